"""How large a sum can be, by what it is paid for: nobody earns 65 milliard dong, no tael of gold costs 119 of them."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extract.lexicon import alternation, load
from extract.mentions import Flag
from extract.patterns.amounts.currency import MILLIARD
from extract.patterns.amounts.per import per as per_sum
from extract.patterns.amounts.scan import LEAST_DONG, SumLike
from extract.separators import Quantity

_MOST_DONG = Decimal(10) ** 17
"""10^17 is eight times what the country makes in a year."""
_MOST_BY_NOUGHTS = {"VND": Decimal(3) * 10**15, "USD": Decimal(10) ** 12}
"""More than the State takes in, or the country makes, in a year: the point in "6.360 trillion VND" is a decimal one."""
_MOST_DOLLARS = Decimal(10) ** 12, Decimal("1.2e14")
"""Above the first a sum in dollars is one of a great economy, above the second more than all of them make."""
_MOST_OF_ONE = Decimal(10) ** 10
"""More than anybody earns, or is given or fined, in a year: "52,650 triệu đồng/người" are millions."""
_MOST_OF_WORKS = Decimal(10) ** 12
"""More than a school or the road of a village costs."""
_ONE = frozenset({"person", "worker"})
_FEW_DOLLARS = Decimal(10), Decimal(100)
"""Below them three decimals of a price in dollars are none; the second where sums in dong have points."""
_BASE = Decimal(10) ** 6, Decimal(6) * 10**6
"""What a base salary or a minimum wage is, in dong."""
_ALIKE = Decimal(3)
"""How many times another a sum of the same kind beside it may be."""
_REACH = 80
"""Characters before a sum in which words tell what it is for."""


@dataclass(frozen=True)
class _Grammar:
    """Words before a sum that bound it."""

    of_one: re.Pattern[str]
    """A milliard or more it is never: "GRDP bình quân đầu người đạt"."""
    incomes: re.Pattern[str]
    """Seldom a milliard, never ten, and no milliard in a month: "average income of"."""
    averages: re.Pattern[str]
    """The same, be it of a firm."""
    earned: re.Pattern[str]
    """What is seldom a milliard for a person: "thu nhập 1.250 triệu đồng/người/năm"."""
    monthly: re.Pattern[str]
    """Seldom a milliard in a month, if not of many: "tuition of"."""
    base: re.Pattern[str]
    """A few million: "lương cơ sở tăng từ"; no sum that its rise costs."""
    rates: re.Pattern[str]
    """What one is paid: "pension of"."""
    monthly_rates: re.Pattern[str]
    """What one is paid, or pays, in a month: "tuition of"."""
    beside: re.Pattern[str]
    """Alone between two sums of one kind: "from 1.390 million VND to 1.490 million"."""
    fines: re.Pattern[str]
    works: re.Pattern[str]
    many: re.Pattern[str]
    """Words in the clause that tell of many who are paid, or pay, together."""
    trade: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    lexicon, flags = load("amounts"), re.IGNORECASE
    words = lexicon["bounded"]
    # "average salary cost": what many are paid together has no such bound.
    together = alternation([*lexicon["lists"]["words"], *words["together"]])
    start = "(?<!\\w)" + "".join(rf"(?<!{re.escape(word)}\s)" for word in words["together"])
    clause = r"(?!\w)(?:[^.;\n]|[.,](?=\d)){0,60}$"

    def near(name: str, other: str) -> re.Pattern[str]:
        gap = rf"(?:\s(?!(?:{other})\s)(?:[^\W\d]{{1,14}}|(?:19|20)\d\d)){{0,6}}[\s:]{{1,2}}$"
        return re.compile(rf"{start}(?:{alternation(words[name])}){gap}", flags)

    def linked(name: str) -> re.Pattern[str]:
        links = rf"(?:\s(?:{alternation(words['links'])}))"
        return re.compile(rf"{start}(?:{alternation(words[name])}){links}{{1,4}}\s{{1,2}}$", flags)

    firms = alternation([*lexicon["lists"]["words"], *words["together"], *words["firms"]])
    earned, works, many = (
        re.compile(rf"(?<!\w)(?:{alternation(words[name])}){clause}", flags) for name in ("earned", "works", "many")
    )
    trade = re.compile(rf"(?<!\w)(?:{alternation(lexicon['trade']['words'])}){clause}", flags)
    return _Grammar(
        of_one=near("of_one", together),
        incomes=near("incomes", firms),
        averages=near("incomes", together),
        earned=earned,
        monthly=near("monthly", firms),
        base=linked("base"),
        rates=linked("rates"),
        monthly_rates=linked("monthly_rates"),
        beside=re.compile(rf"[\s,(]{{0,3}}(?:{alternation(words['beside'])})\s{{1,2}}", flags),
        fines=near("fines", together),
        works=works,
        many=many,
        trade=trade,
    )


@cache
def _ceilings() -> tuple[tuple[frozenset[str], Decimal, Decimal], ...]:
    """Return (denominators, doubtful from, impossible from) rows."""
    rows = []
    for units, bounds in load("amounts")["ceilings"].items():
        low, *high = map(Decimal, bounds.split())
        rows.append((frozenset(units.split("/")), low, high[-1] if high else low))
    return tuple(rows)


def _possible(value: Decimal | None, currency: str | None) -> bool:
    """Say whether a sum can be: whole dong, not below what anything costs, not more than the country makes."""
    if value is None or currency != "VND":
        return True
    return value == value.to_integral_value() and LEAST_DONG <= abs(value) <= _MOST_DONG


def _may_be_of_one(before: tuple[str, int, int]) -> bool:
    """Say whether what is paid a month may be paid to one: an average, or wages with no word of many."""
    grammar_ = _grammar()
    paid = grammar_.monthly.search(*before) and not grammar_.many.search(*before)
    return bool(paid or grammar_.averages.search(*before))


def _bounds(text: str, found: SumLike, per: str | None) -> tuple[Decimal, Decimal] | None:
    """Return from where on a sum in dong is doubtful and impossible, by its denominators and the words before it."""
    units, grammar_ = frozenset((per or "").split("/")), _grammar()
    before = text, max(0, found.start - _REACH), found.start
    bounds = [(low, high) for row, low, high in _ceilings() if row <= units]
    if grammar_.of_one.search(*before):
        bounds.append((MILLIARD, MILLIARD))
    elif grammar_.incomes.search(*before):
        doubt = _MOST_OF_ONE if grammar_.many.search(*before) else MILLIARD
        bounds.append((doubt, MILLIARD if "month" in units else _MOST_OF_ONE))
    elif units & _ONE and grammar_.earned.search(*before):
        bounds.append((MILLIARD, _MOST_OF_ONE))
    elif "month" in units and _may_be_of_one(before):
        bounds.append((MILLIARD, _MOST_DONG))
    return min(bounds, key=lambda pair: (pair[1], pair[0]), default=None)


def _rounded_is_too_large(text: str, found: SumLike, read: Quantity, per: str | None) -> bool:
    """Say whether a sum that was read as thousands for its last nought cannot be: a school of 9.800 billion dong."""
    value, other, most = read.value, read.other, _MOST_BY_NOUGHTS.get(found.currency or "VND")
    if "separator_by_noughts" not in read.flags or value is None or other is None:
        return False
    if found.currency != "VND":
        return bool(most and value > most)
    before, grammar_ = (text, max(0, found.start - _REACH), found.start), _grammar()
    if grammar_.fines.search(*before) and not grammar_.many.search(*before):
        most = _MOST_OF_ONE
    elif grammar_.works.search(*before):
        most = _MOST_OF_WORKS
    elif _is_rate(before, per):
        most = MILLIARD
    # "30.500 billion for tuition" is more than one pays, either way.
    return bool(most and value > most >= other)


def _is_rate(before: tuple[str, int, int], per: str | None) -> bool:
    """Say whether a sum is what one is paid, or pays, by the words before it and its denominator."""
    grammar_ = _grammar()
    monthly = "month" in (per or "").split("/")
    if monthly and grammar_.averages.search(*before):
        return True
    paid = grammar_.rates.search(*before) or (monthly and grammar_.monthly_rates.search(*before))
    return bool(paid) and not grammar_.many.search(*before)


def _is_base(text: str, found: SumLike, read: Quantity) -> bool:
    """Say whether a sum in doubt is a base salary or a minimum wage in its other reading."""
    if not read.flags or found.currency != "VND" or not _BASE[0] <= (read.other or 0) <= _BASE[1]:
        return False
    return _grammar().base.search(text, max(0, found.start - _REACH), found.start) is not None


def _bounded(text: str, found: SumLike, read: Quantity, per: str | None) -> Quantity:
    """Return the quantity in the other reading where it is too large for what it is for; where it may be, flagged."""
    value, other = read.value, read.other
    if value is None or other is None or other > value or not _possible(other, found.currency):
        return read
    bounds = _bounds(text, found, per) if found.currency == "VND" else None
    if found.currency == "USD":
        bounds = _dollars(text, found, read, value)
    if bounds and value >= bounds[1] > other:
        return replace(read, value=other, flags=("separator_by_magnitude",))
    if bounds and value >= bounds[0] and not read.flags:
        return replace(read, flags=("separator_by_language",))
    return read


def _dollars(text: str, found: SumLike, read: Quantity, value: Decimal) -> tuple[Decimal, Decimal] | None:
    """Return from where on a sum in dollars is doubtful and impossible."""
    if "separator_by_shape" in read.flags:
        return _MOST_DOLLARS[0], _MOST_DOLLARS[0]
    # "315,000 billion USD" of debt in the world is a round figure, "405,530" of one country's exports none.
    if not value / read.scale % 100:
        return None
    traded = _grammar().trade.search(text, max(0, found.start - _REACH), found.start)
    return _MOST_DOLLARS[0 if traded else 1], _MOST_DOLLARS[1]


@cache
def _with_decimals() -> frozenset[str]:
    """Return the units whose prices have decimals."""
    return frozenset(load("amounts")["decimals"]["per"])


def _whole_dong(found: SumLike, read: Quantity, per: str | None) -> Quantity | None:
    """Return "25,500.000 VND" in whole dong, which have no three places; of a price, "2,103.115 VND/kWh", as it is."""
    if found.scaled or found.currency != "VND" or read.value is None or read.other != read.value * 1000:
        return None
    if read.value >= LEAST_DONG and _with_decimals() & set((per or "").split("/")):
        return replace(read, other=None)
    flags = tuple(dict.fromkeys((*read.flags, "separator_by_shape")))
    return replace(read, value=read.other, flags=flags) if _possible(read.value, "VND") else None


@cache
def _dollar_prices() -> tuple[frozenset[str], frozenset[str]]:
    """Return the units of which a thousand dollars are paid, and those of which only a few are."""
    units = load("amounts")["dollar_prices"]
    return frozenset(units["dear"]), frozenset(units["cheap"])


def _dollar_price(found: SumLike, read: Quantity, per: str | None) -> bool:
    """Say whether a price in dollars must be read the other way: it has no three places, or no thousands.

    The points of "112.400 VND/kg" say nothing of "4,506 USD/ton"; a litre of petrol costs 1.304 dollars.
    """
    value, other, units = read.value, read.other, frozenset((per or "").split("/"))
    if found.scaled or found.currency != "USD" or value is None or other is None:
        return False
    dear, cheap = _dollar_prices()
    if other == value / 1000:
        return bool(units & cheap) and "separator_by_figures" in read.flags
    most = _FEW_DOLLARS[1 if "separator_by_figures" in read.flags else 0]
    large = units <= dear if per else "separator_by_figures" in read.flags
    return other == value * 1000 and 1 <= value < most and bool(large)


def settle(text: str, found: SumLike, read: Quantity, turned: Flag | None, per: str | None) -> Quantity:
    """Return the quantity with the reading that is possible; `turned` flags what asks for the other reading."""
    if read.other is None:
        return read
    if turned:
        return replace(read, value=read.other, flags=(turned,))
    if _rounded_is_too_large(text, found, read, per) or _is_base(text, found, read):
        return replace(read, value=read.other, flags=("separator_by_magnitude",))
    if _dollar_price(found, read, per):
        return replace(read, value=read.other, flags=("separator_by_magnitude",))
    better = _whole_dong(found, read, per) or _bounded(text, found, read, per)
    if better is not read:
        return better
    if not _possible(read.value, found.currency) and _possible(read.other, found.currency):
        return replace(read, value=read.other, flags=("separator_by_magnitude",))
    if _possible(read.value, found.currency) and not _possible(read.other, found.currency):
        return replace(read, flags=tuple(flag for flag in read.flags if flag == "separator_by_shape"))
    return read


def as_beside(text: str, one: SumLike, two: SumLike, settled: Quantity) -> bool:
    """Say whether a sum is to be read as one beside it was: "from 1.390 million VND to 1.490 million", both of pay."""
    if "separator_by_magnitude" not in settled.flags or settled.value in (None, two.low.value):
        return False
    alike = one.currency == two.currency and one.low.scale == two.low.scale
    if not alike or one.low.other is None or not settled.value:
        return False
    first, second = sorted((one, two), key=lambda each: each.start)
    if not _grammar().beside.fullmatch(text, per_sum(text, first)[1], second.start):
        return False
    return 1 / _ALIKE <= one.low.other / settled.value <= _ALIKE
