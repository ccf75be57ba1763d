"""Names whose head word only may make a feature of them: a unit near, or the day, decides before they are linked."""

from collections.abc import Sequence

from extract.gazetteer import fold_word, unit_types
from extract.links_register import InForce
from extract.spots import LARGE, Spot, named


def decide_kinds(spots: Sequence[Spot], register: InForce) -> None:
    """Turn soft features into bare names, and zones that are no units into sites."""
    _decide_soft([spot for spot in spots if spot.soft], register)
    for spot in spots:
        _decide_zone(spot, register)


def _decide_soft(soft: Sequence[Spot], register: InForce) -> None:
    """Turn "Son La reservoir" into the bare "Son La" if a unit near bears the name, in a list if all do."""
    sites = {spot.group for spot in soft if spot.group and not _near_unit(spot, register)}
    for spot in soft:
        if spot.core and spot.group not in sites and _near_unit(spot, register):
            spot.start, spot.end = spot.core
            spot.kind, spot.rule, spot.cue = None, "bare", True
            if spot.parent and fold_word(spot.parent.name) == fold_word(spot.name):
                spot.parent = None  # "Hoa Binh plant, Hoa Binh province": not in the town of that name
        spot.soft = False


def _near_unit(spot: Spot, register: InForce) -> bool:
    """Tell whether a province, or a unit at home, bears the name; without a home any district does."""
    setting = register.setting
    far = {"province"} if setting.home else LARGE
    return any(unit.level in far or setting.at_home(unit) for unit in register.of_day(spot))


def _decide_zone(spot: Spot, register: InForce) -> None:
    """Make a site of a "special economic zone" that is no unit on the day: Vân Phong, or Vân Đồn in 2024."""
    if spot.types and unit_types().new.issuperset(spot.types):
        known = any(unit.type in spot.types for unit in named(spot.name))
        if not (known and (register.setting.reformed or register.setting.surety != "known")):
            spot.kind, spot.types = "site", ()
