"""Captions printed behind a name without a stop: "vịnh Hạ Long ẢNH: NAM LONG"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from extract.bearers import levels_borne
from extract.lexicon import alternation
from extract.patterns.places.text.lexicon import places_lexicon
from extract.patterns.places.text.words import Words

_LONGEST = 12  # characters of such a word and its blank


@cache
def _caption() -> re.Pattern[str]:
    """Return the pattern of the words that open a caption; those that close names too are in a group."""
    lexicon = places_lexicon()

    def written(name: str) -> str:
        return alternation(form for word in lexicon[name] for form in (word.capitalize(), word.upper()))

    return re.compile(rf"(?<=[\w-] )(?:(?:{written('captions')})|({written('sources')})):\Z")


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the words that open captions, found from their colons: those are rarer than words."""
    colon = text.find(":")
    while colon >= 0:
        if match := _caption().search(text, max(0, colon - _LONGEST), colon + 1):
            yield match
        colon = text.find(":", colon + 1)


def part(words: Words) -> None:
    """Break the line before each caption, so that no name goes on into it."""
    found = list[int]()
    for match in _matches(words.text):
        index = bisect_left(words.starts, match.start())
        if index >= 2 and words.gap(index) == " - ":
            found.append(index)  # "ngã ba đường Trần Đại Nghĩa - Ảnh: CTV"
            continue
        if index < 2 or words.gap(index) != " " or levels_borne(words.slice(index - 1, index + 1).lower()):
            continue  # "xã Tùng Ảnh: 12 hộ"
        if match[1] is None or (words.caps[index - 1] and words.caps[index - 2]):
            found.append(index)
    if found:
        words.break_lines(found)
