"""Units that a merger made one: "trên cơ sở sáp nhập xã A và xã B", "merging the communes: A, B and C"."""

import re
from collections.abc import Iterator
from functools import cache

from extract import lexicon
from extract.bearers import named
from extract.gazetteer import unit_types
from extract.lexicon import alternation
from extract.patterns.places.lexicon import places_lexicon
from extract.spots import Spot
from extract.text import CAPITALS

_BACK = 70
_SENTENCE = 160  # characters back to the name of the new unit
_LIST_GAP = 24
_NEXT = frozenset({"; ", ", "})  # between two mergers: "... thành phường A; phường B, xã C thành phường B"
_END = re.compile(r"[.!?;]\s|\n")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what stands before merged units, before those left after it, before even one, and between two of them."""
    words = lexicon.load("places")["mergers"]
    merging, basis = lexicon.alternation(words["merging"]), lexicon.alternation(words["basis"])
    joining, other = lexicon.alternation(words["joining"]), lexicon.alternation(words["no_merger_after"])
    no_merger = "".join(rf"(?<!{word}\s)" for word in words["no_merger_before"])
    after, left = lexicon.alternation(words["after"]), lexicon.alternation(words["left"])
    return (
        re.compile(rf"(?<!\w){no_merger}(?:{merging})(?!\s(?:{other}))(?:\s[\w-]+){{0,8}}:?\s?$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{after})\s(?:{merging})(?:\s[\w-]+){{0,7}}?\s(?:{left})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{basis})(?!\w)[^.;\n]*$", re.IGNORECASE),
        re.compile(rf"(?:, | - |; |[,)]{{0,2}} (?:{joining}) (?:the )?)$", re.IGNORECASE),
    )


@cache
def _to_come() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what stands before units that are only to come, before one of them, and what speaks against it.

    "các xã mới: ", "dự kiến thành lập "; "xã mới lấy tên là "; "phường mới gồm 3 phường hiện nay là ". What one new
    unit is made of stands behind "gồm" as several new ones do.
    """
    words = {name: alternation(each) for name, each in lexicon.load("places")["mergers"].items()}
    not_made = rf"(?!\w)(?!\s(?:{words['new_made']})(?!\w))"
    types, plural = f"(?:{words['communes']})", rf"(?:{alternation(places_lexicon()['plural'])}|\d{{1,3}})\s"
    beside = [rf"(?:{words['new']})\s{types}", rf"{types}\s(?:{words['new']})"]
    several = "|".join([*(plural + each for each in beside), rf"(?:{words['new']})\s(?:{words['communes_plural']})"])
    listed = rf"(?:{several}){not_made}[^.;:,\n]{{0,40}}?(?:\s(?:{words['listing']}):?|:)\s(?:1\.\s)?"
    founded = rf"(?:{words['planned']})(?!\w)[^.;,\n]{{0,60}}?(?<!\w)(?:{words['founding']})(?:\s\d{{1,3}})?\s"
    one = rf"(?:{'|'.join(beside)}){not_made}[^.;:,\n]{{0,40}}?\s(?:{words['naming']})\s"
    against = rf"(?<!\w)(?:{words['standing']})(?!\w)|(?:{words['feast']})"
    return (
        re.compile(rf"(?<!\w)(?:{listed}|{founded}(?:{plural})?)$", re.IGNORECASE),
        re.compile(rf"(?<!\w){one}$", re.IGNORECASE),
        re.compile(against, re.IGNORECASE),
    )


@cache
def _behind() -> re.Pattern[str]:
    """Return what stands behind units that are not to come: those of a merger, an organ's, what was founded once."""
    words = lexicon.load("places")["mergers"]
    told = rf"(?i:{alternation([*words['making'], *words['standing'], *words['organs']])})(?!\w)"
    year = r"(?:19\d\d|20[01]\d|202[0-4])(?!\d)"
    return re.compile(rf" (?:{told}|[{CAPITALS}])|['’]s| \(?(?:\w{{1,4}} )?{year}")


