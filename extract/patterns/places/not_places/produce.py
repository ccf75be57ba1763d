"""Produce and animals whose words end like a head word: "gà đồi Yên Thế", "dê núi Ninh Bình", "giá khóm Tắc Cậu"."""

from extract.patterns.places.names.end_numbers import counts_nothing
from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.text.lexicon import Head

_IN_COMMUNE = frozenset({", ", " (", " "})


def of_land(scan: Scan, head: Head, index: int, name: int) -> int:
    """Pass over what comes from hills or the sea before the unit that it is from, else over its first words.

    Those that everybody knows are meant though a unit bears their name: "bò núi Ba Vì", "cá biển Hồ".
    """
    words = scan.words
    end = scan.unit_at(name) if name < words.size and words.gap(name) == " " else name
    known = any(" ".join(words.lower[name - 1 : name + count]) in scan.lexicon["own_lands"] for count in (1, 2))
    return name if end > name and words.run(name, BLANK) == end and not known else name - 1


def fruit(scan: Scan, head: Head, index: int, name: int) -> int:
    """Pass over pineapples; a number that counts nothing, or the commune behind a name, makes a hamlet of the word."""
    words = scan.words
    if name >= words.size or words.gap(name) != " ":
        return name
    end = name + 1 if words.number(name) else words.run(name, BLANK)
    hamlet = counts_nothing(scan, name) if words.number(name) else end > name and _in_commune(scan, end)
    return name - 1 if hamlet else name


def _in_commune(scan: Scan, end: int) -> bool:
    """Tell whether a commune's type word follows a name."""
    phrase = scan.head(end) if scan.words.gap(end) in _IN_COMMUNE else None
    return phrase is not None and phrase.heads[0].role == "unit" and "commune" in phrase.heads[0].levels
