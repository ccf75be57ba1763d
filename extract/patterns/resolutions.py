"""Official documents cited by their number, each with its full number, type, date, issuer and subject."""

from collections.abc import Sequence

from extract.articles import Article
from extract.mentions import Resolution
from extract.patterns.resolutions_citations import Citation, citations, expand
from extract.patterns.resolutions_dates import dated, limit_of
from extract.patterns.resolutions_grammar import grammar
from extract.text import View


def _issuer_and_subject(view: View, citation: Citation, limit: int) -> tuple[str | None, str | None]:
    """Return who issued the document and what it is about, as the text puts it after the number."""
    text, position = view.folded, citation.end
    match = grammar().date_after.match(text, position, limit)
    if match and match["near"]:
        position = match.end()
        position += text.startswith(")", position)
    issuer = grammar().issuer.match(text, position, limit)
    if issuer:
        position = issuer.end()
    subject = grammar().subject.match(text, position, limit)
    return (
        view.text[slice(*issuer.span("issuer"))] if issuer else None,
        view.text[slice(*subject.span("subject"))] if subject else None,
    )


def find(article: Article, view: View) -> Sequence[Resolution]:
    """Return the documents that an article cites, in order."""
    found = expand(citations(view))
    issued = dated(view, found, article.published)
    mentions = []
    for index, citation in enumerate(found):
        limit = limit_of(view, found, index)
        issuer, subject = _issuer_and_subject(view, citation, limit)
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
                issuer=issuer,
                subject=subject,
            )
        )
    return mentions
