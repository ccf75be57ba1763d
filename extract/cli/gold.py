"""`extract gold`: make, check, convert and compare gold articles."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from extract.cli.parts import DONE, SOME_FAILED, counted, say
from extract.errors import ArticleError, ExtractError, GoldError, Notice, UsageError

if TYPE_CHECKING:
    from extract.batch.oddities import Oddities
    from extract.batch.slots import Settled
    from extract.cli.parts import Parser
    from extract.gold import GoldArticle

NAMES = ("markup", "jsonl", "doccano", "label-studio", "brat", "conll", "docbin")


def add_to(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the commands to the parser."""
    gold = commands.add_parser(
        "gold",
        help="make, check, convert and compare gold articles",
        description="Make, check, convert and compare gold articles.",
    )
    actions = gold.add_subparsers(dest="action", metavar="ACTION", required=True)
    lint = actions.add_parser(
        "lint",
        help="say what is wrong in gold articles, and what looks forgotten",
        description="Say what is wrong in gold articles (fault), and what a person should look at (look): a value that "
        "its surface does not bear out, also by its noughts; a share, a figure with a currency, or a document's number "
        "or symbol that is not marked; a place that is marked elsewhere. Other names, sums in words and bare sums "
        "(3 tỷ) that stand unmarked are not seen.",
        epilog="Exit code: 0 nothing is wrong, 1 something is, 2 the call was wrong.",
    )
    lint.add_argument("gold", type=Path, metavar="GOLD", help="a folder of gold articles (*.txt)")
    lint.add_argument("--faults", action="store_true", help="only what is wrong for sure")
    lint.set_defaults(carry_out=_lint)
    prelabel = actions.add_parser(
        "prelabel",
        help="write articles with the found mentions marked, for a person to correct",
        description="Write articles with the found mentions marked, for a person to correct.",
        epilog="Exit code: 0 all articles are marked, 1 some are not, 2 the call was wrong.",
    )
    prelabel.add_argument("paths", nargs="+", metavar="PATH", help="articles, as for extract run")
    prelabel.add_argument("--output", required=True, type=Path, metavar="FOLDER", help="the folder to write to")
    prelabel.add_argument(
        "--metadata", type=Path, metavar="FILE", help="a table of what is known of the articles, as for extract run"
    )
    prelabel.set_defaults(carry_out=_prelabel)
    convert = actions.add_parser(
        "convert",
        help="turn gold articles from one format into another",
        description="Turn gold articles from one format into another; markup and brat are folders, the others files. "
        "A docbin has the mentions as doc.ents and as doc.spans['extract'] (spans_key of spancat).",
        epilog="A name tells its format: a folder markup (brat, if it holds .ann files), .jsonl jsonl, .json "
        "label-studio, .conll conll, .spacy docbin; else, or if it is another one, --from and --to say it.",
    )
    convert.add_argument("source", type=Path, metavar="SOURCE", help="what to read")
    convert.add_argument("target", type=Path, metavar="TARGET", help="what to write; it must not exist yet")
    convert.add_argument("--from", dest="read_as", choices=NAMES, help="the format of SOURCE (default: by its name)")
    convert.add_argument("--to", dest="write_as", choices=NAMES, help="the format of TARGET (default: by its name)")
    convert.set_defaults(carry_out=_convert)
    agreement = actions.add_parser(
        "agreement",
        help="say how far two annotators of the same articles agree",
        description="Say how far two annotators of the same articles agree, by kind and language.",
    )
    agreement.add_argument("first", type=Path, metavar="FIRST", help="the articles as one person marked them")
    agreement.add_argument("second", type=Path, metavar="SECOND", help="the same articles as another one did")
    agreement.add_argument("--differences", action="store_true", help="print each mention on which they differ")
    agreement.set_defaults(carry_out=_agreement)


def _folder(path: Path) -> Path:
    """Return the path if it is a folder."""
    if not path.is_dir():
        raise UsageError(f"{path}: no such folder; name the folder that holds the gold articles")
    return path


def _lint(options: argparse.Namespace) -> int:
    """Print a line for each remark."""
    from extract.gold import read_folder
    from extract.gold_lint import lint

    broken: list[GoldError] = []
    faults = others = 0
    for remark in lint(read_folder(_folder(options.gold), broken.append)):
        faults += remark.fault
        others += not remark.fault
        if remark.fault or not options.faults:
            print(f"{'fault' if remark.fault else 'look'}: {remark.article}: {remark.where}: {remark.says}")
    for error in broken:
        print(f"fault: {error}")
    faults += len(broken)
    print(f"{counted(faults, 'fault')}, {others} to look at")
    return SOME_FAILED if faults else DONE


