"""Sentences and words with offsets, as spaCy tokenisers whose tokens give the text back exactly.

Words come from underthesea for Vietnamese ("nông thôn" is one) and from spaCy for English. The libraries say
where sentences may end; an abbreviation, a list number or a lower-case letter next to the full stop overrules
them, and the end of a line always ends one. Both are heavy and are loaded when first used.
"""

import re
import tomllib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from extract.text import View

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

Span = tuple[int, int]

_LINE = re.compile(r"[^\r\n]+")
_STOP = re.compile(r"(?<![.!?\u2026])[.!?\u2026]++[\"'\u00bb)\]]*+\s++(?=\S)")
_LIST_NUMBER = re.compile(r"\s*(?:\d{1,3}|[IVX]{1,5})")
# No word of either language; underthesea's time grows with the square of its length.
_UNBROKEN = re.compile(r"\S{400,}+")
_OPENING = "\"'\u00ab(["


@cache
def _abbreviations() -> frozenset[str]:
    """Return the words that keep their full stop inside the sentence."""
    data = tomllib.loads((files("extract") / "tokens.toml").read_text(encoding="utf-8"))
    return frozenset(data["abbreviations"])


@cache
def _blank(language: str) -> "Language":
    """Return spaCy's rules for a language, without a model."""
    import spacy

    if language == "en":
        english = spacy.blank("en")
        english.add_pipe("sentencizer")
        return english
    # spaCy's own Vietnamese tokeniser asks for pyvi, which is not needed here.
    return spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})


def _is_stop(line: str, stop: re.Match[str]) -> bool:
    """Say whether a full stop in a line can end a sentence, going by the words next to it."""
    if line[stop.end()].islower():
        return False
    if line[stop.start()] != "." or line.startswith("..", stop.start()):
        return True
    if stop.start() < 8 and _LIST_NUMBER.fullmatch(line, 0, stop.start()):
        return False
    words = line[max(0, stop.start() - 16) : stop.start()].split()
    word = words[-1].lstrip(_OPENING) if words else ""
    one_letter = len(word) == 1 and word.isalpha()
    return not one_letter and word not in _abbreviations()


def _sentences(line: str, proposed: Iterable[int]) -> Iterator[Span]:
    """Yield the sentences of a line, given where a library would start them, in order."""
    begin = 0
    starts = deque(proposed)
    for stop in _STOP.finditer(line):
        # A library may leave a quotation mark on the wrong side of the border.
        last = stop.end() + 2
        while starts and starts[0] <= stop.start():
            starts.popleft()
        if starts and starts[0] <= last and _is_stop(line, stop):
            yield begin, stop.end()
            begin = stop.end()
    yield begin, len(line)


def _vietnamese_starts(line: str) -> Iterator[int]:
    """Yield where underthesea starts a sentence; its sentences are stretches of the line as it stands."""
    from underthesea import sent_tokenize

    position = 0
    for sentence in sent_tokenize(line):
        position = line.index(sentence, position)
        yield position
        position += len(sentence)


def spelt_words(sentence: str) -> Iterator[tuple[str, Span]]:
    """Yield the words of a sentence as underthesea spells and joins them, and where they stand in the sentence.

    underthesea answers with respelled words ("hoà" as "hòa", misspellings mended), so they are counted off
    against the pieces that its regular expression cuts from the text; where hostile text breaks the count,
    every piece is a word.
    """
    from underthesea import word_tokenize
    from underthesea.pipeline.word_tokenize.regex_tokenize import patterns

    pieces = [match.span() for match in patterns.finditer(sentence)]
    words = word_tokenize(sentence) if pieces else []
    counts = [word.count(" ") + 1 for word in words]
    if sum(counts) != len(pieces):
        words, counts = [sentence[start:end] for start, end in pieces], [1] * len(pieces)
    first = 0
    for word, count in zip(words, counts, strict=True):
        yield word, (pieces[first][0], pieces[first + count - 1][1])
        first += count


def _vietnamese(line: str) -> Iterator[list[Span]]:
    """Yield the words of each sentence of a line."""
    for start, end in _sentences(line, _vietnamese_starts(line)):
        yield [(start + first, start + last) for _, (first, last) in spelt_words(line[start:end])]


def _english(line: str) -> Iterator[list[Span]]:
    """Yield the words of each sentence of a line."""
    doc = _blank("en")(line)
    words = deque((token.idx, token.idx + len(token)) for token in doc if not token.is_space)
    for _, end in _sentences(line, [token.idx for token in doc if token.is_sent_start]):
        sentence = []
        while words and words[0][0] < end:
            sentence.append(words.popleft())
        yield sentence


def readable(line: str) -> str:
    """Return the line, of the same length, with an x for each character of what is too long to be a word."""
    return _UNBROKEN.sub(lambda run: "x" * len(run[0]), line)


def _sentence_words(text: str, split: Callable[[str], Iterator[list[Span]]]) -> Iterator[list[Span]]:
    """Yield the words of each sentence of a text, as its own offsets.

    The libraries see the composed view of a line, so that every Unicode form gives the same words.
    """
    for line in _LINE.finditer(text):
        view = View(line[0])
        for sentence in split(readable(view.unmasked)):
            words: list[Span] = []
            for word in sentence:
                start, end = (line.start() + offset for offset in view.span(*word))
                if words and start < words[-1][1]:  # two pieces of one letter and its stacked marks
                    start, _ = words.pop()
                words.append((start, end))
            if words:
                yield words


def _with_gaps(words: Iterable[Span], text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the words and, as tokens of their own, all that lies between them but one blank after each.

    The third value says whether that blank follows.
    """
    bounds = [*words, (len(text), len(text))]
    if bounds[0][0] > 0:
        yield 0, bounds[0][0], False
    for (start, end), (following, _) in pairwise(bounds):
        blank = end < following and text[end] == " "
        yield start, end, blank
        if end + blank < following:
            yield end + blank, following, False


class Tokenizer:
    """A spaCy tokeniser of one language: text in, `Doc` with sentence starts out.

    `"".join(token.text_with_ws for token in doc)` is the text, whatever it holds.
    """

    def __init__(self, language: str) -> None:
        self._split = _english if language == "en" else _vietnamese
        self.vocab: Vocab = _blank(language).vocab

    def __call__(self, text: str) -> "Doc":
        """Return the document of a text."""
        from spacy.tokens import Doc

        sentences = list(_sentence_words(text, self._split))
        tokens = list(_with_gaps(chain.from_iterable(sentences), text))
        # What stands before the first sentence belongs to it.
        starts = {0} | {sentence[0][0] for sentence in sentences[1:]}
        return Doc(
            self.vocab,
            words=[text[start:end] for start, end, _ in tokens],
            spaces=[blank for *_, blank in tokens],
            sent_starts=[start in starts for start, *_ in tokens],
        )

    def pipe(self, texts: Iterable[str]) -> Iterator["Doc"]:
        """Yield the document of each text."""
        return map(self, texts)


@cache
def tokenizer(language: str) -> Tokenizer:
    """Return the tokeniser of a language ("vi" or "en"), made once."""
    return Tokenizer(language)


def doc(text: str, language: str) -> "Doc":
    """Return the spaCy document of a text, with sentence starts.

    >>> [token.text for token in doc("Số 22-NQ/TU về nông thôn mới", "vi")]
    ['Số', '22', '-', 'NQ', '/', 'TU', 'về', 'nông thôn', 'mới']
    """
    return tokenizer(language)(text)
