"""The words of a text with their offsets, and what stands between them."""

import re
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from extract.gazetteer import fold

# The genitive is a word of its own ("Kim Son's"), the mark inside "M'gar" is not a border.
# A number printed together with the type word after it ("1TP") or the name before it ("Công850") is a word of its own,
# and an apostrophe after a circumflex stands for a tone mark that was not read ("trâ'n", "phô'").
_WORD = re.compile(
    r"\d{1,3}(?=[A-ZĐ][^\W\d_])|[^\W\d_]{2,8}(?<=[a-zà-ỹ])(?=\d{2})|"
    r"[^\W_]++(?:'(?![sS]\b)[^\W_]++|(?<=[âêôÂÊÔ])')*+"
)
_UNREAD = re.compile("([âêôÂÊÔ])'")
_ACUTE = str.maketrans("âêôÂÊÔ", "ấếốẤẾỐ")
_PLAIN = str.maketrans("âêôÂÊÔ", "aeoAEO")
_NUMBER = re.compile(r"\d{1,4}[A-Za-zĐ]?\d?$")
_ROMAN = re.compile(r"[IVX]{1,5}$")
# One Vietnamese or Highland syllable without its marks; English words mostly are none ("District", "Newspaper").
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ch|ph|qu|th|tr|kr|kb|kl|kn|kp|kt|kd|dr|dl|br|bl|bh|pl|ml|pr|cr|hn|[bcdghklmnpqrstvxjyw])?'?"
    r"(?:uye|uya|uyu|uoi|uou|ieu|yeu|oai|oay|uay|oeo|oao|"
    r"ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ya|ye|ei|ea|[aeiouy])"
    r"(?:ng|nh|ch|[cmnptkrlh])?$"
)

# A line that ends inside a sentence, and one that goes on in lower case after it.
_WRAP = re.compile(r"(?<=[^\W\d_,])[ \t]?\r?\n(?=[^\W_])")
_SOFT = re.compile(r"[^\W\d_,] ?\r?\n[a-zà-ỹ]")
_WRAPS = 4

JOINTS = frozenset({" ", "-", " - ", "  "})
"""What may stand between the words of one name."""


def _unwrapped(text: str) -> str:
    """Return the text, of the same length, with line breaks inside sentences as blanks if its lines are wrapped."""
    if len(_SOFT.findall(text)) < _WRAPS:
        return text
    return _WRAP.sub(_joined, text)


def _joined(match: re.Match[str]) -> str:
    """Return blanks for the break, or the break if a line in capitals ends there: a motto, a headline."""
    text, start, end = match.string, match.start(), match.end()
    headline = text[max(0, start - 2) : start].isupper() and not text[end : end + 2].isupper()
    return match[0] if headline else " " * len(match[0])


class Words:
    """The `size` words of a text: `raw` as written, `lower`, `starts` and `ends` in it, `caps` if capitalised.

    `glued`: two words printed as one, with the length of the first.
    """

    def __init__(self, text: str, glued: Mapping[str, int] = MappingProxyType({})) -> None:
        text = self.text = _unwrapped(text)
        found = list(_WORD.finditer(text))
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.raw = [match[0] for match in found]
        if _UNREAD.search(text):
            self.raw = [_UNREAD.sub(lambda match: match[1].translate(_ACUTE), word) for word in self.raw]
        self.lower = [word.lower() for word in self.raw]
        if glued and not glued.keys().isdisjoint(self.lower):
            self._part(glued)
        self.caps = [word[0].isupper() for word in self.raw]
        self.size = len(self.raw)
        self._folds: dict[str, str] = {}

    @cached_property
    def small(self) -> frozenset[str]:
        """The words, and pairs of words, that stand somewhere in small letters."""
        pairs = zip(self.raw, self.raw[1:], strict=False)
        return frozenset(word for word in self.raw if word.islower()) | frozenset(
            f"{first} {second}" for first, second in pairs if first.islower() and second.islower()
        )

    def _part(self, glued: Mapping[str, int]) -> None:
        """Part the words that are two printed as one."""
        pairs: list[tuple[int, int, str]] = []
        for start, end, word in zip(self.starts, self.ends, self.raw, strict=True):
            first = glued.get(word.lower(), 0)
            pairs += [(start, start + first, word[:first])] if first else []
            pairs.append((start + first, end, word[first:]))
        self.starts, self.ends, self.raw = ([*column] for column in zip(*pairs, strict=True))
        self.lower = [word.lower() for word in self.raw]

    def gap(self, index: int) -> str:
        """Return what stands between the word and the one before it; a line break at either end of the text."""
        return self.text[self.ends[index - 1] : self.starts[index]] if 0 < index < self.size else "\n"

    def before(self, index: int) -> str:
        """Return the word before, in lower case, if only a blank parts them, else an empty string."""
        return self.lower[index - 1] if index > 0 and self.gap(index) == " " else ""

    def fold(self, index: int) -> str:
        """Return the word in lower case without its marks."""
        word = self.lower[index]
        found = self._folds.get(word)
        if found is None:
            found = self._folds[word] = fold(word)
        return found

    def slice(self, start: int, end: int) -> str:
        """Return the text from the first to before the last word; a vowel whose mark was not read has none."""
        text = self.text[self.starts[start] : self.ends[end - 1]]
        return _UNREAD.sub(lambda match: match[1].translate(_PLAIN), text) if "'" in text else text

    def number(self, index: int) -> bool:
        """Tell whether the word is a number as roads and villages carry it: 6, 12B, 482."""
        return index < self.size and _NUMBER.match(self.raw[index]) is not None

    def ordinal(self, index: int) -> bool:
        """Tell whether the word can end a name: "Sơn Kim 2", "Song Lo II"."""
        if index >= self.size or self.gap(index) not in {" ", "-"}:
            return False
        word = self.raw[index]
        return (len(word) <= 2 and word.isdigit() and not self._figure(index)) or _ROMAN.match(word) is not None

    def _figure(self, index: int) -> bool:
        """Tell whether the number goes on, or is a share: 66.000, 5%."""
        after = self.text[self.ends[index] : self.ends[index] + 2]
        return after[:1] == "%" or (after[:1] in {".", ","} and after[1:].isdigit())

    def roman(self, index: int) -> bool:
        """Tell whether the word is a Roman number."""
        return _ROMAN.match(self.raw[index]) is not None

    def syllable(self, index: int) -> bool:
        """Tell whether the word has the shape of a Vietnamese syllable."""
        return _SYLLABLE.match(self.fold(index)) is not None

    def run(self, start: int, joints: frozenset[str] = JOINTS, most: int = 12) -> int:
        """Return where the capitalised words that start here end."""
        end = start
        size = min(self.size, start + most)
        while end < size and self.caps[end] and (end == start or self.gap(end) in joints):
            end += 1
        return end

    def shouted(self, start: int, end: int) -> bool:
        """Tell whether these words are all in capitals."""
        return self.slice(start, end).isupper()

    def opens_sentence(self, index: int) -> bool:
        """Tell whether the word is the first of a sentence or line."""
        gap = self.gap(index)
        return "\n" in gap or any(mark in gap for mark in '.!?:;"“(') or gap.strip() in {"-", "*"}
