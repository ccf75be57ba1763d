"""Features named by a number, a day or a person's small title: "kênh 28", "Quảng trường 24/3", "rạch ông Chưởng"."""

from extract.patterns.places.features.rivers import of_water
from extract.patterns.places.names.end_numbers import counts_nothing, named_after
from extract.patterns.places.state import BLANK, Scan

_MONTHS, _DAYS = 12, 31
_DAY_JOINTS = frozenset({"/", "-"})
_BELOW = frozenset({"district", "commune", "village"})
_LONGEST_NAME = 2
_LONG_NUMBER = 3  # digits: "ngã tư 550"; a shorter one may count
_LONGEST_BRACKET = 8
_MOST_LISTED = 5
_CLOSING = (")", ";")
_NEAR = 12  # words
_STRETCH_ENDS = frozenset({"natural", "site", "road", "village"})
_BEFORE_UNIT = frozenset({" ", ", ", " (", " - ", "), "})
_BEFORE_WORD = frozenset({" ", ") "})


def unnamed(scan: Scan, index: int, name: int, kind: str) -> int:
    """Read such a feature, whose head word and name start at the two indices; return the word after it, or 0."""
    end = (
        _titled(scan, name)
        or _of_centre(scan, index, name)
        or _of_day(scan, index, name)
        or _numbered(scan, index, name)
    )
    if end:
        scan.add(index, end, kind, kind=kind)
    return end


def _of_centre(scan: Scan, index: int, name: int) -> int:
    """Return where an estate's name ends that is a town's centre: "Khu đô thị Trung tâm thành phố Ngã Bảy"; or 0."""
    words, sets, start = scan.words, scan.lexicon, name + 2
    if (
        words.slice(index, name).lower() not in sets["town_estates"]
        or " ".join(words.lower[name:start]) not in sets["centres"]
    ):
        return 0
    phrase = scan.head(start) if words.caps[name] and words.gap(start) == " " else None
    if phrase is None or phrase.heads[0].role != "unit":
        return 0
    inner = start + len(phrase.words)
    end = scan.unit_at(inner, phrase.heads[0].levels)
    return end if end > inner else 0


def day_end(scan: Scan, name: int) -> int:
    """Return where a day in letters ends: "27 Tháng 4", "2 tháng 9"; 0 if there is none, or "3 tháng 2 lần"."""
    words = scan.words
    if name + 2 >= words.size or not (words.raw[name].isdecimal() and words.raw[name + 2].isdecimal()):
        return 0
    if words.lower[name + 1] not in scan.lexicon["month"] or words.gap(name + 2) != " ":
        return 0
    measured = words.gap(name + 3) == " " and words.lower[name + 3] in scan.lexicon["measures"]
    day = int(words.raw[name]) <= _DAYS and int(words.raw[name + 2]) <= _MONTHS
    return name + 3 if words.caps[name + 1] or (day and not measured) else 0


def _titled(scan: Scan, name: int) -> int:
    """Return where a name with a small title ends: "ông Chưởng"; a person's goes on, or something is said of him."""
    words = scan.words
    small = name + 1 < words.size and not words.caps[name] and words.lower[name] in scan.lexicon["title_names"]
    if not small or words.gap(name) != " " or words.gap(name + 1) != " " or not words.caps[name + 1]:
        return 0
    end = words.run(name + 1, BLANK, 4)
    if end - name - 1 > _LONGEST_NAME or (end - name > _LONGEST_NAME and scan.surnamed(name + 1, end)):
        return 0
    over = words.gap(end) != " " or words.lower[end] in scan.lexicon["enclosing"] or scan.type_word(end)
    return end if over else 0


def _of_day(scan: Scan, index: int, name: int) -> int:
    """Return where a day that a square, park or bridge is called after ends: "24/3", "2 tháng 9"."""
    words = scan.words
    head = words.slice(index, name).lower()
    if name + 1 >= words.size or head not in scan.lexicon["day_features"] or words.gap(name) != " ":
        return 0
    if end := day_end(scan, name):
        return end
    day, month = words.raw[name], words.raw[name + 1]
    joined = words.gap(name + 1) in _DAY_JOINTS and words.gap(name + 2) not in _DAY_JOINTS
    if not (joined and day.isdecimal() and month.isdecimal()):
        return 0
    if head in scan.lexicon["bridges"] and f"{int(day)}/{int(month)}" not in scan.lexicon["street_days"]:
        return 0  # "làm cầu 1/2 tiến độ"
    if words.gap(name + 2) == " " and words.lower[name + 2] in scan.lexicon["measures"]:
        return 0  # "công viên 2/4 ha"
    return name + 2 if len(day) <= 2 and len(month) <= 2 and 1 <= int(month) <= _MONTHS else 0


