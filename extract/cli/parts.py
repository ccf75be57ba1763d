"""What all commands share: exit codes, the parser that says in one line what is wrong, and how errors are printed."""

import argparse
import os
import sys
from contextlib import suppress
from typing import NoReturn

from extract.errors import ExtractError

DONE, SOME_FAILED, USAGE, INTERRUPTED, HUNG_UP = 0, 1, 2, 130, 141


class Parser(argparse.ArgumentParser):
    """A parser that says in one line what is wrong with the call."""

    def error(self, message: str) -> NoReturn:
        """End the program with one line, not with the whole usage."""
        self.exit(USAGE, f"{self.prog}: {message}; see {self.prog} --help\n")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "article"), counted(0, "fault")
    ('1 article', '0 faults')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def day(value: str) -> str:
    """Return a day as an option states it."""
    from extract.articles.days import FORMS, day_of

    read = day_of(value)
    if read is None:
        raise argparse.ArgumentTypeError(f"{value!r} is no day; write {FORMS}")
    return read


def say(error: ExtractError) -> None:
    """Print an error as one line."""
    tell(f"extract: {' '.join(str(error).split())}")


def tell(line: str) -> None:
    """Print a line on standard error; the work goes on though nobody reads it any more."""
    with suppress(BrokenPipeError):
        print(line, file=sys.stderr, flush=True)


def hung_up() -> None:
    """Send what is still to be printed nowhere: whoever read it (`| head`) has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
