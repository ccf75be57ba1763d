"""The articles of a file as bytes, one by one, whatever holds them: cheap, and in an order that is always the same."""

import hashlib
import io
import itertools
import json
import math
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, Literal

from extract.articles.decoding import lines
from extract.articles.files import File, kind, shown
from extract.articles.opening import decompressed, needs, opened, seekable
from extract.errors import ArticleError

_PAGES = ("text/html", "application/xhtml+xml")
_ROWS = 64  # of a Parquet file, in memory at a time


@dataclass(frozen=True, slots=True)
class Raw:
    """An article as it was found: where, its bytes, and what is known of it beside them.

    A row bears its id in its bytes. `stated` is what a table beside the articles says of it, and goes first.
    """

    where: str
    kind: Literal["text", "page", "row"]
    data: bytes
    id: str | None = None
    source: str | None = None
    charset: str | None = None
    stated: tuple[tuple[str, str], ...] = ()

    @property
    def content(self) -> str:
        """Return the SHA-256 of what was read: of the bytes alone (as sha256sum has it), if there is nothing else."""
        digest = hashlib.sha256(self.data)
        beside = [value for value in (self.source, self.charset, self.stated) if value]
        if beside:
            digest.update(json.dumps(beside).encode())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or a place in one, that gave no article; `error` names it."""

    where: str
    error: ArticleError


def raws(file: File, watch: Callable[[BinaryIO], None] = lambda file: None) -> Iterator[Raw | Unread]:
    """Yield the articles of a file; what keeps the rest of it from being read ends the file, not the run.

    `watch` is given the open file, whose position tells how far the reading is.
    """
    where = shown(file.path)
    try:
        with opened(file.path, watch) as stream:
            if file.lines:
                yield from _stretch(where, stream, *file.lines)
            else:
                yield from _of_stream(where, file.path.name, stream, file.id)
    except ArticleError as error:
        yield Unread(where, ArticleError(f"{where}: {error}"))
    except OSError as error:
        said = error.strerror or " ".join(str(error).split())
        yield Unread(where, ArticleError(f"{where}: cannot be read ({said}); check the file and its permissions"))
    except Exception as error:
        yield Unread(where, fault(where, error))


def fault(where: str, error: Exception) -> ArticleError:
    """Return one line for an exception that nobody foresaw."""
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return ArticleError(f"{where}: {said[:300]}; a fault of extract, please report it with the article")


def standard_input(stream: BinaryIO, read_as: str) -> Iterator[Raw | Unread]:
    """Yield the articles of standard input: a text, a page, or rows."""
    yield from _of_stream("-", f"-.{read_as}", stream, "-")


def _of_stream(where: str, name: str, stream: BinaryIO, id: str) -> Iterator[Raw | Unread]:
    """Yield the articles of an open file, by the kind that its name tells."""
    match kind(name):
        case "text":
            yield Raw(where, "text", stream.read(), id)
        case "page":
            yield Raw(where, "page", stream.read(), id)
        case "rows":
            yield from _rows(where, stream)
        case "parquet":
            yield from _parquet(where, stream)
        case "warc":
            yield from _warc(where, stream)
        case "zip":
            yield from _zip(where, stream, id)


def _rows(where: str, stream: BinaryIO) -> Iterator[Raw]:
    """Yield the rows of JSON Lines."""
    # Bytes end a line at a line feed only; U+2028 and the like may stand in a text.
    for number, line in enumerate(lines(stream), start=1):
        row = line.strip().removeprefix(b"\xef\xbb\xbf")
        if row:
            yield Raw(f"{where}:{number}", "row", row)


def _stretch(where: str, stream: BinaryIO, first: int, start: int, end: int) -> Iterator[Raw]:
    """Yield the rows of a stretch of JSON Lines."""
    stream.seek(start)
    for number in itertools.count(first):
        if start >= end:
            return
        line = stream.readline()
        start += len(line) or end
        for row in _rows(where, io.BytesIO(line)):
            yield replace(row, where=f"{where}:{number}")


def _parquet(where: str, stream: BinaryIO) -> Iterator[Raw]:
    """Yield the rows of a Parquet file, each as the line of JSON Lines that says the same."""
    parquet = needs("pyarrow.parquet", "parquet")
    try:
        table = parquet.ParquetFile(seekable(stream))
    except (OSError, ValueError) as error:
        raise ArticleError(f"no Parquet file ({str(error).splitlines()[0]}); fetch the file again") from None
    number = 0
    for batch in table.iter_batches(batch_size=_ROWS):
        for row in batch.to_pylist():
            number += 1
            said = json.dumps(_finite(row), ensure_ascii=False, default=_plain)
            yield Raw(f"{where}:{number}", "row", said.encode())


def _finite(value: Any) -> Any:  # noqa: ANN401  # any value of a table
    """Return a value of a table with nothing in place of NaN and the infinities, which JSON does not know."""
    if isinstance(value, dict):
        return {name: _finite(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(one) for one in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _plain(value: object) -> str:
    """Return a value that JSON has no form for as text."""
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal | timedelta):
        return str(value)
    raise ArticleError(f"a column holds {type(value).__name__} values, which no record takes; leave it out")


def _warc(where: str, stream: BinaryIO) -> Iterator[Raw | Unread]:
    """Yield the pages of a WARC file; the page's address is its source, the record's id its id."""
    warc = needs("fastwarc.warc", "warc")
    # Decompressed by us: fastwarc ends in silence on a file that is cut off.
    for record in warc.ArchiveIterator(stream, record_types=warc.WarcRecordType.response, parse_http=False):
        place = f"{where}:{record.stream_pos}"
        block = record.reader.read()
        if len(block) < record.content_length:
            yield Unread(place, ArticleError(f"{place}: the file is cut off in this record; fetch it again"))
            return
        try:
            page = _page_of_response(block)
        except ArticleError as error:
            yield Unread(place, ArticleError(f"{place}: {error}"))
            continue
        if page is not None:
            id = record.record_id.strip("<>").removeprefix("urn:uuid:")
            source = record.headers.get("WARC-Target-URI")
            yield replace(page, where=place, id=id, source=source)


def _page_of_response(block: bytes) -> Raw | None:
    """Return the page of an HTTP response; None for a response that brought none."""
    import http.client
    import zlib

    stream = io.BytesIO(block)
    status = stream.readline(1024).split()
    try:
        headers = http.client.parse_headers(stream)
    except http.client.HTTPException as error:
        raise ArticleError(f"the HTTP headers cannot be read ({error}); leave the record out") from None
    if len(status) < 2 or status[1] != b"200" or headers.get_content_type() not in _PAGES:
        return None
    data = stream.read()
    coding = headers.get("Content-Encoding", "identity").lower()
    if coding in ("gzip", "x-gzip") and data.startswith(b"\x1f\x8b"):
        try:
            data = zlib.decompress(data, wbits=31)
        except zlib.error as error:
            raise ArticleError(f"the page is damaged ({error}); leave the record out") from None
    elif coding not in ("identity", "gzip", "x-gzip"):
        raise ArticleError(f"the page is in the encoding {coding!r}, which is not read; leave the record out")
    return Raw("", "page", data, charset=headers.get_content_charset())


def _zip(where: str, stream: BinaryIO, id: str) -> Iterator[Raw | Unread]:
    """Yield the articles of the files in a zip archive, sorted by name."""
    try:
        archive = zipfile.ZipFile(seekable(stream))
    except zipfile.BadZipFile as error:
        raise ArticleError(f"no zip archive ({error}); fetch the file again") from None
    with archive:
        for name in sorted(set(archive.namelist())):
            place = f"{where}/{name}"
            if kind(name) in (None, "zip") or Path(name).name.startswith("."):
                continue
            try:
                with archive.open(name) as file, decompressed(name, file) as member:  # type: ignore[arg-type]
                    yield from _of_stream(place, name, member, f"{id}/{name}")
            except ArticleError as error:
                yield Unread(place, ArticleError(f"{place}: {error}"))
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
                said = " ".join(str(error).split())
                yield Unread(place, ArticleError(f"{place}: cannot be unpacked ({said}); unpack it yourself"))
