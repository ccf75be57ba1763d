"""The article's own figures as judges of a separator: parts that add up, rates of exchange, shares of a plan.

Each judge takes the sums of an article in order and says which of them must be read the other way.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.lexicon import alternation, load
from extract.patterns.amounts.codes import rates
from extract.patterns.amounts.currency import MILLIARD
from extract.separators import Quantity
from extract.text import CAPITALS, View

_PARTS = 8
"""The most parts that are tried to add up to a whole."""
_NEAR = 6
_REACH = 80
"""Characters before a sum in which words tell whose it is."""
_OF_PROVINCE = Decimal(10) ** 12, Decimal(3) * 10**14
"""No province makes less than the first in a year; only the two great cities make more than the second."""
_LEAST_PART = Decimal(10)
"""Up to this part of a whole is told beside it: gifts and projects of its year are not."""
_OFF = Decimal("0.015")
"""Shares are printed rounded: 630.8 of 1,959 is printed as 32 %."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One sum as the judges see it; offsets of the view."""

    start: int
    end: int
    low: Quantity
    currency: str
    converts: int | None = None
    """Index of the sum that this one says again in another currency."""

    @property
    def doubtful(self) -> bool:
        """Say whether its separator was settled by no more than the language."""
        return bool(self.low.flags) and self.low.other is not None

    @property
    def grows(self) -> bool:
        """Say whether its other reading is the larger one: its point or comma was read as that of decimals."""
        return self.low.other is not None and (self.low.value is None or self.low.other > self.low.value)


def _sums(values: Sequence[Decimal | None]) -> set[tuple[int, ...]]:
    """Return the places of each value that is the sum of those that follow it, or stand before it, with theirs."""
    found = set()
    for index, total in enumerate(values):
        before = range(index - 1, max(-1, index - 1 - _PARTS), -1)
        after = range(index + 1, min(len(values), index + 1 + _PARTS))
        for run in (after, before):
            partial, parts = Decimal(0), [index]
            for place in run:
                part = values[place]
                partial += part or 0
                parts.append(place)
                if len(parts) > 2 and part is not None and partial == total:
                    found.add(tuple(parts))
    return found


def by_sum(figures: Sequence[Figure]) -> set[int]:
    """Return the doubtful sums that grow, those that shrink, or all, whichever makes most parts add up; none as read.

    Apart, for that a point stands before thousands says nothing of the commas of a text that mixes both ways.
    """
    doubtful = {index for index, figure in enumerate(figures) if figure.doubtful}
    growing = {index for index in doubtful if figures[index].grows}
    best, most = set[int](), len(_sums([figure.low.value for figure in figures])) if doubtful else 0
    for turned in filter(None, (growing, doubtful - growing, doubtful)):
        values = [figure.low.other if index in turned else figure.low.value for index, figure in enumerate(figures)]
        if len(_sums(values)) > most:
            best, most = turned, len(_sums(values))
    return best


def by_rate(figures: Sequence[Figure]) -> set[int]:
    """Return the sums whose conversion, "(1.04 billion USD)", is possible only the other way."""
    turned = set()
    for index, figure in enumerate(figures):
        if figure.converts is None:
            continue
        pair = (figure.converts, index)
        dong, foreign = pair if figures[pair[0]].currency == "VND" else pair[::-1]
        rate = rates().get(figures[foreign].currency)
        if rate is None or figures[dong].currency != "VND":
            continue
        options = _options(figures[dong].low, figures[foreign].low)
        fitting = [turns for value, worth, turns in options if worth and rate[0] <= value / worth <= rate[1]]
        if len(fitting) == 1:
            turned |= {one for one, turn in zip((dong, foreign), fitting[0], strict=True) if turn}
    return turned


def _options(one: Quantity, two: Quantity) -> list[tuple[Decimal, Decimal, tuple[bool, bool]]]:
    """Return all readings of two quantities, with which of them are turned."""
    readings = []
    for left, turn_left in ((one.value, False), (one.other, True)):
        for right, turn_right in ((two.value, False), (two.other, True)):
            if left is not None and right is not None:
                readings.append((left, right, (turn_left, turn_right)))
    return readings


@cache
def _share() -> re.Pattern[str]:
    """Return the pattern of the share of a whole that a sum before it is; growth is no share."""
    words = load("amounts")["share"]
    return re.compile(
        rf"(?:[^.;\n]|\.(?=\d)){{0,60}}?(?<!\w)(?:{alternation(words['before'])})\s(?:[^\W\d]{{2,8}}\s){{0,2}}"
        rf"(?P<share>\d{{1,3}}(?:[.,]\d{{1,2}})?)\s?%(?!\s(?:{alternation(words['not_after'])})(?!\w))",
        re.IGNORECASE,
    )


