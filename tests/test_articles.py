"""Reading articles: text kept to the letter, pages reduced to their article, rows checked one by one."""

import codecs
import json
import socket
from pathlib import Path
from typing import Any

import pytest
from reading import read

from extract import articles
from extract.articles import Article, File
from extract.errors import ArticleError, UsageError

PAGE = """\
<!DOCTYPE html>
<html lang="vi"><head><title>Mường La làm đường | Báo Ví Dụ</title>
<meta property="og:title" content="Mường La làm đường">
<meta property="article:published_time" content="2024-11-02T08:30:00+07:00">
<link rel="canonical" href="https://vidu.example/muong-la-lam-duong.html"></head>
<body><nav><a href="/">Trang chủ</a> <a href="/kt">Kinh tế</a></nav>
<article><h1>Mường La làm đường</h1>
<p>Huyện Mường La vừa huy động hơn 69 tỷ đồng để bê tông hóa đường liên xã trong hai năm qua.</p>
<p>Theo Quyết định số 15/QĐ-UBND, các xã phải hoàn thành trước ngày 30/6/2025, không để kéo dài.</p>
<table><tr><td>Xã Ngọc Chiến</td><td>12,5 tỷ đồng</td></tr></table></article>
<div class="comments"><p>Bình luận: bài viết rất hay, cảm ơn tác giả đã viết về quê hương tôi.</p></div>
<footer>© 2024 Báo Ví Dụ</footer></body></html>
"""


def _write(path: Path, content: str | bytes) -> File:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return File(path, path.name)


def _one(file: File) -> Article:
    ((_, article),) = read(file)
    assert isinstance(article, Article), article
    return article


def _error(file: File) -> str:
    ((_, error),) = read(file)
    assert isinstance(error, ArticleError)
    return str(error)


@pytest.mark.parametrize("text", ["", "a\r\nb\rc\n", " \u00a0x\u2028y\x85 ", "ho\u0301a\u200b", "🙂\x00"])
def test_plain_text_is_unchanged(tmp_path: Path, text: str) -> None:
    assert _one(_write(tmp_path / "a.txt", text)) == Article(text, id="a.txt")


def test_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    assert _one(_write(tmp_path / "a.txt", codecs.BOM_UTF8 + "\ufeffà".encode())).text == "\ufeffà"


def test_other_encoding_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert _error(_write(path, "Sơn La".encode("utf-32"))) == f"{path}: not UTF-8 (at byte 0); save it as UTF-8"


def test_missing_file_is_an_error(tmp_path: Path) -> None:
    assert "cannot be read (No such file" in _error(File(tmp_path / "gone.txt", "gone.txt"))


def test_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)  # a call of the network would fail
    article = _one(_write(tmp_path / "a.html", PAGE))
    assert article.title == "Mường La làm đường"
    assert article.published == "2024-11-02"
    assert article.source == "https://vidu.example/muong-la-lam-duong.html"
    assert "hơn 69 tỷ đồng" in article.text
    assert "12,5 tỷ đồng" in article.text
    assert "Trang chủ" not in article.text
    assert "Bình luận" not in article.text


def test_page_that_states_no_date_has_none(tmp_path: Path) -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2024-11-02T08:30:00+07:00">', "")
    assert _one(_write(tmp_path / "a.htm", page)).published is None


def test_page_in_the_character_set_it_declares(tmp_path: Path) -> None:
    text = "The district has spent over 69 billion VND – a record – on new roads since early this year."
    page = f'<html><head><meta charset="windows-1252"></head><body><p>{text}</p></body></html>'
    assert _one(_write(tmp_path / "a.html", page.encode("cp1252"))).text == text
    assert "save it as UTF-8" in _error(_write(tmp_path / "b.html", page.replace("1252", "31").encode("cp1252")))


@pytest.mark.parametrize(
    "page",
    [
        "",
        "\x00\x01",
        "<html></html>",
        "<html><body><nav><a href=a>Trang chủ</a><a href=b>Thời sự</a></nav></body></html>",
        "<title>Đăng nhập</title><form><label>Tên</label><input><button>Đăng nhập</button></form>",
        "<html><h1>404</h1><p>Trang bạn tìm không tồn tại.</p></html>",
        "<ul>" + "<li><a href=x>Xây dựng nông thôn mới ở các xã vùng cao của tỉnh nhà</a>" * 9 + "</ul>",
        "<noscript>You need to enable JavaScript to run this app.</noscript>",
    ],
)
def test_page_without_an_article(tmp_path: Path, page: str) -> None:
    assert "no article found on this page" in _error(_write(tmp_path / "a.html", page))


