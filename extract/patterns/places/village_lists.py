"""Where a list of villages goes on: numbers, dashes, "ấp A, B của xã C"."""

from extract.patterns.places.names import counts_nothing, first_syllable, named_after, past_bracket
from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.village_signs import in_commune, in_place
from extract.spots import LARGE, levels_borne, name_holds, named

_LONGEST_LIST = 8
_LONGEST_NAME = 3


def next_village(scan: Scan, end: int, *, plural: bool, way: bool) -> tuple[int, bool]:
    """Return where the next village of a list starts behind `end`, or -1, and whether it may follow any mark."""
    bracket = past_bracket(scan, end) if plural else -1
    if bracket > 0 or _ranged(scan, end):
        return max(bracket, end), True
    item = scan.list_joint(end)
    if item <= 0:
        return -1, False
    if item == end and (plural or way) and _is_stop(scan, item, way=not plural):
        return item, True
    if plural or item > end or _number_goes_on(scan, end, item):
        return item, False
    return (item, True) if _closed(scan, end) else (-1, False)


def _ranged(scan: Scan, end: int) -> bool:
    """Tell whether a number follows a hyphen, and what both lie in behind it: "khóm 3-4, phường 8"."""
    words = scan.words
    both = words.gap(end) == "-" and words.raw[end - 1].isdecimal() and words.raw[end].isdecimal()
    return both and int(words.raw[end - 1]) < int(words.raw[end]) and in_place(scan, end + 1)


def _closed(scan: Scan, end: int) -> bool:
    """Tell whether the names behind a village are more of it, for their commune closes the list: "ấp A, B của xã C"."""
    words, last, names = scan.words, end, list[str]()
    while 0 < (item := scan.list_joint(last)) < words.size and len(names) < _LONGEST_LIST and _free(scan, item):
        last = words.run(item, BLANK)
        names.append(words.slice(item, last))
    if names and _struck(scan, last, names):
        return True
    at = last + (words.gap(last) == " " and last < words.size and words.lower[last] in scan.lexicon["enclosing"])
    phrase = scan.head(at) if words.gap(at) in ({" "} if at > last else {" (", ", "}) else None
    if phrase is None or not names or phrase.heads[0].role != "unit" or phrase.heads[0].levels != ("commune",):
        return False
    start = at + len(phrase.words)
    commune = scan.unit_name(start, max(start + 1, scan.unit_at(start, ("commune",))))
    return named_after(scan, at) and not any(name_holds(name, commune) for name in names)


def _struck(scan: Scan, end: int, names: list[str]) -> bool:
    """Tell whether names that no unit bears are villages, for so it is said: "bản Nà Phát, Sang Ngà bị cô lập"."""
    said = scan.words.gap(end) == " " and " ".join(scan.words.lower[end : end + 2]) in scan.lexicon["struck"]
    return said and all(" " in name and not named(name) for name in names)


def _free(scan: Scan, item: int) -> bool:
    """Tell whether a name stands there that may be a village's, even if it opens like water: "Hồ Thùng"."""
    words, phrase = scan.words, scan.head(item)
    last = words.run(item, BLANK)
    if not item < last <= item + _LONGEST_NAME or (phrase and phrase.heads[0].role != "natural"):
        return False
    lake = phrase is not None and words.slice(item + 1, last).lower() in scan.lexicon["lakes"]
    if (
        lake
        or scan.lexicon.names.longest(words, item)
        or first_syllable(scan, item, last)
        or scan.bare_province(item, last)
    ):
        return False
    person = last - item > 2 and scan.surnamed(item, last)
    return not (person or first_syllable(scan, item, last) or any(map(scan.boundary, range(item, last))))


def _number_goes_on(scan: Scan, end: int, item: int) -> bool:
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


def _is_stop(scan: Scan, item: int, *, way: bool) -> bool:
    """Tell whether one more name of a list stands behind a dash: "các bản Pá Pon - Pá Đởn".

    `way`: only a road makes a list of them, in which no unit is a village: "đường từ bản Pá Pon - Pá Đởn".
    """
    words = scan.words
    if item >= words.size or words.gap(item) != " - " or not words.caps[item]:
        return False
    last, phrase = words.run(item, BLANK), scan.head(item)
    if phrase and (way or phrase.heads[0].role != "natural"):
        return False
    if way and (scan.unit_at(item) > item or scan.surnamed(item, last) or scan.boundary(item)):
        return False
    return LARGE.isdisjoint(levels_borne(words.slice(item, last)))
