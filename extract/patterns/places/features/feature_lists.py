"""Lists of features: the head word stands apart, "3 cửa khẩu: A, B", or is a singular, "cầu A, B và C"."""

from extract.patterns.places.features.zones import listed_end
from extract.patterns.places.names.end_numbers import adds_count, closing, counts_nothing
from extract.patterns.places.names.listing import counted_types
from extract.patterns.places.names.names import compound, first_syllable, name_end, names_on, titled
from extract.patterns.places.state import CLOSE, Scan

_FEWEST, _MOST = 2, 8  # further names of a list behind a singular
_LONGEST = 4  # syllables
_STEP = 3  # from a number to the next one: further on something is counted


def named_alike(scan: Scan, index: int, end: int, kind: str) -> int:
    """Read the further names behind a singular head word at the index: "cầu A, B và C", "(cống A, B, C)".

    None of them is a unit's or a person's: those tell where the first one lies, or who was there.
    """
    words, names, last, closed = scan.words, list[tuple[int, int]](), end, False
    bracketed = words.gap(index).endswith("(")
    if scan.cued(index) or words.before(index) in scan.lexicon["linking"] | scan.lexicon["leaving"]:
        return end  # "Đến cầu A, Thanh Hà và Minh Quân dừng lại"
    while not closed and 0 < (item := scan.list_joint(last)) < words.size and len(names) < _MOST:
        if words.gap(last) not in {", ", " "} or not words.caps[item]:
            return end
        closed = item > last
        last = _free_end(scan, item, kind, bracketed=bracketed)
        if not last:
            return end
        names.append((item, last))
    closed = closed or (bracketed and words.gap(last).startswith(")"))
    if not closed or len(names) < _FEWEST:
        return end
    group = scan.spots[-1].group = scan.group()
    for start, stop in names:
        scan.add(start, stop, "list", kind=kind, group=group)
    return last


def _free_end(scan: Scan, item: int, kind: str, *, bracketed: bool) -> int:
    """Return where a name ends that is no unit's, no person's and no other thing's; 0 if none starts there."""
    words, phrase = scan.words, scan.head(item)
    last = name_end(scan, item, CLOSE, _LONGEST)
    hamlet = bracketed and phrase is not None and phrase.heads[0].role == "village"  # "Xóm Lũy"
    if phrase is not None and not (hamlet or titled(scan, item, last)):
        return 0
    if last - item < _FEWEST or scan.unit_at(item) > item or scan.surnamed(item, last) or scan.suffix_after(last):
        return 0
    other = scan.lexicon.names.longest(words, item) or any(map(scan.boundary, range(item, last)))
    office = compound(scan, item) or compound(scan, last) or first_syllable(scan, item, last)
    return 0 if other or office else last


def numbers_on(scan: Scan, end: int, kind: str) -> int:
    """Read the further numbers of what is told apart by them: "KCN Đồng Văn I, II và III", "cầu Rạch Miễu 1, 2".

    They rise, are written as the first one is, and the last counts nothing and is no address's: "KCN A 1, 2 dự án".
    """
    words, items, last = scan.words, list[int](), end
    while 0 < (item := scan.list_joint(last)) < words.size and len(items) < _MOST and words.gap(last) != " - ":
        before, after = words.value(last - 1), words.value(item)
        if not 0 < before < after <= before + _STEP or words.raw[last - 1].isdecimal() != words.raw[item].isdecimal():
            break
        items.append(item)
        last = item + 1
    named = words.caps[end - 2] and words.gap(end - 1) in CLOSE
    figures = words.raw[end - 1].isdecimal()
    closed = counts_nothing(scan, last - 1) if figures else words.run(last - 1) == last
    if figures and last + 1 < words.size and words.lower[last] in scan.lexicon["of_whole"] and words.number(last + 1):
        return end  # "KCN Quế Võ 2, 3 trên 5 nhà máy"
    if not (items and named and closed) or scan.type_word(last) or (figures and adds_count(scan, last - 1)):
        return end
    group = scan.spots[-1].group = scan.spots[-1].group or scan.group()
    for item in items:
        scan.add(item, item + 1, "list", kind=kind, group=group)
    return last


def features_from(scan: Scan, kind: str, head: str, first: int) -> None:
    """Read the features of a list that starts at a name and whose head word stands apart."""
    end = listed_end(scan, head, first)
    if (
        scan.whole_country(first)
        or (kind == "natural" and not scan.words.syllable(first))  # "các kênh: Zalo, ..."
        or (scan.boundary(end - 1) and not _number(scan, end - 1) and len(scan.words.raw[end - 1]) > 1)
        or first_syllable(scan, first, end)
        or any(map(scan.boundary, range(first + 1, end - 1)))
        or scan.suffix_after(end)
        or _having(scan, head, first, end)
    ):
        return
    scan.add(first, end, "list", kind=kind)
    names_on(scan, end, kind, lambda item: listed_end(scan, head, item))


def _number(scan: Scan, at: int) -> bool:
    """Tell whether the word is a number with which names end: "Sông Lô II", "Yên Phong 2A"."""
    return scan.words.ordinal(at) or closing(scan, at)


def _having(scan: Scan, head: str, first: int, end: int) -> bool:
    """Tell whether it is counted what a place has: "nhiều CCN là Đại Lộc (18 cụm), ...", "5 cầu (Nghệ An 3, ...)"."""
    words = scan.words
    known = any(words.slice(first - count, first).lower() in scan.lexicon["listing_qualities"] for count in (1, 2))
    sets = (scan.lexicon["zones"], scan.lexicon["dashed"], counted_types())
    told = known or any(head in types for types in sets)
    late, large = _named_late(scan, first), scan.unit_at(first, ("province",)) == end
    opened = "(" in words.gap(first) or words.gap(first) == ", "
    if (told and opened and large) or (late and (large or scan.foreign(first) == end)):
        return True  # "khu công nghiệp ở miền Trung (Thanh Hóa, Đà Nẵng)", "hai bến xe đông khách, gồm Hà Tĩnh"
    if words.raw[end - 1].isdecimal() and scan.unit_at(first, ("province",)) == end - 1:
        return True
    counted = words.gap(end) == " (" and words.raw[end].isdecimal() and words.gap(end + 1) == " "
    return counted and words.lower[end + 1] in scan.lexicon["listing_firsts"]


def _named_late(scan: Scan, first: int) -> bool:
    """Tell whether a clause of its own names what a sentence told of: "..., gồm A, B"."""
    words, naming = scan.words, scan.lexicon["naming"]
    starts = range(max(0, first - 3), first)
    return any(words.gap(start) == ", " and words.slice(start, first).lower() in naming for start in starts)
