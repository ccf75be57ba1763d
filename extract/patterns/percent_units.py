"""What a unit that has two meanings stands for: "ppt" is parts per thousand of salt, else percentage points."""

import re
from functools import cache

from extract.lexicon import alternation, key, load
from extract.text import View

_SALT = 160
"""Characters to either side of a unit, in its sentence, that hold a word of salt in water."""


@cache
def _of_salt() -> re.Pattern[str]:
    """Return the pattern of a word of salt in water."""
    return re.compile(rf"(?<!\w)(?:{alternation(load('percentages')['salinity']['words'])})(?!\w)", re.IGNORECASE)


def is_of_salt(view: View, unit: re.Match[str]) -> bool:
    """Say whether a unit is parts per thousand of salt in water: "salinity of 4 ppt"."""
    if key(unit[0]) not in load("percentages")["salinity"]["units"]:
        return False
    first, last = view.sentence(unit.start())
    reach = max(first, unit.start() - _SALT), min(last, unit.end() + _SALT)
    return _of_salt().search(view.text, *reach) is not None
