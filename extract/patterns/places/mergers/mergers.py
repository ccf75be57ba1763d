"""Units that a merger made one: "trên cơ sở sáp nhập xã A và xã B", "merging the communes: A, B and C"."""

import re
from collections.abc import Sequence
from functools import cache

from extract import lexicon
from extract.gazetteer import YEARS_BEFORE, fold_word
from extract.lexicon import alternation
from extract.patterns.places.mergers.bare_parts import became
from extract.patterns.places.mergers.merged_lists import alike, commune, heads, listed, past_around, sources, unit
from extract.patterns.places.text.cues import cued, cues
from extract.patterns.places.text.lexicon import places_lexicon
from extract.patterns.places.units.shares import areas, share
from extract.spots import Spot

_BACK = 110
_SENTENCE = 160  # characters back to the name of the new unit
_FOUNDED = 40  # characters from a word like "thành lập", or a year, to the units that it is said of
_LEAST = 2
_NEXT = frozenset({"; ", ", "})  # between two mergers: "... thành phường A; phường B, xã C thành phường B"
_END = re.compile(r"[.!?;]\s|\n")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what stands before merged units, before those left after it, and before even a single one."""
    words = sources()
    no_merger = "".join(rf"(?<!{word}\s)" for word in _words("no_merger_before"))
    merging = rf"{no_merger}(?:{words['merging']})(?!\s(?:{words['no_merger_after']}))"
    left = rf"(?:{words['after']})\s(?:{words['merging']})(?:\s[\w-]+){{0,7}}?\s(?:{words['left']})(?!\w)"
    return (
        re.compile(rf"(?<!\w){merging}{_of()}$", re.IGNORECASE),
        re.compile(rf"(?<!\w){left}", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{words['basis']})(?!\w)[^.;\n]*$", re.IGNORECASE),
    )


@cache
def _merging_cues() -> tuple[str, ...]:
    """Return what must stand before merged units."""
    return cues(*_words("merging"))


def _of() -> str:
    """Return a pattern source of what stands between a merger and its first unit: " toàn bộ diện tích, dân số các "."""
    return rf"(?:\s{areas()},|\s[\w-]+){{0,9}}:?\s?"


@cache
def _making() -> tuple[re.Pattern[str], ...]:
    """Return what stands between a new unit and its parts, surely, if it is founded, and likely, and what says so.

    "phường A được thành lập từ các phường ..."; "Thành lập phường A từ ..."; "phường A gồm toàn bộ phường ...".
    """
    words = sources()
    told, plural = alternation([*_words("told_of_new"), *_words("standing")]), alternation(places_lexicon()["plural"])
    new, of = rf"\)?(?:\s\(?(?:{words['new']})\)?)?", _of()
    units = rf"(?:\s(?:{words['communes']}|{words['counted_as']}|{plural}|\d{{1,3}}))*:?\s"
    held = rf"{new},?(?:\s(?:{told}))*,?\s(?:{words['holding']}){units}(?:{share()})?(?:(?:{plural})\s)?"
    return (
        re.compile(rf"{new}(?:[^.;:!?\n]|[.](?=\d)){{0,80}}?\s(?:{words['basis']}){of}", re.IGNORECASE),
        re.compile(rf"{new},?\s(?:{words['out_of']}){of}", re.IGNORECASE),
        re.compile(held, re.IGNORECASE),
        re.compile(
            rf"{new}(?:(?:\s[^\W\d_]+){{0,5}}?,?\s(?:{words['holding']})(?!\w)|:){units}(?:{share()})?", re.IGNORECASE
        ),
        re.compile(rf"(?<!\w)(?:{words['founding']})(?:\s[^\W\d_]+){{0,3}}?\s$", re.IGNORECASE),
        re.compile(rf"(?:{share()})(?:[^\W\d_]{{1,6}} )?$", re.IGNORECASE),
    )


@cache
def _once() -> re.Pattern[str]:
    """Return the pattern of when mergers were before those of July 2025: "năm 2019", "1/1/2025", not "31/12/2024"."""
    year = rf"(?<![\d.-])(?<!31/12/){YEARS_BEFORE}(?![\d/-])"
    return re.compile(rf"{year}|(?<!\d)0?1/0?[1-3]/2025")


@cache
def _past() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what stands before a list of what was, what before one of what is, and what behind one that was."""
    words = sources()
    return (
        re.compile(rf"(?<!\w)(?:{words['once']}|{words['basis']})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:(?:{words['after']})\s(?:{words['merging']})|{words['now']})(?!\w)", re.IGNORECASE),
        re.compile(rf",?\s(?:{words['ended']}|{words['once']})(?!\w)", re.IGNORECASE),
    )


