"""The command: records out, one line for each thing that went wrong, an exit code that tells."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from extract.cli import main
from extract.pipeline import Pipeline

ENGLISH = "Over 69 billion VND has been mobilized, and the poverty rate is down to 18.66% in the district."
VIETNAMESE = "Toàn huyện đã huy động hơn 69 tỷ đồng, tỷ lệ hộ nghèo giảm còn 18,66% theo báo cáo mới nhất."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two articles in one subfolder and one below."""
    folder = tmp_path / "in"
    (folder / "son-la").mkdir(parents=True)
    (folder / "son-la" / "b.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "a.txt").write_bytes(b"\xef\xbb\xbf" + VIETNAMESE.replace(", ", ",\r\n").encode())
    return folder


def _rows(output: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]


def _one_line_each(stderr: str, *parts: str) -> bool:
    """Say whether each part stands in a line of its own, in order, and there are no other lines."""
    lines = stderr.splitlines()
    return len(lines) == len(parts) and all(part in line for part, line in zip(parts, lines, strict=True))


def test_run_over_a_folder(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "records.jsonl"
    assert main(["run", str(folder), "--output", str(output)]) == 0
    first, second = _rows(output)
    assert first["article"]["id"] == "a.txt"
    assert first["article"]["language"] == "vi"
    assert first["article"]["text"] == VIETNAMESE.replace(", ", ",\r\n")
    assert second["article"] | {"extra": {}} == {
        "id": "son-la/b.txt",
        "language": "en",
        "title": None,
        "published": None,
        "source": None,
        "text": ENGLISH,
        "extra": {},
    }
    assert [row["value"] for row in second["amounts"]] == [69_000_000_000]
    assert [row["value"] for row in second["percentages"]] == [18.66]
    printed = capsys.readouterr()
    assert printed.err == ""
    assert str(output) in printed.out
    assert "articles" in printed.out


def test_output_is_utf8_as_it_stands(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "records.jsonl"
    main(["run", str(folder), "--output", str(output)])
    assert "huyện" in output.read_bytes().decode("utf-8")


def test_same_input_same_output(folder: Path, tmp_path: Path) -> None:
    outputs = [tmp_path / name for name in ("1.jsonl", "2.jsonl")]
    for output in outputs:
        assert main(["run", str(folder), "--output", str(output)]) == 0
    assert outputs[0].read_bytes() == outputs[1].read_bytes()


def test_language_for_all(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "records.jsonl"
    assert main(["run", str(folder), "--output", str(output), "--language", "en"]) == 0
    assert [row["article"]["language"] for row in _rows(output)] == ["en", "en"]


def test_province_and_day_of_articles_that_tell_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": "a", "text": "Xã Tân Lập họp."}, {"id": "b", "text": "Xã Tân Lập họp.", "date": "2025-09-01"}]
    source, output = tmp_path / "in.jsonl", tmp_path / "o.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    stated = ["--home-province", "son la", "--date", "2024-05-01"]
    for workers, more in (("0", []), ("1", ["--overwrite"]), ("0", ["--resume"])):
        assert main(["run", str(source), "--output", str(output), "--workers", workers, "--quiet", *stated, *more]) == 0
        first, second = _rows(output)
        assert first["places"][0]["path"] == ["Sơn La", "Mộc Châu", "Tân Lập"]
        assert (first["article"]["published"], second["article"]["published"]) == (None, "2025-09-01")
        assert second["places"][0]["path"] != first["places"][0]["path"]
    assert main(["run", str(source), "--output", str(output), "--workers", "0", "--quiet", "--resume"]) == 0
    other, _ = _rows(output)
    assert other["places"][0]["path"] == []  # with other options all is done anew
    assert other["provenance"]["rules"] != first["provenance"]["rules"]
    capsys.readouterr()
    assert main(["run", str(source), "--output", str(tmp_path / "x"), "--home-province", "Atlantis"]) == 2
    assert _one_line_each(capsys.readouterr().err, "home_province is 'Atlantis', no province")
    with pytest.raises(SystemExit):
        main(["run", str(source), "--output", str(tmp_path / "x"), "--date", "05/2024"])
    assert _one_line_each(capsys.readouterr().err, "argument --date: '05/2024' is no day; write YYYY, YYYY-MM or")


def test_the_learned_part_can_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The farmers sell rice in Lung Pha and Na Sen every week.")
    for options, places in (((), ["Lung Pha", "Na Sen"]), (("--no-ner",), [])):
        output = tmp_path / f"{len(options)}.jsonl"
        assert main(["run", str(tmp_path / "a.txt"), "--output", str(output), "--quiet", *options]) == 0
        assert [place["text"] for place in _rows(output)[0]["places"]] == places


def test_bad_articles_do_not_stop_the_others(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad.txt").write_bytes(b"\xff\xfa")
    (folder / "menu.html").write_text("<nav><a href=x>Menu</a></nav>")
    (folder / "rows.jsonl").write_text('{"id": "x", "text": "5%"}\n{\n{"id": "x", "text": "twice"}\n')
    (folder / "son-la" / "c.txt").symlink_to("gone.txt")
    output = tmp_path / "records.jsonl"
    assert main(["run", str(folder), "--output", str(output)]) == 1
    assert [row["article"]["id"] for row in _rows(output)] == ["a.txt", "x", "son-la/b.txt"]
    assert _one_line_each(
        capsys.readouterr().err,
        f"extract: {folder}/bad.txt: not UTF-8 (at byte 0); save it as UTF-8",
        f"extract: {folder}/menu.html: no article found on this page",
        f"extract: {folder}/rows.jsonl:2: broken JSON",
        f"extract: {folder}/rows.jsonl:3: the id 'x' is that of {folder}/rows.jsonl:1 too",
        f"extract: {folder}/son-la/c.txt: cannot be read (No such file or directory)",
    )


def test_missing_path_does_not_stop_the_others(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output, empty = tmp_path / "records.jsonl", tmp_path / "empty"
    empty.mkdir()
    assert main(["run", str(tmp_path / "gone"), str(empty), str(folder), "--output", str(output)]) == 2
    assert len(_rows(output)) == 2
    printed = capsys.readouterr().err
    assert _one_line_each(printed, "gone: No such file or directory; check the path", "empty: no article")


def test_nothing_to_read_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "records.jsonl"
    assert main(["run", str(tmp_path / "gone"), "--output", str(output)]) == 2
    assert not output.exists()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("gone/records.jsonl", "there is no such folder; create it"),
        ("in", "this is a folder; name a file"),
        ("in/a.txt", "exists already; add --overwrite or name another file"),
    ],
)
def test_output_that_cannot_be(
    folder: Path, tmp_path: Path, output: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", str(folder), "--output", str(tmp_path / output)]) == 2
    assert _one_line_each(capsys.readouterr().err, message)
    assert (folder / "a.txt").stat().st_size > 50


@pytest.mark.parametrize("given", [".", "rows.jsonl"])
def test_an_input_is_never_overwritten(tmp_path: Path, given: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rows.jsonl").write_text('{"id": "x", "text": "5%"}\n')
    (tmp_path / "a.txt").write_text(ENGLISH)
    output = str(tmp_path / "rows.jsonl")
    assert main(["run", str(tmp_path / given), "--output", output, "--overwrite"]) == 2
    assert _one_line_each(capsys.readouterr().err, "is one of the inputs")
    assert (tmp_path / "rows.jsonl").read_text() == '{"id": "x", "text": "5%"}\n'


def test_records_of_an_earlier_run_are_no_input(folder: Path) -> None:
    output = folder / "records.jsonl"
    command = ["run", str(folder), "--output", str(output), "--overwrite"]
    assert main(command) == 0
    once = output.read_bytes()
    assert main(command) == 0
    assert output.read_bytes() == once


def test_file_named_twice_is_read_once(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "records.jsonl"
    assert main(["run", str(folder), str(folder / "a.txt"), "--output", str(output)]) == 0
    assert len(_rows(output)) == 2


def test_same_id_from_two_folders(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.txt").write_text(ENGLISH)
    output = tmp_path / "records.jsonl"
    assert main(["run", str(folder), str(tmp_path / "more"), "--output", str(output)]) == 1
    assert len(_rows(output)) == 2
    assert _one_line_each(capsys.readouterr().err, "more/a.txt: the id 'a.txt' is that of")


@pytest.mark.parametrize(
    "arguments", [[], ["walk"], ["run"], ["run", "x"], ["run", "x", "--output", "y", "--language", "fr"]]
)
def test_wrong_call_is_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert _one_line_each(capsys.readouterr().err, "--help")


def test_fault_of_a_finder_costs_one_article(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = Pipeline.record

    def failing(self: Pipeline, article: Any) -> Any:
        if article.id == "a.txt":
            raise RuntimeError("two\nlines")
        return record(self, article)

    monkeypatch.setattr(Pipeline, "record", failing)
    output = tmp_path / "records.jsonl"
    assert main(["run", str(folder), "--output", str(output), "--workers", "0"]) == 1
    assert [row["article"]["id"] for row in _rows(output)] == ["son-la/b.txt"]
    assert _one_line_each(capsys.readouterr().err, "a.txt: RuntimeError: two lines; a fault of extract")


def test_interrupt_leaves_no_file(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Pipeline, "record", interrupt)
    assert main(["run", str(folder), "--output", str(tmp_path / "records.jsonl"), "--workers", "0"]) == 130
    assert _one_line_each(capsys.readouterr().err, "interrupted; no output was written")
    assert list(tmp_path.iterdir()) == [folder]


def test_module_is_the_command_and_help_is_light() -> None:
    code = """
import atexit, runpy, sys
atexit.register(lambda: print(sorted(sys.modules), file=sys.stderr))
sys.argv = ["extract", "--help"]
runpy.run_module("extract", run_name="__main__")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "run" in done.stdout
    for heavy in ("spacy", "underthesea", "pydantic", "rich", "trafilatura", "dateparser"):
        assert f"'{heavy}'" not in done.stderr


def test_output_file_has_ordinary_permissions(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "records.jsonl"
    main(["run", str(folder), "--output", str(output)])
    plain = tmp_path / "plain"
    plain.touch()
    assert output.stat().st_mode == plain.stat().st_mode
