"""Where a sum starts, and what only looks so: "CO2tđ", "BTC/USD1", a currency and the figure of the next line."""

import re
from functools import cache

from extract.lexicon import alternation, load
from extract.numeral_words import DIGITS, grammar, owned
from extract.patterns.amounts.grammar import shape

_CODE = re.compile(r"(?<![^\W_])[A-Z]{1,2}$")
"""Capitals that a figure is glued to: "CO2", "PM2.5", "Q2"; longer ones have lost a blank, "ODA5 triệu"."""
_CODED = re.compile(r"\d(?:\.5)?(?![.,]?\d)")
"""The figure of such a code; a larger one has lost a blank: "đường ống I50 triệu"."""
_PAIR = re.compile(r"(?<!\w)[A-Z]{3,5}/$")
"""The first half of what is traded for a currency: "BTC/USD1"."""
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?![.,]?\d)")
_HUNDREDS = 3
"""Figures with as many digits are prices: "USD 100/tấn"."""
_LEAST = 1000
"""Behind such a scale a digit alone is not said: "một nghìn năm" are a thousand years."""
_FIGURE = re.compile(DIGITS)


@cache
def _worth() -> re.Pattern[str]:
    """Return the pattern of a figure or scale before a currency, which has it: "5 tỷ VND/USD 200.000", "tỷ USD"."""
    return re.compile(rf"(?:\d|(?<!\w){grammar().scale})[\s-]{{0,2}}(?:[A-Z]{{3}}/)?$", re.IGNORECASE)


@cache
def _standards() -> re.Pattern[str]:
    """Return the pattern of a standard whose name is a currency's: "tiêu chuẩn khí thải EUR6"."""
    words = load("amounts")["standards"]
    named, marks = alternation(words["before"]), alternation(words["codes"])
    return re.compile(rf"(?<!\w)(?:{named})\s(?-i:{marks})\s?[1-7]$", re.IGNORECASE)


@cache
def _no_price() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of who is called after a currency, before it, and of what counts or dates its figure."""
    words = load("amounts")
    owners, things = (
        alternation(words["standards"]["owners"]),
        alternation([*words["per"], *words["standards"]["behind"]]),
    )
    return (
        re.compile(rf"(?<!\w)(?:{owners})\s$", re.IGNORECASE),
        re.compile(rf"\s(?:{things})(?!\w)|h(?!\w)|/\d\d?(?!\d|[.,]\d|\s?{grammar().scale})", re.IGNORECASE),
    )


def _is_named(match: re.Match[str]) -> bool:
    """Say whether a currency and a figure below a thousand only meet: "tỷ phú USD 43 tuổi", "vay USD 3 tháng"."""
    text, at = match.string, match.start()
    if match["cur"] or match["second"] or not match["pre"].isalpha() or shape().scaled.search(match["first"]):
        return False
    if _standards().search(text, max(0, at - 24), match.end("first")):
        return True
    owner, behind = _no_price()
    if owner.search(text, max(0, at - 12), at):
        return True
    blank = text[match.end("pre")].isspace() and len(match["first"]) < _HUNDREDS
    return blank and behind.match(text, match.end("first")) is not None


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
def _tail() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what is no digit behind a scale in words, and of what "one" is of behind that."""
    numbers = load("numerals", "extract")
    large = alternation(word for word, value in numbers["scales"].items() if value >= _LEAST)
    year, (none, one) = (
        numbers["year"]["word"],
        (alternation(numbers["behind_scale"][name]) for name in ("none", "one")),
    )
    things = alternation(load("amounts")["per"])
    return (
        re.compile(
            rf"\w\s(?:{large})\s(?:(?P<none>{none})|(?P<one>{one})|(?:(?:{one})\s)?{year})$",
            re.IGNORECASE,
        ),
        re.compile(rf"\s(?:{things})(?!\w)", re.IGNORECASE),
    )


def goes_on(match: re.Match[str]) -> int | None:
    """Return where a number in words ends whose last words are none of it: "một triệu năm", "một tỷ không là gì"."""
    text, end = match.string, match.end("second" if match["second"] else "first")
    if text[end - 1] not in "mMgGtT" or not text[end - 2].isalpha():
        return None
    tail = _tail()[0].search(text, max(match.start(), end - 24), end)
    if not tail or (match["cur"] and not tail["none"]):
        return None
    if tail["one"] and not _tail()[1].match(text, end):
        return None  # "hai triệu một" is a sum, "hai triệu một tháng" is one each month
    words = tail[0].split()
    return end - len(tail[0]) + len(" ".join(words[:2]))


def has_other(match: re.Match[str]) -> bool:
    """Say whether the currency before a figure belongs to what stands before it, or ends a pair: "BTC/USD1"."""
    text, at, figure = match.string, match.start(), match.start("first")
    own = _worth().search(text, max(0, at - 12), at)
    if text[at - 1 : at] == "/" and not own and _PAIR.search(text, max(0, at - 6), at):
        return True
    if "\n" not in text[at:figure]:
        return match["first"].isdigit() and _is_named(match)
    # "vượt tỷ USD", then a line "7 tháng"; of hard-wrapped text "VND" and "5 triệu"
    sized = shape().scaled.search(match["first"]) or _GROUPED.match(text, figure)
    return bool(own or match["cur"]) or not sized
