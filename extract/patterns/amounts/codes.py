"""The currency that a match names, or that its word is none: "12 đồng chí", "Hai Yen"."""

import re
from decimal import Decimal
from functools import cache, lru_cache

from extract.gazetteer import load as load_units
from extract.lexicon import alternation, key, load
from extract.numeral_words import DIGITS, grammar, owned
from extract.patterns.amounts.grammar import currencies, shape
from extract.patterns.amounts.heads import YEAR, is_few, is_head, is_large, opens_person
from extract.patterns.amounts.starts import GROUPED, sized
from extract.separators import Quantity
from extract.text import CAPITALS
from extract.trace import reject

_PAIR = re.compile(r"/[A-Z]{3}\s\d{1,3}[.,]\d{3}")
"""What makes a code that of a rate's name: "Gold 121.5 USD/VND 26,140"."""
_CLAUSE = 80
"""Characters before a rate that hold the word of one."""
_HELPED = 40
"""Characters around such a code that hold what those it stands for are helped with."""
_CLAUSE_END = re.compile(r"[.;]\s|\n")
_DECIMALS = re.compile(r"[.,]\d{1,2}$|[.,]\d{4}")
_CALLED_LIKE_PEOPLE = frozenset({"VND", "JPY", "LAK", "KRW", "CNY", "KHR"})
"""What currencies of such codes are called, people are too: "Ba Đồng", "Hai Yen"."""
_INITIALS = re.compile(r"\d\s?t\s?đ$", re.IGNORECASE)
"""No sure scale stands before "đ" so: a place's initials, "chuyên án 123TĐ", or milliards, no English "2.5t"."""
_HUNDREDS = 3
"""Figures with as many digits number nothing but years."""
_MARK = re.compile(r"\s?[(.,;)]|$")
_CAPITALISED = re.compile(rf"\s([{CAPITALS}][^\W\d_]*)")
_CAPITALS = re.compile(rf"\s[{CAPITALS}]{{2}}")


@cache
def rates() -> dict[str, tuple[Decimal, Decimal]]:
    """Return the least and the most dong that a unit of a currency was worth since 2018."""
    return {code: (Decimal(low), Decimal(high)) for code, (low, high) in load("amounts")["rates"].items()}


@cache
def _never_priced() -> frozenset[str]:
    """Return the words, folded, that a denominator does not make money: "120 kíp/tháng"."""
    return frozenset(map(key, load("amounts")["large_only"]["never_priced"]))


def code_of(match: re.Match[str], text: str) -> str | None:
    """Return the currency that the match itself names, or None; "" where the word is none here."""
    grammar_ = shape()
    word = match["cur"]
    if word and _opens_next(match, text):
        return ""
    if not word:
        return currencies().prefix[" ".join(match["pre"].split())] if match["pre"] else None
    word = word.strip(" \t\r\n-,.")
    joined = grammar_.of.match(word)
    word = word[joined.end() :] if joined else word
    if match["pre"]:
        return currencies().prefix[" ".join(match["pre"].split())]
    large = bool(grammar_.scaled.search(match["second"] or match["first"])) or is_large(match)
    priced = grammar_.priced.match(text, match.end())
    hundreds = len(re.sub(r"\D", "", match["first"])) >= 3
    glued, price = (
        match["cur"][0].isalpha() and hundreds,
        bool(priced and hundreds and key(word) not in _never_priced()),
    )
    if is_head(key(word), text, match) or _abbreviates(word, text, match.end()) or _INITIALS.search(match[0]):
        reject("amounts", match.start(), match.end(), f"{word!r} opens another word here, it is no currency")
        return ""
    name = (word.istitle() or _is_shouted_name(word, match["first"])) and word.isalpha()
    # "Hai Yen", "ba Yen", "Photo: HAI YEN": names that are a number and a currency where marks are left out.
    spelt = match["first"][0].isalpha() and not grammar_.scaled.search(match["first"])
    large = large and not (name and spelt and currencies().codes[key(word)] in _CALLED_LIKE_PEOPLE)  # but "ba Euro"
    if name and (
        ("\n" in match["cur"] and not _ends_sum(match))  # "sau 96 năm", then a line "Đồng chủ nhà Mỹ"
        or (match["second"] or match["first"]).endswith(".")  # "cao 20 m. Đồng bằng"
        or not (large or price)
        or _goes_on(match, text)
    ):
        return ""
    # "8 ĐỒNG NAI", "9\nĐỒNG TIẾN": a row of a table in capitals.
    if word.isupper() and not word.isascii() and not large and _CAPITALS.match(text, match.end()):
        return ""
    price = price or bool(priced and key(word) in currencies().unless_priced)
    if key(word) in currencies().large_only and not (large or glued or price):
        return ""
    misprint = key(word) in currencies().misprints and _is_grouped(match) and (not word.istitle() or _in_threes(match))
    if (
        key(word) in currencies().scaled_only
        and not (misprint or price)
        and not grammar_.scaled.search(match["second"] or match["first"])
    ):
        return ""
    return currencies().codes[key(word)]


