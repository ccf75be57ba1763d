"""Names that say where water was measured: "Trà Leng 562 mm", "lũ trên sông Mã tại Lý Nhân đạt 11 m"."""

import re
from functools import cache, lru_cache

from extract.lexicon import alternation
from extract.patterns.places.features.rivers import said
from extract.patterns.places.state import Scan
from extract.patterns.places.text.lexicon import places_lexicon

_LEAD = 20


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what stands behind a place in a list of how much rain fell, words for rain, and words for what is sold."""
    sets = places_lexicon()
    units, sold = alternation(sets["rain_units"]), alternation(sets["sold_by_width"])
    return (
        re.compile(rf"(?: |: ?| ?\(|: ?\()\d{{1,4}}(?:[.,]\d{{1,3}})? ?(?:{units})(?!\w)(?!\s(?:{sold})(?!\w))"),
        re.compile(rf"(?<!\w)(?:{alternation(sets['rain'])})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{sold})\s$", re.IGNORECASE),
    )


def rained(scan: Scan, start: int, end: int) -> bool:
    """Tell whether the name is followed by how much rain fell there, and is no brand of pipes or plates."""
    words = scan.words
    if end >= words.size or not words.raw[end][0].isdecimal():
        return False
    behind, _, sold = _patterns()
    at = words.starts[start]
    measured = behind.match(words.text, words.ends[end - 1]) is not None and _of_rain(words.text)
    return measured and sold.search(words.text, max(0, at - _LEAD), at) is None


@lru_cache(maxsize=4)
def _of_rain(text: str) -> bool:
    """Tell whether the text speaks of rain."""
    return _patterns()[1].search(text) is not None


def is_gauge(scan: Scan, name: int, end: int) -> bool:
    """Tell whether the name says where on a river its height was read: "lũ trên sông Mã tại Lý Nhân đạt 11 m"."""
    words, before = scan.words, scan.spots[-2] if len(scan.spots) > 1 else None
    if before is None or before.kind != "natural" or words.before(name) not in scan.lexicon["leading"]:
        return False
    if name < 2 or before.end != words.ends[name - 2]:
        return False
    lead = words.text[max(0, before.start - _LEAD) : before.start].lower()
    return any(word in lead for word in scan.lexicon["water"]) or said(scan, end)
