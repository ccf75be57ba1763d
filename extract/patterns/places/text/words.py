"""The words of a text with their offsets, and what stands between them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, compress
from types import MappingProxyType

from extract.gazetteer import fold_word
from extract.text import CAPITALS, SMALL

# The genitive is a word of its own ("Kim Son's"), the mark inside "M'gar" is not a border.
# A number printed together with the type word after it ("1TP") or the name before it ("Công850") is a word of its own,
# and an apostrophe after a circumflex stands for a tone mark that was not read ("trâ'n", "phô'").
_NUMBERED = rf"\d{{1,3}}(?=[{CAPITALS}][^\W\d_])|"
_NAMED = rf"[^\W\d_]{{2,8}}(?<=[{SMALL}])(?=\d{{2}})|"
# Such numbers are rare, and to look for them at every word costs as much as all the rest.
_GLUED_NUMBER = re.compile(rf"[0-9](?:\d(?<=[{SMALL}]\d\d)|[{CAPITALS}][^\W\d_])")
_UNREAD = re.compile("([âêôÂÊÔ])'")
_ACUTE = str.maketrans("âêôÂÊÔ", "ấếốẤẾỐ")
_PLAIN = str.maketrans("âêôÂÊÔ", "aeoAEO")
_NUMBER = re.compile(r"\d{1,4}[A-Za-z\u0110]?\d?$")
_LONGEST_TITLED = 5
_ROMAN_LETTERS = frozenset("IVX")
_ROMAN = re.compile(r"[IVX]{1,5}$")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_CLOSE = frozenset({" ", "-"})
_PAST_THE_END = ["\n"] * 32  # as many words as a rule may look beyond either end of a text
_HALF_SPACED = {"- ": " - ", " -": " - "}
_TAY = re.compile(r"sl|ph?j|[bm]j")  # opens a syllable with marks: "Nà Slải", "Pjắc Nặm"
# One Vietnamese or Highland syllable without its marks; English words mostly are none ("District", "Newspaper").
_SYLLABLE = re.compile(
    r"(?:(?:ch|[bcdhkmnrt])'(?=[^aeiouy']))?"  # M'Lon, N'Giang
    r"(?:ngh|ng|nh|gh|gi|kh|ch|ph|qu|th|tr|kmr|mth|mt|kr|kb|kl|kn|kp|kt|kd|dr|dl|br|bl|bhl|bh|pl|ml|pr|cr|hn"
    r"|[bcdghklmnpqrstvxjyw])?'?"
    r"(?:uye|uya|uyu|uoi|uou|ieu|yeu|oai|oay|uay|oeo|oao|"
    r"ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ya|ye|ei|ea|[aeiouy])"
    r"(?:ng|nh|ch|[cmnptkrlh])?$"
)

# Highland names are printed with blanks at their apostrophe, too: "Ea H' leo", "Đưng K ' Nớ"; a quote opens none.
_HIGHLAND = "(?:[BCDĐGHKMNPRST]|Ch)"
_OPEN_APOSTROPHE = re.compile(rf"(?<=[^\W\d_] ){_HIGHLAND} ?' (?=[{SMALL}{CAPITALS}])")
_BLANK_APOSTROPHE = re.compile(rf"(?<!\w)({_HIGHLAND}) ?' ")

# A line that ends inside a sentence, and one that goes on in lower case after it.
_WRAP = re.compile(r"(?<=[^\W\d_,])[ \t]?\r?\n(?=[^\W_])")
_SOFT = re.compile(rf"\n[{SMALL}]")
_BEFORE_SOFT = re.compile(r"[^\W\d_,] ?\r?\Z")
_WRAPS = 4

JOINTS = frozenset({" ", "-", " - ", "  "})
"""What may stand between the words of one name."""


@cache
def _word(*, glued: bool, underscores: bool) -> re.Pattern[str]:
    """Return the pattern of a word, for texts with such numbers and texts with underscores, which are in no word."""
    letter = r"[^\W_]" if underscores else r"\w"  # of the two, the same without underscores, this is the faster
    mark = rf"'(?:(?![sS]\b){letter}++|(?<=[âêôÂÊÔ]'))"
    return re.compile(rf"({_NUMBERED + _NAMED if glued else ''}{letter}++(?:{mark}(?:{mark})*+|))")


def _unwrapped(text: str) -> str:
    """Return the text, of the same length, with line breaks inside sentences as blanks if its lines are wrapped."""
    return _WRAP.sub(_joined, text) if _wrapped(text) else text


def _wrapped(text: str) -> bool:
    """Tell whether several lines end inside a sentence; a letter ends or opens one of them, not both."""
    count = end = 0
    for match in _SOFT.finditer(text):
        start = match.start()
        if _BEFORE_SOFT.search(text[max(end, start - 3) : start]):
            count, end = count + 1, match.end()
            if count >= _WRAPS:
                return True
    return False


def _joined(match: re.Match[str]) -> str:
    """Return blanks for the break, or the break if a line in capitals ends there: a motto, a headline."""
    text, start, end = match.string, match.start(), match.end()
    headline = text[max(0, start - 2) : start].isupper() and not text[end : end + 2].isupper()
    return match[0] if headline else " " * len(match[0])


@lru_cache(maxsize=32768)
def _syllable(word: str) -> bool:
    """Tell whether a word in lower case has the shape of a Vietnamese syllable."""
    folded = fold_word(word)
    opened = None if word.isascii() else _TAY.match(folded)
    return _SYLLABLE.match(folded, opened.end() if opened else 0) is not None


class Words:
    """The `size` words of a text: `raw` as written, `lower`, `starts` and `ends` in it, `caps` if capitalised.

    `glued`: two words printed as one, with the length of the first.
    """

    def __init__(self, text: str, glued: Mapping[str, int] = MappingProxyType({})) -> None:
        text = self.text = _unwrapped(text)
        pattern = _word(glued=_GLUED_NUMBER.search(text) is not None, underscores="_" in text)
        parts = pattern.split(text)  # what is no word, a word, ..., what is no word
        borders = list(accumulate(map(len, parts)))
        self.starts, self.ends = borders[:-1:2], borders[1::2]
        self.raw = parts[1::2]
        self._gaps = parts[::2]
        if not _HALF_SPACED.keys().isdisjoint(self._gaps):  # "Bà Rịa- Vũng Tàu"
            self._gaps = [_HALF_SPACED.get(gap, gap) for gap in self._gaps]
        if "'" in text and _UNREAD.search(text):
            self.raw = [_UNREAD.sub(lambda match: match[1].translate(_ACUTE), word) for word in self.raw]
        self.lower = list(map(str.lower, self.raw))
        if glued and not glued.keys().isdisjoint(self.lower):
            self._part(glued)
        if "' " in text:
            self._close_apostrophes(text)
        self.size = len(self.raw)
        self.caps = [word[0].isupper() for word in self.raw]
        self._gaps[0], self._gaps[-1:] = "\n", _PAST_THE_END
        self.gap = self._gaps.__getitem__
        """Return what stands between the word and the one before it; a line break at either end of the text."""
        self._titled: frozenset[tuple[str, ...]] | None = None
        self._small_headed: frozenset[tuple[str, str]] | None = None

    @property
    def titled(self) -> frozenset[tuple[str, ...]]:
        """The runs of up to five capitalised words of which the first is not all in capitals."""
        if self._titled is None:
            starts = (
                at for at, word in enumerate(self.raw) if self.caps[at] and (len(word) == 1 or not word.isupper())
            )
            self._titled = frozenset(
                tuple(self.lower[at:end])
                for at in starts
                for end in range(at + 1, self.run(at, most=_LONGEST_TITLED) + 1)
            )
        return self._titled

    @property
    def small_headed(self) -> frozenset[tuple[str, str]]:
        """The pairs of a word in small letters and a capitalised one: "đình Trọng"."""
        if self._small_headed is None:
            pairs = zip(self.caps, self.caps[1:], self.lower, self.lower[1:], strict=False)
            self._small_headed = frozenset(
                (first, second) for small, large, first, second in pairs if large and not small
            )
        return self._small_headed

    def _part(self, glued: Mapping[str, int]) -> None:
        """Part the words that are two printed as one."""
        starts, ends, raw, gaps, after = [], [], [], [], 0
        for index in [at for at, word in enumerate(self.lower) if word in glued]:
            word, first = self.raw[index], glued[self.lower[index]]
            border = self.starts[index] + first
            starts += [*self.starts[after : index + 1], border]
            ends += [*self.ends[after:index], border, self.ends[index]]
            raw += [*self.raw[after:index], word[:first], word[first:]]
            gaps += [*self._gaps[after : index + 1], ""]
            after = index + 1
        self.starts, self.ends = starts + self.starts[after:], ends + self.ends[after:]
        self.raw, self._gaps = raw + self.raw[after:], gaps + self._gaps[after:]
        self.lower = list(map(str.lower, self.raw))

    def _close_apostrophes(self, text: str) -> None:
        """Make one word of a Highland name's two with an apostrophe and its blanks between them."""
        firsts = {match.start() for match in _OPEN_APOSTROPHE.finditer(text)}
        if not firsts:
            return  # most such marks close what is quoted
        opened = list(map(firsts.__contains__, self.starts[:-1]))
        kept = [at for at in range(len(self.starts)) if not (at and opened[at - 1])]
        ends = [*kept[1:], len(self.starts)]
        self.raw = ["'".join(self.raw[at:end]) for at, end in zip(kept, ends, strict=False)]
        self.lower = list(map(str.lower, self.raw))
        self.ends = [self.ends[end - 1] for end in ends[: len(kept)]]
        self.starts = [self.starts[at] for at in kept]
        self._gaps = [*map(self._gaps.__getitem__, kept), self._gaps[-1]]

    def join(self, index: int) -> None:
        """Make blanks of the line break before the word."""
        start, end = self.ends[index - 1], self.starts[index]
        self._gaps[index] = " " * (end - start)
        self.text = self.text[:start] + self._gaps[index] + self.text[end:]

    def dash(self, index: int) -> None:
        """Let what stands before the word be a dash: a line ends in it."""
        self._gaps[index] = " - "

    def part_numbers(self, indices: Iterable[int]) -> None:
        """Let the commas without a blank before the words part numbers, and open no decimals: "thôn 1,2,3"."""
        for index in indices:
            self._gaps[index] = ", "

    def close_up(self, index: int) -> None:
        """Let what stands before the word be one blank: more of them are printed."""
        self._gaps[index] = " "

    def break_lines(self, indices: Sequence[int]) -> None:
        """Make line breaks of the blanks before the words."""
        text = list(self.text)
        for index in indices:
            self._gaps[index] = text[self.starts[index] - 1] = "\n"
        self.text = "".join(text)

    def behind(self, gaps: frozenset[str]) -> Iterator[int]:
        """Yield the words, the first one among them, before which one of the gaps stands."""
        return compress(range(self.size), map(gaps.__contains__, self._gaps))

    def before(self, index: int) -> str:
        """Return the word before, in lower case, if only a blank parts them, else an empty string."""
        return self.lower[index - 1] if self._gaps[index] == " " else ""

    def fold(self, index: int) -> str:
        """Return the word in lower case without its marks."""
        return fold_word(self.lower[index])

    def slice(self, start: int, end: int) -> str:
        """Return the text from the first to before the last word, without blanks at apostrophes, or marks not read."""
        text = self.text[self.starts[start] : self.ends[end - 1]]
        if "'" not in text:
            return text
        return _UNREAD.sub(lambda match: match[1].translate(_PLAIN), _BLANK_APOSTROPHE.sub(r"\1'", text))

    def number(self, index: int) -> bool:
        """Tell whether the word is a number as roads and villages carry it: 6, 12B, 482."""
        return index < self.size and _NUMBER.match(self.raw[index]) is not None and not self._figure(index)

    def ordinal(self, index: int) -> bool:
        """Tell whether the word can end a name: "Sơn Kim 2", "Song Lo II"."""
        if index >= self.size:
            return False
        word = self.raw[index]
        if word[0] not in _ROMAN_LETTERS and not (len(word) <= 2 and word.isdecimal()):
            return False
        if word.isdecimal() and self._figure(index):
            return False
        return (word.isdecimal() or _ROMAN.match(word) is not None) and self.gap(index) in _CLOSE

    def _figure(self, index: int) -> bool:
        """Tell whether the number goes on, or is a share: 66.000, 5%."""
        after = self.text[self.ends[index] : self.ends[index] + 2]
        return after[:1] == "%" or (after[:1] in {".", ","} and after[1:].isdecimal() and self.gap(index + 1) != ", ")

    def roman(self, index: int) -> bool:
        """Tell whether the word is a Roman number."""
        return _ROMAN.match(self.raw[index]) is not None

    def value(self, index: int) -> int:
        """Return the number at a word, of two figures at most or Roman; 0 if there is none."""
        word = self.raw[index]
        if word.isdecimal():
            return int(word) if len(word) <= 2 else 0
        return _ROMANS.index(word) + 1 if word in _ROMANS else 0

    def syllable(self, index: int) -> bool:
        """Tell whether the word has the shape of a Vietnamese syllable."""
        return _syllable(self.lower[index])

    def run(self, start: int, joints: frozenset[str] = JOINTS, most: int = 12) -> int:
        """Return where the capitalised words that start here end."""
        caps, gaps = self.caps, self._gaps
        if start >= self.size or not caps[start]:
            return start
        for end in range(start + 1, start + most):
            if gaps[end] not in joints or not caps[end]:  # behind the last word is a line break
                return end
        return start + most

    def shouted(self, start: int, end: int) -> bool:
        """Tell whether these words are all in capitals."""
        return self.slice(start, end).isupper()

    def shouting(self, index: int) -> bool:
        """Tell whether the words around are in capitals too."""
        return any(
            self.raw[near].isupper() and len(self.raw[near]) > 1
            for near in (index - 1, index + 1)
            if 0 <= near < self.size
        )

    def opens_sentence(self, index: int) -> bool:
        """Tell whether the word is the first of a sentence or line."""
        gap = self.gap(index)
        return "\n" in gap or any(mark in gap for mark in '.!?:;"“(') or gap.strip() in {"-", "*"}
