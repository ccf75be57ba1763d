"""Sums of money: find what looks like a sum, then decide whether it is one and what it is worth."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.articles import Article
from extract.lexicon import key
from extract.mentions import Amount
from extract.modifiers import modifier
from extract.numerals import Convention, Quantity, convention, grammar, is_year, quantity
from extract.patterns.amounts_grammar import money
from extract.text import View
from extract.trace import reject

_LARGE = Decimal(1000)
_LEAST_DONG, _MOST_DONG = Decimal(100), Decimal(10) ** 17
"""No price is below 100 dong; 10^17 is eight times what the country makes in a year."""
_NEAR = 12
"""Sums before a bare one whose currencies are asked."""
_CONTEXT = 120
"""Characters before a bare "2,5 tỷ" in which a word of money makes it a sum."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """A stretch that reads like a sum; offsets of the view. `low` and `high` are its quantities."""

    start: int
    end: int
    low: Quantity
    high: Quantity | None
    currency: str | None
    scaled: bool
    vague: bool
    rule: str
    short: bool = False
    """Its scale is an abbreviation that needs a currency beside it."""

    def reading(self, *, other: bool) -> Decimal | None:
        """Return the value under the chosen reading of separators, or, where that is in doubt, the other."""
        return self.low.other if other and self.low.flags and self.low.other is not None else self.low.value


def _last_scale(part: re.Match[str]) -> Decimal:
    """Return the value of the scale words of one part: "nghìn tỷ" -> 10^12."""
    value = Decimal(1)
    for word in part["scale"].split():
        value *= grammar().numbers[key(word)][1]
    return value


def _compound_is_wrong(text: str) -> bool:
    """Say whether a part is followed by a larger one ("5 triệu 10 tỷ"); "2 nghìn 500 tỷ" is right."""
    scales = [_last_scale(part) for part in money().part.finditer(text)]
    return any(scale <= later and scale > 1000 for scale, later in zip(scales, scales[1:], strict=False))


def _code(match: re.Match[str], text: str) -> str | None:
    """Return the currency that the match itself names, or None; "" where the word is none here."""
    grammar_ = money()
    word = match["cur"]
    if not word:
        return grammar_.prefix[match["pre"]] if match["pre"] else None
    word = word.strip(" \t\r\n-")
    word = word[3:].lstrip() if word.lower().startswith("of ") else word
    if match["pre"]:
        return grammar_.prefix[match["pre"]]
    large = bool(grammar_.scaled.search(match["second"] or match["first"])) or _is_large(match)
    glued = match["cur"][0].isalpha() and len(re.sub(r"\D", "", match["first"])) >= 3
    if _is_head(key(word), text, match):
        reject("amounts", match.start(), match.end(), f"{word!r} opens another word here, it is no currency")
        return ""
    name = word[:1].isupper() and not word.isupper() and word.isalpha()
    if name and (not large or re.match(r"\s[A-ZĐ]", text[match.end() : match.end() + 2])):
        return ""
    if key(word) in grammar_.large_only and not (large or glued):
        return ""
    if key(word) in grammar_.scaled_only and not grammar_.scaled.search(match["second"] or match["first"]):
        return ""
    return grammar_.currency[key(word)]


def _is_head(word: str, text: str, match: re.Match[str]) -> bool:
    """Say whether the currency word is the head of another: "5 đồng đội"; the larger the sum, the less likely."""
    grammar_ = money()
    body = match["second"] or match["first"]
    if grammar_.scaled.search(body):
        return False
    if word in grammar_.heads_unscaled and grammar_.heads_unscaled[word].match(text, match.end()):
        return True
    small = word in grammar_.heads_small and grammar_.heads_small[word].match(text, match.end())
    return bool(small) and not _is_large(match)


def _is_large(match: re.Match[str]) -> bool:
    """Say whether the last figure is a thousand or more, as it stands."""
    digits = re.sub(r"\D", "", match["second"] or match["first"])
    return len(digits) >= 4 or bool(grammar().token.search(match["second"] or match["first"]) and not digits)


def _read(match: re.Match[str], how: Convention) -> tuple[Quantity, Quantity | None]:
    """Return the quantities of a match; the lower end of a range takes the scale of the upper."""
    low = quantity(match["first"], how)
    if not match["second"]:
        return low, None
    high = quantity(match["second"], how)
    if low.value is None or high.value is None:
        return low, high
    shared = high.scale / low.scale
    scaled = low.value * shared
    if shared > 1 and low.scale < 1000 and scaled < high.value:
        other = low.other * shared if low.other is not None else None
        low = replace(low, value=scaled, other=other)
    return low, high


def _match(text: str, at: int, how: Convention) -> _Sum | None:
    """Return the sum-like stretch that starts at a position."""
    grammar_ = money()
    vague = grammar_.vague.match(text, at)
    if vague:
        code = grammar_.currency[_currency_word(vague["cur"])] if vague["cur"] else None
        return _Sum(at, vague.end(), Quantity(None), None, code, scaled=True, vague=True, rule="vague sum")
    match = grammar_.sum.match(text, at)
    if match and (_compound_is_wrong(match["first"]) or _compound_is_wrong(match["second"] or "")):
        match = grammar_.simple.match(text, at)
    if not match:
        return None
    match = _without_range(match, how)
    return _from_match(match, text, how)


def _currency_word(source: str) -> str:
    """Return the currency name without the "of" before it."""
    word = key(source)
    return word.removeprefix("of ")


def _without_range(match: re.Match[str], how: Convention) -> re.Match[str]:
    """Return the match, or that of its first quantity alone where the two are no range of one unit."""
    if not match["second"]:
        return match
    grammar_ = money()
    low, high = _read(match, how)
    falling = (
        low.value is not None and high is not None and high.value is not None and low.value >= high.value
    )
    own_scale = low.scale >= 1000
    opened = not match["pair"] or grammar_.opening.search(
        match.string, max(0, match.start() - 12), match.start()
    )
    if own_scale or falling or not opened:
        alone = grammar_.simple if not own_scale else grammar_.sum
        return alone.match(match.string, match.start(), match.end("first")) or match
    return match


def _from_match(match: re.Match[str], text: str, how: Convention) -> _Sum | None:
    """Return the sum of a match, or None where its currency word is none."""
    grammar_ = money()
    end = match.end()
    code = _code(match, text)
    if code == "":
        code, end = None, match.start("cur")
    low, high = _read(match, how)
    part = grammar_.parts_of_unit.get(_currency_word(match["cur"])) if code and match["cur"] else None
    if part:
        low, high = _times(low, part), high and _times(high, part)
    body = match["second"] or match["first"]
    short = grammar_.short.search(body)
    rule = "range" if high else "number and currency" if code else "number and scale"
    return _Sum(
        match.start(),
        end,
        low,
        high,
        code,
        scaled=bool(grammar_.scaled.search(body)),
        vague=low.value is None and not low.flags,
        rule=rule,
        short=bool(short and (short["blank"] or key(short["scale"]) not in grammar_.bare_short)),
    )


def _times(read: Quantity, factor: Decimal) -> Quantity:
    """Return a quantity in the currency's unit: cents in dollars."""
    value = read.value * factor if read.value is not None else None
    return replace(read, value=value, other=read.other * factor if read.other is not None else None)


