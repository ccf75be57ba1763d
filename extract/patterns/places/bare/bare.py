"""Names without a type word: units that fill a capitalised run, countries, regions, "Hòn Mê"."""

import re

from extract.bearers import LARGE, named
from extract.patterns.places.bare.city_names import estate
from extract.patterns.places.bare.fixed_names import brand, fixed
from extract.patterns.places.bare.placed_sides import placed_side
from extract.patterns.places.features.gauges import is_gauge, rained
from extract.patterns.places.features.zones import park_at
from extract.patterns.places.names.end_numbers import number_closes
from extract.patterns.places.names.names import office_behind, opened
from extract.patterns.places.not_places.ages import aged
from extract.patterns.places.not_places.bodies import local_body, on_line, own_name
from extract.patterns.places.not_places.bylines import closing
from extract.patterns.places.not_places.companies import short_firm
from extract.patterns.places.not_places.firms_again import of_signed_firm
from extract.patterns.places.not_places.people import doubtful, is_person, of_leader, of_people, patron
from extract.patterns.places.not_places.projects import of_lodging, of_plant, of_power
from extract.patterns.places.not_places.stars import acts
from extract.patterns.places.not_places.unmarked import borne, unmarked
from extract.patterns.places.roads.houses import street
from extract.patterns.places.state import Scan
from extract.patterns.places.units.abroad import of_henan
from extract.patterns.places.units.offices import field_end, of_team
from extract.spots import province_bears

_NO_PLACES = (of_people, of_leader, patron, short_firm, own_name, acts, of_lodging, of_signed_firm)
_SHOUTED_RUN = 4  # words in capitals: from here on it is a headline, below it may be a by-line
_LONGEST_SHOW = 8  # words from a festival's to its place
_MOST_SHOWN = 3  # words for what it shows: "Hoa - Kiểng"
_IN_LIST = re.compile(r"(?: \(\d{1,6}\))?, ")
_LONGEST_JOINT = 12
_LONGEST_OFFICE = 4  # words: "ủy ban nhân dân"
_MOST_SIDES = 2
_NEIGHBOURS = 3  # spots
_HEADS = frozenset({": ", " - ", " ("})
_SQUADS = (2, 5)  # words: "đội CSGT", "đội cảnh sát giao thông"
_LONGEST_TITLE = 3
_OPENER = 3  # words: "địa phương như"


def bare(scan: Scan, start: int, end: int) -> None:
    """Look for names that fill the run, or the part of it between words that belong to no name."""
    if start < end and aged(scan, start, end):
        scan.given.update(scan.words.lower[end - 1 : end] if scan.surnamed(start, end) else ())
        return
    if start >= end or closing(scan, start, end) or street(scan, start, end):
        return
    shouted = scan.words.shouted(start, end)
    led = _directed(scan, start, end) or of_team(scan, start, end)
    shown = led or _shown(scan, start, end) or field_end(scan, start, end)
    if not (shouted or shown or rained(scan, start, end)) and is_person(scan, start, end):
        return
    headline = shouted and end - start + opened(scan, start) >= _SHOUTED_RUN
    stop = end + _numbered(scan, start, end)
    at, behind = led or start, 0
    while at < end:
        if headline and " ".join(scan.words.lower[at : at + 2]) in scan.lexicon["offices_cut"]:
            at += 2  # "CÔNG AN ĐỒNG NAI" is no "AN ĐỒNG"
            continue
        left = headline or at in {shown, behind} or _left(scan, start, at) or _beside_side(scan, start, at, end)
        if at > start and (shouted or left) and (last := fixed(scan, at)):
            at = last
            continue
        last = scan.unit_at(at, None, stop)
        if last > at and (brand(scan, at, last) or estate(scan, last) or park_at(scan, at, last)):
            at = last
            continue
        if at < last < end and _only_side(scan, at, end):
            at += 1
            continue
        if last > at and left and (headline or _right(scan, at, last, end)):
            _add(scan, at, last, shouted)
            at = behind = last  # "Trường THPT Trần Phú Đà Nẵng": the patron's name is over, too
        else:
            at = (left and not shouted and _natural(scan, at, end)) or at + 1


