"""Villages and sites that are called like units: a bare name that the article gave to one is no district far away."""

from collections.abc import Iterable, Sequence

from extract.gazetteer import Unit, fold_word
from extract.spots import Setting, Spot


def take_back(spots: Sequence[Spot], bare: Iterable[Spot], setting: Setting) -> None:
    """Make sites again of bare names that are no unit's, and villages of linked ones that the article gives to these.

    The article gives a name to a village if it gives it to no unit with its type word. What stands
    beside or inside another place is left: "Đông Hà, Quảng Trị" is the town.
    """
    for spot in bare:
        if spot.core not in {None, (spot.start, spot.end)} and not (spot.unit or spot.candidates):
            (spot.start, spot.end), spot.kind, spot.rule = spot.core, "site", "site"
    villages = {fold_word(spot.name) for spot in spots if spot.kind == "village"}
    if not villages:
        return
    villages.difference_update(fold_word(spot.name) for spot in spots if spot.types)
    for spot in bare:
        alone = spot.parent is None and not spot.beside
        if spot.unit and alone and _far(spot.unit, setting) and fold_word(spot.name) in villages:
            spot.kind, spot.rule, spot.unit, spot.candidates = "village", "repeat", None, ()
            spot.flags.clear()
            spot.evidence[:] = ["discourse"]


def _far(unit: Unit, setting: Setting) -> bool:
    """Tell whether a district or commune lies outside the provinces that the article is about."""
    return unit.level != "province" and bool(setting.home) and not setting.at_home(unit)
