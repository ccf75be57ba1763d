"""Persons of the stage and the pitch who are called like a unit: "Diễn viên Thái Hòa", and so "Thái Hòa" alone."""

from bisect import bisect_left
from collections.abc import Sequence

from extract.bearers import levels_borne
from extract.patterns.places.not_places.firms_again import placed
from extract.patterns.places.state import BLANK, Scan
from extract.spots import Spot, name_holds

_PROVINCE = ("province",)
_NAME = 2  # words
_DEED = 2
_MOST_SORTS = 3
_LONGEST_SORT = 2  # words
_YEAR = 4  # digits


def past_sorts(scan: Scan, index: int, name: int) -> int:
    """Return where the name starts behind what sort of star its bearer is: "Hoa hậu Quốc tế Việt Nam 2022 Thanh Thủy".

    Else `name`, where the title at the index ends; as well before what is no name of two words, or a province's.
    """
    words, sets, start = scan.words, scan.lexicon, name
    if words.slice(index, name).lower() not in sets["stars"] or scan.plural(index):
        return name
    for _ in range(_MOST_SORTS):
        ends = range(min(start + _LONGEST_SORT, words.size - 1), start, -1) if words.gap(start) == " " else ()
        start = next((end for end in ends if words.slice(start, end).lower() in sets["star_sorts"]), start)
    start += name < start < words.size - 1 and words.gap(start) == " " and len(words.raw[start]) == _YEAR
    bearer = start > name and words.caps[start] and words.gap(start) == " "
    whole = bearer and scan.unit_at(start) == words.run(start, BLANK) == start + _NAME
    whole = whole and not _among_places(scan, start, start + _NAME)
    return start if whole and _like_person(words.slice(start, start + _NAME), sets["given_names"]) else name


def note(scan: Scan, index: int, title: int, name: int) -> None:
    """Note the name of a person whom all know by two words: "ca sĩ Lệ Thủy", not "các nghệ sĩ Quy Nhơn".

    `index`, `title`: where the title starts and ends.
    """
    words = scan.words
    if words.slice(index, title).lower() not in scan.lexicon["stars"] or scan.plural(index):
        return
    end = words.run(name, BLANK)
    if end == name + _NAME and scan.unit_at(name) == end:
        scan.given.add(" ".join(words.lower[name:end]))


def ideal(scan: Scan, index: int, name: int, end: int) -> bool:
    """Tell whether one star is called like a province whose name is a word as well: "diễn viên Hòa Bình"."""
    words, sets = scan.words, scan.lexicon
    word = " ".join(map(words.fold, range(name, end))) in sets["ideals"]
    one = word and words.slice(index, name).lower() in sets["stars"] and not scan.plural(index)
    return one and not _among_places(scan, name, end)


def acts(scan: Scan, start: int, end: int) -> bool:
    """Tell whether what only actors do follows a name like theirs: "Thái Hòa vào vai", not "đóng vai trò"."""
    words, sets = scan.words, scan.lexicon
    behind = words.gap(end) == " " and words.slice(end, min(end + _DEED, words.size)).lower() in sets["acting"]
    if not behind or end - start != _NAME or not _like_person(words.slice(start, end), sets["given_names"]):
        return False
    goes_on = end + _DEED < words.size and words.gap(end + _DEED) == " "
    return not (goes_on and words.lower[end + _DEED] in sets["no_acting"])


def without(scan: Scan, spots: Sequence[Spot]) -> list[Spot]:
    """Return the spots without the bare names that are such a person's, but those that are a place's here as well."""
    given = scan.lexicon["given_names"]
    named = {name for name in scan.given if " " in name and _like_person(name, given)}
    if not named:
        return list(spots)
    named -= {spot.name.lower() for spot in spots if spot.types or placed(scan, spot)}
    return [spot for spot in spots if spot.rule != "bare" or spot.name.lower() not in named or not _beside(scan, spot)]


def deed_behind(scan: Scan, end: int) -> bool:
    """Tell whether what persons of the stage do follows: "kể", "ghi bàn"."""
    words = scan.words
    behind = range(end + 1, min(end + _DEED, words.size) + 1) if words.gap(end) == " " else ()
    return any(words.slice(end, last).lower() in scan.lexicon["star_deeds"] for last in behind)


def _beside(scan: Scan, spot: Spot) -> bool:
    """Tell whether a person's deed is told beside the name, and nothing that leads to a place stands before it."""
    words, sets = scan.words, scan.lexicon
    first, end = bisect_left(words.starts, spot.start), bisect_left(words.starts, spot.end)
    if words.gap(first) == " " and words.slice(max(0, first - _DEED), first).lower() in sets["star_loved"]:
        return words.gap(end) not in {", ", " ("}
    inside = words.gap(first) == " " and (scan.cued(first) or words.caps[first - 1])
    return not inside and deed_behind(scan, end)


def _among_places(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a province joined to the name holds it, or is one as it is: "Nghệ sĩ chèo Thanh Hà, Hải Dương"."""
    item = scan.list_joint(end)
    last = scan.unit_at(item, _PROVINCE) if 0 < item < scan.words.size else item
    if last <= item or last != scan.words.run(item, BLANK):
        return False
    name = scan.unit_name(start, end)
    return "province" in levels_borne(name) or name_holds(scan.unit_name(item, last), name)


def _like_person(name: str, given: frozenset[str]) -> bool:
    """Tell whether the name ends like a person's, and is no province's."""
    return name.lower().rpartition(" ")[2] in given and "province" not in levels_borne(name)
