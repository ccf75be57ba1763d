"""Residential areas that are estates, and so sites: "dự án Khu dân cư Bắc Rạch Chiếc"; others are villages."""

from collections.abc import Sequence

from extract.patterns.places.state import Scan
from extract.spots import Spot

_LONGEST_PROJECT = 5  # words: "dự án đầu tư xây dựng"


def estate(scan: Scan, index: int, name: int, end: int) -> bool:
    """Tell whether the words from the index on, the name among them, are those of a project or of a foreign brand."""
    words, sets = scan.words, scan.lexicon
    if words.slice(index, name).lower() not in sets["estate_heads"] or not words.raw[name].isalpha():
        return False
    if any(words.raw[at].isalpha() and not words.syllable(at) for at in range(name, end)):
        return True
    befores = range(max(0, index - _LONGEST_PROJECT), index)
    return any(words.slice(at, index).lower() in sets["projects_before"] for at in befores)


def told_again(scan: Scan, spots: Sequence[Spot]) -> None:
    """Make a site of what is told again of an estate with its head word: "KDC Bắc Rạch Chiếc"."""
    sites = {spot.name for spot in spots if spot.rule == "village" and spot.kind == "site"}
    heads = scan.lexicon["estate_heads"]
    for spot in spots if sites else ():
        if spot.rule == "village" and spot.name in sites and spot.core is not None:
            head = scan.words.text[spot.start : spot.core[0]].strip().lower()
            spot.kind = "site" if head in heads else spot.kind
