"""Many articles: each gives a record or an error of its own, and none stops the others.

`run` is the plain loop, in this process. `extract run` works with a pool of processes (slots.py) that do the same work
on each article (work.py), an output that survives being killed (journal.py), and, beyond one machine, with shards
(shards.py) on an existing engine (dask_engine.py).
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from extract.articles import File, Unread, parse, raws
from extract.articles.raws import fault
from extract.errors import ArticleError

if TYPE_CHECKING:
    from extract.pipeline import Pipeline
    from extract.records import Record


def run(files: Iterable[File], pipeline: "Pipeline") -> "Iterator[Record | ArticleError]":
    """Yield, in order, the record of each article or the error that kept it from one."""
    taken: dict[str | None, str] = {}
    for raw in (raw for file in files for raw in raws(file)):
        if isinstance(raw, Unread):
            yield raw.error
            continue
        try:
            article = parse(raw)
            if article.id in taken:
                yield id_taken(raw.where, article.id, taken[article.id])
                continue
            taken[article.id] = raw.where
            yield pipeline.record(article)
        except ArticleError as error:
            yield ArticleError(f"{raw.where}: {error}")
        except Exception as error:
            yield fault(raw.where, error)


def id_taken(where: str, id: str | None, by: str) -> ArticleError:
    """Return the error for an article whose id another one of the run has."""
    return ArticleError(
        f"{where}: the id {id!r} is that of {by} too; give each article its own id, or name the folder above both"
    )
