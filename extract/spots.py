"""What is known of a name in a text that may be a place, and of the units that bear it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal

from extract.bearers import levels_borne, named
from extract.gazetteer import Unit, levels_of, load
from extract.mentions import Candidate, Flag

RANK = {"village": 0, "commune": 1, "district": 2, "province": 3, "region": 4, "country": 5}
DRAFTS = date(2025, 3, 1)
"""From then on the papers printed the names that units were to get."""
_SEVERAL = 2


@lru_cache(maxsize=256)
def _lowest(types: tuple[str, ...]) -> int:
    """Return how high the lowest level of the types stands."""
    return min(RANK[level] for level in levels_of(types))


@lru_cache(maxsize=256)
def _highest(types: tuple[str, ...]) -> int:
    """Return how high the highest level of the types stands."""
    return max(RANK[level] for level in levels_of(types))


Surety = Literal["known", "guessed", "open"]
"""How sure an article's side of the reform is: told, likelier than the other, or told by nothing."""


@dataclass(slots=True, eq=False)
class Spot:
    """A name found in the view of a text, and what the text says of it; `unit` once it is linked.

    `kind` is None for a bare name. `core`: where the name of a feature stands without its head word. `soft`: it
    is what `kind` says only if no unit near bears that name. `cue`: a word like "in" stands before it. `shouted`: it
    stands in a line of capitals. `sided`: a point of the compass stands before it. `local`: it is near by if it is a
    unit at all. `leads`: it opens its sentence, clause or section. `last`, `next`: its neighbours in a list or clause.
    `abroad`: a country stands behind it. `figurative`: the name of a site is a word, as squares and bridges are
    called. `created`: it is one that a merger made, or was to make, `proven`: as the
    register says of the units that the text names as its parts; `into`: the unit that it was merged into.
    `again`: the commune, told before, that it is once more. `handed`: what is around it stands behind the next of its
    list. `bracketed`: what is around it stands in a bracket; `dashed`: behind a dash. `loose`: the
    clause goes on behind it. `lent`: its type word stands
    before another name, as that of one. `titled`: a school's or streets' word, or a weak title, stands beside it.
    `office`: that of a district's office stands before it. `past`: a merger, or the time before it, is told of beside
    its list. `area`: the province in which it lies, as an end of a well-known road. `ahead`: the district to which
    a way leads from a commune. `apart`: it is one of two that a word like "between" stands before. `otherwise`: what it
    is again if no unit is meant.
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
    sided: bool = False
    local: bool = False
    leads: bool = False
    abroad: bool = False
    created: bool = False
    proven: bool = False
    figurative: bool = False
    handed: bool = False
    bracketed: bool = False
    dashed: bool = False
    loose: bool = False
    lent: bool = False
    titled: bool = False
    office: bool = False
    past: bool = False
    apart: bool = False
    area: Unit | None = None
    otherwise: str | None = None
    parent: "Spot | None" = None
    into: "Spot | None" = None
    again: "Spot | None" = None
    ahead: "Spot | None" = None
    beside: "list[Spot]" = field(default_factory=list)
    last: "Spot | None" = None
    next: "Spot | None" = None
    unit: Unit | None = None
    candidates: tuple[Unit, ...] = ()
    evidence: list[str] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels that the type word allows; all of them for a bare name."""
        return levels_of(self.types)

    @property
    def administrative(self) -> bool:
        """Tell whether the name is, or may be, that of a province, district or commune."""
        return not self.abroad and self.kind in {None, "province", "district", "commune"}

    @property
    def lowest(self) -> int | None:
        """The lowest of the levels that the type word allows, None if the text does not say."""
        return _lowest(self.types) if self.types else self.rank

    @property
    def rank(self) -> int | None:
        """How high the place stands among the levels, None if the text does not say."""
        if self.unit is not None:
            return RANK[self.unit.level]
        return _highest(self.types) if self.types else RANK.get(self.kind or "")


@dataclass(frozen=True)
class Setting:
    """What the article as a whole says: its day, the register in force, and the provinces it is about."""

    day: date
    reformed: bool
    surety: Surety
    home: tuple[Unit, ...]
    marked: bool = True

    def at_home(self, unit: Unit) -> bool:
        """Tell whether the unit lies in one of the home provinces."""
        register, code = province_id(unit.uid)
        return any(home.code == code and home.register == register for home in self.home)


def province_bears(spot: Spot) -> bool:
    """Tell whether a province bears the spot's name."""
    return "province" in levels_borne(spot.name)


@lru_cache(maxsize=20000)
def lineage(uid: str) -> tuple[Unit, ...]:
    """Return the units from the province down to this one."""
    return load().lineage(load().unit(uid))


