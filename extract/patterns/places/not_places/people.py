"""What is no place: persons, by-lines, and names that may be a person's."""

from extract.bearers import LARGE, levels_borne
from extract.patterns.places.not_places import bylines, stars
from extract.patterns.places.not_places.companies import of_law
from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.text.lexicon import Head
from extract.spots import name_holds

_AFTER_PERSON = frozenset({"unit", "organ", "person", "company", "school", "list_unit"})
_COMMUNE = frozenset({"commune"})
_LONGEST_SIGHT = 4
_LONGEST_PERSON = 5
_MOST_PEOPLES = 8
_LONGEST_HOSPITAL = 4  # words before its name
_LONGEST_HONOURED, _LONGEST_NAMED = 4, 2  # words before and behind "HCM"
_CLAUSE = 8  # words
_NEAR = 20  # words: more than most sentences hold


def pass_over(scan: Scan, head: Head, index: int, name: int) -> int:
    """Pass over a word that only ends like a head word, but for a fixed name in it: "yêu cầu", "ven biển Đông".

    Behind some a name is an office's of its own, whatever it opens with: "Trạm Bảo vệ rừng Đê Bơ Tưk".
    """
    if _no_word(scan, index, name):
        return 0
    inner = scan.head(name) if head.weak and scan.words.gap(name) == " " else None
    if inner is not None and scan.unit_at(name) == name:
        # "Lực lượng bảo vệ rừng Vườn quốc gia Yok Đôn": a park is no office's name
        return scan.words.run(name, BLANK) if len(inner.words) == 1 else name
    return next((at for at in range(index + 1, name) if scan.lexicon.names.longest(scan.words, at)), name)


def _no_word(scan: Scan, index: int, name: int) -> bool:
    """Tell whether the last word heads a name after all: "Tàu cập bến Ninh Kiều", "biệt thự đảo Tuần Châu"."""
    words, sets, word = scan.words, scan.lexicon, scan.words.slice(index, name).lower()
    if (
        word not in sets["landings"] | sets["sea_estates"]
        or name >= words.size
        or words.lower[name] in sets["articles"]
    ):
        return False
    end = words.run(name, BLANK)
    if end == name or not all(map(words.syllable, range(name, end))):
        return False  # "biệt thự đảo Sunneva Island"
    if word in sets["sea_estates"]:
        return True
    town = scan.unit_at(name, LARGE) == end and words.slice(name, end).lower() not in sets["wharfs"]
    return not town and _ship_before(scan, index)


def _ship_before(scan: Scan, index: int) -> bool:
    """Tell whether a ship or a boat is told of in the clause before the word."""
    words, at = scan.words, index - 1
    while at >= max(0, index - _CLAUSE):
        if words.lower[at] in scan.lexicon["ships"] and (not words.caps[at] or words.opens_sentence(at)):
            return True
        if words.gap(at) != " ":
            return False
        at -= 1
    return False


def paired(scan: Scan, head: Head, index: int, name: int) -> int:
    """Pass over two type words before the place they lie in, else the first: "sông ngòi Nam Định", "cầu đường X"."""
    if scan.words.before(index) in scan.lexicon["before_paired"]:
        return index + 1  # "bờ biển đảo Jeju" is that of one island
    if scan.words.gap(name) == ": ":
        return 0  # "các bản làng: A, B"
    return name if scan.unit_at(name, LARGE) > name or scan.lexicon.names.longest(scan.words, name) else index + 1


def person(scan: Scan, head: Head, index: int, name: int) -> int:
    """Note that a person's name follows, or may follow."""
    words = scan.words
    if name < words.size and (scan.type_sign(name) or _of_firm(scan, name)):
        return 0  # "văn nghệ sĩ TP.HCM", "chủ nhiệm Hợp tác xã Sơn Dương", "hiệu trưởng THCS Phù Ủng"
    title, name = name, stars.past_sorts(scan, index, name) if name < words.size else name
    dotted = name < words.size and words.gap(name) == ". " and words.lower[name - 1] in scan.lexicon["dotted_titles"]
    if name < words.size and (dotted or words.gap(name) in {" ", ": "}) and words.caps[name]:
        stars.note(scan, index, title, name)
        if words.gap(name) == ": " and scan.unit_at(name, LARGE) == words.run(name, BLANK):
            return 0  # "Thủ tướng: Nghệ An cần ...": what he said of it
        if head.weak or _job(scan, index, name):
            scan.weak_at = name
        elif name > index + 1 or not scan.large_unit(index):
            scan.person_at = name
    return 0


def _of_firm(scan: Scan, name: int) -> bool:
    """Tell whether the words that open a firm's or a cooperative's name stand there, or the sign of a school's."""
    phrase = scan.head(name)
    if phrase is None:
        return False
    school = phrase.heads[0].role == "school" and scan.words.raw[name].isupper() and len(scan.words.raw[name]) > 1
    return school or (phrase.heads[0].role == "company" and len(phrase.words) > 1)


