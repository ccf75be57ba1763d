"""What each level asks of a found mention, and how attributes are compared."""

import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation

from extract.gold import ATTRIBUTES, GoldMention
from extract.separators import plain
from extract.text import old_style

LEVELS = ("partial", "type", "strict", "value", "full", "link")
TYPE_ATTRIBUTE = {"resolutions": "type", "amounts": "currency", "percentages": "unit", "places": "kind"}
VALUE_ATTRIBUTES = {
    "resolutions": ("number", "type"),
    "amounts": ("value", "max", "currency"),
    "percentages": ("value", "max", "unit"),
    "places": ("kind", "path"),
}
_DEFAULTS = {("percentages", "unit"): "percent"}

Same = Callable[[GoldMention, GoldMention], bool]


def canonical(mention: GoldMention, name: str) -> object:
    """Return an attribute as it is compared: numbers as numbers, names in one spelling of tone marks."""
    written = mention.attributes.get(name) or _DEFAULTS.get((mention.kind, name))
    if not written:
        return None
    if name in {"value", "max"}:
        try:
            return plain(Decimal(written))
        except InvalidOperation:
            return written
    return old_style(unicodedata.normalize("NFC", written))


def attributes(mention: GoldMention, names: Iterable[str]) -> dict[str, object]:
    """Return a mention's attributes as they are compared."""
    return {name: canonical(mention, name) for name in names}


def overlap(one: GoldMention, other: GoldMention) -> bool:
    """Tell whether two mentions share a character."""
    return one.start < other.end and other.start < one.end


def same_span(one: GoldMention, other: GoldMention) -> bool:
    """Tell whether two mentions have the same span."""
    return (one.start, one.end) == (other.start, other.end)


def test_of(level: str, kind: str) -> Same:
    """Return what tells whether a found mention of the kind is the gold one at the level."""
    if level == "partial":
        return overlap
    if level == "strict":
        return same_span
    names = {
        "type": (TYPE_ATTRIBUTE[kind],),
        "value": VALUE_ATTRIBUTES[kind],
        "full": ATTRIBUTES[kind],
        "link": ("path",),
    }[level]
    spans = overlap if level == "type" else same_span
    return lambda gold, found: spans(gold, found) and attributes(gold, names) == attributes(found, names)


def counted(level: str, mention: GoldMention) -> bool:
    """Tell whether a mention counts at the level: at `link` only a place with a path."""
    return level != "link" or bool(mention.attributes.get("path"))
