"""The compiled grammar of sums of money: what a sum looks like, before anyone asks whether it is one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from extract.lexicon import alternation, key, load
from extract.numeral_words import DIGITS, grammar
from extract.patterns.amounts.vague import low_source, scales, vague_source
from extract.text import CAPITALS, SMALL

NOT_INSIDE_NUMBER = r"(?<!\d)(?<!\d[.,:])(?<!(?<![\d.,])\d/)(?<![\s/(\dk]m)"
"""No digits of a longer number, a time, "1/2 tỷ" or "m2"; but "45.799/36.875 tỷ đồng" is what was done of a plan."""

_TO_FIGURE = r"(?:\s{0,2}|-(?=[\d.,]{1,12}-[a-z]))"
"""What stands between a currency and its figure: "VND 120 trillion", "a VND-120-trillion package"."""
LEADING_POINT = r"(?<!\S)(?<!\d\s)\."
"""The point of ".9 billion", not one that ends a sentence."""
_TWICE = r"\s?\(\s?(?:{number})\s?\)"
"""A number said again in brackets."""

_ENDED = rf"(?:(?![^\W\d_])|(?-i:(?<=[{SMALL}])(?=[{CAPITALS}])))"
"""The end of a currency; a capital opens the next sentence, whose blank print lost: "20 triệu đồngTheo anh Tuấn"."""

_STRAY_MARK = rf"(?<=[.,]\d{{3}})(?:[.,]|[.,]?-\s?)(?=(?-i:[{SMALL}]))"
"""A mark between a figure and its currency that parts nothing: "500.000,đ", "500.000,-đ"."""


@dataclass(frozen=True)
class Shape:
    """What a sum looks like, in both languages."""

    start: re.Pattern[str]
    """Where a sum can start, in lower case: a currency sign, a digit, a number word, a vague word."""
    digits: re.Pattern[str]
    sum: re.Pattern[str]
    """Groups: pre, first, second, cur; `first` and `second` are quantities."""
    simple: re.Pattern[str]
    """The same without compounds ("5 triệu 10 tỷ" is two sums)."""
    vague: re.Pattern[str]
    uncounted: re.Pattern[str]
    """A vague sum of scales alone: "chục tỷ"."""
    dear_thing: re.Pattern[str]
    """What is called dear by such scales, right before them: "tuyến đường"."""
    part: re.Pattern[str]
    """One number with its scale, within a quantity."""
    thousands: re.Pattern[str]
    """A scale word from a thousand on."""
    tenths: re.Pattern[str]
    next_figure: re.Pattern[str]
    minus: re.Pattern[str]
    """What stands before a sum below nought: "a profit of -5 billion VND"; elsewhere the dash is an item's."""
    below: re.Pattern[str]
    """A word for what can be below nought, in the clause before it."""
    short: re.Pattern[str]
    twice: re.Pattern[str]
    """A number said again in brackets, within a quantity: "100 (one hundred) million"."""
    scaled: re.Pattern[str]
    opening: re.Pattern[str]
    not_after: re.Pattern[str]
    whole: re.Pattern[str]
    """A whole figure before "/36.875 tỷ đồng"."""
    shared: re.Pattern[str]
    """A figure that has its unit from the sum behind it: "45.799/" before "36.875 tỷ đồng"; `plan` makes it a part."""
    scale_before: re.Pattern[str]
    """A scale that stands before its figure, behind a word that opens a sum."""
    out_of: re.Pattern[str]
    """What alone stands between what was done and the plan."""
    blurred: re.Pattern[str]
    """What stands before a figure that is none: "mười mấy" before "hai chục triệu"."""
    priced: re.Pattern[str]
    """A denominator: "20 đô/kg"."""
    of_other: re.Pattern[str]
    """What follows a figure that is no sum of the currency before it: "deposits in VND 5.3%"."""
    of: re.Pattern[str]
    """What stands before a currency in its group: "hundreds of millions of dong"."""
    cut_short: re.Pattern[str]
    """Three figures behind millions, with a currency: "5 triệu 250 đồng" leaves out the thousands."""


@dataclass(frozen=True)
class Currencies:
    """What the words and signs of money mean, and when they mean something else."""

    codes: dict[str, str]
    parts_of_unit: dict[str, Decimal]
    """Subunit word -> its worth in the unit: cents."""
    prefix: dict[str, str]
    needs_figure: tuple[str, ...]
    """After a small number in words these are the head of another word: "không đồng bộ", "đầu tư đồng loạt"."""
    large_only: frozenset[str]
    unless_priced: frozenset[str]
    """Of these, those that a denominator makes money of too: "20 đô/kg", while "5 kíp/ngày" are shifts."""
    scaled_only: frozenset[str]
    misprints: frozenset[str]
    """Of these, those that only OCR takes for another word: from a thousand on they are money too."""
    heads_unscaled: dict[str, re.Pattern[str]]
    heads_small: dict[str, re.Pattern[str]]
    heads_of_people: dict[str, re.Pattern[str]]
    bare_short: frozenset[str]


