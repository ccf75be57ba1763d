"""A run on this machine: articles through the pool, outcomes into the journal."""

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

    @property
    def rules(self) -> str:
        """Return the version of the package and of all that makes a record what it is."""
        return f"{__version__} {fingerprint(language=self.language, ner=self.ner)}"

    def pool(self) -> "AbstractContextManager[Pool | InThisProcess]":
        """Return what does the work."""
        make = self._make()
        if self.workers == 0:
            return nullcontext(InThisProcess(make()))
        warm = [WARM, WARM_MODEL] if self.ner and self.language != "vi" else [WARM]
        return Pool(make, workers=self.workers, timeout=self.timeout, memory=self.memory, warm=warm)

    def _make(self) -> Callable[[], Doing]:
        """Return what makes the work, in each process."""
        return partial(_work, self.language, self.tracebacks, self.ner)


def _work(language: str | None, tracebacks: bool, ner: bool) -> Doing:
    """Make what does the work on one article."""
    from extract.batch.work import Work

    return Work(fingerprint(language=language, ner=ner), __version__, language, tracebacks, ner)


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
