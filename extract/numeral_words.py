"""The words of numbers in all languages, compiled: units, scales, halves, and what joins them."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from extract.lexicon import alternation, key, load

_BLANK_MARK = r"(?:\ [.,]\ ?|[.,]\ )"
"""A separator with a blank beside it."""
DIGITS = (
    r"(?:(?!0)\d{1,3}(?:\ \d{3}){1,4}(?:(?![\d.]\d)(?:,\d{1,3})?|\.\d{1,2}(?![.,]?\d))(?!\d)"
    # "500, 000", "1,250,000, 000": nothing but the rest of a number starts with a nought and has three digits.
    rf"|\d{{1,3}}(?:[.,]\d{{3}}){{0,3}}{_BLANK_MARK}0\d\d(?:(?:[.,]|{_BLANK_MARK}(?=0))\d{{3}}){{0,3}}(?![.,]?\d)"
    r"|\d{1,18}(?:[.,]\d{1,12}){0,6})"
)
"""Source of a number in digits: separators, or groups of three parted by blanks, or by a separator and a blank."""


@dataclass(frozen=True)
class _Grammar:
    """The compiled numeral grammar of all languages."""

    numbers: dict[str, tuple[str, Decimal]]
    """Word -> (role, value); roles: unit, scale, half before, half after, tens, point."""
    token: re.Pattern[str]
    words: str
    scale: str
    short_scale: str
    half_after: str
    ones: str
    """Source of the words for 1 to 9 that are said after a scale for its tenths."""
    glued_tenths: str
    """Source of the digits for the decimals that are glued to a scale."""
    often: re.Pattern[str]
    """How often, or so many of something, before a figure: "mỗi tháng", "5 ngày", "mỗi học kỳ"."""
    owner: re.Pattern[str]
    year: re.Pattern[str]
    closing: frozenset[str]
    whole_things: str
    scaled_dong: str
    """Source of scale words and dong behind a sign that is one too many: "28,6% triệu đồng"."""


def _table(lexicon: dict[str, Any]) -> dict[str, tuple[str, Decimal]]:
    """Return every word of the lexicon with its role and value."""
    table = {key(word): ("unit", Decimal(value)) for word, value in lexicon["units"].items()}
    for name in ("scales", "short_scales"):
        table |= {key(word): ("scale", Decimal(value)) for word, value in lexicon[name].items()}
    table |= {key(word): ("half before", Decimal("0.5")) for word in lexicon["halves"]["before"]}
    table |= {key(word): ("half after", Decimal("0.5")) for word in lexicon["halves"]["after"]}
    joiners = lexicon["joiners"]
    table |= {key(word): ("unit", Decimal(1)) for word in joiners["one"]}
    table |= {key(word): ("tens", Decimal(0)) for word in joiners["tens"]}
    return table | {key(word): ("point", Decimal(0)) for word in joiners["point"]}


def _scale_source(lexicon: dict[str, Any]) -> str:
    """Return a pattern source of one scale word that is not the head of another word ("tỷ lệ")."""
    plain = [word for word in lexicon["scales"] if word not in lexicon["scale_not_before"]]
    guarded = [
        rf"{re.escape(word)}(?!\s{{1,3}}(?:{alternation(heads)})(?!\w))"
        for word, heads in lexicon["scale_not_before"].items()
    ]
    return "|".join([*guarded, alternation(plain)])


@cache
def grammar() -> _Grammar:
    """Return the grammar, compiled from the lexicons when it is first needed."""
    lexicon = load("numerals", "extract")
    units, scales = alternation(lexicon["units"]), _scale_source(lexicon)
    joiners, halves = lexicon["joiners"], lexicon["halves"]
    # "three hundred and five", "một trăm linh năm": a joiner follows a scale; "three and five" are two numbers.
    behind = "|".join(f"(?<={re.escape(word)})" for word in lexicon["scales"])
    gap = r"[\s-]{1,3}"
    joiner = rf"(?:(?:{behind}){gap}(?:{alternation(joiners['tens'])})|{gap}(?:{alternation(joiners['point'])}))"
    inner = rf"{joiner}?{gap}(?:{units}|{scales})(?!\w)"
    one = rf"(?:{alternation(joiners['one'])})(?=\s{{1,3}}(?:{scales})(?!\w))"
    opening = alternation(word for word in lexicon["units"] if word not in lexicon["closing"]["words"])
    negations = "|".join(
        rf"{re.escape(word)}\s{{1,3}}(?:{alternation(after)})" for word, after in lexicon["negations"].items()
    )
    start = rf"(?!(?:{negations})(?!\w))(?:{opening}|{one}|{alternation(halves['before'])})(?!\w)"
    half_after = rf"(?:\s{{1,3}}(?:{alternation(halves['after'])})(?!\w))"
    glued = "|".join(rf"(?<=\d{blank}{scale})" for scale in lexicon["tenths"]["glued"] for blank in ("", r"\s"))
    table = _table(lexicon)
    return _Grammar(
        numbers=table,
        token=re.compile(rf"(?P<digits>{DIGITS})|(?P<word>{alternation(table)})(?!\w)", re.IGNORECASE),
        words=rf"(?:{start}(?:{inner}){{0,28}}{half_after}?(?:\s{{1,3}}(?:{scales})(?!\w))?)",
        scale=f"(?:{scales})",
        short_scale=f"(?:{alternation(lexicon['short_scales'])})",
        half_after=half_after,
        ones=f"(?:{alternation(lexicon['tenths']['words'])})(?!\\w)",
        glued_tenths=rf"(?:{glued})\d{{1,3}}(?![.,]?\d)",
        often=re.compile(
            rf"(?<!\w)(?:{alternation(lexicon['glued']['each'])}|\d{{1,2}})\s(?:[^\W\d_]{{1,6}}\s)?[^\W\d_]{{2,6}}\s{{1,3}}$",
            re.IGNORECASE,
        ),
        owner=re.compile(rf"(?<!\w)(?:{alternation(lexicon['takes_number']['words'])})\s{{1,3}}$", re.IGNORECASE),
        year=re.compile(
            rf"(?:(?<!\w)(?:{alternation(lexicon['year']['after'])})\s{{1,3}}|/\s?)(?={lexicon['year']['word']}(?!\w))",
            re.IGNORECASE,
        ),
        closing=frozenset(map(key, lexicon["closing"]["words"])),
        whole_things=alternation([*lexicon["whole_things"]["dong"], *lexicon["whole_things"]["words"]]),
        scaled_dong=rf"\s{{1,2}}(?:(?:{scales})\s{{1,2}}){{1,3}}(?:{alternation(lexicon['whole_things']['dong'])})(?!\w)",
    )


def is_year(text: str, at: int) -> bool:
    """Say whether the word at a position is "năm" as the year, not as five: "mỗi năm một tỷ"."""
    return any(match.end() == at for match in grammar().year.finditer(text, max(0, at - 8), at + 4))


def often(text: str, at: int) -> bool:
    """Say whether the word before a figure tells how often, not which: "mỗi tháng 1950 USD", "5 ngày 1999 USD"."""
    return bool(grammar().often.search(text, max(0, at - 24), at))


def owned(text: str, at: int) -> bool:
    """Say whether the figure at a position belongs to the word before it: "quý 3 500 triệu"."""
    return bool(grammar().owner.search(text, max(0, at - 14), at))
