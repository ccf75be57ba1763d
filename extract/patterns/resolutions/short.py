"""Short forms of a document's number, "Nghị quyết 57", with the full number that the article gives elsewhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from extract.lexicon import alternation, folded, load
from extract.mentions import DocumentType
from extract.patterns.resolutions.about import About, all_about
from extract.patterns.resolutions.citation import ANY_CODE, Citation
from extract.patterns.resolutions.grammar import grammar
from extract.text import CAPITALS, View, unmark
from extract.trace import reject

_TELLING = 3
"""Figures of a number that two papers of one article hardly share: "văn bản số 158" is the report 158/BC-ATGT."""


def _is_head(short: str, full: str) -> bool:
    """Say whether a symbol is the type code of another, its issuer left out."""
    head, longer = re.split("[-/]", short)[1:], re.split("[-/]", full)[1:]
    return len(head) == 1 < len(longer) and head[0] == longer[0]


def _is_fuller(other: tuple[str | None, str], one: tuple[str | None, str]) -> bool:
    """Say whether a full number gives the other's symbol whole, or one beside the year that it has alone."""
    return _is_head(one[1], other[1]) or (not one[1] and bool(other[1]) and one[0] == other[0])


def _lost_year(citation: Citation, full: tuple[str | None, str]) -> bool:
    """Say whether the full number is the cited one with its year, which a decree or circular never goes without."""
    return (
        citation.type in ("decree", "circular") and not citation.year and bool(full[0]) and full[1] == citation.symbol
    )


@cache
def _unit_behind() -> re.Pattern[str]:
    """Return the pattern of a unit, or a first word, for the body of a paper: "Chỉ thị 16/2020 của tỉnh"."""
    lexicon = load("resolutions")
    owner, units = alternation(lexicon["bare"]["issued_by"]), alternation(lexicon["head"]["units"])
    return re.compile(rf"\s(?i:{owner})\s(?P<unit>(?i:{units})(?!\w)|[{CAPITALS}]\w{{1,6}})")


@cache
def _party() -> re.Pattern[str]:
    """Return the pattern of a body of the Party, whose papers bear no year, at the start of a folded name."""
    party = load("resolutions")["party"]
    bodies = alternation(folded([*party["local"], *party["alone"], *party["central"]]))
    return re.compile(rf"(?:{bodies})(?!\w)", re.IGNORECASE)


@dataclass
class _Issuers:
    """The bodies that issued the cited papers, folded; they are looked for only where they are asked for."""

    view: View
    found: Sequence[Citation]

    @cached_property
    def each(self) -> list[str]:
        """The body of each citation, or "" where the article does not tell it."""
        return [self._of(*one) for one in zip(self.found, all_about(self.view, self.found), strict=True)]

    @cached_property
    def by_number(self) -> dict[tuple[str, str], set[str]]:
        """The bodies of each document."""
        bodies: dict[tuple[str, str], set[str]] = {}
        for citation, body in zip(self.found, self.each, strict=True):
            bodies.setdefault(citation.identity, set()).add(body)
        return bodies

    def _of(self, citation: Citation, about: About) -> str:
        """Return the body that issued a paper, or only its unit or first word: "của tỉnh"."""
        unit = None if about.issuer else _unit_behind().match(self.view.text, citation.end)
        return unmark(about.issuer or (unit["unit"] if unit else "")).lower()


def _year_behind(view: View, citation: Citation, *, by_day: bool) -> str | None:
    """Return the year behind a number that has none, or that of its day alone: what is done may be of another year."""
    grammar_ = grammar()
    if day := grammar_.day_behind.match(view.folded, citation.end):
        return day["year"][1:] if day["year"] else None
    year = None if by_day else grammar_.of_year.match(view.text, citation.end)
    return year[0][-4:] if year else None


