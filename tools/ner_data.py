"""What the project's own model learns from: sentences of the dev part with people, firms and places exchanged.

Only gold articles whose header says `split: dev` are read. People and firms are not in the gold set: a capitalised run
after a title or a firm's type word, or that starts as Vietnamese people's names do, is taken for one if no place is
marked there.
"""

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extract import gold, lexicon
from extract.gazetteer import load
from extract.ner.entities import DOCUMENT, ORG, OTHER, PERSON, PLACE, Question, Span
from extract.ner.stretches import runs
from extract.patterns import places_lexicon
from extract.patterns.places_scan import Scan
from extract.patterns.places_words import Words
from extract.text import View, unmark

_RARE = 3  # firms are rare in the dev part: their sentences are varied so many times as often
HEADED = "HEADED"
"""A place with its type word: the rules see it, so that its name alone is never asked about."""

_NAMES = tomllib.loads(Path(__file__).with_name("ner_names.toml").read_text(encoding="utf-8"))


class Piece(NamedTuple):
    """A part of a sentence; `name` is where the exchangeable name stands in it, `level` that of a unit."""

    text: str
    label: str = ""
    name: Span = (0, 0)
    level: str = ""


@dataclass(frozen=True)
class Example:
    """A question, and the label of each of its stretches."""

    article: str
    question: Question
    labels: tuple[str, ...]


def sentences(folder: Path) -> Iterator[tuple[str, str, list[Piece]]]:
    """Yield the article's id, the language and the pieces of each sentence of the dev part."""
    for article in gold.read_folder(folder):
        if article.header.get("split") == "dev":
            yield from ((article.id, article.header["language"], pieces) for pieces in _pieces(article))


def _pieces(article: gold.GoldArticle) -> Iterator[list[Piece]]:
    """Yield the pieces of each sentence of an article."""
    view = View(article.text)
    at = {view.span(index, index + 1)[0]: index for index in range(len(view.text))}
    at[len(article.text)] = len(view.text)
    scan = _scan(view.text, article.header["language"])
    marked: list[tuple[int, int, str, str, str]] = []
    for one in article.mentions:
        if one.kind in {"places", "resolutions"} and one.start in at and one.end in at:
            label = PLACE if one.kind == "places" else DOCUMENT
            path = one.attributes.get("path", "").split(">")[-1]
            marked.append((at[one.start], at[one.end], label, one.attributes.get("kind", ""), path))
    marked += _silver(scan, [(start, end) for start, end, *_ in marked])
    start = 0
    while start < len(view.text):
        _, end = view.sentence(start)
        inside = sorted(each for each in marked if start <= each[0] and each[1] <= end)
        yield list(_cut(view.text, start, end, inside))
        start = max(end, start + 1)


def _cut(text: str, start: int, end: int, marked: Sequence[tuple[int, int, str, str, str]]) -> Iterator[Piece]:
    """Yield the pieces of one sentence."""
    position = start
    for first, last, label, kind, name in marked:
        if first < position:
            continue
        yield Piece(text[position:first])
        yield _piece(text[first:last], label, kind, name)
        position = last
    yield Piece(text[position:end])


def _piece(surface: str, label: str, kind: str, name: str) -> Piece:
    """Return a marked piece, with where its name stands."""
    if label != PLACE:
        return Piece(surface, label, (0, len(surface)) if label in {PERSON, ORG} else (0, 0))
    level = kind if kind in {"province", "district", "commune"} else ""
    if _bare(surface, kind):
        return Piece(surface, PLACE, (0, len(surface)), level)
    start = unmark(surface).lower().find(unmark(name).lower()) if name and level else -1
    return Piece(surface, HEADED, (start, start + len(name)) if start >= 0 else (0, 0), level)


def _bare(surface: str, kind: str) -> bool:
    """Tell whether a place is named without a type word."""
    return surface.istitle() and len(surface.split()) <= 4 and kind != "road" and not _typed(surface)


def _typed(surface: str) -> bool:
    """Tell whether a name holds a type word: "Tan Lap Commune", "Quận 1"."""
    lexicon_, words = places_lexicon.load(), Words(surface)
    heads = [table.longest(words, at) for table in (lexicon_.before, lexicon_.after) for at in range(words.size)]
    return any(character.isdigit() for character in surface) or any(heads)


