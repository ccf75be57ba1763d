"""How many mentions are right: counts of one article, sums over articles, and how sure the sums are."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

RESAMPLES = 1000
SEED = 20250701


@dataclass(slots=True)
class Counts:
    """How many gold mentions, found mentions and right ones."""

    gold: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """Return the share of found mentions that are right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Return the share of gold mentions that were found; 1 where there are none."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall; 1 where there is nothing and nothing was found."""
        both = self.gold + self.found
        return 2 * self.right / both if both else 1.0

    def __add__(self, other: "Counts") -> "Counts":
        """Return the sum of two counts."""
        return Counts(self.gold + other.gold, self.found + other.found, self.right + other.right)


class Interval(NamedTuple):
    """The bounds between which 95 % of the scores of resampled sets of articles lie."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difference:
    """A gold mention without its like, a found one without, or a pair that differs; `error` names its class."""

    article: str
    kind: str
    error: str
    gold: str | None
    found: str | None
    context: str
    """The text around it, the gold mention in `[ ]`, the found one in `{ }`."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """The score of one article: counts by kind and level, by kind and attribute, and the differences.

    The counts of an attribute are over the mentions with the right span: `gold` those that have it in gold, `found`
    those that have it as found, `right` those where both agree.
    """

    id: str
    language: str
    genre: str
    counts: dict[tuple[str, str], Counts]
    attributes: dict[tuple[str, str], Counts]
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Score:
    """The scores of many articles."""

    articles: Sequence[ArticleScore] = field(default_factory=tuple)

    def __iter__(self) -> Iterator[ArticleScore]:
        """Go through the articles."""
        return iter(self.articles)

    @property
    def differences(self) -> list[Difference]:
        """The differences of all articles, in their order."""
        return [difference for article in self.articles for difference in article.differences]

    def where(self, keep: Callable[[ArticleScore], bool]) -> "Score":
        """Return the score of some of the articles."""
        return Score([article for article in self.articles if keep(article)])

    def at(self, kind: str, level: str) -> Counts:
        """Return the counts of a kind at a level."""
        return _sum(article.counts.get((kind, level)) for article in self.articles)

    def attribute(self, kind: str, name: str) -> Counts:
        """Return the counts of an attribute, over the mentions with the right span."""
        return _sum(article.attributes.get((kind, name)) for article in self.articles)

    def interval(self, kind: str, level: str) -> Interval:
        """Return the 95 % bootstrap interval of the F1, from articles drawn with replacement; the seed is fixed."""
        counts = [article.counts.get((kind, level), Counts()) for article in self.articles]
        return percentiles(_sum(counts[index] for index in drawn).f1 for drawn in draws(len(counts)))


def draws(size: int) -> Iterator[list[int]]:
    """Yield the same random samples of articles every time, each with as many as there are."""
    generator = random.Random(SEED)
    for _ in range(RESAMPLES if size else 0):
        yield generator.choices(range(size), k=size)


def percentiles(values: Iterable[float]) -> Interval:
    """Return the bounds of the middle 95 % of the values; 0 and 1, which says nothing, for fewer than two."""
    ordered = sorted(values)
    if len(ordered) < 2:
        return Interval(0.0, 1.0)
    cut = len(ordered) * 25 // 1000
    return Interval(ordered[cut], ordered[-cut - 1])


def _sum(counts: Iterable[Counts | None]) -> Counts:
    """Return the sum of counts."""
    total = Counts()
    for each in counts:
        if each is not None:
            total.gold += each.gold
            total.found += each.found
            total.right += each.right
    return total
