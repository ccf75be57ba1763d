"""A capitalised run: where it ends, and which rule reads it."""

from extract.bearers import LARGE
from extract.patterns.places.bare import bare
from extract.patterns.places.bare.city_names import named_city, part_before
from extract.patterns.places.behind import areas, before_type, numbered
from extract.patterns.places.behind.gloss import glossed
from extract.patterns.places.features.headlines import water_at
from extract.patterns.places.names.road_numbers import numbered_at
from extract.patterns.places.not_places import people
from extract.patterns.places.not_places.compass import side_before
from extract.patterns.places.not_places.projects import resort
from extract.patterns.places.roads import roads
from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.text.known import is_name
from extract.patterns.places.text.words import JOINTS

_LONG = 4
_HEAD_ROLES = frozenset({"unit", "organ"})
_BARE_ROLES = frozenset({"school", "word"})  # "HCV SEA Games": no sea
_SIGN_ROLES = frozenset({"site", "village", "numbered_road"})


def run(scan: Scan, index: int) -> int:
    """Read the capitalised run that starts here; return the word after what was read."""
    if scan.person_at == index:
        return people.skip_person(scan, index)
    words = scan.words
    if not (words.gap(index + 1) in JOINTS and words.caps[index + 1]) and _plain(scan, index):
        return index + 1
    if words.lower[index] in scan.lexicon["money_words"] and words.raw[index].isupper():
        return index + 1  # "20,400 billion VND expressway"
    end = words.run(index)
    if index < scan.person_at < end and scan.unit_at(index) <= scan.person_at:
        return scan.person_at  # "Anh Chamaléa Ninh Sơn": the title opens the sentence
    if beside := side_before(scan, index, end):
        return beside
    line = "\n" in words.gap(index)
    return _name(scan, index, (line and _dateline(scan, index, end)) or end)


def _name(scan: Scan, index: int, end: int) -> int:
    """Read the words of the run that may be a name; return the word after what was read."""
    end = _cut(scan, index, end)
    if _opening(scan, index) or _sentence_word(scan, index, end):
        return index + 1
    words = scan.words
    said = not scan.lexicon["numbers"].isdisjoint(words.lower[end - 1 : end + 1])
    if (said or words.ordinal(end) or words.roman(end - 1)) and (last := numbered.numbered(scan, index, end)):
        return last
    found = before_type.first_suffix(scan, index, end)
    if found is None:
        bare.bare(scan, index, end)
        return end
    head, at, after = found
    if head.role == "company":
        if name := resort(scan, index, after):
            bare.bare(scan, index, name)
        else:
            scan.firms.append((index, after))
        return after
    if _counting(scan, index, at, after) or _done_to(scan, index, at):
        return at
    if head.role in _BARE_ROLES:
        scan.school_at = index if head.role == "school" else scan.school_at
        bare.bare(scan, index, at)
        return after
    if head.role in before_type.UNIT_ROLES:
        read = named_city(scan, index, at, after) or numbered.unit_behind(scan, head, index, at, after)
        return read or before_type.unit(scan, head, index, at, after)
    if head.role == "natural" and scan.unit_at(index) < at and _branded(scan, index, after):
        return after
    rules = {"village": before_type.village, "region": areas.area}
    return rules.get(head.role, before_type.feature)(scan, head, index, at, after)


def _branded(scan: Scan, index: int, after: int) -> bool:
    """Tell whether English water or a hill opens a longer name in Vietnamese text: "Flamingo Lake View", a resort."""
    words = scan.words
    if scan.language != "vi" or after >= words.size or words.gap(after) != " " or not words.caps[after]:
        return False
    english = words.slice(index, after).isascii() and words.raw[after].isascii() and words.raw[after].isalpha()
    return english and not (scan.opener(after) or scan.head(after) or scan.unit_at(after) > after)


