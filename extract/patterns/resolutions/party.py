"""Papers of the Party that print gives to its centre, "22-NQ/TƯ", and that are a province's."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extract import dates
from extract.lexicon import alternation, folded, load
from extract.patterns.resolutions.citation import Citation
from extract.patterns.resolutions.day_words import words_of
from extract.patterns.resolutions.symbols import centre
from extract.text import View

_CENTRAL, _LOCAL = "/TW", "/TU"
_BETWEEN = 12
"""Characters between two numbers of a list, which one body issued."""


@cache
def _issuer() -> re.Pattern[str]:
    """Return the pattern of the body behind a number, in the group `local` or `central`; for text without marks."""
    lead, local, alone, central = (
        alternation(folded(load("resolutions")["party"][name])) for name in ("lead", "local", "alone", "central")
    )
    day = rf"(?:,?\s\(?(?:(?:{words_of('day')})\s)?(?:{dates.source()})\)?)?"
    # "Đảng ủy Công an Trung ương" is no province's.
    of_centre = (
        rf"(?:\s[A-Za-z]{{1,7}}){{0,5}}\s(?:{alternation(folded(load('resolutions')['party']['centre']))})(?!\w)"
    )
    own = rf"(?:(?:{lead})\s)?(?:{local})(?!{of_centre})|(?:{alone})(?!\s(?:{central}))"
    of = words_of("belonging")
    return re.compile(rf"{day},?\s(?:{of})\s(?:(?P<local>{own})|(?P<central>{central}))(?!\w)", re.IGNORECASE)


def of_provinces(view: View, found: Sequence[Citation]) -> list[Citation]:
    """Return the citations, "TƯ" read as a province's where its body follows or the article has the number so."""
    printed = [one.symbol.endswith(_CENTRAL) and _has_mark(view, one) for one in found]
    if not any(printed):
        return list(found)
    issuers = [
        _issuer().match(view.folded, one.end) if mark else None for one, mark in zip(found, printed, strict=True)
    ]
    plain = {one.number for one, mark in zip(found, printed, strict=True) if not mark}
    local = {one.number for one, issuer in zip(found, issuers, strict=True) if issuer and issuer["local"]}
    local |= {one.number for one in found if one.number not in plain and _localised(one).number in plain}
    read: list[Citation] = []
    of_next, start = False, -1
    for one, mark, issuer in zip(reversed(found), reversed(printed), reversed(issuers), strict=True):
        in_list = of_next and (mark or one.rule == "shared symbol") and start - one.end <= _BETWEEN
        of_next = in_list or (mark and one.number in local and not (issuer and issuer["central"]))
        start = one.start
        read.append(_localised(one) if of_next else one)
    return read[::-1]


def _has_mark(view: View, citation: Citation) -> bool:
    """Say whether a number is printed with the mark of the Party's centre."""
    return centre().search(view.text, citation.start, citation.end) is not None


def _localised(citation: Citation) -> Citation:
    """Return a citation with the letters of a province in its symbol."""
    symbol = citation.symbol
    return replace(citation, symbol=symbol.removesuffix(_CENTRAL) + _LOCAL) if symbol.endswith(_CENTRAL) else citation
