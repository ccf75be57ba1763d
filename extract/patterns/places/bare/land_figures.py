"""Countries in a list with a figure behind each: "Hàn Quốc 14 m², Pháp 15 m², Thái Lan 15-20 m²"."""

import re
from bisect import bisect_left
from functools import cache

from extract.lexicon import alternation
from extract.patterns.places.state import Scan
from extract.patterns.places.text.lexicon import places_lexicon
from extract.text import CAPITALS, SMALL

_MOST_ITEMS = 6
"""Names of a list after which one that can only be a country's is no longer looked for."""
_LONGEST_ITEM = 60
"""Characters between two names of such a list."""


@cache
def _figure() -> re.Pattern[str]:
    """Return what is said of a name: the figure, what it counts (group `counted`), and the way to the next name."""
    joining = alternation(places_lexicon()["and"])
    word = rf"[{SMALL}][^\W\d_]{{0,7}}"
    return re.compile(
        rf"(?: \(|:)?(?: {word}){{0,3}} ?\d[\d.,]{{0,12}}(?:\s?-\s?\d[\d.,]{{0,12}})?(?<![.,])"
        rf"\s?(?P<counted>%|(?!(?:{joining})\s)[^\W\d_]{{1,8}}\d?(?:/[^\W\d_]{{1,8}}\d?)?|)(?!\w)"
        r"(?: [A-Z]{2,4}(?!\w))?"
        rf"(?: (?!(?:{joining}) ){word}){{0,3}}\)?"
        rf"(?P<on>(?:[,;] (?:(?:{joining}) )?| (?:{joining}) )(?=[{CAPITALS}]))?"
    )


def listed_with_figure(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a country's short name stands in a list with others of which the same is counted.

    Not "Hàn Quốc 3 năm, Anh 30 tuổi". Of several short names one must stand beside a name that is only a country's.
    """
    own = _figure().match(scan.words.text, scan.words.ends[end - 1])
    return own is not None and (_behind_country(scan, index, own["counted"]) or _before_country(scan, own))


def _behind_country(scan: Scan, index: int, counted: str) -> bool:
    """Tell whether the last place is a country of which as much is counted, right before the name."""
    last = scan.spots[-1] if scan.spots else None
    start = scan.words.starts[index]
    if last is None or last.kind != "country" or not 0 < start - last.end <= _LONGEST_ITEM:
        return False
    said = _figure().match(scan.words.text, last.end)
    return said is not None and said["on"] is not None and said.end() == start and said["counted"] == counted


def _before_country(scan: Scan, said: re.Match[str]) -> bool:
    """Tell whether the list behind what is said of the name goes on with names of countries, one of them a sure one."""
    words, counted = scan.words, said["counted"]
    for _ in range(_MOST_ITEMS):
        if said["on"] is None:
            return False
        item = bisect_left(words.starts, said.end())
        phrase = scan.lexicon.names.longest(words, item) if item < words.size else None
        if phrase is None or phrase.heads[0].role != "country":
            return False
        behind = _figure().match(words.text, words.ends[item + len(phrase.words) - 1])
        if behind is None or behind["counted"] != counted:
            return False
        if not phrase.heads[0].weak:
            return True
        said = behind
    return False
