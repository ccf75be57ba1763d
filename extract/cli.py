"""The command `extract`: arguments in, exit code out; the only module that prints."""

import argparse
import logging
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from extract import __version__
from extract.errors import ArticleError, ExtractError, GoldError, UsageError

if TYPE_CHECKING:
    from extract.articles import File
    from extract.records import Record

# Heavy modules are imported where a run needs them: `extract --help` answers at once.

DONE, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


class _Parser(argparse.ArgumentParser):
    """A parser that says in one line what is wrong with the call."""

    def error(self, message: str) -> NoReturn:
        """End the program with one line, not with the whole usage."""
        self.exit(USAGE, f"{self.prog}: {message}; see {self.prog} --help\n")


def _parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = _Parser(prog="extract", description="Exact records from Vietnamese provincial news.")
    parser.add_argument("--version", action="version", version=f"extract {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
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
    explain = commands.add_parser(
        "explain",
        help="show what a text gives, by which rule and lexicon entry, and what was turned down",
        description="Show what a text gives, by which rule and lexicon entry, and what was turned down and why.",
    )
    explain.add_argument("text", metavar="TEXT", help="the text itself; - reads it from standard input")
    explain.add_argument("--language", choices=("vi", "en"), help="language of the text (else it is detected)")
    places = commands.add_parser(
        "places",
        help="look places up by hand: what each name of a text was on a date",
        description="Show what each place of a text was on a date, and all units that bore its name.",
    )
    places.add_argument("text", metavar="TEXT", help='for example "Tan Lap commune, Moc Chau"')
    places.add_argument("--date", metavar="YYYY-MM-DD", help="the day (else what the text itself tells)")
    score = commands.add_parser(
        "score",
        help="score the extractor on gold articles in inline markup",
        description="Score the extractor on gold articles in inline markup; prints F1 by kind and level.",
    )
    score.add_argument("gold", type=Path, metavar="GOLD", help="a folder of gold articles (*.txt)")
    score.add_argument("--language", choices=("vi", "en"), help="only the gold articles of this language")
    score.add_argument("--differences", action="store_true", help="print each mention that differs, in context")
    return parser


def _places(text: str, *, day: str | None) -> int:
    """Print what the places of a text were on a day."""
    from extract.by_hand import describe
    from extract.pipeline import Pipeline

    for line in describe(text, day, Pipeline()):
        print(line)
    return DONE


def _score(folder: Path, *, language: str | None, differences: bool) -> int:
    """Print the score of gold articles."""
    from extract import scoring
    from extract.gold import read_folder
    from extract.pipeline import Pipeline

    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; name the folder that holds the gold articles")
    articles = [one for one in read_folder(folder) if language in (None, one.header.get("language"))]
    score = scoring.score_articles(articles, Pipeline())
    print(scoring.table(score))
    for one in score.differences if differences else ():
        print(f"\n{one.article} {one.kind}: ...{one.context}...\n  gold  {one.gold}\n  found {one.found}")
    return DONE


def _explain(text: str, *, language: str | None) -> int:
    """Print why a text gives the record it gives."""
    from extract.explain import explain
    from extract.pipeline import Pipeline

    for line in explain(sys.stdin.read() if text == "-" else text, Pipeline(language=language)):
        print(line)
    return DONE


def _say(error: ExtractError) -> None:
    """Print an error as one line."""
    print(f"extract: {' '.join(str(error).split())}", file=sys.stderr)


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


def _run(paths: Iterable[Path], output: Path, *, language: str | None, overwrite: bool) -> int:
    """Write the records of all articles and return the exit code."""
    from extract import batch, records
    from extract.pipeline import Pipeline

    records.check_output(output, overwrite=overwrite)
    files, problems = _inputs(paths, output)
    for problem in problems:
        _say(problem)
    counts: Counter[tuple[str, str]] = Counter()
    if files:
        with records.writer(output) as write:
            for result in batch.run(files, Pipeline(language=language)):
                if isinstance(result, ExtractError):
                    problems.append(result)
                    _say(result)
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command and return the exit code."""
    options = _parser().parse_args(arguments)
    # The readers log what they think of a page; the user gets our one line.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        if options.command == "explain":
            return _explain(options.text, language=options.language)
        if options.command == "places":
            return _places(options.text, day=options.date)
        if options.command == "score":
            return _score(options.gold, language=options.language, differences=options.differences)
        return _run(options.paths, options.output, language=options.language, overwrite=options.overwrite)
    except (UsageError, GoldError, ArticleError) as error:
        _say(error)
        return USAGE
    except KeyboardInterrupt:
        _say(ExtractError("interrupted; no output was written"))
        return INTERRUPTED
