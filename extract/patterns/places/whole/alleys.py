"""Alleys told again by their number alone: "ngõ 245 Mai Dịch", then "trong ngõ 245"."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress

from extract.patterns.places.state import Scan
from extract.spots import Spot

_JOINTS = frozenset({"/", "-"})


def alleys(scan: Scan, spots: Sequence[Spot]) -> list[Spot]:
    """Return the spots with those of alleys whose street the text has told."""
    words, types = scan.words, scan.lexicon["alleys"]
    starts = [bisect_left(words.starts, spot.start) for spot in spots if spot.rule == "house number"]
    told = {_numbered(scan, first) for first in starts if words.lower[first] in types}
    if not told:
        return list(spots)
    taken = {spot.start for spot in spots}
    more = list[Spot]()
    for index in compress(range(words.size), map(types.__contains__, words.lower)):
        start, number = words.starts[index], _numbered(scan, index)
        if number not in told or start in taken or _goes_on(scan, index + 1 + len(number[1])):
            continue
        end = words.ends[index + len(number[1])]
        more.append(Spot(start, end, words.text[start:end], "repeat", kind="road"))
    return sorted([*spots, *more], key=lambda spot: spot.start)


def _numbered(scan: Scan, index: int) -> tuple[str, tuple[str, ...]]:
    """Return the type word there and the parts of the number behind it: "ngõ", "37", "88"."""
    words, end = scan.words, index + 1
    while end < words.size and words.raw[end][0].isdecimal():
        if words.gap(end) not in ({" "} if end == index + 1 else _JOINTS):
            break
        end += 1
    return words.lower[index], tuple(words.lower[index + 1 : end])


def _goes_on(scan: Scan, end: int) -> bool:
    """Tell whether a street follows the number, another one than was told: "ngõ 245 Cầu Giấy"."""
    words = scan.words
    return end < words.size and words.gap(end) == " " and words.caps[end]
