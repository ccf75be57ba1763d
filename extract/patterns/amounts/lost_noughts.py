"""Sums in dong that lack a nought behind their separator: "phạt 100.00 đồng" is 100,000, or 10,000."""

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.patterns.amounts.scan import SumLike

_SHORT = re.compile(r"\d{1,3}[.,]\d?0(?![\d.,]*\d)")
"""A figure with too few digits behind its mark for thousands; of decimals nobody writes out the last nought."""
_LEFT_OUT = 1000
"""How many times the figure as it stands the sum is, if it lacks its last nought."""


def refilled(text: str, sums: Sequence[SumLike]) -> list[SumLike]:
    """Return the sums, those that lack a nought as the article writes them elsewhere, else flagged."""
    short = [_is_short(text, found) for found in sums]
    known = {found.low.value for found in sums if found.currency == "VND"} if any(short) else set()
    return [_refilled(found, known) if lacks else found for found, lacks in zip(sums, short, strict=True)]


def _is_short(text: str, found: SumLike) -> bool:
    """Say whether a nought is missing at the end of a sum's only figure, which nothing but dong counts."""
    if found.scaled or found.high or found.currency != "VND" or found.low.flags:
        return False
    digits = _SHORT.search(text, found.start, found.end)
    return digits is not None and not text[found.start : digits.start()].strip(" VNDvnd")


def _refilled(found: SumLike, known: Container[Decimal | None]) -> SumLike:
    """Return a sum that lacks a nought with the value that is known with it, else with a flag."""
    value = None if found.low.value is None else found.low.value * _LEFT_OUT
    again = value is not None and value in known
    low = replace(found.low, value=value) if again else found.low
    return replace(found, low=replace(low, flags=("separator_by_figures" if again else "separator_by_shape",)))
