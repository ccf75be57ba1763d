"""The phrase book: every way to say a value gives that value, every near miss nothing."""

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extract import Pipeline

BOOK = Path(__file__).parent / "examples"
FILES = sorted(BOOK.glob("*.toml"))
MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
ATTRIBUTES: dict[str, dict[str, Any]] = {
    "resolutions": {"number": None, "type": None, "issued": None},
    "amounts": {"value": None, "max": None, "currency": None, "modifier": None, "per": None},
    "percentages": {"value": None, "max": None, "unit": "percent", "modifier": None},
    "places": {"kind": None, "path": None},
}
PIPELINE = Pipeline()


def _rows() -> Iterator[Any]:
    for path in FILES:
        kind, language, _ = path.name.split(".")
        book = tomllib.loads(path.read_text(encoding="utf-8"))
        assert set(book) <= {"value", "near_miss", "pending"}, path
        for table in ("value", "near_miss", "pending"):
            for number, row in enumerate(book.get(table, [])):
                marks = []
                if table == "pending":
                    marks = [pytest.mark.xfail(reason=row["reason"], strict=True)]
                for at, say in enumerate(row["say"]):
                    yield pytest.param(kind, language, row, say, id=f"{path.stem}-{table}-{number}-{at}", marks=marks)


def _expected(kind: str, row: dict[str, Any], say: str) -> list[dict[str, Any]]:
    """Return the attributes and spans that the row asks for, in the order of the text."""
    expect: Any = row.get("expect", [])
    surfaces = list(MARK.finditer(say))
    values = expect if isinstance(expect, list) else [expect] * len(surfaces)
    assert len(values) == len(surfaces)
    wanted = []
    for index, (value, surface) in enumerate(zip(values, surfaces, strict=True)):
        start = surface.start() - 4 * index
        wanted.append(ATTRIBUTES[kind] | value | {"span": (start, start + len(surface[1]))})
    return wanted


def _found(kind: str, language: str, row: dict[str, Any], text: str) -> list[dict[str, Any]]:
    fields: dict[str, Any] = {name: row.get(name) for name in ("published", "title", "source")}
    record = PIPELINE(text, language=language, **fields)
    return [
        {name: _plain(getattr(mention, name)) for name in ATTRIBUTES[kind]} | {"span": (mention.start, mention.end)}
        for mention in getattr(record, kind)
    ]


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return ">".join(value) or None
    return value


def _exact(attributes: dict[str, Any]) -> dict[str, Any]:
    return {
        name: Decimal(value) if name in ("value", "max") and value is not None else value
        for name, value in attributes.items()
    }


@pytest.mark.parametrize(("kind", "language", "row", "say"), list(_rows()))
def test_phrase(kind: str, language: str, row: dict[str, Any], say: str) -> None:
    text = MARK.sub(r"\1", say)
    expected = [_exact(wanted) for wanted in _expected(kind, row, say)]
    assert [_exact(found) for found in _found(kind, language, row, text)] == expected, text


def test_the_book_has_its_files() -> None:
    names = {path.name for path in FILES}
    assert names == {f"{kind}.{language}.toml" for kind in ATTRIBUTES for language in ("vi", "en")}
