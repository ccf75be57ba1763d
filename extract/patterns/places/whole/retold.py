"""Communes with the name of a province that is no more, taken up by the bare name: "Hai Duong ward. In Hai Duong"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from extract.bearers import named
from extract.lexicon import alternation
from extract.patterns.places.state import Scan
from extract.patterns.places.text.lexicon import places_lexicon
from extract.spots import Spot, heirs, name_holds, province_id

_STOPS = frozenset({"", ".", "!", "?"})  # with a line's end: what a sentence opens behind
_ENDS = _STOPS | {","}
_SENTENCE = 160  # characters to each side
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")


def taken_up(scan: Scan, spots: Sequence[Spot]) -> None:
    """Note of bare names which commune the article told first: "Hai Duong ward. Today Hai Duong has 12 groups".

    Only of those that took the name of the province they were in. Where one bare name may be the province's, all may:
    nobody means two places by one name.
    """
    if not scan.reformed:
        return
    told, again, barred = dict[str, Spot](), list[Spot](), set[str]()
    for spot in spots:
        name = spot.name.lower()
        if spot.types and spot.levels == ("commune",) and not spot.former:
            if name not in told and heirs(spot.name, spot.types):
                told[name] = spot
        elif name in told and spot.kind is None and spot.rule == "bare" and not spot.former:
            again.append(spot)
        elif spot.administrative:
            barred.add(name)
    districts = _districts(spots) if again else frozenset()
    barred.update(name for name in told if _provinces(told[name].name) & districts)
    for spot in again:
        if spot.name.lower() not in barred and not _spoken_of(scan, spot):
            barred.add(spot.name.lower())
    for spot in again:
        if (name := spot.name.lower()) not in barred:
            spot.again = told[name]


def _provinces(name: str) -> frozenset[tuple[str, str]]:
    """Return the provinces of the name."""
    return frozenset(province_id(unit.uid) for unit in named(name) if unit.level == "province")


def _districts(spots: Sequence[Spot]) -> frozenset[tuple[str, str]]:
    """Return the old provinces of the districts and towns that the article names as such, or without type word."""
    names = {spot.name for spot in spots if spot.administrative and "district" in spot.levels}
    districts = (unit for name in names if not _provinces(name) for unit in named(name) if unit.level == "district")
    return frozenset(province_id(unit.uid) for unit in districts)


def _spoken_of(scan: Scan, spot: Spot) -> bool:
    """Tell whether the name opens its sentence or stands behind a word like "in", alone, and none of the province."""
    words, sets = scan.words, scan.lexicon
    first, end = bisect_left(words.starts, spot.start), bisect_left(words.starts, spot.end)
    if words.starts[first] != spot.start or words.gap(end).strip() not in _ENDS or _of_province(words.text, spot):
        return False
    opens = words.gap(first).strip() in _STOPS and words.opens_sentence(first)
    behind = any(words.slice(start, first).lower() in sets["taken_up_behind"] for start in (first - 1, first - 2))
    return (opens or (words.gap(first) == " " and behind)) and not _goes_on(scan, spot, end)


def _goes_on(scan: Scan, spot: Spot, end: int) -> bool:
    """Tell whether a longer name or a list goes on behind the name: "Hai Duong and Hanoi"; not its own province."""
    words, item = scan.words, scan.list_joint(end)
    if words.gap(end) == " " and end < words.size and words.caps[end]:
        return True
    if not 0 < item < words.size or not words.caps[item]:
        return False
    last = scan.unit_at(item, ("province",))
    own = item == end and last > item and name_holds(scan.unit_name(item, last), spot.name)
    return not own  # "in Hai Duong, Hai Phong"


def _of_province(text: str, spot: Spot) -> bool:
    """Tell whether the sentence speaks of a province: of its merger, its districts or communes, or what was before."""
    before = _SENTENCE_END.split(text[max(0, spot.start - _SENTENCE) : spot.start])[-1]
    behind = _SENTENCE_END.split(text[spot.end : spot.end + _SENTENCE], maxsplit=1)[0]
    return any(map(_province_words().search, (before, behind)))


@cache
def _province_words() -> re.Pattern[str]:
    """Return the words of a province's name, not of a commune's: "merged", "175 communes", "toàn tỉnh"."""
    return re.compile(rf"(?<!\w)(?:{alternation(places_lexicon()['of_province'])})(?!\w)", re.IGNORECASE)
