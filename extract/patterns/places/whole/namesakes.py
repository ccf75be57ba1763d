"""Communes that look like villages or features: "Phố Hiến", "xã Bản Cầm ... Bản Cầm có 9 thôn", "Bản Cái: 54 mm"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from extract.bearers import levels_borne
from extract.lexicon import alternation
from extract.patterns.places.features.gauges import rained
from extract.patterns.places.state import Scan
from extract.patterns.places.text.lexicon import places_lexicon
from extract.spots import Spot

_KINDS = frozenset({"site", "natural", "village"})
_OWN = frozenset({", ", " (", " - "})  # before the commune that a village of its name lies in


@cache
def _said() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what is said of communes alone, and what of communes and villages but of no river or bridge."""
    sets = places_lexicon()
    adverbs, having = alternation(sets["said_with"]), alternation(sets["having"])
    opening = rf" (?:(?:{adverbs}) ){{0,3}}"
    own = rf"(?:{having}) \d+ (?:{alternation(sets['commune_parts'])})|{alternation(sets['commune_verbs'])}"
    peopled = rf"(?:{having}) \d[\d.]* (?:{alternation(sets['peopled_parts'])})(?!\w)"
    peopled += rf"(?! (?:{alternation(sets['trading'])}))|{alternation(sets['peopled_verbs'])}"
    level = rf"[\d.,]{{0,11}}\s?(?:{alternation(sets['measured_levels'])})(?!\w)"
    figured = rf"(?:{alternation(sets['figured_verbs'])}) \d(?!{level})"
    return re.compile(rf"{opening}(?:{own})(?!\w)"), re.compile(rf"{opening}(?:(?:{own}|{peopled})(?!\w)|{figured})")


def namesakes(scan: Scan, spots: Sequence[Spot]) -> None:
    """Make bare names of what looks like a feature but is the commune that the article named: "Phố Hiến", "ở Hồ Thầu".

    A river or bridge of the name is what it says where no word like "ở" stands before it and nothing is said that is
    said of communes alone; a beach is not: "Bãi Cháy".
    """
    communes = {spot.name for spot in spots if spot.types and spot.levels == ("commune",) and levels_borne(spot.name)}
    islands = {spot.name for spot in spots if scan.lexicon["islands_too"].issuperset(spot.types) and spot.types}
    told = communes - islands
    villages = _villages(scan, spots) if told else frozenset()
    for spot in spots:
        if spot.rule == "list" or spot.kind not in {*_KINDS, "road"}:
            continue
        name = scan.words.text[spot.start : spot.end]  # all of it, not the core of "biển Nghi Sơn"
        if name in told and (_meant(scan, spot) or (scan.language == "vi" and _again(scan, spot, name, villages))):
            spot.kind, spot.rule, spot.core, spot.cue = None, "bare", None, True
            spot.name, spot.soft = name, False
        elif name not in islands and scan.language == "vi":
            _soften(scan, spot, name)


def _meant(scan: Scan, spot: Spot) -> bool:
    """Tell whether the words before the name of a commune, or its first word, say that it is no feature."""
    first = bisect_left(scan.words.starts, spot.start)
    town = spot.kind == "natural" and scan.words.lower[first] in scan.lexicon["town_firsts"]
    return spot.kind == "road" or town or scan.words.before(first) in scan.lexicon["locative"]


def _again(scan: Scan, spot: Spot, name: str, villages: frozenset[str]) -> bool:
    """Tell whether the name that opens a sentence is the commune told of: a village's first word, or what is said."""
    if name.lower() in villages or not scan.words.opens_sentence(bisect_left(scan.words.starts, spot.start)):
        return False
    taker = name.partition(" ")[0].lower() in scan.lexicon["takers"]
    return spot.kind == "village" or _said()[not taker].match(scan.words.text, spot.end) is not None


def _villages(scan: Scan, spots: Sequence[Spot]) -> frozenset[str]:
    """Return the names that the text has for villages and features too: "bản Cầm", "thôn Bản Cầm"."""
    text = scan.words.text
    features = [spot for spot in spots if spot.kind in _KINDS]
    small = {text[spot.start : spot.end].lower() for spot in features if text[spot.start].islower()}
    inside = {
        text[here.start : here.end].lower()
        for here, around in pairwise(spots)
        if here.kind == "village" and around.levels == ("commune",) and text[here.end : around.start] in _OWN
    }
    called = {spot.name.lower() for spot in features if spot.kind == "village"}
    return frozenset(small | inside | called)


def _soften(scan: Scan, spot: Spot, name: str) -> None:
    """Let what looks like a feature be a commune at home of the name: rain was measured there, or it has villages."""
    if spot.kind not in _KINDS or spot.soft or "commune" not in levels_borne(name):
        return
    first, end = bisect_left(scan.words.starts, spot.start), bisect_left(scan.words.starts, spot.end)
    if name[:1].isupper() and (rained(scan, first, end) or _said()[0].match(scan.words.text, spot.end)):
        spot.name, spot.soft, spot.core, spot.local = name, True, (spot.start, spot.end), True
