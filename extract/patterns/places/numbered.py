"""Numbers of English names: "Ban Tau I, II and III villages", "Na Khoa 1, 2, 3 hamlets", "Cat Tien Commune 2"."""

from extract.bearers import named
from extract.patterns.places.lexicon import Head
from extract.patterns.places.lists_before import LONGEST, list_before
from extract.patterns.places.road_numbers import measured
from extract.patterns.places.state import BLANK, Scan

_MOST = 12  # names of a list


def numbered(scan: Scan, index: int, end: int) -> int:
    """Read such a list, whose first name fills the run of words; return the word after its type word, 0 if none is."""
    words = scan.words
    closed = words.ordinal(end)
    first = end + closed
    if scan.language != "en" or first - index < 2 or not scan.words.value(first - 1):
        return 0
    name = next((at for at in range(index, first - 1) if not scan.boundary(at)), first)
    if not 0 < first - 1 - name <= LONGEST or any(map(scan.boundary, range(name, first - 1))):
        return 0
    items, after = _items(scan, name, first)
    if not after or not _told_apart(scan, items):
        return 0
    group = scan.group()
    for start, last in items[:-1]:
        scan.add(start, last, "list", kind="village", group=group)
    start, last = items[-1]
    spot = scan.add(start, after, "village", name=words.slice(start, last), kind="village", group=group)
    spot.core = (spot.start, words.ends[last - 1])
    list_before(scan, Head("village"), name, after)
    return after


def _items(scan: Scan, name: int, end: int) -> tuple[list[tuple[int, int]], int]:
    """Return where the names and numbers of the list start and end, and where its plural type word ends, or 0."""
    words, items = scan.words, [(name, end)]
    while len(items) < _MOST:
        suffix = scan.suffix(end)
        if suffix and suffix[0].role == "village" and words.lower[suffix[1] - 1] in scan.lexicon["plural_heads"]:
            return items, suffix[1]
        item = scan.list_joint(end)
        if not 0 < item < words.size:
            return items, 0
        end = item + 1 if scan.words.value(item) else words.run(item, BLANK, LONGEST)
        end += end > item + 1 and words.ordinal(end)
        if end == item or (end > item + 1 and any(map(scan.boundary, range(item, end - 1)))):
            return items, 0
        items.append((item, end))
    return items, 0


def _told_apart(scan: Scan, items: list[tuple[int, int]]) -> bool:
    """Tell whether a bare number goes on from the name before it, and counts none: not "Tau 1, 3 villages"."""
    values = [scan.words.value(end - 1) for _, end in items]
    bare = [at for at, (start, end) in enumerate(items) if at and end == start + 1 and values[at]]
    goes_on = all(values[at] == values[at - 1] + 1 for at in bare)
    joined = scan.words.before(items[-1][0]) in scan.lexicon["and"]
    roman = scan.words.raw[items[0][1] - 1].isalpha()
    return bool(bare) and goes_on and (joined or roman or len(bare) > 1)


def _counted(scan: Scan, at: int) -> bool:
    """Tell whether what stands behind a number may be counted: "Ward 2 new clinics", "Ward 3 were hurt"."""
    words, sets = scan.words, scan.lexicon
    if at >= words.size or words.gap(at) != " " or words.caps[at]:
        return False
    plural = words.lower[at].endswith("s") and words.lower[at] not in sets["after_number"] | sets["said_of_firms"]
    return plural or measured(scan, at) or words.lower[at] in sets["counted_qualities"] | sets["hurt"]


def unit_behind(scan: Scan, head: Head, index: int, at: int, after: int) -> int:
    """Read "Cat Tien Commune 2", "Bao Loc Ward 2": the number behind the type word is part of the name; 0 if none is.

    `at`, `after`: where the type word starts, and the word behind it.
    """
    words = scan.words
    behind = scan.language == "en" and words.caps[at] and words.gap(after) == " " and after < words.size
    if not behind or not (words.raw[after].isdecimal() and words.number(after)) or _counted(scan, after + 1):
        return 0
    register = "new" if scan.reformed else "old"
    for first in range(index, at):
        name, number = words.slice(first, at), words.raw[after]
        for called in (f"{name} {number}", f"{number} {name}"):
            if any(unit.register == register and unit.type in head.types for unit in named(called)):
                scan.add(first, after + 1, "type word", name=called, kind=head.kind, types=head.types)
                return after + 1
    return 0
