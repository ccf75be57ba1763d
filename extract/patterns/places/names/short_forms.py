"""A type word and its short form, one of them in brackets: "thành phố (TP) Cà Mau", "Khu công nghiệp (KCN) X"."""

from extract.patterns.places.state import Scan
from extract.patterns.places.text.lexicon import Head

_OPENS = frozenset({" (", "("})
_CLOSES = frozenset({") ", ".) ", ")"})


def after_abbreviation(scan: Scan, index: int, name: int) -> int:
    """Return where the name starts after the short form of its head word in brackets: "Khu công nghiệp (KCN) X"."""
    words = scan.words
    if words.gap(name) != " (" or words.gap(name + 1) != ") " or not words.raw[name].isupper():
        return name
    initials = "".join(words.fold(word)[0] for word in range(index, name))
    return name + 1 if words.fold(name) == initials else name


def after_other_form(scan: Scan, head: Head, name: int) -> int:
    """Return where the name starts after its type word again in brackets: "thành phố (TP) X", "TP (thành phố) X"."""
    words = scan.words
    if words.gap(name) not in _OPENS:
        return name
    other = scan.head(name)
    if other is None or other.heads[0].role != "unit" or other.heads[0].types != head.types:
        return name  # not "tỉnh (thành phố) X"
    end = name + len(other.words)
    return end if end < words.size and words.gap(end) in _CLOSES else name
