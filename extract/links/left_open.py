"""Names that the text itself left open: a commune put where it does not lie is decided by none of its repeats."""

from collections.abc import Sequence

from extract.gazetteer import Unit, fold_word, vkey
from extract.mentions import Flag
from extract.spots import Spot

_PUT_ELSEWHERE: frozenset[Flag] = frozenset({"not in its district", "not in its province"})


class LeftOpen:
    """The names with a type word that were not linked, and what they could be."""

    def __init__(self, typed: Sequence[Spot] = ()) -> None:
        """Note the last mention of each name."""
        self._spots = {fold_word(spot.name): spot for spot in typed if spot.candidates and not spot.unit}

    def candidates(self, spot: Spot) -> list[Unit]:
        """Return what the bare name can be, as its mention with the type word could."""
        first = self._spots.get(fold_word(spot.name))
        return list(first.candidates) if first is not None and (self.doubted(spot) or len(first.candidates) > 1) else []

    def doubted(self, spot: Spot) -> list[Flag]:
        """Return why the only unit that a commune's name can be was not trusted; nothing if it was not told."""
        first = self._spots.get(fold_word(spot.name))
        if first is None or len(first.candidates) > 1:
            return []
        elsewhere = first.levels == ("commune",) and not _PUT_ELSEWHERE.isdisjoint(first.flags)
        return list(first.flags) if elsewhere else []


def repeats(typed: Sequence[Spot], chained: set[tuple[str, str]]) -> list[Spot]:
    """Return the linked repeats of a commune that the text first put where it does not lie, and nowhere else.

    Only of one that is spelled otherwise: that of the whole name may be put in the district it once lay in.
    `chained`: the names and units that the text puts where they are.
    """
    told: dict[str, Spot] = {}
    found = []
    for spot in typed:
        first = told.setdefault(fold_word(spot.name), spot)
        unit = spot.unit
        if unit is None or first.handed or first.unit or not _PUT_ELSEWHERE.intersection(first.flags):
            continue
        if vkey(unit.name) == vkey(spot.name):
            continue
        if first.candidates == (unit,) and (fold_word(spot.name), unit.uid) not in chained:
            found.append(spot)
    return found


def leave(spot: Spot, units: Sequence[Unit], flags: Sequence[Flag]) -> None:
    """Leave the name open: it may be one of the units, but the flags say why that is not sure."""
    spot.unit, spot.candidates = None, tuple(units)
    spot.flags[:] = flags
    spot.evidence.append("discourse")
