"""What the text around a name tells of its unit: the communes it is said to hold, and the province named before it."""

from collections.abc import Iterable, Mapping, Sequence

from extract.bearers import named
from extract.gazetteer import Unit, fold_word, unit_types
from extract.links.around import contradicted
from extract.links.beside import holds, of_neighbour, with_mates
from extract.links.register import unheard
from extract.mentions import Flag
from extract.spots import Setting, Spot, covers, distinct, lineage, province_bears, province_id

_CHILDREN = 3  # of a district: enough to see which one of several it is
_MATES = 30  # of a list: enough to see where it lies
_NEAR = 200  # characters: a sentence or two
_LOOSE = frozenset({"type word", "named before", "home province"})  # evidence that says nothing of the clause itself


class Context:
    """The spots of an article as they stand to each other; `provinces`: register and code of those that it names."""

    def __init__(self, spots: Iterable[Spot], setting: Setting) -> None:
        """Note the children of each spot and the province named last before it."""
        self._setting, self.spots = setting, tuple(spots)
        self._children: dict[int, list[Spot]] = {}
        self._said: dict[int, tuple[Unit, ...]] = {}
        self._governing: dict[int, tuple[Unit, ...]] = {}
        self._heading: dict[int, Spot | Unit] = {}
        self.provinces: set[tuple[str, str]] = set()
        self._groups: dict[int, list[Spot]] = {}
        self._told: list[Unit] | None = None
        last, end = tuple[Unit, ...](), -_NEAR - 1
        governor, reach = tuple[Unit, ...](), -_NEAR - 1
        district: Spot | Unit | None = None
        last_end = 0
        for spot in spots:
            if spot.parent is not None and spot.types:
                self._children.setdefault(id(spot.parent), []).append(spot)
            if spot.group and spot.types and spot.administrative:
                self._groups.setdefault(spot.group, []).append(spot)
            if spot.start - end <= _NEAR:
                self._said[id(spot)] = last
            if provinces := _provinces(spot):
                self.provinces.update((unit.register, unit.code) for unit in provinces)
                last, end = provinces, spot.end
                governor, reach = _of_day(provinces, setting) if spot.leads else (), spot.end
            elif spot.start - reach <= _NEAR:
                self._governing[id(spot)], reach = governor, spot.end
            else:
                governor = ()
            own = isinstance(district, Spot) and district.parent is spot  # "Huyện X, tỉnh Y có xã ..."
            if not own and (provinces or (spot.administrative and spot.types and spot.levels != ("commune",))):
                district = spot if spot.leads and "district" in spot.levels and not provinces else None
                last_end = spot.end
            elif bare := self._bare_district(spot):
                district, last_end = bare, spot.end
            elif district is not None and spot.start - last_end <= _NEAR:
                self._heading[id(spot)] = district

    def _bare_district(self, spot: Spot) -> Unit | None:
        """Return the district at home that opens a clause without its type word: "Kiến Xương có xã ..."."""
        if spot.types or not (spot.leads and spot.administrative) or self._setting.reformed:
            return None
        units = [unit for unit in named(spot.name) if unit.level == "district" and self._setting.at_home(unit)]
        return units[0] if len(units) == 1 else None

    def holding(self, spot: Spot, units: list[Unit]) -> list[Unit]:
        """Return the units in which a unit lies that the text puts there: "xã Tiên Thủy, huyện Châu Thành"."""
        if len({unit.level for unit in units}) > 1:
            return []
        for child in self._children.get(id(spot), ())[:_CHILDREN]:
            inner = [unit for unit in named(child.name) if unit.level in child.levels]
            found = [unit for unit in units if any(unit.level != low.level and covers(unit, low) for low in inner)]
            if found and len(found) < len(units):
                return found
        return []

    def groups(self) -> Iterable[Sequence[Spot]]:
        """Return the lists of names that share a type word."""
        return self._groups.values()

    def mates(self, spot: Spot, units: list[Unit]) -> list[Unit]:
        """Return the units beside the others of the list, or the nearest of the clause."""
        group = self._groups.get(spot.group, ()) if spot.group else ()
        return with_mates(spot, group, units) or of_neighbour(spot, units)

    def governed(self, spot: Spot, units: list[Unit]) -> list[Unit]:
        """Return the units of the district or province that heads the clause or section: "In Hue City, the wards"."""
        heading = self._heading.get(id(spot))
        area = heading.unit if isinstance(heading, Spot) else heading
        if area is not None and (inside := [unit for unit in units if covers(area, unit)]):
            return [] if self._elsewhere(spot, area) else inside
        return [unit for unit in units if any(covers(area, unit) for area in self._governing.get(id(spot), ()))]

    @property
    def told(self) -> Sequence[Unit]:
        """The provinces that the text names with their type word, and the units that its other names can only be."""
        if self._told is None:
            self._told = self._all_told()
        return self._told

    def _all_told(self) -> list[Unit]:
        units = [spot.unit for spot in self.spots if spot.unit is not None and spot.types]
        for spot in self.spots:
            known = named(spot.name) if spot.administrative and not spot.types and not province_bears(spot) else ()
            large = distinct(unit for unit in known if unit.level == "district" and unit.in_force(self._setting.day))
            units += large if len(large) == 1 else []
        return units

    def others(self, spot: Spot, found: Iterable[Unit], units: Sequence[Unit]) -> list[Unit]:
        """Return what the name may mean besides the only unit left."""
        return self._ended_there(spot, found, units) or self._in_ahead(spot, found, units)

    def _in_ahead(self, spot: Spot, found: Iterable[Unit], units: Sequence[Unit]) -> list[Unit]:
        """Return the commune in the district of another province to which a way leads: "phường A vào TP B"."""
        ahead = spot.ahead
        if ahead is None or len(units) != 1 or not _LOOSE.issuperset(spot.evidence):
            return []
        areas = [area for area in named(ahead.name) if area.level == "district" and area.type in ahead.types]
        if any(province_id(area.uid) == province_id(units[0].uid) for area in areas):
            return []
        standing = [unit for unit in found if unit.type in spot.types and unit.in_force(self._setting.day)]
        return [unit for unit in standing if any(covers(area, unit) for area in areas)]

    def _ended_there(self, spot: Spot, found: Iterable[Unit], units: Sequence[Unit]) -> list[Unit]:
        """Return the ended communes of the district that heads the clause, if the only one left lies elsewhere.

        Papers go on to use their names, but may mean the one elsewhere as well.
        """
        told = self._setting.reformed or spot.parent is not None or "discourse" in spot.evidence
        if told or len(units) != 1 or units[0].level != "commune":
            return []
        headed = [unit for unit in self.governed(spot, list(found)) if unit.level == "commune"]
        return headed if units[0] not in headed and all(unit.ended(self._setting.day) for unit in headed) else []

    def _elsewhere(self, spot: Spot, area: Unit) -> bool:
        """Tell whether a name of the list can be none of the area's but is one at home: the list lies elsewhere."""
        for mate in self._groups.get(spot.group, ())[:_MATES] if spot.group else ():
            units = () if mate.name == spot.name else named(mate.name)
            home = [unit for unit in units if unit.type in mate.types and self._setting.at_home(unit)]
            if home and not any(covers(area, unit) for unit in home):
                return True
        return False

    def partners(self, units: Iterable[Unit]) -> list[Unit]:
        """Return, in spring 2025, the districts of provinces named here that home was to become one with."""
        merged = [province for province in self._setting.home if province.register == "new"]
        if self._setting.reformed or not merged:
            return []
        districts = [unit for unit in units if unit.level == "district" and province_id(unit.uid) in self.provinces]
        return [unit for unit in districts if any(covers(province, unit) for province in merged)]

    def doubt(self, spot: Spot, unit: Unit, districts: Mapping[tuple[str, str], tuple[str, str]]) -> Flag | None:
        """Say why the only unit left is not to be trusted; None if it is.

        `districts`: those that the article names with their type word, and their provinces.
        """
        setting, above = self._setting, spot.parent.unit if spot.parent else None
        if unit.level == "commune" and above and above.level == "district" and not covers(above, unit):
            own = lineage(unit.uid)[-2]
            told = (own.register, own.code) in districts or (spot.next is not None and spot.next.types != spot.types)
            beside = (
                told and spot.handed and unit.type in spot.types and province_id(unit.uid) == province_id(above.uid)
            )
            beside = beside or self._of_districts(spot, unit)
            return None if beside else "not in its district"  # "phường Mỹ Xá và xã Đại An thuộc huyện Vụ Bản"
        if against := contradicted(spot, unit, setting):
            return against
        if unheard(unit, setting):
            return "not in force yet"
        alone = spot.evidence == ["type word"] and not setting.at_home(unit)
        if alone and setting.marked and unit.level == "commune" and unit.type not in spot.types:
            return "of another type"
        far = not self.speaks_of(unit, districts) and _stray(spot, unit, setting)
        return "far from home" if far else None

    def _of_districts(self, spot: Spot, unit: Unit) -> bool:
        """Tell whether a list of communes lies in districts, of which one has it: "A, B in C and D districts"."""
        above, listed = spot.parent, len(self._groups.get(spot.group, ())) > 1
        mates = self._groups.get(above.group, ())[:_MATES] if above is not None and listed else ()
        return any(mate.unit is not None and mate.unit.level == "district" and holds(mate.unit, unit) for mate in mates)

    def speaks_of(self, unit: Unit, districts: Mapping[tuple[str, str], tuple[str, str]]) -> bool:
        """Tell whether the article names the unit's province, or one of its districts with its type word."""
        return province_id(unit.uid) in self.provinces or province_id(unit.uid) in districts.values()

    def of_another_type(self, spot: Spot) -> bool:
        """Tell whether only a commune elsewhere has the type word, and no chain told of this: "phường Bình Minh"."""
        unit = spot.unit
        if unit is None or unit.level != "commune" or unit.type in spot.types or "chain" in spot.evidence:
            return False
        today = [other for other in named(spot.name) if other.register == unit.register == "new"]
        return self._setting.marked and any(other.type in spot.types for other in today)

    def against(self, spot: Spot, home: list[Unit], units: list[Unit]) -> list[Flag]:
        """Return a flag if the province named just before is none of home's and has a unit of the name as well."""
        said = self._said.get(id(spot), ())
        if any(covers(province, unit) for province in said for unit in home):
            return []
        other = any(covers(province, unit) for province in said for unit in units)
        return ["another province named before"] if other else []


