"""Sums in dong that lack a nought behind their separator: "phạt 100.00 đồng" is 100,000, or 10,000."""

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extract.lexicon import alternation, load
from extract.patterns.amounts.scan import SumLike

_SHORT = re.compile(r"\d{1,3}[.,]\d?0(?![\d.,]*\d)")
"""A figure with too few digits behind its mark for thousands; of decimals nobody writes out the last nought."""
_REACH = 24
"""Characters before a sum that hold the word of a change."""
_LEFT_OUT = 1000
"""How many times the figure as it stands the sum is, if it lacks its last nought."""


@cache
def _change() -> re.Pattern[str]:
    """Return the pattern of a word before a small change, with what bounds it: "tăng thêm 2.50 đồng"."""
    return re.compile(
        rf"(?<!\w)(?:{alternation(load('amounts')['changes']['words'])})(?:\s[^\W\d]{{1,6}})?\s$", re.IGNORECASE
    )


@cache
def _code() -> re.Pattern[str]:
    """Return the pattern of the code that may stand before a figure: "VNĐ 100.00"."""
    return re.compile(rf"(?:(?:{alternation(load('amounts')['prefixes']['VND'])})\s?)?", re.IGNORECASE)


def refilled(text: str, sums: Sequence[SumLike], mark: str) -> list[SumLike]:
    """Return the sums, those that lack a nought as the article writes them elsewhere, else flagged.

    `mark` is that of its decimals.
    """
    short = [_is_short(text, found) for found in sums]
    known = {found.low.value for found in sums if found.currency == "VND"} if any(short) else set()
    return [_refilled(text, found, known, mark) if lacks else found for found, lacks in zip(sums, short, strict=True)]


def _is_short(text: str, found: SumLike) -> bool:
    """Say whether a nought is missing at the end of a sum's only figure, which nothing but dong counts."""
    if found.scaled or found.high or found.currency != "VND" or found.low.flags:
        return False
    digits = _SHORT.search(text, found.start, found.end)
    return digits is not None and _code().fullmatch(text, found.start, digits.start()) is not None


def _refilled(text: str, found: SumLike, known: Container[Decimal | None], mark: str) -> SumLike:
    """Return a sum that lacks a nought with the value that is known with it, else with a flag.

    Behind the language's own mark, and where a price rises or falls by it, it may be small: "cước 12,50 đồng/giây".
    """
    value = None if found.low.value is None else found.low.value * _LEFT_OUT
    small = mark in text[found.start : found.end] or _change().search(text, max(0, found.start - _REACH), found.start)
    again = value is not None and value in known and not small
    low = replace(found.low, value=value) if again else found.low
    return replace(found, low=replace(low, flags=("separator_by_figures" if again else "separator_by_shape",)))
