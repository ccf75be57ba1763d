"""Units that a merger made one: "trên cơ sở sáp nhập xã A và xã B", "merging the communes: A, B and C"."""

import re
from collections.abc import Iterator
from functools import cache

from extract import lexicon
from extract.lexicon import alternation
from extract.patterns.places.lexicon import places_lexicon
from extract.spots import Spot

_BACK = 70
_SENTENCE = 160  # characters back to the name of the new unit
_LIST_GAP = 24
_END = re.compile(r"[.!?;]\s|\n")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what stands before merged units, before those left after it, before even one, and between two of them."""
    words = lexicon.load("places")["mergers"]
    merging, basis = lexicon.alternation(words["merging"]), lexicon.alternation(words["basis"])
    joining = lexicon.alternation(words["joining"])
    after, left = lexicon.alternation(words["after"]), lexicon.alternation(words["left"])
    return (
        re.compile(rf"(?<!\w)(?:{merging})(?:\s[\w-]+){{0,8}}:?\s?$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{after})\s(?:{merging})(?:\s[\w-]+){{0,7}}?\s(?:{left})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{basis})(?!\w)[^.;\n]*$", re.IGNORECASE),
        re.compile(rf"(?:, | - |; |[,)]{{0,2}} (?:{joining}) (?:the )?)$", re.IGNORECASE),
    )


@cache
def _to_come() -> re.Pattern[str]:
    """Return what stands before units that are only to come: "các xã mới: ", "dự kiến thành lập "."""
    words = {name: alternation(each) for name, each in lexicon.load("places")["mergers"].items()}
    types = f"(?:{words['communes']})"
    new = rf"(?:{types}\s(?:{words['new']})|(?:{words['new']})\s{types})(?!\w)(?!\s(?:{words['new_made']})(?!\w))"
    listed = rf"{new}(?:[^.;:\n]{{0,60}}?(?:\s(?:{words['listing']}):?|:)\s(?:1\.\s)?)"
    plural = rf"(?:(?:{alternation(places_lexicon()['plural'])})\s)?"
    founded = rf"(?:{words['planned']})(?!\w)[^.;\n]{{0,60}}?(?<!\w)(?:{words['founding']})(?:\s\d{{1,3}})?\s{plural}"
    return re.compile(rf"(?<!\w)(?:{listed}|{founded})$", re.IGNORECASE)


def mark(spots: list[Spot], text: str) -> None:
    """Note of each unit that a merger ended that it is a former one, and what it became."""
    index = 0
    while index < len(spots):
        merged = list(_merged(spots, index, text)) if _unit(spots[index]) else []
        if merged:
            into = _into(spots, index, text) or _into_after(spots, index + len(merged), text)
            for spot in merged:
                spot.former, spot.into = True, into
            if into is not None:
                into.created = True
        index += max(len(merged), 1)
    for index, spot in enumerate(spots):
        spot.created = spot.created or (_commune(spot) and not spot.former and _only_to_come(spots, index, text))


def _only_to_come(spots: list[Spot], index: int, text: str) -> bool:
    """Tell whether a commune was only to come when the text was written, or stands in a list behind such a one."""
    spot, before = spots[index], spots[index - 1] if index else None
    if before and before.created and _commune(before) and spot.start - before.end <= _LIST_GAP:
        return _patterns()[3].match(text[before.end : spot.start]) is not None
    start = max(before.end if before and _commune(before) else 0, spot.start - _SENTENCE)
    found = _to_come().search(text, start, spot.start)
    feast = lexicon.load("places")["mergers"]["feast"]
    return found is not None and not any(word in found[0].lower() for word in feast)


def _commune(spot: Spot) -> bool:
    """Tell whether the spot is a commune with a type word."""
    return _unit(spot) and spot.levels == ("commune",)


def _unit(spot: Spot) -> bool:
    """Tell whether the spot is a unit with a type word."""
    return bool(spot.types) and spot.administrative and not spot.soft


def _merged(spots: list[Spot], index: int, text: str) -> Iterator[Spot]:
    """Return the units of the list that starts at the index, none if no merger is told of before it."""
    merging, left, basis, joined = _patterns()
    first = spots[index]
    start = max(spots[index - 1].end if index else 0, first.start - _BACK)
    before = text[start : first.start]
    if not merging.search(before) or left.search(before) or _towards(before, "into"):
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
