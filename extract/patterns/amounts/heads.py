"""Whether a currency word is the head of another word: "12 đồng chí", "hàng nghìn đồng đội", "2040 đồng loạt"."""

import re
from functools import cache

from extract.lexicon import key, load
from extract.numeral_words import grammar, often, owned
from extract.numerals import MILLION
from extract.patterns.amounts.grammar import currencies, shape

YEAR = re.compile(r"(?:19|20)(?:(?P<round>00)|\d\d)")
"""A figure like a year's: prices of so much have a separator, or noughts at their end."""


def is_head(word: str, text: str, match: re.Match[str]) -> bool:
    """Say whether the currency word is the head of another: "5 đồng đội"; the larger the sum, the less likely.

    Behind a year it is none, whatever follows it ("năm 2022 đồng USD"), or it opens another word ("2040 đồng loạt").
    """
    number = match["second"] or match["first"]
    if shape().scaled.search(number):
        # "4,5 m đồng thời", "hơn một vạn đồng đội"
        if number.rstrip(".").endswith(_lone_letters()):
            return _opens_other(word, text, match.end())
        return is_few(number) and opens_person(word, text, match.end())
    word = word.rpartition(" ")[2]  # "U23 Việt Nam đồng loạt"
    if word in currencies().heads_unscaled and currencies().heads_unscaled[word].match(text, match.end()):
        return True
    figure = "second" if match["second"] else "first"
    year = YEAR.fullmatch(match[figure])
    told = year is not None and owned(text, match.start(figure)) and not often(text, match.start(figure))
    if year and told and not year["round"]:
        return True
    small = word in currencies().heads_small and currencies().heads_small[word].match(text, match.end())
    return bool(small) and (told or bool(year and not year["round"]) or not is_large(match))


@cache
def _lone_letters() -> tuple[str, ...]:
    """Return the short scales behind a blank, which may be measures: "4,5 m"."""
    return tuple(f" {word}" for word in load("numerals", "extract")["short_scales"])


def is_few(number: str) -> bool:
    """Say whether a number in words has no scale of a million: so few people and things are told in words too."""
    scales = (grammar().numbers.get(key(word)) for word in number.split())
    return not any(character.isdigit() for character in number) and all(not one or one[1] < MILLION for one in scales)


def _opens_other(word: str, text: str, end: int) -> bool:
    """Say whether a currency word opens another word, which ends nowhere near: "đồng đội", "đồng thời"."""
    both = (currencies().heads_unscaled, currencies().heads_small)
    return any(word in heads and heads[word].match(text, end) is not None for heads in both)


def opens_person(word: str, text: str, end: int) -> bool:
    """Say whether a currency word opens a word for people: "hàng nghìn đồng đội", not "đồng bằng tiền mặt"."""
    heads = currencies().heads_of_people.get(word)
    return heads is not None and heads.match(text, end) is not None


def is_large(match: re.Match[str]) -> bool:
    """Say whether the last figure is a thousand or more, as it stands."""
    digits = re.sub(r"\D", "", match["second"] or match["first"])
    return len(digits) >= 4 or bool(grammar().token.search(match["second"] or match["first"]) and not digits)
