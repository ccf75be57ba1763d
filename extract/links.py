"""From the name of a place to its administrative unit on the article's date.

Filters narrow the units that bear a name, each applied only if it leaves something: the type word, the unit that
the text puts around it, the register of the day, the same name elsewhere in the article, the home province, the
level. A name is linked when one unit is left; else its candidates are kept.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from extract.gazetteer import Unit, fold, load
from extract.mentions import Candidate

RANK = {"village": 0, "commune": 1, "district": 2, "province": 3, "region": 4, "country": 5}
LEVELS = {
    "tỉnh": ("province",),
    "thành phố": ("province", "district"),
    "huyện": ("district",),
    "quận": ("district",),
    "thị xã": ("district",),
    "xã": ("commune",),
    "phường": ("commune",),
    "thị trấn": ("commune",),
    "đặc khu": ("commune",),
}
# Types that no unit of the new register has.
_OLD_TYPES = frozenset({"huyện", "quận", "thị xã", "thị trấn"})


@dataclass(slots=True, eq=False)
class Spot:
    """A name found in the view of a text, and what the text says of it; `unit` once it is linked.

    `kind` is None for a bare name. `soft`: it is what `kind` says only if no unit near bears the name, which
    stands at `core`. `cue`: a word like "in" stands before it. `shouted`: it stands in a line of capitals.
    """

    start: int
    end: int
    name: str
    rule: str
    kind: str | None = None
    types: tuple[str, ...] = ()
    core: tuple[int, int] | None = None
    group: int = 0
    former: bool = False
    soft: bool = False
    cue: bool = False
    shouted: bool = False
    doubtful: bool = False
    parent: "Spot | None" = None
    beside: "Spot | None" = None
    unit: Unit | None = None
    candidates: tuple[Unit, ...] = ()
    evidence: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels that the type word allows; all of them for a bare name."""
        found = dict.fromkeys(level for kind in self.types for level in LEVELS[kind])
        return tuple(found) if found else ("province", "district", "commune")

    @property
    def administrative(self) -> bool:
        """Tell whether the name is, or may be, that of a province, district or commune."""
        return self.kind in {None, "province", "district", "commune"}

    @property
    def lowest(self) -> int | None:
        """The lowest of the levels that the type word allows, None if the text does not say."""
        return min(RANK[level] for level in self.levels) if self.types else self.rank

    @property
    def rank(self) -> int | None:
        """How high the place stands among the levels, None if the text does not say."""
        if self.unit is not None:
            return RANK[self.unit.level]
        ranks = {RANK[level] for level in self.levels} if self.types else {RANK.get(self.kind or "", -1)}
        return max(ranks) if ranks != {-1} else None


@dataclass(frozen=True, slots=True)
class Setting:
    """What the article as a whole says: its day, the register in force, and the provinces it is about."""

    day: date
    reformed: bool
    certain: bool
    home: tuple[Unit, ...]
    marked: bool = True

    def at_home(self, unit: Unit) -> bool:
        """Tell whether the unit lies in one of the home provinces."""
        return any(within(unit, province) for province in self.home)


@lru_cache(maxsize=20000)
def named(name: str) -> tuple[Unit, ...]:
    """Return all units, of both registers and all times, that bear the name."""
    return load().find(name)


@lru_cache(maxsize=20000)
def _lineage(uid: str) -> tuple[Unit, ...]:
    """Return the units from the province down to this one."""
    return load().lineage(load().unit(uid))


def within(unit: Unit, area: Unit) -> bool:
    """Tell whether the unit lies in the area or is it."""
    return any(each.register == area.register and each.code == area.code for each in _lineage(unit.uid))


def path(unit: Unit) -> tuple[str, ...]:
    """Return the names from the province down."""
    return tuple(each.name for each in _lineage(unit.uid))


def candidate(unit: Unit) -> Candidate:
    """Return the unit as the record shows it."""
    return Candidate(register=unit.register, code=unit.code, path=path(unit))


def narrowed(units: Iterable[Unit], keep: Callable[[Unit], bool]) -> list[Unit]:
    """Return the units that are to be kept, or all of them if that would leave none."""
    units = list(units)
    return [unit for unit in units if keep(unit)] or units


