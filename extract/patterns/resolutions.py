"""Official documents cited by their number: find the citations, then give each its full number, type and date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from extract import dates
from extract.articles import Article
from extract.lexicon import key
from extract.mentions import DocumentType, Resolution
from extract.patterns.resolutions_grammar import assembly, grammar, symbols
from extract.text import View, fold
from extract.trace import reject

_FIGURE = re.compile(r"\d(?<!\d\d)\d{0,5}")
_REACH = 110
"""Characters around a figure in which its type word and its symbol stand."""
_LAST_WORD = 24
_DATE_REACH = 400
_HEAD_REACH = 200
_YEARS = range(1945, 2046)


@dataclass(frozen=True, slots=True)
class _Citation:
    """A citation as found; offsets of the view. `symbol` is canonical ("-NQ/TU"), "" where only a number stands."""

    start: int
    end: int
    serial: str
    year: str | None
    symbol: str
    type: DocumentType
    rule: str
    doubtful: bool = False
    """A bare number that cites a document only if the article gives its full number."""

    @property
    def number(self) -> str:
        """Return the number as Vietnamese law writes it."""
        return self.serial + (f"/{self.year}" if self.year else "") + self.symbol

    @property
    def identity(self) -> tuple[str, str]:
        """Return what tells two documents apart."""
        return self.type, self.number


def _serial(digits: str) -> str:
    """Return the serial with at least two digits: "6" -> "06", "30A" -> "30a"."""
    figures = re.match(r"\d+", digits)
    bare = figures[0] if figures else digits
    return bare.zfill(2) + digits[len(bare) :].lower()


def _symbol(view: View, match: re.Match[str]) -> str:
    """Return the canonical symbol with its leading separator: " -CV/TU" -> "-CV/TU", "QD-TTG" -> "QĐ-TTg"."""
    start, end = match.span("pieces")
    parts = re.split(r"([-/&.\u2014])", re.sub(r"\s", "", view.text[start:end]))
    pieces = [_piece(part, first=index == 0) if index % 2 == 0 else part for index, part in enumerate(parts)]
    return (match["gap"].strip() + "".join(pieces)).replace("\u2014", "-").replace(".", "-")


def _piece(piece: str, *, first: bool) -> str:
    """Return one piece of a symbol as Vietnamese law writes it."""
    plain = fold(piece).upper()
    stem = plain.rstrip("0123456789")
    known = symbols().canonical.get(stem)
    if stem in ("ND", "CD", "DA", "QD", "CT", "TT") and not first:
        # A type code after the first place is some office's own abbreviation: keep what is printed.
        known = None
    if not known:
        return piece.replace("ð", "Đ") if not piece.isupper() else piece
    return known + plain[len(stem) :]


def _first_piece(match: re.Match[str]) -> str:
    return re.split(r"[-/&.\u2014]", re.sub(r"\s", "", match["pieces"]))[0].upper()


def _type_of_symbol(match: re.Match[str]) -> DocumentType:
    """Return the type that a symbol stands for; none of its own makes an official letter."""
    piece = _first_piece(match)
    return symbols().types.get(piece) or assembly(piece) or "official_letter"


def _is_symbol(match: re.Match[str], *, announced: bool) -> bool:
    """Say whether the letters after a number are a document's symbol; `announced` by a type or number word."""
    pieces = re.split(r"[-/&.\u2014]", re.sub(r"\s", "", match["pieces"]).upper())
    coded = pieces[0] in symbols().types
    blank = bool(re.search(r"\s", match["gap"]))
    issued_by = [piece for piece in pieces if symbols().issuer.fullmatch(piece)]
    if assembly(pieces[0]):
        return announced or bool(match["year"])
    if blank or not announced:
        return (coded and len(pieces) >= 2) or (len(pieces) >= 2 and bool(issued_by) and "/" in match["gap"])
    return True


def _from_match(
    view: View, match: re.Match[str], start: int, type_: DocumentType | None, rule: str, *, announced: bool
) -> _Citation:
    """Return the citation of a match, without the letters after the number where they are no symbol."""
    symbol = ""
    end = match.end()
    if match["pieces"]:
        if _is_symbol(match, announced=announced):
            symbol = _symbol(view, match)
            type_ = type_ or _type_of_symbol(match)
        else:
            end = match.start("gap")
    return _Citation(start, end, _serial(match["serial"]), match["year"], symbol, type_ or "official_letter", rule)


def _typed(view: View, match: re.Match[str]) -> _Citation | None:
    """Return the citation that a type word opens, or None where the word only counts or names something."""
    grammar_ = grammar()
    word = match["word"] or match["named"] or match["code"]
    type_ = grammar_.types[key(word)]
    chosen = None if type_ == "document" else cast(DocumentType, type_)
    citation = _from_match(view, match, match.start(), chosen, "type word and number", announced=True)
    start = citation.start
    if match["code"]:
        start = _english_law_start(view, match)
    doubtful = not citation.symbol and not _bare_is_cited(view, match, citation, key(word))
    if doubtful and (citation.year or _counts(view, citation, key(word))):
        reject("resolutions", citation.start, citation.end, "what follows is counted, not cited")
        return None
    return replace(citation, start=start, doubtful=doubtful)


