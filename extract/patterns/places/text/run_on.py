"""Headlines that run on into their text, printed without a stop: "lũ ở Quảng Nam Công an tỉnh cho biết"."""

from collections.abc import Mapping
from functools import cache

from extract.bearers import levels_borne
from extract.patterns.places.text.lexicon import places_lexicon
from extract.patterns.places.text.words import Words

_IN_NAME = frozenset({" ", "-", " - ", ".", ". "})
_NUMBER = "0"
"""What stands in the lexicon for any number: "Năm 2026"."""
_LONGEST_UNIT = 3  # words, the one that may open a sentence among them


def part(words: Words, language: str) -> None:
    """Break the line before the words that open a sentence right behind a name."""
    openers = _openers(language)
    capital = (index for index, word in enumerate(words.lower) if word in openers and words.caps[index])
    found = [index for index in capital if _opens(words, index, openers) and not _in_unit(words, index)]
    if found:
        words.break_lines(found)


@cache
def _openers(language: str) -> dict[str, frozenset[str]]:
    """Return the words that open a sentence, each with those that must follow; with none if any may."""
    lexicon = places_lexicon()
    if language == "en":
        return dict.fromkeys(lexicon["sentence_firsts_en"], frozenset())
    pairs = [pair.split() for pair in lexicon["sentence_pairs"]]
    openers = {first: frozenset(second for word, second in pairs if word == first) for first, _ in pairs}
    return openers | dict.fromkeys(lexicon["sentence_firsts"] - lexicon["given_too"], frozenset())


def _opens(words: Words, index: int, openers: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether two capitalised words stand right before the word, and what goes on in small letters behind."""
    if index < 2 or index + 1 >= words.size or words.gap(index) != " " or words.gap(index + 1) != " ":
        return False
    if not (words.caps[index - 1] and words.caps[index - 2]) or words.gap(index - 1) not in _IN_NAME:
        return False
    if words.lower[index - 1] in places_lexicon()["middles_vi"]:
        return False  # "công viên Lê Thị Riêng"
    after, seconds = words.raw[index + 1], openers[words.lower[index]]
    if after.isdecimal():
        return not words.raw[index].isupper() and (not seconds or _NUMBER in seconds)
    if seconds:
        small = index + 2 < words.size and not words.caps[index + 2]  # "Viện Kiểm sát", "UBND TP Huế"
        return after.lower() in seconds and (small or after[0].islower() or words.raw[index].isupper())
    return after[0].islower()


def _in_unit(words: Words, index: int) -> bool:
    """Tell whether the word closes the name of a unit: "Bãi Sau" is none, "huyện Bình Đại diện tích" holds one."""
    starts = range(max(0, index + 1 - _LONGEST_UNIT), index)
    return any(levels_borne(words.slice(start, index + 1).lower()) for start in starts)
