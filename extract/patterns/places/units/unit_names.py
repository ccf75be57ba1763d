"""The name behind the type word of a unit: where it ends, and the spot that it makes."""

import re

from extract.bearers import LARGE, levels_borne, misprinted, misspelt, named
from extract.gazetteer import fold_word
from extract.patterns.places.names.end_numbers import named_after, number_closes
from extract.patterns.places.names.names import compound, first_syllable
from extract.patterns.places.state import BLANK, CLOSE, Scan
from extract.patterns.places.text.lexicon import Head
from extract.patterns.places.units.abroad import city_abroad, country_behind, of_china, of_henan
from extract.patterns.places.villages.village_signs import in_office
from extract.text import CAPITALS, SMALL

_PROVINCE = ("province",)
_DISTRICT = ("district",)
_LONGEST_UNKNOWN = 3
_LONGEST_PAIR = 2
_LONGEST_PAST = 4
_LONGEST_NUMBER = 2
_LEAST_NUMBERED = 3  # words
_CAPITAL_BEHIND = re.compile(rf"[{CAPITALS}][{SMALL}]{{1,6}}[{CAPITALS}][{SMALL}]")


def add(scan: Scan, head: Head, at: tuple[int, int, int], rule: str = "type word", group: int = 0) -> None:
    """Add the spot of a unit: `at` is where its span and its name start, and where both end."""
    first, name, end = at
    kind = head.kind
    types = head.types
    written = _in_figures(scan, head, name, end) or scan.unit_name(name, end, head.levels)
    ours = "province" in levels_borne(written) and scan.words.gap(end) == ", "  # "tỉnh Lạng Sơn, Trung Quốc cùng họp"
    chinese = of_henan(scan, first) or (rule != "list" and of_china(scan, head, written))
    listed = first == name and rule != "organ" and levels_borne(written)  # "các tỉnh Lâm Đồng, Biên Hòa": the town
    past = head.levels == _PROVINCE and not listed and written.lower() in scan.lexicon["past_provinces"]
    abroad = past or (chinese and kind != "commune")
    abroad = abroad or (kind == "province" and not ours and country_behind(scan, end))
    strange = levels_borne(written).isdisjoint(head.levels) and not misspelt(written, head.levels)
    if abroad or (strange and (kind == "province" or scan.foreign(name))):
        types = ()
    scan.add(first, end, rule, name=written, kind=kind, types=types, group=group, abroad=abroad)


def unit_name(scan: Scan, head: Head, name: int, known: bool = False) -> int:
    """Return where the name of a unit with this type word ends, 0 if none starts here."""
    if compound(scan, name) or _side_of_province(scan, head, name):
        return 0  # "xã An toàn khu", "6 huyện Bắc Hà Tĩnh"
    end = scan.unit_at(name, head.levels)
    if head.levels == _PROVINCE and (past := _past_province(scan, name)) > end:
        return past
    if end == name + 1 and _goes_on(scan, name, end):
        return end + 1
    if end > name and _runs_on(scan, end):
        return 0
    if end > name and end < scan.words.size and _in_figures(scan, head, name, end + 1):
        return end + 1
    if end > name:
        return end + 1 if head.levels == ("commune",) and not scan.reformed and number_closes(scan, end) else end
    if (foreign := scan.foreign(name)) and not (known and scan.weak_country(name)):
        return foreign  # not "TP Thái Nguyên, Tân Cương"
    return 0 if known else _misspelt(scan, head, name) or _unknown_name(scan, head, name)


def _side_of_province(scan: Scan, head: Head, name: int) -> bool:
    """Tell whether a point of the compass and the province, or for a known name the district, it is of stand there.

    "6 huyện Bắc Hà Tĩnh" are none of Bắc Hà, nor is "các xã Tây Sơn Động" of Tây Sơn; "xã Đông Sơn" is a commune.
    """
    words = scan.words
    if words.lower[name] not in scan.lexicon["sides"] or "province" in head.levels:
        return False
    end = words.run(name, BLANK)
    known = scan.unit_at(name, head.levels)
    if scan.unit_at(name) == end or not (known > name or head.levels == _DISTRICT):
        return False
    return scan.unit_at(name + 1, LARGE if known > name else _PROVINCE) == end > name + 1