def _counts(view: View, citation: _Citation, word: str) -> bool:
    """Say whether the word after a bare number is what it counts: "kế hoạch 5 năm", but not "Nghị định 06 năm 2021"."""
    grammar_ = grammar()
    if word not in grammar_.verbs and grammar_.dated_year.match(view.text, citation.end):
        return False
    return bool(grammar_.counted.match(view.text, citation.end))


def _english_law_start(view: View, match: re.Match[str]) -> int:
    """Return where an English law's name starts: the first word of a sentence ("Under Land Law No. ...") is no part."""
    words = view.text[match.start() : match.start("code")].split(" ")
    small = {
        "the",
        "under",
        "according",
        "on",
        "in",
        "this",
        "that",
        "by",
        "and",
        "amended",
        "of",
        "to",
        "for",
        "new",
    }
    start = match.start()
    for word in words:
        if word.lower() not in small:
            break
        start += len(word) + 1
    return start


def _bare_is_cited(view: View, match: re.Match[str], citation: _Citation, word: str) -> bool:
    """Say whether a type word with a bare number cites a document: "Nghị quyết 57", not "quyết định 5 vấn đề"."""
    grammar_, text = grammar(), view.text
    if match["no"]:
        return True
    if citation.year:
        # "Nghị định 178/2024" is cited so; "kế hoạch 12/2024" is that of December.
        return grammar_.types[word] in ("decree", "circular") or (
            grammar_.types[word] in ("resolution", "decision") and int(re.sub(r"\D", "", match["serial"])) > 12
        )
    if _counts(view, citation, word):
        return False
    if word in grammar_.never or word in grammar_.needs_symbol:
        return False
    digits = match["serial"]
    if digits.isdigit() and int(digits) in _YEARS and len(digits) == 4:
        return False
    printed = text[match.start("word") :]
    capital = printed[:1].isupper()
    if word in grammar_.leading_zero:
        return capital and digits.startswith("0")
    if not capital and word not in grammar_.lower:
        return False
    if word in grammar_.verbs:
        opens = view.sentence(match.start())[0] == match.start()
        if opens:
            return len(digits) >= 3
        return len(digits) >= 2 and bool(grammar_.function_word.match(text, citation.end))
    if grammar_.types[word] in ("programme", "scheme"):
        return len(digits) >= 2
    return True


def _list_after(view: View, head: _Citation, *, plain_head: bool) -> Iterator[_Citation]:
    """Yield the further numbers of a list: "Nghị quyết 57, 59 và 66", "số 05-NQ/TU và số 06-NQ/TU"."""
    grammar_, text = grammar(), view.folded
    end = head.end
    while match := grammar_.following.match(text, end):
        citation = _from_match(view, match, match.start("item"), head.type, "list", announced=bool(match["no"]))
        if not citation.symbol:
            strict = not plain_head or match["no"] is None
            follows = grammar_.function_word.match(view.text, citation.end)
            year = match["serial"].isdigit() and int(match["serial"]) in _YEARS
            if year or citation.year or (_counts(view, citation, "") and not match["no"]):
                return
            if strict and not plain_head and not follows:
                return
        if match["pieces"] and not citation.symbol:
            return
        yield citation
        end = citation.end


def _share_symbol(group: list[_Citation]) -> list[_Citation]:
    """Return a list's citations, bare numbers with the symbol that stands at its end: "10, 11-NQ/TU"."""
    shared: list[_Citation] = []
    symbol: _Citation | None = None
    for citation in reversed(group):
        if citation.symbol:
            symbol = citation
        elif symbol and not citation.symbol:
            citation = replace(citation, symbol=symbol.symbol, year=citation.year or symbol.year, rule="shared symbol")
        shared.append(citation)
    return shared[::-1]


def _typed_matches(view: View) -> Iterator[re.Match[str]]:
    """Yield the matches of a type word with its number, found from the number: figures are rarer than words."""
    grammar_, text = grammar(), view.folded
    for figure in _FIGURE.finditer(text):
        start = figure.start()
        low = max(0, start - _REACH)
        before = text[max(0, start - _LAST_WORD) : start].lower().rstrip(" :\n\t\r.").rpartition(" ")[2]
        if not grammar_.last_word.search(before):
            continue
        match = grammar_.typed.search(text, low, min(len(text), figure.end() + _REACH))
        while match and match.start("serial") < start:
            match = grammar_.typed.search(text, match.start("serial"), min(len(text), figure.end() + _REACH))
        if match and match.start("serial") == start:
            yield match


def _citations(view: View) -> list[_Citation]:
    """Return all citations of an article, in order, never overlapping."""
    text = view.folded
    found: list[_Citation] = []
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
    for match in grammar().untyped.finditer(text):
        if match.start() in taken or match.end() - 1 in taken or match.start("serial") in taken:
            continue
        if not _is_symbol(match, announced=bool(match["no"])):
            continue
        found.append(_from_match(view, match, match.start(), None, "number and symbol", announced=bool(match["no"])))
    return sorted(found, key=lambda citation: citation.start)


