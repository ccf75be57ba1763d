"""Why a text gives the record it gives: rules, lexicon entries, and what was turned down."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from extract import trace
from extract.lexicon import LANGUAGES, key
from extract.mentions import Mention
from extract.pipeline import Pipeline
from extract.records import KINDS
from extract.text import View, old_style

_SHARED = {
    "resolutions": (),
    "amounts": ("numerals", "modifiers"),
    "percentages": ("numerals", "modifiers"),
    "places": (),
}
_HIDDEN = {"start", "end", "text", "rule", "flags"}
_LEFT = 24
"""Characters before a mention in which its modifier stands."""


def _flat(table: dict[str, Any], where: str) -> Iterator[tuple[str, str]]:
    """Yield (word, "file [table] entry") for each word of a lexicon."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{where} [{name}]" if "[" not in where else f"{where[:-1]}.{name}]")
        elif isinstance(value, list):
            yield from ((key(str(word)), f"{where} {name}") for word in value)
        else:
            yield key(name), f"{where} {name} = {value}"


@cache
def _entries(kind: str) -> dict[str, list[str]]:
    """Return the words that a kind's lexicons know, with where they stand."""
    entries: dict[str, list[str]] = {}
    for name, package in [(kind, "extract.patterns"), *((shared, "extract") for shared in _SHARED[kind])]:
        for language in LANGUAGES:
            path = files(package) / f"{name}.{language}.toml"
            table = tomllib.loads(old_style(path.read_text(encoding="utf-8")))
            for word, where in _flat(table, path.name):
                entries.setdefault(word, []).append(where)
    return entries


def _matched(kind: str, mention: Mention, before: str) -> Iterator[str]:
    """Yield the lexicon entries whose words stand in a mention, or just before it."""
    words = re.findall(r"[^\W\d_]+|[%$\u2030\u20ac]", old_style(f"{before[-_LEFT:]} {mention.text}"))
    phrases = {key(" ".join(words[a:b])) for a in range(len(words)) for b in range(a + 1, min(len(words), a + 5) + 1)}
    entries = _entries(kind)
    for phrase in sorted(phrases & entries.keys(), key=lambda phrase: -len(phrase)):
        yield f"{phrase!r}: {entries[phrase][0]}"


def _attributes(mention: Mention) -> str:
    """Return what a mention says, without what is shown elsewhere."""
    stated = mention.model_dump(exclude_none=True, exclude=_HIDDEN)
    return "  ".join(f"{name}={value}" for name, value in stated.items() if value not in ((), ""))


def explain(text: str, pipeline: Pipeline) -> Iterator[str]:
    """Yield the lines that explain the record of a text."""
    with trace.collect() as rejections:
        record = pipeline(text)
    view = View(text)
    yield f"language: {record.article.language}"
    for kind in KINDS:
        for mention in getattr(record, kind):
            yield f"{kind} {mention.start}-{mention.end} {mention.text!r}"
            yield f"    {_attributes(mention)}"
            yield f"    rule: {mention.rule}" + (f"  flags: {', '.join(mention.flags)}" if mention.flags else "")
            for entry in _matched(kind, mention, text[: mention.start]):
                yield f"    lexicon: {entry}"
    for rejection in sorted(set(rejections), key=lambda one: (one.start, one.end)):
        start, end = view.span(rejection.start, rejection.end)
        yield f"not {rejection.kind} {start}-{end} {text[start:end]!r}: {rejection.reason}"
