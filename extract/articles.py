"""The article: what goes into the pipeline."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read; `text` is final here, and every offset of the record counts it.

    `published` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `language` None asks for detection.
    """

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None
    language: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)
