"""Words that read like a type or number word without their marks, or end in one, and are none: "bố Luật số"."""

import re
from dataclasses import dataclass
from functools import cache

from extract.lexicon import alternation, key, load
from extract.patterns.resolutions.grammar import grammar
from extract.patterns.resolutions.months import is_governed
from extract.patterns.resolutions.symbols import is_known, type_of_code
from extract.text import View, unmark

_LAST_WORD = 24
_NAMED = re.compile(r"\d[DG]")
"""What is printed like a number and its letter and names how many sides an image or generations a network has."""


@dataclass(frozen=True)
class _Words:
    compound: re.Pattern[str]
    """A word that a type word ends and that is none itself, at the end: "kỷ luật"."""
    marked: re.Pattern[str]
    """What a type word is no more with these marks: "thông từ"."""
    things: frozenset[str]
    """Type words that end the names of much else: "cột điện"."""


@cache
def _words() -> _Words:
    """Return the words, from the lexicon when they are first needed; the patterns are for text with its marks."""
    lexicon = load("resolutions")
    return _Words(
        compound=re.compile(rf"(?<!\w)(?:{alternation(lexicon['named']['parts_of'])})$", re.I),
        marked=re.compile(alternation(lexicon["bare"]["marked"]), re.I),
        things=frozenset(key(unmark(word)) for word in lexicon["bare"]["things"]),
    )


def misread(view: View, match: re.Match[str]) -> bool:
    """Say whether a type word is none with its marks, or ends another: "bố Luật số", "Báo Pháp luật số"."""
    word = match["word"] or match["named"]
    end = match.start() + len(word or "")
    if word and _words().compound.search(view.text, max(0, match.start() - _LAST_WORD), end):
        return True
    first, _, rest = (word or "").partition(" ")
    printed = view.text[match.start() : match.start() + len(first)].lower()
    return key(rest) in grammar().types and printed != first.lower() and printed not in grammar().first_words


def no_number_word(view: View, match: re.Match[str]) -> bool:
    """Say whether what reads like a number word without its marks is another word with them: "hồ sơ 45/QĐ-UBND"."""
    start, end = match.span("no")
    printed = view.text[start:end].rstrip(" :\n\t").lower()
    return match["no"] is not None and printed not in grammar().number_words


def is_other_word(view: View, match: re.Match[str], *, coded: bool) -> bool:
    """Say whether a type word is none before its number: "lưu thông từ 13h", "cột điện số 45".

    `coded` by a symbol, a number is a document's; where much else is called so, only by that of its type.
    """
    if not match["word"]:
        return False
    start, end = match.span("word")
    glued = key(match["word"]) in grammar().abbreviations and match.start("serial") == end
    if (not (coded or match["no"]) and _NAMED.fullmatch(match["serial"])) or (coded and glued and not is_known(match)):
        return True  # "Chương trình 3D Mapping", "TB01-TAMR"
    if not coded and _words().marked.fullmatch(view.text, start, end):
        return True
    word = key(match["word"])
    if word not in _words().things or (coded and type_of_code(match) == grammar().types[word]):
        return False
    return view.sentence(start)[0] != start and not is_governed(view, start)
