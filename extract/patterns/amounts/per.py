"""What a sum is per: "45 triệu đồng/người/năm"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.lexicon import alternation, key, load
from extract.patterns.amounts.grammar import currencies
from extract.patterns.amounts.scan import SumLike

_TABLES = "per", "per_written", "per_unmarked"
"""Those of denominators; the second's stand behind a stroke alone: "5 tỷ đồng một công ty" may be whose it is."""
_LEAST_TOTAL = Decimal(10) ** 7, Decimal(10) ** 9
"""Below the first, and for few below the second, a sum for so many is a price: "1,2 triệu đồng/2 khách"."""
_FINE = 32
"""Characters before a sum that hold the words of a fine."""
_SENTENCE = 200
"""Characters before a denominator that hold the words of gold."""
_SENTENCE_END = re.compile(r"[.;!?]\s|\n")
_TAEL = Decimal(3) * 10**7, Decimal(2) * 10**8
"""The least and the most that a tael of gold costs."""
_MANY = 5
_MOST_UNITS = 3
_MORE = re.compile(r"/[^\W\d_]")
"""One more denominator, glued to the last."""


@dataclass(frozen=True)
class _Grammar:
    per: re.Pattern[str]
    denominators: dict[str, str]
    of_gold: dict[str, str]
    """What else they mean behind the price of gold: a tree is a tael there."""
    gold: re.Pattern[str]
    """Words of gold that is dealt in, in the sentence up to a denominator."""
    plants: re.Pattern[str]
    """Words of trees there."""
    wholes: frozenset[str]
    """Denominators in English that stand for one each: who or what a total, not a price, is divided by."""
    unmarked: frozenset[str]
    """Denominators whose marks are left out, as in the whole sum."""
    payer: re.Pattern[str]
    fined: re.Pattern[str]
    """A fine up to its sum; behind it stands who pays it: "phạt 5 triệu đồng một người"."""
    objects: frozenset[str]
    """Denominators in English of who or what is fined."""


@cache
def _grammar() -> _Grammar:
    """Return the grammar, compiled from the lexicons when it is first needed."""
    lexicon = load("amounts")
    denominators = {key(word): unit for name in _TABLES for word, unit in lexicon[name].items()}
    written = alternation(lexicon["per_written"])
    before, not_per, later = (alternation(lexicon["per_words"][name]) for name in ("before", "not_before", "later"))
    heads = "|".join(rf"{word}\s(?:{alternation(after)})" for word, after in lexicon["per_not_before"].items())
    count, counted = r"(?:1[.,]?000|\d{1,3})(?![.,]?\d)", alternation(lexicon["per_words"]["counted"])
    compounds = alternation(word for word in lexicon["per_written"] if " " in word)
    unit = rf"(?:(?:{compounds})(?!\w)|(?!(?:{heads})(?!\w))(?:{alternation(denominators)}))"
    # "school year", for all that "school" is written
    named = alternation(word for word in lexicon["per"] if " " in word)
    single = alternation([*lexicon["per"], *lexicon["per_unmarked"]])
    said_unit = rf"(?:(?:{named})(?!\w)|(?!(?:{heads}|{written})(?!\w))(?:{single}))"
    alone = alternation(lexicon["per_words"]["alone"])
    no_adjective = alternation(lexicon["per_words"]["no_adjective"] + lexicon["per_words"]["goes_on"])
    joining, goes_on = (alternation(lexicon["per_words"][name]) for name in ("joining", "goes_on"))
    per, no_other = (alternation(lexicon["per_words"][name]) for name in ("per", "no_other"))
    word = rf"(?!{no_other})[a-z]{{3,14}}(?![\w-])"
    nouns = alternation(word for word, unit in denominators.items() if unit not in lexicon["per_words"]["measures"])
    qualifying = rf"(?:{alternation(lexicon['per_words']['qualifying'])})\s(?:{nouns})(?!\w)"
    ending = alternation(lexicon["per_words"]["goes_on_endings"])
    ended = rf"(?=\s?(?:[^\w\s]|\n|$)|\s(?:(?:{goes_on})(?!\w)|[a-z]+(?:{ending})(?!\w)|(?-i:[A-Z])|\d))"
    fined, levels = (alternation(lexicon["per_words"][name]) for name in ("fined", "no_fined"))
    codes = alternation(word for words in lexicon["prefixes"].values() for word in words)
    flags = re.IGNORECASE
    return _Grammar(
        per=re.compile(
            rf"(?!\s{{0,2}}/\s{{0,2}}(?:{codes})\s?\d)"  # "VND 8 billion/VND 13 billion": another sum
            rf"(?:\.?\s{{0,2}}/\s{{0,2}}(?:(?P<count>{count})\s?)?(?!{qualifying})(?P<unit>{unit})(?!\w)"
            rf"|[ \t]{{1,3}}(?:{counted})\s{{1,3}}(?P<counted>{count})\s?(?P<things>{said_unit})(?!\w)"
            # "220 nghìn đồng 1kg"
            rf"|[ \t]{{1,3}}(?:(?:{before})\s{{1,12}}|(?P<one>1)\s{{0,3}}(?=(?:{alone})(?!\w)))(?!{qualifying})"
            rf"(?P<spoken>{said_unit})(?!\w)(?!\s(?:{not_per})(?!\w))(?(one)(?!\s(?:\d|(?:{later})(?!\w))))"
            # What is described is the denominator: "per impoverished household", "per dead or missing person".
            rf"|\s(?:{per})\s(?P<noun>(?!{qualifying})(?:{written}))(?!\w){ended}"
            rf"|(?:/|\s(?:{per})\s)(?:(?!(?:{no_adjective})\s)[a-z-]{{3,14}}\s(?:{joining}\s)?){{1,2}}?"
            rf"(?!{qualifying})(?P<described>{unit})(?!\w)"
            # An English word that no lexicon knows is its own, but where another noun behind it is the denominator.
            rf"|(?:/|\s(?:{per})\s)(?P<other>{word}){ended})",
            flags,
        ),
        denominators=denominators,
        of_gold=lexicon["per_of_gold"],
        gold=re.compile(rf"(?<!\w)(?:{alternation(lexicon['gold']['words'])})(?!\w)", flags),
        plants=re.compile(rf"(?<!\w)(?:{alternation(lexicon['gold']['plants'])})(?!\w)", flags),
        wholes=frozenset(lexicon["per_words"]["wholes"]),
        unmarked=frozenset(map(key, lexicon["per_unmarked"])),
        payer=re.compile(rf"\s{{1,3}}(?:{alternation(lexicon['per_words']['payer'])})\s", flags),
        fined=re.compile(rf"(?<!\w)(?:(?P<level>{levels})\s)?(?:{fined})\s(?:[^\W\d_]{{2,6}}\s)?$", flags),
        objects=frozenset(lexicon["per_words"]["wholes"] + lexicon["per_words"]["objects"]),
    )


