"""What any recogniser says of a stretch of a sentence."""

from typing import NamedTuple


class Entity(NamedTuple):
    """A name, as offsets into the sentence, with its label and how sure the recogniser is (1 where it does not tell)."""

    start: int
    end: int
    label: str
    score: float
