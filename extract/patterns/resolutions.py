"""Official documents cited by their number, each with its full number, type, date, issuer and subject."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.articles import Article
from extract.mentions import Resolution
from extract.patterns.resolutions_citations import Citation, citations, expand
from extract.patterns.resolutions_dates import dated, limit_of
from extract.patterns.resolutions_grammar import grammar
from extract.text import View

_BEFORE = 160
"""Characters before a citation in which the body that issued it stands."""


@dataclass(frozen=True, slots=True)
class _About:
    """Who issued a document and what it is about, in the words of the text."""

    issuer: str | None = None
    subject: str | None = None


def _about(view: View, citation: Citation, limit: int) -> _About:
    """Return what the text says of a document beside its number."""
    text, position = view.folded, citation.end
    match = grammar().date_after.match(text, position, limit)
    if match and match["near"]:
        position = match.end()
        position += text.startswith(")", position)
    issuer = grammar().issuer.match(text, position, limit)
    if issuer:
        position = issuer.end()
    subject = grammar().subject.match(text, position, limit)
    start = max(view.sentence(citation.start)[0], citation.start - _BEFORE)
    issuer = issuer or grammar().issuer_before.search(text, start, citation.start)
    return _About(
        view.text[slice(*issuer.span("issuer"))] if issuer else None,
        view.text[slice(*subject.span("subject"))] if subject else None,
    )


def _all_about(view: View, found: Sequence[Citation]) -> dict[tuple[str, str], _About]:
    """Return what the article says of each document, at the first mention that says it."""
    known: dict[tuple[str, str], _About] = {}
    for index, citation in enumerate(found):
        said = _about(view, citation, limit_of(view, found, index))
        have = known.get(citation.identity, said)
        known[citation.identity] = _About(have.issuer or said.issuer, have.subject or said.subject)
    return known


def find(article: Article, view: View) -> Sequence[Resolution]:
    """Return the documents that an article cites, in order."""
    found = expand(citations(view))
    issued = dated(view, found, article.published)
    about = _all_about(view, found)
    mentions = []
    for citation in found:
        begin, end = view.span(citation.start, citation.end)
        mentions.append(
            Resolution(
                start=begin,
                end=end,
                text=view.raw[begin:end],
                rule=citation.rule,
                number=citation.number,
                type=citation.type,
                issued=issued.get(citation.identity),
                issuer=about[citation.identity].issuer,
                subject=about[citation.identity].subject,
            )
        )
    return mentions
