"""Write the score table of the README anew: `python tools/readme_scores.py`.

The table is that of `extract score gold`, by language; a test checks that the README holds what this prints.
"""

import re
from pathlib import Path

from extract.gold import read_folder
from extract.pipeline import Pipeline
from extract.scoring import score_articles, table

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"(<!-- scores: [^\n]*-->\n).*?(<!-- end -->)", re.DOTALL)
NAMES = {"vi": "Vietnamese", "en": "English"}


def scores() -> str:
    """Return the tables of both languages, as the README shows them."""
    articles = list(read_folder(ROOT / "gold"))
    parts = []
    for language, name in NAMES.items():
        chosen = [one for one in articles if one.header["language"] == language]
        parts.append(f"{name}, {len(chosen)} articles, F1:\n\n{table(score_articles(chosen, Pipeline()))}\n")
    return "\n".join(parts)


def main() -> None:
    """Replace the block between the markers."""
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    readme.write_text(BLOCK.sub(lambda match: f"{match[1]}{scores()}{match[2]}", text), encoding="utf-8")


if __name__ == "__main__":
    main()
