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
    since = rf"(?:^\W*|[,:]\s)(?:{words['back_then']})(?!\w)"
    held = rf"(?<!\w)(?:{words['held_once']})(?:\s(?:{words['held_for']}))*\s$"
    opened = rf"(?:{year}|{since})(?=,|\s(?:{locative})\s|\s$)"
    made = rf"(?<!\w)(?:{words['communes']})\s(?:{words['new']})\s(?:{words['holding']})(?!\w)"
    opening = rf"(?<!\w)(?:{words['communes']}|{words['basis']})\s"
    merged = rf"{opening}(?:.*\W)?(?:{words['merging']})\s(?:{words['merged_from']})\s(?!\d)"
    after = rf"(?:{words['after']})\s(?:{words['merging']})"
    today = rf"(?<!\w)(?:{words['now']}|{words['of_today']}|{after}|20(?:2[5-9]|[3-9]\d))(?!\w)"
    return (
        re.compile(rf"{opened}|{held}", re.IGNORECASE),
        re.compile(rf"{merged}|{made}", re.IGNORECASE),
        re.compile(today, re.IGNORECASE),
    )


def mark(spots: Sequence[Spot], text: str) -> None:
    """Note of bare names that communes of before bear that the sentence speaks of that time, and of no other."""
    for spot in spots:
        if spot.rule == "bare" and not spot.types and _stood(spot.name):
            before = _END.split(text[max(0, spot.start - _SENTENCE) : spot.start])[-1]
            behind = _END.split(text[spot.end : spot.end + _SENTENCE])[0]
            spot.past = _tells(before, behind)


def _tells(before: str, behind: str) -> bool:
    """Tell whether a sentence tells at the name that stands there of what there was, or what was merged."""
    past, merged, today = _patterns()
    if merged.search(before):
        return today.search(before) is None
    told = past.search(before)
    return told is not None and not today.search(before[: told.start()] + before[told.end() :] + behind)


def _stood(name: str) -> bool:
    """Tell whether a commune of before bears the name."""
    return any(unit.level == "commune" and unit.register == "old" for unit in named(name))
