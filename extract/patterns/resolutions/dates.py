"""The day on which a cited document was issued, where the article states it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract import dates
from extract.lexicon import alternation, folded, load
from extract.patterns.resolutions.citations import Citation
from extract.patterns.resolutions.grammar import grammar
from extract.patterns.resolutions.lists import listed, respectively, shared
from extract.patterns.resolutions.paper import day_in_head, day_under_label
from extract.text import CAPITALS, View, unmark

_DATE_REACH = 400
"""Characters of a sentence after a number in which its date starts."""
_LONGEST_DATE = 48

_LABEL_REACH = 80
_TYPE_REACH = 24
"""Characters before a bracket in which the type word of the number in it stands."""
_WORD_REACH = 8
"""Characters before a word of issuing in which one stands that makes it issue nothing."""


@dataclass(frozen=True)
class _Grammar:
    """Where the day of issue stands, in both languages; all for text without marks."""

    after: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    """ "was issued" behind a number, the date standing before it."""
    opens_clause: re.Pattern[str]
    """A date after a number that is not its own: it opens the next clause."""
    same_day: re.Pattern[str]
    saying: re.Pattern[str]
    """Somebody tells, on the day before it, what was issued on another; for text with its marks."""
    naming: re.Pattern[str]
    """What stands before a word of issuing that issues nothing: "trong đó có"; for text with its marks."""
    issuing: re.Pattern[str]
    labelled: re.Pattern[str]
    """A day under its label in front of a number."""
    for_all: re.Pattern[str]
    """A date, later in the sentence, that all its documents share."""


def _words(*names: str) -> str:
    """Return the alternation of the lexicon's words for dates of the given names."""
    lexicon = load("resolutions")["dates"]
    return alternation(word for name in names for word in folded(lexicon[name]))


def _after_source() -> str:
    """Return the source of a date after a number: beside it, after its issuer, after "issued by"."""
    day, issued, date, the = _words("day"), _words("issued"), dates.source(), r"(?:the\s)?"
    # The blank before the date gets lost: "datedSeptember 02, 2016".
    dated = rf"(?:{day})(?::?\s{{1,2}}{the}|(?=\d|(?-i:[A-Z])))"
    marker = rf"(?:(?:{issued})\s{{1,2}}(?:(?:{day})\s{{1,2}})?{the}|{dated})"
    # After a comma a date in letters needs no marker: "Decision No. 14/QD-TTg, September 5, 2024".
    spelled = r"(?<=,\s)(?=[A-Z][a-z]{2,8}\s\d|\d{1,2}\s[A-Z][a-z]{2,8}\s)"
    between = rf"(?:(?!\b(?:{_words('in_force')}))[^.;\n()\d])"  # "... có hiệu lực từ ngày 1/7" is no day of issue
    sure = _words("issued", "dated")  # "of" and "on" are too common to part a date from an issuer
    # "nghị quyết 82/2017/NQ-HĐND tỉnh ngày 13 tháng 12"; behind "tỉnh, ngày" another clause starts.
    begin = rf"(?:\s(?:{_words('level')})\s{{1,2}}|\s{{0,2}},?\s{{0,2}})"
    return (
        rf"{begin}(?:(?:{_words('shared', 'respective')})\s{{1,2}})?"
        rf"(?:\((?:{marker})?|{marker}|{spelled})(?P<near>{date})"
        rf"|\s{{0,2}}[;|\n]\s{{0,2}}(?:{_words('label')})\s?[:|]\s?(?P<label>{date})"
        rf"|\s(?:{_words('of')})\s{between}{{2,90}}?,?\s\(?{_no_deadline()}(?:{sure})\s{{1,2}}"
        rf"(?:(?:{day})\s{{1,2}})?{the}(?P<far>{date})"
        rf"|\s(?:{_words('of')})\s{between}{{2,90}}?\s\((?P<inside>{date})\)"
        rf"|,?\s(?:{_words('by')})\s{between}{{2,80}}?\s(?:{day})\s{{1,2}}(?P<by>{date})"
    )


def _no_deadline() -> str:
    """Return the source of what says that no word of a term stands before a date: "từ ngày 1/7", "before May 5"."""
    return "".join(f"(?<!{word} )" for word in folded(load("resolutions")["dates"]["not_opening"]))


def _before_source() -> str:
    """Return the source of a date before a number: "On June 6, 2022, the ... issued", "Adopted on June 24, 2023, "."""
    date = dates.source()
    article = alternation(folded(load("resolutions")["joiners"]["before_type"]))
    return (
        rf"^(?:[^\n;]{{0,160}}(?<!\w))?{_no_deadline()}(?:{_words('opening')})\s{{1,2}}(?P<date>{date})[^\n;]{{0,220}}?"
        rf"(?<!\w)(?P<issues>{_words('issues')})\s{{1,2}}(?:(?:{article})\s)?$"
        rf"|^\W{{0,4}}(?:{_words('participles')})\s(?:(?:{_words('day')})\s)?(?P<alone>{date})[^.;\n]{{0,80}}?,\s(?:the\s)?$"
    )


