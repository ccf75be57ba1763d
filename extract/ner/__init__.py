"""The learned part: says of stretches that the rules left in doubt whether they are places; on where it pays."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.errors import UsageError
from extract.ner.entities import OTHER, Question, Recogniser, Verdict, verdict
from extract.ner.review import Reviewer, Thresholds

if TYPE_CHECKING:
    from spacy.language import Language

CHOICES = ("crf", "own", "both")
AUTO = "auto"
_PAYS = {"en": "own"}
"""What is asked by default: in each language what takes out a fifth of the errors or more, and loses no score."""

# `add` is best for the means of strict and value F1 on three forms of the dev part, articles left out
# (tools/ablation.py --tune): as written, with names that few lists know, and without the places that the rules missed
# when the articles were new. `drop` made no difference there: only the surest verdict takes a place out.
_THRESHOLDS = {
    ("crf", "vi"): Thresholds(add=0.7, drop=0.98, review=0.5),
    ("own", "vi"): Thresholds(add=0.6, drop=0.98, review=0.5),
    ("both", "vi"): Thresholds(add=0.5, drop=0.98, review=0.5),
    ("own", "en"): Thresholds(add=0.8, drop=0.98, review=0.5),
}
# A user's pipeline mostly gives no scores: what it says counts as certain, but takes nothing out.
_GIVEN = Thresholds(add=0.5, drop=1.01, review=0.5)


def reviewer(choice: "str | Language | Reviewer", language: str) -> Reviewer | None:
    """Return who reviews the articles of a language: by name, or with the entities of a user's spaCy pipeline."""
    if isinstance(choice, Reviewer):
        return choice
    if choice == AUTO:
        return reviewer(_PAYS[language], language) if language in _PAYS else None
    if not isinstance(choice, str):
        if not callable(choice):
            raise UsageError(
                f"ner is {choice!r}; give False, a spaCy pipeline, or one of {', '.join((AUTO, *CHOICES))}"
            )
        return Reviewer("given", _given(choice), _GIVEN)
    if choice not in CHOICES:
        raise UsageError(f"ner is {choice!r}; give False, a spaCy pipeline, or one of {', '.join((AUTO, *CHOICES))}")
    if language == "en":  # the CRF taggers know no English
        return None if choice == "crf" else Reviewer("own", own_model, _THRESHOLDS["own", language])
    recogniser = {"crf": crf_model, "own": own_model, "both": both}[choice]
    return Reviewer(choice, recogniser, _THRESHOLDS[choice, language])


def own_model(questions: Sequence[Question]) -> list[list[Verdict]]:
    """Return the verdicts of the project's own model."""
    from extract.ner import own

    return own.classify(own.load(), questions)


def crf_model(questions: Sequence[Question]) -> list[list[Verdict]]:
    """Return the verdicts of underthesea's CRF taggers."""
    from extract.ner import crf

    rows = []
    for question in questions:
        entities = list(crf.entities(question.sentence))
        rows.append([verdict(stretch, entities) for stretch in question.stretches])
    return rows


def both(questions: Sequence[Question]) -> list[list[Verdict]]:
    """Return what both models say, where they agree."""
    return agreed(own_model(questions), crf_model(questions))


def agreed(first: Sequence[Sequence[Verdict]], second: Sequence[Sequence[Verdict]]) -> list[list[Verdict]]:
    """Return the verdicts that two recognisers share, with the mean of their scores; where they differ, none."""
    return [[_agreed(*two) for two in zip(*rows, strict=True)] for rows in zip(first, second, strict=True)]


def _agreed(first: Verdict, second: Verdict) -> Verdict:
    """Return the common label of two verdicts."""
    if first.label != second.label:
        return Verdict(OTHER, 0.0)
    return Verdict(first.label, (first.score + second.score) / 2, first.kinds)


def _given(nlp: "Language") -> Recogniser:
    """Return a recogniser that reads the entities of a spaCy pipeline."""
    from extract.ner.entities import Entity

    def recognise(questions: Sequence[Question]) -> list[list[Verdict]]:
        rows = []
        for question in questions:
            entities = [Entity(one.start_char, one.end_char, one.label_, 1.0) for one in nlp(question.sentence).ents]
            rows.append([verdict(stretch, entities) for stretch in question.stretches])
        return rows

    return recognise
