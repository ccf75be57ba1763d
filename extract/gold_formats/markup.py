"""The inline markup, one file an article."""

from collections.abc import Iterable
from pathlib import Path

from extract import gold
from extract.gold import GoldArticle


def read(folder: Path) -> list[GoldArticle]:
    """Return the articles of a folder of marked texts."""
    return list(gold.read_folder(folder))


def write(articles: Iterable[GoldArticle], folder: Path) -> None:
    """Write one marked text an article, all in one folder, named after its id."""
    for article in articles:
        name = article.id.removesuffix(".txt").replace("/", "__")
        (folder / f"{name}.txt").write_bytes(gold.write(article).encode())
