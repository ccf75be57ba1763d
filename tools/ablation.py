"""What the learned part adds to the rules: places without it, with each model, and with both; score and time.

    .venv/bin/python tools/ablation.py                  # the table, on the test part of the gold (scores only)
    .venv/bin/python tools/ablation.py --tune FOLDS     # thresholds, on the dev part

FOLDS is where `tools/train_ner.py --folds FOLDS` kept its models.

Thresholds are chosen on articles that the model did not see, in three forms: as written; with a share of bare places
under names that no list knows; and with those places hidden from the rules that they missed when the article was new
(first_misses.toml). As written, the dev part holds next to nothing that the rules miss, for they were mended on it.
"""

import argparse
import random
import time
import tomllib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from ner_data import with_unknown_names
from train_ner import fold

from extract import Pipeline, ner
from extract.articles import Article
from extract.gold import GoldArticle, from_record, read_folder
from extract.ner import own
from extract.ner.entities import OTHER, PERSON, PLACE, Known, Question, Recogniser, Span, Verdict
from extract.ner.review import Reviewer, Thresholds
from extract.ner.stretches import Stretch
from extract.patterns.places.state import Scan
from extract.records import KINDS
from extract.scoring import Score, compare
from extract.scoring.counts import draws, percentiles
from extract.spots import Spot
from extract.text import View

GOLD = Path(__file__).parent.parent / "gold"
UNKNOWN = 0.2
"""Share of bare places given a name that few lists know: the rules then find about as much as on unseen text."""
UNKNOWN_NAMES = "unknown names"
SEED = 20250701
ROUNDS = 5
"""Of the times, after one that warms; on the dev part, so that the test part is read for its scores alone."""
STEPS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99)


def run(articles: Sequence[GoldArticle], pipeline_of: Callable[[GoldArticle], Pipeline]) -> tuple[Score, float]:
    """Return the score of the articles and the CPU seconds that their records took."""
    scores, took = [], 0.0
    for gold in articles:
        pipeline = pipeline_of(gold)
        begin = time.process_time()
        record = pipeline(gold.text, id=gold.id, **gold.stated)
        took += time.process_time() - begin
        scores.append(compare(gold, from_record(record)))
    return Score(scores), took


def _articles(language: str, split: str) -> list[GoldArticle]:
    return [one for one in read_folder(GOLD) if (one.header["language"], one.header["split"]) == (language, split)]


def table(split: str) -> Iterable[str]:
    """Yield the rows of the ablation."""
    yield (
        "| | places reviewed by | strict F1 | 95 % | change | 95 % | "
        "value F1 | precision | recall | errors | other kinds | time |"
    )
    yield "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for language in ("vi", "en"):
        articles, before = _articles(language, split), Score()
        choices: list[str] = ["none", *ner.CHOICES] if language == "vi" else ["none", "own"]
        pipelines = {choice: Pipeline(ner=False if choice == "none" else choice) for choice in choices}
        took = _times(language, pipelines)
        for choice, pipeline in pipelines.items():
            score = run(articles, lambda _: pipeline)[0]  # noqa: B023  # called before the next turn
            before = score if choice == "none" else before
            yield f"| {language} | {choice} | {_cells(score, before)} | {took[choice] / took['none']:.2f} |"
        best = run(articles, lambda gold: Pipeline(ner=Faultless(gold)))[0]
        yield f"| {language} | a faultless one | {_cells(best, before)} | - |"


def _times(language: str, pipelines: dict[str, Pipeline]) -> dict[str, float]:
    """Return the CPU seconds that the dev part takes: the least of the rounds, interleaved."""
    articles = _articles(language, "dev")
    rounds: dict[str, list[float]] = {choice: [] for choice in pipelines}
    for _ in range(ROUNDS + 1):
        for choice, pipeline in pipelines.items():
            rounds[choice].append(run(articles, lambda _: pipeline)[1])  # noqa: B023
    return {choice: min(times[1:]) for choice, times in rounds.items()}


def _cells(score: Score, before: Score) -> str:
    """Return the figures of a row; precision, recall and errors are of spans."""
    strict, interval = score.at("places", "strict"), score.interval("places", "strict")
    errors = strict.gold + strict.found - 2 * strict.right
    others = sum((score.at(kind, "value") for kind in KINDS[1:3]), score.at(KINDS[0], "value"))
    changed = percentiles(_f1(score, drawn) - _f1(before, drawn) for drawn in draws(len(score.articles)))
    return (
        f"{strict.f1:.3f} | {interval.low:.3f} to {interval.high:.3f} | "
        f"{strict.f1 - before.at('places', 'strict').f1:+.4f} | {changed.low:+.3f} to {changed.high:+.3f} | "
        f"{score.at('places', 'value').f1:.3f} | "
        f"{strict.precision:.3f} | {strict.recall:.3f} | {errors} | {others.f1:.3f}"
    )


def _f1(score: Score, drawn: Sequence[int]) -> float:
    """Return strict F1 of places of the drawn articles."""
    return Score([score.articles[index] for index in drawn]).at("places", "strict").f1


