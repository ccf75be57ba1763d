"""Numbers before a type word: one that counts makes it a plural, "4 xã A, B"; one that numbers something does not."""

from extract.patterns.places.text.word_lists import Lexicon
from extract.patterns.places.text.words import Words

_RANGE = frozenset({"-", "/", "–"})
_LISTED = frozenset({", "})
_MOST = 12  # numbers of a list
_LONGEST_HEAD = 4
_VILLAGES = frozenset({"village", "numbered_village"})


def counts(words: Words, lexicon: Lexicon, number: int) -> bool:
    """Tell whether the word for a number counts what stands behind it: not in "xóm 4 xã A", "số 8-10 đường B"."""
    first = number
    while first and number - first < _MOST and words.gap(first) in _RANGE and words.raw[first - 1].isdecimal():
        first -= 1
    if words.before(first) in lexicon["numbering"]:
        return words.slice(max(0, first - 2), first).lower() in lexicon["of_number"]
    if not words.raw[number].isdecimal():
        return True
    while number - first < _MOST and (earlier := _listed_before(words, lexicon, first)):
        first = earlier
    if words.raw[number] in words.raw[first:number]:
        return True  # "thôn 1, 2, 3 và 2 bản A, B"
    return not _of_village(words, lexicon, first, alone=first == number)


def _listed_before(words: Words, lexicon: Lexicon, number: int) -> int:
    """Return the number before a joint in a list of them, 0 if there is none: "thôn 4, 5", "tổ 4 và 5"."""
    joined = words.before(number) in lexicon["and"]
    last = number - 1 - joined
    if last < 1 or not ((joined and words.gap(number - 1) == " ") or words.gap(number) in _LISTED):
        return 0
    return last if words.raw[last].isdecimal() else 0


def _of_village(words: Words, lexicon: Lexicon, number: int, *, alone: bool) -> bool:
    """Tell whether a village is called by the number; "các bản 2 xã A và B" are those of two communes."""
    if words.gap(number) != " ":
        return False
    for start in range(max(0, number - _LONGEST_HEAD), number):
        phrase = lexicon.before.longest(words, start)
        if phrase is not None and start + len(phrase.words) == number:
            area = words.slice(start, number).lower() in lexicon["areas"]  # "khu vực 3 xã A, B và C"
            several = alone and words.before(start) in lexicon["plural"]
            return phrase.heads[0].role in _VILLAGES and not (area or several)
    return False
