"""Lists of streets apart from their type word: "các tuyến đường ở X như A, B", "nhiều tuyến đường (A, B, C)"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress

from extract.bearers import levels_borne
from extract.lexicon import alternation
from extract.patterns.places.called import past_titles
from extract.patterns.places.end_numbers import counts_nothing
from extract.patterns.places.features import feature
from extract.patterns.places.lexicon import places_lexicon
from extract.patterns.places.listing import counted
from extract.patterns.places.names import first_syllable, name_end, names_on, past_bracket
from extract.patterns.places.state import BLANK, WIDE, Scan
from extract.patterns.places.unnamed import day_end
from extract.spots import Spot

_LONGEST = 5
_FAR = 5
_MONTHS = 12
_LARGE = frozenset({"province", "district"})


@cache
def _opening() -> re.Pattern[str]:
    """Return the pattern from a type word of streets to the first name of its list."""
    sets = places_lexicon()
    types, qualities, ways = (alternation(sets[name]) for name in ("street_types", "street_qualities", "no_streets"))
    stops = alternation(sets["plural"] | sets["counted_people"] | sets["no_street_list"])
    told = rf"(?P<told>(?:\s(?!(?:{stops})(?!\w))\w{{1,30}}(?:\.\w{{1,30}})?){{0,8}}?)"
    then = rf"(?:,?\s(?:{alternation(sets['street_lists'])}):?\s|:\s|\s\()"
    return re.compile(
        rf"(?<!\w)(?:{types})(?!\s(?:{ways})(?!\w))(?:\s(?:{qualities}))*+{told}{then}(?=[^\W\d_])", re.IGNORECASE
    )


@cache
def _firsts() -> frozenset[str]:
    """Return the words with which the type words start."""
    return frozenset(type_.partition(" ")[0] for type_ in places_lexicon()["street_types"])


def street_openings(scan: Scan) -> Iterator[tuple[int, int, bool, int]]:
    """Yield where plural type words of streets stand, where their lists start, if more than qualities part them, and 0.

    The last is a count of names that the list must have, which streets have none of.
    """
    words, firsts = scan.words, _firsts()
    for index in compress(range(words.size), map(firsts.__contains__, words.lower)):
        if counted(scan, index) and (match := _opening().match(words.text, words.starts[index])):
            yield index, match.end(), bool(match["told"]), 0


def streets_from(scan: Scan, index: int, first: int, *, told: bool) -> None:
    """Read the streets of a list that starts at a name for the type word at the index.

    Most must look like streets if something is `told` between.
    """
    end = name_end(scan, first, BLANK, _LONGEST)
    fixed = scan.lexicon.names.longest(scan.words, first)
    sight = fixed is not None and first + len(fixed.words) >= end  # "những con đường di sản như Tràng An, Tam Cốc"
    if sight or scan.bare_province(first, end) or scan.suffix_after(end):
        return
    known = len(scan.spots)
    scan.add(first, end, "list", kind="road")
    streets_on(scan, end)
    found = scan.spots[known:]
    while found and "province" in levels_borne(found[-1].name):
        found.pop()  # "các tuyến đường: Trần Phú, Hùng Vương, Huế"
    called = _called(scan, (index, first, end), [spot.name.lower() for spot in found])
    scan.spots[known:] = found if called and _streets(scan, found, told) else []


def street(scan: Scan, index: int, name: int) -> int:
    """Read one street behind its type word: "đường Trần Phú", "đường Đại tướng Võ Nguyên Giáp"."""
    words = scan.words
    called = name < words.size and words.caps[name] and words.lower[name] not in scan.lexicon["in_office"]
    first = past_titles(scan, name) if called else name
    return feature(scan, (index, first), "road", BLANK if _crossed(scan, index, first) else WIDE, 8)


def _crossing(scan: Scan, index: int) -> bool:
    """Tell whether a word for where two streets meet stands before a type word: "ngã tư đường A và B"."""
    starts = range(max(0, index - 2), index)
    return any(scan.words.slice(start, index).lower() in scan.lexicon["crossroads"] for start in starts)


def _crossed(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a dash parts two streets that meet: "ngã tư đường Trần Phú - Lê Lợi"."""
    words = scan.words
    end = words.run(name, BLANK, _LONGEST) if _crossing(scan, index) else words.size
    return end < words.size and words.gap(end) == " - " and all(_own_street(scan, at) for at in (name, end))


def _own_street(scan: Scan, item: int) -> int:
    """Return where a street's name ends: one that all know, or a person's that no large unit bears; 0 if none does."""
    words, sets = scan.words, scan.lexicon
    last = words.run(item, BLANK, _LONGEST)
    name = words.slice(item, last).lower()
    surname = last > item + 1 and words.lower[item] in sets["surnames"] and words.lower[item] not in sets["places_too"]
    free = surname and scan.head(item) is None and _LARGE.isdisjoint(levels_borne(name))
    own = name in sets["streets"] or (free and not first_syllable(scan, item, last))
    return last if own and not scan.suffix_after(last) else 0


def streets_beside(scan: Scan, index: int, end: int) -> int:
    """Read the streets behind one that have no type word: in its list, across it, at the ends of its stretch."""
    words, sets, group, crossing = scan.words, scan.lexicon, scan.group(), _crossing(scan, index)
    while 0 < (item := max(scan.list_joint(end), past_bracket(scan, end))) < words.size and words.caps[item]:
        last = words.run(item, BLANK, _LONGEST)
        called, bracket = words.slice(item, last).lower(), item > end + 1
        known = called in sets["streets"] or (called in sets["site_streets"] and words.lower[item - 1] in sets["and"])
        joined = (item > end and not bracket) or (crossing and words.gap(item) == " - ")
        if not (known or (joined and _second(scan, (index, item, last), crossing))) or scan.suffix_after(last):
            break
        if bracket:
            scan.holes.append((end, item))
        scan.add(item, last, "list", kind="road", group=group)
        end, crossing = last, False
    return _stretch(scan, index, end, group)


