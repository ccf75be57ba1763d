"""The day on which a cited document was issued, where the article states it."""

import re
from collections.abc import Sequence

from extract import dates
from extract.patterns.resolutions.citation import Citation
from extract.patterns.resolutions.clauses import day_before_basis, day_of_next, is_at_event, is_cited, is_of_event
from extract.patterns.resolutions.day_grammar import day_grammar
from extract.patterns.resolutions.drafts import is_draft
from extract.patterns.resolutions.grammar import grammar
from extract.patterns.resolutions.lists import is_of_several, listed, opens_several, respectively, shared
from extract.patterns.resolutions.paper import LONGEST_DATE, day_in_head, day_under_label
from extract.text import View

_DATE_REACH = 400
"""Characters of a sentence after a number in which its date starts."""
_SYMBOL_ENDS = re.compile(r"[-/][A-Z]{2,8}\d{0,2}$")
_LABEL_REACH = 80
_TYPE_REACH = 24
"""Characters before a bracket in which the type word of the number in it stands."""
_LEAD = 24
"""Characters before a number that hold the words which govern it."""
_WORD_REACH = 8
"""Characters before a word of issuing in which one stands that makes it issue nothing."""


def limit_of(view: View, found: Sequence[Citation], index: int) -> int:
    """Return where the next citation starts, or the text ends."""
    return found[index + 1].start if index + 1 < len(found) else len(view.text)


def _end_of(view: View, citation: Citation) -> int:
    """Return where a citation ends, behind the bracket in which its number stands: "Decision (No. 866/QD-TTg) of"."""
    text, start, end = view.folded, citation.start, citation.end
    if text[end : end + 1] != ")" or text[max(0, start - 1) : start] != "(" or text[end + 1 : end + 2] == ",":
        return end  # behind a comma the next clause opens: "(No. 866/QD-TTg), on 18 July 2023 the province"
    before = text[max(0, start - _TYPE_REACH) : start - 1].rstrip()
    # The bracket may hold the short form, too: "Decree No. 123/2024/ND-CP (Decree 123) was issued on".
    short = rf"(?<!\d)0{{0,2}}{re.escape(citation.serial.lstrip('0'))}(?![\dA-Za-z])"
    shortened = _SYMBOL_ENDS.search(before) and re.search(short, before)
    return end + 1 if grammar().last_word.search(before.lower()) or shortened else end


def _after(view: View, found: Sequence[Citation], index: int, limit: int, year: str | None) -> re.Match[str] | None:
    """Return the match of the date that stands after a number, before the next citation."""
    grammar_, text, citation = day_grammar(), view.folded, found[index]
    match = grammar_.after.match(text, _end_of(view, citation), limit)
    if not match or is_of_event(view, found, index, match.span(_name_of(match))):
        return None
    if is_at_event(view, citation, match.span(_name_of(match)), year):
        return None
    if match["title"] and not dates.read(match["far"], None):
        return None  # "Kế hoạch số 12 của UBND tỉnh về Tuần lễ Du lịch ngày 4/5"
    if match["sent"] and citation.type != "official_letter":
        return None  # only a letter is dated when it is sent
    if _is_of_act(view, citation, match):
        return None
    if match["signed"] and not _is_issued(view, citation):
        return None  # "nhận Quyết định số 12/QĐ-UBND vào ngày 6/3"
    if match["label"] and grammar_.labelled.search(text, max(0, citation.start - _LABEL_REACH), citation.start):
        return None  # in a table the label behind a number is that of the next one
    opens = grammar_.subject.fullmatch(text, view.sentence(citation.start)[0], citation.start)
    if not opens and (match["later"] or (match["told"] and not match["of"])):
        return None
    # "Funding under Decision No. 1719/QD-TTg was approved on April 20, 2024"
    passive = match["near"] and grammar_.was_issued.match(text, match.start())
    return None if passive and grammar_.governed.search(text, max(0, citation.start - _LEAD), citation.start) else match


def _is_of_act(view: View, citation: Citation, match: re.Match[str]) -> bool:
    """Say whether a body's name goes over into what it did on the day behind: "của Công ty X khởi công ngày"."""
    grammar_ = day_grammar()
    run = next((view.text[slice(*match.span(name))] for name in ("run", "run_noted") if match[name]), "")
    if grammar_.acting.search(grammar_.parts.sub("", run)):
        return True
    start = match.start(_name_of(match))
    owned = match["far"] or match["inside"]
    return owned is not None and grammar_.ends_acting.search(view.text, citation.end, start) is not None


def _is_issued(view: View, citation: Citation) -> bool:
    """Say whether a word of issuing stands right before a citation: "UBND tỉnh ban hành"."""
    issued = day_grammar().issues.search(view.folded, max(0, citation.start - _LEAD), citation.start)
    return issued is not None and not is_draft(view, citation, issued["issues"])


def _name_of(match: re.Match[str]) -> str:
    """Return the group that holds the day after a number."""
    return next(name for name in ("near", "label", "signed", "far", "inside", "by", "later", "told") if match[name])


def _read_after(match: re.Match[str] | None, year: str | None) -> str | None:
    """Return the day that stands after a number."""
    return dates.read(match[_name_of(match)], None if match["told"] else year) if match else None