def _counting(scan: Scan, index: int, at: int, after: int) -> bool:
    """Tell whether one word before the type word is no name but says how many, which or when: "Ten communes"."""
    words = scan.words
    longer = scan.lexicon.after.longest(words, index)
    if longer and len(longer.words) > 1 and index + len(longer.words) == after:
        return True  # "the Sea dike programme"
    opens = at == index + 1 and words.opens_sentence(index) and words.syllable(index) and not words.raw[index].isupper()
    return opens and words.lower[after - 1] in scan.lexicon["plural_heads"] and scan.unit_at(index) == index


def _done_to(scan: Scan, index: int, at: int) -> bool:
    """Tell whether the one word before a numbered road is what is done to it: "Widen Provincial Road 8"."""
    verb = at == index + 1 and not scan.words.syllable(index) and scan.unit_at(index) == index
    return verb and numbered_at(scan, at) > 0


def _dateline(scan: Scan, index: int, end: int) -> int:
    """Return where the province ends that opens a line before a dash, 0 if none does: "Dong Nai - Dinh Quan Zone"."""
    words = scan.words
    last = scan.unit_at(index, ("province",), end)
    if not index < last < end or words.gap(last) != " - " or scan.unit_at(last, ("province",)) > last:
        return 0
    found = None if scan.head(last) else before_type.first_suffix(scan, index, end)
    return 0 if found and found[0].role in before_type.ROAD_ROLES else last


def _plain(scan: Scan, index: int) -> bool:
    """Tell whether the word stands alone, is no name, and nothing after it makes it one: most words of a capital."""
    words, end = scan.words, index + 1
    following = words.lower[end] if end < words.size else ""
    if following in scan.lexicon.suffixes or following in scan.lexicon["and"] or words.ordinal(end):
        return False
    if words.gap(end) == " (" and glossed(scan, index, end):
        return False
    if words.lower[index] in scan.lexicon["lone_streets"] and words.raw[index - 1][0].isdecimal():
        return False  # "số 129 Pasteur"
    return not is_name(words.lower[index]) or scan.unit_at(index) == index


def _opening(scan: Scan, index: int) -> bool:
    """Tell whether the word opens a sentence and no name: "The Binh Dinh" is an opener, "An Lao" is none."""
    lower = scan.words.lower[index]
    if lower in scan.lexicon["state_words"] and index + 1 < scan.words.size:  # "Bang Georgia"
        return scan.foreign(index + 1) > 0 or scan.words.lower[index + 1] in scan.lexicon["federal_states"]
    if lower in scan.lexicon["directions"] or not scan.opener(index):
        return False
    if scan.words.before(index) in scan.lexicon["articles"]:
        return False  # "the To Lich River"
    name_first = scan.unit_at(index) >= max(index + 2, scan.unit_at(index + 1))
    inside = name_first and scan.words.before(index) in scan.lexicon["leading"]  # "In On Luong commune"
    return not inside and (lower in scan.lexicon["connectors"] or not name_first)


def _short_city(scan: Scan, at: int) -> bool:
    """Tell whether the short form of a city stands there in one word: TPHCM."""
    word = scan.words.raw[at]
    return len(word) > _LONG and word.isupper() and scan.words.lower[at] in scan.lexicon.aliases