def _marked(words: Sequence[str]) -> list[str]:
    """Return the words, those of several syllables also unmarked: one alone is then another word, "nói" and "Nội"."""
    return [*words, *(unmark(word) for word in words if " " in word)]


def _saying_source() -> str:
    """Return the source of words that make the day before them that of the news: "cho biết", "theo Tỉnh ủy X,"."""
    lexicon = load("resolutions")["dates"]
    said, telling, after, after_if_done, done, orders = (
        alternation(_marked(lexicon[name]))
        for name in ("saying", "telling", "following", "following_if_done", "done", "orders")
    )
    # Bodies are printed with a capital, and no more than their name is meant: not "theo Bộ Công an phân cấp,".
    source = rf"(?!(?:{alternation(lexicon['no_source'])})(?!\w))(?:{alternation(lexicon['sources'])})(?!\w)"
    body = rf"{source}(?:(?!\s(?:{orders})(?!\w))[^,;\n'\u2019]){{0,80}}"
    was_issued = rf",\s[^,;\n]{{0,80}}?(?<!\w)(?:{done})\s[^,;\n]{{1,24}}$"
    return (
        rf"(?<!\w)(?:(?i:{said})(?!\w)|(?:{after})\s{body},|(?:{after_if_done})\s{body}{was_issued})"
        rf"|,\s(?:{source}|[{CAPITALS}])[^;\n]{{0,100}}?\s(?:{telling}){was_issued}"
    )


@cache
def _grammar() -> _Grammar:
    """Return the grammar, compiled from the lexicons when it is first needed."""
    lexicon, date = load("resolutions"), dates.source()
    day, issues = _words("day"), _words("issues")
    passive = alternation(folded(lexicon["passive"]["words"]))

    flags = re.IGNORECASE
    return _Grammar(
        after=re.compile(_after_source(), flags),
        before=re.compile(_before_source(), flags),
        behind=re.compile(rf"[^\n.;]{{0,40}}?\s(?:{passive})\s(?:{issues})(?!\w)", flags),
        opens_clause=re.compile(
            rf",\s(?:{_words('opening')})\s{{1,2}}{date},\s[^.;\n]{{3,160}}?\s(?:{issues})\s", flags
        ),
        same_day=re.compile(rf"\s(?:{_words('same_day')})(?!\w)", flags),
        saying=re.compile(_saying_source()),
        naming=re.compile(rf"(?<!\w)(?:{alternation(_marked(lexicon['dates']['not_issuing']))})\s$"),
        issuing=re.compile(rf"(?<!\w)(?:{_words('participles')})(?!\w)", flags),
        labelled=re.compile(rf"(?:{_words('label')})\s?[:|]\s?{date}\s{{0,2}}[;|\n][^;|\n]{{0,24}}$", flags),
        for_all=re.compile(
            rf"(?<!\w)(?:(?P<both>{_words('two')})|{_words('shared')})\s{{1,2}}(?:{_words('issued', 'day')})\s{{1,2}}"
            rf"(?:(?:{day})\s{{1,2}})?(?P<date>{date})",
            flags,
        ),
    )


def limit_of(view: View, found: Sequence[Citation], index: int) -> int:
    """Return where the next citation starts, or the text ends."""
    return found[index + 1].start if index + 1 < len(found) else len(view.text)


def _end_of(view: View, citation: Citation) -> int:
    """Return where a citation ends, behind the bracket in which its number stands: "Decision (No. 866/QD-TTg) of"."""
    text, start, end = view.folded, citation.start, citation.end
    if text[end : end + 1] != ")" or text[max(0, start - 1) : start] != "(" or text[end + 1 : end + 2] == ",":
        return end  # behind a comma the next clause opens: "(No. 866/QD-TTg), on 18 July 2023 the province"
    before = text[max(0, start - _TYPE_REACH) : start - 1].rstrip().lower()
    return end + 1 if grammar().last_word.search(before) else end


def _after(view: View, citation: Citation, limit: int) -> re.Match[str] | None:
    """Return the match of the date that stands after a number, before the next citation."""
    grammar_, text = _grammar(), view.folded
    match = grammar_.after.match(text, _end_of(view, citation), limit)
    if not match or grammar_.opens_clause.match(text, citation.end, citation.end + _DATE_REACH):
        return None
    if match["label"] and grammar_.labelled.search(text, max(0, citation.start - _LABEL_REACH), citation.start):
        return None  # in a table the label behind a number is that of the next one
    return match


def _read_after(match: re.Match[str] | None, year: str | None) -> str | None:
    """Return the day that stands after a number."""
    groups = ("near", "label", "far", "inside", "by")
    return dates.read(next(match[name] for name in groups if match[name]), year) if match else None


