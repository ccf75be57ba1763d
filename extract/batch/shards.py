"""A large run cut into shards: stretches of its inputs that are worked on one by one, anywhere, each into one part."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.articles import File
from extract.articles.decoding import is_utf_16
from extract.articles.files import kind


@dataclass(frozen=True, slots=True)
class Shard:
    """Some of the files of a run, or a stretch of one; `size` in bytes."""

    number: int
    files: tuple[File, ...]
    size: int

    @property
    def name(self) -> str:
        """Return the name of its part, without a suffix."""
        return f"part-{self.number:06}"

    def stamp(self, made_by: str) -> str:
        """Return what is the same as long as its files (by size and time of change) and what it is made by are."""
        digest = hashlib.sha256(made_by.encode())
        for file in self.files:
            state = file.path.stat() if file.path.exists() else None
            digest.update(repr((str(file.path), file.id, file.lines, _state(state))).encode(errors="surrogateescape"))
        return digest.hexdigest()


def _state(state: object) -> tuple[object, object]:
    """Return size and time of change of a file, as far as its store tells them."""
    return getattr(state, "st_size", None), getattr(state, "st_mtime_ns", None)


def shards(files: Iterable[File], size: int) -> Iterator[Shard]:
    """Yield shards of at most `size` articles, in order; a file whose articles cannot be counted is a shard of its own.

    Texts and pages are one article each, rows are counted; what is compressed or packed is read from its start only.
    """
    waiting: list[File] = []
    count = number = 0
    for piece, articles in (one for file in files for one in _pieces(file, size)):
        if waiting and (articles is None or count + articles > size):
            yield _shard(number, waiting)
            waiting, count, number = [], 0, number + 1
        waiting.append(piece)
        count += articles or size
    if waiting:
        yield _shard(number, waiting)


def _shard(number: int, files: list[File]) -> Shard:
    """Return a shard of files."""
    return Shard(number, tuple(files), sum(map(_bytes, files)))


def _bytes(file: File) -> int:
    """Return how many bytes there are to read."""
    if file.lines:
        return file.lines[2] - file.lines[1]
    return int(file.path.stat().st_size) if file.path.exists() else 0


def _pieces(file: File, size: int) -> Iterator[tuple[File, int | None]]:
    """Yield a file, or stretches of it, with the number of articles; None for what cannot be counted."""
    name = file.path.name.lower()
    if kind(name) in ("text", "page"):
        yield file, 1
    elif name.endswith(".jsonl") and isinstance(file.path, Path):
        yield from _stretches(file, size)
    else:
        yield file, None


def _stretches(file: File, size: int) -> Iterator[tuple[File, int | None]]:
    """Yield stretches of a file of rows."""
    try:
        lines = file.path.open("rb")
    except OSError:
        yield file, 1  # whoever reads it says why it cannot be
        return
    with lines:
        if is_utf_16(lines.read(4)):
            yield file, None  # its bytes do not tell where a line ends
            return
        lines.seek(0)
        first, start, end, count = 1, 0, 0, 0
        for number, line in enumerate(lines, start=1):
            if count == size:
                yield File(file.path, file.id, (first, start, end)), count
                first, start, count = number, end, 0
            end += len(line)
            count += bool(line.strip())
        if count:
            yield File(file.path, file.id, (first, start, end)), count
