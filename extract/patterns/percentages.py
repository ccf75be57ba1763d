"""Percentages: a number, or a range that shares its sign, and the sign or word after it.

The unit is found first, for it is rare; the number is then read leftwards from it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import cast

from extract.articles import Article
from extract.dashes import in_list, labelled, numbers, opens_item
from extract.glued import apart
from extract.lexicon import alternation, key, load
from extract.lower_ends import lower_end
from extract.mentions import Flag, Percentage, PercentUnit
from extract.modifiers import modifier, modifier_before
from extract.numeral_words import DIGITS, grammar, is_year, owned
from extract.parted import cut, head, misread, undecided
from extract.patterns.percent_lists import listed
from extract.patterns.percent_products import of_a_product
from extract.patterns.percent_readings import goes_up, likely
from extract.patterns.percent_signs import is_minus, joins, of_growth
from extract.patterns.percent_units import is_of_salt
from extract.separators import Convention, convention
from extract.text import View
from extract.trace import reject

_REACH = 120
"""Characters looked at before a unit: more than a range of two numbers in words."""
_SHORT = re.compile(r"\d{1,2}")
_AFTER_DIGIT = re.compile(r"\d\s[.,]$")
_DECIMAL = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
_DESIGNATION = re.compile(r"[^\W\d_]-$")
"""What stands before the figure of an aircraft: "Il-22PP", "Su-30 PP" have no points."""
_COLUMNS = re.compile(r"(?<!\d)(?:19|20)\d\d\s(?:[^\W\d_]{1,6}\s){0,2}(?:19|20)\d\d\s$")
_HEADINGS = 24
"""Characters before the year over a table's column that hold the year over the one before it: "KH 2023 TH 2023 %"."""
_MINUS = "\u2212"
_ALL = 100
"""No head of a parted percentage is larger: "of the 120, 45%"."""
_HALF = Decimal("0.5")


@dataclass(frozen=True)
class _Grammar:
    unit: re.Pattern[str]
    number: re.Pattern[str]
    """Sign, first number and, of a range, the second, up to the unit."""
    pair: re.Pattern[str]
    """Both numbers after an opening word: "between 3 and 4"."""
    lower: re.Pattern[str]
    """A percentage, and the blank behind it, that is the lower end of a range: "từ 12% -15%"."""
    of_growth: re.Pattern[str]
    """What stands before a taking word that makes growth negative: "tăng trưởng năm 2021 chỉ đạt trừ 3%"."""
    half: re.Pattern[str]
    period: re.Pattern[str]
    """For what a rate holds, between it and its modifier: "10%/year or more"."""
    meaning: dict[str, PercentUnit]


@cache
def _grammar() -> _Grammar:
    lexicon = load("percentages")
    meaning = {key(word): cast(PercentUnit, unit) for unit, words in lexicon["units"].items() for word in words}
    signs = alternation(word for word in meaning if not word[0].isalpha())
    words = alternation(word for word in meaning if word[0].isalpha())
    between, pair = lexicon["range"]["between"], lexicon["range"]["pair"]
    marks = alternation(word for word in between if not word.isalpha())
    spoken = alternation(word for word in between if word.isalpha())
    negative, taking, growth, after = (
        alternation(lexicon["negative"][name]) for name in ("words", "taking", "growth", "after")
    )
    first = rf"(?P<first>(?<!\d)(?<!\d[.,/:])(?:{DIGITS}|(?<!\S)[.,]\d{{1,3}})|(?<!\w){grammar().words})"
    second = rf"(?P<second>{DIGITS}|(?<!\w){grammar().words})"
    return _Grammar(
        # "28,6% triệu đồng" is a sum with a sign too many.
        unit=re.compile(
            rf"(?:{signs})(?!(?<=[a-z0])\w)(?!{grammar().scaled_dong})|(?<![^\W\d_])(?:{words})(?!\w)"
            rf"(?!\s(?:{alternation(lexicon['fractions']['of'])})(?!\w))",
            re.IGNORECASE,
        ),
        # "-3,5%" is negative where the dash opens a figure: "4-5%" is a range, "- 5%" an item of a list, "+/-2%" both.
        number=re.compile(
            rf"(?P<sign>(?<![\w%)\]])(?<!\+/)-(?=\d)|(?<!\w)(?:{negative}|(?P<taking>{taking}))\s{{1,3}})?{first}"
            rf"(?:(?:\s{{0,2}}(?:{marks})\s{{0,2}}|\s{{1,3}}(?:{spoken})\s{{1,3}}){second})?[\s-]{{0,2}}$",
            re.IGNORECASE,
        ),
        pair=re.compile(
            rf"(?<!\w)(?:{alternation(lexicon['range']['opening'])})\s{{1,3}}(?P<sign>-)?{first}"
            rf"\s{{1,3}}(?:{alternation(pair)})\s{{1,3}}{second}[\s-]{{0,2}}$",
            re.IGNORECASE,
        ),
        lower=re.compile(
            rf"(?<!\w)(?:{alternation(lexicon['range']['opened'])})\s{{1,2}}\d{{1,3}}(?:[.,]\d{{1,2}})?\s?%\s$",
            re.IGNORECASE,
        ),
        of_growth=re.compile(
            rf"(?<!\w)(?:{growth})(?!\w)(?:(?:[^.;,\n]|[.,](?=\d)){{0,48}}?(?:(?<!\w)(?:{after})|[:(]|\s(?:19|20)\d\d))?\s?$",
            re.IGNORECASE,
        ),
        half=re.compile(grammar().half_after, re.IGNORECASE),
        period=re.compile(
            rf"(?:\s?/\s?|\s(?:{alternation(lexicon['rate']['words'])})\s)(?:{alternation(lexicon['rate']['periods'])})(?!\w)",
            re.IGNORECASE,
        ),
        meaning=meaning,
    )


