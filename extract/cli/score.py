"""`extract score`: how good the records of gold articles are."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from extract.cli.parts import DONE
from extract.errors import UsageError

if TYPE_CHECKING:
    from extract.cli.parts import Parser
    from extract.gold import GoldArticle
    from extract.scoring import Score

GROUPS = ("language", "genre", "article", "attribute", "error")


def add_to(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    score = commands.add_parser(
        "score",
        help="score the extractor, or records made before, on gold articles",
        description="Score the extractor, or records made before, on gold articles; prints F1 by kind and level.",
        epilog="What is not right is told by --by error in numbers and by --differences one by one.",
    )
    score.add_argument("gold", type=Path, metavar="GOLD", help="a folder of gold articles in inline markup (*.txt)")
    score.add_argument(
        "--records",
        type=Path,
        metavar="FILE",
        help="score these records of extract run, of any kind it writes, not a new run",
    )
    score.add_argument("--baseline", type=Path, metavar="FILE", help="records of an earlier run, to compare with")
    score.add_argument("--language", choices=("vi", "en"), help="only the gold articles of this language")
    score.add_argument("--split", metavar="NAME", help="only the gold articles whose header says so: dev, test")
    score.add_argument("--by", action="append", default=[], choices=GROUPS, help="one more table, by this")
    score.add_argument("--differences", action="store_true", help="print each mention that differs, in context")
    score.add_argument("--json", action="store_true", help="print all figures as JSON instead of tables")
    score.set_defaults(carry_out=_score)


def chosen(folder: Path, language: str | None, split: str | None) -> "list[GoldArticle]":
    """Return the gold articles of a folder that have the language and the split; UsageError if none has."""
    from extract.gold import read_folder

    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; name the folder that holds the gold articles")
    wanted = {"language": language, "split": split}
    articles = [
        one
        for one in read_folder(folder)
        if all(value in (None, one.header.get(name)) for name, value in wanted.items())
    ]
    if not articles:
        asked = " and ".join(f"{name}: {value}" for name, value in wanted.items() if value)
        raise UsageError(f"{folder}: no gold article has {asked} in its header; leave the option out")
    return articles


def _score(options: argparse.Namespace) -> int:
    """Print the score of gold articles."""
    from extract import scoring
    from extract.pipeline import Pipeline
    from extract.scoring import paired, report

    articles = chosen(options.gold, options.language, options.split)
    score = _of_records(articles, options.records) or scoring.score_articles(articles, Pipeline())
    before = _of_records(articles, options.baseline)
    if options.json:
        figures = scoring.as_json(score)
        if before:
            won, lost = paired.won_and_lost(before, score)
            figures["won"], figures["lost"] = (
                [report.shown(one) for one in won],
                [report.shown(one) for one in lost],
            )
        print(json.dumps(figures, ensure_ascii=False, indent=1))
        return DONE
    print(scoring.table(score))
    for group in options.by:
        print("\n" + _grouped(score, group))
    for one in score.differences if options.differences else ():
        print("\n" + report.shown(one))
    if before:
        print("\n" + paired.change_table(before, score))
        for name, ones in zip(("won", "lost"), paired.won_and_lost(before, score), strict=True):
            print(f"\n{name}: {len(ones)}")
            for one in ones:
                print(report.shown(one))
    return DONE


def _of_records(articles: "list[GoldArticle]", path: Path | None) -> "Score | None":
    """Return the score of records made before; None without a file."""
    if path is None:
        return None
    from extract.batch.reading import records
    from extract.scoring import score_records

    return score_records(articles, {record.article.id or "": record for record in records(path)})


def _grouped(score: "Score", group: str) -> str:
    """Return the table by a group."""
    from extract.scoring import report

    if group == "attribute":
        return report.attribute_table(score)
    return report.error_table(score) if group == "error" else report.group_table(score, group)
