"""Sums of money: find what looks like a sum, decide whether it is one and what it is worth."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from extract.articles import Article
from extract.glued import apart
from extract.mentions import Amount, Flag
from extract.modifiers import modifier, modifier_before
from extract.patterns.amounts import evidence
from extract.patterns.amounts.chains import listed_on
from extract.patterns.amounts.context import bare, may_share_scale, rises
from extract.patterns.amounts.conversions import converts, per_of
from extract.patterns.amounts.grammar import shape
from extract.patterns.amounts.lists import share_scales
from extract.patterns.amounts.lost_noughts import refilled
from extract.patterns.amounts.magnitude import as_beside, settle
from extract.patterns.amounts.parted import unparted
from extract.patterns.amounts.ranges import SHARES_UNIT
from extract.patterns.amounts.scan import LEAST_DONG, SumLike, candidates
from extract.patterns.amounts.spelled import joined
from extract.separators import Quantity, convention, plain
from extract.text import View

_NATIONAL = Decimal(10) ** 14
"""From here on a sum is one of the whole country's: in a provincial article more likely a lost separator."""


def _turned(view: View, sums: Sequence[SumLike]) -> dict[int, Flag]:
    """Return the sums that the article's own figures ask to be read the other way, with the flag that says why."""
    figures = [
        evidence.Figure(found.start, found.end, found.low, found.currency or "VND", converts(view.text, sums, index))
        for index, found in enumerate(sums)
    ]
    turned: dict[int, Flag] = dict.fromkeys(evidence.by_sum(figures), "separator_by_sum")
    turned |= dict.fromkeys(evidence.by_parts(view, figures), "separator_by_sum")
    turned |= dict.fromkeys(evidence.by_least(view, figures), "separator_by_magnitude")
    turned |= dict.fromkeys(evidence.by_share(view.text, figures), "separator_by_share")
    turned |= dict.fromkeys(evidence.by_rate(figures), "separator_by_rate")
    return _as_beside(view, sums) | turned


def _as_beside(view: View, sums: Sequence[SumLike]) -> dict[int, Flag]:
    """Return the sums that must be read the other way as one beside them in their sentence, which is too large else."""
    turned: dict[int, Flag] = {}
    for one, two in pairwise(range(len(sums))):
        if sums[two].start >= view.sentence(sums[one].start)[1]:
            continue
        for index, beside in ((one, two), (two, one)):
            if sums[index].low.other is not None and sums[beside].low.other is not None:
                settled = settle(view.text, sums[beside], sums[beside].low, None, per_of(view.text, sums, beside)[0])
                if as_beside(view.text, sums[index], sums[beside], settled):
                    turned[index] = "separator_by_magnitude"
    return turned


def _warnings(view: View, sums: Sequence[SumLike], index: int, low: Quantity) -> tuple[Flag, ...]:
    """Return what a reader should know of a sum beside its separator."""
    found = sums[index]
    if index and not found.scaled and sums[index - 1].scaled and rises(view.text, sums[index - 1], found):
        return ("scale_left_out",)  # "from VND 11,000 billion to nearly VND 16,000"
    if index + 1 < len(sums) and may_share_scale(view.text, found, sums[index + 1]):
        return ("scale_left_out",)  # "worth $12 and $15 million"
    if "%" in view.text[found.start : found.end]:
        return ("stray_sign",)  # "28,6% triệu đồng"
    if shape().cut_short.search(view.text, found.start, found.end):
        return ("scale_left_out",)  # "5 triệu 250 đồng"
    value = low.value if found.currency == "VND" else None
    if value is not None and 0 < value < LEAST_DONG and value != value.to_integral_value():
        return ("scale_left_out",)  # "VND10.3 trlion"; "2.103,1159 đồng/kWh" is a price
    if found.vague:
        return ("vague",)
    return ("national_scale",) if value is not None and value >= _NATIONAL else ()


def _is_plan(text: str, sums: Sequence[SumLike], index: int) -> bool:
    """Say whether a sum is the plan of the one before it: "1.200 tỷ đồng trên 3.500 tỷ đồng" is out of so much."""
    if not index or not shape().out_of.fullmatch(text, sums[index - 1].end, sums[index].start):
        return False
    done, plan = sums[index - 1].low.value, sums[index].low.value
    return done is not None and plan is not None and done < plan


def _mention(view: View, sums: Sequence[SumLike], index: int, turned: Flag | None) -> Amount:
    """Return the mention of a sum; `turned` flags what asks for the other reading of its separator."""
    found = sums[index]
    denominators, after = per_of(view.text, sums, index)
    low = settle(view.text, found, found.low, turned, denominators)
    high = found.high and settle(view.text, found, found.high, turned, denominators)
    begin, end = view.span(found.start, found.end)
    shares = found.rule == SHARES_UNIT
    bound = modifier_before(view.text, found.start) if shares else modifier(view.text, found.start, found.end, after)
    if bound == "over" and _is_plan(view.text, sums, index):
        bound = None
    guessed = ("currency_by_context",) if found.guessed else ()
    flags = (*low.flags, *(high.flags if high else ()), *_warnings(view, sums, index, low), *guessed)
    return Amount(
        start=begin,
        end=end,
        text=view.raw[begin:end],
        rule=found.rule,
        flags=tuple(dict.fromkeys(flags)),
        value=plain(low.value) if low.value is not None else None,
        max=plain(high.value) if high and high.value is not None else None,
        currency=found.currency or "VND",
        modifier=bound,
        per=denominators,
    )


def find(article: Article, view: View) -> Sequence[Amount]:
    """Return the sums of money of an article, in order."""
    view = apart(view)
    how = convention(view.text, article.language or "vi")
    found_ = joined(view, list(unparted(view.text, list(candidates(view, how)), how)))
    sums = [found if found.currency else bare(view, index, found_) for index, found in enumerate(found_)]
    sums = listed_on(view, found_, sums)
    kept = refilled(view.text, share_scales(view, [found for found in sums if found], how), how.mark)
    turned = _turned(view, kept)
    mentions: list[Amount] = []
    for index in range(len(kept)):
        mention = _mention(view, kept, index, turned.get(index))
        said = converts(view.text, kept, index)
        if said is not None:
            span = (mentions[said].start, mentions[said].end)
            mention = mention.model_copy(update={"converts": span})
        mentions.append(mention)
    return mentions
