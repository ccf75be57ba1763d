"""The options of `extract run`: what is read, what is written, how large runs are cut, how the work is done."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from extract.batch import STANDARD_INPUT, STANDARD_OUTPUT, SUFFIXES
from extract.cli.parts import day
from extract.cli.run_parts import PART_SIZE
from extract.errors import UsageError

if TYPE_CHECKING:
    from extract.cli.parts import Parser

# What an article's text may need, many times over; more in one process points to a fault.
_MEMORY, _TIMEOUT = 2.0, 60.0


def check(options: argparse.Namespace) -> None:
    """Raise UsageError for an option that would be taken in silence and do nothing, and fill in what is not given."""
    on_cluster, parts, stream = options.engine != "local", in_parts(options), to_stream(options)
    kept = options.errors or options.traceback or options.resume or options.overwrite
    watched = options.timeout is not None or options.memory is not None
    for idle, line in (
        (stream and parts, "--output - is one stream of lines; name a folder for the parts"),
        (
            stream and kept,
            "--output - keeps nothing: --errors, --traceback, --resume and --overwrite are for a file; name one",
        ),
        (options.retry_failed and not options.resume, "--retry-failed goes with --resume; add it"),
        (options.resume and options.overwrite, "--resume takes up what is there, --overwrite begins anew; give one"),
        (options.errors and parts, "--errors is for one file; with parts the errors are in errors.jsonl of OUTPUT"),
        (options.format and not parts, "--format is for parts; add --part-size, or name the kind with --output"),
        (options.address and not on_cluster, "--address is that of an engine; add --engine dask"),
        (
            on_cluster and options.address and options.workers is not None,
            "--workers is for this machine, a cluster has those it was started with; leave it out",
        ),
        (
            watched and options.workers == 0 and not on_cluster,
            "--timeout and --memory watch processes, of which --workers 0 has none; leave them out",
        ),
        (
            options.stdin_as and STANDARD_INPUT not in options.paths,
            "--stdin-as is for standard input; name - as a path",
        ),
    ):
        if idle:
            raise UsageError(line)
    options.format = options.format or SUFFIXES[0][1:]
    options.stdin_as = options.stdin_as or "jsonl"
    options.timeout = _TIMEOUT if options.timeout is None else options.timeout
    options.memory = _MEMORY if options.memory is None else options.memory


def in_parts(options: argparse.Namespace) -> bool:
    """Say whether the output is a folder of parts."""
    return bool(options.part_size) or options.engine != "local"


def to_stream(options: argparse.Namespace) -> bool:
    """Say whether the output is standard output."""
    return str(options.output) == STANDARD_OUTPUT


def add_inputs(run: "Parser") -> None:
    """Add what tells what is read."""
    group = run.add_argument_group(
        "in",
        "Of a row (.jsonl, .parquet) are read: id and text, which each needs; title, published (or date: YYYY, "
        "YYYY-MM, YYYY-MM-DD or an ISO time), source, language, home_province. What else it has is kept as "
        "article.extra.",
    )
    group.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a .txt, .html, .jsonl, .parquet, .warc or .zip file, also with .gz or .zst; a folder, read with "
        "all below it; an address as s3://bucket/folder; - for standard input",
    )
    group.add_argument("--include", action="append", default=[], metavar="GLOB", help="of a folder only these files")
    group.add_argument("--exclude", action="append", default=[], metavar="GLOB", help="of a folder not these files")
    group.add_argument("--stdin-as", choices=("jsonl", "txt", "html"), help="what - is (default: jsonl)")
    group.add_argument(
        "--metadata",
        type=Path,
        metavar="FILE",
        help="a table (.csv, .jsonl) with id, and title, published (or date), source, language, home_province",
    )
    group.add_argument("--language", choices=("vi", "en"), help="language of all articles (else each is detected)")
    group.add_argument(
        "--home-province", metavar="NAME", help="what articles are about that do not tell, as of a provincial paper"
    )
    group.add_argument(
        "--date", type=day, metavar="YYYY-MM-DD", help="the day on which places are linked of articles that state none"
    )


def add_outputs(run: "Parser") -> None:
    """Add what tells where records go."""
    group = run.add_argument_group("out")
    group.add_argument(
        "--output",
        required=True,
        type=Path,
        metavar="FILE",
        help="what to write: .jsonl (also .ndjson, or no suffix), .jsonl.gz, .jsonl.zst, .parquet; - for lines on "
        "standard output, without a table",
    )
    group.add_argument(
        "--errors",
        type=Path,
        metavar="FILE",
        help="articles without a record (default: beside the output, for a.jsonl a.errors.jsonl)",
    )
    group.add_argument("--overwrite", action="store_true", help="replace the output and its errors if they exist")
    group.add_argument("--resume", action="store_true", help="keep what is there of the same articles and rules")
    group.add_argument(
        "--retry-failed", action="store_true", help="with --resume: try the articles without a record again"
    )
    group.add_argument(
        "--traceback", action="store_true", help="put the traceback of a fault into its line of the errors"
    )


def add_parts(run: "Parser") -> None:
    """Add what tells how a large run is cut, and where its parts are worked on."""
    group = run.add_argument_group("large runs")
    group.add_argument(
        "--part-size",
        type=_articles,
        metavar="N",
        help=f"make OUTPUT a folder of parts of N articles each (with an engine: {PART_SIZE} if not given)",
    )
    group.add_argument(
        "--format",
        choices=[suffix[1:] for suffix in SUFFIXES],
        help="what the parts are (default: jsonl)",
    )
    group.add_argument("--engine", choices=("local", "dask"), default="local", help="what works on the parts")
    group.add_argument("--address", metavar="ADDRESS", help="of the engine's scheduler, as tcp://10.0.0.1:8786")


def _articles(value: str) -> int:
    """Return a number of articles."""
    if _count(value) == 0:
        raise argparse.ArgumentTypeError("a part holds at least one article")
    return int(value)


def add_work(run: "Parser") -> None:
    """Add how the work is done."""
    group = run.add_argument_group("work")
    group.add_argument(
        "--workers", type=_count, metavar="N", help="processes (default: one per core; 0: none, for a debugger)"
    )
    group.add_argument("--timeout", type=_positive, metavar="S", help=f"seconds for one article ({_TIMEOUT:g})")
    group.add_argument("--memory", type=_positive, metavar="GB", help=f"memory for one process ({_MEMORY:g})")
    group.add_argument("--no-ner", action="store_true", help="rules only: no model is asked about doubtful places")
    group.add_argument("--quiet", action="store_true", help="no bar and no table; problems are said all the same")
    group.add_argument("--log-json", action="store_true", help="progress and problems as JSON lines, for a log")


def _count(value: str) -> int:
    """Return a number of processes."""
    if not value.isdecimal():
        raise argparse.ArgumentTypeError(f"{value!r} is no whole number")
    return int(value)


def _positive(value: str) -> float:
    """Return a number above zero."""
    try:
        number = float(value)
    except ValueError:
        number = 0.0
    if not 0 < number < 1e9:
        raise argparse.ArgumentTypeError(f"{value!r} is no number above 0")
    return number
