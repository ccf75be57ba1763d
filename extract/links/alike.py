"""Communes of one text whose names differ in their marks: what the text puts nowhere may be a misprint of the other."""

from collections.abc import Iterable, Sequence

from extract.gazetteer import Unit, fold_word, vkey
from extract.spots import Setting, Spot, lineage

Chained = set[tuple[str, str]]
"""Names and units that the text puts where they are: "xã X, huyện Y"."""


def misprints(spots: Sequence[Spot], chained: Chained, setting: Setting) -> list[tuple[Spot, Unit, list[Unit]]]:
    """Return the linked communes that may be misprints, their units, and those that the text puts in their districts.

    "xã Thọ Thành" beside "xã Thọ Thanh, huyện Thường Xuân", if the text speaks of nothing where the first one lies.
    """
    typed = [spot for spot in spots if spot.types and spot.unit is not None and spot.unit.level == "commune"]
    alike: dict[str, list[Spot]] = {}
    for spot in typed:
        alike.setdefault(fold_word(spot.name), []).append(spot)
    several = {key: same for key, same in alike.items() if len({vkey(spot.name) for spot in same}) > 1}
    if not several:
        return []
    said = _areas_said(spots)
    found = []
    for key, same in several.items():
        beside = {lineage(spot.unit.uid)[-2].uid for spot in typed if spot.unit and fold_word(spot.name) != key}
        placed = {spot.unit.uid: spot for spot in same if spot.unit and (key, spot.unit.uid) in chained}
        for spot in same:
            if spot.unit is None or spot.unit.uid in placed or lineage(spot.unit.uid)[-2].uid in beside:
                continue
            others = [other.unit for other in placed.values() if other.unit and _misprint(spot, other, said, setting)]
            if others:
                found.append((spot, spot.unit, others))
    return found


def _areas_said(spots: Iterable[Spot]) -> set[str]:
    """Return the names, folded, that may be those of provinces and districts in the text."""
    return {fold_word(spot.name) for spot in spots if spot.administrative and spot.levels != ("commune",)}


def _misprint(spot: Spot, other: Spot, said: set[str], setting: Setting) -> bool:
    """Tell whether the spot is rather the other one: nothing that the text names is around it and not around both."""
    if spot.unit is None or other.unit is None or spot.types != other.types or vkey(spot.name) == vkey(other.name):
        return False
    if setting.at_home(spot.unit) and not setting.at_home(other.unit):
        return False
    own, around = lineage(spot.unit.uid)[:-1], lineage(other.unit.uid)[:-1]
    apart = [area for area in own if area not in around]
    return bool(apart) and not any(fold_word(area.name) in said for area in apart)
