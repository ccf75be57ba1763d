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
_CHANGE = 80
"""Characters behind a figure, in its clause, that hold what it changed to."""
_WORD = re.compile(r"[^\W\d_]+\.?")


@dataclass(frozen=True)
class _Grammar:
    sign: re.Pattern[str]
    pointing: re.Pattern[str]
    """What stands before a ">" that is no sign: it points, ends a tag, or opens a quoted line."""
    opening: re.Pattern[str]
    negated: re.Pattern[str]
    """A bound with its negation: "must not exceed", "was never more than", "no one received more than"."""
    no_negation: re.Pattern[str]
    """What a word of negation may end, "hàng không"; `though` where it only looks so: "ngân hàng không"."""
    after: re.Pattern[str]
    ends: re.Pattern[str]
    """The end of a clause."""
    goes_on: re.Pattern[str]
    """What may follow a joined word behind a figure; else a list goes on: "69 billion VND and more rice"."""
    next_figure: re.Pattern[str]
    """What makes such a word that of the next figure: "69 billion VND or more than 669,000"."""
    by_that_much: re.Pattern[str]
    compared: re.Pattern[str]
    compared_with: re.Pattern[str]
    from_: re.Pattern[str]
    up: re.Pattern[str]
    """ "from 5 million VND up" is at least; "10 percent up" is growth."""
    unbound: re.Pattern[str]
    """Words that bound nothing if `behind` follows: "chưa được 5 tỷ đồng hỗ trợ", "starting at $5, it rose to $7"."""
    behind: re.Pattern[str]
    meaning_before: dict[str, str]
    meaning_after: dict[str, str]
    comparing: frozenset[str]
    not_after: dict[str, re.Pattern[str]]
    last: frozenset[str]
    """Words behind a figure that bound it only where the clause ends: "5 million VND at most"."""
    joined: dict[str, bool]
    """Words behind a figure that may go on with a list, and whether only a word of `goes_on` tells that they do not."""


def _meanings(table: dict[str, list[str]]) -> dict[str, str]:
    return {key(word): modifier for modifier, words in table.items() for word in words}


def _negated(words: dict[str, list[str]]) -> re.Pattern[str]:
    """Return the pattern of a negated bound that stands before a figure."""
    negations, glued, nobody, between = (alternation(words[name]) for name in ("words", "glued", "nobody", "between"))
    received, over, under = (alternation(words[name]) for name in ("received", "over", "under"))
    not_ = rf"(?:(?P<word>{negations})|[a-z]{{2,6}}(?:{glued}))\s{{1,3}}(?:(?:{between})\s{{1,3}}){{0,4}}"
    none = rf"(?:{nobody})\s{{1,3}}(?:(?:{received})\s{{1,3}}){{1,3}}"
    bound = rf"(?:{not_}|{none})(?:(?P<over>{over})|(?P<under>{under}))"
    let, let_not, exceed = (alternation(words[name]) for name in ("let", "let_not", "exceed"))
    let = rf"(?:{let})\s{{1,3}}(?:(?!(?:{let_not})\s)[^\W\d_]+\s{{1,3}}){{1,5}}?(?:{exceed})"
    return re.compile(rf"(?<!\w)(?:{bound}|{let})\s{{0,3}}$", re.IGNORECASE)


def _next_figure(words: dict[str, list[str]]) -> re.Pattern[str]:
    """Return the pattern of what follows a word that bounds the next figure, not the one before it."""
    units = alternation([*load("numerals", "extract")["units"], *words["figures"]])
    return re.compile(rf"\s{{1,3}}(?:(?:{units})(?!\w)|[^\w\s]?\d|(?-i:[A-Z]{{2,3}})\$?\s?\d)", re.IGNORECASE)


