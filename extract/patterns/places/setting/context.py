"""What the article as a whole says: its day and the provinces it is about."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache

from extract import lexicon
from extract.articles import Article
from extract.bearers import named
from extract.gazetteer import REFORM, Unit, fold, load, names_province, squash, unit_types
from extract.patterns.places.setting.day import new_day, old_day
from extract.patterns.places.setting.era import era
from extract.spots import DRAFTS, Setting, Spot, Surety, lineage
from extract.text import View

_HOST = re.compile(r"(?<![\w.-])(?:[\w-]{1,40}\.){0,3}?([\w-]{1,40})\.(?:gov\.|org\.|com\.|net\.|edu\.)?vn(?![\w-])")
_TAIL = 1200
_EVE = date(2025, 6, 30)
_SOURCE_VOTES = 12  # a provincial paper mostly writes of its province, whatever else it names


def setting(article: Article, view: View, spots: list[Spot]) -> Setting:
    """Return the setting of the article, from its fields, its text and the places found in it."""
    day, surety = era(article, view, spots)
    return _setting(article, view, spots, day, surety)


def other(known: Setting, article: Article, view: View, spots: list[Spot]) -> Setting:
    """Return the setting of the article if it lay on the other side of the reform."""
    day = old_day((), (), spots) if known.reformed else new_day(())
    return _setting(article, view, spots, day, known.surety)


def _setting(article: Article, view: View, spots: list[Spot], day: date, surety: Surety) -> Setting:
    """Return the setting on a day."""
    home = _home(article, view, spots, day)
    return Setting(day, day >= REFORM, surety, home, article.language != "en")


def _home(article: Article, view: View, spots: list[Spot], day: date) -> tuple[Unit, ...]:
    """Return the provinces the article is about: those of its source and the one named most."""
    if article.home_province:
        given = load().find(article.home_province, level="province")
        return _with_parts(_old(given[0]), day) if given else ()
    votes: Counter[str] = Counter()
    for host in _hosts(article, view):
        for province in province_of(host):
            votes[province] += _SOURCE_VOTES
    votes.update(dict.fromkeys(_named_in(article.source or ""), _SOURCE_VOTES))
    known: dict[tuple[object, ...], dict[str, int]] = {}
    for spot in spots:
        asked = (spot.name, spot.types, spot.administrative, spot.soft, spot.doubtful, spot.former)
        if (given_by := known.get(asked)) is None:
            given_by = known[asked] = _votes(spot, day)
        for province, weight in given_by.items():
            votes[province] += weight
    if not votes:
        return ()
    best = max(votes.values())
    winners = [uid for uid, count in votes.items() if count == best]
    if len(winners) > 1:
        first = {uid: at for at, uid in enumerate(votes)}
        winners = sorted(winners, key=first.__getitem__)[:1]
    return _with_parts(load().unit(winners[0]), day)


def _with_parts(province: Unit, day: date) -> tuple[Unit, ...]:
    """Return the old province; after the reform also the one of today and all that were merged into it."""
    today = load().current(province)
    if day < REFORM:
        return (province, *today) if day >= DRAFTS else (province,)
    return _parts(province.uid)


@lru_cache(maxsize=256)
def _parts(uid: str) -> tuple[Unit, ...]:
    """Return the province of today that an old one became, and all old ones that were merged into it."""
    today = load().current(load().unit(uid))
    return (*today, *(unit for unit in _provinces() if set(load().current(unit)) & set(today)))


@cache
def _provinces() -> tuple[Unit, ...]:
    """Return all provinces of the old register."""
    return tuple(unit for unit in load().of_levels("province") if unit.register == "old")


def _votes(spot: Spot, day: date) -> dict[str, int]:
    """Return the old provinces for which a spot speaks, and how loudly."""
    if not spot.administrative or spot.soft:
        return {}
    levels = spot.levels
    units = [unit for unit in named(spot.name) if unit.level in levels]
    provinces = [unit for unit in units if unit.level == "province"]
    if provinces and (not spot.types or names_province(spot.types) or len(units) == len(provinces)):
        weight = 3 if spot.types else 1 if spot.doubtful or _shared(units) else 2
        return {_old_province(unit.uid): weight for unit in provinces}
    if not spot.types:
        return {}
    units = _of_day(units, spot, day)
    one = len(units) == 1 and units[0].type in spot.types
    areas = {_old_province(unit.uid) for unit in units if unit.level != "commune" or one}
    return dict.fromkeys(areas, 2) if len(areas) == 1 else {}


def _of_day(units: list[Unit], spot: Spot, day: date) -> list[Unit]:
    """Return the units in force on the day, or all of them if none was."""
    old = day < REFORM or spot.former or unit_types().old.issuperset(spot.types)
    return [
        unit for unit in units if (unit.register == "old") == old and (not old or unit.in_force(min(day, _EVE)))
    ] or units


def _shared(units: Iterable[Unit]) -> bool:
    """Tell whether an unmarked name is that of a province and of another unit with other marks."""
    return len({unit.name for unit in units if unit.level != "commune"}) > 1


def _old(province: Unit) -> Unit:
    """Return the old province whose name a province of today keeps."""
    if province.register == "old":
        return province
    return next(
        (unit for unit in named(province.name) if unit.register == "old" and unit.level == "province"),
        province,
    )


@lru_cache(maxsize=20000)
def _old_province(uid: str) -> str:
    """Return the uid of the old province for which a unit speaks."""
    return _old(lineage(uid)[0]).uid


def _named_in(source: str) -> list[str]:
    """Return the uids of the provinces that the name of a source holds: "Báo Ninh Bình"."""
    if not source or "." in source:
        return []
    folded = fold(source)
    return [province.uid for province in _provinces() if fold(province.name) in folded]


def _hosts(article: Article, view: View) -> list[str]:
    """Return the names of the sites that the article comes from: its source, or an address at its end."""
    found = [match[1].lower() for match in _HOST.finditer(article.source or "")]
    tail = view.unmasked[-_TAIL:]
    return found or ([match[1].lower() for match in _HOST.finditer(tail)][:1] if ".vn" in tail else [])


def province_of(host: str) -> list[str]:
    """Return the uid of the province whose newspaper, station or portal the host is, in a list; or none."""
    tables = lexicon.load("links", package="extract")
    host = host.replace("-", "")
    names = [tables["hosts"][host]] if host in tables["hosts"] else _stems(host, tables["affixes"])
    for name in names:
        for unit in named(name):
            if unit.level == "province" and unit.register == "old" and squash(unit.name) == squash(name):
                return [unit.uid]
    return []


def _stems(host: str, affixes: list[str]) -> list[str]:
    """Return what can be a province's name in the name of a site: "baosonla" -> "sonla"."""
    starts = [host, *(host.removeprefix(affix) for affix in affixes if host.startswith(affix))]
    return [
        *starts,
        *(stem.removesuffix(affix) for stem in starts for affix in affixes if stem.endswith(affix)),
    ]
