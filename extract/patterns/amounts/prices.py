"""Prices in short thousands that the word before them tells: "giá 25K", "combo 199k"."""

import re
from dataclasses import dataclass
from functools import cache

from extract.lexicon import alternation, load

_REACH = 24
"""Characters before a figure that hold the longest word of price and the head it may have: "đánh giá"."""

_CLAUSE = 60
"""Characters up to a figure that hold the word of gold whose purity it may be."""


@dataclass(frozen=True)
class _Grammar:
    price: re.Pattern[str]
    other: re.Pattern[str]
    """Words that only sound like money: "đánh giá 25k"."""
    carat: re.Pattern[str]
    """How pure gold is: "vàng giá rẻ 18k"."""


@cache
def _grammar() -> _Grammar:
    short, flags = load("numerals", "extract")["bare_short"], re.IGNORECASE
    words, scales = alternation(short["price"]), alternation(short["priced"])
    gold, carats = alternation(short["gold"]), alternation(short["carats"])
    return _Grammar(
        price=re.compile(rf"(?<!\w)(?:{words})\s(?=(?:\d{{2,4}}-)?\d{{2,4}}(?:{scales})$)", flags),
        carat=re.compile(rf"(?<!\w)(?:{gold})(?!\w)[^.;\n]{{0,40}}(?<!\d)(?:{carats})(?:{scales})$", flags),
        other=re.compile(rf"(?<!\w)(?:{alternation(load('amounts')['glued_context']['words'])})\s$", flags),
    )


def is_carat(text: str, end: int) -> bool:
    """Say whether the thousands that end at a position are how pure gold is: "vàng 18K, 3 triệu đồng"."""
    return _grammar().carat.search(text, max(0, end - _CLAUSE), end) is not None


def is_price(text: str, start: int, end: int) -> bool:
    """Say whether the short thousands at a position are a price by the word before them."""
    before = max(0, start - _REACH)
    if is_carat(text, end):
        return False
    return bool(_grammar().price.search(text, before, end)) and not _grammar().other.search(text, before, start)
