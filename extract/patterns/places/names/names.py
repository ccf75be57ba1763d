"""Where a free name, that no register knows, ends, and where a list of names goes on."""

from collections.abc import Callable, Sequence

from extract.bearers import levels_borne
from extract.patterns.places.names.end_numbers import closing, counts_things, named_after
from extract.patterns.places.not_places.ages import told_behind
from extract.patterns.places.state import BLANK, LIST_GAPS, Scan

_LONGEST_BRACKET = 40
_LONGEST_SMALL = 6
_LONGEST_PART = 5  # words behind a dash, one too many
_LONGEST_TITLED = 3
_COMMUNE_UP = ("province", "district", "commune")


def acronym(scan: Scan, index: int) -> bool:
    """Tell whether the word alone is in capitals."""
    word = scan.words.raw[index]
    return len(word) > 1 and word.isupper() and not scan.words.shouting(index)


def compound(scan: Scan, index: int) -> bool:
    """Tell whether a word of two syllables with one capital, or a school, stands there: "thôn Văn hóa"."""
    words, phrase = scan.words, scan.head(index)
    if phrase and phrase.heads[0].role == "school" and len(phrase.words) > 1:
        return True  # "kè Trường Tiểu học"
    if index + 1 >= words.size or words.gap(index + 1) != " " or not words.raw[index + 1][0].islower():
        return False
    return " ".join(words.lower[index : index + 2]) in scan.lexicon["compounds"]


def name_end(scan: Scan, name: int, joints: frozenset[str], most: int) -> int:
    """Return where a free name ends: capitalised words up to the next type word, with a last number."""
    words = scan.words
    last = before_part(scan, name, _run(scan, name, joints, most))
    end = name
    while end < last and not (end > name and _types(scan, name, end) and named_after(scan, end)):
        end += 1
    counts = words.before(end + 2) == words.lower[end] if end + 2 < words.size else False
    measured = end + 1 < words.size and words.gap(end + 1) == " " and words.lower[end + 1] in scan.lexicon["measures"]
    measured = measured and not (scan.type_word(end + 1) and named_after(scan, end + 1))  # "thôn Kon Tu 2 xã Đăk Blà"
    if end - name > 1 and scan.unit_at(name) != end and _cut(scan, end):
        end -= 1  # "giữa Trường Sa và Nhà giàn DK1"
    number = end == last and end < words.size and closing(scan, end) and not counts_things(scan, end)
    return end + 1 if number and not measured and not counts else end


def _run(scan: Scan, name: int, joints: frozenset[str], most: int) -> int:
    """Return where the capitalised words end, at most so many; the last of several parts is not cut."""
    words = scan.words
    end = words.run(name, joints, most)
    if end < name + most or not any(words.gap(at) == " - " for at in range(name + 1, end)):
        return end
    whole = words.run(end - 1, BLANK, _LONGEST_PART)
    return whole if whole < end - 1 + _LONGEST_PART else end


def _cut(scan: Scan, end: int) -> bool:
    """Tell whether the last word before the end is only the first syllable of a common word: not "Thôn Kim Liên xã"."""
    words = scan.words
    if end + 1 >= words.size or words.gap(end) != " " or words.caps[end] or scan.type_word(end):
        return False
    after = words.slice(end, end + 2).lower()  # "thôn Thành Công an toàn"
    return words.slice(end - 1, end + 1).lower() in scan.lexicon["cut_words"] and after not in scan.lexicon["compounds"]


def before_part(scan: Scan, name: int, end: int) -> int:
    """Return where a name ends before a dash and what it sets apart: "Cầu X - Giai đoạn 1", "Hồ X - Đập chính"."""
    words = scan.words
    dashes = [at for at in range(name + 1, end) if words.gap(at) == " - "]
    if sign := next((at - 1 for at in (*dashes, end) if at - name > 1 and paper_sign(scan, at - 1)), 0):
        return sign  # "vượt sông Hồng TPO - Sáng 5/6"
    return next((at for at in dashes if _set_apart(scan, at, end) or _goes_on(scan, at, end, dashes)), end)


def paper_sign(scan: Scan, at: int) -> bool:
    """Tell whether the sign of a newspaper and a dash, which open an article, stand there: "TTO - "."""
    words = scan.words
    return words.raw[at].isupper() and words.gap(at + 1) == " - " and words.lower[at] in scan.lexicon["newspapers"]


def _goes_on(scan: Scan, at: int, end: int, dashes: Sequence[int]) -> bool:
    """Tell whether the next heading stands behind the second dash: "cao tốc Đồng Đăng - Trà Lĩnh - Xác lập quyền"."""
    alone = at != dashes[0] and end == at + 1 and len(scan.words.raw[at]) > 1 and scan.unit_at(at) == at
    return alone and first_syllable(scan, at, end)


