"""Digits and number words -> exact decimals.

A quantity is a run of numbers and scale words: "1.250,5 tỷ", "1 tỷ 200 triệu", "ba trăm linh năm triệu",
"half a billion".
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from extract.lexicon import key
from extract.mentions import Flag
from extract.numeral_words import grammar
from extract.separators import Convention, Quantity, plain, read_digits

MILLION = Decimal(10) ** 6
_BLANK = re.compile(r"\d{1,3} \d{3}")
"""Figures that only a blank parts: before a scale the first may be the number of what stands before it."""


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Yield ("digits", figure) or ("word", key) for each token of a quantity."""
    for match in grammar().token.finditer(text):
        if match["digits"]:
            yield "digits", match["digits"]
        else:
            yield "word", key(match["word"])


class _Sum:
    """Adds up a run of numbers and scales: a scale multiplies all smaller ones that stand before it."""

    def __init__(self) -> None:
        self.parts: list[tuple[Decimal, Decimal]] = []
        self.current: Decimal | None = None
        self.decimals: str | None = None
        self.last_scale = Decimal(1)
        self.wrong = False
        self.doubled = False
        self.joined = False

    def number(self, value: Decimal, *, closing: bool = False) -> None:
        """Take a number; after a decimal point in words, one more digit; `closing` makes the one before it tens."""
        if self.decimals is not None:
            self.decimals += str(value)
        elif closing and self.current is None and self.parts and self.parts[-1][1] >= 1000 and not self.joined:
            # "một tỷ tư" is 1.4 milliard.
            self.parts.append((value * self.parts[-1][1] / 10, Decimal(1)))
        elif self.current is None:
            self.current = value
        elif closing and 2 <= self.current < 10:
            self.current = self.current * 10 + value
        elif self.current % 10 == 0 and 10 <= self.current < 100 and value < 10:
            self.current += value
        else:
            # "hai ba triệu" is two or three: no value that one could put in a table.
            self.wrong = True

    def point(self) -> None:
        """Take a decimal point in words."""
        self.decimals = ""

    def scale(self, scale: Decimal) -> None:
        """Take a scale word."""
        pending = self._take_current()
        # "25 tỷ tỷ", "5 triệu nghìn": a slip, whose scales are neither added nor multiplied.
        self.doubled |= pending is None and bool(self.parts) and 1000 <= scale <= self.parts[-1][1]
        fresh = not self.parts or self.parts[-1][1] != self.last_scale or pending is not None
        smaller = [] if pending is None else [pending]
        while self.parts and self.parts[-1][1] < scale:
            smaller.append(self.parts.pop()[0])
        # A scale alone counts once ("trăm rưỡi triệu"); "không trăm" counts nothing.
        self.parts.append((sum(smaller, Decimal(0)) * scale if smaller else scale, scale))
        self.last_scale = scale if fresh else self.last_scale * scale

    def half(self) -> None:
        """Take a half that stands behind: of the last scale, or of one."""
        if self.current is None and self.parts:
            self.parts.append((self.parts[-1][1] / 2, Decimal(1)))
        else:
            self.current = (self.current or Decimal(0)) + Decimal("0.5")

    def _take_current(self) -> Decimal | None:
        value, self.current = self.current, None
        if self.decimals:
            value = Decimal(f"{value or 0}.{self.decimals}")
        self.decimals = None
        return value

    def total(self) -> Decimal | None:
        """Return the sum of all parts."""
        last = self._take_current()
        if self.wrong:
            return None
        total = sum((part for part, _ in self.parts), last or Decimal(0))
        return plain(total)


def _add_up(tokens: list[tuple[str, str | Decimal]]) -> _Sum:
    """Return the sum of the tokens, digits already read."""
    adder = _Sum()
    for kind, token in tokens:
        if isinstance(token, Decimal):
            adder.number(token)
            continue
        role, value = grammar().numbers[token] if kind == "word" else ("unit", Decimal(0))
        if role in ("unit", "half before"):
            adder.number(value, closing=token in grammar().closing)
        elif role == "scale":
            adder.scale(value)
        elif role == "half after":
            adder.half()
        elif role == "point":
            adder.point()
        elif role == "tens":
            adder.joined = True
    return adder


@lru_cache(maxsize=512)  # the same stretch is read for its range, its scale and its value
def quantity(text: str, how: Convention) -> Quantity:
    """Return the value of a quantity: "1 tỷ 200 triệu" -> 1200000000, scale 1000000."""
    chosen: list[tuple[str, str | Decimal]] = []
    second: list[tuple[str, str | Decimal]] = []
    flags: list[Flag] = []
    for kind, token in _tokens(text):
        if kind == "word":
            chosen.append((kind, token))
            second.append((kind, token))
            continue
        reading = read_digits(token, how)
        flags += reading.flags
        if _BLANK.fullmatch(token) and len(text) > len(token) + 1:
            flags.append("separator_by_shape")
        if reading.value is None:
            return Quantity(None, flags=tuple(flags))
        chosen.append((kind, reading.value))
        second.append((kind, reading.value if reading.other is None else reading.other))
    first = _add_up(chosen)
    if first.doubled:
        return Quantity(None, flags=("unreadable_number",))
    value = first.total()
    other = value if second == chosen else _add_up(second).total()
    lost = how.grouped and flags == ["separator_by_shape"] and first.last_scale >= MILLION
    if lost and value is not None and other is not None and other > value:
        # "19,3333 billion" beside "114,792 billion": in all other sums a comma parts thousands.
        value, other = other, value
    return Quantity(value, None if other == value else other, first.last_scale, tuple(dict.fromkeys(flags)))
