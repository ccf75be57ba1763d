"""The ends of a street's stretch, which are streets: "đường A (quận X), đoạn từ B đến C", "từ đường A đến B"."""

from extract.bearers import LARGE, levels_borne
from extract.patterns.places.names.names import first_syllable, small_name
from extract.patterns.places.state import BLANK, Scan

_LONGEST = 5
_LONGEST_BRACKET = 12  # words
_OPENING = frozenset({" ", ", ", " ("})


def own_street(scan: Scan, item: int) -> int:
    """Return where a street's name ends: one that all know, or a person's that no large unit bears; 0 if none does."""
    words, sets = scan.words, scan.lexicon
    last = max(words.run(item, BLANK, _LONGEST), small_name(scan, item) if words.caps[item] else 0)
    name = words.slice(item, last).lower()
    surname = last > item + 1 and words.lower[item] in sets["surnames"] and words.lower[item] not in sets["places_too"]
    free = surname and scan.head(item) is None and LARGE.isdisjoint(levels_borne(name))
    own = name in sets["streets"] or (free and not first_syllable(scan, item, last))
    return last if own and not scan.suffix_after(last) else 0


def stretch(scan: Scan, index: int, end: int, group: int) -> int:
    """Read the ends of the stretch of a street whose type word is at the index; return the word after what was read."""
    words, sets = scan.words, scan.lexicon
    if not (first := _start(scan, end)):
        to = _towards(scan, end) if words.before(index) in sets["stretch_from"] else 0
        return _add(scan, to, own_street(scan, to) if to else 0, group) or end
    last = own_street(scan, first) or _shares(scan, first)
    if not last:
        return end
    start = first - 1 - (words.before(first - 1) in sets["stretches"])
    if words.gap(end) == " (" and start > end:
        scan.holes.append((end, start))
    to = _towards(scan, last)
    second = (_end(scan, to) or _other(scan, to)) if to else 0
    if not second and start == first - 1 and words.lower[start] in sets["stretch_from"]:
        return end  # "trao đường A từ Trần Văn B cho xã"
    _add(scan, first, last, group)
    return _add(scan, to, second, group) or last


def _add(scan: Scan, start: int, last: int, group: int) -> int:
    """Add a street that ends before `last`, if that is no 0, and return it."""
    if last:
        scan.add(start, last, "list", kind="road", group=group)
    return last


def _start(scan: Scan, end: int) -> int:
    """Return where the first end's name starts behind a street, or 0: "(đoạn A - B", " đoạn từ A", " từ A đến B"."""
    words, sets, at = scan.words, scan.lexicon, end
    if words.gap(end) == " (" and words.lower[end] not in sets["stretches"] | sets["stretch_from"]:
        closed = (word for word in range(end + 1, end + _LONGEST_BRACKET) if ")" in words.gap(word))
        at = next(closed, words.size)
        if words.gap(at) not in {") ", "), "}:
            return 0
    elif words.gap(end) not in _OPENING:
        return 0
    name = at
    for word in ("stretches", "stretch_from"):
        name += name < words.size and words.lower[name] in sets[word] and (name == at or words.gap(name) == " ")
    return name if at < name < words.size and words.gap(name) == " " and words.caps[name] else 0


def _towards(scan: Scan, last: int) -> int:
    """Return where the second end's name starts behind the first, or 0: " đến B", " - B"."""
    words, to = scan.words, last
    if words.gap(last) == " " and last < words.size and words.lower[last] in scan.lexicon["stretch_to"]:
        to = last + 1
    elif words.gap(last) != " - ":
        return 0
    return to if to < words.size and words.caps[to] and words.gap(to) in {" ", " - "} else 0


def _end(scan: Scan, item: int) -> int:
    """Return where the name of an end ends that is sure to be a street, though units may be called so as well; or 0."""
    words = scan.words
    last = words.run(item, BLANK, _LONGEST)
    known = words.slice(item, last).lower() in scan.lexicon["stretch_streets"] and not scan.suffix_after(last)
    return last if known else own_street(scan, item)


def _shares(scan: Scan, first: int) -> int:
    """Return where the first end ends, which may be a unit too, if the second one surely is a street; or 0."""
    last = _end(scan, first) or _other(scan, first)
    to = _towards(scan, last) if last else 0
    return last if to and _end(scan, to) else 0


def _other(scan: Scan, item: int) -> int:
    """Return where a name of two words or more ends that no unit bears and no type word opens; or 0."""
    words = scan.words
    last = words.run(item, BLANK, _LONGEST)
    plain = last > item + 1 and scan.head(item) is None and not levels_borne(words.slice(item, last))
    return last if plain and not (first_syllable(scan, item, last) or scan.suffix_after(last)) else 0
