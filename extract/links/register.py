"""The units that bear a name and are meant on the article's day; each name is asked for once."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from extract.bearers import LARGE, misprinted, misread, misspelt, named
from extract.gazetteer import REFORM, Unit, fold_word, squash, unit_types
from extract.links.beside import among_communes, holds, in_district, took_name
from extract.spots import DRAFTS, Setting, Spot, covers, distinct, narrowed

_AHEAD = timedelta(days=730)
"""Before the reform of 2025 units were written of for about so long before they were made."""

Asked = tuple[str, tuple[str, ...], bool, bool, bool, bool, str, str, str, bool, bool]
Typed = tuple[list[Unit], list[Unit], bool]


class InForce:
    """The units that one article means by a name; what was asked is remembered, for lists repeat their names."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._of_day: dict[Asked, list[Unit]] = {}
        self._at_home: dict[Asked, list[Unit]] = {}
        self._typed: dict[Asked, Typed] = {}

    def of_day(self, spot: Spot) -> list[Unit]:
        """Return the units in force that bear the name."""
        asked = _asked(spot, self._listed_plan(spot))
        if (known := self._of_day.get(asked)) is None:
            known = self._of_day[asked] = self._in_force(_there(spot), spot)
        return known

    def at_home(self, spot: Spot) -> list[Unit]:
        """Return those of the units in force that lie at home, one for each code."""
        asked = _asked(spot, self._listed_plan(spot))
        if (known := self._at_home.get(asked)) is None:
            known = self._at_home[asked] = distinct(filter(self.setting.at_home, self.of_day(spot)))
        return known

    def typed(self, spot: Spot) -> Typed:
        """Return the units of the name and its type word, those of them in force, and whether the spelling differs."""
        asked = _asked(spot, self._listed_plan(spot))
        if (known := self._typed.get(asked)) is None:
            known = self._typed[asked] = self._of_type(spot)
        return known

    def _of_type(self, spot: Spot) -> Typed:
        """Return what `typed` returns, not remembered yet."""
        levels, spelling = spot.levels, False
        found = [unit for unit in named(spot.name) if unit.level in levels]
        if not found:
            folded = [unit for unit in named(fold_word(spot.name)) if unit.level in levels]
            lost = [unit for unit in misread(spot.name) if unit.level in levels and unit.level in LARGE]
            found = [unit for unit in folded if self.setting.at_home(unit)] or lost or list(misspelt(spot.name, levels))
            found = found or _misprinted(spot, self.setting)
            spelling = bool(found)
        elif not (self.setting.reformed or spot.created) and all(unit.register == "new" for unit in found):
            # The new register spells some old names in another way: Ia Krăi, now Ia Krái.
            old = [unit for unit in named(fold_word(spot.name)) if unit.level in levels and unit.register == "old"]
            if not in_district(spot):
                old = [unit for unit in old if unheard(found[0], self.setting) and self.setting.at_home(unit)]
            found, spelling = old or found, bool(old)
        found = _told_there(spot, found, self.setting) or narrowed(found, lambda unit: not unheard(unit, self.setting))
        units = self._in_force(found, spot)
        if self.setting.marked:
            glued = spot.name.lower().replace(" ", "")  # "Sapa" is Sa Pa, not Sả Pả
            units = narrowed(units, lambda unit: unit.name.lower().replace(" ", "") == glued)
        return found, units, spelling

    def _in_force(self, units: Iterable[Unit], spot: Spot) -> list[Unit]:
        """Return the units of the register that the day and the words call for."""
        units = [unit for unit in units if spot.types or not unheard(unit, self.setting)]
        if (spot.types or spot.former) and (renamed := _renamed(units, spot.name)):
            return renamed
        if spot.created and (planned := self._planned(units)):
            return planned
        old = [unit for unit in units if unit.register == "old"]
        if not self.setting.reformed:
            if spot.former and spot.into and old and self.setting.day >= DRAFTS:
                return [unit for unit in old if unit.in_force(self.setting.day)] or old
            if not spot.types and self.setting.day < DRAFTS:
                units = old
            elif not spot.types and not self._listed_plan(spot):
                # A bare name was the district's for as long as that stood.
                districts = [unit for unit in old if unit.level == "district"]
                units = [unit for unit in units if not took_name(unit, districts)]
            today = [unit for unit in old if unit.in_force(self.setting.day) or gone(spot, unit, self.setting)]
            return self._with_home(today or old, old if old and spot.types and spot.parent else units) or units
        old = _last_rows(narrowed(old, lambda unit: not unit.historic))
        new = [unit for unit in units if unit.register == "new"]
        typed = [unit for unit in new if unit.type in spot.types]
        if old and in_district(spot) and (not typed or any(unit.type in spot.types for unit in _inside(spot, old))):
            return old
        shared = _listed(spot) and not unit_types().old.issuperset(spot.types)  # "TP Hà Nội, Hưng Yên"
        if spot.former or (spot.types and not shared and _only_old(spot.types, new)):
            return old or units
        if not spot.types and old:
            new = _of_that_name(new, spot.name)
        merged = [unit for unit in old if unit.level == "province"]
        if any(unit.level == "province" for unit in new):
            merged = []
        if merged and not spot.types:
            return merged
        return self._with_home(new + merged, old) if new else old

    def _planned(self, units: Sequence[Unit]) -> list[Unit]:
        """Return the units, in spring 2025, that one to come can be: those at home, if any of the name lies there."""
        new = [unit for unit in units if unit.register == "new"] if self.setting.day >= DRAFTS else []
        home = list(filter(self.setting.at_home, units))
        return [unit for unit in new if unit in home] if home else new

    def _listed_plan(self, spot: Spot) -> bool:
        """Tell whether a bare name stands among many communes in spring 2025: a plan lists what was to come."""
        spring = DRAFTS <= self.setting.day < REFORM
        return spring and not spot.types and among_communes(spot)

    def _with_home(self, first: list[Unit], second: list[Unit]) -> list[Unit]:
        """Return the first units, and those of the second that lie at home if none of the first does."""
        if any(map(self.setting.at_home, first)):
            return first
        home = [unit for unit in second if unit.level != "province" and self.setting.at_home(unit)]
        return first + [unit for unit in home if unit not in first]


