"""Cities of China whose names districts have here too: "Trùng Khánh, Trung Quốc", "Bắc Kinh, Trùng Khánh và Vũ Hán"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import compress

from extract.bearers import levels_borne, named
from extract.lexicon import alternation
from extract.numeral_words import grammar
from extract.patterns.places.lexicon import places_lexicon
from extract.spots import Spot

_LEVELS = 3


@cache
def _behind() -> re.Pattern[str]:
    """Return what stands behind such a city: ", tây nam Trung Quốc", not ", phía Trung Quốc", ", giáp Trung Quốc"."""
    lexicon = places_lexicon()
    sides, parts = alternation(lexicon["sides"]), alternation(lexicon["parts_of_country"])
    return re.compile(
        rf"(?:,| \()? (?:(?:{alternation(lexicon['of_country'])}) )?(?:(?:{parts}) )?(?:(?:{sides}) ){{1,2}}"
        rf"(?:{alternation(lexicon['china'])})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _in_yuan() -> re.Pattern[str]:
    """Return the pattern of a sum in yuan: "30.000 tệ", "2 triệu nhân dân tệ"."""
    money = alternation(places_lexicon()["yuan"])
    return re.compile(rf"\d(?:\s{grammar().scale})?\s?(?:{money})(?!\w)", re.IGNORECASE)


@cache
def _at_home() -> re.Pattern[str]:
    """Return the pattern of what speaks of a province of here: an organ, a home, a way to China."""
    return re.compile(rf"(?<!\w)(?:{alternation(places_lexicon()['at_home_too'])})(?!\w)", re.IGNORECASE)


def mark(spots: list[Spot], text: str, *, reformed: bool) -> None:
    """Note which of the names are those of the cities, and so the same bare names that nothing puts here.

    So is a province called like one of China's, where prices are in its money and nothing of here is told.
    """
    provinces = places_lexicon()["provinces_abroad_too"]
    units = [spot for spot in spots if spot.administrative and not spot.abroad]
    alone = reformed and units and all(spot.name.lower() in provinces and not spot.former for spot in units)
    if alone and _in_yuan().search(text) and not _at_home().search(text):
        for spot in units:
            spot.kind, spot.types, spot.group, spot.abroad = "province", (), 0, True
    known = places_lexicon()["cities_abroad_too"]
    found = [spot for spot in spots if spot.administrative and not spot.abroad and spot.name.lower() in known]
    told = [_may_be(spot) and _told(spot, text) for spot in found]
    if not any(told):
        return
    rest = [spot for spot, abroad in zip(found, told, strict=True) if not abroad]
    names = {spot.name.lower() for spot in compress(found, told)}
    names.difference_update(spot.name.lower() for spot in rest if spot.types or spot.parent is not None)
    again = [spot for spot in rest if spot.name.lower() in names]
    for spot in (*compress(found, told), *again):
        spot.kind, spot.types, spot.group, spot.abroad = "province", (), 0, True


def _may_be(spot: Spot) -> bool:
    """Tell whether the type word, if there is one, is that of no unit of the name here."""
    return not any(unit.type in spot.types for unit in named(spot.name))


def _told(spot: Spot, text: str) -> bool:
    """Tell whether China stands behind the name, or a city abroad beside it in a list."""
    if _behind().match(text, spot.end) or any(map(_chinese, _around(spot))):
        return True
    near = (each for each in (spot.last, spot.next) if each is not None)
    borders = places_lexicon()["across_border"]
    return any(_foreign(each) and each.name.lower() not in borders for each in near)


def _around(spot: Spot) -> Iterator[Spot]:
    """Yield the places around a name, as far as no dash parts them."""
    for _ in range(_LEVELS):
        if spot.parent is None or spot.dashed:
            return
        spot = spot.parent
        yield spot


def _chinese(spot: Spot) -> bool:
    """Tell whether the place is China or a province of it."""
    return _foreign(spot) or (spot.kind == "country" and spot.name.lower() in places_lexicon()["china"])


def _foreign(spot: Spot) -> bool:
    """Tell whether the place is a city or province abroad."""
    return spot.kind == "province" and not spot.types and not levels_borne(spot.name)
