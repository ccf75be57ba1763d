"""What stands around a sum: whether words near by make a bare "2,5 tỷ" money, and how two sums belong together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import takewhile

from extract.lexicon import alternation, key, load
from extract.numeral_words import grammar
from extract.patterns.amounts.conversions import converts
from extract.patterns.amounts.counting import (
    REACH,
    counts,
    counts_before,
    function_words,
    money_words,
    next_word,
)
from extract.patterns.amounts.currency import THOUSAND_BILLIONS, at_rate, in_currency, of_trade_before, ranged
from extract.patterns.amounts.grammar import shape
from extract.patterns.amounts.per import divides, per
from extract.patterns.amounts.prices import is_price
from extract.patterns.amounts.ranges import SHARES_UNIT
from extract.patterns.amounts.scan import SumLike
from extract.patterns.amounts.short import is_scale
from extract.text import View
from extract.trace import reject

_BARE = "bare scale"
_NEAR = 12
"""Sums before a bare one whose currencies are asked."""
_LONGEST_TITLE = 200
_THOUSAND = Decimal(1000)
_LEAST_PAID = Decimal(10) ** 6
"""Below it a bare sum that was stolen may be things: "stole 3 thousand, mostly ducks"."""


@dataclass(frozen=True)
class _Surroundings:
    """What stands around sums, in both languages."""

    per_short: re.Pattern[str]
    speed: re.Pattern[str]
    """What stands behind a short figure that is no wage: "200k/h"."""
    no_context: re.Pattern[str]
    money_scale: re.Pattern[str]
    """Milliards, with what is said behind them: "4 tỷ 7"."""
    link: re.Pattern[str]
    """What stands between two sums of a list or range."""
    paired: re.Pattern[str]
    """What stands between the two sums of a range that "between" opens."""
    rise: re.Pattern[str]
    takes: re.Pattern[str]
    """What stands before thousands of billions that are spent: "roads take 2,655 billion"."""
    paid: re.Pattern[str]
    """What stands right before a bare sum that changes hands: "the gang stole nearly 30 million"."""
    posted: re.Pattern[str]
    """A scale with what is below it glued to both its sides: "1tr2"."""
    money_next: frozenset[str]
    parts: re.Pattern[str]
    """What leads from a sum to its parts: "of which 1.3 billion textiles"."""


@cache
def _surroundings() -> _Surroundings:
    """Return what stands around sums, compiled from the lexicons when it is first needed."""
    lexicon = load("amounts")
    joined = alternation([*lexicon["ranges"]["between"], *lexicon["lists"]["words"], *",;+"])
    leading = alternation([*lexicon["lists"]["words"], *lexicon["ranges"]["opening"]])
    short, speeds = (alternation(load("numerals", "extract")["bare_short"][name]) for name in ("per", "speeds"))
    rising = alternation(word for word in lexicon["ranges"]["between"] if word.isalpha())
    flags = re.IGNORECASE
    return _Surroundings(
        per_short=re.compile(rf"\d\s?(?:{short})$", flags),
        speed=re.compile(rf"\s?/\s?(?:{speeds})(?!\w)", flags),
        no_context=re.compile(rf"(?<!\w)(?:{alternation(lexicon['glued_context']['words'])})(?!\w)", flags),
        money_scale=re.compile(rf"(?<!\w)(?:{alternation(lexicon['money_scales']['words'])})(?:\s\d{{1,3}})?$", flags),
        link=re.compile(rf"\s{{0,2}}(?:{joined})\s{{0,3}}(?:(?:{leading})\s{{1,3}})?", flags),
        paired=re.compile(rf"\s{{1,2}}(?:{alternation(lexicon['ranges']['pair'])})\s{{1,2}}", flags),
        rise=re.compile(rf"\s{{1,2}}(?:{rising})\s{{1,2}}(?:[^\W\d]{{2,10}}\s){{0,2}}", flags),
        takes=re.compile(
            rf"(?<!\w)(?:{alternation(lexicon['thousands_of_billions']['before'])})\s(?:[a-z]{{2,12}}\s){{0,3}}$", flags
        ),
        paid=re.compile(rf"(?<!\w)(?:{alternation(lexicon['paid']['before'])})\s(?:[^\W\d]{{2,12}}\s){{0,1}}$", flags),
        posted=re.compile(rf"{grammar().glued_tenths}$", flags),
        money_next=frozenset(map(key, lexicon["money_next"]["words"])),
        parts=re.compile(rf"(?<!\w)(?:{alternation(lexicon['parts']['leading'])})(?!\w)|: |\(", flags),
    )


def is_paid(text: str, begin: int, found: SumLike) -> bool:
    """Say whether the word right before a sum, behind `begin`, says that it changes hands: "mỗi người hưởng 5 tỷ"."""
    return found.low.scale >= _LEAST_PAID and _surroundings().paid.search(text, begin, found.start) is not None


def _in_context(view: View, found: SumLike) -> bool:
    """Say whether words around a bare scale, in its sentence, speak of money."""
    grammar_ = _surroundings()
    if counts_before(view.text, found):
        return False
    first, last = view.sentence(found.start)
    begin, end = max(first, found.start - REACH), min(last, found.end + REACH)
    stretch = grammar_.no_context.sub("", view.text[begin:end])
    return is_paid(view.text, begin, found) or money_words().search(stretch) is not None


def _listed_with(view: View, index: int, candidates: Sequence[SumLike]) -> SumLike | None:
    """Return the sum with a currency that stands beside it in a list or range."""
    found, link = candidates[index], _surroundings().link
    for other in candidates[max(0, index - 1) : index + 2]:
        before, after = sorted((other, found), key=lambda one: one.start)
        if other.currency and link.fullmatch(view.text, before.end, after.start):
            return other
    return None


def _neighbour(view: View, index: int, candidates: Sequence[SumLike]) -> SumLike | None:
    """Return a bare scale with the currency of a sum that it is listed with or that its sentence names, or None."""
    found = candidates[index]
    listed = _listed_with(view, index, candidates)
    if listed and listed.currency == "VND":
        return replace(found, currency="VND")
    first, last = view.sentence(found.start)
    near = candidates[max(0, index - _NEAR) : index + _NEAR]
    named = [other for other in near if other.currency and (other is listed or first <= other.start < last)]
    if not named:
        return None
    said = converts(view.text, candidates, index)
    if said is not None and at_rate(found, candidates[said]):
        return replace(found, currency="VND")
    units = per(view.text, found)[0]
    if listed:
        return in_currency(view, found, [listed], units)
    # Two currencies in one sentence say nothing of a third sum: it is dong.
    if len({other.currency for other in named}) > 1 or named[0].currency == "VND":
        return replace(found, currency="VND")
    return in_currency(view, found, named, units)


def _after_foreign(view: View, index: int, candidates: Sequence[SumLike]) -> SumLike:
    """Return a bare sum whose sentence names no currency: in dong, or in that of trade in the sentence before."""
    found = candidates[index]
    near = takewhile(lambda at: found.start - candidates[at].end <= REACH, range(index - 1, -1, -1))
    before = next((candidates[at] for at in near if candidates[at].currency), None)
    if before is None or before.currency == "VND":
        return replace(found, currency="VND")
    return of_trade_before(view, found, before, per(view.text, found)[0])


def _opens_price(view: View, index: int, candidates: Sequence[SumLike]) -> SumLike | None:
    """Return a short sum as the lower end of a price: the first of "gà 65k-70k/kg", "5tr-7tr/tháng"."""
    found, after = candidates[index], candidates[index + 1 : index + 2]
    if not after or not after[0].short or not ranged(view.text, found, after[0]):
        return None
    upper = _short(view, index + 1, candidates) if divides(view.text, after[0].end) else None
    return upper and replace(found, currency=upper.currency)


def _short(view: View, index: int, candidates: Sequence[SumLike]) -> SumLike | None:
    """Return a short sum that stands beside one with a currency, or that words around it tell to be a price."""
    text, found = view.text, candidates[index]
    beside = _listed_with(view, index, candidates)
    near = _neighbour(view, index, candidates) if beside and is_scale(text, found, beside) else None
    if near:
        return near
    divided = divides(text, found.end) and not _surroundings().speed.match(text, found.end)
    priced = divided and _surroundings().per_short.search(text[found.start : found.end])
    return replace(found, currency="VND") if priced or is_price(text, found.start, found.end) else None


def bare(view: View, index: int, candidates: Sequence[SumLike]) -> SumLike | None:
    """Return a sum without a currency with that of its context, or None where it counts something else."""
    found = candidates[index]
    if found.rule == SHARES_UNIT and index + 1 < len(candidates):
        owner = bare(view, index + 1, candidates)
        return owner and replace(found, currency=owner.currency, guessed=owner.guessed)
    if found.short:
        known = _short(view, index, candidates) or _opens_price(view, index, candidates)
        return known and replace(known, rule="short scale beside a sum")
    word = view.text[found.start : found.end]
    near = _neighbour(view, index, candidates)
    dong = near or _after_foreign(view, index, candidates)
    divided = divides(view.text, found.end)
    if not word.islower() and not word.isupper():
        reject("amounts", found.start, found.end, "a capital scale word without a currency is a name")
        return None
    if divided:
        return replace(dong, rule=f"{_BARE} with denominator")
    if counts(view.text, found, part=_is_part(view, index, candidates)) or _ends_in_count(view.text, index, candidates):
        reject("amounts", found.start, found.end, "the word after the scale is what it counts")
        return None
    if counts_before(view.text, found) and not _listed_with(view, index, candidates):
        reject("amounts", found.start, found.end, "the words before the scale are what it counts")
        return None
    if next_word(view.text, found.end) in _surroundings().money_next:
        return replace(dong, rule=f"{_BARE} before a money word")
    money_word = _surroundings().money_scale.search(word) and not counts_before(view.text, found)
    money_word = money_word or _surroundings().posted.search(word) is not None
    sure = near is not None or dong.currency != "VND" or money_word or _in_context(view, found)
    if sure or _of_dong(view.text, found) or _told_below(view.text, index, candidates):
        return replace(dong, rule=f"{_BARE} in context")
    reject("amounts", found.start, found.end, "a scale without a currency, and nothing near speaks of money")
    return None


def _is_part(view: View, index: int, candidates: Sequence[SumLike]) -> bool:
    """Say whether words like "of which" lead from a larger sum of the sentence to that at the index or its list."""
    found, (first, _) = candidates[index], view.sentence(candidates[index].start)
    for whole in reversed(candidates[max(0, index - _NEAR) : index]):
        if whole.start < first or found.low.value is None:
            return False
        if whole.currency and whole.low.value is not None and whole.low.value > found.low.value:
            return _surroundings().parts.search(view.text, whole.end, found.start) is not None
    return False


def _ends_in_count(text: str, index: int, candidates: Sequence[SumLike]) -> bool:
    """Say whether a bare scale is the lower end of what is counted: "13 million to 14 million units"."""
    one, two = candidates[index], candidates[index + 1] if index + 1 < len(candidates) else None
    return (
        two is not None
        and two.currency is None
        and (ranged(text, one, two) or rises(text, one, two))
        and counts(text, two)
    )


def _of_dong(text: str, found: SumLike) -> bool:
    """Say whether thousands of billions are spent, nothing behind that they count: "roads take 2,655 billion"."""
    value, word = found.low.value, next_word(text, found.end)
    thousands = value is not None and value >= THOUSAND_BILLIONS > found.low.scale and not found.low.flags
    ended = not word[:1].isalpha() or word in function_words()
    taken = _surroundings().takes.search(text, max(0, found.start - REACH), found.start)
    return thousands and ended and taken is not None


def _told_below(text: str, index: int, candidates: Sequence[SumLike]) -> bool:
    """Say whether the text says in dong what its headline says of a bare sum: "Nhặt được 500 triệu"."""
    found, end = candidates[index], text.find("\n", 0, _LONGEST_TITLE + 1)
    if not found.end <= end <= _LONGEST_TITLE or found.high is not None or found.low.value is None:
        return False
    value, scale = found.low.value, found.low.scale
    below = (other.low for other in candidates[index + 1 :] if other.currency == "VND" and other.start > end)
    return any(low.value == value and low.scale == scale for low in below)


def rises(text: str, one: SumLike, two: SumLike) -> bool:
    """Say whether two sums of one currency stand as "from ... to ...", with at most a modifier between."""
    return one.currency == two.currency and bool(_surroundings().rise.fullmatch(text, one.end, two.start))


def is_bare(found: SumLike) -> bool:
    """Say whether a sum has its currency from its context."""
    return found.rule.startswith(_BARE)


def shares_scale(text: str, one: SumLike, two: SumLike) -> bool:
    """Say whether the first of two sums lacks the scale of the second: "$4 to $5 million"; "5 đồng đến 5 triệu" no."""
    alike = one.currency is not None and one.currency == two.currency and not text[one.start].isdigit()
    if one.scaled or one.high is not None or not two.scaled or not alike:
        return False
    if ranged(text, one, two):
        return True
    paired = _surroundings().paired.fullmatch(text, one.end, two.start)
    return bool(paired) and shape().opening.search(text, max(0, one.start - 12), one.start) is not None


def may_share_scale(text: str, one: SumLike, two: SumLike) -> bool:
    """Say whether the first of two sums of one currency may lack the scale of the second: "$12 and $15 million"."""
    if one.scaled or not two.scaled or one.currency != two.currency or text[one.start].isdigit():
        return False
    low, high = one.low.value, two.low.value
    alike = low is not None and high is not None and low < _THOUSAND <= two.low.scale and low <= high / two.low.scale
    return alike and _surroundings().link.fullmatch(text, one.end, two.start) is not None
