"""What a run wrote, read again: lines, compressed lines, Parquet, or a folder of parts."""

from collections.abc import Iterator
from pathlib import Path

from extract.articles.files import shown
from extract.articles.opening import opened
from extract.errors import ArticleError, UsageError
from extract.records import Record, from_lines


def lines(output: Path) -> Iterator[bytes]:
    """Yield the lines of an output of any kind; UsageError for a file that cannot be unpacked."""
    try:
        if output.name.endswith(".parquet"):
            from extract.batch.parquet import read

            yield from read(output)
        else:
            with opened(output) as source:
                yield from source
    except (ArticleError, ValueError, KeyError) as error:
        said = str(error).partition("\n")[0]
        raise UsageError(f"{shown(output)}: no output of a run ({said}); name another, or write it anew") from None


def _files(output: Path) -> list[Path]:
    """Return the file of an output, or the parts in a folder; UsageError for a folder without one."""
    if not output.is_dir():
        return [output]
    from extract.batch.parts import parts_in

    if found := parts_in(output):
        return found
    raise UsageError(f"{shown(output)}: no part (part-000000.jsonl) in this folder; name one of parts, or a file")


def records(output: Path) -> Iterator[Record]:
    """Yield the records of an output, or of the parts in a folder; UsageError for what is none, with its line."""
    try:
        for path in _files(output):
            yield from from_lines(lines(path), shown(path))
    except OSError as error:
        said = f"cannot be read ({error.strerror}); name what extract run wrote"
        raise UsageError(f"{shown(output)}: {said}") from error
