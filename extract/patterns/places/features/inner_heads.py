"""Head words inside the name of a feature, and those that stand in its place: "Đường Cửa khẩu quốc tế Lao Bảo"."""

from extract.patterns.places.names.road_numbers import NUMBERED, numbered_at
from extract.patterns.places.state import BLANK, Scan

_ROADS = NUMBERED | {"road", "ring_road"}
_NAMED_ROLES = frozenset({"site", "natural", "company", "school", "road", "expressway"})


def past_inner(scan: Scan, index: int, name: int) -> int:
    """Return where the name proper starts: after "Ngã ba", "Cao nguyên đá", "Bắc bán đảo", "hồ" in a site's name."""
    words = scan.words
    start = name + (name < words.size and words.lower[name] in scan.lexicon["sides"])
    inner = scan.head(start) if words.gap(name) == " " else None  # "khu kinh tế: Khu kinh tế X" is a list
    if inner is None or inner.heads[0].role not in {"site", "natural"}:
        return name
    beside = start > name and inner.heads[0].role == "natural" and not words.caps[start]  # "đê Bắc kênh Xáng"
    if len(inner.words) < 2 and name - index < 2 and not beside:
        return name
    after = start + len(inner.words)
    return after if after < words.size and words.caps[after] and words.gap(after) == " " else name


def second_head(scan: Scan, name: int, kind: str) -> bool:
    """Tell whether a head word of its own stands in the place of a name: "Khu Kinh tế và Khu Công nghiệp tỉnh X".

    With one capital only, any of two words does: "đường Sân bay Nội Bài", but "sông Cầu vượt báo động".
    """
    words, inner = scan.words, scan.head(name)
    if inner is None or inner.heads[0].role not in _NAMED_ROLES or len(inner.words) < 2:
        return False
    if not words.caps[name + 1]:
        water = scan.lexicon["rivers"] | scan.lexicon["lakes"]
        return kind != "natural" or words.lower[name] not in water
    after = name + len(inner.words)
    goes_on = after < words.size and words.caps[after] and words.gap(after) == " "
    return inner.heads[0].role == "site" and len(inner.words) > 2 and not words.caps[name + 2] and not goes_on


def in_junction(scan: Scan, index: int, name: int) -> bool:
    """Tell whether the head word only says what a junction is, whose own word follows: "vòng xoay nút giao X - Y"."""
    words, inner = scan.words, scan.head(name)
    if inner is None or words.caps[name] or words.gap(name) != " ":
        return False
    junction = words.slice(name, name + len(inner.words)).lower() in scan.lexicon["junctions"]
    return junction and words.slice(index, name).lower() in scan.lexicon["crossings"]


def past_roads(scan: Scan, index: int, name: int, end: int) -> int:
    """Return where a junction's name ends that goes on with roads: "nút giao Trần Não - đại lộ Vòng Cung".

    `end`: where its name ends without them. Not of a stretch: "đoạn nút giao A - đường B".
    """
    words, sets, last = scan.words, scan.lexicon, end
    if words.gap(end) != " - " or words.slice(index, name).lower() not in sets["junctions"]:
        return end
    if words.before(index) in sets["stretches"] | sets["linking_roads"]:
        return end
    while last < words.size and words.gap(last) == " - ":
        plain = words.run(last, BLANK) if last > end and scan.head(last) is None else 0
        part = _road_end(scan, last) or plain
        if part <= last:
            break
        last = part
    return last


def _road_end(scan: Scan, at: int) -> int:
    """Return where a road with its number or name ends that starts there; 0 if none does."""
    if number := numbered_at(scan, at, _ROADS):
        return number
    words, phrase = scan.words, scan.head(at)
    if phrase is None or _ROADS.isdisjoint(head.role for head in phrase.heads):
        return 0
    name = at + len(phrase.words)
    return words.run(name, BLANK) if name < words.size and words.caps[name] and words.gap(name) == " " else 0
