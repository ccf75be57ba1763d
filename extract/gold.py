"""Gold articles: read and write the inline markup, and the bare text under it.

A gold file is a header of `key: value` lines, a line `---`, and the text with its mentions marked in place:
`[[surface|LABEL|attr=value|attr=value]]`. Removing the markup gives the article's text, character by character.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract.errors import GoldError
from extract.mentions import Mention
from extract.records import KINDS, Record

LABELS = {"RESOLUTION": "resolutions", "AMOUNT": "amounts", "PERCENT": "percentages", "PLACE": "places"}
"""Label of the markup -> list of the record."""
_LABEL_OF = {kind: label for label, kind in LABELS.items()}
ATTRIBUTES = {
    "resolutions": ("number", "type", "issued"),
    "amounts": ("value", "max", "currency", "modifier", "per"),
    "percentages": ("value", "max", "unit", "modifier"),
    "places": ("kind", "path"),
}
"""The attributes of the guideline, by kind."""

_MARK = re.compile(r"\[\[((?:[^\[\]|]|\[(?!\[)|\](?!\]))*)\|([A-Z]+)((?:\|[^|\]]*)*)\]\]")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One marked mention: offsets into the bare text, and its attributes as written."""

    start: int
    end: int
    kind: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A gold article: header, bare text and mentions."""

    id: str
    text: str
    mentions: tuple[GoldMention, ...]
    header: Mapping[str, str] = field(default_factory=dict)

    def of(self, kind: str) -> tuple[GoldMention, ...]:
        """Return the mentions of one kind."""
        return tuple(mention for mention in self.mentions if mention.kind == kind)

    @property
    def stated(self) -> dict[str, Any]:
        """What a reader of the article is given beside its text, as a pipeline takes it."""
        return {name: self.header.get(name) for name in ("title", "published", "source")}


def parse(source: str, where: str = "gold") -> GoldArticle:
    """Return the gold article written in a source; `where` names it in errors."""
    head, line, body = source.partition("\n---\n")
    if not line:
        raise GoldError(f"{where}: no line '---' after the header; write the header lines, then '---', then the text")
    header = {}
    for number, row in enumerate(head.splitlines(), start=1):
        name, colon, value = row.partition(":")
        if not colon:
            raise GoldError(f"{where}:{number}: a header line is 'key: value', this is {row[:40]!r}")
        header[name.strip()] = value.strip()
    text, mentions = _unmark(body, where, head.count("\n") + 3)
    return GoldArticle(header.get("id", where), text, tuple(mentions), header)


def _unmark(body: str, where: str, first_line: int) -> tuple[str, list[GoldMention]]:
    """Return the bare text and its mentions; `first_line` is the number of its first line in the file."""

    def line(position: int) -> str:
        number = first_line + body.count("\n", 0, position)
        return f"{where}:{number}"

    parts: list[str] = []
    mentions: list[GoldMention] = []
    length = position = 0
    for mark in _MARK.finditer(body):
        before, surface = body[position : mark.start()], mark[1]
        parts += [before, surface]
        start = length + len(before)
        length = start + len(surface)
        if mark[2] not in LABELS:
            at = line(mark.start())
            raise GoldError(f"{at}: unknown label {mark[2]!r} at {mark[0][:60]!r}; use one of {', '.join(LABELS)}")
        pairs = (pair.partition("=") for pair in mark[3].split("|")[1:])
        mentions.append(GoldMention(start, length, LABELS[mark[2]], {name: value for name, _, value in pairs}))
        position = mark.end()
    parts.append(body[position:])
    if any("[[" in part for part in parts[::2]):
        raise GoldError(f"{line(_open(body))}: a '[[' that opens no mention; write [[surface|LABEL|attr=value]]")
    return "".join(parts), mentions


def _open(body: str) -> int:
    """Return where the first '[[' stands that opens no mention."""
    return _MARK.sub(lambda mark: " " * len(mark[0]), body).index("[[")


def from_record(record: Record) -> GoldArticle:
    """Return what a record says of its article in the form of a gold article."""
    article = record.article
    mentions = [
        GoldMention(mention.start, mention.end, kind, _attributes(kind, mention))
        for kind in KINDS
        for mention in getattr(record, kind)
    ]
    given = {"id": article.id, "language": article.language, "title": article.title}
    given |= {"published": article.published, "source": article.source}
    header = {name: " ".join(value.split()) for name, value in given.items() if value}
    return GoldArticle(article.id or "", article.text, tuple(mentions), header)


def _attributes(kind: str, mention: Mention) -> dict[str, str]:
    """Return the attributes of a found mention as gold writes them: those that the guideline names and that are set."""
    written = {}
    for name in ATTRIBUTES[kind]:
        value = getattr(mention, name)
        if value is not None and value != () and (kind, name, value) != ("percentages", "unit", "percent"):
            written[name] = ">".join(value) if isinstance(value, tuple) else _plain(value)
    return written


def _plain(value: object) -> str:
    """Return a value as text, a number without exponent."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def write(article: GoldArticle) -> str:
    """Return the article with header and inline markup; GoldError where the markup cannot hold it."""
    for name, value in article.header.items():
        if "\n" in value or ":" in name:
            raise GoldError(f"{article.id}: the header cannot hold {name!r}; it takes one line 'key: value' each")
    parts, position = [], 0
    for mention in sorted(article.mentions, key=lambda each: (each.start, each.end)):
        if mention.start < position:
            raise GoldError(f"{article.id}: mentions overlap at {mention.start}; inline markup cannot hold both")
        surface = article.text[mention.start : mention.end]
        fields = [surface, _LABEL_OF[mention.kind], *(f"{name}={value}" for name, value in mention.attributes.items())]
        mark = f"[[{'|'.join(fields)}]]"
        if not (found := _MARK.fullmatch(mark)) or found[1] != surface or mark.count("|") != len(fields) - 1:
            raise GoldError(f"{article.id}: {surface!r} cannot stand in inline markup; use another format")
        parts += [article.text[position : mention.start], mark]
        position = mention.end
    parts.append(article.text[position:])
    if any("[[" in part for part in parts[::2]):
        raise GoldError(f"{article.id}: its text holds '[['; inline markup cannot hold it, use another format")
    head = "".join(f"{name}: {value}\n" for name, value in article.header.items())
    return f"{head or 'id: ' + article.id + chr(10)}---\n{''.join(parts)}"


def fingerprint(folder: Path) -> str:
    """Return what tells a folder of gold articles from any other: the names, texts and labels of its files."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.txt")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def read(path: Path) -> GoldArticle:
    """Return the gold article of a file."""
    try:
        return parse(path.read_bytes().decode("utf-8"), path.name)
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not UTF-8 at byte {error.start}; save the file as UTF-8") from None


def read_folder(folder: Path, tell: Callable[[GoldError], None] | None = None) -> Iterator[GoldArticle]:
    """Yield the gold articles of a folder, by name; a file that holds none is an error, or told if somebody asks."""
    paths = sorted(path for path in folder.glob("*.txt"))
    if not paths:
        raise GoldError(f"{folder}: no gold article (*.txt) here; name the folder that holds them")
    for path in paths:
        try:
            yield read(path)
        except GoldError as error:
            if tell is None:
                raise
            tell(error)
