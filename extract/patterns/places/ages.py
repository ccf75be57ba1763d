"""English persons told with their age, who are no place: "Dinh Van, a 55-year-old man", "Ha Dong (born in 1988)"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from extract.lexicon import alternation
from extract.patterns.places.firms_again import placed
from extract.patterns.places.lexicon import places_lexicon
from extract.patterns.places.state import BLANK, Scan
from extract.spots import Spot

_AFTER = (", ", " (")
_UNTYPED = frozenset({"bare", "site"})
_LONGEST = 5
_LONGEST_DESCRIBED = 3
"""Words behind an age that tell what is so old: "a 70-year-old stone bridge"."""


@cache
def _age() -> re.Pattern[str]:
    """Return what tells the age of what stands before; groups `kind`, so old, and `bare`, a figure alone."""
    sets = places_lexicon()
    old, aged, born = (alternation(sets[name]) for name in ("years_old", "aged", "born"))
    articles, goes_on, joining = (alternation(sets[name]) for name in ("before_age", "behind_age", "and"))
    return re.compile(
        rf"(?:, | \()(?:(?:(?:{aged}) )?\d{{1,2}}[ -](?:{old})(?!\w)|(?:{aged}) \d{{1,2}}(?!\w|[.,]\d)|(?:{born}) "
        rf"|(?P<kind>(?:{articles}) \d{{1,2}}-year-old )"
        rf"|(?P<bare>(?<=, )\d\d, (?!(?:{joining}) ))(?:(?P<goes_on>(?:{goes_on})(?!\w))|(?=[a-z])))"
    )


def told_with_age(scan: Scan, start: int, end: int) -> bool:
    """Tell whether an age follows the whole run, in English, and no place is so old: not "Sa Pa, a 90-year-old town".

    A figure alone tells only of what opens its sentence, or of who is told on: "said Ha Nam, 55, a farmer".
    """
    words = scan.words
    if scan.language != "en" or words.gap(end) not in _AFTER or words.run(start, BLANK) != end:
        return False
    found = _age().match(words.text, words.ends[end - 1])
    if found is None or words.before(start) in scan.lexicon["locative"]:
        return False
    if found["kind"]:
        first = bisect_left(words.starts, found.end())
        return not any(map(_place, [scan] * _LONGEST_DESCRIBED, range(first, first + _LONGEST_DESCRIBED)))
    return not found["bare"] or found["goes_on"] is not None or words.opens_sentence(start)


def without_aged(scan: Scan, spots: Sequence[Spot]) -> list[Spot]:
    """Return the spots without the names of such persons told again, but those that are a place's here as well."""
    told = set(_told(scan)) if scan.language == "en" else set()
    if told:
        told -= {spot.name.lower() for spot in spots if spot.types or placed(scan, spot)}
    return [spot for spot in spots if spot.rule not in _UNTYPED or spot.name.lower() not in told]


def _told(scan: Scan) -> Iterator[str]:
    """Yield the names of the persons, in lower case, each also without what stands before its last words."""
    words = scan.words
    for match in _age().finditer(words.text):
        end = bisect_left(words.ends, match.start()) + 1
        start = end - 1
        while start > 0 and end - start < _LONGEST and words.caps[start - 1] and words.gap(start) == " ":
            start -= 1
        if words.ends[end - 1] == match.start() and words.caps[start] and told_with_age(scan, start, end):
            yield from (words.slice(first, end).lower() for first in range(start, end - 1))


def _place(scan: Scan, at: int) -> bool:
    """Tell whether the word is one for places."""
    phrase = scan.lexicon.after.longest(scan.words, at)
    return phrase is not None and phrase.heads[0].role not in {"word", "company"}
