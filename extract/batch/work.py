"""The work on one article, from its bytes to the line of its record: the same on every machine and engine."""

import traceback
from dataclasses import dataclass

from extract.articles import Raw, id_of, parse
from extract.articles.raws import fault
from extract.batch.oddities import odd
from extract.batch.outcomes import Failed, Found, Outcome
from extract.errors import ArticleError
from extract.pipeline import Pipeline
from extract.records import KINDS, Provenance, line, with_provenance


@dataclass
class Work:
    """What is done with each article of a run; made anew in each process."""

    pipeline: Pipeline
    rules: str
    version: str
    tracebacks: bool = False

    def __call__(self, raw: Raw) -> Outcome:
        """Return the record of an article, or why it has none."""
        content = raw.content
        try:
            article = parse(raw)
        except Exception as error:
            return self._failed(raw, "read", error, id_of(raw), content)
        try:
            record = self.pipeline.record(article)
            record = with_provenance(record, Provenance(version=self.version, rules=self.rules, content=content))
            counts = tuple(len(getattr(record, kind)) for kind in KINDS)
            language, said = record.article.language, odd(article.text, article.extra)
            return Found(raw.where, article.id, language, counts, line(record).encode(), said)
        except Exception as error:
            return self._failed(raw, "extract", error, article.id, content)

    def _failed(self, raw: Raw, stage: str, error: Exception, id: str | None, content: str) -> Failed:
        """Return the failure that an exception amounts to."""
        if isinstance(error, ArticleError):
            reason = str(error)
        elif isinstance(error, MemoryError):
            reason = "needs more memory than a worker has (--memory); split the article, or leave it out"
        else:
            reason = str(fault(raw.where, error)).removeprefix(f"{raw.where}: ")
        trace = "".join(traceback.format_exception(error)) if self.tracebacks else None
        return Failed(raw.where, stage, reason, id, content, f"{self.version} {self.rules}", trace)
