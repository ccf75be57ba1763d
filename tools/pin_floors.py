"""Pin the scores of today as floors: `python tools/pin_floors.py`; refuses to lower one without `--lower KIND`.

A floor is what `tests/test_gold.py` holds the extractor to. Lowering one is a decision: it is made by hand, by name,
and told in the changelog.
"""

import argparse
import math
import os
import sys
import tomllib
from pathlib import Path

from extract.gold import fingerprint, read_folder
from extract.pipeline import Pipeline
from extract.scoring import KINDS, LEVELS, Score, score_articles

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "gold"
FLOORS = ROOT / "tests" / "floors.toml"
REAL = Path(os.environ.get("EXTRACT_GOLD_REAL", ROOT.parent / "shared" / "gold-real"))
REAL_FLOORS = ROOT / "tests" / "floors-real.toml"
"""The floors of real articles, which are not ours to give away: they bind where the articles are."""

Floors = dict[str, dict[str, dict[str, float]]]


def _floor(score: Score, kind: str, level: str) -> float:
    """Return the score, rounded down to three places."""
    return math.floor(score.at(kind, level).f1 * 1000) / 1000


def parts() -> dict[str, Score]:
    """Return the scores of the project's own gold: dev and test in each language."""
    score = score_articles(read_folder(GOLD), Pipeline())
    split = {article.id: article.header["split"] for article in read_folder(GOLD)}
    return {
        f"{part}-{language}": Score([one for one in score if split[one.id] == part and one.language == language])
        for part in ("dev", "test")
        for language in ("vi", "en")
    }


def real() -> dict[str, Score]:
    """Return the score of the real articles."""
    return {"real": score_articles(read_folder(REAL), Pipeline())}


def asked(kind: str) -> list[str]:
    """Return the levels at which a kind has a floor."""
    return [level for level in LEVELS if level != "link" or kind == "places"]


def _floors(scores: dict[str, Score]) -> Floors:
    """Return the floors that scores would be, by part, kind and level."""
    return {
        part: {kind: {level: _floor(score, kind, level) for level in asked(kind)} for kind in KINDS}
        for part, score in scores.items()
    }


def _fallen(old: Floors, new: Floors, lower: set[str]) -> list[str]:
    """Return the floors that would be lowered without being named."""
    return [
        f"{part} {kind} {level}: {old[part][kind][level]} -> {value}"
        for part, kinds in new.items()
        for kind, levels in kinds.items()
        for level, value in levels.items()
        if kind not in lower and value < old.get(part, {}).get(kind, {}).get(level, 0)
    ]


def _written(floors: Floors, gold: Path) -> str:
    """Return the file that holds floors, with the fingerprint of the gold set that they are for."""
    lines = [
        "# F1 floors by part, kind and level; written by tools/pin_floors.py.",
        f'fingerprint = "{fingerprint(gold)}"',
    ]
    for part, kinds in floors.items():
        for kind, levels in kinds.items():
            lines += ["", f"[{part}.{kind}]", *(f"{level} = {value}" for level, value in levels.items())]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the floors; return 1 where one would be lowered that was not named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", action="append", default=[], metavar="KIND", help="a kind whose floors may fall")
    lower = set(parser.parse_args().lower)
    files = {FLOORS: (GOLD, parts), REAL_FLOORS: (REAL, real)}
    new = {file: (gold, _floors(score())) for file, (gold, score) in files.items() if gold.is_dir()}
    fallen = []
    for file, (_, floors) in new.items():
        fallen += _fallen(tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}, floors, lower)
    if fallen:
        print("would be lowered (name the kind with --lower if that is meant):", *fallen, sep="\n  ", file=sys.stderr)
        return 1
    for file, (gold, floors) in new.items():
        file.write_text(_written(floors, gold), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
