"""Percentages that belong to a product's name and tell nothing of the article: "gạo 5% tấm"."""

import re
from dataclasses import dataclass
from functools import cache

from extract.lexicon import alternation, load
from extract.text import CAPITALS

_GRADED = 160
"""Characters around a grade that hold the word of what is graded."""


@dataclass(frozen=True)
class _Grammar:
    product: re.Pattern[str]
    product_after: re.Pattern[str]
    """What stands behind it there, of the same kind as before it."""
    grade: re.Pattern[str]
    """What makes a percentage the grade of a product, behind it: "gạo 5% tấm"."""
    graded: re.Pattern[str]
    """What has such grades; it stands near them."""


def _strength(words: dict[str, list[str]]) -> str:
    """Return the source of a name before its strength: "dung dịch Povidine 10%", not "nồng độ cồn tăng 10%"."""
    no_product = "".join(f"(?<!{re.escape(word)} )" for word in words["no_product"])
    named = rf"(?:(?!\s(?:{alternation(words['told'])})\s)[^.,;\n]){{0,30}}"
    return rf"(?<!\w){no_product}(?:{alternation(words['before'])})(?!\w){named}\s$"


@cache
def _grammar() -> _Grammar:
    lexicon = load("percentages")
    return _Grammar(
        product=re.compile(
            rf"{_strength(lexicon['product'])}"
            rf"|(?P<quote>\"[{CAPITALS}][^\"\n]{{1,30}}\s)$|(?<!\w)(?P<name>[A-Z]\w{{2,30}}\s)$"
        ),
        product_after=re.compile(rf"(?P<quote>\")|\s(?P<name>{alternation(lexicon['product']['after'])})(?!\w)"),
        grade=re.compile(
            rf"(?:\s?(?:[,/-]|(?:{alternation(lexicon['lists']['words'])})(?!\w))\s?\d{{1,3}}\s?%){{0,4}}"
            rf"[\s-]{{1,2}}(?:{alternation(lexicon['product']['grades'])})(?!\w)",
            re.IGNORECASE,
        ),
        graded=re.compile(rf"(?<!\w)(?:{alternation(lexicon['product']['graded'])})(?!\w)", re.IGNORECASE),
    )


def of_a_product(text: str, start: int, end: int) -> bool:
    """Say whether the percentage is part of a product's name: "Povidine 10% solution", "gạo 5% tấm"."""
    if _grammar().grade.match(text, end) and _grammar().graded.search(text, max(0, start - _GRADED), end + _GRADED):
        return True
    before = _grammar().product.search(text, max(0, start - 48), start)
    if not before or not before.lastgroup:
        return bool(before)
    after = _grammar().product_after.match(text, end)
    return bool(after and after.lastgroup == before.lastgroup)
