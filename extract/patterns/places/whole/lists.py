"""Lists that stand apart from their type word: "7 phường thuộc thị xã X, gồm: A, B", "four communes (A, B and C)"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, compress

from extract.bearers import levels_borne
from extract.lexicon import alternation
from extract.patterns.places.features.feature_lists import features_from
from extract.patterns.places.names.listing import count_before, counted, counted_types, of_localities, types_beside
from extract.patterns.places.names.names import titled
from extract.patterns.places.roads.expressways import stretch_lists
from extract.patterns.places.roads.streets import street_openings, streets_from
from extract.patterns.places.state import Scan
from extract.patterns.places.text.lexicon import Phrase, places_lexicon
from extract.patterns.places.units.units import list_from
from extract.patterns.places.villages.villages import villages_from
from extract.spots import Spot, name_holds
from extract.text import CAPITALS

_GOES_ON = frozenset({" ", " ("})
_NO_LIST = frozenset({"road", "coded_road", "organ", "company", "person", "school"})


@cache
def _opening() -> re.Pattern[str]:
    """Return the pattern from a plural type word to the first name of its list."""
    lexicon = places_lexicon()
    qualities = alternation(lexicon["listing_qualities"])
    named = alternation(lexicon["listing_types"] | counted_types())
    described = rf"(?:\s(?:{qualities}))?(?:\s\((?-i:[{CAPITALS}]{{2,5}})\))?"
    types = rf"(?:{named}){described}"
    including, enclosing = alternation(lexicon["including"]), alternation(lexicon["enclosing"])
    listing = alternation(lexicon["listing"])
    around = alternation(lexicon["enclosing"] | lexicon["origin"])  # "10 communes from Thach Ha (Thach Hai, Thach Khe)"
    # "5 xã của H.Nam Trà My, gồm", "7 xã của huyện Nam Trà My (Quảng Nam), gồm"
    inside = rf"(?:[^.;:()\n]|(?-i:(?<=[{CAPITALS}])\.(?=\s?[{CAPITALS}])))"
    within = rf"(?:\s(?:{around})\s{inside}{{3,60}}?(?:\s\([^.;:()\n]{{3,40}}\))?)?"
    # "82 xã hình thành sau sắp xếp gồm: ..."; a type word between would be that of the list.
    stops = alternation(lexicon["counted_people"] | lexicon["plural"] | lexicon["told_of"])
    away = alternation(lexicon["counted_people"] | lexicon["plural"] | lexicon["told_of"] | lexicon["no_far_list"])
    # Before a colon nothing is counted: "2 huyện được công nhận trong năm: A và B".
    told = rf"(?:\s(?!(?:{types}|{enclosing})(?!\w)|(?:{stops})(?![\w:]))[^\W\d_]+){{0,8}}?"
    said = rf",?\s{{1,2}}(?:{including}):?\s{{1,2}}(?:\w{{1,3}}\s(?=\())?\(?"
    namely = alternation(lexicon["namely"])
    then = rf"(?:\s(?:{listing}):|(?P<loose>,?\s(?:{namely}):?|\s(?:{listing})|:))\s{{1,2}}"
    # "seven industrial parks covering nearly 2,000 ha, namely ..."
    size = rf"\s(?:[\d.,]{{1,12}})?(?:{alternation(lexicon['sizes'])})"
    word = rf"(?!(?:{types}|{away})(?!\w|[.,]\d))(?:[^\s.;:()]|(?<=\d)\.(?=\d)){{1,20}}"
    far = rf"(?P<far>(?:\s{word}){{1,12}}?(?P<size>{size})?,\s(?:{alternation(lexicon['naming'])}):?\s)"
    comma = rf"(?P<comma>,\s(?=(?-i:[{CAPITALS}])))"
    return re.compile(
        rf"(?<!\w)(?P<type>{named}){described}"
        rf"(?:{within}(?:{said}|:\s{{1,2}}|\s\()|{told}{then}|{far}|{comma})(?=[^\W\d_])",
        re.IGNORECASE,
    )


@cache
def _firsts() -> frozenset[str]:
    """Return the words with which such a type word starts."""
    return places_lexicon()["listing_firsts"].union(type_.partition(" ")[0] for type_ in counted_types())


def lists(scan: Scan) -> None:
    """Read the lists, and take back what was read of their names as if they stood alone."""
    words = scan.words
    before, found = scan.spots, list[list[Spot]]()
    for index, end, loose, count in _nearest(_openings(scan), street_openings(scan)):
        first = bisect_left(words.starts, end)
        phrase = scan.head(index)
        if phrase is None or first >= words.size or not words.caps[first]:
            continue
        scan.spots = []
        if not (
            scan.type_word(first)
            or _chain(scan, first)
            or _other(scan, phrase, first)
            or _repeated(scan, phrase, first)
        ):
            _read(scan, phrase, (index, first), loose)
        if count and scan.spots and not _fits(scan, first, count):
            continue
        if len(scan.spots) > 1 and not (loose and _of_others(scan, scan.spots)):
            found.append(scan.spots)
    found = sorted([*found, *stretch_lists(scan)], key=lambda names: names[0].start)
    holes = sorted({(words.starts[first], words.starts[end]) for first, end in scan.holes})
    scan.spots = _instead(before, found, holes)


def _chain(scan: Scan, first: int) -> bool:
    """Tell whether a district and its province stand there: "các bản thuộc xã Mường Lạn (Sốp Cộp, Sơn La)"."""
    inner = scan.unit_at(first, ("district",))
    outer = scan.unit_at(inner, ("province",)) if inner > first and scan.words.gap(inner) == ", " else inner
    return outer > inner and name_holds(scan.unit_name(inner, outer), scan.unit_name(first, inner))


def _other(scan: Scan, opener: Phrase, first: int) -> bool:
    """Tell whether something else than a list is said: "các thôn họp bàn: Đường Trần Phú, Lê Lợi cần sửa"."""
    phrase = scan.head(first)
    feature = opener.heads[0].role in {"site", "natural"}
    if phrase is None or (feature and titled(scan, first, scan.words.run(first))):
        return False  # "6 đập gồm: Bà Hai Màng, Ông Nhượng"
    street = scan.words.slice(first, scan.words.run(first)).lower() in scan.lexicon["streets"]  # "Bà Triệu"
    return phrase.heads[0].role in _NO_LIST and scan.unit_at(first) == first and not street


def _repeated(scan: Scan, phrase: Phrase, first: int) -> bool:
    """Tell whether the first name repeats the list's head word and has both its ends: "gồm: KCN Sài Gòn - Mekong"."""
    again, end = scan.head(first), scan.words.run(first)
    name = first + len(phrase.words)
    return again == phrase and " - " in map(scan.words.gap, range(name, end))


