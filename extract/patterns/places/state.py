"""The state of one walk over the words of a text, and what its rules share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from extract.bearers import levels_borne, levels_read, named
from extract.gazetteer import bare_word, load
from extract.patterns.places.text.counts import counts
from extract.patterns.places.text.known import is_key, opens_name
from extract.patterns.places.text.lexicon import Head, Phrase
from extract.patterns.places.text.openings import openings
from extract.patterns.places.text.singles import of_person, single
from extract.patterns.places.text.word_lists import Lexicon
from extract.patterns.places.text.words import JOINTS, Words
from extract.spots import Spot

LONGEST = 6
BLANK = frozenset({" "})
CLOSE = frozenset({" ", "-"})
WIDE = frozenset({" ", "-", " - "})
LIST_GAPS = frozenset({", ", ",", "; ", " - "})
_FORMER_AFTER = 22
_ADJOINING = frozenset({"unit", "adjective", "company", "school"})


@dataclass(slots=True)
class Scan:
    """The words, the lexicon and the spots found so far."""

    words: Words
    lexicon: Lexicon
    language: str = "vi"
    sides: bool = False  # wards of 2025 whose point of the compass was translated may be meant: "West Nha Trang"
    reformed: bool = False  # the article is of a day since the reform
    spots: list[Spot] = field(default_factory=list)
    person_at: int = -1
    """Index of the word at which a person's name starts, as the word before it says."""
    weak_at: int = -1
    """Index of the word at which a name follows a title that places follow too."""
    school_at: int = -1
    groups: int = 0
    holes: list[tuple[int, int]] = field(default_factory=list)
    """Words in brackets that lists passed over, from the first to before the last one: read by themselves."""
    firms: list[tuple[int, int]] = field(default_factory=list)  # words of companies' own names that were passed over
    given: set[str] = field(default_factory=set)  # last words of the persons named so far: "Vinh", "Lâm Phương Vinh"
    openings: list[int] = field(init=False)  # words at which a head word or fixed name may start
    head: Callable[[int], Phrase | None] = field(init=False)
    """Return the longest head word that stands at the index before a name, or None."""
    _names: dict[int, list[tuple[int, frozenset[str]]]] = field(default_factory=dict)
    _openers: frozenset[str] = frozenset()
    _middles: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Take the word lists of the language; only in English are wards translated."""
        self.sides = self.sides and self.language == "en"
        self.openings = openings(self.words, self.lexicon)
        self.head = self.lexicon.before.standing(self.words, self.openings).get
        self._openers = self.lexicon[f"openers_{self.language}"]
        self._middles = self.lexicon[f"middles_{self.language}"]

    def longer_head(self, index: int) -> Phrase | None:
        """Return the head word of several words that starts one word before the index, or None."""
        return longer if index and (longer := self.head(index - 1)) and len(longer.words) > 1 else None

    def add(self, first: int, end: int, rule: str, **fields: object) -> Spot:
        """Add a spot over the words from `first` to before `end`; its name is all of it unless given."""
        name = fields.pop("name", None) or self.words.slice(first, end)
        spot = Spot(self.words.starts[first], self.words.ends[end - 1], str(name), rule, **fields)  # type: ignore[arg-type]
        spot.former = self._former(first, end, typed=bool(spot.types))
        spot.cue = spot.cue or self.cued(first)
        self.spots.append(spot)
        return spot

    def cued(self, first: int) -> bool:
        """Tell whether a word like "in" or "tại" stands before."""
        return self.words.before(first) in self.lexicon["cues"]

    def _former(self, first: int, end: int, *, typed: bool) -> bool:
        """Tell whether the text calls the unit old or former; "xưa" does so only of one with its type word."""
        if self.words.before(first) in self.lexicon["former_before"]:
            return True
        start = self.words.ends[end - 1]
        after = self.words.text[start : start + _FORMER_AFTER].lower().lstrip()
        told = self.lexicon.former_after
        if not after.startswith(told):  # one call for all words, as nearly all names are called neither
            told = tuple(self.lexicon["once_after"]) if typed else ()
            if not after.startswith(told) or after.startswith(tuple(self.lexicon["since_ever"])):
                return False
        word = next(filter(after.startswith, told))
        return not after[len(word) : len(word) + 1].isalpha()

    def unit_at(self, start: int, levels: Iterable[str] | None = None, stop: int | None = None) -> int:
        """Return where the longest name of a unit that starts at the word ends; `start` if there is none."""
        if (known := self._names.get(start)) is None:
            known = self._names[start] = self._names_at(start)
        for last, borne in known:
            if stop is not None and last > stop:
                continue
            if borne.intersection(levels) if levels is not None else last > start + 1 or self._single(start):
                return last
        return start

    def _names_at(self, start: int) -> list[tuple[int, frozenset[str]]]:
        """Return where names of units that start at the word end, the longest first, and the levels of the units."""
        words, lower = self.words, self.words.lower
        end = words.run(start, JOINTS, LONGEST)
        side = self.lexicon.translated.get(lower[start], "") if end > start and self.sides else ""
        if end == start or not (side or opens_name(lower[start])):
            return []
        while end < start + LONGEST and words.ordinal(end):
            end += 1
        has, found, keyed = load().has, [], ""
        for index in range(start, end):
            keyed += bare_word(side if side and index == start else lower[index])
            sign = index > start and len(lower[index]) == 1 and self.head(index)  # "VH-TT&TT H.Đan Phượng": no "TTH"
            if not sign and (is_key(keyed) or (side and has(keyed.removeprefix(side) + side))):
                borne = levels_read(self.unit_name(start, index + 1))
                found += [(index + 1, borne)] if borne else []
        return found[::-1]

    def bare_province(self, start: int, end: int) -> bool:
        """Tell whether a province's whole name stands there, without a bracket of its own."""
        return self.unit_at(start, ("province",)) == end and self.words.gap(end) != " ("

    def _single(self, index: int) -> bool:
        """Tell whether one word alone can be a bare name, no person's that the text has told of: Huế."""
        word = self.words.lower[index]
        if of_person(self.words, self.lexicon, index):
            self.given.add(word)
        given = word in self.given and self.words.before(index) not in self.lexicon["locative"]
        return not given and single(self.words, self.lexicon, index, self.language)

    def unit_name(self, start: int, end: int, levels: tuple[str, ...] = ()) -> str:
        """Return the name as the register knows it, for exonyms no unit of the levels bears, else as it is written."""
        alias = self.lexicon.aliases.get(" ".join(self.words.lower[start:end]))
        written = self.words.slice(start, end)
        if self.sides and end > start + 1 and (sided := self._sided(start, end)):
            return sided
        return written if alias is None or not levels_borne(written).isdisjoint(levels) else alias

    def _sided(self, start: int, end: int) -> str:
        """Return the name of a unit whose point of the compass was translated: "West Nha Trang" is Tây Nha Trang."""
        side = self.lexicon.translated.get(self.words.lower[start])
        rest = self.words.slice(start + 1, end) if side else ""
        known = named(rest) if rest else ()
        return next((name for name in (f"{side} {rest}", f"{rest} {side}") if known and named(name)), "")

    def boundary(self, index: int) -> bool:
        """Tell whether the capitalised word is no part of a Vietnamese name: English, an acronym, "Tại"."""
        words = self.words
        lower = words.lower[index]
        return (
            self.opener(index)
            or lower in self.lexicon["organ_after"]
            or not words.syllable(index)
            or (len(lower) > 1 and words.raw[index].isupper() and not self.words.shouting(index))
        )

    def opener(self, index: int) -> bool:
        """Tell whether the word opens a sentence or joins the parts of a headline: "Tại", "The", "For"."""
        words = self.words
        lower = words.lower[index]
        if lower in self.lexicon["connectors"]:
            return not self._middle(index)
        if lower not in self._openers:
            return False
        if lower in self.lexicon["names_too"] and self._leads(index):
            return self.unit_at(index + 1) > index + 1 or words.opens_sentence(index) or not words.caps[index]
        if index == 0 or not words.caps[index - 1] or words.gap(index) not in JOINTS or words.gap(index) == " - ":
            return True  # "TPO - Tại Đà Nẵng"
        return words.lower[index - 1] in self._openers

    def _leads(self, index: int) -> bool:
        """Tell whether a Vietnamese syllable with a capital follows: "into To Lich River", "the Road To Ha Long"."""
        words, name = self.words, index + 1
        return words.gap(name) == " " and words.caps[name] and words.syllable(name)

    def _middle(self, index: int) -> bool:
        """Tell whether the word, like an English article, is a person's middle name: "Nguyen The Ruc Street"."""
        words, sets = self.words, self.lexicon
        before = words.before(index)
        surname = before in sets["surnames"] and before not in sets["places_too"] and words.caps[index - 1]
        return surname and words.caps[index] and words.lower[index] in sets["articles"]

    def suffix(self, at: int) -> tuple[Head, int] | None:
        """Return the English head word that stands after a name, modifiers passed over, and where it ends."""
        words, after = self.words, self.lexicon.after
        if at >= words.size or words.lower[at] not in self.lexicon.suffixes or words.gap(at) != " ":
            return None
        if self.language == "vi" and not words.caps[at] and words.syllable(at):
            return None  # "chuyến bay VN340 quay đầu": a Vietnamese word
        start, phrase = at, after.longest(words, at)
        if phrase and self.language == "vi" and not words.caps[at] and phrase.heads[0].role == "company":
            return None  # "ở Phú Quốc resort kín phòng"
        if phrase:
            return phrase.heads[0], at + len(phrase.words)
        while start - at < 4 and (modifier := self.lexicon.modifiers.longest(words, start)):
            start += len(modifier.words)
            if phrase := after.longest(words, start):
                head = phrase.heads[0]
                craft = modifier.heads[0].role == "craft" and head.role != "village"
                other = head.role in _ADJOINING or (craft and self._after_unit(at))
                return None if other else (head, start + len(phrase.words))
        return None

    def _after_unit(self, at: int) -> bool:
        """Tell whether a large unit's whole name ends there: "a Hanoi flower street" has no name of its own."""
        words, articles = self.words, self.lexicon["articles"]
        for start in range(max(0, at - 4), at):
            inside = start > 0 and words.caps[start - 1] and words.gap(start) == " "
            whole = not inside or words.lower[start - 1] in articles
            if whole and self.unit_at(start, ("province", "district")) == at:
                return True
        return False

    def suffix_after(self, index: int) -> bool:
        """Tell whether an English head word follows: "Hang Hoc" village."""
        phrase = self.lexicon.after.longest(self.words, index) if self.words.gap(index) == " " else None
        return phrase is not None and phrase.heads[0].role != "region"  # "Hòn Mê area"

    def heading(self, first: int, name: int, end: int) -> bool:
        """Tell whether a head word and its name, all in capitals, are rather ordinary words of a heading."""
        words = self.words
        if words.raw[name].isdecimal() or not words.shouted(min(first, name), max(end, first + 1)):
            return False
        if self.lexicon.names.longest(words, name) or self.unit_at(name) > name:
            return False
        return tuple(words.lower[name:end]) not in words.titled

    def surnamed(self, start: int, end: int) -> bool:
        """Tell whether the words look like a person's name: a surname first, or a middle name inside."""
        if self.middle_name(start, end):
            return True
        return end - start >= 2 and self.words.lower[start] in self.lexicon["surnames"]

    def middle_name(self, start: int, end: int) -> bool:
        """Tell whether a middle name stands inside: Văn, Thị."""
        return end - start >= 3 and not self._middles.isdisjoint(self.words.lower[start + 1 : end - 1])

    def large_unit(self, index: int) -> bool:
        """Tell whether a capitalised head and its name are a province or district: Sông Mã, Cầu Giấy."""
        return self.words.caps[index] and self.unit_at(index, ("province", "district")) >= index + 2

    def type_word(self, index: int) -> bool:
        """Tell whether a type word of units stands at the index."""
        phrase = self.head(index)
        return phrase is not None and phrase.heads[0].role == "unit" and len(phrase.words[0]) > 1

    def type_sign(self, index: int) -> bool:
        """Tell whether the short form of a type word stands at the index, in capitals: TP, TX."""
        return len(self.words.raw[index]) > 1 and self.words.raw[index].isupper() and self.type_word(index)

    def foreign(self, index: int) -> int:
        """Return where the foreign place that starts at the word ends, 0 if there is none."""
        phrase = self.lexicon.names.longest(self.words, index)
        return index + len(phrase.words) if phrase and phrase.heads[0].role == "province" else 0

    def country(self, index: int) -> bool:
        """Tell whether a country stands at the word."""
        phrase = self.lexicon.names.longest(self.words, index)
        return phrase is not None and phrase.heads[0].role == "country"

    def whole_country(self, index: int) -> bool:
        """Tell whether a country fills the capitalised words there."""
        phrase = self.lexicon.names.longest(self.words, index) if self.country(index) else None
        return phrase is not None and self.words.run(index, BLANK) == index + len(phrase.words)

    def weak_country(self, index: int) -> bool:
        """Tell whether the country's name is as often a word or a part of another name: Mỹ, Đức, Nga."""
        phrase = self.lexicon.names.longest(self.words, index)
        return phrase is not None and phrase.heads[0].weak

    def plural(self, index: int) -> bool:
        """Tell whether a word like "các" or "hai" stands before the head, or the head is an English plural."""
        before = self.words.before(index)
        if before in self.lexicon["plural"]:
            return counts(self.words, self.lexicon, index - 1)
        if before in self.lexicon["plural_passed"]:
            index = next((at for at in (index - 2, index - 1) if self._passes(at, index)), index)
            return self.words.before(index) in self.lexicon["plural"]
        return not self.lexicon["plural_heads"].isdisjoint(self.words.lower[index : index + 2])

    def _passes(self, start: int, end: int) -> bool:
        """Tell whether the words may stand between a plural and its head word: "ba khu vực cửa khẩu"."""
        return start > 0 and self.words.slice(start, end).lower() in self.lexicon["plural_passes"]

    def list_joint(self, end: int) -> int:
        """Return where the next item of a list starts after the word `end - 1`, or -1: ", B", " và B", ", and B"."""
        words = self.words
        if end >= words.size:
            return -1
        gap = words.gap(end)
        if words.lower[end] in self.lexicon["and"] and gap in {" ", ", "}:
            return end + 1 if words.gap(end + 1) == " " else -1
        return end if gap in LIST_GAPS else -1

    def group(self) -> int:
        """Return a new number for a list of names."""
        self.groups += 1
        return self.groups
