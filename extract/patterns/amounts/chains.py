"""Bare sums that go on with a list of sums: "14,061 billion VND; industry 15,371.5 billion", "Thư 13 triệu"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extract.lexicon import alternation, key, load
from extract.patterns.amounts.context import counts_before, is_bare
from extract.patterns.amounts.scan import SumLike
from extract.text import CAPITALS, View

_MILLIARD = Decimal(10) ** 9
"""From here on few things are counted but money."""


@dataclass(frozen=True)
class _Grammar:
    between: re.Pattern[str]
    """What stands between two sums of a list: a remark on the first, a mark, and what the second is of."""
    name: re.Pattern[str]
    """Who, or what part, has the second: "Linh", "còn lại"."""
    ended: re.Pattern[str]
    counted: frozenset[str]


@cache
def _grammar() -> _Grammar:
    lexicon = load("amounts")
    shares = alternation(lexicon["lists"]["shares"])
    return _Grammar(
        between=re.compile(r"(?:\s?[,(][^;\n]{0,40})?;\s{1,2}(?P<label>(?:[^\W\d_]{1,14}\s){1,4})"),
        name=re.compile(
            rf"(?:[;,]\s{{1,2}})(?:(?-i:(?:[{CAPITALS}][^\W\d_]{{0,10}}\s){{1,3}})|(?:{shares})\s)", re.IGNORECASE
        ),
        ended=re.compile(r"\s{0,2}(?:[.,;:)]|\n|$)"),
        counted=frozenset(map(key, lexicon["counted"]["words"])),
    )


def _goes_on(view: View, one: SumLike, found: SumLike) -> bool:
    """Say whether a bare sum is the next of a list whose sum before it is one of money."""
    grammar_, text = _grammar(), view.text
    if not grammar_.ended.match(text, found.end) or counts_before(text, found):
        return False
    if found.low.scale >= _MILLIARD:
        between = grammar_.between.fullmatch(text, one.end, found.start)
        return between is not None and not grammar_.counted & set(map(key, between["label"].split()))
    alike = is_bare(one) and one.low.scale == found.low.scale
    return alike and grammar_.name.fullmatch(text, one.end, found.start) is not None


def listed_on(view: View, candidates: Sequence[SumLike], sums: Sequence[SumLike | None]) -> list[SumLike | None]:
    """Return the sums, with those that nothing but the list that they go on with tells to be money."""
    kept = list(sums)
    for index in range(1, len(kept)):
        one, found = kept[index - 1], candidates[index]
        bare = kept[index] is None and not (found.currency or found.short)
        if one and bare and _goes_on(view, one, found):
            kept[index] = replace(
                found, currency=one.currency, guessed=one.currency != "VND", rule="bare scale in a list"
            )
    return kept
