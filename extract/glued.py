"""Figures that print has glued to the year, or to the number of a label, before them: "Đến năm 2025,100% số xã"."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.dashes import numbers
from extract.lexicon import alternation, load
from extract.numeral_words import grammar, owned
from extract.text import View

_REACH = 40
_YEAR = r"(?:19|20)\d\d"
_FIGURE = r"\d{1,3}(?:[.,]\d{1,3}){0,4}"
_BLANK, _BREAK = " ", ";"
"""What stands for a mark: a comma parts clauses, a point or a colon more."""


@dataclass(frozen=True)
class _Grammar:
    year: re.Pattern[str]
    """A year with a mark and a figure glued behind it; `share` where that is a percentage."""
    before: re.Pattern[str]
    """What stands before a year and a percentage: "in", "24/8/"; `span` may stand before a number, too."""
    of_sum: re.Pattern[str]
    """The same before a year and a sum: after `day` it is a year, after `word` where no decimal follows."""
    label: re.Pattern[str]
    """A number, a colon, and a figure with a unit: "đợt 2:300 triệu đồng"."""


@cache
def _grammar() -> _Grammar:
    words, numerals, flags = load("numerals", "extract")["glued"], grammar(), re.IGNORECASE
    names = ("years", "spans", "months", "each", "sure", "opening")
    years, spans, months, each, sure, opening = (alternation(words[name]) for name in names)
    day = rf"\d{{1,2}}[/.-]\d{{1,2}}[/-]|(?<!\w)(?:{months})\s\d{{1,2}}\s?[/-]"
    unit = (
        rf"\s{{0,2}}(?:%|(?:{numerals.scale}|{alternation(load('numerals', 'extract')['whole_things']['dong'])})(?!\w))"
    )
    return _Grammar(
        # "phí 2000,000 đồng", "đạt 2024,05 tỷ đồng": no figure begins with noughts.
        year=re.compile(
            rf"(?<![\d.,]){_YEAR}(?P<mark>[.,])(?=(?!0\d){_FIGURE}(?!\d)(?P<share>\s?%)?)(?P<decimal>(?=\d(?![\d.,])))?"
        ),
        # "mỗi năm 2025,5 tỷ đồng" is so much a year.
        before=re.compile(
            rf"(?:(?<!\w)(?:(?P<each>{each}|\d{{1,2}})\s{{1,2}})?(?:{years})\s{{1,2}}|{day}|{_YEAR}\s?-\s?"
            rf"|(?:^|[.,;:\n]\s?)(?:{opening})\s{{1,2}}|(?P<span>(?<!\w)(?:{spans})\s))$",
            flags,
        ),
        # "Cả năm 2024,5 tỷ đồng" is a sum; "Năm 2024,5 tỷ đồng được chi", first in its sentence, none.
        of_sum=re.compile(
            rf"(?:(?P<day>{day}|(?:^|[.!?\n]\s?)(?:{years}|{sure}|{opening})\s{{1,2}})"
            rf"|(?P<word>(?<!\w)(?:(?:{sure})\s{{1,2}}|(?:{spans})\s{_YEAR}\s?-\s?)))$",
            flags,
        ),
        label=re.compile(rf"(?<![\w.,:/-])(?:(?P<year>{_YEAR})|\d{{1,4}})(?P<mark>:)(?={_FIGURE}(?!\d){unit})", flags),
    )


def _after_year(text: str, match: re.Match[str]) -> bool:
    """Say whether a figure is glued to a year: "2025,100%" is none, "vốn 2025,5 tỷ đồng" one number."""
    reach = text, max(0, match.start() - _REACH), match.start()
    decimal = match["decimal"] is not None
    if match["share"] is None:
        before = _grammar().of_sum.search(*reach)
        return bool(before and (before["day"] or not decimal))
    before = _grammar().before.search(*reach)
    return bool(before and not before["each"] and not (before["span"] and decimal))


def dated(text: str, at: int) -> bool:
    """Say whether the year at a position stands behind a word for when something was: "in 2011"."""
    return _grammar().of_sum.search(text, max(0, at - _REACH), at) is not None


def _marks(text: str) -> list[tuple[int, str]]:
    """Return the offsets of the marks that part two figures, and what stands for them."""
    grammar_ = _grammar()
    years = [(match.start("mark"), match["mark"]) for match in grammar_.year.finditer(text) if _after_year(text, match)]
    labels = [
        (match.start("mark"), _BREAK)
        for match in grammar_.label.finditer(text)
        if match["year"] or owned(text, match.start()) or numbers(text, match.start())
    ]
    return [(at, _BLANK if mark == "," else _BREAK) for at, mark in years] + labels


@lru_cache(maxsize=2)  # sums and percentages ask for the same article
def apart(view: View) -> View:
    """Return the view with what is glued to a year or a label parted from it, each character where it was."""
    marks = _marks(view.text)
    if not marks:
        return view
    characters = list(view.text)
    for at, character in marks:
        characters[at] = character
    return view.reworded("".join(characters))
