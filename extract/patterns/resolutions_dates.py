"""The day on which a cited document was issued, where the article states it."""

import re
from collections.abc import Sequence

from extract import dates
from extract.patterns.resolutions_citations import Citation
from extract.patterns.resolutions_grammar import grammar
from extract.text import View

_DATE_REACH = 400
_HEAD_REACH = 200
"""Characters after a number in which its date stands: in a sentence, in the head of a reprinted paper."""


def limit_of(view: View, found: Sequence[Citation], index: int) -> int:
    """Return where the next citation starts, or the text ends."""
    return found[index + 1].start if index + 1 < len(found) else len(view.text)


def _date_after(view: View, citation: Citation, limit: int, year: str | None) -> str | None:
    """Return the date that stands after a number, before the next citation."""
    match = grammar().date_after.match(view.folded, citation.end, limit)
    if not match or grammar().opens_clause.match(view.folded, citation.end, citation.end + _DATE_REACH):
        return None
    return dates.read(match["near"] or match["far"] or match["by"], year)


def _date_before(view: View, citation: Citation, previous: int, year: str | None) -> str | None:
    """Return the date of "On June 6, 2022, the ... issued" that opens the citation's sentence."""
    text = view.folded
    start, end = view.sentence(citation.start)
    start, end = max(start, citation.start - _DATE_REACH), min(end, citation.end + _DATE_REACH)
    if previous > start:
        # "Theo Quyết định A, ngày 5/10/2016, Tỉnh ủy ban hành B": the date opens the clause of B.
        if not grammar().opens_clause.match(view.folded, previous, citation.start):
            return None
        start = previous
    behind = grammar().issued_behind.match(text, citation.end, end)
    window = text[start : citation.start]
    match = grammar().date_before.search(window)
    if not match and behind:
        opening = re.match(rf"\W*(?:ngay|on)\s(?P<date>{dates.source()}),\s(?:the\s)?$", window, re.IGNORECASE)
        return dates.read(opening["date"], year) if opening else None
    return dates.read(match["date"] or match["alone"], year) if match else None


def _date_below(view: View, citation: Citation, year: str | None) -> str | None:
    """Return the date of a paper's head: a line "Số: 257/KH-UBND", then "Sơn La, ngày 27 tháng 10 năm 2022"."""
    line = view.text[view.text.rfind("\n", 0, citation.start) + 1 : citation.start]
    if line.strip(" |*"):
        return None
    match = grammar().date_below.search(view.folded, citation.end, citation.end + _HEAD_REACH)
    return dates.read(match["date"], year) if match else None


def _date_for_all(view: View, citation: Citation, year: str | None) -> str | None:
    """Return the date that all documents of the sentence share: "A and B, both dated July 30, 2024"."""
    end = min(view.sentence(citation.start)[1], citation.end + _DATE_REACH)
    match = grammar().all_dated.search(view.folded, citation.end, end)
    return dates.read(match["date"], year) if match else None


def dated(view: View, found: list[Citation], year: str | None) -> dict[tuple[str, str], str]:
    """Return the day of issue of each document whose day the article states."""
    issued: dict[tuple[str, str], str] = {}
    last = opening = None
    for index, citation in enumerate(found):
        limit = min(limit_of(view, found, index), citation.end + _DATE_REACH)
        previous = found[index - 1].end if index else -1
        # "Ngày 23/9, HĐND tỉnh ban hành A và B": what is listed shares the date before it, not one behind.
        listed = index and grammar().listed.fullmatch(view.folded, previous, citation.start)
        opening = opening if listed else _date_before(view, citation, previous, year)
        day = _date_after(view, citation, limit, year) or opening
        if grammar().same_day.match(view.folded, citation.end):
            day = day or last
        day = day or _date_for_all(view, citation, year) or _date_below(view, citation, year)
        if day:
            last = day
            issued.setdefault(citation.identity, day)
    return issued
