"""Who issued a document and what it is about, in the words of the text beside its number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract import dates
from extract.lexicon import alternation, folded, key, load
from extract.patterns.resolutions.citation import Citation
from extract.patterns.resolutions.dates import date_beside, limit_of
from extract.patterns.resolutions.day_words import abbreviation_dot, article_source, words_of
from extract.patterns.resolutions.drafts import is_draft
from extract.text import View, unmark

_BEFORE = 160
"""Characters before a citation in which the body that issued it stands."""
_OWNER = 90
_DATELINE = 32
"""Characters of a line up to a dash that may be the place or the source of news."""
_LETTER = re.compile(r"\w")
_AROUND = 12
"""Characters around a word without marks: where they have none either, print has lost them."""


@dataclass(frozen=True, slots=True)
class About:
    """Who issued a document and what it is about."""

    issuer: str | None = None
    subject: str | None = None


@dataclass(frozen=True)
class _Grammar:
    """All for text without marks; groups issuer and subject."""

    after: re.Pattern[str]
    before: re.Pattern[str]
    opening: re.Pattern[str]
    """All of a sentence up to a number: a body of whose name each word is one of names, and what it did."""
    owner: re.Pattern[str]
    """A body in the possessive before a number: "the Prime Minister's"."""
    approved: re.Pattern[str]
    """A body that approved what a number behind it stands for: "được UBND tỉnh phê duyệt tại"."""
    subject: re.Pattern[str]


def _words(table: str, name: str) -> str:
    """Return the alternation of the lexicon's words of the given name."""
    return alternation(folded(load("resolutions")[table][name]))


def _english_body() -> str:
    """Return the source of a body in English, all of it: "People's Committee of Son La province"."""
    articles = _words("joiners", "articles")
    word = rf"(?:[A-Z][A-Za-z-]*(?:'s?(?=\s[A-Z]))?|\d{{1,2}}(?:{dates.ordinals()}))"
    link = rf"(?:{_words('issuer', 'links')}|{articles})(?=\s(?:(?:{articles})\s)?[A-Z])"
    holds = rf"(?=(?:[\w'-]{{1,24}}\s){{0,7}}(?:{_words('issuer', 'nouns')})(?![a-z]))"
    return rf"{holds}{word}(?: (?:{word}|{link}|(?:{_words('issuer', 'units')})(?![a-z]))){{0,14}}(?![\w-])"


def _character() -> str:
    """Return the source of a character inside a body's name: no mark but the dot of "TP."."""
    return rf"(?:[^,.;()\n]|{abbreviation_dot()})"


def _end_of_name() -> str:
    """Return the source of what ends a body's name by a mark or the end of the text."""
    return rf"\s?(?!{abbreviation_dot()})[,.;()\n]|$"


def _complete_body(ends: str) -> str:
    """Return the source of a Vietnamese body that its place or its own name ends: "UBND tỉnh Trà Vinh" before "đối"."""
    opened = rf"{_words('subject', 'words')}|{_words('subject', 'verbs')}"
    units, joined = _words("head", "units"), rf"(?:(?: | ?- ?)(?!(?i:{opened})(?!\w))[A-Z][a-z]{{0,7}})"
    run = rf"[A-Z](?:(?!\s{ends}){_character()}){{0,70}}?(?<!\w)"
    place = rf"(?:{units}){joined}{{1,5}}"
    office = rf"(?:{_words('issuer', 'offices')})\s(?:{units})"
    alone = rf"(?:{_words('issuer', 'complete')}){joined}{{0,4}}"
    term = rf"(?:\s(?:{_words('issuer', 'terms')})\s[IVX\d]{{1,6}}(?![A-Za-z]))?"
    goes_on = rf"\s(?:{units}|{_words('issuer', 'going_on')})(?!\w)"
    return rf"(?:{run})?(?:{place}(?:\s{place}){{0,2}}|{office}|{alone}){term}(?=\s[a-z]|{_end_of_name()})(?!{goes_on})"