def _remembering(recogniser: Recogniser) -> Recogniser:
    """Return the recogniser; it is asked each question once."""
    known: dict[Question, list[Verdict]] = {}

    def recall(questions: Sequence[Question]) -> list[list[Verdict]]:
        new = [question for question in dict.fromkeys(questions) if question not in known]
        known.update(zip(new, recogniser(new) if new else [], strict=True))
        return [known[question] for question in questions]

    return recall


class Hiding(Reviewer):
    """A reviewer of places some of which the rules have not seen."""

    def __init__(self, recogniser: Recogniser, thresholds: Thresholds, hidden: Iterable[Span]) -> None:
        super().__init__("tuned", recogniser, thresholds)
        self._hidden = frozenset(hidden)

    def __call__(
        self, article: Article, view: View, scan: Scan, spots: Sequence[Spot], standing: Sequence[Spot]
    ) -> list[Spot]:
        """Return the places that stand after the review of those that are not hidden."""
        seen = [spot for spot in spots if view.span(spot.start, spot.end) not in self._hidden]
        known = set(map(id, seen))
        return super().__call__(article, view, scan, seen, [spot for spot in standing if id(spot) in known])


class Faultless(Reviewer):
    """A reviewer that says of each stretch what the labels say: what a recogniser of these stretches can reach."""

    def __init__(self, gold: GoldArticle) -> None:
        super().__init__("gold", _silent, Thresholds(0.5, 0.5, 0.5))
        self._places = frozenset((one.start, one.end) for one in gold.mentions if one.kind == "places")

    def _verdicts(self, view: View, scan: Scan, stretches: Sequence[Stretch], known: Sequence[Known]) -> list[Verdict]:
        """Return the verdict on each stretch."""
        starts, ends = scan.words.starts, scan.words.ends
        places = [view.span(starts[first], ends[end - 1]) in self._places for first, end, _ in stretches]
        return [Verdict(PLACE if place else PERSON, 1.0) for place in places]


def _silent(questions: Sequence[Question]) -> list[list[Verdict]]:
    """Return what a recogniser says that knows nothing."""
    return [[Verdict(OTHER, 0.0) for _ in question.stretches] for question in questions]


def _texts(language: str) -> Iterable[tuple[str, list[GoldArticle], dict[str, list[Span]]]]:
    """Yield the forms of the dev part: what it is called, its articles, and what is hidden in each."""
    written, draw = _articles(language, "dev"), random.Random(SEED)
    yield "as written", written, {}
    yield UNKNOWN_NAMES, [with_unknown_names(one, draw, UNKNOWN) for one in written], {}
    rows = tomllib.loads(Path(__file__).with_name("first_misses.toml").read_text(encoding="utf-8"))
    misses = {article: [(start, end) for start, end in spans] for article, spans in rows.items()}
    yield "first misses", [one for one in written if one.id in misses], misses


def tune(folds: Path) -> Iterable[str]:
    """Yield scores of places on dev articles left out, by threshold, in each form of the dev part."""
    models: dict[tuple[str, int], Recogniser] = {}

    def of_fold(choice: str, left: int) -> Recogniser:
        if choice == "none":
            return _silent
        if (choice, left) not in models:
            nlp = own.load(folds / str(left))
            learned = _remembering(lambda questions: own.classify(nlp, questions))
            models["own", left] = learned
            models["crf", left] = crf
            models["both", left] = lambda questions: ner.agreed(learned(questions), crf(questions))
        return models[choice, left]

    crf = _remembering(ner.crf_model)
    yield "| language | text | reviewed by | add | drop | strict F1 | value F1 | right | found |"
    yield "|---|---|---|--:|--:|--:|--:|--:|--:|"
    for language in ("vi", "en"):
        for text, articles, misses in _texts(language):
            for choice in ("none", *(ner.CHOICES if language == "vi" else ("own",))):
                steps = [(add, 1.01) for add in STEPS] + [(1.01, drop) for drop in STEPS[5:]]
                for add, drop in steps if choice != "none" else [(1.01, 1.01)]:

                    def pipeline(gold: GoldArticle) -> Pipeline:
                        recogniser, hidden = of_fold(choice, fold(gold.id)), misses.get(gold.id, ())  # noqa: B023
                        return Pipeline(ner=Hiding(recogniser, Thresholds(add, drop, 0.5), hidden))  # noqa: B023

                    yield _tuned(language, text, choice, (add, drop), run(articles, pipeline)[0])


def _tuned(language: str, text: str, choice: str, at: tuple[float, float], score: Score) -> str:
    """Return a row of the tuning table."""
    strict = score.at("places", "strict")
    value = "-" if text == UNKNOWN_NAMES else f"{score.at('places', 'value').f1:.4f}"  # they have no paths
    figures = f"{strict.f1:.4f} | {value} | {strict.right} | {strict.found}"
    return f"| {language} | {text} | {choice} | {at[0]} | {at[1]} | {figures} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", default="test", help="the part of the gold (test)")
    parser.add_argument("--tune", type=Path, metavar="FOLDS", help="thresholds on the dev part, with these models")
    options = parser.parse_args()
    for row in tune(options.tune) if options.tune else table(options.split):
        print(row, flush=True)


if __name__ == "__main__":
    main()
