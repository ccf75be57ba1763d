"""A folder of parts: the records of the one file, in order, whole at every moment, resumed shard by shard."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from extract.batch import parts as parts_module
from extract.batch.inputs import Inputs
from extract.batch.parts import Parts
from extract.batch.runs import Settings
from extract.batch.shards import shards
from extract.cli import main


def _write(folder: Path) -> Path:
    """Write articles of several kinds, some of them bad."""
    (folder / "c").mkdir(parents=True)
    rows = [f'{{"id": "r{n}", "text": "Chi {n} tỷ đồng."}}\n' for n in range(25)]
    rows[11] = "{\n"
    rows[20] = rows[3]
    (folder / "b.jsonl").write_text("".join(rows[:12]) + "\n" + "".join(rows[12:]))
    (folder / "d.jsonl.gz").write_bytes(gzip.compress("".join(rows[5:9]).replace('"r', '"z').encode()))
    for number in range(7):
        (folder / "c" / f"{number}.txt").write_text(f"Xã Tân Lập chi {number} tỷ đồng.")
    (folder / "c" / "8.txt").write_bytes(b"\xff")
    return folder


def _run(source: Path, output: Path, *more: str) -> int:
    return main(["run", str(source), "--output", str(output), "--workers", "0", *more])


def _lines(folder: Path) -> list[bytes]:
    """Return the lines of all parts."""
    return [line for part in sorted(folder.glob("part-*")) for line in part.read_bytes().splitlines()]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a folder of articles."""
    return _write(tmp_path / "in")


@pytest.fixture
def expected(source: Path, tmp_path: Path) -> tuple[list[bytes], list[bytes]]:
    """Return the lines of the run into one file."""
    (tmp_path / "one").mkdir()
    assert _run(source, tmp_path / "one" / "records.jsonl") == 1
    return (
        (tmp_path / "one" / "records.jsonl").read_bytes().splitlines(),
        (tmp_path / "one" / "records.errors.jsonl").read_bytes().splitlines(),
    )


@pytest.mark.parametrize("size", ["1", "4", "1000"])
def test_parts_hold_the_records_of_the_one_file(
    source: Path, tmp_path: Path, size: str, expected: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    output = tmp_path / "out"
    assert _run(source, output, "--part-size", size) == 1
    assert _lines(output) == expected[0]
    assert (output / "errors.jsonl").read_bytes().splitlines() == expected[1]
    printed = capsys.readouterr()
    assert len(printed.err.splitlines()) == len(expected[1]) == 3
    assert f"{len(expected[0])} " in printed.out
    assert all(path.name.startswith(("part-", "errors.jsonl", ".parts")) for path in output.iterdir())


def test_resumed_shard_by_shard(source: Path, tmp_path: Path, expected: Any, worked: list[str]) -> None:
    output = tmp_path / "out"
    assert _run(source, output, "--part-size", "4") == 1
    before = _lines(output)
    worked.clear()
    assert _run(source, output, "--part-size", "4", "--resume") == 1
    assert worked == []
    sorted(output.glob("part-*"))[1].unlink()
    assert _run(source, output, "--part-size", "4", "--resume") == 1
    assert len(worked) == 4
    (source / "e.txt").write_text("Thêm 5 tỷ đồng.")
    worked.clear()
    assert _run(source, output, "--part-size", "4", "--resume") == 1
    assert worked == ["e.txt"]
    assert _lines(output)[:-1] == before
    assert _run(source, output, "--part-size", "4") == 2


def test_killed_at_any_step_of_a_shard(
    source: Path, tmp_path: Path, expected: Any, worked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    write, steps = parts_module._write, 0
    stops = {2, 5, 9, 14, 20, 21, 22, 25, 29, 34}

    def stopping(path: Path, text: str) -> None:
        nonlocal steps
        steps += 1
        if steps in stops:
            raise KeyboardInterrupt
        write(path, text)

    monkeypatch.setattr(parts_module, "_write", stopping)
    worked.clear()
    codes: list[int] = []
    while not codes or (codes[-1] == 130 and len(codes) < 20):
        codes.append(_run(source, output, "--part-size", "4", "--resume"))
    assert codes.count(130) > 3
    assert _lines(output) == expected[0]
    assert (output / "errors.jsonl").read_bytes().splitlines() == expected[1]
    assert len(worked) == len(set(worked)) + 1  # the one id that two articles have


def test_parquet_parts(source: Path, tmp_path: Path, expected: Any) -> None:
    import pyarrow.dataset as ds

    output = tmp_path / "out"
    assert _run(source, output, "--part-size", "10", "--format", "parquet") == 1
    table = ds.dataset([str(path) for path in sorted(output.glob("*.parquet"))]).to_table()
    assert [row["article"]["id"] for row in table.to_pylist()] == [
        json.loads(line)["article"]["id"] for line in expected[0]
    ]


def test_fewer_articles_leave_no_old_parts(source: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    assert _run(source, output, "--part-size", "4") == 1
    assert _run(source / "c", output, "--part-size", "4", "--resume") == 1
    assert len(_lines(output)) == 7
    (output / "mine.txt").write_text("kept")
    assert _run(source / "b.jsonl", output, "--part-size", "40", "--overwrite") == 1
    assert len(_lines(output)) == 23
    assert (output / "mine.txt").read_text() == "kept"


def test_failed_are_tried_again_when_asked(source: Path, tmp_path: Path, worked: list[str]) -> None:
    output = tmp_path / "out"
    assert _run(source, output, "--part-size", "4") == 1
    (source / "c" / "8.txt").write_bytes(b"\xff")
    worked.clear()
    assert _run(source, output, "--part-size", "4", "--resume", "--retry-failed") == 1
    assert worked == ["r3"]  # of the failed, the one that can be read


def test_shards_cover_all_lines_once(source: Path) -> None:
    inputs = Inputs((str(source),))
    taken: set[str] = set()
    files = inputs.files(lambda name, _: not (name in taken or taken.add(name)), lambda _: None)  # type: ignore[func-returns-value]  # None
    plan = list(shards(files, 4))
    assert [shard.number for shard in plan] == list(range(len(plan)))
    seen = [one.where for shard in plan for file in shard.files for one in inputs.of_file(file)]
    assert seen == [one.where for one in inputs.articles(lambda *_: True, lambda _: None)]
    assert Parts(source, ".jsonl", Settings()).stamp(plan[0]) != Parts(source, ".jsonl", Settings("vi")).stamp(plan[0])


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["-", "--part-size", "5"], "standard input cannot be cut into parts"),
        (["in", "--part-size", "0"], "a part holds at least one article"),
        (["in", "--engine", "dask"], "needs the --address of its scheduler"),
    ],
)
def test_wrong_calls(tmp_path: Path, more: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code: Any = main(["run", *more, "--output", str(tmp_path / "out")])
    except SystemExit as stop:
        code = stop.code
    assert code == 2
    assert message in capsys.readouterr().err


def test_output_inside_the_input_is_refused(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(source, source / "out", "--part-size", "5") == 2
    assert "lies in one of the inputs" in capsys.readouterr().err
