"""The markup that a page or a crawler has left in a text, read as a reader of the page would see it.

`**45 tỷ**`, `<b>45 tỷ</b>`, `[45 tỷ](https://...)` and `12\\.5` are what they print; `<br>` and `</p>` end a line,
`</td>` a cell; `H&agrave; N&#7897;i` is its letters. What may be none stays: `<5%`, `a < b > c`, `2 * 3`, `* ` of an
item.
"""

import re
from functools import cache
from html import unescape
from html.entities import html5

from extract.signs import MASK

_INLINE = (
    "a|abbr|acronym|b|bdi|bdo|big|blink|cite|code|data|dfn|del|em|font|i|ins|kbd|label|mark|nobr|o:p|q|s|samp|small"
    "|span|st1:[a-z]{1,20}|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_LINES = (
    "address|article|aside|blockquote|body|br|caption|center|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]"
    "|head|header|hr|html|iframe|img|li|main|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|title|tr|ul|video"
)
_CELL = " | "
_ATTRIBUTES = (
    r"(?:\s{1,3}(?:[\w:-]{1,40}\s?=\s?(?:\"[^\"<>]{0,500}\"|'[^'<>]{0,500}'|&quot;[^<>]{0,100}?&quot;|[^\s\"'<>=&]{1,200})"
    r"|nowrap|controls|allowfullscreen))*+"
)
_TARGET = (
    r"(?:https?://|www\.|mailto:|[./#]|[\w/-]{1,200}\.(?:html?|php|aspx|vn|com)(?![\w]))"
    r"[^\s()]{0,500}(?:\([^\s()]{0,100}\)[^\s()]{0,300})?(?:\s\"[^\"\n]{0,200}\")?"
)
_EMPHASIZED = r"[^\s*_).,;:!?]"
"""What emphasis begins with: no blank (an item), no closing bracket (a footnote)."""

_NOTE = r"[\s\[(]{0,2}(?:\d{1,2}|[*\u2020\u2021]{1,3})[\s\])]{0,2}"
"""What a note is marked with; a price's noughts and its currency are raised, too: "45<sup>000</sup>"."""
_STRUCK = frozenset({"del", "s", "strike"})
_POWER = re.compile(r"(?<!\d)10$")

SIGNS = re.compile(r"[<&*\\_\]]")
"""One of these is in all markup; looked for first."""


@cache
def _token() -> re.Pattern[str]:
    """Return the pattern of a piece of markup."""
    return re.compile(
        r"<!--[^<>]{0,500}-->"
        # The mark of a note behind a figure is no digit of it: "45<sup>1</sup> tỷ", not "m<sup>2</sup>".
        rf"|(?P<note>(?<![kcdm\s\d/(.,]m)<sup>(?:<a\b[^<>]{{0,200}}>)?{_NOTE}(?:</a>)?</sup>)"
        # A figure that links and closes up to another one may be a note or the rest of it: "45[1](#fn1) tỷ".
        rf"|(?P<linked>(?<=\d)(?:\[{_NOTE}\]\({_TARGET}\)|<a\b[^<>]{{0,200}}>{_NOTE}</a>))"
        rf"|(?:<|&lt;)(?P<slash>/?)(?P<tag>{_INLINE}|{_LINES}|td|th){_ATTRIBUTES}\s?/?(?:>|&gt;)"
        r"|&(?:amp;)?(?:nbsp;?|(?P<number>\#(?:\d{1,7}|x[0-9a-f]{1,6}));|(?P<name>[a-z][a-z0-9]{1,30});)"
        r"|(?P<slanted>(?<=[\dA-ZĐ])\\)(?=(?-i:[A-ZĐ]{2}|(?:19|20)\d\d\\[A-ZĐ]))"
        r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
        r"|(?P<strong>(?<!\*)\*{2,4}(?!\*))"
        rf"|(?<![\w*])\*(?=(?P<slant>(?:{_EMPHASIZED})(?:[^*\n]{{0,300}}[^\s*])?)\*(?![*\w]))"
        rf"|(?<!\w)_{{1,2}}(?=(?P<under>(?:{_EMPHASIZED})(?:[^_\n]{{0,300}}[^\s_])?)_{{1,2}}(?!\w))"
        rf"|!?\[(?=(?:[^\[\]\n]|!\[[^\[\]\n]{{0,100}}\]){{0,300}}\]\({_TARGET}\))"
        rf"|(?P<target>\]\({_TARGET}\))"
        r"|\*|_{1,2}",
        re.IGNORECASE,
    )


