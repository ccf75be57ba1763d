"""The state of one walk over the words of a text, and what its rules share."""

from collections.abc import Callable
from dataclasses import dataclass, field

from extract.gazetteer import load
from extract.patterns.places_lexicon import Head, Lexicon, Phrase
from extract.patterns.places_words import JOINTS, Words
from extract.spots import LARGE, Spot, misread, named

LONGEST = 6
BLANK = frozenset({" "})
CLOSE = frozenset({" ", "-"})
WIDE = frozenset({" ", "-", " - "})
_LIST_GAPS = frozenset({", ", ",", "; ", " - "})
_FORMER_AFTER = 22
_ADJOINING = frozenset({"unit", "adjective", "company", "school"})


@dataclass(slots=True)
class Scan:
    """The words, the lexicon and the spots found so far."""

    words: Words
    lexicon: Lexicon
    language: str = "vi"
    spots: list[Spot] = field(default_factory=list)
    person_at: int = -1
    """Index of the word at which a person's name starts, as the word before it says."""
    weak_at: int = -1
    """Index of the word at which a name follows a title that places follow too."""
    school_at: int = -1
    groups: int = 0
    _heads: dict[int, Phrase | None] = field(default_factory=dict)
    _ends: dict[tuple[int, tuple[str, ...] | None, int | None], int] = field(default_factory=dict)

    def head(self, index: int) -> Phrase | None:
        """Return the longest head word that stands at the index before a name, or None."""
        if index not in self._heads:
            self._heads[index] = self.lexicon.before.longest(self.words, index)
        return self._heads[index]

    def add(self, first: int, end: int, rule: str, **fields: object) -> Spot:
        """Add a spot over the words from `first` to before `end`; its name is all of it unless given."""
        name = fields.pop("name", None) or self.words.slice(first, end)
        spot = Spot(self.words.starts[first], self.words.ends[end - 1], str(name), rule, **fields)  # type: ignore[arg-type]
        spot.former = self._former(first, end)
        spot.cue = spot.cue or self.cued(first)
        self.spots.append(spot)
        return spot

    def cued(self, first: int) -> bool:
        """Tell whether a word like "in" or "tại" stands before."""
        return self.words.before(first) in self.lexicon["cues"]

    def _former(self, first: int, end: int) -> bool:
        """Tell whether the text calls the unit old or former."""
        start = self.words.ends[end - 1]
        after = self.words.text[start : start + _FORMER_AFTER].lower().lstrip()
        old = self.words.before(first) in self.lexicon["former_before"]
        if old:
            return True
        word = next(filter(after.startswith, self.lexicon.former_after), None)
        return word is not None and not after[len(word) : len(word) + 1].isalpha()

    def unit_at(self, start: int, levels: tuple[str, ...] | None = None, stop: int | None = None) -> int:
        """Return where the longest name of a unit that starts at the word ends; `start` if there is none."""
        asked = (start, levels, stop)
        if (known := self._ends.get(asked)) is None:
            known = self._ends[asked] = self._unit_end(start, levels, stop)
        return known

    def _unit_end(self, start: int, levels: tuple[str, ...] | None, stop: int | None) -> int:
        """Return what `unit_at` returns, not remembered yet."""
        words = self.words
        end = words.run(start, most=LONGEST)
        if end == start:
            return start
        while end - start < LONGEST and words.ordinal(end):
            end += 1
        end = min(end, stop) if stop is not None else end
        for last in range(end, start, -1):
            if self._is_unit(start, last, levels):
                return last
        return start

    def _is_unit(self, start: int, end: int, levels: tuple[str, ...] | None) -> bool:
        """Tell whether these words are the name of a unit of such a level."""
        if end - start == 1 and levels is None and not self._single(start):
            return False
        folded = tuple([self.words.fold(index).replace("'", "") for index in range(start, end)])
        if not load().probe(folded) and " ".join(self.words.lower[start:end]) not in self.lexicon.aliases:
            return False
        name = self.unit_name(start, end)
        if any(levels is None or unit.level in levels for unit in named(name)):
            return True
        return any(unit.level in LARGE and (levels is None or unit.level in levels) for unit in misread(name))

    def _single(self, index: int) -> bool:
        """Tell whether one word alone can be a bare name: Huế, and Hanoi for Hà Nội."""
        word = self.words.lower[index]
        if word in self.lexicon["single"] or word in self.lexicon.aliases:
            return True
        large = ("province", "district")
        units = named(self.words.raw[index])
        if len(word) > 5 and not self.words.syllable(index):
            return bool(units)
        return any(unit.level in large and " " in unit.name for unit in units)

    def unit_name(self, start: int, end: int, levels: tuple[str, ...] = ()) -> str:
        """Return the name as the register knows it, for exonyms no unit of the levels bears, else as it is written."""
        alias = self.lexicon.aliases.get(" ".join(self.words.lower[start:end]))
        written = self.words.slice(start, end)
        own = levels and alias and any(unit.level in levels for unit in named(written))
        return alias if alias and not own else written

    def boundary(self, index: int) -> bool:
        """Tell whether the capitalised word is no part of a Vietnamese name: English, an acronym, "Tại"."""
        words = self.words
        lower = words.lower[index]
        return (
            self.opener(index)
            or lower in self.lexicon["organ_after"]
            or not words.syllable(index)
            or (len(lower) > 1 and words.raw[index].isupper() and not self.shouting(index))
        )

    def opener(self, index: int) -> bool:
        """Tell whether the word opens a sentence or joins the parts of a headline: "Tại", "The", "For"."""
        lower = self.words.lower[index]
        if lower in self.lexicon["connectors"]:
            return True
        openers = self.lexicon[f"openers_{self.language}"]
        before = self.words.lower[index - 1] if index else ""
        first = index == 0 or not self.words.caps[index - 1] or self.words.gap(index) not in JOINTS or before in openers
        return first and lower in openers

    def suffix(self, at: int) -> tuple[Head, int] | None:
        """Return the English head word that stands after a name, modifiers passed over, and where it ends."""
        words, after = self.words, self.lexicon.after
        if at >= words.size or words.gap(at) != " ":
            return None
        start, phrase = at, after.longest(words, at)
        if phrase:
            return phrase.heads[0], at + len(phrase.words)
        while start - at < 4 and (modifier := self.lexicon.modifiers.longest(words, start)):
            start += len(modifier.words)
            if phrase := after.longest(words, start):
                head = phrase.heads[0]
                return None if head.role in _ADJOINING else (head, start + len(phrase.words))
        return None

    def suffix_after(self, index: int) -> bool:
        """Tell whether an English head word follows: "Hang Hoc" village."""
        return self.words.gap(index) == " " and self.lexicon.after.longest(self.words, index) is not None

    def shouting(self, index: int) -> bool:
        """Tell whether the words around are in capitals too."""
        return any(
            self.words.raw[near].isupper() and len(self.words.raw[near]) > 1
            for near in (index - 1, index + 1)
            if 0 <= near < self.words.size
        )

    def heading(self, first: int, name: int, end: int) -> bool:
        """Tell whether a head word and its name, all in capitals, are rather ordinary words of a heading."""
        words = self.words
        if end - name < 2 or not words.shouted(min(first, name), max(end, first + 1)):
            return False
        if self.lexicon.names.longest(words, name) or self.unit_at(name) > name:
            return False
        plain = words.small | self.lexicon["openers_en"]
        foreign = any(not words.syllable(word) and words.lower[word] in plain for word in range(name, end))
        return foreign or " ".join(words.lower[name : name + 2]) in words.small

    def surnamed(self, start: int, end: int) -> bool:
        """Tell whether the words look like a person's name: a surname first, or a middle name inside."""
        lower = self.words.lower
        middles = self.lexicon[f"middles_{self.language}"]
        if end - start >= 3 and any(word in middles for word in lower[start + 1 : end - 1]):
            return True
        return end - start >= 2 and lower[start] in self.lexicon["surnames"]

    def large_unit(self, index: int) -> bool:
        """Tell whether a capitalised head and its name are a province or district: Sông Mã, Cầu Giấy."""
        return self.words.caps[index] and self.unit_at(index, ("province", "district")) >= index + 2

    def type_word(self, index: int) -> bool:
        """Tell whether a type word of units stands at the index."""
        phrase = self.head(index)
        return phrase is not None and phrase.heads[0].role == "unit" and len(phrase.words[0]) > 1

    def foreign(self, index: int) -> int:
        """Return where the foreign place that starts at the word ends, 0 if there is none."""
        phrase = self.lexicon.names.longest(self.words, index)
        return index + len(phrase.words) if phrase and phrase.heads[0].role == "province" else 0

    def country(self, index: int) -> bool:
        """Tell whether a country stands at the word."""
        phrase = self.lexicon.names.longest(self.words, index)
        return phrase is not None and phrase.heads[0].role == "country"

    def plural(self, index: int) -> bool:
        """Tell whether a word like "các" or "hai" stands before the head, or the head is an English plural."""
        plural = self.lexicon["plural"]
        heads = [word for word in self.words.lower[index : index + 2] if not word.isdigit()]
        return self.words.before(index) in plural or any(word in plural for word in heads)

    def list_joint(self, end: int) -> int:
        """Return where the next item of a list starts after the word `end - 1`, or -1: ", B", " và B", ", and B"."""
        words = self.words
        if end >= words.size:
            return -1
        gap = words.gap(end)
        if words.lower[end] in self.lexicon["and"] and gap in {" ", ", "}:
            return end + 1 if words.gap(end + 1) == " " else -1
        return end if gap in _LIST_GAPS else -1

    def names_on(self, end: int, kind: str, ends: Callable[[int], int]) -> int:
        """Read the further names of a list whose last one ends before `end`; `ends` tells where one ends."""
        words = self.words
        group = self.spots[-1].group = self.spots[-1].group or self.group()
        while 0 < (item := self.list_joint(end)) < words.size and words.caps[item]:
            last = ends(item)
            if self.head(item) and not self.surnamed(item, last):
                break
            self.add(item, last, "list", kind=kind, group=group)
            end = last
        return end

    def group(self) -> int:
        """Return a new number for a list of names."""
        self.groups += 1
        return self.groups
