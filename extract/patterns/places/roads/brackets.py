"""Roads whose ends have their provinces in brackets: "cao tốc A (B) - C (D)", "the A (B) - C (D) expressway"."""

import re
from functools import cache
from itertools import pairwise

from extract.lexicon import alternation
from extract.patterns.places.text.lexicon import places_lexicon
from extract.spots import Spot
from extract.text import CAPITALS

_BOTH = 4  # spots: two ends, each with its province
_DASH = re.compile(r"\) ?- ?")
_PROVINCES = frozenset({None, "province", "country"})


@cache
def _head_behind() -> re.Pattern[str]:
    """Return the pattern of the head word behind the last bracket."""
    return re.compile(rf" (?:{alternation(places_lexicon()['road_heads'])})(?!\w)", re.IGNORECASE)


@cache
def _street() -> re.Pattern[str]:
    """Return the pattern of a street's type word right before its name: not "đường cao tốc A"."""
    return re.compile(rf"(?i:{alternation(places_lexicon()['street_types'])}) [{CAPITALS}]")


def roads(spots: list[Spot], text: str) -> list[Spot]:
    """Return the spots in order, those of such a road as one."""
    kept: list[Spot] = []
    index = 0
    while index < len(spots):
        count, end = _road(spots, index, text)
        first = spots[index]
        kept.append(Spot(first.start, end, text[first.start : end], "road", kind="road") if count else first)
        index += max(count, 1)
    return kept


def _road(spots: list[Spot], index: int, text: str) -> tuple[int, int]:
    """Return how many spots are one road from the index on, 0 if none are, and where the road ends."""
    first = spots[index]
    near = spots[index : index + _BOTH] if text.startswith(" (", first.end) else []
    gaps = [text[here.end : following.start] for here, following in pairwise(near)]
    if len(gaps) < 2 or not _DASH.fullmatch(gaps[1]) or near[1].kind not in _PROVINCES:
        return 0, 0
    apart = first.rule == "numbered road" or (first.kind == "road" and _street().match(text, first.start))
    if apart and near[2].kind == "road":
        return 0, 0  # "ĐT 824 (Đức Hòa) - ĐT 825 (Bến Lức)", "đường Nguyễn Văn Bứa (Hóc Môn) - ĐT824 (Đức Hòa)"
    last = gaps[2:] and gaps[2] == " (" and near[3].kind in _PROVINCES
    both = last and text.startswith(")", near[3].end)
    count, end = (_BOTH, near[3].end + 1) if both else (_BOTH - 1, near[2].end)
    if first.rule == "road":
        return count, end
    head = _head_behind().match(text, end) if both else None
    return (count, head.end()) if head else (0, 0)
