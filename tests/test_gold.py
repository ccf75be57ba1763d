"""The gold gate: the scores of the project's own gold set, and of real articles where they lie beside it."""

import tomllib
from pathlib import Path

import pytest

from extract.gold import fingerprint, read_folder
from extract.patterns import FINDERS
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


def test_the_gold_set_is_the_one_the_floors_are_for() -> None:
    assert fingerprint(GOLD) == FLOORS["fingerprint"], "the gold set changed: run tools/pin_floors.py and say why"


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
    for kind in KINDS:
        for level in LEVELS:
            assert score.at(kind, level).f1 >= FLOORS["real"][kind][level], "\n" + table(score)


@pytest.mark.parametrize("kind", KINDS)
def test_the_gate_fails_when_a_finder_is_broken(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FINDERS, kind, lambda article, view: [])
    articles = list(read_folder(GOLD))[:2]
    assert score_articles(articles, Pipeline()).at(kind, "strict").f1 < min(
        FLOORS[language][kind]["strict"] for language in ("vi", "en")
    )
