"""Train the project's own model from the dev part of the gold, and tell how it does on articles left out.

    make train

Every figure printed is of models that saw neither the article nor, in the other language, its pair. The model that is
kept (extract/ner/model) saw all of the dev part. The same seed gives the same model on the same machine.
"""

import argparse
import random
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ner_data import Example, examples

from extract.ner import own
from extract.ner.entities import DOCUMENT, ORG, OTHER, PERSON, PLACE, Verdict

if TYPE_CHECKING:
    from spacy.language import Language

GOLD = Path(__file__).parent.parent / "gold"
LABELS = (*own.KINDS, PERSON, ORG, DOCUMENT)
VARIANTS, FOLDS, BATCH = 6, 5, 64


def fold(article: str) -> int:
    """Return the fold of an article: both languages of a pair are in the same one."""
    return int(article.split("-")[1]) % FOLDS


def train(rows: Sequence[Example]) -> "Language":
    """Return a pipeline trained on the examples."""
    from spacy.tokens import Span
    from spacy.training import Example as Lesson
    from spacy.util import load_config
    from thinc.api import fix_random_seed

    settings = load_config(own.CONFIG)["training"]
    fix_random_seed(settings["seed"])
    draw, nlp = random.Random(settings["seed"]), own.blank()
    lessons = []
    for row in rows:
        asked, right = own.doc(nlp.vocab, row.question), own.doc(nlp.vocab, row.question)
        labels = [label for label, whole in zip(row.labels, asked.user_data[own.ASKED], strict=True) if whole]
        right.spans[own.ANSWERS] = [
            Span(right, span.start, span.end, label=label)
            for span, label in zip(right.spans[own.ASKED], labels, strict=True)
            if label != OTHER
        ]
        lessons.append(Lesson(asked, right))
    component = nlp.get_pipe(own.COMPONENT)
    for label in LABELS:
        component.add_label(label)  # type: ignore[attr-defined]  # of a trainable pipe
    optimizer = nlp.initialize(lambda: lessons[:100])
    epochs = settings["max_epochs"]
    for epoch in range(epochs):
        draw.shuffle(lessons)
        optimizer.learn_rate = 0.002 * (1 - epoch / epochs)
        for at in range(0, len(lessons), BATCH):
            nlp.update(lessons[at : at + BATCH], sgd=optimizer, drop=settings["dropout"])
    return nlp


def table(answered: Sequence[tuple[Example, Sequence[Verdict]]]) -> str:
    """Return precision, recall and F1 of each label; of places also how often the kind was right where PLACE was."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    kinds = 0
    for row, verdicts in answered:
        for each, verdict in zip(row.labels, verdicts, strict=True):
            label = PLACE if each in own.KINDS else each
            asked[label] += 1
            found[verdict.label] += 1
            right[label] += label == verdict.label
            kinds += bool(verdict.kinds) and each == max(verdict.kinds, key=lambda pair: pair[1])[0]
    lines = ["| label | stretches | precision | recall | F1 |", "|---|--:|--:|--:|--:|"]
    for label in (PLACE, PERSON, ORG, DOCUMENT, OTHER):
        precision, recall = right[label] / max(1, found[label]), right[label] / max(1, asked[label])
        f1 = 2 * right[label] / max(1, found[label] + asked[label])
        lines.append(f"| {label} | {asked[label]} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")
    lines.append(f"\nKinds of the places found: {kinds / max(1, right[PLACE]):.3f} right.")
    return "\n".join(lines)


def main() -> None:
    """Print the score table of the folds and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=Path, metavar="FOLDER", help="keep the model of each fold here as well")
    options = parser.parse_args()
    rows = examples(GOLD, VARIANTS, own_seed())
    plain = examples(GOLD, 0, own_seed())
    print(f"{len(rows)} sentences, {sum(len(row.labels) for row in rows)} stretches", file=sys.stderr)
    varied: list[tuple[Example, list[Verdict]]] = []
    as_written: list[tuple[Example, list[Verdict]]] = []
    for left in range(FOLDS):
        nlp = train([row for row in rows if fold(row.article) != left])
        varied += answers(nlp, rows, left)
        as_written += answers(nlp, plain, left)
        if options.folds:
            keep(nlp, options.folds / str(left))
        print(f"fold {left + 1} of {FOLDS} done", file=sys.stderr)
    print(f"Sentences as written, articles left out\n\n{table(as_written)}\n")
    print(f"With names exchanged, articles left out\n\n{table(varied)}")
    keep(train(rows), own.MODEL)


def answers(nlp: "Language", rows: Sequence[Example], left: int) -> list[tuple[Example, list[Verdict]]]:
    """Return the examples of a fold, with the verdicts on them."""
    out = [row for row in rows if fold(row.article) == left]
    return list(zip(out, own.classify(nlp, [row.question for row in out]), strict=True))


def own_seed() -> int:
    """Return the seed of the config."""
    from spacy.util import load_config

    return int(load_config(own.CONFIG)["training"]["seed"])


def keep(nlp: "Language", folder: Path) -> None:
    """Write the trained component."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    nlp.get_pipe(own.COMPONENT).to_disk(folder, exclude=["vocab"])  # type: ignore[attr-defined]  # of a trainable pipe


if __name__ == "__main__":
    main()
