"""The compiled grammar of cited documents: type words, numbers, and what stands around them.

Everything is matched on text without marks: "QD-TTg" is printed as often as "QĐ-TTg", and OCR loses the marks of words.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.lexicon import alternation, folded, key, load, load_file
from extract.patterns.resolutions.bare_words import Bare, bare_words
from extract.patterns.resolutions.symbol_grammar import symbol_end, symbol_source
from extract.text import CAPITALS, unmark

# A year that print cut short stays in the number: "91/209/ND-CP"; one that it parted is whole: "30/2 017/NĐ-CP".
_YEAR = r"(?P<year>(?:19|20)\d{2}(?!\d|[.,]\d)|2\s0\d\d(?=/[A-Z]{2})|\d{2,3}(?=/[A-Z]{2}))"
# "66.12/2026/NQ-CP" of the Government; without its symbol only what can be no day: "66.12". No other number goes on
# behind a point: "66" of "66.12", "1" of "1.234/QĐ-UBND" would be another document's.
_DOTTED = r"\d{1,3}\.\d{1,2}(?=\s?/\s?20\d\d\s?/\s?[A-Z]{2})|(?:3[2-9]|[4-9]\d|\d{3})\.\d{1,2}(?!\d|[.,:-]\d)"
# Print parts what stands before such a year as well, "1 30/2 006/NĐ-CP", and behind a type word "11 7/2007/NĐ-CP".
_PARTED = r"\d{1,2}\s\d{1,2}(?=/2\s0\d\d/[A-Z]{2})"
_PARTED_BEHIND_WORD = r"\d{1,2}\s\d{1,2}(?=/20\d\d/[A-Z]{2})"
_LEFT = r"(?:(?<![A-Za-z\ufffe])|(?<=[a-z])(?=[A-Z]))"
_NOT_GLUED = r"(?<![\w/:.+-])(?<!\d,)"


@dataclass(frozen=True)
class Grammar:
    """Patterns and meanings of the kind, both languages together; all for text without marks."""

    typed: re.Pattern[str]
    """Type word, number word and number; groups word, again, no, serial, year, gap, pieces."""
    last_word: re.Pattern[str]
    """Ends the stretch before a number that a type word can open."""
    untyped: re.Pattern[str]
    following: re.Pattern[str]
    """The next number of a list."""
    number_first: re.Pattern[str]
    """A number that is known to stand before its type word, "the 1719 Program", in a group that its type names."""
    titled: re.Pattern[str]
    """A type word and the start of its paper's title, before another: "Quyết định phê duyệt" before "đề án số"."""
    before_title: re.Pattern[str]
    """What stands before a type word that is no verb, for all that it is printed small."""
    types: dict[str, str]
    """Type word, folded, in lower case -> document type, or "document" where the symbol decides."""
    abbreviations: frozenset[str]
    """Those of the type words that are the code of a symbol: "QĐ"."""
    bare: Bare
    first_words: frozenset[str]
    """The first word of each type word, with its marks."""
    number_words: frozenset[str]
    """As printed, with their marks or without."""
    needs_symbol: frozenset[str]
    coded: frozenset[str]
    """Type and number words that stand for a document only before a symbol."""
    before_name: frozenset[str]
    counted: re.Pattern[str]
    """This and `function_word` are matched on the text with its marks: "hỗ trợ" is no "hộ"."""
    no_document: re.Pattern[str]
    """What stands before a number that is no document's: a contract's."""
    dated_year: re.Pattern[str]
    """What follows a number and dates it ("năm 2021", "ngày 7/8"), though "năm" also counts."""
    of_year: re.Pattern[str]
    """The one year behind a number: "Quyết định 158 năm 2002", no "15 năm 2006 - 2020"."""
    period: re.Pattern[str]
    """The years or the stage of what a number names, though stages are also counted: "giai đoạn 2017 - 2020"."""
    function_word: re.Pattern[str]
    day_behind: re.Pattern[str]
    """The day behind a number that a document has: "Thông báo 12 ngày 3/4/2024"."""


def _serial_source(parted: str) -> str:
    """Return the source of a number, also one whose figures are `parted`, and its year."""
    # Penalties alone have more noughts before their number than digits of it: "0012345/QĐ-XPVPHC", "0001234/BB-VPHC".
    noughts = r"(?:0{1,4}(?=\d{3,6}/(?:QD|BB)(?![A-Za-z])))?"
    figures = rf"{noughts}\d{{1,6}}(?:[a-hA-H](?![A-Za-z])|[ikIK](?=/))?(?!\.(?!(?:19|20)\d\d(?!\d))\d)"
    return rf"(?P<serial>{parted}|{_DOTTED}|{figures})(?:(?:\s?/\s?|//\s?|-(?=\d{{4}}-[A-Z])){_YEAR})?"


