"""Lists of industrial parks after one head word: "KCN Yên Phong I, Yên Phong II", "KCN A, B II và KCN C"."""

from extract.patterns.places_names import name_end
from extract.patterns.places_scan import CLOSE, Scan
from extract.spots import LARGE, levels_borne

_MOST = 40
"""How many parks a list may have: longer runs of names are no text that people write."""


def zones_on(scan: Scan, head: str, end: int) -> int:
    """Read the further parks of a list up to the last one with a Roman numeral or letter; return the word after them.

    A unit's bare name with such a mark is a park's. One without is only if no mark is at stake: "KCN X, huyện Y".
    """
    if head.lower() not in scan.lexicon["zones"]:
        return end
    items = _items(scan, end)
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


def _items(scan: Scan, end: int) -> list[tuple[int, int]]:
    """Return where the names of the list behind a park start and end, up to the first head word."""
    words, items = scan.words, list[tuple[int, int]]()
    while len(items) < _MOST and 0 < (item := scan.list_joint(end)) < words.size and words.caps[item]:
        if scan.type_word(item):
            break
        last = name_end(scan, item, CLOSE, 5)
        phrase = scan.head(item)
        own = phrase is not None and phrase.heads[0].role == "site" and (len(phrase.words) > 1 or _zone(scan, item))
        if own or scan.suffix_after(last) or scan.middle_name(item, last) or scan.opener(item):
            break
        items.append((item, last))
        end = last
    return items


def _marked(scan: Scan, item: int, last: int) -> bool:
    """Tell whether the name ends in a Roman numeral or a letter: "Yên Mỹ II", "Phố Nối A"."""
    words = scan.words
    mark = words.raw[last - 1]
    return last - item > 1 and (words.roman(last - 1) or (len(mark) == 1 and mark.isupper()))


def _goes_on(scan: Scan, end: int) -> bool:
    """Tell whether the list goes on with a park that has a head word of its own: "... và khu công nghiệp X"."""
    item = scan.list_joint(end)
    return item > 0 and _zone(scan, item)


def _zone(scan: Scan, item: int) -> bool:
    """Tell whether the head word of a park stands there."""
    phrase = scan.head(item)
    return phrase is not None and " ".join(phrase.words) in scan.lexicon["zones"]


def apiece(scan: Scan, index: int, name: int, head_at: int) -> bool:
    """Tell whether each park of a list has its own head word, so that a dash is in a name: "hai KCN: KCN A - B"."""
    words, sets = scan.words, scan.lexicon
    own = head_at < index or words.before(index) in sets["including"]
    return own and words.slice(index, name).lower() in sets["zones"]
