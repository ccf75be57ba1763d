"""Quarters of a town and quarters of a year: "khu phố", "quarter 2", and what stands around their numbers."""

from bisect import bisect_left

from extract.patterns.places.names.end_numbers import counts_nothing
from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.villages.village_signs import in_place, measured

_QUARTERS = frozenset({"1", "2", "3", "4"})
_LONGEST_QUARTER = 2
_YEAR_FOLLOWS = frozenset({"/", "-", "%", "."})
_NEAR = 20  # spots: as far as one quarter of a town speaks for the next number


def of_town(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a quarter is one of a town: a year has four only, and no ward around them."""
    words, last, item = scan.words, name, name
    led = words.caps[index] or scan.cued(index) or words.gap(index).endswith("(")
    if words.lower[index] not in scan.lexicon["quarter_words"] or not led:
        return False
    numbers = list[str]()
    while 0 < item < words.size and words.number(item) and len(words.raw[item]) <= _LONGEST_QUARTER:
        last, item = item, scan.list_joint(item + 1) if scan.plural(index) else -1
        numbers.append(words.raw[last].lstrip("0"))
    if not numbers or words.gap(last + 1) in _YEAR_FOLLOWS or measured(scan, last + 1):
        return False
    if not (words.caps[index] or counts_nothing(scan, last)):
        return False  # "in this quarter 12 firms opened"
    beside = any(spot.kind == "village" and _quarter(scan, spot.start) for spot in scan.spots[-_NEAR:])
    near = beside and counts_nothing(scan, last) and not of_year(scan, index, name)
    placed = _in_ward(scan, last + 1) or (in_place(scan, last + 1) and not of_year(scan, index, last))
    return near or placed or not _QUARTERS.issuperset(numbers)


def _quarter(scan: Scan, start: int) -> bool:
    """Tell whether the word at the offset is that of a quarter."""
    return scan.words.lower[bisect_left(scan.words.starts, start)] in scan.lexicon["quarter_words"]


def _in_ward(scan: Scan, index: int) -> bool:
    """Tell whether "of" and a ward follow: "Quarters 1 and 2 of Tam Thang ward"."""
    words = scan.words
    if index + 1 >= words.size or words.gap(index) != " " or words.lower[index] not in scan.lexicon["enclosing"]:
        return False
    suffix = scan.suffix(words.run(index + 1, BLANK)) if words.caps[index + 1] else None
    return suffix is not None and suffix[0].levels == ("commune",)


def of_year(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a quarter is one of the year: "In quarter 2, Hai Phong city collected ..."."""
    words, sets = scan.words, scan.lexicon
    if words.lower[index] not in sets["quarter_words"] or words.raw[name] not in _QUARTERS:
        return False
    suffix = scan.suffix(words.run(name + 1, BLANK)) if words.gap(name + 1) == ", " else None
    commune = suffix is not None and "commune" in suffix[0].levels
    return words.before(index) in sets["of_year"] and (words.opens_sentence(index - 1) or not commune)