def mark(spots: list[Spot], text: str) -> None:
    """Note of each unit that a merger ended that it is a former one, and what it became."""
    index, going = 0, False
    while index < len(spots):
        merged, last, into = _told(spots, index, text, going=going) if unit(spots[index]) else ([], index, None)
        if not merged:
            index, going = index + 1, False
            continue
        after = _into_after(spots, merged[-1], last, text) if into is None else None
        before = None if going else into or _into(spots, index, text)
        into = after if before is None else before
        for spot in merged:
            spot.former, spot.into = True, into
        if into is not None:
            old = _long_ago(text, into, merged)
            into.proven = into.proven or (not old and became(merged, into))
            into.created = into.created or into.proven or not old
        index = last + 1 + (after is not None)
        going = after is not None
    _mark_past(spots, text)


def _told(spots: list[Spot], index: int, text: str, *, going: bool) -> tuple[list[Spot], int, Spot | None]:
    """Return the merged units of the list that starts at the index, the index of its last place, and what they made.

    No units are returned where no merger is told of before them, and no new unit where it is not told right there.
    `going`: they may be of the next of several mergers, as the unit that the last one made stands before them.
    """
    merging, left, basis = _patterns()
    first = spots[index]
    start = max(spots[index - 1].end if index else 0, first.start - _BACK)
    before = text[start : first.start]
    again = going and before in _NEXT
    merger = cued(before, _merging_cues()) and merging.search(before)
    if not again and (not merger or left.search(before) or _towards(before, "into")):
        return _made(spots, index, text)
    if _towards(before, "partner"):
        return [first], index, None
    units, last = _before_heir(*listed(spots, index, text), text)
    alone = len(units) == 1 and not basis.search(before)
    if alone or (again and _into_after(spots, units[-1], last, text) is None):
        return [], index, None
    return units, last, None


def _before_heir(units: list[Spot], last: int, text: str) -> tuple[list[Spot], int]:
    """Return a list and its end without the unit that the others became: "Sau sáp nhập xã A và xã B, xã C có"."""
    if len(units) <= _LEAST or not became(units[:-1], units[-1]):
        return units, last
    gap = text[units[-2].end : units[-1].start]
    closed = text[units[-3].end : units[-2].start].endswith(tuple(f" {word} " for word in _words("joining")))
    made = _making_behind().match(text, units[-1].end)
    return (units[:-1], last - 1) if closed and gap == ", " and not made else (units, last)


def _made(spots: list[Spot], index: int, text: str) -> tuple[list[Spot], int, Spot | None]:
    """Return what `_told` does of the units that a new one, named right before, is said to be made of."""
    into = _around(spots, index)
    if into is None or spots[index].start - spots[index - 1].end > _BACK:
        return [], index, None
    made, out_of, held, holding, founding, shared = _making()
    between = text[spots[index - 1].end : spots[index].start]
    founded = founding.search(text, max(0, into.start - _FOUNDED), into.start) is not None
    told = made.fullmatch(between) or (founded and out_of.fullmatch(between))
    likely = held.fullmatch(between)
    near = likely or holding.fullmatch(between)
    if not (told or near) or _splitting().search(between):
        return [], index, None
    units, last = listed(spots, index, text)
    parts = any(shared.search(text, max(0, spot.start - _BACK), spot.start) for spot in units)
    # It holds no such one.
    own = len(units) > 1 and fold_word(into.name) in (fold_word(spot.name) for spot in units)
    proven = (likely and (parts or own)) or became(units, into, whole=":" in between)
    known = told or (near and heads(text, into.start) and proven)
    return (units, last, into) if known else ([], index, None)


