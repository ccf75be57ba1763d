"""Streets behind the number of a house: "tại số 68 Trần Phú, TP Nam Định", "at No. 62 Le Duan, District 1"."""

import re
from functools import cache

from extract.lexicon import alternation
from extract.patterns.places.lexicon import places_lexicon
from extract.patterns.places.state import Scan
from extract.spots import levels_borne

_REACH = 40
_LONGEST = 4
_SHORTEST = 2
_ROLES = frozenset({"unit", "village", "numbered_unit", "numbered_village"})


@cache
def _numbered() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before a street: a word of place or a line's start and a house's number; that number alone."""
    sets = places_lexicon()
    led, number = alternation(sets["at_home"]), alternation(sets["house_numbers"])
    figure = r"\d{1,4}[a-z]?(?:[/-]\d{1,4}[a-z]?){0,3}"
    led_in = rf"(?:(?<!\w)(?:{led}):?\s(?:(?:{number})\s?)?|(?:^|[(:\n]\s?)(?:{number})\s?){figure}\s$"
    return re.compile(led_in, re.IGNORECASE), re.compile(rf"(?<!\w)(?P<word>{number})\s?{figure}\s$", re.IGNORECASE)


def street(scan: Scan, start: int, end: int) -> bool:
    """Add the run as a street if the number of a house stands before it, and what the street lies in behind it."""
    words = scan.words
    if not start or not words.raw[start - 1][0].isdecimal() or not _SHORTEST <= end - start <= _LONGEST:
        return False
    if words.gap(end) not in {", ", " (", " - "} or not _inside(scan, end):
        return False
    if scan.unit_at(start, ("province",)) == end or not _house(scan, start, end):
        return False
    scan.add(start, end, "house number", kind="road")
    return True


def _house(scan: Scan, start: int, end: int) -> bool:
    """Tell whether the figure before the name is a house's: before a type word a known street, or "số", is enough."""
    words, (led_in, numbered) = scan.words, _numbered()
    before = (words.text, max(0, words.starts[start] - _REACH), words.starts[start])
    if led_in.search(*before):
        return True
    phrase = scan.head(end)
    if phrase is None or phrase.heads[0].role not in _ROLES:
        return False
    said = numbered.search(*before)
    counted = start - 2 - (said is not None)
    counts = counted >= 0 and words.gap(counted + 1) == " " and words.lower[counted] in scan.lexicon["no_houses"]
    if counted < 0 or words.gap(start) != " " or counts:
        return False  # "thí sinh số 8 Nguyễn Văn Nam", "năm 2025 Trần Phú"
    name = words.slice(start, end)
    apart = words.gap(start - 1).endswith("(") or scan.head(counted) is None  # not "khu phố 3 Lê Lợi"
    if apart and name.lower() in scan.lexicon["streets"]:
        return True
    if said is None or said["word"].lower() in scan.lexicon["sure_houses"]:
        return said is not None
    return scan.surnamed(start, end) and not levels_borne(name)  # not "số 2 Quảng Phúc", "số 1 Hoa Sen"


def _inside(scan: Scan, index: int) -> bool:
    """Tell whether a unit stands there, by its type word or as a province's or district's name."""
    phrase = scan.head(index)
    if phrase is not None and phrase.heads[0].role in _ROLES:
        return True
    return scan.unit_at(index, ("province", "district")) > index
