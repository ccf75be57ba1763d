"""What recognisers say: of a sentence its entities, of a stretch of it one verdict."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

Span = tuple[int, int]

PLACE, PERSON, ORG, DOCUMENT, OTHER = "PLACE", "PERSON", "ORG", "DOCUMENT", "OTHER"
_SAME = {
    PLACE: ("GPE", "LOC", "LOCATION", "FAC"),
    PERSON: ("PER",),
    ORG: ("ORGANIZATION", "ORGANISATION"),
    DOCUMENT: ("LAW",),
}
_LABELS = {given: label for label, names in _SAME.items() for given in (label, *names)}


class Entity(NamedTuple):
    """A name, as offsets into the sentence, its label, and how sure the recogniser is (1 where it does not tell)."""

    start: int
    end: int
    label: str
    score: float


class Verdict(NamedTuple):
    """What a stretch is said to be, and how surely; of a place also the share of each kind, if the recogniser tells."""

    label: str
    score: float
    kinds: tuple[tuple[str, float], ...] = ()


class Known(NamedTuple):
    """A name of the sentence that the rules are sure of: a place of a kind, or a person."""

    start: int
    end: int
    kind: str


class Question(NamedTuple):
    """A sentence, the stretches of it that are doubtful, and the names that are not."""

    sentence: str
    stretches: Sequence[Span]
    known: Sequence[Known] = ()


Recogniser = Callable[[Sequence[Question]], list[list[Verdict]]]
"""Gives for each question a verdict on each stretch, in order."""


def verdict(stretch: Span, entities: Iterable[Entity]) -> Verdict:
    """Return what the entities of a sentence say of a stretch: a place must be all of it, anything else holds it."""
    start, end = stretch
    for entity in entities:
        label = _LABELS.get(entity.label.upper(), OTHER)
        if (entity.start, entity.end) == stretch:
            return Verdict(label, entity.score)
        if label != PLACE and entity.start <= start and end <= entity.end:
            return Verdict(label, entity.score)
    return Verdict(OTHER, 0.0)
