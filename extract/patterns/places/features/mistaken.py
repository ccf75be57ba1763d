"""Capitals behind a head word that do not name what it says: offices, firms, plates, works, signs of papers."""

import re

from extract.bearers import LARGE
from extract.patterns.places.features.inner_heads import second_head
from extract.patterns.places.names.names import acronym, cut_office, firm, first_syllable, paper_sign, plate
from extract.patterns.places.state import BLANK, WIDE, Scan

_CODE = re.compile(r"[A-Z]\d$")
_LANDS = frozenset({"country", "region"})
_LONGEST_GOODS = 2
_PERSON = 3  # words of a full name
_SHORT_HEAD = 2  # words: "Công viên"


def mistaken(scan: Scan, index: int, name: int, kind: str) -> bool:
    """Tell whether something else is called so: "biển đảo Sở TN-MT", "hai cầu BOT", "thị trường đường Việt Nam".

    `index`, `name`: where the head word and the capitals start.
    """
    words, sets = scan.words, scan.lexicon
    estate = words.lower[index] in sets["lake"] and words.lower[name] in sets["city_brands"]
    if estate or firm(scan, index) or cut_office(scan, name) or plate(scan, index, name):
        return True  # "biển hồ Vinhomes Ocean Park", "Doanh nghiệp Hồ Quang", "ngã ba Bưu điện"
    pair = " ".join(words.lower[name : name + 2])
    if pair in sets["firms_of_law"] and not words.caps[name + 1]:
        return True  # "hồ Công ty X", "bãi đá Công ty Y"
    faith = pair in sets["faiths"] and not words.caps[name + 1]
    if kind == "site" and (faith or _CODE.match(words.raw[name]) or _no_gate(scan, index, name)):
        return True  # "tu viện Công giáo"
    if _channel(scan, index, name) or _chief(scan, index, name) or _boat(scan, index, name):
        return True
    if (acronym(scan, name) and words.lower[name] in sets["openers_vi"]) or second_head(scan, name, kind):
        return True
    return _office(scan, name) or _works(scan, name) or (kind == "road" and _of_country(scan, name))


