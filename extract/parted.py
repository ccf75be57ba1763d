"""Numbers that print has parted at their separator: "82 , 47%", "by 2. 9%", "cost 2 , 5 billion"; or garbled: "1O,5%".

The figure beside the unit is found first, as if it were whole; here it is asked whether what stands before it belongs
to it. A number after a label or in a list does not: "Option 1, 250 billion", "7, 8, 9%".
"""

import re
from dataclasses import dataclass
from functools import cache

from extract.lexicon import alternation, load
from extract.numeral_words import owned

_REACH = 40
"""Characters looked at before a figure: its head and the word before that."""
_CLAUSE = 80
_CLAUSE_END = re.compile(r"[.,;:]\s|\n")
_LETTERS = "OolIS"
"""What a scan makes of 0, 1 and 5."""
_DIGITS_OF = str.maketrans(_LETTERS, "00115", "'")
_APART = r"(?:(?<![\w.,/-])|(?<=[$€¥£])|(?<=VND)|(?<=VNĐ)|(?<=USD)|(?<=EUR))"
"""Nothing but a currency stands glued before a number."""
_CUT = re.compile(rf"(?:\d[.,]\d{{1,2}}|{_APART}(?<!\d\s)(?P<lone>[1-9]))\s(?=\d{{1,2}}(?![\d.,]))")
_ITEM = re.compile(r"(?:^|[\n;:])\s*$")
_OPENING = re.compile(r"(?:^|[\n.:;!?(|\[“]|[-–—*+•]\s)\s{0,2}$")
"""What stands before the first word of a sentence, an item or a cell."""
_RUN = re.compile(r"(?<![\w.,/-])(?:\d{1,3}(?:[.,]\d{1,2})?,\s){1,6}$")
"""Figures of a list, up to its next."""
_THREE = re.compile(r"\d{3}(?!\d)")
_FEW = re.compile(r"\d{1,2}(?![\d.,])")
_TWO = re.compile(r"\d\d(?!\d)")
_ONE = re.compile(r"\d(?![\d.,]*\d)")
_PAIRED = re.compile(
    r"\d{1,2}(?!\d|[.,]\d)(?P<unit>\s?[^\d.,;\n]{1,16}?)(?:,|\s[^\W\d_]{2,3})\s\d{1,3},\s\d{1,2}(?!\d)(?P=unit)(?!\w)"
)
"""The rest of a number and its unit, and another number parted alike: "5 tỷ đồng và 12, 3 tỷ đồng"."""
_UNLIKE = 5
"""How many times the next of its list, of one figure, a figure may be."""


@dataclass(frozen=True)
class Head:
    """What stands before the rest of a number: its first digits and the mark, from `start` on."""

    start: int
    digits: str
    mark: str
    ends: bool
    """Whether the mark can be the end of a sentence: a point with no blank before it."""
    said: bool
    """Whether the word before it, or a blank before its mark, tells that it belongs to the figure behind it."""
    counted: bool
    """Whether its clause counts things: it may be a count, and the figure behind it whole."""


@dataclass(frozen=True)
class _Grammar:
    number: re.Pattern[str]
    """A word, or the mark before an item, first digits, and a mark with a blank."""
    before: re.Pattern[str]
    taken: re.Pattern[str]
    """The same where the figure behind is not the next one to choose from: "vay 30, 50 triệu đồng"."""
    lists: re.Pattern[str]
    """What stands before figures of which each is whole: "lần lượt là"."""
    labels: re.Pattern[str]
    """Words that number things; `built` where money may be spent on them."""
    undecided: re.Pattern[str]
    """Few digits, and the mark and blank that end a clause or part a number."""
    measures: re.Pattern[str]
    """Words before what is measured otherwise than in money and shares, in its clause: "diện tích đạt"."""
    counts: re.Pattern[str]
    """Words before a count, in its clause: "số hộ nghèo giảm còn"; `money` of a sum, or a share."""
    funds: re.Pattern[str]
    """Words of money before a sum, in its clause: "thu ngân sách đạt"; `things` of a count."""


