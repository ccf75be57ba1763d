"""Sites behind a single head word that is theirs as well: both gates of a crossing, airports that all know."""

from extract.bearers import LARGE, levels_borne
from extract.patterns.places.features.zones import zones_on
from extract.patterns.places.names.names import name_end
from extract.patterns.places.state import BLANK, CLOSE, WIDE, Scan

_LONGEST = 5
_CLOSED = (("airport_words", "airports"), ("harbour_words", "harbours"), ("eco_zone_words", "eco_zones"))
"""Head words, and the names of which all sites that may share one are known."""
_GATES = ("gate_words", "gate_names")


def two_ends(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a dash parts two sites: behind the word of a railway, and both sides of a crossing by land."""
    return scan.words.slice(index, name).lower() in scan.lexicon["crossings_by_land"] or _of_railway(scan, index)


def _of_railway(scan: Scan, index: int) -> bool:
    """Tell whether the word of a railway, perhaps with its number, stands before the index."""
    words, sets, last = scan.words, scan.lexicon, index - 1
    if last > 1 and words.raw[last].isdecimal() and words.lower[last - 1] in sets["numbers"]:
        last -= 2  # "metro số 1 (Bến Thành - Suối Tiên)"
    if index == 0 or words.gap(index) not in {" ", " ("}:
        return False
    return any(" ".join(words.lower[max(0, first) : last + 1]) in sets["rails"] for first in range(last - 2, last + 1))


def parted(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a dash parts two airports or ports that all know: "nối sân bay Tân Sơn Nhất - Long Thành"."""
    words, sets = scan.words, scan.lexicon
    end = words.run(name, BLANK, _LONGEST) if name < words.size and words.caps[name] else words.size
    if end >= words.size or words.gap(end) != " - ":
        return False
    head, whole = words.slice(index, name).lower(), words.slice(name, words.run(name, WIDE, _LONGEST)).lower()
    names = next((sets[names] for heads, names in _CLOSED if head in sets[heads]), frozenset[str]())
    second = words.slice(end, words.run(end, BLANK, _LONGEST)).lower()
    return whole not in names and {words.slice(name, end).lower(), second} <= names


def shared(scan: Scan, index: int, name: int, end: int) -> int:
    """Read the further sites that share the head word at the index with the one that ends before `end`.

    Return the word after them.
    """
    head = scan.words.slice(index, name)
    last = max(zones_on(scan, head, end), _far_gate(scan, head.lower(), end), _far_station(scan, index, end))
    if last > end:
        return last
    return _known_on(scan, head.lower(), end, journey=scan.words.before(index) in scan.lexicon["journeys"])


def _far_gate(scan: Scan, head: str, end: int) -> int:
    """Read the gate on the other side: "Trà Lĩnh (Việt Nam) - Long Bang (Trung Quốc)", "lối mở A - B"."""
    words, sets = scan.words, scan.lexicon
    crossing = head in sets["crossings_by_land"]
    if not (crossing or head in sets["gate_words"]):
        return end
    item = end
    if crossing and words.gap(end) == " - ":
        last = name_end(scan, item, CLOSE, _LONGEST) if words.caps[item] else item
    elif end < (item := _behind_country(scan, end, ") -")) < words.size and words.caps[item]:
        last = name_end(scan, item, CLOSE, _LONGEST)
        last = last if _behind_country(scan, last, ")") > last else item
    else:
        return end
    if last == item or scan.bare_province(item, last) or any(map(scan.boundary, range(item, last))):
        return end
    if scan.foreign(item) == last:
        return end  # "cửa khẩu Hữu Nghị (Việt Nam) - Nam Ninh (Trung Quốc)": where the road goes
    if item > end + 1:
        scan.holes.append((end, item))
    scan.add(item, last, "list", kind="site", group=scan.group())
    return last


def _far_station(scan: Scan, index: int, end: int) -> int:
    """Read the other end of a railway, unless a town bears its name: "metro số 1 (Bến Thành - Suối Tiên)"."""
    words = scan.words
    if words.gap(end) != " - " or end >= words.size or not words.caps[end] or not _of_railway(scan, index):
        return end
    last = words.run(end, BLANK, _LONGEST)
    if not LARGE.isdisjoint(levels_borne(words.slice(end, last))) or any(map(scan.boundary, range(end, last))):
        return end
    scan.spots[-1].soft = False
    scan.add(end, last, "list", kind="site", group=scan.group())
    return last


def _behind_country(scan: Scan, end: int, closing: str) -> int:
    """Return the index behind the bracket in which a country alone stands, 0 if none does."""
    words, phrase = scan.words, scan.lexicon.names.longest(scan.words, end)
    if words.gap(end) != " (" or phrase is None or phrase.heads[0].role != "country":
        return 0
    last = end + len(phrase.words)
    return last if words.text.startswith(closing, words.ends[last - 1]) else 0


def _known_on(scan: Scan, head: str, end: int, *, journey: bool) -> int:
    """Read the further names of a list while each is that of such a site: "sân bay Vinh, Đồng Hới và Thọ Xuân".

    On a `journey` ("từ sân bay Nội Bài, Vinh và Huế") a town is rather the next place on it.
    """
    words, sets = scan.words, scan.lexicon
    names = next((sets[names] for heads, names in (*_CLOSED, _GATES) if head in sets[heads]), frozenset())
    group = scan.spots[-1].group
    while names and 0 < (item := scan.list_joint(end)) < words.size and words.caps[item]:
        last = _known(scan, item, names)
        town = not LARGE.isdisjoint(levels_borne(words.slice(item, last))) if last else False
        town = town and words.gap(item) != " - "
        if not last or words.lower[item - 1] in sets["linking"] or (town and journey):
            break  # "nối sân bay Nội Bài với Phú Quốc, Vinh"
        if town and item == end and not _known(scan, scan.list_joint(last), names):
            break  # "cảng Thị Nại, Quy Nhơn" is one
        group = scan.spots[-1].group = group or scan.group()
        scan.add(item, last, "list", kind="site", group=group)
        end = last
    return end


def _known(scan: Scan, item: int, names: frozenset[str]) -> int:
    """Return where one of the names that fills the capitalised words there ends, 0 if none does."""
    ends = {scan.words.run(item, joints, _LONGEST) for joints in (BLANK, WIDE)} if item > 0 else set[int]()
    # "Nghi Sơn, Chân Mây - Lăng Cô và Dung Quất"
    return max((last for last in ends if last > item and scan.words.slice(item, last).lower() in names), default=0)
