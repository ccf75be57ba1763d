"""The same records in every kind of output, exact, typed, and taken up again by --resume."""

import gzip
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from backports import zstd

from extract.batch.outputs import plain
from extract.cli import main

ROWS: list[dict[str, Any]] = [
    {
        "id": "a",
        "text": "Xã Tân Lập, huyện Mộc Châu chi 1 tỷ 200 triệu đồng, đạt 18,66%.",
        "rate": 0.1,
        "by": {"n": 2**60},
    },
    {"id": "b", "text": "Ngày 6/6/2022, Tỉnh ủy Sơn La ban hành Nghị quyết số 22-NQ/TU."},
    {"id": "c", "text": "Chi 68 tỷ đồng (2,7 triệu USD).\u2028"},
]
KINDS = ("records.jsonl.gz", "records.jsonl.zst", "records.parquet")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a file of articles."""
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    return path


def _run(source: Path, output: Path, *more: str) -> int:
    return main(["run", str(source), "--output", str(output), "--workers", "0", *more])


def _lines(source: Path, tmp_path: Path) -> bytes:
    assert _run(source, tmp_path / "plain.jsonl", "--overwrite") in (0, 1)
    return (tmp_path / "plain.jsonl").read_bytes()


def test_compressed_lines(source: Path, tmp_path: Path) -> None:
    lines = _lines(source, tmp_path)
    assert _run(source, tmp_path / "records.jsonl.gz") == 0
    assert gzip.decompress((tmp_path / "records.jsonl.gz").read_bytes()) == lines
    assert _run(source, tmp_path / "records.jsonl.zst") == 0
    assert zstd.decompress((tmp_path / "records.jsonl.zst").read_bytes()) == lines
    once = (tmp_path / "records.jsonl.gz").read_bytes()
    assert _run(source, tmp_path / "records.jsonl.gz", "--overwrite") == 0
    assert (tmp_path / "records.jsonl.gz").read_bytes() == once


def test_parquet(source: Path, tmp_path: Path) -> None:
    assert _run(source, tmp_path / "records.parquet") == 0
    first, second, third = pq.read_table(tmp_path / "records.parquet").to_pylist()
    (amount,) = first["amounts"]
    assert amount["value"] == Decimal("1200000000")
    assert first["percentages"][0]["value"] == Decimal("18.66")
    assert first["places"][0]["path"][-1] == "Tân Lập"
    assert json.loads(first["article"]["extra"]) == {"rate": 0.1, "by": {"n": 2**60}}
    assert second["resolutions"][0]["issued"] == "2022-06-06"
    assert third["amounts"][1]["converts"] == [third["amounts"][0]["start"], third["amounts"][0]["end"]]
    assert plain(tmp_path / "records.parquet", tmp_path).read_bytes() == _lines(source, tmp_path)


def test_parquet_is_typed_alike_whatever_it_holds(tmp_path: Path) -> None:
    schemas = []
    for number, text in enumerate(("Không có gì.", ROWS[0]["text"])):
        (tmp_path / "a.txt").write_text(text)
        assert _run(tmp_path / "a.txt", tmp_path / f"{number}.parquet") == 0
        schemas.append(pq.read_schema(tmp_path / f"{number}.parquet"))
    assert schemas[0] == schemas[1]


def test_number_that_no_column_holds_is_an_error_not_a_rounding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Tăng 0,12345678901 %.")
    (tmp_path / "b.txt").write_text("Tăng 5 %.")
    assert _run(tmp_path, tmp_path / "records.parquet") == 1
    assert len(pq.read_table(tmp_path / "records.parquet")) == 1
    (failed,) = [json.loads(line) for line in (tmp_path / "records.parquet.errors.jsonl").read_text().splitlines()]
    assert (failed["id"], failed["stage"]) == ("a.txt", "write")
    assert "write JSON Lines" in failed["reason"]


@pytest.mark.parametrize("name", KINDS)
def test_resumed(source: Path, tmp_path: Path, name: str, worked: list[str]) -> None:
    output = tmp_path / name
    assert _run(source, output) == 0
    whole = output.read_bytes()
    worked.clear()
    assert _run(source, output, "--resume") == 0
    assert worked == []
    assert output.read_bytes() == whole
    output.write_bytes(b"no output")
    assert _run(source, output, "--resume") == 2
    assert output.read_bytes() == b"no output"
