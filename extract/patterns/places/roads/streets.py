"""Lists of streets apart from their type word: "các tuyến đường ở X như A, B", "nhiều tuyến đường (A, B, C)"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress

from extract.bearers import LARGE, levels_borne
from extract.lexicon import alternation
from extract.patterns.places.features.called import past_titles
from extract.patterns.places.features.features import feature
from extract.patterns.places.features.unnamed import day_end
from extract.patterns.places.names.end_numbers import counts_nothing
from extract.patterns.places.names.listing import counted
from extract.patterns.places.names.names import first_syllable, name_end, names_on, past_bracket, small_name
from extract.patterns.places.names.road_numbers import measured
from extract.patterns.places.not_places.ages import told_behind
from extract.patterns.places.roads.stretches import own_street, stretch
from extract.patterns.places.state import BLANK, WIDE, Scan
from extract.patterns.places.text.lexicon import places_lexicon
from extract.spots import Spot

_LONGEST = 5
_FAR = 5
_MOST_MET = 4  # streets
_MONTHS = 12


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
    words, firsts, types = scan.words, _firsts(), scan.lexicon["street_types"]
    for index in compress(range(words.size), map(firsts.__contains__, words.lower)):
        if counted(scan, index) and (match := _opening().match(words.text, words.starts[index])):
            second = words.gap(index + 1) == " " and words.lower[index + 1] in types  # "120 tuyến đường": of "đường"
            yield index + second, match.end(), bool(match["told"]), 0


def streets_from(scan: Scan, index: int, first: int, *, told: bool) -> None:
    """Read the streets of a list that starts at a name for the type word at the index.

    Most must look like streets if something is `told` between.
    """
    end = _name_end(scan, first)
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
    """Tell whether dashes part streets that meet, of which one surely is a street: "ngã tư đường Trần Phú - Lê Lợi"."""
    words, starts = scan.words, [name]
    while len(starts) < _MOST_MET and words.gap(end := words.run(starts[-1], BLANK, _LONGEST)) == " - ":
        starts.append(end)
    if len(starts) < 2 or not _crossing(scan, index):
        return False
    return any(own_street(scan, at) for at in starts) and not any(map(scan.head, starts[1:]))


def streets_beside(scan: Scan, index: int, end: int) -> int:
    """Read the streets behind one that have no type word: in its list, across it, at the ends of its stretch."""
    words, sets, group, crossing = scan.words, scan.lexicon, scan.group(), _crossing(scan, index)
    while 0 < (item := max(scan.list_joint(end), past_bracket(scan, end))) < words.size and words.caps[item]:
        last = max(words.run(item, BLANK, _LONGEST), small_name(scan, item))
        called, bracket = words.slice(item, last).lower(), item > end + 1
        known = called in sets["streets"] or (called in sets["site_streets"] and words.lower[item - 1] in sets["and"])
        joined = (item > end and not bracket) or (crossing and words.gap(item) == " - ")
        if scan.suffix_after(last) or (scan.surnamed(item, last) and told_behind(scan, last)):
            break  # "ở đường Duy Tân và Trương Hữu Bảo (SN 1968)"
        if not (known or (joined and _second(scan, (index, item, last), crossing))):
            break
        if bracket:
            scan.holes.append((end, item))
        scan.add(item, last, "list", kind="road", group=group)
        end, crossing = last, crossing and words.gap(item) == " - "
    return stretch(scan, index, end, group)


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
    if crossing and (words.gap(item) != " - " or "district" not in borne):
        return True  # "ngã tư đường Trần Phú - Hà Đông": the district around it
    if crossing:
        return False
    closed = words.gap(last) != " " and not words.raw[min(last, words.size - 1)][0].isdecimal()
    if scan.middle_name(item, last) or "district" in borne:
        return closed and words.before(index) not in scan.lexicon["linking_roads"]
    return bool(borne) or own_street(scan, item) > 0


def streets_on(scan: Scan, end: int) -> int:
    """Read the further streets of a list whose last one ends before `end`, those called after a day among them."""
    while True:
        end = names_on(scan, end, "road", lambda item: _name_end(scan, item))
        item = scan.list_joint(end)
        last = street_day(scan, item) if 0 < item < scan.words.size else 0
        if not last or not counts_nothing(scan, last - 1):
            return _before_province(scan, end)
        scan.add(item, last, "list", kind="road")
        end = last


def _name_end(scan: Scan, item: int) -> int:
    """Return where a street's name ends, one with small words inside too: "Xô viết Nghệ Tĩnh"."""
    return max(name_end(scan, item, BLANK, _LONGEST), small_name(scan, item))


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
    return name + 2 if day and not measured(scan, name + 2) else 0  # "mặt đường 1-2 m"


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
    return not borne or (surname and borne.isdisjoint(LARGE))
