"""One JSON object a line: spans as Prodigy and spaCy have them, and doccano's."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from extract.errors import GoldError
from extract.gold import GoldArticle
from extract.gold_formats.spans import LABEL_OF, article, attributes_at, attributes_by_place, mention

Row = dict[str, Any]
_BESIDE = "attributes"


def read_spans(path: Path) -> list[GoldArticle]:
    """Return the articles of `{"text", "meta", "spans": [{"start", "end", "label", "attributes"}]}`."""
    return _read(path, _from_spans)


def write_spans(articles: Iterable[GoldArticle], path: Path) -> None:
    """Write the articles as `read_spans` reads them."""
    _write(articles, path, _to_spans)


def read_doccano(path: Path) -> list[GoldArticle]:
    """Return the articles of `{"text", "label": [[start, end, label]]}`, attributes beside; the rest is header."""
    return _read(path, _from_doccano)


def write_doccano(articles: Iterable[GoldArticle], path: Path) -> None:
    """Write the articles as `read_doccano` reads them; doccano's spans have no attributes, so they have a key."""
    _write(articles, path, _to_doccano)


def _from_spans(row: Row, where: str) -> GoldArticle:
    """Return the article of a row with spans."""
    if "spans" not in row and isinstance(row.get("label", row.get("labels")), list):
        raise GoldError(f"{where}: these are labels of doccano, not spans; read them with --from doccano")
    text, header = row["text"], {key: str(value) for key, value in row.get("meta", {}).items()}
    found = [
        mention(text, (span["start"], span["end"]), span["label"], span.get("attributes", {}), where)
        for span in row.get("spans", [])
    ]
    return article(text, found, header, where)


def _to_spans(gold: GoldArticle) -> Row:
    """Return the row with spans of an article."""
    spans = [
        {"start": each.start, "end": each.end, "label": LABEL_OF[each.kind], "attributes": dict(each.attributes)}
        for each in gold.mentions
    ]
    return {"text": gold.text, "meta": dict(gold.header), "spans": spans}


def _from_doccano(row: Row, where: str) -> GoldArticle:
    """Return the article of a row of doccano."""
    text, labels = row["text"], row["label"] if "label" in row else row["labels"]
    header = {key: str(value) for key, value in row.items() if key not in {"text", "label", "labels", _BESIDE}}
    said = row.get(_BESIDE, {})
    found = [
        mention(text, (start, end), label, attributes_at(said, (start, end), label), where)
        for start, end, label in labels
    ]
    return article(text, found, header, where)


def _to_doccano(gold: GoldArticle) -> Row:
    """Return the row of doccano of an article."""
    labels = [[each.start, each.end, LABEL_OF[each.kind]] for each in gold.mentions]
    return {"text": gold.text, "label": labels, _BESIDE: attributes_by_place(gold.mentions)} | dict(gold.header)


def _read(path: Path, parse: Callable[[Row, str], GoldArticle]) -> list[GoldArticle]:
    """Return the article of each line."""
    articles = []
    for number, line in enumerate(path.read_bytes().decode("utf-8").split("\n"), start=1):
        if line.strip():
            where = f"{path.name}:{number}"
            try:
                articles.append(parse(json.loads(line), where))
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
                raise GoldError(f"{where}: no annotated text as this format has it ({error!r})") from None
    return articles


def _write(articles: Iterable[GoldArticle], path: Path, shown: Callable[[GoldArticle], Row]) -> None:
    """Write one line an article."""
    lines = [json.dumps(shown(each), ensure_ascii=False) + "\n" for each in articles]
    path.write_bytes("".join(lines).encode())
