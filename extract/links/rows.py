"""Rows of bare names, told by the one province named that holds them all: "hạ du (Đạ Tẻh, Quảng Tín, Đạ Huoai)"."""

from collections.abc import Iterable, Iterator

from extract.gazetteer import Unit
from extract.links.beside import of_level
from extract.spots import Setting, Spot, province_id

_FEWEST, _REACH = 2, 8  # names beside the one, those looked at on each side


def of_named_province(spot: Spot, provinces: Iterable[tuple[str, str]], setting: Setting) -> list[Unit]:
    """Return the unit of a bare name in a row of at least three of which a single one of the provinces has all.

    `provinces`: register and code of those that the text names. Not of what may be a person or street.
    """
    row = [spot, *_row(spot)]
    if len(row) <= _FEWEST or any(each.doubtful or each.shouted or each.titled or each.types for each in row):
        return []
    held = [{province_id(unit.uid) for unit in of_level(each, setting)} for each in row]
    common = set.intersection(*held).intersection(provinces)
    units = [unit for unit in of_level(spot, setting) if province_id(unit.uid) in common]
    return units if len(common) == 1 and len(units) == 1 else []


def _row(spot: Spot) -> Iterator[Spot]:
    """Yield the places beside the name in its list, and those beside these, a few on each side."""
    for step in ("last", "next"):
        here = spot
        for _ in range(_REACH):
            near = getattr(here, step)
            if near is None or near not in here.beside:
                break
            yield near
            here = near
