"""The same articles from every kind of file, sorted and each once; what is damaged is said, never passed over."""

import gzip
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from backports import zstd
from reading import read
from test_articles import PAGE
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from extract import articles
from extract.articles import Article, File, Wanted
from extract.articles.files import locate
from extract.cli import main
from extract.errors import ArticleError, UsageError


def _zstd(data: bytes) -> bytes:
    """Return the bytes compressed, with the checksum that the command zstd adds too."""
    return zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1})


ROWS: list[dict[str, Any]] = [
    {"id": "a", "text": "Đã chi 5 tỷ đồng.", "title": "T", "published": "2024-11-02"},
    {"id": "b", "text": "Đạt 18,66%.", "source": "s", "pages": 3},
]
JSONL = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS).encode()
PACKED: dict[str, Callable[[bytes], bytes]] = {"": bytes, ".gz": gzip.compress, ".zst": _zstd}
VIETNAMESE = "Huyện Mường La đã huy động hơn 69 tỷ đồng để bê tông hóa đường liên xã, tỉ lệ hộ nghèo giảm còn 18,66%."


def _read(path: Path) -> list[Article]:
    found = [article for _, article in read(File(path, path.name))]
    assert all(isinstance(article, Article) for article in found), found
    return found  # type: ignore[return-value]  # as the line above says


def _errors(path: Path) -> list[str]:
    return [str(one) for _, one in read(File(path, path.name)) if isinstance(one, ArticleError)]


def _expected() -> list[Article]:
    return [
        Article("Đã chi 5 tỷ đồng.", "a", title="T", published="2024-11-02"),
        Article("Đạt 18,66%.", "b", source="s", extra={"pages": 3}),
    ]


@pytest.mark.parametrize("packed", PACKED)
def test_compressed(tmp_path: Path, packed: str) -> None:
    for name, data in {"a.txt": b"x", "a.html": PAGE.encode(), "a.jsonl": JSONL}.items():
        (tmp_path / f"{name}{packed}").write_bytes(PACKED[packed](data))
    assert _read(tmp_path / f"a.txt{packed}") == [Article("x", f"a.txt{packed}")]
    assert _read(tmp_path / f"a.html{packed}")[0].title == "Mường La làm đường"
    assert _read(tmp_path / f"a.jsonl{packed}") == _expected()


@pytest.mark.parametrize("packed", [".gz", ".zst"])
@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: data[:20] + b"\0\xff" + data[22:]])
def test_compressed_file_that_is_damaged(tmp_path: Path, packed: str, damage: Callable[[bytes], bytes]) -> None:
    path = tmp_path / f"a.jsonl{packed}"
    path.write_bytes(damage(PACKED[packed](JSONL * 50)))
    *_, error = _errors(path)
    assert error.startswith(f"{path}: damaged or cut off (")


@pytest.mark.parametrize("packed", PACKED)
def test_parquet(tmp_path: Path, packed: str) -> None:
    from datetime import date, datetime

    named: list[dict[str, Any]] = [
        ROWS[0]
        | {"published": datetime(2024, 11, 2, 8), "pages": None, "seen": date(2024, 1, 2), "rate": float("nan")},
        ROWS[1],
    ]
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(named), buffer)
    path = tmp_path / f"a.parquet{packed}"
    path.write_bytes(PACKED[packed](buffer.getvalue()))
    first, second = _read(path)
    assert first == Article(
        ROWS[0]["text"],
        "a",
        title="T",
        published="2024-11-02",
        extra={"pages": None, "seen": "2024-01-02", "rate": None},
    )
    assert second.id == "b"
    path.write_bytes(PACKED[packed](b"PAR1"))
    assert "no Parquet file (" in _errors(path)[0]


