"""What the project's own model learns from: sentences of the dev part with people, firms and places exchanged, and
sentences written for it (`ner_sentences.toml`).

Only gold articles whose header says `split: dev` are read. People and firms are not in the gold set: a capitalised run
after a title or a firm's type word, or that starts as Vietnamese people's names do, is taken for one if no place is
marked there.
"""

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extract import gold, lexicon
from extract.gazetteer import load
from extract.ner.entities import DOCUMENT, ORG, OTHER, PERSON, Known, Question, Span
from extract.ner.own import KINDS
from extract.ner.stretches import runs
from extract.patterns.places.state import Scan
from extract.patterns.places.text.lexicon import places_lexicon
from extract.patterns.places.text.words import Words
from extract.text import View, unmark

_RARE = 3  # firms are rare in the dev part: their sentences are varied so many times as often
_OWN = 2  # an own sentence is varied so many times as often as one of an article
_FULL_NAMES = 0.6  # share of full names of people that the rules know to be such
KNOWN = "KNOWN"
"""A place that the rules see, with its type word or by its name, or a person: it is never asked about."""
_UNITS = frozenset({"province", "district", "commune"})
_SEEN = frozenset({"country", "region", "road"})  # kinds that the rules see in any form
_SLOT = re.compile(r"\{(\w+)\}")

_NAMES = tomllib.loads(Path(__file__).with_name("ner_names.toml").read_text(encoding="utf-8"))
_SENTENCES = tomllib.loads(Path(__file__).with_name("ner_sentences.toml").read_text(encoding="utf-8"))


class Piece(NamedTuple):
    """A part of a sentence; `name` is where the exchangeable name stands in it, `bare` its label without type word."""

    text: str
    label: str = ""
    name: Span = (0, 0)
    kind: str = ""
    bare: str = ""


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
            path = one.attributes.get("path", "").split(">")[-1]
            label = KNOWN if one.kind == "places" else DOCUMENT
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
    if label != KNOWN:
        return Piece(surface, label, (0, len(surface)) if label in {PERSON, ORG} else (0, 0))
    bare = ("unit" if name else "abroad") if kind in _UNITS else kind
    if kind in _SEEN:
        return Piece(surface, KNOWN, kind=kind)
    if _bare(surface, kind):
        return Piece(surface, bare, (0, len(surface)), kind, bare)
    return Piece(surface, KNOWN, _own_name(surface), kind, bare)


def _own_name(surface: str) -> Span:
    """Return where the name stands in a place's surface without its type word; an empty span if nothing tells."""
    tables, words = places_lexicon(), Words(surface)
    first, end = 0, words.size
    while first < end and (phrase := tables.before.longest(words, first)):
        first += len(phrase.words)
    while first < end and not words.caps[first]:
        first += 1
    end = next((at for at in range(first, end) if tables.after.longest(words, at)), end)
    if not 2 <= end - first <= 4 or not all(words.caps[first:end]):
        return (0, 0)
    span = words.starts[first], words.ends[end - 1]
    return span if surface[slice(*span)].istitle() else (0, 0)


def _bare(surface: str, kind: str) -> bool:
    """Tell whether a place is named without a type word."""
    return surface.istitle() and len(surface.split()) <= 4 and kind != "road" and not _typed(surface)


def _typed(surface: str) -> bool:
    """Tell whether a name holds a type word: "Tan Lap Commune", "Quận 1"."""
    lexicon_, words = places_lexicon(), Words(surface)
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
    lexicon_ = places_lexicon()
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


def _place(draw: random.Random, label: str, level: str = "") -> str:
    """Return a place's name: of the register, made up, or a foreign town's."""
    chance = draw.random()
    if label == "abroad":
        return str(draw.choice(_NAMES["foreign" if chance < 0.5 else "foreign_vi"]))
    if label == "road":
        return _person(draw) if chance < 0.6 else draw.choice(_names("district"))
    if level in _UNITS and chance < 0.4:
        return draw.choice(_names(level))
    if chance < (0.7 if label == "unit" else 0.4):
        return draw.choice(_names(draw.choice(("district", "commune", "commune", "commune"))))
    return _made_up(draw)


def _person(draw: random.Random) -> str:
    """Return a person's name; one in four bears a given name that places bear too, one in six is a highlander's."""
    surname = draw.choice(_NAMES["rare_surnames"] if draw.random() < 0.1 else _surnames())
    chance = draw.random()
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


def _given(draw: random.Random) -> str:
    """Return a person's name without the surname, as artists and photographers sign."""
    return f"{draw.choice(_NAMES[draw.choice(('middle', 'given'))])} {draw.choice(_NAMES['given'])}"


