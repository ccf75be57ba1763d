"""Gold in the formats of other tools: read and write; text, mentions with their attributes, and header are kept by all.

| format | what to know |
|---|---|
| `markup` | a folder; mentions must not overlap |
| `jsonl` | Prodigy and spaCy style spans |
| `doccano` | attributes in a key of their own |
| `label-studio` | attributes as text areas |
| `brat` | a folder, three files an article: the header is in one of its own |
| `conll` | no mention starts or ends with a blank; header and attributes as comments |
| `docbin` | spaCy: `doc.ents`, and `doc.spans["extract"]` |
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from extract.errors import GoldError
from extract.gold import GoldArticle
from extract.gold_formats import brat, conll, docbin, jsonl, label_studio, markup
from extract.gold_formats.forms import by_name
from extract.gold_formats.losses import losses

__all__ = ["FORMATS", "Format", "by_name", "losses", "read", "write"]


class Format(NamedTuple):
    """How gold is read from a path and written to one; `folder`: the path is one."""

    read: Callable[[Path], list[GoldArticle]]
    write: Callable[[Iterable[GoldArticle], Path], None]
    folder: bool = False


FORMATS = {
    "markup": Format(markup.read, markup.write, folder=True),
    "jsonl": Format(jsonl.read_spans, jsonl.write_spans),
    "doccano": Format(jsonl.read_doccano, jsonl.write_doccano),
    "label-studio": Format(label_studio.read, label_studio.write),
    "brat": Format(brat.read, brat.write, folder=True),
    "conll": Format(conll.read, conll.write),
    "docbin": Format(docbin.read, docbin.write),
}


def read(path: Path, name: str) -> list[GoldArticle]:
    """Return the gold articles that a path holds in a format; GoldError for what cannot be read."""
    try:
        return FORMATS[name].read(path)
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror}); name what holds the gold articles") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None


def write(articles: Iterable[GoldArticle], path: Path, name: str) -> None:
    """Write gold articles to a path in a format; GoldError where they cannot be, or something is there already."""
    if path.exists():
        raise GoldError(f"{path}: exists already; name another path")
    try:
        if FORMATS[name].folder:
            path.mkdir()
        with _whole(path):
            FORMATS[name].write(articles, path)
    except OSError as error:
        raise GoldError(f"{path}: cannot be written ({error.strerror}); name another path") from error


@contextmanager
def _whole(path: Path) -> Iterator[None]:
    """Take away what was written if not all could be: half a set of gold passes for a whole one."""
    try:
        yield
    except BaseException:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()
        raise
