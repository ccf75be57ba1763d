"""Places: find their names, with their type words, and link them to administrative units.

words -> spots (type word before | type word after | fixed name | bare) -> chains -> setting -> links -> places
"""

import re
from collections.abc import Sequence

from extract.articles import Article
from extract.gazetteer import load as load_gazetteer
from extract.links import Linker
from extract.spots import Spot, candidate, path
from extract.mentions import Place
from extract.patterns import places_bare, places_context, places_heads, places_lexicon, places_runs
from extract.patterns.places_lexicon import Lexicon
from extract.patterns.places_scan import Scan
from extract.patterns.places_words import Words
from extract.text import View

_CHAIN = re.compile(
    r"(?:,? ?\((?:in |ở |thuộc |huyện )?|, | - |-|,? (?:thuộc|của|ở|tại|thuộc địa bàn|thuộc địa phận|of|in|under|belonging to)(?: the)? |, )$"
)
_LIST = re.compile(r"(?:, | và | and |, and |, và | - |; | cùng )$")
_CHILD = re.compile(r"(?:'s |, | \(|: | - )$")


def find(article: Article, view: View) -> Sequence[Place]:
    """Return the places of the article, in order and without overlaps."""
    lexicon = places_lexicon.load()
    spots = sorted(scan(Words(view.text), lexicon, article.language or "vi"), key=lambda spot: spot.start)
    chain(spots, view.text)
    Linker(places_context.setting(article, view, spots)).link(spots)
    return [_place(spot, view) for spot in spots if _stands(spot)]


def scan(words: Words, lexicon: Lexicon, language: str = "vi") -> list[Spot]:
    """Return everything in the words that may be a place."""
    state = Scan(words, lexicon, language)
    firsts, lower, caps = lexicon.firsts, words.lower, words.caps
    index = 0
    while index < len(words):
        if caps[index] or lower[index] in firsts:
            index = max(_step(state, index), index + 1)
        else:
            index += 1
    return state.spots


def _step(state: Scan, index: int) -> int:
    """Read what starts at the word; return the word after it."""
    if state.person_at != index:
        end = places_heads.glued(state, index) or places_heads.read(state, index)
        if end:
            return end
    if end := places_bare.fixed(state, index):
        return end
    return places_runs.run(state, index) if state.words.caps[index] else index + 1


def chain(spots: list[Spot], text: str) -> None:
    """Note for each spot the place that the text puts around it: "X commune (Y district)", "xã X, huyện Y"."""
    for here, following in zip(reversed(spots[:-1]), reversed(spots[1:]), strict=True):
        between = text[here.end : following.start]
        if len(between) > 24:
            continue
        low, high = here.lowest, following.rank
        if here.rank == high and _LIST.match(between) and (high is not None or following.parent):
            here.parent = following.parent
        elif _CHAIN.match(between) and (low is None or high is None or low < high):
            here.parent = following
            following.cue = following.cue or here.kind == "village"
        elif here.group and here.group == following.group:
            here.parent = following.parent
    for here, following in zip(spots, spots[1:], strict=False):
        if _LIST.match(text[here.end : following.start]) and not here.types and not following.types:
            here.beside = following
    for before, here in zip(spots, spots[1:], strict=False):
        low, high = here.lowest, before.rank
        if here.parent is None and low is not None and high is not None and low < high:
            if _CHILD.match(text[before.end : here.start]):
                here.parent = before


def _stands(spot: Spot) -> bool:
    """Tell whether the spot is a place: a bare name must have been linked, or be a unit by all means."""
    return spot.unit is not None or spot.kind is not None


def _place(spot: Spot, view: View) -> Place:
    """Return the spot as a mention."""
    start, end = view.span(spot.start, spot.end)
    unit = spot.unit
    return Place(
        start=start,
        end=end,
        text=view.raw[start:end],
        rule=spot.rule,
        flags=tuple(spot.flags),
        name=unit.name if unit else spot.name,
        kind=unit.level if unit else spot.kind,  # type: ignore[arg-type]
        path=path(unit) if unit else (),
        code=unit.code if unit else None,
        register=unit.register if unit else None,
        current=tuple(map(candidate, load_gazetteer().current(unit))) if unit else (),
        candidates=tuple(map(candidate, spot.candidates)) if not unit else (),
        evidence=tuple(dict.fromkeys(spot.evidence)),
    )


__all__ = ["RANK", "chain", "find", "scan"]
