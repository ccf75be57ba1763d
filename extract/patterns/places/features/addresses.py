"""Where something lies, told right behind its name: "Cảng Nghi Sơn Thanh Hóa", "cầu Ghép - Quảng Xương - Thanh Hóa"."""

from extract.bearers import LARGE
from extract.patterns.places.state import BLANK, Scan
from extract.spots import name_holds

_LONGEST_LIST = 120  # words of a list of communes with their districts
_SHORTEST = 2  # words before "Huế"
_LONGEST_ADDRESS = 3  # commune, district, province
_LONGEST_HEAD = 5  # words of a site's
_DASHED = frozenset({" ", " - "})


def province_behind(scan: Scan, name: int, end: int, *, near: bool) -> int:
    """Return where a name ends that its province follows without a comma: "đảo Phú Quốc Kiên Giang"; 0 if none does.

    `near`: only if the name itself is that of a unit there: "Cảng Nghi Sơn Thanh Hóa", not "KCN Thăng Long Vĩnh Phúc".
    """
    if not near and (at := _country_behind(scan, name, end)):
        return at
    if at := _known_in_town(scan, name, end, near=near):
        return at
    at = next((at for at in range(name + 1, end - 1) if scan.unit_at(at, ("province",)) == end), 0)
    if near and at and scan.words.gap(at) == " - ":
        return _dashed_province(scan, name, at, end)
    if not at or scan.words.gap(at) != " ":
        return 0
    before, sided = scan.words.before(name), scan.words.lower[at - 1] in scan.lexicon["sides"]
    placed = before in scan.lexicon["placed"] and not sided  # "cầu Rồng Đà Nẵng"
    shrine = near and (before in scan.lexicon["shrines"] or placed)  # "chùa Hương Tích Hà Tĩnh"
    free = shrine or (not near and at - name >= 2 + scan.surnamed(name, end))
    return at if free or name_holds(scan.unit_name(at, end), scan.unit_name(name, at)) else 0


def _known_in_town(scan: Scan, name: int, end: int, *, near: bool) -> int:
    """Return where the name of known water or a known pass ends that its town follows: "sông Hàn Đà Nẵng"; else 0.

    `near`: of a bridge, market or shrine, which only Huế in one syllable follows: "cầu Tràng Tiền Huế".
    """
    words, sets = scan.words, scan.lexicon
    told = words.slice(name, end).lower() in sets["lakes_in_towns"]
    if words.run(name, BLANK) != end or (scan.unit_at(name) == end and not told):
        return 0
    if words.lower[end - 1] in sets["one_syllable_cities"]:
        person = scan.surnamed(name, end) and words.lower[name] not in sets["places_too"]  # "đền thờ Nguyễn Thị Huế"
        known = (end - name > _SHORTEST and not person) or (not near and _known(scan, name, end - 1))
        heads = sets["called_new"] | sets["shrines"] | sets["dashed_sites"]
        free = not (near and heads.isdisjoint(_heads(scan, name)))
        return end - 1 if known and free else 0
    ats = range(name + 1, end - 1) if not near else ()
    return next((at for at in ats if (told or _known(scan, name, at)) and scan.unit_at(at, LARGE) == end), 0)


def _known(scan: Scan, name: int, end: int) -> bool:
    """Tell whether water or a pass that all know is called so."""
    sets, called = scan.lexicon, scan.words.slice(name, end).lower()
    known_pass = " ".join(map(scan.words.fold, range(name, end))) in sets["known_passes"]
    return known_pass or called in sets["rivers"] or called in sets["lakes"]


def _dashed_province(scan: Scan, name: int, at: int, end: int) -> int:
    """Return where a site's name ends that its province follows behind a dash: "chùa Bái Đính - Ninh Bình"; else 0.

    Zones are called after both: "khu kinh tế Đồng Đăng - Lạng Sơn", and so is what goes between provinces.
    """
    words, sets = scan.words, scan.lexicon
    if any(words.gap(each) != " " for each in range(name + 1, at)) or scan.unit_at(name, ("province",)) == at:
        return 0
    heads = _heads(scan, name)
    placed = not heads.isdisjoint(sets["shrines"] | sets["dashed_sites"])
    return at if placed and heads.isdisjoint(sets["eco_zone_words"]) else 0


