"""The one door to dates: find them by our own patterns, read them, keep the grain.

A date is an ISO string: `YYYY-MM-DD`. Vietnamese papers and their translations write the day first. Figures are read
and names here; a Vietnamese month in words ("tháng Sáu") goes through dateparser, with everything pinned that could
make it guess.
"""

import re
from datetime import date
from functools import cache, lru_cache

from extract.lexicon import alternation, load_file
from extract.text import View, unmark

_HEAD = 500
_FOOT = 400
"""Characters at the start and the end of an article in which its dateline stands."""


@cache
def ordinals() -> str:
    """Return the alternation of what makes a number an ordinal: "the 7th"."""
    return alternation(load_file("dates")["words"]["ordinal"])


@cache
def source() -> str:
    """Return the pattern source of a date, for text without marks; a missing year is allowed."""
    lexicon = load_file("dates")
    month = alternation(name for names in lexicon["months"].values() for name in names)
    words = lexicon["words"]
    before = alternation(words["before_month"])
    measures = alternation(lexicon["measures"]["words"])
    ordinal = rf"\d{{1,2}}(?:{ordinals()})?"
    said, year = alternation(words["year"]), r"(?:19|20)\d{2}(?!\d)"
    # Where a year follows in a shape that is not read ("năm 2O17", "8/12 (2024)"), it is not the article's. Behind a
    # comma a clause opens, "ngày 6/1, năm 2024 kinh tế", and a figure counts: "ngày 10/5, 2000 hộ".
    ended = r"(?=\s?[).;\n]|\s?$)"
    comma = r"(?:\s?,\s{0,2}|\s{1,2})"  # print puts it where it likes: "August 16 , 2019", "August 16,2019"
    none = (
        rf"(?!\s{{1,2}}(?:{said})\s{{1,2}}[12][\dOo]|\s{{0,2}}[/-]\s{{0,2}}(?:19|20)[\dOo]{{2}}(?!\d|[.,]\d)"
        rf"|\s{{0,2}}[,(]\s{{0,2}}(?:(?:19|20)\d{{2}}{ended}|(?=\d{{0,3}}[Oo])[12][\dOo]{{3}}(?!\w))"
        rf"|\s(?:{alternation(words['other_year'])})(?!\w|['’]s))"
    )
    return (
        rf"(?:(?:{alternation(words['first_ten'])})\s{{1,2}}(?=\d))?(?:(?:19|20)\d{{2}}-\d{{2}}-\d{{2}}(?!\d)"
        rf"|\d{{1,2}}\s{{0,2}}[/.-]\s{{0,2}}\d{{1,2}}(?:(?:\s{{0,2}}[/.-]\s{{0,2}}|\s{{1,2}}(?:{said})\s{{1,2}}){year}|,\s(?:{said})\s{{1,2}}{year}{ended})"
        rf"|\d{{1,2}}\s{{0,2}}{words['month'][0]}\s{{0,2}}\d{{1,2}}(?!\d)"
        rf"(?:(?:,?(?:\s{{1,2}}|\s{{0,2}}(?:{said})\s{{0,2}})|\s?[/-]\s?){year}|{none})"
        rf"|\d{{1,2}}\s{{1,2}}{words['month'][0]}\s{{1,2}}(?:{alternation(words['spelled'])})(?!\w)"
        rf",?\s{{1,2}}(?:(?:{said})\s{{1,2}})?{year}"
        rf"|(?:{month})\.?\s{{1,2}}{ordinal}(?!\d)(?:{comma}{year}|{none})"
        rf"|(?:{month})\s?,\s{{0,2}}{ordinal}{comma}{year}"
        rf"|{ordinal}\s{{1,2}}(?:(?:{before})\s)?(?:{month})\.?(?!\w)(?:{comma}{year}|{none})"
        rf"|\d{{1,2}}[/.-]\d{{1,2}}(?![\d/.-]*\d)(?!%|\s?(?:{measures})(?!\w)){none})"
    )


