"""What a comma behind a unit means: that the next name is around it, or one more of a list."""

from collections.abc import Sequence

from extract.bearers import levels_borne, named
from extract.gazetteer import Unit
from extract.patterns.places.state import Scan
from extract.patterns.places.text.lexicon import Head
from extract.spots import covers, name_holds, of_one_district, province_id, within

_FAR_BACK = 9  # places before a list: enough for the province that heads its text


def province_of_day(scan: Scan, item: int, last: int) -> bool:
    """Tell whether a bare province of the article's day stands there."""
    register = "new" if scan.reformed else "old"
    units = named(scan.unit_name(item, last)) if scan.bare_province(item, last) else ()
    return any(unit.level == "province" and unit.register == register for unit in units)


def neighbours(scan: Scan, head: Head, start: int, end: int, register: str = "") -> bool:
    """Tell whether the name is that of a unit beside the last one: Dương Kinh beside Kiến An is no person.

    `register`: that in which it must stand, if not any.
    """
    beside = {(unit.level, unit.parent) for unit in named(scan.spots[-1].name) if unit.level in head.levels}
    units = (unit for unit in named(scan.unit_name(start, end)) if register in {"", unit.register})
    return any((unit.level, unit.parent) in beside for unit in units)


def _once_neighbours(scan: Scan, head: Head, start: int, end: int, register: str) -> bool:
    """Tell whether the name is that of a unit that lay in one district with the last one, or lies where the text is."""
    pairs = [
        (here, there)
        for here in named(scan.spots[-1].name)
        for there in named(scan.unit_name(start, end))
        if here.level == there.level and here.level in head.levels and here.register == there.register == register
    ]
    above = next((spot.name for spot in scan.spots[-2:-_FAR_BACK:-1] if "province" in levels_borne(spot.name)), "")
    inside = [area for area in named(above) if area.level == "province"] if above else []
    if set(inside).intersection(named(scan.unit_name(start, end))):
        return False  # "Tuyên Quang: xã Tân Lập, Tuyên Quang"
    return any(
        of_one_district(*pair) or any(covers(area, unit) for area in inside for unit in pair)
        for pair in pairs
        if pair[0].parent == pair[1].parent
    )


def encloses(scan: Scan, head: Head, start: int, end: int) -> bool:
    """Tell whether a comma means "in": a unit of the second name contains one of the first, and no list goes on.

    A province of the day of which the register does not know it is rather meant than a commune of that name, if this is
    no neighbour in a district, or in the province told before: "xã Tân Lập, Tuyên Quang".
    """
    second = scan.unit_name(start, end)
    province = head.levels == ("commune",) and scan.bare_province(start, end)
    register = "new" if scan.reformed else "old"
    province = province and province_of_day(scan, start, end)
    near = _once_neighbours if scan.reformed else neighbours
    province = province and not near(scan, head, start, end, register)
    held = province or name_holds(second, scan.spots[-1].name)
    return (held or _district(scan, head, start, end)) and not _goes_on_as_list(scan, second, end)


def _district(scan: Scan, head: Head, start: int, end: int) -> bool:
    """Tell whether a district stands behind a commune that the register knows elsewhere: "xã Đông Lâm, Hạ Hoà".

    Its seat is called so too, but is no neighbour of the commune; nor is what a joint behind it adds.
    """
    if head.levels != ("commune",) or scan.reformed:
        return False
    second = [unit for unit in named(scan.unit_name(start, end)) if unit.register == "old"]
    districts = [unit for unit in second if unit.level == "district"]
    if not districts or neighbours(scan, head, start, end, "old"):
        return False
    item = scan.list_joint(end)
    last = scan.unit_at(item, head.levels) if item > end and item < scan.words.size else item
    if last > item and neighbours(scan, head, item, last, "old"):
        return False
    areas = {province_id(unit.uid) for unit in named(scan.spots[-1].name) if unit.type in head.types}
    mates = (unit for unit in second if unit.type in head.types and not unit.historic)
    if any(province_id(unit.uid) in areas for unit in mates) and not _chained(scan, end, districts):
        return False
    areas.difference_update(province_id(unit.uid) for unit in districts)
    return _chained(scan, end, districts) or not any(province_id(unit.uid) in areas for unit in second)


def _chained(scan: Scan, end: int, districts: Sequence[Unit]) -> bool:
    """Tell whether the province of one of the districts stands behind a comma."""
    third = scan.unit_at(end, ("province",)) if scan.words.gap(end) == ", " else end
    units = named(scan.unit_name(end, third)) if third > end else ()
    return any(within(each, unit) for unit in units if unit.level == "province" for each in districts)


def _goes_on_as_list(scan: Scan, second: str, end: int) -> bool:
    """Tell whether what follows makes a list of two names: one more that does not hold them, or their district."""
    words = scan.words
    at = end + (words.gap(end) == " " and end < words.size and words.lower[end] in scan.lexicon["enclosing"])
    phrase = scan.head(at) if words.gap(at) in {" (", " ", ", "} else None
    if phrase and phrase.heads[0].role == "unit":
        return "district" in phrase.heads[0].levels
    if end >= words.size or words.gap(end) != ", " or not words.caps[end]:
        return False
    third = scan.unit_at(end)
    return third > end and not name_holds(scan.unit_name(end, third), second)
