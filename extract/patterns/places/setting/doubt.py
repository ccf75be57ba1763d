"""Linking when the day of the article is doubtful: what the other register would say is weighed as well."""

from dataclasses import replace

from extract.articles import Article
from extract.gazetteer import squash
from extract.links import Linker
from extract.mentions import Flag
from extract.patterns.places.setting.context import other, setting
from extract.spots import Spot, path
from extract.text import View

_FLAG: Flag = "era guessed"


def link(spots: list[Spot], article: Article, view: View) -> None:
    """Link the spots; where the side of the reform is a guess, say so where it matters."""
    known = setting(article, view, spots)
    if known.surety == "known":
        Linker(known).link(spots)
        return
    others = _copies(spots)
    Linker(known).link(spots)
    Linker(other(known, article, view, others)).link(others)
    for here, there in zip(spots, others, strict=True):
        _weigh(here, there, known.surety == "open")


def _copies(spots: list[Spot]) -> list[Spot]:
    """Return a copy of each spot, standing to each other as the spots do."""
    copied = {
        id(spot): replace(spot, evidence=list(spot.evidence), flags=list(spot.flags), beside=[]) for spot in spots
    }
    for spot in spots:
        copy = copied[id(spot)]
        copy.parent = copied[id(spot.parent)] if spot.parent else None
        copy.into = copied[id(spot.into)] if spot.into else None
        copy.again = copied[id(spot.again)] if spot.again else None
        copy.ahead = copied[id(spot.ahead)] if spot.ahead else None
        copy.beside = [copied[id(mate)] for mate in spot.beside]
    return list(copied.values())


def _weigh(here: Spot, there: Spot, undecided: bool) -> None:
    """Flag a spot that the other register links to another path; leave it open if nothing speaks for either."""
    if here.unit is None or there.unit is None or path(here.unit) == path(there.unit) or _by_name(here, there):
        return
    here.flags.append(_FLAG)
    if undecided:
        here.kind = here.kind or here.unit.level
        here.candidates, here.unit = (here.unit, there.unit), None


def _by_name(here: Spot, there: Spot) -> bool:
    """Tell whether the name itself is that of the first unit and not of the second: Thừa Thiên Huế, now Huế."""
    if here.unit is None or there.unit is None:
        return False
    name = squash(here.name)
    return squash(here.unit.name) == name != squash(there.unit.name)
