"""Head words before a name: which role they have, and the rule that reads on from there."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from extract.bearers import named
from extract.gazetteer import unit_types
from extract.lexicon import alternation
from extract.patterns.places import ahead
from extract.patterns.places.features import features
from extract.patterns.places.not_places import companies, people, produce
from extract.patterns.places.roads import coded_roads, expressways, houses, roads
from extract.patterns.places.state import Scan
from extract.patterns.places.text.lexicon import Head, Phrase, places_lexicon
from extract.patterns.places.units import offices, units
from extract.patterns.places.villages import villages
from extract.spots import within

Rule = Callable[[Scan, Head, int, int], int]

_GLUED_UNIT = re.compile(r"(?:(Q)|[PF])(\d{1,2})$")
_JOINED = frozenset({", ", " (", " - "})  # a ward and its district
_NEAR_QUARTER = 8  # words
_QUARTERS = frozenset({"Q1", "Q2", "Q3", "Q4"})

_ROLES: dict[str, Rule] = {
    "word": people.pass_over,
    "paired": people.paired,
    "produce": produce.of_land,
    "fruit": produce.fruit,
    "unit": units.unit,
    "numbered_unit": units.numbered_unit,
    "organ": units.organ,
    "office": offices.office,
    "village": villages.village,
    "numbered_village": villages.numbered_village,
    "natural": features.natural,
    "site": lambda scan, head, index, name: houses.after_site(scan, index) or features.site(scan, head, index, name),
    "region": features.region,
    "road": roads.road,
    "expressway": expressways.expressway,
    "railway": expressways.railway,
    "stretch_road": roads.stretch_road,
    "numbered_road": roads.numbered_road,
    "ring_road": roads.ring_road,
    "coded_road": coded_roads.coded_road,
    "road_codes": roads.road_codes,
    "company": companies.company,
    "person": people.person,
    "credit": people.credit,
    "school": people.school,
    "ahead_unit": ahead.unit,
    "ahead_village": ahead.village,
    "ahead_road": ahead.road,
    "ahead_natural": ahead.natural,
    "ahead_site": ahead.site,
    "list_unit": units.list_unit,
    "list_village": units.list_other,
    "list_site": units.list_other,
    "list_natural": units.list_other,
    "list_road": units.list_other,
}


def read(scan: Scan, phrase: Phrase, index: int) -> int:
    """Read what the head word at `index` says; return the word after what was read, 0 if nothing was."""
    name = index + len(phrase.words)
    if scan.person_at == name or (name == index + 1 and _ends_word(scan, index)):
        return 0
    for head in phrase.heads:
        if end := _ROLES[head.role](scan, head, index, name):
            return end
    return 0


def _ends_word(scan: Scan, index: int) -> bool:
    """Tell whether the head word ends a word that is none, though a name ran over its first half: "Bằng Văn bản 16"."""
    longer = scan.longer_head(index) if scan.words.caps[index - 1] else None
    return longer is not None and longer.heads[0].role == "word"


def _in_unit(scan: Scan, index: int) -> bool:
    """Tell whether a unit follows after a comma, dash or bracket: "F5, Q3"; "F0" alone is a patient."""
    words = scan.words
    if index >= words.size or words.gap(index) not in _JOINED:
        return False
    match = _GLUED_UNIT.match(words.raw[index])
    return (match is not None and match[1] is not None) or scan.type_word(index)  # F1, F2 are patients


def _numbers_units(scan: Scan, index: int) -> bool:
    """Tell whether Q8 or P5 is a unit's: no model's ("Audi Q8"), and in Vietnamese of a city that numbers its units."""
    words = scan.words
    if scan.language == "vi" and _brand(scan, index):
        return False
    if scan.language != "vi" or _city(words.text, scan.lexicon["numbering_cities"]):
        return True
    told = _told_before(scan, index, scan.lexicon["numbered_after"]) or _behind_unit(scan, index)
    return told or (words.raw[index][0] == "Q" and words.raw[index] not in _QUARTERS)


def _behind_unit(scan: Scan, index: int) -> bool:
    """Tell whether the word stands behind a place, as a ward's district does: "P5, Q3", "F5 (Q3)"."""
    words = scan.words
    return words.gap(index) in _JOINED and bool(scan.spots) and scan.spots[-1].end == words.ends[index - 1]


