"""A score as Markdown tables and as JSON."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from extract.gold import ATTRIBUTES
from extract.records import KINDS
from extract.scoring.counts import ArticleScore, Counts, Difference, Score
from extract.scoring.levels import LEVELS
from extract.scoring.taxonomy import ERRORS

GROUPS: dict[str, Callable[[ArticleScore], str]] = {
    "language": lambda article: article.language,
    "genre": lambda article: article.genre,
    "article": lambda article: article.id,
}
_BOUNDED = "value"  # the level of which the table shows precision, recall and interval


def table(score: Score, *, intervals: bool = True) -> str:
    """Return the score by kind: F1 at each level, and of the value level precision, recall and 95 % interval."""
    columns = ["gold", "found", *LEVELS, "precision", "recall", *(["95 % of value"] if intervals else [])]
    rows = [f"| kind | {' | '.join(columns)} |", "|---|" + "--:|" * len(columns)]
    for kind in KINDS:
        counts = {level: score.at(kind, level) for level in LEVELS}
        cells = [str(counts["strict"].gold), str(counts["strict"].found)]
        cells += [_figure(counts[level], kind, level) for level in LEVELS]
        cells += [f"{counts[_BOUNDED].precision:.3f}", f"{counts[_BOUNDED].recall:.3f}"]
        if intervals:
            low, high = score.interval(kind, _BOUNDED)
            cells.append(f"{low:.3f} to {high:.3f}")
        rows.append(f"| {kind} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _figure(counts: Counts, kind: str, level: str) -> str:
    """Return the F1 of a level, a dash where the kind has none."""
    return f"{counts.f1:.3f}" if level != "link" or kind == "places" else "-"


def attribute_table(score: Score) -> str:
    """Return, of the mentions with the right span, precision and recall of each attribute."""
    rows = ["| kind | attribute | gold | found | right | precision | recall |", "|---|---|--:|--:|--:|--:|--:|"]
    for kind in KINDS:
        for name in ATTRIBUTES[kind]:
            counts = score.attribute(kind, name)
            figures = f"{counts.gold} | {counts.found} | {counts.right} | {counts.precision:.3f} | {counts.recall:.3f}"
            rows.append(f"| {kind} | {name} | {figures} |")
    return "\n".join(rows)


def error_table(score: Score) -> str:
    """Return how often each class of error occurs, by kind; classes that do not occur are left out."""
    counts = Counter((difference.error, difference.kind) for difference in score.differences)
    rows = [f"| error | {' | '.join(KINDS)} |", "|---|" + "--:|" * len(KINDS)]
    for error in ERRORS:
        cells = [counts[error, kind] for kind in KINDS]
        if any(cells):
            rows.append(f"| {error} | {' | '.join(map(str, cells))} |")
    return "\n".join(rows)


def group_table(score: Score, group: str) -> str:
    """Return F1 at the value level by language, genre or article, and kind."""
    key = GROUPS[group]
    rows = [f"| {group} | articles | {' | '.join(KINDS)} |", "|---|--:|" + "--:|" * len(KINDS)]
    for name in sorted({key(article) for article in score}):
        part = score.where(lambda article, name=name: key(article) == name)  # type: ignore[misc]
        cells = [f"{part.at(kind, _BOUNDED).f1:.3f}" if part.at(kind, _BOUNDED).gold else "-" for kind in KINDS]
        rows.append(f"| {name or '-'} | {len(part.articles)} | {' | '.join(cells)} |")
    return "\n".join(rows)


def shown(difference: Difference, sides: tuple[str, str] = ("gold", "found")) -> str:
    """Return a difference as three lines: where and what, and what each side says."""
    where = f"{difference.article} {difference.kind} {difference.error}: ...{difference.context}..."
    return f"{where}\n  {sides[0]}: {difference.gold}\n  {sides[1]}: {difference.found}"


def as_json(score: Score, *, differences: bool = True) -> dict[str, Any]:
    """Return the score as JSON takes it: by language and kind, by attribute, errors, articles."""
    languages: Sequence[str] = sorted({article.language for article in score})
    parts = {"all": score} | {
        name: score.where(lambda article, name=name: article.language == name)  # type: ignore[misc]
        for name in languages
    }
    return {
        "scores": {name: {kind: _kind(part, kind) for kind in KINDS} for name, part in parts.items()},
        "errors": dict(Counter(f"{one.kind} {one.error}" for one in score.differences)),
        "articles": {article.id: _of_article(article) for article in score},
        "differences": [_as_row(one) for one in score.differences] if differences else [],
    }


def _of_article(article: ArticleScore) -> dict[str, dict[str, dict[str, float]]]:
    """Return the counts of an article by kind and level."""
    by_kind: dict[str, dict[str, dict[str, float]]] = {kind: {} for kind in KINDS}
    for (kind, level), counts in article.counts.items():
        by_kind[kind][level] = _counts(counts)
    return by_kind


def _kind(score: Score, kind: str) -> dict[str, Any]:
    """Return all figures of a kind."""
    levels = {}
    for level in LEVELS:
        if level != "link" or kind == "places":
            low, high = score.interval(kind, level)
            levels[level] = _counts(score.at(kind, level)) | {"low": round(low, 4), "high": round(high, 4)}
    return {
        "levels": levels,
        "attributes": {name: _counts(score.attribute(kind, name)) for name in ATTRIBUTES[kind]},
    }


def _counts(counts: Counts) -> dict[str, float]:
    """Return counts with their measures."""
    measures = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
    rounded = {name: round(value, 4) for name, value in measures.items()}
    return {"gold": counts.gold, "found": counts.found, "right": counts.right} | rounded


def _as_row(one: Difference) -> dict[str, Any]:
    """Return a difference as JSON takes it."""
    return {"article": one.article, "kind": one.kind, "error": one.error, "gold": one.gold, "found": one.found,
            "context": one.context, "start": one.start, "end": one.end}  # fmt: skip
