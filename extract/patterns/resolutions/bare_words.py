"""The words around a number without a symbol that tell whether it is a document's."""

import re
from dataclasses import dataclass

from extract.lexicon import alternation, key, load
from extract.text import CAPITALS, unmark


@dataclass(frozen=True)
class Bare:
    """What tells of a number without a symbol whether it is a document's: its type word, and what follows."""

    lower: frozenset[str]
    """Type words that such a number may follow in lower case."""
    verbs: frozenset[str]
    """Type words that are verbs as well, or head a count."""
    never: frozenset[str]
    leading_zero: frozenset[str]
    dated: frozenset[str]
    """Type words that, in capitals, a number and its year follow: "Resolution 08/2024"; `papers`: one above 12."""
    papers: frozenset[str]
    issued_by: re.Pattern[str]
    """The body behind a number, or in English its day: it tells that even one like a year is a number."""
    issued: frozenset[str]
    """Type words that in small letters two figures may follow, where a body owns the paper or a word governs it."""
    governed: re.Pattern[str]
    """What stands before a type word that is a noun: "theo quyết định 43"; for text with its marks."""
    ranging: re.Pattern[str]
    """Behind a figure: another one with it, "12 và 13", "12 đến 15"; for text with its marks."""
    like_years: frozenset[str]
    programmes: frozenset[str]
    """Numbers that, behind one of the words, are a known programme's: "CT 135" is no directive."""
    programme_words: frozenset[str]
    no_programmes: re.Pattern[str]
    """What stands before such a word where it is a house's name or a machine's: "tòa nhà CT 135"."""


def bare_words(words: dict[str, list[str]]) -> Bare:
    """Return what tells of a number without a symbol, from its table of the lexicon."""
    lower, verbs, never, leading_zero, dated, papers, issued = (
        frozenset(key(unmark(word)) for word in words[name])
        for name in ("lower", "verbs", "never", "leading_zero", "dated", "papers", "issued")
    )
    joined = alternation([*load("resolutions")["joiners"]["words"], *words["range"]])
    return Bare(
        lower=lower,
        verbs=verbs,
        never=never,
        leading_zero=leading_zero,
        dated=dated,
        papers=papers,
        issued_by=re.compile(rf"\s(?i:{alternation(words['issued_by'])})\s[{CAPITALS}]"),
        issued=issued,
        governed=re.compile(rf"(?<!\w)(?:{alternation(words['governing'])})\s$|\($", re.IGNORECASE),
        ranging=re.compile(rf"(?:,?\s(?:{joined})|,)\s\d|\s?-\s?\d", re.IGNORECASE),
        like_years=frozenset(words["like_years"]),
        programmes=frozenset(words["programmes"]),
        programme_words=frozenset(key(unmark(word)) for word in words["programme_words"]),
        no_programmes=re.compile(rf"(?<!\w)(?:{alternation(words['no_programmes'])})\s$", re.IGNORECASE),
    )
