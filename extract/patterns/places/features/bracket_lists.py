"""Features behind a single head word, each with a bracket: "cửa khẩu Tà Lùng (Quảng Hòa), Sóc Giang (Hà Quảng)"."""

import re
from bisect import bisect_left
from functools import cache

from extract.bearers import LARGE, levels_borne
from extract.lexicon import alternation
from extract.patterns.places.names.names import compound, name_end, past_bracket
from extract.patterns.places.state import CLOSE, Scan
from extract.patterns.places.text.lexicon import places_lexicon
from extract.spots import name_holds

_LONGEST = 6
_UNITS = ("province", "district", "commune")


def bracketed_on(scan: Scan, head: str, end: int, kind: str) -> int:
    """Read the further names of the list while each has a bracket with its place; return the word after them.

    `head`: the head word, in small letters. A park may have its area in the bracket.
    """
    words, group = scan.words, scan.spots[-1].group
    led = _led(scan, bisect_left(words.starts, scan.spots[-1].start))
    while _bracket(scan, head, end) and 0 < (item := past_bracket(scan, end)) < words.size and words.caps[item]:
        last = name_end(scan, item, CLOSE, _LONGEST)
        if " - " in words.gap(item) or not _bracket(scan, head, last) or not _shares(scan, head, item, last):
            break
        if led and words.slice(item, last).lower() not in scan.lexicon["gate_names"]:
            break
        group = scan.spots[-1].group = group or scan.group()
        scan.holes.append((end, item))
        scan.add(item, last, "list", kind=kind, group=group)
        end = last
    return end


def _led(scan: Scan, first: int) -> bool:
    """Tell whether a sentence starts with where it plays: "Tại sân bay Nội Bài (Hà Nội), Thùy Linh (Bắc Giang) nói"."""
    words, sets = scan.words, scan.lexicon
    if not first or words.gap(first) != " " or not words.opens_sentence(first - 1):
        return False
    return words.lower[first - 1] in sets["locative"] | sets["linking"] | sets["trip_cues"]


@cache
def _area() -> re.Pattern[str]:
    """Return the pattern of an area: "658 ha", not "120 ca"."""
    return re.compile(rf"\d[\d.,]{{0,11}}\s?(?:{alternation(places_lexicon()['lake_areas'])})(?!\w)")


def _bracket(scan: Scan, head: str, at: int) -> bool:
    """Tell whether a bracket opens there that tells where a feature lies, or how large a park is."""
    words = scan.words
    if words.gap(at) != " (":
        return False
    sized = head in scan.lexicon["zones"] and _area().match(words.text, words.starts[at]) is not None
    return sized or scan.type_word(at) or scan.country(at) or scan.unit_at(at, _UNITS) > at


def _shares(scan: Scan, head: str, item: int, last: int) -> bool:
    """Tell whether the name shares the head word: no unit's in the place of its bracket, no person's, none of its own.

    Gates and parks are called after the communes in which they lie.
    """
    words, sets = scan.words, scan.lexicon
    zone, gate = head in sets["zones"], head in sets["gate_words"]
    called = words.slice(item, last)
    if gate and called.lower() in sets["gate_names"] | sets["gate_towns"]:
        return True
    phrase = scan.head(item)
    village = phrase is not None and phrase.heads[0].role == "village" and len(phrase.words) == 1 < last - item
    if phrase is not None and not (village and (zone or gate)):
        return False
    person = scan.surnamed(item, last) and words.lower[item] not in sets["places_too"]
    if person or compound(scan, item) or any(map(scan.boundary, range(item, last))) or scan.suffix_after(last):
        return False
    if sets.names.longest(words, item) is not None:
        return False
    borne = levels_borne(called)
    if zone:
        return "province" not in borne and not ("district" in borne and _lies(scan, called, last))
    return LARGE.isdisjoint(borne) and (gate or not _lies(scan, called, last))


def _lies(scan: Scan, called: str, bracket: int) -> bool:
    """Tell whether a unit of the name lies in the one that the bracket opens with: "Lũng Cú (huyện Đồng Văn)"."""
    phrase = scan.head(bracket)
    start = bracket + len(phrase.words) if phrase and scan.type_word(bracket) else bracket
    end = scan.unit_at(start) if scan.words.caps[start] else start
    return end > start and name_holds(scan.unit_name(start, end), called)
