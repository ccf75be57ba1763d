"""A firm's own name told again without its legal form, which is no place: "Thai Binh Seed", "Kinh Bac said"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extract.bearers import levels_borne
from extract.gazetteer import fold_word
from extract.patterns.places.state import BLANK, Scan
from extract.spots import Spot

_LONGEST = 5
_LONGEST_CASE = 3  # words before and behind
_LONGEST_TRADE = 4
_LONGEST_SAID = 3
_LONGEST_TRADED = 4
_SIGN = range(2, 5)  # letters


def dropped(scan: Scan, spots: Sequence[Spot]) -> list[Spot]:
    """Return the spots without the bare names that are, or open, that of a firm that the text tells in full."""
    names = set(_names(scan)) if scan.firms else set()
    if not names:
        return list(spots)
    vietnamese = scan.language == "vi"
    typed = {fold_word(spot.name) for spot in spots if spot.types or (vietnamese and placed(scan, spot))}
    return [spot for spot in spots if spot.rule != "bare" or not _again(scan, spot, names, typed)]


def placed(scan: Scan, spot: Spot) -> bool:
    """Tell whether a word like "ở" stands before the bare name."""
    return spot.rule == "bare" and led(scan, bisect_left(scan.words.starts, spot.start))


def led(scan: Scan, first: int) -> bool:
    """Tell whether a word like "ở" leads to the name there, in English any preposition: "residents of X"."""
    sets, before = scan.lexicon, scan.words.before(first)
    english = scan.language == "en" and (before in sets["whereabouts"] or before in sets["leads_to"])
    return english or before in sets["locative"]


def _names(scan: Scan) -> Iterator[tuple[str, ...]]:
    """Yield the words with which a firm's name opens in English, or ends in Vietnamese: two to five of them."""
    words = scan.words
    for index, after in scan.firms:
        for count in range(2, min(_LONGEST, after - index - 1) + 1):
            start, end = (index, index + count) if scan.language == "en" else (after - count, after)
            if words.run(start, BLANK) >= end and not _by_trade(scan, index, start):
                yield called(scan, start, end)


def called(scan: Scan, first: int, end: int) -> tuple[str, ...]:
    """Return the words as names are compared: in English without their marks, which come and go within an article."""
    return tuple(map(scan.words.fold, range(first, end)) if scan.language == "en" else scan.words.lower[first:end])


def _by_trade(scan: Scan, index: int, start: int) -> bool:
    """Tell whether a field of trade stands before the end of a name, which is where it works: "Cao su Dầu Tiếng"."""
    words, trades = scan.words, scan.lexicon["local_trades"]
    return any(words.slice(at, start).lower() in trades for at in range(max(index, start - _LONGEST_TRADE), start))


def _again(scan: Scan, spot: Spot, names: set[tuple[str, ...]], typed: set[str]) -> bool:
    """Tell whether the spot, or it and the one capitalised word on its side, are a whole run that is such a name."""
    words = scan.words
    first, end = bisect_left(words.starts, spot.start), bisect_left(words.starts, spot.end)
    if scan.language == "en" and _namesake(scan, spot, (first, end), names) and fold_word(spot.name) not in typed:
        return True
    if scan.language == "en":
        run = words.run(first, BLANK)
        return run == end + 1 and called(scan, first, run) in names
    if called(scan, first, end) in names and fold_word(spot.name) not in typed and _firm_alone(scan, first, end):
        return True
    beside = first > 1 and words.gap(first) == " " and words.caps[first - 1] and not words.opens_sentence(first - 1)
    alone = beside and not (words.gap(first - 1) == " " and words.caps[first - 2])
    return alone and words.run(first, BLANK) == end and called(scan, first - 1, end) in names


def _firm_alone(scan: Scan, first: int, end: int) -> bool:
    """Tell whether what is told of the name, no province's, is told of firms: "Vụ Thuận An", "Yên Bình nợ thuế"."""
    words, sets = scan.words, scan.lexicon
    inside = words.gap(first) == " " and words.caps[first - 1] and not words.opens_sentence(first - 1)
    if inside or words.run(first, BLANK) != end or "province" in levels_borne(words.slice(first, end)):
        return False
    if words.gap(end) in {", ", " ("} and scan.unit_at(end, ("province",)) > end:
        return False
    before = range(max(0, first - _LONGEST_CASE), first) if words.gap(first) == " " else ()
    if any(words.slice(at, first).lower() in sets["firm_case"] for at in before):
        return True
    behind = range(end + 1, min(end + _LONGEST_CASE, words.size) + 1) if words.gap(end) == " " else ()
    return any(words.slice(end, last).lower() in sets["firm_deeds"] for last in behind)


def told_of_firm(scan: Scan, first: int, end: int) -> bool:
    """Tell whether what is said is said of firms: "X plans", "X was slow", "planned by X", not "X has fields".

    Of what a district is called like only firms' own deeds tell: districts plan and announce, too.
    """
    words, sets = scan.words, scan.lexicon
    district = "district" in levels_borne(words.slice(first, end))
    if words.gap(end) == " ":
        ends = range(end + 1, min(end + _LONGEST_SAID, words.size) + 1)
        said = (words.slice(end, last).lower() for last in ends)
        return any(told in sets["deeds_of_firms"] or (not district and told in sets["said_of_firms"]) for told in said)
    return not district and words.before(first) in sets["firms_by"] and words.gap(end) not in {", ", " ("}


def of_signed_firm(scan: Scan, first: int, end: int) -> bool:
    """Tell whether letters before the name and a firm's deed behind it make it a firm's: "KN Cam Ranh lãi"."""
    words, sets, sign = scan.words, scan.lexicon, first - 1
    if scan.language != "vi" or sign < 0 or words.gap(first) != " " or words.gap(end) != " ":
        return False
    letters = words.raw[sign]
    if not (letters.isupper() and letters.isascii() and letters.isalpha() and len(letters) in _SIGN):
        return False
    if (
        scan.head(sign)
        or words.shouted(first, end)
        or words.lower[sign] in sets["organs_first"] | sets["numbered_offices"]
    ):
        return False
    ends = range(end + 1, min(end + _LONGEST_TRADED, words.size) + 1)
    traded = any(words.slice(end, last).lower() in sets["traded"] for last in ends)
    if traded:
        scan.firms.append((first - 2, end))
    return traded


def _namesake(scan: Scan, spot: Spot, at: tuple[int, int], names: set[tuple[str, ...]]) -> bool:
    """Tell whether the name alone is the firm's and no province's, no list's, and no preposition leads to it."""
    words, (first, end) = scan.words, at
    if called(scan, first, end) not in names or "province" in levels_borne(spot.name):
        return False
    if not told_of_firm(scan, first, end) or led(scan, first) or words.before(first) in scan.lexicon["and"]:
        return False
    whole = words.run(first, BLANK) == end and not (words.gap(first) == " " and words.caps[first - 1])
    listed = words.gap(first) == " (" or (words.gap(first) == ", " and not words.opens_sentence(first - 1))
    return whole and not listed  # "However, Xuan Truong said"
