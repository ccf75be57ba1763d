"""Bytes as text: UTF-16 where its mark says so, UTF-8, then windows-1258 where the result can only be Vietnamese; else
an error, no mojibake.
"""

import codecs
import io
import itertools
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO

from extract.errors import ArticleError
from extract.lexicon import load_file

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes) -> str:
    """Return bytes as text, a leading byte order mark aside."""
    if is_utf_16(data):
        return _decode_utf_16(data)
    try:
        return decode_utf8(data)
    except ArticleError:
        text = _as_windows_1258(data)
        if text is None:
            raise
        return text


def is_utf_16(data: bytes) -> bool:
    """Say whether bytes begin with the mark of UTF-16; that of UTF-32 begins alike."""
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not data.startswith(codecs.BOM_UTF32_LE)


def lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a stream in UTF-8, whose bytes end a line at a line feed only; UTF-16 is turned into it."""
    first = stream.readline()
    if is_utf_16(first):
        stream = io.BytesIO(_decode_utf_16(first + stream.read()).encode())
        first = stream.readline()
    yield from itertools.chain([first] if first else [], stream)


def _decode_utf_16(data: bytes) -> str:
    """Return the text of UTF-16 bytes."""
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise ArticleError(f"begins as UTF-16 and is not (at byte {error.start}); save it as UTF-8") from None


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
        if is_utf_16(data) or name is None or name.lower() in ("utf-8", "utf8"):
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