@cache
def _past() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what stands before a list of what was, what before one of what is, and what behind one that was."""
    words = {name: alternation(each) for name, each in lexicon.load("places")["mergers"].items()}
    return (
        re.compile(rf"(?<!\w)(?:{words['once']}|{words['basis']})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:(?:{words['after']})\s(?:{words['merging']})|{words['now']})(?!\w)", re.IGNORECASE),
        re.compile(rf",?\s(?:{words['ended']}|{words['once']})(?!\w)", re.IGNORECASE),
    )


def mark(spots: list[Spot], text: str) -> None:
    """Note of each unit that a merger ended that it is a former one, and what it became."""
    index, going = 0, False
    while index < len(spots):
        merged = list(_merged(spots, index, text, going=going)) if _unit(spots[index]) else []
        if not merged:
            index, going = index + 1, False
            continue
        after = _into_after(spots, index + len(merged), text)
        before = None if going else _into(spots, index, text)
        into = after if before is None else before
        for spot in merged:
            spot.former, spot.into = True, into
        if into is not None:
            into.created = True
        index += len(merged) + (after is not None)
        going = after is not None
    _mark_coming(spots, text)
    _mark_past(spots, text)


def _mark_coming(spots: list[Spot], text: str) -> None:
    """Note of the communes that were only to come when the text was written, one or a list, that they were."""
    index = 0
    while index < len(spots):
        coming = _coming(spots, index, text) if _commune(spots[index]) and not spots[index].former else []
        for spot in coming:
            spot.created = True
        index += max(len(coming), 1)


def _coming(spots: list[Spot], index: int, text: str) -> list[Spot]:
    """Return the communes, from the index on, that the words before and behind them say were only to come."""
    several, one, against = _to_come()
    before = spots[index - 1] if index and _commune(spots[index - 1]) else None
    start = max(before.end if before else 0, spots[index].start - _SENTENCE)
    found = several.search(text, start, spots[index].start)
    alone = found or one.search(text, start, spots[index].start)
    if alone is None or against.search(alone[0]):
        return []
    listed = _listed(spots, index, text) if found else [spots[index]]
    told = any(_behind().match(text, spot.end) for spot in listed)
    return [] if told or any(map(_gone, listed)) else listed


def _listed(spots: list[Spot], index: int, text: str) -> list[Spot]:
    """Return the communes of the list that starts at the index and goes on to the next semicolon."""
    last = index
    while last + 1 < len(spots) and _commune(spots[last + 1]):
        gap = text[spots[last].end : spots[last + 1].start]
        if len(gap) > _LIST_GAP or ";" in gap or not _patterns()[3].match(gap):
            break
        last += 1
    return spots[index : last + 1]


def _gone(spot: Spot) -> bool:
    """Tell whether there was no such unit to come: a township, or a name that only a former commune bears."""
    registers = {unit.register for unit in named(spot.name) if unit.level == "commune"}
    return unit_types().old.issuperset(spot.types) or registers == {"old"}


def _mark_past(spots: list[Spot], text: str) -> None:
    """Note of the lists of communes that a merger, or the time before it, is told of beside them."""
    first: dict[int, Spot] = {}
    last: dict[int, Spot] = {}
    for spot in spots:
        if spot.group and _commune(spot):
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


def _commune(spot: Spot) -> bool:
    """Tell whether the spot is a commune with a type word."""
    return _unit(spot) and spot.levels == ("commune",)


def _unit(spot: Spot) -> bool:
    """Tell whether the spot is a unit with a type word."""
    return bool(spot.types) and spot.administrative and not spot.soft


def _merged(spots: list[Spot], index: int, text: str, *, going: bool) -> Iterator[Spot]:
    """Return the units of the list that starts at the index, none if no merger is told of before it.

    `going`: it may be the next of several mergers, as the unit that the last one made stands before it.
    """
    merging, left, basis, joined = _patterns()
    first = spots[index]
    start = max(spots[index - 1].end if index else 0, first.start - _BACK)
    before = text[start : first.start]
    again = going and before in _NEXT
    if not again and (not merging.search(before) or left.search(before) or _towards(before, "into")):
        return
    if _towards(before, "partner"):
        yield first
        return
    last = index
    while last + 1 < len(spots) and spots[last + 1].start - spots[last].end <= _LIST_GAP:
        gap = text[spots[last].end : spots[last + 1].start]
        if spots[last + 1].levels != first.levels or not _unit(spots[last + 1]) or not joined.match(gap):
            break
        last += 1
    if again and _into_after(spots, last + 1, text) is None:
        return
    if last > index or basis.search(before):
        yield from spots[index : last + 1]


def _towards(before: str, words: str) -> bool:
    """Tell whether the last word before a unit is one of these: merged *into* it, merged *with* it."""
    last = before.rstrip().rpartition(" ")[2].lower()
    return last in lexicon.load("places")["mergers"][words]


def _into(spots: list[Spot], index: int, text: str) -> Spot | None:
    """Return the unit of the same level that the sentence names before the merged ones."""
    first = spots[index]
    for spot in reversed(spots[max(0, index - 4) : index]):
        if first.start - spot.end > _SENTENCE or _END.search(text, spot.end, first.start):
            return None
        if _unit(spot) and spot.levels == first.levels:
            return spot
    return None


def _into_after(spots: list[Spot], index: int, text: str) -> Spot | None:
    """Return the unit of the same level behind the merged ones: "... thành xã mới có tên gọi là xã Tân Hưng"."""
    if index >= len(spots) or not _unit(spots[index]) or spots[index].levels != spots[index - 1].levels:
        return None
    gap = text[spots[index - 1].end : spots[index].start]
    making = lexicon.load("places")["mergers"]["making"]
    made = len(gap) <= _BACK and gap.startswith(tuple(f" {word} " for word in making)) and not _END.search(gap)
    return spots[index] if made else None
