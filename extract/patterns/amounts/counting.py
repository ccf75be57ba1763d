"""Whether a bare scale counts things and is no money: "2 triệu lượt khách", "dân số 1,4 tỷ"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.lexicon import alternation, key, load
from extract.numeral_words import grammar, owned
from extract.patterns.amounts.scan import SumLike

_CLAUSE = re.compile(r"[.,;:]\s|\n")
_CLAUSE_END = re.compile(r"[.;\n]\s|\n")
REACH = 120
"""Characters before a bare "2,5 tỷ" in which a word of money makes it a sum."""
_MILLIARD = 10**9
_LONGEST_COUNTED = 3
_ODDS = 24
"""Characters before a bare figure that hold the one thing of so many."""
_THOUSAND = Decimal(1000)
_ENGLISH = re.compile(r"[a-z][a-z-]+")
_PLURAL = re.compile(r"[a-z-]{3,}[^su]s")


@dataclass(frozen=True)
class _Counting:
    """What tells that something is counted, in both languages."""

    next_word: re.Pattern[str]
    counts_before: re.Pattern[str]
    far: re.Pattern[str]
    """What is counted farther before, up to a bare figure; no comma stands between, and no word of money."""
    sums_between: re.Pattern[str]
    """What undoes that, between it and a figure: "khách thoát khoản nợ 5 tỷ", not "khách mua vé đạt 2,5 triệu"."""
    served: re.Pattern[str]
    """What is done to the people right behind it: "chặt chém khách 1,2 triệu"."""
    visitors: re.Pattern[str]
    subject: re.Pattern[str]
    """A clause up to a bare figure that says how many of something there are: "Passengers through the port hit"."""
    odds: re.Pattern[str]
    """What stands right before a figure that one thing is of: "xác suất 1 trong"."""
    dated: re.Pattern[str]
    """When it was, right behind a sum: "1.200 tỷ năm 2017", "45 tỷ năm ngoái"."""
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
        next_word=re.compile(r"(?:['\"”’](?=[ \t]\w))?[ \t]{0,3}['\"“‘]?(?P<word>[^\W\d_][\w²³-]*|[^\w\s]|\n|$)"),
        counts_before=re.compile(
            rf"(?<!\w)(?:{alternation(lexicon['no_money_context']['words'])})(?!\w)[^.;\n]{{0,24}}$", flags
        ),
        far=re.compile(
            rf"(?<!\w)(?:{alternation(lexicon['no_money_context']['far'])})(?!\w)(?P<between>(?:[^.;,\n]|[.,](?=\d)){{0,80}})$",
            flags,
        ),
        sums_between=re.compile(rf"(?<!\w)(?:{alternation(lexicon['no_money_context']['unless'])})(?!\w)", flags),
        served=re.compile(rf"(?<!\w)(?:{alternation(lexicon['no_money_context']['served'])})\s$", flags),
        visitors=re.compile(rf"(?<!\w)(?:{alternation(lexicon['visitors']['words'])})(?!\w)[^.;\n]{{0,24}}$", flags),
        subject=re.compile(
            rf"^\W{{0,3}}(?:(?!(?:{headed})\s)[\w'-]+\s){{0,3}}(?:{subjects})(?=\s)[^.;\n]{{0,80}}\s(?:{reaching})"
            r"\s(?:[a-z]+\s){0,3}$",
            flags,
        ),
        odds=re.compile(
            rf"(?<![\w.,/])(?:{alternation(lexicon['odds']['one'])})\s(?:{alternation(lexicon['odds']['of'])})"
            r"\s(?:[^\W\d_]{2,9}\s)?$",
            flags,
        ),
        dated=re.compile(
            rf"\s{{1,3}}(?:(?:{alternation(lexicon['counted']['when'])})(?!\w)"
            rf"|(?:{alternation(lexicon['counted']['dated'])})\s\d)",
            flags,
        ),
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
    word = next_word(text, found.end)
    following = grammar_.next_word.match(text, found.end) if word[:1].isalpha() else None
    pair = f"{word} {next_word(text, following.end())}" if following else ""  # "5 tỷ tài khoản", not "5 tỷ tài trợ"
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
    if _scales(number) != [_THOUSAND]:
        return False
    many = key(number.partition(" ")[0]) in load("amounts")["vague"]["many"]
    return many or next_word(text, found.end)[:1].isalpha()


def _scales(number: str) -> list[Decimal]:
    """Return the values of the scale words of a number."""
    known = (grammar().numbers.get(key(word)) for word in number.split())
    return [one[1] for one in known if one and one[0] == "scale"]


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
    if odds and not owned(text, odds.start()):
        return True
    if counted and grammar_.served.search(text, before[1], counted.start()):
        return False
    if counted and not grammar_.sums_between.search(text, counted.start() + 1, found.start):
        return True
    far = grammar_.far.search(*before)
    if far and not (grammar_.sums_between.search(far["between"]) or money_words().search(far["between"])):
        return True
    subject = found.low.scale < _MILLIARD and grammar_.subject.search(_CLAUSE.split(text[before[1] : found.start])[-1])
    if not (subject or grammar_.visitors.search(*before)):
        return False
    clause = subject[0] if subject else _CLAUSE_END.split(text[before[1] : found.start])[-1]
    return money_words().search(clause) is None
