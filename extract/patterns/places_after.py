"""Names before their English type word: "Kim Son district", "Huu Day dike", "A, B and C communes"."""

from extract.gazetteer import levels_of
from extract.patterns.places_bare import bare
from extract.patterns.places_lexicon import Head
from extract.patterns.places_names import number_closes
from extract.patterns.places_scan import CLOSE, Scan
from extract.spots import RANK, holds, levels_borne, named

UNIT_ROLES = frozenset({"unit", "adjective"})
ROAD_ROLES = frozenset({"road", "expressway", "railway"})
_ON_LINE = frozenset({" ", "-", " - ", "- ", " -"})
_COMMUNE = frozenset({"commune"})
_LONGEST = 4
_LONGEST_ROAD = 8
_LOOK_BACK = 30  # spots: more than the words of one list item can hold


def first_suffix(scan: Scan, index: int, end: int) -> tuple[Head, int, int] | None:
    """Return the first head word after a name in the run or right behind it, where it starts and ends."""
    if company := _company_after(scan, end):
        return Head("company"), company, company
    known = scan.unit_at(index)
    for at in range(max(index + 1, known), end + 2 if scan.words.ordinal(end) else end + 1):
        if found := scan.suffix(at):
            return _longest(scan, found, at, end)
    return None


def _longest(scan: Scan, found: tuple[Head, int], at: int, end: int) -> tuple[Head, int, int]:
    """Return the head word with those that follow it: "Border Gate Economic Zone", "River Rice Company"."""
    head, after = found
    if head.role not in UNIT_ROLES and (company := _company_in(scan, after, end)):
        return Head("company"), company, company
    if head.role == "natural" and after == at + 1 and scan.words.caps[at] and scan.words.syllable(at):
        further = scan.suffix(after)  # "Phieng Bay village"
        if further and further[0].role in {"unit", "village"}:
            return further[0], after, further[1]
    while at < end and head.role in {"site", "natural"} and (further := scan.suffix(after)):
        if further[0].role not in {"site", "company"} or not scan.words.caps[after]:
            break
        head, after = further
    return head, at, after


def _company_in(scan: Scan, start: int, end: int) -> int:
    """Return where a company's head word between two words ends, 0 if there is none."""
    for at in range(start, end):
        phrase = scan.lexicon.after.longest(scan.words, at)
        if phrase and phrase.heads[0].role == "company" and scan.words.gap(at) in _ON_LINE:
            return at + len(phrase.words)
    return 0


def _company_after(scan: Scan, end: int) -> int:
    """Return where "and Service Co., Ltd" after the run ends, 0 if no company's name goes on there."""
    words = scan.words
    joined = end + 1 < words.size and words.lower[end] in scan.lexicon["and"] and words.gap(end) == " "
    if not joined or not words.caps[end + 1]:
        return 0
    return _company_in(scan, end + 2, words.run(end + 1) + 1)


def unit(scan: Scan, head: Head, index: int, at: int, after: int) -> int:
    """Read "Kim Son district", "Son La Provincial ..."; a list before a plural shares its type word."""
    first = _name_start(scan, index, at, head.levels)
    if first < 0 and head.role == "unit" and not all(map(scan.boundary, range(index, at))):
        first = _trailing(scan, index, at)
        first = -1 if at - first > _LONGEST or (at - first > 2 and scan.surnamed(first, at)) else first
    if first < 0:
        bare(scan, index, at)
        return after
    bare(scan, index, first)
    name = scan.unit_name(first, at, head.levels)
    if head.role == "unit":
        scan.add(first, after, "type word", name=name, kind=_kind(scan, head, name, first), types=head.types)
        _list_before(scan, head, first, after)
    elif named(name):
        scan.add(first, at, "adjective", name=name, kind=head.kind, types=head.types)
    return after


def _kind(scan: Scan, head: Head, name: str, first: int) -> str:
    """Return the kind of a unit; one that no register knows, of a type of several levels, is no province."""
    if levels_borne(name).isdisjoint(head.levels) and scan.words.syllable(first) and not scan.foreign(first):
        return levels_of(head.types[:1])[-1]
    return head.kind


