"""What is no place: persons, companies, by-lines, and names that may be a person's."""

from extract.patterns.places.lexicon import Head, Phrase
from extract.patterns.places.state import BLANK, Scan
from extract.spots import levels_borne, name_holds

_INSIDE_COMPANY = frozenset({" ", "-", " - ", " & "})
_AFTER_PERSON = frozenset({"unit", "organ", "person", "company", "school", "list_unit"})
_COMMUNE = frozenset({"commune"})
_LARGE = ("province", "district")
_LONGEST_SIGHT = 4
_LONGEST_PERSON = 5
_LONGEST_TRADE = 3
_LONGEST_COMPANY = 7
_MOST_PEOPLES = 8
_NEAR = 20  # words: more than most sentences hold


def pass_over(scan: Scan, head: Head, index: int, name: int) -> int:
    """Pass over a word that only ends like a head word, but for a fixed name in it: "yêu cầu", "ven biển Đông".

    Behind some a name is an office's of its own, whatever it opens with: "Trạm Bảo vệ rừng Đê Bơ Tưk".
    """
    inner = scan.head(name) if head.weak and scan.words.gap(name) == " " else None
    if inner is not None and scan.unit_at(name) == name:
        # "Lực lượng bảo vệ rừng Vườn quốc gia Yok Đôn": a park is no office's name
        return scan.words.run(name, BLANK) if len(inner.words) == 1 else name
    return next((at for at in range(index + 1, name) if scan.lexicon.names.longest(scan.words, at)), name)


def company(scan: Scan, head: Head, index: int, name: int) -> int:
    """Pass over the own name of a company, bank or cooperative; "các resort Xuyên Mộc" are those of the place."""
    words = scan.words
    if scan.plural(index) and words.slice(index, name).lower() in scan.lexicon["venues"]:
        return 0
    if words.caps[index] and name == index + 1 and scan.unit_at(index) > name:
        return 0  # "Hàm Ninh, Quán Hàu": a unit's name opens with the word
    if _from_places(scan, index, name):
        return 0
    inside = scan.lexicon["company_inside"]
    if of_law(scan, index) and not scan.plural(index):
        inside |= scan.lexicon["firm_inside"]
    end, named_at, proper = name, 0, False
    while end < words.size and (words.gap(end) in _INSIDE_COMPANY or (end == name and not words.gap(end))):
        phrase = scan.head(end)  # "hợp tác xãHòa Bình" too
        role = phrase.heads[0].role if phrase else ""
        if role == "company" or (role == "unit" and not words.caps[end]):
            break
        if phrase and role == "site" and len(phrase.words) > 1 and not proper and not words.caps[end]:
            end += len(phrase.words)  # "Công ty Cổ phần khu công nghiệp Long Khánh"
            continue
        if proper and _builds(scan, end):
            break
        if words.caps[end]:
            end = max(end, _described(scan, name, end) - 1)
            named_at = end + 1
            proper = proper or words.lower[end] not in inside
        elif words.lower[end] not in inside and not (proper and words.ordinal(end) and words.gap(end + 1) == " - "):
            break  # but "Sông Đà 5 - Trường Sơn"
        end += 1
    if named_at:
        scan.firms.append((index, named_at))
    return named_at


def of_law(scan: Scan, index: int) -> bool:
    """Tell whether the head word is that of a firm in law, which has a long name of its own: "công ty", "HTX"."""
    phrase = scan.head(index)
    return phrase is not None and not scan.lexicon["firms_of_law"].isdisjoint(_openings(phrase))


def _openings(phrase: Phrase) -> set[str]:
    """Return the words with which a head word opens, the first one to all of them."""
    return {" ".join(phrase.words[:count]) for count in range(1, len(phrase.words) + 1)}


