"""The CRF taggers of underthesea (word, part of speech, chunk, entity), with their features built once per sentence.

The library's own call rebuilds each column of the sentence for every template of every token, which is quadratic in
the sentence's length, and gives no offsets. Here each template becomes one column, and words lead back to the text.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from extract.ner.entities import Entity
from extract.tokens import readable, spelt_words

if TYPE_CHECKING:
    from underthesea_core import CRFTagger

Row = tuple[str, ...]
"""A word, then the tags that earlier taggers gave it."""


class Template(NamedTuple):
    """What a feature looks at: the words from `first` to `last` around each, one column of them, by a function."""

    name: str
    first: int
    last: int
    column: int = 0
    function: Callable[[str], object] | None = None


def _title(word: str) -> bool:
    """Tell whether each syllable starts with a capital, as the models were trained: no blank may be doubled."""
    return all(syllable and syllable[0].istitle() for syllable in word.split(" "))


_FUNCTIONS: dict[str, Callable[[str], object]] = {"lower": str.lower, "istitle": _title}


def _template(name: str) -> Template:
    """Read a template as the library writes it: `T[-1,0][1]` the tags of two words, `T[0].lower` one in lower case."""
    place, _, function = name.partition(".")
    indices, *column = place.removeprefix("T").strip("[]").split("][")
    first, *last = map(int, indices.split(","))
    return Template(name, first, last[0] if last else first, int(column[0]) if column else 0, _FUNCTIONS.get(function))


def _templates(titles: str, tags: str) -> tuple[Template, ...]:
    """Return what the three taggers share, then the titles and tags that each one asks for."""
    words = "T[-2].lower T[-1].lower T[0].lower T[1].lower T[2].lower T[0].istitle T[-1].istitle T[1].istitle"
    grams = "T[-2] T[-1] T[0] T[1] T[2] T[-2,-1] T[-1,0] T[0,1] T[1,2]"
    return tuple(map(_template, f"{words} {titles} {grams} {tags}".split()))


_POS_TAGS = "T[-2][1] T[-1][1] T[0][1] T[1][1] T[2][1] T[-2,-1][1] T[-1,0][1] T[0,1][1] T[1,2][1]"
_STAGES: tuple[tuple[str, tuple[Template, ...]], ...] = (
    ("pos_tag/pos_crf_2017_10_11.bin", _templates("", "T[-3][1] T[-2][1] T[-1][1] T[-3,-2][1] T[-2,-1][1]")),
    ("chunking/chunk_crf_2017_10_12.bin", _templates("", f"{_POS_TAGS} T[-3][2] T[-2][2] T[-1][2]")),
    (
        "ner/ner_crf_2017_10_12.bin",
        _templates("T[-2].istitle T[2].istitle", f"{_POS_TAGS} T[-3][3] T[-2][3] T[-1][3]"),
    ),
)


@cache
def _tagger(model: str) -> "CRFTagger":
    """Return a tagger of the library, loaded once."""
    from underthesea_core import CRFTagger

    tagger = CRFTagger()
    tagger.load(str(files("underthesea") / "pipeline" / model))
    return tagger


def _column(cells: Sequence[str], template: Template) -> list[str]:
    """Return the feature that a template gives each word, from the cells of its column."""
    size, name = len(cells), template.name
    if template.first != template.last:
        cells = [" ".join(pair) for pair in pairwise(cells)]
    if template.function is not None:
        cells = [str(template.function(cell)) for cell in cells]
    before, after = max(0, -template.first), max(0, template.last)
    padded = ["BOS"] * before + list(cells[max(0, template.first) :]) + ["EOS"] * after
    return [f"{name}={cell}" for cell in padded[:size]]


def tag(words: Sequence[str]) -> list[Row]:
    """Return each word of a sentence with its part of speech, chunk and entity tag, as `underthesea.ner` does."""
    return _tag(words)[0]


def _tag(words: Sequence[str]) -> tuple[list[Row], list[tuple[str, ...]]]:
    """Return the tagged words, and the features that the entity tagger saw."""
    columns: list[Sequence[str]] = [words]
    of_words: dict[str, list[str]] = {}  # the taggers ask for the same features of the words
    seen: list[tuple[str, ...]] = []
    for model, templates in _STAGES if words else ():
        # The column that is asked for holds an X, here as in training.
        known = [*columns, ["X"] * len(words)]
        made = []
        for template in templates:
            column = of_words.get(template.name) or _column(known[template.column], template)
            if not template.column:
                of_words[template.name] = column
            made.append(column)
        seen = list(zip(*made, strict=True))
        columns.append(_tagger(model).tag(seen))
    return list(zip(*columns, strict=True)), seen


def entities(sentence: str) -> Iterator[Entity]:
    """Yield the entities of a sentence (PER, LOC, ORG, MISC), as offsets into it, with their likelihood."""
    words = list(spelt_words(readable(sentence)))
    rows, seen = _tag([word for word, _ in words])
    labels = [row[-1] for row in rows]
    if all(label == "O" for label in labels):
        return
    tagger = _tagger(_STAGES[-1][0])
    order, chances = tagger.labels(), tagger.marginals(seen)
    first = 0
    for index, label in enumerate(labels):
        if label.startswith("B-") or not index or labels[index - 1] == "O":
            first = index
        goes_on = index + 1 < len(labels) and labels[index + 1].startswith("I-")
        if label == "O" or goes_on:
            continue
        sure = min(chances[at][order.index(labels[at])] for at in range(first, index + 1))
        yield Entity(words[first][1][0], words[index][1][1], labels[first][2:], sure)
