"""Capitals behind a head word that do not name what it says: offices, firms, plates, works, signs of papers."""

import re

from extract.patterns.places.features.inner_heads import second_head
from extract.patterns.places.names.names import acronym, cut_office, firm, paper_sign, plate
from extract.patterns.places.state import BLANK, WIDE, Scan

_CODE = re.compile(r"[A-Z]\d$")
_LONGEST_GOODS = 2
_PERSON = 3  # words of a full name


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
    """Tell whether who heads it is named: "Giám đốc Bến xe Nguyễn Văn Hải nói"."""
    words, end = scan.words, scan.words.run(name, BLANK)
    if not words.caps[index] or words.gap(index) != " " or end < name + _PERSON or not scan.surnamed(name, end):
        return False
    heads = (words.slice(max(0, index - count), index).lower() for count in (2, 3, 1))
    chief = not scan.lexicon["chiefs"].isdisjoint(heads)
    speaks = end < words.size and words.gap(end) == " " and words.lower[end] in scan.lexicon["speaking"]
    return chief and (speaks or scan.middle_name(name, end))


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
