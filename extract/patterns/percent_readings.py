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
_ROUND = re.compile(r"\d{1,2}[.,]000")
"""A figure that nobody writes decimals in."""
_DECIMAL = re.compile(r"\d\.\d\d?\s?%")
_SENTENCE, _WORDS = 160, 24
"""Characters around a percentage that hold its sentence, and before it those that it grows by."""
_SENTENCE_END = re.compile(r"[.;!?]\s|\n")
_CLAUSE_END = re.compile(r"[.,;:!?]\s|\n")


@dataclass(frozen=True)
class _Grammar:
    yearly: re.Pattern[str]
    """For what a rate holds, behind its unit: "/năm"."""
    usury: re.Pattern[str]
    """Words for loans whose interest is in thousands."""
    lawful: re.Pattern[str]
    """Words in the clause of a rate that is no usurer's: "ngân hàng"."""
    grows: re.Pattern[str]
    """What stands right before what something has grown by."""
    levels: re.Pattern[str]
    """Words in a clause whose percentages are below a hundred: "tỷ lệ"."""
    between: re.Pattern[str]
    """What stands between the two ends of a range that have a sign each."""


@cache
def _grammar() -> _Grammar:
    lexicon, flags = load("percentages"), re.IGNORECASE
    rate = lexicon["rate"]
    each, periods, years = (alternation(rate[name]) for name in ("words", "periods", "years"))
    usury, lawful, grows, levels = (alternation(rate[name]) for name in ("usury", "lawful", "grows", "levels"))
    of_period = rf"(?:\s?/\s?|\s(?:{each})\s)"
    return _Grammar(
        yearly=re.compile(rf"{of_period}(?:{years})(?!\w)", flags),
        usury=re.compile(rf"(?<!\w)(?:{usury})(?!\w)", flags),
        lawful=re.compile(rf"(?<!\w)(?:{lawful})(?!\w)", flags),
        grows=re.compile(rf"(?<!\w)(?:{grows})\s$", flags),
        levels=re.compile(rf"(?<!\w)(?:{levels})(?!\w)", flags),
        between=re.compile(
            rf"(?:{of_period}(?:{periods}))?\s{{0,2}}(?:{alternation(lexicon['range']['between'])})\s{{0,2}}", flags
        ),
    )


def _around(text: str, start: int, end: int, mark: re.Pattern[str]) -> str:
    """Return the text around a span up to the next marks of a kind."""
    before, after = text[max(0, start - _SENTENCE) : start], text[end : end + _SENTENCE]
    return f"{mark.split(before)[-1]}{text[start:end]}{mark.split(after, maxsplit=1)[0]}"


def _of_usury(text: str, start: int, end: int) -> bool:
    """Say whether a sentence speaks of loans whose interest is in thousands, and the clause of a rate of no bank's."""
    grammar_ = _grammar()
    if not grammar_.usury.search(_around(text, start, end, _SENTENCE_END)):
        return False
    return grammar_.lawful.search(_around(text, start, end, _CLAUSE_END)) is None


@lru_cache(maxsize=4)
def _shows_decimals(text: str) -> bool:
    """Say whether a text has a percentage whose point is the mark of decimals; asked once for all its figures."""
    return _DECIMAL.search(text) is not None


def _has_grown(text: str, start: int, end: int) -> bool:
    """Say whether a percentage of thousands is what something has grown by: "doanh thu tăng 4.000%", no rate."""
    grammar_ = _grammar()
    if not _ROUND.fullmatch(text, start, end) or text[end : end + 2].strip().startswith("-"):
        return False
    if not grammar_.grows.search(text, max(0, start - _WORDS), start):
        return False
    return not (grammar_.levels.search(_around(text, start, end, _SENTENCE_END)) or _shows_decimals(text))


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
    if _grammar().yearly.match(text, end) and _of_usury(text, span[0], end):
        return large, ("separator_by_magnitude",)
    if read.value == small:
        return read.value, read.flags
    # "2.157%" among figures like "12,5%" is two thousand: such shares are published of merged communes.
    # In English a comma before three figures parts thousands ("up 1,017%"), and shares have fewer places.
    if how.shown_percent or how.mark == ".":
        return large, ("separator_by_figures" if how.shown_percent else "separator_by_language",)
    if _has_grown(text, *span):
        return large, ("separator_by_noughts",)
    return small, ("separator_by_magnitude",)
