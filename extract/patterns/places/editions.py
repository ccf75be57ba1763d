"""The word for a village where it means an edition: "bản Premium", "bản 6 chỗ", "bản L sản xuất trong nước"."""

from extract.patterns.places.state import Scan
from extract.patterns.places.village_signs import in_place


def edition(scan: Scan, index: int, name: int) -> bool:
    """Tell whether an edition of a car, a song or a program is told of, not a village.

    One letter names a village only before the commune in which it lies: "bản A, xã Nậm Cần".
    """
    words, sets = scan.words, scan.lexicon
    if words.slice(index, name).lower() not in sets["edition_heads"] or name >= words.size or words.gap(name) != " ":
        return False
    if words.raw[name].isdecimal():
        behind = (" ".join(words.lower[name + 1 : name + 1 + count]) for count in (1, 2))
        return words.gap(name + 1) == " " and not sets["edition_counts"].isdisjoint(behind)
    if words.lower[name] in sets["edition_words"]:
        return words.caps[name]
    joined = words.gap(name + 1) == "-" or not words.caps[min(name + 1, words.size - 1)]  # "bản A Đeng"
    letter = len(words.raw[name]) == 1 and words.caps[name] and joined and words.gap(name + 1) in {" ", "-"}
    return letter and not (words.ordinal(name + 1) or in_place(scan, name + 1))
