"""The stretches of a text that the rules leave in doubt: capitalised runs that none resolved, and names that may be
a person's or a word.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.patterns.places_scan import Scan
from extract.spots import Spot

_FEWEST = 2
_MOST = 6


class Stretch(NamedTuple):
    """Words of the text, as a half-open range, and the spot that the rules made of them, if they did."""

    first: int
    end: int
    spot: Spot | None


def doubtful(scan: Scan, standing: Sequence[Spot]) -> list[Stretch]:
    """Return the stretches in doubt: spots that may be a person's name, then runs that hold no place."""
    words = scan.words
    first_at = {start: index for index, start in enumerate(words.starts)}
    end_at = {end: index + 1 for index, end in enumerate(words.ends)}
    found = []
    for spot in standing:
        first, end = first_at.get(spot.start), end_at.get(spot.end)
        if first is not None and end is not None and spot.rule == "bare" and _person(scan, spot, first, end):
            found.append(Stretch(first, end, spot))
    taken = {index for spot in standing for index in _inside(words.starts, spot)}
    for first, end in runs(scan):
        if taken.isdisjoint(range(first, end)):
            found.append(Stretch(first, end, None))
    return found


def _person(scan: Scan, spot: Spot, first: int, end: int) -> bool:
    """Tell whether a bare name that was taken for a place looks like a person's, or a word."""
    if spot.doubtful:
        return True
    return scan.surnamed(first, end) and scan.words.lower[first] not in scan.lexicon["places_too"]


def _inside(starts: Sequence[int], spot: Spot) -> Iterator[int]:
    """Yield the words that start inside the spot."""
    return iter(range(bisect_left(starts, spot.start), bisect_left(starts, spot.end)))


def runs(scan: Scan) -> Iterator[tuple[int, int]]:
    """Yield the capitalised runs of two words and more, and what is left of each without the word that opens it."""
    words, index = scan.words, 0
    while index < words.size:
        if not words.caps[index]:
            index += 1
            continue
        end = words.run(index)
        yield from (part for part in _parts(scan, index, end) if _name(scan, *part))
        index = end


def _parts(scan: Scan, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the run, its parts between dashes, and the run without an opening word."""
    words = scan.words
    dashes = [at for at in range(first + 1, end) if words.gap(at) == " - "]
    borders = [first, *dashes, end]
    for start, stop in pairwise(borders):
        yield start, stop
        if stop - start > _FEWEST and (words.opens_sentence(start) or scan.opener(start)):
            yield start + 1, stop


def _name(scan: Scan, first: int, end: int) -> bool:
    """Tell whether the words can be a name: two to six, not all of them in capitals, none of them a number alone."""
    raw = scan.words.raw[first:end]
    return _FEWEST <= len(raw) <= _MOST and any(len(word) > 1 and not word.isupper() for word in raw)
