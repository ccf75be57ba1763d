"""The files of articles that a path names: which kinds are read, and the walk below a folder."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import cast

from extract.errors import ArticleError, ExtractError, Notice, UsageError

KINDS = {
    ".txt": "text",
    ".html": "page",
    ".htm": "page",
    ".jsonl": "rows",
    ".parquet": "parquet",
    ".warc": "warc",
    ".zip": "zip",
}
SUFFIXES = tuple(KINDS)
COMPRESSED = (".gz", ".zst")


@dataclass(frozen=True, slots=True)
class File:
    """A file that holds articles; `id` is its article's, where it holds one.

    `lines` stands for a stretch of JSON Lines: the number of the first line, its first byte, and the byte of the end.
    """

    path: Path
    id: str
    lines: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which files below a folder are read: those that match a pattern of `include`, and none of `exclude`.

    A pattern with a slash is matched against the path from the folder given on, one without against the name.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    named: tuple[Path, ...] = ()
    """Files that the call names otherwise: of these nobody is told that they are no articles."""

    def __call__(self, path: str) -> bool:
        """Say whether the file is read."""
        return (not self.include or _matches(path, self.include)) and not _matches(path, self.exclude)


def _matches(path: str, patterns: tuple[str, ...]) -> bool:
    """Say whether one of the patterns fits the path."""
    name = path.rpartition("/")[2]
    return any(fnmatch(path if "/" in pattern else name, pattern) for pattern in patterns)


def shown(path: Path) -> str:
    """Return a path as it can be printed, whatever bytes its name has."""
    return str(path).encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")


def kind(name: str) -> str | None:
    """Return what a file holds, by its name; None for what is not read.

    >>> kind("a.html.gz"), kind("CC-NEWS.warc.gz"), kind("photo.jpg")
    ('page', 'warc', None)
    """
    path = PurePosixPath(name.lower())
    if path.suffix in COMPRESSED:
        path = path.with_suffix("")
    return KINDS.get(path.suffix)


def locate(name: str) -> Path:
    """Return the path of a file or folder; an address (`s3://bucket/folder`) is reached through fsspec."""
    if "://" not in name:
        return Path(name)
    try:
        from upath import UPath
    except ImportError:
        raise UsageError(f"{name}: needs more packages; pip install 'extract[remote]'") from None
    try:
        path = UPath(name)
        _ = path.fs  # only now is the package of the store imported
        return cast(Path, path)  # has all that is asked of it here
    except (ImportError, ValueError) as error:
        raise UsageError(f"{name}: cannot be reached ({error}); install what fsspec needs for this store") from None


def find(path: Path, wanted: Wanted | None = None) -> Iterator[File | ExtractError]:
    """Yield the files that a path names (itself, or all below a folder, sorted), and what hinders.

    Below a folder, hidden files and folders (a leading full stop in the name) are left out.
    """
    try:
        path.stat()
    except OSError as error:
        yield UsageError(f"{shown(path)}: {error.strerror or 'No such file or directory'}; check the path")
        return
    except Exception as error:
        if isinstance(path, Path):
            raise
        said = " ".join(f"{type(error).__name__}: {error}".split())[:300]  # each store has errors of its own
        yield UsageError(f"{shown(path)}: cannot be reached ({said}); check the address and who may read it")
        return
    if path.is_dir():
        yield from _find_below(path, wanted or Wanted())
    elif kind(path.name):
        yield File(path, path.name)
    else:
        yield UsageError(f"{shown(path)}: not a kind of file that is read; give {', '.join(SUFFIXES)} files")


def _find_below(folder: Path, wanted: Wanted) -> Iterator[File | ExtractError]:
    """Yield the files of articles below a folder, sorted, and what hinders."""
    found = left_out = 0
    others: Counter[str] = Counter()
    for one in _walk(folder, ""):
        is_read = isinstance(one, ExtractError) or kind(one.path.name)
        if isinstance(one, File) and not wanted(one.id):
            left_out += bool(is_read)
        elif isinstance(one, File) and not is_read:
            others[one.path.suffix.lower() or "no ending"] += not _is_named(one.path, wanted)
        else:
            found += 1
            yield one
    if found and others.total():
        endings = ", ".join(ending for ending, count in sorted(others.items()) if count)
        yield Notice(f"{shown(folder)}: files of other kinds are not read: {others.total()} ({endings})")
    elif not found:
        yield _nothing_in(folder, left_out)


def _is_named(path: Path, wanted: Wanted) -> bool:
    """Say whether the call names a file otherwise."""
    return any(path.name == named.name and path.resolve() == named.resolve() for named in wanted.named)


def _nothing_in(folder: Path, left_out: int) -> UsageError:
    """Return what is said of a folder without articles, or with none that the patterns leave."""
    if left_out:
        says = f"--include and --exclude leave none of its {left_out} files; a pattern with / begins in this folder"
        return UsageError(f"{shown(folder)}: {says}")
    return UsageError(f"{shown(folder)}: no article in this folder; put {', '.join(SUFFIXES)} files there")


def _walk(folder: Path, above: str) -> Iterator[File | ExtractError]:
    """Yield all files below a folder in the order of their paths, one folder in memory at a time."""
    try:
        entries = sorted(_entries(folder))
    except OSError as error:
        yield ArticleError(f"{shown(folder)}: {error.strerror}; make the folder readable")
        return
    for name, is_folder in entries:
        if name.startswith("."):
            continue
        if is_folder:
            yield from _walk(folder / name, f"{above}{name}/")
        else:
            yield File(folder / name, f"{above}{name}")


def _entries(folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield the names in a folder, and whether each is a folder itself; a link to one is not followed."""
    if isinstance(folder, Path):
        with os.scandir(folder) as entries:
            for entry in entries:
                is_link_to_folder = entry.is_symlink() and entry.is_dir()
                if not is_link_to_folder:
                    yield entry.name, entry.is_dir()
    else:
        for path in folder.iterdir():
            yield path.name, path.is_dir()
