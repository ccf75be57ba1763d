"""A table beside the articles: what is known of each by its id (`--metadata`)."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from extract.articles.article import Article
from extract.articles.days import day_of
from extract.articles.decoding import decode_utf8, lines
from extract.articles.files import shown
from extract.articles.opening import opened
from extract.articles.parsing import OTHER_NAMES, json_object
from extract.errors import ArticleError, UsageError

Stated = dict[str, tuple[tuple[str, str], ...]]

_FIELDS = ("title", "published", "source", "language")
_READ = {"id", *_FIELDS, *OTHER_NAMES}


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
            id, fields = _fields(row)
            if id in stated:
                raise UsageError(f"{where}: the id {id!r} stands in a line above too; keep one")
            try:
                Article("", **dict(fields))  # type: ignore[arg-type]  # strings by name
            except ArticleError as error:
                raise UsageError(f"{where}: {error}") from None
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
        error = UsageError(f"{shown(path)}: not read: {names}; columns are id, title, date, source, language")
        if len(columns) - len(unread) < 2:
            raise error
        tell(error)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield line number and fields of each row."""
    with opened(path) as stream:
        texts = (decode_utf8(line) for line in lines(stream))
        if ".csv" in path.suffixes:
            table = csv.DictReader(texts)
            for row in table:
                yield table.line_num, row
        else:
            for number, line in enumerate(texts, start=1):
                if line.strip():
                    yield number, json_object(line)


def _fields(row: dict[str, Any]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the id of a row and the fields it states."""
    named = {"published" if name in OTHER_NAMES else name: value for name, value in row.items()}
    id = named.get("id")
    if id in (None, "") or type(id) not in (str, int):
        raise ArticleError('a row has no "id"; each needs that of its article')
    fields = {name: str(named[name]) for name in _FIELDS if named.get(name)}
    if day := day_of(fields.get("published")):
        fields["published"] = day
    return str(id), tuple(fields.items())
