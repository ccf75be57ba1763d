"""A table beside the articles: what is known of each by its id (`--metadata`)."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from extract.articles.article import BESIDE, Article, id_text, is_nothing
from extract.articles.decoding import decode_utf8, lines
from extract.articles.files import shown
from extract.articles.opening import opened
from extract.articles.parsing import DAYS, day_stated, json_object
from extract.errors import ArticleError, UsageError

Stated = dict[str, tuple[tuple[str, str], ...]]

_READ = {"id", *BESIDE, *DAYS}


def read_metadata(path: Path, tell: Callable[[UsageError], None] = lambda error: None) -> Stated:
    """Return what a table (.csv, .jsonl, also compressed) states by id; UsageError for what is wrong, with its line.

    A column that is not read, which may be one misspelt, is told.
    """
    stated: Stated = {}
    columns: dict[str, None] = {}
    try:
        for number, row in _rows(path):
            where = f"{shown(path)}:{number}"
            if None in row:
                raise UsageError(f'{where}: more fields than columns; write "..." around a field that holds a comma')
            columns |= dict.fromkeys(row)
            try:
                id, fields = _fields(row)
            except ArticleError as error:
                raise UsageError(f"{where}: {error}") from None
            if id in stated:
                raise UsageError(f"{where}: the id {id!r} stands in a line above too; keep one")
            stated[id] = fields
    except OSError as error:
        raise UsageError(f"{shown(path)}: cannot be read ({error.strerror}); name the table for --metadata") from None
    except (ArticleError, csv.Error) as error:
        raise UsageError(f"{shown(path)}: {error}") from None
    _check_columns(path, list(columns), tell)
    return stated


def _check_columns(path: Path, columns: list[str], tell: Callable[[UsageError], None]) -> None:
    """Tell the columns that are not read; UsageError where none but the id is."""
    unread = [name for name in columns if name not in _READ]
    if unread:
        names = ", ".join(unread)
        error = UsageError(f"{shown(path)}: not read: {names}; columns are id, {', '.join(BESIDE)}")
        if len(columns) - len(unread) < 2:
            raise error
        tell(error)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield line number and fields of each row."""
    with opened(path) as stream:
        texts = _texts(path, stream)
        if ".csv" in path.suffixes:
            table = csv.DictReader(text for _, text in texts)
            for row in table:
                yield table.line_num, row
        else:
            for number, line in texts:
                if line.strip():
                    yield number, _object(path, number, line)


def _texts(path: Path, stream: BinaryIO) -> Iterator[tuple[int, str]]:
    """Yield the lines of a table with their numbers; UsageError for bytes that are no text."""
    for number, line in enumerate(lines(stream), start=1):
        try:
            yield number, decode_utf8(line)
        except ArticleError as error:
            raise UsageError(f"{shown(path)}:{number}: {error}") from None


def _object(path: Path, number: int, line: str) -> dict[str, Any]:
    """Return the object of a line; UsageError for what holds none."""
    try:
        return json_object(line)
    except ArticleError as error:
        raise UsageError(f"{shown(path)}:{number}: {error}") from None


def _fields(row: dict[str, Any]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the id of a row and the fields it states; a day that cannot be read is handed on as it is written."""
    if is_nothing(row.get("id")):
        raise ArticleError('a row has no "id"; each needs that of its article')
    id = id_text(row["id"]) or ""
    fields = {name: str(row[name]) for name in BESIDE if not is_nothing(row.get(name))}
    day, unread = day_stated(row)
    fields |= {"published": day or str(unread)} if day or unread is not None else {}
    Article("", **fields | {"published": day})  # type: ignore[arg-type]  # says what no article may have
    return id, tuple(fields.items())
