"""Gold against found: how many mentions are right, at which level, and which are not.

Levels, each asking more of a mention than the one before:
`overlap` a found mention overlaps the gold one; `strict` it has the same span; `value` the same span and the
attributes that say what it is worth (number and type, value and unit, kind and path); `full` all gold attributes.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from extract.gold import GoldArticle, GoldMention
from extract.mentions import Mention
from extract.pipeline import Pipeline
from extract.records import Record
from extract.separators import plain
from extract.text import old_style

LEVELS = ("overlap", "strict", "value", "full")
KINDS = ("resolutions", "amounts", "percentages", "places")
VALUE_ATTRIBUTES = {
    "resolutions": ("number", "type"),
    "amounts": ("value", "max", "currency"),
    "percentages": ("value", "max", "unit"),
    "places": ("kind", "path"),
}
ALL_ATTRIBUTES = {
    "resolutions": ("number", "type", "issued"),
    "amounts": ("value", "max", "currency", "modifier", "per"),
    "percentages": ("value", "max", "unit", "modifier"),
    "places": ("kind", "path"),
}
_DEFAULTS = {("percentages", "unit"): "percent"}


@dataclass
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
        """Return the harmonic mean of precision and recall."""
        both = self.gold + self.found
        return 2 * self.right / both if both else 1.0

    def add(self, other: "Counts") -> None:
        """Add another count."""
        self.gold += other.gold
        self.found += other.found
        self.right += other.right


@dataclass(frozen=True)
class Difference:
    """A gold mention without its like, a found one without, or a pair that differs."""

    article: str
    kind: str
    gold: str | None
    found: str | None
    context: str


@dataclass
class Score:
    """Counts by kind and level, and the differences at the full level."""

    counts: dict[tuple[str, str], Counts] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    def at(self, kind: str, level: str) -> Counts:
        """Return the counts of a kind at a level."""
        return self.counts.setdefault((kind, level), Counts())

    def add(self, other: "Score") -> None:
        """Add the score of more articles."""
        for (kind, level), counts in other.counts.items():
            self.at(kind, level).add(counts)
        self.differences += other.differences


def _canonical(name: str, value: object) -> object:
    """Return an attribute as it is compared: numbers as numbers, names in one spelling of tone marks."""
    if value is None or value in ("", ()):
        return None
    if name in ("value", "max"):
        try:
            return plain(Decimal(str(value)))
        except InvalidOperation:
            return value
    if isinstance(value, tuple):
        value = ">".join(value)
    return old_style(unicodedata.normalize("NFC", str(value)))


def gold_attributes(mention: GoldMention, names: Iterable[str]) -> dict[str, object]:
    """Return a gold mention's attributes as they are compared."""
    get = mention.attributes.get
    return {name: _canonical(name, get(name) or _DEFAULTS.get((mention.kind, name))) for name in names}


def found_attributes(mention: Mention, names: Iterable[str]) -> dict[str, object]:
    """Return a found mention's attributes as they are compared."""
    return {name: _canonical(name, getattr(mention, name)) for name in names}


def _matches(level: str, kind: str, gold: GoldMention, found: Mention) -> bool:
    """Say whether a found mention is the gold one at a level."""
    if level == "overlap":
        return gold.start < found.end and found.start < gold.end
    if (gold.start, gold.end) != (found.start, found.end):
        return False
    names = {"strict": (), "value": VALUE_ATTRIBUTES[kind], "full": ALL_ATTRIBUTES[kind]}[level]
    return gold_attributes(gold, names) == found_attributes(found, names)


def _right(golds: Iterable[GoldMention], founds: Iterable[Mention], same: Callable[[Any, Any], bool]) -> int:
    """Return the size of the largest one-to-one matching.

    Mentions of a list never overlap each other, so that pairing them from left to right is optimal.
    """
    left = sorted(founds, key=lambda mention: mention.start)
    count = index = 0
    for gold in sorted(golds, key=lambda mention: mention.start):
        while index < len(left) and left[index].end <= gold.start:
            index += 1
        for position in range(index, len(left)):
            if left[position].start >= gold.end:
                break
            if same(gold, left[position]):
                count += 1
                index = position + 1
                break
    return count


def _shown(kind: str, attributes: Mapping[str, object], surface: str) -> str:
    """Return a mention as one line: its surface and its attributes."""
    stated = "|".join(f"{name}={value}" for name, value in attributes.items() if value is not None)
    return f"{surface!r} {stated}"


def _differences(gold: GoldArticle, kind: str, found: Iterable[Mention]) -> list[Difference]:
    """Return the mentions of a kind that differ at the full level, by position."""
    names = ALL_ATTRIBUTES[kind]
    expected = {
        (mention.start, mention.end): _shown(
            kind, gold_attributes(mention, names), gold.text[mention.start : mention.end]
        )
        for mention in gold.of(kind)
    }
    got = {
        (mention.start, mention.end): _shown(kind, found_attributes(mention, names), mention.text) for mention in found
    }
    rows = []
    for span in sorted(expected.keys() | got.keys()):
        if expected.get(span) != got.get(span):
            context = gold.text[max(0, span[0] - 50) : span[1] + 50].replace("\n", " ")
            rows.append(Difference(gold.id, kind, expected.get(span), got.get(span), context))
    return rows


def compare(gold: GoldArticle, record: Record) -> Score:
    """Return the score of one record against its gold article."""
    score = Score()
    for kind in KINDS:
        golds, founds = gold.of(kind), getattr(record, kind)
        for level in LEVELS:
            right = _right(golds, founds, partial(_matches, level, kind))
            score.at(kind, level).add(Counts(len(golds), len(founds), right))
        score.differences += _differences(gold, kind, founds)
    return score


def score_articles(articles: Iterable[GoldArticle], pipeline: Pipeline) -> Score:
    """Return the score of a pipeline on gold articles, given what a reader of the article is given."""
    total = Score()
    for article in articles:
        header = article.header
        fields = {name: header.get(name) for name in ("title", "published", "source")}
        total.add(compare(article, pipeline(article.text, id=article.id, **fields)))
    return total


def table(score: Score) -> str:
    """Return the score as a Markdown table: F1 of each level, by kind."""
    rows = ["| kind | gold | found | " + " | ".join(LEVELS) + " |", "|---|--:|--:|" + "--:|" * len(LEVELS)]
    for kind in KINDS:
        counts = [score.at(kind, level) for level in LEVELS]
        figures = " | ".join(f"{count.f1:.3f}" for count in counts)
        rows.append(f"| {kind} | {counts[0].gold} | {counts[0].found} | {figures} |")
    return "\n".join(rows)
