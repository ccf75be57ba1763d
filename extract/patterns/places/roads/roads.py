"""Roads after their head word: "Quốc lộ 6", "ĐT.482", "đường Trần Phú", "cao tốc Hà Nội - Hải Phòng"."""

import re
from itertools import pairwise

from extract.bearers import LARGE
from extract.gazetteer import fold
from extract.patterns.places.features.features import feature
from extract.patterns.places.features.mistaken import sugar
from extract.patterns.places.names.end_numbers import counts_nothing
from extract.patterns.places.names.names import past_bracket
from extract.patterns.places.names.road_numbers import (
    bare_number,
    block,
    by_letter,
    code_after,
    coded,
    lettered_end,
    measured,
    rings,
)
from extract.patterns.places.names.short_forms import after_abbreviation
from extract.patterns.places.roads.day_roads import day_behind
from extract.patterns.places.roads.streets import street, streets_beside, streets_on
from extract.patterns.places.roads.town_streets import in_town, sort_only
from extract.patterns.places.state import BLANK, WIDE, Scan
from extract.patterns.places.text.lexicon import Head

_GLUED = re.compile(r"([^\W\d_]{2})\d{1,4}[A-Z]?\d?$")
_CODE = re.compile(r"(?:\d{1,4}[A-Z\u0110]\d?|\d{3,4})$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_DASH = frozenset({"-"})
_CLINGING = _DASH | {"/", "%"}  # to a number that is no road's
_BEFORE_NUMBER = frozenset({" ", ".", ". ", "-", "", ") "})
_THREE = re.compile(r"(?<!\d)\d{3}[A-Z\u0110]?(?!\w)")
_LONGEST_CODE = 2
_NEAR, _RECENT = 120, 8  # characters and spots
_LINES = 12  # words: "xe buýt tuyến 611, tuyến 614 và tuyến 620"


def glued(scan: Scan, index: int) -> int:
    """Read "QL1A"."""
    if not is_glued(scan, index) or block(scan, index, index):
        return 0
    end = lettered_end(scan, index)
    scan.add(index, end, "numbered road", kind="road")
    return _further(scan, end, lettered=True)


def is_glued(scan: Scan, index: int) -> bool:
    """Tell whether the word is the short form of a road's head word and its number: "QL1A"."""
    word = scan.words.raw[index]
    head = match[1].lower() if (match := _GLUED.match(word)) and match[1].isupper() else ""
    programme = head in scan.lexicon["programmes"] and len(word) > _LONGEST_CODE + 2  # "CT135"
    return head in scan.lexicon["glued_signs" if scan.language == "en" else "glued_roads"] and not programme


def road(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "đường Trần Phú", "đường Yên Mô - Kim Sơn", "các đường A, B"."""
    inner = scan.head(name)
    if inner and inner.heads[0].role == "numbered_road":
        return 0
    if (longer := scan.longer_head(index)) and longer.heads[0].role == "unit":
        return 0  # "thành phố Adelaide"
    if sugar(scan, index):
        return 0
    if _journey(scan, index, name):
        return name
    if end := _around(scan, index, name):
        return end
    if in_town(scan, index, name):
        return name if sort_only(scan, index, name) else 0  # "Đường Sách Cao Lãnh": the town
    end = street(scan, index, name)
    if not end or not scan.plural(index):
        return end and streets_beside(scan, index, end)
    return streets_on(scan, end)


def _journey(scan: Scan, index: int, name: int) -> bool:
    """Tell whether one travels past places or in a region: "cung đường Hà Giang - Đồng Văn", "cung đường Tây Bắc".

    A pair of small places rather names a road: "cung đường Nhơn Hội - Cát Tiến".
    """
    words = scan.words
    if words.before(index) not in scan.lexicon["journey_ways"] or name >= words.size or not words.caps[name]:
        return False
    end, fixed = words.run(name, BLANK), scan.lexicon.names.longest(words, name)
    if fixed is not None and fixed.heads[0].role == "region":
        return True
    if scan.unit_at(name, LARGE) == end:
        street = fold(words.slice(name, end)) in scan.lexicon["always_persons"] or fixed is not None
        return not street  # "cung đường Hồ Chí Minh", "cung đường Hoàng Sa"
    last = words.run(name, WIDE)
    starts = [at for at in range(name + 1, last) if words.gap(at) in WIDE - BLANK]
    named = [words.slice(*ends) for ends in pairwise((name, *starts, last))]
    if any(each.lower() in scan.lexicon["streets"] or fold(each) in scan.lexicon["always_persons"] for each in named):
        return False  # "cung đường Nguyễn Huệ - Lê Lợi - Đồng Khởi"
    return len(starts) > 1 or (len(starts) > 0 and scan.head(name) is not None)


def _around(scan: Scan, index: int, name: int) -> int:
    """Read a road around a town with its type word: "đường tránh TP Long Xuyên", "Đường Vành đai TP.Tân An"."""
    words, sets = scan.words, scan.lexicon
    head = words.slice(index, name).lower()
    ring = head in sets["ring_roads"] and words.caps[name - 2]  # in small letters it only describes
    town = scan.head(name) if (ring or head in sets["bypasses"]) and words.gap(name) == " " else None
    if town is None or town.heads[0].role != "unit" or scan.plural(index):
        return 0
    start = name + len(town.words)
    end = scan.unit_at(start, town.heads[0].levels)
    return named_road(scan, index, end) if end > start else 0


def stretch_road(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "đường ven biển Nghi Sơn - Cửa Lò", called after both its ends; with one name it only lies there."""
    words = scan.words
    last = words.run(name, BLANK)
    dashed = last < words.size and words.gap(last) in WIDE - BLANK and words.caps[last]
    return feature(scan, (index, name), "road", WIDE, 9) if dashed else 0


def named_road(scan: Scan, index: int, end: int) -> int:
    """Add a road over the words from the index to before the end."""
    scan.add(index, end, "road", kind="road")
    return end


def numbered_road(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "Quốc lộ 6", "National Highways 6, 37 and 43"; pass over to the code in "Provincial Road DT.975"."""
    words = scan.words
    name = after_abbreviation(scan, index, name)  # "Quốc lộ (QL) 50B"
    if last := rings(scan, index, name):
        return last
    if last := day_behind(scan, index, name):
        return last
    inner, start = scan.head(name), name
    name = number_at(scan, index, name)
    if name and words.lower[index] in scan.lexicon["road_signs"] and not _english_sign(scan, index, name):
        return 0
    if not name:
        return start if inner and inner.heads[0].role == "numbered_road" else 0
    if block(scan, index, name):
        return 0
    end = lettered_end(scan, name)
    scan.add(name if words.gap(name) == ": " else index, end, "numbered road", kind="road")
    return _further(scan, end, lettered=not scan.plural(index))


def _english_sign(scan: Scan, index: int, number: int) -> bool:
    """Tell whether English letters and a number are a road's: "on NH 91 near", "PR 965", not "PR 10 years"."""
    words, sets = scan.words, scan.lexicon
    small = words.lower[index] in sets["small_signs"]
    led = small and words.before(index) in sets["road_cues"] | sets["along"]
    behind = words.lower[number + 1] if number + 1 < words.size and words.gap(number + 1) == " " else ""
    ended = (led or counts_nothing(scan, number)) and behind not in sets["no_road_signs"]
    return scan.language == "en" and ended and (small or _THREE.match(words.raw[number]) is not None)


def ring_road(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "Vành đai 3 TP.HCM": the city belongs to the name."""
    words, first = scan.words, name
    name = number_at(scan, index, name)
    if not name:
        return rings(scan, index, first) or _around(scan, index, first)
    end = name + 1
    city = scan.head(end)
    if city and city.heads[0].role == "unit" and words.gap(end) == " ":
        end = max(end, scan.unit_at(end + len(city.words), ("province",)))
    scan.add(index, end, "numbered road", kind="road")
    return end


def road_codes(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "road projects 482B, 482C": the codes alone are the spans; some words have other numbers as well."""
    words = scan.words
    if name >= words.size or words.gap(name) not in {" ", ": "}:
        return 0
    if head.weak and words.caps[name] and not words.caps[index]:
        return _known_streets(scan, index, name)
    if not _CODE.match(words.raw[name]):
        return 0
    if head.weak and not _beside_code(scan, index, name):
        return 0
    scan.add(name, name + 1, "numbered road", kind="road")
    return _further(scan, name + 1, lettered=False)


def _known_streets(scan: Scan, index: int, name: int) -> int:
    """Read streets that all know behind "tuyến": "các tuyến Lê Lợi, Trần Phú"; not "tuyến Lê Lợi - Hà Nội"."""
    words = scan.words
    end = words.run(name, BLANK, 5)
    known = words.slice(name, end).lower()
    if known not in scan.lexicon["streets"] or "-" in words.gap(end) or scan.unit_at(name, LARGE) == end:
        return 0
    scan.add(name, end, "road", kind="road")
    return streets_on(scan, end) if scan.plural(index) else streets_beside(scan, index, end)


def _beside_code(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a number of three figures is a road's as one just before it: "đường tỉnh 864 và tuyến 879C".

    One without a letter must count nothing: not "dọc tuyến 120 hộ", nor a bus line's.
    """
    words, sets, written = scan.words, scan.lexicon, scan.words.raw[name]
    near = [spot for spot in scan.spots[-_RECENT:] if words.starts[name] - spot.end < _NEAR and spot.kind == "road"]
    numbered = any(_THREE.search(words.text, spot.start, spot.end) for spot in near)
    after = words.lower[name + 1] if name + 1 < words.size and words.gap(name + 1) == " " else ""
    if not numbered or _THREE.match(written) is None or after in sets["sums_and_sizes"]:
        return False
    if not written.isdecimal():
        return True
    lines = not sets["no_code_before"].isdisjoint(words.lower[max(0, index - _LINES) : index])
    return counts_nothing(scan, name) and not lines and words.before(index) not in sets["no_whole_code"]


def number_at(scan: Scan, index: int, name: int) -> int:
    """Return where the number of a road stands, after "số" or "No." if there is one; 0 if none does."""
    words = scan.words
    said = name < words.size and words.lower[name] in scan.lexicon["numbers"]
    name += said
    listed = words.gap(name) == ": " and scan.plural(index)  # "các QL: 1, 19"
    number = words.number(name) or code_after(scan, index, name)
    if not number or not (listed or words.gap(name) in _BEFORE_NUMBER) or _YEAR.match(words.raw[name]):
        return 0
    head = words.raw[name - 1]
    ended = words.gap(name) == ". " and not (said or head.isupper())  # "QL. 6", not "They left the highway. 6 men ..."
    several = words.gap(name + 1) == " " and words.raw[name] != "1"  # "trên quốc lộ 1 làn xe máy bị lấn"
    small = not said and name - 1 == index and len(head) <= 2 and head.isascii() and not head.isupper()
    if ended or small or (several and words.lower[name + 1] in scan.lexicon["widths"]):
        return 0
    if not said and scan.language == "en" and words.raw[index].islower() and measured(scan, name + 1):
        return name if words.number(name + 2) else 0  # "highway 1 km 35", not "a beltway 12 km long"
    programme = words.lower[index] in scan.lexicon["programmes"] and len(words.raw[name]) > _LONGEST_CODE  # "CT 135"
    return 0 if programme or words.gap(name + 1) in _CLINGING - _towards(scan, name + 1) else name


def _towards(scan: Scan, after: int) -> frozenset[str]:
    """Return the dash if a place stands behind it: "Quốc lộ 45-Nghi Sơn", not "DT 12-CP"."""
    words = scan.words
    place = after < words.size and words.caps[after] and words.syllable(after) and not words.raw[after].isupper()
    return _DASH if place else frozenset()


def _further(scan: Scan, end: int, *, lettered: bool) -> int:
    """Read the further numbers of a list of roads; after a singular those with a letter, and those that count nothing.

    "12C and 12A", "quốc lộ 70, 279 và tỉnh lộ 160"; not "quốc lộ 6, 12 xe tải".
    """
    words, sure, closed, passed = scan.words, not lettered, False, False
    while (item := max(scan.list_joint(end), past_bracket(scan, end))) > 0:
        letters = not lettered and coded(scan, item) and coded(scan, end - 1)  # "Roads D1, D2 and N4"
        if not (words.number(item) or by_letter(scan, item) or letters):
            break
        last, bracket = lettered_end(scan, item), item > end + 1
        if (lettered or bracket) and not words.slice(item, last).isupper():
            if not bare_number(scan, item, end, goes_on=sure and not closed):
                break  # "quốc lộ 6, 12 xe tải", "quốc lộ 1, 8h sáng", "quốc lộ 27C (đèo Khánh Lê), 27 nhà"
            sure = True
        elif passed and measured(scan, last):
            break  # "530 (Lang Chánh), 519, 20 nhà"
        if bracket:
            passed = True
            scan.holes.append((end, item))
        closed = words.lower[item - 1] in scan.lexicon["and"]
        scan.add(item, last, "list", kind="road")
        end = last
    return end
