"""Names that stand in a list: countries, regions, foreign places, and sites that all know."""

from extract.bearers import LARGE, levels_borne, named
from extract.patterns.places.bare.city_names import club
from extract.patterns.places.bare.kinds import goods, kind_here
from extract.patterns.places.bare.land_deeds import beside_land, does_as_state, of_people
from extract.patterns.places.bare.land_figures import listed_with_figure
from extract.patterns.places.bare.placed_sides import placed_side
from extract.patterns.places.behind.pairs import ends_road
from extract.patterns.places.not_places.companies import company_on
from extract.patterns.places.not_places.compass import (
    all_thirds,
    only_side,
    part_of_unit,
    regions_before,
    regions_on,
    with_country,
)
from extract.patterns.places.state import BLANK, WIDE, Scan
from extract.patterns.places.text.lexicon import Head
from extract.patterns.places.units.abroad import in_china
from extract.spots import Spot

_CUE_WORDS = 4


def fixed(scan: Scan, index: int) -> int:
    """Read a country, region or foreign place; return the word after it, 0 if there is none."""
    words, thirds = scan.words, all_thirds(scan, index)
    phrase = scan.lexicon.names.longest(words, index)
    if thirds or phrase is None:
        return thirds
    end, head = index + len(phrase.words), phrase.heads[0]
    named = scan.person_at == index and not (head.role == "country" and _of_state(scan, index, end))
    told = in_china if head.role == "province" else _country_cue
    if named or (head.weak and (scan.language != "vi" or not told(scan, index, end))):
        return 0
    if head.role == "region":
        if (after := _no_region(scan, index, end)) is not None:
            return after
        end = with_country(scan, index, end) or end
    titled = scan.language == "vi" and words.before(index) in scan.lexicon["articles"] and words.caps[index - 1]
    site = head.role == "site"
    developed = words.before(index) in scan.lexicon["developers"] if site else goods(scan, index, end, head.role)
    branded = titled or developed or brand(scan, index, end) or (site and _no_site(scan, index, end))
    branded = (
        branded or club(scan, end) or (head.role == "natural" and _ends_brand(scan, index)) or _of_maker(scan, index)
    )
    side = only_side(scan, index, end)
    end_of_road = head.role == "natural" and ends_road(scan, index, end)
    styled = head.role == "country" and words.gap(end) == "-" and words.lower[end] in scan.lexicon["styles"]
    styled = styled or _goes_on(scan, end) or _beside_unit(scan, index, end)
    if branded or end_of_road or styled or (head.role == "region" and side):
        return 0
    own = head.role == "site" and _own_park(scan, index, end)
    end = own or end
    small = not any(words.caps[index:end]) and words.slice(index, end) not in scan.lexicon["small_regions"]
    longer = head.role == "natural" and not words.caps[index]  # "vịt biển Đông Xá", not "biển Đông Hoàng Sa"
    longer = longer and (_region_behind(scan, end - 1) or end < scan.unit_at(end - 1) == words.run(end - 1, BLANK))
    longer = longer or (scan.unit_at(index) > end and words.gap(end) != " - ")  # but "Nga - Mỹ"
    if small or longer or (end == index + 1 and _part(scan, index)):
        return 0
    if words.before(index) not in scan.lexicon["locative"] and (company := company_on(scan, end)):
        return company
    suffix = scan.suffix(end)
    if suffix and head.role == "province" and suffix[0].role == "unit":
        scan.add(index, suffix[1], "fixed name", name=words.slice(index, end), kind="province")
        return suffix[1]
    if suffix and (head.role == "site" or _in_feature(scan, index, end, head.role, suffix)):
        return 0
    end += head.role == "site" and words.ordinal(end)
    spot = scan.add(index, end, "fixed name", kind=kind_here(scan, index, end) or head.role)
    regions_before(scan, index, end)
    if head.role == "region":
        end = regions_on(scan, index, end)
    if head.role == "country" and (item := _short_country(scan, index, end)):
        scan.add(item, item + 1, "fixed name", kind="country")
        end = item + 1
    if head.role == "site" and scan.unit_at(index) == end and words.before(index) not in scan.lexicon["flying"]:
        spot.soft, spot.core = True, (spot.start, spot.end)  # communes were called after airports in 2025
    return end


