"""Type words that open a list: plurals, those that share one list, and those that only say where names lie."""

from functools import cache

from extract.bearers import named
from extract.lexicon import load
from extract.numeral_words import grammar
from extract.patterns.places.names.end_numbers import adds_count, counts_nothing, counts_units
from extract.patterns.places.state import BLANK, CLOSE, Scan
from extract.patterns.places.text.lexicon import Head, places_lexicon
from extract.spots import Spot, heirs

_FAR = 12
_LEVEL = 5  # words: "đơn vị hành chính cấp" before "xã"
_SHARING = 3
"""How many type words may share a list: "các huyện, thị xã, thành phố: ..."."""
_FEW, _MOST = 12, 1000
_UNITS = frozenset({"unit", "list_unit"})
_DESCRIBED = 5  # words: "ten new deep-water ports"
_COUNT_DIGITS = 2
_ROAD_NEAR = 6  # words
_MOST_NUMBERS = 40  # of the wards that a town has


def counted(scan: Scan, index: int) -> bool:
    """Tell whether the type word is a plural, or a number stands before it."""
    words, levels = scan.words, scan.lexicon["of_level"]
    if scan.plural(index):
        return True
    before = words.before(index)
    if before not in scan.lexicon["of_level_ends"]:
        return before.isdecimal()
    starts = range(max(1, index - _LEVEL), index - 1)
    return any(words.slice(at, index).lower() in levels and counted(scan, at) for at in starts)


def listed_before(scan: Scan, index: int) -> Spot | None:
    """Return what ends right before the joint of a list that leads to the word: the first of "A, B" and "A và B"."""
    words = scan.words
    spot = next((each for each in reversed(scan.spots[-2:]) if each.end <= words.starts[index]), None)
    if spot is None or index == 0:
        return None
    last = next((at for at in (index, index - 1) if words.ends[at - 1] == spot.end), 0)
    return spot if last > 0 and scan.list_joint(last) == index else None


@cache
def counted_types() -> frozenset[str]:
    """Return the English plurals of sites and natural features that open a list only where they are counted."""
    lists = load("places")["before"]["list"]
    words = map(str.lower, (*lists["site"], *lists["natural"]))
    return frozenset(words) - places_lexicon()["listing_types"]


def count_before(scan: Scan, index: int) -> int:
    """Return the number before a type word and what describes it, or 0: "4 international border gates"."""
    words, numbers = scan.words, grammar().numbers
    for at in range(index - 1, max(-1, index - 1 - _DESCRIBED), -1):
        word = words.lower[at]
        if words.gap(at + 1) not in CLOSE:
            return 0
        if word.isdecimal():
            return int(word) if len(word) <= _COUNT_DIGITS else 0
        role, value = numbers.get(word, ("", 0))
        if role == "unit":
            return int(value)
        sets = scan.lexicon
        described = any(word in sets[each] for each in ("listing_qualities", "plural_passes", "counted_qualities"))
        if not (described or word in sets.modifiers.firsts):
            return 0
    return 0


def types_beside(scan: Scan, index: int) -> tuple[str, ...]:
    """Return the types of the plural type words that share their list with the one there: "các xã, phường: ..."."""
    words, types = scan.words, tuple[str, ...]()
    while index and words.lower[index - 1] in scan.lexicon["run_by"]:
        index -= 1  # "provinces and centrally-run cities"
    for _ in range(_SHARING):
        last = index - 1
        if last > 0 and words.gap(index) == " " and words.lower[last] in scan.lexicon["and"]:
            last -= 1
        elif words.gap(index) not in {", ", "/"}:
            return ()
        head, index = _ending(scan, last)
        if head is None:
            return ()
        types = (*head.types, *types)
        if counted(scan, index):
            return types
    return ()


def _ending(scan: Scan, last: int) -> tuple[Head | None, int]:
    """Return the type word of units that ends there, or goes on in the next ("provinces and cities"), and its start."""
    for start in range(max(0, last - 1), last + 1):
        phrase = scan.head(start)
        if phrase and start + len(phrase.words) > last and phrase.heads[0].role in _UNITS:
            return phrase.heads[0], start
    return None, last