def _heads(table: dict[str, list[str]]) -> dict[str, re.Pattern[str]]:
    """Return, for a currency word, the pattern of what makes another word of it when it follows."""
    return {
        key(word): re.compile(rf"\s{{1,3}}(?:{alternation(heads)})(?!\w)", re.IGNORECASE)
        for word, heads in table.items()
    }


def _currency_source(lexicon: dict[str, Any], words: Iterable[str]) -> str:
    """Return a pattern source of a currency after a number, not the head of another word ("12 đồng chí")."""
    heads, longer = lexicon["not_before"], lexicon["not_before_go_on"]
    signs = [word for word in words if not word[-1].isalpha()]
    # A code glued to a figure opens the next sum: "EUR80 million-EUR100 million".
    codes = [word for word in words if word.isupper() and word.isalpha() and len(word) == 3]
    plain = [word for word in words if word not in {*heads, *signs, *codes}]
    glued = _glued_next(lexicon)
    guarded = [
        rf"{re.escape(word)}(?!\s{{0,2}}(?:{_head_source(heads[word], longer)})(?!\w))(?:{_ENDED}|{glued})"
        for word in heads
    ]
    return "|".join(
        [
            rf"(?:{alternation(plain)})(?:{_ENDED}|{glued})",
            rf"(?:{alternation(codes)})(?:(?!\w)|{glued}|(?=(?-i:[{CAPITALS}][{SMALL}])))",
            *guarded,
            rf"(?:{alternation(signs)})(?!\d)",
        ]
    )


def _head_source(heads: Iterable[str], longer: dict[str, list[str]]) -> str:
    """Return a pattern source of what follows a currency word in another, save what only starts so: "xu hướng"."""
    plain = alternation(head for head in heads if head not in longer)
    ended = [rf"{re.escape(head)}(?!\s(?:{alternation(longer[head])})(?!\w))" for head in heads if head in longer]
    return "|".join([plain, *ended])


def _ahead_source(lexicon: dict[str, Any], words: Iterable[str]) -> str:
    """Return a pattern source of a currency that is only looked ahead for, which needs not be told from other words.

    It stands in a quantity a dozen times: with what tells them apart a pattern takes a second to compile.
    """
    letters, signs = ([word for word in words if word[-1].isalpha() is wanted] for wanted in (True, False))
    return rf"(?:{alternation(letters)})(?:{_ENDED}|{_glued_next(lexicon)})|{alternation(signs)}"


def _per_source(lexicon: dict[str, Any]) -> str:
    """Return a pattern source of a denominator behind a sum: "/kg", " một tháng"."""
    before = alternation(lexicon["per_words"]["before"])
    return rf"\s?(?:/\s?|\s(?:{before})\s)(?:{alternation(lexicon['per'])})(?!\w)"


def _tail_source(lexicon: dict[str, Any]) -> str:
    """Return a pattern source of decimals that are said behind a scale: "1 tỷ 2", "1tr5", "2 triệu 750/tháng"."""
    numbers = grammar()
    ends = rf"[;:!?)\"]|[.,](?!\d)|$|{_per_source(lexicon)}"
    dong = alternation(lexicon["currencies"]["VND"])
    # "5 triệu 101. Bà Hoa": behind a sum the next item of a list has its number; sums end in noughts.
    item = rf"(?!\d\d[1-9]\.[ \t]+(?-i:[{CAPITALS}]))"
    three = rf"{item}\d{{3}}(?=\s{{0,2}}(?:{ends}|(?:{dong})(?!\w)))"
    said = rf"[ \t](?:(?:\d|{numbers.ones})(?=[ \t]{{0,2}}(?:{ends}))|{three})"
    return rf"(?:{said}|{numbers.glued_tenths})?"


