"""The whole pipeline, with and without the learned part, beside the libraries' own calls, in one run, interleaved.

    .venv/bin/python benchmarks/ner.py               # nine articles of corpus/ in each language
    .venv/bin/python benchmarks/ner.py FOLDER        # your own articles (.txt), which mostly name less in as many words

Prints Markdown tables: CPU time as a multiple of a library's tokeniser on the same text (median of the rounds), and the
seconds of CPU that `import extract` and a first record take in a new process. Times depend on the machine; the ratios
are what to quote.
"""

import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import spacy
from timing import ROUNDS, interleaved
from underthesea import ner, word_tokenize

from extract import Pipeline, language
from extract.ner import CHOICES, crf
from extract.text import View
from extract.tokens import spelt_words

CORPUS = Path(__file__).parent.parent / "corpus"
_START = "import time; a = time.process_time(); {}; print(time.process_time() - a)"
STARTS = {
    "import extract": "import extract",
    "and a first record, Vietnamese": "import extract; extract.extract('Xã Tân Lập, huyện Mộc Châu thu 5 tỷ đồng')",
    "and a first record, English": "import extract; extract.extract('They paid 5 million VND in Son La province')",
}


def _texts(code: str) -> list[str]:
    """Return the articles of a language: nine of the corpus, or all of the folder that was named."""
    own = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    paths = sorted(own.glob("*.txt") if own else CORPUS.glob(f"{code}-0*.txt"))
    texts = [path.read_bytes().decode("utf-8") for path in paths]
    return [text for text in texts if own is None or language.detect(text) == code]


def _sentences(texts: list[str]) -> list[str]:
    """Return the sentences of the texts."""
    found = []
    for text in texts:
        view, start = View(text), 0
        while start < len(view.text):
            _, end = view.sentence(start)
            found.append(view.text[start:end])
            start = max(end, start + 1)
    return [sentence for sentence in found if sentence.strip()]


def _pipelines(texts: list[str], choices: tuple[str, ...]) -> dict[str, Callable[[], object]]:
    """Return the pipelines by what reviews their places."""
    made = {"rules": Pipeline(ner=False)} | {f"rules, {choice}": Pipeline(ner=choice) for choice in choices}
    return {
        name: lambda pipeline=pipeline: [pipeline(text) for text in texts]  # type: ignore[misc]
        for name, pipeline in made.items()
    }


def _vietnamese() -> dict[str, Callable[[], object]]:
    """Return what is measured in Vietnamese, the base first."""
    texts = _texts("vi")
    sentences = _sentences(texts)
    return {
        "underthesea.word_tokenize": lambda: [word_tokenize(text) for text in texts],
        "underthesea.ner, per sentence": lambda: [ner(sentence) for sentence in sentences],
        "its taggers, features built once": lambda: [
            crf.tag([word for word, _ in spelt_words(sentence)]) for sentence in sentences
        ],
        **_pipelines(texts, CHOICES),
    }


def _english() -> dict[str, Callable[[], object]]:
    """Return what is measured in English, the base first: a new tokeniser each round, which has seen no text."""
    texts = _texts("en")
    fresh = iter([spacy.blank("en") for _ in range(ROUNDS + 1)])

    def tokenise() -> object:
        nlp = next(fresh)
        return [nlp(text) for text in texts]

    return {'spacy.blank("en")': tokenise, **_pipelines(texts, ("own",))}


def _print(contenders: dict[str, Callable[[], object]]) -> None:
    """Print a table of ratios to the first contender."""
    measured = interleaved(contenders)
    base = next(iter(measured.values()))
    print("| | CPU time |\n|---|--:|")
    for name, took in measured.items():
        print(f"| {name} | {took / base:.2f} |")


def _start(code: str) -> float:
    """Return the median CPU seconds of a few lines in a new process."""
    call = [sys.executable, "-c", _START.format(code)]
    return statistics.median(float(subprocess.check_output(call)) for _ in range(ROUNDS))


def main() -> None:
    """Print the tables."""
    for code, contenders in (("vi", _vietnamese), ("en", _english)):
        if _texts(code):
            _print(contenders())
            print()
    print("| | s of CPU |\n|---|--:|")
    for name, code in STARTS.items():
        print(f"| {name} | {_start(code):.2f} |")


if __name__ == "__main__":
    main()
