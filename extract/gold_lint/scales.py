"""Whether a value has the size that its figure and scale word say: the digits may be right, and noughts be wrong."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extract.gold import GoldMention
from extract.gold_lint.forms import FIGURE, scales
from extract.lexicon import alternation, load
from extract.text import old_style

_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")


def of_another_size(mention: GoldMention, surface: str) -> Iterator[str]:
    """Yield each value that has the digits of its figure, and to which no reading of the figure comes."""
    figures = list(_scaled().finditer(old_style(surface).lower()))
    stated = [(name, mention.attributes[name]) for name in ("value", "max") if mention.attributes.get(name)]
    if len(figures) != len(stated) or not figures:
        return  # a sum of parts, or a number in words
    if mention.kind == "amounts" and not figures[-1]["scales"]:
        return  # its scale word may stand beside another sum
    unit = Decimal("0.01") if mention.kind == "amounts" and _subunit().search(surface) else Decimal(1)
    for (name, value), figure in zip(stated, figures, strict=True):
        if significant(value) != significant(figure["figure"]) or not _PLAIN.fullmatch(value):
            continue  # more is said in words: 2 tỷ rưỡi
        sizes = {_size(one["scales"]) * unit for one in (figure, figures[-1])}  # 4-5 tỷ, 800 triệu - 1 tỷ
        if abs(Decimal(value)) not in {reading * size for reading in _readings(figure["figure"]) for size in sizes}:
            yield f"{surface!r} does not come to {name} {value}"


def significant(number: str) -> str:
    """Return the digits of a number without the noughts around them.

    >>> significant("12,50"), significant("12500000"), significant("0.5")
    ('125', '125', '5')
    """
    return re.sub(r"\D", "", number).strip("0")


@cache
def _scaled() -> re.Pattern[str]:
    """Return the pattern of a figure with its scale words."""
    return re.compile(rf"(?P<figure>{FIGURE})(?P<scales>(?:\s?{scales()}(?!\w)){{0,3}})")


@cache
def _subunit() -> re.Pattern[str]:
    """Return the pattern of a word for the hundredth part of a currency's unit: 50 cents."""
    return re.compile(rf"(?<!\w)(?:{alternation(load('amounts')['subunits'])})(?!\w)", re.IGNORECASE)


@cache
def _sizes() -> dict[str, Decimal]:
    """Return what each scale word multiplies by."""
    lexicon = load("numerals", "extract")
    return {word: Decimal(value) for name in ("scales", "short_scales") for word, value in lexicon[name].items()}


def _size(words: str) -> Decimal:
    """Return what scale words multiply by together."""
    product = Decimal(1)
    for word in re.findall(scales(), words):
        product *= _sizes()[word]
    return product


def _readings(figure: str) -> set[Decimal]:
    """Return what a figure can mean: its last separator parts decimals, or thousands as the others do.

    >>> sorted(map(str, _readings("1.250,5"))), sorted(map(str, _readings("12.000"))), _readings("12")
    (['1250.5'], ['12.000', '12000'], {Decimal('12')})
    """
    *groups, last = re.split("[.,]", figure)
    read = {Decimal(f"{''.join(groups)}.{last}")} if groups else {Decimal(last)}
    return read | ({Decimal("".join((*groups, last)))} if len(last) == 3 else set())
