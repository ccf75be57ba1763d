"""Sums in dong that lack a nought behind their separator: "phạt 100.00 đồng" is 100,000, or 10,000."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.patterns.amounts.scan import SumLike

_SHORT = re.compile(r"\d{1,3}[.,]\d?0(?![\d.,]*\d)")
"""A figure with too few digits behind its mark for thousands; of decimals nobody writes out the last nought."""
_LEFT_OUT = 1000
"""How many times the figure as it stands the sum is, if it lacks its last nought."""


def refilled(text: str, sums: Sequence[SumLike]) -> list[SumLike]:
    """Return the sums, those that lack a nought as the article writes them elsewhere, else flagged."""
    return [_refilled(found, sums) if _is_short(text, found) else found for found in sums]


def _is_short(text: str, found: SumLike) -> bool:
    """Say whether a nought is missing at the end of a sum's only figure, which nothing but dong counts."""
    if found.scaled or found.high or found.currency != "VND" or found.low.flags:
        return False
    digits = _SHORT.search(text, found.start, found.end)
    return digits is not None and not text[found.start : digits.start()].strip(" VNDvnd")


def _refilled(found: SumLike, sums: Sequence[SumLike]) -> SumLike:
    """Return a sum that lacks a nought with the value of another that has it, else with a flag."""
    value = found.low.value and found.low.value * _LEFT_OUT
    again = value and any(other.currency == "VND" and other.low.value == value for other in sums)
    low = replace(found.low, value=value) if again else found.low
    return replace(found, low=replace(low, flags=("separator_by_figures" if again else "separator_by_shape",)))