def of_province(scan: Scan, head: Head, index: int, name: int) -> bool:
    """Tell whether a plural and a province's whole name only say where they lie: "99 xã, phường Lào Cai"."""
    words = scan.words
    end = words.run(name, BLANK) if name < words.size else name
    if end == name or "province" in head.levels or scan.unit_at(name, ("province",)) != end:
        return False
    item = scan.list_joint(end)
    listed = 0 < item < words.size and (words.caps[item] or scan.type_word(item))
    if listed or words.gap(end) == " (" or scan.unit_at(name, head.levels) > end:
        return False  # "các phường Hà Giang 1, Hà Giang 2", "các xã Thái Bình (Tuyên Quang) và ..."
    plural = _many(scan, index) if words.before(index).isdecimal() else scan.plural(index)
    one = words.before(index) in scan.lexicon["one_of"] and not _of_the_name(scan, head, scan.unit_name(name, end))
    return plural or one or bool(types_beside(scan, index))


def _of_the_name(scan: Scan, head: Head, name: str) -> bool:
    """Tell whether a ward that took an old province's name, or a town, is meant: "một phường Yên Bái mới"."""
    towns = (unit for unit in named(name) if unit.level == "district" and unit.type in head.types)
    return bool(heirs(name, head.types)) if scan.reformed else any(towns)


def _many(scan: Scan, index: int) -> bool:
    """Tell whether a number before the type word counts units: "99 xã", not "tổ 7 phường", "năm 2024 huyện"."""
    words = scan.words
    counts = _FEW < int(words.before(index)) < _MOST
    if counts and words.gap(index - 1) == "/" and words.raw[index - 2].isdecimal():
        return int(words.raw[index - 2]) <= int(words.raw[index - 1])  # "6/15 xã"
    return counts and scan.head(index - 2) is None and words.gap(index - 1) not in {"/", "-"}


def of_localities(scan: Scan, index: int, name: int) -> bool:
    """Tell whether the names are of the places that have such things: "Localities with many ports such as Hai Phong".

    Of one thing only "the" announces its name: "the village of Na Cang", not "a village of Nghe An".
    """
    words, sets = scan.words, scan.lexicon
    if not scan.plural(index):
        province = scan.unit_at(name, ("province",)) == words.run(name, BLANK)
        plain = words.before(index) in sets["definite"] or scan.language == "vi"
        return not plain if province else not _definite(scan, index)
    phrase = scan.head(index)
    villages = phrase is not None and any(head.role == "list_village" for head in phrase.heads)
    loose = words.lower[index] in sets["loose_lists"]
    small = villages or loose or words.lower[index] in sets["found_everywhere"]
    levels = ("province", "district") if small else ("province",)
    where = loose or words.lower[name - 1] in sets["within"]
    beside = small and (words.gap(name) == " (" or words.before(index) in sets["beside"])
    if shores(scan, index, name) or ((where or beside) and _all_units(scan, name, levels)):
        return True  # "the villages of Van Ho and Muong La", "the beaches of Binh Thuan and Phu Yen"
    places = sets["localities"] | sets["districts"]
    if not places.isdisjoint(words.lower[index + 1 : name]) and _all_units(scan, name, ("province", "district")):
        return True  # "4 bridges in several localities, including Thu Duc and Nha Be"
    for before in range(index - 1, max(-1, index - _FAR), -1):
        if words.lower[before] in sets["localities"] and _all_units(scan, name, levels):
            return True
        # "Huyện Quế Võ có 3 KCN: Quế Võ, Quế Võ 2, ...": one district has parks that are called after it.
        own = words.caps[before + 1] and not scan.plural(before)
        if words.lower[before] in sets["districts"] and not own and _all_units(scan, name, ("district",)):
            return True
        if words.opens_sentence(before):
            return False
    return False


def shores(scan: Scan, index: int, name: int) -> bool:
    """Tell whether beaches are those of the towns and provinces named: "các bãi biển Nha Trang, Vũng Tàu"."""
    shore = scan.words.lower[index] in scan.lexicon["shores"]
    return shore and scan.plural(index) and _all_units(scan, name, ("province", "district"))


