"""Numbers of documents that look like years: "Quyết định 2027, 2028 và 2029/QĐ-UBND"."""

import re

_YEARS = range(1945, 2046)
_TO_SYMBOL = re.compile(r"(?:\d{4}(?:,|\s[a-z]{2,3})\s(?:[a-z]{2,3}\s)?){0,9}\d{4}(?:/\d{4})?\s?[-/]\s?[A-Z]")


def like_a_year(digits: str) -> bool:
    """Say whether the digits of a number look like a year."""
    return len(digits) == 4 and digits.isdigit() and int(digits) in _YEARS


def to_symbol(text: str, start: int) -> bool:
    """Say whether a list of numbers goes on to a symbol that is that of all: "2027, 2028 và 2029/QĐ-UBND"."""
    return _TO_SYMBOL.match(text, start) is not None
