"""Where a sum starts, and what only looks so: "CO2tđ", "BTC/USD1", a currency and the figure of the next line."""

import re
from functools import cache

from extract.numeral_words import DIGITS, grammar, owned
from extract.patterns.amounts.grammar import shape

_CODE = re.compile(r"(?<![^\W_])[A-Z]{1,2}$")
"""Capitals that a figure is glued to: "CO2", "PM2.5", "Q2"; longer ones have lost a blank, "ODA5 triệu"."""
_CODED = re.compile(r"\d(?:\.5)?(?![.,]?\d)")
"""The figure of such a code; a larger one has lost a blank: "đường ống I50 triệu"."""
_PAIR = re.compile(r"(?<!\w)[A-Z]{3,5}/$")
"""The first half of what is traded for a currency: "BTC/USD1"."""
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?![.,]?\d)")
_FIGURE = re.compile(DIGITS)


@cache
def _worth() -> re.Pattern[str]:
    """Return the pattern of a figure or scale before a currency, which has it: "5 tỷ VND/USD 200.000", "tỷ USD"."""
    return re.compile(rf"(?:\d|(?<!\w){grammar().scale})[\s-]{{0,2}}(?:[A-Z]{{3}}/)?$", re.IGNORECASE)


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


def has_other(match: re.Match[str]) -> bool:
    """Say whether the currency before a figure belongs to what stands before it, or ends a pair: "BTC/USD1"."""
    text, at, figure = match.string, match.start(), match.start("first")
    own = _worth().search(text, max(0, at - 12), at)
    if text[at - 1 : at] == "/" and not own and _PAIR.search(text, max(0, at - 6), at):
        return True
    if "\n" not in text[at:figure]:
        return False
    # "vượt tỷ USD", then a line "7 tháng"; of hard-wrapped text "VND" and "5 triệu"
    sized = shape().scaled.search(match["first"]) or _GROUPED.match(text, figure)
    return bool(own or match["cur"]) or not sized
