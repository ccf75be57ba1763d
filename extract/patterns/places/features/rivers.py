"""Rivers and lakes whose names are those of districts or persons too: what is said of them tells."""

import re
from functools import cache

from extract.bearers import named
from extract.gazetteer import REFORM
from extract.lexicon import alternation
from extract.patterns.places.names.listing import listed_before
from extract.patterns.places.names.names import first_syllable
from extract.patterns.places.state import BLANK, CLOSE, Scan
from extract.patterns.places.text.lexicon import Head, places_lexicon
from extract.spots import name_holds, province_id

_REACH = 60
_LONGEST_ORGAN = 4  # words


@cache
def _said_after() -> re.Pattern[str]:
    """Return what is said of water behind its name: "đang lên nhanh", "(Hà Nội) vượt báo động"."""
    sets = places_lexicon()
    words, others = alternation(sets["water_after"]), alternation(sets["water_not"])
    return re.compile(
        rf"\s(?:\([^()\n]{{2,30}}\)\s)?(?:\w{{2,4}}\s)?(?:{words})(?!\w)(?!\s(?:{others})(?!\w))", re.IGNORECASE
    )


@cache
def _measured_after() -> re.Pattern[str]:
    """Return what measures a lake behind its name: "(Bác Ái) chỉ còn 1,2 triệu m3", "(4 triệu m3)", "rộng 500 ha"."""
    sets = places_lexicon()
    number = rf"(?:(?:{alternation(sets['nearly'])})\s)?\d[\d.,]{{0,9}}"
    much, area = (rf"{number}\s?(?:{alternation(sets[key])})(?!\w)" for key in ("lake_volumes", "lake_areas"))
    share = rf"{number}\s?%\s(?:{alternation(sets['lake_shares'])})(?!\w)"
    return re.compile(
        rf"\s\((?:[^()\n\d]{{1,30}}\s)?{much}"
        rf"|(?:\s\([^()\n]{{2,40}}\))?\s(?:\w{{2,4}}\s)?"
        rf"(?:(?:{alternation(sets['lake_holds'])})\s(?:{much}|{share})"
        rf"|(?:{alternation(sets['lake_fills'])})\s(?:{much}|{number}\s?%)|(?:{alternation(sets['lake_wide'])})\s{area})",
        re.IGNORECASE,
    )


def is_river(scan: Scan, index: int) -> bool:
    """Tell whether the text speaks of the water, not of the district called like it: "Mực nước Sông Cầu"."""
    words = scan.words
    if words.lower[index] not in scan.lexicon["running"]:
        return False
    if of_water(scan, index):
        return True
    end = scan.unit_at(index, ("province", "district"))
    if end > index and (said(scan, end) or _elsewhere(scan, index, end)):
        return True
    beside = _behind(scan, index, "beside_water") or _next_river(scan, index)
    return beside and not _within(scan, index, scan.unit_at(index)) and not _with_town(scan, index, end)


