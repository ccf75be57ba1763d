"""Bare names of what a commune of today was made of, as the register says: "Xã X (A, B và một phần C)"."""

import re
from collections.abc import Sequence
from functools import cache

from extract import lexicon
from extract.bearers import named
from extract.gazetteer import REFORM, Unit, fold_word, load
from extract.lexicon import alternation
from extract.patterns.places.mergers.merged_lists import commune, heads, joint, past_around, sources
from extract.patterns.places.text.lexicon import places_lexicon
from extract.patterns.places.units.shares import share
from extract.spots import Spot

_BACK = 110
_LEAST = 2


@cache
def _opening() -> re.Pattern[str]:
    """Return what stands between a commune and the first of its parts: " (", ": ", " gồm ", ") hình thành từ "."""
    words = sources()
    units = rf"(?:\s(?:{words['communes']}|{words['counted_as']}|{alternation(places_lexicon()['plural'])}|\d{{1,3}}))*"
    merging = rf"(?:{words['merging']})(?!\s(?:{words['no_merger_after']}))"
    for before in lexicon.load("places")["mergers"]["no_merger_before"]:
        merging = rf"(?<!{before}\s){merging}"
    merging = rf"{merging}(?:\s(?:{words['merged_from']}))?"
    told = rf"(?:[\w-]+\s){{0,6}}?(?:{words['basis']}|{merging}|{words['holding']})(?!\w){units}"
    new = rf"\)?(?:\s\(?(?:{words['new']})\)?)?"
    return re.compile(rf"{new}(?: \((?:{told}\s?)?|:|,?\s{told}:?)\s?(?:{share()})?", re.IGNORECASE)


def parts(name: str) -> dict[str, list[Unit]]:
    """Return the communes by their folded names that became, at the reform, one of today of this name."""
    found: dict[str, list[Unit]] = {}
    for unit in named(name):
        for old in load().former(unit) if unit.level == "commune" else ():
            if old.valid_to == REFORM:
                found.setdefault(fold_word(old.name), []).append(old)
    return found


def became(units: Sequence[Spot], into: Spot, *, whole: bool = False) -> bool:
    """Tell whether communes of the names, one of them not its own, became one of today that is called so.

    `whole`: all of them must, and several: behind a mere colon.
    """
    known = parts(into.name).keys()
    names = {fold_word(spot.name) for spot in units}
    found = names & known
    if not found - {fold_word(into.name)}:
        return False
    return len(found) >= max(_LEAST, len(names)) if whole else 2 * len(found) > len(names)


def mark(spots: Sequence[Spot], text: str) -> None:
    """Make communes of before of the bare names that a commune of today is said to be made of."""
    for index, into in enumerate(spots):
        if not commune(into) or not heads(text, into.start):
            continue
        for at in sorted({index, past_around(spots, index)}):
            units = _listed(spots, at, text, into)
            bare = [spot for spot in units if not spot.types]
            opened = text[spots[at].end : units[0].start] if units else ""
            if bare and len(units) >= _LEAST and became(units, into, whole=opened.strip() == ":"):
                _name(bare, into, text)
                break


def _listed(spots: Sequence[Spot], at: int, text: str, into: Spot) -> list[Spot]:
    """Return the bare names and communes of the list that a new one's parts open behind the place at the index.

    What looks like a river or a lake is one of them if a part bears that name: "Suối Tiên", "Hồ Sơn".
    """
    found, pattern, start = list[Spot](), _opening(), spots[at].end
    for index in range(at + 1, len(spots)):
        spot = spots[index]
        if spot.start - start > _BACK or not (joint().match if found else pattern.fullmatch)(text[start : spot.start]):
            break
        bare = spot.kind is None and not spot.types
        if not (bare or commune(spot) or fold_word(text[spot.start : spot.end]) in parts(into.name)):
            break
        found.append(spot)
        start = spot.end
    return found


def _name(bare: Sequence[Spot], into: Spot, text: str) -> None:
    """Note of bare names that they are former communes, and what they became."""
    inside = set(map(id, bare))
    around = next(
        (spot.parent for spot in bare[::-1] if spot.parent is not None and id(spot.parent) not in inside), None
    )
    for spot in bare:
        name = text[spot.start : spot.end]
        units = [unit for unit in named(name) if unit.level == "commune" and unit.register == "old"]
        if units:
            spot.types, spot.kind = tuple({unit.type: None for unit in units}), "commune"
            spot.name, spot.core, spot.soft = name, None, False
            spot.former, spot.into = True, into
    if id(into.parent) in inside:
        into.parent = around
    into.created = into.proven = True
