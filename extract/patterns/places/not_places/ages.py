"""Who has an age or a year of birth, which no place has: "Hải Dương (SN 1990)", "Dinh Van, a 55-year-old man"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extract.bearers import LARGE, levels_borne
from extract.patterns.places.not_places.firms_again import led, placed
from extract.patterns.places.state import BLANK, Scan
from extract.spots import Spot

_BEFORE = frozenset({" (", ", ", " - "})
_UNTYPED = frozenset({"bare", "site"})
_LONGEST, _SHORTEST = 5, 2
_AGE_DIGITS = 2  # a city is older
_AGE_WORDS, _BIRTH_WORDS = 2, 2  # "years old", "sinh năm"
_JOINED = frozenset({" ", "-"})  # "55 years old", "55-year-old"
_LONGEST_RANK = 3
_RANGED = frozenset({"-", " - "})
_LISTING = frozenset(":;")
_ENDS = frozenset('.!?;"“”')


def aged(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a name that opens a bracket or sentence, or joins persons, has an age: "(Hải Dương, 30 tuổi, ...)".

    Elsewhere the age is of whom the place tells: "một phụ nữ Thanh Hóa (30 tuổi)", "a man from Hanoi (30 years old)".
    """
    words = scan.words
    if words.gap(end) not in _BEFORE or words.run(start, BLANK) != end:
        return False  # "Miss Thailand - Kanteera Techaphattanakul, 25 tuổi"
    opens = words.opens_sentence(start) and not of_bracket(scan, start)
    if (opens and _age(scan, end)) or by_figure(scan, start, end):
        return True
    beside = _opens(scan, start) or _beside_person(scan, start)
    return beside and told_behind(scan, end) and not _called_unit(scan, end)


def _called_unit(scan: Scan, end: int) -> bool:
    """Tell whether behind the bracket the text says that it is a unit: "Hậu Giang (sinh năm 2004) là tỉnh trẻ"."""
    words = scan.words
    for at in range(end + 1, min(end + _LONGEST, words.size - 1)):
        if words.gap(at) == ") ":
            ends = (last for last in (at + 1, at + 2) if words.slice(at, last).lower() in scan.lexicon["unit_is"])
            phrases = (scan.lexicon.before.longest(words, last) for last in ends)
            return any(head.types for phrase in phrases if phrase for head in phrase.heads)
    return False


def of_bracket(scan: Scan, start: int) -> bool:
    """Tell whether the name opens a person's bracket, which tells where he is from: "Le Van A (Hai Duong, aged 30)"."""
    return scan.words.gap(start) == " (" and scan.words.caps[start - 1]


def told_behind(scan: Scan, end: int) -> bool:
    """Tell whether a bracket, comma or dash and an age or a year of birth follow, whoever's."""
    return scan.words.gap(end) in _BEFORE and (_age(scan, end) or _born(scan, end))


def without_aged(scan: Scan, spots: Sequence[Spot]) -> list[Spot]:
    """Return the spots without the English names of such persons told again, but those that are a place's here too."""
    told = set(_told(scan)) if scan.language == "en" else set()
    told -= {spot.name.lower() for spot in spots if spot.types or placed(scan, spot)} if told else told
    return [spot for spot in spots if spot.rule not in _UNTYPED or not (told and _again(scan, spot, told))]


def _again(scan: Scan, spot: Spot, told: set[str]) -> bool:
    """Tell whether the spot is such a person's name; a province's or district's only where it opens its sentence."""
    if spot.name.lower() not in told:
        return False
    return levels_borne(spot.name).isdisjoint(LARGE) or scan.words.opens_sentence(
        bisect_left(scan.words.starts, spot.start)
    )


def _told(scan: Scan) -> Iterator[str]:
    """Yield the names of those who open a sentence with their age, each also without what stands before its end."""
    words = scan.words
    for end in words.behind(_BEFORE):
        start = end
        while (
            end - start < _LONGEST and start > 0 and words.caps[start - 1] and (start == end or words.gap(start) == " ")
        ):
            start -= 1
        if start < end and words.opens_sentence(start) and aged(scan, start, end):
            for first in range(start, end - 1):
                yield words.slice(first, end).lower()
                if end - first > _SHORTEST and words.lower[first] in scan.lexicon["surnames"]:
                    break  # "Nguyen Thai Binh, 35" is not called "Thai Binh" again


