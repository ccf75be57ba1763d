"""Lists of streets apart from their type word: "các tuyến đường ở X như A, B", "nhiều tuyến đường (A, B, C)"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress

from extract.lexicon import alternation
from extract.patterns.places.called import past_titles
from extract.patterns.places.features import feature
from extract.patterns.places.lexicon import places_lexicon
from extract.patterns.places.listing import counted
from extract.patterns.places.names import counts_nothing, name_end, names_on
from extract.patterns.places.state import BLANK, WIDE, Scan
from extract.patterns.places.unnamed import day_end
from extract.spots import Spot, levels_borne

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
    return feature(scan, (index, past_titles(scan, name) if called else name), "road", WIDE, 8)


def streets_on(scan: Scan, end: int) -> int:
    """Read the further streets of a list whose last one ends before `end`, those called after a day among them."""
    while True:
        end = names_on(scan, end, "road", lambda item: name_end(scan, item, BLANK, _LONGEST))
        item = scan.list_joint(end)
        last = street_day(scan, item) if 0 < item < scan.words.size else 0
        if not last or not counts_nothing(scan, last - 1):
            return end
        scan.add(item, last, "list", kind="road")
        end = last


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
