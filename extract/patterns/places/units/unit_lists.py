"""Lists of units behind the first: "huyện Yên Châu và Mộc Châu", "các xã A giảm 7%, B giảm 5%"."""

import re
from bisect import bisect_left
from functools import cache

from extract.bearers import named
from extract.gazetteer import YEARS_BEFORE, levels_of, unit_types
from extract.lexicon import alternation
from extract.patterns.places.names.end_numbers import adds_count, counts_nothing, counts_units
from extract.patterns.places.names.listing import of_way
from extract.patterns.places.names.names import faces, past_bracket
from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.text.cues import cued
from extract.patterns.places.text.lexicon import Head, places_lexicon
from extract.patterns.places.units.enclosing import encloses, neighbours, province_of_day
from extract.patterns.places.units.predicates import beside, past_predicate
from extract.patterns.places.units.shares import past_share
from extract.patterns.places.units.unit_names import add, higher, numbered_name, unit_name

_CENTURIES = ("19", "20")
_YEAR_BACK = 60


def units_on(scan: Scan, head: Head, end: int, plural: bool, most: int = 0) -> int:
    """Read on through a list that shares the type word, if told up to so many units: "huyện Yên Châu và Mộc Châu"."""
    group = scan.spots[-1].group = scan.group()
    lent = not plural and not _of_past_year(scan.words.text, scan.spots[-1].start)
    way = of_way(scan, bisect_left(scan.words.starts, scan.spots[-1].start))
    separators, known, joined = set[str](), len(scan.spots), False
    while not most or len(scan.spots) - known < most - 1:
        number = _same_name(scan, head, end, group) or (_number_item(scan, head, end) if plural else 0)
        if number:
            end = number
            continue
        item, bracket = scan.list_joint(end), False
        if item < 0 and plural:
            broken = scan.words.gap(end) in {";\n", "; \n", ";\r\n"}
            item = end if broken else past_bracket(scan, end)
            bracket = item > end
            item = item if item >= 0 else past_predicate(scan, end, head.levels)
        item = max(item, past_share(scan, end))
        last = _list_item(scan, head, end, item, plural, way=way)
        gap = scan.words.gap(item if bracket else end).lstrip(")")
        if bracket and not unit_types().towns.intersection(head.types) and scan.bare_province(item, last):
            return end  # "các huyện Mộc Châu (Sơn La), Hòa Bình"
        if joined and item == end and _closes(scan, head, item, last):
            return end
        parted = gap.startswith(";") and ", " in separators
        resumed = any(each.startswith(";") for each in separators) and not scan.bare_province(item, last)
        if not last or (parted and not (resumed or _resumes(scan, head, last))):
            return end
        separators.add(gap)
        if item > end + 1:
            scan.holes.append((end, item))
        add(scan, head, (item, item, last), rule="list", group=group)
        scan.spots[-1].lent = lent
        joined = joined or scan.words.lower[item - 1] in scan.lexicon["and"]
        end = last
    return end


def _closes(scan: Scan, head: Head, item: int, last: int) -> bool:
    """Tell whether the province that the joined units lie in stands behind the comma: "wards A and B, Lao Cai"."""
    if "province" in head.levels or scan.words.gap(item) != ", " or not province_of_day(scan, item, last):
        return False
    further, end = _next_unit(scan, head, last)
    return not further or province_of_day(scan, further, end)


def shares_type(scan: Scan, head: Head, index: int) -> bool:
    """Tell whether a plural gives its type word to all names behind the last spot, not "gồm TP Hà Nội, Hải Dương"."""
    if scan.words.before(index) not in scan.lexicon["opens_all"]:
        return scan.plural(index)
    units = [unit for unit in named(scan.spots[-1].name) if unit.level == "province"]
    return scan.plural(index) and not any(unit.type in head.types for unit in units)


