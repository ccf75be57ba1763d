"""Communes of today that bear old names: lists of them before a bracket that tells what they lay in, and heirs of
provinces that are no more."""

from collections.abc import Iterator, Sequence

from extract.bearers import LARGE, named
from extract.gazetteer import Unit, fold_word, load, squash
from extract.spots import Spot, covers, distinct, lineage, within

_MATES = 30  # of a list: enough to see what it is of
_LEAST = 2
_BRACKET = 4  # places in a bracket before the one that is meant: "(đường Lữ Gia, phường Phú Thọ, TP.HCM)"


def bring_up(group: Sequence[Spot]) -> None:
    """Link all of a list to communes of today if one is only of today: "xã A, B (thuộc huyện X, tỉnh Y cũ)".

    The bracket tells where they lay. What one of them has a name for in the old register only makes the list old.
    """
    last = group[-1]
    if not last.bracketed or len(group) < _LEAST or not _once(last) or any(spot.into for spot in group):
        return
    if len({spot.former for spot in group}) > 1 or any(spot.parent is not last.parent for spot in group):
        return  # one of them is called old itself
    areas = _areas(last)
    units = [_of_today(spot, areas) for spot in group]
    if not all(units) or all(_lay_there(spot, areas) for spot in group):
        return
    for spot, unit in zip(group, units, strict=True):
        if unit is not None and spot.unit != unit:
            spot.unit, spot.candidates, spot.former = unit, (), False
            spot.flags.clear()
            spot.evidence.append("list")


def _once(spot: Spot) -> bool:
    """Tell whether the text puts the spot in a unit that it calls old."""
    above = spot.parent
    for _ in range(_BRACKET):
        if above is None or above.former:
            break
        above = above.parent
    return above is not None and above.former


def _areas(spot: Spot) -> list[Unit]:
    """Return the districts or provinces that the text puts around the spot."""
    above = spot.parent
    if above is None:
        return []
    units = [above.unit] if above.unit else [unit for unit in named(above.name) if unit.level in LARGE]
    return [unit for unit in units if unit.register == "old"]


def _inside(spot: Spot, areas: Sequence[Unit], register: str) -> list[Unit]:
    """Return the communes of the spot's whole name and type in one of the areas."""
    own = squash(spot.name)
    same = (unit for unit in named(spot.name) if unit.register == register and unit.type in spot.types)
    return distinct(unit for unit in same if squash(unit.name) == own and any(covers(area, unit) for area in areas))


def _of_today(spot: Spot, areas: Sequence[Unit]) -> Unit | None:
    """Return the only commune of today that the spot can be."""
    units = _inside(spot, areas, "new")
    return units[0] if len(units) == 1 else None


def _lay_there(spot: Spot, areas: Sequence[Unit]) -> bool:
    """Tell whether the areas had a commune of the name."""
    return bool(_inside(spot, areas, "old"))


def heirs_among(bare: Sequence[Spot]) -> None:
    """Link a bare province's name to the commune of today that took it in a list of communes, or beside its own form.

    "Hàm Liêm, Bình Thuận, Hàm Thắng, Hàm Thuận" are communes; "Mũi Né, Phan Thiết, Bình Thuận" ends in the province.
    """
    for spot in bare:
        province = spot.unit
        if province is None or province.level != "province" or spot.former:
            continue
        unit = _own_form(spot, province)
        if unit is None and province.register == "old":
            unit = _listed_heir(spot, province)
        if unit is not None:
            spot.unit = unit
            spot.evidence[:] = ["list"]


def _own_form(spot: Spot, province: Unit) -> Unit | None:
    """Return the commune elsewhere of the name in the bracket behind: "Phú Thọ (phường Phú Thọ, TP.HCM)"."""
    above = spot.parent if spot.bracketed else None
    for _ in range(_BRACKET):
        if above is None:
            return None
        unit, same = above.unit, fold_word(above.name) == fold_word(spot.name)
        if same and above.types and unit is not None and unit.level == "commune":
            return None if covers(province, unit) else unit
        above = above.parent
    return None


def _listed_heir(spot: Spot, province: Unit) -> Unit | None:
    """Return the commune that took a former province's name, in the province of today of all others of its list."""
    before, after = list(_beside(spot, "last")), list(_beside(spot, "next"))
    units = [mate.unit for mate in (*before, *after)]
    today = [unit for unit in units if unit is not None and unit.level == "commune" and unit.register == "new"]
    areas = {lineage(unit.uid)[0].uid: lineage(unit.uid)[0] for unit in today}
    if len(today) < len(units) or len(today) < _LEAST or len(areas) != 1:
        return None
    area = next(iter(areas.values()))
    last = after[-1] if after else spot
    held = last.bracketed and last.parent is not None and last.parent.unit == area
    # Without a bracket that holds all, the name may close a chain: "Phan Thiết, Bình Thuận, Đức Trọng, Di Linh".
    lay = all(_lay_in(unit, province) for unit in today)
    if not (held and (lay or not after)) and not (before and len(after) >= _LEAST and lay):
        return None
    own = squash(spot.name)
    heirs = [unit for unit in named(spot.name) if unit.level == "commune" and squash(unit.name) == own]
    heirs = distinct(unit for unit in heirs if unit.register == "new" and within(unit, area))
    return heirs[0] if len(heirs) == 1 else None


def _lay_in(unit: Unit, province: Unit) -> bool:
    """Tell whether a commune of today was made of units of a former province."""
    return any(within(old, province) for old in load().former(unit))


def _beside(spot: Spot, step: str) -> Iterator[Spot]:
    """Yield the neighbours of a name in its list, to one side, the nearest first."""
    near = getattr(spot, step)
    for _ in range(_MATES):
        if near is None:
            return
        yield near
        near = getattr(near, step)
