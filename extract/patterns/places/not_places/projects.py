"""Places in the names of projects: "the Quynh Lap LNG Power Project", "the Viet Tri Resort Project"."""

from extract.bearers import LARGE, levels_borne, named
from extract.patterns.places.state import Scan

_LONGEST = 6  # words from what is built to "Project"


def of_plant(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a plant is called after the commune: "the Quynh Lap LNG Power Project"; "Quynh Lap Solar" is a firm.

    Not after a large unit, for those plants bear the names of lakes as well: "Dau Tieng Solar Power Plant".
    """
    words = scan.words
    if scan.language != "en" or end >= words.size or words.gap(end) != " " or not words.caps[end]:
        return False
    name = scan.unit_name(start, end)
    gone = scan.reformed and all(unit.valid_to is not None for unit in named(name))
    if gone or not LARGE.isdisjoint(levels_borne(name)):
        return False
    lasts = range(end + 1, min(end + 2, words.size) + 1)
    if any(words.slice(end, last).lower() in scan.lexicon["refineries"] for last in lasts):
        return True
    plant = next((last for last in lasts if words.slice(end, last).lower() in scan.lexicon["plants"]), words.size)
    return any(_built(scan, word) for word in range(plant, min(plant + 2, words.size)))


def of_power(scan: Scan, start: int) -> bool:
    """Tell whether what stands before a name says that a power plant is called so: "điện gió Đông Hải 1"."""
    words = scan.words
    return words.gap(start) == " " and words.slice(max(0, start - 2), start).lower() in scan.lexicon["power_plants"]


def _built(scan: Scan, word: int) -> bool:
    """Tell whether the word, in the same line of words as that before it, says what is built: "Project", "Plant"."""
    return scan.words.gap(word) == " " and scan.words.caps[word] and scan.words.lower[word] in scan.lexicon["built"]


def resort(scan: Scan, index: int, after: int) -> int:
    """Return where the name of a large unit ends that opens a resort project's: "Viet Tri Resort Project"; or 0.

    `after`: where the head word of the resort ends. Its name alone is a brand's.
    """
    words, sets = scan.words, scan.lexicon
    name = scan.unit_at(index, LARGE)
    if words.lower[after - 1] not in sets["resorts"] or name == index or words.gap(name) != " ":
        return 0
    suffix = scan.suffix(name)
    if scan.words.syllable(name) or (suffix and suffix[0].role != "company"):
        return 0  # "Ha Long Bay Resort Project"
    at = after
    while at < min(after + _LONGEST, words.size) and words.gap(at) == " ":
        if words.caps[at] and words.lower[at] in sets["projects"]:
            return 0 if _elsewhere(scan, index, name, at + 1) else name
        if not words.caps[at] and words.lower[at] not in sets["and"]:
            break
        at += 1
    return 0


def _elsewhere(scan: Scan, index: int, name: int, after: int) -> bool:
    """Tell whether the project lies in another district: "Thanh Xuan Resort Project in Thach That district"."""
    words, first = scan.words, after + 1
    if first >= words.size or words.gap(first) != " " or words.lower[after] not in scan.lexicon["within"]:
        return False
    other = scan.unit_at(first, ("district",))
    same = words.slice(index, name).lower() == words.slice(first, other).lower()
    return other > first and not same and scan.unit_at(first, ("province",)) == first


def of_lodging(scan: Scan, start: int, end: int) -> bool:
    """Tell whether the name closes that of a hotel which opens with a brand: "Vinpearl Hotel Thanh Hoa"."""
    words, sets, hotel = scan.words, scan.lexicon, start - 1
    if scan.language != "en" or hotel < 1 or not words.caps[hotel] or words.gap(start) != " ":
        return False  # in Vietnamese text rather a project of there
    if words.lower[hotel] not in sets["lodgings"]:
        return False
    brand = words.caps[hotel - 1] and words.gap(hotel) == " " and not scan.opener(hotel - 1)
    return brand and words.run(start) == end
