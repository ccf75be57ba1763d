"""Places of China whose names units have here too: "Trùng Khánh, Trung Quốc", "huyện Sơn Dương, tỉnh Thiểm Tây"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import compress

from extract.bearers import levels_borne, named
from extract.gazetteer import Unit, fold_word
from extract.lexicon import alternation
from extract.numeral_words import grammar
from extract.patterns.places.text.lexicon import places_lexicon
from extract.spots import Spot, lineage, province_bears

_COMMUNE = frozenset({"commune"})
_LEVELS = 3
_LONGEST_BODY = 24
_SENTENCE = 200  # characters
_SENTENCE_END = re.compile(r"[.!?]\s|\n")


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
def _of_china() -> re.Pattern[str]:
    """Return what stands behind a province that is one of China's: " (Trung Quốc)", ", China", " của Trung Quốc"."""
    lexicon = places_lexicon()
    of, china = alternation(lexicon["of_china"] | lexicon["of"]), alternation(lexicon["mainland"])
    return re.compile(rf"(?:, | (?:{of}) )(?:{china})(?!\w)| \((?:{china})\)", re.IGNORECASE)


@cache
def _listed() -> re.Pattern[str]:
    """Return what stands behind China if it is one of a list, or whose something is: ", Lào", " and Japan", "'s"."""
    joining = alternation(places_lexicon()["and"])
    return re.compile(rf"['’]s(?!\w)|(?:,? (?:{joining})|,) (\w)", re.IGNORECASE)


def _chinese_province(spot: Spot, text: str) -> bool:
    """Tell whether China stands behind the province, and no list goes on there or has come from provinces of here."""
    found = _of_china().match(text, spot.end)
    home = spot.last is not None and province_bears(spot.last)
    behind = _listed().match(text, found.end()) if found and not home else None
    goes_on = behind is not None and (behind[1] is None or behind[1].isupper())
    return found is not None and not home and not goes_on


@cache
def _university() -> re.Pattern[str]:
    """Return what stands before a city, and not before a district of here: "Đại học Trùng Khánh"."""
    return re.compile(rf"(?<!\w)(?:{alternation(places_lexicon()['of_cities'])}) $", re.IGNORECASE)


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
            _send(spot, "province")
    _mark_inside(spots)
    alike = set(map(fold_word, provinces))
    for spot in units:
        if fold_word(spot.name) in alike and _chinese_province(spot, text):
            _send(spot, "province")
    _send_again(spots, alike, text)
    known = places_lexicon()["cities_abroad_too"]
    found = [spot for spot in spots if spot.administrative and not spot.abroad and spot.name.lower() in known]
    urban = {id(spot.parent) for spot in spots if _urban(spot)}
    chinese = any(map(_chinese, spots))
    urban.update(id(spot) for spot in found if _urban(spot) or (chinese and _named_after(spot, text)))
    told = [_may_be(spot) and (id(spot) in urban or _told(spot, text)) for spot in found]
    if not any(told):
        return
    rest = [spot for spot, abroad in zip(found, told, strict=True) if not abroad]
    names = {spot.name.lower() for spot in compress(found, told)}
    names.difference_update(spot.name.lower() for spot in rest if spot.types or spot.parent is not None)
    again = [spot for spot in rest if spot.name.lower() in names]
    for spot in (*compress(found, told), *again):
        _send(spot, "province")


def _send(spot: Spot, kind: str) -> None:
    """Make the spot a place abroad of the kind."""
    spot.kind, spot.types, spot.group, spot.abroad = kind, (), 0, True


