"""The kinds of output: JSON Lines, plain or compressed, and Parquet, made from plain lines when a run is complete."""

import gzip
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from extract.articles.opening import needs
from extract.batch import FAILURES, SUFFIXES
from extract.batch.outcomes import Failed, Found, holds_failures, is_foreign
from extract.batch.reading import lines as lines_of
from extract.errors import ArticleError, UsageError
from extract.records import holds_records


def suffix_of(output: Path) -> str:
    """Return the suffix that tells the kind of output; a name that tells none stands for plain lines."""
    return next((suffix for suffix in (".parquet", ".gz", ".zst") if output.name.endswith(suffix)), "")


def errors_of(output: Path) -> Path:
    """Return where the failures of an output stand if nothing else is said: beside it, under a name of its own.

    >>> errors_of(Path("out/a.jsonl")).name, errors_of(Path("out/a.parquet")).name, errors_of(Path("out/a")).name
    ('a.errors.jsonl', 'a.parquet.errors.jsonl', 'a-errors.jsonl')
    """
    name = output.name.removesuffix(SUFFIXES[0])
    dot = "." if "." in output.name else "-"  # a and a.jsonl are two outputs
    return output.with_name(f"{name}{dot}{FAILURES}")


def check(output: Path, errors: Path | None, *, overwrite: bool, resume: bool) -> None:
    """Raise UsageError unless records, and errors (None: where they stand by default), can be written to the paths."""
    from extract.batch.journal import unfinished

    if output.is_dir():
        raise UsageError(f"{output}: this is a folder; name a file for --output, or add --part-size to fill a folder")
    check_new(output, overwrite=overwrite, resume=resume)
    begun = unfinished(output.resolve())
    if errors is None:
        errors = errors_of(output)
    elif holds_failures(errors) and not (output.exists() or begun):
        raise UsageError(
            f"{errors}: is there, {output} is not: it is of another output; take it away, or name another for --errors"
        )
    if errors.resolve() == output.resolve():
        raise UsageError(f"{errors}: is the output too, and cannot hold both; name another file for --errors")
    if not errors.parent.is_dir():
        raise UsageError(f"{errors.parent}: there is no such folder; create it (mkdir -p) or change --errors")
    if errors.exists() and not errors.is_file():
        raise UsageError(f"{errors}: not a plain file; name another file for --errors")
    if is_foreign(errors):  # also with --overwrite, which is said of the output
        raise UsageError(f"{errors}: holds no failures of an earlier run; name another file with --errors")
    if resume and not begun:  # a run that was begun with --overwrite may be taken up
        _check_earlier(output)
    if not (overwrite or resume):
        if begun:
            raise UsageError(
                f"{output}: an earlier run was not finished; add --resume to take it up, or --overwrite to begin anew"
            )
        if errors.exists():
            raise UsageError(f"{errors}: exists already; add --overwrite, --resume, or name another with --errors")
    check_kind(output)


def _check_earlier(output: Path) -> None:
    """Raise UsageError unless what a resumed run would take up, and write over, is an output of an earlier one."""
    plain_lines = output.is_file() and not suffix_of(output) and output.stat().st_size > 0
    if plain_lines and not holds_records(output):
        raise UsageError(
            f"{output}: exists and is not of an earlier run; name another file for --output, or --overwrite"
        )


def check_new(output: Path, *, overwrite: bool, resume: bool) -> None:
    """Raise UsageError unless the path can take an output."""
    if not output.parent.is_dir():
        raise UsageError(f"{output.parent}: there is no such folder; create it (mkdir -p) or change --output")
    if output.exists():
        if not (output.is_file() or output.is_dir()):
            raise UsageError(f"{output}: not a plain file; name another file for --output")
        if not (overwrite or resume):
            raise UsageError(f"{output}: exists already; add --overwrite or name another file, or go on with --resume")


def check_kind(output: Path) -> None:
    """Raise UsageError unless the name tells a kind of output, and what it needs is installed."""
    kind = output.with_suffix("") if output.suffix in (".gz", ".zst") else output
    if kind.suffix not in ("", ".jsonl", ".ndjson", *([".parquet"] if kind == output else [])):
        raise UsageError(f"{output}: not a kind of file that is written; name a {', '.join(SUFFIXES)} file")
    try:
        if output.name.endswith(".parquet"):
            needs("pyarrow.parquet", "parquet")
        elif output.name.endswith(".zst"):
            needs("backports.zstd", "zstd")
    except ArticleError as error:
        raise UsageError(f"{output}: {error}") from None


def final(lines: Path, output: Path, folder: Path) -> tuple[Path, list[tuple[Found, Failed]]]:
    """Return the complete file, still under another name, and the records that this kind cannot hold."""
    made = folder / "final"
    match suffix_of(output):
        case ".parquet":
            from extract.batch.parquet import write

            return made, write(lines, made)
        case ".gz" | ".zst" as suffix:
            with lines.open("rb") as source, _compressed(made, suffix) as target:
                shutil.copyfileobj(source, target, 1 << 20)
            return made, []
    return lines, []


@contextmanager
def _compressed(path: Path, suffix: str) -> Iterator[BinaryIO]:
    """Give what writes a compressed file; the same lines always give the same bytes."""
    with path.open("wb") as file:
        if suffix == ".gz":
            stream = cast(BinaryIO, gzip.GzipFile("", "wb", 6, cast(BinaryIO, file), mtime=0))
        else:
            zstd = needs("backports.zstd", "zstd")
            stream = zstd.ZstdFile(file, "wb", options={zstd.CompressionParameter.checksum_flag: 1})
        with stream:
            yield stream
        file.flush()
        os.fsync(file.fileno())


def plain(output: Path, folder: Path) -> Path:
    """Return a file with the lines of a complete output: itself, or one unpacked into the folder."""
    if not suffix_of(output):
        return output
    unpacked = folder / "output.lines"
    with unpacked.open("wb") as target:
        target.writelines(lines_of(output))
    return unpacked
