"""`extract run`: articles in, records out."""

import argparse
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from extract.cli.parts import DONE, INTERRUPTED, SOME_FAILED, USAGE, say
from extract.errors import ExtractError, UsageError

if TYPE_CHECKING:
    from extract.batch.inputs import Inputs
    from extract.batch.outcomes import Outcome
    from extract.batch.runs import Settings
    from extract.cli.parts import Parser

# What an article's text may need, many times over; more in one process points to a fault.
_MEMORY, _TIMEOUT = 2.0, 60.0


def add_to(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    run = commands.add_parser(
        "run",
        help="read articles, write one record each",
        description="Read articles and write one record each, as JSON Lines or Parquet.",
        epilog="Exit code: 0 all articles have a record, 1 some have none, 2 the call was wrong.",
    )
    _add_inputs(run)
    _add_outputs(run)
    _add_work(run)
    run.set_defaults(carry_out=_run)


def _add_inputs(run: "Parser") -> None:
    """Add what tells what is read."""
    group = run.add_argument_group("in")
    group.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a .txt, .html, .jsonl, .parquet, .warc or .zip file, also with .gz or .zst; a folder, read with "
        "all below it; an address as s3://bucket/folder; - for standard input",
    )
    group.add_argument("--include", action="append", default=[], metavar="GLOB", help="of a folder only these files")
    group.add_argument("--exclude", action="append", default=[], metavar="GLOB", help="of a folder not these files")
    group.add_argument(
        "--stdin-as", choices=("jsonl", "txt", "html"), default="jsonl", help="what - is (default: jsonl)"
    )
    group.add_argument(
        "--metadata",
        type=Path,
        metavar="FILE",
        help="a table (.csv, .jsonl) with id, and title, date, source, language",
    )
    group.add_argument("--language", choices=("vi", "en"), help="language of all articles (else each is detected)")


def _add_outputs(run: "Parser") -> None:
    """Add what tells where records go."""
    group = run.add_argument_group("out")
    group.add_argument(
        "--output",
        required=True,
        type=Path,
        metavar="FILE",
        help="what to write: .jsonl, .jsonl.gz, .jsonl.zst, .parquet",
    )
    group.add_argument(
        "--errors",
        type=Path,
        metavar="FILE",
        help="articles without a record (default: errors.jsonl beside the output)",
    )
    group.add_argument("--overwrite", action="store_true", help="replace the output if it exists")
    group.add_argument("--resume", action="store_true", help="keep what is there of the same articles and rules")
    group.add_argument(
        "--retry-failed", action="store_true", help="with --resume: try the articles in errors.jsonl again"
    )
    group.add_argument("--traceback", action="store_true", help="put the traceback of a fault into errors.jsonl")


def _add_work(run: "Parser") -> None:
    """Add how the work is done."""
    group = run.add_argument_group("work")
    group.add_argument(
        "--workers", type=_count, metavar="N", help="processes (default: one per core; 0: none, for a debugger)"
    )
    group.add_argument(
        "--timeout", type=_positive, default=_TIMEOUT, metavar="S", help=f"seconds for one article ({_TIMEOUT:g})"
    )
    group.add_argument(
        "--memory", type=_positive, default=_MEMORY, metavar="GB", help=f"memory for one process ({_MEMORY:g})"
    )


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


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _settings(options: argparse.Namespace) -> "Settings":
    """Return how articles are worked on."""
    from extract.batch.runs import Settings

    workers = _cores() if options.workers is None else options.workers
    return Settings(options.language, workers, options.timeout, int(options.memory * 2**30), options.traceback)


def _inputs(options: argparse.Namespace, *own: Path) -> "Inputs":
    """Return what is read."""
    from extract.articles import Wanted
    from extract.articles.metadata import read_metadata
    from extract.batch.inputs import Inputs

    wanted = Wanted(tuple(options.include), tuple(options.exclude))
    stated = read_metadata(options.metadata) if options.metadata else {}
    inputs = Inputs(tuple(options.paths), wanted, options.stdin_as, stated, own)
    inputs.check()
    return inputs


class _Tally:
    """What is said and counted while a run goes on."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.failed = 0
        self.wrong = 0

    def tell(self, error: ExtractError) -> None:
        """Say what hinders with a path."""
        self.wrong += isinstance(error, UsageError)
        self.failed += 1
        say(error)

    def take(self, outcome: "Outcome") -> None:
        """Count what was found in an article, or say why it has no record."""
        from extract.batch.outcomes import Failed
        from extract.records import KINDS

        if isinstance(outcome, Failed):
            self.tell(outcome.error)
            return
        self.counts[outcome.language, "articles"] += 1
        for kind, count in zip(KINDS, outcome.counts, strict=True):
            self.counts[outcome.language, kind] += count

    @property
    def code(self) -> int:
        """Return the exit code."""
        return USAGE if self.wrong else SOME_FAILED if self.failed else DONE


def _run(options: argparse.Namespace) -> int:
    """Write the records of all articles and return the exit code."""
    from extract.batch import outputs
    from extract.batch.journal import Journal
    from extract.batch.runs import outcomes

    output: Path = options.output
    errors: Path = options.errors or output.with_name("errors.jsonl")
    if options.retry_failed and not options.resume:
        raise UsageError("--retry-failed goes with --resume; add it")
    outputs.check(output, errors, overwrite=options.overwrite, resume=options.resume)
    inputs, settings, tally = _inputs(options, output, errors), _settings(options), _Tally()
    journal = Journal(output, errors, settings.rules, options.resume, options.retry_failed)
    try:
        with settings.pool() as pool:
            for outcome in outcomes(inputs.articles(journal.first_of, tally.tell), journal, pool):
                tally.take(outcome)
        if journal.written:
            for failed in journal.finish():
                tally.take(failed)
            _print_summary(tally, output)
            return tally.code
    except KeyboardInterrupt:
        return _interrupted(journal.leave())
    except BaseException:
        journal.leave()
        raise
    journal.leave()
    return tally.code


def _interrupted(kept: bool) -> int:
    """Say what is left of an interrupted run."""
    left = "what is done is kept, and --resume takes up the rest" if kept else "no output was written"
    say(ExtractError(f"interrupted; {left}"))
    return INTERRUPTED


def _print_summary(tally: _Tally, output: Path) -> None:
    """Print what was found in how many articles, and where the records are."""
    from rich.console import Console
    from rich.table import Table

    from extract.articles import shown
    from extract.records import KINDS

    columns = ("articles", *KINDS)
    table = Table("", *columns)
    for column in table.columns[1:]:
        column.justify = "right"
    for name, languages in (("Vietnamese", ("vi",)), ("English", ("en",)), ("all", ("vi", "en"))):
        sums = [sum(tally.counts[language, column] for language in languages) for column in columns]
        table.add_row(name, *map(str, sums), end_section=name == "English")
    console = Console(highlight=False)
    console.print(table)
    if tally.failed:
        console.print(f"problems: {tally.failed} (one line each above)", style="red")
    console.print(f"records: {shown(output)}", markup=False, soft_wrap=True)
