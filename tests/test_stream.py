"""`extract run --output -`: records on standard output, for the next program of a pipe."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from extract.cli import main

ROWS = "".join(json.dumps({"id": str(n), "text": f"Chi {n} tỷ đồng."}) + "\n" for n in range(5))


def _extract(*arguments: str, folder: Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "extract", "run", *arguments, "--output", "-"]
    return subprocess.run(command, input=given, capture_output=True, cwd=folder, check=False)


def test_records_come_in_order_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(ROWS + '{"id": "0", "text": "again"}\n{\n')
    assert main(["run", str(tmp_path / "in.jsonl"), "--output", str(tmp_path / "o.jsonl"), "--workers", "0"]) == 1
    done = _extract("in.jsonl", folder=tmp_path)
    assert done.returncode == 1
    assert done.stdout == (tmp_path / "o.jsonl").read_bytes()
    first, second = done.stderr.decode().splitlines()
    assert "in.jsonl:6: the id '0' is that of in.jsonl:1 too" in first
    assert "in.jsonl:7: broken JSON" in second
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "o.errors.jsonl", "o.jsonl"]


def test_a_stream_writes_to_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a run remembers of its articles is a table: of a stream, which has no output path, in memory."""
    (tmp_path / "in.jsonl").write_text(ROWS)
    opened, connect = list[object](), sqlite3.connect

    def noted(path: str, isolation_level: None) -> sqlite3.Connection:
        opened.append(path)
        return connect(path, isolation_level=isolation_level)

    monkeypatch.setattr(sqlite3, "connect", noted)
    assert main(["run", str(tmp_path / "in.jsonl"), "--output", "-", "--workers", "0"]) == 0
    assert opened == [":memory:"]


def test_from_standard_input_to_standard_output(tmp_path: Path) -> None:
    done = _extract("-", folder=tmp_path, given=ROWS.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert [json.loads(line)["article"]["id"] for line in done.stdout.splitlines()] == list("01234")
    done = _extract("-", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"extract: -: no article in it; name files or folders that hold some\n"


def test_a_reader_that_leaves_ends_the_run(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(ROWS)
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "extract", "run", "in.jsonl", "--output", "-"]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ("run in.jsonl --output - --quiet > /dev/full", "standard output: No space left on device; mend that"),
        ("run in.jsonl --output - >&-", "standard output: is closed; redirect it, or name a file for --output"),
        ("run in.jsonl --output o.jsonl --workers 0 > /dev/full", "standard output: No space left on device"),
        ("places 'Sơn La' > /dev/full", "standard output: No space left on device; mend that, and call again"),
    ],
)
def test_a_standard_output_that_takes_nothing_is_one_line(tmp_path: Path, call: str, says: str) -> None:
    (tmp_path / "in.jsonl").write_text(ROWS)
    command = f"{sys.executable} -m extract {call}"
    done = subprocess.run(command, shell=True, capture_output=True, cwd=tmp_path, check=False, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"extract: {says}") and done.stderr.count("\n") == 1
    assert (tmp_path / "o.jsonl").exists() == ("o.jsonl" in call)


def test_a_closed_standard_output_is_no_fault(tmp_path: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m extract places 'Sơn La' >&-", shell=True, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_exit_codes_of_a_stream_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["run", "--help"])
    assert "141 nobody reads on" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--part-size", "5"], "--output - is one stream of lines"),
        (["--resume"], "--output - keeps nothing"),
        (["--errors", "e.jsonl"], "--output - keeps nothing"),
    ],
)
def test_what_a_stream_cannot_do_is_said(
    tmp_path: Path, options: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in.jsonl").write_text(ROWS)
    assert main(["run", str(tmp_path / "in.jsonl"), "--output", "-", *options]) == 2
    printed = capsys.readouterr()
    assert says in printed.err and printed.err.count("\n") == 1
    assert printed.out == ""
