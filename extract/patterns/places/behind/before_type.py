"""Names before their English type word: "Kim Son district", "Huu Day dike", "A, B and C communes"."""

from extract.bearers import LARGE, levels_borne, named
from extract.gazetteer import levels_of
from extract.patterns.places.bare.bare import bare
from extract.patterns.places.behind.gloss import glossed
from extract.patterns.places.behind.lies import (
    figurative,
    gives_way,
    nameless,
    names_no_water,
    no_war_site,
    of_brand,
    of_large,
    of_region,
    off_province,
    one_word,
    woods,
)
from extract.patterns.places.behind.lists_before import (
    LONGEST,
    ON_LINE,
    all_large,
    is_verb,
    joint_before,
    list_before,
    name_start,
    of_districts,
    trailing,
)
from extract.patterns.places.behind.pairs import far_end, gates, past_sign
from extract.patterns.places.names.end_numbers import counts_nothing, site_number
from extract.patterns.places.names.road_numbers import ring_number
from extract.patterns.places.state import CLOSE, Scan
from extract.patterns.places.text.lexicon import Head
from extract.patterns.places.units.abroad import name_abroad

UNIT_ROLES = frozenset({"unit", "adjective"})
ROAD_ROLES = frozenset({"road", "expressway", "railway"})
_MOST_HEADS = 6  # one behind the other: "Border Gate Economic Zone"


def first_suffix(scan: Scan, index: int, end: int) -> tuple[Head, int, int] | None:
    """Return the first head word after a name in the run or right behind it, where it starts and ends."""
    if company := _company_after(scan, end):
        return Head("company"), company, company
    if gloss := glossed(scan, index, end):
        return gloss
    known = scan.unit_at(index)
    for at in range(max(index + 1, known), end + 2 if scan.words.ordinal(end) else end + 1):
        if (found := scan.suffix(at)) and not (
            _own_syllable(scan, index, at, found) or is_verb(scan, index, at, found[1])
        ):
            return _longest(scan, found, at, end)
    return None


def _own_syllable(scan: Scan, index: int, at: int, found: tuple[Head, int]) -> bool:
    """Tell whether the last syllable of a name of two only looks like a type word: "Gia Bay", not "Ha Long Bay"."""
    words = scan.words
    two = at == index + 1 and found[1] == at + 1 and words.caps[at] and words.syllable(index)
    return two and words.lower[at] in scan.lexicon["own_syllables"] and scan.unit_at(index) == index


def _longest(scan: Scan, found: tuple[Head, int], at: int, end: int) -> tuple[Head, int, int]:
    """Return the head word with those that follow it: "Border Gate Economic Zone", "River Rice Company"."""
    head, after = found
    if head.role not in UNIT_ROLES and (company := _company_in(scan, after, end)):
        return Head("company"), company, company
    if head.role == "natural" and after == at + 1 and scan.words.caps[at] and scan.words.syllable(at):
        further = scan.suffix(after)  # "Phieng Bay village"
        if further and further[0].role in {"unit", "village"}:
            return further[0], after, further[1]
    for _ in range(_MOST_HEADS if at < end else 0):
        if head.role not in {"site", "natural"} or not (further := scan.suffix(after)):
            break
        if further[0].role not in {"site", "company"} or not scan.words.caps[after]:
            break
        head, after = further
    return head, at, after


def _company_in(scan: Scan, start: int, end: int) -> int:
    """Return where a company's head word between two words ends, 0 if there is none."""
    for at in range(start, end):
        phrase = scan.lexicon.after.longest(scan.words, at)
        if phrase and phrase.heads[0].role == "company" and scan.words.gap(at) in ON_LINE:
            return at + len(phrase.words)
    return 0


def _company_after(scan: Scan, end: int) -> int:
    """Return where "and Service Co., Ltd" after the run ends, 0 if no company's name goes on there."""
    words = scan.words
    joined = end + 1 < words.size and words.lower[end] in scan.lexicon["and"] and words.gap(end) == " "
    if not joined or not words.caps[end + 1]:
        return 0
    return _company_in(scan, end + 2, words.run(end + 1) + 1)


def unit(scan: Scan, head: Head, index: int, at: int, after: int) -> int:
    """Read "Kim Son district", "Son La Provincial ..."; a list before a plural shares its type word."""
    if _of_province(scan, head, index, at, after):
        bare(scan, index, at)
        return after  # "Many Lam Dong communes"
    first = name_start(scan, index, at, head.levels)
    abroad = name_abroad(scan, head, index, at, after) if first < 0 else -1
    if 0 <= abroad < at - 1:
        first = abroad  # "Nong Het District"
    if first < 0 and head.role == "unit" and not all(map(scan.boundary, range(index, at))):
        first = trailing(scan, index, at)
        first = -1 if at - first > LONGEST or (at - first > 2 and scan.surnamed(first, at)) else first
        first -= first > 0 and _small_first(scan, head, first, at)
    first = abroad if first < 0 else first
    if first < 0:
        bare(scan, index, at)
        numbered = after < scan.words.size and scan.words.raw[after].isdecimal()
        numbered = numbered and (scan.words.caps[at] or counts_nothing(scan, after))
        return at if numbered else after  # "Meanwhile Ward 1", "in HCMC district 8 has"
    bare(scan, index, first)
    name = scan.unit_name(first, at, head.levels)
    if head.role == "unit":
        scan.add(first, after, "type word", name=name, kind=_kind(scan, head, name, first), types=head.types)
        list_before(scan, head, first, after)
    elif named(name):
        scan.add(first, at, "adjective", name=name, kind=head.kind, types=head.types)
    return after