def _candidates(view: View, how: Convention) -> Iterator[_Sum]:
    """Yield the sum-like stretches of a text, in order, never overlapping."""
    grammar_, text = money(), view.text
    position = 0
    while start := grammar_.start.search(view.lower, position):
        found = _match(text, start.start(), how)
        if found and _is_no_sum(text, found):
            reject("amounts", found.start, found.end, "the year, or a medal, not a sum")
            found = None
        if found and (found.currency or (found.scaled and not found.short)):
            yield found
            position = found.end
        else:
            digits = grammar_.digits.match(text, start.start())
            position = max(start.end(), digits.end() if digits else 0)


def _is_no_sum(text: str, found: _Sum) -> bool:
    """Say whether the stretch only looks like a sum: "mỗi năm một ...", "1 bạc, 3 đồng", "không đồng bộ"."""
    spelled = not any(character.isdigit() for character in text[found.start : found.end])
    if spelled and not found.scaled and text[found.start : found.end].lower().endswith(money().needs_figure):
        return True
    if is_year(text, found.start):
        return True
    small = found.low.value is not None and found.low.value < _LEAST_DONG
    return small and bool(money().not_after.search(text, max(0, found.start - 16), found.start))


def _next_word(text: str, end: int) -> str:
    """Return what follows, in lower case: a word, a punctuation mark, or "" at the end of a line."""
    following = money().next_word.match(text, end)
    return key(following["word"]) if following else "0"


