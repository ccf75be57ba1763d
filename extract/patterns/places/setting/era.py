"""Which register is in force in an article, by what its text says, and how sure that is."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from itertools import islice

from extract import lexicon
from extract.articles import Article
from extract.bearers import named
from extract.gazetteer import REFORM, Unit, fold_word, load, unit_types
from extract.patterns.places.setting.day import given, new_day, old_day, told
from extract.spots import Spot, Surety, lineage
from extract.text import View

_CLEAR = 3  # votes ahead
_DATED, _RECENT, _YEAR, _NAME = 4, 2, 2, 2  # votes of a day after the reform, of one before, of a year, of a name
_MOST = 6  # votes of one sort of names
_MOST_PLAIN = 2
_SEVERAL = 2
_NAMES = 60  # distinct communes that are looked up: enough to see
_BACK = 40
_SPRING = date(2025, 3, 1)
_DRAFTS = date(2025, 5, 1)


def era(article: Article, view: View, spots: list[Spot]) -> tuple[date, Surety]:
    """Return the day of the article and how surely it lies on its side of the reform."""
    if day := given(article):
        return day, "known"
    days, years = told(view.text)
    votes = _time(days, years) + _words(view.text) + _districts(spots, view.text) + _communes(spots)
    votes += _CLEAR * any(map(_abolished, spots))
    reformed = votes > 0 or (not votes and any(day >= REFORM for day in days))
    lent = not reformed and any(spot.lent for spot in spots)  # "TP HCM, Biên Hòa": likelier a city than a ward
    surety: Surety = "known" if abs(votes) >= _CLEAR else "guessed" if votes or lent else "open"
    if reformed:
        return new_day(days), surety
    if (article.published or "").startswith(str(REFORM.year)):
        return _SPRING, surety
    if not days and drafted(spots):
        return _DRAFTS, surety
    return old_day(days, years, spots), surety


def _time(days: list[date], years: list[int]) -> int:
    """Return the votes of the days and years in the text, above zero for the register of today."""
    late = {day for day in days if day >= REFORM}
    if late:
        return _DATED + min(len(late) - 1, 2)
    recent = max(years, default=0)
    later = _YEAR if recent == REFORM.year + 1 else 0
    if days:
        return later - _RECENT
    return later or (-_YEAR if 0 < recent < REFORM.year else 0)


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, int]]:
    """Return the pattern of the phrases that tell the register, and their votes."""
    tables = lexicon.load("links", package="extract")["era"]
    votes = {phrase: int(weight) for weight, phrases in tables["new"].items() for phrase in phrases}
    votes |= {phrase: -int(weight) for weight, phrases in tables["old"].items() for phrase in phrases}
    rests: dict[str, list[str]] = {}
    for phrase in votes:
        rests.setdefault(phrase[0], []).append(phrase[1:])
    # The first letter stands first, for only then a search passes quickly over all other letters.
    after = "|".join(f"(?<={re.escape(first)})(?:{lexicon.alternation(rest)})" for first, rest in rests.items())
    return re.compile(rf"[{re.escape(''.join(rests))}](?<!\w.)(?:{after})(?!\w)"), votes


def _words(text: str) -> int:
    """Return the votes of phrases such as "two-level local government", each counted once."""
    pattern, votes = _phrases()
    found = {lexicon.key(match[0]) for match in pattern.finditer(text.lower())}
    return sum(votes[phrase] for phrase in found)


def _districts(spots: list[Spot], text: str) -> int:
    """Return the votes, below zero, of districts that are not called old."""
    found = {fold_word(spot.name) for spot in spots if _district(spot) and not _looked_back(spot, text)}
    return -min(len(found), _MOST)


def _district(spot: Spot) -> bool:
    """Tell whether the spot names a unit that there is no more: huyện, TP Hạ Long, not called old."""
    if not spot.types or spot.former or spot.soft:
        return False
    if unit_types().old.issuperset(spot.types):
        return True
    named_so = "district" in spot.levels and not spot.lent  # not in "TP HCM, Biên Hòa"
    return named_so and not any(unit.level == "province" for unit in named(spot.name))


@cache
def _back() -> re.Pattern[str]:
    """Return the pattern of words that look back: "trước đây thuộc", "nguyên Bí thư"."""
    words = lexicon.load("links", package="extract")["era"]["looking_back"]
    return re.compile(rf"(?<!\w)(?:{lexicon.alternation(words)})(?!\w)[^.;\n]*$", re.IGNORECASE)


def _looked_back(spot: Spot, text: str) -> bool:
    """Tell whether the words before the spot speak of the past."""
    return _back().search(text[max(0, spot.start - _BACK) : spot.start]) is not None


def _communes(spots: list[Spot]) -> int:
    """Return the votes of the communes: those that only one of the registers has, and what stands around them."""
    only = _sides(spots)
    new = min(_MOST, _NAME * only.count(1))
    old = min(_MOST, _NAME * only.count(-1))
    parents = [spot.parent for spot in spots if spot.parent is not None and _commune(spot)]
    inside = len({fold_word(parent.name) for parent in parents if _district(parent)})
    direct = len({id(parent) for parent in parents if parent.types and parent.levels == ("province",)})
    special = _NAME * any(unit_types().new.intersection(spot.types) for spot in spots)
    chains = _NAME * sum(map(_three_levels, islice(filter(_bare_chain, spots), _NAMES)))
    return new + special - old - min(inside + chains, _MOST_PLAIN) + min(direct, _MOST_PLAIN)


def _sides(spots: list[Spot]) -> list[int]:
    """Return of each commune with its type word on which side alone it lies; those inside a district say nothing."""
    areas = _provinces(spots)
    free = (spot for spot in spots if _commune(spot) and not (spot.parent and _district(spot.parent)))
    named_so = {(fold_word(spot.name), spot.types): spot for spot in free}
    return [_side(spot, areas) for spot in islice(named_so.values(), _NAMES)]


def drafted(spots: list[Spot]) -> bool:
    """Tell whether the text names units that were only to come, as the papers of spring 2025 did."""
    return _sides(spots).count(1) >= _SEVERAL


def _abolished(spot: Spot) -> bool:
    """Tell whether a province that the reform ended is called old: "P.Phú An (Bình Dương cũ)", "Soc Trang (old)"."""
    provinces = [unit for unit in named(spot.name) if unit.level == "province"] if spot.former else []
    ended = bool(provinces) and all(unit.valid_to == REFORM for unit in provinces)
    return ended and (not spot.types or "province" in spot.levels)


def _bare_chain(spot: Spot) -> bool:
    """Tell whether the spot stands first in "Phúc Khánh, Bảo Yên, Lào Cai"."""
    above = spot.parent
    return above is not None and above.parent is not None and not above.types and not (spot.former or above.former)


def _three_levels(spot: Spot) -> bool:
    """Tell whether the spot and the one around it are an old commune and its district."""
    above = spot.parent
    if above is None or not spot.administrative:
        return False
    districts = {unit.code for unit in named(above.name) if unit.level == "district"}
    return any(unit.register == "old" and lineage(unit.uid)[-2].code in districts for unit in _of_level(spot.name))


def _of_level(name: str) -> list[Unit]:
    """Return the communes of that name."""
    return [unit for unit in named(name) if unit.level == "commune"]


def _commune(spot: Spot) -> bool:
    """Tell whether the spot is a commune with its type word, not called old."""
    return bool(spot.types) and spot.levels == ("commune",) and not spot.former and not spot.soft


def _provinces(spots: Iterable[Spot]) -> set[str]:
    """Return the codes of today's provinces of which the text names one or a part."""
    names = {fold_word(spot.name): spot.name for spot in spots if spot.administrative and "province" in spot.levels}
    units = (unit for name in names.values() for unit in named(name) if unit.level == "province")
    return {code for unit in units for code in _today(unit)}


def _side(spot: Spot, areas: set[str]) -> int:
    """Return 1 for a commune that only the register of today has, -1 for one that it lost, else 0."""
    units = [unit for unit in named(spot.name) if unit.level == "commune" and unit.type in spot.types]
    units = [unit for unit in units if _today(unit) & areas] or ([] if areas else units)
    old = any(unit.register == "old" and not unit.historic for unit in units)
    new = any(unit.register == "new" for unit in units)
    return new - old


def _today(unit: Unit) -> frozenset[str]:
    """Return the codes of today's provinces that the unit lies in."""
    return _codes_today(lineage(unit.uid)[0].uid)


@lru_cache(maxsize=256)
def _codes_today(province: str) -> frozenset[str]:
    """Return the codes of today's provinces that a province became."""
    return frozenset(each.code for each in load().current(load().unit(province)))
