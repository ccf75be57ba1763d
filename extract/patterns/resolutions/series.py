"""Numbers that strokes or dashes string together: "Nghị quyết 57-59-66-68"."""

import re

from extract.patterns.resolutions.grammar import grammar
from extract.text import View

_SERIES = re.compile(r"(?P<joint>[-/])(?P<second>\d{2,3})(?:(?P=joint)\d{2,3}){1,6}(?![\w%]|[-/.,]\w)")
_NUMBER = re.compile(r"\d+")
_LAST_MONTH = 12


def numbers_behind(view: View, end: int) -> list[tuple[int, int]]:
    """Return where the further numbers of a series stand, at least two; none of a date's, and of what is counted."""
    series = _SERIES.match(view.folded, end)
    if not series or grammar().counted.match(view.text, series.end()):
        return []
    numbers = [match.span() for match in _NUMBER.finditer(view.folded, *series.span())]
    return numbers if len(numbers) > 2 or int(series["second"]) > _LAST_MONTH else []  # day, month, year
