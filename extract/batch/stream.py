"""The output of a run as a stream of lines, for the next program of a pipe: nothing is kept that could be resumed."""

from typing import BinaryIO

from extract.articles import Raw
from extract.batch.index import Index
from extract.batch.outcomes import Failed, Found, Kept, Outcome, id_taken, record_of_line


class Stream:
    """Writes each record as it comes; what failed is only told. It takes the place of a `Journal`."""

    def __init__(self, target: BinaryIO) -> None:
        """Begin; which ids and files are taken is kept in memory, for a stream has no folder to write to."""
        self.written = 0
        self._target = target
        self._index = Index(None)

    def first_of(self, name: str, place: str) -> bool:
        """Say whether a file is met for the first time."""
        return self._index.take(f"file {name}", place) is None

    def settle(self, one: Raw | Failed) -> Raw | Failed:
        """Return the article: none has an outcome already."""
        return one

    def note(self, one: Outcome | Kept) -> Outcome:
        """Write an outcome and return it; a record whose id is taken becomes a failure."""
        outcome = one.outcome if isinstance(one, Kept) else one
        if isinstance(outcome, Found) and (by := self._index.take(f"id {outcome.id}", outcome.where)):
            outcome = id_taken(outcome.where, outcome.id, by, record_of_line(outcome.line)[0])
        if isinstance(outcome, Found):
            self._target.write(outcome.line)
            self._target.flush()
        self.written += 1
        return outcome

    def close(self) -> None:
        """Forget what was kept."""
        self._index.close()
