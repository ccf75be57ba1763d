"""Official documents cited by their number, each with its full number, type, date, issuer and subject."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract import dates
from extract.articles import Article
from extract.lexicon import alternation, folded, load
from extract.mentions import Resolution
from extract.patterns.resolutions.citation import Citation
from extract.patterns.resolutions.citations import citations
from extract.patterns.resolutions.dates import date_beside, dated, limit_of
from extract.patterns.resolutions.day_grammar import article_source
from extract.patterns.resolutions.short import expand
from extract.text import View

_BEFORE = 160
"""Characters before a citation in which the body that issued it stands."""


@cache
def _grammar() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what finds the issuer after a number, the issuer before it, and the subject; for text without marks."""
    lexicon = load("resolutions")
    of, issues = (alternation(folded(lexicon["dates"][name])) for name in ("of", "issues"))
    about, stop = (alternation(folded(lexicon["subject"][name])) for name in ("words", "stop"))
    article, the = alternation(folded(lexicon["joiners"]["before_type"])), article_source()
    return (
        re.compile(
            rf"\s(?:{of})\s{the}(?P<issuer>[A-Z][^,.;()\n]{{2,80}}?)(?=\s(?:{about}|{stop})(?!\w)|\s?[,.;()\n]|$)"
        ),
        re.compile(
            rf"(?:^|[,.:]\s|(?<![\w,])\W){the}(?P<issuer>[A-Z][A-Za-z\s'-]{{2,110}}?)"
            rf"\s(?:{issues})\s(?:(?:{article})\s)?$"
        ),
        re.compile(
            rf",?\s(?:{about})\s(?!(?i:{dates.source()}))(?P<subject>[^.;,\n\ufffe]{{3,200}}?)(?=\s(?:{stop})\s|\s?[.;,\n]|$)"
        ),
    )


@dataclass(frozen=True, slots=True)
class _About:
    """Who issued a document and what it is about, in the words of the text."""

    issuer: str | None = None
    subject: str | None = None


def _about(view: View, citation: Citation, limit: int) -> _About:
    """Return what the text says of a document beside its number."""
    text, position = view.folded, date_beside(view, citation, limit)
    after, before, about = _grammar()
    issuer = after.match(text, position, limit)
    subject = about.match(text, issuer.end() if issuer else position, limit)
    start = max(view.sentence(citation.start)[0], citation.start - _BEFORE)
    issuer = issuer or before.search(text, start, citation.start)
    return _About(
        view.text[slice(*issuer.span("issuer"))] if issuer else None,
        view.text[slice(*subject.span("subject"))] if subject else None,
    )


def _all_about(view: View, found: Sequence[Citation]) -> list[_About]:
    """Return what the article says of each citation's document: beside it, else at the first mention that says it."""
    known: dict[tuple[str, str], _About] = {}
    said = [_about(view, citation, limit_of(view, found, index)) for index, citation in enumerate(found)]
    for citation, here in zip(found, said, strict=True):
        have = known.get(citation.identity, here)
        known[citation.identity] = _About(have.issuer or here.issuer, have.subject or here.subject)
    first = [known[citation.identity] for citation in found]
    return [
        _About(one.issuer or all_.issuer, one.subject or all_.subject) for one, all_ in zip(said, first, strict=True)
    ]


def find(article: Article, view: View) -> Sequence[Resolution]:
    """Return the documents that an article cites, in order."""
    found = expand(citations(view))
    issued = dated(view, found, article.published)
    mentions = []
    for citation, day, about in zip(found, issued, _all_about(view, found), strict=True):
        begin, end = view.span(citation.start, citation.end)
        mentions.append(
            Resolution(
                start=begin,
                end=end,
                text=view.raw[begin:end],
                rule=citation.rule,
                number=citation.number,
                type=citation.type,
                issued=day,
                issuer=about.issuer,
                subject=about.subject,
            )
        )
    return mentions