def _set_apart(scan: Scan, at: int, end: int) -> bool:
    """Tell whether a part of a project, or the first syllable of a common word, stands behind a dash."""
    words, parts = scan.words, scan.lexicon["project_parts"]
    if at + 1 >= words.size or words.gap(at + 1) != " ":
        return False
    pair = words.slice(at, at + 2).lower()
    if pair in parts or pair in scan.lexicon["cut_words"] or _opens_body(scan, at, pair):
        return True
    alone = end == at + 1 and not (words.caps[at + 1] or scan.unit_at(at) > at)
    road = words.raw[at + 1][0].isdecimal() and scan.head(at) is not None  # "cao tốc Cổ Tiết - Đường 32C"
    return alone and not road and words.lower[at] in parts


def _opens_body(scan: Scan, at: int, pair: str) -> bool:
    """Tell whether a body's name opens there: "Đồn cửa khẩu Chi Ma - Bộ đội Biên phòng", "cầu X - Sở Xây dựng".

    A word that also opens names of places, "Tổng Cọt", does so before a body's field or an acronym only.
    """
    words, sets = scan.words, scan.lexicon
    if pair in sets["bodies_apart"]:
        return True
    if words.lower[at] not in sets["office_openers"] or words.raw[at].isupper():
        return False
    acronym = words.raw[at + 1].isupper() and len(words.raw[at + 1]) > 1
    field = words.gap(at + 2) == " " and words.slice(at + 1, min(at + 3, words.size)).lower()
    return acronym or field in sets["office_compounds"]


def _types(scan: Scan, name: int, at: int) -> bool:
    """Tell whether a type word stands there, one without marks only if the name has none: not in "Gò Dầu - Xa Mát"."""
    words = scan.words
    if words.lower[at] in scan.lexicon["unmarked_types"] and not words.slice(name, at).isascii():
        return False
    return scan.type_word(at) or _short_type(scan, at)


def _short_type(scan: Scan, at: int) -> bool:
    """Tell whether a type word in one letter and its full stop stand behind a dash: "phố Rạp Hát - P. Vệ An"."""
    words, phrase = scan.words, scan.head(at)
    unit = phrase is not None and phrase.heads[0].role == "unit" and words.raw[at].isupper()
    return unit and words.gap(at) == " - " and words.gap(at + 1) in {". ", "."}


def past_bracket(scan: Scan, end: int) -> int:
    """Return where the next item of a list starts behind a bracket, or -1: "A (huyện X), B", "A (2 trạm) và B"."""
    words = scan.words
    if words.gap(end) != " (":
        return -1
    for at in range(end + 1, min(end + _LONGEST_BRACKET, words.size)):
        gap = words.gap(at)
        if "(" in gap:
            return -1
        if ")" not in gap:
            continue
        if gap.partition(")")[2] in LIST_GAPS:
            return at + 1 if words.lower[at] in scan.lexicon["and"] else at
        return at + 1 if gap == ") " and words.lower[at] in scan.lexicon["and"] else -1
    return -1


def faces(scan: Scan, start: int, end: int) -> bool:
    """Tell whether the words are a side on which a neighbour lies: "giáp các xã A và B; Tây giáp xã C"."""
    words, sets = scan.words, scan.lexicon
    lies = end < words.size and words.gap(end) == " "
    lies = lies and any(" ".join(words.lower[end : end + count]) in sets["side_verbs"] for count in (1, 2))
    return lies and sets["sides"].issuperset(words.lower[start:end])


def names_on(scan: Scan, end: int, kind: str, ends: Callable[[int], int]) -> int:
    """Read the further names of a list whose last one ends before `end`; `ends` tells where one ends."""
    words = scan.words
    group = scan.spots[-1].group = scan.spots[-1].group or scan.group()
    joined = False
    while 0 < (item := max(scan.list_joint(end), past_bracket(scan, end))) < words.size and words.caps[item]:
        last = ends(item)
        if compound(scan, item) and not small_name(scan, item):
            break  # "giữa sông Hiếu, Công an tỉnh ..."
        if kind == "road" and scan.surnamed(item, last) and told_behind(scan, last):
            break  # "ở đường A và Nguyễn Văn B (SN 1968)"
        if joined and scan.bare_province(item, last):
            break  # "the sluices (Vam Thom and Ba Lai, Ben Tre)"
        joined = joined or words.lower[item - 1] in scan.lexicon["and"]
        street = kind == "road" and _called_so(scan, item, last)
        if words.lower[item] in scan.lexicon["plural"] and scan.head(item + 1) and not street:
            break  # "...; Hai KCN Long Hậu"
        head = scan.head(item)
        own = kind == "site" and head and head.heads[0].role == "site" and len(head.words) == 1 < last - item
        # "Bến Rớ" in a list of sluices
        listed = own or not head or head.heads[0].role in {"village", "natural"} or titled(scan, item, last)
        if not (listed or unmarked_name(scan, item) or scan.surnamed(item, last) or street):
            break
        if item > end + 1:
            lake = kind == "natural" and words.slice(item, last).lower() in scan.lexicon["lakes"]
            if scan.bare_province(item, last) and not lake:
                break  # "các KCN Yên Phong (Bắc Ninh), Hải Phòng"
            scan.holes.append((end, item))
        scan.add(item, last, "list", kind=kind, group=group)
        end = last
    return end


