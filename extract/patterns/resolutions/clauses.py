"""Dates that open a clause behind a number: on that day something happened, or the next document was issued.

"Thực hiện Kế hoạch số 69/KH-UBND, ngày 4/5, xã tổ chức tập huấn" tells the day of a course, "Quyết định số 12/QĐ-UBND,
ngày 4/5/2024, về việc ..." that of the decision. What tells them apart is whether the number stands in a phrase before
the sentence's subject, and what follows the date. Where nothing tells, the date is nobody's; but news tells a day
without its year, and papers are cited with theirs: "Theo Nghị định số 28/2022/NĐ-CP, ngày 26/4/2022, hộ được vay".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract import dates
from extract.lexicon import alternation, folded, load
from extract.patterns.resolutions.citation import Citation
from extract.patterns.resolutions.day_words import article_source, words_of
from extract.patterns.resolutions.paper import LONGEST_DATE
from extract.text import View

_LEAD = 260
"""Characters of a sentence before a number in which what governs it stands."""
_REACH = 400
"""Characters before a number in which the date that opens its clause starts."""
_MOST_LISTED = 6
_EVENT = 100
"""Characters before a number in which the meeting is named that is held on it."""


@dataclass(frozen=True)
class _Grammar:
    fronted: re.Pattern[str]
    """All that stands in a sentence before a number that is no part of its main clause: "Implementing the"."""
    listed: re.Pattern[str]
    """Between two numbers of one such phrase, at its end."""
    opened: re.Pattern[str]
    """A comma and a word for a day, before a date; `plain` where it tells no time of day."""
    own: re.Pattern[str]
    """Behind a date: it is that of the number before it, for its issuer or subject follows."""
    next_day: re.Pattern[str]
    issued_next: re.Pattern[str]
    """A word of issuing and what stands between it and the number issued."""
    aims: re.Pattern[str]
    """Behind a date: an aim is told, which is of no day."""
    ended: re.Pattern[str]
    predicate: re.Pattern[str]
    """Behind a date that is the subject: "was chosen as"."""
    event: re.Pattern[str]
    """A meeting that is held on the number behind it, for text with its marks: "hội nghị triển khai"."""
    date: re.Pattern[str]
    chaired: re.Pattern[str]
    """Behind the day of a meeting: "do Chủ tịch chủ trì"."""
    plain_day: re.Pattern[str]
    """Before a date: a word for a day, and none of issuing."""
    issues: re.Pattern[str]
    cited: re.Pattern[str]
    """A comma and a word for a day of issue, all that stands between a number and the date of its citation."""
    opens_clause: re.Pattern[str]
    """A date after a number that is not its own: it opens the next clause."""
    day_of_next: re.Pattern[str]
    """Between two numbers, a date on which the second was issued."""
    basis: re.Pattern[str]
    """A date that opens a sentence, before what the issuing is founded on: "On March 5, 2024, based on"."""
    founded: re.Pattern[str]
    """Between the last number that an issuing is founded on, and the number issued."""


@cache
def _grammar() -> _Grammar:
    """Return the grammar, compiled from the lexicons when it is first needed."""
    date, flags, issues, lexicon = dates.source(), re.IGNORECASE, words_of("issues"), load("resolutions")
    joiners = alternation([*folded(lexicon["joiners"]["words"]), "&"])
    before_type = alternation(folded(lexicon["joiners"]["before_type"]))
    fronting, opening, the = words_of("fronting"), words_of("opening"), article_source()
    plain = alternation(set(folded(lexicon["dates"]["day"])) & set(folded(lexicon["dates"]["opening"])))
    own = rf"(?:{words_of('own_behind')}|{joiners})(?!\w)"
    cited = alternation(set(folded(lexicon["dates"]["dated"])) & set(folded(lexicon["dates"]["opening"])))
    ends = rf"(?<!\w)(?P<issues>{issues})\s{{1,2}}(?:(?:{before_type})\s)?$"
    return _Grammar(
        fronted=re.compile(rf"\W{{0,4}}(?:[^,;\n]{{0,60}},\s)?(?:{fronting})\s(?:[^,;\n]{{0,100}}\W)?", flags),
        listed=re.compile(rf"(?:[,;]|\s(?:{joiners}))\s{{1,2}}{the}$", flags),
        opened=re.compile(rf",\s{{1,2}}(?:(?P<plain>{plain})|{opening})\s{{1,2}}{the}$", flags),
        own=re.compile(rf"(?:\s?,)?\s{{1,2}}{own}|\s?\(", flags),
        # "Nghị quyết số 5-NQ/TU, ngày 10/2/2023, ngày 5/3/2024, UBND tỉnh": the second opens the clause.
        next_day=re.compile(rf",\s{{1,2}}(?:{opening})\s{{1,2}}{the}{date}", flags),
        issued_next=re.compile(rf"(?<!\w)(?:{issues})\s(?:(?!\W(?:{fronting})\s)[^;\n]){{0,40}}$", flags),
        aims=re.compile(rf",?\s[^,;.\n]{{1,60}}\s(?:{words_of('aims')})(?!\w)", flags),
        ended=re.compile(r"\s?(?:[.;|)\n]|$)"),
        predicate=re.compile(rf"\s(?:{words_of('predicates')})\s", flags),
        date=re.compile(date, flags),
        event=re.compile(
            rf"(?<!\w)(?:{alternation(lexicon['dates']['events'])})"
            rf"(?:\s(?!(?:{alternation(lexicon['dates']['no_event'])})(?!\w))[^\s,;:.()]{{1,12}}){{0,14}}\s$",
            flags,
        ),
        chaired=re.compile(rf",?\s(?:{words_of('agents')})\s", flags),
        plain_day=re.compile(
            rf"(?!.{{0,200}}?(?<!\w)(?:{words_of('participles')})\s).{{0,200}}?(?<!\w)(?:{words_of('event_day')})\s{{1,2}}{the}",
            flags,
        ),
        issues=re.compile(rf",?\s(?:{issues})\s", flags),
        cited=re.compile(rf",\s{{1,2}}(?:{cited})\s{{1,2}}", flags),
        opens_clause=re.compile(rf",\s(?:{opening})\s{{1,2}}{date},\s[^.;\n]{{3,160}}?\s(?:{issues})\s", flags),
        day_of_next=re.compile(
            rf"(?:,\s{{1,2}}(?:(?:{joiners})\s)?(?:{opening})\s{{1,2}}{the}(?P<date>{date})(?!\s?,?\s{{1,2}}{own})"
            rf",?\s(?:(?:[^,;\n]|,\s(?={the}(?-i:[A-Z]))){{0,220}}?\W)??"
            rf"|\s(?:{opening})\s{{1,2}}{the}(?P<beside>{date}),?\s){ends}",
            flags,
        ),
        basis=re.compile(
            rf"\W{{0,4}}(?:{opening})\s{{1,2}}(?P<date>{date}),?\s(?:{fronting})\s(?:[^,;\n]{{0,100}}\W)?", flags
        ),
        # "thực hiện Nghị quyết số 5-NQ/TU, xã họp dân, phổ biến việc UBND tỉnh ban hành": the day is that of a meeting.
        founded=re.compile(
            rf"(?:,?\s{{1,2}}(?:{own}|{words_of('day')})[^;\n]{{0,260}}?|\s?\([^()\n]{{1,120}}\)[^,;\n]{{0,60}})?"
            rf",\s(?:(?!(?<!\w)(?:{words_of('nominal')})\s)[^,;\n]){{2,120}}?{ends}",
            flags,
        ),
    )


def _is_fronted(view: View, found: Sequence[Citation], index: int) -> bool:
    """Say whether a number stands in a phrase before its sentence's subject: "Theo Quyết định số 5, ngày 3/4 xã"."""
    start = view.sentence(found[index].start)[0]
    for at in range(index, max(-1, index - _MOST_LISTED), -1):
        before = view.folded[max(start, found[at].start - _LEAD) : found[at].start]
        if found[at].start - start < _LEAD and _grammar().fronted.fullmatch(before):
            return True
        if not at or found[at - 1].end < start or not _grammar().listed.search(before):
            return False
    return False


