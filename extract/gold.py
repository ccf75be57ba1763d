"""Gold articles: read and write the inline markup, and the bare text under it.

A gold file is a header of `key: value` lines, a line `---`, and the text with its mentions marked in place:
`[[surface|LABEL|attr=value|attr=value]]`. Removing the markup gives the article's text, character by character.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from extract.errors import GoldError

LABELS = {"RESOLUTION": "resolutions", "AMOUNT": "amounts", "PERCENT": "percentages", "PLACE": "places"}
"""Label of the markup -> list of the record."""

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
    text, mentions = _unmark(body, where)
    return GoldArticle(header.get("id", where), text, tuple(mentions), header)


def _unmark(body: str, where: str) -> tuple[str, list[GoldMention]]:
    """Return the bare text and its mentions."""
    parts: list[str] = []
    mentions: list[GoldMention] = []
    length = position = 0
    for mark in _MARK.finditer(body):
        before, surface = body[position : mark.start()], mark[1]
        parts += [before, surface]
        start = length + len(before)
        length = start + len(surface)
        if mark[2] not in LABELS:
            raise GoldError(f"{where}: unknown label {mark[2]!r} at {mark[0][:60]!r}; use one of {', '.join(LABELS)}")
        pairs = (pair.partition("=") for pair in mark[3].split("|")[1:])
        mentions.append(GoldMention(start, length, LABELS[mark[2]], {name: value for name, _, value in pairs}))
        position = mark.end()
    parts.append(body[position:])
    if "[[" in body[position:] or any("[[" in part for part in parts[:-1:2]):
        raise GoldError(f"{where}: a '[[' that opens no mention; write [[surface|LABEL|attr=value]]")
    return "".join(parts), mentions


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


def read_folder(folder: Path) -> Iterator[GoldArticle]:
    """Yield the gold articles of a folder, by name."""
    paths = sorted(path for path in folder.glob("*.txt"))
    if not paths:
        raise GoldError(f"{folder}: no gold article (*.txt) here; name the folder that holds them")
    for path in paths:
        yield read(path)
