"""What all commands share: exit codes, the parser that says in one line what is wrong, and how errors are printed."""

import argparse
import sys
from typing import NoReturn

from extract.errors import ExtractError

DONE, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


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


def say(error: ExtractError) -> None:
    """Print an error as one line."""
    print(f"extract: {' '.join(str(error).split())}", file=sys.stderr)
