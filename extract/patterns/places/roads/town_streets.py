"""Streets that are a town's, not called after it: "mỗi con phố Hội An", "Đường sách Cao Lãnh"."""

from extract.bearers import LARGE
from extract.gazetteer import fold
from extract.patterns.places.names.names import first_syllable
from extract.patterns.places.state import BLANK, Scan


def sort_only(scan: Scan, index: int, name: int) -> bool:
    """Tell whether the words only say of which sort a street is: "phố ẩm thực", "Đường sách"."""
    return scan.words.slice(index, name).lower() in scan.lexicon["street_sorts"]


def in_town(scan: Scan, index: int, name: int) -> bool:
    """Tell whether streets are those of a town: "mỗi con phố Hội An", "nhiều tuyến đường Hà Nội", "lòng đường Sài Gòn".

    Not "lòng đường Điện Biên Phủ", "con đường Hồ Chí Minh", "các đường Hà Nội, Trần Phú".
    """
    words, sets = scan.words, scan.lexicon
    end = words.run(name, BLANK) if name < words.size and words.caps[name] else name
    sided = words.caps[name - 1] and words.lower[name - 1] in sets["sides"]
    sort = sort_only(scan, index, name) and not (sided and words.run(name, BLANK) == name + 1)  # "phố Tây Sơn"
    festive = not sets["festive"].isdisjoint({" ".join(words.lower[name : name + count]) for count in (1, 2)})
    if sort and (festive or first_syllable(scan, name, end)):
        return True  # "Đường sách Cà phê Buôn Ma Thuột", "Đường sách Tết Bính Ngọ"
    if end == name or scan.unit_at(name, LARGE) != end:
        return False
    if words.gap(end) in {", ", " ("} and end < words.size and scan.type_word(end):
        return False  # "lòng đường Bắc Ninh, TP Tuy Hòa"
    called = words.slice(name, end)
    if called.lower() in sets["streets"] or fold(called) in sets["always_persons"]:
        return False
    if words.before(index) in sets["fronts"] and words.slice(index, end).lower() in sets["town_streets"]:
        return False
    if sort or not sets["counters"].isdisjoint((words.before(index), words.lower[index])):
        return True
    listed = 0 < (item := scan.list_joint(end)) < words.size and words.caps[item]
    sided = words.before(index) in sets["carriageways"] or (scan.plural(index) and not listed)
    beside = (
        listed and words.slice(item, words.run(item, BLANK)).lower() in sets["streets"]
    )  # "góc phố Hà Nội - Lê Lợi"
    sided = sided or (words.slice(max(0, index - 1), end).lower() in sets["town_walks"] and not beside)
    return sided and scan.unit_at(name, ("province",)) == end
