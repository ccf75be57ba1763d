"""The keys under which a name is filed, so that every way to write it finds the same unit.

fold: marks off, lower case, what English articles print ("Đắk Lắk" is "dak lak").
vkey: marks kept; tone placement, hyphens and apostrophes make no difference (Hoà is Hòa, Đăk is Đắk).
squash: folded, nothing but letters and digits, i for y after a consonant ("M'Drắk" is "mdrak").
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_UNMARKED = str.maketrans(
    {
        chr(code): unicodedata.normalize("NFD", chr(code))[0]
        for block in (range(0xC0, 0x250), range(0x1E00, 0x1F00))
        for code in block
        if unicodedata.normalize("NFD", chr(code)) != chr(code)
    }
    | {"đ": "d", "Đ": "D"}
    | dict.fromkeys(range(0x300, 0x370))
)

# A tone mark and the vowels that share its cluster (NFD): the mark moves to the cluster's end.
_TONE = re.compile("([\u0300\u0301\u0303\u0309\u0323])([aeiouy\u0302\u0306\u031b]+)")
# Tones in the new style (hoà, khoẻ, thuý) and their letters, at a syllable's end and not after q.
_NEW_STYLE = re.compile(r"(?<![qQ])([oO])([àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ])(?!\w)|(?<![qQ])([uU])([ỳýỷỹỵỲÝỶỸỴ])(?!\w)")
_NOT_WORD = re.compile(r"[^\w]+")
_NOT_WORD_NOR_BREAK = re.compile(r"[^\w\n]+")
_LEADING_ZERO = re.compile(r"(?<![0-9])0+(?=[0-9])")
# y after a consonant (and in quy) sounds as i and is written either way: Mỹ/Mĩ, Quy Nhơn/Qui Nhơn.
_CONSONANT_Y = re.compile(r"(?<=[bcdghklmnpqrstvx])y|(?<=qu)y")
# Highland names: Đắk, Đăk, Đak, Đắc are one word, so are Lắk and Lăk; no Vietnamese syllable ends in k.
_HIGHLAND = re.compile(r"\b(?:đ[aăắá]c|[^\W\d_]{0,4}[aăắá]k)\b")
_HIGHLAND_VOWEL = re.compile(r"[aăắá][kc]$")


def fold(text: str) -> str:
    """Return the text in lower case without marks, đ as d; the words stay apart."""
    return unicodedata.normalize("NFC", text).lower().translate(_UNMARKED)


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
    spread = _TONE.sub(r"\2\1", unicodedata.normalize("NFD", text.lower()))
    words = _NOT_WORD.sub(" ", unicodedata.normalize("NFC", spread.replace("'", "").replace("’", "")))
    highland = _HIGHLAND.sub(lambda word: _HIGHLAND_VOWEL.sub("ắk", word[0]), words)
    return _LEADING_ZERO.sub("", highland.replace("êa ", "ea ")).strip()


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
    return glued.replace("dac", "dak") if "dac" in glued else glued


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
    ours, theirs = (_NEW_STYLE.sub(_shift_tone, text.lower()).split() for text in (given, name))
    return len(ours) == len(theirs) and all(map(_fewer_marks, ours, theirs))


def _fewer_marks(given: str, name: str) -> bool:
    """Tell whether the syllable is the other one with fewer marks, letters being the same."""
    if fold(given) != fold(name) or ("đ" in given and "đ" not in name):
        return False
    ours, theirs = (
        Counter(filter(unicodedata.combining, unicodedata.normalize("NFD", text))) for text in (given, name)
    )
    return ours <= theirs


def old_style(name: str) -> str:
    """Return the name as this project writes it: NFC, tone marks in the old style (Hòa, Thủy, Khỏe)."""
    return _NEW_STYLE.sub(_shift_tone, unicodedata.normalize("NFC", name))


def _shift_tone(match: re.Match[str]) -> str:
    """Return the two vowels with the tone on the first."""
    first, second = (match[1], match[2]) if match[1] else (match[3], match[4])
    letters = unicodedata.normalize("NFD", second)
    return unicodedata.normalize("NFC", first + letters[1:]) + letters[0]