def _of_others(scan: Scan, spots: Sequence[Spot]) -> bool:
    """Tell whether a list is of something else that a sentence told of: "17 xã có dân tộc chính là Mường, Thái"."""
    if any(spot.name.lower() in scan.lexicon["ethnic"] or spot.kind == "village" for spot in spots):
        return True
    known = sum(not levels_borne(spot.name).isdisjoint(spot.levels) for spot in spots)
    return bool(spots[0].types) and 2 * known <= len(spots)


def _openings(scan: Scan) -> list[tuple[int, int, bool, int]]:
    """Return where plural type words of lists stand, where the lists start, if a mere "là" or colon opens them, and
    how many names they should have if only their number tells that these are theirs.

    Of two type words before a list the nearer one counts.
    """
    words, joining, by_count, firsts = scan.words, scan.lexicon["and"], counted_types(), _firsts()
    told = scan.lexicon["counting"]
    found: dict[int, tuple[int, bool, int]] = {}
    for index in compress(range(words.size), map(firsts.__contains__, words.lower)):
        # Most type words follow a plain word: what a look tells is not worth a call.
        plain = words.gap(index) == " " and words.lower[index - 1] not in joining
        if plain and told.isdisjoint(words.lower[index - 1 : index + 2]) and not words.lower[index - 1].isdecimal():
            continue
        if not (counted(scan, index) or (not plain and types_beside(scan, index))):
            continue
        if name := _at_once(scan, index):
            found[words.starts[name]] = index, False, count_before(scan, index)
        elif match := _opening().match(words.text, words.starts[index]):
            # An English plural without a number may tell of the localities in the bracket: "in markets (Hue, Vinh)".
            by_number = match["far"] or match["comma"] or match["type"].lower() in by_count
            count = count_before(scan, index) if by_number else 0
            if (count > 1 and not _of_last(scan, match, index)) or not by_number:
                found[match.end()] = index, match["loose"] is not None, count
    return [(index, end, loose, count) for end, (index, loose, count) in found.items()]


