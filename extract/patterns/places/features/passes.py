"""Surnames that mean a lake or a pass: "Hồ Kẻ Gỗ", "Đèo Cù Mông", and persons: "Hồ Quốc Dũng", "Đèo Minh Tuấn"."""

from extract.bearers import LARGE
from extract.patterns.places.features.gauges import rained
from extract.patterns.places.features.rivers import is_lake
from extract.patterns.places.not_places.ages import aged, told_behind
from extract.patterns.places.not_places.bylines import given
from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.text.lexicon import Phrase

_LONGEST_PERSON = 5
_FULL_NAME = 3
_LONGEST_SAID = 3


def is_person(scan: Scan, index: int) -> bool:
    """Tell whether the head word is the first of a person's name: Hồ Quốc Dũng, "Dinh Van, a 55-year-old"."""
    words, end = scan.words, scan.words.run(index, BLANK)
    surname = words.caps[index] and words.lower[index] in scan.lexicon["surnames"]
    called = surname or scan.middle_name(index, end) or words.lower[index] in scan.lexicon["given_heads"]
    if words.caps[index] and words.lower[index] in scan.lexicon["tombs"] and _of_person(scan, index, end):
        return True
    if given(scan, index) or (called and words.caps[index] and (told_behind(scan, end) or aged(scan, index, end))):
        return True  # not "Cầu Long Biên (99 tuổi)"
    surname = surname and not (scan.language == "vi" and words.lower[index] in scan.lexicon["caves"])
    if not surname or end < index + 3 or is_lake(scan, index, end) or _is_pass(scan, index, end):
        return False
    if words.lower[index] in scan.lexicon["passes"] and _behind_person(scan, index):
        return True
    if _in_town(scan, index, end):
        return False
    # "Hồ Đá Bạc" is a lake if "hồ Đá Bạc" stands elsewhere, and if a province or district is called so.
    headed = f"{words.lower[index]} {words.slice(index + 1, end)}"
    return headed not in words.text and scan.unit_at(index + 1, LARGE) != end


def _of_person(scan: Scan, index: int, end: int) -> bool:
    """Tell whether an age stands behind a full name that opens like a tomb, or did: "Lăng Ngọc Diễm (39 tuổi)"."""
    name = scan.words.slice(index, end).lower()
    if end >= index + _FULL_NAME and (name in scan.given or told_behind(scan, end)):
        scan.given.add(name)
        return True
    return False


def _in_town(scan: Scan, index: int, end: int) -> bool:
    """Tell whether the name of a lake or pass that all know stands before its town: "Hồ Xuân Hương Đà Lạt"."""
    words, sets = scan.words, scan.lexicon
    lakes = sets["lakes"] if words.lower[index] in sets["lake"] else frozenset()
    if lakes and words.slice(index + 1, end).lower() in sets["lakes_in_towns"]:
        return True
    ends = ((index + 1, at) for at in range(index + 2, end) if scan.unit_at(at, LARGE) == end)
    return any(known_pass(scan, *each) or words.slice(*each).lower() in lakes for each in ends)


def _is_pass(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a known pass stands there, or what is said is said of passes: "Đèo Cù Mông", "Đèo X sạt lở"."""
    words, sets = scan.words, scan.lexicon
    if words.lower[index] not in sets["passes"] or scan.middle_name(index, end) or _behind_person(scan, index):
        return False
    if scan.weak_at == index or _titled(scan.head(end) if words.gap(end) in {", ", " - "} else None):
        return False
    if words.gap(end) == " " and words.lower[end] in sets["speaking"]:
        return False
    known = known_pass(scan, index + 1, end)
    ends = range(end + 1, min(end + _LONGEST_SAID, words.size) + 1) if words.gap(end) == " " else ()
    said = any(words.slice(end, last).lower() in sets["said_of_passes"] for last in ends)
    return known or said or rained(scan, index, end) or words.before(index) in sets["before_passes"]


def known_pass(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a pass that all know is called so."""
    return " ".join(map(scan.words.fold, range(start, end))) in scan.lexicon["known_passes"]


def passes_on(scan: Scan, name: int, end: int) -> int:
    """Read the further known passes behind a single one, whose name is given: "đèo Prenn, Mimosa và D'Ran".

    One that a commune is called like needs an "and", or one that no unit is called like before it.
    """
    words, group, free = scan.words, scan.group(), scan.unit_at(name) != end
    while 0 < (item := scan.list_joint(end)) < words.size and words.caps[item]:
        last = words.run(item, BLANK)
        unit, joined = scan.unit_at(item) == last, words.lower[item - 1] in scan.lexicon["and"]
        if not known_pass(scan, item, last) or scan.unit_at(item, LARGE) == last or (unit and not (free or joined)):
            break
        scan.add(item, last, "list", kind="natural", group=group)
        end, free = last, free or not unit
    return end


def _titled(phrase: Phrase | None) -> bool:
    """Tell whether what a person is stands behind his name: "Đèo Khánh Lê, bí thư"."""
    return phrase is not None and phrase.heads[0].role == "person"


def _behind_person(scan: Scan, index: int) -> bool:
    """Tell whether the name before in a list is a person's: "Lò Văn Sang, Đèo Minh Tuấn"."""
    words = scan.words
    joined = words.before(index) in scan.lexicon["and"]
    end = index - joined
    starts = range(max(0, end - _LONGEST_PERSON), end - 1)
    start = next((at for at in starts if words.run(at, BLANK) == end), end)
    listed = joined or words.gap(index) == ", "
    return listed and start < end and scan.surnamed(start, end)
