"""Files as streams of bytes, decompressed: a file that is cut off or damaged is an error, never a short read."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from extract.errors import ArticleError


@contextmanager
def opened(path: Path, watch: Callable[[BinaryIO], None] = lambda file: None) -> Iterator[BinaryIO]:
    """Give the bytes of a file, without the compression that its name tells of; `watch` is given the file as it is."""
    with path.open("rb") as file:
        watch(cast(BinaryIO, file))
        with decompressed(path.name, cast(BinaryIO, file)) as stream:
            yield stream


@contextmanager
def decompressed(name: str, file: BinaryIO) -> Iterator[BinaryIO]:
    """Give the bytes of a stream, without the compression that the name tells of; ArticleError for a damaged one."""
    import gzip
    import zlib

    damaged: tuple[type[Exception], ...] = (EOFError, zlib.error, gzip.BadGzipFile)
    stream: BinaryIO = file
    if name.lower().endswith(".gz"):
        stream = cast(BinaryIO, gzip.GzipFile(fileobj=file, mode="rb"))
    elif name.lower().endswith(".zst"):
        zstd = needs("backports.zstd", "zstd")
        stream = zstd.ZstdFile(file)
        damaged += (zstd.ZstdError,)
    try:
        yield stream
    except damaged as error:
        said = " ".join(str(error).split())
        raise ArticleError(f"damaged or cut off ({said}); fetch the file again") from None


def needs(module: str, extra: str) -> Any:  # noqa: ANN401  # whatever the module is
    """Return a module that an extra of the package brings."""
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError:
        raise ArticleError(f"needs more packages; pip install 'extract[{extra}]'") from None


def seekable(stream: BinaryIO) -> BinaryIO:
    """Return the stream if one can go back in it, else its bytes in memory."""
    return stream if stream.seekable() else io.BytesIO(stream.read())