def _subject_source(about: str, stop: str) -> str:
    """Return the source of what a document is about: up to a comma, but over those inside a title."""
    # "science, technology, innovation and digital transformation": two commas at least, closed by a joining word.
    item = rf",\s(?!(?:{_words('subject', 'no_items')})(?!\w))[a-z][A-Za-z'-]*(?:\s[a-z][A-Za-z'-]*){{0,3}}"
    closed = rf",?\s(?:{_words('joiners', 'words')})\s(?=[a-z])"
    pair = rf"(?:{_words('subject', 'pairs')})(?:(?:{item}){{1,5}}{closed})?"
    opened = rf"(?!(?i:{dates.source()}|{_words('subject', 'no_subject')})(?!\w))"
    character = rf"(?:{pair}|{item}(?:{item}){{1,5}}{closed}|(?!\s(?:{stop})\s)(?:[^.;,\n\ufffe]|\.(?=\w)|,(?=\d)))"
    return rf",?\s(?:{about})\s{opened}(?P<subject>{character}{{3,200}}+)(?=\s(?:{stop})\s|\s?[.;,\n]|$)"


@cache
def _grammar() -> _Grammar:
    """Return the grammar, compiled from the lexicons when it is first needed."""
    of, issues, the = words_of("of", "belonging", "agents"), words_of("issues"), article_source()
    about, verbs = _words("subject", "words"), _words("subject", "verbs")
    stop, joiners, detail = _words("subject", "stop"), _words("joiners", "words"), _words("subject", "in_detail")
    # A joining word goes on with the body's name where a capital follows: "Bộ Nông nghiệp và Phát triển nông thôn".
    ends = rf"(?!(?:{joiners})\s[A-Z])(?:(?i:{about}|{verbs})|{stop}|{_words('issuer', 'stop')})(?!\w)"
    lexicon = load("resolutions")
    word = rf"(?:[A-Z][A-Za-z]{{0,9}}|-|{_words('issuer', 'links')}|{_words('issuer', 'second')})(?![A-Za-z])"
    lead = [word.capitalize() for word in folded([*lexicon["dates"]["fronting"], *lexicon["before_name"]["words"]])]
    approved, approving, within = (_words("issuer", name) for name in ("approved", "approving", "approved_in"))
    body = rf"[A-Z](?:{_words('issuer', 'commas')}|[A-Za-z\s'-]|\s?&\s?(?=[A-Z])|{abbreviation_dot()})"
    done = (
        rf"(?:\s(?:{_words('issuer', 'adverbs')})){{0,3}}\s(?P<issues>{issues})\s"
        rf"(?:(?:{_words('joiners', 'before_type')})\s)?"
    )
    return _Grammar(
        after=re.compile(
            rf",?\s(?:{of})\s{the}(?P<issuer>{_english_body()}|{_complete_body(ends)}"
            rf"|[A-Z]{_character()}{{2,80}}?(?=\s{ends}|{_end_of_name()}))"
        ),
        before=re.compile(rf"(?:^|[,.:]\s|(?<![\w,])\W){the}(?P<issuer>{body}{{2,110}}?){done}$"),
        opening=re.compile(rf"(?P<issuer>(?:{_words('dates', 'departments')})(?:\s{word}){{1,14}}){done}"),
        owner=re.compile(rf"(?<![\w'-]){the}(?P<issuer>(?!(?:{alternation(lead)})\s){_english_body()})'s\s$"),
        approved=re.compile(
            rf"(?<!\w)(?:{approved})\s(?P<issuer>{body}{{2,80}}?)\s(?:{approving})(?:\s[a-z]{{1,7}}){{0,6}}?\s(?:{within})\s"
            rf"(?:(?:{_words('joiners', 'before_type')})\s)?$"
        ),
        subject=re.compile(_subject_source(rf"{about}|(?:{verbs})(?:\s(?:{detail}))?(?:\s(?:{about}))?", stop)),
    )


