"""Names with a capital at their first word only: "Quang ninh province", "tỉnh Hòa bình"."""

import re
from collections.abc import Iterable
from functools import cache

from extract.bearers import LARGE, levels_borne, named
from extract.gazetteer import fold, fold_word, load
from extract.patterns.places.text.word_lists import Lexicon
from extract.patterns.places.text.words import Words

_LINE_BREAKS = frozenset({"\n", "\r\n"})
_DASHED_BREAKS = frozenset({" -\n", "-\n"})
_STOPPED_BREAKS = frozenset({".\n", ".\r\n"})
_WIDE = frozenset({"  "})
_JOINTS = frozenset({" ", "-", " - "})
_LONGEST_ROAD = 12
_LONGEST_FARM = 5
_LONGEST_CITY = 4
_SHORT = 2
_CAPITAL_FIRST = re.compile(b"\1\0")


@cache
def _pairs() -> dict[str, set[str]]:
    """Return the second words of the names of two that provinces and districts bear, by the first, without marks."""
    pairs: dict[str, set[str]] = {}
    for name in (fold(unit.name).split() for unit in load().of_levels("province", "district")):
        if len(name) == 2:
            pairs.setdefault(name[0], set()).add(name[1])
    return pairs


def restore(words: Words, lexicon: Lexicon) -> None:
    """Give the second word of such a name its capital, where a type word or a line's start says that it is one."""
    caps, pairs = words.caps, _pairs()
    last = words.size - 1
    for match in _CAPITAL_FIRST.finditer(bytes(caps)):
        index = match.start()
        while index < last and not caps[index + 1] and words.gap(index + 1) == " ":
            # Most words with a capital only open a sentence: what two look-ups tell is not worth a call.
            seconds, gap = pairs.get(fold_word(words.lower[index])), words.gap(index)
            known = seconds is not None and words.fold(index + 1) in seconds and _said(words, lexicon, index)
            if gap == " ":
                known = known or _farm_town(words, lexicon, index) or _commune(words, lexicon, index)
            elif gap == ", ":
                known = known or _listed(words, lexicon, index)
            if not known:
                break
            caps[index + 1] = True
            index += 1


def rejoin(words: Words, lexicon: Lexicon) -> None:
    """Take the line break out of such a name after its type word: "huyện Trần\\nĐê"."""
    caps, pairs = words.caps, _pairs()
    for second in words.behind(_LINE_BREAKS):
        index = second - 1
        if index < 1 or not (caps[index] and caps[second]):
            continue
        if words.fold(second) in pairs.get(words.fold(index), ()) and _typed(words, lexicon, index):
            words.join(second)
    for second in words.behind(_DASHED_BREAKS) if "-\n" in words.text else ():
        if words.caps[second - 1] and words.caps[second] and _on_road(words, lexicon, second):
            words.dash(second)
    for second in words.behind(_STOPPED_BREAKS) if ".\n" in words.text or ".\r\n" in words.text else ():
        if words.caps[second] and _short_type(words, lexicon, second):
            words.join(second)
    for second in words.behind(_WIDE) if "  " in words.text else ():
        if not (words.caps[second - 1] and words.caps[second]):
            continue
        if _after_type(words, lexicon, second) or _fixed(words, lexicon, second):
            words.close_up(second)


def _short_type(words: Words, lexicon: Lexicon, second: int) -> bool:
    """Tell whether a line ends in a type word's short form, with the name of such a unit on the next: "TP.⏎Đà Nẵng".

    Where the city alone may be meant, "của TP.", no sentence goes on behind the name.
    """
    before = lexicon.before.longest(words, second - 1) if len(words.raw[second - 1]) == _SHORT else None
    if before is None or before.heads[0].role != "unit" or not words.caps[second - 1]:
        return False
    types = before.heads[0].types
    ends = range(words.run(second, _JOINTS, _LONGEST_CITY), second, -1)
    names = ((end, words.slice(second, end)) for end in ends)
    end = next((end for end, name in names if _bears(lexicon.aliases.get(name.lower(), name), types)), 0)
    if not end or words.slice(second, min(second + 2, words.size)).lower() in lexicon["compounds"]:
        return False  # "TP.⏎Vinh dự là"
    return words.gap(end) != " " or words.before(second - 1) not in lexicon["before_city_alone"]


def _bears(name: str, types: Iterable[str]) -> bool:
    """Tell whether a unit of one of the types bears the name."""
    return any(unit.type in types for unit in named(name))


