"""Who issued a document and what it is about, in the words of the text beside its number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract import dates
from extract.lexicon import alternation, folded, key, load
from extract.patterns.resolutions import issuers
from extract.patterns.resolutions.citation import Citation
from extract.patterns.resolutions.dates import date_beside, limit_of
from extract.text import View, unmark

_LETTER = re.compile(r"\w")
_AROUND = 12
"""Characters around a word without marks: where they have none either, print has lost them."""


@dataclass(frozen=True, slots=True)
class About:
    """Who issued a document and what it is about."""

    issuer: str | None = None
    subject: str | None = None


def _words(table: str, name: str) -> str:
    """Return the alternation of the lexicon's words of the given name."""
    return alternation(folded(load("resolutions")[table][name]))


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
def _subject_pattern() -> re.Pattern[str]:
    """Return the pattern of what a document is about, compiled from the lexicons when it is first needed."""
    about, verbs, detail = (_words("subject", name) for name in ("words", "verbs", "in_detail"))
    opened = rf"{about}|(?:{verbs})(?:\s(?:{detail}))?(?:\s(?:{about}))?"
    return re.compile(_subject_source(opened, _words("subject", "stop")))


@cache
def _marked_words() -> tuple[re.Pattern[str], dict[str, set[str]]]:
    """Return the words that end a body's name or belong to it, and how each is printed."""
    lexicon, printed = load("resolutions"), dict[str, set[str]]()
    about, ends = lexicon["subject"], lexicon["issuer"]["stop"]
    names = [word for name in ("small", "halves", "void", "closing") for word in lexicon["issuer"][name]]
    for word in (*about["words"], *about["stop"], *about["pairs"], *ends, *names, *lexicon["head"]["units"]):
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
    citation = found[index]
    limit = limit_of(view, found, index)
    position = date_beside(view, citation, limit)
    owner = issuers.behind(text, position, limit)
    subject = _subject_pattern().match(text, owner[1] if owner else position, limit)
    issuer = owner or issuers.ahead(view, text, citation)
    return About(
        view.text[slice(*issuer)] if issuer else None,
        _subject(view, subject, found[index + 1 : index + 2]) if subject else None,
    )


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
