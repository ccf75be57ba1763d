"""The word lists of places, compiled once: phrases looked up word by word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from extract import gazetteer, lexicon
from extract.gazetteer import fold, levels_of
from extract.patterns.places.text.word_lists import Lexicon, composed, last_words
from extract.patterns.places.text.words import Words
from extract.text import CAPITALS, SMALL

_COMMAS = frozenset({", ", "., ", ".,"})
_COMMON = frozenset({"word", "paired", "produce", "fruit"})
_PARTED = _COMMON | {"natural"}
_PHRASE_GAPS = frozenset({" ", " (", ") ", "-", " - ", "'", ".", ". ", "", ", ", "., ", ".,", "' "})


@dataclass(frozen=True, slots=True)
class Head:
    """What a head word says of the name beside it: its role, and for a unit the types it can have."""

    role: str
    types: tuple[str, ...] = ()
    weak: bool = False

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels that the types have, the highest first; none without types."""
        return levels_of(self.types) if self.types else ()

    @property
    def kind(self) -> str:
        """The kind of place as far as the types tell: the highest level."""
        return next(iter(self.levels), self.role)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of a table: its words, which of them must be capitalised or in capitals, and its meanings."""

    words: tuple[str, ...]
    forms: tuple[str, ...]
    heads: tuple[Head, ...]
    parted: bool = False
    """Whether it has a comma inside: "tin, ảnh"; "ấp An Thị, xã B" has no "thị xã"."""

    def fits(self, words: Words, start: int) -> bool:
        """Tell whether the entry, whose words stand here, has its gaps, and letters as large as they must be."""
        count, opened = len(self.words), 0
        for index in range(start + 1, start + count):
            gap = words.gap(index)
            if gap not in _PHRASE_GAPS or (gap in _COMMAS and not self.parted):
                return False
            opened += gap.count("(") - gap.count(")")
            if opened < 0:
                return False  # "Da (Black) River"
        if self.forms == self.words:
            role = self.heads[0].role
            if role in {"list_unit", "list_village"}:
                return not _name_within(words, start, count)
            if role in _COMMON and _opens_name(words, start, count):
                return False
            return role not in _PARTED or not _name_inside(words, start, count)
        return all(
            (not form[0].isupper() or words.caps[index])
            and (len(form) == 1 or not form.isupper() or words.raw[index].isupper())
            for index, form in enumerate(self.forms, start)
        )


def _name_inside(words: Words, start: int, count: int) -> bool:
    """Tell whether a name starts at a later word of what else were one word: "thôn Xóm Bằng"."""
    return not words.caps[start] and any(words.caps[start + 1 : start + count])


def _name_within(words: Words, start: int, count: int) -> bool:
    """Tell whether a name starts at a later word, even if the first has a capital as well: "Huyện Cù Lao Dung"."""
    return any(words.caps[at] and not words.raw[at].isupper() for at in range(start + 1, start + count))


def _opens_name(words: Words, start: int, count: int) -> bool:
    """Tell whether the words open a longer name, each with its capital: "Cầu Thủ Thiêm", unlike "Cầu thủ Quang Hải"."""
    end = start + count
    if end >= words.size or words.gap(end) != " " or words.shouted(start, end):
        return False
    return all(words.caps[start : end + 1])


class Table:
    """Phrases filed by their first word and their second; the longest one that stands at a place wins."""

    def __init__(self) -> None:
        self._filed: dict[str, dict[str, list[Phrase]]] = {}

    def add(self, text: str, head: Head, *, parted: bool = False) -> None:
        """File a phrase, which may be `parted` by a comma; a phrase filed before gets one more meaning."""
        parsed = Words(text)
        forms, words = tuple(parsed.raw), tuple(parsed.lower)
        parted = parted or "," in text or head.role == "company"  # "Rice Co., Ltd" has its comma or not
        same = self._filed.setdefault(words[0], {}).setdefault(words[1] if len(words) > 1 else "", [])
        for at, phrase in enumerate(same):
            if phrase.forms == forms:
                same[at] = replace(phrase, heads=(*phrase.heads, head), parted=phrase.parted or parted)
                return
        same.append(Phrase(words, forms, (head,), parted))
        same.sort(key=lambda phrase: -len(phrase.words))

    def add_all(self, texts: Iterable[str], head: Head) -> None:
        """File many phrases of one meaning."""
        for text in texts:
            self.add(text, head)

    def seconds(self, first: str) -> frozenset[str]:
        """Return the words that can follow the first word of a phrase, an empty one if it can stand alone."""
        return frozenset(self._filed.get(first, ()))

    @property
    def firsts(self) -> frozenset[str]:
        """The words with which a phrase can start, in lower case."""
        return frozenset(self._filed)

    def standing(self, words: Words, starts: Iterable[int]) -> dict[int, Phrase]:
        """Return the longest phrase that stands at each of the words, by the word, where one does."""
        return {index: phrase for index in starts if (phrase := self.longest(words, index)) is not None}

    def longest(self, words: Words, start: int) -> Phrase | None:
        """Return the longest phrase that stands at the word."""
        lower = words.lower
        if start >= words.size or (filed := self._filed.get(lower[start])) is None:
            return None
        for phrase in filed.get(lower[start + 1], ()) if start + 1 < words.size else ():
            count = len(phrase.words)
            if (count == 2 or tuple(lower[start : start + count]) == phrase.words) and phrase.fits(words, start):
                return phrase
        for phrase in filed.get("", ()):
            if phrase.forms == phrase.words or phrase.fits(words, start):  # one word, in letters of any size
                return phrase
        return None


def _before(tables: dict[str, Any]) -> Table:
    """Return the head words that stand before a name."""
    table = Table()
    for role in ("unit", "numbered_unit", "organ", "office"):
        for word, types in tables[role].items():
            table.add(word, Head(role, tuple(types)))
    for word, type_ in lexicon.described(tables["described"]):
        table.add(word, Head("list_unit", (type_,)))
    for role, entry in tables.items():
        if "words" in entry:
            weak = set(entry.get("weak", ()))
            for word in entry["words"]:
                table.add(word, Head(role, weak=word in weak))
    return table


def _add_lists(table: Table, lists: dict[str, Any], types: dict[str, list[str]]) -> None:
    """File "communes of", "border gates:", ...: the colon is no word, so it is checked where it is used."""
    links = [link for link in lists["links"] if link != ":"]
    described = [f"{village} {quality}" for village in lists["villages"] for quality in lists["qualities"]] + lists[
        "pairs"
    ]
    for role in ("unit", "village", "site", "natural", "road"):
        for word in lists[role] + described * (role == "village"):
            head = Head(f"list_{role}", tuple(types.get(word, ())))
            table.add(word, replace(head, weak=word in lists["pairs"]))
            for link in links:
                table.add(f"{word} {link.rstrip(':')}", head, parted=True)  # "18 provinces, including A and B"


def _add_ahead(table: Table, ahead: dict[str, Any], types: dict[str, list[str]]) -> None:
    """File the English type words that machines leave before the name; what the words say else comes first."""
    weak = set(ahead["weak"])
    for role in ("unit", "village", "road", "natural", "site"):
        for word in ahead[role]:
            table.add(word, Head(f"ahead_{role}", tuple(types.get(word, ())), word in weak))


def _after(tables: dict[str, Any]) -> Table:
    """Return the head words that stand after a name."""
    table = Table()
    for role in ("unit", "adjective"):
        for word, types in tables[role].items():
            table.add(word, Head(role, tuple(types)))
    for role in ("word", "village", "natural", "region", "road", "expressway", "railway", "site", "company", "school"):
        table.add_all(tables[role]["words"], Head(role))
    return table


def _names(tables: dict[str, Any]) -> Table:
    """Return the fixed names: countries, regions, foreign places."""
    table = Table()
    weak = set(tables["weak_country"])
    for group in ("country", "region", "foreign", "natural", "site", "road"):
        kind = "province" if group == "foreign" else group
        for name in tables[group]:
            table.add(name, Head(kind, weak=name in weak))
    for name in tables["sino"]:
        table.add(name, Head("province", weak=True))
    return table


def _sets(tables: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Return the word lists by their names, and what follows from them."""
    sets = {name: frozenset(map(str.lower, words)) for name, words in tables["context"].items()}
    sets |= {name: frozenset(map(str.lower, words)) for name, words in tables["persons"].items()}
    sets |= {name: frozenset(map(fold, tables["persons"][name])) for name in ("patrons", "always_persons")}
    units = tables["before"]["unit"].items()
    sets["commune_words"] = frozenset(word.lower() for word, types in units if levels_of(tuple(types)) == ("commune",))
    for name in ("rivers", "lakes", "streets"):
        sets[name] |= frozenset(map(fold, sets[name]))
    sets["lone_streets"] = frozenset(name for name in sets["streets"] if " " not in name)
    sets["unit_words"] = frozenset(
        word
        for table in (units, tables["after"]["unit"].items())
        for word, _ in table
        if len(word) > 2 or not word.isascii()
    )
    sets["schools"] = frozenset(map(str.lower, tables["after"]["school"]["words"]))
    sets["company_inside"] = frozenset(tables["before"]["company"]["inside"])
    sets["organ_after"] = frozenset(word for text in tables["after"]["organ"]["words"] for word in text.split("'"))
    sets["ordinary"] = frozenset(fold(name) for name in tables["ordinary"]["words"])
    sets["local_bodies"] |= sets["commune_organs"]
    sets |= last_words(sets)
    sets |= composed(sets)
    sets["counting"] = sets["plural"] | sets["plural_passed"] | sets["of_level_ends"]
    sets["ring_roads"] |= frozenset(tables["before"]["ring_road"]["words"])
    sets["road_heads"] = frozenset(word for role in ("road", "expressway") for word in tables["after"][role]["words"])
    sets["listing_types"] |= frozenset(tables["before"]["list"]["pairs"])
    sets["listing_firsts"] = frozenset(type_.partition(" ")[0] for type_ in sets["listing_types"])
    sets["ideals"] = frozenset(fold(name) for name in tables["ordinary"]["ideals"])
    sets["single"] = frozenset(name.lower() for name in tables["ordinary"]["single"])
    sets["natural_firsts"] = frozenset(tables["names"]["natural_firsts"])
    return sets


