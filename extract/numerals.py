"""Digits and number words -> exact decimals.

A quantity is a run of numbers and scale words: "1.250,5 tỷ", "1 tỷ 200 triệu", "ba trăm linh năm triệu",
"half a billion". Where a separator can be read two ways, the article's own figures decide, else the language; the
reading that was not taken is kept, and `flags` say so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from extract.lexicon import alternation, key, load

DIGITS = r"(?:\d{1,3}(?:\ \d{3}){1,4}(?![\d.]\d)(?:,\d{1,3})?(?!\d)|\d{1,18}(?:[.,]\d{1,12}){0,6})"
"""Source of a number in digits: separators, or groups of three parted by blanks."""

_LANGUAGE_MARK = {"vi": ",", "en": "."}


@dataclass(frozen=True, slots=True)
class Convention:
    """How an article writes numbers: its decimal mark, and whether some of its figures speak for the other."""

    mark: str
    mixed: bool
    by: str
    """"figures" where the article's own figures decided, else "language"."""
    shown: bool = False
    """Whether the article's own sums show that three figures after `mark` are decimals."""
    shown_percent: bool = False
    """The same of its percentages."""
    three_places: bool = False
    """Whether the article writes decimals of three places before scale words ("2.548 trillion")."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """The value of a quantity; `other` is the second possible reading, `scale` that of its last scale words.

    `value` is None where the digits cannot be read ("1.25.000").
    """

    value: Decimal | None
    other: Decimal | None = None
    scale: Decimal = Decimal(1)
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Grammar:
    """The compiled numeral grammar of all languages."""

    numbers: dict[str, tuple[str, Decimal]]
    """Word -> (role, value); roles: unit, scale, half before, half after, tens, point."""
    token: re.Pattern[str]
    words: str
    scale: str
    short_scale: str
    half_after: str
    ones: str
    """Source of the words for 1 to 9 that are said after a scale for its tenths."""
    owner: re.Pattern[str]
    year: re.Pattern[str]
    closing: frozenset[str]
    whole_things: str


def _table(lexicon: dict[str, Any]) -> dict[str, tuple[str, Decimal]]:
    """Return every word of the lexicon with its role and value."""
    table = {key(word): ("unit", Decimal(value)) for word, value in lexicon["units"].items()}
    for name in ("scales", "short_scales"):
        table |= {key(word): ("scale", Decimal(value)) for word, value in lexicon[name].items()}
    table |= {key(word): ("half before", Decimal("0.5")) for word in lexicon["halves"]["before"]}
    table |= {key(word): ("half after", Decimal("0.5")) for word in lexicon["halves"]["after"]}
    joiners = lexicon["joiners"]
    table |= {key(word): ("unit", Decimal(1)) for word in joiners["one"]}
    table |= {key(word): ("tens", Decimal(0)) for word in joiners["tens"]}
    return table | {key(word): ("point", Decimal(0)) for word in joiners["point"]}


def _scale_source(lexicon: dict[str, Any]) -> str:
    """Return a pattern source of one scale word that is not the head of another word ("tỷ lệ")."""
    plain = [word for word in lexicon["scales"] if word not in lexicon["scale_not_before"]]
    guarded = [
        rf"{re.escape(word)}(?!\s{{1,3}}(?:{alternation(heads)})(?!\w))"
        for word, heads in lexicon["scale_not_before"].items()
    ]
    return "|".join([*guarded, alternation(plain)])


@cache
def grammar() -> _Grammar:
    """Return the grammar, compiled from the lexicons when it is first needed."""
    lexicon = load("numerals", "extract")
    units, scales = alternation(lexicon["units"]), _scale_source(lexicon)
    joiners, halves = lexicon["joiners"], lexicon["halves"]
    # "three hundred and five", "một trăm linh năm": a joiner follows a scale; "three and five" are two numbers.
    behind = "|".join(f"(?<={re.escape(word)})" for word in lexicon["scales"])
    gap = r"[\s-]{1,3}"
    joiner = rf"(?:(?:{behind}){gap}(?:{alternation(joiners['tens'])})|{gap}(?:{alternation(joiners['point'])}))"
    inner = rf"{joiner}?{gap}(?:{units}|{scales})(?!\w)"
    one = rf"(?:{alternation(joiners['one'])})(?=\s{{1,3}}(?:{scales})(?!\w))"
    opening = alternation(word for word in lexicon["units"] if word not in lexicon["closing"]["words"])
    start = rf"(?:{opening}|{one}|{alternation(halves['before'])})(?!\w)"
    half_after = rf"(?:\s{{1,3}}(?:{alternation(halves['after'])})(?!\w))"
    table = _table(lexicon)
    return _Grammar(
        numbers=table,
        token=re.compile(rf"(?P<digits>{DIGITS})|(?P<word>{alternation(table)})(?!\w)", re.IGNORECASE),
        words=rf"(?:{start}(?:{inner}){{0,14}}{half_after}?(?:\s{{1,3}}(?:{scales})(?!\w))?)",
        scale=f"(?:{scales})",
        short_scale=f"(?:{alternation(lexicon['short_scales'])})",
        half_after=half_after,
        ones=f"(?:{alternation(lexicon['tenths']['words'])})(?!\\w)",
        owner=re.compile(rf"(?<!\w)(?:{alternation(lexicon['takes_number']['words'])})\s{{1,3}}$", re.IGNORECASE),
        year=re.compile(
            rf"(?:(?<!\w)(?:{alternation(lexicon['year']['after'])})\s{{1,3}}|/\s?)(?={lexicon['year']['word']}(?!\w))",
            re.IGNORECASE,
        ),
        closing=frozenset(map(key, lexicon["closing"]["words"])),
        whole_things=alternation(lexicon["whole_things"]["words"]),
    )


@cache
def _evidence() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """Return (decimal mark spoken for, weight, pattern) rows; weight 2 leaves no doubt about the figure."""
    things = grammar().whole_things
    unit = rf"(?:%|{grammar().scale}|(?:ha|km|m2|m3)(?!\w))"
    rows = []
    for mark, group in ((",", r"\."), (".", ",")):
        dot = re.escape(mark)
        # The digit stands first and the look-behind after it: the engine then skips to digits.
        first = r"\d(?<![\d.,]\d)"
        sure = (
            rf"{first}\d{{0,2}}(?:(?:{group}\d{{3}}){{2,5}}(?![.,]?\d)"
            rf"|(?:{group}\d{{3}}){{1,5}}{dot}\d{{1,4}}(?![.,]?\d)"
            rf"|{group}\d{{3}}\s{{0,2}}(?:{things})(?!\w))"
        )
        likely = rf"{first}\d{{0,3}}{dot}\d{{1,2}}\s{{0,2}}{unit}"
        rows += [(mark, 2, re.compile(sure, re.IGNORECASE)), (mark, 1, re.compile(likely, re.IGNORECASE))]
    return tuple(rows)


@cache
def _decimal_before(mark: str, unit: str) -> re.Pattern[str]:
    """Return the pattern of a figure with one or two places after the mark, before a unit."""
    return re.compile(
        rf"\d(?<!\d\d){re.escape(mark)}\d\d?\s{{0,2}}{unit}|\d\d{re.escape(mark)}\d\d?\s{{0,2}}{unit}", re.I
    )


@cache
def _three_places(mark: str) -> re.Pattern[str]:
    """Return the pattern of a figure with three places after the mark, the last no nought, before a scale."""
    return re.compile(rf"\d{re.escape(mark)}\d\d[1-9]\s{{0,2}}{grammar().scale}", re.IGNORECASE)


@lru_cache(maxsize=4)
def convention(text: str, language: str) -> Convention:
    """Return the article's way with separators, from its own unambiguous figures, else from its language.

    A Vietnamese writer who types "1.5 tỷ" still types "1.250 tỷ" for thousands, so that figures of weight 1 cannot
    turn a Vietnamese article round; in a translation they show that the figures were left as they stood.
    """
    votes = {(mark, weight): len(pattern.findall(text)) for mark, weight, pattern in _evidence()}
    native = _LANGUAGE_MARK[language]
    foreign = "." if native == "," else ","
    against = votes[foreign, 2] + (votes[foreign, 1] if language == "en" else 0)
    speaks_for = votes[native, 2] + votes[native, 1]
    if against and not speaks_for:
        return Convention(foreign, mixed=False, by="figures")
    mixed = bool(votes[foreign, 2] + votes[foreign, 1])
    # A translation turns "907,9 tỷ" into "907.9 billion" and yet leaves "24.637 tỷ" as "24.637 billion": in English
    # no figure settles what another means.
    settled = language == "vi" and not mixed
    return Convention(
        native,
        mixed,
        by="language",
        shown=settled and _decimal_before(native, grammar().scale).search(text) is not None,
        shown_percent=not mixed and _decimal_before(native, "%").search(text) is not None,
        three_places=_three_places(native).search(text) is not None,
    )


def read_digits(digits: str, how: Convention) -> Quantity:
    """Return the value of a number in digits; `other` and a flag where its separator can be read two ways."""
    compact = digits.replace(" ", "")
    marks = [character for character in compact if character in ".,"]
    groups = re.split(r"[.,]", compact)
    grouped = len(groups[0]) <= 3 and not groups[0].startswith("0")
    if not marks:
        return Quantity(Decimal(compact))
    if len(marks) == 1:
        return _one_mark(groups, marks[0], how, grouped=grouped)
    last_is_decimal = marks[-1] != marks[0]
    thousands = groups[:-1] if last_is_decimal else groups
    uniform = len(set(marks[:-1])) == 1 and all(len(group) == 3 for group in thousands[1:])
    if not (uniform and grouped):
        return Quantity(None, flags=("unreadable_number",))
    whole = "".join(thousands)
    return Quantity(Decimal(f"{whole}.{groups[-1]}" if last_is_decimal else whole))


def _one_mark(groups: list[str], mark: str, how: Convention, *, grouped: bool) -> Quantity:
    """Return the value of a number with a single separator."""
    decimal, thousands = Decimal(".".join(groups)), Decimal("".join(groups))
    if len(groups[1]) != 3 or not grouped:
        return Quantity(decimal)
    if mark != how.mark:
        doubt = how.mixed or how.by == "figures"
        return Quantity(thousands, decimal, flags=(f"separator_by_{how.by}",) if doubt else ())
    if groups[1].endswith("0") and not how.three_places:
        # Nobody writes out the last nought of a decimal: "2.000 billion" in a translation is two thousand.
        return Quantity(thousands, decimal, flags=("separator_by_noughts",))
    return Quantity(decimal, thousands, flags=() if how.shown else (f"separator_by_{how.by}",))


def plain(value: Decimal) -> Decimal:
    """Return the number without needless places: 6800000.0 -> 6800000."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Yield ("digits", figure) or ("word", key) for each token of a quantity."""
    for match in grammar().token.finditer(text):
        if match["digits"]:
            yield "digits", match["digits"]
        else:
            yield "word", key(match["word"])