def _quantity_source(lexicon: dict[str, Any], currency: str, *, compound: bool) -> str:
    """Return a pattern source of a quantity in digits or words; `currency` is looked ahead for."""
    numbers = grammar()
    glued = rf"(?:{_ENDED}|(?={currency}))"  # "US$52.5 millionLand rent": the next heading
    short = rf"{numbers.short_scale}(?:(?=(?:\.\s?)?(?:{currency}))\.?|(?![^\W\d_]))"
    # "US$20 millionin 2019": an abbreviation so glued would be another word ("5 min").
    long = rf"{numbers.scale}(?:{glued}|{_glued_next(lexicon)})"
    scale = rf"(?:(?:{numbers.scale}\s{{1,2}}){{0,2}}{long}|{short})"
    stray = rf"(?:%(?={numbers.scaled_dong}))"  # "28,6% triệu đồng": a slip
    ended = "|".join(rf"(?<=\s{re.escape(word)})" for word in scales(large=True))
    said = rf"{numbers.words}(?:{ended})"  # "2 tỷ năm trăm triệu đồng"
    more = rf"(?:\s{{1,2}}(?:{DIGITS}\s{{0,2}}{scale}|{said})){{0,2}}" if compound else ""
    more = rf"{more}{numbers.half_after}?{_tail_source(lexicon)}"
    twice = _TWICE.format(number=rf"{DIGITS}|{numbers.words}")
    twice = rf"{twice}(?=\s{{0,2}}(?:{numbers.scale}|{currency}))(?:\s{{0,2}}{scale})?"
    pointed = rf"{LEADING_POINT}\d{{1,3}}[\s-]{{0,2}}{scale}"
    digits = rf"{DIGITS}(?:{stray}?{numbers.half_after}?[\s-]{{0,2}}{scale}{more})?"
    return rf"(?:(?:{digits}|(?<!\w){numbers.words})(?:{twice})?|{pointed})"


def _glued_next(lexicon: dict[str, Any]) -> str:
    """Return a pattern source of a word that print has glued to a unit, looked ahead for."""
    return rf"(?=(?:{alternation(lexicon['glued_next']['words'])})(?!\w))"


def _sum_source(lexicon: dict[str, Any], prefix: str, words: Sequence[str], *, compound: bool) -> str:
    """Return a pattern source of a sum or range, from currency sign to currency name, one of the words."""
    currency = _currency_source(lexicon, words)
    quantity = _quantity_source(lexicon, _ahead_source(lexicon, words), compound=compound)
    ranges = lexicon["ranges"]
    marks = alternation(word for word in ranges["between"] if not word.isalpha())
    spoken = alternation(word for word in ranges["between"] if word.isalpha())
    pair, of = alternation(ranges["pair"]), alternation(lexicon["joiners"]["of"])
    gap = rf"(?:\s{{0,4}}|\s?\n[ \t]{{0,16}}|-|{_STRAY_MARK})"
    return (
        rf"(?:(?P<pre>(?-i:{prefix})){_TO_FIGURE})?(?P<first>{quantity})"
        rf"(?:(?:\s{{0,2}}(?:{marks})\s{{0,2}}|\s{{1,3}}(?:{spoken})\s{{1,3}}|(?P<pair>\s{{1,3}}(?:{pair})\s{{1,3}}))"
        rf"(?P<second>{quantity}))?(?P<cur>{gap}(?:(?:{of})\s{{1,2}})?(?:{currency}))?"
        rf"(?P<late>(?-i:(?<=[A-Z]))\s{grammar().scale}(?!\w))?"
    )


