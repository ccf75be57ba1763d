"""Streets behind the number of a house: "tại số 68 Trần Phú, TP Nam Định", "at No. 62 Le Duan, District 1"."""

import re
from functools import cache

from extract.bearers import levels_borne
from extract.lexicon import alternation
from extract.patterns.places.names.names import compound
from extract.patterns.places.state import Scan
from extract.patterns.places.text.lexicon import places_lexicon

_REACH = 40
_LONGEST = 4
_SHORTEST = 2
_LARGE_FIGURE = re.compile(r"\d\d|[a-z]|/|-.*-", re.IGNORECASE)  # that of no score
_FIGURE_JOINTS = frozenset({"/", "-"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROLES = frozenset({"unit", "village", "numbered_unit", "numbered_village"})


@cache
def _numbered() -> tuple[re.Pattern[str], ...]:
    """Return what stands before a street: the number of what stands in one, one that opens a line, and any number.

    The last is what parts the number of the next house of a list from the street before: ", 25-27", " và số 3".
    """
    sets = places_lexicon()
    at, number, sure = (alternation(sets[name]) for name in ("at_home", "house_numbers", "sure_houses"))
    at = f"{at}|{alternation(sets['housing'])}"
    figure = r"(?P<figure>\d{1,4}[a-z]?(?:\s?[/-]\s?\d{1,4}[a-z]?){0,3})"
    said = rf"(?P<word>{number})\s?"
    at_home = rf"(?<!\w)(?:(?:{at}):?\s(?:{said})?|(?P<sure>{sure})\s?){figure}\s$"
    opening, numbered = rf"(?:^|[(:\n]\s?){said}{figure}\s$", rf"(?<!\w){said}{figure},?\s$"
    further = rf"(?:[,;]\s|\s(?:{alternation(sets['and'])})\s)(?:{said})?{figure}\s$"
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (at_home, opening, numbered, further))


def street(scan: Scan, start: int, end: int) -> bool:
    """Add the run as a street if the number of a house stands before it."""
    words = scan.words
    if not start or not words.raw[start - 1][0].isdecimal() or end - start > _LONGEST:
        return False
    if end - start < _SHORTEST and words.lower[start] not in scan.lexicon["lone_streets"]:
        return False  # but "số 129 Pasteur"
    if scan.language != "vi" or not (_at_home(scan, start, end) or _further(scan, start)):
        province = scan.unit_at(start, ("province",)) == end
        inside = words.gap(end) in {", ", " (", " - "} and _inside(scan, end)
        if province or not inside or not _house(scan, start, end):
            return False
    _add(scan, start, end)
    return True


def after_site(scan: Scan, index: int) -> int:
    """Read a street that is called after a temple or market, behind the number of a house: "ngõ 12 Chùa Bộc"."""
    words = scan.words
    if not index or not words.caps[index] or not words.raw[index - 1][0].isdecimal():
        return 0
    ends = range(min(index + _LONGEST, words.size), index + 1, -1)
    end = next((end for end in ends if words.slice(index, end).lower() in scan.lexicon["site_streets"]), 0)
    before = (words.text, max(0, words.starts[index] - _REACH), words.starts[index])
    at_home, _, numbered, _ = _numbered()
    if not end or not (at_home.search(*before) or numbered.search(*before)):
        return 0
    _add(scan, index, end)
    return end


def _add(scan: Scan, start: int, end: int) -> None:
    """Add a street, or the alley that leaves it."""
    scan.add(_alley(scan, start), end, "house number", kind="road").core = (
        scan.words.starts[start],
        scan.words.ends[end - 1],
    )


def _alley(scan: Scan, name: int) -> int:
    """Return where the alley starts whose number stands before its street's name, else `name`: "ngõ 245 Mai Dịch"."""
    words, at = scan.words, name - 1
    if words.gap(name) != " ":
        return name
    while at > 0 and words.gap(at) in _FIGURE_JOINTS and words.raw[at - 1][0].isdecimal():
        at -= 1  # "ngõ 37/88"
    at -= words.before(at) in scan.lexicon["numbers"]  # "ngõ số 8"
    named = words.caps[at - 1] and not words.opens_sentence(at - 1)  # "Anh Kiệt 30 Nguyễn Văn Linh"
    return at - 1 if words.gap(at) == " " and words.before(at) in scan.lexicon["alleys"] and not named else name


def _at_home(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a figure is the number of what stands in a street, whatever follows: "nhà 8B Lê Trực".

    The name is called as streets are, or is a unit's, before which no number stands. Not "thắng chủ nhà 2-1 Hà Nội".
    """
    words, name = scan.words, scan.words.slice(start, end)
    found = _numbered()[0].search(words.text, max(0, words.starts[start] - _REACH), words.starts[start])
    if found is None or compound(scan, end - 1):
        return False
    borne = levels_borne(name)
    if borne and not (found["word"] or found["sure"]):
        province = "province" in borne and not (words.gap(end) == ", " and _inside(scan, end))
        if province or not _LARGE_FIGURE.search(found["figure"]) or _YEAR.fullmatch(found["figure"]):
            return False  # "quán 81 Gia Lai", "bảng giá đất 2020 Sóc Sơn"
    return bool(borne) or name.lower() in scan.lexicon["streets"] or words.lower[start] in scan.lexicon["surnames"]


def _further(scan: Scan, start: int) -> bool:
    """Tell whether one more house of a list is named behind a street: "tại 57 Cửa Nam và 41 Hai Bà Trưng"."""
    last = scan.spots[-1] if scan.spots else None
    if last is None or last.rule != "house number":
        return False
    return _numbered()[3].fullmatch(scan.words.text, last.end, scan.words.starts[start]) is not None


def _house(scan: Scan, start: int, end: int) -> bool:
    """Tell whether the figure before the name is a house's: before a type word a known street, or "số", is enough."""
    words, (at_home, opening, numbered, _) = scan.words, _numbered()
    before = (words.text, max(0, words.starts[start] - _REACH), words.starts[start])
    if at_home.search(*before) or opening.search(*before):
        return True
    phrase = scan.head(end)
    if phrase is None or phrase.heads[0].role not in _ROLES:
        return False
    said = numbered.search(*before)
    counted = start - 2 - (said is not None)
    counts = counted >= 0 and words.gap(counted + 1) == " " and words.lower[counted] in scan.lexicon["no_houses"]
    comma = words.gap(start) == ", " and said is not None  # "số 43B, Điện Biên Phủ, phường 15"
    if counted < 0 or not (words.gap(start) == " " or comma) or counts:
        return False  # "thí sinh số 8 Nguyễn Văn Nam", "năm 2025 Trần Phú"
    name = words.slice(start, end)
    apart = words.gap(start - 1).endswith("(") or scan.head(counted) is None  # not "khu phố 3 Lê Lợi"
    if apart and name.lower() in scan.lexicon["streets"]:
        return True
    if said is None or said["word"].lower() in scan.lexicon["sure_houses"]:
        return said is not None
    return scan.surnamed(start, end) and not levels_borne(name)  # not "số 2 Quảng Phúc", "số 1 Hoa Sen"


def _inside(scan: Scan, index: int) -> bool:
    """Tell whether a unit stands there, by its type word or as a province's or district's name."""
    phrase = scan.head(index)
    if phrase is not None and phrase.heads[0].role in _ROLES:
        return True
    if scan.unit_at(index, ("province", "district")) > index:
        return True
    suffix = scan.suffix(scan.unit_at(index)) if scan.language == "en" and scan.unit_at(index) > index else None
    return suffix is not None and suffix[0].role in _ROLES  # "24 Tran Phu, Thach Thang ward"