def _heads(scan: Scan, name: int) -> set[str]:
    """Return what stands before a name, from its head word on or not: "thờ", "nhà thờ"."""
    return {scan.words.slice(start, name).lower() for start in range(max(0, name - _LONGEST_HEAD), name)}


def _country_behind(scan: Scan, name: int, end: int) -> int:
    """Return where a river's name ends that its country follows: "sông Mekong Việt Nam"; 0 if none does."""
    words, sides = scan.words, scan.lexicon["sides"]  # "biển Nam Trung Hoa"
    ats = (at for at in range(name + 1, end - 1) if words.gap(at) == " " and words.lower[at - 1] not in sides)
    return next((at for at in ats if scan.whole_country(at) and words.run(at, BLANK) == end), 0)


def addressed(scan: Scan, name: int) -> bool:
    """Tell whether where a site lies follows behind dashes: "cầu Ghép - Quảng Xương - Thanh Hóa"."""
    words = scan.words
    end = words.run(name, _DASHED)
    parts = [at for at in range(name + 1, end) if words.gap(at) == " - "]
    if not 2 <= len(parts) <= _LONGEST_ADDRESS or scan.unit_at(parts[-1], ("province",)) != end:
        return False
    around, stop = scan.unit_name(parts[-1], end), parts[-1]
    if scan.unit_at(name, ("district",), parts[0]) == parts[0] and name_holds(around, scan.unit_name(name, parts[0])):
        return False  # "Khu công nghiệp Thạch Thất - Quốc Oai - Hà Nội": called after both
    for part, level in zip(parts[-2::-1], ("district", "commune"), strict=False):
        inner = scan.unit_name(part, stop)
        if scan.unit_at(part, (level,), stop) != stop or not name_holds(around, inner):
            return False
        around, stop = inner, part
    return True


def in_its_district(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a list of units has a name there with its district: "communes: A (X); Dinh Ban (Thach Ha)"."""
    words = scan.words
    if words.gap(end) != " (" or scan.unit_at(index) != end or not words.caps[index]:
        return False
    around = scan.unit_at(end, ("district",))
    if around == end or not name_holds(scan.unit_name(end, around), scan.unit_name(index, end)):
        return False
    return not scan.lexicon["units_told"].isdisjoint(words.lower[max(0, index - _LONGEST_LIST) : index])


def lies_elsewhere(scan: Scan, name: int, end: int) -> bool:
    """Tell whether a commune of another district follows a district's name: "Bãi rác Khánh Sơn, phường Hòa Khánh Nam".

    So it is the name of a site there alone, as that of one whom streets are called after: "chung cư Ngô Thì Nhậm".
    """
    words, phrase = scan.words, scan.head(end)
    if scan.lexicon["streets"].intersection({words.slice(name, end).lower()}) and scan.unit_at(name, LARGE) != end:
        return True
    if words.gap(end) not in {", ", " ("} or phrase is None or phrase.heads[0].levels != ("commune",):
        return False
    start = end + len(phrase.words)
    last = scan.unit_at(start, ("commune",)) if words.gap(start) == " " else start
    large = scan.unit_at(name, LARGE) == end and last > start
    return large and not name_holds(scan.unit_name(name, end), scan.unit_name(start, last))


def town_behind(scan: Scan, name: int, end: int) -> bool:
    """Tell whether a town of the province that is named follows: "Nhà thi đấu Phú Thọ ở TP Việt Trì"."""
    words = scan.words
    at = end + (words.gap(end) == " " and words.lower[end] in scan.lexicon["locative"] if end < words.size else 0)
    phrase = scan.head(at)
    start = at + len(phrase.words) if phrase and phrase.heads[0].role == "unit" else at
    last = scan.unit_at(start)
    return last > start and name_holds(scan.unit_name(name, end), scan.unit_name(start, last))
