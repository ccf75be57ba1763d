"""Natural features, sites and regions after their head word: "sông Hồng", "cầu Mỹ Thuận"."""

from extract.bearers import LARGE, levels_borne
from extract.patterns.places.features.addresses import (
    addressed,
    in_its_district,
    lies_elsewhere,
    province_behind,
    town_behind,
)
from extract.patterns.places.features.bracket_lists import bracketed_on
from extract.patterns.places.features.called import past_common, past_titles
from extract.patterns.places.features.feature_lists import named_alike, numbers_on
from extract.patterns.places.features.headlines import headline_end
from extract.patterns.places.features.inner_heads import in_junction, past_inner, past_roads
from extract.patterns.places.features.mistaken import common_market, mere, mistaken
from extract.patterns.places.features.passes import is_person, passes_on
from extract.patterns.places.features.rivers import (
    commune_behind,
    commune_beside,
    commune_of_school,
    describes,
    is_river,
    lake_list,
    neighbour_behind,
    river_list,
    rivers_on,
)
from extract.patterns.places.features.shared import parted, shared, two_ends
from extract.patterns.places.features.unnamed import unnamed
from extract.patterns.places.features.uses import past_list, past_uses
from extract.patterns.places.features.zones import apiece, listed_end
from extract.patterns.places.names.end_numbers import said_number
from extract.patterns.places.names.listing import announced, shores
from extract.patterns.places.names.names import (
    amid,
    before_part,
    compound,
    first_syllable,
    name_end,
    names_on,
    small_name,
    titled_unit,
)
from extract.patterns.places.names.road_numbers import numbered_at
from extract.patterns.places.names.short_forms import after_abbreviation
from extract.patterns.places.not_places.projects import of_power
from extract.patterns.places.state import BLANK, CLOSE, WIDE, Scan
from extract.patterns.places.text.lexicon import Head

_OWN = frozenset({"natural", "country", "province"})
_AFTER_OTHER = frozenset({" - ", " ("})  # what a unit's name may stand behind as if it opened a sentence
_LONGEST_LENT = 2  # syllables of a firm's or village's name that its estate or church bears


