"""Where the name or number of a village ends."""

from extract.patterns.places.names.end_numbers import past_half
from extract.patterns.places.names.names import acronym, compound, name_end
from extract.patterns.places.state import BLANK, CLOSE, Scan
from extract.patterns.places.villages.told_villages import without_name
from extract.patterns.places.villages.village_lists import listed_number
from extract.patterns.places.villages.village_signs import day_end

_BEFORE_VILLAGE = frozenset({" ", "  "})
_LONGEST_PERSON = 4
_LONGEST_WITH_PERSON = 7


def village_name(scan: Scan, name: int, bracketed: bool = False) -> int:
    """Return where the name or number of a village ends, 0 if none starts here; `bracketed`: behind a bracket."""
    words = scan.words
    listed = scan.spots and name > 0 and scan.spots[-1].end >= words.ends[name - 1] - 4
    numbered = name > 0 and words.lower[name - 1] in scan.lexicon["numbers"]
    gaps = _BEFORE_VILLAGE | ({", "} if listed else set()) | ({". "} if numbered else set())
    if name >= words.size or not (bracketed or words.gap(name) in gaps):
        return 0
    if words.gap(name + 1) == "/" and words.raw[name].isdecimal():
        return day_end(scan, name)
    if words.number(number := listed_number(scan, name)) and len(words.raw[number]) <= 3:
        return past_half(scan, number + 1)
    if words.roman(name) and words.run(name, BLANK) == name + 1:
        return name + 1
    if inner := _beside(scan, name):
        return name_end(scan, inner, CLOSE, 4)
    if not words.caps[name] and _watered(scan, name):
        return name_end(scan, name + 1, CLOSE, 4)  # "thôn suối Lót"
    if not words.caps[name] or acronym(scan, name) or compound(scan, name) or without_name(scan, name):
        return 0
    fixed = scan.lexicon.names.longest(words, name)
    whole = fixed and words.run(name, BLANK) == name + len(fixed.words)  # not "Mỹ Hòa"
    if fixed and whole and fixed.heads[0].role in {"country", "region"} and not _called_after(scan, name):
        return 0
    return _before_person(scan, name) or name_end(scan, name, CLOSE, 5)


def _beside(scan: Scan, name: int) -> int:
    """Return where the name of what an estate lies beside starts: "khu dân cư Nam cầu Cẩm Lệ"; 0 if it is not told."""
    words, sets = scan.words, scan.lexicon
    if words.lower[name] not in sets["sides"] or words.lower[name - 1] not in sets["estate_ends"]:
        return 0
    small = words.gap(name + 1) == " " and not words.caps[min(name + 1, words.size - 1)]
    phrase = scan.head(name + 1) if small else None
    after = name + 1 + len(phrase.words) if phrase is not None else words.size
    return after if after < words.size and words.caps[after] and words.gap(after) == " " else 0


def _called_after(scan: Scan, name: int) -> bool:
    """Tell whether a name of two words is a village's as often as a country's: "thôn Mã Lai", not "bản Lào".

    Or the head word is none that only describes: "thôn Tây Bắc", not "làng Thái Lan", "các thôn xóm Việt Nam".
    """
    words, sets = scan.words, scan.lexicon
    if words.run(name, BLANK) == name + 1:
        return False
    if scan.weak_country(name):
        return True
    single = words.lower[name - 1] in sets["named_villages"]
    first = name - 1 if single else name - 3  # "tổ dân phố"
    if first < 0 or not (single or words.slice(first, name).lower() in sets["named_villages"]):
        return False
    abroad = scan.whole_country(name) and words.lower[name] not in sets["home_country"]
    end = words.run(name, BLANK)
    if abroad and not (end < words.size and words.gap(end) in {", ", " ("} and scan.type_word(end)):
        return False  # "thôn Trung Quốc" across the border
    return words.before(first) not in sets["village_pairs"] and not scan.plural(first)


def _watered(scan: Scan, name: int) -> bool:
    """Tell whether a name starts with the small word of a natural feature: "suối Lót"."""
    words = scan.words
    small = words.lower[name] in scan.lexicon["village_water"]
    return small and name + 1 < words.size and words.caps[name + 1] and words.gap(name + 1) == " "


def _before_person(scan: Scan, name: int) -> int:
    """Return where the name ends if a person's follows in one run: "bản Nà Hắc Lò Văn Pọm"; 0 if none does."""
    words = scan.words
    end = words.run(name, BLANK, _LONGEST_WITH_PERSON)
    for at in range(name + 1, end - 2):
        surname = end - at <= _LONGEST_PERSON and words.lower[at] in scan.lexicon["surnames"]
        sure = at >= name + 2 and words.lower[at] not in scan.lexicon["places_too"]
        if surname and (sure or scan.middle_name(at, end)):
            return at
    return 0
