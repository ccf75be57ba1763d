"""What a wrong call, a wrong name or a closed pipe must not do: lose a file, end in a traceback, pass for success."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from test_batch import no_work

from extract.batch import runs
from extract.cli import main

TEXT = "Toàn huyện đã huy động hơn 69 tỷ đồng."
ROW = '{"id": "x", "text": "5%"}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which the command is called, with a folder of one article."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "a.txt").write_text(TEXT)
    return tmp_path


def _run(*arguments: str) -> int:
    return main(["run", *arguments, "--workers", "0", "--quiet"])


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _refused(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the one line with which a call ends that is refused: with exit code 2, and no file is touched."""
    before = _files(folder)
    capsys.readouterr()
    assert _run(*arguments) == 2
    printed = capsys.readouterr()
    assert printed.err.count("\n") == 1, printed.err
    assert printed.out == ""
    assert _files(folder) == before
    return printed.err


@pytest.mark.parametrize("how", ["--overwrite", "--resume"])
@pytest.mark.parametrize("given", ["w", "w/a.txt"])
def test_errors_never_take_the_place_of_an_article(
    folder: Path, how: str, given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "w" / "bad.txt").write_bytes(b"\xff")
    call = (given, "--output", "o.jsonl", "--errors", "w/a.txt", how)
    says = "w/a.txt: holds no failures of an earlier run; name another file with --errors"
    assert says in _refused(folder, capsys, *call)
    (folder / "w" / "bad.txt").unlink()  # without failures the errors are taken away
    assert says in _refused(folder, capsys, *call)


def test_errors_of_an_earlier_run_are_no_input(folder: Path) -> None:
    (folder / "w" / "bad.txt").write_bytes(b"\xff")
    call = ("w", "--output", "w/records.jsonl", "--overwrite")
    assert _run(*call) == 1
    once = _files(folder)
    assert _run(*call) == 1
    assert _files(folder) == once


@pytest.mark.parametrize("how", ["--overwrite", "--resume"])
@pytest.mark.parametrize("option", ["--output", "--errors"])
def test_the_table_is_never_written_over(
    folder: Path, how: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "m.jsonl").write_text('{"id": "a.txt", "title": "T"}\n')
    outputs = {"--output": "o.jsonl", "--errors": "e.jsonl", option: "m.jsonl"}
    named = [part for pair in outputs.items() for part in pair]
    says = "is the table of --metadata" if how == "--overwrite" else "not of an earlier run"
    says = "holds no failures of an earlier run" if option == "--errors" else says
    assert says in _refused(folder, capsys, "w", *named, "--metadata", "m.jsonl", how)


