"""What the places beside a name in the text tell of its unit: the one around it, and the others of a list."""

from collections.abc import Callable, Iterable, Sequence

from extract.bearers import LARGE, levels_borne, misread, named
from extract.gazetteer import Unit, fold_word, unit_types
from extract.spots import (
    RANK,
    Setting,
    Spot,
    covers,
    distinct,
    lineage,
    narrowed,
    of_one_district,
    province_bears,
    province_id,
)

_MATES = 30  # of a list: enough to see where it lies
_MANY, _AROUND = 3, 6  # communes among so many neighbours on each side make a list of communes


def link_parent(spot: Spot) -> None:
    """Link a doubtful parent by the child that only one of its candidates contains."""
    above = spot.parent
    if spot.unit is None or above is None or above.unit is not None or len(above.candidates) == 1:
        return
    bare = not above.candidates and above.kind is None and spot.unit.level == "commune"  # "Xã Thạch Đài (Thạch Hà)"
    if bare and any(unit.level == "province" and covers(unit, spot.unit) for unit in named(above.name)):
        return  # "phường Tô Hiệu, Sơn La": a name that province and town share
    asked = [unit for unit in named(above.name) if unit.level == "district"] if bare else above.candidates
    areas = distinct(area for area in asked if covers(area, spot.unit) and area.register == spot.unit.register)
    if len(areas) == 1:
        above.unit, above.candidates = areas[0], ()
        above.flags.clear()
        above.evidence.append("child")


def among_provinces(spot: Spot, units: Sequence[Unit]) -> bool:
    """Tell whether a province's bare name stands in a list of provinces, not before the one it lies in."""
    above = spot.parent
    if spot.types or above is None or not province_bears(spot) or not province_bears(above):
        return False
    if above not in spot.beside:
        return any(map(province_bears, spot.beside))  # "Hòa Bình, Gia Lai, Kon Tum": the last one is around none
    if fold_word(spot.name) != fold_word(above.name) and all(unit.level == "commune" for unit in units):
        return True
    if any(province_bears(mate) for mate in (*above.beside, *spot.beside) if mate not in (spot, above)):
        return True
    # Of two the second may hold the first, but not as the new ward that took its name.
    former = above.unit is not None and above.unit.level == "province" and above.unit.register == "old"
    return former and all(unit.register == "new" for unit in units)


def listed(spot: Spot, known: Callable[[Spot], Unit | None], *, reformed: bool) -> bool:
    """Tell whether a name stands in a list with communes of home, of which `known` gives the unit.

    One that may be a person's needs two of them that may not, or one and a word like "ở" or "địa phương như" before
    itself; before the reform, and of a commune that is no more, it is rather that of a street.
    """
    if not spot.doubtful:
        return any(map(known, spot.beside))
    unit = known(spot)
    told = reformed and not spot.titled and unit is not None and unit.register == "new"
    mates = [mate for mate in _around(spot) if mate.unit or not mate.doubtful] if told else []
    return sum(known(mate) is not None for mate in mates if not mate.types) > (not spot.cue)


def _around(spot: Spot) -> list[Spot]:
    """Return the places beside a name in its list, a few on each side."""
    mates = list[Spot]()
    for step in ("last", "next"):
        near, reach = getattr(spot, step), len(mates) + _AROUND
        while near is not None and len(mates) < reach:
            mates.append(near)
            near = getattr(near, step)
    return mates


def beside_province(spot: Spot) -> bool:
    """Tell whether a province's name stands beside the spot in a list."""
    return any(map(province_bears, spot.beside))


def as_province(spot: Spot, units: list[Unit], setting: Setting) -> list[Unit]:
    """Return the province of that name, unless it only folds together with a district of the home province."""
    provinces = [unit for unit in units if unit.level == "province"]
    if not provinces or spot.doubtful or beside_province(spot):
        return [] if spot.doubtful else provinces
    districts = [unit for unit in units if unit.level == "district" and setting.at_home(unit)]
    others = [unit for unit in districts if unit.name != provinces[0].name]
    if others and not any(map(setting.at_home, provinces)):
        spot.flags.append("shares its folded name with a province")
        return others
    return provinces