@cache
def _grammar() -> _Grammar:
    """Return the patterns of a head and of the words before it."""
    words, flags = load("numerals", "extract")["parted"], re.IGNORECASE
    counts, money, things = (alternation(words[name]) for name in ("counts", "no_counts", "no_funds"))
    return _Grammar(
        number=re.compile(
            r"(?:(?<![^\W_])(?P<word>[^\W\d_]{1,14})\s|[;:]\s|(?P<bracket>[(|])\s?)"
            r"(?P<digits>\d{1,3})(?P<blank>\s)?(?P<mark>[.,])(?:\s|(?P=mark)|(?<=\s.))$"
        ),
        undecided=re.compile(rf"{_APART}\d{{1,3}}(?:[.,]\d{{3}}){{0,3}}(?:(?P<blank>\s)[.,]\s?|[.,]\s)$"),
        before=re.compile(rf"(?<!\w)(?:{alternation(words['before'])})\s$", flags),
        taken=re.compile(rf"(?<!\w)(?:{alternation(words['taken'])})\s$", flags),
        lists=re.compile(rf"(?<!\w)(?:{alternation(words['lists'])})\s$", flags),
        labels=re.compile(
            rf"(?<!\w)(?:(?P<built>{alternation(words['built'])})|{alternation(words['labels'])})\s$", flags
        ),
        measures=re.compile(rf"(?<!\w)(?:{alternation(words['measures'])})(?!\w)", flags),
        counts=re.compile(rf"(?<!\w)(?:(?P<money>{money})|{counts})(?!\w)", flags),
        funds=re.compile(rf"(?<!\w)(?:(?P<things>{things})|{alternation(words['funds'])})(?!\w)", flags),
    )


def _clause(text: str, at: int) -> int:
    """Return where the clause before a position starts."""
    return at - len(_CLAUSE_END.split(text[max(0, at - _CLAUSE) : at])[-1])


def measures(text: str, at: int) -> bool:
    """Say whether the clause before a position tells of points, years or hectares: "điểm trung bình là"."""
    return _grammar().measures.search(text, _clause(text, at), at) is not None


def counted(text: str, at: int) -> bool:
    """Say whether the clause before a position counts things: "số thôn đạt chuẩn tăng lên", "the number of"."""
    found = list(_grammar().counts.finditer(text, _clause(text, at), at))
    return bool(found) and not any(match["money"] for match in found)


def funded(text: str, at: int) -> bool:
    """Say whether the clause before a position tells of money, and of nothing counted behind that: "thu đạt"."""
    found = list(_grammar().funds.finditer(text, max(_clause(text, at), at - _REACH), at))
    return bool(found) and not found[-1]["things"] and not counted(text, at)


def _rises(text: str, at: int, first: int) -> bool:
    """Say whether a figure of one or two digits at a position is above the one before it."""
    second = _FEW.match(text, at)
    return second is not None and int(second[0]) > first


def _is_parted(text: str, at: int, first: int) -> bool:
    """Say whether a figure is the rest of the one before it though a list is told: "lần lượt 10, 5% và 12, 3%"."""
    one = _ONE.match(text, at)
    return _PAIRED.match(text, at) is not None or (one is not None and _UNLIKE * int(one[0]) < first)


def _opens(text: str, at: int) -> bool:
    """Say whether the word at a position is the first of its sentence, item or cell."""
    return at >= 0 and _OPENING.search(text, max(0, at - 4), at) is not None


