"""Places abroad, told by a type word or a country: "Sepone District, Laos", "Thành Đô (Trung Quốc)", "Rafah city"."""

from extract.bearers import named
from extract.gazetteer import has_marks
from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.text.lexicon import Head

_JOINTS = frozenset({", ", " (", " "})
_LONGEST, _LONGEST_CITY = 2, 3
_NEAR = 7  # words before the name: "đội cùng thành phố Everton"
_PLAIN = frozenset({" ", ".", ". "})  # "TP. Everton"


def name_abroad(scan: Scan, head: Head, index: int, at: int, after: int) -> int:
    """Return where the name of such a district starts, whatever its syllables, -1 if none stands before the type word.

    `index`: where the run starts. `at`, `after`: where the type word starts and ends; the province or country follows.
    Two words are a name only if no more stand there: "Border Guards Visit Sepone District, Savannakhet Province".
    """
    words = scan.words
    if scan.language != "en" or head.kind != "district" or not _in_neighbour(scan, after):
        return -1
    start = next((word for word in range(index, at) if not scan.opener(word)), at)
    if start == at or not _name_word(scan, at - 1):
        return -1
    if at - start != _LONGEST:
        return at - 1
    if words.gap(at - 1) != " " or not _name_word(scan, start):
        return at - 1 if words.gap(at - 1) != " " else -1
    verb = words.opens_sentence(start) and ";" not in words.gap(start)  # "Visit Sepone District, Laos"
    return -1 if verb and not words.syllable(start) else start


def _name_word(scan: Scan, word: int) -> bool:
    """Tell whether the word may be one of a name: no point of the compass, and it says nothing of the district."""
    words, sets = scan.words, scan.lexicon
    no_name = (sets["described_as"], sets["directions"], sets["organ_after"], sets["articles"], sets["no_districts"])
    return words.raw[word].isalpha() and not any(words.lower[word] in each for each in no_name)


def _in_neighbour(scan: Scan, after: int) -> bool:
    """Tell whether a foreign province or country follows: ", Phongsaly Province", "(Laos)", "of Savannakhet"."""
    words = scan.words
    if after >= words.size or words.gap(after) not in _JOINTS:
        return False
    led = words.gap(after) == " "  # by a word, as others are by a mark
    if led and words.lower[after] not in scan.lexicon["within"]:
        return False
    name = after + led
    abroad = scan.country(name) and words.lower[name] not in scan.lexicon["home_country"]
    return scan.foreign(name) > 0 or abroad


def in_china(scan: Scan, index: int, end: int) -> bool:
    """Tell whether China, or one of its provinces with its type word, stands behind: "Thành Đô, tỉnh Tứ Xuyên"."""
    words, head = scan.words, scan.head(end)
    if end >= words.size or words.gap(end) not in {", ", " ("} or words.shouted(index, end):
        return False
    if any(words.slice(end, last).lower() in scan.lexicon["china"] for last in (end + 1, min(end + 2, words.size))):
        return True
    name = end + len(head.words) if head and head.heads[0].levels == ("province",) else words.size
    return scan.foreign(name) > 0 and not scan.weak_country(name)


def of_henan(scan: Scan, first: int) -> bool:
    """Tell whether a Chinese city stands before a province that Vietnam has, or had, too: "Trịnh Châu, tỉnh Hà Nam"."""
    words = scan.words
    if first < 2 or words.gap(first) not in {", ", " ("}:
        return False
    cities = scan.lexicon["cities_of_henan"]
    city = next((at for at in range(max(0, first - 3), first) if words.slice(at, first).lower() in cities), -1)
    return city == 0 or (city > 0 and not (words.caps[city - 1] and words.gap(city) == " "))  # "ông Lê Khai Phong"


def of_china(scan: Scan, head: Head, name: str) -> bool:
    """Tell whether a city is China's, for here only a district of another type bears the name: Trùng Khánh."""
    known = name.lower() in scan.lexicon["cities_abroad_too"]
    return known and not any(unit.type in head.types for unit in named(name))


