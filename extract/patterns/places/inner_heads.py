"""Head words inside the name of a feature, and those that stand in its place: "Đường Cửa khẩu quốc tế Lao Bảo"."""

from extract.patterns.places.state import Scan

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


def numbered_at(scan: Scan, index: int) -> bool:
    """Tell whether a numbered road stands there: "nút giao Quốc lộ 2"."""
    phrase = scan.head(index)
    numbered = phrase is not None and any(head.role == "numbered_road" for head in phrase.heads)
    return phrase is not None and numbered and scan.words.number(index + len(phrase.words))
