"""Lists and ranges of numbered groups of households before their village or commune: "từ tổ 4 đến tổ 8, khóm X"."""

from collections.abc import Callable

from extract.patterns.places.names.end_numbers import named_after
from extract.patterns.places.state import Scan

_MOST = 40
"""How many groups a list may have: longer runs of numbers are no text that people write."""
_LONGEST = 3  # digits
_COMMAS = frozenset({", ", "; "})
_GAPS = _COMMAS | {" "}
_PARTING = _COMMAS | {"-"}


def groups(scan: Scan, index: int, number: int, in_place: Callable[[Scan, int], bool]) -> int:
    """Read the list of groups whose head word and first number stand at the two indices; return the word after, or 0.

    `in_place` tells whether a village or unit follows in which they are: no groups are called by their numbers alone.
    """
    words, head, end = scan.words, tuple(scan.words.lower[index:number]), number + 1
    items = [(index, end)]
    while len(items) < _MOST and (item := _joint(scan, end)):
        at = item + len(head) if tuple(words.lower[item : item + len(head)]) == head else item
        if at >= words.size or not words.number(at) or not words.raw[at].isdecimal() or len(words.raw[at]) > _LONGEST:
            break
        end = at + 1
        items.append((item, end))
    office = words.slice(index, number).lower() in scan.lexicon["areas"]  # "TAND khu vực 1 và khu vực 2, tỉnh X"
    if (
        len(items) == 1
        or office
        or not (in_place(scan, end) or _merged(scan, end))
        or _patrols(scan, index, number, end)
    ):
        return 0
    group = scan.group()
    for start, last in items:
        spot = scan.add(start, last, "village", name=words.raw[last - 1], kind="village", group=group)
        spot.core = (words.starts[last - 1], spot.end)
    return end


def _merged(scan: Scan, end: int) -> bool:
    """Tell whether what they become is told behind them: "tổ 3 và tổ 4 thành tổ dân phố Đông"."""
    words, phrase = scan.words, scan.head(end + 1)
    becomes = end < words.size and words.lower[end] in scan.lexicon["becoming"] and words.gap(end) == " "
    return becomes and phrase is not None and phrase.heads[0].role == "village" and named_after(scan, end + 1)


def _patrols(scan: Scan, index: int, number: int, end: int) -> bool:
    """Tell whether groups are rather of police, or sent to a district: "tổ 141, 142, phường X", "tổ 1, 2, huyện X"."""
    words, phrase = scan.words, scan.head(end)
    if phrase is not None and phrase.heads[0].role == "unit" and "commune" not in phrase.heads[0].levels:
        return True
    police = words.slice(max(0, index - 2), index).lower() in scan.lexicon["patrolling"]
    return police or words.raw[number] in scan.lexicon["patrols"]


def named_group(scan: Scan, index: int, name: int, end: int) -> bool:
    """Tell whether a name makes a group of households, no founder and no team: not "giỗ Tổ Hùng Vương", "tổ Dân vận".

    `index`, `name`, `end`: where its word starts, its name starts, and ends.
    """
    words, sets = scan.words, scan.lexicon
    founder = words.before(index) in sets["founders"] or (words.caps[index] and not words.opens_sentence(index))
    if founder or end == name or any(map(scan.boundary, range(name, end))):
        return False
    person = end - name > 2 and scan.surnamed(name, end)
    pair = " ".join(words.lower[name : name + 2])
    return not person and pair not in sets["office_compounds"] and pair not in sets["compounds"]


def _joint(scan: Scan, end: int) -> int:
    """Return where the next group starts behind a comma, "và", "đến", "và từ" or "; một phần"; 0 if none can."""
    words, joining, parts = scan.words, scan.lexicon["and"] | scan.lexicon["ranging"], scan.lexicon["parts"]
    at = end
    while at < words.size and at - end < 2 and words.lower[at] in joining and words.gap(at) in _GAPS:
        at += 1
    if at + 1 < words.size and words.slice(at, at + 2).lower() in parts and words.gap(at) in _GAPS:
        return at + 2
    return at if at < words.size and (words.gap(at) == " " if at > end else words.gap(at) in _PARTING) else 0
