"""Bare names of communes of before, of which a sentence about the past tells: "Năm 1968, ở X, Hà Tĩnh"."""

import re
from collections.abc import Sequence
from functools import cache

from extract.bearers import named
from extract.gazetteer import YEARS_BEFORE
from extract.lexicon import alternation
from extract.patterns.places.mergers.merged_lists import sources
from extract.patterns.places.text.lexicon import places_lexicon
from extract.spots import Spot

_SENTENCE = 160  # characters of a sentence on either side of the name
_END = re.compile(r"[.!?;](?:\s|$)|\n")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what says before a name that the past is told, what that units were merged, and what tells of today."""
    words, years, locative = sources(), *(alternation(places_lexicon()[name]) for name in ("in_year", "locative"))
    year = rf"^\W*(?:{words['in_past']})?\s?(?:{years})\s{YEARS_BEFORE}(?![\w./-])(?!\s(?:{words['year_over']}))"
    since = rf"(?:^\W*|[,:]\s|(?<!\w)(?:{words['told_then']})\s)(?:{words['back_then']})(?!\w)"
    held = rf"(?<!\w)(?:{words['held_once']})(?:\s(?:{words['held_for']}))*\s$"
    opened = rf"(?:{year}|{since})(?=,|\s(?:{locative})\s|\s$)"
    made = rf"(?<!\w)(?:{words['communes']})\s(?:{words['new']})\s(?:{words['holding']})(?!\w)"
    opening = rf"(?<!\w)(?:{words['communes']}|{words['basis']})\s"
    merged = rf"{opening}(?:.*\W)?(?:{words['merging']})\s(?:{words['merged_from']})\s(?!\d)"
    after = rf"(?:{words['after']})\s(?:{words['merging']})"
    today = rf"{words['now']}|{words['of_today']}|{after}|20(?:2[5-9]|[3-9]\d)"
    told = rf"(?<!\w)(?:(?:{words['no_today']})(?!\w)|(?P<today>{today})(?!\w))"
    return (
        re.compile(rf"{opened}|{held}", re.IGNORECASE),
        re.compile(rf"{merged}|{made}", re.IGNORECASE),
        re.compile(told, re.IGNORECASE),
    )


def mark(spots: Sequence[Spot], text: str) -> None:
    """Note of bare names that communes of before bear that the sentence speaks of that time, and of no other."""
    for spot in spots:
        if spot.rule == "bare" and not spot.types and _stood(spot.name):
            *ended, before = _END.split(text[max(0, spot.start - _SENTENCE) : spot.start])
            before = before if ended or spot.start <= _SENTENCE else f"_{before}"  # cut: no head of a sentence
            behind = _END.split(text[spot.end : spot.end + _SENTENCE])[0]
            spot.past = _tells(before, behind)


def _tells(before: str, behind: str) -> bool:
    """Tell whether a sentence tells at the name that stands there of what there was, or what was merged."""
    past, merged, _ = _patterns()
    if merged.search(before):
        return not _of_today(before)
    told = past.search(before)
    return told is not None and not _of_today(before[: told.start()] + before[told.end() :] + behind)


def _of_today(text: str) -> bool:
    """Tell whether a word or year of today stands in the text; "phát hiện" is none."""
    return any(found["today"] for found in _patterns()[-1].finditer(text))


def _stood(name: str) -> bool:
    """Tell whether a commune of before bears the name."""
    return any(unit.level == "commune" and unit.register == "old" for unit in named(name))
