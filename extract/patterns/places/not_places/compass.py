"""Points of the compass that are no regions: they say where in a place, which way, whence the wind blows."""

import re
from bisect import bisect_left
from functools import cache

from extract.lexicon import alternation
from extract.patterns.places.behind.lists_before import joint_before
from extract.patterns.places.names.names import compound, faces
from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.text.lexicon import places_lexicon

_AREAS = frozenset({"region", "natural"})
_FEATURES = frozenset({"natural", "site", "road", "numbered_road"})
_FAR = 70
_SENTENCE = 240
_LONGEST_REGION = 3
_RECENT = 6  # spots: more than the regions of a list
_STOP = re.compile(r"[.!?]\s|\n")


def only_side(scan: Scan, index: int, end: int) -> bool:
    """Tell whether what is named like a region is a mere side: "the Northeast of Hai Duong", "gió Đông Bắc"."""
    return (
        _side_of(scan, index, end)
        or _mere_side(scan, index, end)
        or _direction(scan, index, end)
        or _between(scan, index, end)
    )


def all_thirds(scan: Scan, index: int) -> int:
    """Read all three parts of the country where they are listed: "North, Central and South"; 0 if they are not."""
    words, thirds = scan.words, scan.lexicon["thirds"]
    if words.lower[index] not in thirds:
        return 0
    items = [index]
    while len(items) < len(thirds) and 0 < (item := scan.list_joint(items[-1] + 1)) < words.size:
        items.append(item)
    end = items[-1] + 1
    if not (all(words.caps[item] for item in items) and thirds == {words.lower[item] for item in items}):
        return 0
    country = scan.country(end + 1) if end + 1 < words.size else False
    within = end < words.size and words.lower[end] in scan.lexicon["of"] and not country
    if within or _named_on(scan, end):
        return 0  # "the North, Central and South of the city", "North, Central and South America"
    group = scan.group()
    for item in items:
        scan.add(item, item + 1, "fixed name", kind="region", group=group)
    return end


def regions_before(scan: Scan, first: int, end: int) -> None:
    """Read the regions of a list that share the plural at its end: "the Northern, Central and Southern regions"."""
    words, sets = scan.words, scan.lexicon
    if words.lower[end - 1] not in sets["shared_regions"]:
        return
    while (last := joint_before(scan, first)) > 0 and words.caps[last - 1]:
        starts = range(max(0, last - _LONGEST_REGION), last)
        first = next(
            (at for at in starts if words.caps[at] and words.slice(at, last).lower() in sets["regional"]), last
        )
        if first == last:
            return
        begin, stop = words.starts[first], words.ends[last - 1]
        if not any(spot.start < stop and spot.end > begin for spot in scan.spots[-_RECENT:]):
            scan.add(first, last, "list", kind="region")


def regions_on(scan: Scan, index: int, end: int) -> int:
    """Read the parts of the country that share the word before the first: "miền Bắc và Trung"; return its end."""
    words, first = scan.words, end
    if words.lower[index] not in scan.lexicon["third_of"] or end != index + 2:
        return end
    while 0 < (item := scan.list_joint(end)) < words.size and _third(scan, item):
        more = scan.list_joint(item + 1)
        on = words.gap(item + 1) != " " or (0 < more < words.size and _third(scan, more))
        if words.gap(item) == ", " and not on and end == first:
            break  # "Rời miền Bắc, Nam vào làm thuê": a man
        group = scan.spots[-1].group = scan.spots[-1].group or scan.group()
        end = item + 1
        scan.add(item, end, "list", kind="region", group=group)
    return end


def _third(scan: Scan, item: int) -> bool:
    """Tell whether a part of the country alone stands there: not "Nam Bộ", "Trung tâm", "Trung tá", "Nam, 30 tuổi"."""
    words = scan.words
    goes_on = item + 1 < words.size and (compound(scan, item) or words.number(item + 1))
    if goes_on or scan.head(item) is not None:
        return False
    alone = words.caps[item] and words.run(item) == item + 1 and words.lower[item] in scan.lexicon["third_names"]
    return alone and scan.lexicon.names.longest(words, item) is None


def side_before(scan: Scan, index: int, end: int) -> int:
    """Return where what a capital side of it stands before starts: "Nam Đồng bằng sông Hồng", "phía Bắc Sông Gianh".

    `end`: that of the capitalised words. 0 if the side is no word of its own, or belongs to a name: "Nam Đồng, Huế".
    """
    words, sides = scan.words, scan.lexicon["sides"]
    if scan.language != "vi" or words.lower[index] not in sides:
        return 0
    known = scan.lexicon.names.longest(words, index)
    if known and not sides.issuperset(known.words):
        return 0  # "Nam Trung Bộ"
    paired = index + 1 < end and words.lower[index + 1] in sides  # "Đông Nam Đồng bằng Bắc Bộ"
    said = words.before(index) in scan.lexicon["compass"]
    for at in (index + 2, index + 1) if paired else (index + 1,):
        if at >= words.size or not words.caps[at] or words.gap(at) != " ":
            continue
        if _area(scan, at) > scan.unit_at(index):
            return at
        if said and scan.unit_at(index) < end and _feature(scan, at, end):
            return at
    return 0


