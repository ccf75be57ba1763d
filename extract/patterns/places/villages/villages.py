"""Villages after their head word: "thôn 5", "tổ dân phố số 5", "các bản A, B", "Hamlet No. 3"."""

from extract.patterns.places.names.end_numbers import counts_gifts, named_after
from extract.patterns.places.names.listing import of_way
from extract.patterns.places.names.names import name_end
from extract.patterns.places.names.short_forms import after_abbreviation
from extract.patterns.places.not_places.people import founder, speaks
from extract.patterns.places.not_places.projects import of_power
from extract.patterns.places.state import BLANK, CLOSE, Scan
from extract.patterns.places.text.lexicon import Head
from extract.patterns.places.villages.editions import compartment, edition
from extract.patterns.places.villages.estates import estate
from extract.patterns.places.villages.groups import groups, named_group
from extract.patterns.places.villages.quarters import of_town, of_year
from extract.patterns.places.villages.told_villages import lies_in
from extract.patterns.places.villages.village_lists import (
    after_number_word,
    alike,
    listed_end,
    next_village,
    opens_other,
    part_numbers,
)
from extract.patterns.places.villages.village_names import village_name
from extract.patterns.places.villages.village_signs import (
    day_end,
    funds,
    in_office,
    in_place,
    is_area,
    is_glued,
    is_sign,
    measured,
    of_body,
    opens_communes,
    placed_behind,
    signed,
    told,
    unit_at,
    with_name,
    with_old_name,
    within,
)

_BEFORE_COMMUNE = frozenset({", ", " ("})
_LONGEST_OFFICE = 5


