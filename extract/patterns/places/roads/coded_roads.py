"""Roads called by a mere number: "đường 482B", "đường 257b", "đường 30/4", "Đường 10 đoạn qua huyện An Lão"."""

import re

from extract.patterns.places.features.mistaken import sugar
from extract.patterns.places.names.end_numbers import counts_nothing
from extract.patterns.places.names.listing import listed_before
from extract.patterns.places.names.road_numbers import NUMBERED, bare_number, measured, numbered_at
from extract.patterns.places.roads.roads import named_road, numbered_road
from extract.patterns.places.roads.streets import street_day, streets_beside
from extract.patterns.places.state import Scan
from extract.patterns.places.text.lexicon import Head

_CODE = re.compile(r"(?:\d{1,4}[A-Z\u0110]\d?|\d{3,4}|\d{2,3}[abce])$")  # no "đường 200g", "đường 120m"
_MOST_JOINED = 4  # hamlets
_TO_PLACE = 3  # words: "qua thị xã Đông Triều"
_NUMBERED = NUMBERED | {"coded_road"}


def coded_road(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read "đường 482B", "đường 30/4"; "đường 5" alone is none."""
    words = scan.words
    if words.slice(index, name).lower() in scan.lexicon["hamlet_roads"]:
        return _hamlet_road(scan, index, name)
    if words.gap(name) == " " and (end := street_day(scan, name)):
        scan.add(index, end, "numbered road", kind="road")
        return streets_beside(scan, index, end)
    number = name < words.size and (_CODE.match(words.raw[name]) or _in_ward(scan, name))
    coded = name < words.size and (number or _small(scan, index, name))
    counted = words.gap(name + 1) == " " and words.lower[name + 1] in scan.lexicon["sums_and_sizes"]
    if counted and words.raw[name].isdecimal():
        return 0  # "làm đường 800 tỷ đồng", "đường 120 m"
    return numbered_road(scan, head, index, name) if coded else 0


def _hamlet_road(scan: Scan, index: int, name: int) -> int:
    """Read "đường Liên khu 5-6", called after the hamlets that it joins."""
    words, end = scan.words, name
    while end < min(words.size, name + _MOST_JOINED) and words.raw[end].isdecimal():
        if words.gap(end) not in ({" "} if end == name else {"-", " - ", "/"}):
            break
        end += 1
    return named_road(scan, index, end) if end > name and not measured(scan, end) else 0


def _small(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a number of one or two figures is a road's."""
    if scan.language != "vi" or not scan.words.raw[name].isdecimal():
        return False
    if _struck(scan, name) or _led(scan, index, name):
        return True
    plain = name == index + 1 and scan.words.gap(name) == " " and scan.words.lower[index] in scan.lexicon["road_words"]
    return plain and not sugar(scan, index) and (_placed(scan, index, name) or _listed(scan, index, name))


def _placed(scan: Scan, index: int, name: int) -> bool:
    """Tell whether it is said where the road lies: "đường 47 ở Thanh Hóa", not "chặng đường 20 qua"."""
    words, sets, after = scan.words, scan.lexicon, name + 1
    if (
        words.gap(after) != " "
        or words.lower[after] not in sets["road_lies"]
        or words.before(index) in sets["before_no_road"]
    ):
        return False
    return any(words.caps[after + 1 : after + 1 + _TO_PLACE])


def _listed(scan: Scan, index: int, name: int) -> bool:
    """Tell whether another numbered road stands beside it: "đường 10, đường 12 và quốc lộ 21"."""
    words, sets, after = scan.words, scan.lexicon, name + 1
    if not counts_nothing(scan, name) or words.before(index) in sets["before_no_road"]:
        return False
    counted = after + 1 < words.size and words.lower[after] in sets["commune_words"] and not words.caps[after + 1]
    if counted and words.gap(after) == " ":
        return False  # "quốc lộ 37, đường 3 xã bị ngập"
    before = listed_before(scan, index)
    return (before is not None and before.rule == "numbered road") or _road_at(scan, scan.list_joint(name + 1))


def _road_at(scan: Scan, item: int) -> bool:
    """Tell whether a numbered road stands at the item, whose number counts nothing."""
    end = numbered_at(scan, item, _NUMBERED)
    return end > 0 and counts_nothing(scan, end - 1)


def _in_ward(scan: Scan, name: int) -> bool:
    """Tell whether the unit in which a road with a small number lies follows: "đường 42, quận 2"."""
    words = scan.words
    number = words.raw[name].isdecimal() and words.gap(name + 1) in {", ", " ("}
    return number and scan.type_word(name + 1) and not words.opens_sentence(name - 1)


def _struck(scan: Scan, name: int) -> bool:
    """Tell whether what happens to roads is said behind a small number: "Đường 9 bị chia cắt", not "đường 9 mét"."""
    words, after = scan.words, name + 1
    if words.gap(after) != " ":
        return False
    pair = " ".join(words.lower[after : after + 2])
    goes = words.lower[after] in scan.lexicon["road_courses"] and any(words.caps[after + 1 : after + 3])
    said = any(told in scan.lexicon[each] for each in ("struck", "road_events") for told in (pair, words.lower[after]))
    return goes or said


def _led(scan: Scan, index: int, name: int) -> bool:
    """Tell whether one goes along a road with a small number, or two meet: "theo đường 9 lên", "ngã ba đường 20"."""
    words = scan.words
    if words.gap(index) != " ":
        return False
    crossing = words.slice(max(0, index - 2), index).lower() in scan.lexicon["crossroads"]
    goes = crossing or words.lower[index - 1] in scan.lexicon["road_leads"]
    further = scan.list_joint(name + 1)
    if 0 < further < words.size and words.number(further) and measured(scan, further + 1):
        return False  # "trên đường 60, 70 km"
    return goes and words.gap(name) == " " and bare_number(scan, name, index, goes_on=True)