def _prelabel(options: argparse.Namespace) -> int:
    """Write the articles with what was found in them marked."""
    from extract import gold, gold_formats
    from extract.articles import Wanted, shown
    from extract.articles.metadata import read_metadata
    from extract.batch.inputs import Inputs
    from extract.batch.oddities import told
    from extract.batch.runs import Settings
    from extract.gold_formats import markup
    from extract.gold_formats.targets import Targets

    if options.output.exists():
        raise UsageError(f"{options.output}: exists already; name another folder")
    if not options.output.parent.is_dir():
        raise UsageError(f"{options.output.parent}: there is no such folder; create it, or name another")
    problems: list[ExtractError] = []
    oddities: Oddities = {}
    met: dict[str, str] = {}
    stated = read_metadata(options.metadata, say) if options.metadata else {}
    named = Wanted(named=(options.metadata,) if options.metadata else ())
    inputs = Inputs(tuple(options.paths), named, stated=stated)
    articles = inputs.articles(lambda name, place: met.setdefault(name, place) is place, problems.append)
    targets = Targets(options.output)
    marked: list[GoldArticle] = []
    with Settings(workers=0).pool() as pool:
        for outcome in pool.run(articles):
            try:
                article = _marked(outcome, oddities)
                markup.target(article, targets)
                gold.write(article)  # what the markup cannot hold is said now, and costs the one article
            except (ArticleError, GoldError) as error:
                problems.append(error)
            else:
                marked.append(article)
    if strangers := inputs.strangers(options.metadata):
        problems.append(strangers)
    for problem in (*problems, *told(oddities)):
        say(problem)
    problems = [problem for problem in problems if not isinstance(problem, Notice)]
    if marked:
        gold_formats.write(marked, options.output, "markup")
        print(f"{counted(len(marked), 'article')} to correct: {shown(options.output)}")
    elif not problems:
        raise UsageError(f"{' '.join(options.paths)}: no article in it; name files or folders that hold some")
    return SOME_FAILED if problems else DONE


def _marked(outcome: "Settled", oddities: "Oddities") -> "GoldArticle":
    """Return what was found in an article as labels, and count what is odd; ArticleError for one without a record."""
    from extract.batch.oddities import add
    from extract.batch.outcomes import Failed, Kept
    from extract.gold import from_record
    from extract.records import Record

    if isinstance(outcome, Kept):
        outcome = outcome.outcome
    if isinstance(outcome, Failed):
        raise outcome.error
    add(oddities, outcome.oddities)
    return from_record(Record.model_validate_json(outcome.line))


def _convert(options: argparse.Namespace) -> int:
    """Write gold articles in another format."""
    from extract import gold_formats
    from extract.articles import shown

    read_as = options.read_as or gold_formats.by_name(options.source, "--from")
    write_as = options.write_as or gold_formats.by_name(options.target, "--to")
    articles = gold_formats.read(options.source, read_as)
    if not articles:
        raise UsageError(f"{options.source}: no article in it; name what holds some, and its format with --from")
    gold_formats.write(articles, options.target, write_as)
    if lost := gold_formats.losses(articles, gold_formats.read(options.target, write_as)):
        say(ExtractError(f"{options.target}: {write_as} does not hold {', '.join(lost)} as they were"))
    print(f"{counted(len(articles), 'article')}: {shown(options.target)} ({write_as})")
    return DONE


def _agreement(options: argparse.Namespace) -> int:
    """Print how far two annotators agree."""
    from extract.articles import shown
    from extract.gold import read_folder
    from extract.scoring import report
    from extract.scoring.agreement import agreement, agreement_table, unshared

    first, second = (list(read_folder(_folder(path))) for path in (options.first, options.second))
    score = agreement(first, second)
    for path, ids in zip((options.first, options.second), unshared(first, second), strict=True):
        if ids:
            says = f"only this folder has {counted(len(ids), 'article')}, which are left out, as {ids[0]!r}"
            say(ExtractError(f"{shown(path)}: {says}"))
    print(agreement_table(score))
    for one in score.differences if options.differences else ():
        print("\n" + report.shown(one, ("first", "second")))
    return DONE