def _expand(found: list[_Citation]) -> list[_Citation]:
    """Return the citations, short forms with the full number that the article gives for the same type."""
    full: dict[tuple[str, str], set[tuple[str | None, str]]] = {}
    for citation in found:
        if citation.symbol:
            full.setdefault((citation.type, citation.serial), set()).add((citation.year, citation.symbol))
    expanded = []
    for citation in found:
        known = full.get((citation.type, citation.serial), set())
        if citation.year:
            known = {(year, symbol) for year, symbol in known if year == citation.year}
        if not citation.symbol and len(known) == 1:
            year, symbol = next(iter(known))
            citation = replace(citation, year=year, symbol=symbol, rule="short form", doubtful=False)
        if citation.doubtful:
            reason = "a type word with a bare number that may count things, and the article gives no full number"
            reject("resolutions", citation.start, citation.end, reason)
        else:
            expanded.append(citation)
    return expanded


def _limit(view: View, found: list[_Citation], index: int) -> int:
    """Return where the next citation starts, or the text ends."""
    return found[index + 1].start if index + 1 < len(found) else len(view.text)


def _date_after(view: View, citation: _Citation, limit: int, year: str | None) -> str | None:
    """Return the date that stands after a number, before the next citation."""
    match = grammar().date_after.match(view.folded, citation.end, limit)
    return dates.read(match["near"] or match["far"], year) if match else None


def _date_before(view: View, citation: _Citation, previous: int, year: str | None) -> str | None:
    """Return the date of "On June 6, 2022, the ... issued" that opens the citation's sentence."""
    text = view.folded
    start, end = view.sentence(citation.start)
    start, end = max(start, citation.start - _DATE_REACH), min(end, citation.end + _DATE_REACH)
    if previous > start:
        return None
    behind = grammar().issued_behind.match(text, citation.end, end)
    window = text[start : citation.start]
    match = grammar().date_before.search(window)
    if not match and behind:
        opening = re.match(rf"\W*(?:ngay|on)\s(?P<date>{dates.source()}),\s(?:the\s)?$", window, re.IGNORECASE)
        return dates.read(opening["date"], year) if opening else None
    return dates.read(match["date"], year) if match else None


def _date_below(view: View, citation: _Citation, year: str | None) -> str | None:
    """Return the date of a paper's head: a line "Số: 257/KH-UBND", then "Sơn La, ngày 27 tháng 10 năm 2022"."""
    line = view.text[view.text.rfind("\n", 0, citation.start) + 1 : citation.start]
    if line.strip(" |*"):
        return None
    match = grammar().date_below.search(view.folded, citation.end, citation.end + _HEAD_REACH)
    return dates.read(match["date"], year) if match else None


def _date_for_all(view: View, citation: _Citation, year: str | None) -> str | None:
    """Return the date that all documents of the sentence share: "A and B, both dated July 30, 2024"."""
    end = min(view.sentence(citation.start)[1], citation.end + _DATE_REACH)
    match = grammar().all_dated.search(view.folded, citation.end, end)
    return dates.read(match["date"], year) if match else None


def _dated(view: View, found: list[_Citation], year: str | None) -> dict[tuple[str, str], str]:
    """Return the day of issue of each document whose day the article states."""
    issued: dict[tuple[str, str], str] = {}
    last: str | None = None
    for index, citation in enumerate(found):
        limit = min(_limit(view, found, index), citation.end + _DATE_REACH)
        previous = found[index - 1].end if index else -1
        day = _date_after(view, citation, limit, year) or _date_before(view, citation, previous, year)
        if grammar().same_day.match(view.folded, citation.end):
            day = day or last
        day = day or _date_for_all(view, citation, year) or _date_below(view, citation, year)
        if day:
            last = day
            issued.setdefault(citation.identity, day)
    return issued


def _issuer_and_subject(view: View, citation: _Citation, limit: int) -> tuple[str | None, str | None]:
    """Return who issued the document and what it is about, as the text puts it after the number."""
    text, position = view.folded, citation.end
    match = grammar().date_after.match(text, position, limit)
    if match and match["near"]:
        position = match.end()
        position += text.startswith(")", position)
    issuer = grammar().issuer.match(text, position, limit)
    if issuer:
        position = issuer.end()
    subject = grammar().subject.match(text, position, limit)
    return (
        view.text[slice(*issuer.span("issuer"))] if issuer else None,
        view.text[slice(*subject.span("subject"))] if subject else None,
    )


def find(article: Article, view: View) -> Sequence[Resolution]:
    """Return the documents that an article cites, in order."""
    found = _expand(_citations(view))
    issued = _dated(view, found, article.published)
    mentions = []
    for index, citation in enumerate(found):
        limit = _limit(view, found, index)
        issuer, subject = _issuer_and_subject(view, citation, limit)
        begin, end = view.span(citation.start, citation.end)
        mentions.append(
            Resolution(
                start=begin,
                end=end,
                text=view.raw[begin:end],
                rule=citation.rule,
                number=citation.number,
                type=citation.type,
                issued=issued.get(citation.identity),
                issuer=issuer,
                subject=subject,
            )
        )
    return mentions
