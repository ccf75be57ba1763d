"""Write the score tables of the README anew: `python tools/readme_scores.py`.

They are those of `extract score gold --split PART --language LANGUAGE` and `extract gold agreement gold gold/second`;
a test checks that the READMEs hold what this prints.
"""

import re
from pathlib import Path

from extract.gold import read_folder
from extract.pipeline import Pipeline
from extract.scoring import score_articles, table
from extract.scoring.agreement import agreement, agreement_table

ROOT = Path(__file__).parent.parent
BLOCK = "(<!-- {}: [^\n]*-->\n).*?(<!-- end -->)"
PARTS = {"test": "never read by those who write the rules", "dev": "read while rules were written"}
NAMES = {"vi": "Vietnamese", "en": "English"}


def scores() -> str:
    """Return the score tables of both parts and languages."""
    articles = list(read_folder(ROOT / "gold"))
    tables = []
    for part, said in PARTS.items():
        for language, name in NAMES.items():
            chosen = [one for one in articles if (one.header["split"], one.header["language"]) == (part, language)]
            found = table(score_articles(chosen, Pipeline()))
            tables.append(f"{name}, {part} part, {said}: {len(chosen)} articles, F1.\n\n{found}\n")
    return "\n".join(tables)


def agreed() -> str:
    """Return the table of the agreement of both annotators."""
    return agreement_table(agreement(read_folder(ROOT / "gold"), read_folder(ROOT / "gold" / "second"))) + "\n"


def main() -> None:
    """Replace the blocks between the markers, in the README and in that of the gold set."""
    for path, name, made in (
        (ROOT / "README.md", "scores", scores()),
        (ROOT / "gold" / "README.md", "agreement", agreed()),
    ):
        text = path.read_text(encoding="utf-8")
        begin, end = re.split(BLOCK.format(name), text, maxsplit=1, flags=re.DOTALL)[0::3]
        opening, closing = re.findall(BLOCK.format(name), text, re.DOTALL)[0]
        path.write_text(f"{begin}{opening}{made}{closing}{end}", encoding="utf-8")


if __name__ == "__main__":
    main()
