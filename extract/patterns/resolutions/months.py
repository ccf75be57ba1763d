"""A type word before a number and a year: a document, "Resolution 08/2024", or what is planned for a month."""

import re

from extract.patterns.resolutions.grammar import grammar
from extract.patterns.resolutions.years import like_a_year
from extract.text import View

_NEAR = 24
"""Characters before a type word in which the word stands that it belongs to, or the number that it is listed with."""
_CAPITAL_WORD = re.compile(r"(?P<word>[A-Z]\w*)\s$")
_LISTED_BEFORE = re.compile(r"/\d{4}(?:,|,?\s[a-z]{2,3})\s$")
_LISTED_AFTER = re.compile(r"(?:,|,?\s[a-z]{2,3})\s[A-Z][a-z]{2,12}\s(?:[a-z]{2,6}\s)?\d{1,3}/\d{4}")
"""Another number and year beside one, with its type word: "Decision 11/2019, Directive 05/2020"."""


def is_no_month(view: View, match: re.Match[str], word: str) -> bool:
    """Say whether number and year cite a document: "Nghị định 178/2024", not "kế hoạch 12/2024", that of December."""
    type_, serial = grammar().types[word], match["serial"]
    if type_ in ("decree", "circular"):
        return True
    if like_a_year(serial):
        return False  # "the Five-Year Plan 2021/2025"
    if int(re.sub(r"\D", "", serial)) > 12:
        return type_ in ("resolution", "decision") or _named(view, match, word) or _paper(view, match, word)
    if type_ in ("resolution", "decision", "directive") and (
        grammar().bare.issued_by.match(view.text, match.end())
        or (serial.startswith("0") and is_governed(view, match.start("word")))
    ):
        return True  # "quyết định 04/2017 của Thủ tướng", "(quyết định 09/2013)"
    return _named(view, match, word) and _numbered(view, match)


def is_governed(view: View, start: int) -> bool:
    """Say whether a word stands before a type word that makes a noun of it: "theo quyết định 43"."""
    return grammar().bare.governed.search(view.text, max(0, start - _NEAR), start) is not None


def _paper(view: View, match: re.Match[str], word: str) -> bool:
    """Say whether the word is that of a paper and no order: "Công văn 1845/2023", "theo văn bản 2409/2015"."""
    bare, start = grammar().bare, match.start("word") if match["word"] else match.start()
    if word not in bare.papers or grammar().counted.match(view.text, match.end()):
        return False
    if bare.issued_by.match(view.text, match.end()):
        return True
    if word in bare.issued or word not in bare.verbs:
        return view.text[start].isupper() or is_governed(view, start)
    return view.text[start].isupper() and view.sentence(start)[0] != start


def _numbered(view: View, match: re.Match[str]) -> bool:
    """Say whether 1 to 12 with a year are a number: "08/2024", one that has an issuer, or one listed with others."""
    cited = match["serial"].startswith("0") or grammar().bare.issued_by.match(view.text, match.end())
    return bool(
        cited
        or _LISTED_BEFORE.search(view.folded, max(0, match.start() - _NEAR), match.start())
        or _LISTED_AFTER.match(view.folded, match.end())
    )


def _named(view: View, match: re.Match[str], word: str) -> bool:
    """Say whether a type word is printed as a name is, and not as the order that opens a sentence."""
    start = match.start("word") if match["word"] else match.start()
    grammar_ = grammar()
    if word not in grammar_.bare.dated or not view.text[start].isupper():
        return False
    if word not in grammar_.bare.verbs:
        return True
    before = _CAPITAL_WORD.search(view.text[max(0, start - _NEAR) : start])
    described = before and before["word"].lower() not in grammar_.before_name  # "Production Plan 08/2024"
    return not described and view.sentence(start)[0] != start