def distinct(units: Iterable[Unit]) -> list[Unit]:
    """Return one unit for each code: a unit that changed its name or parent has several rows."""
    return list({(unit.register, unit.code): unit for unit in reversed(list(units))}.values())


class Linker:
    """Links the spots of one article."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._known: dict[str, list[Spot]] = {}
        self._focus: Unit | None = None
        self._province: Unit | None = None
        self._groups: dict[int, list[Spot]] = {}

    def link(self, spots: list[Spot]) -> None:
        """Link all administrative spots, the ones with a type word before the bare ones, high before low."""
        for spot in spots:
            if spot.soft:
                self._harden(spot)
        administrative = [spot for spot in spots if spot.administrative]
        typed = [spot for spot in administrative if spot.types]
        for spot in typed:
            if spot.group:
                self._groups.setdefault(spot.group, []).append(spot)
        for rank in (3, 2, 1, 1):
            self._focus = self._province = None
            for spot in typed:
                if spot.rank == rank or (spot.unit is None and rank in {RANK[level] for level in spot.levels}):
                    self._link_typed(spot)
                if spot.unit is not None and spot.unit.level == "district":
                    self._focus = spot.unit
                if spot.unit is not None and spot.unit.level == "province":
                    self._province = spot.unit
            for spot in typed:
                self._parent_by_child(spot)
        bare = [spot for spot in administrative if not spot.types]
        for spot in reversed(bare):
            self._link_bare(spot)
        for spot in bare:
            if spot.unit is None and not spot.candidates:
                self._link_listed(spot, bare)

    def _harden(self, spot: Spot) -> None:
        """Turn "Son La reservoir" into the bare "Son La": the name is a unit's that is near, or a large one's."""
        units = [unit for unit in self._in_force(named(spot.name), spot) if _large(unit) or self.setting.at_home(unit)]
        if units and spot.core:
            spot.start, spot.end = spot.core
            spot.kind, spot.core, spot.rule, spot.cue = None, None, "bare", True
        spot.soft = False

    def _link_typed(self, spot: Spot) -> None:
        """Link a name with a type word."""
        if spot.unit is not None:
            return
        spot.candidates = ()
        spot.flags.clear()
        spot.evidence.clear()
        found = [unit for unit in named(spot.name) if unit.level in spot.levels]
        if not found:
            found = [
                unit for unit in named(fold(spot.name)) if unit.level in spot.levels and self.setting.at_home(unit)
            ]
            spot.flags.extend(["spelling"] if found else [])
        units = self._in_force(found, spot)
        if self.setting.marked:
            units = narrowed(units, lambda unit: unit.name.lower() == spot.name.lower())
        units = self._narrow(spot, units)
        self._settle(spot, units)
        spot.evidence.insert(0, "type word")

    def _parent_by_child(self, spot: Spot) -> None:
        """Link a doubtful parent by the child that only one of its candidates contains."""
        above = spot.parent
        if spot.unit is None or above is None or above.unit is not None or len(above.candidates) < 2:
            return
        areas = [area for area in above.candidates if _covers(area, spot.unit)]
        if len(areas) == 1:
            above.unit, above.candidates = areas[0], ()
            above.flags.clear()
            above.evidence.append("child")

    def _link_bare(self, spot: Spot) -> None:
        """Link a name without a type word, or leave it without unit and candidates: then it is no place."""
        units = self._in_force(named(spot.name), spot)
        if not units:
            return None
        chained = self._inside_parent(spot, units)
        if chained:
            return self._settle(spot, _highest(chained), "chain")
        if known := self._as_before(spot, units):
            return self._settle(spot, known, "discourse")
        if provinces := self._as_province(spot, units):
            return self._settle(spot, provinces, "level")
        if spot.shouted:
            return None
        return self._settle(spot, self._by_home(spot, units), "home province")

    def _link_listed(self, spot: Spot, bare: list[Spot]) -> None:
        """Link a commune of the home province that stands in a list with another one."""
        mates = [other for other in bare if other.beside is spot or spot.beside is other]
        if not spot.doubtful and any(self._home_commune(mate) for mate in mates) and (unit := self._home_commune(spot)):
            self._settle(spot, [unit], "list")

    def _home_commune(self, spot: Spot) -> Unit | None:
        """Return the only commune of the home province that bears the name."""
        if spot.unit is not None:
            return spot.unit if spot.unit.level == "commune" else None
        units = distinct(unit for unit in self._in_force(named(spot.name), spot) if self.setting.at_home(unit))
        return units[0] if len(units) == 1 and units[0].level == "commune" and not spot.shouted else None

    def _as_province(self, spot: Spot, units: list[Unit]) -> list[Unit]:
        """Return the province of that name, unless the name folds together with a district of the home province."""
        provinces = [unit for unit in units if unit.level == "province"]
        if not provinces or spot.doubtful:
            return []
        other = [
            unit
            for unit in units
            if unit.level == "district" and self.setting.at_home(unit) and fold(unit.name) == fold(provinces[0].name)
            and unit.name != provinces[0].name
        ]  # fmt: skip
        if other and not any(self.setting.at_home(province) for province in provinces):
            spot.flags.append("shares its folded name with a province")
            return other
        return distinct(provinces)

    def _by_home(self, spot: Spot, units: list[Unit]) -> list[Unit]:
        """Return what a bare name that is no province's can be: a unit at home, or a well-known one elsewhere."""
        home = [unit for unit in units if self.setting.at_home(unit)]
        districts = distinct(unit for unit in home if unit.level == "district")
        communes = distinct(unit for unit in home if unit.level == "commune")
        if self.setting.reformed and communes and any(unit.register == "new" for unit in communes):
            new = [unit for unit in communes if unit.register == "new"]
            return new if spot.cue or not spot.doubtful else []
        if districts and not spot.doubtful:
            return districts
        if len(communes) == 1 and spot.cue:
            return communes
        if home or spot.doubtful:
            return []
        elsewhere = distinct(unit for unit in units if unit.level == "district")
        if len(elsewhere) != 1:
            return []
        province = _lineage(elsewhere[0].uid)[0]
        near = spot.cue or not self.setting.home or _town(elsewhere[0]) or fold(province.name) in self._known
        return elsewhere if near else []

    def _in_force(self, units: Iterable[Unit], spot: Spot) -> list[Unit]:
        """Return the units of the register that the day and the words call for."""
        units = list(units)
        if not self.setting.reformed:
            old = [unit for unit in units if unit.register == "old"]
            today = [unit for unit in old if unit.in_force(self.setting.day)]
            return self._with_home(today or old, units) or units
        old = [unit for unit in units if unit.register == "old"]
        if spot.former or (spot.types and all(kind in _OLD_TYPES for kind in spot.types)):
            return _latest(old) or units
        new = [unit for unit in units if unit.register == "new"]
        if not spot.types and old:
            new = [unit for unit in new if not _numbered(unit, spot.name)]
        gone = [unit for unit in old if unit.level == "province"] if not _any_province(new) else []
        if gone and not spot.types:
            return gone
        return self._with_home(new + gone, _latest(old)) if new else _latest(old)

    def _with_home(self, first: list[Unit], second: list[Unit]) -> list[Unit]:
        """Return the first units, and those of the second that lie at home if none of the first does."""
        if any(self.setting.at_home(unit) for unit in first):
            return first
        return first + [
            unit for unit in second if self.setting.at_home(unit) and unit not in first and unit.level != "province"
        ]

    def _narrow(self, spot: Spot, units: list[Unit]) -> list[Unit]:
        """Apply the filters in their order until one unit is left."""
        units = distinct(units)
        if chained := self._inside_parent(spot, units):
            spot.evidence.append("chain")
            units = chained
        exact = [unit for unit in units if unit.type in spot.types]
        if len(units) > 1 and (known := self._as_before(spot, exact or units)):
            spot.evidence.append("discourse")
            units = known
        filters = (
            ("list", lambda unit: self._with_mates(spot, unit)),
            ("home province", self.setting.at_home),
            ("focus", self._in_focus),
            ("named before", self._in_named_province),
        )
        for name, keep in filters:
            if len(units) > 1 and any(map(keep, units)) and not all(map(keep, units)):
                units = narrowed(units, keep)
                spot.evidence.append(name)
            if name == "home province":
                units = narrowed(units, lambda unit: unit.type in spot.types)
                units = _highest(units)
        return units

    def _with_mates(self, spot: Spot, unit: Unit) -> bool:
        """Tell whether the unit lies in the district, or at least the province, of most others of its list."""
        mates = [mate.unit for mate in self._groups.get(spot.group, ()) if mate.unit and mate is not spot]
        areas = [_lineage(mate.uid)[-2] for mate in mates if mate.level == unit.level and len(_lineage(mate.uid)) > 1]
        return bool(areas) and sum(_covers(area, unit) for area in areas) * 2 > len(areas)

    def _in_named_province(self, unit: Unit) -> bool:
        """Tell whether the unit lies in the province named last."""
        return self._province is not None and _covers(self._province, unit)

    def _in_focus(self, unit: Unit) -> bool:
        """Tell whether the unit lies in the district named last."""
        return self._focus is not None and within(unit, self._focus)

    def _inside_parent(self, spot: Spot, units: list[Unit]) -> list[Unit]:
        """Return the units that lie in the place which the text puts around the name."""
        above = spot.parent
        while above is not None and not above.administrative:
            above = above.parent
        if above is None:
            return []
        areas = [above.unit] if above.unit else list(above.candidates) or self._in_force(named(above.name), above)
        areas = [area for area in areas if not above.types or area.level in above.levels]
        return distinct(
            unit for unit in units for area in areas if RANK[unit.level] < RANK[area.level] and _covers(area, unit)
        )

    def _as_before(self, spot: Spot, units: list[Unit]) -> list[Unit]:
        """Return the unit to which the same name, with a type word or a chain, was linked in this article."""
        codes = {
            (before.unit.register, before.unit.code)
            for before in self._known.get(fold(spot.name), ())
            if before.unit and not (before.former and not spot.former and self.setting.reformed)
        }
        same = distinct(unit for unit in units if (unit.register, unit.code) in codes)
        if not spot.types and not self.setting.reformed and same and all(unit.level == "commune" for unit in same):
            above = [unit for unit in units if unit.level == "district" and any(within(each, unit) for each in same)]
            same = above or same
        if not spot.types:
            province = [unit for unit in units if unit.level == "province"]
            if province and fold(province[0].name) == fold(spot.name) and not _only_folded(province, same):
                return []
        return same if len(same) == 1 else narrowed(same, lambda unit: unit.level == "district")

    def _settle(self, spot: Spot, units: list[Unit], evidence: str | None = None) -> None:
        """Link the spot if one unit is left, else keep what it could be."""
        units = distinct(units)
        if evidence:
            spot.evidence.append(evidence)
        if len(units) == 1:
            spot.unit = units[0]
            self._known.setdefault(fold(spot.name), []).append(spot)
        elif units:
            spot.candidates = tuple(units)
            spot.flags.append("ambiguous")


