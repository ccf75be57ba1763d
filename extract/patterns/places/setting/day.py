"""The day of an article: the days its text tells, deadlines and ranges left out."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from extract import dates, lexicon
from extract.articles import Article
from extract.bearers import named
from extract.gazetteer import REFORM, fold
from extract.spots import Spot

_YEAR = re.compile(r"20[12]\d(?<!\d\d{4})(?!\d)")  # looks back last, for a pattern that starts with letters is fast
_FIGURES = re.compile(r"(?:^|[^\d/.-])(?:(\d{1,2})\s?[/.-]\s?)?(\d{1,2})\s?[/.-]\s?$")
_AFTER = re.compile(r"-(\d\d)-(\d\d)(?!\d)")
_RANGE_BEFORE = re.compile(r"\d\s?[-–]\s?$")
_RANGE_AFTER = re.compile(r"\s?[-–]\s?(?:20)?\d\d(?!\d)|/")
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_BACK = 36  # characters before a year: a day and a month in letters
_CUE_BACK = 32
_FIRST = date(2018, 1, 1)
_UNDATED = date(2024, 6, 1)
_AUTUMN = date(2025, 9, 1)


def given(article: Article) -> date | None:
    """Return the day given with the article or in the address of its source; a bare 2025 tells nothing."""
    for text in (article.published, dates.in_address(article.source or "")):
        if text and (match := _PUBLISHED.match(text)):
            year, month, day = int(match[1]), int(match[2] or 12), int(match[3] or 1)
            if match[2] or year != REFORM.year:
                return _date(year, month, day) or date(year, 12, 28)
    return None


def told(text: str) -> tuple[list[date], list[int]]:
    """Return the days (or months) that the text tells as past or present, and its years that stand alone."""
    days: list[date] = []
    years: list[int] = []
    for match in _YEAR.finditer(text):
        year, start, end = int(match[0]), match.start(), match.end()
        before = fold(text[max(0, start - _BACK) : start])
        if after := _AFTER.match(text, end, end + 7):
            days += _whole(year, int(after[1]), int(after[2]))
            continue
        if text[end : end + 1] == "/":
            continue
        found = _day_before(before)
        offset = found[2] if found else len(before)
        if _ahead(fold(text[max(0, start - len(before) + offset - _CUE_BACK) : start - len(before) + offset])):
            continue
        if found:
            days += _whole(year, found[1], found[0])
        elif not _RANGE_BEFORE.search(before) and not _RANGE_AFTER.match(text, end, end + 8):
            years.append(year)
    return [day for day in days if day >= _FIRST], years


def _day_before(before: str) -> tuple[int, int, int] | None:
    """Return day and month that stand before a year, and where they start."""
    if match := _FIGURES.search(before):
        return int(match[1] or 1), int(match[2]), match.start(1) if match[1] else match.start(2)
    for pattern, parts in _letters():
        if any(part in before for part in parts) and (match := pattern.search(before)):
            named_so = match["month"]
            month = int(named_so) if named_so.isdecimal() else dates.months()[named_so]
            return int(match["day"] or match.groupdict().get("late") or 1), month, match.start()
    return None


@cache
def _letters() -> tuple[tuple[re.Pattern[str], frozenset[str]], tuple[re.Pattern[str], frozenset[str]]]:
    """Return the patterns of a day and a month in letters, in English and in Vietnamese, with what each must hold."""
    words = lexicon.load_file("dates")["words"]
    before_month = lexicon.alternation(words["before_month"])
    ordinal = rf"\d{{1,2}})(?:{dates.ordinals()})?"
    english = (
        rf"(?<!\w)(?:(?P<day>{ordinal}\s(?:(?:{before_month})\s)?)?(?P<month>{lexicon.alternation(dates.months())})\.?,?\s"
        rf"(?:(?P<late>{ordinal},?\s)?$"
    )
    month, year = words["month"][0], words["year"][0]
    vietnamese = rf"(?:(?P<day>\d{{1,2}})\s{{1,2}})?{month}\s(?P<month>\d{{1,2}})(?:\s?[/-]\s?|,?\s{year}\s)$"
    return (
        (re.compile(english), frozenset(name[:3] for name in dates.months())),
        (re.compile(vietnamese), frozenset([month])),
    )


def _whole(year: int, month: int, day: int) -> list[date]:
    """Return the day, read the American way if it can be no other; empty if it is none."""
    found = _date(year, month, day) or _date(year, day, month)
    return [found] if found else []


def _date(year: int, month: int, day: int) -> date | None:
    """Return the date, None where there is none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what makes a day a deadline or a plan, and what does not though it holds such a word."""
    era = lexicon.load("links", package="extract")["era"]
    goal, reached = (lexicon.alternation(map(fold, era[name])) for name in ("ahead", "reached"))
    tail = r"(?:[\s(]+[^\W\d_]+){0,3}[\s(]*$"
    return re.compile(rf"(?<!\w)(?:{goal}){tail}"), re.compile(rf"(?<!\w)(?:{reached}){tail}")


def _ahead(before: str) -> bool:
    """Tell whether the words before a day make it a deadline, a goal or the start of a period."""
    goal, reached = _cues()
    return goal.search(before) is not None and reached.search(before) is None


def old_day(days: Iterable[date], years: Iterable[int], spots: list[Spot]) -> date:
    """Return the day of an article of the old register: the latest told, moved to where its units existed."""
    alone = [year for year in years if _FIRST.year <= year < REFORM.year]
    if past := [day for day in days if day < REFORM]:
        later = [date(year, 1, 2) for year in alone if year > max(past).year]
        return min(later, default=max(past))
    if alone:
        return _fitted(date(max(alone), 6, 1), spots, date(max(alone), 1, 1))
    return _fitted(_UNDATED, spots, _FIRST)


def new_day(days: Iterable[date]) -> date:
    """Return the day of an article of the new register."""
    return max((day for day in days if day >= REFORM), default=_AUTUMN)


def _fitted(day: date, spots: list[Spot], first: date) -> date:
    """Return the day, or one from `first` on which a province or district existed that else did not: Đạ Tẻh."""
    for start, end in _terms(spots):
        if end is not None and first < end <= day:
            day = end - timedelta(days=1)
        elif end is None and start is not None and start > day:
            day = start
    return day


def _terms(spots: list[Spot]) -> Iterator[tuple[date | None, date | None]]:
    """Return from when to when the provinces and districts existed that the text names as such."""
    for spot in spots:
        if spot.former or not spot.types or "commune" in spot.levels:
            continue
        units = [unit for unit in named(spot.name) if unit.level in spot.levels and unit.type in spot.types]
        old = [unit for unit in units if unit.register == "old"]
        if not old:
            continue
        starts, ends = [unit.valid_from for unit in old], [unit.valid_to for unit in old]
        start = None if None in starts else min(filter(None, starts))
        end = None if None in ends else max(filter(None, ends))
        yield start, end if end is None or end < REFORM else None
