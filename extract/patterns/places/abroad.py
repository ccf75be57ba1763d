"""Places of Vietnam's neighbours: "Sepone District, Savannakhet Province", "Thành Đô (Trung Quốc)"."""

from extract.patterns.places.lexicon import Head
from extract.patterns.places.state import Scan

_JOINTS = frozenset({", ", " (", " "})
_LONGEST = 2


def name_abroad(scan: Scan, head: Head, index: int, at: int, after: int) -> int:
    """Return where the name of such a district starts, whatever its syllables, -1 if none stands before the type word.

    `index`: where the run starts. `at`, `after`: where the type word starts and ends; the province or country follows.
    Two words are a name only if no more stand there: "Border Guards Visit Sepone District, Savannakhet Province".
    """
    words = scan.words
    if scan.language != "en" or head.kind != "district" or not _in_neighbour(scan, after):
        return -1
    start = next((word for word in range(index, at) if not scan.opener(word)), at)
    if start == at or not _name_word(scan, at - 1):
        return -1
    if at - start != _LONGEST:
        return at - 1
    if words.gap(at - 1) != " " or not _name_word(scan, start):
        return at - 1 if words.gap(at - 1) != " " else -1
    verb = words.opens_sentence(start) and ";" not in words.gap(start)  # "Visit Sepone District, Laos"
    return -1 if verb and not words.syllable(start) else start


def _name_word(scan: Scan, word: int) -> bool:
    """Tell whether the word may be one of a name: no point of the compass, and it says nothing of the district."""
    words, sets = scan.words, scan.lexicon
    no_name = (sets["described_as"], sets["directions"], sets["organ_after"], sets["articles"], sets["no_districts"])
    return words.raw[word].isalpha() and not any(words.lower[word] in each for each in no_name)


def _in_neighbour(scan: Scan, after: int) -> bool:
    """Tell whether a foreign province or country follows: ", Phongsaly Province", "(Laos)", "of Savannakhet"."""
    words = scan.words
    if after >= words.size or words.gap(after) not in _JOINTS:
        return False
    led = words.gap(after) == " "  # by a word, as others are by a mark
    if led and words.lower[after] not in scan.lexicon["within"]:
        return False
    name = after + led
    abroad = scan.country(name) and words.lower[name] not in scan.lexicon["home_country"]
    return scan.foreign(name) > 0 or abroad


def in_china(scan: Scan, index: int, end: int) -> bool:
    """Tell whether China, or one of its provinces with its type word, stands behind: "Thành Đô, tỉnh Tứ Xuyên"."""
    words, head = scan.words, scan.head(end)
    if end >= words.size or words.gap(end) not in {", ", " ("} or words.shouted(index, end):
        return False
    if any(words.slice(end, last).lower() in scan.lexicon["china"] for last in (end + 1, min(end + 2, words.size))):
        return True
    name = end + len(head.words) if head and head.heads[0].levels == ("province",) else words.size
    return scan.foreign(name) > 0 and not scan.weak_country(name)
