"""The finders, one module per kind, in the order of the record."""

from collections.abc import Callable, Sequence

from extract.articles import Article
from extract.mentions import Mention
from extract.patterns import amounts, percentages, places, resolutions
from extract.text import View

Finder = Callable[[Article, View], Sequence[Mention]]

FINDERS: dict[str, Finder] = {
    "resolutions": resolutions.find,
    "amounts": amounts.find,
    "percentages": percentages.find,
    "places": places.find,
}
