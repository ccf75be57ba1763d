"""Units that are no more and what lay around them: "xã X cũ, huyện Y", "xã X (nay là xã Z), huyện Y"."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from extract.bearers import named
from extract.lexicon import alternation
from extract.patterns.places.text.lexicon import places_lexicon
from extract.spots import Spot, lineage

_REMARK = 40  # characters in a bracket that says what it is now


@cache
def _no_more() -> re.Pattern[str]:
    """Return the pattern of what says behind a unit that it is no more, with a bracket on what it is now."""
    lexicon = places_lexicon()
    words = (*lexicon.former_after, *lexicon["once_after"])
    past = alternation(word for word in words if word.count("(") == word.count(")"))
    now = alternation(lexicon["now_called"])
    said = rf"(?: (?:{past})(?![^\W\d_]))"
    opening = rf" \((?:{now}) "
    closed = rf"(?:{said}(?:{opening}[^()\n]{{1,{_REMARK}}}\))?|{opening}[^()\n]{{1,{_REMARK}}}\))"
    return re.compile(rf"{closed}(?=[ ,])")


def gaps(spots: Sequence[Spot], text: str, longest: int) -> list[str]:
    """Return what stands between each place and the next, without what says of a unit that it is no more.

    Only before a type word: in "Bình Dương cũ, Đồng Nai" nothing tells that the second lies around the first.
    """
    return [_between(text, here, following)[:longest] for here, following in pairwise(spots)]


def _between(text: str, here: Spot, following: Spot) -> str:
    """Return what stands between two places, without "cũ" and the like before a type word."""
    gap = text[here.end : following.start]
    past = _no_more().match(gap) if here.former and here.types and following.types else None
    return gap[past.end() :] if past else gap


@cache
def _was() -> re.Pattern[str]:
    """Return the pattern of a bracket that opens with what a place was: "(trước đây là ", "(formerly "."""
    return re.compile(rf"\((?:{alternation(places_lexicon()['opens_past'])})\s", re.IGNORECASE)


def bracketed(spots: Sequence[Spot], text: str) -> None:
    """Note of communes that a bracket on the past opens with that they are old: "(trước là bản A, phường B)"."""
    starts = {spot.start: index for index, spot in enumerate(spots)} if "(" in text else {}
    for opening in _was().finditer(text) if starts else ():
        index = starts.get(opening.end(), len(spots))
        while index < len(spots):
            spot = spots[index]
            spot.former = spot.former or (spot.levels == ("commune",) and bool(spot.types))
            index += 1
            if index < len(spots) and text[spot.end : spots[index].start] != ", ":
                break


def close_lists(spots: Sequence[Spot]) -> None:
    """Note of communes of whose list only the last is called old that all were: "các xã Hòa Bắc, Hòa Ninh cũ".

    Not behind a type word for one, nor of a list with a name that no commune of before in the last one's district
    bears.
    """
    groups: dict[int, list[Spot]] = {}
    for spot in spots:
        if spot.group and spot.levels == ("commune",):
            groups.setdefault(spot.group, []).append(spot)
    for *before, last in groups.values():
        if not last.former or last.lent or any(spot.former or spot.parent is not last.parent for spot in before):
            continue
        if before and set.intersection(*map(_districts, (*before, last))):
            for spot in before:
                spot.former = True


def _districts(spot: Spot) -> set[str]:
    """Return the districts, by their identifiers, in which communes of before lay that bear the name and type word.

    One that ended before the reform counts only where none of the name lasted until then: as links have it.
    """
    units = [unit for unit in named(spot.name) if unit.level == "commune" and unit.register == "old"]
    units = [unit for unit in units if unit.type in spot.types]
    return {lineage(unit.uid)[-2].uid for unit in [unit for unit in units if not unit.historic] or units}
