"""The walk over the words of a text: spots, then what binds them, then links, then places."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import compress

from extract.articles import Article
from extract.gazetteer import REFORM
from extract.mentions import Place
from extract.patterns.places import heads, runs
from extract.patterns.places.bare.fixed_names import fixed
from extract.patterns.places.chains import china, past
from extract.patterns.places.chains.chains import chain
from extract.patterns.places.mergers import bare_parts, mergers, past_names, planned
from extract.patterns.places.not_places import ages, bylines, stars
from extract.patterns.places.not_places.firms_again import dropped
from extract.patterns.places.roads import brackets, routes
from extract.patterns.places.roads.day_roads import after_day
from extract.patterns.places.setting.doubt import link
from extract.patterns.places.state import Scan
from extract.patterns.places.text import capitals, captions, run_on
from extract.patterns.places.text.lexicon import places_lexicon
from extract.patterns.places.text.run_together import run_together
from extract.patterns.places.text.word_lists import Lexicon
from extract.patterns.places.text.words import Words
from extract.patterns.places.villages import estates
from extract.patterns.places.whole.alleys import alleys
from extract.patterns.places.whole.lands import again
from extract.patterns.places.whole.lists import lists
from extract.patterns.places.whole.namesakes import namesakes
from extract.patterns.places.whole.repeats import repeats
from extract.patterns.places.whole.retold import taken_up
from extract.spots import DRAFTS, Spot, candidate, current, path
from extract.text import View

_DRAFTED, _REFORMED = DRAFTS.isoformat(), REFORM.isoformat()
Review = Callable[[Article, View, Scan, Sequence[Spot], Sequence[Spot]], Sequence[Spot]]
"""Gives the spots that stand after a second look at the words, from all spots and those that stand so far."""


def find(article: Article, view: View, review: Review | None = None) -> Sequence[Place]:
    """Return the places of the article, in order and without overlaps."""
    lexicon = places_lexicon()
    words = Words(view.text, run_together(view.text, lexicon))
    capitals.rejoin(words, lexicon)
    capitals.restore(words, lexicon)
    captions.part(words)
    run_on.part(words, article.language or "vi")
    spots = scan(words, lexicon, article.language or "vi", **_since(article))
    chain(spots, words.text)
    china.mark(spots, words.text, reformed=_since(article)["reformed"])
    bare_parts.mark(spots, words.text)
    mergers.mark(spots, words.text)
    planned.mark(spots, words.text)
    if _since(article)["reformed"]:
        past.bracketed(spots, words.text)
        past.close_lists(spots)
        past_names.mark(spots, words.text)
    link(spots, article, view)
    _fall_back(spots)
    standing: Sequence[Spot] = [spot for spot in spots if _stands(spot)]
    if review is not None:
        standing = review(article, view, Scan(words, lexicon, article.language or "vi"), spots, standing)
    return [_place(spot, view) for spot in standing if _balanced(words.text[spot.start : spot.end])]


def _since(article: Article) -> dict[str, bool]:
    """Return which steps of the reform the day of the article lies behind, as `scan` calls them."""
    day = article.published or ""
    return {"sides": day >= _DRAFTED, "reformed": day >= _REFORMED}


def scan(
    words: Words, lexicon: Lexicon, language: str = "vi", *, sides: bool = False, reformed: bool = False
) -> list[Spot]:
    """Return everything in the words that may be a place, in order and without overlaps.

    `sides`: wards whose names have a point of the compass may be meant, which machines translate. `reformed`: the
    communes are those of today.
    """
    state = Scan(words, lexicon, language, sides=sides, reformed=reformed)
    starts = _starts(state)
    _walk(state, starts)
    _read_holes(state, starts)
    lists(state)
    routes.ends(state)
    estates.told_again(state, state.spots)
    told = alleys(state, repeats(state, brackets.roads(_apart(state.spots), words.text)))
    spots = dropped(state, again(state, told))
    spots = ages.without_aged(state, stars.without(state, spots))
    namesakes(state, spots)
    taken_up(state, spots)
    return spots


def _read_holes(state: Scan, starts: Sequence[int]) -> None:
    """Read the brackets that lists passed over, each as if it stood behind the name before it.

    A list inside a bracket passes over brackets of its own: they join the holes while these are read.
    """
    found = list(state.spots)
    before = sorted(state.spots, key=lambda spot: spot.end)
    ends = [spot.end for spot in before]
    for first, end in state.holes:
        at = bisect_right(ends, state.words.starts[first])
        state.spots = before[max(0, at - 1) : at]
        known = len(state.spots)
        _walk(state, starts[bisect_left(starts, first) : bisect_left(starts, end)])
        found += state.spots[known:]
    state.spots = found


def _walk(state: Scan, starts: Sequence[int]) -> None:
    """Read what starts at the words, each behind the end of what was read before."""
    read = _hashtag if "#" in state.words.text else _step
    after = 0
    for index in starts:
        if index >= after:
            after = read(state, index)


def _starts(state: Scan) -> list[int]:
    """Return the words at which something can start: those with a capital, head words and fixed names."""
    return sorted({*state.openings, *compress(range(state.words.size), state.words.caps)})


def _step(state: Scan, index: int) -> int:
    """Read what starts at the word; return the word after it."""
    words, lexicon = state.words, state.lexicon
    # Most words are none of these: what a look-up tells is not worth a call.
    word = words.lower[index]
    if words.caps[index] and (end := bylines.credited(state, index)):
        return end
    if state.person_at != index:
        end = 0 if words.raw[index].isalpha() else heads.glued(state, index)
        if not end and (phrase := state.head(index)):
            end = heads.read(state, phrase, index)
        if end := end or (word in lexicon.suffixes and after_day(state, index)):
            return end
    if word in lexicon.fixed and (end := fixed(state, index)):
        return end
    return runs.run(state, index) if words.caps[index] else index + 1


def _hashtag(state: Scan, index: int) -> int:
    """Return the word after a hashtag, which names no place (#CuChi, #Cu_Chi), or after what else starts there.

    A unit's name in several words that nothing follows is its own, though the mark stands before it: "#Phú Thọ".
    """
    words = state.words
    last = state.unit_at(index) if words.gap(index + 1) == " " else index
    if (last > index + 1 and words.gap(last) != " ") or words.text[
        words.starts[index] - 1 : words.starts[index]
    ] != "#":
        return _step(state, index)
    end = index + 1
    while end < words.size and words.gap(end) == "_":
        end += 1
    return end


def _apart(spots: list[Spot]) -> list[Spot]:
    """Return the spots in order; of two that overlap the longer one stays."""
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda each: (each.start, -each.end)):
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
        elif spot.end - spot.start > kept[-1].end - kept[-1].start:
            kept[-1] = spot
    return kept


def _stands(spot: Spot) -> bool:
    """Tell whether the spot is a place: a bare name must be a unit's, or one of several of the same level."""
    return spot.unit is not None or spot.kind is not None or len({unit.level for unit in spot.candidates}) == 1


def _fall_back(spots: Sequence[Spot]) -> None:
    """Make the bare names that are no unit's what they are again where the text told so: a lake, a village."""
    for spot in spots:
        if spot.otherwise is not None and not _stands(spot):
            spot.kind, spot.candidates, spot.rule = spot.otherwise, (), "repeat"


def _balanced(text: str) -> bool:
    """Tell whether the text has no half of a pair of brackets."""
    return text.count("(") == text.count(")")


def _place(spot: Spot, view: View) -> Place:
    """Return the spot as a mention."""
    start, end = view.span(spot.start, spot.end)
    unit = spot.unit
    paths = set(map(path, spot.candidates)) if spot.candidates else ()
    likely = spot.candidates[0] if len(paths) == 1 else None  # two districts of one province share a name
    known = unit or likely
    return Place(
        start=start,
        end=end,
        text=view.raw[start:end],
        rule=spot.rule,
        flags=tuple(spot.flags),
        name=known.name if known else spot.name,
        kind=known.level if known else spot.kind or spot.candidates[0].level,  # type: ignore[arg-type]  # a literal
        path=path(known) if known and (unit or len(spot.candidates) > 1) else (),
        code=unit.code if unit else None,
        register=unit.register if unit else None,
        current=current(unit) if unit else (),
        candidates=tuple(map(candidate, spot.candidates)) if not unit else (),
        evidence=tuple(dict.fromkeys(spot.evidence)),
    )
