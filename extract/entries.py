"""The lexicon entries that a mention was read by: words in it or right beside it that mean what it says."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from extract.gazetteer import levels_of
from extract.lexicon import LANGUAGES, described
from extract.mentions import Mention
from extract.text import old_style, unmark

_WORD = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_BESIDE = 120
"""Characters beside a mention that are cut into words: more than the longest entry with what may part it from there."""


class Entry(NamedTuple):
    """What a word of a lexicon means, and where it stands."""

    words: list[str]
    meaning: str
    where: str


Filed = dict[tuple[str, ...], list[Entry]]
"""Entries by their words without marks."""


@dataclass(frozen=True)
class Source:
    """Tables of a lexicon, and where their words stand: in a mention, or beside it behind at most `parted` words."""

    lexicon: str
    tables: tuple[str, ...]
    attribute: str = ""
    """What of the mention an entry must mean; without one any that stands in it was read."""
    sides: tuple[Literal["in", "before", "behind"], ...] = ("in",)
    parted: int = 0
    flag: str = ""
    """Without this flag the mention was not read by these tables."""


_NUMBERS = Source("numerals", ("units", "scales", "short_scales", "halves"))
_BOUNDS = (
    Source("modifiers", ("before",), "modifier", ("before",), parted=1),  # "khoảng từ 5 triệu"
    Source("modifiers", ("after",), "modifier", ("behind",), parted=3),  # "5 triệu/người/tháng trở lên"
)
SOURCES = {
    "resolutions": (
        Source("resolutions", ("types", "abbreviations", "numbered_abbreviations"), "type"),
        Source("symbols", ("types", "assembly"), "type"),
    ),
    "amounts": (
        Source("amounts", ("currencies", "prefixes"), "currency"),
        Source("amounts", ("vague",), flag="vague"),
        Source("amounts", ("per",), "per", ("behind",), parted=4),
        _NUMBERS,
        *_BOUNDS,
    ),
    "percentages": (Source("percentages", ("units",), "unit"), _NUMBERS, *_BOUNDS),
    "places": (
        Source("places", ("before",), "kind", ("in", "before")),
        Source("places", ("after",), "kind", ("in", "behind")),
        Source("places", ("names",), "kind"),
        Source("places", ("aliases",), "name"),
    ),
}
_TYPED = ("unit", "numbered_unit", "organ", "office", "adjective")
_ROLES = {"expressway": "road", "railway": "road", "road_codes": "road", "foreign": "province"}
"""Tables of places that are not called after the kind they tell."""


def _words(text: str) -> list[str]:
    """Return the words and signs of a text."""
    return _WORD.findall(old_style(text).lower())


def _flat(table: dict[str, Any], path: str) -> Iterator[tuple[str, str, str]]:
    """Yield each word of a table with its meaning and its place: a word has a value, or its list has a name."""
    for name, value in table.items():
        if name == "described":
            for word, type_ in described(value):
                for level in levels_of((type_,)):
                    yield word, level, f"[{path}.{name}] {word} = {type_}"
        elif isinstance(value, dict):
            yield from _flat(value, f"{path}.{name}")
        elif not isinstance(value, list):
            yield name, str(value), f"[{path}] {name} = {value}"
        elif path.rpartition(".")[2] in _TYPED and name != "words":
            for level in levels_of(tuple(value)):
                yield name, level, f"[{path}] {name} = {', '.join(value)}"
        else:
            for word in value:
                yield str(word), _meaning(path, name), f"[{path}] {name}"


def _meaning(path: str, name: str) -> str:
    """Return what the words of a list mean: its name, or that of its table where it only holds "words"."""
    role = path.rpartition(".")[2] if name == "words" else name
    return _ROLES.get(role, role.rpartition("_")[2] if path.startswith(("before.", "names")) else role)


@cache
def known_to(source: Source) -> Filed:
    """Return the entries of a source by their words."""
    package = "extract" if source.lexicon in ("numerals", "modifiers") else "extract.patterns"
    names = [f"{source.lexicon}.{language}.toml" for language in LANGUAGES]
    filed: Filed = {}
    for name in ["symbols.toml"] if source.lexicon == "symbols" else names:
        tables = tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))
        for path in source.tables:
            for word, meaning, where in _flat(tables.get(path, {}), path):
                words = _words(word)
                filed.setdefault(_key(words), []).append(Entry(words, meaning, f"{name} {where}"))
    return filed


def _key(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words without their marks."""
    return tuple(map(unmark, words))


def _wanted(source: Source, mention: Mention) -> set[str] | None:
    """Return the meanings that the mention was read with, each of which some entry has; None for any."""
    if not source.attribute:
        return None
    value = getattr(mention, source.attribute)
    return set(str(value).split("/")) | {str(value)} if value else set()


def _inside(filed: Filed, words: list[str], wanted: set[str] | None) -> Iterator[str]:
    """Yield the entries that stand in a mention, the longest at each of its words."""
    at = 0
    while at < len(words):
        longest = next((end for end in range(len(words), at, -1) if _meant(filed, words[at:end], wanted)), at)
        yield from _meant(filed, words[at:longest], wanted)
        at = max(longest, at + 1)


def _meant(filed: Filed, words: list[str], wanted: set[str] | None) -> list[str]:
    """Return the lines of the entries of some words that have a meaning wanted, written as they are if any is."""
    entries = [one for one in filed.get(_key(words), ()) if wanted is None or one.meaning in wanted]
    written = [one for one in entries if one.words == words]
    return sorted({f"{' '.join(words)!r}: {one.where}" for one in written or entries})


def _beside(source: Source, words: list[str], wanted: set[str], *, before: bool) -> Iterator[str]:
    """Yield for each meaning the entries nearest beside a mention, the longest of those that start or end there."""
    known, count = known_to(source), len(words)
    for meaning in sorted(wanted):
        for gap in range(min(source.parted + 1, count)):
            longest_first = (
                (words[at : count - gap] for at in range(count - gap))
                if before
                else (words[gap:end] for end in range(count, gap, -1))
            )
            if found := next(filter(None, (_meant(known, some, {meaning}) for some in longest_first)), None):
                yield from found
                break


def _around(text: str, mention: Mention) -> tuple[list[str], list[str]]:
    """Return the words before a mention and those behind it; a word that is cut is none, but another's letters."""
    start, end = max(0, mention.start - _BESIDE), mention.end + _BESIDE
    left, right = text[start : mention.start], text[mention.end : end]
    left = re.sub(r"^\w+", "", left) if start else left
    right = re.sub(r"\w+$", "", right) if end < len(text) else right
    return _words(left), _words(right)


def entries(kind: str, mention: Mention, text: str) -> Iterator[str]:
    """Yield the lexicon entries that a mention of a text was read by, each with the file and the table it stands in."""
    left, right = _around(text, mention)
    for source in SOURCES[kind]:
        if source.flag and source.flag not in mention.flags:
            continue
        wanted = _wanted(source, mention)
        if "in" in source.sides:
            yield from _inside(known_to(source), _words(mention.text), wanted)
        if "before" in source.sides and wanted:
            yield from _beside(source, left, wanted, before=True)
        if "behind" in source.sides and wanted:
            yield from _beside(source, right, wanted, before=False)
