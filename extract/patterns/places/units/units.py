"""Units after their type word: "xã Tân Lập", "Q.1", "Thị ủy Kinh Môn", "the communes of A, B and C"."""

from extract.bearers import named
from extract.gazetteer import levels_of, unit_types
from extract.patterns.places.behind.numbered import ordinal
from extract.patterns.places.features.passes import known_pass
from extract.patterns.places.names.end_numbers import (
    adds_count,
    counts_gifts,
    counts_nothing,
    counts_units,
    number_closes,
)
from extract.patterns.places.names.listing import belonging, count_before, numbers_follow, of_localities, of_province
from extract.patterns.places.names.names import first_syllable
from extract.patterns.places.names.short_forms import after_other_form
from extract.patterns.places.state import BLANK, CLOSE, Scan
from extract.patterns.places.text.lexicon import Head
from extract.patterns.places.units.closed_lists import own_names
from extract.patterns.places.units.unit_lists import shares_type, units_on
from extract.patterns.places.units.unit_names import add, higher, numbered_name, small_first, unit_name
from extract.patterns.places.villages.village_signs import in_office

_AFTER_HEAD = frozenset({" ", "  ", ". ", ".", ""})


def unit(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "xã Tân Lập", "Q. 1", "các xã: A, B", and the rest of a list of them."""
    words = scan.words
    behind, name = name, name + numbers_follow(scan, head, index, name)
    listed = name < words.size and _apart(scan, name) and (scan.plural(index) or name > behind)
    if listed and scan.type_word(name):
        return 0  # "còn 3 phường: Phường Vĩnh Phước ..."
    first, name = name, after_other_form(scan, head, name)  # "thành phố (TP) Cà Mau"
    if not (listed or name > first or _joined(scan, head, index, name)):
        return 0
    if not listed and of_province(scan, head, index, name):
        return name
    number = words.raw[name].isdecimal() or words.roman(name)
    if number and (end := numbered_unit(scan, head, index, name)):
        return end
    written = words.slice(index, name).lower()
    if written in scan.lexicon["reform_types"] and not scan.reformed:
        return 0
    unmarked = written in scan.lexicon["unmarked_types"]
    if unmarked and not words.slice(name, words.run(name, BLANK)).isascii():
        return 0  # "tinh" is a word of its own where marks are written
    known = unmarked or (len(words.raw[name - 1]) == 1 and name == first)
    words.caps[name] = words.caps[name] or small_first(scan, head, name)
    end = unit_name(scan, head, name, known=known) if words.caps[name] else 0
    whole = words.caps[index] and scan.unit_at(index) >= end
    if not end or (whole and (unmarked or scan.unit_at(name, head.levels) == name)):
        return 0  # "Xa Phien" is the name of a commune itself
    if _head_of_office(scan, name, end) or _speaker(scan, index, name, end):
        scan.person_at = name
        return 0
    add(scan, head, (name if listed else index, name, end))
    return units_on(scan, head, end, shares_type(scan, head, index))


def _head_of_office(scan: Scan, name: int, end: int) -> bool:
    """Tell whether a word more makes a person of the name: "Chủ tịch UBND xã Đỗ Sơn Tây", "xã Hồ Quang Tuấn"."""
    words, whole = scan.words, scan.words.run(name, BLANK)
    if scan.unit_at(name, ("province",)) == end > name + 1:
        return False  # "tỉnh Cà Mau Dự án": nobody is called after one
    if whole != end + 1 + (end == name + 1) or scan.boundary(end) or scan.head(end) or words.shouted(name, end + 1):
        return False
    if end == name + 1:
        return scan.surnamed(name, end + 2)
    return end - name == 2 and scan.surnamed(name, end + 1) and words.lower[name] not in scan.lexicon["places_too"]


def _speaker(scan: Scan, index: int, name: int, end: int) -> bool:
    """Tell whether who holds an office says something, if no unit is called so: "Chủ tịch xã Võ Minh nói"."""
    words, sets = scan.words, scan.lexicon
    if end != name + 2 or not scan.surnamed(name, end) or scan.unit_at(name) == end:
        return False
    said = end < words.size and words.gap(end) == " " and words.lower[end] in sets["speaking"]
    return said and words.lower[name] not in sets["places_too"] and in_office(scan, index)


def _joined(scan: Scan, head: Head, index: int, name: int) -> bool:
    """Tell whether the head ends right before the name; an abbreviation has its capitals and its dot.

    In one word with the head stands a name that the register has: "tỉnhTuyên Quang", not "tại xãẢnh: Lê Nam".
    """
    words = scan.words
    if name >= words.size or words.gap(name) not in _AFTER_HEAD:
        return False
    word = words.raw[name - 1]
    if words.gap(index) == "." and len(words.raw[index - 1]) == 1:
        return False  # "nhà máy C.P. Củ Chi", "bà N.T.T. Phú Thọ"
    if name - index > 1 or not word.isascii() or len(word) > 2:
        initials = name - index > 1 and len(word) == 1 and word.isupper()
        dotted = initials and words.gap(name) in {".", ". "}  # "T.P. Vinh"
        return words.gap(name) == " " or dotted or (words.gap(name) == "" and scan.unit_at(name, head.levels) > name)
    dotted = len(word) == 2 or words.gap(name).startswith(".")
    small = word in scan.lexicon["small_short_types"] and words.gap(name) in {" ", ".", ". "}  # "tp. Lào Cai"
    return (word[0].isupper() and dotted) or small or _unmarked_joined(scan, head, name)


def _unmarked_joined(scan: Scan, head: Head, name: int) -> bool:
    """Tell whether a small type word of a text without marks is one: "xa An Thanh, huyen X", not "xa Ha Noi".

    In English, where it is no word, it is left from a machine's work or a caption.
    """
    words = scan.words
    if scan.language == "en" and words.lower[name - 1] in scan.lexicon["unmarked_types"] and words.gap(name) == " ":
        return scan.unit_at(name, head.levels) > name
    if (
        scan.language != "vi"
        or words.lower[name - 1] not in scan.lexicon["unmarked_types"]
        or not words.text.isascii()
        or words.gap(name) != " "
    ):
        return False
    end = scan.unit_at(name, head.levels)
    placed = words.gap(end) in {", ", " ("} and scan.type_word(end)
    return end > name and (placed or scan.unit_at(name, ("province", "district")) == name)


def numbered_unit(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "Quận 1", "Ward 11", "the 5th ward"; and "các phường 1, 2 và 3" when the numbers go on."""
    words = scan.words
    if words.raw[index - 1][:1].isdecimal() and (end := ordinal(scan, head, index)):
        return end
    kinds = [kind for kind in head.types if kind in unit_types().numbered.values()]
    if scan.plural(index) and name + 1 < words.size and words.lower[name + 1] in scan.lexicon["measures"]:
        return 0
    if counts_gifts(scan, index, name):
        return 0
    if not kinds or name >= words.size or words.gap(name + 1) in {"/", "%"}:
        return 0
    apart = _apart(scan, name)
    first, end, item = name if apart else index, name, name
    while 0 < item < words.size and (canonical := numbered_name(scan, kinds[0], item)):
        end = item + 1
        if town := _with_town(scan, canonical, end):
            canonical, end = f"{canonical} {words.slice(end, town)}", town
        fields = {"name": canonical, "kind": levels_of((kinds[0],))[0], "types": (kinds[0],)}
        scan.add(first, end, "numbered unit", **fields)
        item = scan.list_joint(end)
        # "phường 5, 6 và 7" after a singular too, but not "phường 5, 10 hộ".
        listed = 0 < item < words.size and (scan.plural(index) or counts_nothing(scan, item))
        listed = listed and not (adds_count(scan, item) or counts_units(scan, name, item, head))
        first = item = item if listed else -1
    if end == name:
        return 0
    return units_on(scan, head, end, plural=True) if scan.plural(index) else end


def _apart(scan: Scan, name: int) -> bool:
    """Tell whether the type word does not stand next to the first of its list: "các quận: 2, 7", "gồm 2, 7"."""
    return scan.words.gap(name) == ": " or scan.words.lower[name - 1] in scan.lexicon["including"]


def _with_town(scan: Scan, numbered: str, end: int) -> int:
    """Return where the town ends that is part of a ward's name: "phường 1 Bảo Lộc"; 0 if there is none."""
    words = scan.words
    last = words.run(end, BLANK, 3) if words.gap(end) == " " else 0
    return last if last > end and named(f"{numbered} {words.slice(end, last)}") else 0


def organ(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "Thị ủy Kinh Môn": the name alone is the span, the organ tells its type."""
    words = scan.words
    if name >= words.size or words.gap(name) != " " or not words.caps[name]:
        return 0
    end = unit_name(scan, head, name, known=True)
    whole = words.run(name, BLANK)
    if scan.type_word(name):
        return 0
    if not end or (end < whole and scan.surnamed(name, whole) and not scan.surnamed(end, whole)):
        scan.person_at = name
        return 0
    add(scan, head, (name, name, end), rule="organ")
    return units_on(scan, head, end, plural=True) if scan.plural(index) else end


def list_unit(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "the communes of A, B and C", "districts: A, B": the type word stays outside."""
    if scan.words.raw[index - 1][:1].isdecimal() and (end := ordinal(scan, head, index)):
        return end  # "the 7th Ward of Tan An city"
    if name < scan.words.size and scan.type_word(name) and scan.unit_at(name) == name:
        return 0  # "các xã mới: Xã A (...), xã B"
    end = unit_name(scan, head, name) if _opens_list(scan, index, name) else 0
    whole = scan.words.run(name, BLANK)
    if end and scan.middle_name(name, whole) and scan.unit_at(name, head.levels) != whole:
        scan.person_at = name
        return 0  # "Chủ tịch xã mới Hồ Văn Nam"
    if end and own_names(scan, head, name) == 0:
        return 0  # "the communes of Huong Khe and Duc Tho districts" lie in these districts
    if higher(scan, head, name, end):
        return 0  # "the districts of Nghe An and Ha Tinh" lie in these provinces
    return 0 if not end or belonging(scan, index, name, end) else list_from(scan, head, index, name)


def list_from(scan: Scan, head: Head, index: int, name: int, plural: bool = False) -> int:
    """Read the list that starts at a name for the plural type word at the index; the type word stays outside."""
    end = unit_name(scan, head, name)
    if not end or scan.suffix_after(end):
        return 0
    known = len(scan.spots)
    add(scan, head, (name, name, end), rule="list")
    end = units_on(scan, head, end, plural or scan.plural(index), own_names(scan, head, name) or 0)
    before = scan.words.before(index) in scan.lexicon["former_before"]  # "the former city of Vinh Long"
    if before or scan.words.lower[name - 1] in scan.lexicon["former_words"]:
        for spot in scan.spots[known:]:
            spot.former = True  # "ba huyện cũ: Kỳ Anh, Cẩm Xuyên, Nghi Xuân"
    return end


def list_other(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "border gates: A - B - C", "the village of A"."""
    words = scan.words
    opens = _opens_list(scan, index, name) or _counted_streets(scan, head, index, name)
    opens = opens and not (head.weak and words.gap(name) == " ")  # "thôn, bản Nà Lốc"
    own = own_names(scan, head, name) if opens else 0
    if own == 0 or of_localities(scan, index, name):
        return 0
    kind, group, known = head.role.removeprefix("list_"), scan.group(), len(scan.spots)
    single = head.weak or not scan.plural(index)  # "các buôn làng: Chủ tịch ..." too
    end, item, joined = 0, name, False
    while 0 < item < words.size and words.caps[item]:
        last = words.run(item, CLOSE, 5)
        if joined and scan.bare_province(item, last):
            break  # "the dams of Kim Son and Song Rac, Ha Tinh"
        joined = joined or words.lower[item - 1] in scan.lexicon["and"]
        last += words.ordinal(last) and number_closes(scan, last)
        strange = not words.syllable(item) and words.lower[item] not in scan.lexicon["feature_words"]
        strange = strange and not (kind == "natural" and known_pass(scan, item, last))
        if scan.suffix_after(last) or strange or scan.opener(item):
            break
        alone = scan.plural(index) and item == name and scan.list_joint(last) < 0
        if kind == "village" and _no_village(scan, item, last, ("province", "district") if alone else ("province",)):
            break
        if kind == "village" and single and last == item + 1 and first_syllable(scan, item, last):
            break  # "thôn thông minh Bí thư chi bộ ..."
        if item == name and belonging(scan, index, name, last):
            break
        if words.lower[last - 1] in scan.lexicon["numbers"] and words.number(last):  # the Xa No is a canal
            break
        scan.add(item, last, "list", kind=kind, group=group)
        end = last
        over = not scan.plural(index) or len(scan.spots) - known == own
        item = -1 if over else scan.list_joint(end)
    return end


def _no_village(scan: Scan, item: int, last: int, levels: tuple[str, ...]) -> bool:
    """Tell whether a person, a people, a country, or a unit of the levels that no commune follows stands there."""
    words = scan.words
    folk = any(words.slice(item, last).lower() in scan.lexicon[each] for each in ("ethnic", "home_country"))
    if folk or scan.middle_name(item, last):
        return True  # "heads of residential groups: Nguyen Van A, ...", "bản văn hóa Mông", "làng biên giới Việt - Lào"
    said = words.lower[item - 1] in scan.lexicon["within"]  # "the hamlet of Phu Yen"
    placed = said or (words.gap(last) in {", ", " ("} and scan.type_word(last))
    fixed = scan.lexicon.names.longest(words, item)
    wide = fixed is not None and fixed.heads[0].role in {"country", "region"} and last == item + len(fixed.words)
    return wide or (scan.unit_at(item, levels) == last and not placed)


def _counted_streets(scan: Scan, head: Head, index: int, name: int) -> bool:
    """Tell whether as many streets as are counted follow: "four streets - A, B, C and D", "two streets A and B"."""
    words = scan.words
    if head.role != "list_road" or name >= words.size or words.gap(name) not in {" - ", ", ", " "}:
        return False
    count, found, item, end = count_before(scan, index), 0, name, name
    while found <= count and 0 < item < words.size and words.caps[item] and not _numbered_next(scan, item):
        end = words.run(item, CLOSE, 5)
        if scan.bare_province(item, end):
            return False  # "repaired two streets, Hai Phong and Ha Noi said"
        found, item = found + 1, scan.list_joint(end)
    at_once = words.gap(name) == " " and not scan.boundary(name)
    return found == count > 1 and (at_once or words.gap(end) not in _AFTER_HEAD)


def _numbered_next(scan: Scan, item: int) -> bool:
    """Tell whether a ward or district with a number stands there, where the streets lie: "District 1"."""
    phrase = scan.head(item)
    return phrase is not None and scan.words.number(item + len(phrase.words))


def _opens_list(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a name follows "communes of", "communes such as" or "communes:"."""
    words = scan.words
    gaps = {" ", ": "} if name - index > 1 else {": "}
    one = words.gap(name) == ": " and words.before(index) in scan.lexicon["definite"] and not scan.plural(index)
    return not one and name < words.size and words.caps[name] and words.gap(name) in gaps
