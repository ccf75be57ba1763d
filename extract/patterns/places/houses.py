"""Streets behind the number of a house: "tại số 68 Trần Phú, TP Nam Định", "at No. 62 Le Duan, District 1"."""

import re
from functools import cache

from extract.lexicon import alternation
from extract.patterns.places.lexicon import places_lexicon
from extract.patterns.places.state import Scan

_REACH = 40
_LONGEST = 4
_SHORTEST = 2
_ROLES = frozenset({"unit", "village", "numbered_unit", "numbered_village"})


@cache
def _numbered() -> re.Pattern[str]:
    """Return what stands before a street: a word of place, the word for number or house or both, and the number."""
    sets = places_lexicon()
    led, number = alternation(sets["at_home"]), alternation(sets["house_numbers"])
    figure = r"\d{1,4}[a-z]?(?:[/-]\d{1,4}[a-z]?){0,3}"
    return re.compile(
        rf"(?:(?<!\w)(?:{led}):?\s(?:(?:{number})\s?)?|(?:^|[(:\n]\s?)(?:{number})\s?){figure}\s$", re.IGNORECASE
    )


def street(scan: Scan, start: int, end: int) -> bool:
    """Add the run as a street if the number of a house stands before it, and what the street lies in behind it."""
    words = scan.words
    if not start or not words.raw[start - 1][0].isdecimal() or not _SHORTEST <= end - start <= _LONGEST:
        return False
    if words.gap(end) not in {", ", " (", " - "} or not _inside(scan, end):
        return False
    if scan.unit_at(start, ("province",)) == end:
        return False
    at = words.starts[start]
    if _numbered().search(words.text, max(0, at - _REACH), at) is None:
        return False
    scan.add(start, end, "house number", kind="road")
    return True


def _inside(scan: Scan, index: int) -> bool:
    """Tell whether a unit stands there, by its type word or as a province's or district's name."""
    phrase = scan.head(index)
    if phrase is not None and phrase.heads[0].role in _ROLES:
        return True
    return scan.unit_at(index, ("province", "district")) > index
