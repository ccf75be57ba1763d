"""Whether the dash before a percentage is a minus: "Xuất khẩu -15,1%", not "Cơ cấu: nông nghiệp -36,7%"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.lexicon import alternation, load
from extract.text import CAPITALS, SMALL

_REACH = 240
"""Characters to either side in which the shares of one whole stand."""
_LEAST, _MOST = Decimal("99.5"), Decimal("100.5")
"""What rounded shares add up to."""
_DASHED = re.compile(r"(?<![\w%)\]])-(\d{1,3}(?:[.,]\d{1,3})?)\s?%")
_PLAIN = re.compile(r"(?<![\w.,-])\d{1,3}(?:[.,]\d{1,3})?\s?%")
_OPENS = r"(?<!\w)(?=[^\W\d_])"
"""The start of a word; that it begins with a letter spares the list of words where only figures stand."""
_MOST_PARTS = 12
"""Shares of one whole that are told in one sentence."""
_END = re.compile(r"[.!?](?!\d)|\n")
"""The end of what is listed; a semicolon parts its members."""
_LOWER = re.compile(r"(?<![\d.,+-])(?<!%\s)(?<!%[,;|]\s)(?P<low>\d{1,3})\s?%\s$")
"""A whole percentage and the blank behind it, up to a dash; no column or member of a list before it."""
_GOES_ON = re.compile(rf"\s[{SMALL}]")
"""What a sentence has behind a range, but no row of a table and no member of a list."""
_LEAST_LOW, _MOST_TIMES = 3, 2
"""Ranges start no lower, and end no higher than so many times their lower end."""
_PAIRED = re.compile(r"\d\s?%\s-\d")
"""Two percentages so parted; beside others they are the rows of a table."""
_BESIDE = 80
_NEAR = 12
"""Characters before a dash that hold the percentage there."""
_LINE = re.compile(r"(?:^|\n)[ \t]{0,8}$")


@dataclass(frozen=True)
class _Grammar:
    shares: re.Pattern[str]
    """Words for the parts of a whole."""
    rates: re.Pattern[str]
    """Words for one share, with what stands up to the dash before it: a name or a colon."""
    growth: re.Pattern[str]
    """Words for a change that may be below nought."""
    change: re.Pattern[str]
    """Words for what rises or falls, or a plus."""
    compared: re.Pattern[str]
    """What goes on behind a change that opens a line."""
    in_turn: re.Pattern[str]
    """What stands before percentages that are told in turn: a word, a year, a label's colon, a plus, a comparison."""


@cache
def _grammar() -> _Grammar:
    words, flags = load("percentages")["signs"], re.IGNORECASE
    names = ("shares", "not_shares", "rates", "growth", "change", "compared", "compared_to")
    shares, no_shares, rates, growth, change, compared, compared_to = (alternation(words[name]) for name in names)
    return _Grammar(
        shares=re.compile(rf"{_OPENS}(?:{shares})(?!\w)(?!\s(?:{no_shares})(?!\w))", flags),
        rates=re.compile(rf"{_OPENS}(?:{rates})(?!\w)[^%;]{{0,60}}?(?::|(?-i:\s[{CAPITALS}]))", flags),
        growth=re.compile(rf"{_OPENS}(?:{growth})(?!\w)", flags),
        change=re.compile(rf"{_OPENS}(?:{change})(?!\w)|\+(?=\d)", flags),
        compared=re.compile(rf"\s{{1,3}}(?:(?:{compared})(?!\w)|(?![^\W\d_]))", flags),
        in_turn=re.compile(
            rf"{_OPENS}(?:{growth}|{alternation(load('percentages')['lists']['in_turn'])}|{compared_to})(?!\w)"
            r"|\+\s?\d|:|(?<!\d)(?:19|20)\d\d(?!\d)",
            flags,
        ),
    )


def of_growth(text: str, at: int) -> bool:
    """Say whether the sentence up to a position speaks of growth and of no other change: "giảm dần: năm 2021 -6,5%"."""
    before = _END.split(text[max(0, at - _REACH) : at])[-1]
    named = _grammar().growth.search(before)
    return named is not None and not _grammar().change.search(_grammar().growth.sub("", before))


def is_minus(text: str, at: int, end: int) -> bool:
    """Say whether the dash at a position, before a percentage that ends at `end`, is a minus."""
    return not (_opens_item(text, at, end) or _parts_whole(text, at))


def joins(text: str, at: int, end: int, value: Decimal) -> bool:
    """Say whether a dash joins a percentage of the value to one below it: "có 60% -70% đất", no "lần lượt 1% -2%"."""
    lower = _LOWER.search(text, max(0, at - _NEAR), at)
    low = int(lower["low"]) if lower else 0
    if (
        not lower
        or low < _LEAST_LOW
        or not low < value <= _MOST_TIMES * low
        or value % 1
        or not _GOES_ON.match(text, end)
    ):
        return False
    if _PAIRED.search(text, max(0, at - _BESIDE), lower.start("low")) or _PAIRED.search(text, end, end + _BESIDE):
        return False
    return not _grammar().in_turn.search(_END.split(text[max(0, at - _REACH) : at])[-1])


def _opens_item(text: str, at: int, end: int) -> bool:
    """Say whether a dash opens a line whose percentage has its noun behind it: "-75% số xã đạt chuẩn"."""
    on_line = _LINE.search(text, max(0, at - 9), at) is not None
    return on_line and text[end : end + 1] == " " and not _grammar().compared.match(text, end)


def _parts_whole(text: str, at: int) -> bool:
    """Say whether a dash only parts a name from its share: the shares make up a whole, or a word says what they are."""
    before = _END.split(text[max(0, at - _REACH) : at])[-1]
    listed = before + _END.split(text[at : at + _REACH])[0]
    if _grammar().change.search(listed):
        return False
    values = _DASHED.findall(listed)
    if 1 < len(values) <= _MOST_PARTS and _LEAST <= sum(Decimal(value.replace(",", ".")) for value in values) <= _MOST:
        return True
    word = _grammar().shares.search(before) if len(values) > 1 else None
    word = word or _grammar().rates.search(before)
    return word is not None and not _PLAIN.search(before, word.end())