def _from_places(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a country, or a pair of places, tells where a consortium is from: "liên danh Việt Nam - Lào"."""
    words, phrase = scan.words, scan.head(index)
    if phrase is None or scan.lexicon["consortia"].isdisjoint(_openings(phrase)):
        return False
    places, at = 0, name
    while places < _MOST_PEOPLES:
        end = words.run(at, BLANK)
        if not scan.whole_country(at) and (end == at or scan.unit_at(at, ("province",)) != end):
            return False
        places += 1
        if words.gap(end) != " - ":
            return places > 1 or scan.whole_country(name)
        at = end
    return False


def _builds(scan: Scan, at: int) -> bool:
    """Tell whether a verb and what the company builds stand behind its name: "Tập đoàn Sumitomo đầu tư KCN X"."""
    words = scan.words
    for end in (at + 2, at + 4):
        phrase = scan.head(end) if end < words.size and not any(words.caps[at:end]) else None
        if phrase and words.slice(at, end).lower() in scan.lexicon["builds"]:
            return phrase.heads[0].role == "site"
    return False


def company_on(scan: Scan, start: int) -> int:
    """Return where the English name of a company goes on and ends: "Vietnam Oil and Gas Group"; 0 if it does not."""
    words, at = scan.words, start
    if scan.language != "en":
        return 0
    joining = scan.lexicon["and"]
    while at < words.size and at - start < _LONGEST_COMPANY and words.gap(at) in _INSIDE_COMPANY:
        phrase = scan.lexicon.after.longest(words, at)
        if phrase and phrase.heads[0].role == "company" and words.caps[at]:
            return at + len(phrase.words)
        if not words.caps[at] and words.lower[at] not in joining:
            break
        at += 1
    return 0


def _described(scan: Scan, name: int, at: int) -> int:
    """Return where a name such as "Nhãn chín muộn Sông Mã" ends: one word, what describes it, a place; else 0."""
    words, end = scan.words, at + 1
    if at != name or end >= words.size or words.caps[end] or _builds(scan, end):
        return 0
    while end < words.size and end - at <= _LONGEST_TRADE and not words.caps[end] and words.gap(end) == " ":
        if scan.head(end) or words.lower[end] in scan.lexicon["cues"] or words.lower[end] in scan.lexicon["and"]:
            return 0
        end += 1
    if end >= words.size or words.gap(end) != " " or not words.caps[end] or end - at < 2:
        return 0
    return words.run(end, BLANK)


def person(scan: Scan, head: Head, index: int, name: int) -> int:
    """Note that a person's name follows, or may follow."""
    words = scan.words
    if name < words.size and (scan.type_sign(name) or _of_firm(scan, name)):
        return 0  # "văn nghệ sĩ TP.HCM", "chủ nhiệm Hợp tác xã Sơn Dương"
    dotted = name < words.size and words.gap(name) == ". " and words.lower[name - 1] in scan.lexicon["dotted_titles"]
    if name < words.size and (dotted or words.gap(name) in {" ", ": "}) and words.caps[name]:
        if words.gap(name) == ": " and scan.unit_at(name, _LARGE) == words.run(name, BLANK):
            return 0  # "Thủ tướng: Nghệ An cần ...": what he said of it
        if head.weak or _job(scan, index, name):
            scan.weak_at = name
        elif name > index + 1 or not scan.large_unit(index):
            scan.person_at = name
    return 0


def _of_firm(scan: Scan, name: int) -> bool:
    """Tell whether the words that open a firm's or a cooperative's name stand there."""
    phrase = scan.head(name)
    return phrase is not None and phrase.heads[0].role == "company" and len(phrase.words) > 1


def _job(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a profession and a province's whole name follow one another: "bác sĩ Nghệ An"."""
    words = scan.words
    if words.slice(index, name).lower() not in scan.lexicon["jobs"]:
        return False
    return scan.unit_at(name, ("province",)) == words.run(name, BLANK)


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
    """Note that a by-line follows the colon."""
    phrase = scan.head(name)
    person = phrase is not None and (phrase.heads[0].role == "person" or of_law(scan, name))
    pair = " ".join(scan.words.lower[name : name + 2])
    organ = name < scan.words.size and not scan.lexicon["organs_first"].isdisjoint({pair, scan.words.lower[name]})
    place = organ or _of_body(scan, name) or _of_sight(scan, name)
    if scan.words.gap(name).strip() == ":" and not (person or place):
        scan.person_at = name
    return 0


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
    if end > index + 1:
        scan.given.add(words.lower[end - 1])
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
    if scan.words.lower[start] in scan.lexicon["organs_first"] and scan.unit_at(start + 1, _LARGE) == end:
        return False  # "CA Nghệ An"
    name = scan.unit_at(start, _LARGE)
    if name > start and 2 <= end - name < _LONGEST_PERSON and scan.words.lower[name] in scan.lexicon["surnames"]:
        return False  # "Công an Sơn La Nguyễn Ngọc Vân"
    inside = range(start + 1, end)
    person = end - start >= 3 and scan.surnamed(start, end) and not any(map(scan.boundary, inside))
    if person:
        scan.given.add(scan.words.lower[end - 1])
    return person


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
        return folded in scan.lexicon["ordinary"] and not scan.cued(start)
    if scan.surnamed(start, end) and scan.words.lower[start] not in scan.lexicon["places_too"]:
        return True
    return start == scan.weak_at or (folded in scan.lexicon["ordinary"] and not scan.cued(start))