def _exchanged(draw: random.Random, piece: Piece) -> Piece:
    """Return the piece with another name; a type word may go, so that the name stands alone."""
    first, last = piece.name
    if last <= first:
        return piece
    if piece.label == KNOWN:
        if piece.kind in {"site", "natural"} and piece.text[:1].islower() and draw.random() < 0.2:
            # With a type word that rules do not know: the name alone is no place's.
            return Piece(f"{draw.choice(_NAMES['heads'])} {_place(draw, piece.bare)}")
        bare = piece.bare and draw.random() < 0.25
        return Piece(_dressed(_place(draw, piece.bare, piece.kind), piece.text), piece.bare) if bare else piece
    if piece.label == ORG and not piece.text[first:last].istitle():
        return piece
    made = {PERSON: _person, ORG: _firm}.get(piece.label)
    name = made(draw) if made else _place(draw, piece.label, piece.kind)
    text = piece.text[:first] + _dressed(name, piece.text) + piece.text[last:]
    return Piece(text, piece.label, kind=piece.kind)


def _filled(draw: random.Random, sentence: str, language: str) -> Iterator[Piece]:
    """Yield the pieces of a sentence whose slots are filled."""
    marked = language == "vi" or draw.random() < 0.15
    position = 0
    for slot in _SLOT.finditer(sentence):
        yield Piece(sentence[position : slot.start()])
        piece = _of_slot(draw, slot[1], language)
        yield piece if marked else piece._replace(text=unmark(piece.text))
        position = slot.end()
    yield Piece(sentence[position:])


def _of_slot(draw: random.Random, slot: str, language: str) -> Piece:
    """Return a piece for a slot."""
    if slot == "known":
        level = draw.choice(("province", "district", "commune", "commune", "site"))
        return Piece(draw.choice(_names("district")), KNOWN, kind=level)
    if slot in KINDS:
        ended = language == "en" and slot in {"site", "natural"} and draw.random() < 0.2
        return Piece(_place(draw, slot) + (f" {draw.choice(_NAMES['endings'])}" if ended else ""), slot)
    if slot == "thing":
        return Piece(draw.choice(_NAMES["thing"]))
    made = {"person": _person, "given": _given, "highlander": _highlander, "firm": _firm}[slot]
    return Piece(made(draw), ORG if slot == "firm" else PERSON)


def _dressed(name: str, surface: str) -> str:
    """Return the name with or without marks, as the text writes names."""
    return unmark(name) if unmark(surface) == surface else name


def variant(draw: random.Random, pieces: Sequence[Piece], language: str) -> tuple[Question, tuple[str, ...]]:
    """Return a question about a sentence with other names and noise, and the right labels; some places are known."""
    return _with_noise(draw, [_mostly_exchanged(draw, piece) for piece in pieces], language)


def _with_noise(draw: random.Random, pieces: Sequence[Piece], language: str) -> tuple[Question, tuple[str, ...]]:
    """Return a question about the pieces of a sentence with noise in them, and the right labels."""
    share = draw.choice((0, 0, 0.3, 0.7))
    return question([_seen(draw, piece, share) for piece in _noisy(draw, pieces, language)], language)


def _seen(draw: random.Random, piece: Piece, share: float) -> Piece:
    """Return the piece; in that share of cases a bare place, and often a full name, is one that the rules know."""
    if piece.label == PERSON:
        full = piece.text.count(" ") > 1 and draw.random() < _FULL_NAMES
        return piece._replace(label=KNOWN, kind="person") if full else piece
    if piece.label not in KINDS or draw.random() >= share:
        return piece
    kind = {"unit": piece.kind or "commune", "abroad": "province"}.get(piece.label, piece.label)
    return piece._replace(label=KNOWN, kind=kind)


def question(pieces: Sequence[Piece], language: str) -> tuple[Question, tuple[str, ...]]:
    """Return the question about the pieces of a sentence, and the right labels."""
    text, labelled, known = "", [], []
    for piece in pieces:
        span = len(text), len(text) + len(piece.text)
        if piece.label:
            labelled.append((*span, piece.label))
        if piece.label == KNOWN:
            known.append(Known(*span, piece.kind))
        text += piece.text
    asked = _asked(text, language, labelled)
    return Question(text, tuple(asked), tuple(known)), tuple(asked.values())


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
        return [piece._replace(text=unmark(piece.text)) for piece in pieces]
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
        if any(label == KNOWN for *_, label in over):
            continue
        label = OTHER
        for begin, last, said in over:
            if said not in KINDS or (begin, last) == (start, stop):
                label = said
        asked[start, stop] = label
    return asked


def examples(folder: Path, variants: int, seed: int) -> list[Example]:
    """Return the questions of the dev part, each sentence as it is and its variants, and those of the own sentences."""
    draw, found = random.Random(seed), []
    for article, language, pieces in sentences(folder):
        found.append(Example(article, *question(pieces, language)))
        more = _RARE if any(piece.label == ORG for piece in pieces) else 1
        found += [Example(article, *variant(draw, pieces, language)) for _ in range(variants * more)]
    for language, texts in _SENTENCES.items():
        for at, text in enumerate(texts if variants else ()):
            for _ in range(variants * _OWN):
                filled = list(_filled(draw, text, language))
                found.append(Example(f"own-{at}", *_with_noise(draw, filled, language)))
    return [each for each in found if each.labels]


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
