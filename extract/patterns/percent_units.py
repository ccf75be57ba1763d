"""What a unit that has two meanings stands for: "ppt" is parts per thousand of salt, else percentage points."""

import re
from functools import cache

from extract.lexicon import alternation, key, load
from extract.text import View

_SALT = 160
"""Characters to either side of a unit, in its sentence, that hold a word of salt in water."""


@cache
def _told() -> re.Pattern[str]:
    """Return the pattern of a word of salt in water, or of a rate as `rate`."""
    salinity = load("percentages")["salinity"]
    salt, rates = alternation(salinity["words"]), alternation(salinity["rates"])
    return re.compile(rf"(?<!\w)(?:(?:{salt})|(?P<rate>{rates}))(?!\w)", re.IGNORECASE)


def is_of_salt(view: View, unit: re.Match[str]) -> bool:
    """Say whether a unit is parts per thousand of salt in water: "salinity of 4 ppt", not "the rate rose 0.5 ppt".

    The last word before it that tells of either decides, or the first behind it.
    """
    if key(unit[0]) not in load("percentages")["salinity"]["units"]:
        return False
    first, last = view.sentence(unit.start())
    before = list(_told().finditer(view.text, max(first, unit.start() - _SALT), unit.start()))
    told = before[-1] if before else _told().search(view.text, unit.end(), min(last, unit.end() + _SALT))
    return told is not None and told["rate"] is None