def _date_before(view: View, found: Sequence[Citation], index: int, own: int, year: str | None) -> str | None:
    """Return the date of "On June 6, 2022, the ... issued" that opens the citation's sentence, or its clause.

    `own` is where the date of the number before it starts, or -1.
    """
    text, citation = view.folded, found[index]
    start, end = view.sentence(citation.start)
    start, end = max(start, citation.start - _DATE_REACH), min(end, citation.end + _DATE_REACH)
    if index and found[index - 1].end > start:
        # "Theo Quyết định A, ngày 5/10/2016, Tỉnh ủy ban hành B": the date opens the clause of B.
        opened = day_of_next(view, found[index - 1], citation, own) or day_before_basis(view, found, index)
        return _read_past(opened[0], year) if opened and not _tells_only(view, citation, *opened[1:]) else None
    window = text[start : citation.start]
    match = day_grammar().before.search(window)
    if (
        match
        and match["date"]
        and (_is_of_other(view, citation, start, match) or is_draft(view, citation, match["issues"]))
    ):
        match = None
    if not match and day_grammar().behind.match(text, citation.end, end):
        opening = day_grammar().alone.match(window)
        return dates.read(opening["date"], year) if opening else None
    return dates.read(match["date"] or match["alone"], year) if match else None


def _read_past(text: str, year: str | None) -> str | None:
    """Return the day on which something was issued; none where the article's year would make it a day to come."""
    day = dates.read(text, year)
    to_come = day and year and len(year) == len(day) and day > year
    return None if to_come and not dates.read(text, None) else day


def _is_of_other(view: View, citation: Citation, start: int, match: re.Match[str]) -> bool:
    """Say whether a date before a word of issuing is none of one issued paper: news is told on it, or it is of two."""
    begin, end = (start + offset for offset in match.span("date"))
    return opens_several(view, begin, end) or _tells_only(view, citation, end, start + match.start("issues"))


def _day_own(view: View, citation: Citation, previous: int) -> str | None:
    """Return the day that stands right before a type word: "Pursuant to June 29, 2006 Law No. 63/2006/QH11"."""
    begin = max(previous, citation.start - LONGEST_DATE - _WORD_REACH * 4, 0)
    match = day_grammar().own.search(view.folded, begin, citation.start)
    return dates.read(match["date"], None) if match else None


def _tells_only(view: View, citation: Citation, begin: int, verb: int) -> bool:
    """Say whether nothing is issued on the day before a word of issuing, but told: "thông tin từ UBND tỉnh ..."."""
    grammar_ = day_grammar()
    named = grammar_.naming.search(view.text, max(begin, verb - _WORD_REACH - 2), verb)
    if named and grammar_.issuing.search(view.folded, begin, verb):
        named = None  # "ban hành nhiều văn bản, trong đó có"
    return bool(named or grammar_.saying.search(view.text, begin, citation.start))


def _date_for_all(view: View, found: Sequence[Citation], index: int, year: str | None) -> str | None:
    """Return the date that documents of a sentence share: "A and B, both dated July 30, 2024"."""
    citation = found[index]
    reach = citation.end + _DATE_REACH  # the date starts in it, and may end behind it: cut short, it lost its year
    end = min(view.sentence(citation.start)[1], reach + LONGEST_DATE)
    match = day_grammar().for_all.search(view.folded, citation.end, end)
    later = sum(match.start() > one.start for one in found[index + 1 : index + 6]) if match else 0
    if not match or match.start("date") > reach or (match["both"] and later > 1):
        return None
    return dates.read(match["date"], year)


def _in_paper(view: View, found: Sequence[Citation], index: int, year: str | None) -> str | None:
    """Return the date that a reprinted paper has in its head or its form, where its number has no other year."""
    day = day_in_head(view, found, index, year) or day_under_label(view, found, index, year)
    own = found[index].year
    return None if day and own and len(own) == 4 and not day.startswith(own) else day


def dated(view: View, found: list[Citation], year: str | None) -> list[str | None]:
    """Return the day of issue of each citation, where the article states it; `year` is for dates without one."""
    issued: dict[tuple[str, str], str] = {}
    guessed: dict[tuple[str, str], str] = {}  # days beside which no year is written
    beside: list[dict[tuple[str, str], str]] = []
    last = opening = None
    own_day = -1
    for index, citation in enumerate(found):
        limit = min(limit_of(view, found, index), citation.end + _DATE_REACH)
        previous = found[index - 1].end if index else -1
        own = citation.year if citation.year and len(citation.year) == 4 else None  # "168/2024/NĐ-CP ngày 26/12"
        known = own or year
        # "Ngày 23/9, HĐND tỉnh ban hành A và B": what is listed shares the date before it, not one behind.
        in_list = index and listed(view, found[index - 1], citation)
        opening = opening if in_list else _date_before(view, found, index, own_day, known)
        after = _after(view, found, index, limit, year)
        own_day = after.start(_name_of(after)) if after else -1
        several = after and is_of_several(view, *after.span(_name_of(after)))
        stated = None if several else _read_after(after, known)
        written = None if several else _read_after(after, own)
        if after and is_cited(view, found, index, after.span(_name_of(after))):
            written = None  # it may be the day of what is told, if another is stated for the number
            stated = None if stated and year and stated > year > stated[:4] else stated
        day = stated or _day_own(view, citation, previous) or opening
        if day_grammar().same_day.match(view.folded, citation.end):
            day = day or last
        day = day or _date_for_all(view, found, index, known) or _in_paper(view, found, index, known)
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
    match = day_grammar().after.match(view.folded, _end_of(view, citation), limit)
    end = match.end() if match and match["near"] else citation.end
    return end + view.folded.startswith(")", end)
