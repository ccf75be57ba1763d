"""The finders beside one compiled pattern pass over the same text, in one run, interleaved.

    .venv/bin/python benchmarks/patterns.py

Prints a Markdown table: nanoseconds per character (CPU time, median of the rounds) and how many passes of the plain
pattern that is. Times depend on the machine; the ratios are what to quote.
"""

import re
from collections.abc import Callable
from pathlib import Path

from timing import interleaved

from extract.articles import Article
from extract.patterns import FINDERS
from extract.text import View

CORPUS = Path(__file__).parent.parent / "corpus"
PLAIN = re.compile(
    r"(?<![\d.,])\d{1,15}(?:[.,]\d{1,12}){0,5}\s?(?:tỷ|triệu|nghìn|đồng|USD|million|billion|VND|%|phần trăm|percent)",
    re.IGNORECASE,
)


def _contenders(texts: list[str], language: str) -> dict[str, Callable[[], object]]:
    """Return what is measured, by name."""
    views = [(Article(text, language=language, published="2024-01-01"), View(text)) for text in texts]
    for _, view in views:
        _ = view.folded, view.lower, view.sentence(0)
    contenders: dict[str, Callable[[], object]] = {
        "one pattern pass": lambda: [PLAIN.findall(text) for text in texts],
        "the matching view": lambda: [(view := View(text)).folded + view.lower for text in texts],
    }
    for kind, find in FINDERS.items():
        contenders[kind] = lambda find=find: [find(article, view) for article, view in views]  # type: ignore[misc]
    return contenders


def main() -> None:
    """Print the table."""
    print("| finder | vi ns/char | vi passes | en ns/char | en passes |")
    print("|---|--:|--:|--:|--:|")
    columns = {}
    for language in ("vi", "en"):
        texts = [path.read_bytes().decode("utf-8") for path in sorted(CORPUS.glob(f"{language}-*.txt"))]
        measured = interleaved(_contenders(texts, language))
        characters = sum(map(len, texts))
        plain = measured["one pattern pass"]
        columns[language] = {
            name: f"{took / characters * 1e9:.0f} | {took / plain:.1f}" for name, took in measured.items()
        }
    for name, cell in columns["vi"].items():
        print(f"| {name} | {cell} | {columns['en'][name]} |")


if __name__ == "__main__":
    main()
