"""Short forms of a document's number, "Nghị quyết 57", with the full number that the article gives elsewhere."""

import re
from dataclasses import replace

from extract.mentions import DocumentType
from extract.patterns.resolutions.citation import Citation
from extract.text import unmark
from extract.trace import reject


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


def _of_code(found: list[Citation]) -> list[Citation]:
    """Return the citations, "QĐ 144" of the type that the one full number with this code has: "Quy định 144-QĐ/TW"."""
    types: dict[tuple[str, str], set[DocumentType]] = {}
    for citation in found:
        if citation.symbol:
            code = unmark(re.split("[-/]", citation.symbol)[1]).upper()
            types.setdefault((code, citation.serial), set()).add(citation.type)
    typed = []
    for citation in found:
        known = types.get((citation.code, citation.serial), set()) if citation.code and not citation.symbol else set()
        typed.append(replace(citation, type=next(iter(known))) if len(known) == 1 else citation)
    return typed


def expand(found: list[Citation]) -> list[Citation]:
    """Return the citations, short forms with the full number that the article gives for the same type."""
    found = _of_code(found)
    full: dict[tuple[str, str], set[tuple[str | None, str]]] = {}
    for citation in found:
        if citation.symbol or (citation.year and not citation.doubtful):
            full.setdefault((citation.type, citation.serial), set()).add((citation.year, citation.symbol))
    sure = {(citation.type, citation.serial) for citation in found if not citation.doubtful}
    expanded = []
    for citation in found:
        known = full.get((citation.type, citation.serial), set())
        if citation.year:
            known = {(year, symbol) for year, symbol in known if year == citation.year}
        if citation.symbol:  # "Chỉ thị 40-CT" after "Chỉ thị số 40-CT/TW"
            known = {one for one in known if _is_head(citation.symbol, one[1]) or _lost_year(citation, one)}
        known = {one for one in known if not any(_is_fuller(other, one) for other in known)}
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
