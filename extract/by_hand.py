"""Places looked up by hand: what each name in a text could be on a date, and why it was linked as it was."""

from collections.abc import Iterator
from datetime import date

from extract.gazetteer import lookup
from extract.mentions import Place
from extract.pipeline import Pipeline


def describe(text: str, on: str | None, pipeline: Pipeline) -> Iterator[str]:
    """Yield lines on the places of a text as of a day (ISO): the link, its evidence, and all that bear the name."""
    record = pipeline(text, published=on)
    # Before the reform the day rules out what was not yet, or no more; without a day all are shown.
    day = date.fromisoformat(on) if on and len(on) == len("2024-05-01") else None
    for place in record.places:
        yield _link(place)
        yield from _bearers(place.name, day)
    if not record.places:
        name = " ".join(text.split())
        bearers = [*_bearers(name, day)]
        on_the_day = f" on {on}" if day else ""
        yield f"no place found in {text!r}; " + (
            f"units of that name{on_the_day}:" if bearers else f"no unit has that name{on_the_day}"
        )
        yield from bearers


def _bearers(name: str, day: date | None) -> Iterator[str]:
    """Yield a line for each unit that bears a name, on a day if one is given."""
    for one in lookup(name, day):
        dates = f"{one['valid_from'] or '...'} to {one['valid_to'] or 'today'}"
        today = ", ".join(map(str, one["today"])) if isinstance(one["today"], list) else ""
        yield f"    {one['uid']:14} {one['type']:10} {one['path']}  ({dates}; today: {today})"


def _link(place: Place) -> str:
    """Return one line: what a place was linked to, or that it is doubtful, and why."""
    path = ">".join(place.path) or ("doubtful" if place.candidates else "no unit")
    code = f"  {place.register}:{place.code}" if place.code else ""
    why = f"  [{', '.join(place.evidence)}]" if place.evidence else ""
    return f"{place.text}  {place.kind}  {path}{code}{why}"
