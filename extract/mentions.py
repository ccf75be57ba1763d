"""The mentions of a record: one frozen model per kind, as the record contract names them."""

import re
import warnings
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, PlainSerializer

_EXACT = "\ue000"
"""Stands before the digits of a number that no float holds, until its JSON is complete."""
_NUMBER = r'("(?:value|max)":\s?)'  # in a string of JSON the quotation marks would be escaped: this is a key
_MARKED = re.compile(rf'{_NUMBER}"(?:{_EXACT}|\\ue000)(-?[\d.]+)"')
_LONG = re.compile(rf'{_NUMBER}(-?(?=[\d.]{{17}})\d+\.\d+)(?=,\s*"(?:max|currency|unit)":)')


def _json_number(value: Decimal) -> int | float | str:
    """Return the number as JSON writes it: an integer where it is whole, else the shortest decimal that is exact."""
    if value == value.to_integral_value():
        return int(value)
    short = float(value)
    return short if Decimal(repr(short)) == value else f"{_EXACT}{value:f}"


Number = Annotated[Decimal, PlainSerializer(_json_number, return_type=int | float | str, when_used="json")]

Modifier = Literal["over", "nearly", "about", "at_least", "at_most", "under"]
PercentUnit = Literal["percent", "point", "permille"]
PlaceKind = Literal["country", "region", "province", "district", "commune", "village", "natural", "road", "site"]
DocumentType = Literal[
    "resolution", "decision", "conclusion", "directive", "plan", "programme", "decree", "circular", "notice",
    "official_letter", "telegram", "guidance", "regulation", "scheme", "submission", "report", "law",
    "ordinance", "rule", "other",
]  # fmt: skip


class Exact(BaseModel):
    """A model whose numbers are written to JSON and read from it as they are, also those that no float holds."""

    def model_dump_json(self, **options: Any) -> str:  # noqa: ANN401  # those of pydantic
        """Return the model as JSON."""
        return _in_mentions(_MARKED, r"\1\2", super().model_dump_json(**options))

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:  # noqa: ANN401  # as above
        """Return the model of its JSON."""
        said = json_data if isinstance(json_data, str) else json_data.decode()
        return super().model_validate_json(_in_mentions(_LONG, r'\1"\2"', said), **options)


def _in_mentions(pattern: re.Pattern[str], by: str, said: str) -> str:
    """Return the JSON of a record or a mention with a pattern replaced; what stands before, as `extra`, is not ours."""
    start = max(said.rfind('"resolutions":'), 0)
    return said[:start] + pattern.sub(by, said[start:])


class Mention(Exact):
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