def _small_first(scan: Scan, head: Head, first: int, at: int) -> bool:
    """Tell whether the first word of a unit's name lost its capital: "far from ho Chi Minh City"."""
    words, before = scan.words, scan.words.before(first)
    if scan.language != "en" or not before.isalpha() or words.caps[first - 1] or scan.opener(first - 1):
        return False
    borne = levels_borne(words.slice(first - 1, at))
    return before not in scan.lexicon["articles"] and not borne.isdisjoint(head.levels)


def _of_province(scan: Scan, head: Head, index: int, at: int, after: int) -> bool:
    """Tell whether one province's whole name only says where a plural lies: "12 Dak Lak communes"."""
    first = next((start for start in range(index, at) if not scan.boundary(start)), index)
    return "province" not in head.levels and of_large(scan, first, at, after, ("province",))


def _kind(scan: Scan, head: Head, name: str, first: int) -> str:
    """Return the kind of a unit; one that no register knows, of a type of several levels, is no province."""
    if levels_borne(name).isdisjoint(head.levels) and scan.words.syllable(first) and not scan.foreign(first):
        return levels_of(head.types[:1])[-1]
    return head.kind


def village(scan: Scan, head: Head, index: int, at: int, after: int) -> int:
    """Read "Na Cang village"."""
    first = trailing(scan, index, at)
    if first < 0 or at - first > LONGEST or (at - first == 1 and scan.words.roman(first)):
        bare(scan, index, at)
        return at  # "type II residential areas"
    if _of_people(scan, first, at, after):
        return at  # "Cat Linh is a Mong village"
    article = scan.words.lower[first] in scan.lexicon["articles"] and scan.words.opens_sentence(first)
    loose = after - at > 1 or scan.words.lower[at] in scan.lexicon["quarter_words"]  # "a Hanoi quarter"
    far = loose and scan.unit_at(first + article, ("province",)) == at
    cities = scan.words.lower[after - 1] in scan.lexicon["loose_lists"] and all_large(scan, first, at)
    if far or cities or _of_province(scan, head, index, at, after) or of_large(scan, first, at, after):
        bare(scan, first + article, at)
        return after  # "A Quang Nam fishing village"
    bare(scan, index, first)
    spot = scan.add(first, after, "village", name=scan.words.slice(first, at), kind="village")
    spot.core = (spot.start, scan.words.ends[at - 1])
    list_before(scan, head, first, after)
    return after


def _of_people(scan: Scan, first: int, at: int, after: int) -> bool:
    """Tell whether the name says who lives there: "a Mong village", "Muong villages", not "Dao Village"."""
    words, sets = scan.words, scan.lexicon
    article = words.before(first) in sets["articles"]
    if at - first > 1 and words.lower[first] in sets["articles"] and words.opens_sentence(first):
        first, article = first + 1, True
    told = article or words.lower[after - 1] in sets["plural"] or words.before(first) in sets["group_colours"]
    name = words.slice(first, at).lower()
    return name in sets["ethnic"] and (told or "'" in name)  # no village is called "H'Mong"


