"""Numbers of roads in lists: where one ends, and which count nothing."""

import re
from itertools import pairwise

from extract.patterns.places.names.end_numbers import counts_nothing
from extract.patterns.places.state import Scan

NUMBERED = frozenset({"numbered_road"})
_LETTER = re.compile(r"[A-H\u0110]$")
_CODE = re.compile(r"([A-Z]{1,2})\d{1,3}[A-Z]?$")
_LONGEST_BARE = 3
_REACH = 12  # words: what is counted stands as near before the road
_CLAUSE = ".;:!?\n"
_MOST_NUMBERS = 10
_BEFORE, _AFTER = 12, 8  # words around the code of an expressway that may tell of one
_SHORT_CODE = 2
_LIST_JOINT = 5  # characters: ", ", " và "
_NO_ROAD = frozenset("%-")  # behind a number: "Ring Road 3.5% done"


def numbered_at(scan: Scan, at: int, roles: frozenset[str] = NUMBERED) -> int:
    """Return where the number ends of a road with its number that stands there: "Quốc lộ 45"; 0 if none does."""
    phrase = scan.head(at) if 0 <= at < scan.words.size else None
    if phrase is None or roles.isdisjoint(head.role for head in phrase.heads):
        return 0
    number = at + len(phrase.words)
    return number + 1 if scan.words.number(number) else 0


def lettered_end(scan: Scan, name: int) -> int:
    """Return where the number of a road ends, the letter after a blank included: "12 C", "12.QN"."""
    words, end = scan.words, name + 1
    if end < words.size and words.gap(end) == "." and words.lower[end] in scan.lexicon["road_signs"]:
        return end + 1
    if end >= words.size or words.gap(end) != " " or not words.raw[name].isdecimal():
        return end
    initial = words.text.startswith(".", words.ends[end])
    return end + 1 if _LETTER.match(words.raw[end]) and not initial else end


def by_letter(scan: Scan, item: int) -> bool:
    """Tell whether a highway known by a letter stands there: "quốc lộ 61, 80, N2"."""
    return item < scan.words.size and scan.words.caps[item] and scan.words.lower[item] in scan.lexicon["letter_roads"]


def coded(scan: Scan, at: int) -> bool:
    """Tell whether a number stands there that opens with letters, as on maps of industrial parks: "N2", "D14"."""
    match = _CODE.match(scan.words.raw[at]) if scan.language == "en" and at < scan.words.size else None
    return match is not None and match[1].lower() not in scan.lexicon["glued_roads"]  # "provincial road DT824"


def code_after(scan: Scan, index: int, name: int) -> bool:
    """Tell whether such a number follows an English road word: "Road D1", "on road N4", not "on the road U23 fans"."""
    words = scan.words
    near = any(words.before(index) in scan.lexicon[each] for each in ("cues", "along", "and"))
    return coded(scan, name) and (words.caps[index] or near)


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
        return words.lower[end] in scan.lexicon["and"] and not _counts_on(scan, item)
    return item > end + 1 and _list_of_numbers(scan, item)


def _counts_on(scan: Scan, item: int) -> bool:
    """Tell whether the number may count what was counted before: "122 landslides on DT.128 and 113 on DT.129"."""
    words, after = scan.words, item + 1
    follows = words.lower[after] if after < words.size and words.gap(after) == " " else ""
    if follows in scan.lexicon["whither"]:
        return True
    place = after + 1 + (after + 1 < words.size and words.lower[after + 1] in scan.lexicon["articles"])
    if follows in scan.lexicon["within"] and not (place < words.size and words.caps[place]):
        return True  # "523 and 120 in reserve"
    for word in range(item - 3, max(0, item - _REACH), -1):
        if any(mark in words.gap(word + 1) for mark in _CLAUSE):
            return False
        plain = words.raw[word].isdecimal() and words.gap(word + 1) == " " and not words.caps[word - 1]
        if plain and not (words.caps[word + 1] or counts_nothing(scan, word)):
            return True  # "fined 210 drivers on DT.390 and 315 in Ninh Giang"
    return False


def all_numbers(scan: Scan, item: int) -> bool:
    """Tell whether a number stands there, and more behind it, of which none counts: "districts 8 and 9 must"."""
    words = scan.words
    return item < words.size and words.gap(item) == " " and words.number(item) and _list_of_numbers(scan, item)


