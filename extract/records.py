"""The record of one article: the JSON contract of the output, and its lines."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from extract.errors import UsageError
from extract.mentions import Amount, Exact, Percentage, Place, Resolution

KINDS = ("resolutions", "amounts", "percentages", "places")

# JSON allows these line separators inside a string, but many readers of JSON Lines split at them.
SEPARATORS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


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


class Provenance(BaseModel):
    """What made a record: `version` of the package, fingerprint of `rules`, SHA-256 of the `content` read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    rules: str
    content: str


class Record(Exact):
    """Everything found in one article; each list is sorted by `start` and free of overlaps."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: Literal["1"] = "1"
    article: ArticleFields
    resolutions: tuple[Resolution, ...] = ()
    amounts: tuple[Amount, ...] = ()
    percentages: tuple[Percentage, ...] = ()
    places: tuple[Place, ...] = ()
    provenance: Provenance | None = None
    """What `extract run` notes of the record's making; None in the library."""


def with_provenance(record: Record, provenance: Provenance) -> Record:
    """Return the record with what made it."""
    return record.model_copy(update={"provenance": provenance})


def line(record: Record) -> str:
    """Return the record as one line of JSON, with its line feed."""
    return record.model_dump_json().translate(SEPARATORS) + "\n"


def from_lines(lines: Iterable[bytes], name: str) -> Iterator[Record]:
    """Yield the records of lines of JSON; UsageError for what is none, with the name of the file and its line."""
    for number, row in enumerate(lines, start=1):
        try:
            yield Record.model_validate_json(row)
        except ValueError:
            raise UsageError(f"{name}:{number}: no record of extract; name what extract run wrote") from None


def holds_records(path: Path) -> bool:
    """Say whether a file starts as the output of an earlier run does."""
    return starts_with(path, b'{"schema_version":')


def starts_with(path: Path, start: bytes) -> bool:
    """Say whether a file starts with some bytes."""
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(start)) == start
    return False
