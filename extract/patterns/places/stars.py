"""Persons of the stage and the pitch who are called like a unit: "Diễn viên Thái Hòa", and so "Thái Hòa" alone."""

from collections.abc import Sequence

from extract.bearers import levels_borne
from extract.patterns.places.firms_again import placed
from extract.patterns.places.state import BLANK, Scan
from extract.spots import Spot

_NAME = 2  # words
_DEED = 2


def note(scan: Scan, index: int, name: int) -> None:
    """Note the name of a person whom all know by two words: "ca sĩ Lệ Thủy", not "các nghệ sĩ Quy Nhơn"."""
    words = scan.words
    if words.slice(index, name).lower() not in scan.lexicon["stars"] or scan.plural(index):
        return
    end = words.run(name, BLANK)
    if end == name + _NAME and scan.unit_at(name) == end:
        scan.given.add(" ".join(words.lower[name:end]))


def acts(scan: Scan, start: int, end: int) -> bool:
    """Tell whether what only actors do follows: "Thái Hòa vào vai"."""
    words = scan.words
    return words.gap(end) == " " and words.slice(end, min(end + _DEED, words.size)).lower() in scan.lexicon["acting"]


def without(scan: Scan, spots: Sequence[Spot]) -> list[Spot]:
    """Return the spots without the bare names that are such a person's, but those that are a place's here as well."""
    named = {name for name in scan.given if " " in name}
    if not named:
        return list(spots)
    named -= {spot.name.lower() for spot in spots if spot.types or placed(scan, spot)}
    return [spot for spot in spots if spot.rule != "bare" or spot.name.lower() not in named or _large(spot)]


def _large(spot: Spot) -> bool:
    """Tell whether a province bears the name."""
    return "province" in levels_borne(spot.name)
