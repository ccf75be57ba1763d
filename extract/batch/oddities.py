"""What is odd about articles that have their records all the same: counted, and told in one line each at the end."""

from collections.abc import Iterator, Mapping
from typing import Any

from extract.articles import undated
from extract.articles.days import FORMS
from extract.errors import ArticleError

Oddities = dict[str, tuple[int, str]]
"""How many articles are odd in a way, and the first of them as it is told."""

_UNDATED, _EMPTY = "undated", "empty"


def odd(text: str, extra: Mapping[str, Any]) -> dict[str, str]:
    """Return in what ways an article is odd, each as it is told behind its place."""
    found = {}
    if value := undated(extra):
        found[_UNDATED] = f"published is {value}, which is not read"
    if not text.strip():
        found[_EMPTY] = "holds no text"
    return found


def add(oddities: Oddities, more: Mapping[str, tuple[int, str]]) -> None:
    """Add those of an article, or of a part."""
    for way, (count, first) in more.items():
        before, earlier = oddities.get(way, (0, ""))
        oddities[way] = before + count, earlier or first


def told(oddities: Oddities) -> Iterator[ArticleError]:
    """Yield one line for each way."""
    for way, (count, first) in oddities.items():
        many = f"{count} articles are" if count > 1 else "the article is"
        if count:
            ends = {
                _UNDATED: f"{many} without a day for that; write {FORMS}",
                _EMPTY: f"{many} empty, as the record is",
            }
            yield ArticleError(f"{first}; {ends[way]}")
