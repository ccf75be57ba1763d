"""Stretches that read like sums of money: quantities with a scale or a currency, ranges, vague sums."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from extract.dashes import numbers
from extract.lexicon import alternation, key, load
from extract.lower_ends import lower_end
from extract.numeral_words import grammar, is_year, often, owned
from extract.numerals import quantity
from extract.patterns.amounts.codes import code_of, code_of_vague, currency_word, is_priced
from extract.patterns.amounts.grammar import currencies, shape
from extract.patterns.amounts.ranges import SHARES_UNIT, apart, in_order
from extract.patterns.amounts.read import read, shared_scale, times, unlike
from extract.patterns.amounts.starts import goes_on, has_other, opening
from extract.patterns.amounts.vague import shares_scale
from extract.separators import Convention, Quantity
from extract.text import View
from extract.trace import reject

LEAST_DONG = Decimal(100)
"""No price is below 100 dong."""
_MOST_OF_PART = 20
"""How many times what was done of it a plan may be."""
_MOST_DAYS = 31
_CLAUSE = 80
"""Characters before a sum in which words tell what it is of."""


@dataclass(frozen=True, slots=True)
class SumLike:
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
    guessed: bool = False
    """Its currency is at best that of another sum of its sentence."""

    def reading(self, *, other: bool) -> Decimal | None:
        """Return the value under the chosen reading of separators, or, where that is in doubt, the other."""
        return self.low.other if other and self.low.flags and self.low.other is not None else self.low.value


def _last_scale(part: re.Match[str]) -> Decimal:
    """Return the value of the scale words of one part: "nghìn tỷ" -> 10^12."""
    value = Decimal(1)
    for word in (part["scale"] or part["short"]).split():
        value *= grammar().numbers[key(word)][1]
    return value


def _compound_is_wrong(text: str) -> bool:
    """Say whether a part is followed by a larger one ("5 triệu 10 tỷ", "24K 7,9 triệu"); "2 nghìn 500 tỷ" is right."""
    scales = [(_last_scale(part), bool(part["short"])) for part in shape().part.finditer(text)]
    return any(scale <= later and (scale > 1000 or short) for (scale, short), (later, _) in pairwise(scales))


def _match(text: str, at: int, how: Convention) -> SumLike | None:
    """Return the sum-like stretch that starts at a position."""
    grammar_, start = shape(), opening(text, at)
    if start is None:
        return None
    at = start
    vague = None if text[at].isdigit() else grammar_.vague.match(text, at)
    if vague:
        code = code_of_vague(vague)
        if code == "":
            return None
        return SumLike(at, vague.end(), Quantity(None), None, code, scaled=True, vague=True, rule="vague sum")
    match = grammar_.sum.match(text, at)
    if match and (end := goes_on(match)):
        match = grammar_.sum.match(text, at, end)
    if not match or _is_number(match) or (match["pre"] and has_other(match)):
        return None
    if _compound_is_wrong(match["first"]) or _compound_is_wrong(match["second"] or ""):
        match = grammar_.simple.match(text, at)
    if not match:
        return None
    if match["pre"] and match["cur"] and is_priced(match, read(match, how)[0]):
        match = grammar_.sum.match(text, match.start("first")) or match  # "USD 25.430 đồng"
    match = _without_range(match, how)
    return _from_match(match, text, how)


def _is_number(match: re.Match[str]) -> bool:
    """Say whether the match has neither currency nor scale: most figures of a text are such."""
    return not (match["cur"] or match["pre"] or match["late"] or shape().scaled.search(match[0]))


def _without_range(match: re.Match[str], how: Convention) -> re.Match[str]:
    """Return the match, or that of its first quantity alone where the two are no range of one unit."""
    if not match["second"]:
        return match
    grammar_ = shape()
    low, high = read(match, how)
    no_ends = high is not None and unlike(match, low, high)
    own_scale = low.scale >= 1000
    two_units = match["pre"] and match["cur"] and high is not None and low.scale == high.scale
    opened = not match["pair"] or grammar_.opening.search(match.string, max(0, match.start() - 12), match.start())
    rate = match["pre"] and not match["cur"] and grammar_.of_other.match(match.string, match.end())
    if own_scale or no_ends or not opened or two_units or rate or apart(match, high):
        alone = grammar_.simple if not own_scale else grammar_.sum
        return alone.match(match.string, match.start(), match.end("first")) or match
    return match


def _from_match(match: re.Match[str], text: str, how: Convention) -> SumLike | None:
    """Return the sum of a match, or None where its currency word is none."""
    grammar_ = shape()
    end = match.end()
    code = code_of(match, text)
    if code == "":
        code, end = None, match.start("cur")
        if match["pre"]:
            code = currencies().prefix[" ".join(match["pre"].split())]
    low, high = in_order(*read(match, how))
    if match["late"] and code and low.scale == 1:
        factor = grammar().numbers[key(match["late"])][1]
        low, high = times(low, factor), high and times(high, factor)
    elif match["late"]:
        end = match.start("late")
    elif code and match["cur"] and end == match.end():
        end = _on_its_line(match, code)
    part = currencies().parts_of_unit.get(currency_word(match["cur"])) if code and match["cur"] else None
    if part:
        low, high = times(low, part), high and times(high, part)
    body = match["second"] or match["first"]
    short = grammar_.short.search(body)
    rule = "range" if high else "number and currency" if code else "number and scale"
    return SumLike(
        match.start(),
        end,
        low,
        high,
        code,
        scaled=bool(grammar_.scaled.search(body) or match["late"]),
        vague=low.value is None and not low.flags,
        rule=rule,
        short=bool(short and (short["blank"] or key(short["scale"]) not in currencies().bare_short)),
    )


def _on_its_line(match: re.Match[str], code: str) -> int:
    """Return where a currency ends that the next line does not change: "385 tỷ đồng", before a line "Việt Nam ..."."""
    word = match["cur"].strip()
    line = word.partition("\n")[0].rstrip()
    return match.end() - len(word) + len(line) if currencies().codes.get(key(line)) == code else match.end()


def candidates(view: View, how: Convention) -> Iterator[SumLike]:
    """Yield the sum-like stretches of a text, in order, never overlapping."""
    grammar_, text = shape(), view.text
    position = last = 0
    while start := grammar_.start.search(view.lower, position):
        found = _match(text, start.start(), how)
        if found and _is_no_sum(text, found):
            reject("amounts", found.start, found.end, "the year, or a medal, not a sum")
            found = None
        if found and (found.currency or found.scaled):
            spelled = not text[found.start].isdigit() and not text[found.start : found.end].isupper()
            blur = grammar_.blurred.search(text, max(last, found.start - 24), found.start)
            if blur and (
                shares_scale(blur["low"], text[found.start : found.end], found.low.value) if blur["low"] else spelled
            ):
                begin = blur.start() if blur["low"] else found.start
                found = replace(found, start=begin, low=Quantity(None), high=None, vague=True, rule="vague sum")
            elif shared := _sharing(text, last, found, how):
                yield shared
            yield _scaled_before(text, last, _signed(text, found))
            position = last = found.end
        else:
            digits = grammar_.digits.match(text, start.start())
            # In "pangasius $98 million" no code is glued to a word: the sign may still open a sum.
            passed = start.start() + 1 if text[max(0, start.start() - 1)].isalpha() else start.end()
            position = max(passed, digits.end() if digits else 0)


def _sharing(text: str, after: int, found: SumLike, how: Convention) -> SumLike | None:
    """Return the sum before another one that has its unit from it: "lần lượt 5,2 và 7,8 tỷ đồng"."""
    if lower := _lower(text, after, found, how):
        return lower
    window = text, max(after, found.start - 24), found.start
    of_plan = shape().shared.search(*window)
    match = of_plan or (None if _may_be_month(found) else shape().whole.search(*window))
    counted = match and _is_numbered(text, match)
    if not match or counted or found.high or not found.scaled or not text[found.start].isdigit():
        return None
    low = times(quantity(match["digits"], how), found.low.scale)
    if of_plan and of_plan["plan"] and (numbers(text, match.start()) or not _is_part(low.value, found.low.value)):
        return None
    start, end = match.span("digits")
    return replace(found, start=start, end=end, low=replace(low, scale=found.low.scale), rule=SHARES_UNIT)


def _is_numbered(text: str, match: re.Match[str]) -> bool:
    """Say whether a figure belongs to the word before it: "ngày 18.6 và 7 tỷ đồng", not "9 tháng 720/950 tỷ đồng"."""
    large = match["digits"].isdecimal() and int(match["digits"]) > _MOST_DAYS
    return owned(text, match.start()) and not (large and often(text, match.start()))


def _lower(text: str, after: int, found: SumLike, how: Convention) -> SumLike | None:
    """Return the lower end of a range whose upper one has a modifier: "from 50 to more than 100 million VND"."""
    end = (
        lower_end(text, found.start, after) if found.scaled and not found.high and text[found.start].isdigit() else None
    )
    if not end or found.low.value is None:
        return None
    low = quantity(text[slice(*end)], how)
    low = shared_scale(low, found.low)
    if low.value is None or not LEAST_DONG <= low.value < found.low.value:
        return None
    return replace(found, start=end[0], end=end[1], low=low, rule=SHARES_UNIT)


def _is_part(value: Decimal | None, whole: Decimal | None) -> bool:
    """Say whether a sum can be what was done of another: "1,250 out of 2,500 billion", not "3.5 out of 500 billion"."""
    return bool(value and whole and value <= whole <= _MOST_OF_PART * value)


def _signed(text: str, found: SumLike) -> SumLike:
    """Return the sum, below nought where a minus stands before it."""
    minus = None if found.high else shape().minus.search(text, max(0, found.start - 16), found.start)
    if not minus or not shape().below.search(text, max(0, found.start - _CLAUSE), found.start):
        return found
    return replace(found, start=minus.start("sign"), low=times(found.low, Decimal(-1)))


def _scaled_before(text: str, floor: int, found: SumLike) -> SumLike:
    """Return the sum, in the scale that a translation has left before it: "reached billion 28,207 VND"."""
    scale = shape().scale_before.search(text, max(floor, found.start - 24), found.start)
    if not scale or found.scaled or found.high or found.low.value is None or not found.currency:
        return found
    factor = grammar().numbers[key(scale["scale"])][1]
    low = replace(times(found.low, factor), scale=factor, flags=(*found.low.flags, "separator_by_shape"))
    return replace(found, low=low, scaled=True)


def _may_be_month(found: SumLike) -> bool:
    """Say whether the figure before the scale can be a month's: "ngày 5/12 tỷ lệ"; "72/82 tỷ đồng" is no day."""
    return found.low.value is None or found.low.value <= 12 * found.low.scale


