"""Ends of well-known roads, told as a pair with no word for a road: "đoạn Vạn Ninh - Cam Lộ", "dự án Bùng - Vạn Ninh".

What both are ends of one road tells which of all that bear the name is meant, and that an unknown name is a place.
"""

from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import compress

from extract.bearers import named
from extract.gazetteer import Unit, fold
from extract.lexicon import load_file
from extract.patterns.places.state import BLANK, WIDE, Scan
from extract.spots import Spot, covers

_APART = 5  # stops: between the ends of one section
_LONGEST = 3  # words of an end
_REACH = 8  # words
_DASHES = WIDE - BLANK


@dataclass(frozen=True, slots=True)
class _End:
    """An end of roads: its words, folded, and where on which road it lies."""

    name: str
    words: tuple[str, ...]
    road: int
    stop: int
    province: str


@cache
def _ends() -> dict[str, list[_End]]:
    """Return the ends by their first words, folded, the longest first."""
    ends: dict[str, list[_End]] = {}
    for road, stops in enumerate(load_file("routes", "extract.patterns")["lines"]):
        for stop, told in enumerate(stops):
            name, _, province = told.partition(", ")
            words = tuple(fold(name).split())
            ends.setdefault(words[0], []).append(_End(name, words, road, stop, province))
    return {first: sorted(same, key=lambda end: -len(end.words)) for first, same in ends.items()}


@cache
def _no_units() -> dict[str, str]:
    """Return the ends that are no units, and what they are: a line's stations, and others that only have a name."""
    table = load_file("routes", "extract.patterns")
    return dict.fromkeys(table["no_units"], "region") | dict.fromkeys(table["stations"], "site")


@cache
def _province(name: str) -> Unit:
    """Return the province of before July 2025 of the name."""
    return next(unit for unit in named(name) if unit.level == "province" and unit.register == "old")


def ends(scan: Scan) -> None:
    """Note of both ends of a section of a well-known road which units they are; add those that are no spots yet."""
    words, found, pairs = scan.words, dict[tuple[int, int], _End](), set[tuple[int, int]]()
    for middle, second in _joints(scan):
        for two, last in _at(scan, second):
            for start, one in _before(scan, middle):
                if second > middle and not _of_section(scan, start, (one, two), found.values()):
                    continue
                if one.road == two.road and 0 < abs(one.stop - two.stop) <= _APART:
                    found[start, middle], found[second, last] = one, two
                    pairs.add((words.starts[start], words.ends[last - 1]))
    _part(scan, pairs)
    known = {(spot.start, spot.end): spot for spot in scan.spots} if found else {}
    own = {at for firm in scan.firms for at in range(*firm)} if found else set[int]()
    for (start, end), stop in found.items():
        if start not in own:
            _note(scan, known.get((words.starts[start], words.ends[end - 1])), (start, end), stop)


def _joints(scan: Scan) -> Iterator[tuple[int, int]]:
    """Yield where a first end may stop and a second one start: around a dash, and around "đến"."""
    words, to = scan.words, scan.lexicon["stretch_to"] if scan.language == "vi" else frozenset[str]()
    yield from ((middle, middle) for middle in words.behind(_DASHES))
    for at in compress(range(1, words.size - 1), map(to.__contains__, words.lower[1:])):
        if words.caps[at - 1] and words.caps[at + 1] and words.gap(at) == words.gap(at + 1) == " ":
            yield at, at + 1


def _of_section(scan: Scan, start: int, both: tuple[_End, _End], told: Collection[_End]) -> bool:
    """Tell whether "đến" parts the ends of a road that is told of before, and neither has its type word in the text.

    `told`: the ends that a dash parts.
    """
    words, cues = scan.words, scan.lexicon["section_cues"]
    first = next((at for at in range(start, max(0, start - _REACH), -1) if words.opens_sentence(at)), start - _REACH)
    near = range(max(0, first), start)
    led = any(words.slice(at, at + count).lower() in cues for at in near for count in (1, 2))
    names = {end.name for end in both}
    known = led or names <= {end.name for end in told}
    return known and not any(spot.types and spot.name in names for spot in scan.spots)


def _part(scan: Scan, pairs: Set[tuple[int, int]]) -> None:
    """Take back what was read as one place of both ends, for the first opens like a site: "Cầu Giẽ - Ninh Bình"."""
    if pairs:
        scan.spots[:] = [spot for spot in scan.spots if spot.kind == "road" or (spot.start, spot.end) not in pairs]


def _at(scan: Scan, start: int) -> Iterator[tuple[_End, int]]:
    """Yield the ends of roads that stand at the word, and where each stops."""
    words = scan.words
    if start >= words.size or not words.caps[start]:
        return
    for end in _ends().get(words.fold(start), ()):
        last = start + len(end.words)
        if tuple(map(words.fold, range(start, min(last, words.size)))) == end.words and words.run(start, BLANK) <= last:
            yield end, last


def _before(scan: Scan, middle: int) -> Iterator[tuple[int, _End]]:
    """Yield the ends of roads that stop before the word, each behind the word where it starts."""
    for start in range(max(0, middle - _LONGEST), middle):
        yield from ((start, end) for end, last in _at(scan, start) if last == middle)


def _note(scan: Scan, spot: Spot | None, at: tuple[int, int], end: _End) -> None:
    """Note of the spot of an end where it lies; add it if there is none."""
    start, last = at
    if end.name in _no_units():
        kind: str | None = _no_units()[end.name]
    elif end.province:
        kind = None if _units(end, reformed=scan.reformed) else "region"
    elif spot is not None or scan.unit_at(start) != last:
        return
    else:
        kind = None
    if spot is None:
        spot = scan.add(start, last, "bare", name=scan.unit_name(start, last))
    elif spot.kind is not None and (spot.kind != "natural" or kind is None):
        return
    spot.kind, spot.core = kind, None  # "Bãi Vọt" is no beach
    spot.name = scan.unit_name(start, last)
    spot.area = _province(end.province) if end.province and not kind else None


def _units(end: _End, *, reformed: bool) -> Sequence[Unit]:
    """Return the units of the name in the province of the end, of before the reform those of then only."""
    area = _province(end.province)
    return [unit for unit in named(end.name) if covers(area, unit) and (reformed or unit.register == "old")]
