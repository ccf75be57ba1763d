"""The matching view of a text, and its way back to the raw offsets.

The text of an article is never changed. Patterns look at a view of it in which equal things look equal (composed
letters, plain blanks and hyphens, one placement of the tone mark, no zero-width characters, no markup) and in which
stretches that may hold no mention (URLs, e-mail addresses, file names) are masked.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property, lru_cache
from itertools import compress

from extract import markup, signs
from extract.signs import MASK, SURPLUS
from extract.wraps import unwrapped

_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")

# "hoà", "khoẻ", "thuỷ" -> "hòa", "khỏe", "thủy": the mark on the first vowel of an open oa, oe, uy.
_PLAIN = {"oa": "oòóỏõọ", "oe": "oòóỏõọ", "uy": "uùúủũụ"}
_MARKED_SECOND = {"oa": "aàáảãạ", "oe": "eèéẻẽẹ", "uy": "yỳýỷỹỵ"}
_TONE_MOVES = {
    "".join(pair): firsts[tone] + vowels[1]
    for vowels, firsts in _PLAIN.items()
    for tone in range(1, 6)
    for pair in [(vowels[0], _MARKED_SECOND[vowels][tone])]
}
_TONE_MOVES |= {k.upper(): v.upper() for k, v in _TONE_MOVES.items()} | {
    k.capitalize(): v.capitalize() for k, v in _TONE_MOVES.items()
}
_SECOND = "".join(sorted({pair[1] for pair in _TONE_MOVES}))
_NEW_STYLE = re.compile(rf"[oOuU](?<![qQ].)[{_SECOND}](?![^\W\d_])")

_ANCHOR = re.compile(
    r"://|www\.|@|\.(?:vn|com|net|org|info|asia|pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|webp|html?|zip|rar|mp[34]|txt|csv)\b",
    re.IGNORECASE,
)
"""What every masked stretch holds; looked for first, for it is rare."""
_WORD_EDGE = re.compile(r"\s")
_MASKED = re.compile(
    r"https?://[^\s<>\"'\])]+"
    r"|www\.[^\s<>\"'\])]+"
    r"|[\w.+%-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}"
    r"|(?<![\w.-])(?:[A-Za-z0-9-]{2,63}\.){1,4}(?:vn|com|net|org|info|asia)(?:/[^\s<>\"'\])]*)?(?![\w-])"
    r"|(?<!\S)[\"(]?[^\s<>\"'()]{1,120}\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|webp|html?|zip|rar|mp[34]|txt|csv)(?!\w)",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\n|(?<=[.!?;\u2026])[\"')\]]{0,2}[ \t]+(?=[\"'(\[-]{0,2}(?:[-\u2022+*]\s)?[^\W\d_])",
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|Mr|Mrs|Ms|Dr|St|TP|Tp|TX|TT|Ths|ThS|TS|PGS|GS|BS|KS|vs|approx|ca|tr|Q|P|H|X|U\.S|[A-ZĐ])\.|\.\.\.)$"
)


def old_style(text: str) -> str:
    """Return the text, of the same length, with the tone mark on the first vowel of open oa, oe, uy."""
    return _NEW_STYLE.sub(lambda match: _TONE_MOVES.get(match[0], match[0]), text)


_UNMARKED = {
    code: base
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00))
    if (base := unicodedata.normalize("NFD", chr(code))[0]) != chr(code)
} | {0x0110: "D", 0x0111: "d"}


CAPITALS = "A-Z" + "".join(map(chr, sorted(code for code in _UNMARKED if chr(code).isupper())))
"""Source of a class of letters: the capitals, marked ones included."""
SMALL = "a-z" + "".join(map(chr, sorted(code for code in _UNMARKED if chr(code).islower())))
"""Source of a class of letters: the small ones, marked ones included; in code order they mix with the capitals."""

_BESIDE_MARK = r"(?<=[^\W\d_]) (?=[,;:.]\s)|(?<=\d) (?=[,;:.]\s(?![\s\d]))|(?<=\() (?=\S)|(?<=\S) (?=\))"
"""A blank before a mark or inside brackets: "Sơn La , Lai Châu", "( 5/3/2024 )"; but "2 , 5 tỷ" is one number."""
_LINE_ENDS = r"\r(?=\n)|(?<![ \t])[ \t]{1,200}+(?=\r?\n)|(?<=\n)[ \t]{1,200}+"
_WIDE = re.compile(rf"{_BESIDE_MARK}|{_LINE_ENDS}|(?<![ \t\n])(?: [ \t]{{1,2}}|\t[ \t]{{0,2}})(?![ \t\n])")
"""What may be printed for one blank or line break in running text: more blanks, tabs, the break of other systems.

