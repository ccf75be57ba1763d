"""What a way joins: the two places that are its ends, and the town to which it leads from a ward."""

import re
from functools import cache

from extract.lexicon import alternation
from extract.patterns.places.text.lexicon import places_lexicon
from extract.spots import Spot

_LONGEST = 12  # letters of a word like "between" and a blank


@cache
def _between() -> tuple[str, ...]:
    """Return what stands before two places that are ends, with a blank: "giữa "."""
    return tuple(f"{word} " for word in places_lexicon()["two_ends"])


@cache
def _way() -> re.Pattern[str]:
    """Return what stands between a commune and the district to which a way leads: " vào trung tâm "."""
    lexicon = places_lexicon()
    met, toward = alternation(lexicon["met"]), alternation(lexicon["toward"])
    word = rf"(?!(?:{met})\s)[^\W\d_]{{1,7}} "
    return re.compile(rf" (?:{word})?(?:{toward}) (?:{word}){{0,3}}$")


def between(here: Spot, following: Spot, text: str) -> None:
    """Note of two places of a list whether they are the ends of something: "giữa A và B"."""
    here.apart = text[max(0, here.start - _LONGEST) : here.start].lower().endswith(_between())
    following.apart = here.apart


def ahead(here: Spot, following: Spot, gap: str) -> None:
    """Note of a commune the district to which a way leads from it: "phường A vào trung tâm TP B"."""
    if here.levels == ("commune",) and "district" in following.levels and _way().match(gap):
        here.ahead = following
