"""The language of an article: Vietnamese or English.

Each word speaks for one language, by its marks, by the word lists of `language.toml`, or by whether its
letters could make a Vietnamese syllable. Words in lower case decide: an English article is full of names like
"Đắk Lắk".
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from extract.text import unmark

Language = Literal["vi", "en"]

_WORD = re.compile(r"[^\W\d_]+")
_IN_ADDRESS = re.compile(r"[:@.](?:(?<=:)//|(?<=@)|(?<=[a-z]\.)[a-z])")  # what every address holds: cheap to look for
_ADDRESS = re.compile(r"(?<!\S)\S*?(?:://|@|[a-z]\.[a-z])\S*")
_QUOTED = re.compile(r"[\"“«][^\"“”«»\n]{1,80}[\"”»]")

# What a word weighs, for Vietnamese (positive) or English. Measured on single sentences and headlines (tests
# hold them): a marked word and a listed one are near certain, a mere shape is a hint, and less where the
# languages share it.
_CERTAIN = 4
_SHAPE = 2
_HINT = 1
# Capitals are names first, marked ones too, and a short quotation may be in the other language: a dozen such
# words weigh as much as a plain one. Without others, a listed word still tells more than a name's marks.
_ASIDE = 1 / 12


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The lists of `language.toml`, ready to look up."""

    english: frozenset[str]
    shared: frozenset[str]
    vietnamese: frozenset[str]
    unmarked: frozenset[str]
    english_ending: re.Pattern[str]
    syllable: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    """Return the lexicon, read once."""
    data = tomllib.loads((files("extract") / "language.toml").read_text(encoding="utf-8"))
    english, vietnamese = data["en"], data["vi"]
    openings, rimes, endings = (
        "|".join(sorted(words, key=len, reverse=True))
        for words in (vietnamese["openings"], vietnamese["rimes"], english["endings"])
    )
    return _Lexicon(
        english=frozenset(english["telling"]),
        shared=frozenset(english["shared"]),
        vietnamese=frozenset(vietnamese["telling"]),
        unmarked=frozenset(vietnamese["unmarked"]),
        english_ending=re.compile(rf"\w{{2,}}(?:{endings})"),
        syllable=re.compile(rf"(?:{openings})?(?:{rimes})"),
    )


# The commonest words of a language fill most of a text; the bound keeps a long run's memory flat.
@lru_cache(maxsize=1 << 14)
def _weight(word: str) -> int:
    """Return how much a word, in lower case here, speaks for Vietnamese; negative for English."""
    lexicon = _lexicon()
    if unmark(word) != word:
        return _CERTAIN
    if word in lexicon.english:
        return -_CERTAIN
    if word in lexicon.shared:
        return -_HINT
    if word in lexicon.unmarked:
        return _SHAPE
    if lexicon.syllable.fullmatch(word):
        return _HINT
    return -_CERTAIN if lexicon.english_ending.fullmatch(word) else -_SHAPE


@lru_cache(maxsize=1 << 14)
def _name_weight(word: str) -> int:
    """Return the weight of a word with a capital: a hint, unless it is listed and so no part of a name."""
    word = word.lower()
    weight = _weight(word)
    if weight == -_CERTAIN or word in _lexicon().vietnamese:
        return weight
    return max(-_HINT, min(weight, _HINT))


def _balance(text: str) -> float:
    """Return the sum of the words' weights: positive for Vietnamese, negative for English."""
    words = _WORD.findall(text)
    return sum(_weight(word) if word.islower() else _ASIDE * _name_weight(word) for word in words)


def detect(text: str) -> Language:
    """Return the language of a text in any Unicode form; "vi" where nothing speaks for either.

    >>> detect("Lê Minh Khái visits Đắk Lắk"), detect("Son La day manh xay dung nong thon moi")
    ('en', 'vi')
    """
    text = unicodedata.normalize("NFC", text)
    if _IN_ADDRESS.search(text):
        text = _ADDRESS.sub(" ", text)
    quoted = "\n".join(_QUOTED.findall(text))
    balance = _balance(_QUOTED.sub("\n", text)) + _ASIDE * _balance(quoted)
    return "en" if balance < 0 else "vi"
