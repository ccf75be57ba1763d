"""Whether the dash before a percentage is a minus: "Xuất khẩu -15,1%", not "Cơ cấu: nông nghiệp -36,7%"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.lexicon import alternation, load

_REACH = 240
"""Characters to either side in which the shares of one whole stand."""
_LEAST, _MOST = Decimal("99.5"), Decimal("100.5")
"""What rounded shares add up to."""
_DASHED = re.compile(r"(?<![\w%)\]])-(\d{1,3}(?:[.,]\d{1,3})?)\s?%")
_END = re.compile(r"[.!?](?!\d)|\n")
"""The end of what is listed; a semicolon parts its members."""
_LINE = re.compile(r"(?:^|\n)[ \t]{0,8}$")


@dataclass(frozen=True)
class _Grammar:
    shares: re.Pattern[str]
    """Words for the parts of a whole."""
    change: re.Pattern[str]
    """Words for what rises or falls, or a plus."""
    compared: re.Pattern[str]
    """What goes on behind a change that opens a line."""


@cache
def _grammar() -> _Grammar:
    words, flags = load("percentages")["signs"], re.IGNORECASE
    shares, change, compared = (alternation(words[name]) for name in ("shares", "change", "compared"))
    return _Grammar(
        shares=re.compile(rf"(?<!\w)(?:{shares})(?!\w)", flags),
        change=re.compile(rf"(?<!\w)(?:{change})(?!\w)|\+(?=\d)", flags),
        compared=re.compile(rf"\s{{1,3}}(?:(?:{compared})(?!\w)|(?![^\W\d_]))", flags),
    )


def changes(text: str, at: int) -> bool:
    """Say whether the sentence up to a position speaks of what rises and falls."""
    return _grammar().change.search(_END.split(text[max(0, at - _REACH) : at])[-1]) is not None


def is_minus(text: str, at: int, end: int) -> bool:
    """Say whether the dash at a position, before a percentage that ends at `end`, is a minus."""
    return not (_opens_item(text, at, end) or _parts_whole(text, at))


def _opens_item(text: str, at: int, end: int) -> bool:
    """Say whether a dash opens a line whose percentage has its noun behind it: "-75% số xã đạt chuẩn"."""
    on_line = _LINE.search(text, max(0, at - 9), at) is not None
    return on_line and text[end : end + 1] == " " and not _grammar().compared.match(text, end)


def _parts_whole(text: str, at: int) -> bool:
    """Say whether a dash only parts a name from its share: the shares make up a whole, or a word says what they are."""
    before = _END.split(text[max(0, at - _REACH) : at])[-1]
    listed = before + _END.split(text[at : at + _REACH])[0]
    if _grammar().change.search(listed):
        return False
    values = [Decimal(value.replace(",", ".")) for value in _DASHED.findall(listed)]
    whole = len(values) > 1 and _LEAST <= sum(values) <= _MOST
    return whole or _grammar().shares.search(before) is not None
