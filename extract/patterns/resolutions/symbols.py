"""The letters behind a document's number: whether they are its symbol, and how Vietnamese law writes them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from extract.lexicon import alternation, folded, load, load_file
from extract.mentions import DocumentType
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
    pairs: dict[str, tuple[str, str]]
    """The same of the State, closed: "NDCP" is decree and Government, "TTCP" an office."""


@cache
def centre() -> re.Pattern[str]:
    """Return the pattern of the Party's centre with its mark, "TƯ", "T.Ư": without it the letters are a province's."""
    forms = "|".join(map(re.escape, load_file("symbols", "extract.patterns")["issuers"]["centre"]))
    return re.compile(rf"(?<![^\W\d_])(?:{forms})(?![^\W\d_])", re.IGNORECASE)


@cache
def symbol_end() -> tuple[str, str]:
    """Return the sources of where a symbol and where one piece of it ends; a word may be glued ("NQ/TUngày")."""
    glued = rf"(?=(?:{alternation(folded(load('resolutions')['glued']['words']))})\s)"
    return (
        rf"(?:(?![A-Za-z0-9])|{glued}|(?<=[A-Za-z])(?=[A-Z][a-z]{{2}}))",
        rf"(?:(?![A-Za-z])|{glued}|(?=[A-Z][a-z]{{2}}))",
    )


@cache
def symbol_source(announced: bool = False) -> str:
    """Return the source of the letters after a number; groups gap and pieces.

    `announced` by a type word, they may stand behind a mere blank: "Chương trình 04 CTr/TU", not "năm 2024 QĐ-UBND".
    """
    shape = load_file("symbols", "extract.patterns")["shape"]
    apart = rf"(?:{'|'.join(shape['apart'])})(?![A-Z])"
    # "88/TB-KV IX", "12/TB-KTNN KV. VIII"
    region = rf"(?:[A-Z]{{2,8}}\s)?(?:{'|'.join(shape['regional'])})\.?\s[IVX]{{1,4}}"
    letters = rf"(?=[A-Z][a-z]?[A-Z])(?:{'|'.join(shape['digraphs'])}|[A-Z]){{2,18}}"
    end = rf"\d{{0,3}}{symbol_end()[1]}"
    assembly_ = rf"(?:{'|'.join(load_file('symbols', 'extract.patterns')['assembly'])})\s(?=\d\d(?!\d))"
    shaped = rf"{region}|{assembly_}|{'|'.join(shape['mixed'])}|{letters}"
    piece = rf"(?:T\.[UW](?![A-Za-z])|(?:{shaped}){end}|[A-Z]{{1,18}}{end})"
    issuers = load_file("symbols", "extract.patterns")["issuers"]["codes"]
    no_body = set(shape["apart"]) - set(folded(issuers))
    # A blank on one side of the hyphen is a slip inside a symbol, on both sides also a dash: a body may follow where
    # the symbol lacks it, "1819/QD - KTNN", and the next one in a joint symbol, not "12/QD-UBND - BIDV".
    body = rf"(?:{'|'.join(shape['after_blank'])}|{_issuer_source()})(?![A-Za-z])"
    spaced = r"[^\S\n][-\u2014]\s"  # no item of a list, "158/BC\n- UBND"
    dash = rf"{spaced}(?!(?:{alternation(no_body)})(?![A-Za-z]))(?={body})"
    # Behind a type code alone any letters are its issuer where they end as a symbol does, "158/BC - ATGT ngày"; behind
    # an issuer a section's, before the day of the paper: "4428/QĐ - BNN - XD ngày 30/10".
    section = rf"(?!{apart})[A-Z]{{2,9}}(?:\s?[,.;()]|\s[a-z]|\n|$)"
    dated = alternation(folded(load("resolutions")["dates"]["dated"]))
    last = rf"{spaced}(?=(?!{apart})[A-Z]{{2,9}}\s(?:{dated})\s\d)"
    plain = (
        r"(?:-\s|\s-)(?=(?:[A-Z]{2,8}|TT[gr])(?![a-z]))|\s?-\s?(?=P\d\d?(?!\w))|\s?[/&]\s?|[-\u2014]\n?|\.(?=[A-Z]{2})"
    )
    # "1675/NQ UBTVQH14", "120/KH_UBND": a blank is a lost hyphen before the few that are most often cited.
    between = rf"(?:{_behind_type()}(?:{dash}|{spaced}(?={section}))|{_lost_hyphen()}|{last}|{plain})"
    # Print loses the separator: "1676QĐ-UBND", "973/2020UBTVQH14"; a known code follows then.
    codes = alternation(folded(load_file("symbols", "extract.patterns")["types"]))
    offices = alternation(folded(load_file("symbols", "extract.patterns")["owners"]["office_first"]))
    lost = rf"(?<=\d)(?=(?:{codes})[-/][A-Z]|(?:UBTV)?QH\d\d)"
    # "57.NQ/TW"; without a type word a sentence may end at the point.
    known = rf"(?:{codes})[-/](?:{alternation(folded(issuers))})(?![A-Za-z])"
    lost += rf"|(?<=\d)\.(?={known})" if announced else ""
    lost += rf"|(?<=\d)\s(?=(?:{codes})[-/][A-Z]|(?:{offices})-[A-Z]{{2}})" if announced else ""
    # An office alone is no symbol yet, "3661 / SNN - VPDP"; behind a type code the dash parts: "12/QD-UBND - TP Vinh".
    office = rf"(?:(?:{_issuer_source()})\s-\s(?={section}))?"
    joint = rf"(?:{'|'.join(shape['joint'])})(?:(?:{dash}|{plain}){piece}){{1,6}}"
    # In small letters only what is known: "57-nq/tw", "12/qd-ubnd".
    small = rf"(?=[A-Z]{{0,3}}[a-z]|[A-Z]{{1,5}}[-/][A-Z]{{0,3}}[a-z])(?i:{known})(?![-/&]\w)"
    pieces = rf"{small}|{joint}|{office}{piece}(?:{between}{piece}){{0,5}}"
    return rf"(?P<gap>\s{{0,2}}(?:/-|[-/\u2014])\s{{0,2}}|{lost})(?P<pieces>{pieces}){_late_year()}"


def _lost_hyphen() -> str:
    """Return the source of what stands for a hyphen between the code of a type and an issuer."""
    issuers = alternation(folded(load_file("symbols", "extract.patterns")["shape"]["behind_lost_hyphen"]))
    return rf"{_behind_type()}[ _](?=(?:{issuers}|UBTVQH\s?\d\d)(?![A-Za-z_/-]))"


def _behind_type() -> str:
    """Return the source of a place right behind the code of a type, which is no symbol yet."""
    return _behind(folded(load_file("symbols", "extract.patterns")["types"]))


def _behind(codes: Iterable[str]) -> str:
    """Return the source of a place right behind one of some codes."""
    by_length: dict[int, list[str]] = {}
    for code in codes:
        by_length.setdefault(len(code), []).append(code)
    behind = (f"(?<=[^A-Za-z](?:{'|'.join(alike)}))" for alike in by_length.values())  # of one width each
    return f"(?:{'|'.join(behind)})"


def _late_year() -> str:
    """Return the source of a year behind a symbol of the State: "15/NĐ-CP/2020"."""
    state = folded(load_file("symbols", "extract.patterns")["owners"]["state"])
    return rf"(?:{_behind(state)}/(?P<late>(?:19|20)\d\d)(?![\d/]))?"


def _issuer_source() -> str:
    """Return the source of an issuer's letters, without marks."""
    issuers = load_file("symbols", "extract.patterns")["issuers"]
    return unmark("|".join([*issuers["shapes"], *issuers["codes"]]))