def _type_words() -> tuple[dict[str, str], set[str]]:
    """Return folded type word -> type, and those that need a number word or a symbol."""
    lexicon = load("resolutions")
    types: dict[str, str] = {}
    for table in ("types", "abbreviations", "numbered_abbreviations"):
        types |= {key(unmark(word)): type_ for type_, words in lexicon[table].items() for word in words}
    needs = {key(unmark(word)) for words in lexicon["numbered_abbreviations"].values() for word in words}
    return types, needs


def _type_source() -> str:
    """Return the pattern source of a type word with what belongs to it."""
    lexicon = load("resolutions")
    words = [word for words in lexicon["types"].values() for word in words]
    # A qualifier is part of the type word when it is printed as such: "Thematic Resolution", not "thematic".
    qualified = [word for word in words if " " in word and word[0].isupper()]
    plain = [word for word in words if word not in qualified]
    qualified += [word.upper() for word in qualified]
    short = [
        word
        for table in ("abbreviations", "numbered_abbreviations")
        for words in lexicon[table].values()
        for word in words
    ]
    named = alternation(folded(lexicon["named"]["heads"]))
    number_word = alternation(folded(lexicon["number_words"]["words"]))
    english = alternation(word.capitalize() for word in lexicon["named"]["english_heads"])
    return (
        # "Luật Ngân sách nhà nước số", "Bộ luật Hình sự số": a capital opens the name between type word and number.
        rf"(?P<named>(?i:{named}))\s(?=[A-Z]){_law_name_source(number_word)}"
        rf"|(?:[A-Z][A-Za-z-]{{1,20}}\s){{0,4}}(?P<code>{english})(?=\s)"
        rf"|(?P<word>{alternation(folded(qualified))}|(?i:{alternation(folded(plain))})|{alternation(folded(short))})"
        rf"(?:(?![a-z])|(?=(?i:{number_word})\s?:?\s?\d))"
        rf"(?:\s?\((?:{alternation(folded(short))}|(?i:{alternation(folded(plain))}))\.?\))?"
        rf"{_described_source(number_word, plain)}"
    )


def _law_name_source(number_word: str) -> str:
    """Return the source of what a law is called, up to its number word.

    The name ends where another document's type word stands or the number is no law's: "Luật Đất đai và Nghị quyết
    số 12" cites the resolution, "Luật Cư trú, nhà số 12" nothing.
    """
    lexicon = load("resolutions")
    heads = alternation(word.capitalize() for word in folded(lexicon["named"]["heads"]))
    others = [word for type_, words in lexicon["types"].items() for word in words if type_ not in ("law", "ordinance")]
    capital = alternation(word[0].upper() + word[1:] for word in [*folded(others), *folded(lexicon["named"]["heads"])])
    numbered = rf"(?:{alternation(folded([*others, *lexicon['named']['no_laws']]))})\s(?:{number_word})"
    amended = rf"(?<=(?:{alternation(folded(lexicon['named']['amended']))})\s)(?:{heads})\s"
    # In small letters, too, where a list of laws goes on: "luật Xây dựng, luật Đấu thầu số".
    joined = "|".join(rf"(?<=\s{word}\s)" for word in folded(lexicon["joiners"]["words"]))
    again = rf"(?:(?<=,\s)|{joined})(?:{alternation(folded(lexicon['named']['heads']))})\s"
    word = rf"(?:{amended}|(?!{again}|(?:{capital})(?![a-z])|(?i:{numbered})\s?:?\s?\d)[A-Za-z,]{{1,12}}\s)"
    codes = alternation([*load_file("symbols", "extract.patterns")["assembly"], *lexicon["named"]["codes"]])
    symbol = rf"\s?[/-]\s?(?:\d{{2,4}}(?!\s?[/-]\s?(?!{codes})[A-Z])|{codes})"
    return rf"[A-Za-z,]{{1,12}}\s{word}{{0,11}}?(?=(?i:{number_word})\s?:?\s?\d{{1,3}}{symbol})"


