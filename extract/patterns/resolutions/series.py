"""Numbers that strokes or dashes string together: "Nghị quyết 57-59-66-68"."""

import re
from itertools import pairwise

from extract.patterns.resolutions.citation import Citation
from extract.patterns.resolutions.grammar import grammar
from extract.text import View

_SERIES = re.compile(r"(?P<joint>[-/])(?P<second>\d{2,3})(?:(?P=joint)\d{2,3}){1,6}(?![\w%]|[-/.,]\w)")
_NUMBER = re.compile(r"\d+")
_LAST_MONTH = 12


_IN_SERIES = frozenset({"resolution", "conclusion", "directive", "decree", "circular"})


def numbers_behind(view: View, head: Citation) -> list[tuple[int, int]]:
    """Return where the further numbers of a series stand, at least two; none of a date's, and of what is counted.

    Papers are told in their order; "Chương trình 95-95-95", "Kế hoạch 60-30-10" are targets and shares.
    """
    series = _SERIES.match(view.folded, head.end)
    if not series or head.type not in _IN_SERIES or grammar().counted.match(view.text, series.end()):
        return []
    numbers = [match.span() for match in _NUMBER.finditer(view.folded, *series.span())]
    values = [int(head.serial), *(int(view.folded[slice(*span)]) for span in numbers)] if head.serial.isdigit() else []
    if not values or any(one >= two for one, two in pairwise(values)):
        return []
    return numbers if len(numbers) > 2 or int(series["second"]) > _LAST_MONTH else []  # day, month, year