def test_rows(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"id": "a", "text": "x\u2028y\r\n", "title": "T", "published": "2024-11", "source": "s"},
        {"id": 7, "text": "", "title": "", "published": None, "language": "en", "by": {"name": "Đỗ"}},
        {"id": 4.0, "text": "", "home_province": "Sơn La"},
    ]
    lines = "\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    file = _write(tmp_path / "a.jsonl", codecs.BOM_UTF8 + lines.encode())
    assert [article for _, article in read(file)] == [
        Article("x\u2028y\r\n", "a", title="T", published="2024-11", source="s"),
        Article("", "7", language="en", extra={"by": {"name": "Đỗ"}}),
        Article("", "4", home_province="Sơn La"),
    ]
    assert [where for where, _ in read(file)] == [f"{file.path}:1", f"{file.path}:3", f"{file.path}:5"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "a", "text": "b"', "broken JSON (Expecting ',' delimiter, column 24); mend the line"),
        ('{"id": "a", "text": NaN}', "broken JSON (NaN is no JSON value); mend the line"),
        ("[" * 100_000, "broken JSON"),
        ('["a", "b"]', "not a JSON object"),
        ('{"id": "a"}', '"id" or "text" is missing; each line needs both'),
        ('{"id": null, "text": "b"}', '"id" is empty; give each article its own'),
        ('{"id": 5.5, "text": "b"}', "id is 5.5, not a string or a whole number; give one, or leave it out"),
        ('{"id": "a", "text": "b", "title": 5}', "title is 5, not a string; give one, or leave it out"),
        ('{"id": "", "text": "b"}', '"id" is empty; give each article its own'),
        ('{"id": "a", "text": null}', "text is None, not a string; give one"),
        ('{"id": "a", "text": "b", "language": "fr"}', "language is 'fr'; write vi or en"),
        ('{"id": "a", "text": "\\ud800"}', "half a surrogate pair"),
        ('{"id": "a", "text": "b", "note": "\\udfff"}', "half a surrogate pair"),
        (b'{"id": "a", "text": "\xff"}', "not UTF-8 (at byte 21)"),
    ],
)
def test_bad_row_costs_that_row_only(tmp_path: Path, line: str | bytes, message: str) -> None:
    good = b'{"id": "good", "text": "x"}\n'
    bad = line if isinstance(line, bytes) else line.encode()
    file = _write(tmp_path / "a.jsonl", good + bad + b"\n" + good.replace(b"good", b"last"))
    first, error, last = (article for _, article in read(file))
    assert first == Article("x", "good")
    assert last == Article("x", "last")
    assert isinstance(error, ArticleError)
    assert str(error).startswith(f"{file.path}:2: ")
    assert message in str(error)


@pytest.mark.parametrize(
    ("row", "published", "extra"),
    [
        ({"date": "2024-11-02"}, "2024-11-02", {"date": "2024-11-02"}),
        ({"date": "2024", "published": "2023-05"}, "2023-05", {"date": "2024"}),
        ({"date": "2024", "published": ""}, "2024", {"date": "2024"}),
        ({"date": "", "published": None}, None, {"date": ""}),
        ({"published": 2024}, "2024", {}),
        ({"published": "2024-11-02T23:30:00Z"}, "2024-11-02", {}),
        ({"published": "2024-11-02 08:30:00.123456789+07:00"}, "2024-11-02", {}),
        ({"published": "2024-11-02T25:00"}, None, {"published": "2024-11-02T25:00"}),
        ({"published": "2.11.2024", "date": "2024"}, None, {"published": "2.11.2024", "date": "2024"}),
        ({"published": "2024-02-30"}, None, {"published": "2024-02-30"}),
        ({"published": 1722470400}, None, {"published": 1722470400}),
        ({"date": "hôm qua"}, None, {"date": "hôm qua", "published": "hôm qua"}),
    ],
)
def test_the_day_of_a_row(tmp_path: Path, row: dict[str, Any], published: str | None, extra: dict[str, Any]) -> None:
    article = _one(_write(tmp_path / "a.jsonl", json.dumps({"id": "a", "text": "b"} | row)))
    assert (article.published, article.extra) == (published, extra)


@pytest.mark.parametrize("published", ["2024", "2024-11", "2024-02-29"])
def test_published_to_the_year_month_or_day(published: str) -> None:
    assert Article("", published=published).published == published


@pytest.mark.parametrize("published", ["", "24", "2024-13", "2023-02-29", "2024-1-2", "2024-11-02T08:00", "٢٠٢٤"])
def test_published_must_be_a_date(published: str) -> None:
    with pytest.raises(ArticleError, match="write YYYY"):
        Article("", published=published)


def test_files_below_a_folder(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.HTML", "a.jsonl", "c.pdf", ".hidden.txt", ".git/x.txt", "b/c/d/ô.htm"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    *found, notice = articles.find(tmp_path)
    assert str(notice) == f"{tmp_path}: files of other kinds are not read: 1 (.pdf)"
    assert [file.id for file in found if isinstance(file, File)] == [
        "a.jsonl",
        "b/1.HTML",
        "b/2.txt",
        "b/c/d/ô.htm",
    ]
    assert all(isinstance(file, File) for file in found)


def test_file_given_by_name(tmp_path: Path) -> None:
    (tmp_path / "x.txt").touch()
    assert list(articles.find(tmp_path / "x.txt")) == [File(tmp_path / "x.txt", "x.txt")]


@pytest.mark.parametrize("name", ["gone", "gone.txt", "empty", "photo.jpg", "x" * 300])
def test_path_that_leads_to_no_article(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "photo.jpg").touch()
    (error,) = articles.find(tmp_path / name)
    assert isinstance(error, UsageError)
    assert str(error).startswith(f"{tmp_path / name}: ")
