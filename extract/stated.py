"""What a call states of an article or of all articles: taken in the forms that tables have, checked, named if wrong."""

from datetime import date
from functools import lru_cache
from typing import Any, TypedDict

from extract import gazetteer
from extract.articles import FORMS, Article, day_of, is_nothing
from extract.errors import ExtractError, UsageError
from extract.lexicon import LANGUAGES
from extract.patterns import places
from extract.text import View

Day = str | date


class Fields(TypedDict, total=False):
    """What may be stated of a text; None and "" state nothing, but an id that is given must not be empty."""

    id: str | int | float | None
    title: str | None
    published: Day | None
    source: str | None
    language: str | None
    home_province: str | None
    extra: dict[str, Any] | None


def day(value: Day | None) -> str | None:
    """Return the day that serves articles without one."""
    if is_nothing(value):
        return None
    stated = day_of(value)
    if stated is None:
        raise UsageError(f"date is {value!r}; write {FORMS}, or leave it out")
    return stated


def language(value: str | None) -> str | None:
    """Return the language of all articles."""
    if is_nothing(value):
        return None
    if value not in LANGUAGES:
        raise UsageError(f"language is {value!r}; write {' or '.join(LANGUAGES)}, or leave it out")
    return value


def home_province(value: str | None, error: type[ExtractError] = UsageError) -> str | None:
    """Return the name of a province as the register has it; the error for what is none."""
    if is_nothing(value):
        return None
    name = _province(value) if isinstance(value, str) else None
    if name is None:
        raise error(f"home_province is {value!r}, no province; write its name, as Sơn La, or leave it out")
    return name


@lru_cache(maxsize=256)
def _province(name: str) -> str | None:
    """Return the one name that the register has for a province, written with its type word too: "Tỉnh Sơn La"."""
    if known := _known(name):
        return known
    if not name.isprintable():
        return None
    read = [place for place in places.find(Article(name, language="vi"), View(name)) if place.text == name]
    return next((known for place in read if place.kind == "province" and (known := _known(place.name))), None)


def _known(name: str) -> str | None:
    """Return what the province is called that bears or bore the name, however it is written; None if there is none."""
    return next((unit.name for unit in gazetteer.load().find(name, level="province")), None)
