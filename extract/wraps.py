"""Text that a printer broke into lines of one width, as mail and PDF files have it: breaks that only a full line made.

A line is full if the first word of the next one had no room on it. Where a text is wrapped nearly each sentence that
goes on in the next line leaves a full line behind; in other text hardly one does.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

_NARROWEST, _WIDEST = 30, 140
_STRAY = 0.2  # of the lines that go on may be shorter, where what stood between was taken out
_OPENS_ITEM = re.compile(r"(?:[-+*•–]|\d{1,2}[.)]|[a-zđ]\))\s")
_STOPS = ".:;!?"


def unwrapped(text: str) -> str:
    """Return the text, of the same length, with blanks for the breaks that full lines made, if it is wrapped."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    width = max(map(len, lines))
    if not _NARROWEST <= width <= _WIDEST:
        return text
    full = [_full(line, following, width) for line, following in pairwise(lines)]
    going_on = [one for one, on in zip(full, _going_on(lines), strict=True) if on]
    if not any(going_on) or going_on.count(False) > _STRAY * len(going_on):
        return text
    parts = [lines[0]]
    for at, following in enumerate(lines[1:]):
        parts += [" " if full[at] and _one_text(lines[at], following) else "\n", following]
    return "".join(parts)


def _full(line: str, following: str, width: int) -> bool:
    """Tell whether the first word of the next line had no room on the line."""
    return bool(line) and bool(following) and len(line) + 1 + len(following.split(" ", 1)[0]) > width


def _going_on(lines: list[str]) -> Iterator[bool]:
    """Yield of each line but the last whether a sentence that has not ended goes on, in small letters, in the next."""
    for line, following in pairwise(lines):
        yield (line[-1:].isalnum() or line[-1:] == ",") and following[:1].islower()


def _one_text(line: str, following: str) -> bool:
    """Tell whether the next line can go on with a full one: no item or figure opens it, no headline stands above."""
    if line[-1].isdecimal() and following[0].isdecimal():
        return False  # two figures, not one: "số dự án là 12", then "250 triệu đồng"
    if line[-1] in _STOPS and _OPENS_ITEM.match(following):
        return False
    return following.isupper() or not line.isupper()
