"""Names after their head word: "xã Tân Lập", "sông Hồng", "Quốc lộ 6", "communes of A and B"."""

import re

from extract.links import LEVELS, named
from extract.patterns.places_lexicon import Head
from extract.patterns.places_scan import Scan

_AFTER_HEAD = frozenset({" ", "  ", ". ", ".", "", ".\u00a0"})
_GLUED_ROAD = re.compile(r"(?:QL|TL|ĐT|DT|HL|ĐH|DH|CT)\d{1,4}[A-Z]?\d?$")
_GLUED_UNIT = re.compile(r"(?:(Q)|(P|F))(\d{1,2})$")
_ROAD_CODE = re.compile(r"(?:\d{2,4}[A-ZĐ]\d?|\d{3,4})$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_NAMED = frozenset({" ", "-"})
_BLANK = frozenset({" "})
_ENDS = frozenset({" ", "-", " - "})


def glued(scan: Scan, index: int) -> int:
    """Read "QL1A", "Q1", "P5": one word, head and number together."""
    word = scan.words.raw[index]
    if not word[-1].isdigit() and not word[1:2].isdigit() and not word[2:3].isdigit():
        return 0
    if _GLUED_ROAD.match(word):
        scan.add(index, index + 1, "numbered road", kind="road")
        return index + 1
    if match := _GLUED_UNIT.match(word):
        kind = "quận" if match[1] else "phường"
        scan.add(index, index + 1, "numbered unit", name=f"{kind} {match[3]}", kind=LEVELS[kind][0], types=(kind,))
        return index + 1
    return 0


def read(scan: Scan, index: int) -> int:
    """Read what the head word at `index` says; return the word after what was read, 0 if nothing was."""
    phrase = scan.lexicon.before.longest(scan.words, index)
    if phrase is None:
        return 0
    name = index + len(phrase.words)
    if scan.person_at == name:
        return 0
    for head in phrase.heads:
        if end := _ROLES[head.role](scan, head, index, name):
            return end
    return 0


def _joined(scan: Scan, index: int, name: int) -> bool:
    """Tell whether the head ends right before the name; an abbreviation has its capitals and its dot."""
    words = scan.words
    if name >= len(words) or words.gap(name) not in _AFTER_HEAD:
        return False
    head = words.raw[name - 1]
    if len(head) == 1 and name - index == 1:
        return head.isupper() and words.gap(name).startswith(".") and words.before(index) != "."
    abbreviation = len(head) == 2 and head.isascii() and name - index == 1
    if abbreviation and not head[0].isupper():
        return False
    return words.gap(name) == " " or abbreviation


def _unit(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "xã Tân Lập", "Q. 1", and the rest of a list of them."""
    words = scan.words
    listed = _plural(scan, index) and name < len(words) and words.gap(name) == ": "
    if not listed and not _joined(scan, index, name):
        return 0
    if words.raw[name].isdigit() and len(words.raw[name]) <= 2:
        return _numbered_unit(scan, head, index, name)
    if not words.caps[name]:
        return 0
    english = words.lower[index] in {"district", "ward"}
    end = 0 if english else _unit_name(scan, head, name, known=len(words.raw[name - 1]) == 1)
    if not end:
        return 0
    _add_unit(scan, head, name if listed else index, name, end)
    return _unit_list(scan, head, index, end)


def _add_unit(scan: Scan, head: Head, first: int, name: int, end: int, group: int = 0) -> None:
    """Add the spot of a unit whose name stands from `name` to before `end`."""
    levels = {level for kind in head.types for level in LEVELS[kind]}
    foreign = scan.lexicon.names.longest(scan.words, name)
    kind = "commune" if levels == {"commune"} else "district" if levels == {"district"} else "province"
    abroad = foreign is not None and foreign.heads[0].role == "province" or kind == "province"
    types = () if abroad and not any(unit.level in levels for unit in named(scan.unit_name(name, end))) else head.types
    scan.add(first, end, "type word", name=scan.unit_name(name, end), kind=kind, types=types, group=group)


def _unit_name(scan: Scan, head: Head, name: int, known: bool = False) -> int:
    """Return where the name of a unit with this type word ends, 0 if none starts here."""
    words = scan.words
    levels = tuple({level for kind in head.types for level in LEVELS[kind]})
    end = scan.unit_at(name, levels)
    if end > name:
        new_number = levels == ("commune",) and words.ordinal(end) and words.raw[end].isdigit()
        return end + 1 if new_number and words.text[words.ends[end] :][:1] in {",", ".", ";", ")", "", "\n"} else end
    foreign = scan.lexicon.names.longest(words, name)
    if foreign and foreign.heads[0].role == "province":
        return name + len(foreign.words)
    if known:
        return 0
    end = name
    last = words.run(name, _NAMED, 5)
    while end < last and not (end > name and scan.lexicon.before.longest(words, end)):
        end += 1
    if not 1 <= end - name <= 3 or scan.surnamed(name, end) or words.shouted(name, end):
        return 0
    if "province" in levels:
        abroad = head.types == ("tỉnh",) and not words.syllable(name) and not scan.opener(name)
        return end if abroad else 0
    return 0 if any(map(scan.boundary, range(name, end))) else end


def _numbered_unit(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "Quận 1", "Ward 11"; and "phường 1, 2 và 3" when the numbers go on."""
    kinds = [kind for kind in head.types if kind in {"quận", "phường"}]
    if not kinds or scan.words.gap(name + 1) in {"/", "%"}:
        return 0
    canonical = f"{kinds[0]} {int(scan.words.raw[name])}"
    scan.add(index, name + 1, "numbered unit", name=canonical, kind=LEVELS[kinds[0]][0], types=(kinds[0],))
    end = name + 1
    while (item := scan.list_joint(end)) > 0 and _plural(scan, index) and scan.words.raw[item].isdigit():
        canonical = f"{kinds[0]} {int(scan.words.raw[item])}"
        scan.add(item, item + 1, "numbered unit", name=canonical, kind=LEVELS[kinds[0]][0], types=(kinds[0],))
        end = item + 1
    return end


def _plural(scan: Scan, index: int) -> bool:
    """Tell whether a word like "các" or "hai" stands before the head, or the head itself is an English plural."""
    words, plural = scan.words, scan.lexicon["plural"]
    heads = [word for word in words.lower[index : index + 2] if not word.isdigit()]
    return words.before(index) in plural or any(word in plural for word in heads)


def _unit_list(scan: Scan, head: Head, index: int, end: int) -> int:
    """Read on through a list that shares the type word: "huyện Yên Châu và Mộc Châu"."""
    plural = _plural(scan, index)
    group = scan.spots[-1].group = scan.group()
    commas = False
    while (item := scan.list_joint(end)) > 0 and item < len(scan.words) and scan.words.caps[item]:
        if scan.words.gap(end) == "; " and (commas or not plural):
            break
        commas = commas or scan.words.gap(end) == ", "
        if scan.lexicon.before.longest(scan.words, item) and scan.unit_at(item) == item:
            break
        if scan.words.gap(end) == " - " and not plural:
            break
        last = _unit_name(scan, head, item, known=not plural)
        whole = scan.words.run(item, _BLANK)
        if not last or (last < whole and not scan.boundary(last)) or scan.surnamed(item, whole) and not plural:
            break
        comma = item == end
        if comma and not plural and _encloses(scan, scan.spots[-1].name, item, last):
            break
        _add_unit(scan, head, item, item, last, group)
        scan.spots[-1].rule = "list"
        end = last
    return end


def _encloses(scan: Scan, inner: str, start: int, end: int) -> bool:
    """Tell whether a comma means "in": a unit of the second name contains one of the first."""
    from extract.links import within

    outer = [unit for unit in named(scan.unit_name(start, end)) if unit.level != "commune"]
    return any(within(unit, area) and unit.level != area.level for unit in named(inner) for area in outer)


def _organ(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "Thị ủy Kinh Môn": the name alone is the span, the organ tells its type."""
    words = scan.words
    if name >= len(words) or words.gap(name) != " " or not words.caps[name]:
        return 0
    end = _unit_name(scan, head, name, known=True)
    if not end or (scan.surnamed(name, words.run(name, _BLANK)) and end < words.run(name, _BLANK)):
        scan.person_at = name
        return 0
    _add_unit(scan, head, name, name, end)
    scan.spots[-1].rule = "organ"
    return _unit_list(scan, head, index, end) if _plural(scan, index) else end


def _name_end(scan: Scan, name: int, joints: frozenset[str], most: int) -> int:
    """Return where a free name ends: capitalised words up to the next type word, with a last number."""
    words = scan.words
    last = words.run(name, joints, most)
    end = name
    while end < last:
        if end > name and _type_word(scan, end):
            break
        end += 1
    counts = end + 1 < len(words) and words.lower[end + 1] in scan.lexicon["measures"] and words.gap(end + 1) == " "
    if end > name and words.ordinal(end) and words.raw[end].isdigit() and end == last and not counts:
        end += 1
    return end


def _type_word(scan: Scan, index: int) -> bool:
    """Tell whether a type word of units stands at the index."""
    phrase = scan.lexicon.before.longest(scan.words, index)
    return phrase is not None and phrase.heads[0].role == "unit" and len(phrase.words[0]) > 1


def _village(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "thôn Đông 2", "tổ dân phố số 5", "Hamlet 3", and the rest of a list."""
    words = scan.words
    if name < len(words) and words.lower[name] in {"số", "no"} and words.gap(name) == " ":
        name += 1
    if words.caps[index] and not words.opens_sentence(index) and scan.unit_at(index) >= index + 2 or _large_unit(scan, index):
        return 0
    end = _village_name(scan, index, name)
    if not end or (head.weak and not (words.caps[index] and words.gap(end) == ", " and words.caps[end])):
        return 0
    spot = scan.add(index, end, "village", name=words.slice(name, end), kind="village")
    spot.group = scan.group()
    plural = _plural(scan, index)
    while (item := scan.list_joint(end)) > 0 and (plural or words.lower[item - 1] in {"và", "and"}):
        last = _village_name(scan, -1, item)
        if not last or scan.suffix_after(last) or words.number(name) != words.number(item) or not words.caps[item] and not words.number(item) or _type_word(scan, item) or (last - item > 2 and scan.surnamed(item, last)):
            break
        scan.add(item, last, "list", kind="village", group=spot.group)
        end = last
    return end


def _village_name(scan: Scan, index: int, name: int) -> int:
    """Return where the name or number of a village ends, 0 if none starts here."""
    words = scan.words
    if name >= len(words) or words.gap(name) not in {" ", "  ", ". ", ", "}:
        return 0
    if words.gap(name) == ". " and words.lower[name - 1] not in scan.lexicon["numbers"] or words.gap(name) == ", " and index >= 0:
        return 0
    if words.number(name) and len(words.raw[name]) <= 3:
        return name + 1
    english = index >= 0 and words.lower[index].isascii() and words.lower[index] in {
        "hamlet", "village", "residential", "neighborhood", "neighbourhood", "cell", "quarter", "group", "area"}  # fmt: skip
    if english or not words.caps[name]:
        return 0
    fixed = scan.lexicon.names.longest(words, name)
    if fixed and fixed.heads[0].role in {"country", "region"}:
        return 0
    end = _name_end(scan, name, _NAMED, 5)
    if end - name > 2 and scan.surnamed(name, end) and words.lower[index] not in scan.lexicon["places_too"]:
        return 0
    acronym = len(words.raw[name]) > 1 and words.raw[name].isupper() and not scan.shouting(name)
    return 0 if acronym else end


def _natural(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "sông Kinh Thầy", "Mount Fansipan"."""
    end = _feature(scan, index, name, "natural", _NAMED, 5)
    if end and head.weak:
        spot = scan.spots[-1]
        spot.soft, spot.name = True, scan.words.slice(name, end)
        spot.core = (scan.words.starts[name], scan.words.ends[end - 1])
    return end


def _site(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "cầu Mỹ Thuận", "Khu di tích quốc gia đặc biệt An Phụ-Kính Chủ-Nhẫm Dương"."""
    words = scan.words
    plural = _plural(scan, index)
    for _ in range(3):
        phrase = scan.lexicon.modifiers.longest(words, name)
        if phrase is None or words.gap(name) != " ":
            break
        name += len(phrase.words)
    joints = _NAMED if plural else _ENDS
    end = _feature(scan, index, name, "site", joints, 8)
    group = 0
    while end and plural and (item := scan.list_joint(end)) > 0 and item < len(words) and words.caps[item]:
        if scan.lexicon.before.longest(words, item):
            break
        group = group or scan.group()
        scan.spots[-1].group = group
        end = _name_end(scan, item, joints, 6)
        scan.add(item, end, "list", kind="site", group=group)
    return end


def _feature(scan: Scan, index: int, name: int, kind: str, joints: frozenset[str], most: int) -> int:
    """Read a natural feature or a site with its head word."""
    words = scan.words
    if name >= len(words) or words.gap(name) not in {" ", "  "} or not words.caps[name]:
        return 0
    phrase = scan.lexicon.names.longest(words, name)
    if phrase and phrase.heads[0].role == "country" and kind == "natural":
        return 0
    if words.caps[index] and name == index + 1 and (_large_unit(scan, index) or _surname(scan, index)):
        return 0
    inner = scan.lexicon.before.longest(words, name)
    if kind == "site" and inner and len(inner.words) > 1 and inner.heads[0].role == "site":
        after = name + len(inner.words)
        name = after if after < len(words) and words.caps[after] and words.gap(after) == " " else name
    acronym = len(words.raw[name]) > 1 and words.raw[name].isupper() and words.lower[name] in scan.lexicon["openers_vi"]
    if acronym or _type_word(scan, name):
        return 0
    end = _name_end(scan, name, joints, most)
    if words.caps[index] and scan.suffix_after(end):
        return 0
    scan.add(index, end, kind, name=words.slice(index, end), kind=kind)
    return end


def _surname(scan: Scan, index: int) -> bool:
    """Tell whether the head word is the first of a person's name: Hồ Quốc Dũng."""
    words = scan.words
    return words.lower[index] in scan.lexicon["surnames"] and words.run(index, _BLANK) >= index + 3


def _large_unit(scan: Scan, index: int) -> bool:
    """Tell whether head and name together are a province or district: Sông Mã, Hồ Chí Minh, Cầu Giấy."""
    return scan.words.caps[index] and scan.unit_at(index, ("province", "district")) >= index + 2


def _road(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "đường Trần Phú", "đường Yên Mô - Kim Sơn"."""
    words = scan.words
    if name >= len(words) or words.gap(name) != " " or not words.caps[name]:
        return 0
    phrase = scan.lexicon.before.longest(words, name)
    if phrase and phrase.heads[0].role == "numbered_road":
        return 0
    end = _feature(scan, index, name, "road", _ENDS, 8)
    while end and _plural(scan, index) and (item := scan.list_joint(end)) > 0 and item < len(words) and words.caps[item]:
        if scan.lexicon.before.longest(words, item) and not scan.surnamed(item, words.run(item, _BLANK)):
            break
        end = words.run(item, _BLANK, 5)
        scan.add(item, end, "list", kind="road")
    return end


def _expressway(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "cao tốc Hà Nội - Hải Phòng": both ends are one name."""
    return _feature(scan, index, name, "road", _ENDS, 9)


def _numbered_road(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "Quốc lộ 6", "ĐT.482", "đường 30/4", "National Highways 6, 37 and 43"."""
    words = scan.words
    if name < len(words) and words.lower[name] in {"số", "no"}:
        name += 1
    if not words.number(name) or words.gap(name) not in {" ", ".", ". ", "-", ""}:
        return 0
    number, last = words.raw[name], words.raw[name - 1]
    if _YEAR.match(number) or (len(last) <= 2 and last.isascii() and not last.isupper()):
        return 0
    if words.lower[name - 1] == "đường" and not (_ROAD_CODE.match(number) or _dated(scan, name)):
        return 0
    end = name + 2 if _dated(scan, name) else name + 1
    if words.gap(end) in {"/", "-", "%"} and end < len(words) and end == name + 1:
        return 0
    tail = scan.lexicon.before.longest(words, end)
    if words.lower[name - 1] == "đai" and tail and tail.heads[0].role == "unit" and words.gap(end) == " ":
        end = max(end, scan.unit_at(end + len(tail.words), ("province",)))
    scan.add(index, end, "numbered road", name=words.slice(index, end), kind="road")
    return _road_list(scan, end) if _plural(scan, index) else end


def _dated(scan: Scan, name: int) -> bool:
    """Tell whether the number is a date that names a street: "đường 30/4"."""
    words = scan.words
    return name + 1 < len(words) and words.gap(name + 1) in {"/", "-"} and words.raw[name].isdigit() and (
        words.raw[name + 1].isdigit() and int(words.raw[name + 1]) <= 12)  # fmt: skip


def _road_list(scan: Scan, end: int) -> int:
    """Read the further numbers of a list of roads."""
    words = scan.words
    while (item := scan.list_joint(end)) > 0 and words.number(item):
        scan.add(item, item + 1, "list", kind="road")
        end = item + 1
    return end


def _road_codes(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "road projects 482B, 482C": the codes alone are the spans."""
    words = scan.words
    if name >= len(words) or words.gap(name) not in {" ", ": "} or not _ROAD_CODE.match(words.raw[name]):
        return 0
    scan.add(name, name + 1, "numbered road", kind="road")
    return _road_list(scan, name + 1)


def _region(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "khu Nhị Chiểu", a region unless a unit near bears the name."""
    words = scan.words
    if name >= len(words) or words.gap(name) != " " or not words.caps[name]:
        return 0
    end = words.run(name, _NAMED, 4)
    if end - name < 2 or any(scan.boundary(at) for at in range(name, end)) or scan.surnamed(name, end):
        return 0
    core = (words.starts[name], words.ends[end - 1])
    scan.add(index, end, "region", name=words.slice(name, end), kind="region", core=core, soft=True)
    return end


def _company(scan: Scan, head: Head, index: int, name: int) -> int:
    """Pass over the own name of a company, bank or cooperative."""
    words = scan.words
    end, named_at = name, 0
    while end < len(words) and words.gap(end) in {" ", "-", " - ", " & "}:
        phrase = scan.lexicon.before.longest(words, end)
        if phrase and (phrase.heads[0].role == "company" or (phrase.heads[0].role == "unit" and not words.caps[end])):
            break
        if words.caps[end]:
            named_at = end + 1
        elif words.lower[end] not in scan.lexicon["company_inside"]:
            break
        end += 1
    return named_at


def _person(scan: Scan, head: Head, index: int, name: int) -> int:
    """Note that a person's name follows."""
    words = scan.words
    if name < len(words) and words.gap(name) in {" ", ". ", ": "} and words.caps[name]:
        if head.weak:
            scan.weak_at = name
        elif not (words.caps[index] and name == index + 1 and _large_unit(scan, index)):
            scan.person_at = name
    return 0


def _credit(scan: Scan, head: Head, index: int, name: int) -> int:
    """Note that a by-line follows the colon."""
    if name < len(scan.words) and scan.words.gap(name).strip() == ":":
        scan.person_at = name
    return 0


def _school(scan: Scan, head: Head, index: int, name: int) -> int:
    """Note that the name is a school's, which may be a person's."""
    scan.school_at = name
    return 0


def _list_unit(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "the communes of A, B and C", "districts: A, B": the type word stays outside."""
    words = scan.words
    linked = name - index > 1
    if name >= len(words) or not words.caps[name] or words.gap(name) not in ({" ", ": "} if linked else {": "}):
        return 0
    end = _unit_name(scan, head, name)
    if not end or _belonging(scan, index, name, end):
        return 0
    _add_unit(scan, head, name, name, end)
    scan.spots[-1].rule = "list"
    return _unit_list(scan, head, index, end)


def _belonging(scan: Scan, index: int, name: int, end: int) -> bool:
    """Tell whether a plural with one name only says where they lie: "23 communes of Nam Dan"."""
    last = name - 1 if scan.words.lower[name - 1] != "the" else name - 2
    single = scan.list_joint(end) < 0 or scan.suffix_after(end)
    return scan.words.lower[last] == "of" and single and _plural(scan, index)


def _list_other(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "border gates: A - B - C", "the village of A"."""
    words = scan.words
    linked = name - index > 1
    if name >= len(words) or not words.caps[name] or words.gap(name) not in ({" ", ": "} if linked else {": "}):
        return 0
    kind, group = head.role.removeprefix("list_"), scan.group()
    end = name
    while True:
        last = words.run(end, _NAMED, 5)
        if (scan.boundary(end) and not words.syllable(end)) or _belonging(scan, index, name, last):
            break
        scan.add(end, last, "list", kind=kind, group=group)
        end = last
        item = scan.list_joint(end)
        if item < 0 or item >= len(words) or not words.caps[item] or not _plural(scan, index):
            return end
        end = item
    return end if end > name else 0


def _word(scan: Scan, head: Head, index: int, name: int) -> int:
    """Pass over a word that only ends like a head word: "yêu cầu"."""
    return name


_ROLES = {
    "word": _word,
    "unit": _unit,
    "organ": _organ,
    "village": _village,
    "natural": _natural,
    "road": _road,
    "expressway": _expressway,
    "numbered_road": _numbered_road,
    "road_codes": _road_codes,
    "site": _site,
    "region": _region,
    "company": _company,
    "person": _person,
    "credit": _credit,
    "school": _school,
    "list_unit": _list_unit,
    "list_village": _list_other,
    "list_site": _list_other,
    "list_natural": _list_other,
}
