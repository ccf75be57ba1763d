"""Sums that have their scale from one behind them: "VND200, 300 and 500 million", "$4 to $5 million"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from extract.dashes import numbers
from extract.lexicon import alternation, load
from extract.numeral_words import owned
from extract.numerals import quantity
from extract.parted import counted, measures
from extract.patterns.amounts.context import is_bare, shares_scale
from extract.patterns.amounts.grammar import currencies
from extract.patterns.amounts.ranges import SHARES_UNIT
from extract.patterns.amounts.read import lower_scale, scaled_as
from extract.patterns.amounts.scan import SumLike
from extract.separators import Convention, Quantity
from extract.text import View

_REACH = 90
_BEHIND = 60
_ALIKE = 20
"""How many times another figure of its list a figure may be."""
_ALIKE_OF_PLAN = 100
"""How many times what was done of it a plan may be: "VND 12/500 billion"."""
_LEAST_IN_FULL = 1000
_LONG = 3
"""From so many sums on a list shows by itself that they are of one kind."""
_LIKE = 5
"""How many times the other of two figures, one before "and" and one behind, the larger may be."""
_MONTHS = 12
_LEAST_STROKED = 10
"""Below it figures with strokes between are days and fractions."""


@dataclass(frozen=True)
class _Grammar:
    run: re.Pattern[str]
    """The figures of a list before its last, whose scale they share."""
    parted: re.Pattern[str]
    """The same where semicolons or strokes part all: "15; 20; 25 tỷ đồng", "100/200/300 triệu đồng"."""
    done: re.Pattern[str]
    """What was done of a plan, with the currency of both, before the plan: "VND 1,440/" before "2,715 billion"."""
    full_run: re.Pattern[str]
    """The same in full; two before the last show that it is a list of sums."""
    thousands: re.Pattern[str]
    item: re.Pattern[str]
    in_turn: re.Pattern[str]
    """What stands before sums that are told in turn: "lần lượt là"."""
    turn_behind: re.Pattern[str]
    """The same behind them: "respectively"."""
    sums_follow: re.Pattern[str]
    """A word before a list of sums, not before one of what is numbered: "prizes of 10, 7 and 5 million"."""


@cache
def _grammar() -> _Grammar:
    lexicon, flags = load("amounts"), re.IGNORECASE
    lists = lexicon["lists"]
    prefix = alternation(word for words in lexicon["prefixes"].values() for word in words)
    figure = r"\d{1,3}(?:[.,]\d{1,3}){0,2}"
    item = rf"(?:(?-i:{prefix})\s?)?{figure}"
    listed, full = alternation(lists["words"]), r"\d{1,3}(?:[.,]\d{3}){1,3}(?![\d.,]\d)"
    return _Grammar(
        run=re.compile(
            rf"(?<![\w.,/%$-])(?<!\d\s)(?P<items>{item}(?:\s?[,;]\s{{1,2}}{item}){{0,6}})"
            rf"(?:\s?,)?\s{{1,2}}(?:{listed})\s{{1,2}}$",
            flags,
        ),
        parted=re.compile(
            rf"(?<![\w.,/%$-])(?<!\d\s)(?P<items>{figure}(?:;\s{{1,2}}{figure}){{1,6}});\s{{1,2}}$"
            rf"|(?<![\w.,/%$-])(?<!\d\s)(?P<stroked>\d{{2,3}}(?:/\d{{2,3}}){{1,4}})/$"
        ),
        done=re.compile(rf"(?<![\w.,/%$-])(?P<items>(?-i:{prefix})\s?{figure})\s?/\s?$", flags),
        full_run=re.compile(
            rf"(?<![\w.,/%$-])(?<!\d\s)(?:(?P<items>{full}(?:\s?[,;]\s{{1,2}}{full}){{1,6}})"
            rf"(?:\s?[,;]|(?:\s?,)?\s{{1,2}}(?:{listed}))|(?P<two>{full})\s{{1,2}}(?:{listed}))\s{{1,2}}$",
            flags,
        ),
        thousands=re.compile(full),
        item=re.compile(rf"(?:(?P<pre>{prefix})\s?)?(?P<digits>{figure})"),
        in_turn=re.compile(rf"(?<!\w)(?:{alternation(lists['in_turn'])})(?:\s[^\W\d]{{1,6}}){{0,2}}\s{{1,2}}$", flags),
        turn_behind=re.compile(
            rf"(?:[^.;\n]|\.(?=\d)){{0,{_BEHIND}}}?(?<!\w)(?:{alternation(lists['in_turn_behind'])})(?!\w)", flags
        ),
        sums_follow=re.compile(rf"(?<!\w)(?:{alternation(lists['sums_follow'])})\s{{1,2}}$", flags),
    )


def share_scales(view: View, sums: Sequence[SumLike], how: Convention) -> list[SumLike]:
    """Return the sums, those that have their scale from one behind them with it, and the figures listed before it."""
    shared = list(sums)
    for index, (one, two) in enumerate(pairwise(sums)):
        low = _shared_low(one, two) if shares_scale(view.text, one, two) else None
        if low:
            shared[index] = replace(one, low=low, scaled=True)
    listed: list[SumLike] = []
    for found in shared:
        items = list(_listed(view.text, found, how)) or list(_in_full(view.text, found, how))
        if items:
            # One figure before the last may have its scale already, and its reading.
            known: dict[int, SumLike] = {}
            while listed and listed[-1].start >= items[0].start:
                one = listed.pop()
                known |= {one.start: one} if one.scaled else {}
            listed += [known.get(item.start, item) for item in items]
        listed.append(replace(found, currency=items[0].currency, guessed=False) if items else found)
    return listed


def _shared_low(one: SumLike, two: SumLike) -> Quantity | None:
    """Return the first of two sums in the scale of the second, or in dong the one below: "VND800 to VND2 billion"."""
    if one.low.value is None or two.low.value is None:
        return None
    if one.low.value < two.low.value / two.low.scale:
        return scaled_as(one.low, two.low)
    return lower_scale(one.low, two.low) if one.currency == "VND" and one.low.value < _LEAST_IN_FULL else None


def _listed(text: str, last: SumLike, how: Convention) -> Iterator[SumLike]:
    """Yield the figures of the list that a sum ends, with its scale and currency."""
    if not last.scaled or last.high or last.low.value is None or last.low.scale < _LEAST_IN_FULL:
        return
    reach = text, max(0, last.start - _REACH), last.start
    done = _grammar().done.search(*reach)
    run = done or _grammar().run.search(*reach) or _grammar().parted.search(*reach)
    if not run:
        return
    name = run.lastgroup or "items"
    items = list(_grammar().item.finditer(text, run.start(name), run.end(name)))
    code = _currency(last, items)
    if not code or counted(text, items[0].start()):
        return
    lows = [quantity(item["digits"], how) for item in items]
    figures = [low.value for low in lows] + [last.low.value / last.low.scale]
    stroked = name == "stroked"
    if stroked and (
        owned(text, items[0].start()) or numbers(text, items[0].start()) or measures(text, items[0].start())
    ):
        return  # "Quốc lộ 14/20/27 triệu đồng"
    if not (_are_stroked(figures) if stroked else _is_list(text, last, items, figures)):
        return
    most = _ALIKE_OF_PLAN if done else _ALIKE
    if not all(one and two and one <= _ALIKE * two and two <= most * one for one, two in pairwise(figures)):
        return
    for item, low in zip(items, lows, strict=True):
        yield SumLike(
            item.start(), item.end(), scaled_as(low, last.low), None, code, scaled=True, vague=False, rule=SHARES_UNIT
        )


def _are_stroked(figures: Sequence[Decimal | None]) -> bool:
    """Say whether figures with strokes between rise or fall, and are neither a day nor a fraction."""
    values = [value for value in figures if value is not None]
    rising = values == sorted(set(values)) or values[::-1] == sorted(set(values))
    return rising and len(values) == len(figures) and min(values) >= _LEAST_STROKED and values[1] > _MONTHS


def _in_full(text: str, last: SumLike, how: Convention) -> Iterator[SumLike]:
    """Yield the figures of a list that is written out in dong: "mệnh giá 10.000, 20.000 và 50.000 đồng"."""
    grammar_, value = _grammar(), last.low.value
    whole = grammar_.thousands.match(text, last.start)
    if last.scaled or last.high or last.currency != "VND" or value is None or not whole:
        return
    run = grammar_.full_run.search(text, max(0, last.start - _REACH), last.start)
    items = list(grammar_.thousands.finditer(text, *run.span(run.lastgroup or "items"))) if run else []
    start = items[0].start() if items else 0
    if not items or counted(text, start) or owned(text, start) or measures(text, start):
        return
    if len(items) == 1 and not _is_told(text, items[0].start(), last.end):
        return
    lows = [quantity(item[0], how) for item in items]
    figures = [low.value for low in lows] + [value]
    if all(one and two and one <= _ALIKE * two and two <= _ALIKE * one for one, two in pairwise(figures)):
        for item, low in zip(items, lows, strict=True):
            yield SumLike(item.start(), item.end(), low, None, "VND", scaled=False, vague=False, rule=SHARES_UNIT)


def _is_told(text: str, start: int, end: int) -> bool:
    """Say whether a word before a list, or behind it, tells that its figures are sums."""
    grammar_, before = _grammar(), (text, max(0, start - _REACH), start)
    told = grammar_.in_turn.search(*before) or grammar_.turn_behind.match(text, end)
    return bool(told) or grammar_.sums_follow.search(*before) is not None


def _currency(last: SumLike, items: Sequence[re.Match[str]]) -> str | None:
    """Return the one currency of a list, or None where it has two, or one that its last sum does not take."""
    codes = {currencies().prefix[" ".join(item["pre"].split())] for item in items if item["pre"]}
    if not codes:
        return last.currency
    if len(codes) > 1 or not items[0]["pre"]:
        return None
    code = codes.pop()
    return code if code == last.currency or is_bare(last) else None


def _is_list(text: str, last: SumLike, items: Sequence[re.Match[str]], figures: Sequence[Decimal | None]) -> bool:
    """Say whether figures before a sum are sums like it, not days, groups or counts: "on May 5, 10 and 15 million"."""
    grammar_, start = _grammar(), items[0].start()
    before = text, max(0, start - _REACH), start
    own_code = bool(items[0]["pre"]) and not text[last.start].isdigit()
    if grammar_.in_turn.search(*before) or grammar_.turn_behind.match(text, last.end):
        return bool(items[0]["pre"]) or not (owned(text, start) or numbers(text, start))
    if items[0]["pre"]:
        return not own_code or len(items) + 1 >= _LONG
    follows = grammar_.sums_follow.search(*before) is not None and not measures(text, start)
    return follows and (len(items) + 1 >= _LONG or (_are_like(figures) and not numbers(text, start)))


def _are_like(figures: Sequence[Decimal | None]) -> bool:
    """Say whether the figures of a list are of one size."""
    values = [value for value in figures if value]
    return len(values) == len(figures) and max(values) <= _LIKE * min(values)