@cache
def _splitting() -> re.Pattern[str]:
    """Return the pattern of a word that parts a unit: "trên cơ sở chia tách từ xã X"."""
    return re.compile(rf"(?<!\w)(?:{alternation(_words('splitting'))})(?!\w)", re.IGNORECASE)


def _around(spots: Sequence[Spot], index: int) -> Spot | None:
    """Return the unit of the same level with nothing but what is around it between it and the one at the index."""
    for at in range(index - 1, max(-1, index - 4), -1):
        if unit(spots[at]) and alike(spots[at], spots[index]):
            return spots[at] if past_around(spots, at) == index - 1 else None
    return None


def _long_ago(text: str, into: Spot, merged: Sequence[Spot]) -> bool:
    """Tell whether the sentence says of which year before those of 2025 the merger was."""
    start, end = min(into.start, merged[0].start), max(into.end, merged[-1].end)
    before = _END.split(text[max(0, start - _FOUNDED) : start])[-1]
    behind = _END.split(text[end : end + _FOUNDED])[0]
    return any(map(_once().search, (before, text[start : merged[0].start], behind)))


def _mark_past(spots: list[Spot], text: str) -> None:
    """Note of the lists of communes that a merger, or the time before it, is told of beside them."""
    first: dict[int, Spot] = {}
    last: dict[int, Spot] = {}
    for spot in spots:
        if spot.group and commune(spot):
            first.setdefault(spot.group, spot)
            last[spot.group] = spot
    told = {group for group, spot in first.items() if _told_past(text, spot, last[group])}
    for spot in spots:
        spot.past = spot.group in told


def _told_past(text: str, first: Spot, last: Spot) -> bool:
    """Tell whether a merger of the list, or the time before it, is told of in its sentence."""
    once, left, behind = _past()
    before = text[max(0, first.start - _SENTENCE) : first.start]
    clause = _END.split(before)[-1]
    return (once.search(clause) is not None or behind.match(text, last.end) is not None) and not left.search(clause)


def _towards(before: str, words: str) -> bool:
    """Tell whether the last word before a unit is one of these: merged *into* it, merged *with* it."""
    last = before.rstrip().rpartition(" ")[2].lower()
    return last in _words(words)


def _into(spots: list[Spot], index: int, text: str) -> Spot | None:
    """Return the unit of the same level that the sentence names before the merged ones."""
    first = spots[index]
    for spot in reversed(spots[max(0, index - 4) : index]):
        if first.start - spot.end > _SENTENCE or _END.search(text, spot.end, first.start):
            return None
        if unit(spot) and spot.levels == first.levels:
            return spot
    return None


def _into_after(spots: list[Spot], merged: Spot, last: int, text: str) -> Spot | None:
    """Return the unit of a merged one's level behind the last place: "... thành xã mới có tên gọi là xã Tân Hưng"."""
    index = last + 1
    if index >= len(spots) or not unit(spots[index]) or spots[index].levels != merged.levels:
        return None
    gap = text[spots[last].end : spots[index].start]
    if len(gap) > _BACK or not _making_behind().match(gap) or _END.search(gap):
        return None
    return None if _not_making().search(gap) else spots[index]


@cache
def _not_making() -> re.Pattern[str]:
    """Return the pattern of a word for what else is made: "thành lập tổ công tác giúp xã X"."""
    return re.compile(rf"(?<!\w)(?:{alternation(_words('not_making'))})(?!\w)", re.IGNORECASE)


@cache
def _making_behind() -> re.Pattern[str]:
    """Return what stands behind the last of merged units before the one that they make: " thành", ", lấy tên là"."""
    return re.compile(rf"\)?,? (?:{alternation(_words('making'))})(?!\w)", re.IGNORECASE)


def _words(name: str) -> list[str]:
    """Return a list of words of mergers."""
    words: list[str] = lexicon.load("places")["mergers"][name]
    return words