def by_figure(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a figure alone is an age in English: "Ha Nam, 55, said" at the start, "met Ha Nam, 55, a farmer".

    Not "A nurse from Ha Nam, 25, who", "Ha Nam, 25, and Hai Duong, 12", "The index: Ha Nam, 55, which".
    """
    words, sets, after = scan.words, scan.lexicon, end + 1
    if scan.language != "en" or after >= words.size or words.gap(end) != ", " or words.gap(after) != ", ":
        return False
    if not words.raw[end].isdecimal() or len(words.raw[end]) != _AGE_DIGITS or _placed(scan, start):
        return False
    if "province" in levels_borne(words.slice(start, end)) and _ranked(scan, after):
        return False  # its score: "Hung Yen, 64, ranked fifth"
    small = words.raw[after][0].islower() and words.lower[after] not in sets["and"]
    return words.lower[after] in sets["behind_age"] or (small and words.opens_sentence(start))


def _ranked(scan: Scan, at: int) -> bool:
    """Tell whether what indexes say of provinces stands there: "ranked", "led the country"."""
    words = scan.words
    ends = range(at + 1, min(at + _LONGEST_RANK, words.size) + 1)
    return any(words.slice(at, end).lower() in scan.lexicon["ranking"] for end in ends)


def _placed(scan: Scan, start: int) -> bool:
    """Tell whether a preposition leads to the name, or to the one it is joined to, or it stands in a list of places."""
    words, joint = scan.words, start - 1
    if led(scan, start) or not _LISTING.isdisjoint(words.gap(start)):
        return True
    if words.before(start) not in scan.lexicon["and"] or words.gap(joint) != " ":
        return False
    first = joint
    while first > max(0, joint - _LONGEST) and words.caps[first - 1] and words.gap(first) == " ":
        first -= 1
    return led(scan, first)


def _age(scan: Scan, at: int) -> bool:
    """Tell whether an age stands there: "30 tuổi", "aged 30", "a 55-year-old man", not "a 30-year-old city"."""
    words, sets = scan.words, scan.lexicon
    told = at < words.size and words.lower[at] in sets["aged"]
    at += told or (at < words.size and words.lower[at] in sets["articles"])
    if at + 1 >= words.size or not (words.raw[at].isdecimal() and len(words.raw[at]) <= _AGE_DIGITS):
        return False
    if words.gap(at + 1) == "," and words.raw[at + 1].isdecimal():
        return False  # "Hanoi, aged 1,010"
    ends = range(at + 2, min(at + 1 + _AGE_WORDS, words.size) + 1) if words.gap(at + 1) in _JOINED else ()
    last = next((end for end in ends if words.slice(at + 1, end).lower() in sets["ages"]), 0)
    if _ranged(scan, last or at + 1):
        return False
    behind = scan.suffix(last) if last else None
    return told or (last > 0 and not (behind and behind[0].role == "unit"))


def _ranged(scan: Scan, end: int) -> bool:
    """Tell whether the age that ends there is the lower one of many persons': "aged 18 to 35", "60 years and over"."""
    words = scan.words
    if end >= words.size:
        return False
    if words.gap(end) in _RANGED and words.raw[end].isdecimal():
        return True
    ends = range(end + 1, min(end + 2, words.size) + 1) if words.gap(end) == " " else ()
    return any(words.slice(end, last).lower() in scan.lexicon["age_ranges"] for last in ends)


def _born(scan: Scan, at: int) -> bool:
    """Tell whether a year or day of birth stands there: "SN 1990", "sinh ngày 3/5/1990", "born in 1990"."""
    words = scan.words
    at += at < words.size and words.lower[at] in scan.lexicon["both"]
    for last in range(at + 1, min(at + _BIRTH_WORDS, words.size - 1) + 1):
        if words.slice(at, last).lower() in scan.lexicon["births"] and words.raw[last][0].isdecimal():
            return True
    return False


def _opens(scan: Scan, start: int) -> bool:
    """Tell whether a sentence or line opens there, not a bracket or what a colon announces: "Quê: Hải Dương (...)"."""
    gap = scan.words.gap(start)
    return "\n" in gap or not _ENDS.isdisjoint(gap)


def _beside_person(scan: Scan, start: int) -> bool:
    """Tell whether a word that joins persons stands before, or a person with a bracket: "cùng X", "A (SN 1988), X".

    Not behind a place: "from Hanoi and Hai Duong (30 years old)".
    """
    words = scan.words
    if words.gap(start) == "), ":
        return True
    before = words.before(start)
    if before not in scan.lexicon["and"]:
        return before in scan.lexicon["beside_persons"]
    return not (scan.spots and start > 1 and scan.spots[-1].end == words.ends[start - 2])