def is_of_event(view: View, found: Sequence[Citation], index: int, day: tuple[int, int]) -> bool:
    """Say whether the date behind a number, whose span is `day`, is that of what its clause goes on to tell."""
    grammar, text, (start, end) = _grammar(), view.folded, day
    citation = found[index]
    if grammar.own.match(text, end) or grammar.aims.match(text, end) or _closes(view, found, index, end):
        return False
    if is_cited(view, found, index, day):
        return _issues_next(view, found, index, end)
    if grammar.opens_clause.match(text, citation.end):
        return True
    between = text[citation.end : start]
    opened = grammar.opened.search(between)
    if opened and not opened["plain"]:
        return True  # "Kế hoạch số 5/KH-UBND của UBND tỉnh, chiều ngày 4/5 xã"
    spoken = between.strip() == "," and grammar.predicate.match(text, end)
    issuing = "," in between and grammar.issues.match(text, end)
    if not (opened or issuing or spoken) or not _is_fronted(view, found, index):
        return False
    return not _follows_its_like(view, found, index)


def is_at_event(view: View, citation: Citation, day: tuple[int, int], year: str | None) -> bool:
    """Say whether the day behind a number is that of a meeting on it that is named before it: "hội nghị quán triệt".

    That of the paper is followed by its body or its subject, or lies in another year than the article; the meeting's
    may stand before it: "Ngày 25/3, lễ công bố Quyết định số 12/QĐ-UBND ngày 20/3".
    """
    grammar, text, (start, end) = _grammar(), view.folded, day
    if not grammar.plain_day.fullmatch(text[citation.end : start]):
        return False
    written = dates.read(text[start:end], None)
    if grammar.own.match(text, end) and (written or not grammar.chaired.match(text, end)):
        return False
    if written and year and not written.startswith(year[:4]):
        return False
    opened, near = view.sentence(citation.start)[0], citation.start - _EVENT
    held = grammar.event.search(view.text, max(opened, near), citation.start)
    return held is not None and not grammar.date.search(text, max(opened, citation.start - _LEAD), held.start())


