"""The mentions of a record: one frozen model per kind, as the record contract names them."""

import json
import re
import warnings
from contextlib import suppress
from contextvars import ContextVar
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

_MARK = "\ue000"
"""Stands before the digits of a number that no float holds, until `Exact.model_dump_json` has taken it away."""
# In a string of JSON the quotation marks would be escaped: this is a key.
_MARKED = re.compile(rf'("(?:value|max)":\s?)"(?:{_MARK}|\\ue000)(-?[\d.]+)"')
_mark: ContextVar[str] = ContextVar("mark", default="")


def _held(digits: str) -> float | str:
    """Return the float that the digits write, or where no float holds them all the digits."""
    number = float(digits)
    return number if Decimal(repr(number)) == Decimal(digits) else digits


class _Long(float):
    """A float that does not hold all the digits that were written, and the digits."""

    digits: str


def _number(digits: str, longs: list[_Long]) -> float:
    """Return the float that the digits write; one that does not hold them all is noted."""
    if isinstance(number := _held(digits), float):
        return number
    longs.append(long := _Long(digits))
    long.digits = digits
    return long


def _with_digits(value: Any, name: str = "") -> Any:  # noqa: ANN401  # any value of JSON
    """Return a value of JSON with digits for the sums and rates that no float holds; what else a row held is left."""
    if isinstance(value, dict):
        return {key: one if key == "extra" else _with_digits(one, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_digits(one) for one in value]
    return value.digits if isinstance(value, _Long) and name in ("value", "max") else value


def _json_number(value: Decimal) -> int | float | str:
    """Return the number as JSON writes it: an integer where it is whole, a float that holds it, else its digits."""
    if value == value.to_integral_value():
        return int(value)
    number = _held(f"{value:f}")
    return number if isinstance(number, float) else _mark.get() + number


Number = Annotated[Decimal, PlainSerializer(_json_number, return_type=int | float | str, when_used="json")]

Modifier = Literal["over", "nearly", "about", "at_least", "at_most", "under"]
PercentUnit = Literal["percent", "point", "permille"]
Register = Literal["old", "new"]
PlaceKind = Literal["country", "region", "province", "district", "commune", "village", "natural", "road", "site"]
Flag = Literal[
    "separator_by_language", "separator_by_figures", "separator_by_sum", "separator_by_share", "separator_by_rate",
    "separator_by_magnitude", "separator_by_noughts", "separator_by_shape",
    "range_shares_thousands", "range_shares_scale", "scale_left_out", "stray_sign", "national_scale",
    "currency_by_context", "vague", "unreadable_number",
    "ambiguous", "far from home", "not in its district", "not in its province", "not in force yet",
    "of another type",
    "another province named before", "shares its folded name with a province", "spelling", "era guessed",
    "kind guessed", "person?", "org?",
]  # fmt: skip
"""What a careful reader should know of a mention before using it; the README tells what each says."""
DocumentType = Literal[
    "resolution", "decision", "conclusion", "directive", "plan", "programme", "decree", "circular", "notice",
    "official_letter", "telegram", "guidance", "regulation", "scheme", "submission", "report", "law",
    "ordinance", "rule", "other",
]  # fmt: skip


class Exact(BaseModel):
    """A model whose numbers are written to JSON and read from it as they are, also those that no float holds.

    Where pydantic alone writes the JSON (`model_dump(mode="json")`, a `TypeAdapter`, a model around this one) such a
    number is the string of its digits.
    """

    def model_dump_json(self, **options: Any) -> str:  # noqa: ANN401  # those of pydantic
        """Return the model as JSON."""
        token = _mark.set(_MARK)
        try:
            said = super().model_dump_json(**options)
        finally:
            _mark.reset(token)
        start = max(said.rfind('"resolutions":'), 0)  # what a record holds before, as `extra`, is not ours
        return said[:start] + _MARKED.sub(r"\1\2", said[start:])

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:  # noqa: ANN401  # as above
        """Return the model of its JSON."""
        longs: list[_Long] = []
        with suppress(ValueError, RecursionError):  # of what is no JSON pydantic says so
            row = json.loads(json_data, parse_float=lambda digits: _number(digits, longs))
            json_data = json.dumps(_with_digits(row)) if longs else json_data
        return super().model_validate_json(json_data, **options)


class Mention(Exact):
    """A stretch of the article: `article.text[start:end] == text`, half-open `str` indices.

    `rule` names the rule that found it; `flags` say what a careful reader should know before using it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int
    end: int
    text: str
    rule: str = ""
    flags: tuple[Flag, ...] = ()


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


with warnings.catch_warnings():
    # The contract's name `register` is also a method of every abstract class; on instances the field wins.
    warnings.filterwarnings("ignore", message='Field name "register" in ', category=UserWarning)

    class Candidate(BaseModel):
        """A unit that a doubtful place could be."""

        model_config = ConfigDict(frozen=True, extra="forbid")

        register: Register = Field()  # else that method would be its default
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
        register: Register | None = None
        current: tuple[Candidate, ...] = ()
        candidates: tuple[Candidate, ...] = ()
        evidence: tuple[str, ...] = ()