The blanks at both ends of a line are none at all: of a wrapped or indented one as of a whole one.
"""
_SURPLUS_AT = re.compile(r"[\t\r]|  | \n|\n | [,;:.]\s|\( | \)")
"""One of these is in all text that has such a one; looked for first."""
_SMALL_WORD = re.compile(rf"(?<!\w)[{SMALL}]{{1,8}}\Z")
_LONGEST_SMALL = 8
_SPREAD = re.compile(rf"(?<!\w)[{SMALL}]{{1,8}}  [{CAPITALS}][{SMALL}]{{0,7}}\Z")
_LONGEST_SPREAD = 20
_SMALL_GAP = re.compile(rf"(?<=[{SMALL}])( {{1,2}})(?=[{SMALL}])")
_AROUND = 100
_NEXT_CELL = re.compile(rf"[{CAPITALS}][{SMALL}]{{0,7}}[ \t]{{2}}")
_MARKS_BEFORE, _MARKS_AFTER = ",;:.)-", "(-"


def unmark(text: str) -> str:
    """Return the composed text, of the same length, without marks: "Quyết định" -> "Quyet dinh"."""
    return text.translate(_UNMARKED)


def _compose(text: str) -> tuple[str, list[int], list[int]]:
    """Return the composed text without what is not seen, and where each character lies in the one given."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(signs.hyphened(text)):
        for character in signs.composed(cluster[0]):
            characters.append(character)
            starts.append(cluster.start())
            ends.append(cluster.end())
    return "".join(characters), starts, ends


def _mask(text: str) -> str:
    """Return the text with URLs, e-mail addresses and file names masked."""
    parts: list[str] = []
    position = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() < position:
            continue
        start = max(text.rfind(blank, position, anchor.start()) for blank in " \n\t\r") + 1
        edge = _WORD_EDGE.search(text, anchor.end())
        end = edge.start() if edge else len(text)
        stretch = _MASKED.sub(lambda match: MASK * len(match[0]), text[max(start, position) : end])
        parts += [text[position : max(start, position)], stretch]
        position = end
    return "".join([*parts, text[position:]])


