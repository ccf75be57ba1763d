"""The day of a paper that is reprinted: in its head beside the place ("Sơn La, ngày 5/6/2022"), or under a label."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract import dates
from extract.lexicon import alternation, folded, load
from extract.patterns.resolutions.citation import Citation
from extract.text import View

_HEAD_REACH = 200
"""Characters after a number in which the date of its head starts."""
_LABEL_REACH = 160
_LONGEST_CELL = 160
_BEFORE = 80
LONGEST_DATE = 48


@dataclass(frozen=True)
class _Grammar:
    placed: re.Pattern[str]
    """A place and the date beside it, alone in their line or cell, or behind the country's name and motto."""
    ends_line: re.Pattern[str]
    """What stands behind the number of a head: the end of its line or cell, the country's name, the place itself."""
    numbered: re.Pattern[str]
    """The label of a number, before it."""
    issued: re.Pattern[str]
    """The label of a day of issue, and the day."""
    issued_before: re.Pattern[str]
    """The same in the line before that of a number."""


@cache
def _grammar() -> _Grammar:
    """Return the grammar, compiled from the lexicons when it is first needed."""
    lexicon, date = load("resolutions"), dates.source()
    head, flags = lexicon["head"], re.IGNORECASE
    dated, label = (alternation(folded(lexicon["dates"][name])) for name in ("dated", "label"))
    motto, units, number, opening = (
        alternation(folded(head[name])) for name in ("motto", "units", "number", "opening")
    )
    place = rf"(?:(?i:{units})\s)?(?-i:[A-Z])[\w.]{{0,12}}(?:(?:\s?[-–]\s?|\s)(?-i:[A-Z])[\w.]{{0,12}}){{0,4}}"
    # Behind the date the line ends, or the paper's title or body follows: "Sơn La, ngày 5/6, ông A nói" is an article.
    behind = rf"(?=[\s.*]{{0,4}}(?:[\n|]|$)|\s(?-i:[A-Z]{{2}})|\.?\s{{1,2}}(?:{opening})(?!\w))"
    day = rf"{place},\s{{1,3}}(?:(?:{dated})\s{{1,2}})?(?P<date>{date}){behind}"
    rules = r"[\s*_.:-]{0,40}"
    return _Grammar(
        placed=re.compile(rf"(?:[\n|]|(?:{motto})){rules}{day}", flags),
        ends_line=re.compile(
            rf"[ \t*_.:-]{{0,12}}(?:[\n|]|$|(?-i:[A-Z][A-Z ]{{8,60}}\s)|(?:,\s)?(?P<placed>{day}))", flags
        ),
        numbered=re.compile(rf"(?<!\w)(?:{number})\s?:?\s?\|?\s{{0,2}}$", flags),
        issued=re.compile(rf"(?<!\w)(?:{label})\s?:?\s?\|?\s{{0,2}}(?P<date>{date})", flags),
        issued_before=re.compile(rf"(?<!\w)(?:{label})\s?:?\s?(?P<date>{date})\s{{0,2}}[;|\n]\s{{0,2}}$", flags),
    )


def _cell(view: View, citation: Citation) -> str:
    """Return what stands before a citation in its line, or its cell of a table; of a long line, its end."""
    before = view.text[max(0, citation.start - _LONGEST_CELL) : citation.start]
    return before.rpartition("\n")[2].rpartition("|")[2].strip(" *")


def _opens_head(view: View, citation: Citation) -> bool:
    """Say whether a number stands where a paper's head has it: alone in its line, or behind its body in capitals."""
    cell = _cell(view, citation)
    if cell and not (citation.symbol and citation.rule == "number and symbol"):
        return False  # "TRIỂN KHAI NGHỊ QUYẾT SỐ 57-NQ/TW" is a headline
    return cell == cell.upper() and not any(mark in cell for mark in ".,;:(")


def day_in_head(view: View, found: Sequence[Citation], index: int, year: str | None) -> str | None:
    """Return the date of a paper's head: a line "Số: 257/KH-UBND", then "Sơn La, ngày 27 tháng 10 năm 2022"."""
    grammar, text, citation = _grammar(), view.folded, found[index]
    ended = grammar.ends_line.match(text, citation.end) if _opens_head(view, citation) else None
    if not ended:
        return None
    reach = citation.end + _HEAD_REACH
    match = ended if ended["placed"] else grammar.placed.search(text, ended.start(), reach + LONGEST_DATE)
    if not match or match.start("date") > reach or _other_head(view, found, index, match.start("date")):
        return None
    return dates.read(match["date"], year)


def _other_head(view: View, found: Sequence[Citation], index: int, day: int) -> bool:
    """Say whether the number of another paper's head stands between a number and a day."""
    others = (one for one in found[index + 1 :] if one.start < day and one.identity != found[index].identity)
    return any(_opens_head(view, one) for one in others)


def _in_prose(text: str) -> bool:
    """Say whether sentences stand between a number and a day, no further labels of a form."""
    return ". " in text and ":" not in text and "|" not in text


def _is_labelled_before(text: str, citation: Citation, day: int) -> bool:
    """Say whether a number under a label stands right before a day: in such a form the day is its own."""
    labelled = _grammar().numbered.search(text, max(0, citation.start - _BEFORE), citation.start)
    return labelled is not None and day - citation.end < _BEFORE


def day_under_label(view: View, found: Sequence[Citation], index: int, year: str | None) -> str | None:
    """Return the day of issue in a form on a paper: "Số hiệu: 147/QĐ-UBND | Ngày ban hành: 12/01/2025"."""
    grammar, text, citation = _grammar(), view.folded, found[index]
    label = grammar.numbered.search(text, max(0, citation.start - _BEFORE), citation.start)
    if not label:
        return None
    limit = found[index + 1].start if index + 1 < len(found) else len(text)
    match = grammar.issued.search(text, citation.end, min(limit, citation.end + _LABEL_REACH + LONGEST_DATE))
    before = grammar.issued_before.search(text, max(0, label.start() - _BEFORE), label.start())
    if match and (match.start() > citation.end + _LABEL_REACH or _in_prose(text[citation.end : match.end()])):
        match = None
    if before and not match and index and _is_labelled_before(text, found[index - 1], before.start()):
        before = None
    days = {dates.read(one["date"], year) for one in (match, before) if one}
    return days.pop() if len(days) == 1 else None
