"""docs/record.md is the record: its tables are those of the models, its examples are values that they take."""

import doctest
import json
import re
import types
import typing
from decimal import Decimal
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union

import pytest
from pydantic import BaseModel, TypeAdapter

from extract.cli import main
from extract.mentions import Amount, Candidate, Flag, Mention, Percentage, Place, Resolution
from extract.records import ArticleFields, Provenance, Record

PAGE = (Path(__file__).parent.parent / "docs" / "record.md").read_text(encoding="utf-8")
MODELS: dict[str, type[BaseModel]] = {
    "Record": Record,
    "Article": ArticleFields,
    "Every mention": Mention,
    "Resolution": Resolution,
    "Amount": Amount,
    "Percentage": Percentage,
    "Place": Place,
    "Candidate": Candidate,
    "Provenance": Provenance,
}
_OF: dict[Any, str] = {Flag: "flag"} | {model: name.lower() for name, model in MODELS.items()}
_PLAIN: dict[Any, str] = {str: "text", int: "whole number", Decimal: "number"}


def _rows(title: str) -> dict[str, tuple[str, str, str]]:
    """Return the table under a heading: type, example and "when empty" by field."""
    section = PAGE.split(f"## {title}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) ?\| (.*?) \|$", section, re.MULTILINE)
    return {name: (type, example, empty) for name, type, example, empty in rows}


def _type(annotation: Any) -> str:
    """Return the type of a field as the page calls it."""
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation in _OF:
        return _OF[annotation]
    if origin in (Union, UnionType):
        (given,) = (one for one in inner if one is not NoneType)
        return f"{_type(given)} or null"
    if origin is typing.Annotated:
        return _type(inner[0])
    if origin is Literal:
        return "one of " + ", ".join(f"`{value}`" for value in inner)
    if origin is tuple:
        return f"list of {_type(inner[0])}{'s' if inner[0] in _OF else ''}" if inner[1] is ... else "two whole numbers"
    if origin is dict:
        return "object"
    return _PLAIN[annotation]


@pytest.mark.parametrize("title", MODELS)
def test_each_field_stands_in_the_page_with_its_type(title: str) -> None:
    model = MODELS[title]
    shared = Mention.model_fields.keys() if model is not Mention and issubclass(model, Mention) else set()
    fields = {name: field for name, field in model.model_fields.items() if name not in shared}
    rows = _rows(title)
    assert list(rows) == list(fields)
    for name, field in fields.items():
        type, example, empty = rows[name]
        assert re.sub(r"\[(\w+)\]\(#\w+\)", r"\1", type) == _type(field.annotation), name
        assert ("null" in type) == ("`null`" in empty), name
        if example:
            annotation: Any = field.annotation
            TypeAdapter(annotation).validate_python(json.loads(example.strip("`"), parse_float=Decimal))
        else:
            assert "(#" in type, name


def test_each_kind_of_evidence_is_told() -> None:
    from extract import Pipeline

    told = set(re.findall(r"`([^`]+)`", PAGE.split("## What stands in")[1].split("\n## ")[0]))
    text = (Path(__file__).parent.parent / "corpus").glob("vi-[0-4]*.txt")
    records = map(Pipeline(ner=False), (path.read_text(encoding="utf-8") for path in text))
    found = {one for record in records for place in record.places for one in place.evidence}
    assert len(found) > 5
    assert found <= told


ROWS = [
    {"id": "a.txt", "text": "Chi 1,5 tỷ đồng.", "date": "2024-11-02"},
    {"id": "b.txt", "text": "It cost $4 million."},
]


def _run(rows: list[dict[str, str]]) -> None:
    """Write the records of rows as lines and as Parquet, in the folder of the call."""
    Path("in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    for name in ("records.jsonl", "records.parquet"):
        assert main(["run", "in.jsonl", "--output", name, "--workers", "0", "--quiet", "--overwrite"]) == 0


def test_provenance_has_the_form_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _run(ROWS)
    made = json.loads(Path("records.jsonl").read_text().splitlines()[0])["provenance"]
    examples = {name: json.loads(example.strip("`")) for name, (_, example, _) in _rows("Provenance").items()}
    for name in ("rules", "content"):
        form = rf"[0-9a-f]{{{len(made[name])}}}"
        assert re.fullmatch(form, made[name]) and re.fullmatch(form, examples[name])
    assert "code" in _rows("Provenance")["rules"][2]  # as rules.py takes it in


def test_the_recipes_with_pandas_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pandas, parquet = pytest.importorskip("pandas"), pytest.importorskip("pyarrow.parquet")
    monkeypatch.chdir(tmp_path)
    lines, columns = re.findall(r"```python\n((?!>>> ).*?)```", PAGE, re.DOTALL)
    names: dict[str, Any] = {"json": json, "pandas": pandas, "pyarrow": types.SimpleNamespace(parquet=parquet)}
    place = {"id": "c.txt", "text": "Xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La."}
    for rows in (ROWS, [*ROWS, place], [place]):
        _run(rows)
        exec(lines, names)
        places = [] if place not in rows else ["Sơn La>Mộc Châu>Tân Lập", "Sơn La>Mộc Châu", "Sơn La"]
        assert list(names["places"].get("path", [])) == places
        assert "Sơn La>Mộc Châu>Tân Lập" in Path("places.csv").read_text() or not places
        values = [Decimal(1500000000), Decimal(4000000)] if ROWS[0] in rows else []
        assert list(names["amounts"].get("value", [])) == values
        exec(columns, names)
        assert list(names["amounts"].get("value", [])) == values


def test_the_recipes_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _run(ROWS)
    blocks = re.findall(r"```python\n(>>> .*?)```", PAGE, re.DOTALL)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "record", "docs/record.md", 0)
    runner = doctest.DocTestRunner()
    runner.run(test)
    assert runner.tries > 3
    assert runner.failures == 0
