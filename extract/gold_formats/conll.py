"""CoNLL: a token a line with its offset and one IOB2 column a label; text, header and attributes are comments."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from extract.errors import GoldError
from extract.gold import LABELS, GoldArticle, GoldMention
from extract.gold_formats.spans import LABEL_OF, article, attributes_at, attributes_by_place, mention, tokens

_TEXT, _ATTRIBUTES = "text", "attributes"
_COLUMNS = tuple(LABELS)
_T = TypeVar("_T")


def read(path: Path) -> list[GoldArticle]:
    """Return the articles of a file; an empty line ends each."""
    blocks = path.read_bytes().decode("utf-8").split("\n\n")
    return [_article(block, f"{path.name}, article {at}") for at, block in enumerate(blocks, 1) if block.strip()]


def write(articles: Iterable[GoldArticle], path: Path) -> None:
    """Write the articles, tokens of blanks left out."""
    path.write_bytes("\n".join(map(_block, articles)).encode())


def _block(gold: GoldArticle) -> str:
    """Return the lines of an article."""
    for name, value in gold.header.items():
        if "\n" in name + value or " = " in name or name in (_TEXT, _ATTRIBUTES):
            raise GoldError(f"{gold.id}: the header cannot hold {name!r}; it takes one line '# name = value' each")
    lines = [f"# {name} = {value}" for name, value in gold.header.items()]
    beside = {_TEXT: gold.text, _ATTRIBUTES: attributes_by_place(gold.mentions)}
    lines += [f"# {name} = {json.dumps(value, ensure_ascii=False)}" for name, value in beside.items()]
    for start, end in tokens(gold):
        word = gold.text[start:end]
        if not word.isspace():
            columns = [_tag(gold.mentions, label, start, end) for label in _COLUMNS]
            lines.append("\t".join([word, str(start), *columns]))
    return "\n".join(lines) + "\n"


def _tag(mentions: Iterable[GoldMention], label: str, start: int, end: int) -> str:
    """Return what the token is in the column of a label: B, I or O."""
    for each in mentions:
        if LABEL_OF[each.kind] == label and each.start <= start and end <= each.end:
            return f"{'B' if each.start == start else 'I'}-{label}"
    return "O"


def _article(block: str, where: str) -> GoldArticle:
    """Return the article of a block of lines."""
    header, text, open_at, spans = {}, "", dict[str, tuple[int, int]](), list[tuple[str, int, int]]()
    said: dict[str, dict[str, str]] = {}
    for line in block.strip("\n").split("\n"):
        if line.startswith("# ") and " = " in line:
            name, _, value = line[2:].partition(" = ")
            if name == _TEXT:
                text = _json(value, str, f"{where}: the text is no string", '# text = "..."')
            elif name == _ATTRIBUTES:
                said = _json(value, dict, f"{where}: the attributes are no object", "# attributes = {...}")
            else:
                header[name] = value
            continue
        fields = line.split("\t")
        if len(fields) != len(_COLUMNS) + 2 or not fields[1].isdecimal():
            raise GoldError(f"{where}: a line is a word, its offset and {len(_COLUMNS)} tags; this is {line[:40]!r}")
        start, end = int(fields[1]), int(fields[1]) + len(fields[0])
        for label, tag in zip(_COLUMNS, fields[2:], strict=True):
            if tag.startswith("I-") and label in open_at:
                open_at[label] = open_at[label][0], end
                continue
            if label in open_at:
                spans.append((label, *open_at.pop(label)))
            if tag.startswith("B-"):
                open_at[label] = start, end
    spans += [(label, *span) for label, span in open_at.items()]
    found = [
        mention(text, (start, end), label, attributes_at(said, (start, end), label), where)
        for label, start, end in spans
    ]
    return article(text, found, header, where)


def _json(value: str, kind: type[_T], problem: str, form: str) -> _T:
    """Return what a comment holds as JSON."""
    try:
        held = json.loads(value)
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{problem} of JSON ({error}); write {form}") from None
    if not isinstance(held, kind):
        raise GoldError(f"{problem} of JSON; write {form}")
    return held
