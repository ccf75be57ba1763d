"""The article: what goes into the pipeline, and how it is read from files."""

import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from extract.errors import ArticleError, ExtractError, UsageError
from extract.lexicon import alternation, load_file

SUFFIXES = (".txt", ".html", ".htm", ".jsonl")

_FOOT = 600  # characters at the end of a text in which its source is looked for
_PUBLISHED = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?\u2026:;][\"'\u201d\u2019)\]]*$")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read; `text` is final here, and every offset of the record counts it.

    `published` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `language` None asks for detection.
    """

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None
    language: str | None = None
    home_province: str | None = None
    """The province that the article is about, for those who know; else its source and its text tell."""
    extra: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what no record may hold, with a line for the user."""
        for name in ("text", "id", "title", "source"):
            if _SURROGATE.search(getattr(self, name) or ""):
                raise ArticleError(f"{name} holds half a surrogate pair, which is no character; mend it")
        if self.published is not None and not _is_published(self.published):
            raise ArticleError(f"published is {self.published!r}; write YYYY, YYYY-MM or YYYY-MM-DD")
        if self.language not in (None, "vi", "en"):
            raise ArticleError(f"language is {self.language!r}; write vi or en, or leave it out")


def _is_published(value: str) -> bool:
    """Say whether the value is a year, a month or a day of the calendar."""
    if not _PUBLISHED.fullmatch(value):
        return False
    try:
        date.fromisoformat({4: f"{value}-01-01", 7: f"{value}-01"}.get(len(value), value))
    except ValueError:
        return False
    return True


@cache
def _source_line() -> re.Pattern[str]:
    """Return the pattern of the line that names an article's source."""
    words = alternation(load_file("articles")["source_line"]["words"])
    return re.compile(
        rf"^[ \t]{{0,8}}(?:{words})[ \t]{{0,3}}:?[ \t]{{0,3}}(?P<address>https?://[^\s<>\"']{{4,400}})",
        re.IGNORECASE | re.MULTILINE,
    )


def printed_source(text: str) -> str | None:
    """Return the address that a line at the end of the text names as the article's source, or None."""
    found = _source_line().search(text, max(0, len(text) - _FOOT))
    return found["address"].rstrip(".,;") if found else None


@dataclass(frozen=True, slots=True)
class File:
    """A file that holds articles; `id` is its article's, where it holds one."""

    path: Path
    id: str


def shown(path: Path) -> str:
    """Return a path as it can be printed, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def find(path: Path) -> Iterator[File | ExtractError]:
    """Yield the files that a path names (itself, or all below a folder, sorted), and what hinders.

    Below a folder, hidden files and folders (a leading full stop in the name) are left out.
    """
    try:
        path.stat()
    except OSError as error:
        yield UsageError(f"{shown(path)}: {error.strerror}; check the path")
        return
    if path.is_dir():
        yield from _find_below(path)
    elif path.suffix.lower() in SUFFIXES:
        yield File(path, path.name)
    else:
        yield UsageError(f"{shown(path)}: not a kind of file that is read; give {', '.join(SUFFIXES)} files")


def _find_below(folder: Path) -> Iterator[File | ExtractError]:
    """Yield the files of articles below a folder, sorted, and what hinders."""
    closed: list[OSError] = []
    found: list[Path] = []
    for top, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(top, name) for name in names if Path(name).suffix.lower() in SUFFIXES and not name.startswith(".")
        ]
    for error in closed:
        yield ArticleError(f"{error.filename}: {error.strerror}; make the folder readable")
    if not found and not closed:
        yield UsageError(f"{shown(folder)}: no article in this folder; put {', '.join(SUFFIXES)} files there")
    for path in sorted(found):
        yield File(path, path.relative_to(folder).as_posix())


def read(file: File) -> Iterator[tuple[str, Article | ArticleError]]:
    """Yield each article of a file, or why there is none, after its place (file or file:line)."""
    where = shown(file.path)
    suffix = file.path.suffix.lower()
    if suffix == ".jsonl":
        yield from _rows(where, file.path)
    else:
        read_one = _plain if suffix == ".txt" else _page
        yield where, _attempt(where, partial(read_one, file))


def _attempt(where: str, read_one: Callable[[], Article]) -> Article | ArticleError:
    """Return the article, or the error that kept it from being read, with its place."""
    try:
        return read_one()
    except ArticleError as error:
        return ArticleError(f"{where}: {error}")
    except OSError as error:
        return _unreadable(where, error)


def _unreadable(where: str, error: OSError) -> ArticleError:
    """Return the error for a file that the system does not let us read."""
    return ArticleError(f"{where}: cannot be read ({error.strerror}); check the file and its permissions")


def _decode(data: bytes) -> str:
    """Return UTF-8 bytes as text, a leading byte order mark aside."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(f"not UTF-8 (at byte {error.start}); save it as UTF-8") from None


