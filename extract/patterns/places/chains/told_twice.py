"""A name that its own repeat follows: the first lies not in the second, but is what that is, unless in an address."""

import re
from collections.abc import Sequence

from extract.gazetteer import fold_word
from extract.spots import Spot

ENDS = re.compile(r"\s?(?:[.;,)\n]|\Z)")
"""What stands behind an address that is over."""
_ROUND = ((1, 2), (-1, -2))  # the pairs where a list goes on, and where its next name has its bracket
Pairs = Sequence[tuple[str, Spot, Spot]]


def part(pairs: Pairs, text: str) -> None:
    """Part the two: "Tự hào Bình Định, Bình Định hội nhập", "Công an Tuy Phước (huyện Tuy Phước)"."""
    for at, (gap, here, following) in enumerate(pairs):
        if here.parent is not following or here.types or fold_word(here.name) != fold_word(following.name):
            continue
        if _goes_on(pairs, at, text) if gap == ", " and not following.types else _explained(pairs, at):
            here.parent, here.bracketed = following.parent, False


def _goes_on(pairs: Pairs, at: int, text: str) -> bool:
    """Tell whether a new clause starts with the second name, not "phường Minh Khai, Hà Giang, Hà Giang"."""
    _, here, following = pairs[at]
    inside = at > 0 and pairs[at - 1][1].parent is here
    inside = inside or (here.cue and not text.startswith(" -", following.end))  # "tại Vĩnh Long, Vĩnh Long khiến"
    return not (inside or ENDS.match(text, following.end))


def _explained(pairs: Pairs, at: int) -> bool:
    """Tell whether a bracket only says what a name is, not in a list where other brackets say where the names lie.

    "Phù Mỹ (huyện Phù Mỹ), Bồng Sơn (huyện Hoài Nhơn)" are townships.
    """
    gap, _, following = pairs[at]
    if not gap.endswith("(") or not following.types or following.former:
        return False
    for joint, other in _ROUND:
        if 0 <= at + other < len(pairs) and pairs[at + joint][0].startswith(")"):
            beside, name, around = pairs[at + other]
            if beside.endswith("(") and not name.types and fold_word(name.name) != fold_word(around.name):
                return False
    return True