def _is_negative(view: View, number: re.Match[str], end: int, value: Decimal | None) -> bool:
    """Say whether the sign or word before a number makes it negative: "tăng trưởng trừ 3%", not "khấu trừ 10%"."""
    text, start = view.text, number.start("sign")
    if number["sign"] == "-":
        # The sign of a minus is no dash.
        dash = view.raw[view.span(start, start + 1)[0]] != _MINUS
        joined = _ends_range(text, start) or (value is not None and dash and joins(text, start, end, value))
        return not joined and is_minus(text, start, end)
    if not number["sign"] or not number.groupdict().get("taking"):
        return bool(number["sign"])
    return _grammar().of_growth.search(text, max(0, start - _REACH), start) is not None


def _ends_range(text: str, start: int) -> bool:
    """Say whether the dash there joins a percentage to a lower end: "từ 12% -15%", not "lần lượt 1,2% -2,5%"."""
    return _grammar().lower.search(text, max(0, start - _REACH), start) is not None


def _whole(
    text: str, number: re.Match[str], end: int, floor: int
) -> tuple[int, Decimal | None, tuple[Flag, ...]] | None:
    """Return start, value and flags of a percentage that print has parted ("82 , 47%"), or None where it is whole."""
    rest, start = number["first"].lstrip(".,"), number.end("first")
    begin = start - len(rest)
    garbled = misread(text, begin, floor)
    if garbled and _DECIMAL.fullmatch(garbled[1] + rest):
        return garbled[0], Decimal((garbled[1] + rest).replace(",", ".")), ("separator_by_shape",)
    if garbled or cut(text, begin):
        return begin, Decimal(rest) if rest.isdecimal() else None, ("separator_by_shape",)
    before = head(text, begin, floor) if _SHORT.fullmatch(rest) else None
    if before and int(before.digits) <= _ALL and before.said and not (before.counted and len(rest) > 1):
        return before.start, Decimal(f"{before.digits}.{rest}"), ("separator_by_shape",)
    if begin != number.start("first") and _AFTER_DIGIT.search(text, max(0, begin - 4), begin):
        # "in 2023 ,47% of": a comma may part clauses, a point here nothing.
        return begin, Decimal(rest) if text[begin - 1] == "," else None, ("separator_by_shape",)
    if not before and not (_SHORT.fullmatch(rest) and undecided(text, begin, floor)):
        return None
    # "5, 6, 7% respectively": a list that is read as one leaves no doubt.
    whole = not before and listed(text, (begin, end), Decimal(rest), floor)
    return None if whole else (begin, Decimal(rest), ("separator_by_shape",))


def _apart(number: re.Match[str], end: int) -> re.Match[str] | None:
    """Return the number, or its last figure alone behind a year or a blank that parts no thousands: "type 1-5 100%"."""
    second = number["second"] or ""
    if second and is_year(number.string, number.start("first")):  # "từ 90%/năm đến 120%/năm"
        return _grammar().number.search(number.string, number.start("second"), end)
    if " " not in second or " " in number["first"] or not second[0].isdigit():
        return number
    return _grammar().number.search(number.string, number.start("second") + second.rindex(" "), end)


def _is_label(text: str, at: int) -> bool:
    """Say whether a figure is the number of what a sign behind a blank is said of: "Q1 -5.2%", "tháng 5 -0,3%"."""
    label = numbers(text, at)
    named = label is not None and (bool(label["numbered"]) or text[label.start()].isupper())
    return named or owned(text, at) or text[max(0, at - 1) : at].isupper()


