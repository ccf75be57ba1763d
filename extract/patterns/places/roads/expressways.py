"""Expressways and railways, called after both ends: "cao tốc Hà Nội - Hải Phòng", "các tuyến cao tốc như A - B"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import compress

from extract.lexicon import alternation
from extract.patterns.places.features.features import feature
from extract.patterns.places.names.listing import counted
from extract.patterns.places.names.names import before_part, first_syllable
from extract.patterns.places.names.road_numbers import numbered_at
from extract.patterns.places.roads.roads import is_glued, named_road
from extract.patterns.places.state import BLANK, WIDE, Scan
from extract.patterns.places.text.lexicon import Head, places_lexicon
from extract.spots import Spot
from extract.text import CAPITALS

_MOST_ENDS = 4


def expressway(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "cao tốc Hà Nội - Hải Phòng": both ends are one name."""
    inner = scan.head(name)
    if inner and inner.heads[0].role == "unit" and scan.words.gap(name) == " ":  # "cao tốc TP.HCM - Long Thành"
        start = name + len(inner.words)
        end = before_part(scan, start, scan.words.run(start, WIDE, 9))
        dashed = any("-" in scan.words.gap(word) for word in range(start, end))
        return _stretches_on(scan, index, name, named_road(scan, index, end)) if dashed else 0
    start = _numbered(scan, name) if scan.words.gap(name) == " " else 0
    if start and (end := _ends_on(scan, start)) > start:  # "cao tốc Quốc lộ 45 - Nghi Sơn"
        return _stretches_on(scan, index, name, named_road(scan, index, end))
    if _lies_in(scan, name) or _no_name(scan, name):
        return name
    end = feature(scan, (index, name), "road", WIDE, 9)
    if end and _of_sides(scan, name):
        return _far_side(scan, end)
    return _stretches_on(scan, index, name, _to_numbered(scan, name, end)) if end else 0


def _of_sides(scan: Scan, name: int) -> bool:
    """Tell whether two sides are the whole name: "Bắc - Nam", "Bắc Nam"."""
    words, end = scan.words, name + 2
    return words.run(name, WIDE) == end and scan.lexicon["sides"].issuperset(words.lower[name:end])


def _far_side(scan: Scan, end: int) -> int:
    """Read the side on which the last spot runs into its name: "cao tốc Bắc - Nam phía Đông"; return its end."""
    words, last = scan.words, min(end + 2, scan.words.size)
    if words.gap(end) != " " or words.slice(end, last).lower() not in scan.lexicon["far_sides"]:
        return end
    if not words.caps[last - 1] or words.run(last - 1, BLANK) > last:
        return end  # "cao tốc Bắc - Nam phía Đông Hà Tĩnh"
    spot = scan.spots[-1]
    spot.end, spot.name = words.ends[last - 1], words.text[spot.start : words.ends[last - 1]]
    return last


def _lies_in(scan: Scan, name: int) -> bool:
    """Tell whether an expressway is told of by its province alone: "trên cao tốc Quảng Trị"."""
    words = scan.words
    end = words.run(name, BLANK) if name < words.size and words.gap(name) == " " else name
    dashed = words.gap(end) in WIDE - BLANK  # "cao tốc Quảng Ngãi - hầm Cù Mông"
    return end > name and not dashed and scan.unit_at(name, ("province",)) == end


def _no_name(scan: Scan, name: int) -> bool:
    """Tell whether a ring road's own head word stands there, or a common word: "Cao tốc Vành đai 4", "... Quốc hội"."""
    words, inner = scan.words, scan.head(name)
    if inner is not None and inner.heads[0].role == "ring_road":
        return True
    return words.run(name, WIDE) == name + 1 and words.gap(name) == " " and first_syllable(scan, name, name + 1)


def _stretches_on(scan: Scan, index: int, first: int, end: int) -> int:
    """Read the further ones of a list: "cao tốc Pháp Vân - Cầu Giẽ và Hà Nội - Hải Phòng, Quốc lộ 45 - Nghi Sơn".

    `first`: where the first end of the one before starts.
    """
    lower = scan.words.lower
    while (item := scan.list_joint(end)) > 0 and (ends := _stretch(scan, item)):
        middle, last = ends
        # "Hòa Lạc - Hòa Bình, Hòa Bình - Mộc Châu", "Hà Nội - Hải Phòng, Hà Nội - Lạng Sơn"
        goes_on = lower[item:middle] in (lower[end - (middle - item) : end], lower[first : first + middle - item])
        provinces = scan.unit_at(item, ("province",)) == middle and scan.unit_at(middle, ("province",)) == last
        if provinces and not (goes_on or item > end or scan.plural(index)):
            break  # "..., Ninh Thuận - Bình Thuận hưởng lợi"
        if not (goes_on or scan.words.caps[item]):
            break  # "cao tốc Hà Nội - Lào Cai, quốc lộ 70 - Yên Bái"
        first, end = item, named_road(scan, item, _ends(scan, item))  # "TP.HCM - Long Thành - Dầu Giây"
    return end


