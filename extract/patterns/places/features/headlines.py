"""Features in a line of capitals, where a name runs on into other words: "SẠT LỞ BỜ SÔNG CỔ CHIÊN Ở HUYỆN ..."."""

from extract.patterns.places.features.rivers import said
from extract.patterns.places.state import CLOSE, Scan

_LONGEST_RIVER = 5
_RUNS_ON = 2  # words behind a unit's name that are none of it: "CẦU MỸ THUẬN THÔNG XE"; one may be: "CẦU MỸ THUẬN 2"


def headline_end(scan: Scan, first: int, name: int, end: int) -> int:
    """Return where a feature's name ends, 0 if the words, all in capitals, are rather ordinary ones of a headline."""
    words = scan.words
    if words.raw[name].isdecimal() or not words.shouted(min(first, name), max(end, first + 1)):
        return end
    if last := _water(scan, first, name, end):
        return last
    if not scan.heading(first, name, end):
        unit = scan.unit_at(name)
        whole = tuple(words.lower[name:end]) in words.titled or any("-" in words.gap(at) for at in range(name + 1, end))
        return unit if name < unit <= end - _RUNS_ON and not whole else end
    printed = (last for last in range(end - 1, name + 1, -1) if tuple(words.lower[name:last]) in words.titled)
    return next(printed, 0)


def water_at(scan: Scan, at: int) -> bool:
    """Tell whether a known river or lake stands inside a line of capitals: "SẠT LỞ BỜ SÔNG CỔ CHIÊN"."""
    words = scan.words
    inside = words.shouted(at - 1, at + 2) and len(words.raw[at]) > 1
    return inside and _water(scan, at, at + 1, words.run(at + 1, CLOSE, _LONGEST_RIVER)) > 0


def _water(scan: Scan, first: int, name: int, end: int) -> int:
    """Return where the name of a known river or lake ends; of one word only if it is clear that it ends there."""
    words, sets = scan.words, scan.lexicon
    head = words.lower[first]
    known = sets["rivers"] if head in sets["running"] else sets["lakes"] if head in sets["lake"] else frozenset[str]()
    for last in range(end, name, -1):
        if words.slice(name, last).lower() not in known:
            continue
        after = words.lower[last] if words.gap(last) == " " else ""
        closed = not after or after in sets["cues"] or after in sets["and"] or scan.head(last) or said(scan, last)
        return last if last > name + 1 or closed else 0
    return 0
