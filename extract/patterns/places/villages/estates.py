"""Residential areas that are estates, and so sites: "dự án Khu dân cư Bắc Rạch Chiếc"; others are villages."""

from collections.abc import Sequence

from extract.patterns.places.state import Scan
from extract.spots import Spot

_JOINTS = frozenset({", ", " "})
_LONGEST_PROJECT = 5  # words: "dự án đầu tư xây dựng"


def estate(scan: Scan, index: int, name: int, end: int) -> bool:
    """Tell whether the words from the index on, the name among them, are those of a project or of a brand.

    Not every foreign word is one: "khu dân cư Brooklyn" lies abroad, "khu dân cư Kon Rbang" in the Highlands.
    """
    words, sets = scan.words, scan.lexicon
    if words.slice(index, name).lower() not in sets["estate_heads"] or words.raw[name].isdecimal():
        return False
    if _branded(scan, name, end) or _goes_on(scan, index):
        return True
    befores = range(max(0, index - _LONGEST_PROJECT), index)
    return any(words.slice(at, index).lower() in sets["projects_before"] for at in befores)


def _branded(scan: Scan, name: int, end: int) -> bool:
    """Tell whether one of the words is a builder's ("Eco Lake"), or the first is strange: "Alibaba Tân Thành"."""
    words, sets = scan.words, scan.lexicon
    if any(not sets[sort].isdisjoint(words.lower[name:end]) for sort in ("estate_words", "brand_words", "city_brands")):
        return True
    strange = (
        words.raw[name].isalpha() and not words.syllable(name) and words.lower[name] not in sets["highland_firsts"]
    )
    return strange and end > name + 1 and all(map(words.syllable, range(name + 1, end)))


def _goes_on(scan: Scan, index: int) -> bool:
    """Tell whether a list of projects goes on with its head word: "dự án khu dân cư A, khu dân cư B"."""
    last = scan.spots[-1] if scan.spots else None
    if last is None or last.rule != "village" or last.kind != "site":
        return False
    before = index - 1 if scan.words.before(index) in scan.lexicon["and"] else index
    return before > 0 and last.end == scan.words.ends[before - 1] and scan.words.gap(before) in _JOINTS


def told_again(scan: Scan, spots: Sequence[Spot]) -> None:
    """Make a site of what is told again of an estate with its head word: "KDC Bắc Rạch Chiếc"."""
    sites = {spot.name for spot in spots if spot.rule == "village" and spot.kind == "site"}
    heads = scan.lexicon["estate_heads"]
    for spot in spots if sites else ():
        if spot.rule == "village" and spot.name in sites and spot.core is not None:
            head = scan.words.text[spot.start : spot.core[0]].strip().lower()
            spot.kind = "site" if head in heads else spot.kind
