"""What a site is for, between its head word and its name: "Khu dịch vụ - du lịch X", "Khu đô thị, nghỉ dưỡng Y"."""

from extract.patterns.places.state import BLANK, Scan

_MOST_MODIFIERS = 3
_MOST_USES = 8
_LONGEST_USE = 3
_JOINTS = frozenset({" ", ", ", " - "})


def past_uses(scan: Scan, index: int, first: int) -> int:
    """Return where the name starts behind what a site, whose head word stands from `index` to before `first`, is."""
    return max(_past_modifiers(scan, index, first), past_list(scan, index, first))


def _past_modifiers(scan: Scan, index: int, first: int) -> int:
    """Return where the words that describe the site end; in capitals and with no name behind them they are it."""
    words, name, own = scan.words, first, 0
    for _ in range(_MOST_MODIFIERS):
        phrase = scan.lexicon.modifiers.longest(words, name)
        if phrase is None or words.gap(name) != " ":
            break
        single = len(phrase.words) == 1 and words.caps[name]
        own = own + 1 if single else 0
        name += len(phrase.words)
    named = name < words.size and words.gap(name) == " " and words.caps[name]
    new = own == 1 and words.slice(index, first).lower() in scan.lexicon["called_new"]
    return name - own if not named and (own > 1 or (new and words.lower[name - 1] in scan.lexicon["new"])) else name


def past_list(scan: Scan, index: int, first: int) -> int:
    """Return where a name starts behind a list of uses: "thương mại, dịch vụ và căn hộ X"; `first` if none does.

    Behind a list the parks or estates of a province, or several of them, are only told of: "đô thị, dịch vụ Hà Nội".
    """
    words, sets, at = scan.words, scan.lexicon, first
    if words.lower[index] not in sets["used"] or words.before(index) in sets["before_used"]:
        return first
    for _ in range(_MOST_USES):
        joined = at < words.size and words.lower[at] in sets["and"] and at > first
        start = at + joined
        end = _use(scan, start) if start < words.size and words.gap(at) in _JOINTS else start
        if end == start or (joined and words.gap(start) != " ") or (at == first and not _told(scan, start, end)):
            break
        at = end
    if at == first or at >= words.size or words.gap(at) != " " or not words.caps[at]:
        return first
    several = scan.plural(index) or scan.unit_at(at, ("province",)) == words.run(at, BLANK)
    return first if several or len(words.raw[at]) == 1 else at  # "Khu thương mại - dịch vụ B"


def _told(scan: Scan, start: int, end: int) -> bool:
    """Tell whether the words are a use, which makes a site of an area: not in "khu trung tâm Sài Gòn"."""
    return scan.words.gap(start) == ", " or scan.words.slice(start, end).lower() in scan.lexicon["uses"]


def _use(scan: Scan, start: int) -> int:
    """Return where a use, or what describes a site, ends that starts there; `start` if none does."""
    words = scan.words
    for end in range(min(start + _LONGEST_USE, words.size), start, -1):
        if words.slice(start, end).lower() in scan.lexicon["uses"]:
            return end
    phrase = scan.lexicon.modifiers.longest(words, start)
    return start + len(phrase.words) if phrase and len(phrase.words) > 1 else start
