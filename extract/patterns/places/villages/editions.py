"""The words for a village where they mean an edition or a compartment: "bản Premium", "bản 6 chỗ", "tiểu khu 123"."""

from itertools import chain, takewhile

from extract.patterns.places.state import Scan
from extract.patterns.places.villages.village_signs import in_place

_REACH = 20  # words
_LONGEST = 3
_LONGEST_QUARTER = 2  # digits of a town's; a forest has many more compartments


def edition(scan: Scan, index: int, name: int) -> bool:
    """Tell whether an edition of a car, a song or a program is told of, not a village.

    None is told of before the commune in which it lies; one letter is an edition where its thing is told of, too.
    """
    words, sets = scan.words, scan.lexicon
    if words.slice(index, name).lower() not in sets["edition_heads"] or name >= words.size or words.gap(name) != " ":
        return False
    if in_place(scan, name + 1):
        return False
    if words.raw[name].isdecimal():
        behind = {count: " ".join(words.lower[name + 1 : name + 1 + count]) for count in (1, 2)}
        longer = behind[2].rpartition(" ")[2] in sets["no_edition_counts"] and behind[2] not in sets["edition_counts"]
        return words.gap(name + 1) == " " and not longer and not sets["edition_counts"].isdisjoint(behind.values())
    if words.lower[name] in sets["edition_words"] or words.lower[name] in sets["makers"]:
        return words.caps[name]
    joined = words.gap(name + 1) == "-" or not words.caps[min(name + 1, words.size - 1)]  # "bản A Đeng"
    letter = len(words.raw[name]) == 1 and words.caps[name] and joined and words.gap(name + 1) in {" ", "-"}
    return letter and not words.ordinal(name + 1) and _of_thing(scan, index)


def compartment(scan: Scan, name: int, end: int) -> bool:
    """Tell whether a number is that of a part of a forest or a plan: "tiểu khu 123", "tiểu khu VII trung tâm"."""
    words = scan.words
    if words.raw[name].isdecimal():
        return len(words.raw[name]) > _LONGEST_QUARTER
    return words.roman(name) and end == name + 1 and not in_place(scan, end)


def _of_thing(scan: Scan, index: int) -> bool:
    """Tell whether the sentence tells of what has editions: a car, a phone."""
    words, things = scan.words, scan.lexicon["edition_things"]
    before = takewhile(lambda at: not words.opens_sentence(at + 1), range(index - 1, max(-1, index - _REACH), -1))
    behind = takewhile(lambda at: not words.opens_sentence(at), range(index + 1, min(index + _REACH, words.size)))
    return any(
        " ".join(words.lower[at : at + count]) in things
        for at in chain(before, behind)
        for count in range(1, _LONGEST + 1)
    )