def _add(scan: Scan, at: int, last: int, shouted: bool) -> None:
    """Add a bare name, with what makes it doubtful."""
    if (last == at + 1 and _paper(scan, at)) or any(called(scan, at, last) for called in _NO_PLACES):
        return
    if _mere_side(scan, at, last):
        return
    if scan.words.lower[at] in scan.lexicon["fruits"] and not _lies_there(scan, at, last):
        return  # "Longan prices"
    foreign = unmarked(scan, at, last)
    if foreign and not borne(scan, at, last):
        return  # "NSND Thanh Hoa"
    spot = scan.add(at, last, "bare", name=scan.unit_name(at, last), shouted=shouted)
    if spot.name.lower() in scan.lexicon["provinces_abroad_too"] and of_henan(scan, at):
        spot.kind, spot.abroad = "province", True
        return
    measured = rained(scan, at, last)
    known = measured or _of_squad(scan, at) or _as_city(scan, at, last)
    spot.doubtful = not known and (foreign or doubtful(scan, at, last))
    spot.titled = at in {scan.school_at, scan.weak_at} or _street_or_school(scan, at, last)
    spot.sided = scan.words.before(at) in scan.lexicon["sides"]
    spot.cue = (
        spot.cue
        or measured
        or (at >= _OPENER and scan.words.slice(at - _OPENER, at).lower() in scan.lexicon["locality_lists"])
        or (at == scan.school_at and not spot.doubtful)
        or _cell(scan, at, last)
        or of_plant(scan, at, last)
    )
    spot.office = _of_office(scan, at)
    spot.local = measured or is_gauge(scan, at, last) or _near_by(scan, at, last)


def _mere_side(scan: Scan, at: int, last: int) -> bool:
    """Tell whether it is a point of the compass, and no office's: "gió mùa Tây Nam", not "Công an Tây Nam"."""
    side = " ".join(scan.words.lower[at:last]) in scan.lexicon["points"]
    return side and not (_of_office(scan, at) or _cell(scan, at, last) or placed_side(scan, at, last))


def _near_by(scan: Scan, at: int, last: int) -> bool:
    """Tell whether the name is a place of here if any: a small body's, alone on a line, or an ordinary word."""
    words, sets = scan.words, scan.lexicon
    ordinary = " ".join(map(words.fold, range(at, last))) in sets["ordinary"] and words.before(at) not in sets["folk"]
    return ordinary or local_body(scan, at) or on_line(scan, at, last)


def _lies_there(scan: Scan, at: int, last: int) -> bool:
    """Tell whether something lies in what may be a fruit: "in Longan", "from Longan to", "people of Longan"."""
    words, sets = scan.words, scan.lexicon
    if words.before(at) in sets["locative"] or words.slice(max(0, at - 2), at).lower() in sets["of_units"]:
        return True
    return words.before(at) in sets["origin"] and words.gap(last) == " " and words.lower[last] in sets["names_too"]


def _street_or_school(scan: Scan, at: int, last: int) -> bool:
    """Tell whether streets or schools are told of right beside the name: "the streets Tran Phu, Hai Tan"."""
    words, sets = scan.words, scan.lexicon
    behind = words.gap(last) == " " and words.lower[last] in sets["streets_behind"]
    return behind or words.before(at) in sets["streets_before"]


def _as_city(scan: Scan, at: int, last: int) -> bool:
    """Tell whether a person's name is the city's: "tại Hồ Chí Minh", "Hà Nội (3), Hồ Chí Minh (2)"."""
    words, sets = scan.words, scan.lexicon
    if scan.language != "vi" or " ".join(map(words.fold, range(at, last))) not in sets["always_persons"]:
        return False
    if words.before(at) in sets["locative"]:
        return True
    before = scan.spots[-2] if len(scan.spots) > 1 else None
    if before is None or before.end >= words.starts[at] or not province_bears(before):
        return False
    between = words.text[before.end : words.starts[at]][:_LONGEST_JOINT]
    listed = words.gap(last) != " " or scan.list_joint(last) > 0  # not "Tại Nghệ An, Hồ Chí Minh sinh ra"
    return between == " - " or (listed and _IN_LIST.fullmatch(between) is not None)