def _date_before(view: View, citation: Citation, previous: int, year: str | None) -> str | None:
    """Return the date of "On June 6, 2022, the ... issued" that opens the citation's sentence."""
    text = view.folded
    start, end = view.sentence(citation.start)
    start, end = max(start, citation.start - _DATE_REACH), min(end, citation.end + _DATE_REACH)
    if previous > start:
        # "Theo Quyết định A, ngày 5/10/2016, Tỉnh ủy ban hành B": the date opens the clause of B.
        if not _grammar().opens_clause.match(view.folded, previous, citation.start):
            return None
        start = previous
    behind = _grammar().behind.match(text, citation.end, end)
    window = text[start : citation.start]
    match = _grammar().before.search(window)
    if (
        match
        and match["date"]
        and _tells_only(view, citation, start + match.end("date"), start + match.start("issues"))
    ):
        match = None
    if not match and behind:
        opening = re.match(rf"\W*(?:{_words('opening')})\s(?P<date>{dates.source()}),\s(?:the\s)?$", window, re.I)
        return dates.read(opening["date"], year) if opening else None
    return dates.read(match["date"] or match["alone"], year) if match else None


def _tells_only(view: View, citation: Citation, begin: int, verb: int) -> bool:
    """Say whether nothing is issued on the day before a word of issuing, but told: "thông tin từ UBND tỉnh ..."."""
    grammar_ = _grammar()
    named = grammar_.naming.search(view.text, max(begin, verb - _WORD_REACH - 2), verb)
    if named and grammar_.issuing.search(view.folded, begin, verb):
        named = None  # "ban hành nhiều văn bản, trong đó có"
    return bool(named or grammar_.saying.search(view.text, begin, citation.start))


def _date_for_all(view: View, found: Sequence[Citation], index: int, year: str | None) -> str | None:
    """Return the date that documents of a sentence share: "A and B, both dated July 30, 2024"."""
    citation = found[index]
    reach = citation.end + _DATE_REACH  # the date starts in it, and may end behind it: cut short, it lost its year
    end = min(view.sentence(citation.start)[1], reach + _LONGEST_DATE)
    match = _grammar().for_all.search(view.folded, citation.end, end)
    later = sum(match.start() > one.start for one in found[index + 1 : index + 6]) if match else 0
    if not match or match.start("date") > reach or (match["both"] and later > 1):
        return None
    return dates.read(match["date"], year)


def _in_paper(view: View, found: Sequence[Citation], index: int, year: str | None) -> str | None:
    """Return the date that a reprinted paper has in its head or its form; no paper is of another year than its number."""
    day = day_in_head(view, found, index, year) or day_under_label(view, found, index, year)
    own = found[index].year
    return None if day and own and len(own) == 4 and not day.startswith(own) else day


def dated(view: View, found: list[Citation], year: str | None) -> list[str | None]:
    """Return the day of issue of each citation, where the article states it; `year` is for dates without one."""
    issued: dict[tuple[str, str], str] = {}
    guessed: dict[tuple[str, str], str] = {}  # days beside which no year is written
    beside: list[dict[tuple[str, str], str]] = []
    last = opening = None
    for index, citation in enumerate(found):
        limit = min(limit_of(view, found, index), citation.end + _DATE_REACH)
        previous = found[index - 1].end if index else -1
        own = citation.year if citation.year and len(citation.year) == 4 else None  # "168/2024/NĐ-CP ngày 26/12"
        known = own or year
        # "Ngày 23/9, HĐND tỉnh ban hành A và B": what is listed shares the date before it, not one behind.
        in_list = index and listed(view, found[index - 1], citation)
        opening = opening if in_list else _date_before(view, citation, previous, known)
        after = _after(view, citation, limit)
        stated = _read_after(after, known)
        day = stated or opening
        if _grammar().same_day.match(view.folded, citation.end):
            day = day or last
        day = day or _date_for_all(view, found, index, known) or _in_paper(view, found, index, known)
        written = _read_after(after, own)
        if day:
            last = day
            (guessed if stated and not written else issued).setdefault(citation.identity, day)
        each = respectively(view, found, index, after, known) if after and after["near"] else {}
        issued |= each
        beside.append({citation.identity: written} | each if written else {})
    return _of_mentions(found, beside, shared(view, found, guessed | issued))


def _of_mentions(
    found: Sequence[Citation], beside: Sequence[dict[tuple[str, str], str]], issued: dict[tuple[str, str], str]
) -> list[str | None]:
    """Return the day of each citation: that of its number, for every mention has it.

    Where two bodies bear one number on two days, it is the day that stands beside the mention, or the last that did.
    """
    stated: dict[tuple[str, str], set[str]] = {}
    for days in beside:
        for identity, day in days.items():
            stated.setdefault(identity, set()).add(day)
    latest: dict[tuple[str, str], str] = {}
    of_mentions = []
    for citation, days in zip(found, beside, strict=True):
        latest |= days
        several = len(stated.get(citation.identity, ())) > 1
        of_mentions.append((latest if several else issued).get(citation.identity) or issued.get(citation.identity))
    return of_mentions


def date_beside(view: View, citation: Citation, limit: int) -> int:
    """Return where the date that stands beside a number ends, or where the number does."""
    match = _grammar().after.match(view.folded, _end_of(view, citation), limit)
    end = match.end() if match and match["near"] else citation.end
    return end + view.folded.startswith(")", end)
