"""The gold gate: the scores of the project's own gold set, and of real articles where they lie beside it."""

import importlib.util
import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.gazetteer import load
from extract.gold import GoldArticle, fingerprint, from_record, read_folder
from extract.gold_lint import lint
from extract.patterns import FINDERS
from extract.pipeline import Pipeline
from extract.scoring import KINDS, Score, score_articles, table
from extract.scoring.levels import canonical

ROOT = Path(__file__).parent.parent
GOLD, CORPUS = ROOT / "gold", ROOT / "corpus"
FLOORS, REAL_FLOORS = (
    tomllib.loads((ROOT / "tests" / name).read_text(encoding="utf-8")) for name in ("floors.toml", "floors-real.toml")
)


def _rows(floors: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return part, kind and level of each floor."""
    return [
        (part, kind, level)
        for part, kinds in floors.items()
        if isinstance(kinds, dict)
        for kind, levels in kinds.items()
        for level in levels
    ]


@pytest.fixture(scope="module")
def pins() -> Any:
    """Return the module that writes the floors."""
    path = ROOT / "tools" / "pin_floors.py"
    spec = importlib.util.spec_from_file_location("pin_floors", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scores(pins: Any) -> dict[str, Score]:
    """Return the score of each part of the project's own gold."""
    found: dict[str, Score] = pins.parts()
    return found


def test_the_gold_set_is_the_one_the_floors_are_for() -> None:
    assert fingerprint(GOLD) == FLOORS["fingerprint"], "the gold set changed: run tools/pin_floors.py and say why"


def test_floors_are_asked_of_every_part_kind_and_level() -> None:
    for floors, parts in ((FLOORS, {"dev-vi", "dev-en", "test-vi", "test-en"}), (REAL_FLOORS, {"real"})):
        rows = _rows(floors)
        assert {part for part, _, _ in rows} == parts
        assert {kind for _, kind, _ in rows} == set(KINDS)
        assert len(rows) == len(parts) * (4 * 5 + 1)


@pytest.mark.parametrize(("part", "kind", "level"), _rows(FLOORS))
def test_no_score_below_its_floor(scores: dict[str, Score], part: str, kind: str, level: str) -> None:
    reached = scores[part].at(kind, level).f1
    assert reached >= FLOORS[part][kind][level], "\n" + table(scores[part])


def test_no_score_of_real_articles_below_its_floor(pins: Any) -> None:
    """Articles of others cannot be part of the project: where EXTRACT_GOLD_REAL, or a folder beside it, has them."""
    if not pins.REAL.is_dir():
        pytest.skip("no real articles here")
    assert fingerprint(pins.REAL) == REAL_FLOORS["fingerprint"], "other articles: run tools/pin_floors.py and say why"
    score = pins.real()["real"]
    floors = {(kind, level): REAL_FLOORS["real"][kind][level] for _, kind, level in _rows(REAL_FLOORS)}
    below = [asked for asked, floor in floors.items() if score.at(*asked).f1 < floor]
    assert not below, f"{below}\n{table(score)}"


def test_gold_holds_no_fault() -> None:
    assert [remark for remark in lint(read_folder(GOLD)) if remark.fault] == []


def test_every_gold_article_is_the_corpus_article() -> None:
    for article in read_folder(GOLD):
        assert (CORPUS / f"{article.id}.txt").read_bytes().decode("utf-8") == article.text, article.id


def test_language_is_detected() -> None:
    for article in read_folder(GOLD):
        assert Pipeline()(article.text).article.language == article.header["language"], article.id


@pytest.mark.parametrize("kind", KINDS)
def test_the_gate_fails_when_a_finder_is_broken(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FINDERS, kind, lambda article, view: [])
    articles = list(read_folder(GOLD))[:2]
    assert score_articles(articles, Pipeline(ner=False)).at(kind, "strict").f1 < min(
        FLOORS[part][kind]["strict"] for part in ("dev-vi", "dev-en")
    )


PAIRED = {
    "resolutions": ("number", "type"),
    "amounts": ("value", "max", "currency"),
    "percentages": ("value", "max", "unit"),
}


def _pairs() -> dict[str, list[GoldArticle]]:
    """Return the articles that tell one story in both languages, by the number of the pair."""
    pairs: dict[str, list[GoldArticle]] = {}
    for article in read_folder(GOLD):
        if number := article.header.get("pair"):
            pairs.setdefault(number, []).append(article)
    return pairs


def _says(article: GoldArticle, kind: str) -> set[tuple[object, ...]]:
    """Return what the mentions of a kind say, without their wording; of places those that are linked."""
    names = PAIRED.get(kind, ("kind", "path"))
    mentions = [one for one in article.of(kind) if kind != "places" or one.attributes.get("path")]
    return {tuple(canonical(mention, name) for name in names) for mention in mentions}


def test_there_are_twelve_pairs() -> None:
    assert len(_pairs()) == 12
    assert all([one.header["language"] for one in pair] == ["en", "vi"] for pair in _pairs().values())


@pytest.mark.parametrize("number", sorted(_pairs()))
@pytest.mark.parametrize("kind", KINDS)
def test_both_articles_of_a_pair_say_the_same(number: str, kind: str) -> None:
    gold = _pairs()[number]
    found = [from_record(Pipeline()(one.text, **one.stated)) for one in gold]
    for one, other in (gold, found):
        only_one, only_other = _says(one, kind) - _says(other, kind), _says(other, kind) - _says(one, kind)
        assert not (only_one or only_other), f"only in English {only_one}, only in Vietnamese {only_other}"


def test_gold_covers_the_country_before_and_after_the_reform() -> None:
    provinces: dict[str, set[str]] = {"old": set(), "new": set()}
    for article in read_folder(GOLD):
        side = "new" if article.header["published"] >= "2025-07-01" else "old"
        provinces[side] |= {
            one.attributes["path"].split(">")[0] for one in article.of("places") if "path" in one.attributes
        }
    for register, least in (("old", 45), ("new", 34)):
        known = {unit.name for unit in load() if unit.register == register and unit.level == "province"}
        assert len(provinces[register] & known) >= least, known - provinces[register]