@pytest.mark.parametrize("errors", ["o.jsonl", "./w/../o.jsonl"])
def test_errors_and_records_need_a_file_each(folder: Path, errors: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "is the output too" in _refused(folder, capsys, "w", "--output", "o.jsonl", "--errors", errors)
    assert "no such folder" in _refused(folder, capsys, "w", "--output", "o.jsonl", "--errors", "gone/e.jsonl")
    assert "not a plain file" in _refused(folder, capsys, "w", "--output", "o.jsonl", "--errors", "w", "--overwrite")


def test_resume_takes_up_nothing_but_a_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mine.jsonl").write_text(ROW)
    assert "not of an earlier run" in _refused(folder, capsys, "w", "--output", "mine.jsonl", "--resume")
    assert "holds no failures of an earlier run" in _refused(
        folder, capsys, "w", "--output", "o", "--errors", "mine.jsonl", "--resume"
    )


def test_a_name_that_is_not_utf8_costs_one_article(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = os.fsdecode(b"w/bad\xff.txt")
    Path(name).write_text(TEXT)
    for number, more in enumerate(([], ["--resume"], ["--resume", "--retry-failed"])):
        assert _run("w", "--output", "o.jsonl", *more) == 1, number
        assert "bad\ufffd.txt: the name of the file, which is the article's id, is not UTF-8" in capsys.readouterr().err
        (line,) = Path("o.jsonl").read_text().splitlines()
        assert json.loads(line)["article"]["id"] == "a.txt"
        assert json.loads(Path("o.errors.jsonl").read_bytes())["id"] == "bad\ufffd.txt"
    for more in ([], ["--resume"]):
        assert _run("w", "--output", "parts", "--part-size", "1", *more) == 1
        assert json.loads(Path("parts/errors.jsonl").read_bytes())["id"] == "bad\ufffd.txt"


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_an_input_without_articles_is_said(folder: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "in.jsonl").write_text(content)
    assert "in.jsonl: no article in it; name files" in _refused(folder, capsys, "in.jsonl", "--output", "o.jsonl")
    (folder / "o.jsonl").write_text('{"schema_version": of last week')
    for how in ("--overwrite", "--resume"):
        assert "o.jsonl is left as it was" in _refused(folder, capsys, "in.jsonl", "--output", "o.jsonl", how)
    assert _run("in.jsonl", "--output", "parts", "--part-size", "5") == 2
    assert "no article in it" in capsys.readouterr().err
    assert _run("gone", "--output", "o.jsonl", "--overwrite") == 2
    lines = capsys.readouterr().err.splitlines()
    assert "check the path" in lines[0] and "o.jsonl is left as it was" in lines[1]


def test_standard_input_without_articles_is_said(folder: Path) -> None:
    command = [sys.executable, "-m", "extract", "run", "-", "--output", "o.jsonl", "--workers", "0"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "extract: -: no article in it; name files or folders that hold some\n"


@pytest.mark.parametrize("how", ["--overwrite", "--resume"])
def test_parts_stay_where_nothing_can_be_read(folder: Path, how: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("w", "--output", "parts", "--part-size", "1") == 0
    before = _files(folder)
    assert _run("gone", "--output", "parts", "--part-size", "1", how) == 2
    assert "parts is left as it was" in capsys.readouterr().err
    assert _files(folder) == before


def test_parts_of_others_are_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "keep").mkdir()
    for name in ("part-00000.jsonl", "part-000009.jsonl", "part-one.txt"):
        (folder / "keep" / name).write_text("mine")
    kept = _files(folder / "keep")
    call = ("w", "--output", "keep", "--part-size", "1")
    assert "part-000009.jsonl: is not of an earlier" in _refused(folder, capsys, *call, "--resume")
    for _ in range(2):
        assert _run(*call, "--overwrite") == 0
        assert _files(folder / "keep").items() >= kept.items()
    assert (folder / "keep" / "part-000000.jsonl").exists()


@pytest.mark.parametrize("how", [[], ["--overwrite"], ["--resume"]])
def test_errors_of_parts_take_the_place_of_errors_only(
    folder: Path, how: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "w" / "bad.txt").write_bytes(b"\xff")
    call = ("w", "--output", "parts", "--part-size", "1")
    for _ in range(2):
        assert _run(*call, "--overwrite") == 1
    assert _run("w/a.txt", "--output", "parts/errors.jsonl", "--overwrite") == 0  # records, of a run into one file
    says = "exists already" if not how else "errors.jsonl: is not of an earlier run; name another folder for --output"
    assert says in _refused(folder, capsys, *call, *how)


@pytest.mark.parametrize("text", [ROW, "1\n2\n"])
@pytest.mark.parametrize("how", [["--overwrite"], ["--resume"]])
@pytest.mark.parametrize("begun", [True, False])
def test_errors_take_the_place_of_errors_only(
    folder: Path, how: list[str], begun: bool, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("w", "--output", "o.jsonl") == 0
    if begun:
        (folder / ".o.jsonl.run").mkdir()
        (folder / "o.jsonl").rename(folder / ".o.jsonl.run" / "records")
    (folder / "mine").write_text(text)
    (folder / "none").touch()
    says = "mine: holds no failures of an earlier run; name another file with --errors"
    assert says in _refused(folder, capsys, "w", "--output", "o.jsonl", "--errors", "mine", *how)
    assert _run("w", "--output", "o.jsonl", "--errors", "none", *how) == 0
    assert (folder / "none").read_bytes() == b""
    (folder / "w" / "bad.txt").write_bytes(b"\xff")
    assert _run("w", "--output", "o.jsonl", "--errors", "none", *how) == 1
    assert b"bad.txt" in (folder / "none").read_bytes()
    (folder / "w" / "bad.txt").unlink()
    assert _run("w", "--output", "o.jsonl", "--errors", "none", *how) == 0  # nothing failed: the list is old
    assert not (folder / "none").exists()


def test_an_article_among_the_parts_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "part-000000.jsonl").write_text(ROW)
    (folder / "out" / "errors.jsonl").write_text('{"id": "a.txt", "title": "T"}\n')
    call = ("--output", "out", "--part-size", "1", "--overwrite")
    assert "lies among the parts" in _refused(folder, capsys, "out/part-000000.jsonl", *call)
    assert "lies among the parts" in _refused(folder, capsys, "w", "--metadata", "out/errors.jsonl", *call)


@pytest.mark.parametrize("more", [[], ["--part-size", "1"]])
def test_a_folder_that_cannot_be_written_is_one_line(
    folder: Path, more: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, *_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    says = "out: cannot be written (Permission denied); mend that"
    assert says in _refused(folder, capsys, "w", "--output", "out", *more)


def test_a_full_disk_is_one_line_wherever_it_is_met(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    from extract.batch.index import Index

    def full(*_: Any) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Index, "take", full)
    for more in ([], ["--part-size", "1"]):
        assert _run("w", "--output", "out", *more) == 2
        assert "cannot be written (database or disk is full)" in capsys.readouterr().err


def test_a_store_whose_package_is_missing_is_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    assert "s3://b/x: cannot be reached (" in _refused(folder, capsys, "s3://b/x", "--output", "o.jsonl")
    assert _run("s3://b/x", "w", "--output", "o.jsonl") == 2
    assert len(Path("o.jsonl").read_bytes().splitlines()) == 1


@pytest.mark.parametrize("command", [["explain", "Huyện chi 5 tỷ đồng."], ["places", "Sơn La"]])
def test_a_reader_that_leaves_is_no_fault(command: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "extract", *command], stdout=writer, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_run_goes_on_though_nobody_reads(folder: Path, stream: str) -> None:
    (folder / "w" / "bad.txt").write_bytes(b"\xff")
    reader, writer = os.pipe()
    os.close(reader)
    streams: dict[str, int] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: writer}
    command = [sys.executable, "-m", "extract", "run", "w", "--output", "o.jsonl", "--workers", "0"]
    done = subprocess.run(command, **streams, check=False)  # type: ignore[call-overload]  # the two streams
    os.close(writer)
    assert done.returncode == 1
    assert b"Traceback" not in (done.stderr or b"")
    assert len(Path("o.jsonl").read_bytes().splitlines()) == 1


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--output", "out", "--part-size", "5", "--errors", "e.jsonl"], "--errors is for one file"),
        (["--output", "o.jsonl", "--format", "parquet"], "--format is for parts"),
        (["--output", "o.jsonl", "--address", "tcp://x:1"], "add --engine dask"),
        (["--output", "o.jsonl", "--stdin-as", "txt"], "--stdin-as is for standard input"),
        (["--output", "o.jsonl", "--resume", "--overwrite"], "give one"),
        (["--output", "o.jsonl", "--timeout", "5"], "--timeout and --memory watch processes, of which --workers 0"),
        (["--output", "o.jsonl", "--memory", "5"], "--timeout and --memory watch processes, of which --workers 0"),
        (["--output", "out", "--engine", "dask", "--address", "tcp://x:1"], "--workers is for this machine"),
        (["--output", "records.csv"], "not a kind of file that is written; name a .jsonl, .jsonl.gz"),
        (["--output", "records.csv.gz"], "not a kind of file"),
        (["--output", "records.parquet.gz"], "not a kind of file"),
    ],
)
def test_no_option_is_ignored_in_silence(
    folder: Path, options: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert says in _refused(folder, capsys, "w", *options)


def test_a_system_that_cannot_run_is_told_so(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from extract.cli import run

    monkeypatch.setattr(run, "find_spec", lambda name: None)
    assert "extract run needs a POSIX system" in _refused(folder, capsys, "w", "--output", "o.jsonl")


def test_columns_and_ids_that_nobody_reads_are_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ("w", "--output", "o.jsonl", "--metadata", "m.csv")
    (folder / "m.csv").write_text("id,titel,dat\na.txt,T,2024\n")
    assert "m.csv: not read: titel, dat; columns are id, title, published, source, language" in _refused(
        folder, capsys, *call
    )
    (folder / "m.csv").write_text("id,title\na.txt,One, two\n")
    assert "m.csv:2: more fields than columns" in _refused(folder, capsys, *call)
    (folder / "m.csv").write_text("id,title,dat\na.txt,T,2024\nb.txt,U,2023\n")
    assert _run(*call) == 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert "m.csv: not read: dat;" in lines[0]
    assert "m.csv: 1 of 2 ids are no article's, as 'b.txt'" in lines[1]


def test_workers_that_cannot_start_are_one_line(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs.Settings, "_make", lambda _: no_work)
    assert main(["run", "w", "--output", "o.jsonl", "--workers", "1"]) == 2
    printed = capfd.readouterr().err
    assert "cannot be started" in printed and printed.count("\n") == 1, printed


@pytest.mark.parametrize("more", [[], ["--part-size", "40000"]])
def test_a_run_that_is_told_to_end_says_what_is_left(folder: Path, more: list[str]) -> None:
    rows = (f'{{"id": "{number}", "text": "Chi 5 tỷ đồng."}}\n' for number in range(40_000))
    (folder / "in.jsonl").write_text("".join(rows), encoding="utf-8")
    command = [sys.executable, "-m", "extract", "run", "in.jsonl", "--output", "out", "--workers", "1", *more]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    limit = time.monotonic() + 60
    while not any(path.stat().st_size for path in folder.rglob("records")):
        assert process.poll() is None and time.monotonic() < limit
        time.sleep(0.05)
    process.terminate()
    said, problems = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "")
    assert problems == "extract: interrupted; what is done is kept, and --resume takes up the rest\n"


def test_each_output_has_failures_of_its_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad").mkdir()
    (folder / "bad" / "x.txt").write_bytes(b"\xff")
    (folder / "bad" / "y.txt").write_text(TEXT)
    for output in ("a.jsonl", "a.jsonl.gz", "a.parquet", "a"):
        assert _run("bad", "--output", output) == 1
    lists = {path.name: path.read_bytes() for path in folder.glob("*errors.jsonl")}
    assert sorted(lists) == ["a-errors.jsonl", "a.errors.jsonl", "a.jsonl.gz.errors.jsonl", "a.parquet.errors.jsonl"]
    for how in ([], ["--overwrite"], ["--resume"]):
        assert _run("w", "--output", "b.jsonl", *how) == 0
    assert {path.name: path.read_bytes() for path in folder.glob("*errors.jsonl")} == lists


@pytest.mark.parametrize("more", [[], ["--part-size", "5"]])
def test_lists_of_failures_are_no_articles(folder: Path, more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad.txt").write_bytes(b"\xff")
    assert _run("bad.txt", "--output", "w/a") == 1
    assert _run("bad.txt", "--output", "w/b.parquet") == 1
    (folder / "w" / "b.parquet").unlink()
    (folder / "w" / "a").unlink()
    (folder / "w" / "my.errors.jsonl").write_text(ROW)
    capsys.readouterr()
    for number in "12":
        assert _run("w", "--output", f"o{number}", *more) == 0
        says = "extract: w: lists of failures are not read: 2, as w/a-errors.jsonl\n"
        assert capsys.readouterr().err == says.replace(" w", f" {folder}/w") if more else says
    assert _run("w/a-errors.jsonl", "--output", "named", *more) == 1
    assert '"id" or "text" is missing' in capsys.readouterr().err


@pytest.mark.parametrize("how", [[], ["--overwrite"], ["--resume"]])
def test_failures_of_another_output_are_left_alone(
    folder: Path, how: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "w" / "bad.txt").write_bytes(b"\xff")
    assert _run("w", "--output", "a.jsonl", "--errors", "e.jsonl") == 1
    says = "e.jsonl: is there, b.jsonl is not: it is of another output"
    assert says in _refused(folder, capsys, "w/a.txt", "--output", "b.jsonl", "--errors", "e.jsonl", *how)
    (folder / "b.errors.jsonl").write_text("mine")
    says = "b.errors.jsonl: holds no failures of an earlier run; name another file with --errors"
    assert says in _refused(folder, capsys, "w/a.txt", "--output", "b.jsonl", *how)
