"""Districts of Vietnam's neighbours: "Sepone District, Savannakhet Province"."""

from extract.patterns.places.lexicon import Head
from extract.patterns.places.state import Scan

_JOINTS = frozenset({", ", " (", " "})
_LONGEST = 3


def name_abroad(scan: Scan, head: Head, index: int, at: int, after: int) -> int:
    """Return where the name of such a district starts, whatever its syllables, -1 if none stands before the type word.

    `index`: where the run starts. `at`, `after`: where the type word starts and ends; the province or country follows.
    """
    words, sets = scan.words, scan.lexicon
    if scan.language != "en" or head.kind != "district" or not _in_neighbour(scan, after):
        return -1
    no_name = (sets["described_as"], sets["directions"], sets["organ_after"], sets["articles"], sets["no_districts"])
    first = at
    while first > index and at - first < _LONGEST and (first == at or words.gap(first) == " "):
        word = words.lower[first - 1]
        if scan.opener(first - 1) or not words.raw[first - 1].isalpha() or any(word in each for each in no_name):
            break
        first -= 1
    return first if first < at else -1


def _in_neighbour(scan: Scan, after: int) -> bool:
    """Tell whether a foreign province or country follows: ", Phongsaly Province", "(Laos)", "of Savannakhet"."""
    words = scan.words
    if after >= words.size or words.gap(after) not in _JOINTS:
        return False
    name = after + (words.gap(after) == " " and words.lower[after] in scan.lexicon["within"])
    if (name == after) == (words.gap(after) == " "):
        return False
    abroad = scan.country(name) and words.lower[name] not in scan.lexicon["home_country"]
    return scan.foreign(name) > 0 or abroad
