"""A run on this machine: articles through the pool, outcomes into the journal."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial

from extract import __version__
from extract.articles import Raw
from extract.batch.journal import Journal
from extract.batch.outcomes import Failed, Outcome
from extract.batch.process import Doing
from extract.batch.rules import fingerprint
from extract.batch.slots import WARM, Pool, Settled
from extract.batch.stream import Stream

WARM_MODEL = "extract.batch.warm_model"


@dataclass(frozen=True)
class Settings:
    """How articles are worked on; `workers` 0 does all in this process, for a debugger."""

    language: str | None = None
    workers: int = 1
    timeout: float = 60.0
    memory: int = 2 << 30
    tracebacks: bool = False
    ner: bool = True
    home_province: str | None = None
    date: str | None = None
    """The day of articles that state none, and the province of those that tell none."""

    @property
    def rules(self) -> str:
        """Return the version of the package and of all that makes a record what it is."""
        return f"{__version__} {self.fingerprint}"

    @property
    def fingerprint(self) -> str:
        """Return what is the same as long as the rules and the options that change a record are."""
        rules = fingerprint(language=self.language, ner=self.ner)
        if not (self.home_province or self.date):
            return rules
        return hashlib.sha256(f"{rules} {self.home_province} {self.date}".encode()).hexdigest()[:16]

    def pool(self) -> "AbstractContextManager[Pool | InThisProcess]":
        """Return what does the work."""
        make = self._make()
        if self.workers == 0:
            return nullcontext(InThisProcess(make()))
        warm = [WARM, WARM_MODEL] if self.ner and self.language != "vi" else [WARM]
        return Pool(make, workers=self.workers, timeout=self.timeout, memory=self.memory, warm=warm)

    def _make(self) -> Callable[[], Doing]:
        """Return what makes the work, in each process."""
        return partial(_work, self)


def _work(settings: Settings) -> Doing:
    """Make what does the work on one article."""
    from extract.batch.work import Work
    from extract.pipeline import Pipeline

    pipeline = Pipeline(
        language=settings.language,
        home_province=settings.home_province,
        date=settings.date,
        ner="auto" if settings.ner else False,
    )
    return Work(pipeline, settings.fingerprint, __version__, settings.tracebacks)


@dataclass(frozen=True)
class InThisProcess:
    """Does the work one article after the other."""

    work: Doing

    def run(self, ones: Iterable[Raw | Settled]) -> Iterator[Settled]:
        """Yield the outcome of each article; what is settled already keeps its place."""
        return (self.work(one) if isinstance(one, Raw) else one for one in ones)


def outcomes(
    articles: Iterable[Raw | Failed], journal: Journal | Stream, pool: Pool | InThisProcess
) -> Iterator[Outcome]:
    """Yield the outcome of each article, in order, when it is written down."""
    return map(journal.note, pool.run(map(journal.settle, articles)))