def _on_road(words: Words, lexicon: Lexicon, second: int) -> bool:
    """Tell whether a line ends in the dash of an expressway's name: "cao tốc Bến Lức -⏎Long Thành"."""
    if second + 1 < words.size and words.raw[second + 1][0].isdecimal():
        return False  # "Cao tốc A - B -⏎Ngày 5/6 thông xe"
    index = second - 1
    while index and second - index < _LONGEST_ROAD and words.caps[index] and "\n" not in words.gap(index):
        index -= 1
    before = [lexicon.before.longest(words, start) for start in range(max(0, index - 2), index + 2)]
    after = [lexicon.after.longest(words, start) for start in range(second + 1, words.run(second, _JOINTS) + 1)]
    return any(phrase is not None and phrase.heads[0].role == "expressway" for phrase in before + after)


def _fixed(words: Words, lexicon: Lexicon, second: int) -> bool:
    """Tell whether a fixed name of two words, or more, opens there: "Việt  Nam"."""
    index = second - 1
    inside = index > 0 and words.caps[index - 1] and words.gap(index) in {" ", "  "}
    return not inside and words.lower[second] in lexicon.names.seconds(words.lower[index])


def _after_type(words: Words, lexicon: Lexicon, second: int) -> bool:
    """Tell whether a unit's type word, at the start of its clause, stands before the blanks: "Tỉnh  Lào Cai"."""
    if lexicon.before.longest(words, second) is not None:
        return False  # the head of a table: "Huyện  Xã"
    for count in (1, 2):
        start = second - count
        before = lexicon.before.longest(words, start) if start >= 0 else None
        if before and len(before.words) == count and before.heads[0].role == "unit":
            return words.gap(start) != " " and words.gap(start) != "  "
    return False


def _typed(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Tell whether the type word of a province or district stands before the word, on one line."""
    for count in (1, 2):
        before = lexicon.before.longest(words, index - count) if index >= count else None
        if before and len(before.words) == count and before.heads[0].role == "unit" and words.gap(index) == " ":
            return LARGE.issuperset(before.heads[0].levels)
    return False


def _said(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Tell whether a type word stands beside the two words, or they open a line and a colon follows."""
    after = lexicon.after.longest(words, index + 2)
    if after and after.heads[0].role == "unit" and words.gap(index + 2) == " " and _large(after.heads[0].levels):
        return True
    for count in (1, 2):
        before = lexicon.before.longest(words, index - count) if index >= count else None
        if before and before.heads[0].role == "unit" and len(before.words) == count and words.gap(index) == " ":
            return _large(before.heads[0].levels)
    return "\n" in words.gap(index) and words.gap(index + 2).startswith(":")


def _commune(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Tell whether the two words are a commune's name after its type word: "xã Thanh bình, huyện Chợ Mới"."""
    if words.lower[index - 1] not in lexicon["commune_words"]:
        return False
    name = f"{words.lower[index]} {words.lower[index + 1]}"
    if not load().has(fold(name).replace(" ", "")) or "commune" not in levels_borne(name):
        return False
    alone = "commune" in levels_borne(words.lower[index])  # "xã Thanh có 5 thôn"
    return not alone or (words.gap(index + 2) == ", " and lexicon.before.longest(words, index + 2) is not None)


def _farm_town(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Tell whether a town stands there that was a farm: "thị trấn Nông trường Mộc Châu", not "thị trấn Nông trường"."""
    if " ".join(words.lower[index : index + 2]) not in lexicon["farm_towns"]:
        return False
    before = lexicon.before.longest(words, index - 2) if index > 1 else None
    if before is None or len(before.words) != 2 or before.heads[0].levels != ("commune",):  # their type has two words
        return False
    ends = range(min(index + _LONGEST_FARM, words.size), index + 2, -1)
    return any("commune" in levels_borne(words.slice(index, end)) for end in ends)


def _listed(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Tell whether the two words are a commune's name between two others in a list: "Trung Yên, Phúc ứng, Văn Phú"."""
    if index < 2 or words.gap(index + 2) != ", ":
        return False
    beside = (index - 2, index + 2)
    if not all(words.run(at) == at + 2 and words.gap(at + 1) == " " for at in beside):
        return False
    names = [" ".join(words.lower[at : at + 2]) for at in (*beside, index)]
    return all("commune" in levels_borne(name) and fold(name) not in lexicon["ordinary"] for name in names)


def _large(levels: tuple[str, ...]) -> bool:
    """Tell whether the levels are those of provinces and districts."""
    return bool(levels) and LARGE.issuperset(levels)