def _runs_on(scan: Scan, end: int) -> bool:
    """Tell whether the name goes on in a word that is two printed as one: "xã Thanh KhaiÔng Nam" is no xã Thanh."""
    return scan.words.gap(end) == " " and _CAPITAL_BEHIND.search(scan.words.raw[end]) is not None


def _misspelt(scan: Scan, head: Head, name: int) -> int:
    """Return where a unit's name ends that is misspelt, 0 if none is: "tỉnh Quãng Ngãi", "phường Thành Châu"."""
    words, whole = scan.words, scan.words.run(name, CLOSE, _LONGEST_PAST + 1)
    if head.levels == ("commune",):
        folded = named(fold_word(words.slice(name, whole))) if whole == name + 2 else ()
        return whole if any(unit.level == "commune" for unit in folded) and not words.shouted(name, whole) else 0
    end = next((end for end in range(whole, name + 1, -1) if misspelt(words.slice(name, end), head.levels)), 0)
    return end if end and not (country_behind(scan, end) or words.shouted(name, end)) else 0


def _past_province(scan: Scan, name: int) -> int:
    """Return where the name of a province of before 1997 ends, 0 if there is none: "tỉnh Hà Nam Ninh"."""
    words, past = scan.words, scan.lexicon["past_provinces"]
    ends = range(min(words.size, name + _LONGEST_PAST), name + 1, -1)
    return next((end for end in ends if words.caps[end - 1] and words.slice(name, end).lower() in past), 0)


def _goes_on(scan: Scan, name: int, end: int) -> bool:
    """Tell whether one more word belongs to a name whose first alone is a unit's: "xã Phùng Bánh"."""
    words = scan.words
    if words.run(name, BLANK) != end + 1 or scan.boundary(end) or scan.head(end):
        return False
    return not words.shouted(name, end + 1) and not scan.suffix_after(end + 1)


def _unknown_name(scan: Scan, head: Head, name: int) -> int:
    """Return where a name that is in no register ends, 0 if the words can be none."""
    words = scan.words
    if _ordinary(scan, name):
        return 0
    first = scan.head(name)
    country = scan.country(name) and (scan.whole_country(name) or not scan.weak_country(name))
    if country or (first and first.heads[0].role == "organ"):
        return 0
    end, last = name, words.run(name, CLOSE, 5)
    while end < last and not (end > name and scan.head(end) and named_after(scan, end) and not _numeral(scan, end + 1)):
        end += 1
    if first_syllable(scan, name, end) and "'" not in words.raw[end - 1]:
        return 0  # but "xã M'Lon có", of which no syllable ends the name
    if words.slice(name, end).lower() in scan.lexicon["ethnic"]:
        return 0
    person = end - name > 2 and scan.surnamed(name, end)
    if not 1 <= end - name <= _LONGEST_UNKNOWN or person or words.shouted(name, end):
        return 0
    if "province" in head.levels:  # all of ours are known: it must be a foreign one
        if head.levels != ("province",):
            return city_abroad(scan, name, end)
        return end if (not words.syllable(name) or country_behind(scan, end)) and not scan.opener(name) else 0
    if words.lower[name] in scan.lexicon["brand_words"]:
        return 0
    strange = any(map(scan.boundary, range(name, end - (end - name > 1 and _numeral(scan, end - 1)))))
    foreign = country_behind(scan, end) and not words.syllable(name) and not scan.opener(name)
    return _odd_name(scan, name, end) if strange and not foreign else end


def _ordinary(scan: Scan, name: int) -> bool:
    """Tell whether a capitalised type word and the word behind it make an ordinary one: "Mạng Xã Hội"."""
    words = scan.words
    capital = name > 0 and words.caps[name - 1]
    return capital and words.slice(name - 1, name + 1).lower() in scan.lexicon["type_word_compounds"]


