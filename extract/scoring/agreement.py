"""How far two annotators of the same articles agree: the one scored against the other."""

from collections.abc import Iterable

from extract.errors import GoldError
from extract.gold import ATTRIBUTES, GoldArticle
from extract.records import KINDS
from extract.scoring.counts import Score
from extract.scoring.judge import compare


def agreement(first: Iterable[GoldArticle], second: Iterable[GoldArticle]) -> Score:
    """Return the score of the second annotator against the first, over the articles of both; F1 has no direction."""
    others = {article.id: article for article in second}
    both = [(one, others[one.id]) for one in first if one.id in others]
    if not both:
        raise GoldError("the two folders share no article; the id in the header must be the same")
    return Score([compare(one, other) for one, other in both])


def unshared(first: Iterable[GoldArticle], second: Iterable[GoldArticle]) -> tuple[list[str], list[str]]:
    """Return the ids of the articles that only the first annotator has, and those that only the second has."""
    ids, others = ([article.id for article in articles] for articles in (first, second))
    return [id for id in ids if id not in set(others)], [id for id in others if id not in set(ids)]


def agreement_table(score: Score) -> str:
    """Return by kind and language the F1 of spans, and of the attributes of the spans that both marked."""
    rows = ["| kind | language | first | second | span F1 | attributes |", "|---|---|--:|--:|--:|---|"]
    for kind in KINDS:
        for language in sorted({article.language for article in score}):
            part = score.where(lambda article, language=language: article.language == language)  # type: ignore[misc]
            counts = part.at(kind, "strict")
            said = ", ".join(f"{name} {part.attribute(kind, name).f1:.3f}" for name in ATTRIBUTES[kind])
            rows.append(f"| {kind} | {language} | {counts.gold} | {counts.found} | {counts.f1:.3f} | {said} |")
    return "\n".join(rows)
