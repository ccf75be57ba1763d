"""What two figures before one unit are: a range, a falling one, or the end of a list."""

import re
from decimal import Decimal

from extract.dashes import in_list, opens_item
from extract.glued import dated
from extract.numeral_words import owned
from extract.separators import Quantity

SHARES_UNIT = "shares the unit"
"""The rule of a sum that has its unit from that behind it."""
_MARKED = re.compile(r"\d{1,3}[.,]\d")
_YEAR, _YEARS = re.compile(r"(?:19|20)\d\d"), re.compile(r"(?:19|20)\d\d\s?-\s?$")
_MOST_FALL = Decimal("1.5")
"""How many times the lower end of a range the upper one may be where it stands first: prices of one thing."""


def apart(match: re.Match[str], high: Quantity | None) -> bool:
    """Say whether the two figures of a match end a list, or the first is a year: "giai đoạn 2021-2025 - 5 tỷ đồng"."""
    text, at = match.string, match.start("first")
    gap = text[match.end("first") : match.start("second")]
    if _YEAR.fullmatch(match["first"]) and (
        owned(text, at) or _YEARS.search(text, max(0, at - 8), at) or _after_year(match, gap, high)
    ):
        return True
    return opens_item(text, at, gap) or in_list(text, at, gap)


def _after_year(match: re.Match[str], gap: str, high: Quantity | None) -> bool:
    """Say whether a sum stands behind "in 2011 to": it is written as less than the year, or a word tells the year."""
    if match["pre"] or not gap.strip().isalpha() or high is None or high.value is None:
        return False
    in_year = dated(match.string, match.start("first"))
    return in_year or high.value / high.scale <= Decimal(match["first"])


def drops(match: re.Match[str], low: Quantity, high: Quantity | None) -> bool:
    """Say whether the second figure is not above the first, so that they are no range."""
    if high is None or low.value is None or high.value is None:
        return False
    return low.value >= high.value and not _falls(match, low.value, high.value)


def in_order(low: Quantity, high: Quantity | None) -> tuple[Quantity, Quantity | None]:
    """Return the ends of a range, the lower first."""
    turned = high is not None and low.value is not None and high.value is not None and low.value > high.value
    return (high, low) if high and turned else (low, high)


def _falls(match: re.Match[str], low: Decimal, high: Decimal) -> bool:
    """Say whether a dash joins two prices of which the higher stands first: "458.35-436.4 USD"."""
    dashed = match.string[match.end("first") : match.start("second")].strip() == "-"
    alike = all(_MARKED.match(match[name]) for name in ("first", "second"))
    return dashed and alike and 0 < high < low <= high * _MOST_FALL and not owned(match.string, match.start("first"))
