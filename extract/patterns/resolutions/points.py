"""A bare number behind a list of documents that is none of it: the number of the next point, or a count."""

import re

from extract.patterns.resolutions.citation import Citation
from extract.patterns.resolutions.grammar import grammar
from extract.text import View

_POINTED = re.compile(r"(?:[./]|(?P<bracket>\)))(?:\s{1,3}(?=[^\s\d])|\n)")
"""What stands behind the number of a point: "2. ", "2) "."""
_PARTED = re.compile(r"\s{0,2}[,;]\s{0,2}")
_MOST_POINTS = 20
"""Lists with more points than these number them otherwise."""
_REACH = 120
"""Characters before a list in which a bracket opens that holds it."""


def opens_point(view: View, match: re.Match[str], head: Citation) -> bool:
    """Say whether a number opens the next point of a numbered list: "...; 2. Nghị quyết", "..., (line end) 3) Học phí".

    `match` is that of the number as the next one of the list that `head` opens.
    """
    text, end = view.folded, match.end()
    joint = text[match.start() : match.start("item")]
    pointed = _POINTED.match(text, end)
    if pointed is None or not _PARTED.fullmatch(joint):
        return False
    if pointed["bracket"]:
        begin = max(0, head.start - _REACH)
        return text.rfind("(", begin, end) <= text.rfind(")", begin, end)  # not "(Nghị quyết 57, 59)"
    # "Nghị quyết số 57-NQ/TW, 59. Đây là": behind a comma on its line a higher number goes on with the list.
    low = match["serial"].isdigit() and int(match["serial"]) <= _MOST_POINTS
    return "\n" in joint or _descends(match["serial"], head) or bool(head.symbol and ";" in joint and low)


def out_of_order(view: View, citation: Citation, head: Citation) -> bool:
    """Say whether a low number with a noun behind it counts: "Decrees 35, 36 and 3 circulars"."""
    low = len(citation.serial) <= 2 and _descends(citation.serial, head) and not citation.year
    return low and not grammar().function_word.match(view.text, citation.end)


def _descends(digits: str, head: Citation) -> bool:
    """Say whether a number is lower than the one that opens its list: papers are told in their order."""
    return digits.isdigit() and head.serial.isdigit() and int(digits) < int(head.serial)
