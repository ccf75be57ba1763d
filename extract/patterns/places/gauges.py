"""Names that say where water was measured: "Trà Leng 562 mm", "lũ trên sông Mã tại Lý Nhân đạt 11 m"."""

import re
from functools import cache, lru_cache

from extract.lexicon import alternation
from extract.patterns.places.lexicon import places_lexicon
from extract.patterns.places.rivers import said
from extract.patterns.places.state import Scan

_LEAD = 20


@cache
def _rain() -> re.Pattern[str]:
    """Return what stands behind the name of a place in a list of how much rain fell."""
    units = alternation(places_lexicon()["rain_units"])
    return re.compile(rf"(?: |: ?| ?\(|: ?\()\d{{1,4}}(?:[.,]\d{{1,3}})? ?(?:{units})(?!\w)")


def rained(scan: Scan, end: int) -> bool:
    """Tell whether the name before the word at `end` is followed by how much rain fell there."""
    words = scan.words
    figure = end < words.size and words.raw[end][0].isdecimal()
    return figure and _rain().match(words.text, words.ends[end - 1]) is not None and _of_rain(words.text)


@lru_cache(maxsize=4)
def _of_rain(text: str) -> bool:
    """Tell whether the text speaks of rain: pipes and plates are measured alike."""
    said = text.lower()
    return any(word in said for word in places_lexicon()["rain"])


def is_gauge(scan: Scan, name: int, end: int) -> bool:
    """Tell whether the name says where on a river its height was read: "lũ trên sông Mã tại Lý Nhân đạt 11 m"."""
    words, before = scan.words, scan.spots[-2] if len(scan.spots) > 1 else None
    if before is None or before.kind != "natural" or words.before(name) not in scan.lexicon["leading"]:
        return False
    if name < 2 or before.end != words.ends[name - 2]:
        return False
    lead = words.text[max(0, before.start - _LEAD) : before.start].lower()
    return any(word in lead for word in scan.lexicon["water"]) or said(scan, end)