@cache
def _epithet() -> re.Pattern[str]:
    """Return the pattern of what a thing or its owner is worth, no sum: "a billion-dong farmer"."""
    articles = alternation(load("amounts")["epithets"]["articles"])
    return re.compile(rf"(?:{articles})\s[a-z]{{4,9}}-[a-z]{{3,8}}", re.IGNORECASE)


def _is_epithet(text: str, found: SumLike) -> bool:
    """Say whether scales without a count tell how dear a thing is: "tuyến đường nghìn tỷ"; "lãi nghìn tỷ" is a sum."""
    if _epithet().fullmatch(text, found.start, found.end):
        return True
    grammar_ = shape()
    of_thing = found.vague and grammar_.dear_thing.search(text, max(0, found.start - 24), found.start)
    uncounted = of_thing and grammar_.uncounted.match(text, found.start)
    return bool(uncounted) and not grammar_.priced.match(text, found.end)


def _is_of_other(text: str, found: SumLike) -> bool:
    """Say whether a figure behind a currency is its rate: "deposits in VND 5.3%", "VND 6.5 - 7%", "USD 0.1-0.2%"."""
    match = shape().of_other.match(text, found.end)
    if not match or not match["upper"]:
        return match is not None
    # "$8 - 12% more": behind a sign stands a price, and then a percentage; so does it behind "VND350,000".
    upper, low = Decimal(match["upper"].replace(",", ".")), found.low.value
    code = text[found.start].isalpha() and "$" not in text[found.start : found.end]
    return low is not None and low < min(upper, LEAST_DONG) and (code or match["gap"] == "-")


def _is_no_sum(text: str, found: SumLike) -> bool:
    """Say whether the stretch only looks like a sum: "mỗi năm một ...", "1 bạc, 3 đồng", "không đồng bộ"."""
    spelled = not any(character.isdigit() for character in text[found.start : found.end])
    if spelled and not found.scaled and text[found.start : found.end].lower().endswith(currencies().needs_figure):
        return True
    if is_year(text, found.start) or found.low.value == 0:
        return True
    if not (found.scaled or text[found.start].isdigit()) and _is_of_other(text, found):
        return True  # "deposits in VND 5.3%"
    if not found.currency and 1 < found.low.scale < 1000:
        return True  # "40.000 đồng một chục": a dozen of what is sold
    if _is_epithet(text, found):
        return True
    if found.vague and not found.currency and not shape().thousands.search(text, found.start, found.end):
        return True  # "hàng trăm bị hại": hundreds of what follows
    after_medals = shape().not_after.search(text, max(0, found.start - 16), found.start) is not None
    return after_medals and found.low.value is not None and found.low.value < LEAST_DONG