@cache
def shape() -> Shape:
    """Return the patterns of sums, compiled from the lexicons when they are first needed."""
    lexicon, numbers = load("amounts"), grammar()
    words = [word for words in lexicon["currencies"].values() for word in words]
    prefix = alternation(word for words in lexicon["prefixes"].values() for word in words)
    currency, scale = _currency_source(lexicon, words), numbers.scale
    vague, spelled, lows = (alternation(lexicon["vague"][name]) for name in ("before", "alone", "lows"))
    units = alternation(word for word, (role, _) in numbers.numbers.items() if role in ("unit", "half before", "scale"))
    listed, plan = (alternation(lexicon["lists"][name]) for name in ("words", "of_plan"))
    any_scale = rf"(?:{scale}|{numbers.short_scale})"
    of, flags = alternation(lexicon["joiners"]["of"]), re.IGNORECASE
    return Shape(
        start=re.compile(
            rf"(?<![\d_])(?:{prefix.lower()})(?={_TO_FIGURE}\d)|{NOT_INSIDE_NUMBER}\d|{LEADING_POINT}(?=\d)|(?<!\w)(?:{vague}|{lows}|{units}|a)(?!\w)(?=[\s-])",
        ),
        digits=re.compile(DIGITS),
        sum=re.compile(_sum_source(lexicon, prefix, words, compound=True), flags),
        simple=re.compile(_sum_source(lexicon, prefix, words, compound=False), flags),
        vague=re.compile(vague_source(lexicon, currency), flags),
        uncounted=re.compile(rf"(?:{spelled})\s(?:{scale})(?!\w)", flags),
        dear_thing=re.compile(rf"(?<!\w)(?:{alternation(lexicon['vague']['dear_things'])})\s$", flags),
        part=re.compile(
            rf"{DIGITS}[\s-]{{0,2}}(?:(?P<scale>(?:{scale})(?:\s{{1,2}}(?:{scale})){{0,2}})"
            rf"|(?P<short>{numbers.short_scale})(?![^\W\d_]))",
            flags,
        ),
        thousands=re.compile(rf"(?<!\w)(?:{alternation(scales(large=True))})(?!\w)", flags),
        tenths=re.compile(rf"(?P<body>.*{any_scale})\s?(?P<digit>\d{{1,3}}|{numbers.ones})$", flags | re.DOTALL),
        next_figure=re.compile(r"\s?\d"),
        minus=re.compile(rf"(?<!\w)(?:{alternation(lexicon['negative']['before'])})\s(?P<sign>-)$", flags),
        below=re.compile(rf"(?<!\w)(?:{alternation(lexicon['negative']['of'])})(?!\w)[^.;\n]{{0,60}}$", flags),
        short=re.compile(rf"\d(?P<blank>\s?)(?P<scale>{numbers.short_scale})\.?$", flags),
        twice=re.compile(_TWICE.format(number=rf"(?P<said>{DIGITS}|{numbers.words})"), flags),
        # "sixty" ends like the word for a milliard where marks are left out.
        scaled=re.compile(rf"(?:(?<![^\W\d_]){scale}|\d\s?{numbers.short_scale})(?![^\W\d_])", flags),
        opening=re.compile(rf"(?<!\w)(?:{alternation(lexicon['ranges']['opening'])})\s{{1,3}}$", flags),
        whole=re.compile(r"(?<![\w.,/-])(?P<digits>\d{2,6})\s?/\s?$"),
        shared=re.compile(
            rf"(?<![\w.,/-])(?P<digits>(?=\d+[.,]){DIGITS})(?:\s?/\s?|\s(?:(?:{listed})|(?P<plan>{plan}))\s)$", flags
        ),
        scale_before=re.compile(
            rf"(?<!\w)(?:{alternation(lexicon['scale_before']['words'])})\s(?P<scale>{alternation(scales(large=True))})\s$",
            flags,
        ),
        out_of=re.compile(rf"\s{{1,3}}(?:{alternation(lexicon['lists']['out_of'])})\s{{1,3}}", flags),
        blurred=re.compile(
            rf"(?<!\w)(?:(?:{alternation(lexicon['vague']['blurring'])})\s|(?P<low>{low_source(lexicon)}))$", flags
        ),
        priced=re.compile(_per_source(lexicon), flags),
        of_other=re.compile(
            rf"(?:(?P<gap>\s{{0,2}}(?:{alternation(lexicon['ranges']['between'])})\s{{0,2}})"
            r"(?P<upper>\d{1,2}(?:[.,]\d{1,3})?))?"
            rf"\s?(?:[%‰]|(?:{alternation(lexicon['no_unit']['words'])})(?!\w))",
            flags,
        ),
        cut_short=re.compile(rf"(?:{scale})\s\d{{3}}\s{{0,2}}(?:{alternation(lexicon['currencies']['VND'])})$", flags),
        of=re.compile(rf"(?:{of})\s{{1,2}}", flags),
        not_after=re.compile(
            rf"(?<!\w)(?:{alternation(lexicon['not_after']['words'])})[\s,]{{1,3}}(?:(?:{listed})\s)?$", flags
        ),
    )


@cache
def currencies() -> Currencies:
    """Return the words of money, from the lexicons."""
    lexicon = load("amounts")
    return Currencies(
        codes={key(word): code for code, words in lexicon["currencies"].items() for word in words},
        parts_of_unit={key(word): Decimal(worth) for word, worth in lexicon["subunits"].items()},
        prefix={word: code for code, words in lexicon["prefixes"].items() for word in words},
        needs_figure=tuple(f" {word}" for word in lexicon["needs_figure"]["words"]),
        large_only=frozenset(map(key, lexicon["large_only"]["words"])),
        unless_priced=frozenset(map(key, lexicon["large_only"]["unless_priced"])),
        scaled_only=frozenset(map(key, lexicon["scaled_only"]["words"] + lexicon["misprints"]["words"])),
        misprints=frozenset(map(key, lexicon["misprints"]["words"])),
        heads_unscaled=_heads(lexicon["not_before_unscaled"]),
        heads_small=_heads(lexicon["not_before_small"]),
        heads_of_people=_heads(lexicon["not_before_few"]),
        bare_short=frozenset(map(key, load("numerals", "extract")["bare_short"]["words"])),
    )