def _boat(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a ferry boat is named, not its landing: "phà Sewol", "phà Kim Thủy Lâm", not "phà Đại Ngãi"."""
    words, end = scan.words, scan.words.run(name, BLANK)
    if words.slice(index, name).lower() not in scan.lexicon["ferries"] or words.shouted(name, end):
        return False
    strange = not words.syllable(name) and scan.unit_at(name) == name
    return strange or words.slice(name, end).lower() in scan.lexicon["ferry_boats"]


def _channel(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a channel of television is named, no canal: "kênh ESPN", "kênh Fox News"."""
    words, sets = scan.words, scan.lexicon
    if words.slice(index, name).lower() not in sets["canals"]:
        return False
    firsts = {words.lower[name], " ".join(words.lower[name : name + 2])}
    return not firsts.isdisjoint(sets["channels"]) or words.lower[words.run(name, BLANK) - 1] in sets["channel_ends"]


def _chief(scan: Scan, index: int, name: int) -> bool:
    """Tell whether who heads it is named: "Giám đốc Bến xe Nguyễn Văn Hải nói", "Trưởng ga Nguyễn Văn Nam cho biết".

    Not whom sights and streets are called after, nor a unit: "Giám đốc Khu di tích Nguyễn Sinh Sắc".
    """
    words, sets, end = scan.words, scan.lexicon, scan.words.run(name, BLANK)
    if words.gap(index) != " " or end < name + _PERSON or not scan.surnamed(name, end):
        return False
    owner = words.before(index) in sets["owners"]  # "chủ chung cư Nguyễn Văn Nam"
    runs = _running(scan, index)
    titles = (words.slice(max(0, at - count), at).lower() for at in (index, *runs) for count in (1, 2))
    led = not sets["chiefs"].isdisjoint(titles)
    if not (owner or led or runs):
        return False
    called = words.slice(name, end).lower()
    if called in sets["heroes"] or called in sets["streets"] or scan.unit_at(name) == end:
        return False
    speaks = end < words.size and words.gap(end) == " " and words.lower[end] in sets["speaking"]
    middle = scan.middle_name(name, end)
    memorial = words.slice(index, name).lower() in sets["memorials"]
    if memorial and name - index > _SHORT_HEAD:
        return False  # "Khu di tích", "Nhà lưu niệm": called after persons
    office = words.before(index) in sets["departments"]  # "Trưởng phòng Di tích"
    plain = owner or (led and (office or (words.caps[index] and not memorial)))
    return (speaks or middle) if plain else (speaks and middle)


def _running(scan: Scan, index: int) -> list[int]:
    """Return where the words for what runs a site start, if they end there: "Ban quản lý Chợ"."""
    starts = (max(0, index - count) for count in (3, 2, 1))
    return [start for start in starts if scan.words.slice(start, index).lower() in scan.lexicon["run_sites"]]


def _no_gate(scan: Scan, index: int, name: int) -> bool:
    """Tell whether the sign of a border gate stands before what no gate is called: "CK Rồng Việt" deals in stocks."""
    words = scan.words
    called = words.slice(name, words.run(name, BLANK)).lower()
    return words.slice(index, name).lower() in scan.lexicon["gate_signs"] and called not in scan.lexicon["gate_names"]


def _office(scan: Scan, name: int) -> bool:
    """Tell whether an office stands there, told by its field or its place: "Sở GTVT", "Bộ Tài nguyên", "Báo Nghệ An".

    The river "Sở Thượng" has neither.
    """
    words, sets, field = scan.words, scan.lexicon, name + 1
    if words.lower[name] not in sets["office_openers"] or words.gap(field) != " " or not words.caps[field]:
        return False
    if words.raw[name].isupper():
        return False
    if len(words.raw[field]) > 1 and words.raw[field].isupper():
        return True
    compound = words.slice(field, min(field + 2, words.size)).lower()
    fields = compound in sets["office_compounds"] or compound in sets["office_fields"]
    return fields or scan.unit_at(field, ("province",)) == words.run(field, BLANK)


def _works(scan: Scan, name: int) -> bool:
    """Tell whether capitals say how or of what something is built, or are a paper's sign: "đường BTXM", "TTO - "."""
    words, word = scan.words, scan.words.lower[name]
    if not words.raw[name].isupper():
        return False
    alone = word in scan.lexicon["built_by"] and words.run(name, BLANK) == name + 1  # not "Cầu BOT Hạc Trì"
    return alone or word in scan.lexicon["built_of"] or paper_sign(scan, name)


def _of_country(scan: Scan, name: int) -> bool:
    """Tell whether all roads of a country are told of: "các tuyến đường Việt Nam", not "cao tốc Việt Nam - Lào"."""
    country = scan.whole_country(name) and not scan.weak_country(name)
    return country and scan.words.run(name, WIDE) == scan.words.run(name, BLANK)


def sugar(scan: Scan, index: int) -> bool:
    """Tell whether the word for a road means sugar: "nhà máy đường X", "giá đường Việt Nam", not "giá đường Lê Lợi"."""
    words, name = scan.words, index + 1
    if words.gap(index) != " ":
        return False
    before = {words.slice(max(0, index - count), index).lower() for count in range(1, _LONGEST_GOODS + 1)}
    if before & scan.lexicon["priced_sugar"]:
        return scan.whole_country(name) or scan.unit_at(name, ("province",)) == words.run(name, BLANK) > name
    return bool(before & scan.lexicon["before_sugar"])


def common_market(scan: Scan, at: tuple[int, int, int]) -> bool:
    """Tell whether markets or fields of a sort lie in a land, or one is held: "chợ truyền thống Hà Nội", "mỏ dầu Nga".

    Flats lie in districts as well, and estates with English names are their builders'.

    `at`: where the head word starts and ends, and the name.
    """
    words, (index, first, name) = scan.words, at
    if words.slice(index, first).lower() not in scan.lexicon["common_markets"]:
        return False
    run, housing = words.run(name, BLANK), words.slice(index, first).lower() in scan.lexicon["housing"]
    if housing and _no_flats(scan, first, run):
        return True
    home = run == name + 1 and words.lower[name] in scan.lexicon["home_country"]  # "chợ truyền thống Việt"
    levels = LARGE if housing else ("province",)
    province = any(scan.unit_at(start, levels) == run > start for start in {first, name}) or scan.foreign(name) > name
    land = scan.lexicon.names.longest(words, name)
    province = province or (land is not None and land.heads[0].role in _LANDS and run == name + len(land.words))
    return home or province or words.before(index) in scan.lexicon["fairs"]


def _no_flats(scan: Scan, name: int, end: int) -> bool:
    """Tell whether a brand, an estate, a town's side or a sort is named: "chung cư Eco Lake", "chung cư KĐT X".

    Or a province's flats in a headline: "Chung Cư Hà Nội Tăng Giá".
    """
    words, inner = scan.words, scan.head(name)
    sorts = {words.lower[name], words.slice(name, min(name + 2, end)).lower()}
    if not sorts.isdisjoint(scan.lexicon["sorts_of_flats"]):
        return True
    if name < scan.unit_at(name, ("province",)) < end and scan.lexicon.names.longest(words, name) is None:
        return True  # not "Chung cư Thái Bình Dương"
    if not all(map(words.syllable, range(name, end))) or (inner is not None and len(inner.words) > 1):
        return True
    start = next((at for at in range(name, end) if words.lower[at] not in scan.lexicon["sides"]), end)
    return start > name and scan.unit_at(start, LARGE) == end > start


def mere(scan: Scan, name: int, *, weak: bool) -> bool:
    """Tell whether only a side stands there, or behind a weak head word the first syllable of a common word."""
    return _mere_side(scan, name) or (weak and _mere_word(scan, name))


def _mere_side(scan: Scan, name: int) -> bool:
    """Tell whether only a side stands there, that of small water or of a list: "Đê Tây kênh 7", "đê Tả, Hữu X"."""
    words, sets = scan.words, scan.lexicon
    if name < words.size and words.lower[name] in sets["banks"] and words.run(name, WIDE) == name + 1:
        return True
    if name + 1 >= words.size or words.lower[name] not in sets["sides"] or words.caps[name + 1]:
        return False
    return words.gap(name + 1) == " " and words.lower[name + 1] in sets["running"]


def _mere_word(scan: Scan, name: int) -> bool:
    """Tell whether a common word opens there with its one capital: "Bãi rác Y tế", "sân nhà thi đấu Giải hạng nhất"."""
    alone = scan.words.run(name, BLANK) == name + 1 and not scan.words.caps[name - 1]  # not "Nhà thi đấu Rạch Miễu"
    inner = scan.head(name - 1) is not None  # "Bãi rác đồi Mốc hình thành"
    return alone and not inner and first_syllable(scan, name, name + 1)
