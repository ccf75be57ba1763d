"""Many articles on this machine: each gives a record or an error of its own, and none stops the others."""

from collections.abc import Iterable, Iterator

from extract import articles
from extract.articles import Article, File
from extract.errors import ArticleError
from extract.pipeline import Pipeline
from extract.records import Record


def run(files: Iterable[File], pipeline: Pipeline) -> Iterator[Record | ArticleError]:
    """Yield, in order, the record of each article or the error that kept it from one."""
    taken: dict[str | None, str] = {}
    for file in files:
        for where, article in _read(file):
            if isinstance(article, ArticleError):
                yield article
            elif article.id in taken:
                yield ArticleError(
                    f"{where}: the id {article.id!r} is that of {taken[article.id]} too; "
                    "give each article its own id, or name the folder above both"
                )
            else:
                taken[article.id] = where
                yield _record(where, article, pipeline)


def _read(file: File) -> Iterator[tuple[str, Article | ArticleError]]:
    """Yield the articles of a file; a fault of a reader ends this file, not the run."""
    try:
        yield from articles.read(file)
    except Exception as error:
        where = articles.shown(file.path)
        yield where, _fault(where, error)


def _record(where: str, article: Article, pipeline: Pipeline) -> Record | ArticleError:
    """Return the record of an article; a fault of a finder costs this article, not the run."""
    try:
        return pipeline.record(article)
    except Exception as error:
        return _fault(where, error)


def _fault(where: str, error: Exception) -> ArticleError:
    """Return one line for an exception that nobody foresaw."""
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return ArticleError(f"{where}: {said[:300]}; a fault of extract, please report it with the article")