def _is_other(view: View, found: Sequence[Citation], index: int, full: Citation, issuers: _Issuers) -> bool:
    """Say whether a short number is that of another paper than the full one: of another year, or of another body."""
    citation = found[index]
    if citation.year or citation.symbol:
        return False
    # "thực hiện Nghị quyết 30a năm 2019" after "30a/2008/NQ-CP": the year is that of what is done.
    own = _year_behind(view, citation, by_day=bool(full.symbol) and citation.type not in ("decree", "circular"))
    if own and full.year and len(full.year) == len(own) and own != full.year:
        return True
    if full.year and _party().match(issuers.each[index]):
        return True
    if full.symbol or citation.type == "programme":
        return False
    body, told = issuers.each[index], issuers.by_number.get(full.identity, set()) - {""}
    return bool(body and told) and not any(body in other or other in body for other in told)


def _of_code(view: View, found: list[Citation]) -> list[Citation]:
    """Return the citations, "QĐ 144" of the type that the one full number with this code has: "Quy định 144-QĐ/TW".

    But not "QĐ 144 của UBND tỉnh": only the Party's regulations bear the code of decisions. A paper of any type,
    "văn bản số 158", is the one that has so long a number.
    """
    types: dict[tuple[str, str], set[DocumentType]] = {}
    for citation in found:
        if citation.symbol:
            code = unmark(re.split("[-/]", citation.symbol)[1]).upper()
            types.setdefault((code, citation.serial), set()).add(citation.type)
            if len(citation.serial) >= _TELLING:
                types.setdefault((ANY_CODE, citation.serial), set()).add(citation.type)
    directives = {citation.serial for citation in found if citation.type == "directive"}
    typed = []
    for citation in found:
        if citation.type == "programme" and citation.code and citation.serial in directives:
            typed.append(replace(citation, type="directive"))  # "CT 135" of "Chỉ thị 135"
            continue
        known = types.get((citation.code, citation.serial), set()) if citation.code and not citation.symbol else set()
        owner = _unit_behind().match(view.text, citation.end) if known else None
        ours = owner is not None and not _party().match(view.folded, owner.start("unit"))
        typed.append(replace(citation, type=next(iter(known))) if len(known) == 1 and not ours else citation)
    return typed


def expand(view: View, found: list[Citation]) -> list[Citation]:
    """Return the citations, short forms with the full number that the article gives for the same type."""
    found = _of_code(view, found)
    full: dict[tuple[str, str], set[tuple[str | None, str]]] = {}
    for citation in found:
        if citation.symbol or (citation.year and not citation.doubtful):
            full.setdefault((citation.type, citation.serial), set()).add((citation.year, citation.symbol))
    sure = {(citation.type, citation.serial) for citation in found if not citation.doubtful}
    issuers = _Issuers(view, found)
    expanded = []
    for index, citation in enumerate(found):
        known = _known(citation, full.get((citation.type, citation.serial), set()))
        fuller = (replace(citation, year=year, symbol=symbol) for year, symbol in known)
        known = {(one.year, one.symbol) for one in fuller if not _is_other(view, found, index, one, issuers)}
        if known == {(citation.year, citation.symbol)}:
            expanded.append(citation)
        elif len(known) == 1:
            year, symbol = next(iter(known))
            expanded.append(replace(citation, year=year, symbol=symbol, rule="short form", doubtful=False))
        elif citation.doubtful and (citation.type, citation.serial) in sure:
            expanded.append(replace(citation, doubtful=False))
        elif citation.doubtful:
            reason = "a type word with a bare number that may count things, and the article cites it nowhere else"
            reject("resolutions", citation.start, citation.end, reason)
        else:
            expanded.append(citation)
    return expanded


def _known(citation: Citation, full: set[tuple[str | None, str]]) -> set[tuple[str | None, str]]:
    """Return those of the full numbers that a citation can stand for, the fullest of each."""
    known = full
    if citation.year:
        known = {(year, symbol) for year, symbol in known if year == citation.year}
    if citation.symbol:  # "Chỉ thị 40-CT" after "Chỉ thị số 40-CT/TW"
        known = {one for one in known if _is_head(citation.symbol, one[1]) or _lost_year(citation, one)}
    return {one for one in known if not any(_is_fuller(other, one) for other in known)}