def _printed_on(tables: dict[str, Any]) -> re.Pattern[str]:
    """Return the pattern of a function word, or the sign of an office or type, in one with a name."""
    functions, signs = (lexicon.alternation(tables["context"][name]) for name in ("printed_on", "printed_on_signs"))
    return re.compile(rf"(?<!\w)(?:({functions})[{CAPITALS}][^\W\d_]+|({signs})[{CAPITALS}][{SMALL}]+)")


def _printed_behind(tables: dict[str, Any]) -> re.Pattern[str]:
    """Return the pattern of a name's last word in one with the caption or sentence behind it."""
    openers = lexicon.alternation(tables["context"]["printed_behind"])
    return re.compile(rf"(?<!\w)([{CAPITALS}][{SMALL}]{{1,6}})(?:{openers})(?!\w)")


def _printed_before(tables: dict[str, Any]) -> re.Pattern[str]:
    """Return the pattern of a province that opens a line in one with the next word."""
    provinces = [unit.name for unit in gazetteer.load().of_levels("province")]
    names = lexicon.alternation(provinces + tables["context"]["dateline_names"])
    papers = lexicon.alternation(tables["context"]["paper_words"])
    return re.compile(rf"^(?:(?:{papers}) )?({names})([{CAPITALS}][{SMALL}][^\W\d_]*)", re.MULTILINE)


