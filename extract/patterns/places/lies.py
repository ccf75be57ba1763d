"""Names before an English type word that only say where such things lie: "Ben Tre estuaries", "Asia market"."""

from extract.patterns.places.lists_before import no_other_before
from extract.patterns.places.state import Scan


def names_no_water(scan: Scan, first: int, at: int) -> bool:
    """Tell whether the name is no river's and no lake's."""
    name = scan.words.slice(first, at).lower()
    return name not in scan.lexicon["rivers"] and name not in scan.lexicon["lakes"]


def of_large(scan: Scan, first: int, at: int, after: int, levels: tuple[str, ...] = ("province", "district")) -> bool:
    """Tell whether a plural behind a large unit's name, and no list, only says where: "many Quy Nhon neighborhoods"."""
    words, sets = scan.words, scan.lexicon
    if words.lower[after - 1] not in sets["plural"] or scan.unit_at(first, levels) != at:
        return False
    return no_other_before(scan, first)


def off_province(scan: Scan, first: int, at: int, after: int) -> bool:
    """Tell whether the sea is only that off a province: "the Nghe An sea"."""
    words = scan.words
    off = not words.caps[after - 1] and words.slice(at, after) in scan.lexicon["off_shore"]
    return off and scan.unit_at(first, ("province",)) == at


def of_region(scan: Scan, at: int) -> bool:
    """Tell whether the last word before the type word is a region, whatever its side: "the North Asia markets"."""
    region = scan.lexicon.names.longest(scan.words, at - 1)
    return region is not None and len(region.words) == 1 and region.heads[0].role == "region"


def woods(scan: Scan, first: int, at: int, after: int) -> bool:
    """Tell whether described woods bear a large unit's name: "the Can Gio mangrove forest"."""
    described = after - at > 1 and scan.words.raw[after - 1] in scan.lexicon["woods"]
    return described and scan.unit_at(first, ("province", "district")) == at