def _brand(scan: Scan, index: int) -> bool:
    """Tell whether a foreign name in a capital stands before the word: "Audi Q8"."""
    words, before = scan.words, index - 1
    office = words.raw[before].isupper()  # "UBND Q12"
    return words.gap(index) == " " and words.caps[before] and not (office or words.syllable(before))


def _told_before(scan: Scan, index: int, among: frozenset[str]) -> bool:
    """Tell whether one or two words of the list stand before the word."""
    return any(scan.words.slice(start, index).lower() in among for start in range(max(0, index - 2), index))


@lru_cache(maxsize=2)  # a text may hold many such words
def _city(text: str, cities: frozenset[str]) -> bool:
    """Tell whether the text names one of the cities."""
    return re.search(rf"(?<!\w)(?:{alternation(cities)})(?!\w)", text, re.IGNORECASE) is not None


def _numbered(number: str, level: str) -> tuple[str, str]:
    """Return the name and the type of a unit that bears a number: Quận 1, Phường 5."""
    unit_type = unit_types().numbered[level]
    return f"{unit_type} {number}", unit_type


@cache
def _year() -> re.Pattern[str]:
    """Return the pattern of the year behind one of its quarters: "Q1/2024", "Q1 of 2024"."""
    return re.compile(rf"(?:\s?[/.-]\s?|\s(?:(?:{alternation(places_lexicon()['of'])})\s)?)20[0-3]\d(?!\d)")


def _quarter(scan: Scan, index: int) -> bool:
    """Tell whether Q1 to Q4 is one of the year: by a year or what is counted so, in English but beside its city."""
    words = scan.words
    if words.raw[index] not in _QUARTERS:
        return False
    if words.before(index) in scan.lexicon["leading"] and words.opens_sentence(index - 1):
        return scan.language == "en"  # "In Q1, Ho Chi Minh City collected ..."
    if _year().match(words.text, words.ends[index]):
        return True
    if _behind_unit(scan, index):
        return False
    if scan.language == "vi":
        return not _told_before(scan, index, scan.lexicon["numbered_after"]) and _of_year(scan, index)
    end = scan.unit_at(index + 1, ("province",)) if words.gap(index + 1) in {", ", " ("} else index + 1
    cities = named(scan.unit_name(index + 1, end)) if end > index + 1 else ()
    districts = named(_numbered(words.raw[index][1:], "district")[0])
    return not any(within(district, city) for district in districts for city in cities)


def _of_year(scan: Scan, index: int) -> bool:
    """Tell whether words around Q1 to Q4 speak of what is counted by quarters, or rank papers: "Doanh thu Q3 tăng"."""
    words, sets = scan.words, scan.lexicon
    after = words.lower[index + 1] if index + 1 < words.size and words.gap(index + 1) == " " else ""
    start = max(0, index - _NEAR_QUARTER)
    before = words.slice(start, index).lower() if start < index else ""
    return after in sets["after_quarters"] or any(f" {word} " in f" {before} " for word in sets["before_quarters"])


def glued(scan: Scan, index: int) -> int:
    """Read "QL1A", "Q1", "P5", "KP3": one word, head and number together."""
    word = scan.words.raw[index]
    if word.isalpha():
        return 0
    match = _GLUED_UNIT.match(word)
    if match and (_in_unit(scan, index + 1) or (word[0] != "F" and _numbers_units(scan, index))):
        if _quarter(scan, index):
            return index + 1
        level = "district" if match[1] else "commune"
        name, unit_type = _numbered(match[2], level)
        scan.add(index, index + 1, "numbered unit", name=name, kind=level, types=(unit_type,))
        return index + 1
    return roads.glued(scan, index) or villages.glued(scan, index)
