"""The letters behind a document's number: whether they are its symbol, and how Vietnamese law writes them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from extract.lexicon import alternation, folded, load_file
from extract.mentions import DocumentType
from extract.patterns.resolutions.symbol_grammar import issuer_source, lost_hyphen
from extract.text import View, unmark

_SEPARATOR = re.compile(r"([-/&.\u2014])")
_POINT = re.compile(r"(?<![A-Za-z])(T)\.(?=[UW](?![A-Za-z]))", re.IGNORECASE)


@dataclass(frozen=True)
class Symbols:
    """The closed sets of document symbols."""

    types: dict[str, DocumentType]
    canonical: dict[str, str]
    issuer: re.Pattern[str]
    first_only: frozenset[str]
    """Codes that mean a type in the first place only."""
    party: frozenset[str]
    state: frozenset[str]
    """Issuers that decide how a symbol is parted, folded, in capitals."""
    office_first: frozenset[str]
    """Issuers whose letters bear no type code: "512/UBND-KT"."""
    glued: re.Pattern[str]
    """A type code and the Party's issuer that print glued together."""
    offices: frozenset[tuple[str, str]]
    """Offices of two words, folded, whose first is a type's code as well."""
    pairs: dict[str, tuple[str, str]]
    """The same of the State, closed: "NDCP" is decree and Government, "TTCP" an office."""


@cache
def centre() -> re.Pattern[str]:
    """Return the pattern of the Party's centre with its mark, "TƯ", "T.Ư": without it the letters are a province's."""
    forms = "|".join(map(re.escape, load_file("symbols", "extract.patterns")["issuers"]["centre"]))
    return re.compile(rf"(?<![^\W\d_])(?:{forms})(?![^\W\d_])", re.IGNORECASE)


@cache
def symbols() -> Symbols:
    """Return type codes, issuers and the right spelling of each piece, keyed by the unmarked capital form."""
    data = load_file("symbols", "extract.patterns")
    codes = [*data["types"], *data["issuers"]["codes"]]
    owners = {name: [unmark(word).upper() for word in words] for name, words in data["owners"].items()}
    return Symbols(
        types={unmark(code).upper(): cast(DocumentType, type_) for code, type_ in data["types"].items()},
        canonical={unmark(code).upper(): code for code in codes},
        issuer=re.compile(rf"(?:{issuer_source()})\d{{0,2}}", re.IGNORECASE),
        first_only=frozenset(unmark(code).upper() for code in data["first_only"]["codes"]),
        party=frozenset(owners["party"]),
        state=frozenset(owners["state"]),
        office_first=frozenset(owners["office_first"]),
        offices=frozenset((one, two) for one, two in (folded(pair) for pair in data["joined"]["offices"])),
        pairs={
            code + issuer: (code, issuer)
            for code, issuer in ([unmark(piece).upper() for piece in pair] for pair in data["joined"]["pairs"])
        },
        glued=re.compile(rf"(?P<code>{alternation(folded(data['types']))})(?P<issuer>{alternation(owners['glued'])})"),
    )


def assembly(piece: str) -> DocumentType | None:
    """Return the type of a National Assembly document: "QH15" -> law, "UBTVQH14" -> resolution."""
    for stem, type_ in load_file("symbols", "extract.patterns")["assembly"].items():
        if re.fullmatch(rf"{stem}\d{{1,2}}", piece.upper()):
            return cast(DocumentType, type_)
    return None


def canonical(view: View, match: re.Match[str]) -> str:
    """Return the canonical symbol with its leading separator: " -CV/TU" -> "-CV/TU", "QD-TTG" -> "QĐ-TTg"."""
    start, end = match.span("pieces")
    printed = _POINT.sub(r"\1", centre().sub("TW", _hyphened(view.text[start:end])))
    parts = _SEPARATOR.split(re.sub(r"\s|\.(?=\s)", "", printed))
    if parts[1:2] == ["."]:  # of a type and its issuer; sections bear theirs: "1419/VPCP-V.I"
        parts[1] = "-"
    pieces = [_piece(part, first=index == 0) if index % 2 == 0 else part for index, part in enumerate(parts)]
    # A lost separator is the slash of the State's documents, or the hyphen of the Party's "22-NQ/TU".
    gap = match["gap"].strip()[:1] or ("-" if "/" in parts and not match["year"] else "/")
    return "".join(_separated(gap, _parted(pieces))).replace("\u2014", "-") + _last_year(match)