def _silver(scan: Scan, taken: Sequence[Span]) -> Iterator[tuple[int, int, str, str, str]]:
    """Yield the people and firms of a text, as far as titles, type words and surnames tell."""
    words, index = scan.words, 0
    after = scan.lexicon.after
    titled = {}
    for at in range(words.size):
        phrase = scan.head(at)
        if phrase is not None and phrase.heads[0].role in {"person", "company"}:
            titled[at + len(phrase.words)] = PERSON if phrase.heads[0].role == "person" else ORG
    while index < words.size:
        end = words.run(index)
        label = next((titled[at] for at in range(index, end) if at in titled), "")
        first = next((at for at in range(index, end) if at in titled), index)
        for at in range(index, end + 1):
            tail = after.longest(words, at) if at < words.size else None
            if tail is not None and tail.heads[0].role == "company":
                label = ORG
        if not label and end - index >= 3 and scan.surnamed(index, end):
            label = PERSON
        if label == PERSON and not (scan.surnamed(first, end) or words.lower[first] in scan.lexicon["clans"]):
            label = ""
        span = (words.starts[first], words.ends[max(end, first + 1) - 1]) if end > first else (0, 0)
        if label and end > first and not any(span[0] < last and start < span[1] for start, last in taken):
            yield (*span, label, "", "")
        index = max(end, index + 1)


def _scan(text: str, language: str) -> Scan:
    lexicon_ = places_lexicon.load()
    return Scan(Words(text, lexicon_.glued), lexicon_, language)


@cache
def _names(level: str) -> tuple[str, ...]:
    """Return the names of units of a level that are words only."""
    names = {unit.name for unit in load() if unit.level == level}
    return tuple(sorted(name for name in names if " " in name and name.replace(" ", "").isalpha()))


@cache
def _surnames() -> tuple[str, ...]:
    return tuple(lexicon.load("places")["persons"]["surnames"])


def _made_up(draw: random.Random) -> str:
    """Return a name in the shape of a place's that no unit bears."""
    return " ".join(draw.choice(draw.choice(_names("commune")).split()) for _ in range(draw.choice((2, 2, 2, 3))))


def _place(draw: random.Random, level: str) -> str:
    """Return a place's name: of the register, made up, or a foreign town's."""
    chance = draw.random()
    if level and chance < 0.4:
        return draw.choice(_names(level))
    if chance < 0.6:
        return draw.choice(_names(draw.choice(("district", "commune", "commune"))))
    return _made_up(draw) if chance < 0.88 else draw.choice(_NAMES["foreign"])


def _person(draw: random.Random) -> str:
    """Return a person's name; one in four bears a given name that places bear too, one in six is a highlander's."""
    surname, chance = draw.choice(_surnames()), draw.random()
    if chance > 0.84:
        return _highlander(draw)
    if chance < 0.25:
        return f"{surname} {draw.choice(_names(draw.choice(('province', 'district'))))}"
    middle = [draw.choice(_NAMES["middle"])] if draw.random() < 0.75 else []
    return " ".join([surname, *middle, draw.choice(_NAMES["given"])])


def _highlander(draw: random.Random) -> str:
    """Return the name of a Hmong, Khmer or other highland person: "Giàng A Sếnh", "Y Ngọc", "Thạch Sô Phol"."""
    persons, given = lexicon.load("places")["persons"], draw.choice(_names("commune")).split()[-1]
    if draw.random() < 0.3:
        return f"{draw.choice(('A', 'Y'))} {given}"
    surname, middle = draw.choice(persons["clans"] + _NAMES["khmer"]), draw.choice(persons["clan_middles"])
    return f"{surname} {middle} {given}"


def _firm(draw: random.Random) -> str:
    """Return a firm's own name; one in three is a place's."""
    if draw.random() < 0.33:
        return draw.choice(_names(draw.choice(("province", "district", "commune"))))
    return " ".join(draw.sample(_NAMES["firm"], 2))


def _exchanged(draw: random.Random, piece: Piece) -> Piece:
    """Return the piece with another name; a type word may go, so that the name stands alone."""
    first, last = piece.name
    if last <= first:
        return piece
    made = {PERSON: _person, ORG: _firm}.get(piece.label)
    name = made(draw) if made else _place(draw, piece.level)
    if not made and piece.label == HEADED and draw.random() < 0.4:
        return Piece(_dressed(name, piece.text), PLACE)
    if piece.label == ORG and not piece.text[first:last].istitle():
        return piece
    text = piece.text[:first] + _dressed(name, piece.text) + piece.text[last:]
    return Piece(text, piece.label)


def _dressed(name: str, surface: str) -> str:
    """Return the name with or without marks, as the text writes names."""
    return unmark(name) if unmark(surface) == surface else name