@cache
def places_lexicon() -> Lexicon:
    """Return the lexicon, compiled on the first call."""
    tables = lexicon.load("places")
    before, after = _before(tables["before"]), _after(tables["after"])
    names, modifiers = _names(tables["names"]), Table()
    _add_lists(before, tables["before"]["list"], tables["after"]["unit"])
    _add_ahead(before, tables["before"]["ahead"], tables["after"]["unit"])
    modifiers.add_all(tables["modifiers"]["words"], Head("modifier"))
    modifiers.add_all(tables["modifiers"]["crafts"], Head("craft"))
    aliases = {" ".join(Words(name).lower): target for name, target in tables["aliases"].items()}
    sets = _sets(tables)
    follow = {word: before.seconds(word) | names.seconds(word) for word in before.firsts | names.firsts}
    follow |= {word: frozenset({""}) for word in sets["road_heads"]}  # "30/4 street"
    firsts = {word: frozenset() if "" in words else words for word, words in follow.items()}
    suffixes = after.firsts | modifiers.firsts
    glued = {first + word: len(first) for first in sets["glue"] for word in sets["glued_types"]}
    former = tuple(sorted(tables["context"]["former_after"], key=len, reverse=True))
    filled = Lexicon(
        before,
        after,
        names,
        modifiers,
        aliases,
        firsts,
        before.firsts,
        names.firsts,
        suffixes,
        former,
        glued,
        tables["translated"],
        _printed_on(tables),
        _printed_behind(tables),
        _printed_before(tables),
    )
    filled.update(sets)
    return filled
