"""The score of an article, from its gold labels and what was found."""

from collections.abc import Iterable, Mapping, Sequence

from extract.errors import ArticleError, GoldError
from extract.gold import ATTRIBUTES, GoldArticle, GoldMention, from_record
from extract.pipeline import Pipeline
from extract.records import KINDS, Record
from extract.scoring.counts import ArticleScore, Counts, Difference, Score
from extract.scoring.levels import (
    LEVELS,
    attributes,
    canonical,
    counted,
    overlap,
    test_of,
)
from extract.scoring.matching import largest, pairs
from extract.scoring.taxonomy import error

_AROUND = 90  # characters of context on each side


def compare(gold: GoldArticle, found: GoldArticle) -> ArticleScore:
    """Return the score of what was found in an article against its gold labels; both have the same text."""
    if gold.text != found.text:
        raise GoldError(f"{gold.id}: the text scored is not that of the gold article; take both from the same files")
    counts, by_attribute = {}, {}
    for kind in KINDS:
        golds, founds = gold.of(kind), found.of(kind)
        for level in LEVELS:
            if level != "link" or kind == "places":
                counts[kind, level] = _count(golds, founds, level, kind)
        by_attribute.update(_by_attribute(kind, golds, founds))
    header = gold.header
    language, genre = header.get("language", ""), header.get("genre", "")
    return ArticleScore(gold.id, language, genre, counts, by_attribute, tuple(_differences(gold, found)))


def score_articles(articles: Iterable[GoldArticle], pipeline: Pipeline) -> Score:
    """Return the score of a pipeline on gold articles, given what a reader of the article is given."""
    scores = []
    for gold in articles:
        try:
            record = pipeline(gold.text, id=gold.id, **gold.stated)
        except ArticleError as error:
            raise GoldError(f"{gold.id}: its header cannot be taken: {error}") from None
        scores.append(compare(gold, from_record(record)))
    return Score(scores)


def score_records(articles: Iterable[GoldArticle], records: Mapping[str, Record]) -> Score:
    """Return the score of records made before, by the id of their article, with or without its `.txt`."""
    scores = []
    for gold in articles:
        record = records.get(gold.id) or records.get(f"{gold.id}.txt")
        if record is None:
            raise GoldError(f"{gold.id}: no record has this id; run extract on the text of this gold article as well")
        scores.append(compare(gold, from_record(record)))
    return Score(scores)


def _count(golds: Sequence[GoldMention], founds: Sequence[GoldMention], level: str, kind: str) -> Counts:
    """Return the counts of a kind at a level."""
    golds = [gold for gold in golds if counted(level, gold)]
    founds = [found for found in founds if counted(level, found)]
    return Counts(len(golds), len(founds), largest(golds, founds, test_of(level, kind)))


def _by_attribute(
    kind: str, golds: Sequence[GoldMention], founds: Sequence[GoldMention]
) -> dict[tuple[str, str], Counts]:
    """Return the counts of each attribute of a kind, over the mentions with the right span."""
    at = {(found.start, found.end): found for found in founds}
    matched = [(gold, at[gold.start, gold.end]) for gold in golds if (gold.start, gold.end) in at]
    counts = {(kind, name): Counts() for name in ATTRIBUTES[kind]}
    for gold, found in matched:
        for name in ATTRIBUTES[kind]:
            right, said = canonical(gold, name), canonical(found, name)
            counts[kind, name] += Counts(right is not None, said is not None, right is not None and right == said)
    return counts


def _differences(gold: GoldArticle, found: GoldArticle) -> list[Difference]:
    """Return what is not as in gold, by position."""
    rows: list[tuple[str, GoldMention | None, GoldMention | None]] = []
    missed: list[GoldMention] = []
    spurious: list[GoldMention] = []
    for kind in KINDS:
        matched, missing, more = pairs(gold.of(kind), found.of(kind))
        for one, other in matched:
            if said := error(one, other, gold.text[one.start : one.end]):
                rows.append((said, one, other))
        missed += missing
        spurious += more
    for one in missed:
        instead = next((each for each in spurious if overlap(one, each)), None)
        if instead:
            spurious.remove(instead)
        rows.append(("wrong label" if instead else "missed", one, instead))
    rows += [("spurious", None, other) for other in spurious]
    return sorted((_difference(gold, *row) for row in rows), key=lambda row: (row.start, row.end, row.kind))


def _difference(gold: GoldArticle, said: str, one: GoldMention | None, other: GoldMention | None) -> Difference:
    """Return one difference with the text around it."""
    first = one or other
    assert first is not None
    return Difference(
        gold.id,
        first.kind,
        said,
        _shown(gold.text, one) if one else None,
        _shown(gold.text, other) if other else None,
        marked(gold.text, one, other),
        min(each.start for each in (one, other) if each),
        max(each.end for each in (one, other) if each),
    )


def _shown(text: str, mention: GoldMention) -> str:
    """Return a mention as one line: its surface and its attributes."""
    pairs_of = attributes(mention, ATTRIBUTES[mention.kind]).items()
    stated = "|".join(f"{name}={value}" for name, value in pairs_of if value is not None)
    return f"{text[mention.start : mention.end]!r} {stated}"


def marked(text: str, one: GoldMention | None, other: GoldMention | None) -> str:
    """Return the text around two mentions on one line, the gold one in `[ ]`, the found one in `{ }`."""
    inner = [each for each in (one, other) if each]
    first, last = min(each.start for each in inner), max(each.end for each in inner)
    start = max(text.rfind("\n", 0, first) + 1, first - _AROUND)
    line_end = text.find("\n", last)
    end = min(line_end if line_end >= 0 else len(text), last + _AROUND)
    marks = [(one.start, 1, "["), (one.end, -2, "]")] if one else []
    marks += [(other.start, 0, "{"), (other.end, -1, "}")] if other else []
    for position, _, mark in sorted(marks, reverse=True):
        text = text[:position] + mark + text[position:]
    return " ".join(text[start : end + len(marks)].split())
