"""Two names with a dash before their English type word: both border gates, both ends of an expressway."""

from extract.bearers import LARGE, levels_borne
from extract.patterns.places.behind.lists_before import LONGEST, ON_LINE, list_before
from extract.patterns.places.state import BLANK, WIDE, Scan
from extract.patterns.places.text.lexicon import Head

_HALF_BLANK = frozenset({"- ", " -"})
_DASHES = ON_LINE - {" "}
_PROVINCE = ("province",)
_LONGEST_END = 6
_RECENT = 30  # spots: more than the words of one end can hold


def gates(scan: Scan, head: Head, index: int, at: int, after: int) -> int:
    """Read "Mong Cai - Dongxing border gate": two gates, each on its side; return the word after, or 0."""
    words = scan.words
    dashes = [word for word in range(index + 1, at) if "-" in words.gap(word)]
    if head.role != "site" or len(dashes) != 1 or words.lower[after - 1] not in scan.lexicon["gates"]:
        return 0
    middle = dashes[0]
    if max(middle - index, at - middle) > LONGEST or any(map(scan.opener, range(index, at))):
        return 0
    if scan.suffix_after(after):
        return 0  # "Huu Nghi - Chi Lang border gate expressway"
    if _no_gate(scan, index, middle) or _no_gate(scan, middle, at):
        return 0  # "Lang Son - Huu Nghi border gate" is a way, "Quang Ninh - Guangxi border gates" lie in both
    if scan.unit_at(index, LARGE) == middle and scan.unit_at(middle) == at:
        return 0  # "Huong Hoa - Lao Bao border gate": a district and its gate
    group = scan.group()
    _gate(scan, (index, middle, middle), "site", group)
    _gate(scan, (middle, at, after), head.role, group)
    list_before(scan, Head("site"), index, after)
    return after


def _no_gate(scan: Scan, start: int, end: int) -> bool:
    """Tell whether one side of the dash is a province's or a country's whole name: "Viet - Lao border gate"."""
    if scan.unit_at(start, _PROVINCE) == end or scan.country(start):
        return True
    return scan.words.slice(start, end).lower() in scan.lexicon["country_shorts"]


def _gate(scan: Scan, at: tuple[int, int, int], rule: str, group: int) -> None:
    """Add a gate: `at` is where it starts, where its name ends and where its head word does."""
    first, name, end = at
    spot = scan.add(first, end, rule, kind="site", group=group)
    if not levels_borne(scan.unit_name(first, name)):  # a bare repeat may be the unit's
        spot.core = (spot.start, scan.words.ends[name - 1])


def far_end(scan: Scan, first: int, at: int) -> int:
    """Return where an expressway's name starts whose other end stands in no run with it, else the index `first`.

    "Ho Chi Minh city - Long Thanh expressway", "Van Don- Mong Cai expressway": `at` is the index of the type word.
    """
    words = scan.words
    phrase = scan.lexicon.after.longest(words, at)
    if not phrase or all(head.role != "expressway" for head in phrase.heads) or words.gap(first) not in _DASHES:
        return first
    typed = first > 1 and not words.caps[first - 1] and words.lower[first - 1] in scan.lexicon["ends_of_roads"]
    if typed == (words.gap(first) in _HALF_BLANK) or (typed and words.gap(first - 1) != " "):
        return first
    start = _end_before(scan, first - typed, typed=typed)
    return start if start >= 0 and _retaken(scan, start) else first


def _end_before(scan: Scan, end: int, *, typed: bool) -> int:
    """Return where the name of a place starts that ends before the word, -1 if none does."""
    words, start = scan.words, end
    while start > 0 and end - start < _LONGEST_END and words.caps[start - 1] and not scan.opener(start - 1):
        if start < end and words.gap(start) not in ON_LINE:
            break
        start -= 1
    known = next((at for at in range(start, end) if scan.unit_at(at) == end), -1)
    if known >= 0 or typed:
        return known
    return start if start < end and all(map(words.syllable, range(start, end))) else -1


def _retaken(scan: Scan, start: int) -> bool:
    """Take back the spots from the word on, which must all start there or later, and tell whether that was so."""
    begin = scan.words.starts[start]
    recent = scan.spots[-_RECENT:]
    if any(spot.start < begin < spot.end for spot in recent):
        return False
    scan.spots[-_RECENT:] = [spot for spot in recent if spot.start < begin]
    return True


def ends_road(scan: Scan, index: int, end: int) -> bool:
    """Tell whether the name is one end of a road: "Hoang Sa - Doc Soi road"."""
    suffix = scan.suffix(scan.words.run(index, WIDE)) if scan.words.gap(end) in WIDE - BLANK else None
    return suffix is not None and suffix[0].role in {"road", "expressway"}


def past_sign(scan: Scan, first: int, at: int) -> int:
    """Return where a road with both its ends starts behind the sign of a paper: "QTV - Van Don - Mong Cai Highway"."""
    words = scan.words
    dashes = [word for word in range(first + 1, at) if words.gap(word) == " - "]
    sign = len(words.raw[first]) > 1 and words.raw[first].isupper() and words.opens_sentence(first)
    signed = sign and len(dashes) > 1 and dashes[0] == first + 1 and not words.shouted(first, at)
    return first if not signed or scan.unit_at(first) > first else first + 1
