"""English roads whose day or code stands before the head word, and days behind it: "30/4 Street", "April 30 Street"."""

import re

from extract.dates import months
from extract.patterns.places.state import Scan
from extract.patterns.places.streets import street_day

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
    if not (_figures(scan, index, end) or (words.caps[index] and _letters(scan, index, end))):
        return 0
    scan.add(index - 2, end, "numbered road", kind="road")
    return end


def _figures(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a day in figures stands before: "30/4"; a small head or a dash needs a street's."""
    words, sets = scan.words, scan.lexicon
    day, month = words.raw[index - 2], words.raw[index - 1]
    if not (day.isdecimal() and month.isdecimal()) or words.gap(index - 2).endswith(("/", ".", "-")):
        return False
    first = index - 3
    if not words.caps[index] and first >= 0 and words.before(index - 2) in sets["leading"] and words.caps[first]:
        return False  # "On 30/4 street parades were held"
    called = f"{day}/{month}" in sets["street_days"]
    if not words.caps[index] and (not called or _goes_on(scan, end)):
        return False  # "8/10 street lights"
    if words.gap(index - 1) == "-":
        return called and (words.caps[index] or int(day) > _MONTHS)  # not "a 3-2 road win"
    return (
        words.gap(index - 1) == "/" and len(day) <= len("30") and len(month) <= len("12") and 1 <= int(month) <= _MONTHS
    )


def _letters(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a day with its month in letters stands before: "April 30 Street", "30 April Street"."""
    words = scan.words
    month, day = sorted(range(index - 2, index), key=lambda at: words.raw[at].isdecimal())
    written = words.raw[day].isdecimal() and words.caps[month] and words.lower[month] in months()
    if words.before(index - 2) in scan.lexicon["leading"] and _goes_on(scan, end):
        return False  # "On June 5 Street Cleaning Company ..."
    return written and words.gap(index - 1) == " " and 1 <= int(words.raw[day]) <= _DAYS


def _goes_on(scan: Scan, end: int) -> bool:
    """Tell whether the head word only opens a longer name or compound: "Road Traffic Police", "street vendors"."""
    words = scan.words
    if end >= words.size or words.gap(end) != " ":
        return False
    return words.caps[end] or words.lower[end] in scan.lexicon["street_nouns"]


def day_behind(scan: Scan, index: int, name: int) -> int:
    """Read "Road 30/4", "Route 3/2"; return the word after it, 0 if no day follows the head word."""
    words = scan.words
    called = words.caps[index] and words.slice(index, name).lower() in scan.lexicon["day_roads"]
    end = street_day(scan, name) if called and name < words.size and words.gap(name) == " " else 0
    if end and words.slice(index, name).lower() in scan.lexicon["weak_day_roads"]:
        end = (
            end if words.slice(name, end).replace("-", "/") in scan.lexicon["street_days"] else 0
        )  # "Route 10/10 points"
    if end:
        scan.add(index, end, "numbered road", kind="road")
    return end


def _code_before(scan: Scan, index: int) -> int:
    """Read "on 4C Highway", "the 279 National Highway"; return the word after it, 0 if the number only counts."""
    words = scan.words
    if not (words.caps[index] and _CODE_BEFORE.match(words.raw[index - 1])):
        return 0
    phrase = scan.lexicon.after.longest(words, index) or scan.lexicon.before.longest(words, index)
    road = phrase is not None and any(head.role in {"road", "numbered_road", "expressway"} for head in phrase.heads)
    led = words.before(index - 1) in scan.lexicon["road_cues"]
    if phrase is None or not road or not led:
        return 0
    end = index + len(phrase.words)
    scan.add(index - 1, end, "numbered road", kind="road")
    return end