def _with_town(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a district of the same province follows in a list: "dọc Sông Cầu, Tuy An"."""
    words, item = scan.words, scan.list_joint(end) if end > index else 0
    if not 0 < item < words.size or not words.caps[item] or words.lower[item] in scan.lexicon["running"]:
        return False
    last = scan.unit_at(item, ("district",))
    if last == item or last != words.run(item, BLANK):
        return False
    here, there = (
        {province_id(unit.uid) for unit in named(scan.unit_name(*ends))} for ends in ((index, end), (item, last))
    )
    return not here.isdisjoint(there)


def of_water(scan: Scan, index: int) -> bool:
    """Tell whether a word of water stands right before the head word: "mực nước sông", "lưu vực sông"."""
    return _behind(scan, index, "water")


def _next_river(scan: Scan, index: int) -> bool:
    """Tell whether the river before it in a list has the same head word: "dọc Sông Cầu và Sông Công"."""
    words, spot = scan.words, listed_before(scan, index)
    if spot is None or spot.kind != "natural" or spot.soft:
        return False
    return words.text.startswith(words.raw[index], spot.start)


def _behind(scan: Scan, index: int, among: str) -> bool:
    """Tell whether one or two words of the list stand right before the index: "lũ", "mực nước"."""
    words = scan.words
    if words.gap(index) != " " or (words.caps[index - 1] and not words.opens_sentence(index - 1)):
        return False
    return any(words.slice(start, index).lower() in scan.lexicon[among] for start in range(max(0, index - 2), index))


def is_unit(scan: Scan, name: int, end: int, *, water: bool) -> bool:
    """Tell whether a name behind a river's is that of the unit around it; `water`: the text speaks of the water."""
    words = scan.words
    province = scan.unit_at(name, ("province",)) == end
    if province and not (water or said(scan, end)):
        return words.gap(name) != " - "
    last = scan.unit_at(end, ("province",)) if words.gap(end) in {", ", " ("} else end
    return last > end and name_holds(scan.unit_name(end, last), scan.unit_name(name, end))


def said(scan: Scan, end: int) -> bool:
    """Tell whether what follows the name is said of water."""
    start = scan.words.ends[end - 1]
    return _said_after().match(scan.words.text[start : start + _REACH]) is not None


def _elsewhere(scan: Scan, index: int, end: int) -> bool:
    """Tell whether the text puts the name in a province that has no such unit: "Sông Mã (Thanh Hóa)"."""
    province = _province_behind(scan, end)
    return province != "" and not name_holds(province, scan.unit_name(index, end))


def _within(scan: Scan, index: int, end: int) -> bool:
    """Tell whether the province that the text puts the name in has such a unit: "Sông Cầu (Phú Yên)"."""
    return end > index and name_holds(_province_behind(scan, end), scan.unit_name(index, end))


def _province_behind(scan: Scan, end: int) -> str:
    """Return the province in which the text puts what ends there, or "": " (Thanh Hóa)", " ở Phú Yên", " Phú Yên"."""
    words = scan.words
    at = end + (words.gap(end) == " " and words.lower[end] in scan.lexicon["enclosing"])
    if words.gap(at) not in ({" (", ", ", " "} if at == end else {" "}):
        return ""
    last = scan.unit_at(at, ("province",))
    return scan.unit_name(at, last) if last > at else ""


def is_lake(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a surname that means "lake" opens the name of one, not a person's: "Hồ Kẻ Gỗ xả lũ"."""
    words = scan.words
    if words.lower[index] not in scan.lexicon["lake"]:
        return False
    water = index > 1 and words.slice(index - 2, index).lower() in scan.lexicon["water"]  # not "Nhà nước Hồ X"
    if words.slice(index + 1, end).lower() in scan.lexicon["lakes"] or said(scan, end) or water:
        return True
    start = words.ends[end - 1]
    return _like_land(scan, index, end) or _measured_after().match(words.text[start : start + _REACH]) is not None


def _like_land(scan: Scan, index: int, end: int) -> bool:
    """Tell whether the name opens as no person's does: "Hồ Sông Cái", "Hồ Ông Kinh"; not if someone speaks."""
    words, sets = scan.words, scan.lexicon
    if end < index + 3 or words.lower[index + 1] not in sets["lake_firsts"] or scan.middle_name(index, end):
        return False
    said = words.gap(end) == " " and (words.lower[end] in sets["speaking"] or _pair(scan, end) in sets["arrested"])
    return not (said or words.before(index) in sets["arresting"])


def _pair(scan: Scan, at: int) -> str:
    """Return the two words there in small letters."""
    return " ".join(scan.words.lower[at : at + 2])


def lake_list(scan: Scan, index: int, name: int) -> bool:
    """Tell whether lakes called like provinces stand in a list of lakes: "các hồ Hòa Bình, Sơn La, Tuyên Quang"."""
    words, names, item = scan.words, 0, name
    while words.lower[index] in scan.lexicon["lake"] and 0 < item < words.size and words.caps[item]:
        end = words.run(item, BLANK)
        if words.slice(item, end).lower() not in scan.lexicon["lakes"]:
            return False
        names, item = names + 1, scan.list_joint(end)
    return names > 1


def commune_behind(scan: Scan, index: int) -> int:
    """Return where a commune that opens like water ends, its district behind it, or 0: "Bãi Sậy, Ân Thi".

    Not where the island or mouth may be meant, nor if there is no such commune at the time of the article.
    """
    words, end = scan.words, _commune_at(scan, index)
    if not end or words.gap(end) not in {", ", " ("}:
        return 0
    phrase = scan.head(end)
    name = end + len(phrase.words) if phrase and phrase.heads[0].role == "unit" and words.raw[end].islower() else end
    last = scan.unit_at(name, ("district",))
    province = scan.unit_at(name, ("province",)) == last  # "Cồn Cỏ (Quảng Trị)": a bracket that tells no district
    held = (
        last > name
        and not province
        and name_holds(scan.unit_name(name, last, ("district",)), scan.unit_name(index, end))
    )
    return end if held else 0


def _commune_at(scan: Scan, index: int) -> int:
    """Return where a commune of the time ends that is called like water and meant rather than it; or 0."""
    words, sets = scan.words, scan.lexicon
    end = scan.unit_at(index, ("commune",)) if words.caps[index] else index
    if end < index + 2 or words.run(index, BLANK) != end:
        return 0
    sights = words.lower[index] in sets["sights_too"] or words.slice(index, end).lower() in sets["water_communes"]
    return 0 if sights or of_water(scan, index) or not _in_force(scan, scan.unit_name(index, end)) else end


def commune_beside(scan: Scan, index: int) -> int:
    """Return where a commune that opens like water ends, a neighbour of it behind it, or 0: "Khe Sanh, Lao Bảo"."""
    told = scan.reformed and scan.large_unit(index)  # once a district's name, which is read without it
    end = 0 if told else _commune_at(scan, index)
    return end if end and not scan.surnamed(index, end) and neighbour_behind(scan, index, end) else 0


def neighbour_behind(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a commune stands behind one in a list that is its neighbour, and is called like no water.

    Neighbours lie in one district, since the reform in one province.
    """
    item = scan.list_joint(end)
    if not 0 < item < scan.words.size or scan.words.gap(end) == " - ":
        return False
    last, phrase = scan.unit_at(item, ("commune",)), scan.head(item)
    if last == item or last != scan.words.run(item, BLANK) or scan.unit_at(item, ("province",)) == last:
        return False
    here, there = (_areas(scan, scan.unit_name(*at)) for at in ((index, end), (item, last)))
    return not here.isdisjoint(there) and not (phrase and phrase.heads[0].role == "natural")


def _areas(scan: Scan, name: str) -> set[str | None]:
    """Return what the communes of the name lie in, each right in it."""
    register = "new" if scan.reformed else "old"
    return {unit.parent for unit in named(name) if unit.level == "commune" and unit.register == register}


def commune_of_school(scan: Scan, index: int) -> int:
    """Return where a commune ends that opens like water or a hill behind what each commune has, or 0.

    "Trạm y tế Suối Nghệ", "Trường Tiểu học Bãi Cháy": they are called after it.
    """
    words, sets = scan.words, scan.lexicon
    if not words.caps[index] or words.before(index) not in sets["commune_organ_lasts"]:
        return 0
    if words.lower[index] in sets["surnames"]:
        return 0  # "Trường Tiểu học Hồ Tùng Mậu"
    starts = range(max(0, index - _LONGEST_ORGAN), index)
    if not any(words.slice(start, index).lower() in sets["commune_organs"] for start in starts):
        return 0
    end = scan.unit_at(index, ("commune",))
    if end < index + 2 or words.run(index, BLANK) != end or scan.unit_at(index, ("province", "district")) == end:
        return 0
    communes = [unit for unit in named(scan.unit_name(index, end)) if unit.level == "commune"]
    return end if any(unit.valid_to is None or unit.valid_to >= REFORM for unit in communes) else 0


def _in_force(scan: Scan, name: str) -> bool:
    """Tell whether a commune of the name is one of today, or before the reform one that lasted until then."""
    communes = [unit for unit in named(name) if unit.level == "commune"]
    if scan.reformed:
        return any(unit.register == "new" for unit in communes)
    return any(unit.register == "old" and (unit.valid_to is None or unit.valid_to >= REFORM) for unit in communes)


def describes(scan: Scan, head: Head, at: tuple[int, int, int]) -> bool:
    """Tell whether the head word may only describe a unit: "biển Gia Lai"; a beach or sea only with a province's name.

    `at`: where the head word and the name start, and where the name ends.
    """
    index, name, end = at
    known = scan.lexicon.names.longest(scan.words, name)
    if not head.weak or (known and known.heads[0].role == "natural"):
        return False
    return not _own_nature(scan, index, name) or scan.unit_at(name, ("province",)) == end


def _own_nature(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a beach, a sea or a forest is a place of its own: "ra biển X", "trong rừng X", not "cháy rừng X"."""
    sets, head, before = scan.lexicon, scan.words.slice(index, name), scan.words.before(index)
    if head in sets["seas"]:
        return before in sets["to_seas"]
    return head.lower() in sets["beaches"] or (head in sets["woods"] and before in sets["to_woods"])


def rivers_on(scan: Scan, index: int, end: int) -> int:
    """Read the further names of a list of rivers that share their head word: "sông Vu Gia, Thu Bồn"."""
    words, group = scan.words, scan.group()
    water = scan.plural(index) or of_water(scan, index)
    while 0 < (item := scan.list_joint(end)) < words.size and (last := river(scan, item)):
        if is_unit(scan, item, last, water=water):
            break  # "sông Trà Lý, Thái Bình": the river's province
        scan.add(item, last, "list", kind="natural", group=group)
        end = last
    return end


def river(scan: Scan, name: int) -> int:
    """Return where the name of a river that is known without its head word ends, 0 if there is none."""
    words = scan.words
    last = words.run(name, CLOSE, 4)
    known = last > name and words.slice(name, last).lower() in scan.lexicon["rivers"]
    word = known and first_syllable(scan, name, last) and not said(scan, last)  # "Chảy lên nhanh" is a river
    return last if known and not (word or scan.suffix_after(last)) else 0


def river_list(scan: Scan, name: int) -> bool:
    """Tell whether rivers called like provinces stand in a list of rivers: "các sông Thái Bình, Kinh Thầy"."""
    last = river(scan, name)
    item = scan.list_joint(last) if last else -1
    return 0 < item < scan.words.size and river(scan, item) > 0
