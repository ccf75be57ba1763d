"""What becomes of one article: a record, ready to be written, or a failure that says what and why."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.articles.article import SURROGATE
from extract.batch.oddities import Oddities, odd
from extract.errors import ArticleError
from extract.records import KINDS, SEPARATORS, starts_with


@dataclass(frozen=True, slots=True)
class Found:
    """The record of an article as its line, with what the summary counts."""

    where: str
    id: str | None
    language: str
    counts: tuple[int, ...]
    line: bytes
    odd: Mapping[str, str] = field(default_factory=dict)
    """What is odd about the article, which the user is told."""

    @property
    def oddities(self) -> Oddities:
        """Return what is odd, as it is counted."""
        return {way: (1, f"{self.where}: {said}") for way, said in self.odd.items()}


@dataclass(frozen=True, slots=True)
class Failed:
    """An article without a record: at which stage (read, extract, process, identity), and why."""

    where: str
    stage: str
    reason: str
    id: str | None = None
    content: str | None = None
    rules: str | None = None
    traceback: str | None = None

    @property
    def error(self) -> ArticleError:
        """Return the error as the user reads it."""
        return ArticleError(f"{self.where}: {self.reason}")

    @property
    def line(self) -> bytes:
        """Return the failure as one line of JSON."""
        fields = {name: getattr(self, name) for name in self.__slots__ if name != "traceback" or self.traceback}
        said = json.dumps(fields, ensure_ascii=False).translate(SEPARATORS)
        return SURROGATE.sub("\ufffd", said).encode() + b"\n"  # the id may be a file name that is not UTF-8


Outcome = Found | Failed


@dataclass(frozen=True, slots=True)
class Kept:
    """An outcome that stands in the output already, at its place."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Key:
    """What makes two articles the same to a run that is resumed: their bytes, the rules, and the id or the place."""

    content: str | None
    rules: str | None
    name: str | None


def id_taken(where: str, id: str | None, by: str, made: Key) -> Failed:
    """Return the failure of an article whose id another one of the run has."""
    reason = f"the id {id!r} is that of {by} too; give each article its own id, or name the folder above both"
    return Failed(where, "identity", reason, id, made.content, made.rules)


def record_of_line(line: bytes, where: str = "") -> tuple[Key, Found]:
    """Return what a line of an output holds; ValueError, KeyError or TypeError for what is no record of a run."""
    row = _whole(line)
    made = row["provenance"]
    key = Key(made["content"], f"{made['version']} {made['rules']}", row["article"]["id"])
    return key, Found(
        where=where,
        id=row["article"]["id"],
        language=row["article"]["language"],
        counts=tuple(len(row[kind]) for kind in KINDS),
        line=line,
        odd=odd(row["article"]["text"], row["article"]["extra"]),
    )


def failure_of_line(line: bytes) -> tuple[Key, Failed]:
    """Return what a line of failures holds; ValueError or TypeError for what is none."""
    failed = Failed(**_whole(line))
    return Key(failed.content, failed.rules, failed.where), failed


def holds_failures(path: Path) -> bool:
    """Say whether a file starts as the failures of an earlier run do."""
    return starts_with(path, b'{"where": ')


def is_foreign(errors: Path) -> bool:
    """Say whether something stands where failures are to be written that is neither failures nor nothing at all."""
    return errors.exists() and not holds_failures(errors) and not (errors.is_file() and errors.stat().st_size == 0)


def _whole(line: bytes) -> dict[str, Any]:
    """Return the object of a line that was written to its end."""
    if not line.endswith(b"\n"):
        raise ValueError("cut off")
    row: dict[str, Any] = json.loads(line)
    return row
