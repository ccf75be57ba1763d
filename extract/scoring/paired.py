"""Two scores of the same gold articles: which mentions were won and lost, and how sure the change is."""

from collections.abc import Sequence

from extract.errors import GoldError
from extract.records import KINDS
from extract.scoring.counts import Counts, Difference, Interval, Score, draws, percentiles

_LEVEL = "value"


def won_and_lost(before: Score, after: Score) -> tuple[list[Difference], list[Difference]]:
    """Return the differences that are gone, and those that are new."""
    _same_articles(before, after)
    old, new = ({_key(one): one for one in score.differences} for score in (before, after))
    return [one for key, one in old.items() if key not in new], [one for key, one in new.items() if key not in old]


def change(before: Score, after: Score, kind: str) -> tuple[float, Interval]:
    """Return the change of a kind's F1 at the value level and its 95 % interval: the same draws for both."""
    _same_articles(before, after)
    one, other = ([article.counts[kind, _LEVEL] for article in score] for score in (before, after))
    changes = (_f1(other, drawn) - _f1(one, drawn) for drawn in draws(len(one)))
    return after.at(kind, _LEVEL).f1 - before.at(kind, _LEVEL).f1, percentiles(changes)


def change_table(before: Score, after: Score) -> str:
    """Return the change of each kind as a Markdown table."""
    rows = ["| kind | before | after | change | 95 % |", "|---|--:|--:|--:|--:|"]
    for kind in KINDS:
        difference, (low, high) = change(before, after, kind)
        figures = f"{before.at(kind, _LEVEL).f1:.3f} | {after.at(kind, _LEVEL).f1:.3f} | {difference:+.3f}"
        rows.append(f"| {kind} | {figures} | {low:+.3f} to {high:+.3f} |")
    return "\n".join(rows)


def _same_articles(before: Score, after: Score) -> None:
    """Refuse to compare scores of different gold articles."""
    one, other = ([article.id for article in score] for score in (before, after))
    if one != other:
        where = min(set(one) ^ set(other), default="their order")
        raise GoldError(f"the two runs scored different articles ({where}); score both on one gold set")


def _key(one: Difference) -> tuple[str, str, str | None, str | None, int]:
    """Return what makes a difference the same in two runs."""
    return one.article, one.kind, one.gold, one.found, one.start


def _f1(counts: Sequence[Counts], drawn: Sequence[int]) -> float:
    """Return the F1 of the drawn articles."""
    gold = sum(counts[index].gold for index in drawn)
    found = sum(counts[index].found for index in drawn)
    right = sum(counts[index].right for index in drawn)
    return Counts(gold, found, right).f1
