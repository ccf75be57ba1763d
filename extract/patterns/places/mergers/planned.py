"""Communes that were only to come when the text was written: "các xã mới: A, B", "phường mới mang tên C"."""

import re
from functools import cache
from itertools import pairwise

from extract import lexicon
from extract.bearers import levels_borne, named
from extract.gazetteer import YEARS_BEFORE, unit_types
from extract.lexicon import alternation
from extract.patterns.places.mergers.merged_lists import commune, listed, sources
from extract.patterns.places.text.cues import cued, cues
from extract.patterns.places.text.lexicon import places_lexicon
from extract.spots import Spot
from extract.text import CAPITALS

_LIST_GAP = 24
_CHRISTENED = 80  # characters back to the word for a commune
_SENTENCE = 160  # characters back to what says so


@cache
def _to_come() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what stands before units that are only to come, before one of them, and what speaks against it.

    "các xã mới: ", "dự kiến thành lập "; "xã mới lấy tên là "; "phường mới gồm 3 phường hiện nay là ". What one new
    unit is made of stands behind "gồm" as several new ones do.
    """
    words = sources()
    not_made = rf"(?!\w)(?!\s(?:{words['new_made']})(?!\w))"
    types, plural = f"(?:{words['communes']})", rf"(?:{alternation(places_lexicon()['plural'])}|\d{{1,3}})\s"
    beside = [rf"(?:{words['new']})\s{types}", rf"{types}\s(?:{words['new']})"]
    several = "|".join([*(plural + each for each in beside), rf"(?:{words['new']})\s(?:{words['communes_plural']})"])
    listed = rf"(?:{several}){not_made}[^.;:,\n]{{0,40}}?(?:\s(?:{words['listing']}):?|:)\s(?:1\.\s)?"
    founded = rf"(?:{words['planned']})(?!\w)[^.;,\n]{{0,60}}?(?<!\w)(?:{words['founding']})(?:\s\d{{1,3}})?\s"
    one = rf"(?:{'|'.join(beside)}){not_made}[^.;:,\n]{{0,40}}?\s(?:{words['naming']})\s"
    against = rf"(?<!\w)(?:{words['standing']})(?!\w)|(?:{words['feast']})"
    return (
        re.compile(rf"(?<!\w)(?:{listed}|{founded}(?:{plural})?)$", re.IGNORECASE),
        re.compile(rf"(?<!\w){one}$", re.IGNORECASE),
        re.compile(against, re.IGNORECASE),
    )


@cache
def _cues() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return what must stand before units that are only to come: what is new, or else is planned and founded."""
    words = lexicon.load("places")["mergers"]
    return cues(*words["new"]), cues(*words["planned"]), cues(*words["founding"])


@cache
def _behind() -> re.Pattern[str]:
    """Return what stands behind units that are not to come: those of a merger, an organ's, what was founded once."""
    words = lexicon.load("places")["mergers"]
    told = rf"(?i:{alternation([*words['making'], *words['standing'], *words['organs']])})(?!\w)"
    return re.compile(rf" (?:{told}|[{CAPITALS}])|['’]s| \(?(?:\w{{1,4}} )?{YEARS_BEFORE}(?!\d)")


@cache
def _types() -> dict[str, tuple[str, ...]]:
    """Return the types that a word for a single commune can mean."""
    tables = lexicon.load("places")
    types = tables["before"]["unit"] | tables["after"]["unit"]
    return {word: tuple(types[word]) for word in tables["mergers"]["communes"] if word in types}


@cache
def _christening() -> re.Pattern[str]:
    """Return what stands before the bare name that a commune gets: "xã mới lấy tên là ", "tên xã dự kiến là "."""
    words = sources()
    types, told = alternation(_types()), rf"(?: (?:{words['told_of_new']}))*"
    named_so = rf"(?P<type>{types}){told} (?:{words['christening']}):? "
    name_of = rf"(?:{words['names']}) (?P<of>{types}){told}(?: (?:{words['being']}):?|:) "
    opening = rf"(?:^|[.;:!?,(\n]\s?|(?<!\w)(?:{words['christened']})\s)"
    return re.compile(rf"(?:{opening}{named_so}|(?<!\w){name_of})[\"“'‘]?$", re.IGNORECASE)


