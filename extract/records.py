"""The record of one article: the JSON contract of the output, and the writer of its lines."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from extract.errors import UsageError
from extract.mentions import Amount, Percentage, Place, Resolution

KINDS = ("resolutions", "amounts", "percentages", "places")

# JSON allows these line separators inside a string, but many readers of JSON Lines split at them.
_SEPARATORS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


class ArticleFields(BaseModel):
    """The article as the record keeps it; `text` is what was read, unchanged."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str | None
    language: Literal["vi", "en"]
    title: str | None
    published: str | None
    source: str | None
    text: str
    extra: dict[str, Any] = {}


class Record(BaseModel):
    """Everything found in one article; each list is sorted by `start` and free of overlaps."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: Literal["1"] = "1"
    article: ArticleFields
    resolutions: tuple[Resolution, ...] = ()
    amounts: tuple[Amount, ...] = ()
    percentages: tuple[Percentage, ...] = ()
    places: tuple[Place, ...] = ()


def line(record: Record) -> str:
    """Return the record as one line of JSON, with its line feed."""
    return record.model_dump_json().translate(_SEPARATORS) + "\n"


def read(path: Path) -> Iterator[Record]:
    """Yield the records of a file of JSON Lines; UsageError for what is none, with its line."""
    try:
        with path.open("rb") as file:
            for number, row in enumerate(file, start=1):
                try:
                    yield Record.model_validate_json(row)
                except ValidationError:
                    raise UsageError(f"{path}:{number}: no record of extract; name what extract run wrote") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); name what extract run wrote") from error


def check_output(path: Path, *, overwrite: bool) -> None:
    """Raise UsageError unless records can be written to the path."""
    if path.is_dir():
        raise UsageError(f"{path}: this is a folder; name a file for --output")
    if not path.parent.is_dir():
        raise UsageError(f"{path.parent}: there is no such folder; create it (mkdir -p) or change --output")
    if path.exists():
        if not path.is_file():
            raise UsageError(f"{path}: not a plain file; name another file for --output")
        if not overwrite:
            raise UsageError(f"{path}: exists already; add --overwrite or name another file")


def holds_records(path: Path) -> bool:
    """Say whether a file starts as the output of an earlier run does."""
    start = b'{"schema_version":'
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(start)) == start
    return False


@contextmanager
def writer(path: Path) -> Iterator[Callable[[Record], int]]:
    """Give the function that writes a record; the file stands under its name only when all are written."""
    path = path.resolve()  # a link stays a link
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}.partial")
    try:
        with partial.open("x", encoding="utf-8", newline="\n") as file:
            yield lambda record: file.write(line(record))
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); nothing was changed") from error
    finally:
        partial.unlink(missing_ok=True)
