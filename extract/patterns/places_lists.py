"""Lists that stand apart from their type word: "7 phường thuộc thị xã X, gồm: A, B", "four communes (A, B and C)"."""

import re
from bisect import bisect_left, bisect_right
from functools import cache

from extract.lexicon import alternation
from extract.patterns import places_lexicon
from extract.patterns.places_lexicon import Phrase
from extract.patterns.places_scan import Scan
from extract.patterns.places_units import list_from
from extract.patterns.places_villages import villages_from
from extract.spots import Spot


@cache
def _opening() -> re.Pattern[str]:
    """Return the pattern from a plural type word to the first name of its list."""
    lexicon = places_lexicon.load()
    types = alternation(lexicon["listing_types"])
    including, enclosing = alternation(lexicon["including"]), alternation(lexicon["enclosing"])
    within = rf"(?:\s(?:{enclosing})\s[^.;:()\n]{{3,60}}?)?"
    said = rf",?\s{{1,2}}(?:{including}):?\s{{1,2}}(?:\w{{1,3}}\s(?=\())?\(?"
    return re.compile(rf"(?<!\w)(?:{types}){within}(?:{said}|:\s{{1,2}}|\s\()(?=[^\W\d_])", re.IGNORECASE)


def lists(scan: Scan) -> None:
    """Read the lists, and take back what was read of their names as if they stood alone."""
    words, end = scan.words, 0
    before, found = scan.spots, list[list[Spot]]()
    for index in _types(scan):
        start = words.starts[index]
        match = _opening().match(words.text, start) if start >= end else None
        if match is None:
            continue
        end, first = match.end(), bisect_left(words.starts, match.end())
        phrase = scan.lexicon.before.longest(words, index)
        if phrase is None or first >= words.size or not words.caps[first] or not scan.plural(index):
            continue
        scan.spots = []
        if not scan.type_word(first):
            _read(scan, phrase, index, first)
        if len(scan.spots) > 1:
            found.append(scan.spots)
    scan.spots = _instead(before, found)


def _types(scan: Scan) -> list[int]:
    """Return the words with which a plural type word can start."""
    firsts = scan.lexicon["listing_firsts"]
    return [index for index, word in enumerate(scan.words.lower) if word in firsts]


def _read(scan: Scan, phrase: Phrase, index: int, first: int) -> None:
    """Read the names of a list as the type word says."""
    for head in phrase.heads:
        if head.types and head.role in {"unit", "list_unit"}:
            list_from(scan, head, index, first)
            return
        if head.role in {"village", "list_village"}:
            villages_from(scan, index, first)
            return


def _instead(before: list[Spot], found: list[list[Spot]]) -> list[Spot]:
    """Return the spots with those of the lists in the place of those inside them without a type word of their own."""
    starts = [names[0].start for names in found]

    def listed(spot: Spot) -> bool:
        at = bisect_right(starts, spot.start) - 1
        return at >= 0 and spot.end <= found[at][-1].end

    kept = [spot for spot in before if spot.types or not listed(spot)]
    return kept + [spot for names in found for spot in names]
