"""Names before an English type word: which only say where such things lie, as in "Ben Tre estuaries", "Asia market"."""

from extract.gazetteer import fold
from extract.patterns.places.behind.lists_before import no_other_before
from extract.patterns.places.state import Scan

_LONGEST_ESTATE = 3  # words


def names_no_water(scan: Scan, first: int, at: int) -> bool:
    """Tell whether the name is no river's and no lake's."""
    name = scan.words.slice(first, at).lower()
    return name not in scan.lexicon["rivers"] and name not in scan.lexicon["lakes"]


def of_large(scan: Scan, first: int, at: int, after: int, levels: tuple[str, ...] = ("province", "district")) -> bool:
    """Tell whether a plural behind a large unit's name, and no list, only says where: "many Quy Nhon neighborhoods"."""
    words, sets = scan.words, scan.lexicon
    if words.lower[after - 1] not in sets["plural"] or scan.unit_at(first, levels) != at:
        return False
    return no_other_before(scan, first)


def off_province(scan: Scan, first: int, at: int, after: int) -> bool:
    """Tell whether the sea is only that off a province: "the Nghe An sea"."""
    words = scan.words
    off = not words.caps[after - 1] and words.slice(at, after) in scan.lexicon["off_shore"]
    return off and scan.unit_at(first, ("province",)) == at


def of_region(scan: Scan, at: int) -> bool:
    """Tell whether the last word before the type word is a region, whatever its side: "the North Asia markets"."""
    region = scan.lexicon.names.longest(scan.words, at - 1)
    return region is not None and len(region.words) == 1 and region.heads[0].role == "region"


def one_word(scan: Scan, kind: str, at: int, after: int) -> bool:
    """Tell whether the one word before a type word is its name: "Han River", "the East Sea", "the Srepok river"."""
    words, sets, word = scan.words, scan.lexicon, scan.words.lower[at - 1]
    if kind == "natural" and word in sets["river_words"]:
        return True
    plain = words.lower[after - 1] in sets["plain_features"] and not scan.opener(at - 1)
    sided = words.slice(at, after).lower() in sets["named_by_side"] and word in sets["directions"]
    return words.caps[after - 1] and (plain or sided)


def of_brand(scan: Scan, index: int, first: int, after: int) -> bool:
    """Tell whether an English name in a Vietnamese text is an estate's, a venue's or a product's: "chung cư Eco Lake".

    `index`, `first`, `after`: where the capitals, the name and what stands behind the type word start.
    """
    words, sets = scan.words, scan.lexicon
    if scan.language != "vi" or not words.caps[after - 1]:
        return False
    foreign = not words.syllable(first) and scan.unit_at(first) == first  # not "Sun World Ba Na Hills"
    if foreign and words.gap(first) == " " and words.caps[first - 1] and not words.syllable(first - 1):
        return not words.raw[first - 1].isupper()  # "Intel Nova Lake", "Vinhomes Green Bay"
    before = {words.slice(start, index).lower() for start in range(max(0, index - _LONGEST_ESTATE), index)}
    return words.gap(index) == " " and not before.isdisjoint(sets["estates"] | sets["venues"])


def woods(scan: Scan, first: int, at: int, after: int) -> bool:
    """Tell whether described woods bear a large unit's name: "the Can Gio mangrove forest"."""
    described = after - at > 1 and scan.words.raw[after - 1] in scan.lexicon["woods"]
    return described and scan.unit_at(first, ("province", "district")) == at


def no_war_site(scan: Scan, first: int, at: int, after: int) -> bool:
    """Tell whether what is called like a site of the wars is a province's measure, or says whose: "the US Air Base"."""
    words, head = scan.words, scan.words.slice(at, after).lower()
    measure = head in scan.lexicon["wartime"] and scan.unit_at(first, ("province",)) == at
    return measure or (head in scan.lexicon["bases"] and not any(map(words.syllable, range(first, at))))


def _own_name(scan: Scan, first: int, at: int) -> bool:
    """Tell whether a site behind a described head word in small letters has a name of its own, no unit's."""
    return _crossing(scan, first, at) or _of_battle(scan, first, at)


def _crossing(scan: Scan, first: int, at: int) -> bool:
    """Tell whether a river, pass or road of the name is crossed: "Saigon river tunnel", "An Phu road bridge"."""
    word, sets = scan.words.lower[at], scan.lexicon
    water = word in sets["plain_features"] or scan.words.slice(at, at + 2).lower() in sets["crossed"]
    return water or (word in sets["road_heads"] and scan.unit_at(first, ("province",)) != at)


def _of_battle(scan: Scan, first: int, at: int) -> bool:
    """Tell whether a victory is called so, which is a commune's only by chance: "the Bach Dang Victory relic site"."""
    words = scan.words
    large = scan.unit_at(first, ("province", "district")) == at
    return words.lower[at] in scan.lexicon["victories"] and (words.caps[at] or not large)


def gives_way(scan: Scan, first: int, at: int, after: int) -> bool:
    """Tell whether a site behind a small head word is none if a unit near bears the name: not "Hoa Binh square"."""
    square = _of_words(scan, first, at) and scan.words.lower[after - 1] in scan.lexicon["called_by_words"]
    return not square and not (after - at > 1 and _own_name(scan, first, at))


def figurative(scan: Scan, first: int, at: int, after: int) -> bool:
    """Tell whether such a site may be called by a word, and not only after a unit: "Thong Nhat market"."""
    return _of_words(scan, first, at) and scan.words.lower[after - 1] in scan.lexicon["also_by_words"]


def _of_words(scan: Scan, first: int, at: int) -> bool:
    """Tell whether the name is a word that squares are called after everywhere: "Hoa Binh", "Thong Nhat"."""
    name = fold(scan.words.slice(first, at))
    return name in scan.lexicon["ordinary"] or name in scan.lexicon["ideals"]


def nameless(scan: Scan, word: int) -> bool:
    """Tell whether a title stands there without the dynasty before it: "Four Kings Temple", not "Hung Kings Temple"."""
    words = scan.words
    titled = words.lower[word] in scan.lexicon["dynastic"]
    return titled and not (words.gap(word) == " " and words.caps[word - 1] and words.syllable(word - 1))
