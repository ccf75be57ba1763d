"""The command `extract`: arguments in, exit code out; the only package that prints."""

import logging
import sys
from collections.abc import Sequence

from extract import __version__
from extract.cli import by_hand, run, score
from extract.cli import gold as gold_tools
from extract.cli.parts import HUNG_UP, INTERRUPTED, USAGE, Parser, hung_up, say
from extract.errors import ArticleError, ExtractError, GoldError, UsageError

# Heavy modules are imported where a run needs them: `extract --help` answers at once.


def make_parser() -> Parser:
    """Return the parser of the command with all its subcommands."""
    parser = Parser(prog="extract", description="Exact records from Vietnamese provincial news.")
    parser.add_argument("--version", action="version", version=f"extract {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in (run, by_hand, score, gold_tools):
        command.add_to(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command and return the exit code."""
    options = make_parser().parse_args(arguments)
    # The readers log what they think of a page; the user gets our one line.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        code: int = options.carry_out(options)
        if sys.stdout:  # a closed one (>&-) takes nothing, and is none
            sys.stdout.flush()
    except (UsageError, GoldError, ArticleError) as error:
        say(error)
        return USAGE
    except BrokenPipeError:
        hung_up()
        return HUNG_UP
    except OSError as error:
        say(UsageError(f"{error.filename or 'standard output'}: {error.strerror or error}; mend that, and call again"))
        if not error.filename:
            hung_up()
        return USAGE
    except KeyboardInterrupt:
        say(ExtractError("interrupted; no output was written"))
        return INTERRUPTED
    return code
