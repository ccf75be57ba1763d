"""Prices in short thousands that the word before them tells: "giá 25K", "combo 199k"."""

import re
from dataclasses import dataclass
from functools import cache

from extract.lexicon import alternation, load

_REACH = 24
"""Characters before a figure that hold the longest word of price and the head it may have: "đánh giá"."""


@dataclass(frozen=True)
class _Grammar:
    price: re.Pattern[str]
    other: re.Pattern[str]
    """Words that only sound like money: "đánh giá 25k"."""


@cache
def _grammar() -> _Grammar:
    short, flags = load("numerals", "extract")["bare_short"], re.IGNORECASE
    words, scales = alternation(short["price"]), alternation(short["priced"])
    return _Grammar(
        price=re.compile(rf"(?<!\w)(?:{words})\s(?=\d{{2,4}}(?:{scales})$)", flags),
        other=re.compile(rf"(?<!\w)(?:{alternation(load('amounts')['glued_context']['words'])})\s$", flags),
    )


def is_price(text: str, start: int, end: int) -> bool:
    """Say whether the short thousands at a position are a price by the word before them."""
    before = max(0, start - _REACH)
    return bool(_grammar().price.search(text, before, end)) and not _grammar().other.search(text, before, start)
