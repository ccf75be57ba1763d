"""Short names of countries again: "Bộ Quốc phòng Nga tuyên bố. Nga sẽ đáp trả", where nobody is called so."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress

from extract.patterns.places.bare.land_deeds import does_as_state
from extract.patterns.places.state import CLOSE, Scan
from extract.spots import Spot

_CUE_WORDS = 3
_NO_PLACE = frozenset({"person", "credit"})


def again(scan: Scan, spots: Sequence[Spot]) -> list[Spot]:
    """Return the spots with the countries that stand alone and were surely told of elsewhere."""
    told = {name for spot in spots if (name := _told(scan, spot))} | _among_others(scan, spots)
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
        if (
            words.lower[at] in told
            and free
            and _alone(scan, at)
            and not (words.lower[at] in scan.lexicon["lands_inside"] and not _inside(scan, at))
            and not _listed(scan, at, spots[before - 1 : before + 1])
        ):
            more.append(Spot(start, stop, words.raw[at], "repeat", kind="country"))
    return sorted([*spots, *more], key=lambda spot: spot.start) if more else list(spots)


def _told(scan: Scan, spot: Spot) -> str:
    """Return the name of a country that may be a person's, if the words before it leave no doubt; else nothing."""
    name = spot.name.lower() if spot.kind == "country" else ""
    if name not in scan.lexicon["lands_again"]:
        return ""
    return name if _cued(scan, bisect_left(scan.words.starts, spot.start)) else ""


def _cued(scan: Scan, at: int) -> bool:
    """Tell whether words that no person is behind stand before: "thị trường Mỹ"."""
    words, sets = scan.words, scan.lexicon
    cues = sets["land_cues"] - sets["of_persons_too"]
    sure = any(words.slice(max(0, at - count), at).lower() in cues for count in range(1, _CUE_WORDS + 1))
    return sure and words.gap(at) == " "


def _among_others(scan: Scan, spots: Sequence[Spot]) -> set[str]:
    """Return the short names of countries told for sure, or beside a long one, in a text of more countries."""
    words, sets = scan.words, scan.lexicon
    if scan.language != "vi":
        return set()
    lands = {bisect_left(words.starts, spot.start): spot for spot in spots if spot.kind == "country"}
    long = {at for at in lands if not scan.weak_country(at) and lands[at].name.lower() not in sets["home_lands"]}
    told = set[str]()
    for at in lands if long else ():
        name, beside = lands[at].name.lower(), {at - 2, at - 1, at + 1, at + 2} & lands.keys()
        sure = bool(beside & long) or _cued(scan, at) or does_as_state(scan, at)
        if (name in sets["lands_again"] and (sure or not beside)) or (name in sets["lands_inside"] and sure):
            told.add(name)
    return told


def _inside(scan: Scan, at: int) -> bool:
    """Tell whether a word stands before it in its sentence: elsewhere "Anh" is "he", and "Ý" may be any word."""
    return scan.words.gap(at) == " " and not scan.words.opens_sentence(at)


def _person(scan: Scan, at: int) -> bool:
    """Tell whether a title, or another word of the name, stands before, or what one does or an age behind: "bà Nga"."""
    words, sets = scan.words, scan.lexicon
    if _does(scan, at) or _companion(scan, at):
        return True
    if words.gap(at) != " ":
        return False
    if words.caps[at - 1] and words.syllable(at - 1):
        called = not words.opens_sentence(at - 1) or words.lower[at - 1] in sets["given_names"] | sets["middles_vi"]
        called = called or words.lower[at - 1] in sets["addressed"]  # "Chị Nga"
        return called and words.lower[at - 1] not in sets["country_cue_ends"]
    at -= words.lower[at - 1] in sets["land_is"]  # "vợ anh là Nga"
    for first in range(max(0, at - _CUE_WORDS), at):
        phrase = scan.head(first)
        if phrase and phrase.heads[0].role in _NO_PLACE and first + len(phrase.words) == at:
            return words.slice(first, at).lower() not in scan.lexicon["country_cues"]
    return False


def _does(scan: Scan, at: int) -> bool:
    """Tell whether what only a person does or suffers, or an age, stands right behind: "Nga khai", "Nga (SN 1990)"."""
    words, end = scan.words, at + 1
    if end >= words.size or words.before(at) in scan.lexicon["country_cue_ends"] | scan.lexicon["locative"]:
        return False  # "công dân Mỹ bị bắt"
    if words.gap(end) == " (":
        born, age = words.lower[end] in scan.lexicon["born"], words.lower[end + 1 : end + 2] == ["tuổi"]
        return born or (words.raw[end].isdecimal() and age)
    behind = (words.slice(end, min(end + count, words.size)).lower() for count in (1, 2))
    return words.gap(end) == " " and not scan.lexicon["done_by_persons"].isdisjoint(behind)


def _companion(scan: Scan, at: int) -> bool:
    """Tell whether one given name alone is joined to it: "Lan và Nga"."""
    words, sets = scan.words, scan.lexicon
    for joint, other in ((at - 1, at - 2), (at + 1, at + 2)):
        if not 0 <= other < words.size or words.lower[joint] not in sets["companions"] or not words.caps[other]:
            continue
        blanks = all(words.gap(gap) == " " for gap in range(min(at, other) + 1, max(at, other) + 1))
        single = words.run(other) == other + 1 and not (words.caps[other - 1] and words.gap(other) == " ")
        if blanks and single and words.lower[other] in sets["given_names"] and not scan.country(other):
            return True
    return False


def _listed(scan: Scan, at: int, beside: Sequence[Spot]) -> bool:
    """Tell whether a comma joins it to a name that is no country's: "các dân tộc Thái, Lào", "Chân, Thiện, Mỹ"."""
    words, end = scan.words, at + 1
    lands = [spot for spot in beside if spot.kind == "country"]
    if words.gap(at) == ", " and words.caps[at - 1]:
        return all(spot.end != words.ends[at - 1] for spot in lands)
    joined = end < words.size and words.gap(end) == ", " and words.caps[end]
    return joined and words.gap(at) != " " and all(spot.start != words.starts[end] for spot in lands)


def _alone(scan: Scan, at: int) -> bool:
    """Tell whether the word is no part of a longer name or another word: no capital and no folk's word beside it."""
    words, sets, end = scan.words, scan.lexicon, at + 1
    if words.raw[at].isupper() and len(words.raw[at]) > 1:
        return False
    before = words.caps[at - 1] and words.gap(at) in CLOSE
    if before and (
        words.gap(at) != " " or words.lower[at - 1] not in sets["lands_behind"] or not words.opens_sentence(at - 1)
    ):
        return False
    folk = (words.slice(max(0, at - count), at).lower() for count in (1, 2))
    if words.gap(at) == " " and not sets["no_lands_behind"].isdisjoint(folk):
        return False
    behind = end < words.size and words.gap(end) in CLOSE and (words.caps[end] or not words.raw[end].isalpha())
    return not behind and " ".join(words.lower[at : end + 1]) not in sets["phrases"]
