"""Where the name proper starts behind what a sight is, and behind the titles of the person it is called after."""

from extract.patterns.places.names.names import acronym
from extract.patterns.places.state import Scan

_LONGEST = 6


def past_common(scan: Scan, name: int) -> int:
    """Return where the name starts behind what a sight is, with one capital at most: "Ruộng bậc thang X"."""
    words = scan.words
    for end in range(min(name + _LONGEST, words.size - 1), name + 1, -1):
        if words.caps[end] and words.gap(end) == " " and words.slice(name, end).lower() in scan.lexicon["sights"]:
            return end if words.shouted(name, end) or not words.caps[end - 1] else name
    return name


def past_titles(scan: Scan, name: int) -> int:
    """Return where the person's own name starts behind titles: "Khu lưu niệm cố Tổng Bí thư X", "đường Đại tướng X"."""
    words, start = scan.words, name
    if words.gap(name) != " ":
        return name  # "Tại quảng trường, Thủ tướng ..."
    while end := _title_end(scan, start):
        start = end
    return start if start < words.size and words.caps[start] and not acronym(scan, start) else name


def _title_end(scan: Scan, start: int) -> int:
    """Return where a title that a name follows ends, 0 if none starts there."""
    words, titles = scan.words, scan.lexicon["honours"]
    if words.gap(start) != " ":
        return 0  # "đến công viên, Chủ tịch ... phát biểu"
    ends = range(min(start + _LONGEST, words.size - 1), start, -1)
    return next((end for end in ends if words.gap(end) == " " and words.slice(start, end).lower() in titles), 0)
