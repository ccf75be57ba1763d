"""Sums in words whose scales are parted by commas: "Một tỷ, hai trăm năm mươi triệu, ba trăm nghìn đồng"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extract.lexicon import key
from extract.numeral_words import grammar
from extract.patterns.amounts.scan import SumLike
from extract.text import View

_COMMA = re.compile(r",\s{1,2}")
_SURE = 3
"""Parts from which on falling scales are one sum; two, "một triệu, năm trăm nghìn đồng", can be a list of prizes."""


def _continues(text: str, one: SumLike, two: SumLike) -> bool:
    """Say whether the second sum goes on with the smaller scales of the first, both in words."""
    if not _COMMA.fullmatch(text, one.end, two.start) or one.currency or one.high or two.high:
        return False
    if any(character.isdigit() for character in text[one.start : two.end]):
        return False
    # Of one sum every scale is said once: "năm trăm triệu, một triệu đồng" are two.
    last = grammar().numbers.get(key(text[one.start : one.end].rsplit(maxsplit=1)[-1]))
    return two.low.value is not None and last is not None and 0 < two.low.value < last[1]


def _run(text: str, sums: Sequence[SumLike], first: int) -> Sequence[SumLike]:
    """Return the sums from the first on that go on with each other's scales, where the last names the currency."""
    last = first
    while last + 1 < len(sums) and _continues(text, sums[last], sums[last + 1]):
        last += 1
    return sums[first : last + 1] if sums[last].currency else sums[first : first + 1]


def _whole(parts: Sequence[SumLike]) -> SumLike:
    """Return the sum that the parts are together."""
    value = sum((part.low.value for part in parts if part.low.value is not None), Decimal(0))
    low = replace(parts[-1].low, value=value)
    return replace(parts[-1], start=parts[0].start, low=low, scaled=True, rule="scales parted by commas")


def joined(view: View, sums: Sequence[SumLike]) -> list[SumLike]:
    """Return the sums, those in words whole that commas part; two parts only where a figure beside them says so."""
    kept: list[SumLike] = []
    index = 0
    while index < len(sums):
        parts = _run(view.text, sums, index)
        if len(parts) > 1:
            whole, after = _whole(parts), index + len(parts)
            beside = [*kept[-1:], *sums[after : after + 1]]
            if any(other.low.value == whole.low.value for other in beside):
                parts = [whole]
            elif len(parts) >= _SURE:
                # Rewards of three sorts read the same.
                parts = [replace(whole, low=replace(whole.low, flags=("separator_by_shape",)))]
            index = after
        else:
            index += 1
        kept += parts
    return kept
