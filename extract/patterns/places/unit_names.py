"""The name behind the type word of a unit: where it ends, and the spot that it makes."""

from extract.gazetteer import has_marks
from extract.patterns.places.lexicon import Head
from extract.patterns.places.names import compound, first_syllable, named_after, number_closes
from extract.patterns.places.state import BLANK, CLOSE, Scan
from extract.spots import levels_borne, named

_LONGEST_UNKNOWN = 3
_LONGEST_PAST = 4
_NEAR = 7  # words before the name: "đội cùng thành phố Everton"
_PLAIN = frozenset({" ", ".", ". "})  # "TP. Everton"


def add(scan: Scan, head: Head, at: tuple[int, int, int], rule: str = "type word", group: int = 0) -> None:
    """Add the spot of a unit: `at` is where its span and its name start, and where both end."""
    first, name, end = at
    kind = head.kind
    types = head.types
    written = scan.unit_name(name, end, head.levels)
    ours = "province" in levels_borne(written) and scan.words.gap(end) == ", "  # "tỉnh Lạng Sơn, Trung Quốc cùng họp"
    chinese = _of_henan(scan, first) or (rule != "list" and _of_china(scan, head, written))
    abroad = kind == "province" and (chinese or (not ours and _abroad(scan, end)))
    if abroad or (levels_borne(written).isdisjoint(head.levels) and (kind == "province" or scan.foreign(name))):
        types = ()
    scan.add(first, end, rule, name=written, kind=kind, types=types, group=group, abroad=abroad)


def unit_name(scan: Scan, head: Head, name: int, known: bool = False) -> int:
    """Return where the name of a unit with this type word ends, 0 if none starts here."""
    if compound(scan, name):
        return 0  # "xã An toàn khu"
    end = scan.unit_at(name, head.levels)
    if "province" in head.levels and (past := _past_province(scan, name)):
        return past
    if end == name + 1 and _goes_on(scan, name, end):
        return end + 1
    if end > name:
        return end + 1 if head.levels == ("commune",) and not scan.reformed and number_closes(scan, end) else end
    if (foreign := scan.foreign(name)) and not (known and scan.weak_country(name)):
        return foreign  # not "TP Thái Nguyên, Tân Cương"
    return 0 if known else _unknown_name(scan, head, name)


def _past_province(scan: Scan, name: int) -> int:
    """Return where the name of a province of 1976 to 1997 ends, 0 if there is none: "tỉnh Hà Nam Ninh"."""
    words, past = scan.words, scan.lexicon["past_provinces"]
    ends = range(min(words.size, name + _LONGEST_PAST), name + 1, -1)
    return next((end for end in ends if words.caps[end - 1] and words.slice(name, end).lower() in past), 0)


def _goes_on(scan: Scan, name: int, end: int) -> bool:
    """Tell whether one more word belongs to a name whose first alone is a unit's: "xã Phùng Bánh"."""
    words = scan.words
    if words.run(name, BLANK) != end + 1 or scan.boundary(end) or scan.head(end):
        return False
    return not words.shouted(name, end + 1) and not scan.suffix_after(end + 1)


def _unknown_name(scan: Scan, head: Head, name: int) -> int:
    """Return where a name that is in no register ends, 0 if the words can be none."""
    words = scan.words
    first = scan.head(name)
    if scan.country(name) or (first and first.heads[0].role == "organ"):
        return 0
    end, last = name, words.run(name, CLOSE, 5)
    while end < last and not (end > name and scan.head(end) and named_after(scan, end)):
        end += 1
    if first_syllable(scan, name, end) and "'" not in words.raw[end - 1]:
        return 0  # but "xã M'Lon có", of which no syllable ends the name
    if words.slice(name, end).lower() in scan.lexicon["ethnic"]:
        return 0
    person = end - name > 2 and scan.surnamed(name, end)
    if not 1 <= end - name <= _LONGEST_UNKNOWN or person or words.shouted(name, end):
        return 0
    if "province" in head.levels:  # all of ours are known: it must be a foreign one
        if head.levels != ("province",):
            return _city_abroad(scan, name, end)
        return end if (not words.syllable(name) or _abroad(scan, end)) and not scan.opener(name) else 0
    if words.lower[name] in scan.lexicon["brand_words"]:
        return 0
    strange = any(map(scan.boundary, range(name, end)))
    return 0 if strange and not (_abroad(scan, end) and not words.syllable(name) and not scan.opener(name)) else end


def _of_henan(scan: Scan, first: int) -> bool:
    """Tell whether a Chinese city stands before a province that Vietnam has, or had, too: "Trịnh Châu, tỉnh Hà Nam"."""
    words = scan.words
    if first < 2 or words.gap(first) not in {", ", " ("}:
        return False
    cities = scan.lexicon["cities_of_henan"]
    city = next((at for at in range(max(0, first - 3), first) if words.slice(at, first).lower() in cities), -1)
    return city == 0 or (city > 0 and not (words.caps[city - 1] and words.gap(city) == " "))  # "ông Lê Khai Phong"


def _of_china(scan: Scan, head: Head, name: str) -> bool:
    """Tell whether a city is China's, for here only a district of another type bears the name: Trùng Khánh."""
    known = name.lower() in scan.lexicon["cities_abroad_too"]
    return known and not any(unit.type in head.types for unit in named(name))


def _city_abroad(scan: Scan, name: int, end: int) -> int:
    """Return where a foreign city's name ends, 0 if none stands there: "thành phố Rafah", not "thành phố Aqua City".

    Its country, or a mayor's name, may follow without a mark: "thành phố Saitama Nhật Bản".
    """
    words, sets = scan.words, scan.lexicon
    if scan.language != "vi" or words.gap(name) == "":
        return 0
    end = next((at for at in range(name + 1, end) if scan.country(at) or scan.foreign(at)), end)
    mayor = not sets["mayors"].isdisjoint(words.lower[_clause(scan, name) : name])
    end = name + 1 if end - name == _LONGEST_UNKNOWN and mayor else end
    if end + 1 < words.size and words.lower[end] in sets["foreign_joints"] and words.caps[end + 1]:
        end = words.run(end, BLANK) if words.caps[end] else words.run(end + 1, BLANK)
    if not _told_abroad(scan, end) and ((mayor and _of_mayor(scan, name, end)) or _of_body(scan, name)):
        return 0
    span = range(name, end)
    cut = words.gap(end).startswith("-")
    strange = not all(map(words.syllable, span)) and not cut
    marked = has_marks(words.slice(name, end)) and not _abroad(scan, end)  # rather a misprint
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
    return _abroad(scan, end) or words.gap(end) == " (" or beside


def _abroad(scan: Scan, end: int) -> bool:
    """Tell whether another country stands right after: "tỉnh Chiang Mai (Thái Lan)", not "tỉnh Sơn La, Lào Cai"."""
    words = scan.words
    if words.gap(end) not in {" (", ", "} or words.lower[end] in scan.lexicon["home_country"]:
        return False
    return scan.whole_country(end) and scan.unit_at(end) == end


def higher(scan: Scan, head: Head, name: int, end: int) -> bool:
    """Tell whether the name is a province's, and no unit of the type bears it, since the reform none of today."""
    units = named(scan.unit_name(name, end)) if end > name and "province" not in head.levels else ()
    alike = [unit for unit in units if unit.type in head.types and not (scan.reformed and unit.register == "old")]
    return not alike and any(unit.level == "province" for unit in units)
