"""Percentages that have their sign from the one that ends their list: the 45 of "lần lượt đạt 45 và 60%"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from extract.dashes import numbers
from extract.lexicon import alternation, load
from extract.numeral_words import owned
from extract.parted import counted, measures

_REACH, _BEHIND = 80, 60
"""Characters before and behind a percentage in which its list, and the word of one, stand."""
_ALIKE, _LIKE = 20, 5
"""How many times another of its list a percentage may be, and that where no word of a list is told."""

_WHOLE = 100
"""Of figures on both sides of it some are counts: "khá và giỏi lần lượt là 120 và 45%"."""


@dataclass(frozen=True)
class _Grammar:
    run: re.Pattern[str]
    """The figures of a list before its last; of two, a word joins them."""
    item: re.Pattern[str]
    in_turn: re.Pattern[str]
    """What stands before percentages that are told in turn: "lần lượt là"."""
    turn_behind: re.Pattern[str]
    """The same behind them: "respectively"."""
    follow: re.Pattern[str]
    """A word before percentages, not before what is numbered: "tăng 12 và 15%"."""
    ended: re.Pattern[str]
    """What stands behind the last of such; else it may be of the word there: "rose by 12 and 15% of them"."""
    count_and_share: re.Pattern[str]
    """What the figures are of where the first is a count: "số ca mắc và tỷ lệ tử vong"."""


@cache
def _grammar() -> _Grammar:
    lists, flags = load("percentages")["lists"], re.IGNORECASE
    words, in_turn, behind, follow = (alternation(lists[name]) for name in ("words", "in_turn", "behind", "follow"))
    ended, count, share = (alternation(lists[name]) for name in ("behind_follow", "count_and_share", "and_share"))
    item, mark = r"\d{1,3}(?:[.,]\d{1,2})?", r"\s?[,;]\s{1,2}"
    return _Grammar(
        run=re.compile(
            rf"(?<![\w.,/%$+-])(?<!\d\s)(?:(?P<items>{item}(?:{mark}{item}){{0,6}})(?:\s?,)?\s{{1,2}}(?:{words})\s{{1,2}}"
            rf"|(?P<parted>{item}(?:{mark}{item}){{0,6}}){mark})$",
            flags,
        ),
        item=re.compile(item),
        in_turn=re.compile(rf"(?<!\w)(?:{in_turn})(?:\s[^\W\d]{{1,6}}){{0,2}}\s{{1,2}}$", flags),
        turn_behind=re.compile(rf"(?:[^.;\n]|\.(?=\d)){{0,{_BEHIND}}}?(?<!\w)(?:{behind})(?!\w)", flags),
        follow=re.compile(rf"(?<!\w)(?:{follow})\s{{1,2}}$", flags),
        ended=re.compile(rf"\s?(?:[^\w\s]|\n|$)|\s(?:{ended})(?!\w)", flags),
        count_and_share=re.compile(rf"(?<!\w)(?:{count})\s[^.;\n]{{1,60}}?\s(?:{share})(?!\w)", flags),
    )


def listed(text: str, span: tuple[int, int], value: Decimal, floor: int) -> list[tuple[int, int]]:
    """Return the spans of the figures before the percentage at a span that share its sign."""
    run = _grammar().run.search(text, max(floor, span[0] - _REACH), span[0])
    if not run:
        return []
    name = "items" if run["items"] else "parted"
    spans = [item.span() for item in _grammar().item.finditer(text, *run.span(name))]
    figures = [Decimal(text[slice(*one)].replace(",", ".")) for one in spans] + [abs(value)]
    alike = all(one and two and one <= _ALIKE * two and two <= _ALIKE * one for one, two in pairwise(figures))
    alone = name == "parted" and len(spans) == 1
    like = max(figures) <= _LIKE * min(figures)
    if min(figures) <= _WHOLE < max(figures):
        return []
    return spans if alike and _are_percentages(text, run.start(name), span[1], like=like and not alone) else []


def _are_percentages(text: str, start: int, end: int, *, like: bool) -> bool:
    """Say whether the words around a list tell that its figures are shares, no days, groups or counts.

    `like` figures are of one size, and a comma alone before the last, which may be that of its decimals, parts none.
    """
    before = text, max(0, start - _REACH), start
    if _grammar().in_turn.search(*before) or _grammar().turn_behind.match(text, end):
        told = owned(text, start) or numbers(text, start) or measures(text, start)
        return not (told or _grammar().count_and_share.search(*before))
    if not like or not _grammar().ended.match(text, end) or counted(text, start) or measures(text, start):
        return False
    return _grammar().follow.search(*before) is not None
