"""Lists of features whose head word stands apart: "3 cửa khẩu: A, B", "nhiều cầu như A, B"."""

from extract.patterns.places.end_numbers import closing
from extract.patterns.places.listing import counted_types
from extract.patterns.places.names import first_syllable, names_on
from extract.patterns.places.state import Scan
from extract.patterns.places.zones import listed_end


def features_from(scan: Scan, kind: str, head: str, first: int) -> None:
    """Read the features of a list that starts at a name and whose head word stands apart."""
    end = listed_end(scan, head, first)
    if (
        scan.whole_country(first)
        or (kind == "natural" and not scan.words.syllable(first))  # "các kênh: Zalo, ..."
        or (scan.boundary(end - 1) and not _number(scan, end - 1) and len(scan.words.raw[end - 1]) > 1)
        or first_syllable(scan, first, end)
        or any(map(scan.boundary, range(first + 1, end - 1)))
        or scan.suffix_after(end)
        or _having(scan, head, first, end)
    ):
        return
    scan.add(first, end, "list", kind=kind)
    names_on(scan, end, kind, lambda item: listed_end(scan, head, item))


def _number(scan: Scan, at: int) -> bool:
    """Tell whether the word is a number with which names end: "Sông Lô II", "Yên Phong 2A"."""
    return scan.words.ordinal(at) or closing(scan, at)


def _having(scan: Scan, head: str, first: int, end: int) -> bool:
    """Tell whether it is counted what a place has: "nhiều CCN là Đại Lộc (18 cụm), ...", "5 cầu (Nghệ An 3, ...)"."""
    words = scan.words
    known = any(words.slice(first - count, first).lower() in scan.lexicon["listing_qualities"] for count in (1, 2))
    sets = (scan.lexicon["zones"], scan.lexicon["dashed"], counted_types())
    told = known or any(head in types for types in sets)
    late, large = _named_late(scan, first), scan.unit_at(first, ("province",)) == end
    opened = "(" in words.gap(first) or words.gap(first) == ", " or late
    if (told and opened and large) or (late and (large or scan.foreign(first) == end)):
        return True  # "khu công nghiệp ở miền Trung (Thanh Hóa, Đà Nẵng)", "hai bến xe đông khách, gồm Hà Tĩnh"
    if words.raw[end - 1].isdecimal() and scan.unit_at(first, ("province",)) == end - 1:
        return True
    counted = words.gap(end) == " (" and words.raw[end].isdecimal() and words.gap(end + 1) == " "
    return counted and words.lower[end + 1] in scan.lexicon["listing_firsts"]


def _named_late(scan: Scan, first: int) -> bool:
    """Tell whether a clause of its own names what a sentence told of: "..., gồm A, B"."""
    words, naming = scan.words, scan.lexicon["naming"]
    starts = range(max(0, first - 3), first)
    return any(words.gap(start) == ", " and words.slice(start, first).lower() in naming for start in starts)