def feature(scan: Scan, head: Head, index: int, at: int, after: int) -> int:
    """Read "Huu Day dike", "Cau Treo Border Gate Economic Zone", "Red River", "Tran Phu Street"."""
    words = scan.words
    if head.role == "railway" and any("-" in words.gap(word) for word in range(index + 1, at)):
        bare(scan, index, at)
        return after
    if end := gates(scan, head, index, at, after):
        return end
    kind, capital = "road" if head.role in ROAD_ROLES else head.role, words.caps[after - 1]
    dashed = kind == "road" or words.lower[after - 1] in scan.lexicon["dashed"]
    wide = dashed or (kind == "site" and capital) or (kind != "region" and _whole(scan, index, at, after))
    first = _feature_start(scan, index, at, wide)
    first = past_sign(scan, first, at) if kind == "road" and first >= 0 else first
    if first < 0 and one_word(scan, kind, at, after):
        first = at - 1
    river = words.lower[at] in scan.lexicon["plain_features"] and scan.lexicon.names.longest(words, index)
    if first < 0 and river and river.heads[0].role == "natural":
        first = index if index + len(river.words) == at + 1 else -1  # "the Red River left dike"
    vietnamese = scan.language == "vi" and not words.slice(index, at).isascii()
    vietnamese = vietnamese and not (capital and words.slice(at, after).lower() in scan.lexicon["new_city"])
    if first < 0 or vietnamese:
        bare(scan, index, at)
        return at
    if scan.heading(after - 1, first, at) and kind == "site":
        return after
    waters = of_large(scan, first, at, after, ("province",)) or off_province(scan, first, at, after)
    described = woods(scan, first, at, after) or of_districts(scan, first, at, after)
    if (waters and kind == "natural" and names_no_water(scan, first, at)) or described:
        bare(scan, index, at)
        return after  # "Ben Tre estuaries"
    if (not capital and of_region(scan, at)) or no_war_site(scan, first, at, after):
        bare(scan, index, at)
        return at
    if of_brand(scan, index, first, after):
        return after
    bare(scan, index, first)
    first = far_end(scan, first, at) if first == index else first
    end = after + (kind == "site" and site_number(scan, after))
    end = ring_number(scan, at, after) or end
    soft = kind == "site" and not capital and end == after and gives_way(scan, first, at, after)
    spot = scan.add(first, end, head.role, kind=kind, soft=soft, figurative=figurative(scan, first, at, after))
    spot.core = (spot.start, words.ends[at - 1])
    spot.name = words.slice(first, at) if soft else spot.name
    list_before(scan, Head(kind), first, after)
    return end


def _whole(scan: Scan, index: int, at: int, after: int) -> bool:
    """Tell whether a dash parts no large unit from another: "Ba Na - Suoi Mo", not "Hanoi - Hai Phong".

    Sites of a past that lie together may be called after a district: "Con Son - Kiep Bac historical site".
    """
    words = scan.words
    dashes = [word for word in range(index + 1, at) if words.gap(word) == " - "]
    levels = ("province",) if words.slice(at, after).lower() in scan.lexicon["paired"] else ("province", "district")
    return all(scan.unit_at(index, levels, word) == index for word in dashes)


def _feature_start(scan: Scan, index: int, at: int, wide: bool) -> int:
    """Return where the name of a feature that ends before `at` starts, -1 if nothing there is a name."""
    words = scan.words
    first = at
    while first > index and _feature_word(scan, first - 1):
        gap = words.gap(first) if first < at else " "
        if gap not in CLOSE and not (wide and gap == " - "):
            break
        first -= 1
    articles = scan.lexicon["articles"]
    if first < at and words.lower[first] in articles:
        last = scan.unit_at(first + 1, LARGE, at)
        free = scan.unit_at(first, LARGE) == first  # "A Thai Nguyen stadium", not "A Luoi market"
        first += free and last > max(first + 2, scan.unit_at(first))
    empty = scan.lexicon["directions"] | articles
    names = [word for word in range(first, at) if words.lower[word] not in empty]
    numbers = all(words.raw[word].isdecimal() or words.roman(word) for word in names)  # "a type I urban area"
    return first if names and (not numbers or _one_more(scan, first)) else -1


def _one_more(scan: Scan, number: int) -> bool:
    """Tell whether a Roman number stands for one more of a name: "Dong Van V and VI industrial parks"."""
    words, last = scan.words, number
    for _ in range(LONGEST if words.roman(number) else 0):
        last = joint_before(scan, last)
        if last < 2 or not words.roman(last - 1):
            return False
        if words.gap(last - 1) == " " and words.caps[last - 2]:
            return words.syllable(last - 2)
        last -= 1  # "Dong Van I, II and III industrial parks"
    return False


def _feature_word(scan: Scan, word: int) -> bool:
    """Tell whether the word can be one of a feature's name: "Southern", "VSIP", "Song", "II", "Hanoi"."""
    words = scan.words
    if words.lower[word] in scan.lexicon["directions"]:
        return True
    if words.raw[word].isupper() and words.lower[word] in scan.lexicon["contracts"]:
        return False
    articles = scan.lexicon["articles"]
    on = words.before(word) in scan.lexicon["road_cues"] and words.lower[word] not in articles  # "on To Hieu Street"
    led = on or words.before(word) in articles
    if scan.opener(word) and not (words.syllable(word) and led):
        return False
    lower = words.lower[word]
    if lower in scan.lexicon["developers"] or (lower in scan.lexicon["feature_words"] and not nameless(scan, word)):
        return True
    plain = words.syllable(word) and words.lower[word] not in scan.lexicon["organ_after"]
    if plain or words.raw[word].isupper() or words.raw[word].isdecimal():
        return True
    if words.slice(word, min(word + 2, words.size)).lower() in scan.lexicon["developer_pairs"]:
        return words.caps[word]
    return any(scan.unit_at(start) > word for start in range(max(0, word - 3), word + 1))