@lru_cache(maxsize=1024)
def read(text: str, year: str | None) -> str | None:
    """Return the date as ISO, its missing year taken from `year`; None where it is no date or has no year."""
    text = " ".join(text.lower().split())
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return _iso(numbers[0], numbers[1], numbers[2])
    if _spelled().search(text):
        return _read_spelled(text)
    named = _named_month(text)
    if named:
        day, month = numbers[0], named
        rest = numbers[1:]
    elif len(numbers) >= 2:
        day, month, *rest = numbers
    else:
        return None
    if not rest:
        if not year:
            return None
        rest = [int(year[:4])]
    return _iso(rest[0], month, day) or _iso(rest[0], day, month)


def _iso(year: int, month: int, day: int) -> str | None:
    """Return the day as ISO, or None where there is none such."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@cache
def months() -> dict[str, int]:
    """Return the months by their English names."""
    return {name: int(month) for month, names in load_file("dates")["months"].items() for name in names}


def _named_month(text: str) -> int | None:
    """Return the month that the text names in English."""
    beside = rf"\d+(?:{ordinals()})|{alternation(load_file('dates')['words']['before_month'])}"
    name = re.search(r"[a-z]{3,9}", re.sub(beside, "", text))
    return months().get(name[0]) if name else None


@cache
def _spelled() -> re.Pattern[str]:
    """Return the pattern of a Vietnamese month in words."""
    words = load_file("dates")["words"]
    return re.compile(rf"{words['month'][0]} (?:{alternation(words['spelled'])})(?!\w)")


def _read_spelled(text: str) -> str | None:
    """Return the day whose month is in Vietnamese words, which may have lost their marks, as ISO."""
    from dateparser import parse

    found = parse(
        text,
        languages=["vi"],
        settings={
            "NORMALIZE": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "DATE_ORDER": "DMY",
            "PARSERS": ["absolute-time"],
        },
    )
    return found.date().isoformat() if found else None


@cache
def _dateline() -> re.Pattern[str]:
    """Return the pattern of a dateline: a weekday or a time of day beside a full date."""
    day = source()
    lexicon = load_file("dates")["dateline"]
    words = alternation(lexicon["weekdays"])
    lead = {part: alternation(lexicon[f"before_{part}"]) for part in ("date", "time")}
    time = r"\d{1,2}[:h]\d{2}(?::\d{2})?"
    beside = rf"(?:{words}|{time}(?:\s?[ap]m)?)"
    return re.compile(
        rf"(?<!\w){beside}[\s,|:()-]{{0,6}}(?:(?:{lead['date']})\s)?(?:{time}[\s,|-]{{0,4}})?(?P<after>{day})"
        rf"|(?P<before>{day})[\s,|()-]{{0,4}}(?:(?:{lead['time']})\s)?(?:{time})(?!\w)",
        re.IGNORECASE,
    )


_ADDRESS = re.compile(r"https?://\S{1,300}")
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?:(?P<year>20[12]\d)[/-]?(?P<month>[01]\d)[/-]?(?P<day>[0-3]\d)\d{0,12}(?!\d)"
    r"|(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>20[12]\d)(?!\d)"
    r"|(?<=/)(?P<only_year>20[12]\d)/?(?P<only_month>[01]\d)(?=/))"
)


def in_address(address: str) -> str | None:
    """Return the day, else the month, that the address of an article holds: ".../a-20260130213947195.htm"."""
    month = None
    for match in _IN_ADDRESS.finditer(address):
        year = match["year"] or match["y"]
        if year and (day := _iso(int(year), int(match["month"] or match["m"]), int(match["day"] or match["d"]))):
            return day
        if match["only_year"] and 1 <= int(match["only_month"]) <= 12:
            month = f"{match['only_year']}-{match['only_month']}"
    return month


def dateline(view: View, source: str | None = None) -> str | None:
    """Return the day on which an article came out, where its dateline or its address (`source`) states it.

    Of two days beside a time the earlier one counts: the later one is that of a crawl. An address may tell the
    month only: `YYYY-MM`.
    """
    text = unmark(view.unmasked)
    ends = (text[:_HEAD], text[max(_HEAD, len(text) - _FOOT) :])
    for part in ends:
        found = (match["after"] or match["before"] for match in _dateline().finditer(part))
        days = [read(words, None) for words in found if re.search(r"(?:19|20)\d{2}", words)]
        if known := [day for day in days if day]:
            return min(known)
    addresses = [source or "", *_ADDRESS.findall(ends[1]), *_ADDRESS.findall(ends[0])]
    return next(filter(None, map(in_address, addresses)), None)
