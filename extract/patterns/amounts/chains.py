"""Bare sums that go on with a list of sums: "14,061 billion VND; industry 15,371.5 billion", "Thư 13 triệu"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extract.lexicon import alternation, load
from extract.patterns.amounts.context import is_bare, is_paid
from extract.patterns.amounts.counting import counts_before
from extract.patterns.amounts.scan import SumLike
from extract.text import CAPITALS, View

_LARGE = Decimal(10) ** 9
"""From here on few things are counted but money."""
_MOST_TIMES = 100
"""How many times another of its list a sum of a sector may be."""
_REACH = 40
"""Characters before a sum that hold the word of what changes hands."""
_RULE = "bare scale in a list"


@dataclass(frozen=True)
class _Grammar:
    between: re.Pattern[str]
    """What stands between two sums of a list: a remark on the first, a mark, and the sector that has the second."""
    share: re.Pattern[str]
    """What part the second is: "còn lại"."""
    name: re.Pattern[str]
    """Who has the second: "Linh"."""
    ended: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    lexicon = load("amounts")
    lists, flags = lexicon["lists"], re.IGNORECASE
    listed, sectors, verbs, shares = (alternation(lists[it]) for it in ("words", "sectors", "sums_follow", "shares"))
    return _Grammar(
        between=re.compile(
            rf"(?:\s?[,(][^;\n]{{0,40}})?;\s{{1,2}}(?:(?:{listed})\s)?(?:{sectors})\s(?:(?:{verbs})\s)?", flags
        ),
        share=re.compile(rf"[;,]\s{{1,2}}(?:{shares})\s", flags),
        name=re.compile(rf"[;,]\s{{1,2}}(?:[{CAPITALS}][^\W\d_]{{0,10}}\s){{1,3}}"),
        ended=re.compile(r"\s{0,2}(?:[.,;:)]|\n|$)"),
    )


def _alike(one: SumLike, two: SumLike) -> bool:
    """Say whether two sums may be of one list by their size: "$5 million; crops 2 billion" are not."""
    first, second = one.low.value, two.low.value
    if not first or not second:
        return False
    return first <= _MOST_TIMES * second and second <= _MOST_TIMES * first


def _goes_on(view: View, one: SumLike, found: SumLike) -> bool:
    """Say whether a bare sum is the next of a list whose sum before it is one of money."""
    grammar_, text = _grammar(), view.text
    if not grammar_.ended.match(text, found.end) or counts_before(text, found):
        return False
    if found.low.scale >= _LARGE:
        return _alike(one, found) and grammar_.between.fullmatch(text, one.end, found.start) is not None
    if one.low.scale != found.low.scale or not is_bare(one):
        return False
    if grammar_.share.fullmatch(text, one.end, found.start):
        return True
    # "mỗi người hưởng 17 triệu; Thắm 13 triệu"; "giá vé 2 triệu; Hà Nội 8 triệu" may be people.
    shared = one.rule == _RULE or is_paid(text, max(0, one.start - _REACH), one)
    return shared and grammar_.name.fullmatch(text, one.end, found.start) is not None


def listed_on(view: View, candidates: Sequence[SumLike], sums: Sequence[SumLike | None]) -> list[SumLike | None]:
    """Return the sums, with those that nothing but the list that they go on with tells to be money."""
    kept = list(sums)
    for index in range(1, len(kept)):
        one, found = kept[index - 1], candidates[index]
        bare = kept[index] is None and not (found.currency or found.short)
        if one and bare and _goes_on(view, one, found):
            kept[index] = replace(found, currency=one.currency, guessed=one.currency != "VND", rule=_RULE)
    return kept