@lru_cache(maxsize=20000)
def province_id(uid: str) -> tuple[str, str]:
    """Return register and code of the province that the unit lies in."""
    province = lineage(uid)[0]
    return province.register, province.code


@lru_cache(maxsize=20000)
def _areas(uid: str) -> frozenset[tuple[str, str]]:
    """Return register and code of all that the unit lies in, itself included."""
    return frozenset((each.register, each.code) for each in lineage(uid))


@lru_cache(maxsize=20000)
def _areas_today(uid: str) -> frozenset[tuple[str, str]]:
    """Return register and code of all that the units of today lie in which a unit became."""
    return frozenset(area for each in load().current(load().unit(uid)) for area in _areas(each.uid))


@lru_cache(maxsize=20000)
def _units_today(uid: str) -> frozenset[tuple[str, str]]:
    """Return register and code of the units of today which a unit became."""
    return frozenset((each.register, each.code) for each in load().current(load().unit(uid)))


def within(unit: Unit, area: Unit) -> bool:
    """Tell whether the unit lies in the area or is it."""
    return (area.register, area.code) in _areas(unit.uid)


def path(unit: Unit) -> tuple[str, ...]:
    """Return the names from the province down."""
    return _path(unit.uid)


@lru_cache(maxsize=20000)
def _path(uid: str) -> tuple[str, ...]:
    return tuple(each.name for each in lineage(uid))


def candidate(unit: Unit) -> Candidate:
    """Return the unit as the record shows it."""
    return _candidate(unit.uid)


@lru_cache(maxsize=20000)
def _candidate(uid: str) -> Candidate:
    unit = load().unit(uid)
    return Candidate(register=unit.register, code=unit.code, path=_path(uid))


def current(unit: Unit) -> tuple[Candidate, ...]:
    """Return the units of today as the record shows them."""
    return _current(unit.uid)


@lru_cache(maxsize=20000)
def _current(uid: str) -> tuple[Candidate, ...]:
    return tuple(_candidate(each.uid) for each in load().current(load().unit(uid)))


def narrowed(units: Iterable[Unit], keep: Callable[[Unit], bool]) -> list[Unit]:
    """Return the units that are to be kept, or all of them if that would leave none."""
    units = list(units)
    return units if len(units) < _SEVERAL else [unit for unit in units if keep(unit)] or units


def distinct(units: Iterable[Unit]) -> list[Unit]:
    """Return one unit for each code: a unit that changed its name or parent has several rows."""
    units = list(units)
    if len(units) < _SEVERAL:
        return units
    return list({(unit.register, unit.code): unit for unit in reversed(units)}.values())


@lru_cache(maxsize=20000)
def _old_districts(uid: str) -> frozenset[str | None]:
    """Return what the old communes lie in that a commune is, or came from."""
    unit = load().unit(uid)
    return frozenset(old.parent for old in (load().former(unit) if unit.register == "new" else (unit,)))


def of_one_district(one: Unit, other: Unit) -> bool:
    """Tell whether two communes lie, or before the reform lay, in one district."""
    return not _old_districts(one.uid).isdisjoint(_old_districts(other.uid))


def highest(units: list[Unit]) -> list[Unit]:
    """Return the units of the highest level among them."""
    if len(units) < _SEVERAL:
        return units
    top = max((RANK[unit.level] for unit in units), default=0)
    return [unit for unit in units if RANK[unit.level] == top]


def covers(area: Unit, unit: Unit) -> bool:
    """Tell whether the unit lies in the area, or does so under the other register."""
    if (area.register, area.code) in _areas(unit.uid):
        return True
    if unit.register == area.register:
        return False
    if unit.register == "old":
        return (area.register, area.code) in _areas_today(unit.uid)
    return not _units_today(area.uid).isdisjoint(_areas(unit.uid))


def name_holds(outer: str, inner: str) -> bool:
    """Tell whether a province or district of the first name contains a lower unit of the second."""
    areas = [each for each in named(outer) if each.level != "commune"]
    return any(within(each, area) and each.level != area.level for each in named(inner) for area in areas)


@lru_cache(maxsize=256)
def heirs(name: str, types: tuple[str, ...]) -> tuple[Unit, ...]:
    """Return the communes of today that took the name of an old province, in what it became: phường Hải Dương."""
    provinces = [unit for unit in named(name) if unit.level == "province"]
    if any(unit.register == "new" for unit in provinces):
        return ()
    communes = [unit for unit in named(name) if unit.register == "new" and unit.type in types]
    return tuple(unit for unit in communes if any(covers(province, unit) for province in provinces))
