"""Load `<kind>.<language>.toml` and turn words into patterns.

A lexicon is data: what one language knows about one kind. All languages of a kind are merged, for English articles
carry Vietnamese words and the reverse.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from extract.errors import LexiconError
from extract.text import old_style, unmark

LANGUAGES = ("vi", "en")


def _merge(into: dict[str, Any], more: dict[str, Any], where: str) -> None:
    """Add `more` to `into`: lists are joined, tables merged; one word with two meanings is an error."""
    for key, value in more.items():
        have = into.setdefault(key, value if not isinstance(value, dict | list) else type(value)())
        if isinstance(value, dict):
            _merge(have, value, where)
        elif isinstance(value, list):
            have.extend(word for word in value if word not in have)
        elif have != value:
            raise LexiconError(f"{where}: {key!r} is given as {have!r} and as {value!r}; keep one")


@cache
def load(kind: str, package: str = "extract.patterns") -> dict[str, Any]:
    """Return the merged tables of all languages of a kind; words stand in NFC, tone marks in the old style."""
    merged: dict[str, Any] = {}
    for language in LANGUAGES:
        path = files(package) / f"{kind}.{language}.toml"
        _merge(merged, tomllib.loads(old_style(path.read_text(encoding="utf-8"))), f"{kind}.{language}.toml")
    return merged


@cache
def load_file(name: str, package: str = "extract") -> dict[str, Any]:
    """Return the tables of a lexicon that all languages share."""
    path = files(package) / f"{name}.toml"
    return tomllib.loads(old_style(path.read_text(encoding="utf-8")))


def alternation(words: Iterable[str]) -> str:
    """Return a pattern source that matches any of the words, longest first; a blank stands for up to three.

    Words of the same first letter share it: where case does not count, `re` would begin each of them.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[:1].lower(), []).append(word)
    return "|".join(map(_alike, by_letter.values()))


def _alike(words: list[str]) -> str:
    """Return a pattern source of words that start alike, in their order."""
    if len(words) == 1 or len({word[0] for word in words}) > 1:  # "Tr" and "tr." keep their order
        return "|".join(map(_source, words))
    return f"{_source(words[0][0])}(?:{'|'.join(_source(word[1:]) for word in words)})"


def _source(word: str) -> str:
    """Return a pattern source of a word."""
    return re.escape(word).replace(r"\ ", r"\s{1,3}")


def folded(words: Iterable[str]) -> list[str]:
    """Return the words without marks, as the text is matched."""
    return [unmark(word) for word in words]


def key(text: str) -> str:
    """Return the text as lexicon tables are keyed: lower case, one blank between words."""
    return " ".join(text.lower().split())


def described(table: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield each type word with a quality behind it, and the type: all types with all qualities, and each its own."""
    own = {type_: said for type_, said in table.items() if type_ not in ("types", "qualities")}
    for type_ in dict.fromkeys([*table["types"], *own]):
        for quality in (*(table["qualities"] if type_ in table["types"] else ()), *own.get(type_, ())):
            yield f"{type_} {quality}", type_
