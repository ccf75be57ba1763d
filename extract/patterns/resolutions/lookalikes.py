"""Words that read like a type or number word without their marks, or end in one, and are none: "bố Luật số"."""

import re
import unicodedata
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

_TYPE_OF_SHIP = re.compile(r"\d{5,6}|\d{3,6}[A-Z]")
"""No scheme of Vietnam has five figures or a capital behind three."""
_SHIP = 110
_FIRST = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class _Words:
    compound: re.Pattern[str]
    """A word that a type word ends and that is none itself, at the end: "kỷ luật"."""
    marked: re.Pattern[str]
    """What a type word is no more with these marks: "thông từ"."""
    things: frozenset[str]
    """Type words that end the names of much else: "cột điện"."""
    spelled: dict[str, frozenset[str]]
    """Type word, folded, in lower case -> how it is printed with its marks."""
    meetings: frozenset[str]
    """Type words behind which a bare number is that of a meeting: "nghị quyết đại hội 12"."""
    contracts: frozenset[str]
    """Codes of contracts, with their marks: "HĐKT"."""
    ships: re.Pattern[str]
    """Near a number: ships are told of, whose type is one of a project."""


@cache
def _words() -> _Words:
    """Return the words, from the lexicon when they are first needed; the patterns are for text with its marks."""
    lexicon = load("resolutions")
    return _Words(
        compound=re.compile(rf"(?<!\w)(?:{alternation(lexicon['named']['parts_of'])})$", re.I),
        marked=re.compile(alternation(lexicon["bare"]["marked"]), re.I),
        things=frozenset(key(unmark(word)) for word in lexicon["bare"]["things"]),
        spelled={word: frozenset(forms) for word, forms in _spelled().items()},
        meetings=frozenset(key(unmark(word)) for word in lexicon["bare"]["meetings"]),
        contracts=frozenset(lexicon["no_document"]["codes"]),
        ships=re.compile(rf"(?<!\w)(?:{alternation(lexicon['bare']['ships'])})(?!\w)", re.I),
    )


def _spelled() -> dict[str, set[str]]:
    """Return each type word, folded, in lower case, with how it is printed with its marks."""
    lexicon, spelled = load("resolutions"), dict[str, set[str]]()
    for table in ("types", "abbreviations", "numbered_abbreviations"):
        for word in (word for words in lexicon[table].values() for word in words):
            spelled.setdefault(key(unmark(word)), set()).add(key(word))
    return spelled


def _has_other_marks(printed: str, word: str) -> bool:
    """Say whether a printed word has marks that a type word has not; those that it lost are often lost in print."""
    for letter, own in zip(unicodedata.normalize("NFC", key(printed)), word, strict=False):
        marks, known = (set(unicodedata.normalize("NFD", one)[1:]) for one in (letter, own))
        if marks - known or (letter == "\u0111" != own):
            return True
    return False


def _is_ship(view: View, match: re.Match[str]) -> bool:
    """Say whether what reads like a numbered scheme is the type of a warship: "tàu ngầm Đề án 636", "Đề án 667A"."""
    serial, (start, end) = match["serial"], match.span()
    if _TYPE_OF_SHIP.fullmatch(serial):
        return True
    opened, closed = view.sentence(start)
    return _words().ships.search(view.text, max(opened, start - _SHIP), min(closed, end + _SHIP)) is not None


def is_contract(view: View, match: re.Match[str]) -> bool:
    """Say whether a number bears the code of contracts: "số 01/HĐCN-KA"."""
    if not match["pieces"]:
        return False
    code = _FIRST.match(view.text, match.start("pieces"))
    return code is not None and code[0] in _words().contracts


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
    word, words, printed = key(match["word"]), _words(), view.text[start:end]
    if not coded and (words.marked.fullmatch(printed) or (word in words.meetings and not match["no"])):
        return True
    # With "số" a slip of print is likelier: "Thông từ số 12"; of short words "HĐ" is another one than "HD".
    sure = (coded or match["no"]) and word not in grammar().abbreviations
    if not sure and all(_has_other_marks(printed, one) for one in words.spelled[word]):
        return True
    if not coded and grammar().types[word] == "scheme" and _is_ship(view, match):
        return True
    if word not in words.things or (coded and type_of_code(match) == grammar().types[word]):
        return False
    return view.sentence(start)[0] != start and not is_governed(view, start)