def _second(scan: Scan, at: tuple[int, int, int], crossing: bool) -> bool:
    """Tell whether the second of two names is a street's: "ở đường Trường Chinh và Cộng Hòa, quận Tân Bình".

    At a crossing it always is. Else one with a person's middle name, or a district's, must close its phrase, for who
    was met there, or what lies there, may be told of next: "ở đường Lê Lợi và Nguyễn Văn Nam khai".
    `at`: where the type word and the name start, and where that ends.
    """
    words, (index, item, last) = scan.words, at
    if scan.head(item) is not None or last < item + 2 or first_syllable(scan, item, last):
        return False
    borne = levels_borne(words.slice(item, last))
    if "province" in borne or scan.unit_at(item, ("province",)) == last:
        return False
    if crossing:
        return True
    closed = words.gap(last) != " " and not words.raw[min(last, words.size - 1)][0].isdecimal()
    if scan.middle_name(item, last) or "district" in borne:
        return closed and words.before(index) not in scan.lexicon["linking_roads"]
    return bool(borne) or _own_street(scan, item) > 0


def _stretch(scan: Scan, index: int, end: int, group: int) -> int:
    """Read the ends of a street's stretch: "từ đường A đến B", "đường A (đoạn từ B đến C)"."""
    words, sets = scan.words, scan.lexicon
    ranged = words.before(index) in sets["stretch_from"]
    if words.gap(end) == " (":
        first = end + 1 + (words.before(end + 1) in sets["stretches"])
        ranged = words.before(first) in sets["stretch_from"] and words.caps[min(first, words.size - 1)]
        if not ranged or not (last := _own_street(scan, first)):
            return end
        scan.add(first, last, "list", kind="road", group=group)
        end = last
    to = end + 1
    if not ranged or to >= words.size or words.lower[end] not in sets["stretch_to"] or not words.caps[to]:
        return end
    last = _own_street(scan, to) if words.gap(end) == words.gap(to) == " " else 0
    if last:
        scan.add(to, last, "list", kind="road", group=group)
    return last or end


def streets_on(scan: Scan, end: int) -> int:
    """Read the further streets of a list whose last one ends before `end`, those called after a day among them."""
    while True:
        end = names_on(scan, end, "road", lambda item: name_end(scan, item, BLANK, _LONGEST))
        item = scan.list_joint(end)
        last = street_day(scan, item) if 0 < item < scan.words.size else 0
        if not last or not counts_nothing(scan, last - 1):
            return _before_province(scan, end)
        scan.add(item, last, "list", kind="road")
        end = last


def _before_province(scan: Scan, end: int) -> int:
    """Give back the province in which a list of streets lies: "các đường Trần Phú, Lê Lợi, Đà Nẵng".

    Not the last of several such streets, nor one behind "và".
    """
    words, spots = scan.words, scan.spots
    start = bisect_left(words.starts, spots[-1].start)
    alone = len(spots) > 1 and spots[-2].kind == "road" and "province" not in levels_borne(spots[-2].name)
    if not alone or words.gap(start) != ", " or not scan.bare_province(start, end):
        return end
    spots.pop()
    return start


def street_day(scan: Scan, name: int) -> int:
    """Return where a day that a street is called after ends: "30 tháng 4", "30/4"; 0 if there is none."""
    words = scan.words
    if end := day_end(scan, name):
        return end
    if name + 1 >= words.size or not words.raw[name].isdecimal():
        return 0
    month = words.raw[name + 1]
    day = words.gap(name + 1) in {"/", "-"} and month.isdecimal() and int(month) <= _MONTHS
    return name + 2 if day else 0


def _called(scan: Scan, at: tuple[int, int, int], names: Sequence[str]) -> bool:
    """Tell whether one name is called as streets are: not "nhiều tuyến phố như Times City", "con đường: Hy Vọng".

    Of paths, and of who keeps streets, only what streets are called all over the country tells.
    `at`: where the type word and the first name start, and where that ends.
    """
    words, sets, (index, first, end) = scan.words, scan.lexicon, at
    if any(name in sets["streets"] or name in sets["site_streets"] for name in names):
        return True
    starts = range(max(0, index - _FAR), index)
    kept = any(words.slice(start, start + 2).lower() in sets["street_keepers"] for start in starts)
    if kept or not sets["counters"].isdisjoint(words.lower[max(0, index - 1) : index + 1]):
        return False
    if any(name.partition(" ")[0] in sets["surnames"] and " " in name for name in names):
        return True
    return words.lower[first] not in sets["organs_first"] and all(map(words.syllable, range(first, end)))


def _streets(scan: Scan, spots: Sequence[Spot], told: bool) -> bool:
    """Tell whether the names are those of streets: one of them, or with other words before the list most of them."""
    count = sum(_like_street(scan, spot.name.lower(), told) for spot in spots)
    return 2 * count > len(spots) if told else count > 0


def _like_street(scan: Scan, name: str, told: bool) -> bool:
    """Tell whether streets are called so all over the country, or after a person, or no unit bears the name.

    With other words before the list a name with a middle one is rather of who lives there: "làm đường gồm: A Văn B".
    """
    first, *rest = name.split()
    if name in scan.lexicon["streets"] or (told and not scan.lexicon["middles_vi"].isdisjoint(rest[:-1])):
        return name in scan.lexicon["streets"]
    borne = levels_borne(name)
    surname = bool(rest) and first in scan.lexicon["surnames"] and first not in scan.lexicon["places_too"]
    return not borne or (surname and borne.isdisjoint(_LARGE))
