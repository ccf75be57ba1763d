"""Places in the names of projects: "the Quynh Lap LNG Power Project", "the Viet Tri Resort Project"."""

from extract.patterns.places.state import Scan
from extract.spots import LARGE, levels_borne

_LARGE = ("province", "district")
_LONGEST = 6  # words from what is built to "Project"


def of_plant(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a commune's name is a plant's, which are called after the places, or large lakes, where they lie."""
    words = scan.words
    if scan.language != "en" or end >= words.size or words.gap(end) != " " or not words.caps[end]:
        return False
    if not LARGE.isdisjoint(levels_borne(scan.unit_name(start, end))):
        return False
    lasts = range(end + 1, min(end + 2, words.size) + 1)
    return any(words.slice(end, last).lower() in scan.lexicon["plants"] for last in lasts)


def resort(scan: Scan, index: int, after: int) -> int:
    """Return where the name of a large unit ends that opens a resort project's: "Viet Tri Resort Project"; or 0.

    `after`: where the head word of the resort ends. Its name alone is a brand's.
    """
    words, sets = scan.words, scan.lexicon
    name = scan.unit_at(index, _LARGE)
    if words.lower[after - 1] not in sets["resorts"] or name == index or words.gap(name) != " ":
        return 0
    suffix = scan.suffix(name)
    if scan.words.syllable(name) or (suffix and suffix[0].role != "company"):
        return 0  # "Ha Long Bay Resort Project"
    at = after
    while at < min(after + _LONGEST, words.size) and words.gap(at) == " ":
        if words.caps[at] and words.lower[at] in sets["projects"]:
            return name
        if not words.caps[at] and words.lower[at] not in sets["and"]:
            break
        at += 1
    return 0
