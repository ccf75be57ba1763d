"""What a run has to remember of all its articles: on disk, if it has a folder, so that its memory stays flat."""

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from extract.batch.outcomes import Key, Outcome, failure_of_line, record_of_line


class Index:
    """A table in the run's own folder, or in memory; made anew by each run, and of no use to the next."""

    def __init__(self, path: Path | None) -> None:
        if path:
            path.unlink(missing_ok=True)
        self._base = sqlite3.connect(path or ":memory:", isolation_level=None)
        # Nothing here has to outlive the run.
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "cache_size=-8000"):
            self._base.execute(f"PRAGMA {pragma}")
        self._base.execute("BEGIN")
        self._base.execute("CREATE TABLE taken (key BLOB PRIMARY KEY, place TEXT) WITHOUT ROWID")
        self._base.execute(
            "CREATE TABLE earlier (key BLOB PRIMARY KEY, file INTEGER, start INTEGER, size INTEGER) WITHOUT ROWID"
        )
        self._files: list[tuple[Path, bool]] = []

    def take(self, name: str, place: str) -> str | None:
        """Take a name for a place; return the place that has it already, or None."""
        key = _hash(name)
        row: tuple[str] | None = self._base.execute("SELECT place FROM taken WHERE key = ?", (key,)).fetchone()
        if row is None:
            self._base.execute("INSERT INTO taken VALUES (?, ?)", (key, place))
        return row[0] if row else None

    def add_earlier(self, path: Path, *, failures: bool) -> None:
        """Take up the records, or the failures, of an earlier run from a file of lines."""
        number = len(self._files)
        self._files.append((path, failures))
        self._base.executemany(
            "INSERT OR IGNORE INTO earlier VALUES (?, ?, ?, ?)",
            ((_hash(repr(key)), number, start, size) for key, start, size in _keys(path, failures=failures)),
        )

    def earlier(self, key: Key, where: str) -> Outcome | None:
        """Return the outcome that an earlier run had for an article, or None."""
        row = self._base.execute("SELECT file, start, size FROM earlier WHERE key = ?", (_hash(repr(key)),)).fetchone()
        if row is None:
            return None
        number, start, size = row
        path, failures = self._files[number]
        with path.open("rb") as file:
            file.seek(start)
            line = file.read(size)
        return failure_of_line(line)[1] if failures else record_of_line(line, where)[1]

    def close(self) -> None:
        """Close the table."""
        self._base.close()


def _hash(name: str) -> bytes:
    """Return a short stand-in for a name."""
    return hashlib.blake2b(name.encode("utf-8", errors="surrogatepass"), digest_size=16).digest()


def _keys(path: Path, *, failures: bool) -> Iterator[tuple[Key, int, int]]:
    """Yield key, start and size of each line; what is no line of a run is passed over."""
    start = 0
    with path.open("rb") as lines:
        for line in lines:
            try:
                key = failure_of_line(line)[0] if failures else record_of_line(line)[0]
            except (ValueError, KeyError, TypeError):
                key = None
            if key and key.content:
                yield key, start, len(line)
            start += len(line)
