"""Numbers without a symbol behind a type word: whether they cite a document, or what follows is counted."""

import re
from functools import cache

from extract.lexicon import alternation, load
from extract.patterns.resolutions.citation import Citation
from extract.patterns.resolutions.grammar import grammar
from extract.patterns.resolutions.months import is_governed, is_no_month
from extract.patterns.resolutions.series import numbers_behind
from extract.patterns.resolutions.symbols import is_symbol, type_of_symbol
from extract.patterns.resolutions.years import like_a_year
from extract.text import View

_YEARS_IN_NEWS = 2000
"""The first of the years that stand bare behind a type word, "Kế hoạch 2024", by a slip also behind "Quyết định"."""
_LONGEST_LIST = 12
"""Numbers of a list after which its symbol is no longer looked for."""
_ENDED = re.compile(r"\s?(?:[^\w\s]|\n|$)")
_LONGEST_CODE = 4
"""Letters of the longest abbreviation of a type word; what is longer stands in capitals as the text does."""
_BEFORE = 16
"""Characters before a programme's word that hold the word of a house or a machine."""


def counts(view: View, citation: Citation, word: str) -> bool:
    """Say whether the word after a bare number is what it counts: "kế hoạch 5 năm", but not "Nghị định 06 năm 2021"."""
    grammar_ = grammar()
    large = len(citation.number) >= 3
    if (word not in grammar_.bare.verbs or large) and grammar_.dated_year.match(view.text, citation.end):
        return False
    if word in grammar_.bare.issued and (year := grammar_.of_year.match(view.text, citation.end)):
        return not (is_governed(view, citation.start) or grammar_.bare.issued_by.match(view.text, year.end()))
    two_digits = view.text[citation.end - 2].isdigit()  # "chương trình 4 giai đoạn 2021 - 2025 và 2026 - 2030"
    if numbers_behind(view, citation) or (two_digits and grammar_.period.match(view.text, citation.end)):
        return False
    return bool(grammar_.counted.match(view.text, citation.end))


def is_programme(view: View, match: re.Match[str], word: str) -> bool:
    """Say whether a bare number is that of a programme that everybody knows: "CT 135", no house of that name."""
    bare = grammar().bare
    if (
        word not in bare.programme_words
        or match["serial"].lower() not in bare.programmes
        or match["no"]
        or match["year"]
    ):
        return False
    day = grammar().day_behind.match(view.folded, match.end("serial"))
    dated = day and day["year"] and bare.issued_by.match(view.text, day.end())
    return not (dated or bare.no_programmes.search(view.text, max(0, match.start() - _BEFORE), match.start()))


def bare_is_cited(view: View, match: re.Match[str], citation: Citation, word: str) -> bool:
    """Say whether a type word with a bare number cites a document: "Nghị quyết 57", not "quyết định 5 vấn đề"."""
    grammar_ = grammar()
    if match["no"]:
        return True
    if is_programme(view, match, word):
        return grammar_.dated_year.match(view.text, citation.end) is not None or not counts(view, citation, word)
    if citation.year:
        return is_no_month(view, match, word)
    digits = match["serial"]
    issued = len(digits) >= 2 and word not in grammar_.bare.never
    if (issued and _is_dated(view, match, citation, word)) or _shares_a_symbol(view, citation):
        return True
    if counts(view, citation, word):
        return False
    if "." in digits:  # a plan or report of "45.5 kg" is counted, whatever the word behind
        return citation.type == "resolution"
    a_year = like_a_year(digits) and not _numbered_like_a_year(view, match, citation)
    if a_year or word in grammar_.bare.never or word in grammar_.needs_symbol:
        return False
    return _stands_for_a_document(view, match, citation, word)


def _is_dated(view: View, match: re.Match[str], citation: Citation, word: str) -> bool:
    """Say whether a whole date stands behind a number, or a day and its body: "kết luận 77 ngày 7/9 của Thanh tra".

    Two figures behind a word that is a verb, too, may be days: "xã báo cáo 12 ngày 5/6/2024 có mưa".
    """
    grammar_ = grammar()
    day = grammar_.day_behind.match(view.folded, citation.end)
    if day is None:
        return False
    if grammar_.bare.issued_by.match(view.text, day.end()):
        return True
    sure = word not in grammar_.bare.verbs or len(match["serial"]) > 2 or view.text[match.start("word")].isupper()
    ended = _ENDED.match(view.text, day.end()) is not None
    return bool(day["year"]) and (sure or (ended and is_governed(view, citation.start)))