def village(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "thôn Đông 2", "tổ dân phố số 5", and the rest of a list."""
    words = scan.words
    first, name = name, name if head.weak else after_abbreviation(scan, index, name)  # "khu phố (KP) 3"
    short = name > first or signed(scan, index, name)
    if (is_sign(scan, index, name) and funds(scan, name)) or _none(scan, index, name):
        return 0
    name = after_number_word(scan, name)
    part_numbers(scan, index, name)
    if words.gap(name + 1) == "/" and words.number(name) and not day_end(scan, name):
        return name + 1  # "thôn 7/9 tiêu chí"
    named_so = words.caps[index] and scan.unit_at(index) >= index + 2
    named_so = named_so and (not words.opens_sentence(index) or opens_communes(scan, index))
    if named_so or scan.large_unit(index):
        return 0
    end = village_name(scan, name, short)
    if end and _person(scan, index, name, end):
        scan.person_at = name
        return name if name > index + 1 else 0  # no road "phố Trần Văn An" in "khu phố Trần Văn An"
    if not end or scan.heading(index, name, end):
        return 0
    if lies_in(scan, index, name, end):
        return name
    folk = any(words.slice(name, end).lower() in scan.lexicon[each] for each in ("ethnic", "home_country"))
    called = words.slice(index, name).lower() in scan.lexicon["named_villages"]
    if folk and not (called and words.gap(end) == ", " and scan.type_word(end)):
        return end  # "bản Mông": who lives there; not "ấp Kinh, xã Trung Ngãi"
    if head.weak and compartment(scan, name, end):
        return end
    return add_villages(scan, index, name, with_old_name(scan, index, end) if words.number(end - 1) else end)


def _none(scan: Scan, index: int, name: int) -> bool:
    """Tell whether no village is named: "mỗi thôn 2-3 người", what is given to one, an edition, "thủy điện Bản Vẽ"."""
    apiece = scan.words.before(index) in scan.lexicon["each"] and scan.words.number(name)
    return apiece or counts_gifts(scan, index, name) or edition(scan, index, name) or of_power(scan, index)


def glued(scan: Scan, index: int) -> int:
    """Read "KP3" where its ward follows, or after a word of living: one word, head and number together."""
    words = scan.words
    if not is_glued(scan, index):
        return 0
    placed = in_place(scan, index + 1) or (words.gap(index + 1) == " (" and unit_at(scan, index + 1))
    if words.before(index) not in scan.lexicon["living"] and not placed:
        return 0
    return add_villages(scan, index, index, index + 1)


def _person(scan: Scan, index: int, name: int, end: int) -> bool:
    """Tell whether the name behind the head word at the index is rather a person's: "cán bộ thôn Lê Đức Nam"."""
    words = scan.words
    role = words.before(index) in scan.lexicon["village_roles"]
    if role and speaks(scan, name, end):
        return True
    if end - name < 3 or not scan.surnamed(name, end) or founder(scan, name) or words.number(end - 1):
        return False
    if scan.middle_name(name, end) or (role and (not of_body(scan, index) or in_office(scan, index))):
        return True
    followed = words.gap(end) in {", ", " "} and placed_behind(scan, end)
    if followed or name > index + 1 or words.before(index) in scan.lexicon["cues"] or scan.plural(index):
        return False
    said = end < words.size and words.gap(end) == " " and words.lower[end] in scan.lexicon["speaking"]
    return said or in_office(scan, index)


def numbered_village(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "Hamlet 3"; a doubtful word ("Quarter 4") needs a place after it."""
    words = scan.words
    if scan.longer_head(index):
        return 0  # "tiểu khu 1415" of a forest
    first, name = name, after_number_word(scan, name)
    part_numbers(scan, index, name)
    if (end := _placed_name(scan, index, first)) > first:
        return add_villages(scan, index, first, end)
    short = name > first or signed(scan, index, name)
    gaps = {" ", ". ", "."} if short else {" ", ". "}
    if not words.number(name) or words.gap(name) not in gaps or counts_gifts(scan, index, name):
        return 0
    if words.lower[first - 1] in scan.lexicon["plural_heads"] and not _numbers_on(scan, name + 1):
        return 0  # "the villages 3 km away"
    if _of_office(scan, index, name):
        return name + 1
    if words.gap(name + 1) == "/":
        end = day_end(scan, name)
        return add_villages(scan, index, name, end) if end and in_place(scan, end) else 0
    if head.weak and (end := groups(scan, index, name, within)):
        return end
    followed = words.caps[index] and words.gap(name + 1) == ", " and placed_behind(scan, name + 1)
    placed = followed or in_place(scan, name + 1) or told(scan, index, name)
    if head.weak and not of_town(scan, index, name) and (of_year(scan, index, name) or not placed):
        return 0
    return add_villages(scan, index, name, with_name(scan, name + 1))


def _of_office(scan: Scan, index: int, number: int) -> bool:
    """Tell whether an area's number is that of an office: "TAND khu vực 2, tỉnh Lâm Đồng"."""
    words = scan.words
    if words.slice(index, number).lower() not in scan.lexicon["areas"]:
        return False
    before = {words.slice(start, index).lower() for start in range(max(0, index - _LONGEST_OFFICE), index)}
    phrase = scan.head(number + 1)
    levels = phrase.heads[0].levels if phrase is not None else ()
    if not before.isdisjoint(scan.lexicon["courts"]) or "commune" in levels:
        return not before.isdisjoint(scan.lexicon["courts"])
    return levels == ("province",) or not before.isdisjoint(scan.lexicon["area_offices"])


def _placed_name(scan: Scan, index: int, name: int) -> int:
    """Return where the name of a village ends that its commune behind it tells, or 0: "khối Yên Bình, phường X"."""
    words = scan.words
    area = words.slice(index, name).lower()
    if area not in scan.lexicon["placed_villages"] or not (is_sign(scan, index, name) or words.gap(name) == " "):
        return 0
    end = words.run(name, BLANK, 5)
    if area in scan.lexicon["numbered_quarters"]:
        if scan.lexicon.names.longest(words, name) is not None:
            return 0  # "khu Đồng Tháp Mười, xã Tân Lập"
        lived = scan.cued(index) or words.before(index) in scan.lexicon["living"] or words.gap(index) == ", "
        lived = lived or scan.unit_at(name, ("province",)) == end  # no part of a town is called after one
        if end == name or not (words.ordinal(end) or lived):
            return 0  # "khu Nhị Chiểu, phường X" may be a part of the town
        end += words.ordinal(end)
    placed = words.gap(end) in _BEFORE_COMMUNE and scan.type_word(end) and named_after(scan, end)
    phrase = scan.head(end) if placed else None
    if phrase is None or ("commune" not in phrase.heads[0].levels and not _lived_in(scan, index, name, end)):
        return 0
    if area in scan.lexicon["areas"] and not is_area(scan, (index, name, end), end + len(phrase.words)):
        return 0  # "Chi cục Thuế khu vực Yên Châu, xã Yên Châu"
    group = area in scan.lexicon["named_groups"]
    if group and not named_group(scan, index, name, end):
        return 0
    side = words.lower[name] in scan.lexicon["sides"] or (scan.head(name) is not None and not group)
    lettered = end - name > 2 and len(words.raw[end - 1]) == 1  # "khu vực Bình Thường B"
    last = end - 1 if lettered or words.ordinal(end - 1) else end
    return end if end > name and not side and not any(map(scan.boundary, range(name, last))) else 0


def _lived_in(scan: Scan, index: int, name: int, end: int) -> bool:
    """Tell whether people live in a quarter before its district: "trú khối Quang Trung, TP Vinh"."""
    words, person = scan.words, end - name > 2 and scan.surnamed(name, end)  # no patron of two syllables
    if words.slice(index, name).lower() not in scan.lexicon["quarters"] or person:
        return False
    return scan.cued(index) or words.before(index) in scan.lexicon["living"]


def _numbers_on(scan: Scan, end: int) -> bool:
    """Tell whether a list of numbers goes on here that count nothing: "villages 3, 4 and 5"."""
    item = scan.list_joint(end)
    return item > 0 and scan.words.number(item) and not measured(scan, item + 1)


def add_villages(scan: Scan, index: int, name: int, end: int, head: int = -1) -> int:
    """Add a village and the others of its list: "các bản A, B", "thôn 1 và 2"; its head may stand apart."""
    words = scan.words
    group = scan.group()
    plural = scan.plural(index if head < 0 else head)
    way = of_way(scan, index)
    kind = "site" if estate(scan, index, name, end) else "village"
    spot = scan.add(index, end, "village", name=words.slice(name, end), kind=kind, group=group)
    spot.core = (words.starts[name], spot.end)
    listed = end if plural or words.number(end - 1) else listed_end(scan, index, end)
    while (following := next_village(scan, end, plural=plural, way=way, listed=listed))[0] > 0:
        item, apart = following
        last = village_name(scan, item, apart) if alike(scan, name, end, item) else 0
        if not last or scan.suffix_after(last) or opens_other(scan, item, last):
            break
        if last - item > 2 and (scan.middle_name(item, last) if plural else scan.surnamed(item, last)):
            break
        if item > end + 1:
            scan.holes.append((end, item))
        scan.add(item, last, "list", kind=kind, group=group)
        end = last
    return end


def villages_from(scan: Scan, index: int, name: int) -> int:
    """Read the villages of a list that starts at a name for the plural type word at the index, which stays outside."""
    end = name_end(scan, name, CLOSE, 5) if scan.words.caps[name] else 0
    if not end or scan.suffix_after(end) or _of_persons(scan, name, end):
        return 0
    return add_villages(scan, name, name, end, head=index)


def _of_persons(scan: Scan, name: int, end: int) -> bool:
    """Tell whether a list whose first name is given is rather of persons, as its second name is one's as well."""
    if end - name < 3 or not scan.surnamed(name, end):
        return False
    item = scan.list_joint(end)
    last = scan.words.run(item, BLANK) if 0 < item < scan.words.size else item
    return scan.middle_name(name, end) or last - item < 2 or (last - item > 2 and scan.surnamed(item, last))