def _of_office(scan: Scan, at: int) -> bool:
    """Tell whether what each district has stands right before the name: "Công an Lục Ngạn"."""
    words, offices = scan.words, scan.lexicon["district_organs"] | scan.lexicon["district_hospitals"]
    if at == 0 or words.gap(at) != " ":
        return False
    return any(words.slice(first, at).lower() in offices for first in range(max(0, at - _LONGEST_OFFICE), at))


def _of_squad(scan: Scan, at: int) -> bool:
    """Tell whether a squad that is called after where it works stands before the name: "Đội CSGT Bàn Cờ"."""
    words, squads = scan.words, scan.lexicon["squads"]
    if words.before(at) not in scan.lexicon["squad_lasts"]:
        return False
    return any(words.slice(max(0, at - count), at).lower() in squads for count in _SQUADS)


def _cell(scan: Scan, at: int, last: int) -> bool:
    """Tell whether the name fills a cell of a table, or the first one of a row."""
    before, after = scan.words.gap(at), scan.words.gap(last)
    return after.lstrip(" ").startswith("|") and (before.rstrip(" ").endswith("|") or "\n" in before)


def _paper(scan: Scan, at: int) -> bool:
    """Tell whether the word is a newspaper's sign that opens an article: "TTH - ", "(TTH) ", "TTH.VN"."""
    words = scan.words
    if words.lower[at] not in scan.lexicon["papers"] or "\n" not in words.gap(at):
        return False
    end = words.ends[at]
    return words.text[end : end + 3].startswith((" -", ")", ".", "-"))


def _left(scan: Scan, start: int, at: int) -> bool:
    """Tell whether a name can start here: nothing Vietnamese stands before it in the run."""
    words = scan.words
    if at in {start, scan.school_at} or "-" in words.gap(at) or len(words.raw[at - 1]) == 1:
        return True
    ended = bool(scan.spots) and scan.spots[-1].end == words.ends[at - 1]
    return ended or scan.boundary(at - 1)


def _shown(scan: Scan, start: int, end: int) -> int:
    """Return where the place of a festival starts behind what it shows: "Lễ hội Hoa Đà Lạt"; 0 if none does."""
    words, festivals, lasts = scan.words, scan.lexicon["festivals"], scan.lexicon["festival_lasts"]
    for at in range(max(start - 1, end - _LONGEST_SHOW), end - 1):
        # Most words close no such word: what a slice tells is not worth a call.
        for first in (at, at - 1) if words.lower[at] in lasts else ():
            named = first >= 0 and words.slice(first, at + 1).lower() in festivals
            place = range(at + 2, min(at + 2 + _MOST_SHOWN, end)) if named and words.gap(at + 1) == " " else ()
            if found := next((place for place in place if scan.unit_at(place, LARGE) == end), 0):
                return found
    return 0


