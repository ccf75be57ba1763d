"""Bytes as text: UTF-8 first, then windows-1258 where the result can only be Vietnamese; else an error, no mojibake."""

import re
import unicodedata
from functools import cache

from extract.errors import ArticleError
from extract.lexicon import load_file

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes) -> str:
    """Return bytes as text, a leading byte order mark aside."""
    try:
        return decode_utf8(data)
    except ArticleError:
        text = _as_windows_1258(data)
        if text is None:
            raise
        return text


def decode_utf8(data: bytes) -> str:
    """Return UTF-8 bytes as text, a leading byte order mark aside."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(f"not UTF-8 (at byte {error.start}); save it as UTF-8") from None


def decode_page(data: bytes, declared: str | None = None) -> str:
    """Return the source of a page: UTF-8, or in the character set that its server or itself declares, or detected."""
    try:
        return decode_utf8(data)
    except ArticleError:
        tag = _CHARSET.search(data[:4096])
        name = declared or (tag[1].decode("ascii") if tag else None)
        if name is None or name.lower() in ("utf-8", "utf8"):
            return decode(data)
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        raise ArticleError("neither UTF-8 nor the character set it declares; save it as UTF-8") from None


@cache
def _vietnamese_letters() -> frozenset[str]:
    """Return the letters of the Vietnamese alphabet with all their marks, composed."""
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    alphabet = load_file("articles")["alphabet"]
    marked = {unicodedata.normalize("NFC", vowel + tone) for vowel in alphabet["vowels"] for tone in tones}
    return frozenset(letter for one in (*marked, *alphabet["consonants"]) for letter in (one, one.upper()))


def _as_windows_1258(data: bytes) -> str | None:
    """Return the text if the bytes make Vietnamese in windows-1258, else None.

    That set writes most tones as marks of their own: read in it, bytes of another set leave marks on consonants or
    letters that Vietnamese does not have.
    """
    beyond_ascii = sum(byte > 0x7F for byte in data)
    # UTF-8 with a few bad bytes would pass for letters and symbols: what is valid in it gives it away.
    valid = sum(letter > "\x7f" for letter in data.decode("utf-8", errors="ignore"))
    if valid * 20 > beyond_ascii:
        return None
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        return None
    for letter in set(unicodedata.normalize("NFC", text)):
        is_word = letter.isalpha() or unicodedata.combining(letter)
        if letter > "\x7f" and is_word and letter not in _vietnamese_letters():
            return None
    return None if _CONTROL.search(text) else text
