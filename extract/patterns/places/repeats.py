"""Bare repeats of a name that stood with its head word: "cửa khẩu Ma Lù Thàng", then "qua Ma Lù Thàng"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress

from extract.gazetteer import fold_word, has_marks
from extract.patterns.places.state import Scan
from extract.spots import LARGE, Spot, levels_borne

_KINDS = frozenset({"site", "natural", "village"})
_NO_PLACE = frozenset({"person", "company", "credit"})
_LONGEST_HEAD = 3


def repeats(scan: Scan, spots: Sequence[Spot]) -> list[Spot]:
    """Return the spots with those of the repeats, which take the place of a bare name that only may be a unit's."""
    named = _named(scan, spots)
    if not named:
        return list(spots)
    starts, firms = [spot.start for spot in spots], sorted(scan.firms)
    replaced, more = set[int](), list[Spot]()
    for kind, first, end in _occurrences(scan, named):
        firm = bisect_right(firms, (first, end)) - 1
        if firm >= 0 and end <= firms[firm][1]:
            continue  # "Công ty CP Hạ tầng Khu công nghiệp Bình Nghi"
        start, stop = scan.words.starts[first], scan.words.ends[end - 1]
        at = bisect_right(starts, start)
        before, behind = spots[at - 1] if at else None, spots[at] if at < len(spots) else None
        if before and before.end > start:
            same = (before.start, before.end) == (start, stop) and before.kind is None
            if not same or has_marks(before.name):  # with its marks the unit is surely of that name
                continue
            replaced.add(id(before))
        elif behind and behind.start < stop:
            continue
        more.append(Spot(start, stop, scan.words.slice(first, end), "repeat", kind=kind))
    return sorted([spot for spot in spots if id(spot) not in replaced] + more, key=lambda spot: spot.start)


def namesakes(scan: Scan, spots: Sequence[Spot]) -> None:
    """Make bare names of what looks like a feature but is the commune that the article named: "Phố Hiến", "ở Hồ Thầu".

    A river or bridge of the name is what it says where no word like "ở" stands before it.
    """
    communes = {spot.name for spot in spots if spot.types and spot.levels == ("commune",) and levels_borne(spot.name)}
    islands = {spot.name for spot in spots if scan.lexicon["islands_too"].issuperset(spot.types) and spot.types}
    for spot in spots:
        whole = spot.end - spot.start == len(spot.name)  # not the core of "biển Nghi Sơn"
        if not whole or spot.rule == "list" or spot.name not in communes or spot.name in islands:
            continue
        first = bisect_left(scan.words.starts, spot.start)
        if spot.kind == "road" or (spot.kind in _KINDS and scan.words.before(first) in scan.lexicon["locative"]):
            spot.kind, spot.rule, spot.core, spot.cue = None, "bare", None, True


def _named(scan: Scan, spots: Sequence[Spot]) -> dict[tuple[str, ...], str]:
    """Return the names of features, word by word, that are no unit's in this article, and their kinds."""
    text = scan.words.text
    units = {fold_word(spot.name) for spot in spots if spot.types}
    found: dict[tuple[str, ...], str] = {}
    for spot in spots:
        core = (spot.start, spot.end) if spot.rule == "list" else spot.core
        if core is None or spot.kind not in _KINDS:
            continue
        name = text[slice(*core)]
        parts = tuple(name.lower().split())
        if len(parts) < 2 or not name.replace(" ", "").isalpha() or fold_word(name) in units:
            continue
        levels = levels_borne(name)
        if (spot.soft and levels) or not LARGE.isdisjoint(levels):
            continue
        if not scan.lexicon["ordinary"].intersection({fold_word(name)}):
            found.setdefault(parts, spot.kind)
    return found


def _occurrences(scan: Scan, named: dict[tuple[str, ...], str]) -> Iterator[tuple[str, int, int]]:
    """Yield the kind and the words of each whole capitalised run, or end of one, that is one of the names."""
    words = scan.words
    firsts = {parts[0] for parts in named}
    lengths = sorted({len(parts) for parts in named}, reverse=True)
    for first in compress(range(words.size), map(firsts.__contains__, words.lower)):
        if not words.caps[first]:
            continue
        for length in lengths:
            kind = named.get(tuple(words.lower[first : first + length]))
            if kind and all(words.caps[first : first + length]) and _apart(scan, first, first + length):
                yield kind, first, first + length
                break


def _apart(scan: Scan, first: int, end: int) -> bool:
    """Tell whether the words are a name of their own: in no longer name, no person's and no company's."""
    words = scan.words
    if any(words.gap(index) != " " for index in range(first + 1, end)):
        return False
    if scan.surnamed(first, end) and words.lower[first] not in scan.lexicon["places_too"]:
        return False
    if words.gap(first) == " " and words.caps[first - 1] and not scan.opener(first - 1):
        return False
    if end < words.size and words.gap(end) in {" ", "-"} and words.caps[end] and not scan.opener(end):
        return False
    return not any(_ends_head(scan, first, length) for length in range(1, _LONGEST_HEAD + 1))


def _ends_head(scan: Scan, first: int, length: int) -> bool:
    """Tell whether a head word of persons or firms of so many words stands right before."""
    if first < length or scan.words.gap(first) not in {" ", ": "}:
        return False
    phrase = scan.lexicon.before.longest(scan.words, first - length)
    return phrase is not None and len(phrase.words) == length and phrase.heads[0].role in _NO_PLACE