class _Sum:
    """Adds up a run of numbers and scales: a scale multiplies all smaller ones that stand before it."""

    def __init__(self) -> None:
        self.parts: list[tuple[Decimal, Decimal]] = []
        self.current: Decimal | None = None
        self.decimals: str | None = None
        self.last_scale = Decimal(1)
        self.wrong = False
        self.joined = False

    def number(self, value: Decimal, *, closing: bool = False) -> None:
        """Take a number; after a decimal point in words, one more digit; `closing` makes the one before it tens."""
        if self.decimals is not None:
            self.decimals += str(value)
        elif closing and self.current is None and self.parts and self.parts[-1][1] >= 1000 and not self.joined:
            # "một tỷ tư" is 1.4 milliard.
            self.parts.append((value * self.parts[-1][1] / 10, Decimal(1)))
        elif self.current is None:
            self.current = value
        elif closing and 2 <= self.current < 10:
            self.current = self.current * 10 + value
        elif self.current % 10 == 0 and 10 <= self.current < 100 and value < 10:
            self.current += value
        else:
            # "hai ba triệu" is two or three: no value that one could put in a table.
            self.wrong = True

    def point(self) -> None:
        """Take a decimal point in words."""
        self.decimals = ""

    def scale(self, scale: Decimal) -> None:
        """Take a scale word."""
        pending = self._take_current()
        fresh = not self.parts or self.parts[-1][1] != self.last_scale or pending is not None
        smaller = [] if pending is None else [pending]
        while self.parts and self.parts[-1][1] < scale:
            smaller.append(self.parts.pop()[0])
        # A scale alone counts once ("trăm rưỡi triệu"); "không trăm" counts nothing.
        self.parts.append((sum(smaller, Decimal(0)) * scale if smaller else scale, scale))
        self.last_scale = scale if fresh else self.last_scale * scale

    def half(self) -> None:
        """Take a half that stands behind: of the last scale, or of one."""
        if self.current is None and self.parts:
            self.parts.append((self.parts[-1][1] / 2, Decimal(1)))
        else:
            self.current = (self.current or Decimal(0)) + Decimal("0.5")

    def _take_current(self) -> Decimal | None:
        value, self.current = self.current, None
        if self.decimals:
            value = Decimal(f"{value or 0}.{self.decimals}")
        self.decimals = None
        return value

    def total(self) -> Decimal | None:
        """Return the sum of all parts."""
        last = self._take_current()
        if self.wrong:
            return None
        total = sum((part for part, _ in self.parts), last or Decimal(0))
        return plain(total)


