"""Finding and linking places beside folding and an Aho-Corasick pass of the same names, in one run, interleaved.

    .venv/bin/pip install -e '.[bench]'
    .venv/bin/python benchmarks/places.py

Prints a Markdown table: seconds of CPU per million characters (median of the rounds). The Aho-Corasick pass only says
where names stand; it neither knows type words nor links.
"""

from collections.abc import Callable
from pathlib import Path

from ahocorasick_rs import AhoCorasick
from timing import interleaved

from extract import gazetteer
from extract.articles import Article
from extract.patterns import places
from extract.text import View, unmark

CORPUS = Path(__file__).parent.parent / "corpus"


def _contenders(texts: list[str], language: str, automaton: AhoCorasick) -> dict[str, Callable[[], object]]:
    """Return what is measured, by name."""
    views = [(Article(text, language=language, published="2024-01-01"), View(text)) for text in texts]
    folded = [unmark(view.text).lower() for _, view in views]
    return {
        "folding": lambda: [unmark(view.text).lower() for _, view in views],
        "Aho-Corasick, all names": lambda: [
            automaton.find_matches_as_indexes(text, overlapping=True) for text in folded
        ],
        "places, found and linked": lambda: [places.find(article, view) for article, view in views],
    }


def main() -> None:
    """Print the table."""
    names = sorted({unmark(unit.name).lower() for unit in gazetteer.load()})
    automaton = AhoCorasick(names)
    print(f"{len(names)} names; seconds of CPU per million characters")
    print("| | vi | en |\n|---|--:|--:|")
    rows: dict[str, list[str]] = {}
    for language in ("vi", "en"):
        texts = [path.read_bytes().decode("utf-8") for path in sorted(CORPUS.glob(f"{language}-*.txt"))]
        contenders = _contenders(texts, language, automaton)
        for name, took in interleaved(contenders).items():
            rows.setdefault(name, []).append(f"{took / sum(map(len, texts)) * 1e6:.2f}")
    for name, cells in rows.items():
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
