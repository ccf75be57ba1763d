"""brat's stand-off: `<id>.txt` and `<id>.ann`, and the header, which brat has no place for, in `<id>.json` beside them;
attributes are annotator's notes, line breaks part a span.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path

from extract.errors import GoldError
from extract.gold import GoldArticle
from extract.gold_formats.spans import LABEL_OF, article, mention
from extract.gold_formats.targets import Targets, write_new

_BREAK = re.compile(r"[\r\n]+")
_NOTE = "AnnotatorNotes"


def read(folder: Path) -> list[GoldArticle]:
    """Return the articles of a folder of `.txt` files and their `.ann` files."""
    paths = sorted(folder.rglob("*.ann"))
    if not paths:
        raise GoldError(f"{folder}: no annotation (*.ann) here; name the folder that holds them")
    return [_article(folder, path) for path in paths]


def write(articles: Iterable[GoldArticle], folder: Path) -> None:
    """Write three files an article, under its id."""
    targets = Targets(folder)
    for gold in articles:
        target = targets.take(gold.id, f"{gold.id.removesuffix('.txt')}.txt")
        write_new(target, gold.text)
        write_new(target.with_suffix(".ann"), "".join(_lines(gold)))
        write_new(target.with_suffix(".json"), json.dumps(dict(gold.header), ensure_ascii=False, indent=1) + "\n")


def _lines(gold: GoldArticle) -> Iterable[str]:
    """Yield the lines of an article's mentions."""
    for number, each in enumerate(gold.mentions, start=1):
        parts, at = [], each.start
        for match in _BREAK.finditer(gold.text, each.start, each.end):
            parts.append((at, match.start()))
            at = match.end()
        parts.append((at, each.end))
        spans = ";".join(f"{start} {end}" for start, end in parts)
        surface = " ".join(gold.text[start:end] for start, end in parts)
        yield f"T{number}\t{LABEL_OF[each.kind]} {spans}\t{surface}\n"
        if each.attributes:
            yield f"#{number}\t{_NOTE} T{number}\t{json.dumps(dict(each.attributes), ensure_ascii=False)}\n"


def _article(folder: Path, path: Path) -> GoldArticle:
    """Return the article of an annotation file."""
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    spans: dict[str, tuple[str, int, int]] = {}
    notes: dict[str, dict[str, str]] = {}
    for number, line in enumerate(path.read_bytes().decode("utf-8").split("\n"), start=1):
        where = f"{path.name}:{number}"
        try:
            key, *fields = line.split("\t")
            if key.startswith("T"):
                label, _, offsets = fields[0].partition(" ")
                numbers = [int(each) for each in re.findall(r"\d+", offsets)]
                spans[key] = label, numbers[0], numbers[-1]
            elif key.startswith("#") and fields[0].startswith(_NOTE):
                notes[fields[0].split(" ")[1]] = json.loads(fields[1])
        except (ValueError, IndexError):
            raise GoldError(f"{where}: no line of brat's stand-off format: {line[:40]!r}") from None
    found = [
        mention(text, (start, end), label, notes.get(key, {}), path.name) for key, (label, start, end) in spans.items()
    ]
    name = path.relative_to(folder).with_suffix("").as_posix()
    return article(text, found, _header(path.with_suffix(".json")) or {"id": name}, name)


def _header(path: Path) -> dict[str, str]:
    """Return the header that stands beside an article; an empty one if none does."""
    if not path.exists():
        return {}
    try:
        return {name: str(value) for name, value in json.loads(path.read_bytes()).items()}
    except (ValueError, AttributeError, RecursionError) as error:
        raise GoldError(f"{path}: no header as JSON ({error}); mend it, or take it away") from None