def is_cited(view: View, found: Sequence[Citation], index: int, day: tuple[int, int]) -> bool:
    """Say whether a date stands with its year between commas behind a number, as papers are cited."""
    grammar, text, (start, end), citation = _grammar(), view.folded, day, found[index]
    written = dates.read(text[start:end], None)
    if not written or not grammar.cited.fullmatch(text, citation.end, start):
        return False
    of_year = not citation.year or len(citation.year) < len("2024") or written.startswith(citation.year)
    return of_year and text.startswith(",", end) and not grammar.own.match(text, end)


def _issues_next(view: View, found: Sequence[Citation], index: int, end: int) -> bool:
    """Say whether the next number is issued in the clause behind a date that ends at a position, and that opens it."""
    grammar, text = _grammar(), view.folded
    if index + 1 == len(found) or grammar.next_day.match(text, end):
        return False
    following = found[index + 1].start
    near = following <= min(end + _REACH, view.sentence(end)[1])
    return near and grammar.issued_next.search(text, end, following) is not None


def _closes(view: View, found: Sequence[Citation], index: int, end: int) -> bool:
    """Say whether nothing of a clause stands behind a date: its sentence ends, or the next number of a list follows."""
    text = view.folded
    if _grammar().ended.match(text, end):
        return True
    following = text[end : found[index + 1].start] if index + 1 < len(found) else None
    return following is not None and len(following) < LONGEST_DATE and following.strip() in (",", ";", "")


def _follows_its_like(view: View, found: Sequence[Citation], index: int) -> bool:
    """Say whether the number before one in its list bears a date in the same way, before the next number."""
    if not index:
        return False
    between = view.folded[found[index - 1].end : found[index].start]
    opened = re.match(rf"\s?,\s{{1,2}}(?:{words_of('day')})\s{{1,2}}(?:{dates.source()})", between, re.IGNORECASE)
    return opened is not None and _grammar().listed.match(between, opened.end()) is not None


def day_of_next(view: View, before: Citation, citation: Citation, own: int) -> tuple[str, int, int] | None:
    """Return the date between two numbers on which the second was issued, its end, and where its verb starts.

    "Implementing Resolution No. 22-NQ/TU dated June 6, 2022, on March 5, 2024 the province issued Plan No. 69/KH-UBND."
    `own` is where the date of the first starts, or -1.
    """
    position = max(before.end, citation.start - _REACH)
    while match := _grammar().day_of_next.search(view.folded, position, citation.start):
        name = "date" if match["date"] else "beside"
        if match.start(name) != own:
            return match[name], match.end(name), match.start("issues")
        position = match.start(name)
    return None


def day_before_basis(view: View, found: Sequence[Citation], index: int) -> tuple[str, int, int] | None:
    """Return the same of a date that opens the sentence: "On March 5, 2024, based on Resolution No. 22, the ..."."""
    citation, text = found[index], view.folded
    start = view.sentence(citation.start)[0]
    first = index
    while first and found[first - 1].start >= start and index - first < _MOST_LISTED:
        first -= 1
    issued = _grammar().founded.fullmatch(text, found[index - 1].end, citation.start)
    match = _grammar().basis.fullmatch(text, start, found[first].start)
    if first == index or not issued or not match:
        return None
    return match["date"], match.end("date"), issued.start("issues")
