"""A run that is killed and resumed, at any moment and however often, ends with the file of an uninterrupted one."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from extract.batch.journal import Journal, folder_of
from extract.batch.outcomes import Failed, Found
from extract.batch.runs import Settings
from extract.cli import main
from extract.pipeline import Pipeline

GOOD = "Xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La chi {} tỷ đồng, đạt 18,66%."


def _write(path: Path, numbers: range, bad: int = 10) -> None:
    """Write rows, every `bad`-th of them without a text."""
    rows = [{"id": str(n)} | ({"text": GOOD.format(n)} if n % bad != 3 else {}) for n in numbers]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def _both(folder: Path) -> tuple[bytes, bytes]:
    """Return what a run has written."""
    errors = folder / "records.errors.jsonl"
    return (folder / "records.jsonl").read_bytes(), errors.read_bytes() if errors.exists() else b""


def _run(*arguments: str | Path, output: Path) -> int:
    return main(["run", *map(str, arguments), "--output", str(output), "--workers", "0"])


def _uninterrupted(source: Path, folder: Path) -> tuple[bytes, bytes]:
    folder.mkdir()
    _run(source, output=folder / "records.jsonl")
    return _both(folder)


def test_killed_four_times(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    _write(source, range(800))
    expected = _uninterrupted(source, tmp_path / "whole")
    (tmp_path / "out").mkdir()
    output = tmp_path / "out" / "records.jsonl"
    command = [
        sys.executable,
        "-m",
        "extract",
        "run",
        str(source),
        "--output",
        str(output),
        "--workers",
        "2",
        "--resume",
    ]
    records = folder_of(output) / "records"
    chance = random.Random(7)
    for kill in range(4):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        enough = (kill + 1) * 100_000 + chance.randrange(50_000)
        while not records.exists() or records.stat().st_size < enough:
            assert process.poll() is None
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert not output.exists()
    assert subprocess.run(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False).returncode == 1
    assert _both(tmp_path / "out") == expected
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["records.errors.jsonl", "records.jsonl"]


@pytest.mark.parametrize("cut", [0.0, 0.2, 0.5, 0.83, 1.0])
@pytest.mark.parametrize("errors_cut", [0.0, 0.6, 1.0])
def test_files_cut_at_any_byte(tmp_path: Path, cut: float, errors_cut: float, worked: list[str]) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out" / "records.jsonl"
    _write(source, range(40))
    records, errors = expected = _uninterrupted(source, tmp_path / "whole")
    folder_of(output).mkdir(parents=True)
    left = records[: int(cut * len(records))]
    (folder_of(output) / "records").write_bytes(left)
    (folder_of(output) / "errors").write_bytes(errors[: int(errors_cut * len(errors))])
    worked.clear()
    assert _run(source, "--resume", output=output) == 1
    assert _both(tmp_path / "out") == expected
    assert len(worked) == 36 - left.count(b"\n")


def test_articles_that_came_went_or_changed(tmp_path: Path, worked: list[str]) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out" / "records.jsonl"
    _write(source, range(20, 60))
    output.parent.mkdir()
    assert _run(source, output=output) == 1
    _write(source, range(50))
    rows = source.read_text().splitlines(keepends=True)
    rows[25] = rows[25].replace("25 t", "26 t")
    source.write_text("".join(rows))
    worked.clear()
    assert _run(source, "--resume", output=output) == 1
    assert worked == [str(n) for n in (*range(20), 25) if n % 10 != 3]
    assert _both(output.parent) == _uninterrupted(source, tmp_path / "whole")


def test_killed_while_an_earlier_output_is_taken_up(tmp_path: Path, worked: list[str]) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out" / "records.jsonl"
    _write(source, range(30))
    expected = _uninterrupted(source, tmp_path / "whole")
    folder_of(output).mkdir(parents=True)
    lines = expected[0].splitlines(keepends=True)
    (folder_of(output) / "records").write_bytes(b"".join(lines[5:15]))  # of a run over other articles
    output.write_bytes(b"".join(lines[12:20]))
    worked.clear()
    assert _run(source, "--resume", output=output) == 1
    assert _both(output.parent) == expected
    assert len(worked) == 27 - 15


def test_id_that_is_free_again(tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "records.jsonl"
    rows = [f'{{"id": "{id}", "text": "Chi {n} USD."}}\n' for n, id in enumerate("aabc")]
    source.write_text("".join(rows))
    assert _run(source, output=output) == 1
    source.write_text("".join(rows[1:]))
    assert _run(source, "--resume", output=output) == 0
    assert _both(tmp_path) == _uninterrupted(source, tmp_path / "whole")


def test_other_rules_do_all_anew(tmp_path: Path, worked: list[str]) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "records.jsonl"
    _write(source, range(3))
    assert _run(source, output=output) == 0
    assert _run(source, "--resume", "--language", "en", output=output) == 0
    assert len(worked) == 6


def test_the_rules_are_the_same_however_a_province_is_written(tmp_path: Path, worked: list[str]) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    _write(source, range(2))
    assert _run(source, "--home-province", "Son La", output=output) == 0
    once = output.read_bytes()
    for name in ("Sơn La", "Tỉnh Sơn La", "son la"):
        worked.clear()
        assert _run(source, "--home-province", name, "--resume", output=output) == 0
        assert (worked, output.read_bytes()) == ([], once)
    assert _run(source, "--home-province", "Lai Châu", "--resume", output=output) == 0
    assert worked == ["0", "1"]


def test_failed_are_tried_again_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "records.jsonl"
    _write(source, range(10, 22), bad=100)
    record, bad = Pipeline.record, {"14", "17"}

    def failing(self: Pipeline, article: Any) -> Any:
        if article.id in bad:
            raise RuntimeError("no")
        return record(self, article)

    monkeypatch.setattr(Pipeline, "record", failing)
    assert _run(source, output=output) == 1
    bad.clear()
    capsys.readouterr()
    assert _run(source, "--resume", output=output) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2
    assert _run(source, "--resume", "--retry-failed", output=output) == 0
    assert _both(tmp_path) == _uninterrupted(source, tmp_path / "whole")


def test_output_or_rest_that_is_there_needs_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "records.jsonl"
    _write(source, range(3))
    folder_of(output).mkdir()
    (folder_of(output) / "records").write_text("{")
    assert _run(source, output=output) == 2
    assert "an earlier run was not finished; add --resume" in capsys.readouterr().err
    errors = tmp_path / "records.errors.jsonl"
    errors.write_bytes(Failed("x", "read", "no").line)
    assert _run(source, "--overwrite", output=output) == 0
    assert not errors.exists()
    assert _run(source, output=output) == 2
    assert _run(source, "--retry-failed", "--overwrite", output=output) == 2
    assert "--resume; add it" in capsys.readouterr().err


def test_interrupted_run_keeps_what_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "records.jsonl"
    _write(source, range(12))
    expected = _uninterrupted(source, tmp_path / "whole")
    output.write_text("old")
    record = Pipeline.record

    def interrupt(self: Pipeline, article: Any) -> Any:
        if article.id == "5":
            raise KeyboardInterrupt
        return record(self, article)

    monkeypatch.setattr(Pipeline, "record", interrupt)
    assert _run(source, "--overwrite", output=output) == 130
    assert "--resume takes up the rest" in capsys.readouterr().err
    assert output.read_text() == "old"
    monkeypatch.setattr(Pipeline, "record", record)
    assert _run(source, "--resume", output=output) == 1
    assert _both(tmp_path) == expected


def test_one_output_one_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "records.jsonl"
    _write(source, range(3))
    other = Journal(output, tmp_path / "errors.jsonl", "rules")
    assert _run(source, "--resume", output=output) == 2
    assert "another run is writing this file" in capsys.readouterr().err
    other.leave()
    assert _run(source, output=output) == 0


def test_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "real.jsonl")
    _write(tmp_path / "in.jsonl", range(1))
    assert _run(tmp_path / "in.jsonl", output=tmp_path / "link.jsonl") == 0
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").is_file()


def test_record_says_what_made_it(tmp_path: Path) -> None:
    from hashlib import sha256

    from extract import __version__

    (tmp_path / "a.txt").write_text("Đã chi 5 tỷ đồng.")
    assert _run(tmp_path / "a.txt", output=tmp_path / "records.jsonl") == 0
    made = json.loads((tmp_path / "records.jsonl").read_text())["provenance"]
    assert made["version"] == __version__
    assert made["content"] == sha256((tmp_path / "a.txt").read_bytes()).hexdigest()
    assert Settings().rules == f"{made['version']} {made['rules']}" != Settings(language="en").rules
    assert Settings(ner=False).rules != Settings().rules


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("patterns/amounts/finder.py", True),
        ("patterns/places.vi.toml", True),
        ("ner/model/own.bin", True),
        ("links/linker.py", True),
        ("pipeline.py", True),
        ("articles/parsing.py", True),
        ("a_new_package/rule.py", True),
        ("cli/run.py", False),
        ("scoring/report.py", False),
        ("batch/journal.py", False),
        ("__pycache__/pipeline.cpython-311.pyc", False),
        ("links/linker.cpython-311-x86_64-linux-gnu.so", False),
        ("ner/MODEL_CARD.md", False),
    ],
)
def test_the_rules_are_others_when_their_code_is(tmp_path: Path, name: str, counts: bool) -> None:
    from extract.batch.rules import digest

    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "text.py").write_text("A = 1")
    (tmp_path / name).write_bytes(b"A = 1")
    before = digest(tmp_path)
    assert digest(tmp_path) == before
    (tmp_path / name).write_bytes(b"A = 2")
    assert (digest(tmp_path) != before) == counts
    (tmp_path / name).write_bytes(b"A = 1")
    assert digest(tmp_path) == before


def test_the_code_of_the_package_is_among_the_rules() -> None:
    """What is left out by name is there under that name."""
    from importlib.resources import files

    from extract.batch import rules

    package = files("extract")
    assert all(package.joinpath(name).is_dir() or package.joinpath(name).is_file() for name in rules.NO_RULES)
    read = {name for name, _ in rules.read(package)}
    assert {"pipeline.py", "records.py", "patterns/amounts/finder.py", "links/linker.py", "ner/own.py"} <= read
    assert "gazetteer/units.tsv.gz" in read
    assert not any(name.startswith(rules.NO_RULES) for name in read)


def test_disk_that_is_full_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from extract.errors import UsageError

    journal = Journal(tmp_path / "out", tmp_path / "errors", "rules")
    journal.settle(Failed("x", "read", "no"))

    def full(*_: Any) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(UsageError, match=r"No space left on device.*--resume"):
        journal.note(Found("x", "1", "vi", (0, 0, 0, 0), b"{}\n"))
    journal.leave()