def _list_of_numbers(scan: Scan, item: int) -> bool:
    """Tell whether more numbers follow, the last of which counts nothing: not "3, 4 and 5 persons died"."""
    words, last = scan.words, item
    for _ in range(_MOST_NUMBERS):
        further = scan.list_joint(last + 1)
        if not 0 < further < words.size or not words.number(further):
            break
        last = further
    alike = last + 1 < words.size and words.lower[last + 1] in scan.lexicon["or"]  # "3, 4 or more persons"
    return last > item and not alike and counts_nothing(scan, last)


def _ring(scan: Scan, start: int) -> int:
    """Return where the number of a ring road ends that other roads do not bear: "IV", "3.5", "3,5"; or 0."""
    words = scan.words
    if start >= words.size:
        return 0
    if words.roman(start) and words.raw[start] != "I":
        return start + 1
    end = start + 2
    half = words.raw[start].isdecimal() and words.gap(start + 1) in {".", ","} and words.raw[start + 1] == "5"
    return end if half and not measured(scan, end) and words.gap(end)[:1] not in _NO_ROAD else 0


def measured(scan: Scan, after: int) -> bool:
    """Tell whether what stands behind a number tells what it measures: "a ring road 2.5 kilometers long"."""
    words = scan.words
    return after < words.size and words.gap(after) == " " and words.lower[after] in scan.lexicon["measures"]


def _ring_start(scan: Scan, name: int) -> int:
    """Return where the number of a ring road can start, "No." passed; the text's end if a mark ends the clause."""
    words = scan.words
    start = name + (name < words.size and words.lower[name] in scan.lexicon["numbers"])
    return start if words.gap(start) == " " or (start > name and words.gap(start) in {". ", "."}) else words.size


def rings(scan: Scan, index: int, name: int) -> int:
    """Read "Ring Road IV", "Ring Road 3.5", "Ring Roads III and IV"; return the word after, 0 if none is there."""
    words = scan.words
    named = words.slice(index, name).lower() in scan.lexicon["ring_roads"]
    start = _ring_start(scan, name)
    end = _ring(scan, start) if named else 0
    plain = scan.language == "vi" or words.caps[name - 1]  # in English "X" may be a letter, in small letters
    if not end or not (plain or end - start > 1 or len(words.raw[start]) > 1):
        return 0
    scan.add(index, end, "numbered road", kind="road")
    while scan.plural(index) and (item := scan.list_joint(end)) > 0 and (last := _ring(scan, item)):
        scan.add(item, last, "list", kind="road")
        end = last
    return end


def ring_number(scan: Scan, at: int, after: int) -> int:
    """Return where the number of a ring road ends: "Ho Chi Minh City Ring Road 4", "Ring Road No. 3"; or 0."""
    words = scan.words
    if words.slice(at, after).lower() not in scan.lexicon["ring_roads"]:
        return 0
    number = _ring_start(scan, after)
    plain = number < words.size and words.number(number) and not measured(scan, number + 1)
    return _ring(scan, number) or (number + 1 if plain else 0)


def block(scan: Scan, index: int, number: int) -> bool:
    """Tell whether CT and a number are a block's or a plot's, as no road is told of near: "tòa CT3", "ô đất CT-02".

    With a full stop it is an expressway's: "CT.01". `number`: the word that ends in it.
    """
    words, sets = scan.words, scan.lexicon
    if words.lower[index][:_SHORT_CODE] not in sets["programmes"]:
        return False
    before = words.before(index)
    dotted = number > index and words.gap(number) == "." and len(words.raw[number]) == _SHORT_CODE
    if before in sets["plots"] or dotted or before in sets["road_words"]:
        return before in sets["plots"]
    last = scan.spots[-1] if scan.spots else None
    if last and last.kind == "road" and 0 <= words.starts[index] - last.end <= _LIST_JOINT:
        return False  # "cao tốc CT01, CT02"
    near = words.lower[max(0, index - _BEFORE) : index], words.lower[number + 1 : number + 1 + _AFTER]
    pairs = (" ".join(pair) for part in near for pair in pairwise(part))
    return sets["expressway_signs"].isdisjoint([*near[0], *near[1], *pairs])
