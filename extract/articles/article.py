"""The article, as it goes into the pipeline."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from math import isnan
from numbers import Integral
from typing import Any, NoReturn

from extract.articles.days import FORMS, day_of, is_day
from extract.errors import ArticleError, FieldError
from extract.lexicon import alternation, load_file

BESIDE = ("title", "published", "source", "language", "home_province")
"""What may be stated of a text, by a caller, a row or a table."""
_FIELDS = ("id", *BESIDE, "extra")
_TEXTS = ("text", *_FIELDS[:-1])
_EXACT = 2.0**53
"""From here on a float may stand for another whole number than its own."""
_NOTHING = ("NoneType", "NaTType", "NAType")
"""Types of what states nothing, the last two those of pandas."""
_FOOT = 600  # characters at the end of a text in which its source is looked for
SURROGATE = re.compile("[\ud800-\udfff]")


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
    home_province: str | None = None
    """The province that the article is about, for those who know; else its source and its text tell."""
    extra: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what no record may hold, with a line for the user."""
        for name in _TEXTS:
            value = getattr(self, name)
            if not isinstance(value, str) and (value is not None or name == "text"):
                out = "" if name == "text" else ", or leave it out"
                raise FieldError(f"{name} is {repr(value)[:60]}, not a string; give one{out}")
        if not isinstance(self.extra, dict):
            raise FieldError(f"extra is {repr(self.extra)[:60]}, not a dict; give one, or leave it out")
        if strange := [key for key in self.extra if not isinstance(key, str)]:
            raise FieldError(f"extra has the key {repr(strange[0])[:60]}, not a string; give one, or leave it out")
        for name in ("text", "id", "title", "source"):
            if SURROGATE.search(getattr(self, name) or ""):
                raise ArticleError(f"{name} holds half a surrogate pair, which is no character; mend it")
        if self.published is not None and not is_day(self.published):
            raise ArticleError(f"published is {self.published!r}; write {FORMS}")
        if self.language not in (None, "vi", "en"):
            raise ArticleError(f"language is {self.language!r}; write vi or en, or leave it out")


def from_fields(text: str, fields: Mapping[str, Any]) -> Article:
    """Return the article of what a row or a caller states: the id may be a whole number, the day a date, "" nothing."""
    if strange := fields.keys() - _FIELDS:
        raise FieldError(f"{min(strange)} is no field of an article; the fields are {', '.join(_FIELDS)}")
    # What is not stated keeps the default of the article.
    given = {name: value for name, value in fields.items() if not is_nothing(value)}
    if published := given.get("published"):
        given["published"] = day_of(published) or published
    return Article(text, **given | {"id": id_text(fields.get("id"))})


def is_nothing(value: object) -> bool:
    """Say whether a value states nothing: None, an empty text, or what pandas has where nothing is."""
    if isinstance(value, str | float):
        return isnan(value) if isinstance(value, float) else not value
    return type(value).__name__ in _NOTHING


def id_text(value: object) -> str | None:
    """Return the id that a row or a caller states: a table with a gap makes floats of whole numbers."""
    if isinstance(value, str):
        return value or refuse_empty_id()
    if is_nothing(value):
        return None
    if isinstance(value, Integral) and not isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    raise FieldError(f"id is {repr(value)[:60]}, not a string or a whole number; give one, or leave it out")


def refuse_empty_id() -> NoReturn:
    """Raise the error for an article whose id states nothing."""
    raise ArticleError('"id" is empty; give each article its own')


@cache
def _source_line() -> re.Pattern[str]:
    """Return the pattern of the line that names an article's source."""
    words = alternation(load_file("articles")["source_line"]["words"])
    return re.compile(
        rf"^[ \t]{{0,8}}(?:{words})[ \t]{{0,3}}:?[ \t]{{0,3}}(?P<address>https?://[^\s<>\"']{{4,400}})",
        re.IGNORECASE | re.MULTILINE,
    )


def printed_source(text: str) -> str | None:
    """Return the address that a line at the end of the text names as the article's source, or None."""
    found = _source_line().search(text, max(0, len(text) - _FOOT))
    return found["address"].rstrip(".,;") if found else None
