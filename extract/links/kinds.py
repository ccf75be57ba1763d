"""What is decided before names are linked: soft features, zones, and the units that were to come in spring 2025."""

from collections.abc import Sequence

from extract.bearers import LARGE, named
from extract.gazetteer import REFORM, Unit, fold_word, squash, unit_types
from extract.links.register import InForce
from extract.spots import DRAFTS, Setting, Spot, covers, province_bears, within

_SEVERAL = 2
_LONGEST_TAIL = 6


def decide_kinds(spots: Sequence[Spot], register: InForce) -> None:
    """Turn soft features into bare names, zones that are no units into sites, and note planned units."""
    _keep_sights(spots, register)
    _decide_soft([spot for spot in spots if spot.soft], register)
    for spot in spots:
        _decide_zone(spot, register)
        spot.created = spot.created and (spot.proven or not _stood_there(spot))
    if DRAFTS <= register.setting.day < REFORM:
        _note_planned([spot for spot in spots if spot.administrative and spot.types], register.setting)


def take_lent(spots: Sequence[Spot]) -> None:
    """Take the type word of a city from what only stands beside it: "TP HCM, Biên Hòa", "TP Huế với Nha Trang".

    Since the reform it says of the names behind it neither that they are cities nor that they were.
    """
    city: Spot | None = None
    lists: list[tuple[Spot, list[Spot]]] = []
    for spot in spots:
        if not (spot.group and spot.types and spot.lent):
            city = spot if spot.group and _is_city(spot) else None
            lists.extend([(spot, [])] if city is not None else [])
        elif city is not None and spot.group == city.group and not _is_city(spot):
            spot.kind, spot.types, spot.group = None, (), 0
            spot.parent = None if spot.parent and spot.parent.start < spot.start else spot.parent
            spot.beside.append(city)
            lists[-1][1].append(spot)
    for city, beside in lists:
        _share_former(beside)
        _link_wards(city, beside)


def _share_former(beside: Sequence[Spot]) -> None:
    """Note of the names before one that is called old that they are too: "TP Cần Thơ và Vị Thanh, Ngã Bảy cũ".

    What is said of a province is not said of districts before it: "TP.HCM, Nha Trang và Bình Dương cũ".
    """
    units = [spot for spot in beside if not province_bears(spot)]
    last = max((index for index, spot in enumerate(units) if spot.former), default=-1)
    for spot in units[: last + 1]:
        spot.former = True


def _link_wards(city: Spot, beside: Sequence[Spot]) -> None:
    """Link a former province's name to the city's ward of today if others of the list are its wards: Hải Dương."""
    if all(map(province_bears, beside)) or not any(map(province_bears, beside)):
        return
    wards = [_wards(city, spot) for spot in beside]
    listed = any(found and not province_bears(spot) for found, spot in zip(wards, beside, strict=True))
    for found, spot in zip(wards, beside, strict=True):
        if listed and len(found) == 1 and province_bears(spot) and not spot.former:
            spot.unit = found[0]
            spot.evidence.append("list")


def _wards(city: Spot, spot: Spot) -> list[Unit]:
    """Return the communes of today that bear the spot's whole name and lie in the city."""
    areas = [unit for unit in named(city.name) if unit.level == "province" and unit.register == "new"]
    own = squash(spot.name)
    units = (unit for unit in named(spot.name) if unit.level == "commune" and squash(unit.name) == own)
    return [unit for unit in units if any(within(unit, area) for area in areas)]


def _is_city(spot: Spot) -> bool:
    """Tell whether a city of the highest level, as there are today, bears the name and the type word."""
    units = (unit for unit in named(spot.name) if unit.level == "province" and unit.register == "new")
    return any(unit.type in spot.types for unit in units)


def _keep_sights(spots: Sequence[Spot], register: InForce) -> None:
    """Keep the site of a known name, of which the text tells in a province that has no commune called so: Tràng An."""
    sights = {tail for spot in spots if spot.kind == "site" and not spot.soft for tail in _tails(spot.name)}
    province: Spot | None = None
    for spot in spots:
        if spot.soft and spot.rule == "fixed name":
            told = fold_word(spot.name) in sights
            spot.soft = not (told or (province is not None and not _has_one(province, spot, register)))
        elif spot.administrative and province_bears(spot) and "province" in spot.levels:
            province = spot


def _tails(name: str) -> list[str]:
    """Return the last words of a site's name, without its head word: "tràng an" of "Khu du lịch Tràng An"."""
    words = name.split()
    return [fold_word(" ".join(words[first:])) for first in range(max(1, len(words) - _LONGEST_TAIL), len(words))]


def _has_one(province: Spot, spot: Spot, register: InForce) -> bool:
    """Tell whether a unit of the spot's name lies in the province."""
    today = "new" if register.setting.reformed else "old"
    areas = [unit for unit in named(province.name) if unit.level == "province" and unit.register == today]
    return any(covers(area, unit) for area in areas for unit in register.of_day(spot))


def _decide_soft(soft: Sequence[Spot], register: InForce) -> None:
    """Turn "Son La reservoir" into the bare "Son La" if a unit near bears the name, in a list if all do."""
    sites = {spot.group for spot in soft if spot.group and not _near_unit(spot, register)}
    for spot in soft:
        if spot.core and spot.group not in sites and _near_unit(spot, register):
            whole = (spot.start, spot.end)
            spot.start, spot.end = spot.core
            spot.core = whole if spot.kind == "site" else spot.core
            spot.kind, spot.rule, spot.cue = None, "bare", True
            if spot.parent and fold_word(spot.parent.name) == fold_word(spot.name):
                spot.parent = None  # "Hoa Binh plant, Hoa Binh province": not in the town of that name
        spot.soft = False


