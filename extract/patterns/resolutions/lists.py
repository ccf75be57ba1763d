"""The days of issue of documents that are cited in one list: one day for all, or as many days as numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extract import dates
from extract.lexicon import alternation, folded, load, load_file
from extract.patterns.resolutions.citation import Citation
from extract.patterns.resolutions.symbols import symbols
from extract.text import View

_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_LIST = 8
"""Characters before a citation in which the word stands that makes it the first of several."""


@dataclass(frozen=True)
class _Grammar:
    listed: re.Pattern[str]
    """What stands between two numbers of a list."""
    several: re.Pattern[str]
    plural: re.Pattern[str]
    """What opens a list of numbers under one type word: "các" before it, or its own plural."""
    further: re.Pattern[str]
    """The next date of a list; `last` where a word joins it."""
    second: re.Pattern[str]
    """Behind a date without a year: another one with it, or its day alone, "December 8 and 9, 2023"."""
    clause: re.Pattern[str]
    """Behind a date: it opens a clause in which something else is issued."""


@cache
def _grammar() -> _Grammar:
    """Return the grammar, compiled from the lexicons when it is first needed."""
    lexicon = load("resolutions")
    joiners = alternation([*folded(lexicon["joiners"]["words"]), "&"])
    articles = alternation(folded(lexicon["joiners"]["articles"]))
    day = alternation(folded(lexicon["dates"]["day"]))
    flags = re.IGNORECASE
    return _Grammar(
        listed=re.compile(rf"\s{{0,2}}[,;]?\s{{0,2}}(?:(?:{joiners})\s{{1,2}})?(?:(?:{articles})\s{{1,2}})?"),
        several=re.compile(rf"(?<!\w)(?:{alternation(lexicon['plural']['before'])})\s$", flags),
        plural=re.compile(rf"(?:{alternation(lexicon['plural']['types'])})(?!\w)", flags),
        further=re.compile(
            rf"\s{{0,2}}(?:,?\s{{0,2}}(?P<last>{joiners})\s{{1,2}}|,\s{{0,2}})(?:(?:{day})\s{{1,2}})?"
            rf"(?P<date>{dates.source()})(?!\w)",
            flags,
        ),
        second=re.compile(
            rf"\s{{0,2}}(?:,?\s{{0,2}}(?:{joiners}|-)\s{{1,2}}|,\s{{0,2}})(?:(?:{day})\s{{1,2}})?"
            rf"(?:{dates.source()}|\d{{1,2}},?\s{{1,2}}(?:19|20)\d\d(?!\d))",
            flags,
        ),
        clause=re.compile(rf",?\s[^.;,\n]{{3,90}}?\s(?:{alternation(folded(lexicon['dates']['issues']))})\s", flags),
    )


def listed(view: View, one: Citation, two: Citation) -> bool:
    """Say whether two citations follow each other in a list."""
    return _grammar().listed.fullmatch(view.folded, one.end, two.start) is not None


def is_of_several(view: View, begin: int, end: int) -> bool:
    """Say whether the date between two places is the first of two and its year stands with the second.

    "ngày 8/12 và 9/12/2023" behind one number tells two days, and none is in the article's year.
    """
    second = None if _YEAR.search(view.folded, begin, end) else _grammar().second.match(view.folded, end)
    return second is not None and _YEAR.search(second[0]) is not None


def opens_several(view: View, begin: int, end: int) -> bool:
    """Say whether a date before what was issued is the first of two: "On June 6, 2022 and March 5, 2024 the ..."."""
    joined = _grammar().further.match(view.folded, end)
    return is_of_several(view, begin, end) or (joined is not None and joined["last"] is not None)


def respectively(
    view: View, found: Sequence[Citation], index: int, near: re.Match[str], year: str | None
) -> dict[tuple[str, str], str]:
    """Return the days of a list of numbers that as many dates follow: "A and B dated May 5 and June 6, 2024".

    `near` is the match of the first date, in its group of that name, behind the citation at `index`.
    """
    said, end, joined = [near["near"]], near.end("near"), False
    while not joined and (more := _grammar().further.match(view.folded, end)):
        said.append(more["date"])
        end, joined = more.end(), bool(more["last"])
    group = found[max(0, index + 1 - len(said)) : index + 1]
    together = all(listed(view, one, two) for one, two in pairwise(group))
    dated = [_YEAR.search(date) is not None for date in said]
    fraction = any(one and not two for one, two in pairwise(dated))  # "ngày 3/4/2024 và 2/3 hộ dân"
    if not joined or len(group) != len(said) or not together or fraction or _grammar().clause.match(view.folded, end):
        return {}
    days = []
    for date in reversed(said):  # a year stands once, at the end
        days.append(dates.read(date, year))
        year = days[-1] or year
    return {one.identity: day for one, day in zip(group, reversed(days), strict=True) if day}


def shared(view: View, found: Sequence[Citation], issued: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """Return the days of issue, of each number also that of the next in its list where one day is that of both."""
    days, together = dict(issued), _under_plural(view, found)
    for index, (one, two) in reversed(list(enumerate(pairwise(found)))):
        reach = _most_apart(two) if index + 1 in together else 1
        if two.identity in days and _of_one_day(view, one, two, reach):
            days.setdefault(one.identity, days[two.identity])
    return days


def _under_plural(view: View, found: Sequence[Citation]) -> set[int]:
    """Return the places of citations in a list under one plural: "các Quyết định số 99/..., 103/...".

    Three numbers under one type word are such a list without a word for it.
    """
    together, opened = set(), False
    for index, citation in enumerate(found):
        if citation.rule == "list" and opened:
            together.add(index)
        elif citation.rule != "list":
            before = view.text, max(0, citation.start - _BEFORE_LIST), citation.start
            opened = bool(_grammar().several.search(*before) or _grammar().plural.match(view.text, citation.start))
            opened = opened or [one.rule for one in found[index + 1 : index + 3]] == ["list", "list"]
    return together


def _most_apart(citation: Citation) -> int:
    """Return how far apart numbers of one day may lie: decisions by the dozen, Party papers one by one."""
    if citation.year:
        return 1
    symbol = citation.symbol.lstrip("-/").rstrip("0123456789")
    return int(load_file("symbols", "extract.patterns")["one_day"].get(symbol, 1))


def _of_one_day(view: View, one: Citation, two: Citation, reach: int) -> bool:
    """Say whether the date behind the second of two papers is that of both: one symbol, or one body's next number.

    Under one plural type word the numbers may lie further apart, as those of one body's day do.
    """
    if one.rule == "shared symbol":
        return True  # "Decisions No. 341, 342 and 343-QD/UBKTTU dated ..."
    same = one.symbol and re.split("[-/]", one.symbol)[-1] == re.split("[-/]", two.symbol)[-1] and one.year == two.year
    if not same or not (one.serial.isdigit() and two.serial.isdigit()):
        return False
    # The day behind the second of two resolutions is its own; a submission goes out with its scheme, and numbers under
    # one type word ("Official Dispatches No. 45/CD-TTg and 46/CD-TTg") with each other.
    submitted = "submission" in (one.type, two.type) or symbols().types.get(one.symbol_code) == "submission"
    pair = submitted if one.type != two.type else two.rule == "list"
    close = pair and 1 <= int(two.serial) - int(one.serial) <= reach
    return close and listed(view, one, two)