def _numbered(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a number is part of the last name of the run: "Bảo Lâm 2", not "Hòa Bình 1" in a count."""
    words = scan.words
    if of_power(scan, start):
        return False  # "điện gió Đông Hải 1": the number is the plant's
    closes = words.ordinal(end) and (
        number_closes(scan, end) or office_behind(scan, end) or _heads_item(scan, start, end)
    )
    return closes and scan.unit_at(start, ("province",)) != end


def _heads_item(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a commune of today whose name has the number heads an item: "xã A Lưới 1 ...; A Lưới 2: 5 tỷ".

    One of its neighbours with another number must stand before, for schools and plants are numbered as well.
    """
    if not scan.reformed or scan.words.gap(end + 1) not in _HEADS or start == scan.school_at:
        return False
    name = scan.unit_name(start, end)
    if not any(spot.name.rpartition(" ")[0] == name for spot in scan.spots[-_NEIGHBOURS:]):
        return False
    return any(unit.register == "new" for unit in named(scan.unit_name(start, end + 1)))


def _beside_side(scan: Scan, start: int, at: int, end: int) -> bool:
    """Tell whether a point of the compass stands before a whole province or a country: "phía Đông Quảng Ngãi"."""
    words = scan.words
    sided = at > start and words.gap(at) == " " and words.lower[at - 1] in scan.lexicon["sides"]
    country = sided and scan.whole_country(at) and not scan.weak_country(at)
    return country or (sided and scan.unit_at(at, ("province",)) == end)


def _only_side(scan: Scan, at: int, end: int) -> bool:
    """Tell whether a large unit's name fills the rest behind a point of the compass: "Nam Định Quán" is no Nam Định."""
    return scan.words.lower[at] in scan.lexicon["sides"] and scan.unit_at(at + 1, LARGE) == end


def _directed(scan: Scan, start: int, end: int) -> int:
    """Return where a town or province fills the run behind "phía" and its side: "phía Tây Nha Trang"; 0 if none does.

    No ward that is called by a side is meant then; but "hướng Nam Định" names no side.
    """
    words, sides = scan.words, scan.lexicon["sides"]
    if words.lower[start] not in sides or words.before(start) not in scan.lexicon["compass"]:
        return 0
    if scan.unit_at(start, LARGE) == end:
        return 0
    for at in range(start + 1, min(start + 1 + _MOST_SIDES, end)):
        if words.gap(at) != " " or words.lower[at - 1] not in sides:
            return 0
        if scan.unit_at(at, LARGE) == scan.unit_at(at) == end:
            return at
    return 0


def _right(scan: Scan, at: int, last: int, end: int) -> bool:
    """Tell whether a name can end before the word: nothing Vietnamese follows in the run."""
    if last >= end or "-" in scan.words.gap(last) or scan.boundary(last):
        return True
    if end - last > 1 and scan.words.lower[last] in scan.lexicon[f"middles_{scan.language}"] and not _led(scan, at):
        return False  # "Thợ xây Lâm Hà Văn Tùng"
    if scan.head(last) is not None or _opens_next(scan, last, end):
        return True
    if end - last >= 2 and scan.unit_at(last, ("province",)) == end:
        return True  # "quê Quế Sơn Quảng Nam"
    return end - last >= 2 and scan.surnamed(last, end)


def _led(scan: Scan, at: int) -> bool:
    """Tell whether the title of who leads a unit stands right before: "Chủ tịch Mường La Văn Thịnh"."""
    words, titles = scan.words, scan.lexicon["unit_leaders"]
    if words.gap(at) != " ":
        return False
    return any(words.slice(first, at).lower() in titles for first in range(max(0, at - _LONGEST_TITLE), at))


def _opens_next(scan: Scan, last: int, end: int) -> bool:
    """Tell whether the last word of a run opens a sentence whose full stop was lost: "ở Bình Dương Nhận được tin"."""
    words = scan.words
    alone = end - last == 1 and last + 1 < words.size and words.gap(last + 1) == " "
    said = alone and (words.raw[last + 1][0].islower() or words.raw[last + 1].isdecimal())
    return said and words.lower[last] in scan.lexicon["sentence_firsts"]


def _natural(scan: Scan, at: int, end: int) -> int:
    """Read "Con Noi", "Hòn Mê", "Cu Lao Cham": the first word is a natural feature's; 0 if it is not."""
    words, firsts = scan.words, scan.lexicon["natural_firsts"]
    count = 1 if words.lower[at] in firsts else 2 if " ".join(words.lower[at : at + 2]) in firsts else 0
    last = at + count + 1
    if not count or last > end or scan.boundary(last - 1) or not _right(scan, at, last, end):
        return 0
    scan.add(at, last, "natural", kind="natural")
    return last