def _highest(units: list[Unit]) -> list[Unit]:
    """Return the units of the highest level among them."""
    top = max((RANK[unit.level] for unit in units), default=0)
    return [unit for unit in units if RANK[unit.level] == top]


def _large(unit: Unit) -> bool:
    """Tell whether the unit is a province or a district."""
    return unit.level != "commune"


def _town(unit: Unit) -> bool:
    """Tell whether the unit is a city or town: such are named without their province."""
    return unit.type in {"thành phố", "thị xã"}


def _latest(units: list[Unit]) -> list[Unit]:
    """Return the units that stood until the reform, or all of them if none did."""
    return [unit for unit in units if not unit.historic] or units


def _numbered(unit: Unit, name: str) -> bool:
    """Tell whether the unit is one of several of a stem, which the name alone does not tell: Móng Cái 1."""
    return unit.name[-1:].isdigit() and not name[-1:].isdigit()


def _any_province(units: list[Unit]) -> bool:
    """Tell whether a province is among the units."""
    return any(unit.level == "province" for unit in units)


def _only_folded(provinces: list[Unit], others: list[Unit]) -> bool:
    """Tell whether the others only share a province's name with the marks off: Phù Yên, Phú Yên."""
    return bool(others) and all(unit.name != provinces[0].name for unit in others)


def _covers(area: Unit, unit: Unit) -> bool:
    """Tell whether the unit lies in the area, or did under the other register."""
    if within(unit, area):
        return True
    if unit.register == "old" and area.register == "new":
        return any(within(today, area) for today in load().current(unit))
    return unit.register == "new" and area.register == "old" and area.level == "province" and any(
        within(unit, today) for today in load().current(area)
    )  # fmt: skip
