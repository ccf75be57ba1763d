"""Sums of money: find what looks like a sum, then decide whether it is one and what it is worth."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.articles import Article
from extract.lexicon import key
from extract.mentions import Amount
from extract.modifiers import modifier
from extract.numerals import Convention, Quantity, convention, grammar, is_year, owned, plain, quantity
from extract.patterns import amounts_evidence as evidence
from extract.patterns.amounts_grammar import money
from extract.text import View
from extract.trace import reject

_LARGE = Decimal(1000)
_LEAST_DONG, _MOST_DONG = Decimal(100), Decimal(10) ** 17
"""No price is below 100 dong; 10^17 is eight times what the country makes in a year."""
_NATIONAL = Decimal(10) ** 14
"""From here on a sum is one of the whole country's: in a provincial article more likely a lost separator."""
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
    if word and _opens_next(match, text):
        return ""
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


def _opens_next(match: re.Match[str], text: str) -> bool:
    """Say whether a code after a plain number belongs to the figure behind it: "In 2024 VND 500 billion"."""
    grammar_ = money()
    code = match["cur"].strip()
    plain = not grammar_.scaled.search(match["second"] or match["first"])
    return plain and code in grammar_.prefix and bool(grammar_.next_figure.match(text, match.end("cur")))


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
    low = _quantity(match["first"], how)
    if not match["second"]:
        return low, None
    high = _quantity(match["second"], how)
    if low.value is None or high.value is None:
        return low, high
    return _share_scale(low, low.value, high, high.value), high


def _share_scale(low: Quantity, lower: Decimal, high: Quantity, upper: Decimal) -> Quantity:
    """Return the lower end of a range with what it shares with the upper: scale words, or thousands."""
    shared = high.scale / low.scale
    if shared > 1 and low.scale < _LARGE and lower * shared < upper:
        return replace(low, value=lower * shared, other=low.other * shared if low.other is not None else None)
    if high.scale == low.scale == 1 and lower < _LARGE <= upper and lower * 1000 < upper:
        # "60-65.000 đồng": the lower end leaves out the thousands.
        return replace(low, value=lower * 1000, flags=(*low.flags, "range_shares_thousands"))
    return low


def _quantity(text: str, how: Convention) -> Quantity:
    """Return the value of a quantity; a last digit after its scale counts tenths ("1 tỷ 2")."""
    spoken = money().tenths.match(text)
    if not spoken:
        return quantity(text, how)
    body = quantity(spoken["body"], how)
    if body.value is None:
        return body
    return replace(body, value=body.value + Decimal(spoken["digit"]) * body.scale / 10, other=None)


def _match(text: str, at: int, how: Convention) -> _Sum | None:
    """Return the sum-like stretch that starts at a position."""
    grammar_ = money()
    figure = grammar_.digits.match(text, at)
    if figure and " " in figure[0] and owned(text, at):
        # "quý 3 500 triệu": the first group belongs to the word before it.
        at += figure[0].index(" ") + 1
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
    falling = low.value is not None and high is not None and high.value is not None and low.value >= high.value
    own_scale = low.scale >= 1000
    opened = not match["pair"] or grammar_.opening.search(match.string, max(0, match.start() - 12), match.start())
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
        if match["pre"]:
            code = grammar_.prefix[match["pre"]]
    low, high = _read(match, how)
    if match["late"] and code and low.scale == 1:
        factor = grammar().numbers[key(match["late"])][1]
        low, high = _times(low, factor), high and _times(high, factor)
    elif match["late"]:
        end = match.start("late")
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
        scaled=bool(grammar_.scaled.search(body) or match["late"]),
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
        if found and (found.currency or found.scaled):
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
    if found.short:
        near = _neighbour(view, index, candidates)
        return replace(found, currency=near, rule="short scale beside a sum") if near else None
    if not word.islower() and not word.isupper():
        reject("amounts", found.start, found.end, "a capital scale word without a currency is a name")
        return None
    if _per(view.text, found.end)[0]:
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


