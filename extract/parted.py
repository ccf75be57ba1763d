"""Numbers that print has parted at their separator: "82 , 47%", "by 2. 9%", "cost 2 , 5 billion".

The figure beside the unit is found first, as if it were whole; here it is asked whether what stands before it belongs
to it. A number after a label or in a list does not: "Option 1, 250 billion", "7, 8, 9%".
"""

import re
from dataclasses import dataclass
from functools import cache

from extract.lexicon import alternation, load
from extract.numeral_words import owned

_REACH = 40
"""Characters looked at before a figure: its head and the word before that."""


@dataclass(frozen=True)
class Head:
    """What stands before the rest of a number: its first digits and the mark, from `start` on."""

    start: int
    digits: str
    mark: str
    sure: bool
    """Whether it surely belongs to the figure behind it; else it may."""


@cache
def _grammar() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a head, of the words that a number follows, and of those that number things."""
    words, flags = load("numerals", "extract")["parted"], re.IGNORECASE
    return (
        re.compile(
            r"(?:(?<![^\W_])(?P<word>[^\W\d_]{1,14})\s)(?P<digits>\d{1,3})(?P<blank>\s)?(?P<mark>[.,])(?:\s|(?P=mark)|(?<=\s.))$"
        ),
        re.compile(rf"(?<!\w)(?:{alternation(words['before'])})\s$", flags),
        re.compile(rf"(?<!\w)(?:{alternation(words['labels'])})\s$", flags),
    )


def head(text: str, at: int, floor: int = 0) -> Head | None:
    """Return the head of the number whose last digits start at a position, or None where that stands alone."""
    behind_word, before, labels = _grammar()
    match = behind_word.search(text, max(floor, at - _REACH), at)
    if not match:
        return None
    reach = text, max(0, match.start() - _REACH), match.start("digits")
    sure = bool(before.search(*reach))
    if not sure and (not match["word"].islower() or owned(text, match.start("digits")) or labels.search(*reach)):
        return None
    if not (sure or match["blank"] or match["mark"] == ","):
        return None  # the end of a sentence: "in 566. 95% of"
    return Head(match.start("digits"), match["digits"], match["mark"], sure or bool(match["blank"]))