def _send_again(spots: Sequence[Spot], alike: set[str], text: str) -> None:
    """Make the bare names of such a province abroad the same again, but where one of here is told of, too.

    One of here stands before that abroad in its sentence: "Sở Công Thương Hà Nam sang Trịnh Châu, Hà Nam, Trung Quốc".
    """
    abroad = [spot for spot in spots if spot.abroad and spot.kind == "province" and fold_word(spot.name) in alike]
    sent = {fold_word(spot.name) for spot in abroad}
    if not sent:
        return
    units = [spot for spot in spots if spot.administrative and fold_word(spot.name) in sent]
    around = {id(spot.parent) for spot in spots if spot.administrative}
    first = {fold_word(spot.name): spot for spot in reversed(abroad)}
    here = {
        fold_word(spot.name)
        for spot in units
        if spot.types
        or spot.former
        or spot.parent
        or id(spot) in around
        or _ahead(spot, first[fold_word(spot.name)], text)
    }
    for spot in units:
        if fold_word(spot.name) not in here:
            _send(spot, "province")


def _ahead(spot: Spot, abroad: Spot, text: str) -> bool:
    """Tell whether a name stands before that of the place abroad, in one sentence with it."""
    near = 0 <= abroad.start - spot.end <= _SENTENCE
    return near and _SENTENCE_END.search(text, spot.end, abroad.start) is None


def _mark_inside(spots: list[Spot]) -> None:
    """Note which units lie in a province abroad that has its type word: "huyện Sơn Dương, tỉnh Thiểm Tây".

    Not where the province of here that has such a unit is named too: who meets whom is listed then.
    """
    inside = [spot for spot in spots if spot.types and spot.administrative and _in_province_abroad(spot)]
    if inside:
        doubted = set(map(id, inside))
        home = (spot for spot in spots if spot.administrative and id(spot) not in doubted and province_bears(spot))
        told = {fold_word(spot.name) for spot in home}
        inside = [spot for spot in inside if told.isdisjoint(_provinces(named(spot.name))) and not _at_border(spot)]
    names = {fold_word(spot.name) for spot in inside}
    if not names:
        return
    for spot in inside:
        _send(spot, spot.levels[-1])
    here = [spot for spot in spots if spot.administrative and (spot.types or spot.parent is not None)]
    names.difference_update([fold_word(spot.name) for spot in here])
    for spot in spots:
        if spot.administrative and fold_word(spot.name) in names:
            _send(spot, "district")


def _provinces(units: Iterable[Unit]) -> set[str]:
    """Return the provinces of here in which the units lie."""
    return {fold_word(lineage(unit.uid)[0].name) for unit in units}


def _at_border(spot: Spot) -> bool:
    """Tell whether a unit of the name lies in a province on the border, and China is not told of behind the other."""
    land = spot.parent.parent if spot.parent is not None else None
    chinese = land is not None and _chinese(land)
    near = _provinces(unit for unit in named(spot.name) if unit.type in spot.types)
    return not chinese and not near.isdisjoint(map(fold_word, places_lexicon()["border_provinces"]))


def _in_province_abroad(spot: Spot) -> bool:
    """Tell whether what stands around the unit is a province abroad, as its type word and name, or China, tell."""
    around = spot.parent
    if around is None or spot.handed or spot.dashed or around.kind != "province" or around.types:
        return False
    borne, land = levels_borne(around.name), around.parent
    chinese = land is not None and _chinese(land)
    known = _COMMUNE.issuperset(borne) and not province_bears(spot)
    return around.end - around.start > len(around.name) and "province" not in borne and (known or chinese)


def _may_be(spot: Spot) -> bool:
    """Tell whether the type word, if there is one, is that of no unit of the name here."""
    return not any(unit.type in spot.types for unit in named(spot.name))


def _urban(spot: Spot) -> bool:
    """Tell whether the spot is called a district of a city: "quận Giang Bắc, Trùng Khánh"."""
    return bool(spot.types) and places_lexicon()["urban_types"].issuperset(spot.types)


def _named_after(spot: Spot, text: str) -> bool:
    """Tell whether what only a city has stands before the name: "Đại học Trùng Khánh"."""
    return _university().search(text, max(0, spot.start - _LONGEST_BODY), spot.start) is not None


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
