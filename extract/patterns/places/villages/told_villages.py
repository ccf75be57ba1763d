"""Villages that are told of by where they lie, and bear no name of their own: "khu dân cư Đà Nẵng"."""

from extract.patterns.places.state import Scan


def lies_in(scan: Scan, index: int, name: int, end: int) -> bool:
    """Tell whether a village only lies in a province, or in a town: "các làng biển Quảng Ngãi, Hậu Lộc"."""
    sort = scan.words.slice(index, name).lower()
    if sort in scan.lexicon["coast_villages"] and scan.unit_at(name, ("province", "district")) == end:
        return True
    if not scan.bare_province(name, end):
        return False
    return sort in scan.lexicon["village_sorts"] or (_told_of(scan, index, sort) and not _ideal(scan, name, end))


def _told_of(scan: Scan, index: int, sort: str) -> bool:
    """Tell whether villages are told of, not named: "khu dân cư Đà Nẵng", "ngôi làng Huế", "thôn, tổ dân phố X"."""
    words, sets = scan.words, scan.lexicon
    if sort in sets["settlements"] or words.before(index) in sets["of_villages"]:
        return True
    return words.gap(index) == ", " and words.lower[index - 1] in sets["of_villages"]


def _ideal(scan: Scan, name: int, end: int) -> bool:
    """Tell whether a province's name is as likely a village's: an ideal, or a commune follows: "KDC Thái Bình, xã"."""
    words = scan.words
    placed = words.gap(end) == ", " and scan.type_word(end)
    return placed or " ".join(map(words.fold, range(name, end))) in scan.lexicon["ideals"]


def without_name(scan: Scan, name: int) -> bool:
    """Tell whether a side of water or a city stands in the place of a name: "khu dân cư Nam cầu X", "... TP.HCM"."""
    words, after = scan.words, name + 1
    if scan.type_sign(name):
        return True
    if words.lower[name] not in scan.lexicon["sides"] or after >= words.size or words.caps[after]:
        return False
    inner = scan.head(after) if words.gap(after) == " " else None
    return inner is not None and inner.heads[0].role in {"site", "natural"}
