"""Whether a letter behind a figure that is listed with a sum is a scale, or metres, tonnes, carats: "$5m and 6m"."""

import re
from dataclasses import dataclass
from functools import cache

from extract.lexicon import alternation, load
from extract.numeral_words import grammar
from extract.patterns.amounts.prices import is_carat
from extract.patterns.amounts.scan import SumLike


@dataclass(frozen=True)
class _Grammar:
    measure: re.Pattern[str]
    """A figure whose letter names a measure too."""
    letter: re.Pattern[str]
    """A figure with the letter of a scale, in a sum: "$1.2bn", "VND450m"."""
    goes_on: re.Pattern[str]
    """What follows a letter of money: the end, or a word that no thing counted starts with."""
    measured: re.Pattern[str]
    """What follows a letter that may name a measure where it names one: "300m of road"."""
    ends: re.Pattern[str]
    """The same behind a blank and a letter, "$5m and 6 m": nothing that could be measured."""
    named: re.Pattern[str]
    """What is named by thousands, or by its length: "màn hình 4K", "cự ly 10K"."""


@cache
def _grammar() -> _Grammar:
    lexicon, short = load("amounts"), load("numerals", "extract")["bare_short"]
    measures, letters, flags = alternation(short["measures"]), grammar().short_scale, re.IGNORECASE
    words = alternation(lexicon["function_words"]["words"])
    listed = alternation(lexicon["lists"]["words"])
    end = r"\s{0,3}(?:$|\n|(?![:\d²³])[^\w\s])"
    return _Grammar(
        measure=re.compile(rf"\d(?P<blank>\s?)(?:{measures})$", flags),
        letter=re.compile(rf"\d\s?(?P<letter>{letters})(?![^\W\d_])", flags),
        goes_on=re.compile(rf"{end}|\s{{1,3}}(?:{words})(?!\w)", flags),
        measured=re.compile(rf"\s{{1,3}}(?:{alternation(short['measured'])})(?!\w)", flags),
        ends=re.compile(rf"{end}|\s{{1,3}}(?:{listed})\s", flags),
        named=re.compile(rf"(?<!\w)(?:{alternation(short['named'])})\s(?:\d{{1,3}},\s?)?\d{{1,3}}\s?k$", flags),
    )


def is_scale(text: str, found: SumLike, beside: SumLike) -> bool:
    """Say whether the letter behind a figure is a scale, by what follows and by the sum that it is listed with.

    Metres stand beside sums everywhere ("450 million VND and 1,200 m2"): an "m" is money only beside another letter.
    """
    grammar_ = _grammar()
    goes_on = grammar_.goes_on.match(text, found.end)
    measure = grammar_.measure.search(text, found.start, found.end)
    if not measure:
        named = grammar_.named.search(text, max(0, found.start - 24), found.end)
        return bool(goes_on) and not named and not is_carat(text, found.end)
    letter, own = (grammar_.letter.search(text, one.start, one.end) for one in (beside, found))
    if not letter or not own:
        return False
    if measure["blank"]:
        return letter["letter"] == own["letter"] and grammar_.ends.match(text, found.end) is not None
    return bool(goes_on) and not grammar_.measured.match(text, found.end)
