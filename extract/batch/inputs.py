"""All articles of a run in order, each file once, from whatever paths were given."""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from extract.articles import File, Raw, Unread, Wanted, find, id_of, raws, shown
from extract.articles.files import locate
from extract.articles.metadata import Stated
from extract.articles.raws import standard_input
from extract.batch import FAILURES, STANDARD_INPUT
from extract.batch.outcomes import Failed, holds_failures
from extract.errors import ExtractError, Notice, UsageError
from extract.records import holds_records


@dataclass
class Reading:
    """How far the reading is, in bytes of the files as they lie on the disk."""

    _before: int = 0
    _file: BinaryIO | None = None

    @property
    def position(self) -> int:
        """Return how many bytes are read."""
        return self._before + (self._file.tell() if self._file and not self._file.closed else 0)

    def open(self, file: BinaryIO) -> None:
        """Go on with a file."""
        self._file = file if file.seekable() else None
        if self._file:
            self._size = file.seek(0, 2)
            file.seek(0)

    def close(self) -> None:
        """Count a file that is read."""
        if self._file:
            self._before += self._size
        self._file = None


@dataclass(frozen=True)
class Inputs:
    """The paths of a run, and what else tells what is read; `own` are the files that the run writes, by option."""

    paths: tuple[str, ...]
    wanted: Wanted = field(default_factory=Wanted)
    read_stdin_as: str = "jsonl"
    stated: Stated = field(default_factory=dict)
    own: Mapping[str, Path] = field(default_factory=dict)
    reading: "Reading" = field(default_factory=Reading)
    met: set[str] = field(default_factory=set)
    """The ids of `stated` that an article has."""

    def check(self) -> None:
        """Raise UsageError if the run would write over, or take away, one of its articles."""
        if self.paths.count(STANDARD_INPUT) > 1:
            raise UsageError("-: standard input can be read once; name it once")
        for option, file in self.own.items():
            own = file.resolve()
            for path in self.paths:
                if path == STANDARD_INPUT or "://" in path:
                    continue
                given = Path(path).resolve()
                below = given in own.parents and own.exists() and any(_is(one, own) for one in self._below(path))
                if given == own or (below and not holds_records(own) and not holds_failures(own)):
                    raise UsageError(f"{shown(file)}: is one of the inputs; name another file for {option}")

    def strangers(self, table: Path | None) -> Notice | None:
        """Say how many ids of the table beside the articles are no article's; None if each is one's."""
        strange = [id for id in self.stated if id not in self.met]
        if not strange:
            return None
        count = f"{len(strange)} of {len(self.stated)}"
        return Notice(f"{table}: {count} ids are no article's, as {strange[0]!r}; write them as in the records")

    def size(self) -> int:
        """Return how many bytes there are to read, as far as that can be told beforehand."""
        local = [path for path in self.paths if path != STANDARD_INPUT and "://" not in path]
        return sum(
            one.path.stat().st_size
            for path in local
            for one in find(Path(path), self.wanted)
            if isinstance(one, File) and one.path.exists()
        )

    def files(self, first_of: Callable[[str, str], bool], tell: Callable[[ExtractError], None]) -> Iterator[File]:
        """Yield each file once; what hinders with a path is told."""
        for path in self.paths:
            for one in () if path == STANDARD_INPUT else self._found(path):
                if isinstance(one, ExtractError):
                    tell(one)
                    continue
                if first_of(str(one.path.resolve()), shown(one.path)):
                    yield one

    def articles(
        self, first_of: Callable[[str, str], bool], tell: Callable[[ExtractError], None]
    ) -> Iterator[Raw | Failed]:
        """Yield the articles of all files, with what is stated of them, and of standard input where it is named."""
        for file in self.files(first_of, tell):
            yield from self.of_file(file)
            self.reading.close()
        if STANDARD_INPUT in self.paths:
            yield from map(self._known, standard_input(sys.stdin.buffer, self.read_stdin_as))

    def of_file(self, file: File) -> Iterator[Raw | Failed]:
        """Yield the articles of one file, with what is stated of them."""
        return map(self._known, raws(file, self.reading.open))

    def _known(self, one: Raw | Unread) -> Raw | Failed:
        """Return an article with what the table beside says of it, or the failure to read it."""
        if isinstance(one, Unread):
            return Failed(one.where, "read", str(one.error).removeprefix(f"{one.where}: "))
        id = id_of(one) if self.stated else None
        if id is not None and id not in self.stated and self._ids_are_floats:
            id = f"{id}.0"
        if id not in self.stated or id is None:
            return one
        self.met.add(id)
        return replace(one, stated=self.stated[id])

    @cached_property
    def _ids_are_floats(self) -> bool:
        """Say whether all ids of the table are whole numbers as pandas writes those of a table with a gap: 4.0."""
        return all(id.endswith(".0") and id[:-2].isdecimal() for id in self.stated)

    def _found(self, path: str) -> Iterator[File | ExtractError]:
        """Yield the files of a path, and what hinders."""
        try:
            place = locate(path)
        except UsageError as error:
            yield error
            return
        own = {path.resolve() for path in self.own.values()}
        lists: list[Path] = []
        for one in find(place, self.wanted):
            if isinstance(one, File) and one.path.resolve() in own:
                continue
            if isinstance(one, File) and one.path != place and _lists_failures(one.path):
                lists.append(one.path)
            else:
                yield one
        if lists:
            yield Notice(f"{shown(place)}: lists of failures are not read: {len(lists)}, as {shown(lists[0])}")

    def _below(self, path: str) -> Iterator[File]:
        """Yield the files below a folder."""
        return (one for one in find(Path(path), self.wanted) if isinstance(one, File))


def _lists_failures(path: Path) -> bool:
    """Say whether a file is the list that a run wrote beside its output, or among its parts."""
    return path.name.endswith(FAILURES) and holds_failures(path)


def _is(file: File, output: Path) -> bool:
    """Say whether a file is the output."""
    return file.path.name == output.name and file.path.resolve() == output
