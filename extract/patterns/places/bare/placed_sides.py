"""Communes that are called by a point of the compass, told by what they lie in: "ở Tây Nam, TP.HCM"."""

from extract.bearers import named
from extract.patterns.places.state import Scan
from extract.spots import covers

_INSIDE = frozenset({", ", " ("})


def placed_side(scan: Scan, at: int, last: int) -> bool:
    """Tell whether two points of the compass are a commune's name: the unit behind a comma or bracket holds one.

    A word like "ở" must stand before, or nothing: not "cửa ngõ Tây Nam, TP.HCM", "hướng Nam, Tây Nam".
    """
    words, sets = scan.words, scan.lexicon
    if words.gap(last) not in _INSIDE or " ".join(words.lower[at:last]) not in sets["points"]:
        return False
    sign = words.raw[at - 1].isupper() and not words.raw[at].isupper()  # "Ban CHQS Tây Nam"
    if words.gap(at) == " " and not (sign or words.before(at) in sets["side_placed"]):
        return False
    if words.gap(at) == ", " and words.lower[at - 1] in sets["sides"]:
        return False
    phrase = scan.head(last)
    start = last + len(phrase.words) if phrase is not None and scan.type_word(last) else last
    end = scan.unit_at(start)
    register = "new" if scan.reformed else "old"
    areas = [unit for unit in named(scan.unit_name(start, end)) if unit.level != "commune"] if end > start else ()
    communes = [unit for unit in named(words.slice(at, last)) if unit.register == register]
    return any(covers(area, unit) for area in areas for unit in communes)