def _stretch(scan: Scan, start: int) -> tuple[int, int] | None:
    """Return where the first and the second end stop of a stretch of road that is called after both, or None."""
    middle = _one_end(scan, start)
    end = _one_end(scan, middle) if middle and scan.words.gap(middle) in WIDE - BLANK else 0
    whole = scan.unit_at(start, ("province",)) == end  # "Thừa Thiên - Huế"
    return (middle, end) if end and not whole else None


def _one_end(scan: Scan, at: int) -> int:
    """Return where one end of a stretch of road is named: "Hòa Bình", "Quốc lộ 45", "TP.HCM"; 0 if there is none."""
    words = scan.words
    if number := _numbered(scan, at):
        return number
    if at >= words.size or not words.caps[at]:
        return 0
    phrase = scan.head(at)
    start = at + len(phrase.words) if phrase and phrase.heads[0].role == "unit" else at
    end = words.run(start, BLANK, 5)
    office = any(map(scan.boundary, range(start, end))) or first_syllable(scan, start, end)
    known = phrase is not None or scan.unit_at(start) == end  # "Cam Lộ" opens like an office of another sort
    return end if end > start and (known or not office) else 0


def _numbered(scan: Scan, at: int) -> int:
    """Return where a numbered road that stands there ends, 0 if none does: "Quốc lộ 45", "quốc lộ 45", "QL45"."""
    return numbered_at(scan, at) or (at + 1 if at < scan.words.size and is_glued(scan, at) else 0)


def _to_numbered(scan: Scan, name: int, end: int) -> int:
    """Return where an expressway's name ends that goes on with a numbered road: "Mai Sơn - Quốc lộ 45 - Nghi Sơn"."""
    words = scan.words
    for at in range(name + 1, min(end + 1, words.size)):
        if number := _numbered(scan, at) if words.gap(at) in WIDE - BLANK else 0:
            spot, last = scan.spots[-1], max(end, _ends_on(scan, number))
            spot.end, spot.name = words.ends[last - 1], words.slice(name, last)
            return last
    return end


def railway(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "đường sắt Cát Linh"; both ends of one ("Hà Nội - Lào Cai") are places of their own."""
    words = scan.words
    last = words.run(name, BLANK)
    if last < words.size and words.gap(last) in WIDE and not (words.caps[name] and _of_sides(scan, name)):
        return name if words.caps[name - 1] and last > name else 0  # "tuyến Metro Bến Thành - Suối Tiên"
    return expressway(scan, head, index, name)


@cache
def _opening() -> re.Pattern[str]:
    """Return the pattern from a word of expressways to the first end of the first one of its list."""
    sets = places_lexicon()
    types, listing = alternation(sets["expressway_types"]), alternation(sets["street_lists"])
    stops = alternation((sets["plural"] | sets["no_street_list"]) - sets["in_year"] - sets["expressway_types"])
    told = rf"(?:\s(?!(?:{stops})(?!\w))\w{{1,30}}(?:\.\w{{1,30}})?){{0,10}}?"
    return re.compile(
        rf"(?<!\w)(?:{types}){told}(?:,?\s(?:{listing}):?\s|:\s|\s\()(?=(?-i:[{CAPITALS}]))", re.IGNORECASE
    )


@cache
def _firsts() -> frozenset[str]:
    """Return the words with which the words of expressways start."""
    return frozenset(type_.partition(" ")[0] for type_ in places_lexicon()["expressway_types"])


def stretch_lists(scan: Scan) -> Iterator[list[Spot]]:
    """Yield the expressways of each list that stands apart from a plural: "các tuyến cao tốc như A - B, B - C"."""
    words = scan.words
    for index in compress(range(words.size), map(_firsts().__contains__, words.lower)):
        match = _opening().match(words.text, words.starts[index]) if counted(scan, index) else None
        if match:
            scan.spots = []
            item = bisect_left(words.starts, match.end())
            while 0 < item < words.size and (end := _ends(scan, item)):
                item = scan.list_joint(named_road(scan, item, end))
            if scan.spots:
                yield scan.spots


def _ends(scan: Scan, start: int) -> int:
    """Return where the last end stops of a stretch of road that is called after two or more; 0 if there is none."""
    return _ends_on(scan, ends[1]) if (ends := _stretch(scan, start)) else 0


def _ends_on(scan: Scan, end: int) -> int:
    """Return where the last of the further ends of a stretch of road stops: " - Nghi Sơn - Diễn Châu"."""
    for _ in range(_MOST_ENDS):
        if scan.words.gap(end) not in WIDE - BLANK or not (last := _one_end(scan, end)):
            break
        end = last
    return end
