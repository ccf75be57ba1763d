"""What the points and commas of a figure mean: thousands or decimals.

Where a separator can be read two ways, the article's own figures decide, else its language; the reading that was not
taken is kept, and `flags` say so.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from extract.mentions import Flag
from extract.numeral_words import grammar

_LANGUAGE_MARK = {"vi": ",", "en": "."}
_PARTED = re.compile(r"\s[.,]|[.,]\s")
"""A blank that print has put beside a separator: "500, 000 VND"."""


@dataclass(frozen=True, slots=True)
class Convention:
    """How an article writes numbers: its decimal mark, and whether some of its figures speak for the other."""

    mark: str
    mixed: bool
    by: Flag
    """The flag that says who decided: the article's own figures, else its language."""
    shown: bool = False
    """Whether the article's own sums show that three figures after `mark` are decimals."""
    shown_percent: bool = False
    """The same of its percentages."""
    grouped: bool = False
    """Whether sums of the article part thousands with the other mark ("114,792 billion"), and none speaks for it."""
    three_places: bool = False
    """Whether the article writes decimals of three places before scale words ("2.548 trillion")."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """The value of a quantity; `other` is the second possible reading, `scale` that of its last scale words.

    `value` is None where the digits cannot be read ("1.25.000").
    """

    value: Decimal | None
    other: Decimal | None = None
    scale: Decimal = Decimal(1)
    flags: tuple[Flag, ...] = ()


@cache
def _evidence() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """Return (decimal mark spoken for, weight, pattern) rows; weight 2 leaves no doubt about the figure."""
    things = grammar().whole_things
    unit = rf"(?:%|{grammar().scale}|(?:ha|km|m2|m3)(?!\w))"
    rows = []
    for mark, group in ((",", r"\."), (".", ",")):
        dot = re.escape(mark)
        # The digit stands first and the look-behind after it: the engine then skips to digits.
        first = r"\d(?<![\d.,]\d)"
        sure = (
            rf"{first}\d{{0,2}}(?:(?:{group}\d{{3}}){{2,5}}(?![.,]?\d)"
            rf"|(?:{group}\d{{3}}){{1,5}}{dot}\d{{1,4}}(?![.,]?\d)"
            rf"|{group}\d{{3}}\s{{0,2}}(?:{things})(?!\w))"
        )
        likely = rf"{first}\d{{0,3}}{dot}\d{{1,2}}\s{{0,2}}{unit}"
        rows += [(mark, 2, re.compile(sure, re.IGNORECASE)), (mark, 1, re.compile(likely, re.IGNORECASE))]
    return tuple(rows)


@cache
def _decimal_before(mark: str, unit: str) -> re.Pattern[str]:
    """Return the pattern of a figure with one or two places after the mark, before a unit."""
    return re.compile(
        rf"\d(?<!\d\d){re.escape(mark)}\d\d?\s{{0,2}}{unit}|\d\d{re.escape(mark)}\d\d?\s{{0,2}}{unit}", re.I
    )


@cache
def _three_places(mark: str) -> re.Pattern[str]:
    """Return the pattern of a figure with three places after the mark, the last no nought, before a scale."""
    return re.compile(rf"\d{re.escape(mark)}\d\d[1-9]\s{{0,2}}{grammar().scale}", re.IGNORECASE)


@cache
def _groups_before_scale(mark: str) -> re.Pattern[str]:
    """Return the pattern of a figure with groups of three after the mark, before a scale."""
    return re.compile(rf"\d(?<![\d.,]\d)\d{{0,2}}(?:{re.escape(mark)}\d{{3}}){{1,3}}\s{{0,2}}{grammar().scale}", re.I)


@lru_cache(maxsize=4)
def convention(text: str, language: str) -> Convention:
    """Return the article's way with separators, from its own unambiguous figures, else from its language.

    A Vietnamese writer who types "1.5 tỷ" still types "1.250 tỷ" for thousands, so that figures of weight 1 cannot
    turn a Vietnamese article round; in a translation they show that the figures were left as they stood.
    """
    votes = {(mark, weight): len(pattern.findall(text)) for mark, weight, pattern in _evidence()}
    native = _LANGUAGE_MARK[language]
    foreign = "." if native == "," else ","
    against = votes[foreign, 2] + (votes[foreign, 1] if language == "en" else 0)
    speaks_for = votes[native, 2] + votes[native, 1]
    if against and not speaks_for:
        return Convention(foreign, mixed=False, by="separator_by_figures")
    mixed = bool(votes[foreign, 2] + votes[foreign, 1])
    # A translation turns "907,9 tỷ" into "907.9 billion" and yet leaves "24.637 tỷ" as "24.637 billion": in English
    # no figure settles what another means.
    settled = language == "vi" and not mixed
    return Convention(
        native,
        mixed,
        by="separator_by_language",
        shown=settled and _decimal_before(native, grammar().scale).search(text) is not None,
        shown_percent=_shows(text, native, foreign, "%"),
        grouped=not mixed and _groups_before_scale(foreign).search(text) is not None,
        three_places=_three_places(native).search(text) is not None,
    )


def _shows(text: str, native: str, foreign: str, unit: str) -> bool:
    """Say whether the figures before a unit have decimals behind the one mark, and none behind the other."""
    return bool(_decimal_before(native, unit).search(text)) and not _decimal_before(foreign, unit).search(text)


def read_digits(digits: str, how: Convention) -> Quantity:
    """Return the value of a number in digits; `other` and a flag where its separator can be read two ways."""
    read = _read_compact(digits.replace(" ", ""), how)
    return replace(read, flags=(*read.flags, "separator_by_shape")) if _PARTED.search(digits) else read


def _read_compact(compact: str, how: Convention) -> Quantity:
    """Return the value of a number whose groups no blank parts."""
    marks = [character for character in compact if character in ".,"]
    groups = re.split(r"[.,]", compact)
    grouped = len(groups[0]) <= 3 and not groups[0].startswith("0")
    if not marks:
        return Quantity(Decimal(compact))
    if len(marks) == 1:
        return _one_mark(groups, marks[0], how, grouped=grouped)
    last_is_decimal = marks[-1] != marks[0]
    thousands = groups[:-1] if last_is_decimal else groups
    uniform = len(set(marks[:-1])) == 1 and all(len(group) == 3 for group in thousands[1:])
    if _ends_in_one(groups, marks) and grouped:
        # "1,007,5 billion": one figure is no group, so the last mark stands for the other.
        whole, places = "".join(groups[:-1]), groups[-1]
        return Quantity(Decimal(f"{whole}.{places}"), flags=("separator_by_shape",))
    if not (uniform and grouped):
        return Quantity(None, flags=("unreadable_number",))
    whole = "".join(thousands)
    if not last_is_decimal:
        return Quantity(Decimal(whole))
    # "25,500.000 VND" has no decimals: what is counted in whole units takes the other reading. "22.110,500 đồng/lít"
    # has its marks where the language has them, and says something behind the last.
    whole_units = len(groups[-1]) == 3 and (marks[-1] != how.mark or groups[-1] == "000")
    return Quantity(Decimal(f"{whole}.{groups[-1]}"), Decimal(whole + groups[-1]) if whole_units else None)


def _ends_in_one(groups: list[str], marks: list[str]) -> bool:
    """Say whether a number has one mark, whole groups, and a single figure behind the last: "1,007,5"."""
    return len(set(marks)) == 1 and len(groups[-1]) == 1 and all(len(group) == 3 for group in groups[1:-1])


def _one_mark(groups: list[str], mark: str, how: Convention, *, grouped: bool) -> Quantity:
    """Return the value of a number with a single separator."""
    decimal, thousands = Decimal(".".join(groups)), Decimal("".join(groups))
    if len(groups[1]) > 3 and grouped and mark != how.mark:
        # "19,3333 billion" for "19,333.3 billion": decimals with a foreign mark, or a mark that print lost.
        return Quantity(decimal, thousands.scaleb(3 - len(groups[1])), flags=("separator_by_shape",))
    if len(groups[1]) != 3 or groups[0].startswith("0"):
        return Quantity(decimal)
    if not grouped:
        return Quantity(decimal, thousands)  # "1250,000 VND" has no decimals either
    if mark != how.mark:
        doubt = how.mixed or how.by == "separator_by_figures"
        return Quantity(thousands, decimal, flags=(how.by,) if doubt else ())
    # Decimals of three noughts nobody writes, but translations leave the point of thousands: "3.000 billion".
    if groups[1].endswith("0") and (not how.three_places or (mark == "." and groups[1] == "000")):
        if how.shown and len(groups[0]) > 1 and not groups[1].endswith("00"):
            # Reports round all their sums to the million: "464,480 tỷ" beside "7.973,4 tỷ". "1,250 triệu" stays.
            return Quantity(decimal, thousands, flags=("separator_by_figures",))
        # Few write out the last nought of a decimal: "2.000 billion" in a translation is two thousand.
        return Quantity(thousands, decimal, flags=("separator_by_noughts",))
    return Quantity(decimal, thousands, flags=() if how.shown else (how.by,))


def plain(value: Decimal) -> Decimal:
    """Return the number without needless places: 6800000.0 -> 6800000."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
