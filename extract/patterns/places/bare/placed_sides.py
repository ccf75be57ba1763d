"""Communes that are called by a point of the compass, told by what they lie in: "ở Tây Nam, TP.HCM"."""

from extract.bearers import named
from extract.patterns.places.state import Scan
from extract.spots import covers

_INSIDE = frozenset({", ", " ("})
_CLAUSE = 10  # words back to what tells of a side


def placed_side(scan: Scan, at: int, last: int) -> bool:
    """Tell whether two points of the compass are a commune's name: the unit behind a comma or bracket holds one.

    A word like "ở" must stand before, or nothing: not "cửa ngõ Tây Nam, TP.HCM", "hướng Nam, Tây Nam". What is a
    region's name too stays one before a province: "ở Đông Bắc, Hòa Bình và Sơn La có mưa".
    """
    words, sets = scan.words, scan.lexicon
    if words.gap(last) not in _INSIDE or " ".join(words.lower[at:last]) not in sets["points"]:
        return False
    sign = words.raw[at - 1].isupper() and not words.raw[at].isupper()  # "Ban CHQS Tây Nam"
    opens = words.gap(at) != " "
    if (opens and words.gap(last) != " (") or not (opens or sign or words.before(at) in sets["side_placed"]):
        return False
    if _of_sides(scan, at):
        return False
    phrase = scan.head(last)
    start = last + len(phrase.words) if phrase is not None and scan.type_word(last) else last
    end = scan.unit_at(start)
    register = "new" if scan.reformed else "old"
    areas = [unit for unit in named(scan.unit_name(start, end)) if unit.level != "commune"] if end > start else ()
    if scan.lexicon.names.longest(words, at) is not None:
        areas = [area for area in areas if area.level != "province"]
    communes = [unit for unit in named(words.slice(at, last)) if unit.register == register]
    return any(covers(area, unit) for area in areas for unit in communes)


def _of_sides(scan: Scan, at: int) -> bool:
    """Tell whether the clause speaks of sides, winds or borders: "mưa ở Đông Nam, Thanh Hóa và Nghệ An"."""
    words, telling = scan.words, scan.lexicon["telling_sides"]
    for before in range(at - 1, max(-1, at - 1 - _CLAUSE), -1):
        if words.lower[before] in telling:
            return True
        if words.opens_sentence(before):
            return False
    return False
