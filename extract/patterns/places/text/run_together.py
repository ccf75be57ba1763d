"""Names printed in one with the word before or behind them: "yêu cầuHà Nam", "tỉnh Nghệ AnÔng Lê"."""

import re
from collections.abc import Iterator, Mapping

from extract.bearers import levels_borne
from extract.patterns.places.text.word_lists import Lexicon
from extract.text import CAPITALS, SMALL

_INSIDE = re.compile(rf"[{CAPITALS}](?<=[{SMALL}][{CAPITALS}])[^\W\d_]|[{CAPITALS}](?<=[{CAPITALS}]{{3}})[{SMALL}]")
"""A capital inside a word, without which none is two words."""
_WORD = rf"[{CAPITALS}][{SMALL}]{{1,6}}"
_GOES_ON = re.compile(rf"(?<!\w)({_WORD}(?: {_WORD}){{1,3}})(?:{_WORD}|[{CAPITALS}])(?!\w)")
_AFTER_SMALL = re.compile(rf"(?<!\w)([{SMALL}]{{1,7}})({_WORD}(?: {_WORD}){{1,3}})")
_FEWEST = 2  # words of a name that no sign but the register tells


def run_together(text: str, lexicon: Lexicon) -> Mapping[str, int]:
    """Return the words of a text that are two printed as one, in lower case, and the length of the first."""
    if _INSIDE.search(text) is None:
        return lexicon.glued
    return lexicon.glued | dict(_told_by_words(text, lexicon)) | dict(_told_by_register(text))


def _told_by_words(text: str, lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    """Yield what the words tell that stand in one with a name, and the provinces that open a line."""
    for pattern in (lexicon.printed_on, lexicon.printed_behind):
        for match in pattern.finditer(text):
            yield match[0].lower(), len(next(filter(None, match.groups())))
    for match in lexicon.printed_before.finditer(text):
        last = match[1].rpartition(" ")[2]
        yield f"{last}{match[2]}".lower(), len(last)


def _told_by_register(text: str) -> Iterator[tuple[str, int]]:
    """Yield the words of which one half is the first or last word of a unit's name of several words."""
    for match in _GOES_ON.finditer(text):
        words = match[1].split(" ")
        if any(levels_borne(" ".join(words[start:])) for start in range(len(words) - 1)):
            last = match[0].rpartition(" ")[2]
            yield last.lower(), len(words[-1])
    for match in _AFTER_SMALL.finditer(text):
        words = match[2].split(" ")
        if any(levels_borne(" ".join(words[:end])) for end in range(_FEWEST, len(words) + 1)):
            yield f"{match[1]}{words[0]}".lower(), len(match[1])
