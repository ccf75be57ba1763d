"""The gold gate: the scores of the project's own gold set, and of real articles where they lie beside it."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from extract.gold import read_folder
from extract.pipeline import Pipeline
from extract.scoring import KINDS, LEVELS, Score, score_articles, table

ROOT = Path(__file__).parent.parent
GOLD, CORPUS = ROOT / "gold", ROOT / "corpus"
REAL = ROOT.parent / "shared" / "gold-real"
FLOORS = tomllib.loads((ROOT / "tests" / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    """Return the score of each language's gold articles."""
    articles = list(read_folder(GOLD))
    assert len(articles) >= 12
    return {
        language: score_articles([one for one in articles if one.header["language"] == language], Pipeline())
        for language in ("vi", "en")
    }


def fingerprint() -> str:
    """Return what tells this gold set from any other: text, labels and names of its files."""
    digest = hashlib.sha256()
    for path in sorted(GOLD.glob("*.txt")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def test_the_gold_set_is_the_one_the_floors_are_for() -> None:
    assert fingerprint() == FLOORS["fingerprint"], "the gold set changed: score it anew and pin the new fingerprint"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("level", LEVELS)
def test_no_score_below_its_floor(scores: dict[str, Score], language: str, kind: str, level: str) -> None:
    reached = scores[language].at(kind, level).f1
    assert reached >= FLOORS[language][kind][level], "\n" + table(scores[language])


def test_every_gold_article_is_the_corpus_article() -> None:
    for article in read_folder(GOLD):
        assert (CORPUS / f"{article.id}.txt").read_bytes().decode("utf-8") == article.text, article.id


def test_language_is_detected() -> None:
    for article in read_folder(GOLD):
        assert Pipeline()(article.text).article.language == article.header["language"], article.id


@pytest.mark.skipif(not REAL.is_dir(), reason="the real articles do not lie beside this checkout")
def test_real_articles() -> None:
    score = score_articles(read_folder(REAL), Pipeline())
    floors = FLOORS["real"]
    reached = {kind: score.at(kind, "value").f1 for kind in KINDS}
    assert all(reached[kind] >= floors[kind] for kind in KINDS), "\n" + table(score)