def _described_source(number_word: str, types: list[str]) -> str:
    """Return the source of lower-case words that may stand between a Vietnamese type word and its number word.

    "Quyết định khởi tố bị can số 96/QĐ-CSHS" is one citation; "kế hoạch thực hiện chỉ thị số 12" cites the directive.
    """
    stop = alternation(folded([*load("resolutions")["described"]["stop"], *types]))
    compound = alternation(folded(load("resolutions")["named"]["parts_of"]))
    word = rf"(?:\s(?:{compound})(?![a-z])|\s(?!(?:{stop})(?![a-z]))[a-z]{{1,7}},?)"
    acts = alternation(folded(load("resolutions")["described"]["acts"]))
    date = alternation(folded(load("resolutions")["dates"]["dated"]))
    owner = alternation(folded(load("resolutions")["bare"]["issued_by"]))
    figures = rf"(?=\s(?:{number_word})\s?:?\s?\d{{1,6}}[a-h]?"
    return (
        rf"(?:(?P<described>{word}{{1,6}}?){figures}(?:/\d{{4}})?\s?[-/]\s?[A-Z])"
        # A bare number may be that of what is decided on, "quyết định xây cầu số 3": only the names of acts part it.
        rf"|(?:\s(?:{acts})){{1,4}}{figures}\s(?:(?:{date})\s\d{{1,2}}[/.-]\d|(?:{owner})\s[A-Z]))"
        # Of no date a long one that ends its clause: "quyết định xử phạt vi phạm hành chính số 5585."
        rf"|(?:\s(?:{acts})){{2,4}}(?=\s(?:{number_word})\s\d{{3,5}}(?:[.;,)](?!\d)|\Z))"
        # Else only one that the article cites elsewhere: "nhận được quyết định xử phạt số 2283 nên".
        rf"|(?P<again>{word}{{1,4}}?)(?=\s(?:{number_word})\s?:?\s?\d{{3,6}}(?![\w/.-]\w)))?"
    )


def _last_word_source(lexicon: dict[str, Any]) -> str:
    """Return the source of the last word of all that can stand before a number, in lower case, at the end."""
    words = [
        unmark(word).lower().split()[-1].rstrip(".")
        for table in ("types", "abbreviations", "numbered_abbreviations")
        for words in lexicon[table].values()
        for word in words
    ]
    words += [unmark(word).lower().rstrip(".") for word in lexicon["number_words"]["words"]]
    words += [unmark(word).lower() for word in lexicon["coded"]["number_words"]]
    return rf"(?:{alternation(words)})$"


def _number_first_source(lexicon: dict[str, Any]) -> str:
    """Return the source of a number before its type word; no plural: "the 135 programmes" are counted."""
    rows, words = [], lexicon["number_first_words"]
    before = "|".join(rf"(?<=\b{form} )" for word in words["before"] for form in (word, word.capitalize()))
    for type_, numbers in lexicon["number_first"].items():
        known = [word for word in lexicon["types"][type_] if word.isascii()]
        forms = [*(word.capitalize() for word in known), *(word for word in known if word in words["small"])]
        single = alternation(word for word in forms if not word.endswith("s") and " " not in word)
        rows.append(rf"(?P<{type_}>{alternation(numbers)})\s(?:{single})(?![\w-])")
    return rf"(?:{before})(?:{'|'.join(rows)})"


def _titled_source(lexicon: dict[str, Any], types: Iterable[str]) -> str:
    """Return the source of a type word and its paper's title, up to another type word: "Quyết định phê duyệt"."""
    about, verbs = alternation(folded(lexicon["subject"]["words"])), alternation(folded(lexicon["titled"]["verbs"]))
    stop = alternation(folded([*lexicon["titled"]["stop"], *lexicon["joiners"]["words"]]))
    return (
        rf"{_LEFT}(?P<word>{alternation(folded(types))})(?:\s(?:{about}))?\s(?:{verbs})(?![a-z])"
        rf"(?:\s(?!(?:{stop})(?![a-z]))[a-z]{{1,14}}){{0,9}}\s$"
    )


def _no_document_source(words: dict[str, Any]) -> str:
    """Return the source of what numbers something else, with the words up to its number."""
    named, parting = alternation(folded(words["words"])), alternation(folded(words["parting"]))
    return rf"(?<![A-Za-z])(?:{named})(?:\s(?!(?:{parting})(?![A-Za-z]))\(?[A-Za-z]+\)?){{0,6}}\s$"


