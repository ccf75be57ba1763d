"""From the name of a place to its administrative unit on the article's date.

Filters narrow the units that bear a name, each applied only if it leaves something: the type word, the unit that
the text puts around it, the register of the day, the same name elsewhere in the article, the home province, the
level. A name is linked when one unit is left; else its candidates are kept.
"""

from extract.bearers import named
from extract.gazetteer import Unit, fold_word, unit_types
from extract.links import left_open
from extract.links.alike import misprints
from extract.links.around import Around
from extract.links.beside import (
    among_provinces,
    as_province,
    beside_province,
    district_beside,
    keep_together,
    link_parent,
    listed,
    namesake_beside,
    rather_than,
    respelt,
    told_beside,
    took_name,
    wards_of,
)
from extract.links.context import Context
from extract.links.kinds import decide_kinds, take_lent, take_up
from extract.links.left_open import LeftOpen
from extract.links.of_today import bring_up, heirs_among
from extract.links.register import InForce, gone, to_come
from extract.links.rows import of_named_province
from extract.links.villages import take_back
from extract.spots import Setting, Spot, covers, distinct, highest, lineage, narrowed, path, province_id, within

_PASSES = (("province", False), ("district", True), ("district", False), ("commune", False), ("commune", False))
"""Levels; whether only names of one unit are linked, which tell what others of their list are."""


