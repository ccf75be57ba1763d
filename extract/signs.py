"""What print has for a plain sign: other blanks, hyphens, quotation marks, figures; and what is not seen."""

import re
import unicodedata

MASK = "\uffff"
"""Stands for each character that no pattern may read."""
SURPLUS = "\ufffe"
"""Stands for each character that the view leaves out; no character of any text."""

_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\x1c\x1d\x1f"
PLAIN = (
    {0xFF01 + code: chr(0x21 + code) for code in range(94)}  # the wide forms of ASCII
    | dict.fromkeys(map(ord, _BLANKS), " ")
    # U+001E and U+0096 are what old word processors have for a hyphen.
    | dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2015\u2043\u2212\ufe63\x1e\x96"), "-")
    | dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032\u00b4`\x91\x92"), "'")
    | dict.fromkeys(map(ord, "\u201c\u201d\u201e\x93\x94"), '"')
    | dict.fromkeys(map(ord, "\u2044\u2215"), "/")
    | {0x201A: ",", 0x2024: ".", 0x0097: "\u2014"}
    # Eth and African D are printed for the Vietnamese letter by many a content system, oi for u with a horn.
    | {0x00D0: "\u0110", 0x0189: "\u0110", 0x00F0: "\u0111", 0x0256: "\u0111", 0x01A2: "\u01af", 0x01A3: "\u01b0"}
    | {0xFFFD: MASK, 0xFFFE: MASK}
)
"""Signs of one character and the plain one, for `str.translate`."""

INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
UNCOMPOSED = re.compile(rf"[\u0300-\u036f{_LIGATURE.pattern[1:-1]}{INVISIBLE.pattern[1:-1]}]")
"""One of these is in all text that is not as long as its view."""

_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_LOOK_ALIKE = dict(
    zip(
        map(ord, "АВЕЅІЈКМНОРСТУХасеіјорѕухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"),
        "ABESIJKMHOPCTYXaceijopsyxABEZHIKMNOPTYXo",
        strict=True,
    )
)
"""Letters of the Cyrillic and Greek scripts that print as Latin ones."""
_RUN = re.compile(r"[\w/&-]+")
_LATIN = re.compile(r"[A-Za-z]|\d/")
"""A Latin letter, or the number that a symbol has before it."""


def _latin(match: re.Match[str]) -> str:
    """Return a word or symbol, Latin but for letters that look so, in Latin letters: "TT-BTС"."""
    plain = match[0].translate(_LOOK_ALIKE)
    mixed = _LATIN.search(match[0]) is not None and not _OTHER_SCRIPT.search(plain)
    return plain if mixed else match[0]


_SOFT = re.compile("\u00ad")
_GROUP = re.compile(r"\d{3}(?!\d)")
_MIDDLE = re.compile(r"(?<=\d)\u00b7(?=\d)")
_DOUBLE = re.compile(r"(?<=\s)--(?=\s)|(?<=\d)--(?=\d)")
_LONG = re.compile("\u2014")
_WORD = 12
"""Characters before a dash in which its word begins."""


def composed(cluster: str) -> str:
    """Return a letter and its marks as one character, a ligature as its letters, nothing for what is not seen."""
    if INVISIBLE.match(cluster):
        return ""
    return unicodedata.normalize("NFKC" if _LIGATURE.match(cluster) else "NFC", cluster)


def _hyphen(match: re.Match[str]) -> str:
    """Return the soft hyphen, or a hyphen where print has it for one: "20\u00ad30%", "8 \u00ad 12"."""
    text, at = match.string, match.start()
    before, after = text[at - 1 : at] or "\n", text[at + 1 : at + 2] or "\n"
    if after.isspace():
        beyond = text[at + 2 : at + 3]
        parts = before.isspace() and beyond.isalnum()
        return "-" if parts or (before.isdecimal() and beyond.isdecimal()) else match[0]
    # "12,\u00ad5 tỷ", "1\u00ad250 tỷ": a line was once broken in the figure; "57\u00ad-NQ/TW": the hyphen is printed.
    if before in ".,-" or after in ".,-" or (before.isdecimal() and _GROUP.match(text, at + 1)):
        return match[0]
    return "-" if after.isupper() or after.isdecimal() or before.isdecimal() or after in "$€£¥₫" else match[0]


def hyphened(text: str) -> str:
    """Return the text, of the same length, with hyphens where soft ones stand for them; others part a word."""
    return _SOFT.sub(_hyphen, text) if "\u00ad" in text else text


def _dash(match: re.Match[str]) -> str:
    """Return a long dash as a hyphen where it parts figures, names or words as one: "5—7%", "Bà Rịa — Vũng Tàu"."""
    text, at = match.string, match.start()
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isspace() or after.isspace():
        apart = before in (" ", "\t") and after.isspace()
        return "-" if apart else match[0]
    figures = before.isdecimal() and after.isdecimal()
    names = after.isupper() and text[max(0, at - _WORD) : at].split(" ")[-1][:1].isupper()
    return "-" if figures or names else match[0]


def plain(text: str) -> str:
    """Return the composed text, of the same length, with plain signs."""
    text = text.translate(PLAIN)
    if _OTHER_SCRIPT.search(text):
        text = _RUN.sub(_latin, text)
    if "\u00b7" in text:
        text = _MIDDLE.sub(".", text)
    if "--" in text:
        text = _DOUBLE.sub("-" + SURPLUS, text)
    return _LONG.sub(_dash, text) if "\u2014" in text else text
