"""Areas that are no units, before the word "area", which stays outside: "the Xai Chuc area"."""

from extract.patterns.places.bare.bare import bare
from extract.patterns.places.behind.lists_before import LONGEST, trailing
from extract.patterns.places.state import Scan
from extract.patterns.places.text.lexicon import Head

_FEATURES = frozenset({"natural", "site"})


def area(scan: Scan, head: Head, index: int, at: int, after: int) -> int:
    """Read the name of such an area that ends before the word at `at`; return the word after what was read."""
    first = trailing(scan, index, at)
    if scan.language != "en" or after - at > 1 or first < 0 or not _own_name(scan, first, at):
        bare(scan, index, at)
        return at
    bare(scan, index, first)
    scan.add(first, at, head.role, kind=head.role)
    return at


def _own_name(scan: Scan, first: int, at: int) -> bool:
    """Tell whether the words are a name of two to four syllables that no unit, person or known feature bears."""
    words, sets = scan.words, scan.lexicon
    if not 1 < at - first <= LONGEST or not all(map(words.syllable, range(first, at))):
        return False
    phrase, name = scan.head(first), words.slice(first, at).lower()
    if phrase is not None and phrase.heads[0].role in _FEATURES:
        return False  # "Bãi Đá Trứng"
    if name in sets["ethnic"] | sets["newspapers"] | sets["no_areas"] or words.lower[first] in sets["feature_firsts"]:
        return False  # "the He Thu area" of rice, "the Ho Guom area"
    person = scan.surnamed(first, at) and words.lower[first] not in sets["places_too"]
    if person or words.lower[first] in sets["natural_firsts"] or words.lower[first] in sets["directions"]:
        return False
    known = (
        scan.unit_at(start, None, at) == at or scan.lexicon.names.longest(words, start) for start in range(first, at)
    )
    return not any(known)