def by_share(text: str, figures: Sequence[Figure]) -> set[int]:
    """Return the sums that are the stated share of another, "reaching 32% of the plan", only the other way."""
    turned = set()
    for index, figure in enumerate(figures):
        if figure.low.other is None or figure.low.value is None:
            continue
        share = _share().match(text, figure.end)
        if not share:
            continue
        wanted = Decimal(share["share"].replace(",", ".")) / 100
        near = [other for other in figures[max(0, index - _NEAR) : index + _NEAR] if other is not figure]
        wholes = [whole.low.value for whole in near if whole.currency == figure.currency and whole.low.value]
        if wanted and not _is_share(figure.low.value, wholes, wanted) and _is_share(figure.low.other, wholes, wanted):
            turned.add(index)
    return turned


def _is_share(value: Decimal, wholes: Sequence[Decimal], wanted: Decimal) -> bool:
    """Say whether a value is the wanted share of one of the wholes, as closely as shares are printed."""
    return any(abs(value / whole - wanted) <= _OFF * wanted for whole in wholes)


@cache
def _whole_and_parts() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what stands before a whole ("of the"), between it and its parts ("including") and behind a part."""
    before, after, behind = (alternation(load("amounts")["parts"][name]) for name in ("before", "after", "behind"))
    return (
        re.compile(rf"(?<!\w)(?:{before})\s{{1,3}}$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{after})(?!\w)", re.IGNORECASE),
        re.compile(rf"\s(?:{behind})(?!\w)", re.IGNORECASE),
    )


@cache
def _of_province() -> re.Pattern[str]:
    """Return the pattern of what a province makes in a year, right before a sum; no growth of it, no part."""
    words = load("amounts")["of_province"]
    # A name in capitals is the province's; what names a sector or a district is no word of the list.
    between = rf"(?:{alternation(words['between'])}|(?:19|20)\d\d|(?-i:[{CAPITALS}])[^\W\d]{{0,11}}),?(?!\w)"
    named = rf"(?<!\w)(?:{alternation(words['words'])})(?!\w)"
    return re.compile(rf"{named}(?:\s{{1,2}}{between}){{0,9}}\s{{1,2}}$", re.IGNORECASE)


def by_least(view: View, figures: Sequence[Figure]) -> set[int]:
    """Return a province's product that is too small as it is read, and its doubtful parts ("of which") that grow."""
    doubtful = {index for index, figure in enumerate(figures) if figure.doubtful and figure.grows}
    turned = set[int]()
    for index in doubtful:
        found = figures[index]
        value, other = found.low.value, found.low.other
        if found.currency != "VND" or value is None or other is None or not found.low.scale == MILLIARD <= value:
            continue
        named = _of_province().search(view.text, max(0, found.start - _REACH), found.start)
        if named and value < _OF_PROVINCE[0] <= other <= _OF_PROVINCE[1]:
            turned |= {index, *(part for part in doubtful if _is_part(view, found, figures[part]))}
    return turned


def _is_part(view: View, whole: Figure, part: Figure) -> bool:
    """Say whether a sum of a sentence is told as a part of another: "98.234 billion, of which 28.258 billion"."""
    end = view.sentence(whole.start)[1]
    alike = part.currency == whole.currency and part.low.scale == whole.low.scale
    if not alike or not whole.end <= part.start < end or not whole.low.value or not part.low.value:
        return False
    told = _whole_and_parts()[1].search(view.text, whole.end, part.start)
    return told is not None and whole.low.value / _LEAST_PART <= part.low.value <= whole.low.value


def by_parts(view: View, figures: Sequence[Figure]) -> set[int]:
    """Return the doubtful sums that would grow, all of them, if one is smaller than a part that its sentence names."""
    doubtful = {index for index, figure in enumerate(figures) if figure.doubtful and figure.grows}
    return doubtful if any(_part_is_larger(view, figures, index) for index in doubtful) else set()


def _part_is_larger(view: View, figures: Sequence[Figure], index: int) -> bool:
    """Say whether a sum is smaller than a part that its sentence names, but not when it is read the other way."""
    total = figures[index]
    value, other = total.low.value, total.low.other
    if value is None or other is None or other <= value:
        return False
    end = view.sentence(total.start)[1]
    whole, parts, _ = _whole_and_parts()
    named = whole.search(view.text, max(0, total.start - 24), total.start)
    opened = parts.search(view.text, total.end, end)
    begin = opened.end() if opened and not named else total.end
    if _opens_as_part(view, figures, index):
        return True
    return any(
        part.low.value is not None and value < part.low.value <= other
        for part in figures[index + 1 : index + 1 + _PARTS]
        if begin <= part.start < end and part.currency == total.currency and (named or opened)
    )


def _opens_as_part(view: View, figures: Sequence[Figure], index: int) -> bool:
    """Say whether a larger part opens the clause behind a sum: "18.234 billion VND; 9,450 billion was from land"."""
    total, part = figures[index], figures[index + 1] if index + 1 < len(figures) else None
    behind = _whole_and_parts()[2]
    if part is None or view.text[total.end : part.start].strip() != ";" or not behind.match(view.text, part.end):
        return False
    value, other, of_part = total.low.value, total.low.other, part.low.value
    if value is None or other is None or of_part is None:
        return False
    alike = part.currency == total.currency and part.low.scale == total.low.scale
    return alike and value < of_part and other / _LEAST_PART <= of_part <= other
