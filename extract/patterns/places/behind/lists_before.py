"""Lists before their English type word: "A, B and C communes", and where a name before its type word starts."""

import re

from extract.bearers import LARGE, levels_borne, named
from extract.gazetteer import fold_word
from extract.patterns.places.features.passes import known_pass
from extract.patterns.places.names.road_numbers import coded
from extract.patterns.places.state import CLOSE, Scan
from extract.patterns.places.text.lexicon import Head
from extract.spots import RANK, name_holds, province_id

ON_LINE = frozenset({" ", "-", " - ", "- ", " -"})
"""What may stand between the words of one name in a line."""
LONGEST = 4
_COMMUNE = frozenset({"commune"})
_LONGEST_ROAD = 8
_MOST_RIVERS = 8  # of a list
_HIGHLAND = re.compile(r"[bcdghklmnprstvwyz]{1,2}'[^\W\d_]{2,6}$")  # "S'Nao", "Pr'ning", "Y'Rang"
_LOOK_BACK = 30  # spots: more than the words of one list item can hold


def list_before(scan: Scan, head: Head, first: int, after: int) -> None:
    """Read the names of "A, B and C districts" that stand before the last one, if the type word is a plural."""
    words = scan.words
    plural = words.lower[after - 1] in scan.lexicon["plural"]
    if not (plural or _or_river(scan, head, first) or _on_street(scan, head, first)):
        return
    kind = head.kind
    group = scan.spots[-1].group = scan.group()
    ends = head.role == "road" or words.lower[after - 1] in scan.lexicon["dashed"]
    dashed = ends and "-" in words.slice(first, after)
    also = scan.lexicon["province_rivers"]
    rivers = words.lower[after - 1] in scan.lexicon["river_lists"] and _with_article(scan, first)
    while (last := joint_before(scan, first)) > 0 and (words.caps[last - 1] or words.ordinal(last - 1)):
        if dashed and head.role == "road" and _both_ends(scan, last) < 0:
            return
        start = _list_item(scan, last, head, ends)
        province = head.role == "natural" and start >= 0 and scan.unit_at(start, ("province",)) == last
        written = words.slice(start, last).lower() if province else ""
        if (
            province
            and written not in scan.lexicon["rivers"]
            and written not in scan.lexicon["lakes"]
            and not (rivers and fold_word(written) in also)
        ):
            return  # "Quang Ninh and Khanh Hoa bays"
        if start < 0 or _led_in(scan, start, last, head) or not _free(scan, start, last, kind):
            return
        name = scan.unit_name(start, last, head.levels) if head.types else words.slice(start, last)
        soft = kind == "site" and not words.caps[after - 1]
        spot = scan.add(start, last, "list", name=name, kind=kind, types=head.types, group=group, soft=soft)
        spot.core = (spot.start, spot.end) if soft else None
        first = start
    _share_former(scan, group, head)


def _with_article(scan: Scan, first: int) -> bool:
    """Tell whether "the" opens the list whose last name, no province's, starts there: "the Can Tho and X rivers"."""
    words, definite, start = scan.words, scan.lexicon["definite"], first
    if scan.bare_province(first, words.run(first, CLOSE)):
        return False
    for _ in range(_MOST_RIVERS):
        last = joint_before(scan, start)
        if last <= 0 or not words.caps[last - 1]:
            return False
        start = last - 1
        while start > 0 and words.caps[start - 1] and words.gap(start) in CLOSE and last - start < LONGEST:
            start -= 1
        if words.lower[start] in definite or words.before(start) in definite:
            return scan.lexicon.names.longest(words, start) is None  # "In the Central Highlands, Gia Lai and ..."
    return False


def _share_former(scan: Scan, group: int, head: Head) -> None:
    """Note of all units of a list that they are old if that stands before the first: "the former A and B communes"."""
    listed = [spot for spot in scan.spots[-_LOOK_BACK:] if spot.group == group]
    if head.types and "province" not in head.levels and min(listed, key=lambda spot: spot.start).former:
        for spot in listed:
            spot.former = True


def _or_river(scan: Scan, head: Head, first: int) -> bool:
    """Tell whether "or" joins another river to the one named: "the Dong Nai or Saigon River"."""
    words, before = scan.words, joint_before(scan, first)
    if head.role != "natural" or words.lower[first - 1] not in scan.lexicon["or"] or before < 0:
        return False
    starts = range(max(0, before - LONGEST), before)
    return any(words.caps[at] and words.slice(at, before).lower() in scan.lexicon["rivers"] for at in starts)


def all_large(scan: Scan, first: int, at: int) -> bool:
    """Tell whether all names of a list that ends before a word are districts of one province, whole names."""
    return bool(frozenset.intersection(*_all_provinces(scan, first, at)))


def of_districts(scan: Scan, first: int, at: int, after: int) -> bool:
    """Tell whether such a plural only tells what the districts named before it have: "In Sa Pa and Bac Ha peaks"."""
    found = scan.words.lower[after - 1] in scan.lexicon["found_in_districts"] and after - at == 1
    return found and all(_all_provinces(scan, first, at))