def _all_units(scan: Scan, name: int, levels: tuple[str, ...]) -> bool:
    """Tell whether all names of the list that starts there are whole names of units of the levels."""
    words, item = scan.words, name
    while 0 < item < words.size and words.caps[item]:
        end = words.run(item, BLANK)
        if scan.unit_at(item, levels) != end:
            return False
        item = scan.list_joint(end)
    return item != name


def _definite(scan: Scan, index: int) -> bool:
    """Tell whether the nearest article before the head word, if there is one, is "the"."""
    before = reversed(scan.words.lower[max(0, index - 3) : index])
    article = next((word for word in before if word in scan.lexicon["articles"]), None)
    return article is None or article in scan.lexicon["definite"]


def belonging(scan: Scan, index: int, name: int, end: int) -> bool:
    """Tell whether a plural with one name only says where they lie: "23 communes of Nam Dan", "Dams: Son La acts"."""
    item = scan.list_joint(end)
    single = item < 0 or item >= scan.words.size or not scan.words.caps[item] or scan.suffix_after(end)
    topic = scan.words.gap(name) == ": " and scan.bare_province(name, end)
    return single and scan.plural(index) and (topic or scan.words.lower[name - 1] in scan.lexicon["within"])


def announced(scan: Scan, index: int, name: int) -> int:
    """Return where the head word of a list stands that its first name repeats: "3 cửa khẩu: cửa khẩu A, B"."""
    words = scan.words
    said = words.lower[index - 1] in scan.lexicon["including"]
    behind = index - said  # "7 khu công nghiệp là: khu công nghiệp A"
    start = behind - (name - index)
    again = start >= 0 and words.gap(index) == ": " and words.lower[start:behind] == words.lower[index:name]
    if again or not said or words.gap(index) not in {" ", ": "}:
        return start if again else index
    return _announced_before(scan, index, name)


def _announced_before(scan: Scan, index: int, name: int) -> int:
    """Return where such a head word stands further back in the sentence: "6 đập dọc quốc lộ 62 gồm: Đập A; B"."""
    words, head = scan.words, scan.words.lower[index:name]
    item = scan.list_joint(words.run(name))
    if 0 < item < words.size and scan.bare_province(item, words.run(item, BLANK)):
        return index  # "hai cầu bị hỏng là cầu Bến Lức, Long An và cầu Rạch Miễu, Tiền Giang"
    for start in range(index - 1, max(0, index - _FAR), -1):
        if words.lower[start : start + len(head)] == head and not words.caps[start]:
            return start if counted(scan, start) and scan.plural(start) else index
        if words.opens_sentence(start):
            break
    return index


def numbers_follow(scan: Scan, head: Head, index: int, name: int) -> bool:
    """Tell whether a list of numbers stands behind a plural and "gồm": "16 phường gồm 1, 2, 3", not "gồm 3 phường".

    Only of so many that some place has: else "gồm", "là" and "như" tell how many or how much of something.
    """
    words, sets, items, item = scan.words, scan.lexicon, list[int](), name + 1
    if item >= words.size or words.lower[name] not in sets["including"] or words.gap(name) != " ":
        return False
    if not words.before(index).isdecimal() or words.lower[max(0, index - 2)] not in sets["having"]:
        return False
    while 0 < item < words.size and words.raw[item].isdecimal() and len(items) < _MOST_NUMBERS:
        items.append(item)
        item = scan.list_joint(item + 1)
    if len(items) > 1 and counts_units(scan, name, items[-1], head):
        items.pop()  # "gồm 4, 5 và 2 xã Long Đức"
    closed = all(counts_nothing(scan, each) and not adds_count(scan, each) for each in items)
    return closed and 1 < len(items) <= int(words.before(index))


def of_way(scan: Scan, index: int) -> bool:
    """Tell whether a road goes from the first of several: "đường từ bản A - B", "đường liên xã A - B"."""
    words, sets = scan.words, scan.lexicon
    near = words.lower[max(0, index - _ROAD_NEAR) : index]
    return words.before(index) in sets["ways"] and not sets["road_words"].isdisjoint(near)