def with_country(scan: Scan, index: int, end: int) -> int:
    """Return where the foreign country ends of which such a region is a part, or 0: "miền Nam Campuchia"."""
    words = scan.words
    if not _sided(scan, index, end):
        return 0
    at = end + (_goes_on(scan, end) and scan.whole_country(end + 1))  # "miền Đông Nam Campuchia"
    if at >= words.size or words.gap(at) != " " or not words.caps[at] or not scan.whole_country(at):
        return 0
    return 0 if words.lower[at] in scan.lexicon["home_country"] else words.run(at, BLANK)


def part_of_unit(scan: Scan, index: int, end: int) -> int:
    """Return where a unit starts of which two points of the compass tell a part, or 0: "miền Đông Bắc tỉnh Quảng Ninh".

    One alone is a region before a province as well: "miền Bắc", "miền Tây".
    """
    words = scan.words
    at = end + _goes_on(scan, end)
    sided = _sided(scan, index, end) or words.lower[index] in scan.lexicon["sides"]  # "khu Đông Bắc TP.HCM"
    paired = sided and (at > end or words.lower[end - 2] in scan.lexicon["sides"])
    if not paired or at >= words.size or words.gap(at) != " ":
        return 0
    unit = scan.type_word(at) or scan.unit_at(at, ("province", "district")) == words.run(at, BLANK) > at
    return at if unit else 0


