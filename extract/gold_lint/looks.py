"""What a person should look at: a value that the surface does not bear out, and what stands unmarked."""

import re
from collections.abc import Iterator

from extract.gazetteer import fold, load, squash
from extract.gold import GoldArticle, GoldMention
from extract.gold_lint.faults import units_of_paths
from extract.gold_lint.forms import unmarked
from extract.gold_lint.scales import of_another_size, significant
from extract.text import old_style

_NUMBER = re.compile(r"\d+(?:[.,\u00a0 ]\d+)*")
_NAME = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)+$")


def at_mention(article: GoldArticle, mention: GoldMention) -> Iterator[str]:
    """Yield what a mention says and its surface does not."""
    surface = article.text[mention.start : mention.end]
    said = mention.attributes
    match mention.kind:
        case "amounts" | "percentages":
            stated = [name for name in ("value", "max") if said.get(name)]
            digits = [significant(said[name]) for name in stated]
            others = [
                number
                for number in (_NUMBER.findall(surface) if stated else ())
                if not any(significant(number) in each for each in digits)
            ]
            for number in others:
                yield f"{number!r} is not in {' or '.join(f'{name} {said[name]}' for name in stated)}"
            if not others:
                yield from of_another_size(mention, surface)
        case "resolutions":
            first = re.search(r"\d+", said.get("number", ""))
            if first and int(first[0]) not in map(int, re.findall(r"\d+", surface)):
                yield f"{first[0]!r} of the number {said['number']} is not in it"
        case "places":
            if said.get("path") and not _bears(surface, said["path"]):
                yield f"the path {said['path']!r} ends in another name"


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
    for match in unmarked().finditer(article.text):
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
