"""Whether a bare scale counts things and is no money: "2 triệu lượt khách", "dân số 1,4 tỷ"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.lexicon import alternation, key, load
from extract.numeral_words import owned
from extract.patterns.amounts.scan import SumLike
from extract.patterns.amounts.vague import scales_of

_CLAUSE = re.compile(r"[.,;:]\s|\n")
_CLAUSE_END = re.compile(r"[.;\n]\s|\n")
REACH = 120
"""Characters before a bare "2,5 tỷ" in which a word of money makes it a sum."""
_MILLIARD = 10**9
_LONGEST_COUNTED = 3
_ODDS = 100
"""Characters before a bare figure that hold the one thing of so many, and the word for odds."""
_REACH_WORDS = 24
"""Characters before a quotation that hold two words."""
_THOUSAND = Decimal(1000)
_ENGLISH = re.compile(r"[a-z][a-z-]+")
_PLURAL = re.compile(r"[a-z-]{3,}[^su]s")


@dataclass(frozen=True)
class _Counting:
    """What tells that something is counted, in both languages."""

    next_word: re.Pattern[str]
    counts_before: re.Pattern[str]
    far: re.Pattern[str]
    """What is counted farther before, up to a bare figure that is told of it; no comma stands between, nor money."""
    other_clause: re.Pattern[str]
    """What else is told between: "số hộ nghèo giảm nhờ được cấp 300 tỷ"."""
    sums_between: re.Pattern[str]
    """What undoes that, between it and a figure: "khách thoát khoản nợ 5 tỷ", not "khách mua vé đạt 2,5 triệu"."""
    by_thousands: re.Pattern[str]
    """What is counted so, but no sum is told of: "hàng chục ngàn chỉ tiêu", but "500 tỷ chỉ tiêu được giao"."""
    served: re.Pattern[str]
    """What is done to the people right behind it: "chặt chém khách 1,2 triệu"."""
    visitors: re.Pattern[str]
    subject: re.Pattern[str]
    """A clause up to a bare figure that says how many of something there are: "Passengers through the port hit"."""
    odds: re.Pattern[str]
    """The odds up to a figure that one thing is of: "xác suất trúng giải là 1 trong"."""
    dated: re.Pattern[str]
    """When it was, right behind a sum: "1.200 tỷ năm 2017", "45 tỷ năm ngoái"."""
    opening: re.Pattern[str]
    """What opens the text behind a headline that print has joined to it: "chuyển 400 triệu Công an tỉnh"."""
    counted: frozenset[str]
    staked: frozenset[str]
    """What money is spent on whose first syllable is counted too: "cá độ"."""
    sums: frozenset[str]
    """English words behind milliards that nothing counted starts with or is: what sums are of, verbs, prepositions."""
    behind: frozenset[str]
    """What follows an English plural that closes what is counted: "1.5 billion oysters worth 3 billion VND"."""


@cache
def money_words() -> re.Pattern[str]:
    """Return the words that make a bare scale near them money."""
    return re.compile(rf"(?<!\w)(?:{alternation(load('amounts')['money_context']['words'])})(?!\w)", re.IGNORECASE)


@cache
def function_words() -> frozenset[str]:
    """Return the words that nothing counted starts with."""
    return frozenset(map(key, load("amounts")["function_words"]["words"]))


@cache
def _counting() -> _Counting:
    """Return what tells that something is counted, compiled from the lexicons when it is first needed."""
    lexicon, flags = load("amounts"), re.IGNORECASE
    subject = lexicon["count_subjects"]
    subjects = alternation([*lexicon["visitors"]["words"], *subject["words"]])
    reaching, headed = alternation(subject["reaching"]), alternation(subject["headed"])
    return _Counting(
        next_word=re.compile(r"[ \t]{0,3}['\"“‘]?(?P<word>[^\W\d_][\w²³-]*|[^\w\s]|\n|$)"),
        counts_before=re.compile(
            rf"(?<!\w)(?:{alternation(lexicon['no_money_context']['words'])})(?!\w)[^.;\n]{{0,24}}$", flags
        ),
        far=re.compile(
            rf"(?<!\w)(?:{alternation(lexicon['no_money_context']['far'])})(?!\w)"
            rf"(?P<between>(?:[^.;,\n]|[.,](?=\d)){{0,80}}(?<!\w)(?:{alternation(lexicon['no_money_context']['told'])})\s)"
            r"(?:[^\W\d_]{2,9}\s)?$",
            flags,
        ),
        other_clause=re.compile(rf"(?<!\w)(?:{alternation(lexicon['no_money_context']['parted'])})(?!\w)", flags),
        sums_between=re.compile(rf"(?<!\w)(?:{alternation(lexicon['no_money_context']['unless'])})(?!\w)", flags),
        by_thousands=re.compile(rf"\s(?:{alternation(lexicon['counted']['by_thousands'])})(?!\w)", flags),
        served=re.compile(rf"(?<!\w)(?:{alternation(lexicon['no_money_context']['served'])})\s$", flags),
        visitors=re.compile(rf"(?<!\w)(?:{alternation(lexicon['visitors']['words'])})(?!\w)[^.;\n]{{0,24}}$", flags),
        subject=re.compile(
            rf"^\W{{0,3}}(?:(?!(?:{headed})\s)[\w'-]+\s){{0,3}}(?:{subjects})(?=\s)[^.;\n]{{0,80}}\s(?:{reaching})"
            r"\s(?:[a-z]+\s){0,3}$",
            flags,
        ),
        odds=re.compile(
            rf"(?<!\w)(?:{alternation(lexicon['odds']['words'])})(?!\w)[^.;\n]{{0,60}}"
            rf"(?<![\w.,/])(?P<one>{alternation(lexicon['odds']['one'])})\s(?:{alternation(lexicon['odds']['of'])})"
            r"\s(?:[^\W\d_]{2,9}\s)?$",
            flags,
        ),
        dated=re.compile(
            rf"\s{{1,3}}(?:(?:{alternation(lexicon['counted']['when'])})(?!\w)"
            rf"|(?:{alternation(lexicon['counted']['dated'])})\s\d)",
            flags,
        ),
        opening=re.compile(rf"\s{{1,2}}(?:{alternation(lexicon['counted']['opening'])})\s"),
        counted=frozenset(map(key, lexicon["counted"]["words"])),
        staked=frozenset(map(key, lexicon["counted"]["staked"])),
        sums=frozenset(map(key, lexicon["counted"]["sums"])),
        behind=frozenset(map(key, lexicon["counted"]["behind"])),
    )


def next_word(text: str, end: int) -> str:
    """Return what follows, in lower case: a word, a punctuation mark, or "" at the end of a line."""
    following = _counting().next_word.match(text, end)
    return key(following["word"]) if following else "0"


def counts(text: str, found: SumLike, *, part: bool = False) -> bool:
    """Say whether the word after a bare scale is what it counts ("2 triệu lượt khách"), no `part` of a sum."""
    grammar_ = _counting()
    if found.vague and _counts_thousands(text, found):
        return True
    # Milliards count few things besides money, millions count everything: an unknown word is a thing counted.
    millions = found.low.scale < _MILLIARD
    if not millions and grammar_.dated.match(text, found.end):
        return False
    end = _behind_quotation(text, found)
    word = next_word(text, end)
    following = grammar_.next_word.match(text, end) if word[:1].isalpha() else None
    pair = f"{word} {next_word(text, following.end())}" if following else ""  # "5 tỷ tài khoản", not "5 tỷ tài trợ"
    if grammar_.opening.match(text, found.end):
        return False
    if not millions and pair in function_words():
        return False  # "5,2 tỷ tổ chức thi", but "1,2 triệu tổ chức, cá nhân"
    if pair in grammar_.staked:
        return False  # "350 tỉ cá độ" is no fish
    if word in grammar_.counted or pair in grammar_.counted:
        return True
    if not millions:
        return not part and _counts_plural(text, found.end)
    return word[:1].isalpha() and not {word, pair} & function_words()


def _counts_thousands(text: str, found: SumLike) -> bool:
    """Say whether vague thousands alone count something: "hàng ngàn chỉ tiêu"; "lời được dăm ngàn." is money."""
    number = text[found.start : found.end]
    scales = scales_of(number)
    if scales[-1:] != [_THOUSAND]:
        return False
    if _counting().by_thousands.match(text, found.end):
        return True
    if len(scales) > 1:
        return False
    many = key(number.partition(" ")[0]) in load("amounts")["vague"]["many"]
    word = next_word(text, found.end)
    # "còn vài nghìn nên dân bỏ", "vài nghìn đến 50.000 đồng", "vài nghìn tiền công"
    goes_on = word in function_words() or money_words().match(text, found.end + 1)
    return many or (word[:1].isalpha() and not goes_on)


def _behind_quotation(text: str, found: SumLike) -> int:
    """Return where a sum ends, or the quotation marks around it alone, no price: "trục xuất \"2 triệu\" người"."""
    start, end = found.start - 1, found.end
    if text[end : end + 1] != '"' or text[max(start, 0) : found.start] != '"' or text[end + 1 : end + 2] != " ":
        return end
    before = " ".join(text[max(0, start - _REACH_WORDS) : start].split()[-2:])
    return end if money_words().search(before) else end + 1


def _counts_plural(text: str, end: int) -> bool:
    """Say whether an English plural, at most two words before it, is what is counted: "1.5 billion prawns, ..."."""
    grammar_ = _counting()
    for _ in range(_LONGEST_COUNTED):
        following = grammar_.next_word.match(text, end)
        word = following["word"] if following else ""
        if not following or not _ENGLISH.fullmatch(word) or word in function_words() | grammar_.sums:
            return False
        end = following.end()
        if _PLURAL.fullmatch(word) or word in grammar_.counted:
            after = next_word(text, end)
            owner = text[end : end + 1] in {"'", "\u2019"}  # "5 billion victims' money was returned"
            return not owner and (not after[:1].isalpha() or after in grammar_.behind)
    return False


def counts_before(text: str, found: SumLike) -> bool:
    """Say whether words before a bare scale speak of people or goods: "dân số 1,4 tỷ", "tourists reached 8 million"."""
    grammar_, before = _counting(), (text, max(0, found.start - REACH), found.start)
    counted = grammar_.counts_before.search(*before)
    odds = grammar_.odds.search(text, max(0, found.start - _ODDS), found.start)
    if odds and not owned(text, odds.start("one")):
        return True
    if counted and grammar_.served.search(text, before[1], counted.start()):
        return False
    if counted and not grammar_.sums_between.search(text, counted.start() + 1, found.start):
        return True
    far = grammar_.far.search(*before)
    undone = (grammar_.sums_between, money_words(), grammar_.other_clause)
    if far and not any(words.search(far["between"]) for words in undone):
        return True
    subject = found.low.scale < _MILLIARD and grammar_.subject.search(_CLAUSE.split(text[before[1] : found.start])[-1])
    if not (subject or grammar_.visitors.search(*before)):
        return False
    clause = subject[0] if subject else _CLAUSE_END.split(text[before[1] : found.start])[-1]
    return money_words().search(clause) is None