def _sided(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a region is called after a side, in a capital: "miền Tây"."""
    return scan.words.lower[index] in scan.lexicon["sided_regions"] and any(scan.words.caps[index:end])


def _goes_on(scan: Scan, end: int) -> bool:
    """Tell whether a second point of the compass follows."""
    words = scan.words
    return end + 1 < words.size and words.caps[end] and words.lower[end] in scan.lexicon["sides"]


def _area(scan: Scan, at: int) -> int:
    """Return where the capitalised region or water that stands there behind a blank ends, 0 if none does."""
    words, phrase = scan.words, scan.lexicon.names.longest(scan.words, at)
    area = phrase is not None and phrase.heads[0].role in _AREAS and words.caps[at] and words.gap(at) == " "
    return at + len(phrase.words) if phrase and area else 0


def _feature(scan: Scan, at: int, end: int) -> bool:
    """Tell whether the capitalised head word of water, a road or a site and its name stand there: "Sông Gianh"."""
    phrase = scan.head(at)
    return phrase is not None and phrase.heads[0].role in _FEATURES and at + len(phrase.words) < end


def _side_of(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a direction only says where in a place: "the Northeast of Hai Duong"."""
    words = scan.words
    if end != index + 1 or words.lower[index] not in scan.lexicon["directions"] or end + 1 >= words.size:
        return False
    return words.lower[end] in scan.lexicon["of"] and words.caps[end + 1] and not scan.country(end + 1)


def _mere_side(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a point of the compass is no region: "South Korean", "North of the river"; "the South" is one."""
    words = scan.words
    if end != index + 1 or words.lower[index] not in scan.lexicon["poles"]:
        return False
    joined = end < words.size and words.caps[end] and words.gap(end) in {" ", "-"}
    joined = joined or (words.gap(end) == " - " and words.lower[end] in scan.lexicon["poles"])  # "North - South line"
    paired = end < words.size and words.lower[end] in scan.lexicon["and"] and words.gap(end + 1) == " "
    both = paired and end + 2 < words.size and words.lower[end + 1] in scan.lexicon["poles"] and words.caps[end + 2]
    return (
        joined
        or both
        or _towards(scan, index)
        or _of_borders(scan, index)
        or words.before(index) not in scan.lexicon["articles"]
        or (end < words.size and words.lower[end] in scan.lexicon["of"])
        or (end < words.size and words.lower[end] in scan.lexicon["adjoining"] and not scan.country(end + 1))
        or (end + 1 < words.size and words.lower[end] in scan.lexicon["sides_of"] and _of(scan, end + 1))
    )


def _of(scan: Scan, at: int) -> bool:
    """Tell whether "of" stands there."""
    return scan.words.lower[at] in scan.lexicon["of"]


def _between(scan: Scan, index: int, end: int) -> bool:
    """Tell whether "Northeast" is a side: "it borders X to the South and Southwest", "from Northeast to Southwest"."""
    words, sets = scan.words, scan.lexicon
    if end != index + 1 or words.lower[index] not in sets["between_poles"] or _named_on(scan, end):
        return False
    if words.lower[index - 1] in sets["and"] and index > 2 and words.gap(index) == " ":
        first = words.lower[index - 2]
        framed = words.before(index - 2) in sets["definite"] and words.before(index - 3) in sets["sideways"]
        across = framed and first in sets["sides_only"]
        return across or (first in sets["poles"] and _mere_side(scan, index - 2, index - 1))
    return _of_borders(scan, index) or _across(scan, index)


def _named_on(scan: Scan, end: int) -> bool:
    """Tell whether a name goes on behind a point of the compass: "Northeast Vietnam"."""
    return end < scan.words.size and scan.words.caps[end] and scan.words.gap(end) == " "


def _across(scan: Scan, index: int) -> bool:
    """Tell whether two points of the compass without articles are the ends of a way: "from Northeast to Southwest"."""
    words, sets = scan.words, scan.lexicon
    first = index if words.before(index) in sets["origin"] else index - 2
    if first < 1 or words.before(first) not in sets["origin"] or words.before(first + 2) not in sets["sideways"]:
        return False
    ends = (words.lower[first], *words.lower[first + 2 : first + 3])
    return sets["directions"].issuperset(ends) and not _named_on(scan, first + 3)


@cache
def _far_off() -> re.Pattern[str]:
    """Return what stands before a side that only says where: "230 km from Vinh City to the "."""
    sets = places_lexicon()
    far, origin, towards = (alternation(sets[name]) for name in ("far", "origin", "towards"))
    return re.compile(rf"\d\s?(?:{far})\s(?:(?:{origin})\s[^.;,]{{2,40}}?\s)?(?:{towards})\s$")


def _direction(scan: Scan, index: int, end: int) -> bool:
    """Tell whether two points of the compass are a direction, no region: "gió Đông Bắc", "the Southwest monsoon"."""
    words = scan.words
    if end < words.size and words.gap(end) == " " and words.lower[end] in scan.lexicon["winds"]:
        return True
    if _far_off().search(words.text, max(0, words.starts[index] - _FAR), words.starts[index]):
        return True  # "230 km from Vinh City to the Southwest"
    if words.gap(index) != " " and faces(scan, index, end):
        return True  # "Tây Bắc giáp Lào", not "vùng Tây Bắc giáp Lào"
    sides = scan.lexicon["sides"].issuperset(words.lower[index:end])
    return sides and (words.before(index) in scan.lexicon["compass"] or _area(scan, end) > 0)


def _towards(scan: Scan, index: int) -> bool:
    """Tell whether a point of the compass says where a place lies: "it borders Hai Phong City to the North"."""
    words = scan.words
    if index < 3 or words.before(index - 1) not in scan.lexicon["sideways"] or not scan.spots:
        return False
    spot = scan.spots[-1]
    first = bisect_left(words.starts, spot.start)
    first -= words.before(first) in scan.lexicon["definite"]  # "from the North to the South"
    from_there = words.before(first) in scan.lexicon["origin"]
    return spot.end == words.ends[index - 3] and not from_there


@cache
def _sides(before: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return "to the East", which no region is, and any side, behind the preposition."""
    sets = places_lexicon()
    names = ("definite", "sides_only", "poles", "between_poles")
    the, across, poles, between = (alternation(sets[name]) for name in names)
    frame = rf"(?<!\w){re.escape(before)}\s(?:{the})\s"
    return (
        re.compile(rf"{frame}(?:{across})(?!\w)", re.IGNORECASE),
        re.compile(rf"{frame}(?:{across}|{poles}|{between})(?!\w)", re.IGNORECASE),
    )


@cache
def _bordering() -> re.Pattern[str]:
    """Return the words for what lies along an area."""
    return re.compile(rf"(?<!\w)(?:{alternation(places_lexicon()['bordering'])})(?!\w)", re.IGNORECASE)


def _of_borders(scan: Scan, index: int) -> bool:
    """Tell whether a pole is one of an area's sides: "a river to the North, a road to the East"."""
    words, sets = scan.words, scan.lexicon
    before = words.before(index - 1) if index > 1 else ""
    if before not in sets["sideways"] and before not in sets["locative"]:
        return False
    start, end = words.starts[index], words.ends[index]
    ahead = _STOP.split(words.text[max(0, start - _SENTENCE) : words.starts[index - 2]])[-1]
    behind = _STOP.split(words.text[end : end + _SENTENCE], maxsplit=1)[0]
    across, sides = _sides(before)
    if before in sets["sideways"] and (across.search(ahead) or across.search(behind)):
        return True
    borders = list(_bordering().finditer(ahead))
    near = bool(borders) and before in sets["sideways"] and "," not in ahead[borders[-1].end() :]
    return bool(borders) and (near or bool(sides.search(ahead) or sides.search(behind)))
