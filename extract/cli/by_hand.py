"""`extract explain` and `extract places`: one text, looked at by a person."""

import argparse
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from extract.cli.parts import DONE, day
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
        description="Show what each place of a text was on a date, and all units that bore its name; of a bare name, "
        "which is no place by itself, all that bore it. In a list old:03997~1 is what old:03997 was before its last "
        "change of name or parent.",
    )
    places.add_argument("text", metavar="TEXT", help='for example "Tan Lap commune, Moc Chau"')
    places.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="the day (else what the text itself tells)")
    places.set_defaults(carry_out=_places)


def _explain(options: argparse.Namespace) -> int:
    """Print why a text gives the record it gives."""
    from extract.explain import explain
    from extract.pipeline import Pipeline

    text = _standard_input() if options.text == "-" else _no_file(options.text)
    for line in explain(text, Pipeline(language=options.language)):
        print(line)
    return DONE


def _no_file(text: str) -> str:
    """Return the text; UsageError if it is the name of a file, whose content was meant."""
    with suppress(OSError, ValueError):  # too long for a name, or none
        if Path(text).is_file():
            raise UsageError(f"{text}: is a file, and would be taken for the text; give extract explain - < {text}")
    return text


def _standard_input() -> str:
    """Return the text of standard input, read as files are."""
    from extract.articles.decoding import decode

    try:
        return decode(sys.stdin.buffer.read())
    except ArticleError as error:
        raise UsageError(f"standard input: {error}") from None


def _places(options: argparse.Namespace) -> int:
    """Print what the places of a text were on a day."""
    from extract.by_hand import describe
    from extract.pipeline import Pipeline

    for line in describe(options.text, options.date, Pipeline()):
        print(line)
    return DONE
