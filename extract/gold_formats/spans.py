"""What the formats share: labels and kinds, checked spans, tokens that no mention cuts."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from extract.articles.article import SURROGATE
from extract.errors import GoldError
from extract.gold import LABELS, GoldArticle, GoldMention

LABEL_OF = {kind: label for label, kind in LABELS.items()}

_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")


def mention(text: str, span: tuple[int, int], label: str, attributes: Mapping[str, str], where: str) -> GoldMention:
    """Return a mention read from a file; GoldError for a label or a span that the text cannot have."""
    if label not in LABELS:
        raise GoldError(f"{where}: unknown label {label!r}; use one of {', '.join(LABELS)}")
    start, end = span
    if type(start) is not int or type(end) is not int:
        raise GoldError(f"{where}: {label} from {start!r} to {end!r}: offsets are whole numbers")
    if not 0 <= start < end <= len(text):
        raise GoldError(f"{where}: {label} from {start} to {end} lies outside the text of {len(text)} characters")
    return GoldMention(start, end, LABELS[label], dict(attributes))


def attributes_by_place(mentions: Iterable[GoldMention]) -> dict[str, dict[str, str]]:
    """Return the attributes of mentions for a format whose spans have none, by start, end and label."""
    return {_place(each.start, each.end, LABEL_OF[each.kind]): dict(each.attributes) for each in mentions}


def attributes_at(said: Mapping[str, Mapping[str, str]], span: tuple[int, int], label: str) -> Mapping[str, str]:
    """Return the attributes that are said of a span; none if it was moved, or marked anew."""
    return said.get(_place(*span, label), {})


def _place(start: int, end: int, label: str) -> str:
    """Return how a span is named."""
    return f"{start} {end} {label}"


def article(text: str, mentions: Iterable[GoldMention], header: Mapping[str, str], where: str) -> GoldArticle:
    """Return an article read from a file, its mentions by position."""
    if not isinstance(text, str):
        raise GoldError(f"{where}: the text is {type(text).__name__}, not a string")
    if any(map(SURROGATE.search, (text, *header.values()))):
        raise GoldError(f"{where}: text or header hold half a surrogate pair, which is no character; mend it")
    ordered = sorted(mentions, key=lambda each: (each.start, each.end))
    return GoldArticle(header.get("id", where), text, tuple(ordered), dict(header))


def tokens(gold: GoldArticle) -> list[tuple[int, int]]:
    """Return the spans of words, marks and blanks, which cover the text; no mention starts or ends inside one."""
    borders = {border for each in gold.mentions for border in (each.start, each.end)}
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(gold.text):
        edges = sorted({match.start(), match.end(), *(at for at in borders if match.start() < at < match.end())})
        spans += pairwise(edges)
    return spans