def _warc(*, compressed: bool) -> bytes:
    """Return a WARC file of three pages, one of them an error page, and an image."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=compressed)
    answers = [
        ("https://vidu.example/1", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("https://vidu.example/x.png", "200 OK", "image/png", b"png"),
        ("https://vidu.example/2", "404 Not Found", "text/html", b"gone"),
        (
            "https://vidu.example/3",
            "200 OK",
            "text/html; charset=windows-1258",
            PAGE.replace("canonical", "x").encode(),
        ),
    ]
    for number, (address, status, kind, body) in enumerate(answers):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        given = {"WARC-Record-ID": f"<urn:uuid:{number}>"}
        record = writer.create_warc_record(address, "response", io.BytesIO(body), http_headers=headers)
        record.rec_headers.replace_header("WARC-Record-ID", given["WARC-Record-ID"])
        writer.write_record(record)
    return buffer.getvalue()


@pytest.mark.parametrize("compressed", [False, True])
def test_warc(tmp_path: Path, compressed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if compressed else "a.warc")
    path.write_bytes(_warc(compressed=compressed))
    first, second = _read(path)
    assert (first.id, first.source) == ("0", "https://vidu.example/muong-la-lam-duong.html")
    assert (second.id, second.source) == ("3", "https://vidu.example/3")
    assert "hơn 69 tỷ đồng" in second.text
    path.write_bytes(path.read_bytes()[:-300])
    (error,) = _errors(path)
    assert "cut off" in error
    if not compressed:
        assert first in [article for _, article in read(File(path, path.name))]


def test_zip(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("rows.jsonl.gz", gzip.compress(JSONL))
        archive.writestr("b/x.txt", "x")
        archive.writestr("b/.x.txt", "hidden")
        archive.writestr("photo.jpg", "x")
        archive.writestr("cut.txt.gz", gzip.compress(b"x")[:-4])
    found = [article for _, article in read(File(path, "sub/a.zip"))]
    assert found[0] == Article("x", "sub/a.zip/b/x.txt")
    assert str(found[1]).startswith(f"{path}/cut.txt.gz: damaged or cut off")
    assert found[2:] == _expected()
    path.write_bytes(path.read_bytes()[:-30])
    assert "no zip archive" in _errors(path)[0]


def test_windows_1258(tmp_path: Path) -> None:
    import unicodedata

    # The set has the vowels and the tones apart, as Python's codec wants them to be.
    apart = "".join(
        unicodedata.normalize("NFC", letter[0] + "".join(mark for mark in letter[1:] if mark in "\u0302\u0306\u031b"))
        + "".join(mark for mark in letter[1:] if mark not in "\u0302\u0306\u031b")
        for letter in (unicodedata.normalize("NFD", letter) for letter in VIETNAMESE)
    )
    data = apart.encode("cp1258")
    (tmp_path / "a.txt").write_bytes(data)
    (article,) = _read(tmp_path / "a.txt")
    assert unicodedata.normalize("NFC", article.text) == VIETNAMESE
    (tmp_path / "a.html").write_bytes(b"<html><body><p>" + data + b"</p></body></html>")
    assert "69" in _read(tmp_path / "a.html")[0].text


@pytest.mark.parametrize(
    "data",
    [
        "Perché la città è più bella però così".encode("cp1252"),
        "naïve façade, señor".encode("latin-1"),
        "ViÖt Nam: hơn 69 tû ®ång".encode()[:-1].replace(b"\xc6", b""),
        VIETNAMESE.encode().replace(b"\xe1", b"", 1),
        VIETNAMESE.encode("utf-16-le"),
        "Đường".encode("utf-16")[:-1],
        "Đường".encode("utf-32"),
        b"TCVN3: huy\xd6n M\xad\xeang La",
        "русский".encode("cp1251"),
    ],
)
def test_what_cannot_be_told_is_an_error(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    (error,) = _errors(tmp_path / "a.txt")
    assert "save it as UTF-8" in error


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_its_mark(tmp_path: Path, encoding: str) -> None:
    def write(name: str, text: str) -> Path:
        (tmp_path / name).write_bytes(("\ufeff" + text).encode(encoding))
        return tmp_path / name

    assert _read(write("a.txt", "Đường\r\nĊ")) == [Article("Đường\r\nĊ", "a.txt")]
    assert _read(write("a.html", PAGE)) == _read(_utf_8(tmp_path / "b" / "a.html", PAGE))
    assert _read(write("a.jsonl", JSONL.decode() + "\n")) == _expected()
    write("known.csv", "id,title\na,Đường\n")
    for more in ([], ["--part-size", "1"]):
        output = tmp_path / f"o{len(more)}"
        known = ["--metadata", str(tmp_path / "known.csv")]
        assert main(["run", str(tmp_path / "a.jsonl"), "--output", str(output), "--workers", "0", *known, *more]) == 0
    for path in (tmp_path / "o0", tmp_path / "o2" / "part-000000.jsonl"):
        assert [(one["id"], one["title"]) for one in _records(path)] == [("a", "Đường"), ("b", None)]


def _utf_8(path: Path, text: str) -> Path:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def test_patterns(tmp_path: Path) -> None:
    for name in ("2024/a.txt", "2024/a.html", "2025/a.txt", "2025/draft-b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    def found(*include: str, exclude: tuple[str, ...] = ()) -> list[str]:
        return [one.id for one in articles.find(tmp_path, Wanted(include, exclude)) if isinstance(one, File)]

    assert found("*.txt") == ["2024/a.txt", "2025/a.txt", "2025/draft-b.txt"]
    assert found("2024/*", "*-b.txt") == ["2024/a.html", "2024/a.txt", "2025/draft-b.txt"]
    assert found(exclude=("draft-*", "2024/*")) == ["2025/a.txt"]


def test_remote_store() -> None:
    import fsspec

    store = fsspec.filesystem("memory")
    store.pipe({"/bucket/in/b/x.txt": b"x", "/bucket/in/a.jsonl.gz": gzip.compress(JSONL), "/bucket/in/c.pdf": b""})
    found = [one for one in articles.find(locate("memory://bucket/in")) if isinstance(one, File)]
    assert [file.id for file in found] == ["a.jsonl.gz", "b/x.txt"]
    assert [article for file in found for _, article in read(file)] == [*_expected(), Article("x", "b/x.txt")]
    (error,) = articles.find(locate("memory://bucket/gone"))
    assert "check the path" in str(error)
    with pytest.raises(UsageError, match="cannot be reached"):
        locate("nostore://x")


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line)["article"] for line in path.read_text(encoding="utf-8").splitlines()]


def test_standard_input(tmp_path: Path) -> None:
    def run(data: bytes, *more: str) -> Any:
        output = tmp_path / "records.jsonl"
        command = [sys.executable, "-m", "extract", "run", "-", "--output", str(output), "--overwrite", *more]
        subprocess.run(command, input=data, check=True, capture_output=True)
        return _records(output)

    assert [article["id"] for article in run(JSONL)] == ["a", "b"]
    (article,) = run(VIETNAMESE.encode(), "--stdin-as", "txt")
    assert (article["id"], article["text"]) == ("-", VIETNAMESE)


@pytest.mark.parametrize("name", ["known.csv", "known.jsonl"])
def test_metadata(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.txt").write_text("Đã chi 5 tỷ đồng.")
    (tmp_path / "in" / "rows.jsonl").write_bytes(JSONL)
    known = [
        {"id": "x.txt", "date": "2024-05-01 08:30", "source": "Báo Ví Dụ", "title": 'Một, "hai"'},
        {"id": "b", "date": "2023", "source": "", "title": ""},
    ]
    if name.endswith("csv"):
        text = 'id,date,source,title\nx.txt,2024-05-01,Báo Ví Dụ,"Một, ""hai"""\nb,2023,,\n'
    else:
        text = "".join(json.dumps(row) + "\n" for row in known)
    (tmp_path / name).write_text(text, encoding="utf-8")
    output = tmp_path / "records.jsonl"
    command = [
        "run",
        str(tmp_path / "in"),
        "--output",
        str(output),
        "--metadata",
        str(tmp_path / name),
        "--workers",
        "0",
    ]
    assert main(command) == 0
    fields = {row["id"]: (row["published"], row["source"], row["title"]) for row in _records(output)}
    assert fields == {
        "a": ("2024-11-02", None, "T"),
        "b": ("2023", "s", None),
        "x.txt": ("2024-05-01", "Báo Ví Dụ", 'Một, "hai"'),
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,language\nx,fr\n", "known.csv:2: language is 'fr'; write vi or en"),
        ("id,date\nx,2024\ny,\x00\xff\n".replace("\xff", "\udcff"), "known.csv:3: not UTF-8 (at byte 3)"),
        ('id,date\n"",2024\n', 'known.csv:2: a row has no "id"'),
        ("name,date\nx,2024\n", 'a row has no "id"'),
        ("id,date\nx,2024\nx,2025\n", "known.csv:3: the id 'x' stands in a line above too"),
    ],
)
def test_bad_metadata(tmp_path: Path, text: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "known.csv").write_text(text, errors="surrogateescape")
    (tmp_path / "x.txt").write_text("x")
    command = [
        "run",
        str(tmp_path / "x.txt"),
        "--output",
        str(tmp_path / "o"),
        "--metadata",
        str(tmp_path / "known.csv"),
    ]
    assert main(command) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "o").exists()


