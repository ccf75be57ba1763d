"""Names without their marks where all is written with them: singers and brands, "NSND Thanh Hoa" is no Thanh Hóa."""

from extract.bearers import LARGE, named
from extract.gazetteer import has_marks
from extract.patterns.places.not_places.stars import deed_behind
from extract.patterns.places.state import Scan

_AROUND = 80
_TITLE = 4  # words


def unmarked(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a person's name is not that of the large unit, which has marks, as the line around it has.

    A person's title or deed, or a university's word stands beside it. It may be the unit beside English words ("Nobu
    Nam Long"), and where no marks are written.
    """
    words = scan.words
    if scan.language != "vi" or end - start == 1 or not _told(scan, start, end):
        return False
    given = scan.lexicon["plain_given"].issuperset(words.lower[start:end])
    if not given or _english(scan, start - 1, start) or _english(scan, end, end):
        return False
    name = words.slice(start, end)
    units = [unit for unit in named(name) if scan.reformed or unit.register == "old"]
    large = [unit for unit in units if unit.level in LARGE] or units
    if words.before(start) in scan.lexicon["locative"] or not all(has_marks(unit.name) for unit in large):
        return False
    first, last = words.starts[start], words.ends[end - 1]
    before = words.text[max(0, first - _AROUND) : first].rpartition("\n")[2]
    return has_marks(before + words.text[last : last + _AROUND].partition("\n")[0])


def _told(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a person or a university is told of: "NSND Thanh Hoa", "Thanh Hoa kể", "Đại học Thanh Hoa"."""
    words, sets = scan.words, scan.lexicon
    before = {words.slice(first, start).lower() for first in range(max(0, start - _TITLE), start)}
    titled = words.gap(start) == " " and not before.isdisjoint(sets["stars"] | sets["of_cities"] | sets["goals"])
    opens = start == 0 or words.opens_sentence(start)
    return titled or (opens and deed_behind(scan, end))


def borne(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a unit is written so, without any mark."""
    return not all(has_marks(unit.name) for unit in named(scan.words.slice(start, end)))


def _english(scan: Scan, at: int, joint: int) -> bool:
    """Tell whether an English word in a capital stands there on the line: no sign as in "NSND Thanh Hoa"."""
    words = scan.words
    if not 0 <= at < words.size or words.gap(joint) not in {" ", "-"} or not words.caps[at]:
        return False
    english = words.lower[at] in scan.lexicon["brand_words"] or not words.syllable(at)
    return english and words.raw[at].isascii() and words.raw[at][1:].islower()