def _odd_name(scan: Scan, name: int, end: int) -> int:
    """Return where a name ends that is not made of syllables, if a type word in small letters tells what it is.

    A foreign one, "quận Alappuzha", or one that print glued: "xã Lasao"; not "xã NTM", nor the name of who heads it.
    """
    words, head = scan.words, _type_before(scan, name)
    if head < 0 or scan.language != "vi" or not all(_odd_word(scan, at) for at in range(name, end)):
        return 0
    if end - name > 1 and in_office(scan, head) and words.slice(name, end).isascii():
        end = name + 1 if end - name > _LONGEST_PAIR else 0
    if 0 < end < words.size - 1 and words.lower[end] in scan.lexicon["foreign_joints"] and words.caps[end + 1]:
        end = words.run(end if words.caps[end] else end + 1, BLANK)  # "quận Veintiseis de Octubre"
    return end if end and not all(map(words.syllable, range(name, end))) else 0


def _type_before(scan: Scan, name: int) -> int:
    """Return where the type word right before the name starts, or one like "gồm", if it is printed small; or -1."""
    words, before = scan.words, name - 1
    if before < 0 or words.raw[before].isascii() or not words.raw[before].islower():
        return -1
    start = before - 1 if scan.longer_head(before) else before
    return start if scan.type_word(start) or words.lower[before] in scan.lexicon["including"] else -1


def _odd_word(scan: Scan, at: int) -> bool:
    """Tell whether a word can be one of a name that is not made of syllables: no acronym, no brand, no opener."""
    words, sets = scan.words, scan.lexicon
    word = words.raw[at]
    letters = word.replace("'", "").isalpha() and len(word) > 1 and word[1:] != word[1:].upper()
    return letters and not (scan.opener(at) or words.lower[at] in sets["brand_words"] | sets["city_brands"])


def small_first(scan: Scan, head: Head, name: int) -> bool:
    """Tell whether a name starts there whose capital I print took for a small l: "huyện la Grai"."""
    words = scan.words
    if words.raw[name] != "la" or words.gap(name + 1) != " " or not words.caps[name + 1]:
        return False
    units = misprinted(words.slice(name, name + 2))
    return any(unit.level in head.levels for unit in units)


def _in_figures(scan: Scan, head: Head, name: int, end: int) -> str:
    """Return the commune's name of the register for one that closes with a Roman number: "xã Sơn Kim I"; else ""."""
    words = scan.words
    if head.levels != ("commune",) or end - name < _LEAST_NUMBERED or not _numeral(scan, end - 1):
        return ""
    name_of = f"{words.slice(name, end - 1)} {words.value(end - 1)}"
    same = bool(levels_borne(words.slice(name, end)))  # "xã Tam Xuân I" is written so there too
    return name_of if words.gap(end - 1) == " " and not same and "commune" in levels_borne(name_of) else ""


def _numeral(scan: Scan, at: int) -> bool:
    """Tell whether a Roman number closes the name there: "phường Mỹ Đình II"."""
    return scan.words.roman(at) and scan.words.run(at, CLOSE) == at + 1


def numbered_name(scan: Scan, kind: str, number: int) -> str:
    """Return the name of the unit that bears the number: "Phường 5", "Phường IV"; an empty text if there is none."""
    words = scan.words
    written = words.raw[number]
    if written.isdecimal():
        return f"{kind} {int(written)}" if len(written) <= _LONGEST_NUMBER else ""
    alone = words.run(number, BLANK) == number + 1 and len(words.raw[number - 1]) > 1  # "P.V" is a reporter
    return f"{kind} {written}" if alone and words.roman(number) and named(f"{kind} {written}") else ""


def higher(scan: Scan, head: Head, name: int, end: int) -> bool:
    """Tell whether the name is a province's, and no unit of the type bears it, since the reform none of today."""
    units = named(scan.unit_name(name, end)) if end > name and "province" not in head.levels else ()
    alike = [unit for unit in units if unit.type in head.types and not (scan.reformed and unit.register == "old")]
    return not alike and any(unit.level == "province" for unit in units)
