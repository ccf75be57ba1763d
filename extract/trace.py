"""What finders looked at and turned down, kept only while somebody asks (`extract explain`)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejection:
    """A stretch of the view that looked like a mention of a kind, and why it is none."""

    kind: str
    start: int
    end: int
    reason: str


_collected: ContextVar[list[Rejection] | None] = ContextVar("rejections", default=None)


def reject(kind: str, start: int, end: int, reason: str) -> None:
    """Note that a stretch was turned down."""
    collected = _collected.get()
    if collected is not None:
        collected.append(Rejection(kind, start, end, reason))


@contextmanager
def collect() -> Iterator[list[Rejection]]:
    """Give the list that fills with what is turned down inside the block."""
    collected: list[Rejection] = []
    token = _collected.set(collected)
    try:
        yield collected
    finally:
        _collected.reset(token)
