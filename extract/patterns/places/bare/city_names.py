"""Names with "City" in Vietnamese text: estates and clubs, "Van Phuc City", "Man City", not "Ho Chi Minh City"."""

from extract.bearers import levels_borne
from extract.patterns.places.state import BLANK, Scan

_FEWEST, _MOST = 2, 4  # syllables of an estate's name


def named_city(scan: Scan, index: int, at: int, after: int) -> int:
    """Read an estate, or pass over what is none; return where it ends, 0 if it may be a city.

    `index`: where the run starts; `at`, `after`: where the type word starts and ends.
    """
    words = scan.words
    if scan.language != "vi" or words.lower[at] not in scan.lexicon["english_city"]:
        return 0
    first = next((word for word in range(index, at) if not scan.opener(word)), at)
    starts = [word for word in range(first, at) if not levels_borne(words.slice(word, at)).isdisjoint({"province"})]
    event = after < words.size and words.gap(after) == " " and words.caps[after]  # "Vinh City Marathon"
    unit = scan.unit_at(first) == at and (event or at == first + 1)
    if first == at or starts or unit or words.run(first, BLANK) < after:
        return 0
    if words.lower[at - 1] in scan.lexicon["club_cities"]:
        return after  # "Trận Man City - Arsenal"
    if _FEWEST <= at - first <= _MOST and all(map(words.syllable, range(first, at))) and not _brand(scan, first, at):
        scan.add(first, after, "site", kind="site")
    return after


def club(scan: Scan, end: int) -> bool:
    """Tell whether a city abroad ends there that its club is called after: "Leicester City", not "Gaza City"."""
    words, sets = scan.words, scan.lexicon
    city = scan.language == "vi" and end < words.size and words.gap(end) == " "
    return city and words.lower[end] in sets["english_city"] and words.lower[end - 1] in sets["club_cities"]


def estate(scan: Scan, last: int) -> bool:
    """Tell whether the English word that closes an estate's name stands behind a unit's: "Đà Lạt Valley"."""
    words = scan.words
    closed = last < words.size and words.caps[last] and words.lower[last] in scan.lexicon["valleys"]
    return closed and words.gap(last) == " " and scan.language == "vi"


def _brand(scan: Scan, first: int, at: int) -> bool:
    """Tell whether a developer's or an English word is one of the name's: "Sun Grand City"."""
    brands = scan.lexicon["brand_words"] | scan.lexicon["city_brands"]
    return not brands.isdisjoint(scan.words.lower[first:at])
