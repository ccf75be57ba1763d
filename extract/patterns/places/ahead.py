"""English type words before the name, in the order machines leave: "Hamlet Tan Long", "Street Le Loi"."""

from extract.bearers import LARGE, named
from extract.gazetteer import fold, load
from extract.patterns.places.features.features import feature
from extract.patterns.places.names.listing import count_before
from extract.patterns.places.names.road_numbers import all_numbers, code_after
from extract.patterns.places.roads.roads import named_road, numbered_road
from extract.patterns.places.roads.streets import street, streets_on
from extract.patterns.places.state import BLANK, CLOSE, WIDE, Scan
from extract.patterns.places.text.lexicon import Head
from extract.patterns.places.units.unit_lists import units_on
from extract.patterns.places.units.unit_names import add, higher, unit_name
from extract.patterns.places.units.units import numbered_unit
from extract.patterns.places.villages.villages import add_villages

_LONGEST_VILLAGE = 4
_LOOKED_AT, _MOST_UNITS = 3, 200  # names of a list that tells no number
_LAST_TOLD = 60  # places among which one that encloses it is looked for
_BEFORE_LARGER = frozenset({", ", " ("})


def unit(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "Commune Nam Dong", "in district Thu Thua", "districts 8 and 9"; in small letters a known one alone."""
    if scan.language == "en" and scan.plural(index) and all_numbers(scan, name):
        return numbered_unit(scan, head, index, name)
    count = _listed(scan, head, index, name)
    if not (count or _leads(scan, index, name) or _told(scan, head, index, name)):
        return 0
    known = not scan.words.caps[index] or "commune" not in head.levels
    end = unit_name(scan, head, name, known=known)
    if not end or _typed_behind(scan, end) or higher(scan, head, name, end):
        return 0
    if scan.unit_at(name, head.levels) < end and (end < name + 2 or scan.surnamed(name, end)):
        return 0  # "Chairman of Commune Le Tam"
    add(scan, head, (index, name, end))
    return units_on(scan, head, end, scan.plural(index), most=count)


def village(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "Hamlet Tan Long"; what is called like a province, or may be no village, needs its commune behind it."""
    words = scan.words
    left = words.lower[index] in scan.lexicon["left_villages"] and not words.caps[index] and scan.language == "en"
    if not (_leads(scan, index, name) or (left and name < words.size and words.gap(name) == " ")):
        return 0
    end = name
    while end < words.run(name, CLOSE, _LONGEST_VILLAGE + 1) and not (scan.boundary(end) or scan.suffix(end)):
        end += 1
    if not 0 < end - name <= _LONGEST_VILLAGE or _typed_behind(scan, end) or scan.middle_name(name, end):
        return 0
    placed = words.gap(end) in _BEFORE_LARGER and _unit_behind(scan, end)
    person = end - name > 2 and scan.surnamed(name, end)
    large = scan.unit_at(name, ("province",)) == end or scan.country(name)
    people = words.slice(name, end).lower() in scan.lexicon["ethnic"]
    if people or ((head.weak or left or person or large or end < name + 2) and not placed):
        return 0
    return add_villages(scan, index, name, end)


def road(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "Street Thong Nhat", "Street D2"; nothing in the name is English, and it is no province's."""
    words = scan.words
    if not _leads(scan, index, name) or (name < words.size and words.lower[name] in scan.lexicon["numbers"]):
        return 0  # "Street No. 7"
    if code_after(scan, index, name):
        return numbered_road(scan, head, index, name)
    last = words.run(name, BLANK)
    end = next((at for at in range(name, last) if scan.suffix(at)), last)
    if scan.unit_at(name, ("province",)) == end or not all(map(words.syllable, range(name, end))):
        return 0
    if end > name and scan.suffix(end) and not _typed_behind(scan, end):
        return named_road(scan, index, end)
    end = street(scan, index, name)
    return streets_on(scan, end) if end and scan.plural(index) else end


def natural(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "Pass Hai Van", "River Huong"."""
    return _feature(scan, index, name, "natural")


def site(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "Airport Noi Bai", "Market Ben Thanh"."""
    return _feature(scan, index, name, "site")


def _feature(scan: Scan, index: int, name: int, kind: str) -> int:
    """Read a feature whose head word has a capital; a province, or behind what may be a verb a district, is none."""
    words = scan.words
    last = words.run(name, BLANK)
    large = ("province", "district") if words.opens_sentence(index) else ("province",)  # "Market Da Lat flowers"
    if not words.caps[index] or not _leads(scan, index, name) or scan.unit_at(name, large) == last:
        return 0
    known = last > name + 1 or words.lower[name] in scan.lexicon["rivers"]
    return (
        feature(scan, (index, name), kind, WIDE, 5) if known and not any(map(scan.boundary, range(name, last))) else 0
    )


def _leads(scan: Scan, index: int, name: int) -> bool:
    """Tell whether the type word can belong to the name behind it, and ends no name itself: "the Old Quarter Hanoi".

    In small letters a preposition or the place before it in an address must stand before: "in village Ban Mai".
    """
    words = scan.words
    if scan.language != "en" or name >= words.size or not words.caps[name] or words.gap(name) != " ":
        return False
    if words.caps[index] and scan.unit_at(index) > name:
        return False  # "Buon Ma Thuot"
    before, joined = words.before(index), words.gap(index) == " "
    if not words.caps[index]:
        listed = words.gap(index) == ", " and bool(scan.spots) and scan.spots[-1].end == words.ends[index - 1]
        return listed or (joined and (before in scan.lexicon["cues"] or before in scan.lexicon["along"]))
    inside = joined and words.caps[index - 1] and before not in scan.lexicon["cues"]
    return not inside and words.gap(index) != "-"


def _told(scan: Scan, head: Head, index: int, name: int) -> bool:
    """Tell whether an article stands before a type word in small letters: "the commune Van Vu".

    Not where the two only meet, "In the district Moc Chau has tea", nor of a person in office whom nothing places.
    """
    words, sets = scan.words, scan.lexicon
    told = scan.language == "en" and words.gap(index) == " " and words.before(index) in sets["definite"]
    if not told or words.caps[index] or name >= words.size or not words.caps[name] or words.gap(name) != " ":
        return False
    before = words.before(index - 1)
    if "province" in head.levels and before in sets["within"]:
        return False  # "In the province Long An ranks first."
    if (before in sets["leading"] or before in sets["enclosing"]) and words.opens_sentence(index - 2):
        return words.gap(words.run(name, BLANK)) != " "  # but "In the district Moc Chau, tea is grown"
    return not _in_office(scan, index) or _borne_here(scan, head, name)


def _in_office(scan: Scan, index: int) -> bool:
    """Tell whether whom one thanks, or a person in office, stands before "the" and the type word: "head of the"."""
    words, sets = scan.words, scan.lexicon
    before = words.before(index - 1)
    if before in sets["thanked"]:
        return True
    return before in sets["of"] and words.before(index - 2) in sets["in_office"]


def _borne_here(scan: Scan, head: Head, name: int) -> bool:
    """Tell whether a place told of before encloses a unit of the name, or a place that can stands behind it."""
    words, end = scan.words, scan.unit_at(name, head.levels)
    if end == name:
        return False
    if words.gap(end) in _BEFORE_LARGER and (_unit_behind(scan, end) or scan.unit_at(end, LARGE) > end):
        return True
    if words.gap(end) == " " and words.lower[end] in scan.lexicon["enclosing"]:
        return scan.unit_at(end + 1, LARGE) > end + 1
    told = {fold(spot.name) for spot in scan.spots[-_LAST_TOLD:]}
    units = [unit for unit in named(scan.unit_name(name, end)) if unit.type in head.types] if told else []
    return any(fold(part) in told for unit in units for part in load().path(unit)[:-1])


def _listed(scan: Scan, head: Head, index: int, name: int) -> int:
    """Return how many units a plural names that follow it at once, 0 if it is no list: "two communes A and B".

    As many as are counted; without a number not provinces alone, which only tell where: "two wards Hanoi said".
    """
    words = scan.words
    if scan.language != "en" or not scan.plural(index) or name >= words.size or words.gap(name) != " ":
        return 0
    count, found, item, small = count_before(scan, index), 0, name, False
    while found < (count or _LOOKED_AT) and 0 < item < words.size and words.caps[item]:
        end = unit_name(scan, head, item, known=True)
        if not end or higher(scan, head, item, end) or scan.unit_at(item, ("province",)) > end:
            break
        if words.run(item, BLANK) > end or scan.suffix(end):
            break
        found, small, item = found + 1, small or not scan.bare_province(item, end), scan.list_joint(end)
    if count:
        return found if found == count > 1 else 0
    return _MOST_UNITS if found > 1 and small else 0


def _typed_behind(scan: Scan, end: int) -> bool:
    """Tell whether a type word behind the name takes it: "Hamlet Tan Long commune", not "Street Le Loi District 1"."""
    suffix = scan.suffix(end)
    return suffix is not None and not (scan.words.caps[end] and scan.words.number(suffix[1]))


def _unit_behind(scan: Scan, index: int) -> bool:
    """Tell whether a unit stands there with its type word before or behind it."""
    end = scan.words.run(index, BLANK)
    phrase, suffix = scan.head(index), scan.suffix(end)
    first = phrase is not None and any(head.types for head in phrase.heads)
    return first or (suffix is not None and suffix[0].role == "unit")
