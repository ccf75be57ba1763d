"""Official documents cited by their number, each with its full number, type, date, issuer and subject."""

from collections.abc import Sequence

from extract.articles import Article
from extract.mentions import Resolution
from extract.patterns.resolutions.about import all_about
from extract.patterns.resolutions.citations import citations
from extract.patterns.resolutions.dates import dated
from extract.patterns.resolutions.short import expand
from extract.text import View


def find(article: Article, view: View) -> Sequence[Resolution]:
    """Return the documents that an article cites, in order."""
    found = expand(view, citations(view))
    issued = dated(view, found, article.published)
    mentions = []
    for citation, day, about in zip(found, issued, all_about(view, found), strict=True):
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
