"""What a person should look at: a value that the surface does not bear out, and what stands unmarked."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from extract.gazetteer import fold, load, squash
from extract.gold import GoldArticle, GoldMention
from extract.gold_lint.faults import units_of_paths
from extract.lexicon import alternation
from extract.lexicon import load as lexicon
from extract.text import old_style

_NUMBER = re.compile(r"\d+(?:[.,\u00a0 ]\d+)*")
_NAME = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)+$")
_SHARE = r"\d\s?[%\u2030]"  # 18.66%
_SYMBOL = r"(?<![\w/.-])\d+(?:/\d{4})?[-/][A-ZĐ]{2,12}[A-ZĐ0-9/-]{0,20}"  # 22-NQ/TU, 29/2020/NĐ-CP


def at_mention(article: GoldArticle, mention: GoldMention) -> Iterator[str]:
    """Yield what a mention says and its surface does not."""
    surface = article.text[mention.start : mention.end]
    said = mention.attributes
    match mention.kind:
        case "amounts" | "percentages":
            stated = [name for name in ("value", "max") if said.get(name)]
            digits = [_significant(said[name]) for name in stated]
            for number in _NUMBER.findall(surface) if stated else ():
                if not any(_significant(number) in each for each in digits):
                    yield f"{number!r} is not in {' or '.join(f'{name} {said[name]}' for name in stated)}"
        case "resolutions":
            first = re.search(r"\d+", said.get("number", ""))
            if first and int(first[0]) not in map(int, re.findall(r"\d+", surface)):
                yield f"{first[0]!r} of the number {said['number']} is not in it"
        case "places":
            if said.get("path") and not _bears(surface, said["path"]):
                yield f"the path {said['path']!r} ends in another name"


def _significant(number: str) -> str:
    """Return the digits of a number without the noughts around them.

    >>> _significant("12,50"), _significant("12500000"), _significant("0.5")
    ('125', '125', '5')
    """
    return re.sub(r"\D", "", number).strip("0")


def _bears(surface: str, path: str) -> bool:
    """Say whether the surface holds a name, of any time and spelling, of the unit that the path leads to."""
    gazetteer = load()
    units = units_of_paths().get(old_style(path), ())
    names = {name for unit in units for name in (unit.name, *gazetteer.aliases(unit))}
    return not names or any(_holds(surface, name) for name in names)


def _holds(surface: str, name: str) -> bool:
    """Say whether the surface holds a name, marks and blanks aside; of a numbered unit the number is enough."""
    number = re.search(r"\d+", name)
    if number:
        return int(number[0]) in map(int, re.findall(r"\d+", surface))
    return fold(name) in fold(surface) or squash(name) in squash(surface)


def at_the_rest(article: GoldArticle) -> Iterator[tuple[int, int, str]]:
    """Yield stretches outside all mentions that look like one, and why."""
    for match in _unmarked_forms().finditer(article.text):
        if not _is_marked(article, match):
            yield match.start(), match.end(), "looks like a sum, a share or a document and is not marked"
    names = {article.text[each.start : each.end] for each in article.of("places")}
    for name in sorted(filter(_NAME.match, names)):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", article.text):
            if not _is_marked(article, match):
                yield match.start(), match.end(), "is marked as a place elsewhere and not here"


def _is_marked(article: GoldArticle, match: re.Match[str]) -> bool:
    """Say whether a mention holds some of a stretch."""
    return any(each.start < match.end() and match.start() < each.end for each in article.mentions)


@cache
def _unmarked_forms() -> re.Pattern[str]:
    """Return the pattern of what is nearly always a mention: a share, a figure with a currency, a document's symbol."""
    words = [word for names in lexicon("amounts")["currencies"].values() for word in names]
    codes = alternation(word for word in words if word.isalpha() and word.isupper())
    signs = "".join(sorted({sign for sign in "".join(words) if unicodedata.category(sign) == "Sc"}))
    sums = rf"[{signs}]\s?\d|\d\s?[{signs}]|\b(?:{codes})\s?\d|\d(?:\s\w{{1,12}})?\s?(?:{codes})\b"
    return re.compile(rf"{_SHARE}|{sums}|{_SYMBOL}")
