"""What the tests of reading share: the articles of a file, taken out and parsed as a run does it."""

from collections.abc import Iterator

from extract.articles import Article, File, Unread, parse, raws
from extract.errors import ArticleError


def read(file: File) -> Iterator[tuple[str, Article | ArticleError]]:
    """Yield each article of a file, or why there is none, after its place (file or file:line)."""
    for raw in raws(file):
        if isinstance(raw, Unread):
            yield raw.where, raw.error
            continue
        try:
            yield raw.where, parse(raw)
        except ArticleError as error:
            yield raw.where, ArticleError(f"{raw.where}: {error}")
