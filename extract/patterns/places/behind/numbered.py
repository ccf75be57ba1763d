"""Numbers of English names: "Ban Tau I, II and III villages", "Nhat Le 1 and 2 bridges", "Cat Tien Commune 2"."""

import re
from functools import cache

from extract.bearers import named
from extract.dates import ordinals
from extract.gazetteer import levels_of, unit_types
from extract.patterns.places.behind.lists_before import LONGEST, list_before
from extract.patterns.places.names.end_numbers import BEHIND_NO
from extract.patterns.places.names.road_numbers import measured
from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.text.lexicon import Head
from extract.spots import within

_MOST = 12  # names of a list
_ROLES = frozenset({"village", "site", "natural", "unit"})


def numbered(scan: Scan, index: int, end: int) -> int:
    """Read such names, the first of which fills the run of words; return the word after its type word, 0 if none is."""
    words = scan.words
    if last := _said(scan, index, end):
        return last
    closed = words.ordinal(end)
    first = end + closed
    if scan.language != "en" or first - index < 2 or not scan.words.value(first - 1):
        return 0
    name = next((at for at in range(index, first - 1) if not scan.boundary(at)), first)
    if not 0 < first - 1 - name <= LONGEST or any(map(scan.boundary, range(name, first - 1))):
        return 0
    items, suffix = _items(scan, name, first)
    called = words.slice(name, first - 1)
    if suffix is None or not _told_apart(scan, items) or not _known(scan, suffix[0], called, items):
        return 0
    (head, after), group = suffix, scan.group()
    for start, last in items:
        spot = scan.add(start, last, "list", kind=head.kind, types=head.types, group=group)
        if last == start + 1:
            spot.name = f"{called} {words.raw[start]}"
    last_spot = scan.spots[-1]
    last_spot.rule, last_spot.end = "type word" if head.types else head.role, words.ends[after - 1]
    if not head.types:
        last_spot.core = (last_spot.start, words.ends[items[-1][1] - 1])
        list_before(scan, Head(head.kind), name, after)
    return after


def _said(scan: Scan, index: int, end: int) -> int:
    """Read "Bac Luan No. 2 Bridge", whose name fills the run of words; return the word after, 0 if it is none."""
    words = scan.words
    sets = scan.lexicon["numbers"]
    number = end + (words.lower[end - 1] not in sets)
    if scan.language != "en" or number >= words.size or words.lower[number - 1] not in sets:
        return 0
    name = next((at for at in range(index, number - 1) if not scan.boundary(at)), number)
    if not 0 < number - 1 - name <= LONGEST or any(map(scan.boundary, range(name, number - 1))):
        return 0
    written = words.gap(number - 1) == " " and words.gap(number) in BEHIND_NO and words.number(number)
    suffix = scan.suffix(number + 1) if written else None
    if suffix is None or suffix[0].role != "site":
        return 0
    scan.add(name, suffix[1], "site", kind="site")
    return suffix[1]


def _items(scan: Scan, name: int, end: int) -> tuple[list[tuple[int, int]], tuple[Head, int] | None]:
    """Return where the names and numbers of the list start and end, and its plural type word and where that ends."""
    words, items = scan.words, [(name, end)]
    while len(items) < _MOST:
        suffix = scan.suffix(end)
        if suffix and suffix[0].role in _ROLES and words.lower[suffix[1] - 1] in scan.lexicon["plural_heads"]:
            return items, suffix
        item = scan.list_joint(end)
        if not 0 < item < words.size:
            return items, None
        end = item + 1 if scan.words.value(item) else words.run(item, BLANK, LONGEST)
        end += end > item + 1 and words.ordinal(end)
        if end == item or (end > item + 1 and any(map(scan.boundary, range(item, end - 1)))):
            return items, None
        items.append((item, end))
    return items, None


def _known(scan: Scan, head: Head, called: str, items: list[tuple[int, int]]) -> bool:
    """Tell whether units with such a name and numbers are in the register; sites and villages need not be."""
    names = (f"{called} {scan.words.value(start)}" for start, last in items if last == start + 1)
    return not head.types or all(any(unit.type in head.types for unit in named(name)) for name in names)


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


@cache
def _ordinal() -> re.Pattern[str]:
    """Return the pattern of an ordinal in figures: "5th"."""
    return re.compile(rf"(\d{{1,2}})(?:{ordinals()})$")


def ordinal(scan: Scan, head: Head, index: int) -> int:
    """Read "the 5th ward, My Tho city", whose city must have such a unit; return the word after it, or 0."""
    words = scan.words
    match = _ordinal().match(words.before(index)) if scan.language == "en" and words.gap(index) == " " else None
    kind = next((kind for kind in head.types if kind in unit_types().numbered.values()), "")
    city = "" if not (match and kind) or _told_of(scan, index - 1) else _city_behind(scan, index + 1)
    called = f"{kind} {int(match[1])}" if match else ""
    if not city or not any(within(unit, area) for unit in named(called) for area in named(city)):
        return 0
    fields = {"name": called, "kind": levels_of((kind,))[0], "types": (kind,)}
    scan.add(index - 1, index + 1, "numbered unit", **fields)
    return index + 1


def _told_of(scan: Scan, number: int) -> bool:
    """Tell whether only how many there were before is told: "was the 4th district"."""
    words = scan.words
    article = number > 0 and words.gap(number) == " " and words.lower[number - 1] in scan.lexicon["definite"]
    return article and words.before(number - 1) in scan.lexicon["becoming"]


def _city_behind(scan: Scan, at: int) -> str:
    """Return the name of the larger unit in which the text puts what ends before the word, or ""."""
    words = scan.words
    said = words.gap(at) == " " and at < words.size and words.lower[at] in scan.lexicon["enclosing"]
    start = at + said
    if start >= words.size or not words.caps[start] or words.gap(start) not in ({" "} if said else {", ", " ("}):
        return ""
    end = scan.unit_at(start, ("province", "district"))
    name = scan.unit_name(start, end)
    if any(unit.type not in unit_types().towns for unit in named(name) if unit.level == "province") and said:
        return ""  # "in Vinh Long"
    counted = end < words.size and words.gap(end) == " " and words.lower[end] in scan.lexicon["nth_to"]
    return "" if counted else name
