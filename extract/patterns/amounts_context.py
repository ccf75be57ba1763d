"""What stands around a sum: whether a bare "2,5 tỷ" is money or counts things, and what a sum is per."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.lexicon import key
from extract.patterns.amounts_grammar import money
from extract.patterns.amounts_scan import SumLike
from extract.text import View
from extract.trace import reject

_NEAR = 12
"""Sums before a bare one whose currencies are asked."""
_CONTEXT = 120
"""Characters before a bare "2,5 tỷ" in which a word of money makes it a sum."""


def _next_word(text: str, end: int) -> str:
    """Return what follows, in lower case: a word, a punctuation mark, or "" at the end of a line."""
    following = money().next_word.match(text, end)
    return key(following["word"]) if following else "0"


def _counts(text: str, found: SumLike) -> bool:
    """Say whether the word after a bare scale is what it counts ("2 triệu lượt khách")."""
    grammar_ = money()
    word = _next_word(text, found.end)
    if word in grammar_.counted:
        return True
    # Milliards count few things besides money, millions count everything: an unknown word is a thing counted.
    millions = found.low.scale < 10**9
    return millions and word[:1].isalpha() and word not in grammar_.function_words


def _counts_before(text: str, found: SumLike) -> bool:
    """Say whether words before a bare scale speak of people or goods: "dân số 1,4 tỷ"."""
    return bool(money().counts_before.search(text, max(0, found.start - _CONTEXT), found.start))


def _in_context(view: View, found: SumLike) -> bool:
    """Say whether words around a bare scale, in its sentence, speak of money."""
    grammar_ = money()
    if _counts_before(view.text, found):
        return False
    first, last = view.sentence(found.start)
    begin, end = max(first, found.start - _CONTEXT), min(last, found.end + _CONTEXT)
    stretch = grammar_.no_context.sub("", view.text[begin:end])
    return bool(grammar_.context.search(stretch))


def _listed_with(view: View, index: int, candidates: Sequence[SumLike]) -> str | None:
    """Return the currency of the sum beside it in a list or range."""
    found, link = candidates[index], money().link
    for other in candidates[max(0, index - 1) : index + 2]:
        before, after = sorted((other, found), key=lambda one: one.start)
        if other.currency and link.fullmatch(view.text, before.end, after.start):
            return other.currency
    return None


def _neighbour(view: View, index: int, candidates: Sequence[SumLike]) -> str | None:
    """Return the currency of a sum that a bare scale is listed with, or that its sentence names before it."""
    listed = _listed_with(view, index, candidates)
    if listed:
        return listed
    first, last = view.sentence(candidates[index].start)
    near = candidates[max(0, index - _NEAR) : index + _NEAR]
    named = {other.currency for other in near if first <= other.start < last and other.currency}
    # Two currencies in one sentence say nothing of a third sum: it is dong.
    return named.pop() if len(named) == 1 else "VND" if named else None


def bare(view: View, index: int, candidates: Sequence[SumLike]) -> SumLike | None:
    """Return a sum without a currency with that of its context, or None where it counts something else."""
    found = candidates[index]
    word = view.text[found.start : found.end]
    if found.short:
        near = _listed_with(view, index, candidates)
        if not near and money().per_short.search(word) and per(view.text, found.end)[0]:
            near = "VND"
        return replace(found, currency=near, rule="short scale beside a sum") if near else None
    if not word.islower() and not word.isupper():
        reject("amounts", found.start, found.end, "a capital scale word without a currency is a name")
        return None
    if per(view.text, found.end)[0]:
        return replace(found, currency=_neighbour(view, index, candidates) or "VND", rule="bare scale with denominator")
    if _counts(view.text, found):
        reject("amounts", found.start, found.end, "the word after the scale is what it counts")
        return None
    near = _neighbour(view, index, candidates)
    if _next_word(view.text, found.end) in money().money_next:
        return replace(found, currency=near or "VND", rule="bare scale before a money word")
    money_word = money().money_scale.search(word)
    if near or _in_context(view, found) or (money_word and not _counts_before(view.text, found)):
        return replace(found, currency=near or "VND", rule="bare scale in context")
    reject("amounts", found.start, found.end, "a scale without a currency, and nothing near speaks of money")
    return None


def _denominator(match: re.Match[str]) -> str:
    """Return a denominator in English; an English word that no lexicon knows stands for itself ("/seedling")."""
    if match["other"]:
        return match["other"].lower()
    return money().denominators[key(match["unit"] or match["spoken"])]


def per(text: str, end: int) -> tuple[str | None, int]:
    """Return the denominators after a sum, in English, and where they end."""
    grammar_ = money()
    units: list[str] = []
    while match := grammar_.per.match(text, end):
        units.append(_denominator(match))
        end = match.end()
        if len(units) == 3:
            break
    return "/".join(units) or None, end
