"""`extract explain` and `extract places`: one text, looked at by a person."""

import argparse
import sys
from typing import TYPE_CHECKING

from extract.cli.parts import DONE
from extract.errors import ArticleError, UsageError

if TYPE_CHECKING:
    from extract.cli.parts import Parser


def add_to(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the commands to the parser."""
    explain = commands.add_parser(
        "explain",
        help="show what a text gives, by which rule and lexicon entry, and what was turned down",
        description="Show what a text gives, by which rule and lexicon entry, and what was turned down and why.",
    )
    explain.add_argument("text", metavar="TEXT", help="the text itself; - reads it from standard input")
    explain.add_argument("--language", choices=("vi", "en"), help="language of the text (else it is detected)")
    explain.set_defaults(carry_out=_explain)
    places = commands.add_parser(
        "places",
        help="look places up by hand: what each name of a text was on a date",
        description="Show what each place of a text was on a date, and all units that bore its name.",
    )
    places.add_argument("text", metavar="TEXT", help='for example "Tan Lap commune, Moc Chau"')
    places.add_argument("--date", metavar="YYYY-MM-DD", help="the day (else what the text itself tells)")
    places.set_defaults(carry_out=_places)


def _explain(options: argparse.Namespace) -> int:
    """Print why a text gives the record it gives."""
    from extract.explain import explain
    from extract.pipeline import Pipeline

    text = _standard_input() if options.text == "-" else options.text
    for line in explain(text, Pipeline(language=options.language)):
        print(line)
    return DONE


def _standard_input() -> str:
    """Return the text of standard input, read as files are."""
    from extract.articles.decoding import decode

    try:
        return decode(sys.stdin.buffer.read())
    except ArticleError as error:
        raise UsageError(f"standard input: {error}") from None


def _places(options: argparse.Namespace) -> int:
    """Print what the places of a text were on a day."""
    from extract.articles import Article
    from extract.by_hand import describe
    from extract.pipeline import Pipeline

    try:
        Article("", published=options.date)
    except ArticleError:
        raise UsageError(f"--date is {options.date!r}; write YYYY, YYYY-MM or YYYY-MM-DD") from None
    for line in describe(options.text, options.date, Pipeline()):
        print(line)
    return DONE
