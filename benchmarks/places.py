"""Finding and linking places beside folding and an Aho-Corasick pass of the same names, in one run, interleaved.

    .venv/bin/pip install -e '.[bench]'
    .venv/bin/python benchmarks/places.py            # the articles of corpus/
    .venv/bin/python benchmarks/places.py FOLDER     # your own articles (.txt)

Prints a Markdown table: seconds of CPU per million characters (median of the rounds). The Aho-Corasick pass only says
where names stand; it neither knows type words nor links. What a place costs weighs more than what text costs, so the
table says how many characters there are to a place: the corpus names more of them than plain news.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from ahocorasick_rs import AhoCorasick
from timing import interleaved

from extract import gazetteer, language
from extract.articles import Article
from extract.patterns import places
from extract.text import View, unmark

COMPILED = "" if (places.__file__ or "").endswith(".py") else " (compiled)"
CORPUS = Path(__file__).parent.parent / "corpus"


def _views(folder: Path) -> list[tuple[Article, View]]:
    """Return the articles of a folder, as the finder takes them."""
    texts = [path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))]
    return [(Article(text, language=language.detect(text), published="2024-01-01"), View(text)) for text in texts]


def _contenders(views: list[tuple[Article, View]], automaton: AhoCorasick) -> dict[str, Callable[[], object]]:
    """Return what is measured, by name."""
    folded = [unmark(view.text).lower() for _, view in views]
    return {
        "folding": lambda: [unmark(view.text).lower() for _, view in views],
        "Aho-Corasick, all names": lambda: [
            automaton.find_matches_as_indexes(text, overlapping=True) for text in folded
        ],
        f"places, found and linked{COMPILED}": lambda: [places.find(article, view) for article, view in views],
    }


def main() -> None:
    """Print the table."""
    names = sorted({unmark(unit.name).lower() for unit in gazetteer.load()})
    automaton = AhoCorasick(names)
    print(f"{len(names)} names; seconds of CPU per million characters")
    views = _views(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS)
    columns: dict[str, dict[str, str]] = {}
    for code in ("vi", "en"):
        chosen = [(article, view) for article, view in views if article.language == code]
        if not chosen:
            continue
        characters = sum(len(article.text) for article, _ in chosen)
        found = sum(len(places.find(article, view)) for article, view in chosen)
        column = {"characters to a place": f"{characters / max(found, 1):.0f}"}
        for name, took in interleaved(_contenders(chosen, automaton)).items():
            column[name] = f"{took / characters * 1e6:.2f}"
        columns[code] = column
    print(f"| | {' | '.join(columns)} |\n|---|{'--:|' * len(columns)}")
    for name in next(iter(columns.values()), {}):
        print(f"| {name} | {' | '.join(column[name] for column in columns.values())} |")


if __name__ == "__main__":
    main()