def _at_once(scan: Scan, index: int) -> int:
    """Return where names follow a counted plural at once, as machines leave them, or 0: "two bridges A and B"."""
    phrase = scan.lexicon.before.longest(scan.words, index) if scan.language == "en" else None
    name = index + len(phrase.words) if phrase and not any(head.types for head in phrase.heads) else 0
    at_once = 0 < name < scan.words.size and scan.words.caps[name] and scan.words.gap(name) == " "
    return name if at_once and count_before(scan, index) > 1 else 0


def _of_last(scan: Scan, match: re.Match[str], index: int) -> bool:
    """Tell whether a list far from sites and the like may be of what was said last: "4 bridges by firms, including"."""
    if scan.language != "en" or not match["far"] or match["size"]:
        return False  # Vietnamese names what does it before the verb: words like "do" and "từ" end the list
    phrase = scan.head(index)
    return phrase is None or not any(head.types for head in phrase.heads)


def _fits(scan: Scan, first: int, count: int) -> bool:
    """Tell whether the names that were read are those counted: "two airports, A and B, ...", not what comes next.

    Behind a comma the text must close the list, else it is a clause's subject: "past two bridges, A and B wait".
    """
    words = scan.words
    spans = [(bisect_left(words.starts, spot.start), bisect_left(words.starts, spot.end)) for spot in scan.spots]
    if words.gap(first).startswith(" ("):
        return len(spans) == count or not _districts(scan, spans)
    if len(spans) > count or any(scan.middle_name(start, end) for start, end in spans):
        return False
    if any(spot.types and levels_borne(spot.name).isdisjoint(spot.levels) for spot in scan.spots):
        return False  # "3 communes lost their leaders, including A and B"
    if words.gap(first) == " " and words.lower[first - 1] in scan.lexicon["plural_heads"]:
        # not "in two villages Friday", "on two islands Phu Quoc and Con Dao firms"
        return len(spans) == count and not (scan.boundary(first) or _districts(scan, spans))
    return words.gap(first) != ", " or (len(spans) == count and words.gap(spans[-1][1]) not in _GOES_ON)


def _districts(scan: Scan, spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether all the names are whole names of districts or provinces, where the things may lie."""
    return all(scan.unit_at(start, ("province", "district")) == end for start, end in spans)


def _nearest(*openings: Iterable[tuple[int, int, bool, int]]) -> Iterable[tuple[int, int, bool, int]]:
    """Return the openings of lists; of two for one list the one whose type word stands nearer."""
    return {opening[1]: opening for opening in sorted(chain(*openings))}.values()


def _read(scan: Scan, phrase: Phrase, at: tuple[int, int], loose: bool) -> None:
    """Read the names of a list as the type word says, and the one beside it; both start at the two indices."""
    index, first = at
    for head in phrase.heads:
        if head.types and head.role in {"unit", "list_unit"}:
            types = dict.fromkeys((*types_beside(scan, index), *head.types))
            list_from(scan, replace(head, types=tuple(types)), index, first, plural=True)
            return
        if of_localities(scan, index, first):
            return
        if head.role in {"village", "list_village"}:
            villages_from(scan, index, first)
            return
        if " ".join(phrase.words) in scan.lexicon["street_types"]:
            streets_from(scan, index, first, told=loose)
            return
        kind = head.role.removeprefix("list_")
        if kind in {"site", "natural"}:
            features_from(scan, kind, " ".join(phrase.words), first)
            return


def _instead(before: list[Spot], found: list[list[Spot]], holes: list[tuple[int, int]]) -> list[Spot]:
    """Return the spots with those of the lists in the place of those inside them without a type word of their own.

    `holes`: the brackets in lists, whose spots are none of the list.
    """
    starts, opened = [names[0].start for names in found], [start for start, _ in holes]

    def listed(spot: Spot) -> bool:
        at = bisect_right(starts, spot.start) - 1
        inside = at >= 0 and spot.end <= found[at][-1].end
        hole = bisect_right(opened, spot.start) - 1
        return inside and not (hole >= 0 and spot.start < holes[hole][1])

    kept = [spot for spot in before if spot.types or not listed(spot)]
    return kept + [spot for names in found for spot in names]