def _number_item(scan: Scan, head: Head, end: int) -> int:
    """Read a number in a list of names: "các quận Bình Tân, Tân Phú, 6, 8"; return the word after it, or 0."""
    kind = next((kind for kind in head.types if kind in unit_types().numbered.values()), "")
    item = scan.list_joint(end) if kind else -1
    if not 0 < item < scan.words.size or not scan.words.raw[item].isdecimal():
        return 0
    name = numbered_name(scan, kind, item)
    counts = adds_count(scan, item) or counts_units(scan, item, item, head) or not counts_nothing(scan, item)
    if not (name and named(name)) or counts:
        return 0
    scan.add(item, item + 1, "numbered unit", name=name, kind=levels_of((kind,))[0], types=(kind,))
    return item + 1


def _same_name(scan: Scan, head: Head, end: int, group: int) -> int:
    """Read the next number of units that only numbers tell apart: "xã Bảo Lâm 1, 2 và 3"; return the word after it."""
    name, _, number = scan.spots[-1].name.rpartition(" ")
    item = scan.list_joint(end) if name and number.isdecimal() else -1
    if not 0 < item < scan.words.size or not scan.words.raw[item].isdecimal():
        return 0
    written = f"{name} {scan.words.raw[item]}"
    known = name.lower() not in head.types and any(unit.type in head.types for unit in named(written))
    if not known or adds_count(scan, item) or not counts_nothing(scan, item):
        return 0
    scan.add(item, item + 1, "list", name=written, kind=head.kind, types=head.types, group=group)
    return item + 1


@cache
def _past_year() -> re.Pattern[str]:
    """Return what tells of a year before the reform, in the group what only compares with it or counts from it."""
    lexicon = places_lexicon()
    since, years = alternation(lexicon["since"]), alternation(lexicon["in_year"])
    return re.compile(rf"(?<!\w)(?:({since})\s)?(?:{years})\s{YEARS_BEFORE}(?![\w./-])[^.;\n]{{0,40}}$", re.IGNORECASE)


def _of_past_year(text: str, start: int) -> bool:
    """Tell whether the sentence before the list says of which past year it is: "năm 2020 tại TP.HCM, Hội An"."""
    first = max(0, start - _YEAR_BACK)
    found = _past_year().search(text, first, start) if cued(text[first:start], _CENTURIES) else None
    return found is not None and found[1] is None


def _resumes(scan: Scan, head: Head, end: int) -> bool:
    """Tell whether a list goes on behind a semicolon: two more names of the level follow, the next no province's."""
    item, last = _next_unit(scan, head, end)
    if not item or scan.bare_province(item, scan.words.run(item, BLANK)):
        return False
    return _next_unit(scan, head, last) != (0, 0)


def _next_unit(scan: Scan, head: Head, end: int) -> tuple[int, int]:
    """Return where the next name of a list starts and ends, 0 and 0 if it is that of no unit of the level."""
    item = max(scan.list_joint(end), past_bracket(scan, end))
    last = scan.unit_at(item, head.levels) if 0 < item < scan.words.size else item
    return (item, last) if last > item else (0, 0)


def _list_item(scan: Scan, head: Head, end: int, item: int, plural: bool, *, way: bool) -> int:
    """Return where the next name of a list ends, 0 if the list is over."""
    words = scan.words
    if item < 0 or item >= words.size or not words.caps[item]:
        return 0
    if not plural and words.gap(end) in {"; ", " - "} and not (way and _stop(scan, head, item)):
        return 0
    abroad = not plural and "province" not in head.levels and bool(scan.foreign(item))  # "quận Yongsan, Seoul"
    if (abroad and not scan.weak_country(item)) or (scan.head(item) and scan.unit_at(item) == item):
        return 0
    last, whole = unit_name(scan, head, item, known=not plural), words.run(item, BLANK)
    if last and (scan.suffix_after(last) or higher(scan, head, item, last)):
        return 0
    if last and not plural and (_beside_city(scan, head, item, last) or _province(scan, head, item, last)):
        return 0
    if not last or (last < whole and not scan.boundary(last)) or scan.unit_at(item, ("province",)) > last:
        return 0  # "huyện Châu Đức, Bà Rịa - Vũng Tàu": the town's name only opens the province's
    opens = last == item + 1 and _opens_word(scan, item, plural)
    if opens or _of_office(scan, item, last) or _faces(scan, head, item, last):
        return 0
    if not plural and scan.surnamed(item, whole) and not neighbours(scan, head, item, last):
        return 0
    around = item == end and not plural and encloses(scan, head, item, last)
    return 0 if around else last


