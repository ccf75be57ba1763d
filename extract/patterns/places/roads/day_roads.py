"""English roads whose day or code stands before the head word, and days behind it: "30/4 Street", "April 30 Street"."""

import re

from extract.dates import months
from extract.patterns.places.names.road_numbers import measured
from extract.patterns.places.roads.streets import street_day
from extract.patterns.places.state import Scan

_CODE_BEFORE = re.compile(r"\d{1,3}[A-Z\u0110]?$")
_DAYS, _MONTHS = 31, 12


def after_day(scan: Scan, index: int) -> int:
    """Read "30/4 Street" and "4C Highway": the head word stands at the index, the day or the code before it."""
    words = scan.words
    if index < 2 or words.gap(index) != " ":
        return 0
    if words.raw[index - 1][0].isdecimal() and (end := _code_before(scan, index)):
        return end
    phrase = scan.lexicon.after.longest(words, index)
    if phrase is None or phrase.heads[0].role != "road" or words.lower[index] in scan.lexicon["plural_heads"]:
        return 0  # "2/3 streets"
    end = index + len(phrase.words)
    if not (_figures(scan, index, end) or _letters(scan, index, end)):
        return 0
    scan.add(index - 2, end, "numbered road", kind="road")
    return end


def _figures(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a day in figures stands before: "30/4"; with a dash, or a small head, one roads are called after."""
    words, known = scan.words, _called_after(scan, index - 2)
    day, month = words.raw[index - 2], words.raw[index - 1]
    if not (day.isdecimal() and month.isdecimal()) or words.gap(index - 2).endswith(("/", ".", "-")):
        return False
    first = index - 3
    if (
        not words.caps[index]
        and words.gap(end) == " "
        and first >= 0
        and words.before(index - 2) in scan.lexicon["leading"]
        and words.caps[first]
    ):
        return False  # "On 30/4 street parades were held"
    if words.gap(index - 1) == "-":
        led = len(day) > 1 or scan.cued(index - 2) or words.before(index - 2) in scan.lexicon["road_cues"]
        return known and led and (words.caps[index] or _closes(scan, end))  # "ended 3-2 Street fans cheered"
    if not words.caps[index] and not (known and _closes(scan, end)):
        return False  # "3/4 street vendors"
    return (
        words.gap(index - 1) == "/" and len(day) <= len("30") and len(month) <= len("12") and 1 <= int(month) <= _MONTHS
    )


def _called_after(scan: Scan, at: int) -> bool:
    """Tell whether the day and month at the word are such as roads are called after: "30/4", "30-04"."""
    day, month = scan.words.raw[at : at + 2]
    figures = day.isdecimal() and month.isdecimal()
    return figures and f"{int(day)}/{int(month)}" in scan.lexicon["street_days"]


def _closes(scan: Scan, end: int) -> bool:
    """Tell whether the head word is no part of what stands behind it: not "street vendors", "Road works"."""
    words, sets = scan.words, scan.lexicon
    return words.gap(end) != " " or words.lower[end] in sets["after_number"] | sets["after_day_roads"]


def _letters(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a day with its month in letters stands before: "April 30 Street", "30 April Street".

    Before a small head it is one that roads are called after: not "since June 30 streets and squares".
    """
    if not _closes(scan, end):
        return False  # "By June 30 Road works must end"
    words = scan.words
    month, day = sorted(range(index - 2, index), key=lambda at: words.raw[at].isdecimal())
    written = words.raw[day].isdecimal() and words.caps[month] and words.lower[month] in months()
    if not written or words.gap(index - 1) != " " or not 1 <= int(words.raw[day]) <= _DAYS:
        return False
    if words.caps[index]:
        return True
    sets, before = scan.lexicon, words.before(index - 2)
    opens = (
        before in sets["leading"] and words.caps[index - 3] and words.gap(end) == " "
    )  # "On April 30 street and ..."
    date = f"{int(words.raw[day])}/{months()[words.lower[month]]}"
    return date in sets["street_days"] and not (opens or before in sets["no_day_road"])


def day_behind(scan: Scan, index: int, name: int) -> int:
    """Read "Road 30/4", "Route 3/2"; return the word after it, 0 if no day follows the head word."""
    words = scan.words
    called = words.caps[index] and words.slice(index, name).lower() in scan.lexicon["day_roads"]
    end = street_day(scan, name) if called and name < words.size and words.gap(name) == " " else 0
    figures = end == name + 2 and words.raw[name].isdecimal() and words.raw[name + 1].isdecimal()
    if figures and not _called_after(scan, name):
        return 0  # "Route 9/11"
    if end and not measured(scan, end):
        scan.add(index, end, "numbered road", kind="road")
        return end
    return 0


def _code_before(scan: Scan, index: int) -> int:
    """Read "on 4C Highway", "the 279 National Highway"; return the word after it, 0 if the number only counts."""
    words = scan.words
    if not (words.caps[index] and _CODE_BEFORE.match(words.raw[index - 1])):
        return 0
    phrase = scan.lexicon.after.longest(words, index) or scan.head(index)
    road = phrase is not None and any(head.role in {"road", "numbered_road", "expressway"} for head in phrase.heads)
    led = words.before(index - 1) in scan.lexicon["road_cues"]
    if phrase is None or not road or not led:
        return 0
    end = index + len(phrase.words)
    scan.add(index - 1, end, "numbered road", kind="road")
    return end
