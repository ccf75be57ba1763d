"""Short names of countries again: "Bộ Quốc phòng Nga tuyên bố. Nga sẽ đáp trả", where nobody is called so."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress

from extract.patterns.places.state import CLOSE, Scan
from extract.spots import Spot

_CUE_WORDS = 3
_NO_PLACE = frozenset({"person", "credit"})


def again(scan: Scan, spots: Sequence[Spot]) -> list[Spot]:
    """Return the spots with the countries that stand alone and were surely told of elsewhere."""
    told = {name for spot in spots if (name := _told(scan, spot))}
    if not told:
        return list(spots)
    words = scan.words
    alike = [at for at in compress(range(words.size), map(told.__contains__, words.lower)) if words.caps[at]]
    told -= scan.given
    told -= {words.lower[at] for at in alike if _person(scan, at)}
    starts, more = [spot.start for spot in spots], list[Spot]()
    for at in alike:
        start, stop = words.starts[at], words.ends[at]
        before = bisect_right(starts, start)
        free = (before == 0 or spots[before - 1].end <= start) and (before == len(spots) or starts[before] >= stop)
        if words.lower[at] in told and free and _alone(scan, at):
            more.append(Spot(start, stop, words.raw[at], "repeat", kind="country"))
    return sorted([*spots, *more], key=lambda spot: spot.start) if more else list(spots)


def _told(scan: Scan, spot: Spot) -> str:
    """Return the name of a country that may be a person's, if the words before it leave no doubt; else nothing."""
    words, sets = scan.words, scan.lexicon
    name = spot.name.lower() if spot.kind == "country" else ""
    if name not in sets["lands_again"]:
        return ""
    at = bisect_left(words.starts, spot.start)
    cues = sets["country_cues"] - sets["of_persons_too"]
    sure = any(words.slice(max(0, at - count), at).lower() in cues for count in range(1, _CUE_WORDS + 1))
    return name if sure and words.gap(at) == " " else ""


def _person(scan: Scan, at: int) -> bool:
    """Tell whether a person's title, or another word of the name, stands before: "bà Nga", "Hằng Nga"."""
    words = scan.words
    if words.gap(at) != " ":
        return False
    if words.caps[at - 1] and words.syllable(at - 1) and not words.opens_sentence(at - 1):
        return words.lower[at - 1] not in scan.lexicon["country_cue_ends"]
    for first in range(max(0, at - _CUE_WORDS), at):
        phrase = scan.head(first)
        if phrase and phrase.heads[0].role in _NO_PLACE and first + len(phrase.words) == at:
            return words.slice(first, at).lower() not in scan.lexicon["country_cues"]
    return False


def _alone(scan: Scan, at: int) -> bool:
    """Tell whether the word is no part of a longer name or another word: no other capital stands right beside it."""
    words, end = scan.words, at + 1
    if words.raw[at].isupper() and len(words.raw[at]) > 1:
        return False
    before = words.caps[at - 1] and words.gap(at) in CLOSE and not words.opens_sentence(at - 1)
    behind = end < words.size and words.gap(end) in CLOSE and (words.caps[end] or not words.raw[end].isalpha())
    return not (before or behind) and " ".join(words.lower[at : end + 1]) not in scan.lexicon["phrases"]