def namesake_beside(spot: Spot, setting: Setting, told: Callable[[], Iterable[Unit]]) -> list[Unit]:
    """Return the unit elsewhere with a province's bare name whose neighbours stand beside it: "Lệ Thủy, Quảng Ninh".

    None if the list, or what the text has `told`, holds the province or one of its units. A town is told of beside
    provinces as well; since the reform, when provinces are large, a neighbour is one at home, or came from the same
    district. Away from home the neighbour must have no namesake, and the text tell that a place is meant: "ở", or the
    start of its sentence.
    """
    provinces = [unit for unit in named(spot.name) if unit.level == "province"]
    far = [unit for unit in of_level(spot, setting) if unit.name == provinces[0].name]
    around = _around(spot) if far and not spot.apart else []
    if (
        not around
        or any(map(province_bears, around))
        or any(covers(province, unit) for unit in told() for province in provinces)
    ):
        return []
    mates = [mate for mate in (spot.last, spot.next) if mate and mate in spot.beside]
    mates = [mate for mate in mates if not (mate.types or mate.doubtful or _townish(mate))]
    if any(covers(province, unit) for mate in mates for unit in named(mate.name) for province in provinces):
        return []
    found = list[Unit]()
    for mate in mates:
        units = of_level(mate, setting)
        areas = {province_id(unit.uid) for unit in units}
        for unit in far:
            near = [other for other in units if province_id(other.uid) == province_id(unit.uid)]
            sure = setting.at_home(unit) or (len(areas) == 1 and _placed(spot, mate))
            found += [unit] if sure and any(_close(unit, other, setting) for other in near) else []
    return found if len(distinct(found)) == 1 else []


def _placed(spot: Spot, mate: Spot) -> bool:
    """Tell whether the first of two places stands behind a word like "ở" or opens its sentence."""
    first = min(spot, mate, key=lambda each: each.start)
    return first.cue or first.leads


def _townish(spot: Spot) -> bool:
    """Tell whether a provincial town bears the name, or did."""
    return any(unit.type in unit_types().towns for unit in named(spot.name))


def _close(unit: Unit, other: Unit, setting: Setting) -> bool:
    """Tell whether two units of a province are named together: since the reform at home, or from one district."""
    return not setting.reformed or setting.at_home(unit) or of_one_district(unit, other)


def of_level(spot: Spot, setting: Setting) -> list[Unit]:
    """Return the units of the name that lie right in a province on the day: districts, since the reform communes."""
    level = "commune" if setting.reformed else "district"
    return [unit for unit in named(spot.name) if unit.level == level and unit.in_force(setting.day)]


def _with_namesake(spot: Spot, units: Sequence[Unit]) -> list[Unit]:
    """Return the unit of a bare name that lies where the one beside it does, which a province's name told of."""
    near = [mate.unit for mate in spot.beside if mate.unit and province_bears(mate) and "list" in mate.evidence]
    areas = {province_id(unit.uid) for unit in near if unit.level != "province"}
    found = [unit for unit in units if unit.level in {each.level for each in near} and province_id(unit.uid) in areas]
    return [] if spot.doubtful or spot.shouted else found


def rather_than(province: Unit, spot: Spot, same: Sequence[Unit], setting: Setting) -> bool:
    """Tell whether a province's bare name means the unit called so before: Phù Yên, or a district at home."""
    if all(unit.name != province.name for unit in same):
        return True  # the names only fold together: Phù Yên, Phú Yên
    if setting.at_home(province) or any(unit.level != "district" for unit in same):
        return False
    return not beside_province(spot) and all(map(setting.at_home, same))


def took_name(unit: Unit, former: Sequence[Unit]) -> bool:
    """Tell whether a commune of today has the name of a district that it lay in: Nha Trang, Sa Pa."""
    return unit.register == "new" and unit.level == "commune" and any(covers(old, unit) for old in former)


def in_district(spot: Spot) -> bool:
    """Tell whether the text puts the commune in a district as if that still existed."""
    above = spot.parent
    if above is None or above.former or not spot.types or "commune" not in spot.levels:
        return False
    return bool(above.types) and above.unit is not None and above.unit.level == "district"


def among_communes(spot: Spot) -> bool:
    """Tell whether most neighbours of a name in its list, and several, are communes and nothing larger."""
    mates = _around(spot)
    communes = sum(levels_borne(mate.name) == {"commune"} for mate in mates)
    return communes >= _MANY and 2 * communes > len(mates)


def wards_of(spot: Spot, focus: Unit | None, units: Sequence[Unit]) -> list[Unit]:
    """Return the units of a number that lie in the district named last (`focus`), none for other names."""
    if focus is None or not spot.name[-1:].isdecimal():
        return []
    return [unit for unit in units if covers(focus, unit)]


def respelt(spot: Spot, setting: Setting) -> list[Unit]:
    """Return the province, or the large units at home, whose name this may be with some marks lost: "Đa Nang"."""
    large = (unit for unit in misread(spot.name) if unit.level in LARGE)
    near = [unit for unit in large if unit.level == "province" or setting.at_home(unit)]
    units = narrowed(near, lambda unit: unit.in_force(setting.day))
    spot.flags.extend(["spelling"] if units else [])
    return units