def _job(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a profession stands before what is no person: "bác sĩ Nghệ An", "trọng tài Anh", "thủ môn U23 X"."""
    words = scan.words
    if words.slice(index, name).lower() not in scan.lexicon["jobs"]:
        return False
    end = words.run(name, BLANK)
    if stars.ideal(scan, index, name, end):
        return False  # "Hoa hậu Hòa Bình"
    if scan.unit_at(name, ("province",)) == end or (scan.head(name) is not None and not scan.surnamed(name, end)):
        return True
    land = scan.lexicon.names.longest(words, name)
    whole = land is not None and name + len(land.words) == end
    return whole or (end > name + 1 and len(words.raw[name]) > 1 and words.raw[name].isupper())  # U23, MMA


def speaks(scan: Scan, name: int, end: int) -> bool:
    """Tell whether a highlander, as the name shows, says something: "Trưởng thôn Khyơn kể", not "Trưởng thôn 5 kể"."""
    words, sets = scan.words, scan.lexicon
    alone = end == name + 1 and words.raw[name].isalpha() and not words.syllable(name)
    highlander = alone or (end > name + 1 and words.lower[name] in sets["highlanders"])
    return highlander and end < words.size and words.gap(end) == " " and words.lower[end] in sets["speaking"]


def founder(scan: Scan, name: int) -> bool:
    """Tell whether a person's name can be a village's: "bản Giàng Ly Cha", and "Vàng Vàng Chải"."""
    lower = scan.words.lower
    if lower[name] == lower[name + 1]:
        return True
    return lower[name] in scan.lexicon["clans"] and lower[name + 1] not in scan.lexicon["clan_middles"]


def credit(scan: Scan, head: Head, index: int, name: int) -> int:
    """Note that a by-line follows the colon, or pass over the names that fill its line."""
    if end := bylines.names_on_line(scan, index, name):
        return end
    phrase = scan.head(name)
    person = phrase is not None and (phrase.heads[0].role == "person" or of_law(scan, name))
    pair = " ".join(scan.words.lower[name : name + 2])
    organ = name < scan.words.size and not scan.lexicon["organs_first"].isdisjoint({pair, scan.words.lower[name]})
    place = organ or _of_body(scan, name) or _of_sight(scan, name)
    if not (person or place) and (scan.words.gap(name).strip() == ":" or _alone_behind(scan, index, name)):
        scan.person_at = bylines.past_paper(scan, name)
        return scan.person_at if scan.person_at > name else 0
    return 0


def _alone_behind(scan: Scan, index: int, name: int) -> bool:
    """Tell whether nothing follows the name behind "Photo by" in its sentence: not "Photo by Duc Hoa police"."""
    words, end = scan.words, scan.words.run(name, BLANK)
    said = scan.language == "en" and words.caps[index] and name > index + 1 and words.gap(name) == " "
    return said and name < end and words.gap(end) != " " and words.gap(end)[:1] != ","


def _of_body(scan: Scan, name: int) -> bool:
    """Tell whether the by-line is a paper's or an office's, called after a province: "Photo: Dak Lak Newspaper"."""
    words = scan.words
    end = scan.unit_at(name, ("province",))
    if not name < end < words.size or words.gap(end) != " " or not words.caps[end]:
        return False
    suffix = scan.suffix(end)
    return words.lower[end] in scan.lexicon["organ_after"] or (suffix is not None and suffix[0].role == "unit")


def _of_sight(scan: Scan, name: int) -> bool:
    """Tell whether the by-line is a sight's, in capitals: "Photo: Trang An Tourist Area", not "Photo: Kim Park"."""
    words, end = scan.words, scan.words.run(name, BLANK)
    for at in range(max(name + 1, end - _LONGEST_SIGHT), end - 1):
        phrase = scan.lexicon.after.longest(words, at)
        if phrase and phrase.heads[0].role == "site" and at + len(phrase.words) == end:
            return True
    return False


def school(scan: Scan, head: Head, index: int, name: int) -> int:
    """Note that the name is a school's, which may be a person's."""
    scan.school_at = name
    return 0


def skip_person(scan: Scan, index: int) -> int:
    """Pass over a person's name."""
    words = scan.words
    last = words.run(index, BLANK, _LONGEST_PERSON)
    end = index + 1
    while end < last and not (_office(scan, end) and scan.unit_at(end) == end):
        end += 1
    called = words.before(index) in scan.lexicon["addressed"] and words.lower[index] in scan.lexicon["lands_again"]
    if end > index + 1 or called:
        scan.given.add(words.lower[end - 1])  # "chị Mỹ" is so called again
    return end


def _office(scan: Scan, index: int) -> bool:
    """Tell whether a head word there ends a person's name: "Bí thư", "Huyện ủy"; "Đình" and "Hồ" are parts of names."""
    phrase = scan.head(index)
    return phrase is not None and phrase.heads[0].role in _AFTER_PERSON


def is_person(scan: Scan, start: int, end: int) -> bool:
    """Tell whether the whole run is a person's name: a surname first, and no unit known by it."""
    if scan.words.run(start, BLANK) != end or scan.unit_at(start, None, end) == end:
        return False
    if scan.words.raw[start].isupper() and scan.unit_at(start) == start + 1:
        return False  # "TPHCM Nguyễn Văn Được"
    if scan.boundary(start) and scan.country(start + 1):
        return False  # "Kickboxing Việt Nam Nguyễn Thị Hằng Nga"
    if scan.words.lower[start] in scan.lexicon["organs_first"] and scan.unit_at(start + 1, LARGE) == end:
        return False  # "CA Nghệ An"
    name = scan.unit_at(start, LARGE)
    if name > start and 2 <= end - name < _LONGEST_PERSON and scan.words.lower[name] in scan.lexicon["surnames"]:
        return False  # "Công an Sơn La Nguyễn Ngọc Vân"
    inside = range(start + 1, end)
    person = end - start >= 3 and scan.surnamed(start, end) and not any(map(scan.boundary, inside))
    if person:
        scan.given.add(scan.words.lower[end - 1])
    return person


def of_leader(scan: Scan, start: int, end: int) -> bool:
    """Tell whether the city's short form is the leader's: "Đoàn TNCS HCM", "HCM Campaign", not "Chủ tịch HCM Lê X"."""
    words, sets = scan.words, scan.lexicon
    if end != start + 1 or words.lower[start] not in sets["leaders"]:
        return False
    if words.gap(end) == " " and scan.surnamed(end, words.run(end, BLANK)):
        return False
    firsts = range(max(0, start - _LONGEST_HONOURED), start) if words.gap(start) == " " else ()
    before = next((first for first in firsts if words.slice(first, start).lower() in sets["leader_before"]), -1)
    if before >= 0:
        return words.before(before) not in sets["of_offices"]  # "Phó Chủ tịch HCM"
    named = end < words.size and words.gap(end) == " " and words.caps[end]  # not "the HCM order to close bars"
    ends = range(end + 1, min(end + _LONGEST_NAMED, words.size) + 1) if named else ()
    return any(words.slice(end, last).lower() in sets["leader_behind"] for last in ends)


def of_people(scan: Scan, start: int, end: int) -> bool:
    """Tell whether the name is a people's: "Gia Rai people", "người Gia Rai", "Gia Rai, Co Tu and Ta Oi households"."""
    words, sets = scan.words, scan.lexicon
    if words.slice(start, end).lower() not in sets["ethnic"] or _of_district(scan, start, end):
        return False
    if words.before(start) in sets["people"]:
        return True
    for _ in range(_MOST_PEOPLES):
        if end < words.size and words.gap(end) == " " and words.lower[end] in sets["people"]:
            return True
        item = scan.list_joint(end)
        end = words.run(item, BLANK) if 0 < item < words.size else item
        if item < 0 or words.slice(item, end).lower() not in sets["ethnic"]:
            return False
    return False


def _of_district(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a district called like a people lies in a province named near: "Gia Rai households in Bac Lieu"."""
    if scan.language != "en" or scan.unit_at(start, ("district",)) != end:
        return False
    name = scan.unit_name(start, end)
    for at in range(max(0, start - _NEAR), min(end + _NEAR, scan.words.size)):
        last = scan.unit_at(at, ("province",)) if scan.words.caps[at] and not start <= at < end else at
        if last > at and name_holds(scan.unit_name(at, last), name):
            return True
    return False


def doubtful(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a bare name may be a person, a school's patron or an ordinary word."""
    folded = " ".join(map(scan.words.fold, range(start, end)))
    if folded in scan.lexicon["always_persons"]:
        return True
    if start == scan.school_at and folded in scan.lexicon["patrons"]:
        return True
    if levels_borne(scan.unit_name(start, end)) - _COMMUNE:
        known = scan.lexicon["locative"] | scan.lexicon["folk"]
        return folded in scan.lexicon["ordinary"] and scan.words.before(start) not in known
    if scan.surnamed(start, end) and scan.words.lower[start] not in scan.lexicon["places_too"]:
        return True
    return start == scan.weak_at or (folded in scan.lexicon["ordinary"] and not scan.cued(start))


def patron(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a school is called after a person whom all know: "Trường THPT Trần Phú", not "THPT Mai Sơn".

    Or a hospital after what is no place: "Bệnh viện đa khoa Thống Nhất".
    """
    if scan.words.before(start) in scan.lexicon["hospital_lasts"]:
        heads = range(max(0, start - _LONGEST_HOSPITAL), start)
        if any(scan.words.slice(first, end).lower() in scan.lexicon["own_hospitals"] for first in heads):
            return True
    if start != scan.school_at:
        return False
    words, sets = scan.words, scan.lexicon
    name, first = words.slice(start, end).lower(), words.lower[start]
    surname = first in sets["surnames"] and (end - start > 2 or first not in sets["places_too"])
    return name in sets["heroes"] or (surname and name in sets["streets"])
