"""What the text surely puts around a bare name: a unit of that name that lies elsewhere is not meant."""

from collections.abc import Iterable, Sequence

from extract.bearers import LARGE, levels_borne, named
from extract.gazetteer import Unit, fold_word, names_province
from extract.links.beside import holds
from extract.links.register import InForce
from extract.mentions import Flag
from extract.spots import DRAFTS, RANK, Setting, Spot, covers, distinct, lineage, name_holds, narrowed

_HIGHEST = 8  # places in a chain; print that opens brackets without end makes longer ones


class Around:
    """The places around the bare names of an article, by the names: what one is put in, the others of it are too."""

    def __init__(self, register: InForce) -> None:
        self._register = register
        self._placed: dict[str, dict[str, Unit]] = {}

    def note(self, bare: Iterable[Spot]) -> None:
        """Note the places around each name; those with a type word are linked already."""
        for spot in bare:
            if areas := _areas(spot):
                self._placed.setdefault(fold_word(spot.name), {}).update((area.uid, area) for area in areas)

    def holding(self, spot: Spot, units: list[Unit]) -> list[Unit]:
        """Return the units that lie in the place which the text puts around the name."""
        above = spot.parent
        while above is not None and not above.administrative:
            above = above.parent
        if above is None:
            return []
        areas = [above.unit] if above.unit else list(above.candidates) or self._register.of_day(above)
        if above.types:
            areas = [area for area in areas if area.level in above.levels]
        areas = [area for area in areas if area.level != "commune"]
        if len(areas) > 1 and (outer := above.parent) is not None and outer.administrative:
            outers = [outer.unit] if outer.unit else self._register.of_day(outer)
            areas = narrowed(areas, lambda area: any(holds(each, area) for each in outers))
        return distinct(unit for unit in units if any(holds(area, unit) for area in areas)) if areas else []

    def kept(self, spot: Spot, units: Sequence[Unit]) -> list[Unit]:
        """Return the units that what is around the name allows: none of Mộc Châu for "Tân Lập (huyện Bắc Yên)"."""
        areas = _areas(spot)
        if not areas and spot.parent is None:
            areas = list(self._placed.get(fold_word(spot.name), {}).values())
        left = [unit for unit in units if not any(_denies(area, unit) for area in areas)]
        return left if left or not spot.beside else list(units)  # "Mường Bú, Ít Ong, TP Sơn La": a list

    def inside(self, spot: Spot) -> list[Unit]:
        """Return the old units of the name in all that is around it: "An Phú (TP Thủ Đức cũ)"."""
        areas = _areas(spot)
        old = [unit for unit in named(spot.name) if unit.register == "old"] if areas else []
        return [unit for unit in old if all(unit.level != area.level and covers(area, unit) for area in areas)]


def _areas(spot: Spot) -> list[Unit]:
    """Return the districts and provinces that are surely around the name, not only behind it in a list."""
    areas = list[Unit]()
    listed = spot.handed or any(mate.types for mate in spot.beside)
    above, bracketed = None if listed else spot.parent, spot.bracketed
    for _ in range(_HIGHEST):
        if above is None:
            break
        unit = above.unit if above.administrative and not above.former else None
        unit = None if unit is not None and unit.historic else unit  # "Ba Vì, tỉnh Hà Tây cũ": it lies elsewhere today
        if unit is not None and unit.level == "commune" and unit.register == "old" and above.types:
            areas.append(lineage(unit.uid)[-2])
        if unit is not None and unit.level in LARGE and (bracketed or _surely(spot, above, unit)):
            areas.append(unit)
        bracketed = bracketed or above.bracketed
        above = above.parent
    return areas


def _surely(spot: Spot, above: Spot, unit: Unit) -> bool:
    """Tell whether a name lies in what a comma puts behind it: "A, huyện B", not "Phú Quốc, TP HCM".

    A district's name may stand in a list before another one with its type word: "quận 7, Bình Tân, huyện Nhà Bè".
    """
    return (
        bool(above.types)
        and unit.level not in levels_borne(spot.name)
        and (unit.level == "district" or names_province(above.types))
    )


def _denies(area: Unit, unit: Unit) -> bool:
    """Tell whether the unit is lower than the area and lies elsewhere."""
    return RANK[unit.level] < RANK[area.level] and not covers(area, unit)


def contradicted(spot: Spot, unit: Unit, setting: Setting) -> Flag | None:
    """Say that a linked name does not lie in what stands behind it: "huyện Mộc Châu, tỉnh Hòa Bình"; None if it may."""
    above = spot.parent
    if above is None or spot.handed:
        return None
    if "not in its province" in above.flags:
        return "not in its province"
    if unit.level == "province" or above.former:
        return None
    areas = _told_around(spot, above, unit, setting)
    if all(area.historic for area in areas) or any(covers(area, unit) for area in areas):
        return None
    return "not in its province" if any(area.level == "province" for area in areas) else "not in its district"


def _told_around(spot: Spot, above: Spot, unit: Unit, setting: Setting) -> list[Unit]:
    """Return what the name around a linked one can be: provinces, of a bare or doubtful one districts as well.

    None if a bare name may stand in a list, or open a clause of its own: "Về xã A, Hà Nội cam kết".
    """
    area = above.unit
    if above.types and area is None:
        return [each for each in above.candidates if each.level in LARGE]  # "huyện Bảo Lâm": there are two
    if area is not None and above.types:
        city = unit.level == "commune" and above.start > spot.start  # "phường X, TP Hà Nội"
        far = spot.evidence == ["type word"] and not setting.at_home(unit)
        if city and (not _chained(spot, above) or (spot.loose and not far)):
            return []  # "Sau lũ ở xã X, TP Đà Nẵng tặng quà"
        return [area] if area.level == "province" and (city or names_province(above.types)) else []
    if not _chained(spot, above) or (spot.loose and (spot.evidence != ["type word"] or setting.at_home(unit))):
        return []
    of_day = setting.day >= DRAFTS
    areas = [area for area in named(above.name) if area.level in LARGE and (of_day or area.register == "old")]
    provinces = [area for area in areas if area.level == "province"]
    if unit.level == "district":
        return [] if spot.loose else provinces
    if any(_moved(area, unit, spot) for area in areas):
        return []
    return areas if provinces or not setting.reformed else []


def _moved(area: Unit, unit: Unit, spot: Spot) -> bool:
    """Tell whether a commune may have lain in the district once: it is the only one of its name in the province."""
    province = lineage(unit.uid)[0]
    if area.level != "district" or unit.level != "commune" or not covers(province, area):
        return False
    same = [each for each in named(spot.name) if each.register == unit.register and each.level == "commune"]
    alike = [each for each in named(fold_word(spot.name)) if each.level == "commune" and covers(area, each)]
    return len([each for each in same if covers(province, each)]) == 1 and not alike


def _chained(spot: Spot, above: Spot) -> bool:
    """Tell whether a bare name is surely around another, not in a list: "quận 12, Bình Dương và Tây Ninh"."""
    if spot.dashed or above.doubtful or above.shouted or not above.administrative:
        return False
    behind, before = above.next, spot.last
    held = behind is not None and behind is above.parent and name_holds(behind.name, above.name)
    listed = behind is not None and behind.kind != "country" and not held
    return not (listed or (before is not None and before.parent is not spot))