def unheard(unit: Unit, setting: Setting) -> bool:
    """Tell whether nobody can have written of a district or commune yet on the article's day, if that is known."""
    if unit.level == "province" or setting.surety != "known" or setting.day >= DRAFTS:
        return False
    return unit.register == "new" or (unit.valid_from is not None and unit.valid_from > setting.day + _AHEAD)


def to_come(spot: Spot, units: Iterable[Unit], day: date) -> list[Unit]:
    """Return the units in the district around the spot if that is only to come: "xã X, huyện Y" of next year."""
    above = spot.parent.unit if spot.parent is not None else None
    if above is None or above.level != "district" or above.valid_from is None or above.valid_from <= day:
        return []
    return [unit for unit in units if unit.parent == above.uid]


def _told_there(spot: Spot, found: Sequence[Unit], setting: Setting) -> list[Unit]:
    """Return the units of after the article's day that alone lie where the text puts the spot: its day is wrong."""
    later = [unit for unit in found if spot.parent is not None and unheard(unit, setting)]
    if spot.parent is None or not later:
        return []
    areas = [area for area in named(spot.parent.name) if area.level in LARGE]
    inside = [unit for unit in found if any(holds(area, unit) for area in areas)]
    return inside if inside and all(unit in later for unit in inside) else []


def _misprinted(spot: Spot, setting: Setting) -> list[Unit]:
    """Return the units of a name with a misprint that lie in what the text puts around it, or at home."""
    units, above = [unit for unit in misprinted(spot.name) if unit.level in spot.levels], spot.parent
    if not units or above is None:
        return [unit for unit in units if setting.at_home(unit)]
    areas = (above.unit,) if above.unit else [area for area in named(above.name) if area.level in LARGE]
    return [unit for unit in units if any(holds(area, unit) for area in areas)]


def _asked(spot: Spot, plan: bool) -> Asked:
    """Return all of a spot that tells which units its name can mean."""
    above = spot.parent.unit if spot.parent is not None and in_district(spot) else None
    around = above.uid if above is not None else ""
    told = spot.parent.name if spot.parent is not None else ""
    area = spot.area.uid if spot.area is not None else ""
    known = spot.name, spot.types, spot.former, spot.into is not None, _called_old(spot), spot.created
    return *known, told, around, area, _listed(spot), plan


def _there(spot: Spot) -> Sequence[Unit]:
    """Return the units that bear the name, of an end of a road those in the province in which it lies."""
    units, area = named(spot.name), spot.area
    return units if area is None else [unit for unit in units if covers(area, unit)]


def gone(spot: Spot, unit: Unit, setting: Setting) -> bool:
    """Tell whether the unit is a commune at home of the spot's type that had ended before the reform: "xã X cũ"."""
    ended = _called_old(spot) and unit.type in spot.types and unit.level == "commune" and unit.ended(setting.day)
    return ended and setting.at_home(unit) and not _moved(unit, setting)


def _moved(unit: Unit, setting: Setting) -> bool:
    """Tell whether the unit lives on under its name and type in another district."""
    return any(
        other.uid in unit.successors and other.type == unit.type and other.in_force(setting.day)
        for other in named(unit.name)
    )


def _called_old(spot: Spot) -> bool:
    """Tell whether the text calls the unit old; one that a merger ends of which it tells had stood until then."""
    return spot.former and spot.into is None and not spot.past


def _inside(spot: Spot, units: Iterable[Unit]) -> list[Unit]:
    """Return the units in the district that the text puts around the spot."""
    above = spot.parent.unit if spot.parent is not None else None
    return [unit for unit in units if above is not None and holds(above, unit)]


def _listed(spot: Spot) -> bool:
    """Tell whether the spot has its type word from another name of its list: "TP Hà Nội, Hưng Yên"."""
    return spot.rule == "list"


def _renamed(units: Iterable[Unit], name: str) -> list[Unit]:
    """Return the provinces that only once bore the name, which is an alias of those after them: Thừa Thiên Huế."""
    same = [unit for unit in units if unit.level == "province" and squash(unit.name) == squash(name)]
    return same if all(unit.historic for unit in same) else []


def _last_rows(units: list[Unit]) -> list[Unit]:
    """Return of each code the row that stood last: a commune that moved to another district has several."""
    last = {unit.code: unit for unit in sorted(units, key=lambda unit: unit.valid_to or date.max)}
    return [unit for unit in units if last[unit.code] is unit]


def _only_old(types: Iterable[str], new: Iterable[Unit]) -> bool:
    """Tell whether no unit of today can be meant: "thị xã", or a "town" of whose name no city is left."""
    known = unit_types()
    return all(each in known.old or each in known.towns for each in types) and not any(u.type in types for u in new)


def _of_that_name(units: list[Unit], name: str) -> list[Unit]:
    """Return the units without those of several of a stem that the name does not tell: Móng Cái 1, Cam Ly - Đà Lạt."""
    own = squash(name)
    several = [unit for unit in units if squash(unit.name) != own]
    parts = several if len(several) > 1 else [unit for unit in several if unit.name[-1:].isdigit()]
    return [unit for unit in units if unit not in parts]
