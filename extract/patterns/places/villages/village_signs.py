"""The short forms of village words, and what stands behind one: "KP.3", "KP3", "TDP. Tân An, phường X"."""

import re

from extract.bearers import named
from extract.patterns.places.names.end_numbers import counts_nothing, named_after, past_half
from extract.patterns.places.names.names import first_syllable, past_bracket
from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.text.lexicon import Head
from extract.spots import name_holds, path

_PLACES = frozenset({"unit", "numbered_unit", "village", "numbered_village", "road", "region"})
_GLUED = re.compile(r"([^\W\d_]{2,3})\d{1,2}[A-Z]?$")
_LONGEST_OFFICE = 4
_FAR_OFFICE = 7  # words
_MOST_LISTED = 20
_DAYS, _MONTHS = 31, 12
_NEAR = 40  # spots: as far as a group that was told of is remembered
_SHORTEST_NAME, _LONGEST_NAME = 2, 3
_BEFORE_LARGER = frozenset({", ", " ("})
_AFTER_SIGN = frozenset({" ", ".", ". "})


def is_sign(scan: Scan, index: int, name: int) -> bool:
    """Tell whether the head word is a short form that a full stop may close, right before the name."""
    known = scan.words.slice(index, name).lower() in scan.lexicon["village_signs"]
    return known and scan.words.gap(name) in _AFTER_SIGN


def is_glued(scan: Scan, index: int) -> bool:
    """Tell whether the word is the short form of a village's head word and its number: "KP3"."""
    match = _GLUED.match(scan.words.raw[index])
    return match is not None and scan.words.caps[index] and match[1].lower() in scan.lexicon["village_signs"]


