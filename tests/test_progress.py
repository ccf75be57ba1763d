"""Progress: a bar where somebody looks, lines of JSON for a log, nothing else; problems are always said."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from extract.cli import main, progress


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a file of 40 articles, one of them broken."""
    rows = [f'{{"id": "{n}", "text": "{n} tỷ đồng"}}\n' if n != 7 else "{\n" for n in range(40)]
    path = tmp_path / "in.jsonl"
    path.write_text("".join(rows))
    return path


def _run(source: Path, *more: str) -> int:
    output = source.with_name("records.jsonl")
    return main(["run", str(source), "--output", str(output), "--overwrite", "--workers", "0", *more])


def test_bar_on_a_terminal(source: Path) -> None:
    terminal, end = pty.openpty()
    command = [sys.executable, "-m", "extract", "run", str(source), "--output", str(source.with_name("records.jsonl"))]
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "120"}
    subprocess.run(command, stderr=end, stdout=subprocess.DEVNULL, env=environment, check=False)
    os.close(end)
    said = b""
    while True:
        try:
            said += os.read(terminal, 65536)
        except OSError:
            break
    assert "40 articles" in said.decode()
    assert "1 failed" in said.decode()
    assert "in.jsonl:8: broken JSON" in said.decode().replace("\r\n", "")


def test_log(source: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "LOG_EVERY", 0.0)
    assert _run(source, "--log-json") == 1
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    steps = [line for line in lines if line["event"] == "progress"]
    assert [line["articles"] for line in steps] == list(range(1, 41))
    assert [line["share"] for line in steps] == sorted(line["share"] for line in steps)
    assert steps[0]["share"] < 1
    (problem,) = [line for line in lines if line["event"] == "problem"]
    assert "in.jsonl:8: broken JSON" in problem["message"]
    assert lines[-1] | {"seconds": 0, "per_second": 0} == {
        "event": "end",
        "articles": 40,
        "failed": 1,
        "seconds": 0,
        "per_second": 0,
        "share": 1.0,
        "seconds_left": 0,
    }


def test_quiet(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(source, "--quiet") == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
