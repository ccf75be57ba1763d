"""The letters behind a document's number: whether they are its symbol, and how Vietnamese law writes them."""

import re

from extract.mentions import DocumentType
from extract.patterns.resolutions_grammar import assembly, symbols
from extract.text import View, unmark

_SEPARATOR = re.compile(r"([-/&.\u2014])")


def canonical(view: View, match: re.Match[str]) -> str:
    """Return the canonical symbol with its leading separator: " -CV/TU" -> "-CV/TU", "QD-TTG" -> "QĐ-TTg"."""
    start, end = match.span("pieces")
    parts = _SEPARATOR.split(re.sub(r"\s", "", view.text[start:end]))
    pieces = [_piece(part, first=index == 0) if index % 2 == 0 else part for index, part in enumerate(parts)]
    # A lost separator is the slash of the State's documents, or the hyphen of the Party's "22-NQ/TU".
    gap = match["gap"].strip()[:1] or ("-" if "/" in parts and not match["year"] else "/")
    return "".join(_separated(gap, _parted(pieces))).replace("\u2014", "-").replace(".", "-")


def _parted(pieces: list[str]) -> list[str]:
    """Return the pieces of a symbol, a type code apart from the issuer that print glued to it: "NQTW"."""
    glued = symbols().glued.fullmatch(unmark(pieces[0]).upper()) if len(pieces) == 1 else None
    if not glued or _is_telegram(glued["code"]):
        return pieces
    return [_piece(glued["code"], first=True), "/", _piece(glued["issuer"], first=False)]


def _separated(gap: str, pieces: list[str]) -> list[str]:
    """Return a symbol with the separators of its issuer: "60-NQ/TW" of the Party, "60/NQ-CP" of the State."""
    first = unmark(pieces[0]).upper()
    issuer = unmark(pieces[2]).upper() if len(pieces) > 2 else ""
    if issuer and first in symbols().office_first:
        return ["/", pieces[0], "-", *pieces[2:]]
    if first not in symbols().types or not issuer:
        return [gap, *pieces]
    if issuer in symbols().party and not _is_telegram(first):
        return ["-", pieces[0], "/", *pieces[2:]]
    if issuer.rstrip("0123456789") in symbols().state:
        return ["/", pieces[0], "-", *pieces[2:]]
    return [gap, *pieces]


def _is_telegram(code: str) -> bool:
    """Say whether a type code is that of a telegram: the Party sends none, "44/CĐ-TW" is a steering committee's."""
    return symbols().types.get(code) == "telegram"


def _piece(piece: str, *, first: bool) -> str:
    """Return one piece of a symbol as Vietnamese law writes it."""
    plain = unmark(piece).upper()
    stem = plain.rstrip("0123456789")
    known = symbols().canonical.get(stem)
    if not first and stem in symbols().first_only:
        # A type code after the first place is some office's own abbreviation: keep what is printed.
        known = None
    if not known:
        return piece
    return known + plain[len(stem) :]


def _first_piece(match: re.Match[str]) -> str:
    return _SEPARATOR.split(re.sub(r"\s", "", match["pieces"]))[0].upper()


def type_of_symbol(match: re.Match[str]) -> DocumentType:
    """Return the type that a symbol stands for; none of its own makes an official letter."""
    piece = _first_piece(match)
    return symbols().types.get(piece) or assembly(piece) or "official_letter"


def is_symbol(match: re.Match[str], *, announced: bool) -> bool:
    """Say whether the letters after a number are a document's symbol; `announced` by a type or number word."""
    pieces = _SEPARATOR.split(re.sub(r"\s", "", match["pieces"]).upper())[::2]
    coded = pieces[0] in symbols().types
    blank = bool(re.search(r"\s", match["gap"]))
    issued_by = [piece for piece in pieces if symbols().issuer.fullmatch(piece)]
    if assembly(pieces[0]):
        return announced or bool(match["year"])
    if announced and len(pieces) >= 2 and pieces[0] in symbols().office_first:
        return True
    if blank or not announced:
        return (coded and len(pieces) >= 2) or (len(pieces) >= 2 and bool(issued_by) and "/" in match["gap"])
    return True
