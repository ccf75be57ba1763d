"""The stretches of a text that the rules leave in doubt: capitalised runs that none resolved, and names that may be
a person's or a word.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.ner.others import firm_behind, firm_name, given_name, of_other, own_words
from extract.patterns.places.not_places.bylines import credited, names_on_line
from extract.patterns.places.not_places.companies import company
from extract.patterns.places.not_places.firms_again import called, told_of_firm
from extract.patterns.places.not_places.people import is_person, of_people
from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.text.lexicon import Head
from extract.spots import Spot

FEATURES = frozenset({"site", "natural", "village", "road"})
"""The kinds of places that are no units."""
_FEWEST = 2
_MOST = 6
_BEFORE = ("cues", "and", "enclosing", "including")
_FEW_DIGITS = 3  # of a number that belongs to a name, not to a sum
_GOES_ON = frozenset({" ", ".", ",", "/", "%", " %"})  # after a number that counts something
_AGE_DIGITS = 2


class Stretch(NamedTuple):
    """Words of the text, as a half-open range, and the spot that the rules made of them, if they did."""

    first: int
    end: int
    spot: Spot | None


class Doubts(NamedTuple):
    """The stretches in doubt, spots that may be people, then runs that hold no place; the people of whom it is sure.

    `others` are the names that the text tells elsewhere as a person's, a firm's or a paper's.
    """

    stretches: list[Stretch]
    people: list[range]
    others: set[tuple[str, ...]]


def doubtful(scan: Scan, standing: Sequence[Spot]) -> Doubts:
    """Return what the rules leave in doubt."""
    words = scan.words
    first_at = {start: index for index, start in enumerate(words.starts)}
    end_at = {end: index + 1 for index, end in enumerate(words.ends)}
    found = []
    for spot in standing:
        first, end = first_at.get(spot.start), end_at.get(spot.end)
        if first is not None and end is not None and spot.rule == "bare" and _person(scan, spot, first, end):
            found.append(Stretch(first, end, spot))
    settled, people, others = _settled(scan)
    taken = {index for spot in standing for index in _inside(words.starts, spot)} | settled
    for first, end in runs(scan):
        if not taken.isdisjoint(range(first, end)) or _fills_line(scan, first, end):
            continue
        if of_other(scan, first, end):
            others.add(called(scan, first, end))
        elif not (called(scan, first, end) in others and told_of_firm(scan, first, end)):
            found.append(Stretch(first, end, None))
        if firm_behind(scan, end):
            others.add(called(scan, first, end))
    return Doubts(found, people, others)


def _settled(scan: Scan) -> tuple[set[int], list[range], set[tuple[str, ...]]]:
    """Return the words that the rules know to be a firm's or a person's, and the type words; the people's names.

    The last are how the text may call these again: the words with which an English firm's name opens, given names.
    """
    words = scan.words
    settled: set[int] = set()
    people: list[range] = []
    others: set[tuple[str, ...]] = set()
    for index, word in enumerate(words.lower):
        # Most words start no head word: what a look-up tells is not worth a call.
        if word in scan.lexicon.heads and (phrase := scan.head(index)) is not None:
            head, name = phrase.heads[0], index + len(phrase.words)
            settled.update(range(index, end := _after_head(scan, head, index, name)))
            if head.role == "person" and end > name:
                people.append(range(name, end))
        if words.caps[index]:
            settled.update(firm := firm_name(scan, index))
            others.update(called(scan, firm.start, end) for end in range(firm.start + _FEWEST, firm.stop))
            settled.update(range(index, credited(scan, index)))
            end = words.run(index)
            if _of_people(scan, index):
                settled.update(range(index, words.run(index, BLANK)))
            unknown = index not in settled and end - index > _FEWEST and _surname(scan, index)
            if unknown and is_person(scan, index, end):
                settled.update(range(index, end))
                people.append(range(index, end))
    others.update(filter(None, (given_name(scan, person) for person in people)))
    return settled, people, others


def _of_people(scan: Scan, index: int) -> bool:
    """Tell whether the run is a people's name, where no word like "in" makes a place of it, or a newspaper's."""
    end = scan.words.run(index, BLANK)
    name = scan.words.slice(index, end).lower()
    people = name in scan.lexicon["ethnic"] and (not scan.cued(index) or of_people(scan, index, end))
    return people or name in scan.lexicon["newspapers"]


def _after_head(scan: Scan, head: Head, index: int, name: int) -> int:
    """Return the word after a head word, or after the name of the person or firm, or the by-line, that it announces."""
    if head.role == "company":
        return max(name, company(scan, head, index, name))
    if head.role == "person" and not head.weak:
        return max(name, scan.words.run(name, BLANK))
    if head.role == "credit" and _by_line(scan, index, name):
        return max(name, scan.words.run(name), names_on_line(scan, index, name))
    return name


def _by_line(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a by-line starts after its word: "Ảnh: Minh Đức - Thu Hà", "By Hoang Thanh"."""
    words = scan.words
    if name >= words.size:
        return False
    gap = words.gap(name)
    return gap.strip() == ":" or (gap == " " and words.caps[index] and words.opens_sentence(index))