def _period_source(lexicon: dict[str, Any]) -> str:
    """Return the source of a numbered period behind a number, no count of what follows."""
    period, counted = alternation(lexicon["dates"]["period"]), alternation(lexicon["counted"]["words"])
    return rf"\s{{1,3}}(?:{period})\s{{1,2}}(?:\d(?!\d?\s(?:{counted})(?!\w))|(?-i:[IVX]{{1,4}})(?!\w))"


@cache
def grammar() -> Grammar:
    """Return the grammar, compiled from the lexicons when it is first needed."""
    lexicon = load("resolutions")
    number_words = alternation(folded(lexicon["number_words"]["words"]))
    numbered = alternation([*folded(lexicon["number_words"]["words"]), *folded(lexicon["coded"]["number_words"])])
    types, needs = _type_words()
    no = rf"(?:(?<![A-Za-z])(?i:{number_words})\s{{0,2}}:?\s{{0,2}})"
    end, symbol = symbol_end()[0], symbol_source()
    serial, behind_word = _serial_source(_PARTED), _serial_source(rf"{_PARTED}|{_PARTED_BEHIND_WORD}")
    announced = rf"(?:{symbol_source(announced=True)})?{end}"
    joiners = alternation([*folded(lexicon["joiners"]["words"]), "&"])
    articles = alternation(folded(lexicon["joiners"]["articles"]))
    return Grammar(
        typed=re.compile(
            rf"{_LEFT}(?:{_type_source()})\s{{0,3}}(?P<no>(?i:{numbered})\s{{0,2}}:?\s{{0,2}})?{behind_word}{announced}"
        ),
        last_word=re.compile(_last_word_source(lexicon)),
        untyped=re.compile(rf"(?:(?P<no>{no})|{_NOT_GLUED}(?=\d)){serial}{symbol}{end}"),
        following=re.compile(
            rf"\s{{0,2}}(?:[,;]\s{{0,2}}(?:(?:{joiners})\s{{1,2}})?|(?:{joiners})\s{{1,2}})(?:(?:{articles})\s{{1,2}})?"
            rf"(?P<item>(?P<no>{no})?{serial}{announced})",
        ),
        number_first=re.compile(_number_first_source(lexicon)),
        titled=re.compile(_titled_source(lexicon, types), re.I),
        before_title=re.compile(rf"(?<!\w)(?:{alternation(folded(lexicon['titled']['before']))})\s$", re.I),
        types=types,
        abbreviations=frozenset(
            key(unmark(word))
            for table in ("abbreviations", "numbered_abbreviations")
            for words in lexicon[table].values()
            for word in words
        ),
        bare=bare_words(lexicon["bare"]),
        first_words=frozenset(word.split()[0].lower() for words in lexicon["types"].values() for word in words),
        number_words=frozenset(
            form.lower() for word in lexicon["number_words"]["words"] for form in (word, unmark(word))
        ),
        before_name=frozenset(lexicon["before_name"]["words"]),
        needs_symbol=frozenset(needs),
        coded=frozenset(key(unmark(word)) for word in [*lexicon["coded"]["types"], *lexicon["coded"]["number_words"]]),
        counted=re.compile(
            rf"[ \t-]{{1,3}}(?:{alternation(lexicon['counted']['words'])})(?!\w)|\s?[%/+]|:\d|[.,-]\d", re.I
        ),
        no_document=re.compile(_no_document_source(lexicon["no_document"]), re.I),
        dated_year=re.compile(
            rf"\s{{1,3}}(?:{alternation(lexicon['dates']['dating'])})\s{{1,2}}(?:\d(?!\d{{3}}\s?-)"
            rf"|(?:{alternation(lexicon['dates']['that_year'])})(?!\w))",
            re.I,
        ),
        of_year=re.compile(
            rf"\s{{1,2}}(?:{alternation(lexicon['dates']['dating'])})\s{{1,2}}(?:19|20)\d\d(?!\d|\s?[-/])", re.I
        ),
        day_behind=re.compile(
            rf"\s{{1,2}}(?:{alternation(folded(lexicon['dates']['dated']))})\s{{1,2}}"
            rf"\d{{1,2}}[/.-]\d{{1,2}}(?P<year>[/.-]\d{{4}})?(?![/.-]?\d)",
        ),
        period=re.compile(_period_source(lexicon), re.I),
        function_word=re.compile(
            rf"\s{{0,3}}(?:[^\w\s]|\n|$)|\s{{1,3}}(?:(?i:{alternation(lexicon['function_words']['words'])})(?!\w)|[{CAPITALS}])"
        ),
    )
