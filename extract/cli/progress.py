"""How far a run is: a bar on a terminal, a line of JSON now and then for a log, or nothing."""

import json
import sys
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.cli.parts import say, tell
from extract.errors import ExtractError

if TYPE_CHECKING:
    from rich.progress import TaskID

LOG_EVERY = 10.0  # seconds


@dataclass
class Count:
    """What is done so far; `position` and `total` are bytes of the input, total 0 where nobody knows."""

    total: int
    articles: int = 0
    failed: int = 0
    position: int = 0
    begun: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Return how long the run has been going on."""
        return max(time.monotonic() - self.begun, 1e-9)

    @property
    def per_second(self) -> float:
        """Return how many articles are done in a second."""
        return self.articles / self.seconds

    @property
    def seconds_left(self) -> float | None:
        """Return how long the rest will take at this pace; None where nobody knows."""
        if not self.total or not self.position:
            return None
        return self.seconds * (self.total - self.position) / self.position


class Progress(ABC):
    """Shows what is done, and says what went wrong."""

    def __init__(self, total: int) -> None:
        self.count = Count(total)

    def __enter__(self) -> "Progress":
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """End: nothing is left to show."""
        self.count.position = self.count.total

    def problem(self, error: ExtractError) -> None:
        """Say what went wrong."""
        say(error)

    def add(self, *, articles: int = 0, failed: int = 0, size: int = 0) -> None:
        """Count what is done; `size` is in bytes of the input."""
        self.count.articles += articles
        self.count.failed += failed
        self.count.position += size
        self.show()

    @abstractmethod
    def show(self) -> None:
        """Show what is done."""


class Silent(Progress):
    """Shows nothing."""

    def show(self) -> None:
        """Show nothing."""


class Log(Progress):
    """Writes a line of JSON every few seconds, for each problem, and at the end."""

    def __init__(self, total: int) -> None:
        super().__init__(total)
        self._next = LOG_EVERY

    def __exit__(self, *_: object) -> None:
        """Write the last line."""
        self._write("end")

    def problem(self, error: ExtractError) -> None:
        """Write what went wrong."""
        tell(json.dumps({"event": "problem", "message": str(error)}, ensure_ascii=False))

    def show(self) -> None:
        """Write a line if it is time for one."""
        if self.count.seconds >= self._next:
            self._next = self.count.seconds + LOG_EVERY
            self._write("progress")

    def _write(self, event: str) -> None:
        """Write what is done."""
        count, left = self.count, self.count.seconds_left
        said = {
            "event": event,
            "articles": count.articles,
            "failed": count.failed,
            "seconds": round(count.seconds, 1),
            "per_second": round(count.per_second, 1),
            "share": round(count.position / count.total, 4) if count.total else None,
            "seconds_left": None if left is None else round(left),
        }
        tell(json.dumps(said))


class Bar(Progress):
    """A bar with the share done, articles in a second, failures, and the time left."""

    def __init__(self, total: int) -> None:
        super().__init__(total)
        from rich.console import Console
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        self._bar: RichProgress = RichProgress(
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[said]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task: TaskID = self._bar.add_task("", total=total or None, said="")

    def __enter__(self) -> "Bar":
        """Show the bar."""
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        self._bar.stop()

    def show(self) -> None:
        """Bring the bar up to date."""
        count = self.count
        said = f"{count.articles:,} articles  {count.per_second:.0f}/s  {count.failed:,} failed"
        self._bar.update(self._task, completed=count.position, said=said)


def shown(*, quiet: bool, log_json: bool) -> type[Progress]:
    """Return what shows the progress: a bar only where somebody looks."""
    if log_json:
        return Log
    return Bar if sys.stderr.isatty() and not quiet else Silent