@cache
def _marked_words() -> tuple[re.Pattern[str], dict[str, set[str]]]:
    """Return the words that end a body's name or belong to it, and how each is printed."""
    lexicon, printed = load("resolutions"), dict[str, set[str]]()
    about, ends = lexicon["subject"], lexicon["issuer"]["stop"]
    for word in (*about["words"], *about["stop"], *about["pairs"], *ends, *lexicon["head"]["units"]):
        printed.setdefault(key(unmark(word)), set()).add(key(word))
    return re.compile(rf"(?<!\w)(?:{alternation(printed)})(?!\w)"), printed


def _as_printed(view: View) -> str:
    """Return the folded text with another word in place of each that has the letters, not the marks, of such a word.

    "Chi cục Bảo vệ môi trường" is not about ("về") something, and "Cơ quan" is no district ("quận").
    """
    words, printed = _marked_words()

    def word(match: re.Match[str]) -> str:
        start, end = match.span()
        marks_lost = view.text[max(0, start - _AROUND) : end + _AROUND].isascii()
        known = marks_lost or key(view.text[start:end]) in printed[key(match[0])]
        return match[0] if known else _LETTER.sub("x", match[0])

    return words.sub(word, view.folded)


def _beside(view: View, text: str, found: Sequence[Citation], index: int) -> About:
    """Return what the text, as `_as_printed` gives it, says of a document beside its number."""
    grammar, citation = _grammar(), found[index]
    limit = limit_of(view, found, index)
    position = date_beside(view, citation, limit)
    issuer = grammar.after.match(text, position, limit)
    subject = grammar.subject.match(text, issuer.end() if issuer else position, limit)
    start = max(view.sentence(citation.start)[0], citation.start - _BEFORE)
    issuer = issuer or grammar.owner.search(text, max(start, citation.start - _OWNER), citation.start)
    before = None if issuer else _before(text, start, citation.start)
    if before:
        issuer = None if is_draft(view, citation, before["issues"]) else before
    issuer = issuer or grammar.approved.search(text, start, citation.start)
    return About(
        view.text[slice(*issuer.span("issuer"))] if issuer else None,
        _subject(view, subject, found[index + 1 : index + 2]) if subject else None,
    )


def _before(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the match of a body and what it did, up to a number; None where a dash cuts its name."""
    grammar = _grammar()
    match = grammar.opening.fullmatch(text, start, end) or grammar.before.search(text, start, end)
    if not match:
        return None
    begin = match.start("issuer")
    # "nghề Kinh tế - Kỹ thuật Bắc Nghệ An"; behind a dateline opens a sentence: "TPO - UBND tỉnh"
    cut = text[begin - 3 : begin] == " - " and text[begin - 4 : begin - 3].isalpha()
    return None if cut and begin - text.rfind("\n", 0, begin) > _DATELINE else match


def _subject(view: View, match: re.Match[str], following: Sequence[Citation]) -> str:
    """Return a subject without a bracket that only opens in it; a document that ends it is part of it.

    "on implementing Resolution No. 57-NQ/TW", "on credit for the poor (Decree 78)".
    """
    start, end = match.span("subject")
    words = view.text[start:end]
    if words.count("(") > words.count(")"):
        return words[: words.rindex("(")].rstrip()
    cited = following and end + 1 >= following[0].start and "\n" not in view.text[start : following[0].end]
    return view.text[start : following[0].end] if cited else words.rstrip()


def all_about(view: View, found: Sequence[Citation]) -> list[About]:
    """Return what the article says of each citation's document: beside it, else at the first mention that says it."""
    known: dict[tuple[str, str], About] = {}
    text = _as_printed(view) if found else ""
    said = [_beside(view, text, found, index) for index in range(len(found))]
    for citation, here in zip(found, said, strict=True):
        have = known.get(citation.identity, here)
        known[citation.identity] = About(have.issuer or here.issuer, have.subject or here.subject)
    first = [known[citation.identity] for citation in found]
    return [
        About(one.issuer or all_.issuer, one.subject or all_.subject) for one, all_ in zip(said, first, strict=True)
    ]