def _settle(read: Quantity, currency: str | None, turned: str | None) -> Quantity:
    """Return the quantity with the reading that is possible; `turned` flags what asks for the other reading."""
    if read.other is None:
        return read
    if turned:
        return replace(read, value=read.other, flags=(turned,))
    if not _possible(read.value, currency) and _possible(read.other, currency):
        return replace(read, value=read.other, flags=("separator_by_magnitude",))
    if _possible(read.value, currency) and not _possible(read.other, currency):
        return replace(read, flags=())
    return read


def _part_is_larger(view: View, sums: Sequence[_Sum]) -> bool:
    """Say whether a doubtful sum is smaller than a part of it that its sentence names."""
    grammar_ = money()
    for index, total in enumerate(sums):
        value, other = total.reading(other=False), total.reading(other=True)
        if value is None or other is None or other <= value:
            continue
        end = view.sentence(total.start)[1]
        named = grammar_.whole.search(view.text, max(0, total.start - 24), total.start)
        opened = grammar_.parts.search(view.text, total.end, end)
        if not named and not opened:
            continue
        begin = total.end if named or not opened else opened.end()
        parts = [
            part.reading(other=False)
            for part in sums[index + 1 : index + 9]
            if begin <= part.start < end and part.currency == total.currency
        ]
        if any(part is not None and value < part <= other for part in parts):
            return True
    return False


def _turned(view: View, sums: Sequence[_Sum]) -> dict[int, str]:
    """Return the sums that the article's own figures ask to be read the other way, with the flag that says why."""
    figures = [
        evidence.Figure(found.start, found.end, found.low, found.currency or "VND", _converts(view.text, sums, index))
        for index, found in enumerate(sums)
    ]
    turned = dict.fromkeys(evidence.by_sum(figures), "separator_by_sum")
    if _part_is_larger(view, sums):
        turned |= {index: "separator_by_sum" for index, figure in enumerate(figures) if figure.doubtful}
    turned |= dict.fromkeys(evidence.by_share(view.text, figures), "separator_by_share")
    return turned | dict.fromkeys(evidence.by_rate(figures), "separator_by_rate")


def _converts(text: str, sums: Sequence[_Sum], index: int) -> int | None:
    """Return the index of the sum before, where this one says it again in another currency."""
    if not index or sums[index - 1].currency == sums[index].currency:
        return None
    match = money().conversion.fullmatch(text, _per(text, sums[index - 1].end)[1], sums[index].start)
    return index - 1 if match and (match["open"] or match["words"].strip(" ,")) else None


def _warnings(found: _Sum, low: Quantity) -> tuple[str, ...]:
    """Return what a reader should know of a sum beside its separator."""
    if found.vague:
        return ("vague",)
    huge = found.currency == "VND" and low.value is not None and low.value >= _NATIONAL
    return ("national_scale",) if huge else ()


def _mention(view: View, found: _Sum, turned: str | None) -> Amount:
    """Return the mention of a sum; `turned` flags what asks for the other reading of its separator."""
    low = _settle(found.low, found.currency, turned)
    high = found.high and _settle(found.high, found.currency, turned)
    per, after = _per(view.text, found.end)
    begin, end = view.span(found.start, found.end)
    flags = (*low.flags, *(high.flags if high else ()), *_warnings(found, low))
    return Amount(
        start=begin,
        end=end,
        text=view.raw[begin:end],
        rule=found.rule,
        flags=tuple(dict.fromkeys(flags)),
        value=plain(low.value) if low.value is not None else None,
        max=plain(high.value) if high and high.value is not None else None,
        currency=found.currency or "VND",
        modifier=modifier(view.text, found.start, found.end, after),
        per=per,
    )


def find(article: Article, view: View) -> Sequence[Amount]:
    """Return the sums of money of an article, in order."""
    how = convention(view.text, article.language or "vi")
    candidates = list(_candidates(view, how))
    sums = [found if found.currency else _bare(view, index, candidates) for index, found in enumerate(candidates)]
    kept = [found for found in sums if found]
    turned = _turned(view, kept)
    mentions: list[Amount] = []
    for index, found in enumerate(kept):
        mention = _mention(view, found, turned.get(index))
        said = _converts(view.text, kept, index)
        if said is not None:
            span = (mentions[said].start, mentions[said].end)
            mention = mention.model_copy(update={"converts": span})
        mentions.append(mention)
    return mentions