def keep_together(group: Sequence[Spot]) -> None:
    """Doubt what is linked to communes of today in a list with old ones of the district where their names were too.

    Where the text tells of a merger, or of the time before it, they are the old ones. One that only today's register
    has with the type word makes it a list of today, with names that people still use.
    """
    linked = [spot for spot in group if spot.unit and spot.unit.level == "commune" and not spot.former]
    districts = {lineage(spot.unit.uid)[-2].code for spot in linked if spot.unit and spot.unit.register == "old"}
    today = [spot for spot in linked if spot.unit and spot.unit.register == "new"]
    if not (districts and today and all(map(_was_there, today))):
        return
    for spot in today:
        beside = _old_beside(spot, districts)
        if spot.past and len(beside) == 1:
            spot.unit = beside[0]
            spot.evidence.append("list")
        elif spot.unit and beside:
            spot.candidates, spot.unit = (spot.unit, *beside), None
            spot.flags.append("ambiguous")


def _was_there(spot: Spot) -> bool:
    """Tell whether the province of the commune of today had an old one of the name and the type word."""
    province = lineage(spot.unit.uid)[0] if spot.unit else None
    return any(province is not None and covers(province, unit) for unit in _old_namesakes(spot))


def _old_beside(spot: Spot, districts: set[str]) -> list[Unit]:
    """Return the old communes of the name and the type word in one of the districts."""
    return distinct(unit for unit in _old_namesakes(spot) if lineage(unit.uid)[-2].code in districts)


def _old_namesakes(spot: Spot) -> list[Unit]:
    """Return the old units of the name and the type word."""
    return [unit for unit in named(spot.name) if unit.register == "old" and unit.type in spot.types]


def with_mates(spot: Spot, group: Sequence[Spot], units: list[Unit]) -> list[Unit]:
    """Return the units that lie in the district, or the province, of most others of the list."""
    mates = [mate.unit for mate in group[:_MATES] if mate is not spot]
    found = []
    for unit in units:
        areas = [lineage(mate.uid)[-2] for mate in mates if mate and mate.level == unit.level != "province"]
        if areas and sum(covers(area, unit) for area in areas) * 2 > len(areas):
            found.append(unit)
    return found


def of_neighbour(spot: Spot, units: Sequence[Unit]) -> list[Unit]:
    """Return the units in the district, or else the province, of the nearest linked place of the list or clause."""
    for step in ("last", "next"):
        near, steps = getattr(spot, step), 0
        while near is not None and near.unit is None and steps < _MATES:
            near, steps = getattr(near, step), steps + 1
        if near is None or near.unit is None or near.unit.level == "province":
            continue
        alike = [unit for unit in units if unit.register == near.unit.register]
        for area in lineage(near.unit.uid)[-2::-1]:
            if found := [unit for unit in alike if holds(area, unit)]:
                return found
    return []


def district_beside(spot: Spot, units: Sequence[Unit]) -> list[Unit]:
    """Return the district of a bare name that is no province's beside another: "TP Long Xuyên 40 mm, Châu Thành"."""
    districts = [unit for unit in units if unit.level == "district"]
    return of_neighbour(spot, districts) if len(districts) > 1 and not province_bears(spot) else []


def told_beside(spot: Spot, units: Sequence[Unit]) -> list[Unit]:
    """Return the unit of a bare name that only the linked ones beside it tell: "Lệ Thủy, Quảng Ninh"."""
    return _with_namesake(spot, units) or _communes_beside(spot, units)


def _communes_beside(spot: Spot, units: Sequence[Unit]) -> list[Unit]:
    """Return the commune of a name that may be a person's in the district of the next one of its list: Hưng Đạo."""
    if not spot.doubtful or spot.shouted or any(mate.titled for mate in (spot, *_around(spot))):
        return []  # "the streets Trần Phú, Hải Tân"
    for step in ("last", "next"):
        near, steps = getattr(spot, step), 0
        while near is not None and near.unit is None and near.doubtful and steps < _MATES:
            near, steps = getattr(near, step), steps + 1
        if near is None or near.unit is None or near.unit.level != "commune":
            continue
        district = lineage(near.unit.uid)[-2]
        found = distinct(unit for unit in units if unit.level == "commune" and covers(district, unit))
        if district.level == "district" and len(found) == 1:
            return found
    return []


def holds(area: Unit, unit: Unit) -> bool:
    """Tell whether the area is of a higher level than the unit and covers it."""
    return RANK[unit.level] < RANK[area.level] and covers(area, unit)
