"""The lower end of a range whose upper end has a modifier: the 50 of "from 50 to more than 100 million VND"."""

import re
from functools import cache

from extract.lexicon import alternation, load
from extract.numeral_words import DIGITS
from extract.parted import counted

_REACH = 48
"""Characters before the upper end that hold the lower one and the words around it."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a lower end, from the word that opens the range to the modifier of the upper end."""
    words, modifiers = load("numerals", "extract")["lower_end"], load("modifiers", "extract")["before"]
    from_, to, between, and_ = (alternation(words[name]) for name in ("from", "to", "between", "and"))
    bound = alternation(word for group in modifiers.values() for word in group)
    opened = rf"(?:(?<!\w)(?:{from_}|{bound})\s{{1,2}}|[>≥]=?\s?)(?P<digits>{DIGITS})\s{{1,2}}(?:{to})"
    paired = rf"(?:(?<!\w)(?:{between})\s{{1,2}}|[>≥]=?\s?)(?P<paired>{DIGITS})\s{{1,2}}(?:{and_})"
    return re.compile(rf"(?:{opened}|{paired})\s{{1,2}}(?:{bound})\s{{0,2}}$", re.IGNORECASE)


def lower_end(text: str, at: int, floor: int) -> tuple[int, int] | None:
    """Return the span of the figure from which a range goes up to that at a position, or None."""
    match = _pattern().search(text, max(floor, at - _REACH), at)
    if not match:
        return None
    name = "digits" if match["digits"] else "paired"
    # "the number of members grew from 12 to about 60% of all households": a count, not a percentage.
    other = _YEAR.fullmatch(match[name]) or counted(text, match.start(name))
    return None if other else match.span(name)
