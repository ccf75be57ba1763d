"""What part of a unit went into another one: "một phần diện tích, dân số của xã X", "part of X commune"."""

import re
from bisect import bisect_left
from functools import cache

from extract import lexicon
from extract.lexicon import alternation
from extract.patterns.places.state import LIST_GAPS, Scan
from extract.patterns.places.text.lexicon import places_lexicon


@cache
def areas() -> str:
    """Return a pattern source of what of a unit is told of: "diện tích tự nhiên", "5,6 km2", "1.200 người"."""
    words = lexicon.load("places")["mergers"]
    counted = rf"\d[\d.,]{{0,11}}\s?(?:{alternation(words['area_units'])})"
    return rf"(?:{counted}|(?:{alternation(words['areas'])})(?: {counted})?)(?!\w)"


@cache
def share() -> str:
    """Return a pattern source of a part of a unit, from the blank behind: "một phần diện tích, dân số của "."""
    lexicon_ = places_lexicon()
    parts, of, joining = (alternation(lexicon_[name]) for name in ("parts", "parts_of", "and"))
    # In English "of" stands before what is measured as well: "part of the area and population of".
    return rf"(?:{parts})(?!\w)(?:(?: (?:{of}))?(?:,| (?:{joining}))? {areas()}){{0,4}}(?: (?:{of}))? "


@cache
def _share() -> re.Pattern[str]:
    """Return the pattern of a part of a unit."""
    return re.compile(share(), re.IGNORECASE)


def past_share(scan: Scan, end: int) -> int:
    """Return where the next name of a list starts behind a part of it, or -1: "xã A và một phần B", "A cũ, một phần B".

    A part of a list that follows a word like "cũ" goes on behind that.
    """
    words, sets = scan.words, scan.lexicon
    if end < words.size and words.lower[end] in sets["former_words"] and words.gap(end) == " ":
        end += 1
    item = scan.list_joint(end)
    if not 0 < item < words.size or words.caps[item] or words.gap(end) not in LIST_GAPS | {" "}:
        return -1
    match = _share().match(words.text, words.starts[item])
    name = bisect_left(words.starts, match.end()) if match else words.size
    return name if name < words.size and words.caps[name] else -1