@cache
def _christening_cues() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what must stand there: a word for naming, and one for a commune."""
    words = lexicon.load("places")["mergers"]
    return cues(*words["christening"], *words["names"]), cues(*_types())


def _christen(spot: Spot, text: str) -> None:
    """Note of a bare name that it is the one which a commune, of the type that is told before it, gets."""
    name = text[spot.start : spot.end]  # all of it: "Sông Kôn" is a commune as well
    if "commune" not in levels_borne(name) or _behind().match(text, spot.end):
        return
    before = text[max(0, spot.start - _CHRISTENED) : spot.start]
    named_so, types = _christening_cues()
    if cued(before, named_so) and cued(before, types) and (found := _christening().search(before)):
        spot.types, spot.kind = _types()[lexicon.key(found["type"] or found["of"])], "commune"
        spot.name, spot.core, spot.soft, spot.again, spot.created = name, None, False, None, True


def mark(spots: list[Spot], text: str) -> None:
    """Note of the communes that were only to come when the text was written, one or a list, that they were."""
    for spot in spots:
        if not spot.types:
            _christen(spot, text)
    index = 0
    while index < len(spots):
        coming = _coming(spots, index, text) if commune(spots[index]) and not spots[index].former else []
        for spot in coming:
            spot.created = True
        index += max(len(coming), 1)


def _coming(spots: list[Spot], index: int, text: str) -> list[Spot]:
    """Return the communes, from the index on, that the words before and behind them say were only to come."""
    several, one, against = _to_come()
    before = spots[index - 1] if index and commune(spots[index - 1]) else None
    start = max(before.end if before else 0, spots[index].start - _SENTENCE)
    told = _tells(text[start : spots[index].start])
    found = several.search(text, start, spots[index].start) if told else None
    if found is None and _called_new(spots[index], text):
        return [spots[index]]
    if not told:
        return []
    alone = found or one.search(text, start, spots[index].start)
    if alone is None or against.search(alone[0]):
        return []
    units = _listed(spots, index, text) if found else [spots[index]]
    made = any(_behind().match(text, spot.end) for spot in units)
    return [] if made or any(map(_gone, units)) else units


def _tells(before: str) -> bool:
    """Tell whether what stands before a commune may say that it is to come."""
    new, planned, founding = _cues()
    return cued(before, new) or (cued(before, planned) and cued(before, founding))


@cache
def _new() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what stands behind a commune that is called new, before it, and behind it then."""
    words = sources()
    goes_on = rf"(?: (?:{words['new_goes_on']})(?!\w)|[,.;:)\n]|\Z)"
    behind = rf" (?:\((?:{words['new']})\)|(?:{words['new']}),? (?:{words['new_will']})(?!\w))"
    before = rf"(?<!\w)(?:{words['called_new']}) $"
    return re.compile(behind, re.IGNORECASE), re.compile(before, re.IGNORECASE), re.compile(goes_on, re.IGNORECASE)


def _called_new(spot: Spot, text: str) -> bool:
    """Tell whether the commune is called new beside its name: "xã X (mới)", "xã X mới sẽ", "the new X commune"."""
    behind, before, goes_on = _new()
    if behind.match(text, spot.end):
        return not _gone(spot)
    led = before.search(text, max(0, spot.start - _LIST_GAP), spot.start)
    return led is not None and goes_on.match(text, spot.end) is not None and not _gone(spot)


def _listed(spots: list[Spot], index: int, text: str) -> list[Spot]:
    """Return the communes of the list that starts at the index and goes on to the next semicolon."""
    units, _ = listed(spots, index, text, most=_LIST_GAP)
    gaps = (text[here.end : following.start] for here, following in pairwise(units))
    return units[: next((at for at, gap in enumerate(gaps, 1) if ";" in gap), len(units))]


def _gone(spot: Spot) -> bool:
    """Tell whether there was no such unit to come: a township, or a name that only a former commune bears."""
    registers = {unit.register for unit in named(spot.name) if unit.level == "commune"}
    return unit_types().old.issuperset(spot.types) or registers == {"old"}