def _all_provinces(scan: Scan, first: int, at: int) -> list[frozenset[tuple[str, str]]]:
    """Return the provinces with districts called so for each name of a list before a word, up to a name of none."""
    found = [_provinces(scan, first, at)]
    while found[-1] and (last := joint_before(scan, first)) > 0 and scan.words.caps[last - 1]:
        starts = range(max(0, last - LONGEST), last)
        first = next((start for start in starts if scan.unit_at(start, LARGE, last) == last), last)
        found.append(_provinces(scan, first, last))
    return found


def _provinces(scan: Scan, start: int, end: int) -> frozenset[tuple[str, str]]:
    """Return the provinces in which districts of the name lie."""
    whole = start < end and scan.unit_at(start, LARGE) == end
    units = named(scan.unit_name(start, end)) if whole else ()
    return frozenset(province_id(unit.uid) for unit in units if unit.level in LARGE)


def no_other_before(scan: Scan, first: int) -> bool:
    """Tell whether no item of a list stands before the word, or a province: "Quang Ninh and Khanh Hoa bays"."""
    words, last = scan.words, joint_before(scan, first)
    if last <= 0 or not (words.caps[last - 1] and words.syllable(last - 1)):
        return True  # "In July, Lam Dong communes"
    return any(scan.unit_at(start, ("province",), last) == last for start in range(max(0, last - LONGEST), last))


def _on_street(scan: Scan, head: Head, first: int) -> bool:
    """Tell whether "on" and a name of no unit stand before: "On Ben Oanh and Bac Kan street"."""
    words, last = scan.words, joint_before(scan, first)
    if head.kind != "road" or last < 0 or words.gap(last) != " " or words.lower[last] not in scan.lexicon["and"]:
        return False
    start = last
    while start > 0 and words.caps[start - 1] and last - start < LONGEST and words.gap(start) == " ":
        start -= 1
        if words.lower[start] in scan.lexicon["along"]:
            break
    name = start + (words.lower[start] in scan.lexicon["along"])
    led = name > start or words.before(start) in scan.lexicon["along"]
    return led and name < last and scan.unit_at(name, None, last) == name


def _led_in(scan: Scan, start: int, last: int, head: Head) -> bool:
    """Tell whether what seems the first of a list is where or when the clause plays: "In Nghe An, Quy Chau and ..."."""
    words = scan.words
    if words.gap(last) != ", ":
        return False
    borne = levels_borne(scan.unit_name(start, last))
    other = "province" in borne and head.types and "province" not in head.levels
    if other and (borne.isdisjoint(head.levels) or _closes_chain(scan, start, last)):
        return True
    first = start
    while (before := words.before(first)) and start - first <= LONGEST:
        first -= 1
        if before in scan.lexicon["leading"] and words.opens_sentence(first):
            return (
                words.ordinal(last - 1) if not borne else "province" in borne or not (head.types or borne <= _COMMUNE)
            )
        if not (words.caps[first] or before in scan.lexicon["and"]):
            break
    return False


def _closes_chain(scan: Scan, start: int, last: int) -> bool:
    """Tell whether the name is the province of the unit before it: "Le Thuy district, Quang Binh, and A and B ..."."""
    words = scan.words
    before = next((spot for spot in reversed(scan.spots[-_LOOK_BACK:]) if spot.end <= words.starts[start]), None)
    beside = before is not None and before.end == words.ends[start - 1] and words.gap(start) == ", "
    return beside and before is not None and bool(before.types) and name_holds(scan.unit_name(start, last), before.name)


def _free(scan: Scan, start: int, last: int, kind: str) -> bool:
    """Take back the bare names among the words, and tell whether nothing surer stands there."""
    recent = scan.spots[-_LOOK_BACK:]
    begin, end = scan.words.starts[start], scan.words.ends[last - 1]
    covered = [spot for spot in recent if spot.start < end and spot.end > begin]
    exact = len(covered) == 1 and (covered[0].start, covered[0].end) == (begin, end)
    loose = {None, kind, "natural"} if exact and kind in RANK else {None, kind}
    unit = exact and kind in RANK and covered[0].kind == "site" and scan.unit_at(start, (kind,), last) == last
    called = scan.words.slice(start, last).lower()
    if exact and kind == "site" and called in scan.lexicon["named_sites"]:
        loose |= {"region"}  # "Dung Quat and Nghi Son economic zones"
    if not unit and any(spot.types or spot.kind not in loose for spot in covered):
        return False  # but "Dinh Ban, Thach Hai and Thach Khe communes": no shrine
    scan.spots[-_LOOK_BACK:] = [spot for spot in recent if spot not in covered]
    return True