def village(scan: Scan, head: Head, index: int, at: int, after: int) -> int:
    """Read "Na Cang village"."""
    first = _trailing(scan, index, at)
    if first < 0 or at - first > _LONGEST:
        bare(scan, index, at)
        return at
    people = scan.words.slice(first, at).lower() in scan.lexicon["ethnic"]
    if people and scan.words.before(first) in scan.lexicon["articles"]:
        return after  # "Cat Linh is a Mong village"
    bare(scan, index, first)
    spot = scan.add(first, after, "village", name=scan.words.slice(first, at), kind="village")
    spot.core = (spot.start, scan.words.ends[at - 1])
    _list_before(scan, head, first, after)
    return after


def feature(scan: Scan, head: Head, index: int, at: int, after: int) -> int:
    """Read "Huu Day dike", "Cau Treo Border Gate Economic Zone", "Red River", "Tran Phu Street"."""
    words = scan.words
    if head.role == "railway" and any("-" in words.gap(word) for word in range(index + 1, at)):
        bare(scan, index, at)
        return after
    kind = "road" if head.role in ROAD_ROLES else head.role
    capital = words.caps[after - 1]
    wide = kind == "road" or (kind == "site" and capital) or (kind != "region" and _whole(scan, index, at))
    first = _feature_start(scan, index, at, wide)
    plain = words.lower[after - 1] in scan.lexicon["plain_features"] and not scan.opener(at - 1)
    sided = words.slice(at, after).lower() in scan.lexicon["named_by_side"]
    if first < 0 and capital and (plain or (sided and words.lower[at - 1] in scan.lexicon["directions"])):
        first = at - 1
    vietnamese = scan.language == "vi" and not words.slice(index, at).isascii()
    if first < 0 or vietnamese:
        bare(scan, index, at)
        return at
    if scan.heading(after - 1, first, at) and kind == "site":
        return after
    bare(scan, index, first)
    end = after + (kind == "site" and capital and number_closes(scan, after))
    soft = kind == "site" and not capital
    spot = scan.add(first, end, head.role, kind=kind, soft=soft)
    spot.core = (spot.start, words.ends[at - 1])
    if soft:
        spot.name = words.slice(first, at)
    _list_before(scan, Head(kind), first, after)
    return end


def _whole(scan: Scan, index: int, at: int) -> bool:
    """Tell whether a dash parts no large unit from another: "Ba Na - Suoi Mo", not "Hanoi - Hai Phong"."""
    words = scan.words
    dashes = [word for word in range(index + 1, at) if words.gap(word) == " - "]
    return all(scan.unit_at(index, ("province", "district"), word) == index for word in dashes)


def _name_start(scan: Scan, index: int, at: int, levels: tuple[str, ...]) -> int:
    """Return where the name of a unit that ends before `at` starts, -1 if the words there are none."""
    person = scan.surnamed(index, at)
    for first in range(max(index, at - 6), at):
        inside = first > index and scan.words.gap(first) == " " and not scan.boundary(first - 1)
        if scan.unit_at(first, levels, at) == at and not (inside and person):
            return first
    return -1


def _trailing(scan: Scan, index: int, at: int) -> int:
    """Return where the last words before `at` that look Vietnamese start, -1 if there are none."""
    words = scan.words
    first = at
    while first > index and (first == at or words.gap(first) in CLOSE):
        letter = first == at and len(words.raw[first - 1]) == 1 and words.raw[first - 1].isupper()  # "Tong Rang B"
        if scan.boundary(first - 1) and not (letter or words.ordinal(first - 1)):
            break
        first -= 1
    alone = at - first == 1 and len(words.raw[first]) == 1 and words.raw[first].isalpha()
    return first if first < at and not alone else -1  # "A commune" has no name


def _feature_start(scan: Scan, index: int, at: int, wide: bool) -> int:
    """Return where the name of a feature that ends before `at` starts, -1 if nothing there is a name."""
    words = scan.words
    first = at
    while first > index and _feature_word(scan, first - 1):
        gap = words.gap(first) if first < at else " "
        if gap not in CLOSE and not (wide and gap == " - "):
            break
        first -= 1
    empty = scan.lexicon["directions"] | scan.lexicon["articles"]
    names = [word for word in range(first, at) if words.lower[word] not in empty]
    return first if names and not all(words.raw[word].isdecimal() for word in names) else -1


