"""What is wrong with the header of a gold article, or with one of its mentions."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import get_args

from extract.articles.days import FORMS, is_day
from extract.gazetteer import Unit, load
from extract.gold import ATTRIBUTES, GoldArticle, GoldMention
from extract.mentions import DocumentType, Modifier, PercentUnit, PlaceKind
from extract.text import old_style

_ALLOWED: dict[tuple[str, str], tuple[str, ...]] = {
    ("resolutions", "type"): get_args(DocumentType),
    ("amounts", "modifier"): get_args(Modifier),
    ("percentages", "modifier"): get_args(Modifier),
    ("percentages", "unit"): get_args(PercentUnit),
    ("places", "kind"): get_args(PlaceKind),
}
_REQUIRED = {
    "resolutions": ("number", "type"),
    "amounts": ("currency",),
    "percentages": ("value",),
    "places": ("kind",),
}
_WITH_PATH = {"province": 1, "district": 2, "commune": 3}
_CURRENCY = re.compile(r"[A-Z]{3}$")
_EDGE = re.compile(r"\s")


def in_header(article: GoldArticle) -> Iterator[str]:
    """Yield what is wrong in the header."""
    if article.header.get("language") not in {"vi", "en"}:
        yield "language is neither vi nor en"
    published = article.header.get("published")
    if published and not is_day(published):
        yield f"published is {published!r}; write {FORMS}"


def in_mention(article: GoldArticle, mention: GoldMention) -> Iterator[tuple[str, bool]]:
    """Yield what is wrong with a mention, and whether it is a fault."""
    surface = article.text[mention.start : mention.end]
    if not surface or _EDGE.match(surface[0]) or _EDGE.match(surface[-1]):
        yield "is empty or has a blank at its edge", True
    said = {name: value for name, value in mention.attributes.items() if value}
    for name in said.keys() - set(ATTRIBUTES[mention.kind]):
        yield f"has an attribute {name!r}, which this label has not", True
    for name in _REQUIRED[mention.kind]:
        if name not in said:
            yield f"has no {name}", True
    for name, value in said.items():
        if problem := _value(mention.kind, name, value):
            yield problem, True
    if mention.kind == "places":
        yield from _path(article, said)


def _value(kind: str, name: str, value: str) -> str:
    """Say what is wrong with an attribute's value; an empty text if nothing is."""
    allowed = _ALLOWED.get((kind, name))
    if allowed and value not in allowed:
        return f"{name} is {value!r}, not one of {', '.join(allowed)}"
    if name in {"value", "max"} and not _is_number(value):
        return f"{name} is {value!r}, not a plain number"
    if name == "currency" and not _CURRENCY.match(value):
        return f"currency is {value!r}, not an ISO 4217 code"
    if name == "issued" and not _is_whole_day(value):
        return f"issued is {value!r}, not a day YYYY-MM-DD"
    return ""


def _is_number(value: str) -> bool:
    """Tell whether the value is a number without separators."""
    try:
        return Decimal(value).is_finite() and not set(value) & set(" ,_eE")
    except InvalidOperation:
        return False


def _is_whole_day(value: str) -> bool:
    """Tell whether the value is a day of the calendar, not only a month or a year."""
    return len(value) == len("2024-11-02") and is_day(value)


def _path(article: GoldArticle, said: dict[str, str]) -> Iterator[tuple[str, bool]]:
    """Yield what is wrong with the path of a place."""
    path, kind = said.get("path"), said.get("kind", "")
    if path is None:
        return
    if kind not in _WITH_PATH:
        yield f"a {kind} has no path", True
        return
    units = units_of_paths().get(old_style(path), ())
    if not units:
        yield f"path {path!r} is no unit's of any time", True
    elif kind not in {unit.level for unit in units}:
        yield f"path {path!r} is that of a {units[0].level}, kind is {kind}", True
    elif (day := _published(article)) and not any(unit.in_force(day) for unit in units):
        yield f"path {path!r} was not in force on {day}: is the unit called old there?", False


def _published(article: GoldArticle) -> date | None:
    """Return the day of an article if its header gives one."""
    published = article.header.get("published", "")
    return date.fromisoformat(published) if _is_whole_day(published) else None


@cache
def units_of_paths() -> dict[str, tuple[Unit, ...]]:
    """Return all units by path."""
    gazetteer = load()
    found: dict[str, tuple[Unit, ...]] = {}
    for unit in gazetteer:
        path = old_style(">".join(gazetteer.path(unit)))
        found[path] = (*found.get(path, ()), unit)
    return found