class Linker:
    """Links the spots of one article."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._known: dict[str, set[tuple[str, str, bool]]] = {}
        self._chained: set[tuple[str, str]] = set()  # names and units that a chain told: "huyện X, tỉnh Y"
        self._districts: dict[tuple[str, str], tuple[str, str]] = {}  # those named with type word, and their provinces
        self._open = LeftOpen()
        self._focus: Unit | None = None
        self._province: Unit | None = None
        self._context = Context([], setting)
        self._register = InForce(setting)
        self._around = Around(self._register)

    def link(self, spots: list[Spot]) -> None:
        """Link all administrative spots, the ones with a type word before the bare ones, high before low."""
        if self.setting.reformed:
            take_lent(spots)
        self._context = Context(spots, self.setting)
        decide_kinds(spots, self._register)
        administrative = [spot for spot in spots if spot.administrative and spot.again is None]
        self._link_all_typed([spot for spot in administrative if spot.types])
        bare = [spot for spot in administrative if not spot.types]
        self._around.note(bare)
        for spot in reversed(bare):
            self._link_bare(spot)
        for spot in (spot for spot in bare if not (spot.unit or spot.candidates)):
            self._link_listed(spot)
            self._link_again(spot)
        for spot in bare:
            if "chain" in spot.evidence:
                link_parent(spot)
        if self.setting.reformed:
            heirs_among(bare)
        take_up(spots)
        take_back(spots, bare, self._register)
        if self.setting.reformed:
            left_open.ended(administrative)

    def _link_all_typed(self, typed: list[Spot]) -> None:
        """Link the names with a type word: provinces first, communes twice, for a parent may be clear by then."""
        for level, sure in _PASSES:
            self._focus = self._province = None
            for spot in typed:
                if spot.unit is None and level in spot.levels:
                    self._link_typed(spot, sure=sure)
                if spot.unit is not None and spot.unit.level == "district":
                    self._focus = spot.unit
                    self._districts[spot.unit.register, spot.unit.code] = province_id(spot.unit.uid)
                if spot.unit is not None and spot.unit.level == "province":
                    self._province = spot.unit
            for spot in typed:
                link_parent(spot)
        self._open = LeftOpen(typed)
        for spot in left_open.repeats(typed, self._chained):
            self._known.pop(fold_word(spot.name), None)
            left_open.leave(spot, [spot.unit] if spot.unit else [], self._open.doubted(spot))
        for spot, unit, others in misprints(self._context.spots, self._chained, self.setting):
            self._known[fold_word(spot.name)].discard((unit.register, unit.code, spot.former))
            left_open.leave(spot, [unit, *others], ["ambiguous"])
        if self.setting.reformed:
            for group in self._context.groups():
                bring_up(group)
                keep_together(group)

    def _link_typed(self, spot: Spot, *, sure: bool) -> None:
        """Link a name with a type word; with `sure` only if nothing has to choose between several units."""
        spot.candidates, spot.evidence[:] = (), ["type word"]
        spot.flags.clear()
        found, units, spelling = self._register.typed(spot)
        spot.flags.extend(["spelling"] if spelling else [])
        if not self._around.holding(spot, units) and (inside := self._around.holding(spot, found)):
            units = inside
        units = to_come(spot, found, self.setting.day) or units
        heir = spot.into.unit if spot.into is not None else None
        units = distinct(narrowed(units, lambda unit: covers(heir, unit)) if heir is not None else units)
        if sure and len(units) > 1:
            return
        units = self._narrow(spot, units)
        proven = len(units) == 1 and heir is not None and heir.register == "new" and covers(heir, units[0])
        if len(units) == 1 and not proven and (doubt := self._context.doubt(spot, units[0], self._districts)):
            spot.candidates = tuple(units)
            spot.flags.append(doubt)
            return
        self._settle(spot, units + self._context.others(spot, found, units))
        spot.flags.extend(["of another type"] if self._context.of_another_type(spot) else [])

    def _contradicts(self, spot: Spot, known: list[Unit], local: list[Unit]) -> bool:
        """Tell whether what stands beside a name is against what it was before, if no chain told it: "X, tỉnh Y"."""
        told = bool(known) and (fold_word(spot.name), known[0].uid) in self._chained
        return bool(known and local) and known[0] not in local and not told

    def _narrow(self, spot: Spot, units: list[Unit]) -> list[Unit]:
        """Apply the filters in their order until one unit is left."""
        if chained := self._around.holding(spot, units):
            spot.evidence.append("chain")
            units = chained
        if len(units) > 1 and (holding := self._context.holding(spot, units)):
            spot.evidence.append("child")
            units = holding
        if len(units) <= 1:
            return units
        exact = [unit for unit in units if unit.type in spot.types]
        wards = wards_of(spot, self._focus, exact)
        known, mates = self._as_before(spot, exact or units), self._context.mates(spot, units)
        local = mates or self._context.governed(spot, units)
        if self._contradicts(spot, known, local):
            spot.evidence.append("list" if mates else "named before")
            units = local
        elif known and not (wards and known[0] not in wards):
            spot.evidence.append("discourse")
            spot.flags.extend(self._context.against(spot, known, units))
            units = known
        elif wards:
            spot.evidence.append("focus")
            units = wards
        units = narrowed(self._near(spot, units), lambda unit: gone(spot, unit, self.setting))
        units = highest(narrowed(units, lambda unit: unit.type in spot.types))
        for name, area in (("focus", self._focus), ("named before", self._province)):
            inside = [unit for unit in units if area is not None and covers(area, unit)]
            if inside and len(inside) < len(units):
                spot.evidence.append(name)
                units = inside
        return units

    def _near(self, spot: Spot, units: list[Unit]) -> list[Unit]:
        """Return the units beside the others of the list, then those of the home province."""
        if len(units) > 1 and (mates := self._context.mates(spot, units)):
            spot.evidence.append("list")
            units = mates
        if (governed := self._context.governed(spot, units)) and len(governed) < len(units):
            spot.evidence.append("named before")
            return governed
        if (home := list(filter(self.setting.at_home, units))) and len(home) < len(units):
            spot.evidence.append("home province")
            spot.flags.extend(self._context.against(spot, home, units))
            units = home
        return units

    def _link_bare(self, spot: Spot) -> None:
        """Link a name without a type word, or leave it without unit and candidates: then it is no place."""
        if spot.unit is not None:
            return  # its commune told: "xã Gia Ninh (Quảng Ninh)" in Quảng Bình
        if not (units := self._register.of_day(spot) or respelt(spot, self.setting)):
            return
        if spot.area is not None:
            self._settle(spot, highest(units), "route")
            return
        chained, local = self._around.holding(spot, units), self._around.kept(spot, district_beside(spot, units))
        if chained and not among_provinces(spot, chained):
            self._settle(spot, highest(chained), "chain")
        elif known := self._as_before(spot, units):
            beside = self._contradicts(spot, known, local)
            self._settle(spot, local if beside else known, "list" if beside else "discourse")
        elif doubt := self._open.doubted(spot):
            left_open.leave(spot, self._open.candidates(spot), doubt)
        elif not (units := self._around.kept(spot, units)):
            self._settle(spot, highest(self._around.inside(spot)), "chain")
        elif provinces := as_province(spot, units, self.setting):
            other = [] if beside_province(spot) else namesake_beside(spot, self.setting, lambda: self._context.told)
            self._settle(spot, other or provinces, "list" if other else "level")
        elif said := self._open.candidates(spot):
            self._settle(spot, said, "discourse")
        elif local:
            self._settle(spot, local, "list")
        elif not spot.shouted:
            self._settle(spot, self._by_home(spot, units), "home province")

    def _link_again(self, spot: Spot) -> None:
        """Link a name that nothing around it tells to the unit that the same bare name has elsewhere."""
        if spot.unit or spot.candidates or spot.doubtful or spot.shouted:
            return
        if known := self._as_before(spot, self._register.of_day(spot)):
            self._settle(spot, known, "discourse")

    def _link_listed(self, spot: Spot) -> None:
        """Link a commune of the home province that stands in a list with another one, or of the district of that."""
        unit = self._home_commune(spot)
        at_home = [unit] if unit and listed(spot, self._home_commune, reformed=self.setting.reformed) else []
        beside = at_home or told_beside(spot, self._register.of_day(spot))
        beside = beside or of_named_province(spot, self._context.provinces, self.setting)
        self._settle(spot, self._around.kept(spot, beside), "list")

    def _home_commune(self, spot: Spot) -> Unit | None:
        """Return the only commune of the home province that bears the name."""
        if spot.unit is not None:
            return spot.unit if spot.unit.level == "commune" else None
        units = self._around.kept(spot, self._register.at_home(spot))
        return units[0] if len(units) == 1 and units[0].level == "commune" and not spot.shouted else None

    def _by_home(self, spot: Spot, units: list[Unit]) -> list[Unit]:
        """Return what a bare name that is no province's can be: a unit at home, or a well-known one elsewhere."""
        if spot.doubtful:
            return []
        home = list(filter(self.setting.at_home, units)) or self._context.governed(spot, units)
        if self.setting.reformed and (new := [unit for unit in home if unit.register == "new"]):
            return new
        if districts := [unit for unit in home if unit.level == "district"]:
            return districts
        if partners := self._context.partners(units):
            return partners
        communes = narrowed(distinct(home), self._in_named_district)
        if home:
            told = spot.cue or spot.former or (not spot.sided and any(map(self._in_named_district, communes)))
            return communes if len(communes) == 1 and told else []
        return self._elsewhere(spot, units)

    def _in_named_district(self, commune: Unit) -> bool:
        """Tell whether the article names the district of a commune with its type word."""
        district = lineage(commune.uid)[-2]
        return (district.register, district.code) in self._districts

    def _elsewhere(self, spot: Spot, units: list[Unit]) -> list[Unit]:
        """Return the only district of the name, if the text gives reason to think of one far from home."""
        former = [unit for unit in named(spot.name) if unit.level == "district" and not unit.ended(self.setting.day)]
        places = distinct(unit for unit in units if unit.level == "district" or took_name(unit, former))
        if len(set(map(path, places))) != 1:  # huyện and thị xã Kỳ Anh have one path
            return []
        town = len(places) == 1 and any(unit.type in unit_types().towns for unit in former)
        told = spot.cue or spot.office or self._context.speaks_of(places[0], self._districts)
        return places if told or not self.setting.home or town else []

    def _as_before(self, spot: Spot, units: list[Unit]) -> list[Unit]:
        """Return the unit to which the same name, with a type word or a chain, was linked in this article."""
        skip_former = self.setting.reformed and not spot.former
        known = self._known.get(fold_word(spot.name), ())
        codes = {(register, code) for register, code, former in known if not (former and skip_former)}
        same = distinct(unit for unit in units if (unit.register, unit.code) in codes)
        if spot.types:
            return same if len(same) == 1 else []
        provinces = [unit for unit in units if unit.level == "province"]
        if provinces and not (same and rather_than(provinces[0], spot, same, self.setting)):
            return []
        if not self.setting.reformed and same:
            above = [unit for unit in units if unit.level == "district" and all(within(each, unit) for each in same)]
            same = above or same
        return highest(same)

    def _settle(self, spot: Spot, units: list[Unit], evidence: str | None = None) -> None:
        """Link the spot if one unit is left, near by if it must be, else keep what it could be."""
        units = distinct(units)
        spot.evidence.extend([evidence] if evidence and units else [])
        alone = spot.local and len(units) == 1 and evidence in {None, "home province", "level"}  # nothing near it tells
        far = alone and units[0].level != "province" and bool(self.setting.home) and not self.setting.at_home(units[0])
        far = far and not self._context.speaks_of(units[0], self._districts)
        if len(units) == 1 and not far:
            spot.unit, known = units[0], (units[0].register, units[0].code, spot.former)
            self._known.setdefault(fold_word(spot.name), set()).add(known)
            if "chain" in spot.evidence:
                self._chained.add((fold_word(spot.name), units[0].uid))
        elif units:
            spot.candidates = tuple(units)
            spot.flags.append("far from home" if far else "ambiguous")
