"""The currency that a match names, or that its word is none: "12 đồng chí", "Hai Yen"."""

import re
from decimal import Decimal
from functools import cache, lru_cache

from extract.lexicon import alternation, key, load
from extract.numeral_words import DIGITS, grammar, often, owned
from extract.numerals import MILLION
from extract.patterns.amounts.grammar import currencies, shape
from extract.separators import Quantity
from extract.text import CAPITALS
from extract.trace import reject

_PAIR = re.compile(r"/[A-Z]{3}\s\d{1,3}[.,]\d{3}")
"""What makes a code that of a rate's name: "Gold 121.5 USD/VND 26,140"."""
_YEAR = re.compile(r"(?:19|20)(?:(?P<round>00)|\d\d)")
"""A figure like a year's: prices of so much have a separator, or noughts at their end."""
_CLAUSE = 80
"""Characters before a rate that hold the word of one."""
_CLAUSE_END = re.compile(r"[.;]\s|\n")
_DECIMALS = re.compile(r"[.,]\d{1,2}$|[.,]\d{4}")
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
    large = bool(grammar_.scaled.search(match["second"] or match["first"])) or _is_large(match)
    priced = grammar_.priced.match(text, match.end())
    hundreds = len(re.sub(r"\D", "", match["first"])) >= 3
    glued, price = (
        match["cur"][0].isalpha() and hundreds,
        bool(priced and hundreds and key(word) not in _never_priced()),
    )
    if _is_head(key(word), text, match) or _abbreviates(word, text, match.end()):
        reject("amounts", match.start(), match.end(), f"{word!r} opens another word here, it is no currency")
        return ""
    name = (word.istitle() or _is_shouted_name(word, match["first"])) and word.isalpha()
    # "Hai Yen", "Ba Dong", "Photo: HAI YEN": names that are a number and a currency where marks are left out.
    large = large and not (name and match["first"][0].isupper() and not grammar_.scaled.search(match["first"]))
    if (
        name
        and (
            "\n" in match["cur"]  # "sau 96 năm", then a line "Đồng chủ nhà Mỹ"
            or (match["second"] or match["first"]).endswith(".")  # "cao 20 m. Đồng bằng"
            or not (large or price)
            or re.match(rf"\s[{CAPITALS}]", text[match.end() : match.end() + 2])
        )
    ):
        return ""
    # "8 ĐỒNG NAI", "9\nĐỒNG TIẾN": a row of a table in capitals.
    if word.isupper() and not word.isascii() and not large and _CAPITALS.match(text, match.end()):
        return ""
    price = price or bool(priced and key(word) in currencies().unless_priced)
    if key(word) in currencies().large_only and not (large or glued or price):
        return ""
    misprint = key(word) in currencies().misprints and not word.istitle() and _is_grouped(match)
    if (
        key(word) in currencies().scaled_only
        and not (misprint or price)
        and not grammar_.scaled.search(match["second"] or match["first"])
    ):
        return ""
    return currencies().codes[key(word)]


def _is_shouted_name(word: str, number: str) -> bool:
    """Tell whether a number word and a currency that is no code stand in capitals without marks: "HAI YEN"."""
    spelled = number.isalpha() and number.isascii() and number.isupper()
    return spelled and word.isascii() and word.isupper() and currencies().codes.get(key(word)) != word


