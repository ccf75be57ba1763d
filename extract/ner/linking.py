"""Links the places that a recogniser adds, as rules link a bare name that the text gives reason to think of."""

from collections.abc import Sequence
from dataclasses import replace

from extract.links import Linker
from extract.links.register import InForce
from extract.ner.entities import Verdict
from extract.patterns.places.chains.chains import chain
from extract.spots import Spot, highest

UNIT, ABROAD = "unit", "abroad"
_TOLD = frozenset({"chain", "discourse", "list"})
# How often a unit of the article's own provinces bears the name: in the dev part that is so of 514 of 587 bare names of
# units, of 5 of 191 names of features, and of one in hundreds of capitalised stretches that are no place.
_AT_HOME = {UNIT: 0.88, "": 0.01}
_FEATURE_AT_HOME = 0.03


def weighed(verdict: Verdict, at_home: bool) -> tuple[float, str]:
    """Return how likely a place is and its likeliest kind, given whether a unit at home bears the name."""
    if not verdict.kinds:
        return verdict.score, ""
    shares = {"": 1 - verdict.score, **dict(verdict.kinds)}
    for kind, share in shares.items():
        chance = _AT_HOME.get(kind, _FEATURE_AT_HOME)
        shares[kind] = share * (chance if at_home else 1 - chance)
    whole, nothing = sum(shares.values()), shares.pop("")
    return 1 - nothing / whole, max(shares, key=shares.__getitem__)


def link(new: Sequence[Spot], spots: Sequence[Spot], text: str, register: InForce) -> None:
    """Link new spots among those that the rules looked at, each as if a word like "in" stood before it."""
    starts = sorted((spot.start, spot.end) for spot in new)
    others, at = [], 0
    for spot in spots:
        while at < len(starts) and starts[at][1] <= spot.start:
            at += 1
        if at == len(starts) or spot.end <= starts[at][0]:
            others.append(_afresh(spot))
    together = sorted([*others, *new], key=lambda spot: spot.start)
    chain(together, text)
    Linker(register.setting).link(together)


def _afresh(spot: Spot) -> Spot:
    """Return a copy of the spot as it was before it was linked."""
    return replace(spot, parent=None, into=None, beside=[], unit=None, candidates=(), evidence=[], flags=[])


def settle(spot: Spot, kind: str, guess: str, verdict: Verdict, register: InForce) -> None:
    """Give a linked spot its unit, its candidates, or the kind that it was said to be; else the one guessed."""
    told = not _TOLD.isdisjoint(spot.evidence)
    if kind in {UNIT, ""} or told:
        if spot.unit or spot.candidates or spot.kind:
            return
        # Units elsewhere that share the name say little of a place whose kind the sentence tells.
        if units := register.at_home(spot) or (() if verdict.kinds else register.of_day(spot)):
            spot.candidates = tuple(highest(list(units)))
            spot.flags.append("ambiguous")
            return
        others = [pair for pair in verdict.kinds if pair[0] != UNIT]
        kind = max(others, key=lambda pair: pair[1])[0] if others else guess
    spot.unit, spot.candidates = None, ()
    spot.kind = {ABROAD: "province"}.get(kind, kind)
    spot.flags[:] = ["kind guessed"]