def _counts(text: str, found: _Sum) -> bool:
    """Say whether the word after a bare scale is what it counts ("2 triệu lượt khách")."""
    grammar_ = money()
    word = _next_word(text, found.end)
    if word in grammar_.counted:
        return True
    # Milliards count few things besides money, millions count everything: an unknown word is a thing counted.
    millions = found.low.scale < 10**9
    return millions and word[:1].isalpha() and word not in grammar_.function_words


def _counts_before(text: str, found: _Sum) -> bool:
    """Say whether words before a bare scale speak of people or goods: "dân số 1,4 tỷ"."""
    return bool(money().counts_before.search(text, max(0, found.start - _CONTEXT), found.start))


def _in_context(view: View, found: _Sum) -> bool:
    """Say whether words before a bare scale, in its sentence, speak of money."""
    grammar_ = money()
    begin = max(view.sentence(found.start)[0], found.start - _CONTEXT)
    if _counts_before(view.text, found):
        return False
    stretch = grammar_.no_context.sub("", view.text[begin : found.start])
    return bool(grammar_.context.search(stretch))


def _neighbour(view: View, index: int, candidates: Sequence[_Sum]) -> str | None:
    """Return the currency of a sum that a bare scale is listed with, or that its sentence names before it."""
    found, link = candidates[index], money().link
    for other in candidates[max(0, index - 1) : index + 2]:
        before, after = sorted((other, found), key=lambda one: one.start)
        if other.currency and link.fullmatch(view.text, before.end, after.start):
            return other.currency
    first = view.sentence(found.start)[0]
    earlier = candidates[max(0, index - _NEAR) : index]
    named = {other.currency for other in earlier if other.start >= first and other.currency}
    # Two currencies in one sentence say nothing of a third sum: it is dong.
    return named.pop() if len(named) == 1 else "VND" if named else None


def _bare(view: View, index: int, candidates: Sequence[_Sum]) -> _Sum | None:
    """Return a sum without a currency with that of its context, or None where it counts something else."""
    found = candidates[index]
    word = view.text[found.start : found.end]
    if not word.islower() and not word.isupper():
        reject("amounts", found.start, found.end, "a capital scale word without a currency is a name")
        return None
    if _per(view.text, found.end)[0]:
        return replace(
            found, currency=_neighbour(view, index, candidates) or "VND", rule="bare scale with denominator"
        )
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


def _per(text: str, end: int) -> tuple[str | None, int]:
    """Return the denominators after a sum, in English, and where they end."""
    grammar_ = money()
    units: list[str] = []
    while match := grammar_.per.match(text, end):
        units.append(grammar_.denominators[key(match["unit"] or match["spoken"])])
        end = match.end()
        if len(units) == 3:
            break
    return "/".join(units) or None, end


def _possible(value: Decimal | None, currency: str | None) -> bool:
    """Say whether a sum can be: whole dong, not below what anything costs, not more than the country makes."""
    if value is None or currency != "VND":
        return True
    return value == value.to_integral_value() and _LEAST_DONG <= value <= _MOST_DONG


