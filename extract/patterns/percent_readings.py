"""Which of its two readings a percentage with three figures behind its mark has: "1.582%" is 1.582 or 1,582."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from extract.lexicon import alternation, load
from extract.mentions import Flag
from extract.numerals import quantity
from extract.separators import Convention

_UNLIKELY = Decimal(1000)
"""From here on a percentage is rather a decimal whose separator was taken for one of thousands."""
_LEAST, _MOST_TIMES = Decimal(50), 20
"""From where on the lower end of a range speaks for thousands of its upper end, and how many times it that may be."""
_DAYS, _MOST_BY_DAY = 365, 3650
"""What a rate by the day is multiplied by, "1.095%/năm" is 3 % a day, and the most that it makes."""
_ROUND = re.compile(r"\d{1,2}[.,]\d00")
"""A figure that nobody writes decimals in."""


@dataclass(frozen=True)
class _Grammar:
    yearly: re.Pattern[str]
    """For what a rate holds, behind its unit: "/năm"."""
    usury: re.Pattern[str]
    """Words for loans whose interest is in thousands."""
    between: re.Pattern[str]
    """What stands between the two ends of a range that have a sign each."""


@cache
def _grammar() -> _Grammar:
    lexicon, flags = load("percentages"), re.IGNORECASE
    rate = lexicon["rate"]
    each, periods, years = (alternation(rate[name]) for name in ("words", "periods", "years"))
    of_period = rf"(?:\s?/\s?|\s(?:{each})\s)"
    return _Grammar(
        yearly=re.compile(rf"{of_period}(?:{years})(?!\w)", flags),
        usury=re.compile(rf"(?<!\w)(?:{alternation(rate['usury'])})(?!\w)", flags),
        between=re.compile(
            rf"(?:{of_period}(?:{periods}))?\s{{0,2}}(?:{alternation(lexicon['range']['between'])})\s{{0,2}}", flags
        ),
    )


@lru_cache(maxsize=4)
def _of_usury(text: str) -> bool:
    """Say whether a text speaks of loans whose interest is in thousands; asked once for all its rates."""
    return _grammar().usury.search(text) is not None


def goes_up(text: str, end: int, start: int) -> bool:
    """Say whether nothing but the word or dash of a range stands between one percentage and the next."""
    return start - end <= _MOST_TIMES and _grammar().between.fullmatch(text, end, start) is not None


def likely(
    text: str, span: tuple[int, int], end: int, how: Convention, lower: Decimal | None = None
) -> tuple[Decimal | None, tuple[Flag, ...]]:
    """Return the value of the number at a span, whose unit ends at `end`: of two readings the one it can have.

    `lower` is the lower end of the range that the number is the upper end of.
    """
    figure = text[slice(*span)]
    read = quantity(f"0{figure}" if figure[0] in ".," else figure, how)
    if read.value is None or read.other is None:
        return read.value, read.flags
    large, small = max(read.value, read.other), min(read.value, read.other)
    if lower is not None and lower >= _LEAST and small < lower < large <= lower * _MOST_TIMES:
        return large, ("separator_by_magnitude",)
    if not large >= _UNLIKELY > small:
        return read.value, read.flags
    if _grammar().yearly.match(text, end) and (_is_by_day(large, how) or _of_usury(text)):
        return large, ("separator_by_magnitude",)
    if read.value == small:
        return read.value, read.flags
    # "2.157%" among figures like "12,5%" is two thousand: such shares are published of merged communes.
    # In English a comma before three figures parts thousands ("up 1,017%"), and shares have fewer places.
    if how.shown_percent or how.mark == ".":
        return large, ("separator_by_figures" if how.shown_percent else "separator_by_language",)
    if _ROUND.fullmatch(figure):
        return large, ("separator_by_noughts",)
    return small, ("separator_by_magnitude",)


def _is_by_day(rate: Decimal, how: Convention) -> bool:
    """Say whether a rate for a year is a whole one for a day; where a point is the mark of decimals, any may be so."""
    return how.mark == "," and rate <= _MOST_BY_DAY and not rate % _DAYS