def _last_year(match: re.Match[str]) -> str:
    """Return the year behind a company's symbol, which ends its number there: "05/NQ-HĐQT/2018"."""
    return f"/{match['closing']}" if match["closing"] else ""


@cache
def _hyphenless() -> re.Pattern[str]:
    """Return the pattern of what stands for a hyphen in a symbol."""
    return re.compile(lost_hyphen())


def _hyphened(pieces: str) -> str:
    """Return a symbol with the hyphen that it lost: "NQ UBTVQH14" -> "NQ-UBTVQH14"."""
    lost = _hyphenless().search(unmark(f" {pieces}"))
    return f"{pieces[: lost.start() - 1]}-{pieces[lost.end() - 1 :]}" if lost else pieces


def _parted(pieces: list[str]) -> list[str]:
    """Return the pieces of a symbol, a type code apart from the issuer that print glued to it: "NQTW", "NĐCP"."""
    plain = unmark(pieces[0]).upper()
    if plain in symbols().pairs:
        code, issuer = symbols().pairs[plain]
        return [_piece(code, first=True), "-", _piece(issuer, first=False), *pieces[1:]]
    glued = symbols().glued.fullmatch(plain) if len(pieces) == 1 else None
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


def _pieces(match: re.Match[str]) -> list[str]:
    """Return the pieces of a match's symbol, in capitals, those that print glued apart."""
    printed = _POINT.sub(r"\1", re.sub(r"\s", "", _hyphened(match["pieces"])))
    first, *rest = _SEPARATOR.split(printed.upper())[::2]
    return [*symbols().pairs.get(first, (first,)), *rest]


def type_of_symbol(match: re.Match[str]) -> DocumentType:
    """Return the type that a symbol stands for; none of its own makes an official letter."""
    if _of_office(match):
        return "official_letter"
    piece = _pieces(match)[0]
    return symbols().types.get(piece) or assembly(piece) or "official_letter"


def first_piece(match: re.Match[str]) -> str:
    """Return the first piece of a match's symbol, in capitals: "QD"."""
    return _pieces(match)[0]


def type_of_code(match: re.Match[str]) -> DocumentType | None:
    """Return the type that a symbol's own code says, None for a symbol without one."""
    return None if _of_office(match) else symbols().types.get(_pieces(match)[0])


def _of_office(match: re.Match[str]) -> bool:
    """Say whether a symbol opens with an office of two words that the code of a type looks like: "KH&ĐT", "TB-XH"."""
    pieces = _pieces(match)
    joined = re.search(r"[-&]", match["pieces"])
    return len(pieces) > 1 and joined is not None and (joined[0] == "&" or (pieces[0], pieces[1]) in symbols().offices)


def is_known(match: re.Match[str]) -> bool:
    """Say whether one of the pieces of a symbol is the code of a type or an issuer's."""
    pieces = _pieces(match)
    return pieces[0] in symbols().types or any(symbols().issuer.fullmatch(piece) for piece in pieces)


def is_symbol(match: re.Match[str], *, announced: bool) -> bool:
    """Say whether the letters after a number are a document's symbol; `announced` by a type or number word."""
    pieces = _pieces(match)
    coded = pieces[0] in symbols().types
    blank = bool(re.search(r"\s", match["gap"]))
    if announced and not match["year"] and symbols().glued.fullmatch(pieces[0]):
        return True  # "Quy định 90 - QĐTW"
    issued_by = [piece for piece in pieces if symbols().issuer.fullmatch(piece)]
    if assembly(pieces[0]):
        return announced or bool(match["year"])
    if announced and len(pieces) >= 2 and pieces[0] in symbols().office_first:
        return True
    if blank or not announced:
        return (coded and len(pieces) >= 2) or (len(pieces) >= 2 and bool(issued_by) and "/" in match["gap"])
    return True
