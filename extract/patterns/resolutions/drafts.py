"""Papers that one body put forward and another approved: the day and the body of the approval are not theirs."""

import re
from functools import cache

from extract.patterns.resolutions.citation import Citation
from extract.patterns.resolutions.day_words import words_of
from extract.text import View

_BODY_BEFORE = 220
"""Characters before a number in which the body that approves it stands."""


@cache
def _approves() -> re.Pattern[str]:
    """Return the pattern of a word of approval."""
    return re.compile(words_of("approves"), re.IGNORECASE)


@cache
def _owner() -> re.Pattern[str]:
    """Return the pattern of the body behind a number; `name` is what it starts with, "UBND huyện"."""
    return re.compile(rf",?\s(?i:{words_of('belonging', 'agents')})\s(?P<name>[A-Z]\w*(?:\s\w+)?)")


def is_draft(view: View, citation: Citation, verb: str) -> bool:
    """Say whether a paper that is approved was put forward by another body, on another day: "thông qua Tờ trình"."""
    if not _approves().fullmatch(verb):
        return False
    if citation.type in ("submission", "report"):
        return True
    # "UBND tỉnh phê duyệt Kế hoạch số 12/KH-SNN của Sở Nông nghiệp", not "HĐND tỉnh thông qua ... của HĐND tỉnh"
    owner = _owner().match(view.folded, citation.end)
    start = max(view.sentence(citation.start)[0], citation.start - _BODY_BEFORE)
    return owner is not None and owner["name"].lower() not in view.folded[start : citation.start].lower()
