"""The currency of a bare "800 triệu" near a foreign sum: that sum's where it can be in it, else dong."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extract.lexicon import alternation, load
from extract.numerals import MILLION
from extract.patterns.amounts.codes import rates
from extract.patterns.amounts.scan import SumLike
from extract.text import View

_REACH = 120
"""Characters before two sums in which a word tells that both are of trade."""
MILLIARD = Decimal(10) ** 9
THOUSAND_BILLIONS = Decimal(10) ** 12
"""Only dong are counted in thousands of billions: dollars have the word trillion."""
_LEAST_IN_FULL = Decimal(10) ** 5
_DEAR = frozenset({"USD", "EUR", "GBP"})
"""Currencies in which a sum of 100,000 written out is large beside the dong of the same sentence."""
_MOST_OF, _MOST_OF_TRADE = Decimal(30), Decimal(1000)
"""How many times the foreign sum beside it a bare one in its currency may be; figures of trade differ by more."""
_LEAST_OF = Decimal("0.001")
"""What is paid for a person or a square metre is no such small part of a foreign sum, but dong."""
_SHARE = Decimal("0.1"), Decimal(1)
"""A bare sum within these parts of a foreign one is a part of it, though it is called a budget."""
EACH = frozenset({"person", "worker", "household"})
"""Whose sums are small: nobody earns, or is given, billions."""


@dataclass(frozen=True)
class _Grammar:
    ranging: re.Pattern[str]
    local: re.Pattern[str]
    """What is reckoned in dong, whatever currency stands before it: "thu ngân sách"."""
    trade: re.Pattern[str]
    traded: re.Pattern[str]
    """What is traded, first in its clause and right before a sum: "Nhập khẩu ước đạt", not "Thuế nhập khẩu"."""
    at_home: re.Pattern[str]
    """What is done with money at home, whoever trades: "vay", "nộp"."""


@cache
def _grammar() -> _Grammar:
    lexicon, flags = load("amounts"), re.IGNORECASE
    local, trade = (alternation(lexicon[name]["words"]) for name in ("local_money", "trade"))
    flows, value, at_home = (alternation(lexicon["trade"][name]) for name in ("flows", "value_of", "at_home"))
    goods = rf"(?:\s(?!(?:{at_home})(?!\w))[^\W\d]{{1,12}}){{0,3}}\s$"
    return _Grammar(
        ranging=re.compile(rf"\s{{0,2}}(?:{alternation(lexicon['ranges']['between'])})\s{{0,2}}", flags),
        local=re.compile(rf"(?<!\w)(?:{local})(?!\w)", flags),
        trade=re.compile(rf"(?<!\w)(?:{trade})(?!\w)", flags),
        traded=re.compile(rf"(?:^|[.,;:\n])\s{{0,2}}(?:(?:{value})\s){{0,2}}(?:{flows})(?!\w){goods}", flags),
        at_home=re.compile(rf"(?<!\w)(?:{at_home})(?!\w)", flags),
    )


def ranged(text: str, one: SumLike, two: SumLike) -> bool:
    """Say whether nothing but the word or dash of a range stands between two sums."""
    return _grammar().ranging.fullmatch(text, one.end, two.start) is not None


def _of_trade(view: View, before: SumLike, after: SumLike) -> bool:
    """Say whether two sums are figures of trade: "xuất khẩu sang Lào đạt 3 triệu USD, sang Trung Quốc 900 triệu"."""
    begin = max(view.sentence(before.start)[0], before.start - _REACH)
    parted = ";" in view.text[before.end : after.start]
    return not parted and _grammar().trade.search(view.text, begin, after.start) is not None


def _of_one_currency(view: View, found: SumLike, other: SumLike, units: str | None) -> bool:
    """Say whether a bare scale can be in the foreign currency of a sum near it: "3 tỷ và 50.000 USD" are not."""
    before, after = sorted((other, found), key=lambda one: one.start)
    value, beside = found.low.value, other.low.value
    if value is None or not beside or EACH & set((units or "").split("/")):
        return False
    share = value / beside
    if _grammar().local.search(view.text, before.end, after.start) and not _SHARE[0] <= share <= _SHARE[1]:
        return False
    in_full = other.currency in _DEAR and beside >= _LEAST_IN_FULL
    if not (other.low.scale >= MILLION or in_full or ranged(view.text, before, after)):
        return False
    if units and share < _LEAST_OF:
        return False
    return share <= _MOST_OF or (share <= _MOST_OF_TRADE and _of_trade(view, before, after))


def in_currency(view: View, found: SumLike, near: Sequence[SumLike], units: str | None) -> SumLike:
    """Return a bare sum with the currency of one near it that it can share, else in dong; in doubt as a guess.

    `units` are its denominators.
    """
    like = next((other for other in near if _of_one_currency(view, found, other, units)), None)
    values = [other.low.value for other in near]
    # A thousand times a foreign sum beside it, nothing is in that currency.
    sure = found.low.value is not None and all(value and found.low.value > 1000 * value for value in values)
    return replace(found, currency=like.currency if like else "VND", guessed=not sure)


def of_trade_before(view: View, found: SumLike, before: SumLike, units: str | None) -> SumLike:
    """Return a bare sum after a sentence with a foreign one: "Xuất khẩu đạt 1,4 tỷ USD; nhập khẩu đạt 890 triệu".

    Only what is traded has one currency from sentence to sentence; another sum is in dong, as a guess where it is near
    or counts milliards as the foreign one does: "60 tỷ euro. Anh sẽ không trả 100 tỷ".
    """
    grammar_, first = _grammar(), view.sentence(found.start)[0]
    at_home = grammar_.at_home.search(view.text, first, found.start)
    if grammar_.traded.search(view.text, max(first - 3, 0), found.start) and not at_home:
        return in_currency(view, found, [before], units)
    alike = found.low.scale == before.low.scale >= MILLIARD or view.text[before.end : first].rstrip().endswith(";")
    near = alike or grammar_.trade.search(view.text, first, found.start)
    local = at_home or grammar_.local.search(view.text, first, found.start)
    large = found.low.value is not None and found.low.value >= THOUSAND_BILLIONS
    return replace(found, currency="VND", guessed=bool(near and not local and not large))


def at_rate(found: SumLike, other: SumLike) -> bool:
    """Say whether a bare sum is worth another in dong: "2 triệu won (khoảng 36 triệu)"."""
    rate, value, beside = rates().get(other.currency or ""), found.low.value, other.low.value
    return bool(rate and value and beside and rate[0] <= value / beside <= rate[1])
