"""The day of an article, as callers, rows and tables state it."""

import re
from datetime import date, datetime

FORMS = "YYYY, YYYY-MM or YYYY-MM-DD"

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_LENGTH = len("2024-11-02")


def is_day(value: str) -> bool:
    """Say whether the value is a year, a month or a day of the calendar."""
    if not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat({4: f"{value}-01-01", 7: f"{value}-01"}.get(len(value), value))
    except ValueError:
        return False
    return True


def day_of(value: object) -> str | None:
    """Return the day that a value states, to the year or month if no more is said; None for what cannot be read.

    >>> day_of("2024-11"), day_of("2024-11-02T23:30:00Z"), day_of(date(2024, 11, 2)), day_of("2.11.2024")
    ('2024-11', '2024-11-02', '2024-11-02', None)
    """
    if isinstance(value, date):
        return value.isoformat()[:_LENGTH]  # also of a day with its time
    if not isinstance(value, str):
        return None
    return value if is_day(value) else _day_of_time(value)


def _day_of_time(value: str) -> str | None:
    """Return the day of an ISO date with its time, as it is written: no clock is turned to another zone."""
    day = value[:_LENGTH]
    if len(day) < _LENGTH or value[_LENGTH : _LENGTH + 1] not in ("T", " ") or not is_day(day):
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    return day