def variant(
    draw: random.Random, pieces: Sequence[Piece], language: str, exchange: bool = True
) -> tuple[Question, tuple[str, ...]]:
    """Return a question about a sentence, its names exchanged if asked for, and the right labels."""
    changed = _noisy(draw, [_mostly_exchanged(draw, piece) for piece in pieces], language) if exchange else pieces
    text, labelled = "", []
    for piece in changed:
        if piece.label:
            labelled.append((len(text), len(text) + len(piece.text), piece.label))
        text += piece.text
    asked = _asked(text, language, labelled)
    return Question(text, tuple(asked)), tuple(asked.values())


def _mostly_exchanged(draw: random.Random, piece: Piece) -> Piece:
    """Return the piece with another name, or now and then as it is."""
    return _exchanged(draw, piece) if draw.random() < 0.85 else piece


def _noisy(draw: random.Random, pieces: Sequence[Piece], language: str) -> Sequence[Piece]:
    """Return the sentence with words in capitals that are no name, and at times without marks or in poor English."""
    if draw.random() < 0.6:
        pieces = [piece if piece.label else Piece(_capitals(draw, piece.text)) for piece in pieces]
    if draw.random() >= 0.1:
        return pieces
    if language == "vi":
        return [Piece(unmark(piece.text), piece.label) for piece in pieces]
    return [piece if piece.label else Piece(_clumsy(draw, piece.text)) for piece in pieces]


def _capitals(draw: random.Random, text: str) -> str:
    """Return the text with capitals on two or three of its plain words, away from its ends."""
    words = text.split(" ")
    count = draw.choice((2, 2, 3))
    starts = [
        at
        for at in range(2, len(words) - count - 1)
        if all(word.isalpha() and word.islower() for word in words[at - 1 : at + count + 1])
    ]
    if starts:
        at = draw.choice(starts)
        words[at : at + count] = [word.capitalize() for word in words[at : at + count]]
    return " ".join(words)


def _clumsy(draw: random.Random, text: str) -> str:
    """Return English as a poor translation has it: an article or preposition is missing."""
    words = text.split(" ")
    small = [at for at, word in enumerate(words) if word in {"the", "a", "of", "in", "at"}]
    if small:
        del words[draw.choice(small)]
    return " ".join(words)


def _asked(text: str, language: str, labelled: Sequence[tuple[int, int, str]]) -> dict[Span, str]:
    """Return the stretches of the text and their labels, without those that the rules see."""
    scan, asked = _scan(text, language), {}
    for first, end in runs(scan):
        start, stop = scan.words.starts[first], scan.words.ends[end - 1]
        over = [each for each in labelled if each[0] < stop and start < each[1]]
        if any(label == HEADED for *_, label in over):
            continue
        label = OTHER
        for begin, last, said in over:
            if said != PLACE or (begin, last) == (start, stop):
                label = said
        asked[start, stop] = label
    return asked


def examples(folder: Path, variants: int, seed: int) -> list[Example]:
    """Return the questions of the dev part: each sentence as it is, and its variants."""
    draw, found = random.Random(seed), []
    for article, language, pieces in sentences(folder):
        more = _RARE if any(piece.label == ORG for piece in pieces) else 1
        for copy in range(variants * more + 1):
            question, labels = variant(draw, pieces, language, exchange=copy > 0)
            if labels:
                found.append(Example(article, question, labels))
    return found


def with_unknown_names(article: gold.GoldArticle, draw: random.Random, share: float) -> gold.GoldArticle:
    """Return a gold article in which a share of its bare places bear names that few lists know: rules miss them.

    Only the spans of the places are right afterwards: their kinds and paths, and the other mentions, are left out.
    """
    places = article.of("places")
    bare = sorted({_surface(article, one) for one in places if _bare(_surface(article, one), one.attributes["kind"])})
    renamed = {}
    for name in bare:
        if draw.random() < share:
            renamed[name] = draw.choice((_made_up(draw), _made_up(draw), draw.choice(_NAMES["foreign"])))
    text, mentions, position = "", [], 0
    for one in places:
        surface = _surface(article, one)
        text += article.text[position : one.start]
        start = len(text)
        text += _dressed(renamed[surface], surface) if surface in renamed else surface
        mentions.append(gold.GoldMention(start, len(text), "places", {"kind": one.attributes["kind"]}))
        position = one.end
    return gold.GoldArticle(article.id, text + article.text[position:], tuple(mentions), article.header)


def _surface(article: gold.GoldArticle, one: gold.GoldMention) -> str:
    return article.text[one.start : one.end]