def _cut(scan: Scan, index: int, end: int) -> int:
    """Return where the run ends if a Vietnamese head word inside starts another name: "UBND TP Thủ Đức"."""
    if part := part_before(scan, index, end - 1):
        return part  # "Nam Định - Man City"
    words = scan.words
    person = scan.surnamed(index, end) and not words.shouted(index, end)
    for at in range(max(index + 1, scan.unit_at(index)), end):
        gap, phrase = words.gap(at), scan.head(at)
        if gap == " " and (_long_name(scan, at, end) or _short_city(scan, at)):
            return at  # "Đoàn Khu tự trị dân tộc Choang Quảng Tây", "Sở Y Tế TPHCM"
        if gap == " " and phrase is None and words.raw[at].isalpha():
            continue  # most words of a run
        if _article(scan, at) or ("-" in gap and numbered_at(scan, at)):
            return at  # "Mai Son - National Highway 45"
        lot = gap == " - " and len(words.raw[at - 1]) == 1  # "Khu C - Khu đô thị mới X"
        glued = not words.raw[at].isalpha() and roads.is_glued(scan, at)
        road = glued and scan.language == "vi" and gap in {" - ", "-"}
        if person and not (lot or road or scan.type_sign(at)):
            continue
        if glued and (road or gap == " "):
            return at  # "DA QL50B"
        sign = at == index + 1 and gap == " - " and "\n" in words.gap(index)  # "VOV - Tỉnh Sóc Trăng ..."
        # "Hà Nội - TP.HCM", not "Sở VH-TT Hà Nội"
        dashed = gap in {" - ", "-"} and scan.type_sign(at) and not words.raw[at - 1].isupper()
        if phrase is None or not (gap == " " or sign or dashed or lot):
            continue
        name = at + len(phrase.words)
        named = name < words.size and (words.caps[name] or words.number(name)) and not scan.suffix_after(name)
        # "Các KCN Long Hậu, ...", "BOT QL 51", "Các KP 1, 2"
        signed = phrase.heads[0].role in _SIGN_ROLES and words.raw[at].isupper() and not words.syllable(at)
        if named and (signed or water_at(scan, at) or phrase.heads[0].role in _HEAD_ROLES or len(phrase.words) > 1):
            return at
    return end


def _article(scan: Scan, at: int) -> bool:
    """Tell whether an article opens the clause behind a dash: "Nghe An - A road", not "the Ta Rut - A Vao road"."""
    words = scan.words
    if scan.language != "en" or words.gap(at) != " - " or words.lower[at] not in scan.lexicon["articles"]:
        return False
    return words.run(at, BLANK) == at + 1 or scan.suffix(at + 1) is not None


def _long_name(scan: Scan, at: int, end: int) -> bool:
    """Tell whether a long fixed name starts there that goes on behind the capitalised words."""
    phrase = scan.lexicon.names.longest(scan.words, at) if scan.language == "vi" else None
    return phrase is not None and len(phrase.words) >= _LONG and at + len(phrase.words) > end


def _own_country(scan: Scan, at: int) -> bool:
    """Tell whether a country in no Vietnamese syllables stands behind one: "Việc Ukraine xin", not "Air Canada"."""
    words, sets = scan.words, scan.lexicon
    brand = words.lower[at] in sets["english_lands"] or words.lower[at - 1] in sets["before_brands"]
    return words.syllable(at - 1) and not words.syllable(at) and not brand and scan.language == "vi"


def _both_ends(scan: Scan, index: int) -> bool:
    """Tell whether two large units with a dash stand behind the word that opens a sentence: "Xe Sơn La - Hà Nội"."""
    words, first = scan.words, index + 1
    if words.gap(first) != " " or words.lower[index] in scan.lexicon["sides"]:
        return False
    last = scan.unit_at(first, LARGE)
    return last > first and words.gap(last) == " - " and scan.unit_at(last, LARGE) == words.run(last, BLANK)


def _sentence_word(scan: Scan, index: int, end: int) -> bool:
    """Tell whether the first word has its capital from the sentence alone: "Khách Hàn Quốc"."""
    words = scan.words
    country = scan.country(index + 1)
    foreign = country and _own_country(scan, index + 1)
    cue = country and (foreign or words.lower[index] in scan.lexicon["country_cues"])
    short = end - index < (2 if cue else 3)
    opens = words.opens_sentence(index) or words.gap(index) == ""  # "Báo Lào CaiBáo Lào Cai29/10/2025"
    if short or not opens or words.lower[index] in scan.lexicon["surnames"]:
        return False
    if scan.unit_at(index) > index or scan.suffix(end):
        return False
    if foreign or _both_ends(scan, index):
        return True
    phrase = scan.lexicon.names.longest(words, index + 1)
    return scan.unit_at(index + 1) == end or (phrase is not None and index + 1 + len(phrase.words) == end)
