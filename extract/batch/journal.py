"""The output of a run that may be killed at any moment: lines in the order of the articles, in a folder of their own
beside the output until the last one is written; then the file takes its name.

A run that is resumed goes through the articles from the first on. As long as they are those of the lines that are
there, nothing is written. From the first that differs on, lines are written again, and what was there already, or in
an earlier output, is copied if it is of the same bytes and rules. So the file is always that of an uninterrupted run.
"""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from extract.articles import Raw, id_of
from extract.batch.index import Index
from extract.batch.outcomes import (
    Failed,
    Found,
    Kept,
    Key,
    Outcome,
    failure_of_line,
    holds_failures,
    id_taken,
    record_of_line,
)
from extract.batch.outputs import final, plain
from extract.errors import UsageError


def folder_of(output: Path) -> Path:
    """Return the folder in which the run of an output keeps what is not finished."""
    return output.with_name(f".{output.name}.run")


@contextmanager
def writing(output: Path) -> Iterator[None]:
    """Say in one line that the disk or the folder takes no more."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        said = getattr(error, "strerror", None) or error
        raise UsageError(f"{output}: cannot be written ({said}); mend that, then go on with --resume") from None


def unfinished(output: Path) -> bool:
    """Say whether an earlier run of this output left something to take up."""
    return (folder_of(output) / "records").exists()


@dataclass
class Journal:
    """The lines of one run, records and failures; `rules` is what they are made by.

    `resume` takes up what an earlier run left, `retry_failed` without its failures.
    """

    output: Path
    errors: Path
    rules: str
    resume: bool = False
    retry_failed: bool = False
    written: int = 0
    _prefix: "tuple[_Lines, _Lines] | None" = None
    _files: tuple[int, int] = (-1, -1)
    _earlier: bool = False
    _index: Index = field(init=False)
    _open: ExitStack = field(default_factory=ExitStack)

    def __post_init__(self) -> None:
        """Open the run's folder, alone."""
        self.output = self.output.resolve()  # a link stays a link
        self._folder = folder_of(self.output)
        with writing(self.output):
            self._begin()

    def _begin(self) -> None:
        """Open the run's folder, alone, and the files in it."""
        self._folder.mkdir(exist_ok=True)
        lock = os.open(self._folder / "lock", os.O_CREAT | os.O_RDWR, 0o666)
        self._open.callback(os.close, lock)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._close()
            raise UsageError(f"{self.output}: another run is writing this file; wait, or name another") from None
        if not self.resume:
            for path in self._folder.iterdir():
                if path.name != "lock":
                    path.unlink()
        elif self.retry_failed:
            (self._folder / "errors").unlink(missing_ok=True)
        self._index = Index(self._folder / "index")
        self._open.callback(self._index.close)
        paths = self._folder / "records", self._folder / "errors"
        self._files = tuple(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o666) for path in paths)  # type: ignore[assignment]  # two
        for file in self._files:
            self._open.callback(os.close, file)
        self._prefix = _Lines(paths[0], record_of_line), _Lines(paths[1], failure_of_line)

    def first_of(self, name: str, place: str) -> bool:
        """Say whether a file is met for the first time."""
        with writing(self.output):
            return self._index.take(f"file {name}", place) is None

    def settle(self, one: Raw | Failed) -> Raw | Failed | Found | Kept:
        """Return the outcome that an article has already, or else the article."""
        with writing(self.output):
            return self._settle(one)

    def _settle(self, one: Raw | Failed) -> Raw | Failed | Found | Kept:
        """Return the outcome that stands in the files or in an earlier output, or else the article."""
        if self._prefix:
            kept = self._in_place(one, *self._prefix)
            if kept:
                return kept
            self._end_prefix()
        if self._earlier and isinstance(one, Raw):
            content = one.content
            for name in (id_of(one), one.where):  # a record is known by its id, a failure by its place
                found = self._index.earlier(Key(content, self.rules, name), one.where)
                # Whether an id is taken is for this run to say: the article that had it may be gone.
                if found and not (isinstance(found, Failed) and found.stage == "identity"):
                    return found
        return one

    def _in_place(self, one: Raw | Failed, records: "_Lines", failures: "_Lines") -> Kept | None:
        """Return the outcome of an article if it is the next one that stands in the files."""
        if isinstance(one, Raw):
            content, next_id = one.content, records.key.name if records.key else None
            if records.key == Key(content, self.rules, next_id) and one.id in (None, next_id):
                return Kept(replace(records.take(), where=one.where))
            if failures.key == Key(content, self.rules, one.where):
                return Kept(failures.take())
        elif failures.line == one.line:
            return Kept(failures.take())
        return None

    def _end_prefix(self) -> None:
        """Go over from what stands in the files to writing; what is left in them is kept aside."""
        if self._prefix is None:
            return
        for lines, file in zip(self._prefix, self._files, strict=True):
            lines.keep_rest()
            os.ftruncate(file, lines.position)
        self._prefix = None
        self._earlier = self._take_up()

    def _take_up(self) -> bool:
        """Put what earlier runs had for the articles into the index; say whether there is any."""
        sources = [(path, path.name.startswith("errors")) for path in sorted(self._folder.glob("*.kept.*"))]
        if self.resume and self.output.exists():
            sources.append((plain(self.output, self._folder), False))
        if self.resume and self.errors.exists():
            sources.append((self.errors, True))
        for path, failures in sources:
            if not (failures and self.retry_failed):
                self._index.add_earlier(path, failures=failures)
        return bool(sources)

    def note(self, one: Outcome | Kept) -> Outcome:
        """Write an outcome down and return it; a record whose id is taken becomes a failure."""
        with writing(self.output):
            outcome = self._note(one)
        self.written += 1
        return outcome

    def _note(self, one: Outcome | Kept) -> Outcome:
        """Write an outcome down and return it as it is written."""
        outcome = one.outcome if isinstance(one, Kept) else one
        if isinstance(outcome, Failed) and outcome.content and not outcome.rules:
            outcome = replace(outcome, rules=self.rules)
        if isinstance(outcome, Found) and (by := self._index.take(f"id {outcome.id}", outcome.where)):
            outcome = id_taken(outcome.where, outcome.id, by, record_of_line(outcome.line)[0])
        if not isinstance(one, Kept):
            self._write(self._files[isinstance(outcome, Failed)], outcome.line)
        return outcome

    def _write(self, file: int, line: bytes) -> None:
        """Append a line at once, so that a killed run loses none that is written."""
        rest = memoryview(line)
        while rest:
            rest = rest[os.write(file, rest) :]

    def finish(self) -> list[tuple[Found, Failed]]:
        """Give the files their names; return the records that the kind of output cannot hold."""
        with writing(self.output):
            unfit = self._name()
        self._close()
        shutil.rmtree(self._folder)
        return unfit

    def _name(self) -> list[tuple[Found, Failed]]:
        """Put the complete files where they belong; return the records that the kind of output cannot hold."""
        self._end_prefix()
        records, errors = self._folder / "records", self._folder / "errors"
        made, unfit = final(records, self.output, self._folder)
        for _, failed in unfit:
            self._write(self._files[1], failed.line)
        for file in self._files:
            os.fsync(file)
        with writing(self.errors):
            if errors.stat().st_size:
                shutil.move(errors, self.errors)  # it may be named on another disk
            elif holds_failures(self.errors):
                self.errors.unlink()
        made.replace(self.output)
        _sync_folder(self.output.parent)
        return unfit

    def leave(self) -> bool:
        """Close an unfinished run; say whether it left something to take up."""
        self._close()
        if any(path.stat().st_size for name in ("records", "errors") for path in self._folder.glob(f"{name}*")):
            return True
        shutil.rmtree(self._folder, ignore_errors=True)
        return False

    def _close(self) -> None:
        """Close all files."""
        for lines in self._prefix or ():
            lines.close()
        self._prefix = None
        self._open.close()  # once only, though a run be interrupted at its very end