@cache
def _grammar() -> _Grammar:
    lexicon = load("modifiers", "extract")
    before, after = _meanings(lexicon["before"]), _meanings(lexicon["after"])
    last, joined = _meanings(lexicon["after_last"]), lexicon["after_joined"]
    signs = [word for word in before if not word[-1].isalnum() and word[-1] != "."]
    opening = lexicon["opening"]["words"]
    # "starting from" is one word
    whole = "".join(
        rf"(?<!(?<!\w){word[: -len(end)]})" for word in before for end in opening if word.endswith(f" {end}")
    )
    return _Grammar(
        # "5%~7%" is a range.
        sign=re.compile(rf"(?<![\d%])(?:{alternation(signs)})\s{{0,2}}$", re.IGNORECASE),
        pointing=re.compile(r"(?:[-=/\"'>]|(?:^|\n)[ \t]*|<[/!A-Za-z][^<>]*|>\s)$"),
        opening=re.compile(rf"(?<=\s){whole}(?:{alternation(opening)})\s{{1,3}}$", re.IGNORECASE),
        negated=_negated(lexicon["negated"]),
        no_negation=re.compile(
            rf"(?<!\w)(?:(?P<though>{alternation(lexicon['negated']['though_after'])})"
            rf"|{alternation(lexicon['negated']['not_after'])})\s{{1,3}}$",
            re.IGNORECASE,
        ),
        after=re.compile(
            rf"\s{{1,3}}(?!(?:{alternation(joined['rising'])})(?!\w))(?P<word>{alternation([*after, *last])})(?!\w)",
            re.IGNORECASE,
        ),
        ends=re.compile(r"\s{0,3}(?:[.,](?!\d)|[;:!?)\"\n]|$)"),
        goes_on=re.compile(rf"\s{{1,3}}(?:{alternation(joined['goes_on'])})(?!\w)", re.IGNORECASE),
        next_figure=_next_figure(joined),
        from_=re.compile(rf"(?<!\w)(?:{alternation(lexicon['from_up']['opening'])})\s{{1,3}}$", re.IGNORECASE),
        up=re.compile(
            rf"\s{{1,3}}(?:{alternation(lexicon['from_up']['words'])})(?!\w)"
            rf"(?!\s{{1,3}}(?:{alternation(lexicon['from_up']['not_before'])})(?!\w))",
            re.IGNORECASE,
        ),
        by_that_much=re.compile(
            rf"(?:(?<!\w)(?P<own>{alternation([*lexicon['by_that_much']['verbs'], *lexicon['by_that_much']['nouns']])})"
            rf"|{alternation(lexicon['by_that_much']['before'])})\s{{0,3}}$",
            re.IGNORECASE,
        ),
        compared=re.compile(rf"(?<!\w)(?:{alternation(lexicon['compared']['words'])})\s{{1,3}}$", re.IGNORECASE),
        compared_with=re.compile(
            rf"(?:[^.,;\n]|[.,](?=\d)){{0,40}}?(?<!\w)(?:{alternation(lexicon['compared']['with'])})(?!\w)",
            re.IGNORECASE,
        ),
        unbound=re.compile(rf"(?<!\w)(?:{alternation(lexicon['unbound']['words'])})\s{{1,3}}$", re.IGNORECASE),
        behind=re.compile(
            rf"\s{{0,3}}(?:{alternation(lexicon['unbound']['behind'])})(?!\w)"
            rf"|[^.;\n]{{0,{_CHANGE}}}(?<!\w)(?:{alternation(lexicon['unbound']['changes'])})(?!\w)",
            re.IGNORECASE,
        ),
        meaning_before=before,
        meaning_after=after | last,
        not_after={
            key(word): re.compile(rf"(?<!\w)(?:{alternation(verbs)})\s{{1,3}}$", re.IGNORECASE)
            for word, verbs in lexicon["not_after"].items()
            if verbs
        },
        comparing=frozenset(map(key, lexicon["by_that_much"]["words"])),
        last=frozenset(last),
        joined={
            word: word.startswith(tuple(joined["listing"]))
            for word in after
            if word.startswith((*joined["listing"], *joined["choosing"]))
        },
    )


def _negated_before(left: str) -> Modifier | None:
    """Return what a negated bound at the end of a stretch means: "must not exceed" is at most."""
    grammar = _grammar()
    found = grammar.negated.search(grammar.opening.sub("", left))
    ended = grammar.no_negation.search(left[: found.start()]) if found else None
    if not found or (ended and not ended["though"]):
        return None
    return "at_least" if found["under"] else "at_most"


def _before(left: str) -> tuple[str, str] | None:
    """Return the longest modifier at the end of a stretch, and what stands before it."""
    grammar = _grammar()
    opened = grammar.opening.sub("", left)
    sign = grammar.sign.search(opened)
    if sign and not (sign[0][0] == ">" and grammar.pointing.search(opened, 0, sign.start())):
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
    grammar, left = _grammar(), text[max(0, start - _REACH) : start]
    negated = _negated_before(left)
    if negated:
        return negated
    found = _before(left)
    if found:
        word, left = found
        beside = grammar.by_that_much.search(left) if word in grammar.comparing else None
        compared = beside is not None and not beside["own"]
        verb = grammar.not_after.get(word)
        if not compared and not (verb and verb.search(left)):
            return cast(Modifier, grammar.meaning_before[word])
    return None


def _modifier_behind(text: str, end: int) -> Modifier | None:
    """Return the modifier that stands right behind a figure, not what a list goes on with."""
    grammar = _grammar()
    behind = grammar.after.match(text, end)
    if not behind:
        return None
    word, ended = key(behind["word"]), grammar.ends.match(text, behind.end()) is not None
    if word in grammar.last and not ended:
        return None
    if word in grammar.joined and not ended:
        listing = grammar.joined[word] and not grammar.goes_on.match(text, behind.end())
        if listing or grammar.next_figure.match(text, behind.end()):
            return None
    return cast(Modifier, grammar.meaning_after[word])


def modifier(text: str, start: int, end: int, after: int | None = None) -> Modifier | None:
    """Return the modifier of the figure `text[start:end]`; `after` is where its "per" part ends, if it has one."""
    grammar, before = _grammar(), modifier_before(text, start)
    begin = max(0, start - _REACH)
    if before and grammar.compared.search(text, begin, start) and grammar.compared_with.match(text, end):
        return None
    if before and grammar.unbound.search(text, begin, start):
        before = None if any(grammar.behind.match(text, at) for at in (end, after or end)) else before
    if before:
        return before
    for position in dict.fromkeys((end, after or end)):  # what stands next to the figure comes first
        behind = _modifier_behind(text, position)
        if behind:
            return behind
        if grammar.up.match(text, position) and grammar.from_.search(text, begin, start):
            return "at_least"
    return None
