"""The words beside a figure that bound it: over, nearly, about, at least, at most, under."""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from extract.lexicon import alternation, key, load
from extract.mentions import Modifier

_REACH = 48
"""Characters looked at before a figure: more than the longest modifier and its opening word."""
_MOST_WORDS = 6
_WORD = re.compile(r"[^\W\d_]+\.?")


@dataclass(frozen=True)
class _Grammar:
    sign: re.Pattern[str]
    opening: re.Pattern[str]
    after: re.Pattern[str]
    by_that_much: re.Pattern[str]
    from_: re.Pattern[str]
    up: re.Pattern[str]
    """ "from 5 million VND up" is at least; "10 percent up" is growth."""
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
    return _Grammar(
        # "5%~7%" is a range.
        sign=re.compile(rf"(?<![\d%])(?:{alternation(signs)})\s{{0,2}}$"),
        opening=re.compile(rf"(?<=\s)(?:{alternation(lexicon['opening']['words'])})\s{{1,3}}$", re.IGNORECASE),
        after=re.compile(rf"\s{{1,3}}(?P<word>{alternation(after)})(?!\w)", re.IGNORECASE),
        from_=re.compile(rf"(?<!\w)(?:{alternation(lexicon['from_up']['opening'])})\s{{1,3}}$", re.IGNORECASE),
        up=re.compile(
            rf"\s{{1,3}}(?:{alternation(lexicon['from_up']['words'])})(?!\w)"
            rf"(?!\s{{1,3}}(?:{alternation(lexicon['from_up']['not_before'])})(?!\w))",
            re.IGNORECASE,
        ),
        by_that_much=re.compile(
            rf"(?:(?<!\w)(?P<verb>{alternation(lexicon['by_that_much']['verbs'])})"
            rf"|{alternation(lexicon['by_that_much']['before'])})\s{{0,3}}$",
            re.IGNORECASE,
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


def _before(left: str) -> tuple[str, str] | None:
    """Return the longest modifier at the end of a stretch, and what stands before it."""
    grammar = _grammar()
    opened = grammar.opening.sub("", left)
    sign = grammar.sign.search(opened)
    if sign:
        return key(sign[0]), opened[: sign.start()]
    words = list(_WORD.finditer(opened))[-_MOST_WORDS:]
    glued = not left[-1:].isspace()
    if not words or words[-1].end() < len(opened.rstrip()) or (glued and not left[-1:].isalpha()):
        return None
    for word in words:
        phrase = key(opened[word.start() :])
        if phrase in grammar.meaning_before:
            return phrase, opened[: word.start()]
    return None


def modifier_before(text: str, start: int) -> Modifier | None:
    """Return the modifier before a figure; behind one that has its unit from the next stands that of the next."""
    grammar = _grammar()
    found = _before(text[max(0, start - _REACH) : start])
    if found:
        word, left = found
        beside = grammar.by_that_much.search(left) if word in grammar.comparing else None
        compared = beside is not None and not beside["verb"]
        verb = grammar.not_after.get(word)
        if not compared and not (verb and verb.search(left)):
            return cast(Modifier, grammar.meaning_before[word])
    return None


def modifier(text: str, start: int, end: int, after: int | None = None) -> Modifier | None:
    """Return the modifier of the figure `text[start:end]`; `after` is where its "per" part ends, if it has one."""
    grammar, before = _grammar(), modifier_before(text, start)
    if before:
        return before
    for position in dict.fromkeys((end, after or end)):  # what stands next to the figure comes first
        behind = grammar.after.match(text, position)
        if behind:
            return cast(Modifier, grammar.meaning_after[key(behind["word"])])
        if grammar.up.match(text, position) and grammar.from_.search(text, max(0, start - _REACH), start):
            return "at_least"
    return None
