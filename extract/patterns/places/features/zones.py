"""Lists of industrial parks after one head word: "KCN Yên Phong I, Yên Phong II", "KCN A, B II và KCN C"."""

import re
from functools import lru_cache

from extract.bearers import LARGE, levels_borne
from extract.lexicon import alternation
from extract.patterns.places.names.end_numbers import number_closes
from extract.patterns.places.names.names import name_end
from extract.patterns.places.state import CLOSE, WIDE, Scan
from extract.patterns.places.text.lexicon import places_lexicon

_MOST = 40
"""How many parks a list may have: longer runs of names are no text that people write."""


def zones_on(scan: Scan, head: str, end: int) -> int:
    """Read the further parks of a list up to the last one with a Roman numeral or letter; return the word after them.

    A unit's bare name with such a mark is a park's. One without is only if no mark is at stake: "KCN X, huyện Y".
    """
    if head.lower() not in scan.lexicon["zones"]:
        return end
    doubled = " - " in scan.words.text[scan.spots[-1].start : scan.spots[-1].end]
    items = _items(scan, end, head.lower() if doubled else "")
    marked = [at for at, (item, last) in enumerate(items) if _marked(scan, item, last)]
    if not marked:
        return end
    kept = len(items) if _goes_on(scan, items[-1][1]) else marked[-1] + 1
    group = scan.spots[-1].group = scan.spots[-1].group or scan.group()
    for at, (item, last) in enumerate(items[:kept]):
        if at > marked[-1] and not LARGE.isdisjoint(levels_borne(scan.words.slice(item, last))):
            break  # "KCN Yên Phong II, Yên Phong và KCN Quế Võ"
        scan.add(item, last, "list", kind="site", group=group)
        end = last
    return end


def pair(scan: Scan, head: str, item: int) -> bool:
    """Tell whether one park of a list bears two names: "Đại Đồng - Hoàn Sơn" between commas."""
    words = scan.words
    if head not in scan.lexicon["zones"] or item >= words.size or "-" in words.gap(item):
        return False
    end = words.run(item, WIDE)
    dashes = [at for at in range(item + 1, end) if words.gap(at) == " - "]
    if len(dashes) != 1 or any(scan.unit_at(at, ("province",)) > at for at in (item, dashes[0])):
        return False
    after = end < words.size and words.gap(end) == ", " and words.caps[end] and not scan.head(end)
    return words.gap(item) == ", " or (after and not scan.bare_province(end, words.run(end)))


def listed_end(scan: Scan, head: str, item: int, *, plural: bool = False) -> int:
    """Return where the name of a site or feature in a list ends; `plural`: its head word stands next to the list."""
    wide = pair(scan, head, item) or (head in scan.lexicon["dashed"] and not plural)
    return name_end(scan, item, WIDE if wide else CLOSE, 6)


def _items(scan: Scan, end: int, head: str) -> list[tuple[int, int]]:
    """Return where the names of the list behind a park start and end, up to the first head word."""
    words, items = scan.words, list[tuple[int, int]]()
    while len(items) < _MOST and 0 < (item := scan.list_joint(end)) < words.size and words.caps[item]:
        if scan.type_word(item):
            break
        last = listed_end(scan, head, item)
        phrase = scan.head(item)
        own = phrase is not None and phrase.heads[0].role == "site" and (len(phrase.words) > 1 or _zone(scan, item))
        opens = scan.opener(item) and not pair(scan, head, item)  # but "KCN Nam Sơn - Hạp Lĩnh, Đại Đồng - Hoàn Sơn"
        if own or scan.suffix_after(last) or scan.middle_name(item, last) or opens:
            break
        items.append((item, last))
        end = last
    return items


def _marked(scan: Scan, item: int, last: int) -> bool:
    """Tell whether the name is a pair, or ends in a Roman numeral or a letter: "Yên Mỹ II", "Phố Nối A"."""
    words = scan.words
    mark = words.raw[last - 1]
    if any(words.gap(at) == " - " for at in range(item + 1, last)):
        return True
    return last - item > 1 and (words.roman(last - 1) or (len(mark) == 1 and mark.isupper()))


def _goes_on(scan: Scan, end: int) -> bool:
    """Tell whether the list goes on with a park that has a head word of its own: "... và khu công nghiệp X"."""
    item = scan.list_joint(end)
    return item > 0 and _zone(scan, item)


def _zone(scan: Scan, item: int) -> bool:
    """Tell whether the head word of a park stands there."""
    phrase = scan.head(item)
    return phrase is not None and " ".join(phrase.words) in scan.lexicon["zones"]


def apiece(scan: Scan, at: tuple[int, int, int], head_at: int) -> bool:
    """Tell whether a dash is in a park's name: each has its own head word ("hai KCN: KCN A - B"), or it is a pair.

    `at`: where the head word starts and ends, and the name behind what describes the park.
    """
    words, sets = scan.words, scan.lexicon
    index, first, name = at
    head = words.slice(index, first).lower()
    own = head_at < index or words.before(index) in sets["including"]
    return (own and head in sets["zones"]) or pair(scan, head, name)


def park_at(scan: Scan, at: int, last: int) -> bool:
    """Read a small unit's bare name with a Roman numeral as a park in a text that speaks of parks: "Sông Công II".

    With a figure the text must tell of such a park: "KCN Quế Võ 2 ... tại Quế Võ 2".
    """
    words = scan.words
    if last >= words.size or words.gap(last) != " " or at == scan.school_at or scan.language != "vi":
        return False
    numeral = words.raw[last].isupper() and words.raw[last].lower() in scan.lexicon["park_numerals"]
    if not numeral and not (number_closes(scan, last) and words.slice(at, last + 1).lower() in _parks(words.text)):
        return False
    office = words.before(at) in scan.lexicon["numbered_offices"]  # "Chi nhánh Diễn Châu II"
    if office or scan.unit_at(at, ("province",)) == last or not _of_parks(words.text):
        return False
    scan.add(at, last + 1, "bare", kind="site")
    return True


@lru_cache(maxsize=4)
def _parks(text: str) -> frozenset[str]:
    """Return the names with a figure that stand behind a word of parks, in small letters: "quế võ 2"."""
    said = re.compile(
        rf"(?<!\w)(?:{alternation(places_lexicon()['zones'])}) ((?:[^\W\d_]{{1,12}} ){{1,4}}?\d{{1,2}})(?!\w)"
    )
    return frozenset(match[1] for match in said.finditer(text.lower()))


@lru_cache(maxsize=4)
def _of_parks(text: str) -> bool:
    """Tell whether the text speaks of industrial parks."""
    said = text.lower()
    return any(zone in said for zone in places_lexicon()["zones"])