def _known(tmp_path: Path, table: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the articles of a run over rows with a table beside them."""
    name = "known.jsonl" if table.startswith("{") else "known.csv"
    (tmp_path / name).write_text(table, encoding="utf-8")
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    paths = [str(tmp_path / each) for each in ("in.jsonl", "o.jsonl", name)]
    command = ["run", paths[0], "--output", paths[1], "--metadata", paths[2], "--workers", "0", "--overwrite"]
    assert main(command) == 0
    return _records(tmp_path / "o.jsonl")


@pytest.mark.parametrize(
    ("day", "published", "extra"),
    [
        ("2024-05-01,", "2024-05-01", {}),
        (",2024", "2024", {}),
        ("2024-05-01,2023", "2024-05-01", {}),
        ("01/05/2024,", None, {"published": "01/05/2024"}),
        ("bad,2024-05-01", None, {"published": "bad"}),
        (",", "2020", {"date": "2020"}),
    ],
)
def test_the_day_of_a_table(
    tmp_path: Path, day: str, published: str | None, extra: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"id": "1", "text": "Chi 5 tỷ đồng."} | ({"date": "2020"} if day == "," else {})
    (article,) = _known(tmp_path, f"id,published,date\n1,{day}\n", [row])
    assert (article["published"], article["extra"]) == (published, extra)
    said = capsys.readouterr().err
    assert said.count("\n") == ("published" in extra)
    if "published" in extra:
        assert f"in.jsonl:1: published is {extra['published']!r}, which is not read; the article is" in said


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_day_of_a_table_costs_no_file_its_record(tmp_path: Path, name: str) -> None:
    prose = "<p>" + "Hội đồng nhân dân tỉnh đã họp kỳ thứ mười và thông qua nhiều nghị quyết quan trọng. " * 3 + "</p>"
    (tmp_path / name).write_text(f"<html><body><article>{prose}</article></body></html>")
    (tmp_path / "known.csv").write_text(f"id,date\n{name},1/5/2024\n")
    paths = [str(tmp_path / each) for each in (name, "o", "known.csv")]
    assert main(["run", paths[0], "--output", paths[1], "--metadata", paths[2], "--workers", "0"]) == 0
    (article,) = _records(tmp_path / "o")
    assert (article["published"], article["extra"]) == (None, {"published": "1/5/2024"})


@pytest.mark.parametrize(
    ("table", "id", "is_met"),
    [
        ("id,title\n1.0,T\n2.0,U\n", "1", True),
        ("id,title\n1.0,T\n2.0,U\n", 1.0, True),
        ("id,title\n1.0,T\n2.0,U\n", "1.0", True),
        ("id,title\n1.0,T\n1.1,U\n", "1", False),
        ('{"id": 1.0, "title": "T"}\n', 1, True),
        ('{"id": 1, "title": "T"}\n', 1.0, True),
    ],
)
def test_ids_that_pandas_made_floats_of(tmp_path: Path, table: str, id: object, is_met: bool) -> None:
    (article,) = _known(tmp_path, table, [{"id": id, "text": "5%"}])
    assert article["title"] == ("T" if is_met else None)
    assert article["id"] == (id if isinstance(id, str) else "1")


def test_a_table_or_a_row_may_tell_the_home_province(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows: list[dict[str, Any]] = [
        {"id": one, "text": "Xã Tân Lập họp.", "date": "2024-05-01", "home_province": None} for one in "abc"
    ]
    rows[1]["home_province"] = "Tỉnh Thái Nguyên"
    (tmp_path / "known.csv").write_text("id,home_province\na,Sơn La\n", encoding="utf-8")
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "in.parquet")
    paths = [str(tmp_path / each) for each in ("in.parquet", "o.jsonl", "known.csv")]
    command = ["run", paths[0], "--output", paths[1], "--metadata", paths[2], "--workers", "0", "--quiet"]
    assert main([*command, "--home-province", "Sơn La"]) == 0
    places = [json.loads(line)["places"] for line in (tmp_path / "o.jsonl").read_text().splitlines()]
    assert [one["path"][0] for (one,) in places] == ["Sơn La", "Thái Nguyên", "Sơn La"]
    (tmp_path / "known.csv").write_text("id,home_province\na,Sơn Laa\n", encoding="utf-8")
    assert main([*command, "--overwrite"]) == 1
    assert "in.parquet:1: home_province is 'Sơn Laa', no province; write its name" in capsys.readouterr().err


def test_what_json_has_no_form_for_costs_no_row(tmp_path: Path) -> None:
    nan, endless = float("nan"), float("inf")
    rows = [
        {"id": 4.0, "text": "5%", "title": None, "at": time(8, 30), "took": timedelta(hours=1), "rates": [nan, 1.5]},
        {"id": nan, "text": "5%", "title": None, "at": None, "took": None, "rates": [endless]},
        {"id": 6.0, "text": "5%", "title": "T", "at": None, "took": None, "rates": [-endless]},
    ]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "in.parquet")
    command = ["run", str(tmp_path / "in.parquet"), "--output", str(tmp_path / "o"), "--workers", "0"]
    assert main(command) == 1
    assert [(one["id"], one["extra"]) for one in _records(tmp_path / "o")] == [
        ("4", {"at": "08:30:00", "took": "1:00:00", "rates": [None, 1.5]}),
        ("6", {"at": None, "took": None, "rates": [None]}),
    ]
    (failed,) = [json.loads(line) for line in (tmp_path / "o-errors.jsonl").read_text().splitlines()]
    assert failed["reason"] == '"id" is empty; give each article its own'


def test_broken_json_of_a_table_is_named_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "known.jsonl").write_text('{"id": "a", "title": "T"}\n{"id": "b", "title": NaN}\n')
    (tmp_path / "x.txt").write_text("x")
    paths = [str(tmp_path / each) for each in ("x.txt", "o", "known.jsonl")]
    assert main(["run", paths[0], "--output", paths[1], "--metadata", paths[2]]) == 2
    assert "known.jsonl:2: broken JSON (NaN is no JSON value)" in capsys.readouterr().err


@pytest.mark.parametrize("more", [[], ["--part-size", "2"]])
def test_empty_articles_and_files_of_other_kinds_are_told(
    tmp_path: Path, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    for name, text in {"a.txt": "5%", "b.txt": "", "c.txt": " \n", "d.docx": "x", "e": "x", "g.DOCX": "x"}.items():
        (tmp_path / "in" / name).write_text(text)
    (tmp_path / "in" / "known.csv").write_text("id,title\na.txt,T\n")
    (tmp_path / "in" / "z.jsonl").write_text('{"id": "z", "text": ""}\n')
    known = ["--metadata", str(tmp_path / "in" / "known.csv")]
    command = ["run", str(tmp_path / "in"), "--output", str(tmp_path / "o"), "--workers", "0", *known, *more]
    assert main(command) == 0
    folder = tmp_path / "in"
    assert capsys.readouterr().err.splitlines() == [
        f"extract: {folder}: files of other kinds are not read: 3 (.docx, no ending)",
        f"extract: {folder}/b.txt: holds no text; 3 articles are empty, as the record is",
    ]
    written = sorted((tmp_path / "o").glob("part-*")) if more else [tmp_path / "o"]
    assert [one["id"] for path in written for one in _records(path)] == ["a.txt", "b.txt", "c.txt", "z"]


def test_patterns_that_leave_nothing_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt", "c.pdf"):
        (tmp_path / "in" / name).touch()
    assert main(["run", str(tmp_path / "in"), "--output", str(tmp_path / "o"), "--include", "in/*.txt"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "in: --include and --exclude leave none of its 2 files; a pattern with / begins in this folder" in line


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
@pytest.mark.parametrize("output", ["o.jsonl", "parts"])
def test_days_that_cannot_be_read_are_counted(
    tmp_path: Path, form: str, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    days = ["20/08/2025", "2025-08-01T23:30:00+07:00", "hôm qua", None]
    rows = [{"id": str(number), "text": f"Chi {number} tỷ đồng.", "date": day} for number, day in enumerate(days)]
    if form == "parquet":
        pq.write_table(pa.Table.from_pylist(rows), tmp_path / "in.parquet")
    else:
        (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    for more in ([], ["--resume"]):
        command = ["run", str(tmp_path / f"in.{form}"), "--output", str(tmp_path / output), "--workers", "0", *more]
        assert main([*command, *(["--part-size", "2"] if output == "parts" else [])]) == 0
        said = (
            f"in.{form}:1: published is '20/08/2025', which is not read; 2 articles are without a day for that; write"
        )
        (line,) = capsys.readouterr().err.splitlines()
        assert said in line
    files = sorted((tmp_path / output).glob("part-*")) if output == "parts" else [tmp_path / output]
    assert [one["published"] for file in files for one in _records(file)] == [None, "2025-08-01", None, None]


def test_run_over_a_remote_store(tmp_path: Path) -> None:
    import fsspec

    fsspec.filesystem("memory").pipe({"/run/in/b.txt": b"Chi 5 USD.", "/run/in/a.jsonl": JSONL})
    output = tmp_path / "records.jsonl"
    command = ["run", "memory://run/in", "memory://run/in/b.txt", "--output", str(output), "--workers", "2"]
    assert main(command) == 0
    assert [article["id"] for article in _records(output)] == ["a", "b", "b.txt"]
    assert main([*command[:-2], "--part-size", "1", "--output", str(tmp_path / "parts"), "--workers", "0"]) == 0
    assert len(list((tmp_path / "parts").glob("part-*"))) == 2
    assert main(["run", "nostore://x", *command[1:], "--overwrite"]) == 2