@cache
def _other_meanings() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return, for a code that stands for something else too, the patterns of that, and of what follows it then."""
    lexicon = load("amounts")
    behind = lexicon["abbreviates_before"]
    return {
        code: (
            re.compile(rf"(?<!\w)(?:{alternation(words)})(?!\w)", re.IGNORECASE),
            re.compile(rf"\s(?:{alternation(behind[code])})(?!\w)", re.IGNORECASE),
        )
        for code, words in lexicon["abbreviates"].items()
    }


@lru_cache(maxsize=4)
def _names(text: str, code: str) -> bool:
    """Say whether a text names what a code also stands for; asked once for all its figures."""
    return _other_meanings()[code][0].search(text) is not None


def _abbreviates(word: str, text: str, end: int) -> bool:
    """Say whether a code behind a figure is no money: "5 triệu HKD" of a text on "hộ kinh doanh"; "(hơn 4 tỉ" is."""
    if word not in _other_meanings() or text[end : end + 2] == " (":
        return False
    return _other_meanings()[word][1].match(text, end) is not None or _names(text, word)


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
        return "\n" not in match["cur"]
    again = rf"\s{DIGITS}(?:\s{grammar().scale})?\s?{re.escape(code)}(?!\w|\s?\d)"
    return _things().match(text, end) is not None or re.compile(again).match(text, end) is not None


def _is_head(word: str, text: str, match: re.Match[str]) -> bool:
    """Say whether the currency word is the head of another: "5 đồng đội"; the larger the sum, the less likely.

    Behind a year it is none, whatever follows it ("năm 2022 đồng USD"), or it opens another word ("2040 đồng loạt").
    """
    number = match["second"] or match["first"]
    if shape().scaled.search(number):
        # "4,5 m đồng thời", "hơn một vạn đồng đội"
        doubtful = number.rstrip(".").endswith(_lone_letters()) or _is_few(number)
        return doubtful and _opens_other(word, text, match.end())
    word = word.rpartition(" ")[2]  # "U23 Việt Nam đồng loạt"
    if word in currencies().heads_unscaled and currencies().heads_unscaled[word].match(text, match.end()):
        return True
    figure = "second" if match["second"] else "first"
    year = _YEAR.fullmatch(match[figure])
    told = year is not None and owned(text, match.start(figure)) and not often(text, match.start(figure))
    if year and told and not year["round"]:
        return True
    small = word in currencies().heads_small and currencies().heads_small[word].match(text, match.end())
    return bool(small) and (told or bool(year and not year["round"]) or not _is_large(match))


@cache
def _lone_letters() -> tuple[str, ...]:
    """Return the short scales behind a blank, which may be measures: "4,5 m"."""
    return tuple(f" {word}" for word in load("numerals", "extract")["short_scales"])


def _is_few(number: str) -> bool:
    """Say whether a number in words has no scale of a million: so few people and things are told in words too."""
    scales = (grammar().numbers.get(key(word)) for word in number.split())
    return not any(character.isdigit() for character in number) and all(not one or one[1] < MILLION for one in scales)


def _opens_other(word: str, text: str, end: int) -> bool:
    """Say whether a currency word opens another word, which ends nowhere near: "đồng đội", "đồng thời"."""
    both = (currencies().heads_unscaled, currencies().heads_small)
    return any(word in heads and heads[word].match(text, end) is not None for heads in both)


def currency_word(source: str) -> str:
    """Return the currency name without the "of" before it."""
    return key(source.lstrip(",.")).removeprefix("of ")


def code_of_vague(match: re.Match[str]) -> str | None:
    """Return the currency of a vague sum, or None; "" where the word is none: "hàng chục đồng đội"."""
    if not match["cur"]:
        return None
    word = currency_word(match["cur"])
    few = _is_few(match[0][: match.start("cur") - match.start()])
    return "" if few and _opens_other(word, match.string, match.end()) else currencies().codes[word]


def _is_plain_year(match: re.Match[str]) -> bool:
    """Say whether the last figure is written as a year is: "thế giới 2026 đông kỷ lục"; 2000 is also a price."""
    figure = "second" if match["second"] else "first"
    year = _YEAR.fullmatch(match[figure])
    return year is not None and (not year["round"] or owned(match.string, match.start(figure)))


def _is_grouped(match: re.Match[str]) -> bool:
    """Say whether the last figure is one of thousands, no year, no coordinate: "112,3 Đông"."""
    return _is_large(match) and not _is_plain_year(match) and not _DECIMALS.search(match["second"] or match["first"])


def _is_large(match: re.Match[str]) -> bool:
    """Say whether the last figure is a thousand or more, as it stands."""
    digits = re.sub(r"\D", "", match["second"] or match["first"])
    return len(digits) >= 4 or bool(grammar().token.search(match["second"] or match["first"]) and not digits)
