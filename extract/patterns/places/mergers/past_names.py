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

_SENTENCE = 160  # characters back to the word that speaks of the past
_END = re.compile(r"[.!?;](?:\s|$)|\n")


@cache
def _past() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what in a sentence says that it speaks of the past, and what that it speaks of today again."""
    words, years, locative = sources(), *(alternation(places_lexicon()[name]) for name in ("in_year", "locative"))
    opened = rf"^\W*(?:{words['in_past']})?\s?(?:{years})\s{YEARS_BEFORE}(?![\w./-])"
    since = rf"(?<!\w)(?:{words['once']}|{words['back_then']})(?!\w)"
    made = rf"(?:{words['communes']})\s(?:{words['new']})\s(?:{words['holding']})"
    merged = rf"(?<!\w)(?:(?:{words['merging']})\s(?:{words['merged_from']})|{made})(?!\w)"
    held = rf"(?<!\w)(?:{words['held_once']})(?:\s(?!(?:{locative})\s)[^\W\d_]+){{0,4}}\s$"
    return (
        re.compile(rf"{opened}|{since}|{merged}|{held}", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{words['now']}|(?:{words['after']})\s(?:{words['merging']}))(?!\w)", re.IGNORECASE),
    )


def mark(spots: Sequence[Spot], text: str) -> None:
    """Note of bare names that communes of before bear that the sentence speaks of that time."""
    for spot in spots:
        if spot.rule != "bare" or spot.types or not _stood(spot.name):
            continue
        clause = _END.split(text[max(0, spot.start - _SENTENCE) : spot.start])[-1]
        past, today = _past()
        spot.past = past.search(clause) is not None and today.search(clause) is None


def _stood(name: str) -> bool:
    """Tell whether a commune of before bears the name."""
    return any(unit.level == "commune" and unit.register == "old" for unit in named(name))