def _plain(file: File) -> Article:
    """Return the article of a text file: its text unchanged, line ends and all."""
    return Article(_decode(file.path.read_bytes()), id=file.id)


def _decode_page(data: bytes) -> str:
    """Return the source of a page: UTF-8, or else in the character set that it declares."""
    try:
        return _decode(data)
    except ArticleError:
        declared = _CHARSET.search(data[:4096])
        if declared is None:
            raise
    try:
        return data.decode(declared[1].decode("ascii"))
    except (UnicodeDecodeError, LookupError):
        raise ArticleError("neither UTF-8 nor the character set it declares; save it as UTF-8") from None


def _page(file: File) -> Article:
    """Return the article of a web page: its main text, and title, date and source where the page has them."""
    from trafilatura import bare_extraction

    page = bare_extraction(
        _decode_page(file.path.read_bytes()),
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        # The wider search would take a deadline in the text for the date of the article.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    text = (page.text if page else None) or ""
    if not any(_reads_like_prose(line) for line in text.splitlines()):
        raise ArticleError("no article found on this page; give the page of one article, or its text as .txt")
    return Article(text, id=file.id, title=page.title, published=page.date, source=page.url)


def _reads_like_prose(line: str) -> bool:
    """Say whether a line is a sentence, not an entry of a menu or a form ("Log in", "Not found.")."""
    words = len(line.split())
    return words >= 25 or (words >= 10 and _SENTENCE_END.search(line) is not None)


def _rows(where: str, path: Path) -> Iterator[tuple[str, Article | ArticleError]]:
    """Yield the article of each line of a JSON Lines file, or what is wrong with the line."""
    try:
        with path.open("rb") as lines:
            # Bytes end a line at a line feed only; U+2028 and the like may stand in a text.
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    place = f"{where}:{number}"
                    yield place, _attempt(place, partial(_row, line))
    except OSError as error:
        yield where, _unreadable(where, error)


def _row(line: bytes) -> Article:
    """Return the article of one line of JSON; what the contract does not name goes to `extra`."""
    row = _json_object(_decode(line.strip()))
    if "id" not in row or "text" not in row:
        raise ArticleError('"id" or "text" is missing; each line needs both')
    required = {"id": row.pop("id"), "text": row.pop("text")}
    if type(required["id"]) is int:
        required["id"] = str(required["id"])
    # Exports write "" for what is not stated.
    stated: dict[str, Any] = {
        name: row.pop(name, None) or None for name in ("title", "published", "source", "language")
    }
    for name, value in (required | stated).items():
        if not isinstance(value, str) and (value is not None or name in required):
            raise ArticleError(f'"{name}" is not a string; put it in quotation marks')
    if not required["id"]:
        raise ArticleError('"id" is empty; give each article its own')
    return Article(**required, **stated, extra=row)


def _json_object(line: str) -> dict[str, Any]:
    """Return the object of one line of JSON."""
    try:
        row = json.loads(line, parse_constant=_no_json)
    except json.JSONDecodeError as error:
        raise ArticleError(f"broken JSON ({error.msg}, column {error.colno}); mend the line") from None
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"broken JSON ({error}); mend the line") from None
    if not isinstance(row, dict):
        raise ArticleError('not a JSON object; write {"id": ..., "text": ...} on one line')
    if "\\u" in line and _SURROGATE.search(json.dumps(row, ensure_ascii=False)):
        raise ArticleError("a \\u escape is half a surrogate pair, which is no character; mend the line")
    return row


def _no_json(constant: str) -> None:
    """Refuse NaN and Infinity, which Python reads and JSON does not know."""
    raise ValueError(f"{constant} is no JSON value")
