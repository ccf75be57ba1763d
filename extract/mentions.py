"""The mentions of a record: one frozen model per kind, as the record contract names them."""

import warnings
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, PlainSerializer


def _json_number(value: Decimal) -> int | float:
    """Return the number as JSON writes it: an integer where it is whole, else the shortest decimal."""
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[Decimal, PlainSerializer(_json_number, return_type=int | float, when_used="json")]

Modifier = Literal["over", "nearly", "about", "at_least", "at_most", "under"]
PercentUnit = Literal["percent", "point", "permille"]
PlaceKind = Literal["country", "region", "province", "district", "commune", "village", "natural", "road", "site"]
DocumentType = Literal[
    "resolution", "decision", "conclusion", "directive", "plan", "programme", "decree", "circular", "notice",
    "official_letter", "telegram", "guidance", "regulation", "scheme", "submission", "report", "law",
    "ordinance", "rule", "other",
]  # fmt: skip


class Mention(BaseModel):
    """A stretch of the article: `article.text[start:end] == text`, half-open `str` indices.

    `rule` names the rule that found it; `flags` say what a careful reader should know before using it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int
    end: int
    text: str
    rule: str = ""
    flags: tuple[str, ...] = ()


class Resolution(Mention):
    """An official document cited by its number; `number` as Vietnamese law writes it, `issued` an ISO date."""

    number: str
    type: DocumentType
    issued: str | None = None
    issuer: str | None = None
    subject: str | None = None


class Amount(Mention):
    """A sum of money; `value` and `max` in the currency's unit, exact; `value` is None for a vague sum."""

    value: Number | None
    max: Number | None = None
    currency: str
    modifier: Modifier | None = None
    per: str | None = None
    converts: tuple[int, int] | None = None
    """Start and end of the sum that this one, in brackets after it, says again in another currency."""


class Percentage(Mention):
    """A percentage; `value` and `max` in the unit's own number (18.66 for "18.66%")."""

    value: Number
    max: Number | None = None
    unit: PercentUnit = "percent"
    modifier: Modifier | None = None


# The contract's name `register` is also a method of every abstract class; on instances the field wins.
warnings.filterwarnings("ignore", message='Field name "register" in ', category=UserWarning)


class Candidate(BaseModel):
    """A unit that a doubtful place could be."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    register: str
    code: str
    path: tuple[str, ...]


class Place(Mention):
    """A named place; `path` has the bare Vietnamese names from the province down, empty when undecided.

    `code` is the official code in `register` ("old": in force until 30 June 2025, "new": since 1 July 2025);
    `current` the units of today; `candidates` what it could be when `path` is empty; `evidence` why.
    """

    name: str
    kind: PlaceKind
    path: tuple[str, ...] = ()
    code: str | None = None
    register: str | None = None
    current: tuple[Candidate, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    evidence: tuple[str, ...] = ()