def _near_unit(spot: Spot, register: InForce) -> bool:
    """Tell whether a province, or a unit at home, bears the name; without a home any district does."""
    setting = register.setting
    far = {"province"} if setting.home else LARGE
    units = register.of_day(spot)
    whole = spot.kind == "natural" and spot.core == (spot.start, spot.end)
    told = spot.parent is not None and not LARGE.isdisjoint(spot.parent.levels)  # "Sông Vệ (Quảng Ngãi)": the town
    # Tràng An is the site again, Núi Sam the hill, where no commune is called so.
    if (whole and not told) or spot.rule == "fixed name":
        units = [unit for unit in units if unit.in_force(setting.day)]
    if spot.figurative:  # "Hoa Binh market" is the province's only there
        units = [unit for unit in units if setting.at_home(unit) and _gives_name(spot, unit)]
    return any(unit.level in far or setting.at_home(unit) for unit in units) or _addressed(spot, units)


def _addressed(spot: Spot, units: Sequence[Unit]) -> bool:
    """Tell whether a unit called like all of it lies in the district behind it: "Cầu Kho, quận 1"."""
    if spot.kind != "site" or spot.core != (spot.start, spot.end) or spot.parent is None:
        return False  # "Hòn Thơm, Phú Quốc" is the island
    districts = [area for area in named(spot.parent.name) if area.level == "district"]
    return any(within(unit, area) and unit.uid != area.uid for unit in units for area in districts)


def _gives_name(spot: Spot, unit: Unit) -> bool:
    """Tell whether a site whose name is a word may have it from the unit: a large one, or a ward that lies there."""
    areas = [area for area in named(spot.parent.name) if area.level in spot.parent.levels] if spot.parent else []
    ward = unit.type == unit_types().numbered["commune"] and (not areas or any(covers(area, unit) for area in areas))
    return ward or unit.level in LARGE


def _decide_zone(spot: Spot, register: InForce) -> None:
    """Make a site of a "special economic zone" that is, or was to be, no unit: Vân Phong, or Vân Đồn in 2024."""
    if spot.types and unit_types().new.issuperset(spot.types):
        known = any(unit.type in spot.types for unit in named(spot.name))
        if not (known and (register.setting.day >= DRAFTS or register.setting.surety != "known")):
            spot.kind, spot.types = "site", ()


def _note_planned(typed: Sequence[Spot], setting: Setting) -> None:
    """Note of each list, and of each name alone, that it is of planned units if those fit its type word better."""
    lists: dict[int, list[Spot]] = {}
    stood = _told_in_district(typed)
    for spot in typed:
        lists.setdefault(spot.group or -spot.start - 1, []).append(spot)
    for names in lists.values():
        if any(spot.former for spot in names) or stood.issuperset(fold_word(spot.name) for spot in names):
            continue
        fits = [_registers(spot, setting) for spot in names]
        # A township of the district with the type word of others of its list is none that was to come.
        planned = sum(fit == {"new"} and not _stood_there(spot) for fit, spot in zip(fits, names, strict=True))
        if any(map(_in_district, names)) and planned < _SEVERAL:
            continue  # the register of today spells some old names in another way
        if sum("new" in each for each in fits) > sum("old" in each for each in fits):
            for spot in names:
                spot.created = True


def _told_in_district(typed: Sequence[Spot]) -> set[str]:
    """Return the names put in a district that had them: "xã Cát Tiến" after "xã Cát Tiến, huyện Phù Cát".

    Not where it tells "thị trấn Cát Tiến" from it: then the commune was to come.
    """
    types: dict[str, set[tuple[str, ...]]] = {}
    for spot in typed:
        if spot.levels == ("commune",):
            types.setdefault(fold_word(spot.name), set()).add(spot.types)
    stood = {fold_word(spot.name) for spot in typed if _stood_there(spot)}
    return {name for name in stood if len(types.get(name, ())) == 1}


def _in_district(spot: Spot) -> bool:
    """Tell whether the text puts the name in a district, of which there was to be none."""
    above = spot.parent
    province = above is not None and province_bears(above)
    return above is not None and "district" in above.levels and bool(above.types) and not province


def _stood_there(spot: Spot) -> bool:
    """Tell whether the district that the text puts around the spot had a commune of the name, of whatever type."""
    above = spot.parent
    if above is None or not _in_district(spot):
        return False
    districts = [unit for unit in named(above.name) if unit.level == "district"]
    old = (unit for unit in named(fold_word(spot.name)) if unit.level == "commune" and unit.register == "old")
    return any(within(unit, district) for unit in old for district in districts)


def _registers(spot: Spot, setting: Setting) -> set[str]:
    """Return the registers in which a unit at home has the type and the whole name."""
    own = squash(spot.name)
    return {
        unit.register
        for unit in named(spot.name)
        if unit.type in spot.types and setting.at_home(unit) and squash(unit.name) == own and not unit.historic
    }


def take_up(spots: Sequence[Spot]) -> None:
    """Link the names that a commune told before is called by again to what that was linked to."""
    for spot in spots:
        if (first := spot.again) is not None:
            spot.unit, spot.candidates, spot.flags[:] = first.unit, first.candidates, first.flags
            spot.evidence[:] = ["discourse"] if first.unit or first.candidates else []
