"""Records as Parquet: typed and nested, read alike by pandas, polars and DuckDB, and back to the same lines."""

import json
import os
import typing
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel

from extract.batch.outcomes import Failed, Found
from extract.records import KINDS, Record, line

ROWS = 1000  # records in a row group, and in memory
# 38 digits are the most that all readers take; 28 before the point hold any sum of money, 10 behind it any rate.
Unfit = tuple[Found, Failed]
NUMBER = pa.decimal128(38, 10)


def write(lines: Path, path: Path) -> list[Unfit]:
    """Write a file of lines as Parquet; return the records that hold a number no column can."""
    unfit: list[Unfit] = []
    with path.open("wb") as file:
        with pq.ParquetWriter(file, schema(), compression="zstd") as writer:
            rows: list[dict[str, Any]] = []
            for row in _rows(lines):
                rows.append(row)
                if len(rows) == ROWS:
                    unfit += _write_rows(writer, rows)
                    rows = []
            if rows:
                unfit += _write_rows(writer, rows)
        file.flush()
        os.fsync(file.fileno())
    return unfit


def read(path: Path) -> Iterator[bytes]:
    """Yield the lines of the records in a Parquet file."""
    for batch in pq.ParquetFile(path).iter_batches(batch_size=ROWS):
        for row in batch.to_pylist():
            row["article"]["extra"] = json.loads(row["article"]["extra"])
            yield line(Record.model_validate(row)).encode()


def schema() -> "pa.Schema":
    """Return the columns: the fields of the record."""
    return pa.schema(_fields(Record))


def _fields(model: type[BaseModel]) -> "list[pa.Field[Any]]":
    """Return the columns of a model."""
    return [pa.field(name, _type(field.annotation)) for name, field in model.model_fields.items()]


def _type(annotation: Any) -> "pa.DataType":  # noqa: ANN401  # an annotation can be anything
    """Return the type of a column that holds what the annotation says."""
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (Union, UnionType):
        (given,) = (one for one in inner if one is not NoneType)
        return _type(given)
    if origin is typing.Annotated:
        return _type(inner[0])
    if origin is Literal or annotation is str or origin is dict:
        return pa.string()  # what else a row held is JSON in a string: its fields differ from row to row
    if origin in (tuple, list):
        return pa.list_(_type(inner[0]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return pa.struct(_fields(annotation))
    plain: dict[Any, pa.DataType] = {int: pa.int64(), bool: pa.bool_(), float: pa.float64(), Decimal: NUMBER}
    return plain[annotation]


def _rows(lines: Path) -> Iterator[dict[str, Any]]:
    """Yield the records as columns take them."""
    with lines.open("rb") as file:
        for one in file:
            row = json.loads(one, parse_float=Decimal)
            row["article"]["extra"] = json.dumps(row["article"]["extra"], ensure_ascii=False, default=float)
            yield _exact(row)


def _exact(value: Any) -> Any:  # noqa: ANN401  # any value of JSON
    """Return a value of a record with its sums and rates as decimals, wherever they stand."""
    if isinstance(value, list):
        return [_exact(one) for one in value]
    if isinstance(value, dict):
        return {
            name: Decimal(one) if type(one) is int and name not in ("start", "end") else _exact(one)
            for name, one in value.items()
        }
    return value


def _write_rows(writer: "pq.ParquetWriter", rows: list[dict[str, Any]]) -> list[Unfit]:
    """Write records, and return those that hold a number no column can."""
    try:
        writer.write_table(pa.Table.from_pylist(rows, schema()))
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        if len(rows) == 1:
            article, made = rows[0]["article"], rows[0]["provenance"]
            reason = f"Parquet cannot hold it ({str(error).splitlines()[0]}); write JSON Lines"
            id: str = article["id"]
            counts = tuple(len(rows[0][kind]) for kind in KINDS)
            found = Found(id, id, article["language"], counts, b"")
            return [(found, Failed(id, "write", reason, id, made["content"], f"{made['version']} {made['rules']}"))]
        middle = len(rows) // 2
        return _write_rows(writer, rows[:middle]) + _write_rows(writer, rows[middle:])
    return []
