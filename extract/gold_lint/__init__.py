"""What is wrong in gold articles (faults.py), and what a person should look at (looks.py)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.gold import GoldArticle, GoldMention
from extract.gold_lint import faults, looks


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark on an article; `fault`: the label is wrong for sure, else a person should look."""

    article: str
    where: str
    says: str
    fault: bool = True


def lint(articles: Iterable[GoldArticle]) -> Iterator[Remark]:
    """Yield what is wrong or doubtful in each article, and which ids or texts stand twice."""
    ids: dict[str, str] = {}
    texts: dict[str, str] = {}
    for article in articles:
        if article.id in ids:
            yield Remark(article.id, "header", "another article has this id")
        if article.text in texts:
            yield Remark(article.id, "text", f"the same text is that of {texts[article.text]}")
        ids[article.id], texts[article.text] = article.id, article.id
        yield from _article(article)


def _article(article: GoldArticle) -> Iterator[Remark]:
    """Yield what is wrong or doubtful in one article."""
    for says in faults.in_header(article):
        yield Remark(article.id, "header", says)
    for mention in article.mentions:
        where = _surface(article, mention.start, mention.end)
        for says, fault in faults.in_mention(article, mention):
            yield Remark(article.id, where, says, fault)
        for says in looks.at_mention(article, mention):
            yield Remark(article.id, where, says, fault=False)
    yield from _overlaps(article)
    for start, end, says in looks.at_the_rest(article):
        yield Remark(article.id, _surface(article, start, end), says, fault=False)


def _surface(article: GoldArticle, start: int, end: int) -> str:
    """Return a stretch of the text as a remark names it."""
    return f"{article.text[start:end]!r} at {start}"


def _overlaps(article: GoldArticle) -> Iterator[Remark]:
    """Yield the mentions of one label that overlap."""
    last: dict[str, GoldMention] = {}
    for mention in sorted(article.mentions, key=lambda each: (each.start, each.end)):
        before = last.get(mention.kind)
        if before and mention.start < before.end:
            says = f"overlaps {_surface(article, before.start, before.end)}"
            yield Remark(article.id, _surface(article, mention.start, mention.end), says)
        last[mention.kind] = mention
