"""Sums whose number print has parted at a separator: "cost 2 , 5 billion VND", "VND 1, 250,000,000"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.mentions import Flag
from extract.parted import cut, funded, head, misread, undecided
from extract.patterns.amounts.counting import counts
from extract.patterns.amounts.scan import LEAST_DONG, SumLike, candidates
from extract.separators import Convention
from extract.text import View

_FEW = 1000
"""Few prices are below 1,000 dong."""
_GROUP = 3
_LONGEST = 24
"""Characters of the groups before a blank."""
_GROUPS = re.compile(r"\d{3}(?:[.,]\d{3}){0,4}(?![.,]?\d)")
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?:\s\.\s?|\.\s)$")
"""A number with groups of its own and one mark more: hardly the end of a sentence before more groups."""
_DECIMALS = re.compile(r"\d{1,2}(?![.,]?\d)")
_BEHIND = re.compile(r"(?:\s[.,]\s?|[.,]\s)(?P<rest>\d{3}(?:[.,]\d{3}){1,4}(?![.,]?\d))")
"""The rest of a number behind its currency and first digits: at least two groups, for one may be the next sum."""
_GAP = re.compile(r"\s?(?P<mark>[.,])\s?")
_STRAY = re.compile(r"\s[.,](?=\d{1,3}(?!\d))")
"""A mark that print has parted from the digits before it, with decimals or a group of thousands glued behind."""
_DECIMAL_HEAD = re.compile(r"(?<![\w.,])\d{1,3}(?:(?:\.\d{3}){1,4}(?:\s,\s?|,\s)|(?:,\d{3}){1,4}(?P<ends>\s?\.\s?))$")
"""A number with groups of its own and the mark of its decimals: "1.250, 5 tỷ"; a point may end a sentence."""
_FLAG: tuple[Flag] = ("separator_by_shape",)


def _reread(stretch: str, start: int, end: int, how: Convention) -> SumLike | None:
    """Return the sum of a stretch without the blanks beside its separators."""
    whole = re.sub(r"\s?([.,])\s?", r"\1", stretch)
    found = next(candidates(View(whole), how), None)
    if not found or found.start or found.end != len(whole):
        return None
    low = replace(found.low, flags=tuple(dict.fromkeys((*found.low.flags, *_FLAG))))
    return replace(found, start=start, end=end, low=low)


def _flagged(found: SumLike) -> SumLike:
    """Return a sum that may be only the rest of a number."""
    return replace(found, low=replace(found.low, flags=tuple(dict.fromkeys((*found.low.flags, *_FLAG)))))


def _runs_on(text: str, found: SumLike, after: SumLike | None) -> int | None:
    """Return where the number ends whose first digits stand behind a currency, too few to be a sum of their own."""
    value = found.low.value
    if text[found.start].isdigit() or found.scaled or value is None or value >= _FEW:
        return None
    if found.currency != "VND":
        # "US$ 1 ,234 million": a blank before a mark parts nothing; "$5 , 10 million people" are two.
        stray = _STRAY.match(text, found.end)
        joins = stray and after and after.start == stray.end() and after.scaled
        return after.end if after and joins and not counts(text, after) else None
    behind = _BEHIND.match(text, found.end)
    if behind:
        return behind.end()
    # "VND 1, 250 billion"; but "VND 500. 250 million people" are two sentences.
    # "VND 50, 100 billion VND" are two sums: the second has a currency of its own.
    bare = after and after.scaled and not after.high and not after.currency and not counts(text, after)
    gap = _GAP.fullmatch(text, found.end, after.start) if after and bare else None
    return after.end if after and gap and (gap["mark"] == "," or value < LEAST_DONG) else None


def _may_run_on(text: str, found: SumLike, after: SumLike) -> bool:
    """Say whether a small sum behind a sign may be the head of the next figure: "US$1. 2 billion"."""
    small = found.low.value is not None and found.low.value < _FEW and not found.scaled
    beside = _GAP.fullmatch(text, found.end, after.start) is not None and after.scaled and not after.currency
    return small and beside and not text[found.start].isdigit()


def _joined(text: str, floor: int, found: SumLike, how: Convention) -> SumLike:
    """Return a sum with the digits that print has parted from it, or flagged where they may be its own."""
    garbled = misread(text, found.start, floor)
    if garbled:
        begin, digits = garbled
        return _reread(f"{digits}{text[found.start : found.end]}", begin, found.end, how) or _flagged(found)
    if cut(text, found.start):
        return _flagged(found)
    groups = _GROUPS.match(text, found.start)
    if groups and (grouped := _GROUPED.search(text, max(floor, found.start - _LONGEST), found.start)):
        return _reread(text[grouped.start() : found.end], grouped.start(), found.end, how) or _flagged(found)
    decimals = _DECIMALS.match(text, found.start) if found.scaled else None
    if decimals and (large := _DECIMAL_HEAD.search(text, max(floor, found.start - _LONGEST), found.start)):
        ends = large["ends"] and text[found.start - 1].isspace()
        sure = not ends and funded(text, large.start())
        whole = _reread(text[large.start() : found.end], large.start(), found.end, how) if sure else None
        return whole or _flagged(found)
    rest = groups or decimals
    before = head(text, found.start, floor) if rest else None
    if not rest or not before:
        return _flagged(found) if rest and undecided(text, found.start, floor) else found
    if found.high and text[found.start - 1].isspace():
        return _flagged(found)
    # "rose to 85. 250 billion VND was raised": a sum seldom begins with so much before a point that print has parted.
    if before.ends and len(before.digits) > 1:
        return _flagged(found) if before.said else found
    # "more than 500, 2 billion": decimals seldom follow hundreds.
    fits = len(before.digits) < _GROUP or not rest[0].isdecimal() or len(rest[0]) == _GROUP
    if before.said and fits and not before.counted:
        return _reread(text[before.start : found.end], before.start, found.end, how) or found
    return _flagged(found)


def unparted(text: str, sums: Sequence[SumLike], how: Convention) -> Iterator[SumLike]:
    """Yield the sums of a text, those that print has parted as wholes."""
    floor = 0
    for index, found in enumerate(sums):
        if found.start < floor:
            continue  # the rest of the sum before
        after = sums[index + 1] if index + 1 < len(sums) else None
        end = _runs_on(text, found, after)
        whole = (_reread(text[found.start : end], found.start, end, how) if end else None) or _joined(
            text, floor, found, how
        )
        if after and not end and _may_run_on(text, found, after):
            whole = _flagged(whole)
        yield whole
        floor = whole.end
