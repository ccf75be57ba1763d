"""Lists with a figure behind each name: "các xã A Vao giảm 7,7%, A Bung giảm 7,01%"."""

import re
from bisect import bisect_left
from functools import cache

from extract.bearers import levels_borne, named
from extract.lexicon import alternation
from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.text.lexicon import places_lexicon
from extract.spots import RANK, province_id
from extract.text import CAPITALS, SMALL

_WORD = rf"[{SMALL}][^\W\d_]{{0,7}}"


@cache
def _said() -> re.Pattern[str]:
    """Return what is said of a name up to the figure and what it counts: " giảm 7,7%", " đo được 80mm"."""
    figure = r"\d(?:[\d.,]{0,10}\d)?"
    counted = r"%|‰|[^\W\d_]{1,8}\d?(?!\w)"
    return re.compile(rf"(?P<verb> {_WORD})?(?: {_WORD}){{0,4}} {figure} ?(?P<counted>{counted})")


@cache
def _on() -> re.Pattern[str]:
    """Return what stands between what is counted and the next name: " so với năm trước, ", " và "."""
    joining = alternation(places_lexicon()["and"])
    return re.compile(
        rf"(?:/[^\W\d_]{{1,8}})?(?: (?!(?:{joining}) ){_WORD}){{0,5}}(?:[,;] |,? (?:{joining}) )(?=[{CAPITALS}])"
    )


def past_predicate(scan: Scan, end: int, levels: tuple[str, ...]) -> int:
    """Return where the next name of a list starts behind what is said of the one before, or -1.

    Of the next the same must be said, and it must be that of a unit in one province with the one before.
    """
    words = scan.words
    said = _said().match(words.text, words.ends[end - 1]) if scan.language == "vi" else None
    joint = _on().match(words.text, said.end()) if said else None
    if said is None or joint is None:
        return -1
    item = bisect_left(words.starts, joint.end())
    last = scan.unit_at(item, levels)
    if last == item or last != words.run(item, BLANK) or scan.bare_province(item, last):
        return -1
    again = _said().match(words.text, words.ends[last - 1])
    same = again and (again["counted"] == said["counted"] or again["verb"] == said["verb"] is not None)
    return item if same and beside(scan, item, last, levels) else -1


def beside(scan: Scan, item: int, last: int, levels: tuple[str, ...]) -> bool:
    """Tell whether the name there is that of a unit in one province with the last one, and of none of a higher level.

    Since the reform communes are called like the districts of before, which are no more.
    """
    name, highest = scan.unit_name(item, last), max(RANK[level] for level in levels)
    if not scan.reformed and any(RANK[level] > highest for level in levels_borne(name)):
        return False
    here, there = (_provinces(scan, each, levels) for each in (scan.spots[-1].name, name))
    return not here.isdisjoint(there)


def _provinces(scan: Scan, name: str, levels: tuple[str, ...]) -> set[tuple[str, str]]:
    """Return the provinces with a unit of the levels that bears the name, before the reform none of after it."""
    units = [unit for unit in named(name) if unit.level in levels]
    return {province_id(unit.uid) for unit in units if scan.reformed or unit.register == "old"}
