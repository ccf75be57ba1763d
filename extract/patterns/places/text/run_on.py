"""Headlines that run on into their text, printed without a stop: "lũ ở Quảng Nam Công an tỉnh cho biết"."""

from collections.abc import Mapping
from functools import cache

from extract.bearers import levels_borne
from extract.patterns.places.text.lexicon import places_lexicon
from extract.patterns.places.text.words import Words

_IN_NAME = frozenset({" ", "-", " - ", ".", ". "})
_NUMBER = "0"
"""What stands in the lexicon for any number: "Năm 2026"."""
_LONGEST_NAME = 4  # words
_SORTS = ("streets", "lakes", "rivers", "past_provinces")


def part(words: Words, language: str) -> None:
    """Break the line before the words that open a sentence right behind the name of a place that is known."""
    openers = _openers(language)
    capital = (index for index, word in enumerate(words.lower) if word in openers and words.caps[index])
    found = [index for index in capital if _opens(words, index, openers) and _behind_place(words, index)]
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
    return openers | dict.fromkeys(lexicon["sentence_firsts"], frozenset())


def _opens(words: Words, index: int, openers: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether two capitalised words stand right before the word, and what goes on in small letters behind."""
    if index < 2 or index + 1 >= words.size or words.gap(index) != " " or words.gap(index + 1) != " ":
        return False
    if not (words.caps[index - 1] and words.caps[index - 2]) or words.gap(index - 1) not in _IN_NAME:
        return False
    after, seconds = words.raw[index + 1], openers[words.lower[index]]
    if after.isdecimal():
        return not words.raw[index].isupper() and (not seconds or _NUMBER in seconds)
    if seconds:
        small = index + 2 < words.size and not words.caps[index + 2]  # "Viện Kiểm sát", "UBND TP Huế"
        return after.lower() in seconds and (small or after[0].islower() or words.raw[index].isupper())
    return after[0].islower()


def _behind_place(words: Words, index: int) -> bool:
    """Tell whether a known name ends right before the word, and none goes on in it: not "Đông Nam Bộ giao thương"."""
    starts = range(max(0, index - _LONGEST_NAME), index)
    placed = any(_known(words, start, index) for start in starts if start < index - 1)
    return placed and not any(_known(words, start, index + 1) for start in starts)


def _known(words: Words, start: int, end: int) -> bool:
    """Tell whether the words are the name of a unit, or one of the lexicon's."""
    lexicon, name = places_lexicon(), words.slice(start, end).lower()
    if any(name in lexicon[sort] for sort in _SORTS) or levels_borne(name):
        return True
    fixed = lexicon.names.longest(words, start)
    return fixed is not None and start + len(fixed.words) == end