def amid(scan: Scan, index: int, end: int) -> bool:
    """Tell whether "giữa" before the head word is the middle of what is named: "đến giữa cầu X, Phong kêu dừng".

    Between several the last one has an "and" before it. `end`: where the first name ends.
    """
    words = scan.words
    if words.before(index) not in scan.lexicon["between"] or words.gap(end) != ", ":
        return False
    while 0 < (item := scan.list_joint(end)) < words.size and words.caps[item]:
        if words.lower[item - 1] in scan.lexicon["and"]:
            return False
        end = words.run(item, BLANK)
    return True


def titled(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a name opens with a person's title in a capital, and is no person's: "kênh Ông Tà, Bà Kéo"."""
    words = scan.words
    title = words.caps[start] and words.lower[start] in scan.lexicon["title_names"]
    return title and 2 <= end - start <= _LONGEST_TITLED and not scan.surnamed(start + 1, end)


def titled_unit(scan: Scan, name: int) -> bool:
    """Tell whether what looks like a unit is a canal's or bridge's name: "kênh Huyện Kệ", not "Cầu Xã Ia Băng"."""
    words = scan.words
    end = words.run(name, BLANK)
    whole = words.caps[name] and words.raw[name][1:].islower() and name + 2 <= end <= name + 3
    return whole and scan.type_word(name) and not levels_borne(words.slice(name + 1, end))


def _called_so(scan: Scan, item: int, last: int) -> bool:
    """Tell whether what opens like a bridge or a person is a street's name: "các phố Trần Phú, Bà Triệu, Cầu Đất"."""
    name = scan.words.slice(item, last).lower()
    return name in scan.lexicon["streets"] or name in scan.lexicon["site_streets"]


def unmarked_name(scan: Scan, item: int) -> bool:
    """Tell whether what looks like a type word without its marks opens a name: "Moc Bai, Xa Mat"."""
    words = scan.words
    opens = words.caps[item] and words.lower[item] in scan.lexicon["unmarked_types"] and words.gap(item + 1) == " "
    return opens and words.run(item) == item + 2 and scan.unit_at(item + 1, _COMMUNE_UP) == item + 1


def first_syllable(scan: Scan, name: int, end: int) -> bool:
    """Tell whether the last word is one of a word of two syllables: "các xã A, B, Công an tỉnh", "Trạm Y tế"."""
    words = scan.words
    if scan.language != "vi" or end >= words.size or words.caps[end] or words.gap(end) != " ":
        return False
    if end > name + 1 and len(words.raw[end - 1]) > 1:
        return False
    syllables = words.syllable(end - 1) and words.syllable(end)
    return syllables and words.lower[end] not in scan.lexicon["after_number"]


def firm(scan: Scan, index: int) -> bool:
    """Tell whether a word of firms stands before a lake's or river's in capitals: "Doanh nghiệp Hồ Quang"."""
    words, sets = scan.words, scan.lexicon
    water = words.lower[index] in sets["lake"] or words.lower[index] in sets["running"]
    if not (index and water and words.caps[index] and words.gap(index) == " "):
        return False
    return any(words.slice(start, index).lower() in sets["firms"] for start in range(max(0, index - 3), index))


def plate(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a word of plates and the letters of one stand there: "mang biển BTH-85673-TS", "biển QNg 90345"."""
    words, letters = scan.words, scan.words.raw[name]
    if words.raw[index].isupper() or words.slice(index, name).lower() not in scan.lexicon["plates"]:
        return False
    headline = words.gap(name + 1) == " " and words.raw[name + 1].isalpha() and words.raw[name + 1].isupper()
    return sum(map(str.isupper, letters)) > 1 and not (headline and words.syllable(name))


def small_name(scan: Scan, name: int) -> int:
    """Return where a name ends that is printed with small syllables too: "đường Cách mạng Tháng Tám"; 0 if none."""
    words, small = scan.words, scan.lexicon["small_names"]
    ends = range(min(name + _LONGEST_SMALL, words.size), name + 1, -1)
    return next((end for end in ends if words.slice(name, end).lower() in small), 0)


def cut_office(scan: Scan, name: int) -> bool:
    """Tell whether an office with a small last word stands in the place of a name: "ngã ba Bưu điện"."""
    words, offices = scan.words, scan.lexicon["offices_cut"]
    ends = [end for end in (name + 2, name + 3) if end <= words.size and not words.caps[end - 1]]
    return any(words.slice(name, end).lower() in offices for end in ends)


def office_behind(scan: Scan, number: int) -> bool:
    """Tell whether an English name goes on behind the number: "Son Kim 1 Health Station", not "1 Districts"."""
    words, at = scan.words, number + 1
    goes_on = scan.language == "en" and at < words.size and words.caps[at] and words.gap(at) == " "
    counted = scan.lexicon["measures"] | scan.lexicon["plural_heads"]
    return goes_on and not words.syllable(at) and words.lower[at] not in counted


def opened(scan: Scan, start: int) -> bool:
    """Tell whether a word in capitals that opens names of offices stands before: "SỞ XÂY DỰNG QUẢNG NGÃI"."""
    words = scan.words
    return start > 0 and words.gap(start) == " " and words.raw[start - 1].isupper() and scan.opener(start - 1)
