"""The inline markup, one file an article."""

from collections.abc import Iterable
from pathlib import Path

from extract import gold
from extract.gold import GoldArticle
from extract.gold_formats.targets import Targets, write_new


def read(folder: Path) -> list[GoldArticle]:
    """Return the articles of a folder of marked texts."""
    return list(gold.read_folder(folder))


def write(articles: Iterable[GoldArticle], folder: Path) -> None:
    """Write one marked text an article, all in one folder, named after its id."""
    targets = Targets(folder)
    for article in articles:
        write_new(target(article, targets), gold.write(article))


def target(article: GoldArticle, targets: Targets) -> Path:
    """Return the file of an article; GoldError where its id cannot give it one."""
    return targets.take(article.id, f"{article.id.removesuffix('.txt').replace('/', '__')}.txt")