def head(text: str, at: int, floor: int = 0) -> Head | None:
    """Return the head of the number whose last digits start at a position, or None where that stands alone."""
    grammar_ = _grammar()
    match = grammar_.number.search(text, max(floor, at - _REACH), at)
    if not match:
        return None
    begin = match.start("digits")
    reach = text, max(0, match.start() - _REACH), begin
    listed = grammar_.lists.search(*reach) is not None and not _is_parted(text, at, int(match["digits"]))
    taken = grammar_.taken.search(*reach) and not _rises(text, at, int(match["digits"]))
    blank, said = bool(match["blank"]), not listed and bool(taken or grammar_.before.search(*reach))
    word = match["word"] or "-"
    # "Vốn 1 .250 tỷ": no list and no sentence has a mark so; "Option 1, 250 billion" may be two, "Tân Lập 3 ,5 tỷ" too.
    stray = not text[at - 1].isspace()
    named = (word.istitle() or word.isupper()) and not (stray and _opens(text, match.start("word")))
    if not said and (named or owned(text, begin) or grammar_.labels.search(*reach)):
        return None
    ends = match["mark"] == "." and not blank and not match["bracket"]
    of_things = counted(text, begin)
    if ends and (of_things or not said):
        return None  # the end of a sentence: "in 566. 95% of"
    if not (said or blank) and (listed or (len(match["digits"]) > 1 and _TWO.match(text, at))):
        return None  # "the total is 85, 65% of which": both are whole
    return Head(begin, match["digits"], match["mark"], ends, said or blank, of_things)


def _labelled(text: str, at: int) -> bool:
    """Say whether a figure is surely that of a label: "Đường 32. 250 tỷ", not "làm đường 1. 250 tỷ"."""
    label = _grammar().labels.search(text, max(0, at - _REACH), at)
    return label is not None and not (label["built"] and label[0].islower())


def undecided(text: str, at: int, floor: int = 0) -> bool:
    """Say whether a few digits, a mark and a blank before a figure may be its own, or end a clause before it.

    A year, the number of a label and that of an item are none ("2. 300 triệu đồng"), nor one of figures that are whole.
    """
    grammar_ = _grammar()
    match = grammar_.undecided.search(text, max(floor, at - _REACH), at)
    if not match:
        return False
    begin = match.start()
    if not match["blank"] and _ITEM.search(text, max(0, begin - 4), begin):
        return False
    # "các gói 1, 2, 3 triệu đồng": the word before a list tells of each of its figures.
    run = _RUN.search(text, max(floor, begin - _REACH), begin)
    begin = run.start() if run else begin
    reach = text, max(0, begin - _REACH), begin
    listed = grammar_.lists.search(*reach) and not _PAIRED.match(text, at)
    if owned(text, begin) or listed:
        return False
    # No label has a blank before its mark.
    return bool(match["blank"]) or not _labelled(text, begin)


@cache
def _misread() -> re.Pattern[str]:
    """Return the pattern of the first digits of a number in which a letter stands for a digit, or a mark twice."""
    # "xe I10 400 triệu", "ống S50": a capital alone before a figure is that of a model or a size.
    letters = rf"(?![IS]{{1,8}}$)(?=[\d.,]{{0,7}}[{_LETTERS}])[\d.,{_LETTERS}]{{1,8}}"
    return re.compile(rf"(?<![\w.,/'-])(?:{letters}|\d{{1,3}}[.,]{{2}}|\d{{1,3}}')$")


def misread(text: str, at: int, floor: int = 0) -> tuple[int, str] | None:
    """Return start and digits of the head of a number that a scan has garbled ("1O,500", "l2.5", "12..5")."""
    match = _misread().search(text, max(floor, at - 8), at)
    # "1'250" groups thousands; "1'30" are minutes.
    if not match or not text[at].isdigit() or (match[0][-1] == "'" and not _THREE.match(text, at)):
        return None
    digits = re.sub(r"([.,])[.,]", r"\1", match[0].translate(_DIGITS_OF))
    return match.start(), digits


def cut(text: str, at: int) -> bool:
    """Say whether digits and a blank before a figure may be the rest of one number: "1.2 50 tỷ", "2 50 triệu"."""
    match = _CUT.search(text, max(0, at - 8), at + 3)
    if not match or match.end() != at:
        return False
    lone = match.start("lone")
    return lone < 0 or not (owned(text, lone) or _labelled(text, lone))
