"""A document as an article cites it: where, by which number, and as what."""

import re
from dataclasses import dataclass

from extract.mentions import DocumentType
from extract.text import unmark

ANY_CODE = "*"
"""The code of a type word that any document may have: "văn bản"."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as found; offsets of the view. `symbol` is canonical ("-NQ/TU"), "" where only a number stands."""

    start: int
    end: int
    serial: str
    year: str | None
    symbol: str
    type: DocumentType
    rule: str
    doubtful: bool = False
    """A bare number that cites a document only if the article gives its full number."""
    code: str = ""
    """The code that stands for its type word, folded, in capitals: "QD" of "QĐ 144", or `ANY_CODE`."""

    @property
    def number(self) -> str:
        """Return the number as Vietnamese law writes it."""
        return self.serial + (f"/{self.year}" if self.year else "") + self.symbol

    @property
    def symbol_code(self) -> str:
        """Return the first piece of the symbol, unmarked and in capitals: "TTR"."""
        return unmark(re.split("[-/]", self.symbol.lstrip("-/"))[0]).upper()

    @property
    def identity(self) -> tuple[str, str]:
        """Return what tells two documents apart."""
        return self.type, self.number


def serial(digits: str) -> str:
    """Return the serial with at least two digits and no blanks: "6" -> "06", "30A" -> "30a", "1 30" -> "130"."""
    digits = re.sub(r"\s", "", digits)
    figures = re.match(r"\d+", digits)
    bare = figures[0] if figures else digits
    return bare.zfill(2) + digits[len(bare) :].lower()
