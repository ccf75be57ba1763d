"""Names that the text itself left open: a commune put where it does not lie is decided by none of its repeats."""

from collections.abc import Sequence

from extract.bearers import LARGE, named
from extract.gazetteer import Unit, fold_word, vkey
from extract.mentions import Flag
from extract.spots import Spot, covers, lineage

_PUT_ELSEWHERE: frozenset[Flag] = frozenset({"not in its district", "not in its province"})
_HIGHEST = 4  # places in a chain


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
    """Return the linked repeats of a commune that the text puts where it does not lie, and nowhere else.

    One of the whole name may be put in the district it once lay in, but in none of another province; of one that is
    spelled otherwise the first mention must be put there.
    `chained`: the names and units that the text puts where they are.
    """
    told: dict[str, Spot] = {}
    elsewhere: dict[str, Spot] = {}
    for spot in typed:
        told.setdefault(fold_word(spot.name), spot)
        if not (spot.handed or spot.unit) and _PUT_ELSEWHERE.intersection(spot.flags):
            elsewhere.setdefault(fold_word(spot.name), spot)
    found = []
    for spot in typed if elsewhere else ():
        key, unit = fold_word(spot.name), spot.unit
        put = elsewhere.get(key)
        if unit is None or put is None or put.candidates != (unit,) or (key, unit.uid) in chained:
            continue
        respelt = vkey(unit.name) != vkey(spot.name)
        if (respelt and put is told[key]) or (put.name == spot.name and _far(put, unit)):
            found.append(spot)
    return found


def ended(spots: Sequence[Spot]) -> None:
    """Leave open, in a text of after the reform, bare communes that it ended: "ở Thủ Thiêm, TP.HCM" is an area today.

    Not one that is called old, that the text names with its type word, of which a merger or a district tells, or after
    which a school is called.
    """
    told = {fold_word(spot.name) for spot in spots if spot.types}
    for spot in spots:
        unit = spot.unit
        if unit is None or unit.level != "commune" or unit.register != "old" or fold_word(spot.name) in told:
            continue
        if spot.types or spot.rule != "bare" or spot.area is not None or _of_past(spot, unit):
            continue
        spot.kind, spot.unit, spot.candidates = "commune", None, (unit,)
        spot.flags.append("era guessed")


def _of_past(spot: Spot, unit: Unit) -> bool:
    """Tell whether something says that the commune of then is meant."""
    if spot.former or spot.past or spot.titled or spot.office or spot.local or spot.into or spot.created or spot.again:
        return True
    above = spot.parent
    today = above is not None and _of_today(above)
    if above is not None and today and above.types:
        return _zone(above) and _same_name(above, unit)  # "Cát Bà, đặc khu Cát Hải", not "Cổ Loa, xã Đông Anh"
    if not _listed(spot, unit) and any(near is not None and _its_district(near, unit) for near in (spot.next, above)):
        return True
    ended = above is not None and above.unit is not None and above.unit.register == "old"  # "Nhơn Lý, Bình Định"
    return ended or (above is not None and not today and (above.former or above.parent is not None))


def _zone(spot: Spot) -> bool:
    """Tell whether it is linked to a whole district of then that is a unit of today: "đặc khu Cát Hải"."""
    return spot.unit is not None and spot.unit.type == "đặc khu"


def _same_name(near: Spot, unit: Unit) -> bool:
    """Tell whether a place is called like the commune's district of then."""
    return fold_word(near.name) == fold_word(lineage(unit.uid)[-2].name)


def _listed(spot: Spot, unit: Unit) -> bool:
    """Tell whether the name stands in a list with one of another district: "Mộc Châu, Chiềng Khoa, Vân Hồ".

    "Dục Tú, Cổ Loa, Đông Anh" may be one: all lay in that district.
    """
    if spot.last is None or spot.last not in spot.beside:
        return False
    district = lineage(unit.uid)[-2]
    return any(
        fold_word(near.name) != fold_word(district.name)
        and not any(district in lineage(each.uid) for each in named(near.name))
        for near in spot.beside
    )


def _of_today(spot: Spot) -> bool:
    """Tell whether the spot is linked to a commune of today."""
    unit = spot.unit
    return unit is not None and unit.level == "commune" and unit.register == "new"


def _its_district(near: Spot, unit: Unit) -> bool:
    """Tell whether a name is that of the commune's district of then: "Cổ Loa, Đông Anh, Hà Nội".

    A commune of today in a province of another name is not ("Nhơn Lý, Quy Nhơn, Gia Lai", once Bình Định), but a whole
    district is: "An Thới, Phú Quốc, An Giang".
    """
    province = lineage(unit.uid)[0]
    moved = near.unit is not None and _of_today(near) and lineage(near.unit.uid)[0].name != province.name
    return _same_name(near, unit) and (_zone(near) or not moved)


def _far(spot: Spot, unit: Unit) -> bool:
    """Tell whether all that the text puts around the spot lies in other provinces than the unit."""
    above, areas = spot.parent, list[Unit]()
    for _ in range(_HIGHEST):
        if above is None:
            break
        areas += [area for area in named(above.name) if area.level in LARGE]
        above = above.parent
    return bool(areas) and not any(covers(lineage(area.uid)[0], unit) for area in areas)


def leave(spot: Spot, units: Sequence[Unit], flags: Sequence[Flag]) -> None:
    """Leave the name open: it may be one of the units, but the flags say why that is not sure."""
    spot.unit, spot.candidates = None, tuple(units)
    spot.flags[:] = flags
    spot.evidence.append("discourse")
