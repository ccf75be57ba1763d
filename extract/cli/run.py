"""`extract run`: articles in, records out."""

import argparse
import os
import signal
import sys
import threading
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from extract.cli import run_options
from extract.cli.parts import INTERRUPTED, say
from extract.cli.progress import Silent, shown
from extract.cli.tally import Tally, print_summary
from extract.errors import ExtractError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.batch.inputs import Inputs
    from extract.batch.journal import Journal
    from extract.batch.runs import Settings
    from extract.batch.stream import Stream
    from extract.cli.parts import Parser


def add_to(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    run = commands.add_parser(
        "run",
        help="read articles, write one record each",
        description="Read articles and write one record each, as JSON Lines or Parquet.",
        epilog="Exit code: 0 all articles have a record, 1 some have none, 2 the call was wrong, 130 interrupted, "
        "141 nobody reads on (--output - | head).",
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
    home = options.home_province
    if home:
        from extract.stated import home_province

        home = home_province(home)  # the register's name, however it is written; says if it is none
    return Settings(
        options.language,
        workers,
        options.timeout,
        memory,
        options.traceback,
        not options.no_ner,
        home,
        options.date,
    )


def _inputs(options: argparse.Namespace, own: dict[str, Path]) -> "Inputs":
    """Return what is read."""
    from extract.articles import Wanted
    from extract.articles.metadata import read_metadata
    from extract.batch.inputs import Inputs

    named = (options.metadata,) if options.metadata else ()
    wanted = Wanted(tuple(options.include), tuple(options.exclude), named)
    for option, file in own.items():
        if options.metadata and options.metadata.resolve() == file.resolve():
            raise UsageError(f"{file}: is the table of --metadata; name another file for {option}")
    stated = read_metadata(options.metadata, say) if options.metadata else {}
    inputs = Inputs(tuple(options.paths), wanted, options.stdin_as, stated, own)
    inputs.check()
    return inputs


def _run(options: argparse.Namespace) -> int:
    """Write the records of all articles and return the exit code."""
    _check_system()
    run_options.check(options)
    with _ended_as_by_hand():
        if run_options.in_parts(options):
            return _run_parts(options)
        return _run_stream(options) if run_options.to_stream(options) else _run_file(options)


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
    errors: Path = options.errors or outputs.errors_of(output)
    outputs.check(output, options.errors, overwrite=options.overwrite, resume=options.resume)
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
        _tell_at_the_end(tally, inputs, options)
        if not options.quiet:
            print_summary(tally, output)
    return tally.code


def _run_stream(options: argparse.Namespace) -> int:
    """Write the records of all articles to standard output and return the exit code."""
    from extract.batch.stream import Stream

    if sys.stdout is None:
        raise UsageError("standard output: is closed; redirect it, or name a file for --output")
    inputs, settings = _inputs(options, {}), _settings(options)
    with closing(Stream(sys.stdout.buffer)) as stream:
        try:
            tally = _work(options, inputs, settings, stream)
        except KeyboardInterrupt:
            say(ExtractError("interrupted; the records so far were written"))
            return INTERRUPTED
    if not stream.written:
        _tell_of_nothing(tally, options, kept=False)
    else:
        _tell_at_the_end(tally, inputs, options)
    return tally.code


def _tell_at_the_end(tally: Tally, inputs: "Inputs", options: argparse.Namespace) -> None:
    """Say what can be said only when all articles are read."""
    tally.tell_odd()
    if strangers := inputs.strangers(options.metadata):
        say(strangers)


def _tell_of_nothing(tally: Tally, options: argparse.Namespace, *, kept: bool) -> None:
    """Say that there was no article, lest an output of another day, `kept`, pass for that of this run."""
    if kept or not tally.failed:  # else what hindered is said
        left = f"; {options.output} is left as it was" if kept else ""
        read = ", ".join(options.paths)
        tally.tell(UsageError(f"{read}: no article in it{left}; name files or folders that hold some"))


def _work(options: argparse.Namespace, inputs: "Inputs", settings: "Settings", journal: "Journal | Stream") -> Tally:
    """Take all articles through the pool and return what there was."""
    from extract.batch.runs import outcomes

    progress_of = shown(quiet=options.quiet, log_json=options.log_json)
    with progress_of(0 if progress_of is Silent else inputs.size()) as progress, settings.pool() as pool:
        tally = Tally(progress)
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
            tally = Tally(progress)
    except KeyboardInterrupt:
        return _interrupted(kept=True)
    tally.counts, tally.failed = run.counts, run.failed + len(run.problems)
    tally.wrong = sum(isinstance(problem, UsageError) for problem in run.problems)
    if not run.plan or not (tally.failed or tally.counts):
        _tell_of_nothing(tally, options, kept=kept and not run.plan)
    else:
        tally.odd = run.odd
        tally.tell_odd()
        if not options.quiet:
            print_summary(tally, options.output)
    return tally.code


def _interrupted(kept: bool) -> int:
    """Say what is left of an interrupted run."""
    left = "what is done is kept, and --resume takes up the rest" if kept else "no output was written"
    say(ExtractError(f"interrupted; {left}"))
    return INTERRUPTED
