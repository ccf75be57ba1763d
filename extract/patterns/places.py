"""Stub."""

from collections.abc import Sequence

from extract.articles import Article
from extract.mentions import Mention
from extract.text import View


def find(article: Article, view: View) -> Sequence[Mention]:
    """Return nothing yet."""
    return []
