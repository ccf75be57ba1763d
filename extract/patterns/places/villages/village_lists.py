"""Where a list of villages goes on: numbers, dashes, "ấp A, B của xã C"."""

from extract.bearers import LARGE, levels_borne
from extract.patterns.places.names.end_numbers import adds_count, counts_nothing, counts_units, named_after
from extract.patterns.places.names.names import compound, first_syllable, past_bracket
from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.villages.village_signs import in_commune, in_place, within
from extract.spots import name_holds

_LONGEST_LIST = 8
_LONGEST_NAME = 3
_NO_BLANK = ","
_COMMAS = frozenset({_NO_BLANK, ", "})
_LONGEST_NUMBER = 2  # digits
_LETTERS = frozenset("ABCD")  # that tell villages apart
_FAR = 5  # how far a number may lie behind twice the one before it


def after_number_word(scan: Scan, name: int) -> int:
    """Return the index after a "số" or "No."."""
    words = scan.words
    said = name < words.size and words.lower[name] in scan.lexicon["numbers"] and words.gap(name) in {" ", ") "}
    return name + 1 if said else name


def listed_number(scan: Scan, item: int) -> int:
    """Return where the number of a list's item stands, behind a "số" of its own: "tổ dân phố số 1, số 2"."""
    words = scan.words
    said = item < words.size and words.lower[item] in scan.lexicon["numbers"] and words.gap(item + 1) == " "
    return item + 1 if said and words.number(item + 1) else item


def part_numbers(scan: Scan, index: int, name: int) -> None:
    """Tell the walk that commas without blanks part the numbers of villages: "thôn 1,2,3", "ấp 4,5 xã X".

    Two numbers may be a decimal ("thôn A 1,2 tỷ đồng"): they need their commune behind them, or a plural before.
    """
    words = scan.words
    first = name if name < words.size and words.raw[name].isdecimal() else words.run(name, BLANK, _LONGEST_LIST)
    if words.gap(first + 1) != _NO_BLANK or (first > name and words.gap(first) != " "):
        return
    last = first
    while words.gap(last + 1) in _COMMAS and _rises(scan, last):
        last += 1
    more = words.gap(last + 1) == " " and words.lower[last + 1] in scan.lexicon["and"] and words.number(last + 2)
    plural = scan.plural(index) and counts_nothing(scan, last)
    if last > first + 1 or more or plural or within(scan, last + 1):
        words.part_numbers(range(first + 1, last + 1))


def _rises(scan: Scan, at: int) -> bool:
    """Tell whether a larger number of two figures at most stands behind the one there."""
    before, after = scan.words.raw[at : at + 2]
    short = before.isdecimal() and after.isdecimal() and max(len(before), len(after)) <= _LONGEST_NUMBER
    return short and int(before) < int(after)


def next_village(scan: Scan, end: int, *, plural: bool, way: bool, listed: int = 0) -> tuple[int, bool]:
    """Return where the next village of a list starts behind `end`, or -1, and whether it may follow any mark.

    `listed`: where the names end that are beyond doubt the list's.
    """
    bracket = past_bracket(scan, end) if plural else -1
    if bracket > 0 or _ranged(scan, end):
        return max(bracket, end), True
    item = scan.list_joint(end)
    if item <= 0:
        return -1, False
    if item == end and (plural or way) and _is_stop(scan, item, way=not plural):
        return item, True
    if plural or item > end or item < listed or _number_goes_on(scan, end, item) or _told_apart(scan, end, item):
        return item, False
    return (item, True) if _closed(scan, end) else (-1, False)


def _ranged(scan: Scan, end: int) -> bool:
    """Tell whether a number follows a hyphen, and what both lie in behind it: "khóm 3-4, phường 8"."""
    words = scan.words
    both = words.gap(end) == "-" and words.raw[end - 1].isdecimal() and words.raw[end].isdecimal()
    # "thôn 2-9" is called after a day
    return both and int(words.raw[end - 1]) + 1 == int(words.raw[end]) and in_place(scan, end + 1)


