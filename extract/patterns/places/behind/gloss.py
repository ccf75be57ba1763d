"""A name with its meaning or second name in brackets before the type word: "Hong (Red) River"."""

from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.text.lexicon import Head

_LONGEST = 4  # words in the bracket
_ROLES = frozenset({"natural", "site"})


def glossed(scan: Scan, index: int, end: int) -> tuple[Head, int, int] | None:
    """Return the type word behind a bracket that only explains the name before it, the name's end, and its own end."""
    words = scan.words
    if words.gap(end) != " (" or scan.language != "en":
        return None
    behind = range(end + 1, min(end + 1 + _LONGEST, words.size))
    at = next((at for at in behind if words.gap(at) not in BLANK), 0)
    phrase = scan.lexicon.after.longest(words, at) if at and words.gap(at) == ") " else None
    if phrase is None or phrase.heads[0].role not in _ROLES or not _explains(scan, index, end, at):
        return None
    if phrase.heads[0].role == "site" and scan.unit_at(index, ("province", "district")) == end:
        return None  # "Quy Nhon (Gemadept) Port", one of the town's
    after = at + len(phrase.words)
    return (phrase.heads[0], end, after) if phrase.heads[0].role == "natural" or words.caps[after - 1] else None


def _explains(scan: Scan, index: int, end: int, at: int) -> bool:
    """Tell whether the words in brackets are another name or the meaning of it, and not where it lies."""
    words = scan.words
    start = end + (words.lower[end] in scan.lexicon["articles"])
    if not all(words.caps[start:at]) or start == at or any(map(words.ordinal, range(start, at))):
        return False
    if scan.country(start) or scan.foreign(start) or scan.unit_at(start, ("province",)) == at:
        return False
    letters = any(len(words.raw[word]) > 1 and words.raw[word].isupper() for word in range(start, at))
    if letters or scan.surnamed(index, end) or any(map(scan.suffix, range(start + 1, at))):
        return False  # "Quy Nhon (QNP) Port", "Cua Dai (Hoi An City) Beach"
    meaning = not all(map(words.syllable, range(start, at)))
    return meaning or scan.unit_at(start) != at or not words.syllable(end - 1)