def _goes_on(match: re.Match[str], text: str) -> bool:
    """Tell whether a capital behind a capitalised currency is the next word of a name: "5 triệu Đồng Nai".

    In text in title case ("30 Tỷ Đồng Cho Xã") each word has a capital: only a province or district is one there.
    """
    following = _CAPITALISED.match(text, match.end())
    if following is None:
        return False
    scale = shape().scaled.search(match["second"] or match["first"])
    if scale is None or not scale[0].strip().istitle():
        return True
    if opens_person(key(match["cur"].strip()), text, match.end()):
        return True  # "Tặng 100 Triệu Đồng Đội"
    name = f"{match['cur'].strip()} {following[1]}"
    return any(unit.level != "commune" for unit in load_units().find(name))


def _is_shouted_name(word: str, number: str) -> bool:
    """Tell whether a number word and a currency that is no code stand in capitals without marks: "HAI YEN"."""
    spelled = number.isupper() and key(number) in load("amounts")["shouted"]["numbers"]
    return spelled and word.isascii() and word.isupper() and currencies().codes.get(key(word)) != word


@cache
def _other_meanings() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return, for a code that stands for something else too, the patterns of a text that says so, and of an advice."""
    lexicon = load("amounts")
    helped, behind = (alternation(lexicon["abbreviates_between"][name]) for name in ("helped", "behind"))
    return {
        code: (
            re.compile(rf"(?<!\w)(?:{alternation(words)})\s?\(\s?(?-i:{code})\s?\)", re.IGNORECASE),
            re.compile(rf"(?<!\w)(?:{helped})\s[^.;,\n]{{0,24}}(?-i:{code})\s(?:{behind})(?!\w)", re.IGNORECASE),
        )
        for code, words in lexicon["abbreviates"].items()
    }


@cache
def _issuers() -> dict[str, re.Pattern[str]]:
    """Return the pattern of the land whose money such a code is."""
    issuers = load("amounts")["abbreviates_issuers"]
    return {
        code: re.compile(rf"(?<!\w)(?:{alternation(words)})(?!\w)", re.IGNORECASE) for code, words in issuers.items()
    }


@lru_cache(maxsize=4)
def _names(text: str, code: str) -> bool:
    """Say whether a text says what else a code stands for, and no land of its money; asked once for all its figures."""
    return _other_meanings()[code][0].search(text) is not None and not _issuers()[code].search(text)


def _abbreviates(word: str, text: str, end: int) -> bool:
    """Say whether a code behind a figure is no money: "5 triệu HKD" of a text on "hộ kinh doanh"; "(hơn 4 tỉ" is."""
    if word not in _other_meanings() or text[end : end + 2] == " (":
        return False
    helped = _other_meanings()[word][1].search(text, max(0, end - _HELPED), end + _HELPED)
    return bool(helped and helped.start() < end <= helped.end()) or _names(text, word)


@cache
def _in_dong() -> re.Pattern[str]:
    """Return the pattern of a figure behind a currency that is of dong itself."""
    dong = alternation(load("amounts")["currencies"]["VND"])
    return re.compile(rf"\s?{DIGITS}(?:\s{grammar().scale})?\s?(?:{dong})(?!\w)", re.IGNORECASE)


@cache
def _told_as_rate() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a word before a rate, or one that only sounds so, and of what it is per behind it."""
    words = load("amounts")["rate_words"]
    codes = alternation(word for words in load("amounts")["prefixes"].values() for word in words)
    before = re.compile(
        rf"(?<!\w)(?:(?P<other>{alternation(words['others'])})|{alternation(words['before'])})(?!\w)", re.IGNORECASE
    )
    return before, re.compile(rf"\s?/\s?(?:1\s?)?(?:{codes})(?!\s?\d)")