def _closed(scan: Scan, end: int) -> bool:
    """Tell whether the names behind a village are more of it, for their commune closes the list: "ấp A, B của xã C"."""
    words, last, names = scan.words, end, list[str]()
    while 0 < (item := scan.list_joint(last)) < words.size and len(names) < _LONGEST_LIST and _free(scan, item):
        last = words.run(item, BLANK)
        names.append(words.slice(item, last))
    at = last + (words.gap(last) == " " and words.lower[last] in scan.lexicon["enclosing"])
    phrase = scan.head(at) if words.gap(at) in ({" "} if at > last else {" (", ", "}) else None
    if phrase is None or not names or phrase.heads[0].role != "unit" or phrase.heads[0].levels != ("commune",):
        return False
    start = at + len(phrase.words)
    commune = scan.unit_name(start, max(start + 1, scan.unit_at(start, ("commune",))))
    return named_after(scan, at) and not any(name_holds(name, commune) for name in names)


def listed_end(scan: Scan, index: int, end: int) -> int:
    """Return where a list behind one village ends that is no address, which would end in a unit: "thôn A, B và C".

    Some name of it no unit bears, the last one if no "and" tells that it is a list. A province's name is a village's
    only where no "in" before the head word at the index opens an address.
    """
    words, last, items = scan.words, end, list[tuple[int, int]]()
    while 0 < (item := scan.list_joint(last)) < words.size and len(items) < _LONGEST_LIST:
        free = _free(scan, item) or (_province(scan, item) and not scan.cued(index))
        if not free or words.gap(item) == " - ":
            break
        last = words.run(item, BLANK)
        items.append((item, last))
    unknown = [scan.unit_at(start) == start and last > start + 1 for start, last in items]
    joined = len(items) > 1 and words.lower[items[-1][0] - 1] in scan.lexicon["and"]
    return last if len(items) > 1 and (unknown[-1] or (joined and any(unknown))) else end


def _province(scan: Scan, item: int) -> bool:
    """Tell whether a province's whole name stands there, which villages bear as well."""
    return scan.bare_province(item, scan.words.run(item, BLANK))


def _free(scan: Scan, item: int) -> bool:
    """Tell whether a name stands there that may be a village's, even if it opens like water: "Hồ Thùng"."""
    words, phrase = scan.words, scan.head(item)
    last = words.run(item, BLANK)
    if not item < last <= item + _LONGEST_NAME or (phrase and phrase.heads[0].role != "natural"):
        return False
    lake = phrase is not None and " ".join(words.lower[item + 1 : last]) in scan.lexicon["lakes"]
    if lake or scan.lexicon.names.longest(words, item) or scan.bare_province(item, last):
        return False
    person = last - item > 2 and scan.surnamed(item, last)
    return not (person or first_syllable(scan, item, last) or any(map(scan.boundary, range(item, last))))


def _number_goes_on(scan: Scan, end: int, item: int) -> bool:
    """Tell whether a number after a comma is one more of a list: "tổ dân phố 4, 5 và 6", not "thôn 4, 5 hộ"."""
    words, number = scan.words, listed_number(scan, item)
    if number > item and words.lower[end - 2] not in scan.lexicon["numbers"]:
        return False  # "thôn 3, số 5": a house
    if number > item and _in_street(scan, number + 1):
        return False  # "tổ dân phố số 4, số 5, ngõ 12"
    return words.raw[end - 1].isdecimal() and words.number(number) and _closes(scan, end, number)


def _lettered(scan: Scan, end: int) -> bool:
    """Tell whether a name of several words ends there in one letter: "Bình Hòa A"."""
    words = scan.words
    return end > 1 and words.caps[end - 1] and len(words.raw[end - 1]) == 1 and words.gap(end - 1) == " "


def _in_street(scan: Scan, at: int) -> bool:
    """Tell whether the street or lane of a house follows its number."""
    words, sets = scan.words, scan.lexicon
    behind = at < words.size and words.gap(at) in {", ", " "}
    return behind and words.lower[at] in sets["sure_houses"] | sets["street_types"]


def _letter_apart(scan: Scan, end: int, item: int, last: int) -> bool:
    """Tell whether one more village is told apart by a letter: the same name, or one that is no person's and no unit's.

    A unit it is if what holds it follows: "ấp Vĩnh Lộc B, Vĩnh Lộc A, Bình Chánh".
    """
    words, stem = scan.words, last - 1 - item
    if words.lower[max(0, end - 1 - stem) : end - 1] == words.lower[item : last - 1]:
        around = last if words.gap(last) in {", ", " ("} else words.size
        phrase = scan.head(around) if around < words.size else None
        around += len(phrase.words) if phrase is not None and phrase.heads[0].role == "unit" else 0
        above = scan.unit_at(around) if scan.unit_at(item) == last and around < words.size else around
        return not (above > around and name_holds(scan.unit_name(around, above), scan.unit_name(item, last)))
    letters = words.raw[last - 1] in _LETTERS and stem > 1
    return letters and not (scan.surnamed(item, last) or scan.head(item) or scan.unit_at(item) == last)


