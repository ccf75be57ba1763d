"""Pin the scores of today as floors: `python tools/pin_floors.py`; refuses to lower one without `--lower KIND`.

A floor is what `tests/test_gold.py` holds the extractor to. Lowering one is a decision: it is made by hand, by name,
and told in the changelog.
"""

import argparse
import math
import sys
import tomllib
from pathlib import Path

from extract.gold import fingerprint, read_folder
from extract.pipeline import Pipeline
from extract.scoring import KINDS, LEVELS, Score, score_articles

ROOT = Path(__file__).parent.parent
FLOORS = ROOT / "tests" / "floors.toml"
REAL = ROOT.parent / "shared" / "gold-real"


def _floor(score: Score, kind: str, level: str) -> float:
    """Return the score, rounded down to three places."""
    return math.floor(score.at(kind, level).f1 * 1000) / 1000


def parts() -> dict[str, Score]:
    """Return the scores that have floors: dev and test in each language, and the real articles if they are here."""
    score = score_articles(read_folder(ROOT / "gold"), Pipeline())
    split = {article.id: article.header["split"] for article in read_folder(ROOT / "gold")}
    found = {
        f"{part}-{language}": Score([one for one in score if split[one.id] == part and one.language == language])
        for part in ("dev", "test")
        for language in ("vi", "en")
    }
    return found | ({"real": score_articles(read_folder(REAL), Pipeline())} if REAL.is_dir() else {})


def asked(kind: str) -> list[str]:
    """Return the levels at which a kind has a floor."""
    return [level for level in LEVELS if level != "link" or kind == "places"]


def _scores() -> dict[str, dict[str, dict[str, float]]]:
    """Return the floors that the scores of today would be, by part, kind and level."""
    return {
        part: {kind: {level: _floor(score, kind, level) for level in asked(kind)} for kind in KINDS}
        for part, score in parts().items()
    }


def main() -> int:
    """Write the floors; return 1 where one would be lowered that was not named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", action="append", default=[], metavar="KIND", help="a kind whose floors may fall")
    lower = set(parser.parse_args().lower)
    old = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    new = _scores()
    new.setdefault("real", old.get("real", {}))
    fallen = [
        f"{part} {kind} {level}: {old[part][kind][level]} -> {value}"
        for part, kinds in new.items()
        for kind, levels in kinds.items()
        for level, value in levels.items()
        if kind not in lower and value < old.get(part, {}).get(kind, {}).get(level, 0)
    ]
    if fallen:
        print("would be lowered (name the kind with --lower if that is meant):", *fallen, sep="\n  ", file=sys.stderr)
        return 1
    lines = [
        "# F1 floors by part, kind and level; written by tools/pin_floors.py.",
        f'fingerprint = "{fingerprint(ROOT / "gold")}"',
    ]
    for part, kinds in new.items():
        for kind, levels in kinds.items():
            lines += ["", f"[{part}.{kind}]", *(f"{level} = {value}" for level, value in levels.items())]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
