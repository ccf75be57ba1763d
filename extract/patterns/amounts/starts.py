"""Where a sum starts, and what only looks so: "CO2tđ", "BTC/USD1", a currency and the figure of the next line."""

import re
from functools import cache

from extract.lexicon import alternation, load
from extract.numeral_words import DIGITS, grammar, owned
from extract.patterns.amounts.grammar import currencies, shape
from extract.patterns.amounts.vague import scales

_CODE = re.compile(r"(?<![^\W_])(?:CO|PM|Q|F)$")
"""Capitals that a figure is glued to: "CO2", "PM2.5", "Q2"; others have lost a blank, "ODA5 triệu", "Giải A3 triệu"."""
_CODED = re.compile(r"\d(?:\.5)?(?![.,]?\d)")
"""The figure of such a code; a larger one has lost a blank: "đường ống I50 triệu"."""
_PAIR = re.compile(r"(?<!\w)(?P<code>[A-Z]{3,5})/$")
"""The first half of what is traded for a currency: "BTC/USD1"."""
GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?![.,]?\d)")
"""A figure grouped in threes."""
_LEAST = 1000
"""Behind such a scale a digit alone is not said: "một nghìn năm" are a thousand years."""
_FIGURE = re.compile(DIGITS)


@cache
def _large() -> re.Pattern[str]:
    """Return the pattern of a figure and a scale from a thousand on."""
    return re.compile(rf"{DIGITS}\s?(?:{alternation(scales(large=True))}|{grammar().short_scale})(?!\w)", re.IGNORECASE)


def sized(text: str, at: int) -> bool:
    """Say whether the figure at a position is grouped in threes or has a scale behind it, as sums are."""
    return bool(GROUPED.match(text, at) or _large().match(text, at))


@cache
def _worth() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a figure or scale that has the currency behind it: "5 tỷ VND/USD 200.000", "tỷ USD"."""
    scale = rf"(?<!\w){grammar().scale}"
    return (
        re.compile(rf"(?:\d|{scale})[\s-]{{0,2}}[A-Z]{{3}}/$", re.IGNORECASE),
        re.compile(rf"{scale}[ -]{{1,2}}$", re.IGNORECASE),
    )


_HUNDREDS = 3
"""Figures with as many digits are prices: "vay USD 500 tháng trước"."""
_WHOLE = re.compile(r"(?!(?:19|20)\d\d\b)\d{3,}\s?(?:[;)\n]|$)")
"""The figure of a line of its own, no year."""
_HOUR = re.compile(r"h(?!\w)")
"""Hours are written so: "giá USD 24h qua"."""


@cache
def _standards() -> re.Pattern[str]:
    """Return the pattern of a standard whose name is a currency's: "tiêu chuẩn khí thải EUR6"."""
    words = load("amounts")["standards"]
    named, marks = alternation(words["before"]), alternation(words["codes"])
    return re.compile(rf"(?<!\w)(?:{named})\s(?-i:{marks})\s?[1-7]$", re.IGNORECASE)


@cache
def _no_price() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of who is called after a currency, of what it is lent or rated by, and of their dates."""
    words = load("amounts")["met"]
    owners, rates, lent, times = (alternation(words[name]) for name in ("owners", "rates", "lent", "times"))
    return (
        re.compile(rf"(?<!\w)(?:{owners})\s$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:(?P<rate>{rates})|{lent})\s$", re.IGNORECASE),
        re.compile(rf"\s(?:{times})(?!\w|\s\d)", re.IGNORECASE),
        re.compile(rf"/\d\d?(?!\d|[.,]\d|\s?{grammar().scale})", re.IGNORECASE),
    )


def _is_named(match: re.Match[str]) -> bool:
    """Say whether a currency and a figure below a thousand only meet: "tỷ phú USD 43 tuổi", "vay USD 3 tháng"."""
    text, at = match.string, match.start()
    if match["cur"] or match["second"] or not match["pre"].isalpha() or shape().scaled.search(match["first"]):
        return False
    end = match.end("first")
    if _standards().search(text, max(0, at - 24), end) and text[end : end + 1] != "/":
        return True
    owner, lent, times, dated = _no_price()
    if owner.search(text, max(0, at - 12), at) or _HOUR.match(text, end):
        return True
    before = lent.search(text, max(0, at - 12), at) if len(match["first"]) < _HUNDREDS else None
    return bool(before and (times.match(text, end) or (before["rate"] and dated.match(text, end))))


def opening(text: str, at: int) -> int | None:
    """Return where the number of a sum that may start at a position does, or None where it is no sum's."""
    if not text[at].isdigit():
        # "EVND 5 billion"; "aboutVND5 billion" lacks a blank
        return None if text[max(0, at - 1) : at].isupper() else at
    figure = _FIGURE.match(text, at)
    head, _, rest = figure[0].partition(" ") if figure else ("", "", "")
    code = text[max(0, at - 1) : at].isupper() and _CODED.match(text, at) and _CODE.search(text, max(0, at - 3), at)
    if rest and not rest.startswith("0") and (code or owned(text, at)):
        # "quý 3 500 triệu": the first group belongs to the word before it; "dự án 30 000 tỷ" is one number.
        return at + len(head) + 1
    return None if code else at