def signed(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a full stop between the head word and the name is that of an abbreviation: "KP.3", "TDP. Tân An"."""
    words = scan.words
    if name >= words.size:
        return False
    number = words.raw[name].isdecimal()
    if not is_sign(scan, index, name):
        placed = words.gap(name + 1) == ", " and unit_at(scan, name + 1)
        return words.gap(name) == "." and number and placed  # "ấp.3, xã Suối Cao"
    if number or words.gap(name) != ". ":
        return True
    end = words.run(name, BLANK, 5)
    end += words.ordinal(end)
    return words.gap(end) == ", " and unit_at(scan, end)  # not the end of a sentence


def funds(scan: Scan, name: int) -> bool:
    """Tell whether the short form is that of another word, of which there is a sum: "KP 500 triệu đồng"."""
    words = scan.words
    counted = words.number(name) and name + 1 < words.size and words.gap(name + 1) == " "
    return counted and words.lower[name + 1] in scan.lexicon["measures"]


def unit_at(scan: Scan, index: int) -> bool:
    """Tell whether a unit or village with its name stands there; a type word of one letter has its full stop."""
    words, phrase = scan.words, scan.head(index)
    if phrase is None or phrase.heads[0].role not in {"unit", "village"} or not named_after(scan, index):
        return False
    name = index + len(phrase.words)
    if words.raw[name].isdecimal() and words.gap(name + 1) == "-":
        return False  # "mỗi thôn 2-3, xã 5-7 người"
    dotted = words.raw[index].isupper() and words.text.startswith(".", words.ends[index])
    return dotted or len(phrase.words[0]) > 1


def is_area(scan: Scan, at: tuple[int, int, int], commune: int) -> bool:
    """Tell whether an area in a commune is a village: "trú khu vực Bình Nhựt (phường Long Hòa)".

    `at`: where its head word and name start, and where the name ends.
    """
    words, sets = scan.words, scan.lexicon
    index, name, end = at
    if _holds_commune(scan, name, end, commune):
        return False
    if words.before(index) in sets["living"]:
        return True
    if words.lower[commune : commune + end - name] == words.lower[name:end]:
        return False  # "Nhà máy nước khu vực Ô Môn, phường Ô Môn"
    before = {words.slice(start, index).lower() for start in range(max(0, index - _LONGEST_OFFICE), index)}
    return before.isdisjoint(sets["area_offices"] | sets["courts"]) and _in_quarters(scan, commune)


def _holds_commune(scan: Scan, name: int, end: int, commune: int) -> bool:
    """Tell whether an area is called after a province, or the district of the commune behind it."""
    if scan.unit_at(name, ("province",)) == end:
        return True
    above = scan.unit_name(name, end) if scan.unit_at(name, ("district",)) == end else ""
    last = scan.unit_at(commune, ("commune",))
    return bool(above) and (last <= commune or name_holds(above, scan.unit_name(commune, last)))


def in_commune(scan: Scan, index: int) -> bool:
    """Tell whether one commune stands there, so that no number before counts it: "ấp 1, 2 xã X", not "3 xã X và Y"."""
    words, phrase = scan.words, scan.head(index)
    if phrase is None or "commune" not in phrase.heads[0].levels or not scan.type_word(index):
        return False
    name = index + len(phrase.words)
    end = scan.unit_at(name, ("commune",)) if name < words.size and words.gap(name) == " " else name
    item = max(scan.list_joint(end), past_bracket(scan, end)) if end > name else name
    return end > name and not (0 < item < words.size and words.caps[item] and not scan.head(item))


def _in_quarters(scan: Scan, commune: int) -> bool:
    """Tell whether a ward of a city whose quarters are called areas stands there: "khu vực Thới Hòa, phường X"."""
    last = scan.unit_at(commune, ("commune",))
    units = named(scan.unit_name(commune, last)) if last > commune else ()
    return any(path(unit)[0].lower() in scan.lexicon["area_provinces"] for unit in units if unit.level == "commune")


def with_name(scan: Scan, end: int) -> int:
    """Return where a former commune's name behind a hamlet's number ends, else `end`: "village 5 Quynh My (2 ha)".

    A commune behind it ("hamlet 3 Tan Thanh, Tan Chau commune") tells that no commune is meant; else the register must.
    """
    words = scan.words
    last = words.run(end, BLANK) if scan.language == "en" and words.gap(end) == " " else end
    if not _SHORTEST_NAME <= last - end <= _LONGEST_NAME or any(map(scan.boundary, range(end, last))):
        return end
    person = scan.surnamed(end, last) and words.lower[end] not in scan.lexicon["places_too"]
    people = words.slice(end, last).lower() in scan.lexicon["ethnic"]
    suffix = scan.suffix(words.run(last, BLANK)) if words.gap(last) == ", " else None
    placed = suffix is not None and suffix[0].levels == ("commune",)
    large = ("province",) if placed else ("province", "district")
    other = scan.unit_at(end, large) == last or scan.suffix(last) or scan.head(end)
    if person or people or other or words.ordinal(last) or scan.country(end):
        return end
    return last if placed or _was_commune(scan, end, last) else end


def with_old_name(scan: Scan, index: int, end: int) -> int:
    """Return where the name ends that tells a village from others of its number, else `end`: "thôn 3 Phúc Đồng".

    It is that of no unit of today, for there the village may lie, and no person's. Or a word that tells two halves
    apart: "ấp 7 Biển", "ấp 10 Chợ".
    """
    words = scan.words
    last = words.run(end, BLANK) if scan.language == "vi" and words.gap(end) == " " else end
    if (half := past_half(scan, end)) > end:
        return half
    if not (scan.reformed and _SHORTEST_NAME <= last - end <= _LONGEST_NAME) or scan.surnamed(end, last):
        return end
    strange = scan.head(end) or scan.country(end) or any(map(scan.boundary, range(end, last)))
    strange = strange or words.slice(end, last).lower() in scan.lexicon["ethnic"]
    if (
        strange
        or words.before(index) in scan.lexicon["village_roles"]
        or words.shouted(end, last)
        or words.number(last)
        or first_syllable(scan, end, last)
    ):
        return end
    past = all(unit.level == "commune" and unit.valid_to is not None for unit in named(scan.unit_name(end, last)))
    former = last < words.size and words.gap(last) in {" ", " ("} and words.lower[last] in scan.lexicon.former_after
    return last if past and not former else end


def _was_commune(scan: Scan, name: int, end: int) -> bool:
    """Tell whether only communes of the past bear the name, and no unit it may lie in follows, nor what it does."""
    units = named(scan.unit_name(name, end))
    past = bool(units) and all(unit.level == "commune" and unit.valid_to is not None for unit in units)
    if not (scan.reformed and past) or scan.words.gap(end) == " ":
        return False  # "village 3 Trung Nguyen coffee"
    return scan.words.gap(end) not in _BEFORE_LARGER or scan.unit_at(end, ("province", "district")) == end


def day_end(scan: Scan, name: int) -> int:
    """Return where the day ends that a village is called by, 0 if none does: "ấp 19/5", not "thôn 7/9 tiêu chí"."""
    words, end = scan.words, name + 2
    day, month = words.raw[name], words.raw[name + 1] if end <= words.size else ""
    if not (day.isdecimal() and words.number(name + 1) and month.isdecimal()) or words.gap(end) == "/":
        return 0
    known = f"{int(day)}/{int(month)}" in scan.lexicon["street_days"] and not measured(scan, end)
    possible = int(day) <= _DAYS and 0 < int(month) <= _MONTHS
    return end if known or (possible and (counts_nothing(scan, name + 1) or in_place(scan, end))) else 0


def told(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a group's number is its own: its commune follows, "tổ 12 của phường X", or it was told before."""
    words, sets = scan.words, scan.lexicon
    head = words.slice(index, name).lower()
    if head not in sets["group_words"] or not words.raw[name].isdecimal():
        return False
    if within(scan, name + 1):
        return True
    same = f"{head} {words.raw[name]}"
    before = any(
        spot.kind == "village" and words.text[spot.start : spot.end].lower() == same for spot in scan.spots[-_NEAR:]
    )
    return before and counts_nothing(scan, name)


def within(scan: Scan, index: int) -> bool:
    """Tell whether a commune with its name follows behind "of", or a village or unit stands there by itself."""
    words = scan.words
    said = words.gap(index) == " " and index < words.size and words.lower[index] in scan.lexicon["enclosing"]
    phrase = scan.head(index + 1) if said else None
    if phrase is not None and phrase.heads[0].levels == ("commune",) and scan.type_word(index + 1):
        return named_after(scan, index + 1)
    return in_place(scan, index) or _in_group(scan, index)


def _in_group(scan: Scan, index: int) -> bool:
    """Tell whether another group of households stands there, and what that lies in: "tổ 2, khu 3, phường X"."""
    words, phrase = scan.words, scan.head(index)
    if phrase is None or phrase.heads[0].role != "numbered_village" or words.gap(index) not in {", ", " "}:
        return False
    number = index + len(phrase.words)
    numbered = number < words.size and words.gap(number) == " " and words.raw[number].isdecimal()
    return numbered and in_place(scan, number + 1)


def measured(scan: Scan, index: int) -> bool:
    """Tell whether what the number before counts or measures stands there."""
    return index < scan.words.size and scan.words.lower[index] in scan.lexicon["measures"]


def of_body(scan: Scan, index: int) -> bool:
    """Tell whether a body of a village stands before its head word, which no one bears as a title: "chi bộ thôn X"."""
    return any(
        scan.words.slice(max(0, index - count), index).lower() in scan.lexicon["village_bodies"] for count in (2, 3)
    )


def in_office(scan: Scan, index: int) -> bool:
    """Tell whether someone's office stands before the head word of a village: "Bí thư chi bộ thôn Lê Đức Nam"."""
    words, titles = scan.words, scan.lexicon["village_offices"]
    for at in range(index - 1, max(-1, index - 1 - _FAR_OFFICE), -1):
        if words.gap(at + 1) != " ":
            return False
        if words.lower[at] in titles or words.slice(at, min(at + 2, index)).lower() in titles:
            return True
    return False


def placed_behind(scan: Scan, index: int) -> bool:
    """Tell whether a place stands there: after "Tổ 5, " that is no village if an office or a province follows."""
    phrase = scan.head(index)
    known = scan.unit_at(index) > index and scan.unit_at(index, ("province",)) == index
    return (phrase is not None and phrase.heads[0].role in _PLACES) or known


def in_place(scan: Scan, index: int) -> bool:
    """Tell whether a village or unit with its name follows, as "phường X" does in "tổ 4, phường X"."""
    phrase = scan.head(index)
    if scan.words.gap(index) == ", " and index < scan.words.size and is_glued(scan, index):
        return True  # "tổ 10, KP1, phường X"
    if scan.words.gap(index) == ", " and scan.words.caps[index]:  # "group 6, Tran Lam ward"
        suffix = scan.suffix(scan.words.run(index, BLANK))
        if suffix and suffix[0].role == "unit" and _below_province(scan, index, suffix):
            return True
    if phrase is None or scan.words.gap(index) not in {", ", " ", " - "}:
        return False
    if scan.words.lower[index] in scan.lexicon["placed_villages"] and scan.words.caps[index + 1 : index + 2] == [True]:
        end = scan.words.run(index + 1, BLANK)
        return scan.words.gap(end) == ", " and unit_at(scan, end)  # "tổ 6, khu Vĩnh Xuân, phường Mạo Khê"
    if scan.words.gap(index) == " " and phrase.heads[0].kind not in {"commune", "village"}:
        return False  # "Đội 3 huyện Mộc Châu" plays football
    return unit_at(scan, index)


def _below_province(scan: Scan, index: int, suffix: tuple[Head, int]) -> bool:
    """Tell whether a unit in which villages lie follows: a ward, a town, no province and no district."""
    if "commune" in suffix[0].levels:
        return True
    town = "district" in suffix[0].levels and len(suffix[0].levels) > 1
    return town and scan.unit_at(index, ("province",)) != scan.words.run(index, BLANK)


def opens_communes(scan: Scan, index: int) -> bool:
    """Tell whether a commune that opens like a village stands first in a list: "Bản Nguyên, Kim Bôi (tỉnh Phú Thọ)"."""
    words, item, last = scan.words, index, index
    for _ in range(_MOST_LISTED):
        last = scan.unit_at(item, ("commune",))
        if last < item + 2 or last != words.run(item, BLANK):
            return False
        if not 0 < (item := scan.list_joint(last)) < words.size:
            break
    phrase = scan.head(last) if words.gap(last) == " (" else None
    around = last + len(phrase.words) if phrase and phrase.heads[0].role == "unit" else last
    end = scan.unit_at(around, ("province", "district")) if words.gap(last) == " (" else around
    return end > around and name_holds(
        scan.unit_name(around, end), words.slice(index, scan.unit_at(index, ("commune",)))
    )
