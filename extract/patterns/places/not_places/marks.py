"""Trade marks in quotation marks, which are no places: "nhãn hiệu tập thể “Chả cá Quy Nhơn”"."""

import re
from bisect import bisect_left
from functools import cache

from extract.lexicon import alternation
from extract.patterns.places.state import Scan
from extract.patterns.places.text.lexicon import places_lexicon
from extract.text import CAPITALS


@cache
def _quoted() -> re.Pattern[str]:
    """Return the pattern of what stands in quotation marks behind the word for a mark."""
    said = alternation(places_lexicon()["before_marks"])
    return re.compile(rf"(?: (?:{said}))? [\"“](?=[{CAPITALS}])(?:[^\"“”\n,\s]++ ?){{2,12}}[\"”]")


def quoted_mark(scan: Scan, index: int, name: int) -> int:
    """Return the word behind such a mark, whose head word starts and ends at the indices; 0 if there is none."""
    words = scan.words
    if words.slice(index, name).lower() not in scan.lexicon["marks"]:
        return 0
    quoted = _quoted().match(words.text, words.ends[name - 1])
    if quoted is None:
        return 0
    end = bisect_left(words.starts, quoted.end())
    scan.firms.append((index, end))
    return end