def _shares_a_symbol(view: View, citation: Citation) -> bool:
    """Say whether a bare number opens a list whose end has the symbol of all: "các kế hoạch 12, 13/KH-UBND"."""
    end = citation.end
    for _ in range(_LONGEST_LIST):
        match = grammar().following.match(view.folded, end)
        if match is None or match["no"]:
            return False
        if match["pieces"]:
            return is_symbol(match, announced=False) and type_of_symbol(match) == citation.type
        end = match.end()
    return False


def _numbered_like_a_year(view: View, match: re.Match[str], citation: Citation) -> bool:
    """Say whether four digits that look like a year are a number: "Quyết định 1980 của Thủ tướng", "Đề án 1956"."""
    grammar_ = grammar()
    if citation.type == "scheme":
        return match["serial"] in grammar_.bare.like_years
    issued = citation.type == "decision" and view.text[match.start("word")].isupper()
    old = (
        int(match["serial"]) < _YEARS_IN_NEWS
    )  # "theo Quyết định 1980, tiêu chí thu nhập": no decision is named by a year
    return issued and (old or grammar_.bare.issued_by.match(view.text, citation.end) is not None)


def _stands_for_a_document(view: View, match: re.Match[str], citation: Citation, word: str) -> bool:
    """Say whether a type word with a bare number is printed as a citation is: "Kế hoạch 57", "chương trình 135"."""
    grammar_, digits = grammar(), match["serial"]
    capital = view.text[match.start("word")].isupper()
    if word in grammar_.bare.leading_zero:
        return capital and (digits.startswith("0") or digits in grammar_.bare.like_years)
    if word in grammar_.bare.verbs or (not capital and word in grammar_.bare.issued):
        return _is_noun(view, match, citation, word)
    if not capital and word not in grammar_.bare.lower:
        return False
    return len(digits) >= 2 or grammar_.types[word] not in ("programme", "scheme")


def _is_noun(view: View, match: re.Match[str], citation: Citation, word: str) -> bool:
    """Say whether a word that may be a verb cites what it numbers: "theo quyết định 43,", not "kết luận 43 vụ việc"."""
    bare, size = grammar().bare, len(match["serial"])
    start, end = match.start("word"), citation.end
    shouted = view.text[start : match.end("word")].isupper() and len(word) > _LONGEST_CODE
    capital, of_year = view.text[start].isupper(), grammar().of_year.match(view.text, end)
    by = bare.issued_by.match(view.text, of_year.end() if of_year else end)
    ended = grammar().function_word.match(view.text, end) or of_year
    counted = view.text[end : end + 2].strip().isupper() or bare.ranging.match(view.text, end)
    if size == 2 and counted:  # "Kế hoạch 15 đến 20 ngày"; in capitals, too, whose paper it is tells
        return shouted and word in bare.issued and by is not None
    if capital and view.sentence(start)[0] == start:  # "Thông báo 12 lãnh đạo" is an order to tell them
        return size >= 3 or (size == 2 and ended is not None and (word in bare.issued or by is not None))
    if capital:
        return size >= 2 and ended is not None
    governed = is_governed(view, start)
    nought = match["serial"].startswith("0")  # counts have it too, but no "của" behind them
    if by:  # "kết luận 581 của UBKT", not "kết luận 3 vụ việc"
        known = word in bare.issued or (governed and (nought or _by_centre().match(view.text, by.start())))
        return size >= (2 if known else 3)
    # "theo kế hoạch 437 (rà soát đất)"; else it may be how many are planned: "theo kế hoạch 437, đến nay".
    sure = word in bare.issued or nought or (size >= 3 and view.text.startswith(" (", end))
    return size >= 2 and sure and ended is not None and not counted and governed


@cache
def _by_centre() -> re.Pattern[str]:
    """Return the pattern of a body of the centre behind its paper, known by two figures: "kết luận 77 của Bộ Y tế"."""
    lexicon = load("resolutions")
    owner, bodies = alternation(lexicon["bare"]["issued_by"]), alternation(lexicon["issuer"]["complete"])
    return re.compile(rf"\s(?i:{owner})\s(?:{bodies})(?!\w)")