def is_priced(match: re.Match[str], low: Quantity) -> bool:
    """Say whether a sum in dong is what the currency before it costs: "tỷ giá USD 25.430 đồng", by words around it."""
    code, text, end = currencies().prefix[" ".join(match["pre"].split())], match.string, match.end()
    word = key(match["cur"].strip(" \t\r\n-,."))
    rate, worth, heads = rates().get(code), currencies().codes.get(word), currencies().heads_small.get(word)
    if not (rate and worth == "VND" and low.value and rate[0] <= low.value <= rate[1]):
        return False
    if heads and heads.match(text, end):
        return False  # "viện trợ USD 23.000 đồng thời"
    before, per = _told_as_rate()
    clause = _CLAUSE_END.split(text[max(0, match.start() - _CLAUSE) : match.start()])[-1]
    return per.match(text, end) is not None or any(not cue["other"] for cue in before.finditer(clause))


def _opens_next(match: re.Match[str], text: str) -> bool:
    """Say whether a code is that of the figure behind it: "In 2024 VND 500 billion", "VND 5 billion of VND 9"."""
    grammar_ = shape()
    code = match["cur"].strip().split()[-1]
    plain = not grammar_.scaled.search(match["second"] or match["first"])
    if plain and _PAIR.match(text, match.end("cur")):
        return True
    if code != "VND" and _in_dong().match(text, match.end("cur")):
        return False  # "20 USD 500.000 đồng"
    has_own = bool(match["pre"]) or code != match["cur"].strip()
    before = code in currencies().prefix and grammar_.next_figure.match(text, match.end("cur")) is not None
    return before and (has_own or (plain and not _closes(match, code)))


@cache
def _things() -> re.Pattern[str]:
    """Return the pattern of a few things behind a code: "lương 1500 USD 12 tháng"."""
    lexicon = load("amounts")
    things = alternation([*lexicon["per"], *lexicon["counted"]["words"]])
    return re.compile(rf"\s\d{{1,3}}\s(?:{things})(?!\w)", re.IGNORECASE)


def _closes(match: re.Match[str], code: str) -> bool:
    """Say whether a code is that of the figure before it, no year, for all that another one follows.

    It ends its line, things are counted behind it, or the next figure has the code behind itself: "1 USD 5 USD".
    """
    text, end = match.string, match.end("cur")
    if _is_plain_year(match):
        return False
    if text[end : end + 1] == "\n":
        return "\n" not in match["cur"] and not _is_label(match, end)
    again = rf"\s{DIGITS}(?:\s{grammar().scale})?\s?{re.escape(code)}(?!\w|\s?\d)"
    return _things().match(text, end) is not None or re.compile(again).match(text, end) is not None


def _is_label(match: re.Match[str], end: int) -> bool:
    """Say whether a figure is a name's or date's, and the code that of the next line: "Quý 1 USD", "31/12 VND"."""
    text, at = match.string, match.start("second" if match["second"] else "first")
    small = len(match["second"] or match["first"]) < _HUNDREDS and sized(text, end + 1)
    return small or owned(text, at) or text[at - 1 : at] == "/"


def currency_word(source: str) -> str:
    """Return the currency name without the "of" before it."""
    return key(source.lstrip(",.")).removeprefix("of ")


def code_of_vague(match: re.Match[str]) -> str | None:
    """Return the currency of a vague sum, or None; "" where the word is none: "hàng chục đồng đội"."""
    if not match["cur"]:
        return None
    word = currency_word(match["cur"])
    few = is_few(match[0][: match.start("cur") - match.start()])
    return "" if few and opens_person(word, match.string, match.end()) else currencies().codes[word]


def _is_plain_year(match: re.Match[str]) -> bool:
    """Say whether the last figure is written as a year is: "thế giới 2026 đông kỷ lục"; 2000 is also a price."""
    figure = "second" if match["second"] else "first"
    year = YEAR.fullmatch(match[figure])
    return year is not None and (not year["round"] or owned(match.string, match.start(figure)))


def _is_grouped(match: re.Match[str]) -> bool:
    """Say whether the last figure is one of thousands, no year, no coordinate: "112,3 Đông"."""
    return is_large(match) and not _is_plain_year(match) and not _DECIMALS.search(match["second"] or match["first"])


def _in_threes(match: re.Match[str]) -> bool:
    """Say whether the last figure is grouped in threes: "Phạt 2.500.000 Đông."."""
    return GROUPED.fullmatch(match["second"] or match["first"]) is not None


def _ends_sum(match: re.Match[str]) -> bool:
    """Say whether a currency on the next line closes a sum grouped in threes: "1.500.000", then "Đồng (Một triệu"."""
    return _in_threes(match) and _MARK.match(match.string, match.end()) is not None
