"""The record: every field of the contract, exact numbers, lines that all readers split alike."""

import json
import subprocess
import sys
from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from extract import Amount, Candidate, Place, records
from extract.records import Record

CONTRACT: dict[str, set[str]] = {
    "article": {"id", "language", "title", "published", "source", "text"},
    "resolutions": {"start", "end", "text", "number", "type", "issued", "issuer", "subject"},
    "amounts": {"start", "end", "text", "value", "max", "currency", "modifier", "per"},
    "percentages": {"start", "end", "text", "value", "max", "unit", "modifier"},
    "places": {"start", "end", "text", "name", "kind", "path", "code"},
}


def _record(**changes: Any) -> Record:
    """Return a record with the least that each kind needs."""
    span = {"start": 0, "end": 1, "text": "x"}
    fields = {
        "article": {
            "id": None, "language": "vi", "title": None, "published": None, "source": None, "text": "xã ô tô",
        },
        "resolutions": [span | {"number": "22-NQ/TU", "type": "resolution"}],
        "amounts": [span | {"value": "69000000000", "currency": "VND"}],
        "percentages": [span | {"value": "18.66"}],
        "places": [span | {"name": "Sơn La", "kind": "province"}],
    }  # fmt: skip
    return Record.model_validate(fields | changes)


def test_no_field_of_the_contract_is_ever_missing() -> None:
    line = json.loads(_record().model_dump_json())
    assert line["schema_version"] == "1"
    assert set(line) == {"schema_version", "provenance", *CONTRACT}
    assert set(records.KINDS) == set(CONTRACT) - {"article"}
    for name, fields in CONTRACT.items():
        (row,) = line[name] if name != "article" else (line[name],)
        assert fields <= set(row), name


def test_what_is_not_stated_is_null() -> None:
    line = json.loads(_record().model_dump_json())
    assert line["resolutions"][0]["issued"] is None
    assert line["amounts"][0]["max"] is None
    assert line["places"][0]["code"] is None
    assert line["places"][0]["path"] == []


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("69000000000", "69000000000"),
        ("6.9E+10", "69000000000"),
        ("5200000.00", "5200000"),
        ("0.1", "0.1"),
        ("18.66", "18.66"),
        ("123456789012345678901", "123456789012345678901"),
        ("1234567890123456.78", "1234567890123456.78"),
        ("-0.12345678901234567890123456789012", "-0.12345678901234567890123456789012"),
    ],
)
def test_numbers_are_exact_in_json(value: str, written: str) -> None:
    span = {"start": 0, "end": 1, "text": "x"}
    record = _record(amounts=[span | {"value": value, "max": value, "currency": "VND"}])
    assert f'"value":{written},"max":{written},' in record.model_dump_json()


@pytest.mark.parametrize("value", ["1234567890123456.78", "0.12345678901234567", "18.66", "6.9E+10", "1e22"])
def test_numbers_come_back_as_they_were(value: str) -> None:
    span = {"start": 0, "end": 1, "text": "x", "value": value}
    extra = {"value": 0.12345678901234566, "max": "\ue0005", "currency": "x", "resolutions": 1}
    named = {"text": f'"value":{value},"max":{value},', "title": "\ue0005", "extra": extra}
    article = _record().article.model_copy(update=named)
    record = _record(
        article=article, amounts=[span | {"currency": "VND"}], percentages=[span | {"max": value, "value": 1}]
    )
    for said in (record.model_dump_json(), record.model_dump_json(indent=1), records.line(record).encode()):
        assert Record.model_validate_json(said) == record
    amount = record.amounts[0]
    assert type(amount).model_validate_json(amount.model_dump_json()) == amount


