"""Bare repeats of a name that stood with its head word: "cửa khẩu Ma Lù Thàng", then "qua Ma Lù Thàng"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress

from extract.bearers import LARGE, levels_borne
from extract.gazetteer import fold_word, has_marks
from extract.patterns.places.names.end_numbers import counts_nothing
from extract.patterns.places.names.road_numbers import measured
from extract.patterns.places.state import BLANK, Scan
from extract.spots import Spot

_KINDS = frozenset({"site", "natural", "village"})
_UNITS = frozenset({"province", "district", "commune"})
_STREETS = frozenset({"road", "house number", "list"})  # rules
_NO_PLACE = frozenset({"person", "company", "credit"})
_LONGEST_HEAD = 3
_LONGEST_PERSON = 5
_SHORTEST = 4  # letters


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
            numbered = scan.words.raw[end - 1].isdecimal()
            if not _gives_way(before, start, stop, numbered=numbered):
                free = before.kind is None and (before.start, before.end) == (start, stop)
                if free and kind != "site":  # a site is called after the unit as often as before it
                    before.otherwise = kind  # "hồ Tà Đùng", then "đến Tà Đùng", which is a commune elsewhere
                continue
            replaced.add(id(before))
        elif behind and behind.start < stop:
            continue
        more.append(Spot(start, stop, scan.words.slice(first, end), "repeat", kind=kind))
    return sorted([spot for spot in spots if id(spot) not in replaced] + more, key=lambda spot: spot.start)


def _gives_way(before: Spot, start: int, stop: int, *, numbered: bool) -> bool:
    """Tell whether a bare name there is rather the repeat: one with its marks and no number is surely the unit's."""
    if before.kind is not None or before.start != start or before.end > stop:
        return False
    return numbered or not has_marks(before.name)


def _named(scan: Scan, spots: Sequence[Spot]) -> dict[tuple[str, ...], str]:
    """Return the names of features, word by word, that are no unit's in this article, and their kinds."""
    text = scan.words.text
    units = {fold_word(spot.name) for spot in spots if spot.types}
    found: dict[tuple[str, ...], str] = {}
    for spot in spots:
        if unit := _unknown_unit(scan, spot):
            found.setdefault(unit, spot.kind or spot.levels[0])
            continue
        core = spot.core or ((spot.start, spot.end) if spot.rule in {"list", "house number"} else None)
        street = spot.kind == "road" and scan.language == "vi" and spot.rule in _STREETS
        if core is None or spot.kind is None or not (spot.kind in _KINDS or street):
            continue
        name = text[slice(*core)]
        parts = tuple(name.lower().split())
        alone = len(parts) < 2 and not (spot.kind in {"natural", "village"} and _foreign(scan, core[1]))
        if alone or fold_word(name) in units:
            continue
        if spot.kind == "village" and len(parts) > 2 and parts[-1].isdecimal():
            found.setdefault(parts, "village")
            continue
        if not name.replace(" ", "").isalpha():
            continue
        if street and not (parts[0] in scan.lexicon["surnames"] or name.lower() in scan.lexicon["streets"]):
            continue
        levels = levels_borne(name)
        if (spot.soft and levels) or not LARGE.isdisjoint(levels):
            continue
        if not scan.lexicon["ordinary"].intersection({fold_word(name)}):
            found.setdefault(parts, spot.kind)
    return found


def _unknown_unit(scan: Scan, spot: Spot) -> tuple[str, ...]:
    """Return the words of a unit's name that no register knows, as those abroad: "tỉnh Poltava"; none otherwise."""
    typed = bool(spot.types) or (spot.kind in _UNITS and spot.rule == "type word")
    if not typed or levels_borne(spot.name) or not spot.name.replace(" ", "").isalpha():
        return ()
    parts = tuple(spot.name.lower().split())
    return parts if len(parts) > 1 or _foreign(scan, spot.end) else ()


def _foreign(scan: Scan, stop: int) -> bool:
    """Tell whether the word that ends there is none of Vietnamese, no sign and no well-known firm: "Crimea"."""
    words, at = scan.words, bisect_left(scan.words.ends, stop)
    if words.lower[at] in scan.lexicon["world_firms"]:
        return False  # "Sông Amazon", then "mua hàng từ Amazon"
    return len(words.raw[at]) >= _SHORTEST and words.raw[at].istitle() and not words.syllable(at)