def feature_word(scan: Scan, index: int) -> str:
    """Return the kind of feature that a name's last words tell, if they start there; else an empty text."""
    tail = scan.lexicon.after.longest(scan.words, index)
    return tail.heads[0].role if tail is not None and tail.heads[0].role in FEATURES else ""


def _surname(scan: Scan, index: int) -> bool:
    """Tell whether the word is a surname that places are not called by."""
    lower = scan.words.lower[index]
    return lower in scan.lexicon["surnames"] and lower not in scan.lexicon["places_too"]


def namelike(scan: Scan, first: int, end: int) -> bool:
    """Tell whether words that no unit near is called by can be a place's name, not a person's or a word."""
    words = scan.words
    clan = end - first > _FEWEST and words.lower[first] in scan.lexicon["clans"]
    woman = words.caps[first] and words.lower[first].startswith(tuple(scan.lexicon["surnames_of_women"]))  # H'Bia Niê
    if len(words.raw[first]) == 1 or clan or woman or _surname(scan, first):  # A Bình, Thạch Kim Thái, Phạm Long
        return False
    if scan.language == "en" and scan.middle_name(first, end) and words.before(first) not in scan.lexicon["locative"]:
        return False  # "asked for the help of Ven Thi Son"
    if scan.language == "en" and not scan.cued(first) and _presented(scan, end):
        return False
    if scan.language == "vi" and (_starts_clause(scan, first, end) or _after_noun(scan, first)):
        return False
    return all(map(words.syllable, range(first, end)))


def _presented(scan: Scan, end: int) -> bool:
    """Tell whether an age or an office follows, as behind a person's name: "Lai Nhu Long, deputy chairman of ..."."""
    words = scan.words
    if end + 1 >= words.size or words.gap(end) != ", ":
        return False
    age = words.raw[end].isdecimal() and len(words.raw[end]) == _AGE_DIGITS and words.gap(end + 1).startswith(",")
    phrase = None if words.caps[end] else scan.head(end)
    return age or (phrase is not None and phrase.heads[0].role == "person")


def _starts_clause(scan: Scan, first: int, end: int) -> bool:
    """Tell whether the words open a sentence that goes on, as "Hai Kế" does in "Hai Kế hoạch này"."""
    return scan.words.opens_sentence(first) and scan.words.gap(end) == " "


def _after_noun(scan: Scan, first: int) -> bool:
    """Tell whether a plain word before, unlike "ở" or "và", says what bears the name: "lăng Khải Định", "ca sỹ An"."""
    words = scan.words
    if not first or words.gap(first) != " " or words.caps[first - 1]:
        return False
    before = {words.lower[first - 1], words.slice(max(0, first - 2), first).lower()}
    return before.isdisjoint(own_words("before_names")) and not any(before & scan.lexicon[part] for part in _BEFORE)


def _fills_line(scan: Scan, first: int, end: int) -> bool:
    """Tell whether the run is all that its line holds, as by-lines and headings do."""
    return "\n" in scan.words.gap(first) and "\n" in scan.words.gap(end)


def _coded(scan: Scan, first: int, end: int) -> bool:
    """Tell whether the run belongs to a number: "Decision No. 5", "12/QĐ-TTg", "Đài Thơm 8"."""
    words = scan.words
    if words.lower[end - 1] in scan.lexicon["numbers"] or words.gap(first).endswith("/"):
        return True
    numbered = end < words.size and words.gap(end) == " " and words.number(end) and len(words.raw[end]) < _FEW_DIGITS
    return numbered and not (end + 1 < words.size and words.gap(end + 1) in _GOES_ON)


def _person(scan: Scan, spot: Spot, first: int, end: int) -> bool:
    """Tell whether a bare name that was taken for a place looks like a person's, or a word."""
    if spot.doubtful:
        return True
    if spot.core is not None:
        return False  # "Phan Thiet airport": what bears the name is no person
    return end - first >= _FEWEST and _surname(scan, first)


def _inside(starts: Sequence[int], spot: Spot) -> Iterator[int]:
    """Yield the words that start inside the spot."""
    return iter(range(bisect_left(starts, spot.start), bisect_left(starts, spot.end)))


def runs(scan: Scan) -> Iterator[tuple[int, int]]:
    """Yield the capitalised runs of two words and more, and what is left of each without the word that opens it."""
    words, index = scan.words, 0
    while index < words.size:
        if not words.caps[index]:
            index += 1
            continue
        end = words.run(index)
        yield from (part for part in _parts(scan, index, end) if _name(scan, *part) and not _coded(scan, *part))
        index = end


def _parts(scan: Scan, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the run, or the names in it that a dash parts, each also without an opening word."""
    words, start = scan.words, first
    for at in range(first + 1, end + 1):
        if at < end and words.gap(at) != " - ":
            continue
        opened = scan.opener(start)  # "But Son" is a man's name with the word that opens the sentence
        if not (opened and at - start == _FEWEST):
            yield start, at
        if at - start > _FEWEST and (words.opens_sentence(start) or opened):
            yield start + 1, at
        start = at


def _name(scan: Scan, first: int, end: int) -> bool:
    """Tell whether the words can be a name: two to six, none of them in capitals only, but for single letters."""
    raw = scan.words.raw[first:end]
    return _FEWEST <= len(raw) <= _MOST and not any(len(word) > 1 and word.isupper() for word in raw)
