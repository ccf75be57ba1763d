"""Villages, natural features, sites and regions after their head word: "thôn 5", "sông Hồng", "cầu Mỹ Thuận"."""

import re

from extract.patterns.places_lexicon import Head
from extract.patterns.places_scan import BLANK, CLOSE, WIDE, Scan
from extract.spots import LARGE, levels_borne

_CODE = re.compile(r"[A-Z]\d$")
_AFTER_TYPE = frozenset({" ", ".", ". "})
_BEFORE_VILLAGE = frozenset({" ", "  "})


def village(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "thôn Đông 2", "tổ dân phố số 5", and the rest of a list."""
    words = scan.words
    name = _after_number_word(scan, name)
    named_so = words.caps[index] and not words.opens_sentence(index) and scan.unit_at(index) >= index + 2
    if named_so or scan.large_unit(index):
        return 0
    end = _village_name(scan, name)
    if not end or (end - name > 2 and scan.surnamed(name, end) and not _founder(scan, name, end)):
        return 0
    if scan.heading(index, name, end):
        return 0
    if head.weak and len(words.raw[name]) > 2 and words.raw[name].isdigit():
        return end
    return _villages(scan, index, name, end)


def _founder(scan: Scan, name: int, end: int) -> bool:
    """Tell whether a person's name can be a village's: "bản Giàng Ly Cha", and "Vàng Vàng Chải"."""
    lower = scan.words.lower
    if lower[name] == lower[name + 1]:
        return True
    return lower[name] in scan.lexicon["clans"] and lower[name + 1] not in scan.lexicon["clan_middles"]


def numbered_village(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "Hamlet 3"; a doubtful word ("Quarter 4") needs a place after it."""
    words = scan.words
    name = _after_number_word(scan, name)
    if not words.number(name) or words.gap(name) not in {" ", ". "}:
        return 0
    followed = words.caps[index] and words.gap(name + 1) == ", " and words.caps[name + 1]
    if head.weak and not followed and not _in_place(scan, name + 1):
        return 0
    return _villages(scan, index, name, name + 1)


def _in_place(scan: Scan, index: int) -> bool:
    """Tell whether a village or unit with its name follows, as "phường X" does in "tổ 4, phường X"."""
    phrase = scan.head(index)
    if phrase is None or scan.words.gap(index) not in {", ", " ", " - "}:
        return False
    if scan.words.gap(index) == " " and phrase.heads[0].kind not in {"commune", "village"}:
        return False  # "Đội 3 huyện Mộc Châu" plays football
    return phrase.heads[0].role in {"unit", "village"} and len(phrase.words[0]) > 1 and _named(scan, index)


def _after_number_word(scan: Scan, name: int) -> int:
    """Return the index after a "số" or "No."."""
    words = scan.words
    said = name < words.size and words.lower[name] in scan.lexicon["numbers"] and words.gap(name) == " "
    return name + 1 if said else name


def _villages(scan: Scan, index: int, name: int, end: int, head: int = -1) -> int:
    """Add a village and the others of its list: "các bản A, B", "thôn 1 và 2"; its head may stand apart."""
    words = scan.words
    group = scan.group()
    plural = scan.plural(index if head < 0 else head)
    spot = scan.add(index, end, "village", name=words.slice(name, end), kind="village", group=group)
    spot.core = (words.starts[name], spot.end)
    while (item := scan.list_joint(end)) > 0 and (plural or item > end or _number_goes_on(scan, name, item)):
        last = _village_name(scan, item) if words.number(name) == words.number(item) else 0
        if not last or scan.suffix_after(last) or scan.type_word(item):
            break
        if last - item > 2 and scan.surnamed(item, last):
            break
        scan.add(item, last, "list", kind="village", group=group)
        end = last
    return end


def _number_goes_on(scan: Scan, name: int, item: int) -> bool:
    """Tell whether a number after a comma is one more of a list: "tổ dân phố 4, 5 và 6", not "thôn 4, 5 hộ"."""
    words = scan.words
    if not (words.raw[name].isdigit() and words.number(item)):
        return False
    last = item + 1 >= words.size or words.gap(item + 1).strip() in {",", ".", ";", ")"}
    return last or words.lower[item + 1] in scan.lexicon["and"]


def villages_from(scan: Scan, index: int, name: int) -> int:
    """Read the villages of a list that starts at a name for the plural type word at the index, which stays outside."""
    end = name_end(scan, name, CLOSE, 5) if scan.words.caps[name] else 0
    if not end or scan.suffix_after(end) or (end - name > 2 and scan.surnamed(name, end)):
        return 0
    return _villages(scan, name, name, end, head=index)


def _village_name(scan: Scan, name: int) -> int:
    """Return where the name or number of a village ends, 0 if none starts here."""
    words = scan.words
    listed = scan.spots and name > 0 and scan.spots[-1].end >= words.ends[name - 1] - 4
    numbered = name > 0 and words.lower[name - 1] in scan.lexicon["numbers"]
    gaps = _BEFORE_VILLAGE | ({", "} if listed else set()) | ({". "} if numbered else set())
    if name >= words.size or words.gap(name) not in gaps:
        return 0
    if words.number(name) and len(words.raw[name]) <= 3:
        return name + 1
    if words.roman(name) and not words.caps[min(name + 1, words.size - 1)]:
        return name + 1
    if not words.caps[name] or _acronym(scan, name):
        return 0
    fixed = scan.lexicon.names.longest(words, name)
    whole = fixed and words.run(name, BLANK) == name + len(fixed.words)  # not "Mỹ Hòa"
    if fixed and whole and fixed.heads[0].role in {"country", "region"}:
        return 0
    return name_end(scan, name, CLOSE, 5)


def _acronym(scan: Scan, index: int) -> bool:
    """Tell whether the word alone is in capitals."""
    word = scan.words.raw[index]
    return len(word) > 1 and word.isupper() and not scan.shouting(index)


def name_end(scan: Scan, name: int, joints: frozenset[str], most: int) -> int:
    """Return where a free name ends: capitalised words up to the next type word, with a last number."""
    words = scan.words
    last = words.run(name, joints, most)
    end = name
    while end < last and not (end > name and scan.type_word(end) and _named(scan, end)):
        end += 1
    counts = words.before(end + 2) == words.lower[end] if end + 2 < words.size else False
    measured = end + 1 < words.size and words.gap(end + 1) == " " and words.lower[end + 1] in scan.lexicon["measures"]
    number = end == last and end < words.size and words.raw[end].isdigit() and words.ordinal(end)
    return end + 1 if number and not measured and not counts else end


def _named(scan: Scan, index: int) -> bool:
    """Tell whether a name or number follows the type word at the index: not in "cảng Lạch Huyện"."""
    words, phrase = scan.words, scan.head(index)
    name = index + len(phrase.words) if phrase else index
    return name < words.size and (words.caps[name] or words.raw[name].isdigit()) and words.gap(name) in _AFTER_TYPE


def natural(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "sông Kinh Thầy", "Mount Fansipan"; "biển Gia Lai" only describes if the name is a unit's."""
    words = scan.words
    known = scan.lexicon.names.longest(words, index) if head.weak else None
    if known and known.heads[0].role == "natural":
        return 0  # "Biển Đông" is a name of its own
    country = scan.lexicon.names.longest(words, name)
    whole = country is not None and words.run(name, BLANK) == name + len(country.words)
    if country and whole and country.heads[0].role == "country":
        return 0
    if _of_province(scan, index, name):
        return 0  # "các sông Nghệ An, Hà Tĩnh" are those of the provinces
    end = feature(scan, (index, name), "natural", CLOSE, 5)
    if end and head.weak and not (country and country.heads[0].role == "natural"):
        _soften(scan, name, end)
        return end
    return _names_on(scan, index, end, "natural") if end else 0


def _of_province(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a plural and a province's whole name say where features lie, not how they are called."""
    if not scan.plural(index) or name >= scan.words.size:
        return False
    return scan.unit_at(name, ("province",)) == scan.words.run(name, BLANK)


def _names_on(scan: Scan, index: int, end: int, kind: str) -> int:
    """Read the further names of a list that shares its head word; after a singular one more: "cầu A và B"."""
    if scan.plural(index):
        return scan.names_on(end, kind, lambda item: name_end(scan, item, CLOSE, 6))
    words, item = scan.words, scan.list_joint(end)
    if item != end + 1 or item >= words.size or not words.caps[item] or scan.head(item):
        return end
    last = name_end(scan, item, CLOSE, 5)
    known = levels_borne(words.slice(item, last))
    if not LARGE.isdisjoint(known) or scan.suffix_after(last) or scan.surnamed(item, last) or scan.boundary(item):
        return end
    if scan.lexicon.names.longest(words, item):
        return end
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
    words = scan.words
    plural = scan.plural(index)
    for _ in range(3):
        phrase = scan.lexicon.modifiers.longest(words, name)
        if phrase is None or words.gap(name) != " ":
            break
        name += len(phrase.words)
    name = _inside(scan, index, _after_abbreviation(scan, name))
    joints = CLOSE if plural else WIDE
    if _of_province(scan, index, name) and scan.list_joint(words.run(name, BLANK)) < 0:
        return 0  # "các khu công nghiệp Quảng Ngãi"
    end = feature(scan, (index, name), "site", joints, 8)
    return _names_on(scan, index, end, "site") if end else 0


def _after_abbreviation(scan: Scan, name: int) -> int:
    """Return where the name starts after the short form of its head word in brackets: "Khu công nghiệp (KCN) X"."""
    words = scan.words
    if words.gap(name) != " (" or words.gap(name + 1) != ") " or not words.raw[name].isupper():
        return name
    short = scan.head(name)
    return name + 1 if short and short.heads[0].role == "site" and len(short.words) == 1 else name


def _inside(scan: Scan, index: int, name: int) -> int:
    """Return where the name proper starts: after "Ngã ba", "Cao nguyên đá", "Bắc bán đảo", "hồ" in a site's name."""
    words = scan.words
    start = name + (name < words.size and words.lower[name] in scan.lexicon["sides"])
    inner = scan.head(start)
    if inner is None or inner.heads[0].role not in {"site", "natural"}:
        return name
    if len(inner.words) < 2 and name - index < 2:
        return name
    after = start + len(inner.words)
    return after if after < words.size and words.caps[after] and words.gap(after) == " " else name


def feature(scan: Scan, at: tuple[int, int], kind: str, joints: frozenset[str], most: int) -> int:
    """Read a feature whose head word and name start at the two indices of `at`."""
    words = scan.words
    index, name = at
    if name >= words.size or words.gap(name) not in {" ", "  ", ") "} or not words.caps[name]:
        return 0
    if scan.large_unit(index) or (name == index + 1 and _person(scan, index)):
        return 0
    if kind == "site" and _CODE.match(words.raw[name]):
        return 0
    office = _acronym(scan, name) and words.lower[name] in scan.lexicon["openers_vi"]
    if office or scan.type_word(name) or _road(scan, name):
        return 0
    end = name_end(scan, name, joints, most)
    if words.caps[index] and any(map(scan.suffix_after, range(name + 1, end + 1))):
        return 0
    if scan.heading(index, name, end):
        return 0
    spot = scan.add(index, end, kind, kind=kind)
    spot.core = (words.starts[name], spot.end)
    if words.caps[index] and not words.opens_sentence(index) and scan.unit_at(index) == end:
        spot.soft, spot.core = True, (spot.start, spot.end)  # Gành Hào, Sông Đốc: towns called after what lies there
    return end


def _road(scan: Scan, index: int) -> bool:
    """Tell whether a numbered road stands there: "nút giao Quốc lộ 2"."""
    phrase = scan.head(index)
    numbered = phrase is not None and any(head.role == "numbered_road" for head in phrase.heads)
    return phrase is not None and numbered and scan.words.number(index + len(phrase.words))


def _person(scan: Scan, index: int) -> bool:
    """Tell whether the head word is the first of a person's name: Hồ Quốc Dũng."""
    words = scan.words
    surname = words.caps[index] and words.lower[index] in scan.lexicon["surnames"]
    end = words.run(index, BLANK)
    if not surname or end < index + 3:
        return False
    # "Hồ Đá Bạc" is a lake if "hồ Đá Bạc" stands elsewhere, and if a province or district is called so.
    headed = f"{words.lower[index]} {words.slice(index + 1, end)}"
    return headed not in words.text and scan.unit_at(index + 1, ("province", "district")) != end


def region(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "khu Nhị Chiểu", a region unless a unit near bears the name."""
    words = scan.words
    if name >= words.size or words.gap(name) != " " or not words.caps[name]:
        return 0
    end = words.run(name, CLOSE, 4)
    if end - name < 2 or any(map(scan.boundary, range(name, end))) or scan.surnamed(name, end):
        return 0
    scan.add(index, end, "region", kind="region")
    _soften(scan, name, end)
    return end
