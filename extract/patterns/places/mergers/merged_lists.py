"""Lists of units of one level that a merger is told of: "xã A (huyện X), xã B và một phần diện tích xã C"."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from extract import lexicon
from extract.lexicon import alternation
from extract.patterns.places.text.lexicon import places_lexicon
from extract.patterns.places.units.shares import share
from extract.spots import Spot

_LONGEST_GAP = 110  # characters: a part of the next one stands in it
_HEADING = 20  # characters before a unit
_AROUND = 3  # places that stand behind a unit as those around it


@cache
def sources() -> Mapping[str, str]:
    """Return the lists of words of mergers by their names, each as a pattern source of one of its words."""
    return MappingProxyType({name: alternation(words) for name, words in lexicon.load("places")["mergers"].items()})


@cache
def joint() -> re.Pattern[str]:
    """Return what stands between two units of a list."""
    joining = sources()["joining"]
    plural, definite = (alternation(places_lexicon()[name]) for name in ("plural", "definite"))
    parted = rf"(?:(?:{share()})(?:(?:{plural}) )?)?"
    return re.compile(rf"\)?(?:, | - |; |[,)]{{0,2}} (?:{joining}) (?:(?:{definite}) )?){parted}$", re.IGNORECASE)


@cache
def _heading() -> re.Pattern[str]:
    """Return what stands before a unit that opens its clause."""
    return re.compile(rf"(?:^|[.;:!?(\n•,)–-]|(?<!\w)(?:{sources()['heading']}))\s?$", re.IGNORECASE)


def heads(text: str, start: int) -> bool:
    """Tell whether a unit opens its clause: "gồm" behind it tells of what it is made, not of "trộm ở phường X gồm"."""
    return _heading().search(text[max(0, start - _HEADING) : start]) is not None


def commune(spot: Spot) -> bool:
    """Tell whether the spot is a commune with a type word."""
    return unit(spot) and spot.levels == ("commune",)


def unit(spot: Spot) -> bool:
    """Tell whether the spot is a unit with a type word."""
    return bool(spot.types) and spot.administrative and not spot.soft


def alike(one: Spot, other: Spot) -> bool:
    """Tell whether two units may be of one level; English calls a township a town as it does cities."""
    return (
        one.types == other.types or one.levels == other.levels or "commune" in {*one.levels}.intersection(other.levels)
    )


def past_around(spots: Sequence[Spot], index: int) -> int:
    """Return the index of the last place that stands behind the unit as one around it: "xã A (huyện B, tỉnh C)"."""
    spot, last = spots[index], index
    for _ in range(_AROUND):
        if last + 1 >= len(spots) or spots[last + 1] is not spot.parent or spot.handed:
            break
        spot, last = spots[last + 1], last + 1
    return last


def listed(spots: Sequence[Spot], index: int, text: str, *, most: int = _LONGEST_GAP) -> tuple[list[Spot], int]:
    """Return the units of one level of the list that starts at the index, and the index of its last place.

    `most`: characters between two of them.
    """
    found, last = [spots[index]], past_around(spots, index)
    while last + 1 < len(spots):
        spot, gap = spots[last + 1], text[spots[last].end : spots[last + 1].start]
        if not (unit(spot) and alike(spot, found[0])) or len(gap) > most or not joint().match(gap):
            break
        found.append(spot)
        last = past_around(spots, last + 1)
    return found, last
