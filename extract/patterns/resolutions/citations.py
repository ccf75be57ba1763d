"""Citations of documents: a type word, a number word and a number, a bare symbol, and the lists they stand in."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from extract.lexicon import key
from extract.mentions import DocumentType
from extract.patterns.resolutions.bare import bare_is_cited, counts, is_programme
from extract.patterns.resolutions.citation import ANY_CODE, Citation, serial
from extract.patterns.resolutions.grammar import grammar
from extract.patterns.resolutions.lookalikes import is_contract, is_other_word, misread, no_number_word
from extract.patterns.resolutions.party import of_provinces
from extract.patterns.resolutions.points import opens_point, out_of_order
from extract.patterns.resolutions.series import numbers_behind
from extract.patterns.resolutions.symbols import canonical, first_piece, is_symbol, type_of_code, type_of_symbol
from extract.patterns.resolutions.years import like_a_year, to_symbol
from extract.text import View
from extract.trace import reject

_FIGURE = re.compile(r"\d(?<!\d\d)\d{0,5}")
_REACH = 110
"""Characters around a figure in which its type word and its symbol stand."""
_LAST_WORD = 24
_EITHER = "programme", "directive"
"""A programme's code is often printed as a directive's: "Chương trình số 32-CT/TU"."""
_HOUSE = re.compile(r"[A-Z](?:\s?\d+)?")
"""What is a house's behind its number, without a type word: "số 12/A", "số 12/A5"."""


def _from_match(
    view: View, match: re.Match[str], start: int, type_: DocumentType | None, rule: str, *, announced: bool
) -> Citation:
    """Return the citation of a match, without the letters after the number where they are no symbol."""
    symbol = ""
    year, end = match["year"] and match["year"].replace(" ", ""), match.end()
    if match["pieces"]:
        if is_symbol(match, announced=announced):
            symbol = canonical(view, match)
            type_ = type_ or type_of_symbol(match)
            year = year or match["late"]
        else:
            end = match.start("gap")
    printed = view.text[slice(*match.span("serial"))]  # with its marks: "36đ"
    return Citation(start, end, serial(printed), year, symbol, type_ or "official_letter", rule)


def _typed(view: View, match: re.Match[str]) -> Citation | None:
    """Return the citation that a type word opens, or None where the word only counts or names something."""
    grammar_ = grammar()
    word = match["word"] or match["named"] or match["code"]
    type_ = grammar_.types[key(word)]
    chosen = None if type_ == "document" else cast(DocumentType, type_)
    citation = _from_match(view, match, match.start(), chosen, "type word and number", announced=True)
    if not citation.symbol and is_programme(view, match, key(word)):
        citation = replace(citation, type="programme")
    if not citation.symbol and _needs_code(match, key(word)):
        reject("resolutions", citation.start, citation.end, "such a word cites only what has a symbol")
        return None
    if is_other_word(view, match, coded=bool(citation.symbol)):
        reject("resolutions", citation.start, citation.end, "with its marks, or behind this word, that is no document")
        return None
    start = citation.start
    if match["code"]:
        start = _english_law_start(view, match)
    if citation.symbol and (titled := _of_title(view, match, citation)):
        return titled
    cited = match["again"] is None and bare_is_cited(view, match, citation, key(word))
    doubtful = not citation.symbol and not cited
    of_law = citation.type == "law" and bool(citation.year)  # "Luật 35/2018": of no month
    counted = doubtful and not of_law and (citation.year is not None or counts(view, citation, key(word)))
    if counted and len(match["serial"]) < 3:
        reject("resolutions", citation.start, citation.end, "what follows is counted, not cited")
        return None
    code = word.upper() if key(word) in grammar_.abbreviations else ANY_CODE if chosen is None else ""
    return replace(citation, start=start, doubtful=doubtful, code=code)


def _needs_code(match: re.Match[str], word: str) -> bool:
    """Say whether a word cites only a number with a symbol: "programme numbered 350", "Letter No. 1"."""
    grammar_ = grammar()
    return word in grammar_.coded or (match["no"] or "").strip(" :\n\t").lower() in grammar_.coded


def _of_title(view: View, match: re.Match[str], citation: Citation) -> Citation | None:
    """Return the citation of a paper whose title the type word ends: "Quyết định phê duyệt đề án số 22/QĐ-TTg"."""
    coded, grammar_ = type_of_code(match), grammar()
    of_party = citation.type == "regulation" and citation.symbol.startswith("-")  # "Quy định số 189-QĐ/TW"
    if coded in (None, citation.type) or of_party:
        return None
    begin = max(0, citation.start - _REACH)
    title = grammar_.titled.search(view.folded, begin, citation.start)
    if title is None or grammar_.types.get(key(title["word"])) != coded:
        return None
    noun = view.text[title.start()].isupper() or grammar_.before_title.search(view.folded, begin, title.start())
    if not noun:
        return None  # "Thủ tướng quyết định triển khai Đề án số 06/QĐ-TTg"
    start = match.start("no") if match["no"] else match.start("serial")
    return replace(citation, start=start, type=coded, rule="number and symbol")


def _english_law_start(view: View, match: re.Match[str]) -> int:
    """Return where an English law's name starts: the first word of a sentence ("Under Land Law No. ...") is no part."""
    words = view.text[match.start() : match.start("code")].split(" ")
    start = match.start()
    for word in words:
        if word.lower() not in grammar().before_name:
            break
        start += len(word) + 1
    return start


