"""Sums without a number, and ranges of them: "hàng chục tỷ đồng", "vài chục đến hàng trăm triệu đồng"."""

from decimal import Decimal
from typing import Any

from extract.lexicon import alternation, key
from extract.numeral_words import grammar

_THOUSAND = 1000


def scales(*, large: bool) -> list[str]:
    """Return the scale words from a thousand on, or those below."""
    words = [(word, value) for word, (role, value) in grammar().numbers.items() if role == "scale"]
    return [word for word, value in words if (value >= _THOUSAND) == large]


def low_source(lexicon: dict[str, Any]) -> str:
    """Return a pattern source of a vague lower end, which has no scale of its own, up to the upper one.

    Thousands alone have no currency, "hàng nghìn đến triệu USD"; "hàng chục triệu đến hàng trăm triệu đồng" is two.
    """
    vague, lows = (alternation(lexicon["vague"][name]) for name in ("before", "lows"))
    small = alternation([*scales(large=False), *lexicon["vague"]["shared"]])
    between = alternation(lexicon["ranges"]["between"])
    return rf"(?:(?:{vague})\s{{1,3}}(?:{small})|(?:{lows}))\s{{1,3}}(?:{between})\s{{1,3}}"


def shares_scale(low: str, upper: str, value: Decimal | None) -> bool:
    """Say whether a vague lower end has the scale of the upper one: "vài chục đến 200 nghìn", no "đến 25.000"."""
    least, scale = (scales_of(part)[-1:] or [Decimal(1)] for part in (low, upper))
    return value is not None and scale[0] >= _THOUSAND and value >= least[0] * scale[0]


def scales_of(number: str) -> list[Decimal]:
    """Return the values of the scale words of a number."""
    known = (grammar().numbers.get(key(word)) for word in number.split())
    return [one[1] for one in known if one and one[0] == "scale"]


def vague_source(lexicon: dict[str, Any], currency: str) -> str:
    """Return a pattern source of a sum without a number, or a range of them: "hàng chục đến hàng trăm tỷ đồng"."""
    vague, spelled, plural = (alternation(lexicon["vague"][name]) for name in ("before", "alone", "plural"))
    of, scale, low = alternation(lexicon["joiners"]["of"]), grammar().scale, low_source(lexicon)
    return (
        rf"(?:{low}{scale}|(?:{low})?(?:(?:{vague})\s{{1,3}}(?:{scale})|(?:{spelled})\s(?:{scale})|(?:{plural})))"
        rf"(?!\w)(?:\s{{1,3}}(?:(?:{of})\s)?{scale}(?!\w)){{0,2}}(?P<cur>\s{{1,3}}(?:(?:{of})\s{{1,2}})?(?:{currency}))?"
    )
