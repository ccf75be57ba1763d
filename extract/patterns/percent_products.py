"""Percentages that belong to a product's name and tell nothing of the article: "gạo 5% tấm"."""

import re
from dataclasses import dataclass
from functools import cache

from extract.lexicon import alternation, load
from extract.text import CAPITALS

_GRADED, _CHANGED = 160, 32
"""Characters around a grade that hold the word of what is graded, and before a change the word of it."""
_SENTENCE_END = re.compile(r"[.!?]\s|\n")


@dataclass(frozen=True)
class _Grammar:
    product: re.Pattern[str]
    product_after: re.Pattern[str]
    """What stands behind it there, of the same kind as before it."""
    grade: re.Pattern[str]
    """What makes a percentage the grade of a product, behind it: "gạo 5% tấm"."""
    graded: re.Pattern[str]
    """What has such grades; it stands in their sentence."""
    sorted: re.Pattern[str]
    """A word right before a grade, whatever sentence tells what is graded: "Loại 25% tấm"."""
    changed: re.Pattern[str]
    """What stands before what something has changed by, no grade: "gạo tăng 20%, 30% tấm giảm"."""


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
            rf"[\s-]{{1,2}}(?:(?:{alternation(lexicon['product']['grades'])})(?!\w)"
            rf"(?!\s(?:{alternation(lexicon['product']['no_grades'])})(?!\w))"
            # A participle is told of other things, too: "20% broken down".
            rf"|(?:{alternation(lexicon['product']['participles'])})"
            rf"(?=\s?(?:[^\w\s]|\d|\n|$)|\s(?:{alternation(lexicon['product']['behind_grades'])})(?!\w)))",
            re.IGNORECASE,
        ),
        sorted=re.compile(rf"(?<!\w)(?:{alternation(lexicon['product']['sorts'])})\s$", re.IGNORECASE),
        changed=re.compile(
            rf"(?<!\w)(?:{alternation(lexicon['product']['changes'])})"
            rf"(?:\s(?:{alternation(lexicon['product']['bounds'])})){{0,2}}\s$",
            re.IGNORECASE,
        ),
        graded=re.compile(rf"(?<!\w)(?:{alternation(lexicon['product']['graded'])})(?!\w)", re.IGNORECASE),
    )


def _is_graded(text: str, start: int, end: int) -> bool:
    """Say whether a percentage is no change, and its sentence tells of what is graded."""
    grammar_ = _grammar()
    if grammar_.changed.search(text, max(0, start - _CHANGED), start):
        return False
    before = text[max(0, start - _GRADED) : start]
    if not grammar_.sorted.search(before):
        before = _SENTENCE_END.split(before)[-1]
    after = _SENTENCE_END.split(text[end : end + _GRADED], maxsplit=1)[0]
    return grammar_.graded.search(before) is not None or grammar_.graded.search(after) is not None


def of_a_product(text: str, start: int, end: int) -> bool:
    """Say whether the percentage is part of a product's name: "Povidine 10% solution", "gạo 5% tấm"."""
    if _grammar().grade.match(text, end) and _is_graded(text, start, end):
        return True
    before = _grammar().product.search(text, max(0, start - 48), start)
    if not before or not before.lastgroup:
        return bool(before)
    after = _grammar().product_after.match(text, end)
    return bool(after and after.lastgroup == before.lastgroup)
