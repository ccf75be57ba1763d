"""`extract run`: articles in, records out."""

import argparse
import os
import signal
import threading
from collections import Counter, deque
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from extract.cli import run_options
from extract.cli.parts import DONE, INTERRUPTED, SOME_FAILED, USAGE, hung_up, say
from extract.cli.progress import Silent, shown
from extract.errors import ExtractError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.articles import Raw
    from extract.batch.inputs import Inputs, Reading
    from extract.batch.journal import Journal
    from extract.batch.outcomes import Failed, Found, Outcome
    from extract.batch.runs import Settings
    from extract.cli.parts import Parser
    from extract.cli.progress import Progress


def add_to(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    run = commands.add_parser(
        "run",
        help="read articles, write one record each",
        description="Read articles and write one record each, as JSON Lines or Parquet.",
        epilog="Exit code: 0 all articles have a record, 1 some have none, 2 the call was wrong, 130 interrupted.",
    )
    run_options.add_inputs(run)
    run_options.add_outputs(run)
    run_options.add_parts(run)
    run_options.add_work(run)
    run.set_defaults(carry_out=_run)


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _settings(options: argparse.Namespace) -> "Settings":
    """Return how articles are worked on."""
    from extract.batch.runs import Settings

    workers = _cores() if options.workers is None else options.workers
    memory = int(options.memory * 2**30)
    return Settings(options.language, workers, options.timeout, memory, options.traceback, not options.no_ner)


def _inputs(options: argparse.Namespace, own: dict[str, Path]) -> "Inputs":
    """Return what is read."""
    from extract.articles import Wanted
    from extract.articles.metadata import read_metadata
    from extract.batch.inputs import Inputs

    wanted = Wanted(tuple(options.include), tuple(options.exclude))
    for option, file in own.items():
        if options.metadata and options.metadata.resolve() == file.resolve():
            raise UsageError(f"{file}: is the table of --metadata; name another file for {option}")
    stated = read_metadata(options.metadata, say) if options.metadata else {}
    inputs = Inputs(tuple(options.paths), wanted, options.stdin_as, stated, own)
    inputs.check()
    return inputs


class _Tally:
    """What is said and counted while a run goes on."""

    def __init__(self, progress: "Progress") -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.failed = 0
        self.wrong = 0
        self._progress = progress
        self._positions: deque[int] = deque()

    def tell(self, error: ExtractError) -> None:
        """Say what hinders with a path."""
        self.wrong += isinstance(error, UsageError)
        self.failed += 1
        self._progress.problem(error)

    def watched(self, articles: "Iterator[Raw | Failed]", reading: "Reading") -> "Iterator[Raw | Failed]":
        """Yield the articles, and note where each was: each has its outcome in the same order."""
        for one in articles:
            self._positions.append(reading.position)
            yield one

    def take(self, outcome: "Outcome") -> None:
        """Count what was found in an article, or say why it has no record."""
        from extract.batch.outcomes import Failed

        size = self._positions.popleft() - self._progress.count.position
        self._progress.add(articles=1, failed=int(isinstance(outcome, Failed)), size=size)
        if isinstance(outcome, Failed):
            self.tell(outcome.error)
        else:
            self._count(outcome, 1)

    def take_back(self, found: "Found", failed: "Failed") -> None:
        """Count a record that was found, but that the output cannot hold, as failed."""
        self._count(found, -1)
        self.tell(failed.error)

    def _count(self, found: "Found", times: int) -> None:
        """Count what was found in an article."""
        from extract.records import KINDS

        self.counts[found.language, "articles"] += times
        for kind, count in zip(KINDS, found.counts, strict=True):
            self.counts[found.language, kind] += times * count

    @property
    def code(self) -> int:
        """Return the exit code."""
        return USAGE if self.wrong else SOME_FAILED if self.failed else DONE


def _run(options: argparse.Namespace) -> int:
    """Write the records of all articles and return the exit code."""
    _check_system()
    run_options.check(options)
    with _ended_as_by_hand():
        return _run_parts(options) if options.part_size or options.engine != "local" else _run_file(options)


def _check_system() -> None:
    """Raise UsageError where files cannot be locked, nor the memory of a process limited."""
    if find_spec("fcntl") is None or find_spec("resource") is None:
        raise UsageError("extract run needs a POSIX system, such as Linux; here use the library, extract.Pipeline")


@contextmanager
def _ended_as_by_hand() -> "Iterator[None]":
    """Take the signal by which schedulers end a process for Ctrl-C: what is done is kept, and said."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread is told of signals
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _run_file(options: argparse.Namespace) -> int:
    """Write the records of all articles into one file and return the exit code."""
    from extract.batch import outputs
    from extract.batch.journal import Journal

    output: Path = options.output
    errors: Path = options.errors or output.with_name("errors.jsonl")
    outputs.check(output, errors, overwrite=options.overwrite, resume=options.resume)
    inputs, settings = _inputs(options, {"--output": output, "--errors": errors}), _settings(options)
    journal = Journal(output, errors, settings.rules, options.resume, options.retry_failed)
    try:
        tally = _work(options, inputs, settings, journal)
        for found, failed in journal.finish() if journal.written else ():
            tally.take_back(found, failed)
    except KeyboardInterrupt:
        return _interrupted(journal.leave())
    except BaseException:
        journal.leave()
        raise
    if not journal.written:
        journal.leave()
        _tell_of_nothing(tally, options, kept=output.exists())
    else:
        _tell_of_strangers(inputs, options.metadata)
        if not options.quiet:
            _print_summary(tally, output)
    return tally.code


def _tell_of_strangers(inputs: "Inputs", metadata: Path | None) -> None:
    """Say how many ids of the table are no article's: they may be written otherwise than in the records."""
    strange = [id for id in inputs.stated if id not in inputs.met]
    if strange:
        count = f"{len(strange)} of {len(inputs.stated)}"
        say(UsageError(f"{metadata}: {count} ids are no article's, as {strange[0]!r}; write them as in the records"))


def _tell_of_nothing(tally: _Tally, options: argparse.Namespace, *, kept: bool) -> None:
    """Say that there was no article, lest an output of another day, `kept`, pass for that of this run."""
    if kept or not tally.failed:  # else what hindered is said
        left = f"; {options.output} is left as it was" if kept else ""
        read = ", ".join(options.paths)
        tally.tell(UsageError(f"{read}: no article in it{left}; name files or folders that hold some"))


def _work(options: argparse.Namespace, inputs: "Inputs", settings: "Settings", journal: "Journal") -> _Tally:
    """Take all articles through the pool and return what there was."""
    from extract.batch.runs import outcomes

    progress_of = shown(quiet=options.quiet, log_json=options.log_json)
    with progress_of(0 if progress_of is Silent else inputs.size()) as progress, settings.pool() as pool:
        tally = _Tally(progress)
        articles = tally.watched(inputs.articles(journal.first_of, tally.tell), inputs.reading)
        for outcome in outcomes(articles, journal, pool):
            tally.take(outcome)
    return tally


def _run_parts(options: argparse.Namespace) -> int:
    """Write a folder of parts and return the exit code."""
    from extract.cli import run_parts

    run_parts.check(options)
    options.paths = [path if "://" in path else str(Path(path).absolute()) for path in options.paths]
    inputs, settings = _inputs(options, {"--output": options.output}), _settings(options)
    kept = options.output.exists()
    progress_of = shown(quiet=options.quiet, log_json=options.log_json)
    try:
        with progress_of(0 if progress_of is Silent else inputs.size()) as progress:
            run = run_parts.run(options, inputs, settings, progress)
            tally = _Tally(progress)
    except KeyboardInterrupt:
        return _interrupted(kept=True)
    tally.counts, tally.failed = run.counts, run.failed + len(run.problems)
    tally.wrong = sum(isinstance(problem, UsageError) for problem in run.problems)
    if not run.plan or not (tally.failed or tally.counts):
        _tell_of_nothing(tally, options, kept=kept and not run.plan)
    elif not options.quiet:
        _print_summary(tally, options.output)
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

    from extract.articles import shown as path_shown
    from extract.records import KINDS

    columns = ("articles", *KINDS)
    table = Table("", *columns)
    for column in table.columns[1:]:
        column.justify = "right"
    for name, languages in (("Vietnamese", ("vi",)), ("English", ("en",)), ("all", ("vi", "en"))):
        sums = [sum(tally.counts[language, column] for language in languages) for column in columns]
        table.add_row(name, *map(str, sums), end_section=name == "English")
    console = Console(highlight=False)
    with console.capture() as said:
        console.print(table)
        if tally.failed:
            console.print(f"problems: {tally.failed} (one line each above)", style="red")
        console.print(f"records: {path_shown(output)}", markup=False, soft_wrap=True)
    try:
        print(said.get(), end="", flush=True)
    except BrokenPipeError:  # the records are there all the same
        hung_up()
