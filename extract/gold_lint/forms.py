"""What in a text is nearly always a mention: a sum, a share, a document's number or symbol."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

from extract.lexicon import alternation, load
from extract.text import CAPITALS

FIGURE = r"\d+(?:[.,]\d+)*"
_START = r"(?<![\w.,/-])"
_SYMBOL = rf"(?<![\w/.-])\d+(?:/\d{{4}})?[-/][{CAPITALS}]{{2,12}}[{CAPITALS}0-9/-]{{0,20}}"  # 22-NQ/TU, 29/2020/ND-CP
_HEADS = ("not_before", "not_before_unscaled", "not_before_small")


@cache
def scales() -> str:
    """Return the source of the words that multiply a figure: in full, or in short."""
    lexicon = load("numerals", "extract")
    return rf"(?:{alternation([*lexicon['scales'], *lexicon['short_scales']])})"


@cache
def unmarked() -> re.Pattern[str]:
    """Return the pattern of a sum, a share, or a document's number or symbol."""
    parts = "|".join((_shares(), *_sums(load("amounts")), _documents()))
    return re.compile(rf"{parts}|(?-i:{_SYMBOL})", re.IGNORECASE)


def _shares() -> str:
    """Return the source of a figure with a unit of shares: 18,66%, 5 phần trăm."""
    words = [word for names in load("percentages")["units"].values() for word in names]
    written = [word for word in words if word[-1].isalpha()]
    return rf"{_START}{FIGURE}\s?(?:[%‰]|(?:{alternation(written)})(?!\w))"


def _sums(lexicon: dict[str, Any]) -> list[str]:
    """Return the sources of figures with a currency: before it, behind a scale word, or behind the figure itself."""
    words = [word for names in lexicon["currencies"].values() for word in names]
    signs = "".join(sorted({sign for sign in "".join(words) if unicodedata.category(sign) == "Sc"}))
    written = [word for word in words if word[-1].isalpha()]
    codes = alternation(word for word in written if word.isupper() and word.isalpha() and len(word) == 3)
    large, scaled, misprints = (set(lexicon[name]["words"]) for name in ("large_only", "scaled_only", "misprints"))
    plain = [word for word in written if word not in large | scaled | misprints]
    return [
        rf"(?:[{signs}]|\b(?-i:{codes}))\s?{FIGURE}(?:\s?{scales()}(?!\w))?",
        rf"{_START}{FIGURE}\s?[{signs}]",
        rf"{_START}{FIGURE}\s?(?:{scales()}\s?){{1,3}}{_not_heads(written, lexicon, _HEADS[:1])}",
        rf"{_START}{FIGURE}\s?{_not_heads(plain, lexicon, _HEADS)}",
        rf"{_START}\d{{1,3}}(?:[.,]\d{{3}})+\s?{_not_heads(large, lexicon, _HEADS)}",
    ]


def _not_heads(words: Iterable[str], lexicon: dict[str, Any], tables: tuple[str, ...]) -> str:
    """Return the source of currency words that are not the head of another word ("12 đồng chí")."""
    alone, heads = [], []
    for word in words:
        behind = [head for table in tables for head in lexicon[table].get(word, ())]
        if behind:
            heads.append(rf"{alternation([word])}(?!\s?(?:{alternation(behind)})(?!\w))")
        else:
            alone.append(word)
    return rf"(?:{'|'.join([*heads, alternation(alone)] if alone else heads)})(?!\w)"


def _documents() -> str:
    """Return the source of a document's number behind its type: Quyết định số 12."""
    lexicon = load("resolutions")
    types = alternation(word for names in lexicon["types"].values() for word in names)
    return rf"\b(?:{types})\s(?:{alternation(lexicon['number_words']['words'])})\s?\d[\w/-]*"