class _Lines:
    """The lines that stand in a file, one ahead; a line that was not written to its end is none."""

    def __init__(self, path: Path, read: Callable[[bytes], tuple[Key, Outcome]]) -> None:
        self._path = path
        self._file: BinaryIO = path.open("rb")
        self._read = read
        self.position = 0
        self.line = b""
        self._ahead()

    def _ahead(self) -> None:
        """Look at the next line."""
        self.line = self._file.readline()
        try:
            self.key, self._outcome = self._read(self.line)
        except (ValueError, KeyError, TypeError):
            self.key, self._outcome = None, None  # type: ignore[assignment]  # no line

    def take(self) -> Outcome:
        """Return the next line's outcome and go on."""
        outcome = self._outcome
        self.position += len(self.line)
        self._ahead()
        return outcome

    def keep_rest(self) -> None:
        """Keep what is left aside, under a name of its own, and close the file."""
        if self.key:
            self._file.seek(self.position)
            number = len(list(self._path.parent.glob(f"{self._path.name}.kept.*")))
            aside = self._path.with_name(f"{self._path.name}.rest")
            with aside.open("wb") as copy:
                shutil.copyfileobj(self._file, copy)
                os.fsync(copy.fileno())
            aside.rename(self._path.with_name(f"{self._path.name}.kept.{number:04}"))
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _sync_folder(folder: Path) -> None:
    """Make new names in a folder outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