def _told_apart(scan: Scan, end: int, item: int) -> bool:
    """Tell whether one more village is told apart: "bản Pa Hốc 1, Pa Hốc 2", not "..., Mộc Châu".

    Or by a letter: "ấp Bình Hòa A, Bình Hòa B".
    """
    words = scan.words
    number = words.run(item, BLANK)
    if _lettered(scan, end) and _lettered(scan, number) and number > item + 1:
        return _letter_apart(scan, end, item, number)
    listed = words.raw[end - 1].isdecimal() and words.caps[end - 2] and words.gap(end - 1) == " "
    if not (listed and number > item + 1 and words.gap(number) == " " and words.number(number)):
        return False
    stem = number - item
    alike = words.lower[max(0, end - 1 - stem) : end - 1] == words.lower[item:number]
    if adds_count(scan, number) or scan.type_word(number + 1):
        return False  # "thôn Tân Lập 1, Mộc Châu 15 xã"
    return alike or counts_nothing(scan, number)


def _closes(scan: Scan, end: int, item: int) -> bool:
    """Tell whether a number that closes a list counts nothing: not "8 trên 10 hộ", nor "15" in "thôn 3, 15 có"."""
    words, after = scan.words, item + 1
    if after >= words.size or words.gap(after).strip() in {",", ".", ";", ")"} or in_commune(scan, after):
        return True
    if words.lower[after] in scan.lexicon["of_whole"] and words.number(after + 1):
        return False
    near = not words.raw[item].isdecimal() or int(words.raw[item]) <= 2 * int(words.raw[end - 1]) + _FAR
    return near and counts_nothing(scan, item) and not scan.type_word(after)


def alike(scan: Scan, name: int, end: int, item: int) -> bool:
    """Tell whether the first name of a list and a further one are both numbers, or end in them, or both names."""
    words, item = scan.words, listed_number(scan, item)
    if not words.number(item):
        return not words.number(name)
    if words.number(name):
        return not (adds_count(scan, item) or counts_units(scan, name, item))
    return _numbers_on(scan, end, item)


def opens_other(scan: Scan, item: int, last: int) -> bool:
    """Tell whether a unit stands there, or a road or office whose small words go on: "bản Son và Quốc lộ 16".

    `last`: where the name would end.
    """
    words, phrase = scan.words, scan.head(item)
    if scan.type_word(item) or (phrase is not None and item + len(phrase.words) > last):
        return True
    goes_on = last < words.size and words.gap(last) == " " and not words.caps[last]
    return goes_on and f"{words.lower[last - 1]} {words.lower[last]}" in scan.lexicon["office_compounds"]


def _numbers_on(scan: Scan, end: int, item: int) -> bool:
    """Tell whether numbers, to the last one, go on behind a name that ends in one: "bản Nậm Há 1, 2 và 3 của xã X"."""
    words = scan.words
    for _ in range(_LONGEST_LIST):
        rising = words.raw[end - 1].isdecimal() and words.raw[item].isdecimal()
        if not rising or int(words.raw[end - 1]) >= int(words.raw[item]):
            return False
        following = scan.list_joint(item + 1)
        if not (following > 0 and words.number(following)):
            return _closes(scan, end, item)
        end, item = item + 1, following
    return False


def _is_stop(scan: Scan, item: int, *, way: bool) -> bool:
    """Tell whether one more name of a list stands behind a dash: "các bản Pá Pon - Pá Đởn"; none that a commune bears.

    `way`: only a road makes a list of them: "đường từ bản Pá Pon - Pá Đởn".
    """
    words = scan.words
    if words.gap(item) != " - " or not words.caps[item] or scan.unit_at(item) > item:
        return False
    last, phrase = words.run(item, BLANK), scan.head(item)
    if phrase and (way or phrase.heads[0].role != "natural"):
        return False
    if words.lower[item] in scan.lexicon["people"] or compound(scan, item):
        return False
    return _on_way(scan, item, last) if way else LARGE.isdisjoint(levels_borne(words.slice(item, last)))


def _on_way(scan: Scan, item: int, last: int) -> bool:
    """Tell whether several words in capitals that are no person's end where the road or clause goes on."""
    words = scan.words
    if last < item + 2 or scan.surnamed(item, last) or scan.boundary(item):
        return False
    return words.gap(last) != " " or words.lower[last] in scan.lexicon["said_of_roads"]