@cache
def _tail() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of what is no digit behind a scale in words, of what "one" is of there, and of dates."""
    numbers = load("numerals", "extract")
    large = alternation(word for word, value in numbers["scales"].items() if value >= _LEAST)
    year, words = numbers["year"]["word"], numbers["behind_scale"]
    none, one, things, dates = (alternation(words[name]) for name in ("none", "one", "things", "dates"))
    dated = rf"\s(?:\d|(?:{dates})(?!\w))"
    return (
        re.compile(
            rf"\w\s(?:{large})\s(?:(?P<none>{none})|(?P<one>{one})|(?P<each>(?:{one})\s)?{year})$",
            re.IGNORECASE,
        ),
        re.compile(rf"\s(?:{things})(?!\w)(?!{dated})", re.IGNORECASE),
        re.compile(dated, re.IGNORECASE),
    )


@cache
def _sum_before() -> re.Pattern[str]:
    """Return the pattern of the end of a sum before another: "5.000 đồng một triệu một ngày", of usury."""
    words = load("amounts")["currencies"].values()
    ends = alternation([*(word for listed in words for word in listed), *scales(large=True)])
    return re.compile(rf"(?<![^\W\d_])(?:{ends})\s$", re.IGNORECASE)


def goes_on(match: re.Match[str]) -> int | None:
    """Return where a number in words ends whose last words are none of it: "một triệu năm", "một tỷ không là gì"."""
    text, end = match.string, match.end("second" if match["second"] else "first")
    if text[end - 1] not in "mMgGtT" or not text[end - 2].isalpha():
        return None
    tail = _tail()[0].search(text, max(match.start(), end - 24), end)
    if not tail or (match["cur"] and not tail["none"]):
        return None
    if tail["each"] and _tail()[2].match(text, end):
        return None  # "hai tỷ một năm ngoái" is no sum for a year
    if tail["one"] and not (_tail()[1].match(text, end) and _is_simple(match, end)):
        return None  # "hai triệu một" is a sum, "hai triệu một tháng" is one each month
    words = tail[0].split()
    return end - len(tail[0]) + len(" ".join(words[:2]))


def _is_simple(match: re.Match[str], end: int) -> bool:
    """Say whether a number in words has one scale from a thousand on and stands behind no other sum."""
    large = shape().thousands.findall(match.string, match.start(), end)
    return len(large) == 1 and not _sum_before().search(match.string, max(0, match.start() - 12), match.start())


def _is_traded(text: str, match: re.Match[str]) -> bool:
    """Say whether a currency is what another one or a coin is traded for: "BTC/USD1", not "ADB/USD 20 triệu"."""
    at = match.start()
    pair = _PAIR.search(text, max(0, at - 7), at) if text[at - 1 : at] == "/" else None
    if not pair or shape().scaled.search(match["first"]) or _worth()[0].search(text, max(0, at - 12), at):
        return False
    return pair["code"] in currencies().prefix or pair["code"] in load("amounts")["met"]["coins"]


def has_other(match: re.Match[str]) -> bool:
    """Say whether the currency before a figure belongs to what stands before it, or ends a pair: "BTC/USD1"."""
    text, at, figure = match.string, match.start(), match.start("first")
    if _is_traded(text, match):
        return True
    if "\n" not in text[at:figure]:
        return match["first"].isdigit() and _is_named(match)
    # "vượt tỷ USD", then a line "7 tháng"; of hard-wrapped text "VND" and "5 triệu"
    own = _worth()[1].search(text, max(0, at - 12), at)
    price = sized(text, figure) or _WHOLE.match(text, figure) or shape().priced.match(text, match.end())
    return bool(own or match["cur"]) or not price
