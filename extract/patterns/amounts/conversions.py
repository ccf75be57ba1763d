"""What one sum shares with those beside it: its value in another currency, and the denominator behind them all."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from extract.lexicon import alternation, load
from extract.patterns.amounts.currency import ranged
from extract.patterns.amounts.per import per
from extract.patterns.amounts.scan import SumLike

_PAIR = 2
"""Sums that stand for the ends of a range, each with its own unit."""
_LEAST_LENT = Decimal(10) ** 6
_LENT = frozenset({_LEAST_LENT, 10 * _LEAST_LENT, 100 * _LEAST_LENT})
"""Sums for which lenders tell the interest."""
_PER = frozenset({"/", "per"})
_DASHES = frozenset("-–—")


@cache
def _conversion() -> re.Pattern[str]:
    """Return the pattern of what stands between a sum and the same in another currency."""
    said = alternation(load("amounts")["conversion"]["words"])
    return re.compile(rf"(?P<open>\s{{0,2}}\(\s?)?(?P<words>[\s,]{{0,2}}(?:(?:{said})\s{{0,2}}){{0,2}})", re.IGNORECASE)


def _pair(text: str, sums: Sequence[SumLike], index: int) -> bool:
    """Say whether the sum at an index and the next are the ends of one range."""
    if not 0 <= index < len(sums) - 1:
        return False
    one, two = sums[index], sums[index + 1]
    return one.currency == two.currency and not one.high and not two.high and ranged(text, one, two)


def _both_ends(text: str, sums: Sequence[SumLike], index: int) -> bool:
    """Say whether a range from here on says the two sums before it again: "VND30,000 to VND50,000 ($1.20 - $2)"."""
    return _pair(text, sums, index - _PAIR) and (sums[index].high is not None or _pair(text, sums, index))


def converts(text: str, sums: Sequence[SumLike], index: int) -> int | None:
    """Return the index of the sum before, where this one says it again in another currency."""
    if not index:
        return None
    before, found = sums[index - 1], sums[index]
    if before.currency == found.currency:
        lower = index >= 2 * _PAIR - 1 and sums[index - 2].currency != before.currency
        upper = lower and _pair(text, sums, index - 1) and _both_ends(text, sums, index - 1)
        return index - _PAIR if upper and converts(text, sums, index - 1) is not None else None
    match = _conversion().fullmatch(text, per(text, before)[1], found.start)
    if not match or not (match["open"] or match["words"].strip(" ,")):
        return None
    return index - _PAIR if _both_ends(text, sums, index) else index - 1


def _bracket(text: str, sums: Sequence[SumLike], index: int) -> int | None:
    """Return where the bracket ends that says this sum again, or in which it does so: "($1.70-$1.80)"."""
    for first in range(max(1, index - 1), min(index + 1 + _PAIR, len(sums))):
        said = converts(text, sums, first)
        last = first + _pair(text, sums, first)
        if said is not None and said <= index <= last:
            end = sums[last].end
            return end + 1 if text[end : end + 1] == ")" else None
    return None


def _glued(text: str, sums: Sequence[SumLike], index: int) -> bool:
    """Say whether a dash without blanks makes this price and the next one: "$485-$490 a tonne"."""
    if not _pair(text, sums, index) or text[sums[index].end : sums[index + 1].start] not in _DASHES:
        return False
    low, high = sums[index].low.value, sums[index + 1].low.value
    return low is not None and high is not None and low < high


def _is_denominator(text: str, sums: Sequence[SumLike], index: int) -> bool:
    """Say whether a sum is what another is paid for: "5.000 đồng/1 triệu đồng/ngày" is the interest of a million."""
    if not index or sums[index].low.value not in _LENT:
        return False
    before, found = sums[index - 1], sums[index]
    smaller = before.low.value is not None and before.low.value < _LEAST_LENT and before.currency == found.currency
    return smaller and text[before.end : found.start].strip().lower() in _PER


def per_of(text: str, sums: Sequence[SumLike], index: int) -> tuple[str | None, int]:
    """Return the denominators of a sum and where they end; those behind a bracket are also those of what is in it."""
    units, after = per(text, sums[index])
    if units and _is_denominator(text, sums, index):
        return None, after
    if units:
        return units, after
    bracket = _bracket(text, sums, index)
    if bracket is not None:
        return per(text, sums[index], bracket)
    if _glued(text, sums, index):
        bracket = _bracket(text, sums, index + 1)
        return per(text, sums[index + 1], bracket)[0], after
    return units, after