@cache
def _named(name: str) -> str | None:
    """Return the characters of a named entity, or None where there is none of that name: "T&T;"."""
    return html5.get(f"{name};") or html5.get(f"{name.lower()};")


def _tag(match: re.Match[str]) -> str:
    """Return what a tag prints: nothing, a break of the line or a border of the cell."""
    tag = match["tag"].lower()
    if tag in ("td", "th") or tag in _STRUCK:  # what stood there before is no part of what stands there now
        return _CELL if match["slash"] else ""
    if not re.fullmatch(_LINES, tag):
        return ""
    # One break is enough where the source has one itself, and none is needed at the start.
    return "" if match.string.startswith(("\n", "\r"), match.end()) or not match.start() else "\n"


class _Reader:
    """Reads the pieces of markup of a text, and remembers where the emphasis that was opened ends."""

    def __init__(self) -> None:
        self._closing: set[int] = set()
        # Where the asterisks of a line that were opened end, and whether they stay.
        self._open: tuple[int, bool] | None = None

    def printed(self, match: re.Match[str]) -> str | None:
        """Return what a piece of markup prints, or None where it is none."""
        if match["tag"]:
            return _tag(match)
        if match["note"]:  # "10<sup>9</sup>" is neither 10 nor 109
            return MASK if _POWER.search(match.string, max(0, match.start() - 3), match.start()) else ""
        if match["number"]:
            return unescape(f"&{match['number']};")
        if match["name"]:
            return _named(match["name"])
        if match["slanted"] or match["linked"]:
            return "/" if match["slanted"] else MASK
        if match["escaped"]:
            return match["escaped"]
        if match["strong"]:
            return self._emphasis(match)
        opened = "slant" if match["slant"] else "under"
        if match[opened]:
            self._closing.add(match.end(opened))
        elif match[0][0] in "*_":
            return "" if match.start() in self._closing else None
        return " " if match[0][0] == "&" else ""

    def _emphasis(self, match: re.Match[str]) -> str | None:
        """Return what asterisks print: nothing in a pair on one line; themselves as a note's mark, or in a figure."""
        raw, (start, end) = match.string, match.span()
        before, after = raw[start - 1 : start] or " ", raw[end : end + 1] or " "
        if self._open is not None and "\n" not in raw[self._open[0] : start]:
            kept, self._open = self._open[1], None
            return None if kept else ""
        if (before.isspace() and after.isspace()) or (before.isdecimal() and not after.isalnum()):
            return None  # an item, a note behind a figure: "OCOP 3*** 250 triệu"
        self._open = end, before.isdecimal() and after.isdecimal()
        return None if self._open[1] else ""


def read(raw: str) -> tuple[str, list[int], list[int]] | None:
    """Return the text as printed and where each of its characters lies in raw, or None where there is no markup."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    reader = _Reader()
    for match in _token().finditer(raw):
        shown = reader.printed(match)
        if shown is None:
            continue
        kept = range(position, match.start())
        parts += [raw[position : match.start()], shown]
        starts += [*kept, *[match.start()] * len(shown)]
        ends += [*(at + 1 for at in kept), *[match.end()] * len(shown)]
        position = match.end()
    if not position:
        return None
    rest = range(position, len(raw))
    return "".join([*parts, raw[position:]]), [*starts, *rest], [*ends, *(at + 1 for at in rest)]
