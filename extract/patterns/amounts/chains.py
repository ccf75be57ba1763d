"""Bare sums that go on with a list of sums: "14,061 billion VND; industry 15,371.5 billion", "Thư 13 triệu"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extract.lexicon import alternation, key, load
from extract.numerals import MILLION
from extract.patterns.amounts.context import is_bare, is_paid
from extract.patterns.amounts.counting import counts_before, function_words
from extract.patterns.amounts.grammar import currencies
from extract.patterns.amounts.scan import SumLike
from extract.text import CAPITALS, View

_LARGE = Decimal(10) ** 9
"""From here on few things are counted but money."""
_MOST_TIMES = 100
"""How many times another of its list a sum of a sector may be."""
_REACH = 40
"""Characters before a sum that hold the word of what changes hands."""
_RULE = "bare scale in a list"


@dataclass(frozen=True)
class _Grammar:
    between: re.Pattern[str]
    """What stands between two sums of a list: a remark on the first, a mark, and the sector that has the second."""
    share: re.Pattern[str]
    """What part the second is: "còn lại"."""
    name: re.Pattern[str]
    """Who has the second: "Linh"."""
    label: re.Pattern[str]
    """What the first sum of a list is of, up to it: "loại 1:"."""
    named: re.Pattern[str]
    """The same where it is a name, of two words or before a colon: "Phú Quốc nợ", "HCV:"."""
    next_label: re.Pattern[str]
    """A mark, and what the next is of."""
    ended: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    lexicon = load("amounts")
    lists, flags = lexicon["lists"], re.IGNORECASE
    listed, sectors, verbs, shares = (alternation(lists[it]) for it in ("words", "sectors", "sums_follow", "shares"))
    word = rf"(?:(?:{alternation(lists['abbreviated'])})\.|[^\W_]+)"
    name = rf"[{CAPITALS}][^\W_]{{0,10}}"
    return _Grammar(
        label=re.compile(rf"(?:^|[;,.:(|\n-]\s{{0,2}})(?P<words>{word}(?:\s{word}){{0,5}})\s?:?\s$"),
        named=re.compile(rf"(?:(?<!\w){name}\s{name}\s(?:[^\W\d_]{{1,7}}\s)?|(?<!\w){name}\s?(?P<colon>:)\s)$"),
        next_label=re.compile(rf"\s?[;,]\s{{1,2}}(?P<first>{word})(?P<more>(?:\s{word}){{0,3}})\s?(?P<colon>:)?\s"),
        between=re.compile(
            rf"(?:\s?[,(][^;\n]{{0,40}})?;\s{{1,2}}(?:(?:{listed})\s)?(?:{sectors})\s(?:(?:{verbs})\s)?", flags
        ),
        share=re.compile(rf"[;,]\s{{1,2}}(?:{shares})\s", flags),
        name=re.compile(rf"[;,]\s{{1,2}}(?:[{CAPITALS}][^\W\d_]{{0,10}}\s){{1,3}}"),
        ended=re.compile(r"\s{0,2}(?:[.,;:)]|\n|$)"),
    )


def _alike(one: SumLike, two: SumLike) -> bool:
    """Say whether two sums may be of one list by their size: "$5 million; crops 2 billion" are not."""
    first, second = one.low.value, two.low.value
    if not first or not second:
        return False
    return first <= _MOST_TIMES * second and second <= _MOST_TIMES * first


def _named_alike(text: str, one: SumLike, found: SumLike) -> bool:
    """Say whether two sums are told of things named alike: "huyện A 2 tỷ, huyện B 500 triệu", "Phủ Lý 890 triệu"."""
    grammar_ = _grammar()
    after = grammar_.next_label.fullmatch(text, one.end, found.start)
    if not after:
        return False
    reach = text, max(0, one.start - _REACH), one.start
    before = grammar_.label.search(*reach)
    if before and _told_apart(before["words"].split(), [after["first"], *after["more"].split()]):
        return True
    named = grammar_.named.search(*reach)
    alike = named is not None and bool(after["colon"]) >= bool(named["colon"])
    return alike and all(word[0].isupper() or word.isdigit() for word in [after["first"], *after["more"].split()])


def _told_apart(words: Sequence[str], others: Sequence[str]) -> bool:
    """Say whether two labels share their first words, and a name or number tells them apart: "xã A", "giải nhì"."""
    if key(others[0]) in function_words():
        return False
    for start in (at for at, word in enumerate(words) if key(word) == key(others[0])):
        shared = 1
        while shared < min(len(words) - start, len(others)) and key(words[start + shared]) == key(others[shared]):
            shared += 1
        if shared < min(len(words) - start, len(others)) and all(map(_tells, (words[start + shared], others[shared]))):
            return True
    return False


def _tells(word: str) -> bool:
    """Say whether a word is a name, a number or a place in an order."""
    return word[0].isupper() or word[0].isdigit() or key(word) in _ordinals()


@cache
def _ordinals() -> frozenset[str]:
    """Return the words for a place in an order."""
    return frozenset(map(key, load("amounts")["lists"]["ordinals"]))


def _is_smaller(one: SumLike, found: SumLike) -> bool:
    """Say whether a sum is of the scale of the one before it in its list, or of the next below."""
    return one.low.scale >= found.low.scale >= MILLION and one.currency == "VND"


def _goes_on(view: View, one: SumLike, found: SumLike) -> bool:
    """Say whether a bare sum is the next of a list whose sum before it is one of money."""
    grammar_, text = _grammar(), view.text
    if not grammar_.ended.match(text, found.end) or counts_before(text, found):
        return False
    if found.low.scale >= _LARGE:
        return _alike(one, found) and grammar_.between.fullmatch(text, one.end, found.start) is not None
    if _is_smaller(one, found) and _named_alike(text, one, found):
        return True
    if found.short or one.low.scale != found.low.scale or not is_bare(one):
        return False
    if grammar_.share.fullmatch(text, one.end, found.start):
        return True
    # "mỗi người hưởng 17 triệu; Thắm 13 triệu"; "giá vé 2 triệu; Hà Nội 8 triệu" may be people.
    shared = one.rule == _RULE or is_paid(text, max(0, one.start - _REACH), one)
    return shared and grammar_.name.fullmatch(text, one.end, found.start) is not None


def listed_on(view: View, candidates: Sequence[SumLike], sums: Sequence[SumLike | None]) -> list[SumLike | None]:
    """Return the sums, with those that nothing but the list that they go on with tells to be money."""
    kept = list(sums)
    for index in range(1, len(kept)):
        one, found = kept[index - 1], candidates[index]
        scale = view.text[found.start : found.end].rpartition(" ")[2]
        bare = kept[index] is None and not (found.currency or (found.short and scale not in currencies().bare_short))
        if one and bare and _goes_on(view, one, found):
            kept[index] = replace(found, currency=one.currency, guessed=one.currency != "VND", rule=_RULE)
    return kept
