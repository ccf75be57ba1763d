"""Numbers of roads in lists: where one ends, and which count nothing."""

import re

from extract.patterns.places.names import counts_nothing
from extract.patterns.places.state import Scan

_LETTER = re.compile(r"[A-H\u0110]$")
_LONGEST_BARE = 3
_BEFORE_RING = frozenset({" ", ". "})


def lettered_end(scan: Scan, name: int) -> int:
    """Return where the number of a road ends, the letter after a blank included: "12 C"."""
    words, end = scan.words, name + 1
    if end >= words.size or words.gap(end) != " " or not words.raw[name].isdecimal():
        return end
    initial = words.text.startswith(".", words.ends[end])
    return end + 1 if _LETTER.match(words.raw[end]) and not initial else end


def by_letter(scan: Scan, item: int) -> bool:
    """Tell whether a highway known by a letter stands there: "quốc lộ 61, 80, N2"."""
    return item < scan.words.size and scan.words.caps[item] and scan.words.lower[item] in scan.lexicon["letter_roads"]


def bare_number(scan: Scan, item: int, end: int, *, goes_on: bool) -> bool:
    """Tell whether a number in a list behind a single road or a bracket is a road's: nothing that it counts follows.

    `end`: where the road before it ends. `goes_on`: it is the list's beyond doubt, if it is a number of roads.
    """
    words = scan.words
    if not words.raw[item].isdecimal() or len(words.raw[item]) > _LONGEST_BARE:
        return False
    if scan.language != "vi":
        return counts_nothing(scan, item) and (goes_on or _one_of_more(scan, item, end))
    verb = item + 1 < words.size and words.gap(item + 1) == " " and words.lower[item + 1] in scan.lexicon["road_goes"]
    return verb or counts_nothing(scan, item)


def _one_of_more(scan: Scan, item: int, end: int) -> bool:
    """Tell whether a number goes on from a single English road: "DT.538 and 542", "DT.535 (low part), 538 and 542"."""
    words = scan.words
    code = words.raw[item - 2] if item == end + 1 else ""
    if code.isdecimal() and len(code) == len(words.raw[item]) == _LONGEST_BARE:
        return words.lower[end] in scan.lexicon["and"]
    further = scan.list_joint(item + 1) if item > end + 1 else -1
    return further > 0 and words.number(further) and counts_nothing(scan, further)


def _ring(scan: Scan, at: int) -> int:
    """Return where the number of a ring road ends that other roads do not bear: "IV", "3.5"; 0 if there is none."""
    words = scan.words
    if at >= words.size:
        return 0
    if words.roman(at) and words.raw[at] != "I":
        return at + 1
    half = words.raw[at].isdecimal() and words.gap(at + 1) == "." and words.raw[at + 1] == "5"
    measured = half and words.gap(at + 2) == " " and words.lower[at + 2] in scan.lexicon["measures"]
    return at + 2 if half and not measured else 0


def rings(scan: Scan, index: int, name: int) -> int:
    """Read "Ring Road IV", "Ring Road 3.5", "Ring Roads III and IV"; return the word after, 0 if none is there."""
    words = scan.words
    named = words.slice(index, name).lower() in scan.lexicon["ring_roads"]
    start = name + (name < words.size and words.lower[name] in scan.lexicon["numbers"])
    end = _ring(scan, start) if named and words.gap(start) in _BEFORE_RING else 0
    if not end or not (words.caps[name - 1] or end - start > 1 or len(words.raw[start]) > 1):
        return 0
    scan.add(index, end, "numbered road", kind="road")
    while scan.plural(index) and (item := scan.list_joint(end)) > 0 and (last := _ring(scan, item)):
        scan.add(item, last, "list", kind="road")
        end = last
    return end


def ring_number(scan: Scan, at: int, after: int) -> int:
    """Return where the number of a ring road ends: "Ho Chi Minh City Ring Road 4", "Ring Road No. 3"; or 0."""
    words = scan.words
    number = after + (after < words.size and words.lower[after] in scan.lexicon["numbers"])
    named = words.slice(at, after).lower() in scan.lexicon["ring_roads"]
    if named and words.gap(number) in {" ", ". "} and (end := _ring(scan, number)):
        return end
    if not named or not words.number(number) or words.gap(number) not in {" ", ". "}:
        return 0
    counted = number + 1 < words.size and words.lower[number + 1] in scan.lexicon["measures"]
    return 0 if counted and words.gap(number + 1) == " " else number + 1