def _add_up(tokens: list[tuple[str, str | Decimal]]) -> _Sum:
    """Return the sum of the tokens, digits already read."""
    adder = _Sum()
    for kind, token in tokens:
        if isinstance(token, Decimal):
            adder.number(token)
            continue
        role, value = grammar().numbers[token] if kind == "word" else ("unit", Decimal(0))
        if role in ("unit", "half before"):
            adder.number(value, closing=token in grammar().closing)
        elif role == "scale":
            adder.scale(value)
        elif role == "half after":
            adder.half()
        elif role == "point":
            adder.point()
        elif role == "tens":
            adder.joined = True
    return adder


def is_year(text: str, at: int) -> bool:
    """Say whether the word at a position is "năm" as the year, not as five: "mỗi năm một tỷ"."""
    return any(match.end() == at for match in grammar().year.finditer(text, max(0, at - 8), at + 4))


def owned(text: str, at: int) -> bool:
    """Say whether the figure at a position belongs to the word before it: "quý 3 500 triệu"."""
    return bool(grammar().owner.search(text, max(0, at - 14), at))


@lru_cache(maxsize=512)  # the same stretch is read for its range, its scale and its value
def quantity(text: str, how: Convention) -> Quantity:
    """Return the value of a quantity: "1 tỷ 200 triệu" -> 1200000000, scale 1000000."""
    chosen: list[tuple[str, str | Decimal]] = []
    second: list[tuple[str, str | Decimal]] = []
    flags: list[str] = []
    for kind, token in _tokens(text):
        if kind == "word":
            chosen.append((kind, token))
            second.append((kind, token))
            continue
        reading = read_digits(token, how)
        flags += reading.flags
        if reading.value is None:
            return Quantity(None, flags=tuple(flags))
        chosen.append((kind, reading.value))
        second.append((kind, reading.value if reading.other is None else reading.other))
    first = _add_up(chosen)
    value = first.total()
    other = value if second == chosen else _add_up(second).total()
    return Quantity(value, None if other == value else other, first.last_scale, tuple(dict.fromkeys(flags)))
