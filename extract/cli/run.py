"""`extract run`: articles in, records out."""

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from extract.cli.parts import DONE, SOME_FAILED, USAGE, say
from extract.errors import ExtractError, UsageError

if TYPE_CHECKING:
    from extract.articles import File
    from extract.cli.parts import Parser
    from extract.records import Record


def add_to(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    run = commands.add_parser(
        "run",
        help="read articles, write one record each as JSON Lines",
        description="Read articles and write one record each as JSON Lines.",
        epilog="Exit code: 0 all articles have a record, 1 some have none, 2 the call was wrong.",
    )
    run.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help="a .txt, .html, .htm or .jsonl file, or a folder, read with all below it",
    )
    run.add_argument("--output", required=True, type=Path, metavar="FILE", help="the JSON Lines file to write")
    run.add_argument("--overwrite", action="store_true", help="replace the output file if it exists")
    run.add_argument("--language", choices=("vi", "en"), help="language of all articles (else each is detected)")
    run.set_defaults(carry_out=_run)


def _inputs(paths: Iterable[Path], output: Path) -> "tuple[list[File], list[ExtractError]]":
    """Return the files to read, each once, and what hinders with the paths given."""
    from extract import articles, records

    files: dict[Path, File] = {}
    problems: list[ExtractError] = []
    for path in paths:
        for found in articles.find(path):
            if isinstance(found, ExtractError):
                problems.append(found)
            else:
                files.setdefault(found.path.resolve(), found)
    if files.pop(output.resolve(), None) and not (files and records.holds_records(output)):
        raise UsageError(f"{output}: is one of the inputs; name another file for --output")
    return list(files.values()), problems


def _run(options: argparse.Namespace) -> int:
    """Write the records of all articles and return the exit code."""
    from extract import batch, records
    from extract.pipeline import Pipeline

    output: Path = options.output
    records.check_output(output, overwrite=options.overwrite)
    files, problems = _inputs(options.paths, output)
    for problem in problems:
        say(problem)
    counts: Counter[tuple[str, str]] = Counter()
    if files:
        with records.writer(output) as write:
            for result in batch.run(files, Pipeline(language=options.language)):
                if isinstance(result, ExtractError):
                    problems.append(result)
                    say(result)
                else:
                    write(result)
                    _count(result, counts)
        _print_summary(counts, len(problems), output)
    if any(isinstance(problem, UsageError) for problem in problems):
        return USAGE
    return SOME_FAILED if problems else DONE


def _count(record: "Record", counts: Counter[tuple[str, str]]) -> None:
    """Add a record to the counts, which are by language and by what is counted."""
    from extract.records import KINDS

    language = record.article.language
    counts[language, "articles"] += 1
    for kind in KINDS:
        counts[language, kind] += len(getattr(record, kind))


def _print_summary(counts: Counter[tuple[str, str]], problems: int, output: Path) -> None:
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
        sums = [sum(counts[language, column] for language in languages) for column in columns]
        table.add_row(name, *map(str, sums), end_section=name == "English")
    console = Console(highlight=False)
    console.print(table)
    if problems:
        console.print(f"problems: {problems} (one line each above)", style="red")
    console.print(f"records: {shown(output)}", markup=False, soft_wrap=True)