def _of_gold(match: re.Match[str], word: str, value: Decimal | None) -> bool:
    """Say whether a denominator is one of gold by its price and the words before it: "Vàng SJC 85,5 triệu đồng/cây"."""
    grammar_ = _grammar()
    if word not in grammar_.of_gold or value is None or not _TAEL[0] <= value <= _TAEL[1]:
        return False
    sentence = _SENTENCE_END.split(match.string[max(0, match.start() - _SENTENCE) : match.start()])[-1]
    return grammar_.gold.search(sentence) is not None and not grammar_.plants.search(sentence)


def _denominator(match: re.Match[str], value: Decimal | None) -> str:
    """Return a denominator in English; an English word that no lexicon knows stands for itself ("/seedling")."""
    if unknown := match["other"]:
        return unknown.lower()
    said = key(next(match[name] for name in ("unit", "things", "spoken", "noun", "described") if match[name]))
    unit = (_grammar().of_gold if _of_gold(match, said, value) else _grammar().denominators)[said]
    count = re.sub(r"\D", "", match["count"] or match["counted"] or "").lstrip("0")
    return f"{count} {unit}" if count not in {"", "1"} else unit


def _is_total(match: re.Match[str], value: Decimal | None) -> bool:
    """Say whether a counted denominator tells for how many a sum was spent: "15 tỷ đồng/4 công trình"."""
    grammar_ = _grammar()
    count = int(re.sub(r"\D", "", match["count"] or "") or 1)
    if count == 1 or match["unit"] is None or grammar_.per.match(match.string, match.end()):
        return False  # "1 triệu đồng/2 người/ngày" is a price
    if value is None or value < _LEAST_TOTAL[0] or (count < _MANY and value < _LEAST_TOTAL[1]):
        return False  # "500.000 đồng/2 người" is one too
    return grammar_.denominators[key(match["unit"])] in grammar_.wholes


def _is_sum(match: re.Match[str]) -> bool:
    """Say whether a counted denominator is a sum beside this one: "5 USD/12 USD", not "2.500.000 VND/100 USD"."""
    count = (match["count"] or "").strip("0.,")
    return count not in {"", "1"} and key(match["unit"]) in currencies().codes


def _is_other(text: str, found: SumLike, match: re.Match[str]) -> bool:
    """Say whether the word behind a sum is no denominator: half a word, one without its marks, or who is fined."""
    grammar_, marked = _grammar(), not text[found.start : found.end].isascii()
    if marked and (match["other"] or match["described"] or key(match["unit"] or "") in grammar_.unmarked):
        return True  # "đồng/thai nhi": half of a word that no lexicon knows; "20.000 đồng/nam"
    one = match["spoken"] and grammar_.payer.match(match[0])
    fined = grammar_.fined.search(text, max(0, found.start - _FINE), found.start) if one else None
    return fined is not None and not fined["level"] and _denominator(match, found.low.value) in grammar_.objects


def divides(text: str, end: int) -> bool:
    """Say whether a denominator, or for how many a total was spent, stands after a sum."""
    return _grammar().per.match(text, end) is not None


def per(text: str, found: SumLike, end: int | None = None) -> tuple[str | None, int]:
    """Return the denominators of a sum, which stand at `end` or right after it, in English, and where they end."""
    end = found.end if end is None else end
    grammar_ = _grammar()
    units: list[str] = []
    while (match := grammar_.per.match(text, end)) and not (_is_total(match, found.low.value) or _is_sum(match)):
        if _is_other(text, found, match):
            break
        units.append(_denominator(match, found.low.value))
        end = match.end()
        if len(units) == _MOST_UNITS:
            break
    if len(units) < _MOST_UNITS and _MORE.match(text, end):
        return None, end  # one half of "/hộ/món nợ" would be another price
    return "/".join(units) or None, end
