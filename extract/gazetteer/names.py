"""The keys under which a name is filed, so that every way to write it finds the same unit.

fold: marks off, lower case, what English articles print ("Đắk Lắk" is "dak lak").
vkey: marks kept; tone placement, hyphens, apostrophes and y for i make no difference (Hoà is Hòa, Quí is Quý).
squash: folded, nothing but letters and digits, i for y after a consonant ("M'Drắk" is "mdrak").
"""

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache

from extract.lexicon import alternation, load_file
from extract.text import old_style, unmark

# A tone mark and the vowels that share its cluster (NFD): the mark moves to the cluster's end.
_TONE = re.compile("([\u0300\u0301\u0303\u0309\u0323])([aeiouy\u0302\u0306\u031b]+)")
_NOT_WORD = re.compile(r"[^\w]+")
_NOT_WORD_NOR_BREAK = re.compile(r"[^\w\n]+")
_LEADING_ZERO = re.compile(r"(?<![0-9])0+(?=[0-9])")
# y after a consonant (and in quy) sounds as i and is written either way: Mỹ/Mĩ, Quy Nhơn/Qui Nhơn.
_CONSONANT_Y = re.compile(r"(?<=[bcdghklmnpqrstvx])y|(?<=qu)y")
# NFC leaves marks that no letter is composed with.
_LOOSE_MARKS = dict.fromkeys(range(0x300, 0x370))
# The stroke is a mark as the others are, but Unicode does not part it from its letter.
_PARTED_STROKE = {0x0111: "d\u0335"}


@cache
def _highland() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    """Return the pattern of syllables and endings spelled in many ways, their one spelling, and the glued ones."""
    data = load_file("names", "extract.gazetteer")
    endings, syllables, glued = (
        {given: one for one, several in data[table].items() for given in several}
        for table in ("endings", "syllables", "glued")
    )
    pattern = rf"\b(?:(?:{alternation(syllables)})|(?P<opening>[^\W\d_]{{0,4}})(?:{alternation(endings)}))\b"
    return re.compile(pattern), syllables | endings, glued


def _one_spelling(match: re.Match[str]) -> str:
    """Return a syllable as keys are made with it."""
    opening = match["opening"] or ""
    return opening + _highland()[1][match[0][len(opening) :]]


def fold(text: str) -> str:
    """Return the text in lower case without marks, đ as d; the words stay apart."""
    return unmark(unicodedata.normalize("NFC", text).lower()).translate(_LOOSE_MARKS)


@lru_cache(maxsize=32768)
def fold_word(word: str) -> str:
    """Return `fold` of a word or a name, remembered: texts repeat few words."""
    return fold(word)


@lru_cache(maxsize=32768)
def bare_word(word: str) -> str:
    """Return the folded word without apostrophes, as it stands in a glued key."""
    return fold(word).replace("'", "")


def vkey(text: str) -> str:
    """Return the name in lower case with its marks, whatever the tone placement, hyphens and blanks."""
    spread = _CONSONANT_Y.sub("i", _TONE.sub(r"\2\1", unicodedata.normalize("NFD", text.lower())))
    words = _NOT_WORD.sub(" ", unicodedata.normalize("NFC", spread.replace("'", "").replace("’", "")))
    return _LEADING_ZERO.sub("", _highland()[0].sub(_one_spelling, words)).strip()


@lru_cache(maxsize=32768)
def squash(text: str) -> str:
    """Return the loosest key: folded, only letters and digits, y as i after a consonant, dac as dak."""
    return squash_folded(_LEADING_ZERO.sub("", _NOT_WORD.sub(" ", fold(text))).replace(" ", ""))


def squash_all(names: list[str]) -> list[str]:
    """Return the squash keys of many names in one pass over all of them: a tenth of the time."""
    glued = _NOT_WORD_NOR_BREAK.sub("", fold("\n".join(names)))
    return squash_folded(glued).split("\n")


def squash_folded(glued: str) -> str:
    """Return the squash key of a text that is folded and glued already."""
    if "y" in glued:
        glued = _CONSONANT_Y.sub("i", glued)
    for given, one in _highland()[2].items():
        glued = glued.replace(given, one)
    return glued


def has_marks(text: str) -> bool:
    """Tell whether the text carries any Vietnamese mark, đ included."""
    return fold(text) != unicodedata.normalize("NFC", text).lower()


def lost_marks_only(given: str, name: str) -> bool:
    """Tell whether the vkey `given` is `name` with whole syllables unmarked, as mộc chau is mộc châu.

    Not mark by mark: đông is a syllable of its own, not a đồng that lost its tone.
    """
    ours, theirs = given.split(), name.split()
    return len(ours) == len(theirs) and all(
        a == b or (a.isascii() and a == fold(b)) for a, b in zip(ours, theirs, strict=True)
    )


def lost_some_marks(given: str, name: str) -> bool:
    """Tell whether the name as given has, in each of its syllables, no mark that the true name has not."""
    ours, theirs = (old_style(text.lower()).split() for text in (given, name))
    return len(ours) == len(theirs) and all(map(_fewer_marks, ours, theirs))


def _fewer_marks(given: str, name: str) -> bool:
    """Tell whether the syllable is the other one with fewer marks, letters being the same."""
    return fold(given) == fold(name) and _marks(given) <= _marks(name)


def _marks(syllable: str) -> Counter[str]:
    """Return the marks of a syllable in lower case, the stroke of its letter d among them."""
    parted = unicodedata.normalize("NFD", syllable.translate(_PARTED_STROKE))
    return Counter(filter(unicodedata.combining, parted))
