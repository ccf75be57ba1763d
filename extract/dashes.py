"""What a figure before a dash is: the number of a label, a member of a list, or the lower end of a range."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from extract.lexicon import alternation, load
from extract.modifiers import modifier_before
from extract.numeral_words import owned

_LISTED = 24
"""Characters looked at before a figure for another of its list."""
_LONGEST_LABEL = 4
_REACH = 40
_LIKE = 10
"""How many times its lower end the upper end of a range may be where a word before them can be a label."""
_FIGURE = re.compile(r"\d[\d.,]{0,14}")
_NEW_LINE = re.compile(r"\s*\n\s*-\s+")
_MARKED = re.compile(r"\s*[-–—*+•]")
"""The mark that opens an item."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_ITEM = re.compile(r"(?:^|\n)[ \t]{0,8}$")
"""What stands before the number of a list's item."""


@dataclass(frozen=True)
class _Grammar:
    label: re.Pattern[str]
    """A word that numbers what it names, up to its number; `graded` where its number can open a range."""
    opening: re.Pattern[str]
    """What stands before the first word of a line, a clause or an item."""
    range_opens: re.Pattern[str]
    priced: re.Pattern[str]
    """A word of prices right before a figure."""


@cache
def _grammar() -> _Grammar:
    words = load("numerals", "extract")["labels"]
    numbered, graded, joining = (alternation(words[name]) for name in ("numbered", "graded", "joining"))
    label = rf"(?<!\w)(?:(?P<numbered>{numbered})|(?P<graded>{graded}))\s{{1,3}}$"
    opening = rf"(?:^|[\n.:;,!?(\[\"“•*+|]|[-–—]\s|(?<!\w)(?:{joining})\s)\s{{0,3}}$"
    ranges = rf"(?<!\w)(?:{alternation(load('modifiers', 'extract')['opening']['words'])})\s{{1,3}}$"
    priced = rf"(?<!\w)(?:{alternation(words['priced'])})\s{{1,3}}$"
    return _Grammar(*(re.compile(source, re.IGNORECASE) for source in (label, opening, ranges, priced)))


def numbers(text: str, at: int) -> re.Match[str] | None:
    """Return the label whose number the figure at a position can be."""
    return _grammar().label.search(text, max(0, at - _REACH), at)


def _opens(text: str, at: int) -> bool:
    """Say whether the word at a position is the first of its line, clause or item."""
    return _grammar().opening.search(text, max(0, at - 8), at) is not None


@lru_cache(maxsize=64)
def _headed(text: str, label: str) -> bool:
    """Say whether a label stands in the text as a heading: with a capital, first in its clause, before a number."""
    head = re.compile(rf"(?<!\w){re.escape(label[0].upper())}(?i:{re.escape(label[1:])})\s\d")
    return any(_opens(text, match.start()) for match in head.finditer(text))


def labelled(text: str, span: tuple[int, int], after: int, upper: Decimal) -> bool:
    """Say whether a figure is the number of a label and the dash behind it opens a new figure: "Phase 2 - 70 billion".

    `span` is that of the number, `after` the start of the figure behind the dash, `upper` its value without a scale.
    A label inside a clause is none ("lao động nông thôn 5 - 7 triệu đồng"): its figures are the ends of a range.
    """
    start, end = span
    dash, number = text[end:after], text[start:end]
    if not number.isdecimal() or len(number) > _LONGEST_LABEL or dash.strip().isalpha() or dash.strip() == dash:
        return False
    label = numbers(text, start)
    if not label or not _opens(text, label.start()):
        return False
    if not (text[label.start()].isupper() or _headed(text, label[0].strip().lower())):
        return False
    # "Mức 2 - 3 triệu đồng" is a range, "mức 2 - 40%" none.
    return bool(label["numbered"]) or upper > _LIKE * Decimal(number)


def opens_item(text: str, at: int, joint: str) -> bool:
    """Say whether the dash between two figures opens a line, as an item's does: "Households: 24\\n- 310 million".

    A range that is wrapped before its dash has a word of ranges or a bound before it: "khoảng 5\\n- 7 triệu đồng";
    or a word of prices and figures of one form, outside a list: "giá 60.000\\n- 70.000 đồng".
    """
    if not _NEW_LINE.fullmatch(joint):
        return False
    reach = text, max(0, at - _REACH), at
    if modifier_before(text, at) is not None or _grammar().range_opens.search(*reach):
        return False
    return not (_grammar().priced.search(*reach) and _alike(text, at, joint) and not _itemised(text, at, joint))


def _alike(text: str, at: int, joint: str) -> bool:
    """Say whether two figures are printed in one form, parted at their mark, and rise as the ends of a range do."""
    first = _FIGURE.match(text, at)
    second = _FIGURE.match(text, first.end() + len(joint)) if first else None
    if not first or not second:
        return False
    lower, upper = first[0].strip(".,"), second[0].strip(".,")
    grouped = re.search(r"[.,]\d{3}$", lower) is not None
    marked = bool(re.search(r"[.,]", lower)) and grouped == (re.search(r"[.,]\d{3}$", upper) is not None)
    return marked and _size(lower) < _size(upper) < _LIKE * _size(lower)


def _itemised(text: str, at: int, joint: str) -> bool:
    """Say whether the line of a figure opens with an item's mark, or the line behind that of the next figure does."""
    line = text.rfind("\n", 0, at) + 1
    behind = text.find("\n", text.index(joint, at) + len(joint))
    return _MARKED.match(text, line) is not None or (behind >= 0 and _MARKED.match(text, behind) is not None)


def in_list(text: str, at: int, joint: str) -> bool:
    """Say whether another figure with the same dash stands before that at a position: "12,3 - 14,5 - 20%".

    A year, a month, the number of a label or of an item is none: "tháng 9 - 5 - 7 triệu đồng".
    """
    first, start = _FIGURE.match(text, at), max(0, at - _LISTED)
    before = re.search(rf"(?<![\w.,/-])\d[\d.,]{{0,14}}{re.escape(joint)}$", text[start:at]) if "-" in joint else None
    if not before or not first:
        return False
    begin, figure = start + before.start(), before[0][: -len(joint)]
    if (
        _YEAR.fullmatch(figure)
        or owned(text, begin)
        or numbers(text, begin)
        or _ITEM.search(text, max(0, begin - 9), begin)
    ):
        return False
    return _size(figure) < _size(first[0])


def _size(figure: str) -> Decimal:
    """Return about how large a figure of a list is, its last mark taken for a decimal one."""
    whole, _, places = figure.strip(".,").replace(",", ".").rpartition(".")
    return Decimal(f"{whole.replace('.', '')}.{places}" if whole else places)