def _list_after(view: View, head: Citation, *, plain_head: bool) -> Iterator[Citation]:
    """Yield the further numbers of a list: "Nghị quyết 57, 59 và 66", "số 05-NQ/TU và số 06-NQ/TU"."""
    grammar_, text = grammar(), view.folded
    end = head.end
    for start, stop in () if head.symbol or head.year else numbers_behind(view, head):
        yield Citation(start, stop, serial(text[start:stop]), None, "", head.type, "list")
        end = stop
    while match := grammar_.following.match(text, end):
        type_ = _own_type(match, head) or head.type
        citation = _from_match(view, match, match.start("item"), type_, "list", announced=bool(match["no"]))
        if not citation.symbol:
            if match["no"] is None and (opens_point(view, match, head) or out_of_order(view, citation, head)):
                return
            strict = not plain_head or match["no"] is None
            follows = grammar_.function_word.match(view.text, citation.end)
            year = like_a_year(match["serial"]) and not (
                like_a_year(head.serial) and to_symbol(text, match.start("serial"))
            )
            decimal = "." in citation.serial and "." not in head.serial
            if year or decimal or citation.year or (counts(view, citation, "") and not match["no"]):
                return
            if strict and not plain_head and not follows:
                return
        if match["pieces"] and not citation.symbol:
            return
        yield citation
        end = citation.end


def _own_type(match: re.Match[str], head: Citation) -> DocumentType | None:
    """Return the type that a list's number says by another code than the first one's: "12/QĐ-UBND, 45/TB-UBND"."""
    if not (match["pieces"] and head.symbol) or first_piece(match) == head.symbol_code:
        return None
    own = type_of_code(match)
    return None if (head.type, own) == _EITHER else own


def _share_symbol(group: list[Citation]) -> list[Citation]:
    """Return a list's citations, bare numbers with the symbol that stands at its end: "10, 11-NQ/TU"."""
    shared: list[Citation] = []
    symbol: Citation | None = None
    for citation in reversed(group):
        if citation.symbol:
            symbol = citation
        if symbol and not citation.symbol:
            year = citation.year or symbol.year
            shared.append(replace(citation, symbol=symbol.symbol, year=year, rule="shared symbol"))
        else:
            shared.append(citation)
    return shared[::-1]


def _typed_matches(view: View) -> Iterator[re.Match[str]]:
    """Yield the matches of a type word with its number, found from the number: figures are rarer than words."""
    grammar_, text = grammar(), view.folded
    previous = 0
    for figure in _FIGURE.finditer(text):
        start = figure.start()
        # No figure stands between a type word and its number.
        low, previous = max(previous, start - _REACH), figure.end()
        before = text[max(0, start - _LAST_WORD) : start].lower().rstrip(" :\n\t\r.)").rpartition(" ")[2]
        if not grammar_.last_word.search(before):
            continue
        match = grammar_.typed.search(text, low, min(len(text), figure.end() + _REACH))
        while match and match.start("serial") < start:
            match = grammar_.typed.search(text, match.start("serial"), min(len(text), figure.end() + _REACH))
        if match and misread(view, match):
            match = grammar_.typed.search(text, match.start() + 1, min(len(text), figure.end() + _REACH))
        if match and match.start("serial") == start:
            yield match


def _numbers_first(view: View) -> Iterator[Citation]:
    """Yield the citations whose number stands before its type word: "the 1719 Program", no "135 program hours"."""
    for match in grammar().number_first.finditer(view.folded):
        small = match[0].rpartition(" ")[2].islower()
        if small and not grammar().function_word.match(view.text, match.end()):
            continue
        type_ = cast(DocumentType, match.lastgroup)
        yield Citation(*match.span(), serial(match[type_]), None, "", type_, "number before its type word")


def citations(view: View) -> list[Citation]:
    """Return all citations of an article, in order, never overlapping."""
    text = view.folded
    found: list[Citation] = []
    position = 0
    for match in _typed_matches(view):
        if match.start("serial") < position:
            continue
        head = _typed(view, match)
        if head and head.doubtful:
            found.append(head)
        elif head:
            group = [head, *_list_after(view, head, plain_head=not head.symbol)]
            found += _share_symbol(group)
            position = group[-1].end
    taken = {place for citation in found for place in range(citation.start, citation.end)}
    found += (citation for citation in _numbers_first(view) if citation.start not in taken)
    for match in grammar().untyped.finditer(text):
        if match.start() in taken or match.end() - 1 in taken or match.start("serial") in taken:
            continue
        small = not match["no"] and match["pieces"].islower()  # a code of something else: "57-nq/tw"
        if (
            small
            or _HOUSE.fullmatch(match["pieces"])
            or is_contract(view, match)
            or not is_symbol(match, announced=bool(match["no"]))
            or grammar().no_document.search(text, max(0, match.start() - _REACH), match.start())
        ):
            continue
        start = match.start("serial") if no_number_word(view, match) else match.start()
        found.append(_from_match(view, match, start, None, "number and symbol", announced=bool(match["no"])))
    return of_provinces(view, sorted(found, key=lambda citation: citation.start))