@cache
def symbols() -> Symbols:
    """Return type codes, issuers and the right spelling of each piece, keyed by the unmarked capital form."""
    data = load_file("symbols", "extract.patterns")
    codes = [*data["types"], *data["issuers"]["codes"]]
    owners = {name: [unmark(word).upper() for word in words] for name, words in data["owners"].items()}
    return Symbols(
        types={unmark(code).upper(): cast(DocumentType, type_) for code, type_ in data["types"].items()},
        canonical={unmark(code).upper(): code for code in codes},
        issuer=re.compile(rf"(?:{_issuer_source()})\d{{0,2}}", re.IGNORECASE),
        first_only=frozenset(unmark(code).upper() for code in data["first_only"]["codes"]),
        party=frozenset(owners["party"]),
        state=frozenset(owners["state"]),
        office_first=frozenset(owners["office_first"]),
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
    pieces = [_piece(part, first=index == 0) if index % 2 == 0 else part for index, part in enumerate(parts)]
    # A lost separator is the slash of the State's documents, or the hyphen of the Party's "22-NQ/TU".
    gap = match["gap"].strip()[:1] or ("-" if "/" in parts and not match["year"] else "/")
    return "".join(_separated(gap, _parted(pieces))).replace("\u2014", "-").replace(".", "-")


@cache
def _hyphenless() -> re.Pattern[str]:
    """Return the pattern of what stands for a hyphen in a symbol."""
    return re.compile(_lost_hyphen())


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
    piece = _pieces(match)[0]
    return symbols().types.get(piece) or assembly(piece) or "official_letter"


def type_of_code(match: re.Match[str]) -> DocumentType | None:
    """Return the type that a symbol's own code says, None for a symbol without one."""
    return symbols().types.get(_pieces(match)[0])


def is_known(match: re.Match[str]) -> bool:
    """Say whether one of the pieces of a symbol is the code of a type or an issuer's."""
    pieces = _pieces(match)
    return pieces[0] in symbols().types or any(symbols().issuer.fullmatch(piece) for piece in pieces)


def is_symbol(match: re.Match[str], *, announced: bool) -> bool:
    """Say whether the letters after a number are a document's symbol; `announced` by a type or number word."""
    pieces = _pieces(match)
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
