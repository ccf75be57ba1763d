"""Villages and sites that are called like units: a bare name that the article gave to one is no district far away."""

from collections.abc import Sequence

from extract.gazetteer import Unit, fold_word
from extract.links.register import InForce
from extract.spots import Setting, Spot


def take_back(spots: Sequence[Spot], bare: Sequence[Spot], register: InForce) -> None:
    """Make villages of linked bare names that the article gives to a village and to no unit with its type word.

    What stands beside or inside another place is left: "Đông Hà, Quảng Trị" is the town. A site that gave way to units
    of which none was chosen is one of those, or a site again.
    """
    for spot in bare:
        if spot.core not in {None, (spot.start, spot.end)} and not (spot.unit or spot.candidates):
            _give_back(spot, register.at_home(spot))
    villages = {fold_word(spot.name) for spot in spots if spot.kind == "village"}
    if not villages:
        return
    villages.difference_update(fold_word(spot.name) for spot in spots if spot.types)
    for spot in bare:
        alone = spot.parent is None and not spot.beside
        if spot.unit and alone and _far(spot.unit, register.setting) and fold_word(spot.name) in villages:
            spot.kind, spot.rule, spot.unit, spot.candidates = "village", "repeat", None, ()
            spot.flags.clear()
            spot.evidence[:] = ["discourse"]


def _give_back(spot: Spot, units: Sequence[Unit]) -> None:
    """Let the name of a site be that of one of the units at home, of one level, or the site's again."""
    if len(units) > 1 and len({unit.level for unit in units}) == 1:
        spot.candidates = tuple(units)
        spot.flags.append("ambiguous")
    elif spot.core is not None:
        (spot.start, spot.end), spot.kind, spot.rule = spot.core, "site", "site"


def _far(unit: Unit, setting: Setting) -> bool:
    """Tell whether a district or commune lies outside the provinces that the article is about."""
    return unit.level != "province" and bool(setting.home) and not setting.at_home(unit)