def _list_item(scan: Scan, last: int, head: Head, ends: bool) -> int:
    """Return where a list item that ends before `last` starts, -1 if none does; `ends`: it may have both its ends."""
    words = scan.words
    if ends and (start := _both_ends(scan, last)) >= 0:
        return start
    start = last - 1 - (words.ordinal(last - 1) and last > 1 and words.caps[last - 2])
    while start > 0 and words.caps[start - 1] and words.gap(start) in CLOSE and last - start < 5:
        start -= 1
    if head.types and (known := name_start(scan, _with_dash(scan, start, last, head), last, head.levels)) >= 0:
        return known
    if head.role == "natural":  # "the Saigon and Dong Nai rivers"
        while start < last - 1 and (scan.opener(start) or words.lower[start] in scan.lexicon["articles"]):
            start += 1
        if scan.unit_at(start, None, last) == last:
            return start
    first = trailing(scan, start, last)
    person = last - first > 2 and scan.surnamed(first, last) and not words.ordinal(last - 1)  # "Dong Van V"
    return -1 if person else first


def _with_dash(scan: Scan, start: int, last: int, head: Head) -> int:
    """Return where the one name of a unit starts that has a dash inside: "Van Mieu - Quoc Tu Giam"; else `start`."""
    starts = range(max(0, last - LONGEST - 1), start) if scan.words.gap(start) == " - " else ()
    return next((at for at in starts if scan.words.caps[at] and scan.unit_at(at, head.levels, last) == last), start)


def _both_ends(scan: Scan, last: int) -> int:
    """Return where "Noi Bai-Lao Cai" or "Bien Hoa - Vung Tau" starts, a way's two ends; -1 if there are none."""
    words, start, dashed = scan.words, last - 1, False
    while start > 0 and words.caps[start - 1] and words.gap(start) in ON_LINE and last - start < _LONGEST_ROAD:
        if scan.opener(start - 1):
            break
        dashed = dashed or "-" in words.gap(start)
        start -= 1
    return start if dashed else -1


def joint_before(scan: Scan, at: int) -> int:
    """Return the index after the list item before `at`, -1 if there is none."""
    words = scan.words
    if at < 1:
        return -1
    if words.lower[at - 1] in scan.lexicon["and"] and words.gap(at) == " ":
        return at - 1 if words.gap(at - 1) in {" ", ", "} else -1
    return at if words.gap(at) in {", ", ",", " - "} else -1


def is_verb(scan: Scan, index: int, at: int, end: int) -> bool:
    """Tell whether the plural is rather a verb: "the road to Da Lat passes a lake", not "Prenn and Ca passes are"."""
    words = scan.words
    if words.lower[end - 1] in scan.lexicon["verb_behind_code"] and coded(scan, at - 1):
        return True  # "trucks on Line N1 pass Dong Ha"
    if words.lower[end - 1] not in scan.lexicon["verbs_too"] or end - at > 1:
        return False
    joint = joint_before(scan, index)
    if words.gap(end) == " " and (words.caps[end] or words.lower[end] in scan.lexicon["passed"]):
        return True  # "the road from Hai Van and Phuoc Tuong passes through Loc Tien"
    if known_pass(scan, index, at) and any(known_pass(scan, start, joint) for start in range(max(0, joint - 2), joint)):
        return False  # "D'Ran and Mimosa passes along Highway 20"
    behind = words.lower[end] if words.gap(end) == " " else ""
    said = not behind or behind in scan.lexicon["said_of_plural"]
    return not said or joint < 0 or _passes_where(scan, index, at, end)


def _passes_where(scan: Scan, index: int, at: int, end: int) -> bool:
    """Tell whether what is behind the word may say how or where one passes: "the bus to A, B passes in the evening"."""
    words = scan.words
    if words.gap(end) != " " or words.lower[end] not in scan.lexicon["said_of_verb"]:
        return False
    named_so = end + 1 < words.size and words.caps[end + 1]  # "Hai Van and Phu Gia passes in Hue"
    return scan.unit_at(index, LARGE if named_so else None) == at


def name_start(scan: Scan, index: int, at: int, levels: tuple[str, ...]) -> int:
    """Return where the name of a unit that ends before `at` starts, -1 if the words there are none."""
    person = scan.surnamed(index, at)
    for first in range(max(index, at - 6), at):
        inside = first > index and scan.words.gap(first) == " " and not scan.boundary(first - 1)
        if scan.unit_at(first, levels, at) == at and not (inside and person):
            return first
    return -1


def trailing(scan: Scan, index: int, at: int) -> int:
    """Return where the last words before `at` that look Vietnamese start, -1 if there are none."""
    words = scan.words
    first = at
    while first > index and (first == at or words.gap(first) in CLOSE):
        letter = first == at and len(words.raw[first - 1]) == 1 and words.raw[first - 1].isupper()  # "Tong Rang B"
        lower = words.lower[first - 1]
        highland = _HIGHLAND.match(lower) is not None or lower in scan.lexicon["feature_words"]  # "Prenn and Ca passes"
        if scan.boundary(first - 1) and not (letter or highland or words.ordinal(first - 1)):
            break
        first -= 1
    alone = at - first == 1 and len(words.raw[first]) == 1 and words.raw[first].isalpha()
    return first if first < at and not alone else -1  # "A commune" has no name