def _numbered(scan: Scan, index: int, name: int) -> int:
    """Return where the number of a canal, sluice or crossing ends that lies in a place: "kênh 28 tại xã X"."""
    words = scan.words
    said = name + 1 < words.size and words.lower[name] in scan.lexicon["numbers"] and words.gap(name) == " "
    kind = "numbered_features" if said else "bare_numbered_features"
    number = name + said
    if words.gap(number) != " " or words.slice(index, name).lower() not in scan.lexicon[kind]:
        return 0
    if not (words.raw[number].isdecimal() and words.number(number)) or scan.plural(index):
        return 0
    if words.before(index) in scan.lexicon["bridge_parts"]:
        return 0  # "trụ cầu số 3": a pier
    end = number + 1
    crossing = words.slice(index, name).lower() in scan.lexicon["crossings"] and len(words.raw[number]) == _LONG_NUMBER
    if crossing or of_water(scan, index):  # "từ ngã tư 550 đến", "bờ kênh 28 bị"; not "bờ kênh 28 m"
        return 0 if words.gap(end) == " " and words.lower[end] in scan.lexicon["measures"] else end
    if words.lower[index] in scan.lexicon["running"] and (last := _canal(scan, index, end)):
        return last
    return end if _lies(scan, end) or _bracketed(scan, index, end) or _among(scan, (index, name, end)) else 0


def _canal(scan: Scan, index: int, end: int) -> int:
    """Return where a canal's number or "7 Thước" ends, if it is one end of a stretch; 0 for what is broadcast.

    "từ kênh 7 đến vàm Kinh Mới", "từ cầu X đến kênh 7", "đoạn kênh 6". `end`: behind the number.
    """
    words, sets = scan.words, scan.lexicon
    near = words.lower[max(0, index - _NEAR) : end + _NEAR]
    if not sets["broadcast"].isdisjoint(near):
        return 0
    behind = words.lower[end] if words.gap(end) == " " else ""
    if behind in sets["canal_measures"] and words.caps[end]:
        return end + 1
    if behind in sets["measures"] or behind in sets["beside_canals"]:
        return 0
    before = words.before(index)
    if before in sets["canal_parts"]:
        return end
    if before in sets["stretch_to"]:
        from_place = bool(scan.spots) and scan.spots[-1].end == words.ends[index - 2]
        return end if from_place and scan.spots[-1].kind in _STRETCH_ENDS else 0
    return (
        end if before in sets["stretch_from"] and behind in sets["stretch_to"] and _ends_stretch(scan, end + 1) else 0
    )


def _ends_stretch(scan: Scan, index: int) -> bool:
    """Tell whether a feature, road or village with its name or number stands there."""
    phrase = scan.head(index)
    known = phrase is not None and phrase.heads[0].role in _STRETCH_ENDS
    return known and scan.words.gap(index) == " " and named_after(scan, index)


def _among(scan: Scan, at: tuple[int, int, int]) -> bool:
    """Tell whether named water stands before it in a list, or its like that lie in a place behind it.

    "kênh Chợ Gạo, rạch Trà Tân, kênh 14.", "kênh số 3, kênh số 4 ở huyện X"; channels of television lie nowhere.
    """
    words = scan.words
    index, name, end = at
    joined = index - (words.lower[index - 1] in scan.lexicon["and"])
    water = bool(scan.spots) and scan.spots[-1].kind == "natural" and scan.spots[-1].end == words.ends[joined - 1]
    if water and scan.list_joint(joined) == index and counts_nothing(scan, end - 1):
        return True
    for _ in range(_MOST_LISTED):
        item = scan.list_joint(end)
        last = item + end - index
        if item <= 0 or words.lower[item : item + name - index] != words.lower[index:name] or last > words.size:
            return False
        if not words.number(last - 1):
            return False
        if _lies(scan, last):
            return True
        index, name, end = item, item + name - index, last
    return False


def _bracketed(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a bracket behind a place opens with the feature: "huyện Vị Thủy (kênh 8000; kênh 9500)"."""
    words = scan.words
    behind = words.gap(index) == " (" and bool(scan.spots) and scan.spots[-1].end == words.ends[index - 1]
    return behind and words.text.startswith(_CLOSING, words.ends[end - 1])


def _lies(scan: Scan, end: int) -> bool:
    """Tell whether the commune, district or village in which a feature lies follows: "thuộc xã X", ", ấp Y"."""
    words = scan.words
    if _unit_at(scan, end) or words.gap(end) != " (":
        return _unit_at(scan, end)
    behind = range(end + 1, min(end + _LONGEST_BRACKET, words.size))  # "kênh 28 (sông Cái Bè) tại xã X"
    after = next((at for at in behind if words.gap(at).startswith(")")), 0)
    return after > 0 and _unit_at(scan, after)


def _unit_at(scan: Scan, end: int) -> bool:
    """Tell whether a unit below the province stands there, or behind a word like "thuộc"."""
    words = scan.words
    within = words.gap(end) in _BEFORE_WORD and words.lower[end] in scan.lexicon["enclosing"]
    phrase = scan.head(end + within)
    if phrase is None or words.gap(end + within) not in ({" "} if within else _BEFORE_UNIT):
        return False
    levels = set(phrase.heads[0].levels) or {phrase.heads[0].role}
    return levels <= _BELOW and named_after(scan, end + within)