def natural(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "sông Kinh Thầy", "Mount Fansipan"; "biển Gia Lai" only describes if the name is a unit's."""
    words = scan.words
    known = scan.lexicon.names.longest(words, index)
    shut = words.slice(index - 1, name).lower() in scan.lexicon["shut"]
    shut = shut and words.before(index - 1) not in scan.lexicon["sided_by"]  # "phía đông đảo Luzon"
    shut = shut or (scan.language == "en" and words.lower[index] in scan.lexicon["old_streets"])
    if shut or (known and known.heads[0].role in _OWN):
        return 0  # "tạm đóng cửa Cảng hàng không", "đông đảo Phật tử"; "Biển Đông", "Cape Verde" are names of their own
    if head.weak and (region := scan.lexicon.names.longest(words, name)) and region.heads[0].role == "region":
        return name  # "vùng núi Bắc Bộ"
    if end := _commune(scan, index):
        return end
    if name - index > 1 and words.caps[name - 1] and words.slice(index, name).lower() in scan.lexicon["own_names"]:
        name = index + 1  # "Sông Đào dâng cao"
    passed = _quality(scan, index, name)
    first, name = passed or index, passed or name
    if scan.whole_country(name):
        return 0
    if _of_province(scan, index, name) and not (river_list(scan, name) or lake_list(scan, index, name)):
        return 0  # "các sông Nghệ An, Hà Tĩnh" are those of the provinces
    joints = WIDE if words.lower[index] in scan.lexicon["dashed"] else CLOSE
    end = feature(scan, (first, name), "natural", joints, 5)
    if end and describes(scan, head, (index, name, end)):
        _soften(scan, name, end)
        return end
    if not end:
        return unnamed(scan, index, name, "natural")
    last, single = end, words.lower[index] in scan.lexicon["passes"] and not scan.plural(index)
    if words.lower[index] in scan.lexicon["running"]:
        last = rivers_on(scan, index, end)
    elif single:
        last = passes_on(scan, name, end)
    head_word = words.slice(index, name).lower()
    if last == end and any(head_word in scan.lexicon[each] for each in ("running", "lake", "passes")):
        last = bracketed_on(scan, head_word, end, "natural")
    return last if last > end else _names_on(scan, index, end, "natural")


def _commune(scan: Scan, index: int) -> int:
    """Read a commune that opens like water: "Bãi Sậy, Ân Thi", "Trạm y tế Suối Nghệ"; return its end, or 0."""
    school = commune_of_school(scan, index)
    placed = school or commune_behind(scan, index)
    end = placed or commune_beside(scan, index)
    if not end:
        return 0
    # Since the reform its district, now a commune, no longer tells which one it is.
    unsure = (scan.reformed or not placed) and not school
    called = scan.unit_name(index, end, ("commune",))
    spot = scan.add(index, end, "bare", name=called, kind="natural" if unsure else "commune")
    if not school:
        spot.soft, spot.core = unsure, (spot.start, spot.end)
    return end


def _quality(scan: Scan, index: int, name: int) -> int:
    """Return where the first name of a list starts behind a plural and a quality, or 0: "ba con sông lớn A, B"."""
    words = scan.words
    if not (name + 1 < words.size and words.lower[name] in scan.lexicon["listing_qualities"] and scan.plural(index)):
        return 0
    item = scan.list_joint(words.run(name + 1, BLANK)) if words.gap(name + 1) == " " else -1
    return name + 1 if words.caps[name + 1] and 0 < item < words.size and words.caps[item] else 0


def _of_province(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a plural and the whole name of a province or region say where features lie."""
    words = scan.words
    if not scan.plural(index) or name >= words.size or not words.caps[name]:
        return False  # "gồm Quảng trường 2/4"
    region = scan.lexicon.names.longest(words, name)
    if region and region.heads[0].role == "region":
        return words.run(name, BLANK) <= name + len(region.words)
    return shores(scan, index, name) or scan.unit_at(name, ("province",)) == words.run(name, BLANK)


def _names_on(scan: Scan, index: int, end: int, kind: str) -> int:
    """Read the further names of a list that shares its head word; after a singular one more: "cầu A và B"."""
    words, spot = scan.words, scan.spots[-1]
    if not spot.soft and words.value(end - 1):
        end = numbers_on(scan, end, kind)
    item = scan.list_joint(end)
    if spot.soft and 0 < item < words.size and scan.unit_at(item, LARGE) > item:
        return end  # "giữa Mũi Né và Đà Lạt"
    whole = spot.soft and spot.core == (spot.start, spot.end) and 0 < item < words.size and scan.unit_at(item) > item
    if whole or (words.caps[index] and neighbour_behind(scan, index, end)):
        return end  # "ở Sông Đốc và Khánh Bình Tây"
    if scan.plural(index) and not amid(scan, index, end):
        head = " ".join(phrase.words) if (phrase := scan.head(index)) else ""
        return names_on(scan, end, kind, lambda item: listed_end(scan, head, item, plural=True))
    if item == end:
        return named_alike(scan, index, end, kind)
    if item != end + 1 or item >= words.size or not words.caps[item] or scan.head(item):
        return end
    last = name_end(scan, item, CLOSE, 5)
    known = levels_borne(words.slice(item, last))
    if not LARGE.isdisjoint(known) or scan.suffix_after(last) or scan.surnamed(item, last) or scan.boundary(item):
        return end
    office = compound(scan, item) or compound(scan, last) or (kind == "site" and first_syllable(scan, item, last))
    if office or scan.lexicon.names.longest(words, item):
        return end  # "cầu Bến Lức và Trung tâm Y tế", "cửa khẩu Lao Bảo và Phòng Cảnh sát"
    scan.add(item, last, "list", kind=kind, group=scan.group())
    return last


def _soften(scan: Scan, name: int, end: int) -> None:
    """Note that the last spot is a feature only if no unit near bears its name."""
    words = scan.words
    spot = scan.spots[-1]
    spot.soft, spot.name = True, words.slice(name, end)
    spot.core = (words.starts[name], spot.end)


def site(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "cầu Mỹ Thuận", "Khu di tích quốc gia đặc biệt An Phụ-Kính Chủ-Nhẫm Dương", and lists."""
    words, first, head_at = scan.words, name, announced(scan, index, name)
    plural = scan.plural(head_at)
    hall = words.slice(index, words.run(name, BLANK)).lower() in scan.lexicon["own_halls"]
    hall = hall and not town_behind(scan, name, words.run(name, BLANK))
    name = past_uses(scan, index, name)
    if hall or _over_river(scan, name):
        head_word = words.slice(index, name).lower()
        if hall or (head_word in scan.lexicon["bridges"] and words.before(index) in scan.lexicon["no_bridge"]):
            return 0  # "Nhà thi đấu Phú Thọ", which is not in the province; "cung cầu chợ Bình Điền"
        if head_word in scan.lexicon["crossing"]:
            return 0  # "cầu vượt sông Đáy"
        port = head_word in scan.lexicon["river_ports"] and not plural
        port = port and words.before(index) not in scan.lexicon["port_groups"]
        name += port or head_word in scan.lexicon["bridges"]  # "cầu sông Hóa", "cảng sông Hàn"
    name = past_inner(scan, index, past_common(scan, after_abbreviation(scan, index, name)))
    titles = name
    if words.slice(index, first).lower() in scan.lexicon["memorials"]:
        name = past_titles(scan, name)
    if mere(scan, name, weak=head.weak) or common_market(scan, (index, first, name)) or in_junction(scan, index, first):
        return 0
    pair = two_ends(scan, index, first) or parted(scan, index, name)
    joints = (
        CLOSE if pair or addressed(scan, name) or (plural and not apiece(scan, (index, first, name), head_at)) else WIDE
    )
    item = scan.list_joint(words.run(name, BLANK))
    if _of_province(scan, index, name) and not (0 < item < words.size and words.caps[item]):
        return 0  # "các khu công nghiệp Quảng Ngãi"
    alone = before_part(scan, name, words.run(name, WIDE)) == words.run(name, BLANK)  # not "Việt Nam - Singapore"
    gate = words.slice(index, first).lower() in scan.lexicon["between_countries"] and scan.country(name)
    if (gate or (alone and scan.whole_country(name))) and not scan.weak_country(name):
        return 0  # "cảng biển Việt Nam", "cửa khẩu quốc tế Việt Nam - Lào"
    end = feature(scan, (index, name), "site", joints, 8)
    if not end:
        return unnamed(scan, index, first, "site")
    if name > titles or words.slice(index, first).lower() in scan.lexicon["statues"]:
        scan.spots[-1].core = None  # "lăng Hoàng thái hậu Từ Dụ": further on she is told of
    if head.weak:
        if not lies_elsewhere(scan, name, end):
            _soften(scan, name, end)
        return end
    if scan.spots[-1].core == (words.starts[index], words.ends[end - 1]) and not pair:
        return end  # the commune is called like a site: "Dinh Ban and Thach Khe"
    last = end if plural else shared(scan, index, first, end)
    if last == end and not plural:
        last = bracketed_on(scan, words.slice(index, first).lower(), end, "site")
    return last if last > end else _names_on(scan, head_at, end, "site")


def _over_river(scan: Scan, name: int) -> bool:
    """Tell whether a river or the like in small letters stands there: "cầu sông Hóa", "cầu chợ Mới"."""
    words, sets = scan.words, scan.lexicon
    if name + 1 >= words.size or words.caps[name] or words.lower[name] not in sets["running"] | sets["bridged"]:
        return False
    return words.gap(name) == " " and words.gap(name + 1) == " " and words.caps[name + 1]


def feature(scan: Scan, at: tuple[int, int], kind: str, joints: frozenset[str], most: int) -> int:
    """Read a feature whose head word and name start at the two indices of `at`."""
    words = scan.words
    index, name = at
    if name >= words.size or words.gap(name) not in {" ", "  ", ") "} or not words.caps[name]:
        return 0
    if (scan.large_unit(index) and not is_river(scan, index)) or (name == index + 1 and is_person(scan, index)):
        return 0
    small = small_name(scan, name)
    typed = scan.type_word(name) and not titled_unit(scan, name)
    common = typed or numbered_at(scan, name) > 0 or (compound(scan, name) and not small)
    if common or mistaken(scan, index, name, kind):
        return 0
    inner = name - 1 > index and words.caps[name - 1]  # "Khu công nghiệp Vàm Cống"
    if kind == "site" and not inner and words.slice(name, words.run(name, joints)).lower() in scan.lexicon["ethnic"]:
        return 0  # "92 ngôi chùa Khmer"
    end = max(small, name_end(scan, name, joints, most))
    end = province_behind(scan, name, end, near=kind == "site") or past_roads(scan, index, name, end)
    end += 2 * (kind == "site" and said_number(scan, end))
    if kind == "natural" and words.raw[end - 1].isdecimal() and of_power(scan, index):
        end -= 1  # "Thủy điện Sông Tranh 2": the number is the plant's
    ends = range(name + 1, end + 1) if scan.language == "en" or name == index + 1 else ()  # "Khu du lịch X Resort"
    if words.caps[index] and any(map(scan.suffix_after, ends)):
        return 0
    if in_its_district(scan, index, end) or not (end := headline_end(scan, index, name, end)):
        return 0
    spot = scan.add(index, end, kind, kind=kind)
    lent = words.slice(index, name).lower() in scan.lexicon["lent_names"] and end - name == _LONGEST_LENT
    spot.core = None if lent and all(map(words.syllable, (name, end - 1))) else (words.starts[name], spot.end)
    unit = words.caps[index] and (words.gap(index) in _AFTER_OTHER or not words.opens_sentence(index))
    unit = unit and not two_ends(scan, index, name)  # "metro Bến Thành - Suối Tiên": stations
    if unit and scan.unit_at(index) == end and not is_river(scan, index):
        spot.soft, spot.core = True, (spot.start, spot.end)  # Gành Hào, Sông Đốc: towns called after what lies there
    return end


def region(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "khu Nhị Chiểu", a region unless a unit near bears the name; with what it is for it is a site."""
    words = scan.words
    if past_list(scan, index, name) > name:
        return site(scan, head, index, name)
    abroad = scan.country(name) and not scan.weak_country(name)  # "đặc khu Hong Kong"
    if name >= words.size or words.gap(name) != " " or not words.caps[name] or abroad:
        return 0
    end = words.run(name, CLOSE, 4)
    if end - name < 2 or any(map(scan.boundary, range(name, end))) or scan.surnamed(name, end):
        return 0
    scan.add(index, end, "region", kind="region")
    _soften(scan, name, end)
    return end
