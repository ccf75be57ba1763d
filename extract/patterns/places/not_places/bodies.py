"""Shops, halls and small schools that bear a unit's name: it is near by if it is one at all, "Quán cơm Nha Trang"."""

from extract.bearers import levels_borne
from extract.patterns.places.state import Scan
from extract.spots import name_holds

_LONGEST_TRADE = 3  # words between what it is and its name: "quán cơm gà", "trung tâm giết mổ gia cầm"
_LONGEST_BODY = 4
_SENTENCE_ENDS = frozenset(".!?")
_LONGEST_LINE = 3


def local_body(scan: Scan, start: int) -> bool:
    """Tell whether what is mostly called after its owner or its quarter stands right before the name."""
    return _body(scan, start) >= 0


def own_name(scan: Scan, start: int, end: int) -> bool:
    """Tell whether the name is a private trade's, for the unit elsewhere where it is follows; or a known hall's.

    "Tiệm vàng Hòa Bình ở TP Vinh", not "Quán Mộc Châu ở xã Tân Lập", not "Cung văn hóa Việt Trì ở Hà Nội". A province
    may be that of what is eaten there: "Quán phở Nam Định ở Hà Nội".
    """
    words, sets = scan.words, scan.lexicon
    first = _body(scan, start)
    if first < 0:
        return False
    if words.slice(first, end).lower() in sets["own_halls"]:
        return not (words.gap(end) == " (" and scan.type_word(end))  # "Nhà thi đấu Phú Thọ (phường Phú Thọ)"
    said = end < words.size and words.gap(end) == " " and words.lower[end] in sets["locative"]
    openings = {words.slice(first, at).lower() for at in range(first + 1, start + 1)}
    eaten = not openings.isdisjoint(sets["eateries"])
    if not said or scan.plural(first) or (openings.isdisjoint(sets["private_trades"]) and not eaten):
        return False
    name = scan.unit_name(start, end)
    return not (eaten and "province" in levels_borne(name)) and _elsewhere(scan, name, end + 1)


def _elsewhere(scan: Scan, name: str, at: int) -> bool:
    """Tell whether another unit stands there that does not lie in one of the name."""
    phrase = scan.head(at) if at < scan.words.size else None
    at += len(phrase.words) if phrase is not None and phrase.heads[0].role == "unit" else 0
    end = scan.unit_at(at) if at < scan.words.size else at
    around = scan.unit_name(at, end)
    return end > at and around.lower() != name.lower() and not name_holds(name, around)


def on_line(scan: Scan, start: int, end: int) -> bool:
    """Tell whether the name fills a line behind a whole sentence: a heading, or whose the picture is."""
    words = scan.words
    if "\n" not in words.gap(start) or not start or end - start > _LONGEST_LINE:
        return False
    closed = end == words.size or "\n" in words.gap(end)
    return closed and words.gap(start).lstrip()[:1] in _SENTENCE_ENDS


def _body(scan: Scan, start: int) -> int:
    """Return where the body starts that stands before the name, -1 if none does."""
    words, sets = scan.words, scan.lexicon
    if start == 0 or words.gap(start) != " ":
        return -1
    for last in range(start, max(0, start - _LONGEST_TRADE) - 1, -1):
        if words.lower[last - 1] in sets["local_body_lasts"]:
            firsts = range(max(0, last - _LONGEST_BODY), last)
            first = next((at for at in firsts if words.slice(at, last).lower() in sets["local_bodies"]), -1)
            if first >= 0:
                return first
        if last == 0 or words.caps[last - 1] or words.gap(last) != " " or words.lower[last - 1] in sets["firm_over"]:
            return -1
    return -1