def _of_day(provinces: tuple[Unit, ...], setting: Setting) -> tuple[Unit, ...]:
    """Return those of the provinces of a name that the day calls for; a province that is no more if it is all."""
    register = "new" if setting.reformed else "old"
    return tuple(unit for unit in provinces if unit.register == register) or provinces


def _provinces(spot: Spot) -> tuple[Unit, ...]:
    """Return the provinces of the spot's name if it can be one's."""
    if not spot.administrative or spot.doubtful or (spot.types and "province" not in spot.levels):
        return ()
    return tuple(unit for unit in named(spot.name) if unit.level == "province")


def _stray(spot: Spot, unit: Unit, setting: Setting) -> bool:
    """Tell whether nothing but its name speaks for a commune outside the provinces that the article is about."""
    at_home = not setting.home or setting.at_home(unit)
    if unit.level != "commune" or unit.type in unit_types().new or at_home:
        return False
    if setting.marked and len(named(spot.name)) == 1 and not _alike_at_home(spot, setting):
        return False  # its name, with its marks, is that of no other unit of any time, nor like one at home
    return not {"chain", "discourse", "list"}.intersection(spot.evidence)


def _alike_at_home(spot: Spot, setting: Setting) -> bool:
    """Tell whether a commune at home, of the spot's type, has a name of which only marks differ."""
    alike = (unit for unit in named(fold_word(spot.name)) if unit.level == "commune" and unit.type in spot.types)
    return any(unit.in_force(setting.day) and setting.at_home(unit) for unit in alike)