def _is_no_range(number: re.Match[str], lower: Decimal, upper: Decimal | None) -> bool:
    """Say whether only the figure beside the unit is the percentage: "2021-15%", "Phase 2 - 70%"."""
    if upper is None or upper <= lower:
        return True
    text, span, second = number.string, number.span("first"), number.start("second")
    gap = text[span[1] : second]
    if gap == " -" and _is_label(text, span[0]):
        return True
    return labelled(text, span, second, upper) or in_list(text, span[0], gap) or opens_item(text, span[0], gap)


def _mention(
    view: View, how: Convention, unit: re.Match[str], floor: int, before: Decimal | None
) -> tuple[int, Percentage] | None:
    """Return the percentage whose unit was found, and where it starts in the view.

    It does not reach left of `floor`, where the percentage of the value `before` ends.
    """
    grammar_, text = _grammar(), view.text
    low = max(floor, unit.start() - _REACH)
    reach = (text, low, unit.start())
    number = grammar_.pair.search(*reach) or grammar_.number.search(*reach)
    number = number and _apart(number, unit.start())
    if not number:
        return None
    if unit[0].isupper() and _DESIGNATION.search(text, max(0, number.start() - 2), number.start()):
        reject("percentages", number.start(), unit.end(), "the letters behind a figure of a name")
        return None
    if _COLUMNS.search(text, max(0, number.start() - _HEADINGS), unit.start()):
        reject("percentages", number.start(), unit.end(), "a year over a column, and the sign over the next one")
        return None
    if of_a_product(text, number.start(), unit.end()):
        reject("percentages", number.start(), unit.end(), "the strength in a product's name")
        return None
    lower = before if goes_up(text, floor, number.start("first")) else None
    value, flags = likely(text, number.span("first"), unit.end(), how, lower)
    negative = _is_negative(view, number, unit.end(), value)
    maximum, more = likely(text, number.span("second"), unit.end(), how, value) if number["second"] else (None, ())
    start = number.start("sign" if negative else "first")
    if not (number["second"] or negative):
        start, value, flags = _whole(text, number, unit.end(), floor) or (start, value, flags)
    rule = "range" if number["second"] else "number and unit"
    if value is None:
        return None
    if number["second"] and _is_no_range(number, value, maximum):
        value, flags, maximum, more = maximum, more, None, ()
        start, rule = number.start("second"), "number and unit"
        if value is None:
            return None
        if text[number.end("first") : start] == " -" and of_growth(text, start):
            value, start = -value, start - 1  # "Growth in 2023 -7.5%"
    elif negative:
        value = -value
    half = grammar_.half.match(text, unit.end()) if not maximum and value == value.to_integral_value() else None
    if half:  # "5% rưỡi"
        value += _HALF if value >= 0 else -_HALF
    last = half.end() if half else unit.end()
    begin, end = view.span(start, last)
    period = grammar_.period.match(text, last)
    return start, Percentage(
        start=begin,
        end=end,
        text=view.raw[begin:end],
        rule=rule,
        flags=tuple(dict.fromkeys((*flags, *more))),
        value=value,
        max=maximum,
        unit="permille" if is_of_salt(view, unit) else grammar_.meaning[key(unit[0])],
        modifier=modifier(text, start, last, period.end() if period else None),
    )


def _before(view: View, how: Convention, at: int, last: Percentage, floor: int) -> Iterator[Percentage]:
    """Yield the percentages that share the unit of that at a position: the 3 of "from 3 to over 5%", of "3 and 5%"."""
    end = lower_end(view.text, at, floor) if last.max is None else None
    if end:
        lower = _sharing(view, how, end, last)
        yield from [lower] if lower and lower.value < last.value else []
    elif last.max is None and view.text[at].isdigit():
        stop = at + last.end - last.start
        for span in listed(view.text, (at, stop), last.value, floor):
            yield from filter(None, [_sharing(view, how, span, last)])


def _sharing(view: View, how: Convention, span: tuple[int, int], last: Percentage) -> Percentage | None:
    """Return the percentage of the figure at a span, with the unit of the one behind it."""
    value, flags = likely(view.text, span, span[1], how)
    if value is None:
        return None
    start, stop = view.span(*span)
    return Percentage(
        start=start,
        end=stop,
        text=view.raw[start:stop],
        rule="shares the unit",
        flags=flags,
        value=value,
        unit=last.unit,
        modifier=modifier_before(view.text, span[0]),
    )


def find(article: Article, view: View) -> Sequence[Percentage]:
    """Return the percentages of an article, in order."""
    view = apart(view)
    how = convention(view.text, article.language or "vi")
    found: list[Percentage] = []
    floor, last = 0, None
    for unit in _grammar().unit.finditer(view.text):
        mention = _mention(view, how, unit, floor, last)
        if mention:
            found += [*_before(view, how, *mention, floor), mention[1]]
        floor, last = unit.end(), mention[1].value if mention else None
    return found
