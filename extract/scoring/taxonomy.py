"""The class of an error, so that a table can say what goes wrong and how often."""

import re
from decimal import Decimal
from functools import cache

from extract.gazetteer import load
from extract.gold import ATTRIBUTES, GoldMention
from extract.scoring.levels import canonical, same_span

ERRORS = (
    "missed", "spurious", "boundary", "wrong label", "wrong kind", "magnitude", "separator", "value", "range",
    "modifier", "currency", "per", "percent unit", "number", "type", "issued", "wrong era", "wrong parent",
    "wrong unit", "no link", "link too many",
)  # fmt: skip
"""All classes; `wrong unit` is a place linked to another administrative unit."""

_SEPARATED = re.compile(r"\d[.,]\d")
_ATTRIBUTE_ERRORS = {
    "max": "range", "modifier": "modifier", "currency": "currency", "per": "per", "unit": "percent unit",
    "number": "number", "type": "type", "issued": "issued", "kind": "wrong kind",
}  # fmt: skip


def error(gold: GoldMention, found: GoldMention, surface: str) -> str | None:
    """Return the class of the first thing that differs between two mentions of one kind; None if nothing does."""
    if not same_span(gold, found):
        return "boundary"
    for name in ATTRIBUTES[gold.kind]:
        if canonical(gold, name) != canonical(found, name):
            if name == "value":
                return _value_error(gold, found, surface)
            return _link_error(gold, found) if name == "path" else _ATTRIBUTE_ERRORS[name]
    return None


def _value_error(gold: GoldMention, found: GoldMention, surface: str) -> str:
    """Tell a number read with the wrong separators, or the wrong scale, from another one."""
    right, wrong = canonical(gold, "value"), canonical(found, "value")
    if canonical(gold, "max") != canonical(found, "max") and None in {canonical(gold, "max"), canonical(found, "max")}:
        return "range"
    if not (isinstance(right, int | float | Decimal) and isinstance(wrong, int | float | Decimal)):
        return "value"
    if _digits(Decimal(right)) == _digits(Decimal(wrong)):
        return "separator" if _SEPARATED.search(surface) else "magnitude"
    return "value"


def _digits(number: Decimal) -> str:
    """Return the digits of a number without the noughts at both ends."""
    return "".join(map(str, number.as_tuple().digits)).strip("0")


def _link_error(gold: GoldMention, found: GoldMention) -> str:
    """Tell how a place is linked wrongly."""
    right, wrong = canonical(gold, "path"), canonical(found, "path")
    if not (isinstance(right, str) and isinstance(wrong, str)):
        return "link too many" if right is None else "no link"
    if _registers().get(right, frozenset()).isdisjoint(_registers().get(wrong, frozenset())):
        return "wrong era"
    same_name = right.split(">")[-1] == wrong.split(">")[-1] and right.count(">") == wrong.count(">")
    return "wrong parent" if same_name else "wrong unit"


@cache
def _registers() -> dict[str, frozenset[str]]:
    """Return the registers in which each path stands."""
    gazetteer = load()
    found: dict[str, frozenset[str]] = {}
    for unit in gazetteer:
        path = ">".join(gazetteer.path(unit))
        found[path] = found.get(path, frozenset()) | {unit.register}
    return found
