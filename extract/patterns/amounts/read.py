"""What the figures of a stretch that reads like a sum are worth, and whether two of them are the ends of a range."""

import re
from dataclasses import replace
from decimal import Decimal

from extract.dashes import labelled
from extract.lexicon import key
from extract.numeral_words import grammar
from extract.numerals import MILLION, quantity
from extract.patterns.amounts.grammar import shape
from extract.patterns.amounts.ranges import drops
from extract.separators import Convention, Quantity

_LARGE = Decimal(1000)
_WIDEST = 100
"""How many times its lower end, in a scale that is left out, the upper end of a range may be."""
_WIDE = 5
"""The same where the thousands before the scale are left out: "8-9.000 tỷ"."""


def read(match: re.Match[str], how: Convention) -> tuple[Quantity, Quantity | None]:
    """Return the quantities of a match; the lower end of a range takes the scale of the upper."""
    low = _quantity(match["first"], how)
    if not match["second"]:
        return low, None
    high = _quantity(match["second"], how)
    if low.value is None or high.value is None:
        return low, high
    return _share_scale(low, low.value, high, high.value), high


def _share_scale(low: Quantity, lower: Decimal, high: Quantity, upper: Decimal) -> Quantity:
    """Return the lower end of a range with what it shares with the upper: scale words, or thousands."""
    shared = high.scale / low.scale
    if shared > 1 and _leaves_out_thousands(low, lower, high):
        factor = shared * _LARGE
        other = lower * shared if high.other is not None else None
        return replace(low, value=lower * factor, other=other, flags=(*low.flags, "range_shares_thousands"))
    if shared > 1 and low.scale < _LARGE and lower * shared < upper:
        doubt = ("scale_left_out",) if _leaves_out_hundreds(lower, upper / high.scale) else ()
        other = low.other * shared if low.other is not None else None
        return replace(low, value=lower * shared, other=other, flags=(*low.flags, *doubt))
    if high.scale == low.scale == 1 and lower < _LARGE <= upper and lower * 1000 < upper:
        # "60-65.000 đồng" leaves out the thousands of the lower end, "35 - 40.000.000 đồng" the millions.
        left_out = MILLION if lower * MILLION < upper else _LARGE
        return replace(low, value=lower * left_out, flags=(*low.flags, "range_shares_thousands"))
    return lower_scale(low, high) or low


def _leaves_out_thousands(low: Quantity, lower: Decimal, high: Quantity) -> bool:
    """Say whether the lower end lacks the thousands that the upper has before its scale: "8-9.000 tỷ đồng"."""
    if high.value is None or (high.other is not None and "separator_by_noughts" in high.flags):
        return False  # the upper end may have none itself: "2-3.500 billion"
    upper = high.value / high.scale
    return low.scale == 1 and lower < _LARGE <= upper and lower * _LARGE < upper <= _WIDE * lower * _LARGE


def _leaves_out_hundreds(lower: Decimal, upper: Decimal) -> bool:
    """Say whether the lower end may be of hundreds: "2 - 300 triệu đồng" is rather 200 to 300."""
    hundreds = upper / 100
    return hundreds == hundreds.to_integral_value() and lower < hundreds < 10 and lower == lower.to_integral_value()


def lower_scale(low: Quantity, high: Quantity) -> Quantity | None:
    """Return the lower end of a range in the scale below that of the upper: "800 - 1.2 billion", "900-1.1 million"."""
    if low.value is None or high.value is None or low.scale != 1 or high.scale <= _LARGE:
        return None
    left_out = high.scale / _LARGE
    if not high.value / _WIDEST <= low.value * left_out < high.value:
        return None
    return replace(times(low, left_out), flags=(*low.flags, "scale_left_out"))


def shared_scale(low: Quantity, high: Quantity) -> Quantity:
    """Return the lower end of a range in the scale of the upper, in the one below, or written out."""
    if low.value is None or high.value is None:
        return low
    if low.value < high.value / high.scale:
        return replace(times(low, high.scale), scale=high.scale)
    return lower_scale(low, high) or low


def unlike(match: re.Match[str], low: Quantity, high: Quantity) -> bool:
    """Say whether two figures are no ends of a range: the first is not the lesser, lacks a scale, or is a label's."""
    if low.value is None or high.value is None:
        return False
    bare = low.scale == 1 < _LARGE < high.scale and low.value < _LARGE
    if bare or drops(match, low, high):
        return True
    return not match["pre"] and labelled(
        match.string, match.span("first"), match.start("second"), high.value / high.scale
    )


def _quantity(text: str, how: Convention) -> Quantity:
    """Return the value of a quantity; last digits after its scale are its decimals ("1 tỷ 2", "5 triệu 250")."""
    twice = shape().twice.search(text)
    if twice:
        return _said_twice(text, twice, how)
    if text[0] == ".":
        return quantity(f"0{text}", how)
    spoken = shape().tenths.match(text)
    if not spoken:
        return quantity(text, how)
    body = quantity(spoken["body"], how)
    if body.value is None:
        return body
    digit = spoken["digit"]
    decimals = digit if digit.isdigit() else grammar().numbers[key(digit)][1]
    return replace(body, value=body.value + Decimal(f"0.{decimals}") * body.scale, other=None)


def _said_twice(text: str, twice: re.Match[str], how: Convention) -> Quantity:
    """Return the value of "100 (one hundred) million"; the words settle how the figure is read."""
    first, said = quantity(text[: twice.start()], how), quantity(twice["said"], how)
    whole = quantity(text[: twice.start()] + text[twice.end() :], how)
    if said.value is not None and said.value == first.value:
        return replace(whole, other=None, flags=())
    if said.value is not None and said.value == first.other:
        return replace(whole, value=whole.other, other=None, flags=())
    return Quantity(None, flags=("unreadable_number",))


def scaled_as(found: Quantity, other: Quantity) -> Quantity:
    """Return the quantity with the scale of another one, which it shares."""
    return replace(times(found, other.scale), scale=other.scale, flags=(*found.flags, "range_shares_scale"))


def times(found: Quantity, factor: Decimal) -> Quantity:
    """Return a quantity in the currency's unit: cents in dollars."""
    value, other = (each * factor if each is not None else None for each in (found.value, found.other))
    return replace(found, value=value, other=other)