def _occurrences(scan: Scan, named: dict[tuple[str, ...], str]) -> Iterator[tuple[str, int, int]]:
    """Yield the kind and the words of each whole capitalised run, or end of one, that is one of the names.

    A number closes no name but a village's of which one with a number was named: not "qua Nậm Chim" in "Nậm Chim 2".
    """
    words = scan.words
    stems = {parts[:-1] for parts in named if parts[-1].isdecimal()}
    firsts = {parts[0] for parts in named}
    lengths = sorted({len(parts) for parts in stems | named.keys()}, reverse=True)
    for first in compress(range(words.size), map(firsts.__contains__, words.lower)):
        if not words.caps[first]:
            continue
        for length in lengths:
            parts, end = tuple(words.lower[first : first + length]), first + length
            kind = named.get(parts, "village" if parts in stems else "")
            if not kind or not all(words.caps[first:end]):
                continue
            number = _number(scan, end)
            closed = number and (not words.raw[end].isdecimal() or counts_nothing(scan, end))
            if closed or (number and parts in stems):
                known = closed or (*parts, words.lower[end]) in named or _counts_on(scan, first, end)
                if parts in stems and known and _apart(scan, first, end + 1):
                    yield "village", first, end + 1
                break
            if parts in named:
                sure = length > 1 and kind not in _UNITS
                led = sure or words.before(first) in scan.lexicon["whereabouts"]
                if led and _apart(scan, first, end, street=kind == "road"):
                    yield kind, first, end
                break


def _counts_on(scan: Scan, first: int, end: int) -> bool:
    """Tell whether the same name with the number before stands before: "Nậm Chim 1, Nậm Chim 2"."""
    words, length = scan.words, end - first
    at = first - (words.gap(first) == " ")  # an "and" may part them
    before = words.lower[at - 1 : at] if at > length else [""]
    alike = words.lower[at - 1 - length : at - 1] == words.lower[first:end]
    return alike and before[0].isdecimal() and words.lower[end] == str(int(before[0]) + 1)


def _number(scan: Scan, at: int) -> bool:
    """Tell whether a number as villages bear it stands there, and measures nothing: "Nậm Chim 1", "Bu Prăng 1A"."""
    words = scan.words
    return at < words.size and words.gap(at) == " " and words.number(at) and not measured(scan, at + 1)


def _apart(scan: Scan, first: int, end: int, *, street: bool = False) -> bool:
    """Tell whether the words are a name of their own: in no longer name, no person's and no company's.

    A street's is mostly a person's too: a word for where one is must stand before it.
    """
    words = scan.words
    if any(words.gap(index) != " " for index in range(first + 1, end)):
        return False
    person = scan.surnamed(first, end) and words.lower[first] not in scan.lexicon["places_too"]
    led = words.before(first) in scan.lexicon["on_streets"] if street else not person
    if not led and not words.raw[end - 1].isdecimal():
        return False
    if words.gap(first) == " " and words.caps[first - 1] and not scan.opener(first - 1):
        return False
    if end < words.size and words.gap(end) in {" ", "-"} and words.caps[end] and not scan.opener(end):
        return False
    if _byname(scan, first):
        return False
    return not any(_ends_head(scan, first, length) for length in range(1, _LONGEST_HEAD + 1))


def _byname(scan: Scan, first: int) -> bool:
    """Tell whether the name opens a bracket behind a person's: "Trần Kim Túc (Chủ Chọt)"."""
    words = scan.words
    if words.gap(first) != " (":
        return False
    starts = range(max(0, first - _LONGEST_PERSON), first - 2)
    start = next((at for at in starts if words.run(at, BLANK) == first), first)
    return start < first and scan.surnamed(start, first)


def _ends_head(scan: Scan, first: int, length: int) -> bool:
    """Tell whether a head word of persons or firms of so many words stands right before."""
    if first < length or scan.words.gap(first) not in {" ", ": "}:
        return False
    phrase = scan.head(first - length)
    return phrase is not None and len(phrase.words) == length and phrase.heads[0].role in _NO_PLACE
