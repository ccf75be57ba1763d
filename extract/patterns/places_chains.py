"""What stands around what: "X commune (Y district)", "xã X, huyện Y", "Y district's X commune"."""

import re
from functools import cache
from itertools import pairwise

from extract.gazetteer import fold_word
from extract.lexicon import alternation
from extract.patterns import places_lexicon
from extract.spots import Spot, name_holds

_LONGEST_GAP = 24
_LEADING = frozenset({None, "province"})


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what stands between a place and the one around it, between two of a list, before a place inside."""
    lexicon = places_lexicon.load()
    within, joining = alternation(lexicon["enclosing"]), alternation(lexicon["and"])
    school = rf"(?:\s(?i:{alternation(lexicon['schools'])}))?"
    measured = rf"(?:\s\d[\d.,]*\s?(?:{alternation(lexicon['measures'])})(?!\w))?"
    including, plural = alternation(lexicon["including"]), alternation(lexicon["plural"])
    child = rf"(?:'s |, | \(|: | - |,? \(?(?:{including}):? (?:(?:{plural}) )?)"
    once = rf"(?:(?:{alternation(lexicon['former_before'])}) )?"
    inside = rf"{school},? (?:{within})(?: the)? {once}"
    around = rf"{measured}{school},? ?\((?:(?:{within}) )?{once}|{school}, ?{once}| - |-|{inside}"
    listed = rf"(?:, | - |; |,? (?:{joining}) )$"
    return re.compile(f"(?:{around})$"), re.compile(listed), re.compile(f"{child}$")


@cache
def _opening() -> re.Pattern[str]:
    """Return what stands before a name that opens its sentence, clause or section."""
    leading = alternation(places_lexicon.load()["leading"])
    border, item = r"(?:\A|[\n.;!?]\s{0,3})", r"(?:[-+*•]\s)?"
    return re.compile(rf"(?:{border}{item}|(?:{border}{item}|, )(?:{leading})\s)\Z", re.IGNORECASE)


def chain(spots: list[Spot], text: str) -> None:
    """Note for each spot its neighbours in a list, and the place that the text puts around it."""
    _name_villages(spots, text)
    opening = _opening()
    for spot in spots:
        spot.leads = (
            spot.kind in _LEADING and opening.search(text, max(0, spot.start - _LONGEST_GAP), spot.start) is not None
        )
    gaps = [text[here.end : following.start][: _LONGEST_GAP + 1] for here, following in pairwise(spots)]
    pairs = list(zip(gaps, spots, spots[1:], strict=False))
    for gap, here, following in reversed(pairs):
        if len(gap) <= _LONGEST_GAP:
            _enclose(gap, here, following)
    child, opened = _patterns()[2], set[int]()
    for gap, before, here in pairs:
        if gap == "'s " and here.kind == "village" and before.rank is None:
            here.parent, before.cue = before, True
        if here.parent is None and _lies_under(here, before) and child.match(gap):
            here.parent = before
        elif here.parent is None and here.group and here.group == before.group and id(before.parent) in opened:
            here.parent = before.parent
        if here.parent is before:
            opened.add(id(before))


def _name_villages(spots: list[Spot], text: str) -> None:
    """Make villages of the bare names between a village and its commune: "thôn A, B và C, xã D"."""
    listed = _patterns()[1]
    run: list[Spot] = []
    for here, following in pairwise(spots):
        gap = text[here.end : following.start][: _LONGEST_GAP + 1]
        if here.kind == "village":
            run = []
        if not (here.kind == "village" or run) or not listed.match(gap):
            run = []
        elif following.kind is None:
            run.append(following)
        elif run and following.types and following.levels == ("commune",) and gap == ", ":
            for spot in run:
                spot.kind = "village"
        else:
            run = []


def _enclose(gap: str, here: Spot, following: Spot) -> None:
    """Note that the following spot encloses this one, or that both lie in the same place."""
    around, listed, _ = _patterns()
    in_list = listed.match(gap) is not None
    low, high = here.lowest, following.rank
    if in_list and not following.types:
        following.beside.append(here)
        if not here.types:
            here.beside.append(following)
    lower = low is not None and high is not None and low < high and here.types != following.types
    if in_list and here.rank == high and not lower and (high is not None or following.parent):
        here.parent = following.parent
    elif gap == " - " and here.leads and fold_word(here.name) == fold_word(following.name):
        return  # "Thai Binh - Thai Binh province has ...": a dateline
    elif (around.match(gap) or _glued(gap, here, following)) and (low is None or high is None or low < high):
        here.parent = following
        following.cue = following.cue or here.kind == "village"
    elif here.group and here.group == following.group:
        here.parent = following.parent


def _glued(gap: str, here: Spot, following: Spot) -> bool:
    """Tell whether a name and its unit stand side by side: "xã An Phú huyện Củ Chi", "quê Quế Sơn Quảng Nam"."""
    if gap != " ":
        return False
    bare = here.kind is None and following.kind is None
    return bool(here.types and following.types) or (bare and name_holds(following.name, here.name))


def _lies_under(here: Spot, before: Spot) -> bool:
    """Tell whether the text says of both what they are, and the first is the higher."""
    low, high = here.lowest, before.rank
    return low is not None and high is not None and low < high
