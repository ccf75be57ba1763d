"""What is counted and said while a run goes on, and the table at its end."""

from collections import Counter, deque
from pathlib import Path
from typing import TYPE_CHECKING

from extract.cli.parts import DONE, SOME_FAILED, USAGE, hung_up
from extract.errors import ExtractError, Notice, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.articles import Raw
    from extract.batch.inputs import Reading
    from extract.batch.oddities import Oddities
    from extract.batch.outcomes import Failed, Found, Outcome
    from extract.cli.progress import Progress


class Tally:
    """What is said and counted while a run goes on."""

    def __init__(self, progress: "Progress") -> None:
        self.odd: Oddities = {}
        self.counts: Counter[tuple[str, str]] = Counter()
        self.failed = 0
        self.wrong = 0
        self._progress = progress
        self._positions: deque[int] = deque()

    def tell(self, error: ExtractError) -> None:
        """Say what hinders with a path."""
        self.wrong += isinstance(error, UsageError)
        self.failed += not isinstance(error, Notice)
        self._progress.problem(error)

    def watched(self, articles: "Iterator[Raw | Failed]", reading: "Reading") -> "Iterator[Raw | Failed]":
        """Yield the articles, and note where each was: each has its outcome in the same order."""
        for one in articles:
            self._positions.append(reading.position)
            yield one

    def take(self, outcome: "Outcome") -> None:
        """Count what was found in an article, or say why it has no record."""
        from extract.batch.outcomes import Failed

        size = self._positions.popleft() - self._progress.count.position
        self._progress.add(articles=1, failed=int(isinstance(outcome, Failed)), size=size)
        if isinstance(outcome, Failed):
            self.tell(outcome.error)
        else:
            self._count(outcome, 1)

    def take_back(self, found: "Found", failed: "Failed") -> None:
        """Count a record that was found, but that the output cannot hold, as failed."""
        self._count(found, -1)
        self.tell(failed.error)

    def _count(self, found: "Found", times: int) -> None:
        """Count what was found in an article."""
        from extract.batch.oddities import add
        from extract.records import KINDS

        add(self.odd, {way: (times * count, first) for way, (count, first) in found.oddities.items()})
        self.counts[found.language, "articles"] += times
        for kind, count in zip(KINDS, found.counts, strict=True):
            self.counts[found.language, kind] += times * count

    def tell_odd(self) -> None:
        """Say how many articles have a record that is not what it could be."""
        from extract.batch.oddities import told

        for error in told(self.odd):
            self._progress.problem(error)

    @property
    def code(self) -> int:
        """Return the exit code."""
        return USAGE if self.wrong else SOME_FAILED if self.failed else DONE


def print_summary(tally: Tally, output: Path) -> None:
    """Print what was found in how many articles, and where the records are."""
    from rich.console import Console
    from rich.table import Table

    from extract.articles import shown as path_shown
    from extract.records import KINDS

    columns = ("articles", *KINDS)
    table = Table("", *columns)
    for column in table.columns[1:]:
        column.justify = "right"
    for name, languages in (("Vietnamese", ("vi",)), ("English", ("en",)), ("all", ("vi", "en"))):
        sums = [sum(tally.counts[language, column] for language in languages) for column in columns]
        table.add_row(name, *map(str, sums), end_section=name == "English")
    console = Console(highlight=False)
    with console.capture() as said:
        console.print(table)
        if tally.failed:
            console.print(f"problems: {tally.failed} (one line each above)", style="red")
        console.print(f"records: {path_shown(output)}", markup=False, soft_wrap=True)
    try:
        print(said.get(), end="", flush=True)
    except BrokenPipeError:  # the records are there all the same
        hung_up()