def _settle(read: Quantity, currency: str | None, *, turned: bool) -> Quantity:
    """Return the quantity with the reading that is possible; `turned` where the article's sums ask for the other."""
    if read.other is None:
        return read
    if turned:
        return replace(read, value=read.other, flags=("separator_by_sum",))
    if not _possible(read.value, currency) and _possible(read.other, currency):
        return replace(read, value=read.other, flags=("separator_by_magnitude",))
    if _possible(read.value, currency) and not _possible(read.other, currency):
        return replace(read, flags=())
    return read


def _adds_up(values: Sequence[Decimal | None]) -> int:
    """Return how often a value is the sum of the two to eight that follow it, or that stand before it."""
    hits = 0
    for index, total in enumerate(values):
        for run in (values[index + 1 : index + 9], values[max(0, index - 8) : index][::-1]):
            partial = Decimal(0)
            for count, part in enumerate(run, start=1):
                partial += part or 0
                hits += count >= 2 and part is not None and partial == total
    return hits


def _part_is_larger(view: View, sums: Sequence[_Sum]) -> bool:
    """Say whether a doubtful sum is smaller than a part of it that its sentence names."""
    grammar_ = money()
    for index, total in enumerate(sums):
        value, other = total.reading(other=False), total.reading(other=True)
        if value is None or other is None or other <= value:
            continue
        end = view.sentence(total.start)[1]
        named = grammar_.whole.search(view.text, max(0, total.start - 24), total.start)
        if not named and not grammar_.parts.search(view.text, total.end, end):
            continue
        parts = [part.reading(other=False) for part in sums[index + 1 :] if part.start < end]
        if any(part is not None and value < part <= other for part in parts):
            return True
    return False


def _turned(view: View, sums: Sequence[_Sum]) -> bool:
    """Say whether the article's parts add up only when its doubtful separators are read the other way."""
    if not any(found.low.other is not None and found.low.flags for found in sums):
        return False
    values = [[found.reading(other=other) for found in sums] for other in (False, True)]
    return _adds_up(values[1]) > _adds_up(values[0]) or _part_is_larger(view, sums)


def _converts(text: str, before: Amount | None, sums: tuple[_Sum, _Sum] | None) -> tuple[int, int] | None:
    """Return the offsets of the sum before, where this one says it again in another currency."""
    if not before or not sums or sums[0].currency == sums[1].currency:
        return None
    match = money().conversion.fullmatch(text, _per(text, sums[0].end)[1], sums[1].start)
    return (before.start, before.end) if match and (match["open"] or match["words"].strip(" ,")) else None


def _mention(view: View, found: _Sum, *, turned: bool) -> Amount:
    """Return the mention of a sum."""
    low = _settle(found.low, found.currency, turned=turned and bool(found.low.flags))
    high = found.high and _settle(found.high, found.currency, turned=turned and bool(found.high.flags))
    per, after = _per(view.text, found.end)
    begin, end = view.span(found.start, found.end)
    flags = (*low.flags, *(high.flags if high else ()), *(("vague",) if found.vague else ()))
    return Amount(
        start=begin,
        end=end,
        text=view.raw[begin:end],
        rule=found.rule,
        flags=tuple(dict.fromkeys(flags)),
        value=low.value,
        max=high.value if high else None,
        currency=found.currency or "VND",
        modifier=modifier(view.text, found.start, found.end, after),
        per=per,
    )


def find(article: Article, view: View) -> Sequence[Amount]:
    """Return the sums of money of an article, in order."""
    how = convention(view.text, article.language or "vi")
    candidates = list(_candidates(view, how))
    sums = [
        found if found.currency else _bare(view, index, candidates) for index, found in enumerate(candidates)
    ]
    kept = [found for found in sums if found]
    turned = _turned(view, kept)
    mentions: list[Amount] = []
    for index, found in enumerate(kept):
        mention = _mention(view, found, turned=turned)
        pair = (kept[index - 1], found) if index else None
        converts = _converts(view.text, mentions[-1] if mentions else None, pair)
        mentions.append(mention.model_copy(update={"converts": converts}) if converts else mention)
    return mentions
