"""Names with "City" in Vietnamese text: estates and clubs, "Van Phuc City", "Man City", not "Ho Chi Minh City"."""

from extract.bearers import levels_borne
from extract.patterns.places.state import BLANK, Scan

_FEWEST, _MOST = 2, 4  # syllables of an estate's name
_HOUSED = 2  # words: "nhà ở"


def named_city(scan: Scan, index: int, at: int, after: int) -> int:
    """Read an estate, or pass over what is none; return where it ends, 0 if it may be a city.

    `index`: where the run starts; `at`, `after`: where the type word starts and ends.
    """
    words = scan.words
    if scan.language != "vi" or words.lower[at] not in scan.lexicon["english_city"]:
        return 0
    first = next((word for word in range(index, at) if not scan.opener(word) or scan.unit_at(word) == at), at)
    starts = [word for word in range(first, at) if not levels_borne(words.slice(word, at)).isdisjoint({"province"})]
    event = after < words.size and words.gap(after) == " " and words.caps[after]  # "Vinh City Marathon"
    unit = scan.unit_at(first) == at and (event or at == first + 1 or _town(scan, first, at, after))
    if first == at or starts or unit or words.run(first, BLANK) < after:
        return 0
    if words.lower[at - 1] in scan.lexicon["club_cities"]:
        return after  # "Trận Man City - Arsenal"
    if _FEWEST <= at - first <= _MOST and all(map(words.syllable, range(first, at))) and not _brand(scan, first, at):
        scan.add(first, after, "site", kind="site")
    return after


def part_before(scan: Scan, index: int, at: int) -> int:
    """Return where the last part of a run starts that "City" closes, or 0: "Nam Định - Man City"."""
    words, city = scan.words, scan.words.lower[at] in scan.lexicon["english_city"]
    if scan.language != "vi" or not city or any(scan.unit_at(word) == at for word in range(index, at)):
        return 0
    return next((word for word in range(at - 1, index, -1) if words.gap(word) == " - "), 0)


def _town(scan: Scan, first: int, at: int, after: int) -> bool:
    """Tell whether a town is told as in English addresses: "tại Thu Duc City", "Nha Trang City, Khanh Hoa"."""
    words, sets = scan.words, scan.lexicon
    if "district" not in levels_borne(words.slice(first, at)):
        return False
    housed = words.slice(max(0, first - _HOUSED), first).lower() in sets["estates"]
    led = words.before(first) in sets["city_at"] and words.slice(first, at).isascii() and not housed
    return led or (words.gap(after) == ", " and scan.unit_at(after, ("province",)) > after)


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
