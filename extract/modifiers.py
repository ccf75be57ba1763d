"""The words beside a figure that bound it: over, nearly, about, at least, at most, under."""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from extract.lexicon import alternation, key, load
from extract.mentions import Modifier

_REACH = 48
"""Characters looked at before a figure: more than the longest modifier and its opening word."""


@dataclass(frozen=True)
class _Grammar:
    before: re.Pattern[str]
    after: re.Pattern[str]
    by_that_much: re.Pattern[str]
    meaning_before: dict[str, str]
    meaning_after: dict[str, str]
    comparing: frozenset[str]
    not_after: dict[str, re.Pattern[str]]


def _meanings(table: dict[str, list[str]]) -> dict[str, str]:
    return {key(word): modifier for modifier, words in table.items() for word in words}


@cache
def _grammar() -> _Grammar:
    lexicon = load("modifiers", "extract")
    before, after = _meanings(lexicon["before"]), _meanings(lexicon["after"])
    signs = [word for word in before if not word[-1].isalnum() and word[-1] != "."]
    words = [word for word in before if word not in signs]
    opening = rf"(?:\s{{1,3}}(?:{alternation(lexicon['opening']['words'])}))?"
    return _Grammar(
        before=re.compile(
            rf"(?:(?<!\w)(?P<word>{alternation(words)}){opening}\s{{0,3}}|(?P<sign>{alternation(signs)})\s{{0,2}})$",
            re.IGNORECASE,
        ),
        after=re.compile(rf"\s{{1,3}}(?P<word>{alternation(after)})(?!\w)", re.IGNORECASE),
        by_that_much=re.compile(
            rf"(?:{alternation(lexicon['by_that_much']['before'])})\s{{0,3}}$", re.IGNORECASE
        ),
        meaning_before=before,
        meaning_after=after,
        not_after={
            key(word): re.compile(rf"(?<!\w)(?:{alternation(verbs)})\s{{1,3}}$", re.IGNORECASE)
            for word, verbs in lexicon["not_after"].items()
            if verbs
        },
        comparing=frozenset(map(key, lexicon["by_that_much"]["words"])),
    )


def modifier(text: str, start: int, end: int, after: int | None = None) -> Modifier | None:
    """Return the modifier of the figure `text[start:end]`; `after` is where its "per" part ends, if it has one."""
    grammar = _grammar()
    left = text[max(0, start - _REACH) : start]
    found = grammar.before.search(left)
    if found:
        word = key(found["word"] or found["sign"])
        compared = word in grammar.comparing and grammar.by_that_much.search(left[: found.start()])
        verb = grammar.not_after.get(word)
        if not compared and not (verb and verb.search(left[: found.start()])):
            return cast(Modifier, grammar.meaning_before[word])
    for position in {end, after or end}:
        behind = grammar.after.match(text, position)
        if behind:
            return cast(Modifier, grammar.meaning_after[key(behind["word"])])
    return None
