"""Where a list of villages goes on: numbers, dashes, "ấp A, B của xã C"."""

from extract.patterns.places.names import counts_nothing
from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.village_signs import in_commune
from extract.spots import LARGE, levels_borne


def number_goes_on(scan: Scan, end: int, item: int) -> bool:
    """Tell whether a number after a comma is one more of a list: "tổ dân phố 4, 5 và 6", not "thôn 4, 5 hộ"."""
    words = scan.words
    if not (words.raw[end - 1].isdecimal() and words.number(item)):
        return False
    last = item + 1 >= words.size or words.gap(item + 1).strip() in {",", ".", ";", ")"}
    return last or in_commune(scan, item + 1) or (counts_nothing(scan, item) and not scan.type_word(item + 1))


def alike(scan: Scan, name: int, end: int, item: int) -> bool:
    """Tell whether the first name of a list and a further one are both numbers, or end in them, or both names."""
    words = scan.words
    if words.number(item):
        return words.number(name) or words.raw[end - 1].isdecimal()  # "bản Nậm Há 1, 2"
    return not words.number(name)


def is_stop(scan: Scan, item: int, *, way: bool) -> bool:
    """Tell whether one more name of a list stands behind a dash: "các bản Pá Pon - Pá Đởn".

    `way`: only a road makes a list of them, in which no unit is a village: "đường từ bản Pá Pon - Pá Đởn".
    """
    words = scan.words
    if item >= words.size or words.gap(item) != " - " or not words.caps[item] or scan.head(item):
        return False
    last = words.run(item, BLANK)
    if way and (scan.unit_at(item) > item or scan.surnamed(item, last) or scan.boundary(item)):
        return False
    return LARGE.isdisjoint(levels_borne(words.slice(item, last)))
