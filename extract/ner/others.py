"""Names that the words beside them tell as a person's, a firm's or a paper's."""

from functools import cache

from extract import lexicon
from extract.patterns.places.not_places.ages import by_figure, of_bracket, told_behind
from extract.patterns.places.not_places.firms_again import called
from extract.patterns.places.state import WIDE, Scan

_LONGEST_FIRM = 8  # words before the type word
_GIVEN = 2  # words


@cache
def own_words(key: str) -> frozenset[str]:
    """Return a list of the learned part's own words."""
    return frozenset(lexicon.load_file("stretches", "extract.ner")[key])


def of_other(scan: Scan, first: int, end: int) -> bool:
    """Tell whether a paper's type word, or the name's own age or year of birth, stands behind: no place has one."""
    words = scan.words
    sure = end < words.size and words.gap(end) == " " and words.lower[end] in own_words("papers")
    sure = sure or by_figure(scan, first, end)
    if sure or not told_behind(scan, end) or of_bracket(scan, first):
        return sure
    # "quê Tân Lập, SN 1990", "from Tan Lap (30 years old)", but "together with Mai Tan Ngan (born in 1988)"
    return not (scan.cued(first) if scan.language == "vi" else words.before(first) in scan.lexicon["whereabouts"])


def firm_behind(scan: Scan, end: int) -> bool:
    """Tell whether a firm's type word follows in small letters: "Long Hai enterprise", not "Long Hai enterprises"."""
    words = scan.words
    if scan.language != "en" or end >= words.size or words.gap(end) != " " or words.caps[end]:
        return False
    tail = scan.lexicon.after.longest(words, end) if words.lower[end] in scan.lexicon.suffixes else None
    if tail is None or tail.heads[0].role != "company":
        return False
    return words.lower[end + len(tail.words) - 1] not in own_words("many_firms")


def given_name(scan: Scan, person: range) -> tuple[str, ...]:
    """Return the last two of a person's three names and more, by which the text may call him: "Tien Linh"; or none."""
    return called(scan, person.stop - _GIVEN, person.stop) if len(person) > _GIVEN else ()


def firm_name(scan: Scan, index: int) -> range:
    """Return the words of a firm's English name whose type word stands at the index: "Hoa Phat Company"."""
    tail = scan.lexicon.after.longest(scan.words, index)
    if tail is None or tail.heads[0].role != "company":
        return range(0)
    start = index
    while index - start < _LONGEST_FIRM and start > 0 and scan.words.gap(start) in WIDE and _in_firm(scan, start - 1):
        start -= 1
    return range(start, index + len(tail.words))


def _in_firm(scan: Scan, at: int) -> bool:
    """Tell whether the word there can be a firm's: in a capital, or the number behind one: "Bac Nam 79 Company"."""
    words = scan.words
    return words.caps[at] or (at > 0 and words.number(at) and words.gap(at) == " " and words.caps[at - 1])
