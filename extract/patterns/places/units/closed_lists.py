"""Lists that one type word opens and another closes: "the communes of A, B and C, D and E districts"."""

from collections.abc import Sequence

from extract.bearers import named
from extract.patterns.places.state import CLOSE, Scan
from extract.patterns.places.text.lexicon import Head
from extract.spots import name_holds

_LONGEST = 12
_LEAST = 2  # names before a plural
Items = Sequence[tuple[int, int]]
"""Where the names of a list start and end."""


def own_names(scan: Scan, head: Head, name: int) -> int | None:
    """Return how many names are of the type word before the list that starts at a name; None if no other closes it.

    None of them are where all are of the plural that closes it: "the communes of A and B districts". What stands behind
    the list's own "and" is of the closing one as well, the first of them if it is no unit of the other.
    """
    items = _items(scan, name)
    suffix = scan.suffix(items[-1][1]) if len(items) >= _LEAST else None
    if (
        suffix is None
        or suffix[0].role != "unit"
        or scan.words.lower[suffix[1] - 1] not in scan.lexicon["plural_heads"]
    ):
        return None
    closing = suffix[0]
    if not set(head.types).isdisjoint(closing.types):
        return None
    joined = next(at for at in range(1, len(items) + 1) if at == len(items) or _joined(scan, items[at][0]))
    if joined < len(items) - 1:
        most = joined + (not _closed(scan, head, closing, items[: joined + 1]))
        other = head.types and any(_borne(scan, head, closing, item) == (False, True) for item in items[:most])
        other = other or _of_closing(scan, closing, items[:most], items[most:])
        if len(items) - most >= _LEAST and not other:
            return most
    if set(head.levels).isdisjoint(closing.levels):
        return 0
    both = all(_borne(scan, head, closing, item)[1] for item in items[-_LEAST:])
    return len(items) - _LEAST if both else None


def _items(scan: Scan, name: int) -> Items:
    """Return the names of the list that starts at a name."""
    words, items = scan.words, [(name, scan.words.run(name, CLOSE, 5))]
    while 0 < (item := scan.list_joint(items[-1][1])) < words.size and words.caps[item] and len(items) < _LONGEST:
        items.append((item, words.run(item, CLOSE, 5)))
    return items


def _of_closing(scan: Scan, closing: Head, first: Items, last: Items) -> bool:
    """Tell whether all names are of the closing type word, and none of the first lies in one of the last."""
    names, areas = [scan.unit_name(*item) for item in first], [scan.unit_name(*item) for item in last]
    borne = all(any(unit.type in closing.types for unit in named(name)) for name in names)
    lower = "district" in closing.levels and "province" not in closing.levels
    return lower and borne and not any(name_holds(area, name) for area in areas for name in names)


def _joined(scan: Scan, item: int) -> bool:
    """Tell whether "and" stands before the name of a list."""
    return scan.words.lower[item - 1] in scan.lexicon["and"]


def _borne(scan: Scan, head: Head, closing: Head, item: tuple[int, int]) -> tuple[bool, bool]:
    """Tell whether units of the first type word bear a name of the list, and whether such of the closing one do."""
    register = "new" if scan.reformed else "old"
    units = [unit for unit in named(scan.unit_name(*item)) if unit.register == register]
    return any(unit.type in head.types for unit in units), any(unit.type in closing.types for unit in units)


def _closed(scan: Scan, head: Head, closing: Head, items: Items) -> bool:
    """Tell whether the last of the names, behind "and", is of the closing type word.

    Of one that units of both bear a comma before "and" tells, or that the cities before it are none of provinces.
    """
    opened, closed = _borne(scan, head, closing, items[-1])
    if not (opened and closed):
        return closed
    comma = scan.words.gap(items[-1][0] - 1).startswith(",")
    levels = [{unit.level for unit in named(scan.unit_name(*item))} for item in items[:-1]]
    return comma or (
        head.levels != ("province",) and "province" in closing.levels and all("province" in each for each in levels)
    )