@pytest.mark.parametrize("value", ["18.5", "1234567890123456789.25"])
def test_what_else_a_row_held_stays_a_number(value: str) -> None:
    span = {"start": 0, "end": 1, "text": "x", "value": value}
    said = _record(amounts=[span | {"currency": "VND"}]).model_dump_json()
    held = '{"lat":105.123456789012345678,"by":[{"value":0.1234567890123456789,"max":1.5}]}'
    record = Record.model_validate_json(said.replace('"extra":{}', f'"extra":{held}'))
    assert record.article.extra == json.loads(held)
    assert record.amounts[0].value == Decimal(value)


LONG = "1234567890123456789.25"


def _amount(value: str) -> Amount:
    return Amount(start=0, end=1, text="x", value=Decimal(value), max=Decimal(value), currency="VND")


@pytest.mark.parametrize("value", [LONG, "-0.12345678901234567890", "18.66", "69000000000", "12345678901234567890"])
def test_numbers_are_exact_however_they_are_dumped(value: str) -> None:
    class Around(BaseModel):
        amount: Amount

    amount, many = _amount(value), TypeAdapter(list[Amount])
    assert Amount.model_validate(amount.model_dump()) == amount
    assert Amount.model_validate(amount.model_dump(mode="json")) == amount
    assert Amount.model_validate_json(amount.model_dump_json()) == amount
    assert many.validate_json(many.dump_json([amount])) == [amount]
    assert Around.model_validate_json(Around(amount=amount).model_dump_json()).amount == amount
    dumped = (repr(amount.model_dump(mode="json")), many.dump_json([amount]).decode(), amount.model_dump_json())
    assert all(value in said and "\ue000" not in said and "ue000" not in said for said in dumped)


def test_keys_may_stand_in_any_order() -> None:
    said = f'{{"currency":"VND","end":1,"max":{LONG},"start":0,"text":"x","value":{LONG}}}'
    for one in (said, said.encode(), bytearray(said.encode())):
        assert Amount.model_validate_json(one) == _amount(LONG)
    assert Amount.model_validate_json(said, strict=True) == _amount(LONG)


@pytest.mark.parametrize("said", ["{", b"\xff", '{"value": 1}', "[" * 100_000])
def test_what_is_no_mention_is_refused_by_the_model(said: str | bytes) -> None:
    with pytest.raises(ValidationError):
        Amount.model_validate_json(said)


def test_a_candidate_states_its_register() -> None:
    with pytest.raises(ValidationError, match="register"):
        Candidate.model_validate({"code": "1", "path": []})
    with pytest.raises(ValidationError, match="register"):
        Candidate.model_validate({"register": "today", "code": "1", "path": []})
    assert Place(start=0, end=1, text="x", name="x", kind="province").register is None


def test_the_schema_tells_each_field() -> None:
    schema = Record.model_json_schema(mode="serialization")["$defs"]
    told = {"Resolution": "resolutions", "Amount": "amounts", "Percentage": "percentages", "Place": "places"}
    for model, kind in told.items():
        assert set(schema[model]["properties"]) >= CONTRACT[kind]
    assert schema["Candidate"]["required"] == ["register", "code", "path"]
    assert schema["Candidate"]["properties"]["register"]["enum"] == ["old", "new"]


def test_the_import_leaves_the_filters_of_warnings_alone() -> None:
    code = (
        "import pydantic, warnings; before = list(warnings.filters); import extract.records; "
        "extract.records.Record.model_json_schema(); print([one for one in warnings.filters if one not in before])"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "[]", "")


def test_vague_sum_has_no_value() -> None:
    span = {"start": 0, "end": 1, "text": "x"}
    assert '"value":null' in _record(amounts=[span | {"value": None, "currency": "VND"}]).model_dump_json()


def test_line_is_utf8_and_one_line_to_any_reader() -> None:
    article = _record().article.model_copy(update={"text": "đô\n\r\u2028\u2029\x85\x0b\x1c🙂"})
    line = records.line(_record(article=article))
    assert line.splitlines() == [line[:-1]]
    assert "đô" in line
    assert "🙂" in line
    assert json.loads(line)["article"]["text"] == article.text


def test_record_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        _record().amounts = ()
