"""Bare repeats of a name that stood with its head word: "cửa khẩu Ma Lù Thàng", then "qua Ma Lù Thàng"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress

from extract.gazetteer import fold_word, has_marks
from extract.patterns.places.names import counts_nothing
from extract.patterns.places.road_numbers import measured
from extract.patterns.places.state import Scan
from extract.spots import LARGE, Spot, covers, levels_borne, name_holds, named, within

_KINDS = frozenset({"site", "natural", "village"})
_NO_PLACE = frozenset({"person", "company", "credit"})
_LONGEST_HEAD = 3
_STOPS = frozenset({"", ".", "!", "?"})  # with a line's end: what a sentence opens behind
_ENDS = _STOPS | {","}
_JOINT = len(" in ")  # the longest between a commune and what it lies in


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


def taken_up(scan: Scan, spots: Sequence[Spot]) -> None:
    """Make bare names the commune that the article told first: "Hai Duong ward. Today Hai Duong has".

    Not where the article tells of the province of the name too, or could: in lists, and inside other names.
    """
    told, again, barred = dict[str, tuple[Spot, bool]](), list[Spot](), set[str]()
    for at, spot in enumerate(spots):
        name = spot.name.lower()
        if spot.kind is None and spot.rule == "bare" and not spot.former and name in told:
            again.append(spot)
            barred.update({name} if _before_province(scan, spot) else ())
        elif name not in told and not spot.former and spot.types and spot.levels == ("commune",):
            around = [each for each in spots[at + 1 : at + 2] if _around(spot, each)]
            cut_out = _cut_out(scan, spot, around)
            theme = _shared(spot) and (cut_out or (around and _opens(scan, spot)))
            told |= {name: (spot, cut_out)} if theme else {}
        elif spot.administrative and (spot.former or not spot.types or spot.levels != ("commune",)):
            barred.add(name)
    names = [(spot, *told[spot.name.lower()]) for spot in again]
    barred |= {spot.name.lower() for spot, _, cut_out in names if not (cut_out or _themed(scan, spot))}
    for spot, first, _ in names:
        named_here = spot.name.lower() not in barred and not _elsewhere(scan, spot, spots)
        if named_here and _spoken_of(scan, spot):
            spot.kind, spot.types, spot.cue, spot.again = first.kind, first.types, True, first


def _shared(spot: Spot) -> bool:
    """Tell whether a province bears the name too, and holds no commune of the name and type word."""
    units = named(spot.name)
    provinces = [unit for unit in units if unit.level == "province"]
    communes = [unit for unit in units if unit.type in spot.types]
    inside = any(within(unit, province) for unit in communes for province in provinces)
    return bool(provinces and communes) and not inside


def _around(spot: Spot, behind: Spot) -> bool:
    """Tell whether what the commune lies in is told right behind it."""
    return not LARGE.isdisjoint(behind.levels) and behind.start - spot.end <= _JOINT


def _cut_out(scan: Scan, spot: Spot, around: Sequence[Spot]) -> bool:
    """Tell whether the commune is one of today where the province of the name was: phường Hải Dương in Hải Phòng.

    `around`: what it is said to lie in, in which such a commune must lie.
    """
    units = named(spot.name)
    provinces = [unit for unit in units if unit.level == "province"]
    communes = [unit for unit in units if unit.register == "new" and unit.type in spot.types]
    there = all(any(covers(province, unit) for province in provinces) for unit in communes)
    said = all(any(covers(area, unit) for area in named(each.name) for unit in communes) for each in around)
    return scan.reformed and bool(communes) and there and said


def _opens(scan: Scan, spot: Spot) -> bool:
    """Tell whether the commune opens its sentence, which is about it then: no one's home."""
    return scan.words.opens_sentence(bisect_left(scan.words.starts, spot.start))


def _themed(scan: Scan, spot: Spot) -> bool:
    """Tell whether something is told of the name itself, not where something else happens: no "in" before it."""
    return _spoken_of(scan, spot) and not scan.cued(bisect_left(scan.words.starts, spot.start))


def _elsewhere(scan: Scan, spot: Spot, spots: Sequence[Spot]) -> bool:
    """Tell whether the article goes on to provinces that do not hold the name, and one of today bears it as well."""
    register = "new" if scan.reformed else "old"
    if not any(unit.level == "province" and unit.register == register for unit in named(spot.name)):
        return False
    others = (each.name for each in spots if "province" in each.levels and each.kind in {None, "province"})
    provinces = {name for name in others if "province" in levels_borne(name) and name.lower() != spot.name.lower()}
    return any(not name_holds(name, spot.name) for name in provinces)


def _before_province(scan: Scan, spot: Spot) -> bool:
    """Tell whether a list goes on behind the name with a province in which it does not lie: "Hai Duong and Hanoi"."""
    item = scan.list_joint(bisect_left(scan.words.starts, spot.end))
    last = scan.unit_at(item, ("province",)) if 0 < item < scan.words.size else item
    return last > item and not name_holds(scan.unit_name(item, last), spot.name)


def _spoken_of(scan: Scan, spot: Spot) -> bool:
    """Tell whether the name opens its sentence or stands behind a word like "in", alone and in no list."""
    words, sets = scan.words, scan.lexicon
    first, end = bisect_left(words.starts, spot.start), bisect_left(words.starts, spot.end)
    if words.starts[first] != spot.start or words.gap(end).strip() not in _ENDS:
        return False
    item = end if words.gap(end) == " " else scan.list_joint(end)
    if 0 <= item < words.size and words.caps[item]:
        return False
    opens = words.gap(first).strip() in _STOPS and words.opens_sentence(first)
    behind = any(words.slice(start, first).lower() in sets["taken_up_behind"] for start in (first - 1, first - 2))
    return opens or (words.gap(first) == " " and behind)


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
        if len(parts) < 2 or fold_word(name) in units:
            continue
        if spot.kind == "village" and len(parts) > 2 and parts[-1].isdecimal():
            found.setdefault(parts, "village")
            continue
        if not name.replace(" ", "").isalpha():
            continue
        levels = levels_borne(name)
        if (spot.soft and levels) or not LARGE.isdisjoint(levels):
            continue
        if not scan.lexicon["ordinary"].intersection({fold_word(name)}):
            found.setdefault(parts, spot.kind)
    return found


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
                if _apart(scan, first, end):
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


def _apart(scan: Scan, first: int, end: int) -> bool:
    """Tell whether the words are a name of their own: in no longer name, no person's and no company's."""
    words = scan.words
    if any(words.gap(index) != " " for index in range(first + 1, end)):
        return False
    person = scan.surnamed(first, end) and words.lower[first] not in scan.lexicon["places_too"]
    if person and not words.raw[end - 1].isdecimal():
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