def _region_behind(scan: Scan, index: int) -> bool:
    """Tell whether a fixed name of several words starts at the last one of another: "biển Đông Nam Á"."""
    phrase = scan.lexicon.names.longest(scan.words, index)
    return phrase is not None and len(phrase.words) > 1


def _beside_unit(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a side is followed by a longer name of a unit: "phía Nam Mỹ Tho", "Tây Đức Phổ"."""
    words = scan.words
    if words.lower[index] not in scan.lexicon["sides"]:
        return False
    return end < scan.unit_at(index + 1) == words.run(index, BLANK)


def _of_state(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a country stands behind a title, not a person: "Thủ tướng Qatar", "Thủ tướng Lào", not "ông Đức"."""
    words = scan.words
    if end > index + 1 or words.slice(max(0, index - 2), index).lower() in scan.lexicon["country_cues"]:
        return True
    return not words.syllable(index) and words.before(index) not in scan.lexicon["addressed"]  # "ông Israel Katz"


def _no_region(scan: Scan, index: int, end: int) -> int | None:
    """Return where to read on if a name only starts like a land's, or is a unit's side; None if it is a region.

    "giáo xứ Thanh Dạ", "xứ Thanh Hóa", "miền Đông Bắc tỉnh Quảng Ninh", "phía bắc Trung Bộ",
    or a commune: "ở Đông Bắc, Kim Bôi".
    """
    words, sets = scan.words, scan.lexicon
    if placed_side(scan, index, end):
        return 0
    if words.lower[index] in sets["sides"] and not words.caps[index] and words.before(index) in sets["compass"]:
        return 0
    if words.lower[index] not in sets["lands"]:
        return part_of_unit(scan, index, end) or None
    longer = end < words.size and words.gap(end) == " " and words.caps[end] and not scan.boundary(end)
    return 0 if longer or words.before(index) in sets["parishes"] else None


def _no_site(scan: Scan, index: int, end: int) -> bool:
    """Tell whether the name is of people or sweets, or opens a longer one: "Tam Coc - Bich Dong tourist site"."""
    words = scan.words
    if words.before(index) in scan.lexicon["no_site_before"] or _longer_stadium(scan, index, end):
        return True
    if words.lower[index] in scan.lexicon["developers"]:
        run = words.run(index, BLANK)
        suffixes = filter(None, map(scan.suffix, range(end + 1, run + 1)))
        return any(head.role != "unit" for head, _ in suffixes)  # "VSIP Nghe An Industrial Park"
    last = words.run(index, WIDE) if words.gap(end) in WIDE - BLANK else 0
    return last > end and scan.suffix(last) is not None  # not "the East Sea dike - near the market"


def _longer_stadium(scan: Scan, index: int, end: int) -> bool:
    """Tell whether the name of a stadium called after a town goes on: "sân Vinh Tân", not "sân Vinh Nghệ An"."""
    words = scan.words
    if words.lower[index] not in scan.lexicon["stadium_words"] or words.run(end - 1, BLANK) == end:
        return False
    if words.raw[end].isupper():
        return False  # "sân Vinh SLNA thắng"
    last = words.run(end, BLANK)
    place = scan.head(end) is not None or scan.unit_at(end, LARGE) == last or scan.surnamed(end, last)
    return not place and scan.unit_at(index + 1) >= end


def _goes_on(scan: Scan, end: int) -> bool:
    """Tell whether the last word of a fixed name belongs to what follows: "Tây Bắc bộ đội", "dân tộc Thái lan tỏa"."""
    words = scan.words
    small = words.lower[end - 1] in scan.lexicon["region_ends"] and not words.caps[end - 1]
    return small and end < words.size and words.lower[end] in scan.lexicon["region_goes_on"]


def brand(scan: Scan, index: int, end: int) -> bool:
    """Tell whether an English name goes on in English in a Vietnamese text: "Vietnam Airlines", "Saigon Glory"."""
    words = scan.words
    gap = words.gap(end)
    if scan.language != "vi" or end >= words.size or gap not in {" ", "."} or not words.caps[end]:
        return False
    branded = words.lower[end] in scan.lexicon["brand_words"]
    if branded or gap == ".":
        return branded and not scan.lexicon["events"].intersection(
            words.lower[end + 1 : end + 2]
        )  # "Huế Food Festival"
    known = " ".join(words.lower[index:end])
    english = known in scan.lexicon["home_country"] or (known in scan.lexicon.aliases and known.isascii())
    return english and end == index + 1 and not words.syllable(end) and not words.raw[end].isupper()


def _of_maker(scan: Scan, index: int) -> bool:
    """Tell whether the country closes the name of a firm that is known by its brand: "Honda Việt Nam"."""
    words, sets = scan.words, scan.lexicon
    home = scan.language == "vi" and words.lower[index] in sets["home_country"] and words.gap(index) == " "
    return home and words.caps[index - 1] and words.lower[index - 1] in sets["makers"]


def _ends_brand(scan: Scan, index: int) -> bool:
    """Tell whether an English name ends with the English word in a Vietnamese text: "Jetstar Pacific"."""
    words = scan.words
    english = scan.language == "vi" and words.gap(index) == " " and not words.syllable(index)
    return english and words.caps[index - 1] and not words.syllable(index - 1)


def _in_feature(scan: Scan, index: int, end: int, role: str, suffix: tuple[Head, int]) -> bool:
    """Tell whether the name belongs to a feature: "Truong Sa archipelago", "Chu Lai Airport"."""
    words, feature, after = scan.words, suffix[0].role, suffix[1]
    if role == "region":
        named = words.slice(index, end).lower() in scan.lexicon["named_sites"]
        named = named and words.lower[after - 1] not in scan.lexicon["plural_heads"]
        return feature == "site" and (words.caps[after - 1] or named)
    return role in {"province", "natural"} and feature in {"site", "road", role}


def _own_spelling(scan: Scan, index: int) -> bool:
    """Tell whether a country is spelled as Vietnamese texts do, and is no contest's: not "Australia Mở rộng"."""
    words, sets = scan.words, scan.lexicon
    contest = (
        not sets["contests"].isdisjoint(words.lower[index + 1 : index + 2])
        or words.before(index) in sets["before_brands"]
    )
    return words.lower[index] not in sets["english_lands"] and not contest


def _part(scan: Scan, index: int) -> bool:
    """Tell whether the word is one of a longer name or of a sum: "Mỹ" in "Mỹ Lộc", "US" in "US$5"."""
    words = scan.words
    if words.gap(index + 1).lstrip().startswith("$") or _currency(scan, index + 1):
        return True
    sign = len(words.raw[index]) <= 2 and words.raw[index].isupper() and words.raw[index].isascii()  # no "Ý"
    if sign and _joined(scan, index + 1):
        return True
    if not words.syllable(index) and (scan.language == "en" or _own_spelling(scan, index)):
        return False  # "Thủ tướng Campuchia Hun Manet"
    before = index > 0 and words.caps[index - 1] and words.gap(index) == " " and not scan.boundary(index - 1)
    before = before and words.lower[index - 1] not in scan.lexicon["state_words"]  # "Bang Georgia"
    before = before and not (words.lower[index - 1] in scan.lexicon["sides"] and not scan.weak_country(index))
    before = before and not (words.opens_sentence(index - 1) and words.lower[index - 1] in scan.lexicon["land_cues"])
    last = index + 1 >= words.size or not words.caps[index + 1] or words.gap(index + 1) != " "
    named = not last and scan.surnamed(index + 1, words.run(index + 1))  # "tại Campuchia Vũ Quang Minh"
    return before or not (last or named or scan.boundary(index + 1))


def _joined(scan: Scan, index: int) -> bool:
    """Tell whether what follows a country's sign makes a longer one of it: "VN-Index", "VN340", "VN Express"."""
    words = scan.words
    if words.gap(index) in {"-", ""}:
        return True
    return words.gap(index) == " " and (words.caps[index] or words.raw[index].isdecimal())


def _currency(scan: Scan, index: int) -> bool:
    """Tell whether a unit of money follows: "US cent"."""
    spaced = index < scan.words.size and scan.words.gap(index) == " "
    return spaced and scan.words.lower[index] in scan.lexicon["currencies"]


def _country_cue(scan: Scan, index: int, end: int) -> bool:
    """Tell whether the text treats the short word as a country: "thị trường Mỹ", "Nga và Đức", "(Lào)"."""
    words, sets = scan.words, scan.lexicon
    office = words.gap(end) == " " and " ".join(words.lower[index : index + 2]) in sets["phrases"]
    if office or (words.lower[index] in sets["sides"] and words.before(index) in sets["compass"]):
        return False  # "Ủy ban Pháp luật", "phía Đông Đức"
    if of_people(scan, index, end) or words.slice(max(0, index - 2), index).lower() in sets["no_land_behind"]:
        return False  # "chủ tàu Đức"
    if words.lower[index] not in scan.given and does_as_state(scan, end - 1):
        return True
    if words.gap(index) in {" ", ": "}:
        called = words.slice(index, end).lower() in sets["lands_and_persons"]
        cues = sets["land_cues" if called or end == index + 1 else "country_cues"]
        if end > index + 1 and words.lower[index] in sets["sides"] and scan.country(index):  # "Đông Đức", a village too
            cues = cues | sets["land_cues"] | sets["country_folk"] | sets["sided_cues"]
        if words.gap(index) != " ":
            cues = sets["nationality"]
        if called or words.lower[index] in scan.given:
            cues -= sets["of_persons_too"]
        elif words.lower[index] in sets["no_given_names"]:
            cues |= sets["country_folk"]
        starts = range(max(0, index - _CUE_WORDS), index)
        if any(words.slice(start, index).lower() in cues for start in starts):
            return True
    if words.gap(index).endswith("(") and words.gap(end).startswith(")"):
        return True
    if words.gap(index) == ", " and words.caps[index - 1] and not words.syllable(index - 1):
        return True  # "Philadelphia, Mỹ"
    last = scan.spots[-1] if scan.spots and words.starts[index] - scan.spots[-1].end <= 4 else None
    if last and (last.kind == "country" or (last.kind == "province" and not named(last.name))):
        return True
    if last and words.lower[index] in sets["neighbours"] and _of_neighbour(words.gap(index), last):
        return True
    return beside_land(scan, index, end) or listed_with_figure(scan, index, end)


def _of_neighbour(gap: str, last: Spot) -> bool:
    """Tell whether a district, village or gate that may be abroad stands before: "huyện Đắc Chưng, Lào"."""
    if gap not in {", ", " ("}:
        return False
    return last.kind == "village" or (bool(last.types) and not levels_borne(last.name))


def _short_country(scan: Scan, index: int, end: int) -> int:
    """Return where a country's short name stands that only a list of countries tells: "Nhật, Hàn", "sang Lào, Thái"."""
    words, sets = scan.words, scan.lexicon
    item = scan.list_joint(end)
    if item < 0 or item >= words.size or words.lower[item] not in sets["short_countries"]:
        return 0
    peoples = words.before(index) in sets["people"]  # "người Lào, Thái"
    return item if words.caps[item] and words.run(item, BLANK) == item + 1 and not peoples else 0


def _own_park(scan: Scan, index: int, end: int) -> int:
    """Return where a park's name ends that is its developer's and closes with the province: "VSIP 2 Bac Ninh"."""
    words = scan.words
    name = end + (words.ordinal(end) and words.gap(end) == " ")
    last = scan.unit_at(name, ("province",)) if words.lower[index] in scan.lexicon["developers"] else name
    own = last > name and words.gap(name) == " " and last == words.run(name, BLANK)
    return last if own and not scan.suffix_after(last) else 0  # not "VSIP Nghe An province"