def _one_blank(text: str, start: int, end: int) -> bool:
    """Tell whether a wide gap is one of running text: two blanks beside words; a tab or three beside a small one.

    Wider ones, and those beside figures, are the columns of tables as often; so are those between two capitals:
    two blanks there are one only where words in small letters stand as far apart.
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    if not start or not after:
        return False
    figures = before.isdecimal() and after.isdecimal()  # "mức  1  500  nghìn  đồng"
    if text[start:end] == "  " and not figures and _spread_out(text, start, end):
        return True
    if not (after.isalpha() or after.isdecimal() or after in _MARKS_AFTER):
        return False
    if before.isdecimal() and after.islower():
        return True  # "USD 4.7   billion": no column begins with the unit of the one before
    small = _SMALL_WORD.search(text, max(0, start - _LONGEST_SMALL), start) is not None
    if text[start:end] == "  " and not after.isdecimal():
        beside = small or not after.isupper() or _within_name(text, start, end)
        return before in _MARKS_BEFORE or (before.isalpha() and beside)
    if after.isdecimal():
        return small and text[start:end] == "  "  # "quốc lộ  6"
    return before.isalpha() and after.isalpha() and (small or after.islower())


def _within_name(text: str, start: int, end: int) -> bool:
    """Tell whether two blanks part words of one name in spread-out text: "sông  Thạch  Hãn", not "Xã  Huyện  Tỉnh"."""
    row = _NEXT_CELL.match(text, end) is not None
    return not row and _SPREAD.search(text, max(0, start - _LONGEST_SPREAD), start) is not None


def _spread_out(text: str, start: int, end: int) -> bool:
    """Tell whether small words around stand as far apart, on that line: "họp  với", not "hộ nghèo".

    A line without such words is printed as the whole text is.
    """
    line = text.rfind("\n", max(0, start - _AROUND), start) + 1 or max(0, start - _AROUND)
    last = text.find("\n", end, end + _AROUND)
    gaps = _SMALL_GAP.findall(text, line, last if last >= 0 else end + _AROUND)
    return _mostly_wide(gaps) if gaps else _spread_text(text)


@lru_cache(maxsize=2)
def _spread_text(text: str) -> bool:
    """Tell whether the small words of a text stand two blanks apart."""
    return _mostly_wide(_SMALL_GAP.findall(text))


def _mostly_wide(gaps: list[str]) -> bool:
    """Tell whether more than half of the gaps are wide."""
    return 2 * sum(len(gap) > 1 for gap in gaps) > len(gaps)


def _plain_gaps(text: str) -> str:
    """Return the text, of the same length, with what running text has in excess of one blank or break marked."""
    if not _SURPLUS_AT.search(text):
        return text
    return _WIDE.sub(_plain_gap, text)


def _plain_gap(match: re.Match[str]) -> str:
    """Return the gap, or one blank and marks, or for the first half of a break and what stands beside one marks."""
    text, start, end = match.string, *match.span()
    line_ends = text.startswith(("\r", "\n"), end) or text[start - 1 : start] == "\n"
    if line_ends or match[0] in ("\r", " "):
        return SURPLUS * len(match[0])
    one = _one_blank(text, start, end)
    return " " + SURPLUS * (len(match[0]) - 1) if one else match[0]


class View:
    """What patterns look at: `text`, and the way from its offsets back to those of `raw`."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._starts: list[int] | None = None
        self._ends: list[int] | None = None
        text = raw
        if markup.SIGNS.search(raw) and (printed := markup.read(raw)):
            text, self._starts, self._ends = printed
        if signs.UNCOMPOSED.search(text):
            text = self._composed(text)
        text = self._closed_up(_plain_gaps(old_style(signs.plain(text))))
        self.unmasked = text
        """The view before masking, its lines as printed, for those who look for the source of the article."""
        self.text = unwrapped(_mask(text))

    def reworded(self, text: str) -> "View":
        """Return the view with another text of the same length, whose offsets lead back as its own do."""
        view = View.__new__(View)
        view.raw, view._starts, view._ends, view.unmasked = self.raw, self._starts, self._ends, self.unmasked
        view.text = text
        return view

    def _composed(self, text: str) -> str:
        """Return the composed text, and note where its characters start and end in raw."""
        text, starts, ends = _compose(text)
        if self._starts is not None and self._ends is not None:
            starts, ends = [self._starts[at] for at in starts], [self._ends[at - 1] for at in ends]
        self._starts, self._ends = starts, ends
        return text

    def _closed_up(self, text: str) -> str:
        """Return the text without its marked characters, and note where those that stay start and end in raw."""
        if SURPLUS not in text:
            return text
        kept = [character != SURPLUS for character in text]
        starts, ends = self._starts or range(len(text)), self._ends or range(1, len(text) + 1)
        self._starts, self._ends = list(compress(starts, kept)), list(compress(ends, kept))
        return text.replace(SURPLUS, "")

    @cached_property
    def lower(self) -> str:
        """The view in lower case, of the same length."""
        lowered = self.text.lower()
        if len(lowered) == len(self.text):
            return lowered
        return "".join(character.lower()[:1] for character in self.text)

    @cached_property
    def folded(self) -> str:
        """The view without marks, of the same length: for words that OCR and translation print with or without."""
        return unmark(self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw offsets of `text[start:end]`, which must not be empty."""
        if self._starts is None or self._ends is None:
            return start, end
        return self._starts[start], self._ends[end - 1]

    @cached_property
    def _breaks(self) -> list[int]:
        """Offsets in the view at which a sentence or line starts, rising, the first one 0."""
        breaks = [0]
        for match in _BREAK.finditer(self.text):
            before = self.text[max(0, match.start() - 8) : match.start()]
            if match[0] == "\n" or not _ABBREVIATION.search(before):
                breaks.append(match.end())
        return breaks

    def sentence(self, position: int) -> tuple[int, int]:
        """Return start and end, in the view, of the sentence or line that holds the position."""
        index = bisect_right(self._breaks, position)
        end = self._breaks[index] if index < len(self._breaks) else len(self.text)
        return self._breaks[index - 1], end