def _of_office(scan: Scan, item: int, last: int) -> bool:
    """Tell whether the name, no unit's, ends in the first half of a word: "các huyện A, B, Hạt Quản lý đê"."""
    words = scan.words
    if last >= words.size or words.caps[last] or words.gap(last) != " ":
        return False
    compound = f"{words.lower[last - 1]} {words.lower[last]}" in scan.lexicon["office_compounds"]
    return compound and not named(scan.unit_name(item, last))


def _faces(scan: Scan, head: Head, item: int, last: int) -> bool:
    """Tell whether a side stands there on which a neighbour lies; "các xã Tú Sơn và Đông Bắc giáp nhau" are two."""
    joined = scan.words.lower[item - 1] in scan.lexicon["and"]
    return faces(scan, item, last) and not (joined and scan.unit_at(item, head.levels) == last > item + 1)


def _opens_word(scan: Scan, item: int, plural: bool) -> bool:
    """Tell whether a name of one syllable is only the first of a common word: "tại xã Hòa Tiến, Thanh tra Đà Nẵng".

    Behind one unit the name must close its phrase: "xã Lìa, Thuận và Thanh".
    """
    words, sets, after = scan.words, scan.lexicon, item + 1
    if scan.language != "vi" or after >= words.size or words.caps[after] or words.gap(after) != " ":
        return False
    pair = words.slice(item, after + 1).lower()
    if pair in sets["office_compounds"] or pair in sets["compounds"]:
        return True
    return not (plural or words.lower[after] in sets["after_number"] or words.lower[after] in sets["and"])


def _stop(scan: Scan, head: Head, item: int) -> bool:
    """Tell whether one more stop of a road stands there, no larger unit's: "từ xã Tân Long - Tân Lập"."""
    last = scan.unit_at(item, head.levels)
    return scan.words.gap(item) == " - " and last > item and beside(scan, item, last, head.levels)


def _beside_city(scan: Scan, head: Head, start: int, end: int) -> bool:
    """Tell whether a province stands beside a city of its level: "TP.HCM, Hải Dương" are no two cities."""
    beside, provinces = (
        [unit for unit in named(name) if unit.level == "province"]
        for name in (scan.spots[-1].name, scan.unit_name(start, end))
    )
    city = any(unit.type in head.types for unit in beside)
    return city and any(unit.type not in head.types for unit in provinces) and not _towns_on(scan, head, end)


def _province(scan: Scan, head: Head, item: int, last: int) -> bool:
    """Tell whether a bare province stands beside one district of another: "giáp huyện Vân Hồ, Hòa Bình".

    Not beside a district of either side: "huyện Vĩnh Linh, Quảng Ninh và Lệ Thủy".
    """
    lower = "district" in head.levels and "province" not in head.levels and scan.bare_province(item, last)
    return lower and not (neighbours(scan, head, item, last) or _beside_next(scan, head, item, last))


def _beside_next(scan: Scan, head: Head, item: int, last: int) -> bool:
    """Tell whether the name that follows in the list is that of a neighbour, of the head's type."""
    further, end = _next_unit(scan, head, last)
    following = named(scan.unit_name(further, end)) if further else ()
    parents = {unit.parent for unit in following if unit.type in head.types}
    return any(unit.parent in parents for unit in named(scan.unit_name(item, last)) if unit.type in head.types)


def _towns_on(scan: Scan, head: Head, end: int) -> bool:
    """Tell whether a city follows in the list that is no province: "Đà Nẵng, Quảng Ngãi, Tam Kỳ, Hội An"."""
    item, last = _next_unit(scan, head, end)
    units = named(scan.unit_name(item, last)) if item else ()
    return any(unit.type in head.types for unit in units) and all(unit.level != "province" for unit in units)