def _feature_word(scan: Scan, word: int) -> bool:
    """Tell whether the word can be one of a feature's name: "Southern", "VSIP", "Song", "II", "Hanoi"."""
    words = scan.words
    if words.lower[word] in scan.lexicon["directions"]:
        return True
    if scan.opener(word) and not (words.syllable(word) and words.before(word) in scan.lexicon["articles"]):
        return False
    if words.lower[word] in scan.lexicon["feature_words"] or words.lower[word] in scan.lexicon["developers"]:
        return True
    plain = words.syllable(word) and words.lower[word] not in scan.lexicon["organ_after"]
    if plain or words.raw[word].isupper() or words.raw[word].isdecimal():
        return True
    return any(scan.unit_at(start) > word for start in range(max(0, word - 3), word + 1))


def _list_before(scan: Scan, head: Head, first: int, after: int) -> None:
    """Read the names of "A, B and C districts" that stand before the last one, if the type word is a plural."""
    words = scan.words
    plural = words.lower[after - 1] in scan.lexicon["plural"]
    if not plural and not (head.role == "natural" and words.lower[first - 1] in scan.lexicon["or"]):
        return
    kind = head.kind
    group = scan.spots[-1].group = scan.group()
    dashed = head.role == "road" and "-" in words.slice(first, after)
    while (last := _joint_before(scan, first)) > 0 and (words.caps[last - 1] or words.ordinal(last - 1)):
        if dashed and _both_ends(scan, last) < 0:
            return
        start = _list_item(scan, last, head)
        if start < 0 or _led_in(scan, start, last, head) or not _free(scan, start, last, kind):
            return
        name = scan.unit_name(start, last, head.levels) if head.types else words.slice(start, last)
        soft = kind == "site" and not words.caps[after - 1]
        spot = scan.add(start, last, "list", name=name, kind=kind, types=head.types, group=group, soft=soft)
        spot.core = (spot.start, spot.end) if soft else None
        first = start


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
    while (before := words.before(first)) and start - first <= _LONGEST:
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
    return beside and before is not None and bool(before.types) and holds(scan.unit_name(start, last), before.name)


def _free(scan: Scan, start: int, last: int, kind: str) -> bool:
    """Take back the bare names among the words, and tell whether nothing surer stands there."""
    recent = scan.spots[-_LOOK_BACK:]
    begin, end = scan.words.starts[start], scan.words.ends[last - 1]
    covered = [spot for spot in recent if spot.start < end and spot.end > begin]
    exact = len(covered) == 1 and (covered[0].start, covered[0].end) == (begin, end)
    loose = {None, kind, "natural"} if exact and kind in RANK else {None, kind}
    if any(spot.types or spot.kind not in loose for spot in covered):
        return False
    scan.spots[-_LOOK_BACK:] = [spot for spot in recent if spot not in covered]
    return True


def _list_item(scan: Scan, last: int, head: Head) -> int:
    """Return where the name of a list item that ends before `last` starts, -1 if there is none."""
    words = scan.words
    if head.role == "road" and (start := _both_ends(scan, last)) >= 0:
        return start
    start = last - 1 - (words.ordinal(last - 1) and last > 1 and words.caps[last - 2])
    while start > 0 and words.caps[start - 1] and words.gap(start) in CLOSE and last - start < 5:
        start -= 1
    if head.types and (known := _name_start(scan, start, last, head.levels)) >= 0:
        return known
    if head.role == "natural":  # "the Saigon and Dong Nai rivers"
        while start < last - 1 and (scan.opener(start) or words.lower[start] in scan.lexicon["articles"]):
            start += 1
        if scan.unit_at(start, None, last) == last:
            return start
    first = _trailing(scan, start, last)
    return -1 if last - first > 2 and scan.surnamed(first, last) else first


def _both_ends(scan: Scan, last: int) -> int:
    """Return where "Noi Bai-Lao Cai" or "Bien Hoa - Vung Tau" starts, a road's two ends; -1 if there are none."""
    words, start, dashed = scan.words, last - 1, False
    while start > 0 and words.caps[start - 1] and words.gap(start) in _ON_LINE and last - start < _LONGEST_ROAD:
        if scan.opener(start - 1):
            break
        dashed = dashed or "-" in words.gap(start)
        start -= 1
    return start if dashed else -1


def _joint_before(scan: Scan, at: int) -> int:
    """Return the index after the list item before `at`, -1 if there is none."""
    words = scan.words
    if at < 2:
        return -1
    if words.lower[at - 1] in scan.lexicon["and"] and words.gap(at) == " ":
        return at - 1 if words.gap(at - 1) in {" ", ", "} else -1
    return at if words.gap(at) in {", ", ",", " - "} else -1