def city_abroad(scan: Scan, name: int, end: int) -> int:
    """Return where a foreign city's name ends, 0 if none stands there: "thành phố Rafah", not "thành phố Aqua City".

    Its country, or a mayor's name, may follow without a mark: "thành phố Saitama Nhật Bản".
    """
    words, sets = scan.words, scan.lexicon
    if scan.language != "vi" or words.gap(name) == "":
        return 0
    end = next((at for at in range(name + 1, end) if scan.country(at) or scan.foreign(at)), end)
    mayor = not sets["mayors"].isdisjoint(words.lower[_clause(scan, name) : name])
    end = name + 1 if end - name == _LONGEST_CITY and mayor else end
    if end + 1 < words.size and words.lower[end] in sets["foreign_joints"] and words.caps[end + 1]:
        end = words.run(end, BLANK) if words.caps[end] else words.run(end + 1, BLANK)
    if not _told_abroad(scan, end) and ((mayor and _of_mayor(scan, name, end)) or _of_body(scan, name)):
        return 0
    span = range(name, end)
    cut = words.gap(end).startswith("-")
    strange = not all(map(words.syllable, span)) and not cut
    marked = has_marks(words.slice(name, end)) and not country_behind(scan, end)  # rather a misprint
    ours = any(words.lower[at] in sets["brand_words"] | sets["city_brands"] or scan.opener(at) for at in span)
    signs = any(words.raw[at].isupper() and len(words.raw[at]) > 1 for at in span)
    return end if strange and not (marked or ours or signs) else 0


def _clause(scan: Scan, name: int) -> int:
    """Return where the words start that stand before the name with no mark between them, a few at most."""
    far = max(0, name - _NEAR)
    return next((at for at in range(name, far, -1) if scan.words.gap(at) not in _PLAIN), far)


def _of_mayor(scan: Scan, name: int, end: int) -> bool:
    """Tell whether two words behind a mayor's title are the mayor's own: "Thị trưởng thành phố Eric Adams nói".

    Not where who that is was told before: "ông X, Thị trưởng thành phố Shariff Aguak."
    """
    words = scan.words
    told = words.gap(_clause(scan, name)) == ", " and words.gap(end) != " "
    return end - name > 1 and not told and words.gap(end) != ", "


def _of_body(scan: Scan, name: int) -> bool:
    """Tell whether "of the city" closes a body's or contest's name: "Giải vô địch thành phố Robocon"."""
    words, first = scan.words, _clause(scan, name)
    index = next((at for at in (name - 2, name - 1) if at >= 0 and scan.type_word(at)), name)
    if words.before(index) in scan.lexicon["city_at"]:
        return False  # "giải chạy ở thành phố Huamantla"
    inside = [(start, last) for start in range(first, index) for last in range(start + 1, index + 1)]
    return any(words.slice(*each).lower() in scan.lexicon["no_city_before"] for each in inside)


def _told_abroad(scan: Scan, end: int) -> bool:
    """Tell whether what a foreign city lies in may be told behind it: "(bang Florida)", "của Anh", "Nhật Bản"."""
    words = scan.words
    of = end < words.size and words.gap(end) == " " and words.lower[end] in scan.lexicon["of_country"]
    beside = words.gap(end) == " " and scan.country(end + of) and words.lower[end] not in scan.lexicon["home_country"]
    return country_behind(scan, end) or words.gap(end) == " (" or beside


def country_behind(scan: Scan, end: int) -> bool:
    """Tell whether another country stands right after: "tỉnh Chiang Mai (Thái Lan)", not "tỉnh Sơn La, Lào Cai"."""
    words = scan.words
    if words.gap(end) not in {" (", ", "} or words.lower[end] in scan.lexicon["home_country"]:
        return False
    return scan.whole_country(end) and scan.unit_at(end) == end
