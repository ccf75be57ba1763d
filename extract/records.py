"""The record of one article: the JSON contract of the output."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from extract.mentions import Amount, Percentage, Place, Resolution

SCHEMA_VERSION = "1"


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

    schema_version: Literal["1"] = SCHEMA_VERSION
    article: ArticleFields
    resolutions: tuple[Resolution, ...] = ()
    amounts: tuple[Amount, ...] = ()
    percentages: tuple[Percentage, ...] = ()
    places: tuple[Place, ...] = ()
