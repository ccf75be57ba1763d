"""Numbers of roads in lists: where one ends, and which count nothing."""

import re

from extract.patterns.places.names import counts_nothing
from extract.patterns.places.state import Scan

_LETTER = re.compile(r"[A-H\u0110]$")
_LONGEST_BARE = 3


def lettered_end(scan: Scan, name: int) -> int:
    """Return where the number of a road ends, the letter after a blank included: "12 C"."""
    words, end = scan.words, name + 1
    if end >= words.size or words.gap(end) != " " or not words.raw[name].isdecimal():
        return end
    initial = words.text.startswith(".", words.ends[end])
    return end + 1 if _LETTER.match(words.raw[end]) and not initial else end


def by_letter(scan: Scan, item: int) -> bool:
    """Tell whether a highway known by a letter stands there: "quốc lộ 61, 80, N2"."""
    return item < scan.words.size and scan.words.caps[item] and scan.words.lower[item] in scan.lexicon["letter_roads"]


def bare_number(scan: Scan, item: int) -> bool:
    """Tell whether a number in a list behind a single Vietnamese road is a road's: nothing that it counts follows."""
    words = scan.words
    if scan.language != "vi" or not words.raw[item].isdecimal() or len(words.raw[item]) > _LONGEST_BARE:
        return False
    verb = item + 1 < words.size and words.gap(item + 1) == " " and words.lower[item + 1] in scan.lexicon["road_goes"]
    return verb or counts_nothing(scan, item)
