"""The project's own model: a small spaCy span classifier that tells what a given capitalised stretch is.

It classifies stretches instead of looking for entities: only doubtful stretches are asked about, and each answer has
a likelihood.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.ner.entities import OTHER, PLACE, Question, Verdict

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

ASKED, ANSWERS = "asked", "answers"
"""The span groups of questions and answers, as the config names them."""
COMPONENT = "spancat_singlelabel"
CONFIG = Path(__file__).with_name("own.cfg")
MODEL = Path(__file__).with_name("model")

KINDS = ("unit", "abroad", "site", "natural", "village", "road")
"""What a place is: each is a label of the model; a unit is one of Vietnam, a place abroad mostly a province."""

SIGHT = 4
"""How many words the model sees to each side: the depth of its encoder, as the config has it."""

_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(r"[^\W_]++(?:'[^\W_]++)*+|[^\w\s]|_")


def doc(vocab: "Vocab", question: Question) -> "Doc":
    """Return the words and marks of a sentence as a spaCy document, with the stretches in question.

    A known name is one word that tells its kind, and figures are noughts: their values tell nothing of a name.
    """
    from spacy.tokens import Doc

    pieces = list(_pieces(question))
    first = {start: index for index, (start, _, _) in enumerate(pieces)}
    last = {end: index + 1 for index, (_, end, _) in enumerate(pieces)}
    bounds = [(first.get(start), last.get(end)) for start, end in question.stretches]
    # A stretch that starts or ends inside a word stands for none: it gets the empty verdict.
    asked = [(begin, end) for begin, end in bounds if begin is not None and end is not None]
    # Words that the model does not see from any of the stretches make no difference.
    near = sorted({at for begin, end in asked for at in range(max(0, begin - SIGHT), min(len(pieces), end + SIGHT))})
    place = {at: index for index, at in enumerate(near)}
    made = Doc(vocab, words=[pieces[at][2] for at in near])
    made.spans[ASKED] = [made[place[begin] : place[end - 1] + 1] for begin, end in asked]
    made.user_data[ASKED] = [begin is not None and end is not None for begin, end in bounds]
    return made


def _pieces(question: Question) -> Iterator[tuple[int, int, str]]:
    """Yield the words, marks and known names of a sentence, with their offsets."""
    sentence, position = question.sentence, 0
    for start, end, kind in sorted(question.known):
        yield from _words(sentence, position, start)
        if end > position:
            yield start, end, f"\u2039{kind}\u203a"
        position = max(position, end)
    yield from _words(sentence, position, len(sentence))


def _words(sentence: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the words and marks of a part of a sentence."""
    for match in _TOKEN.finditer(sentence, start, max(start, end)):
        yield *match.span(), _DIGIT.sub("0", match[0])


def blank() -> "Language":
    """Return the pipeline of the config, untrained."""
    from spacy.util import load_config, load_model_from_config

    config = load_config(CONFIG)
    config.pop("training")
    return load_model_from_config(config, auto_fill=True)


@cache
def load(path: Path = MODEL) -> "Language":
    """Return the trained pipeline, loaded once."""
    nlp = blank()
    nlp.get_pipe(COMPONENT).from_disk(path, exclude=["vocab"])  # type: ignore[attr-defined]  # of its base class
    return nlp


def classify(nlp: "Language", questions: Sequence[Question]) -> list[list[Verdict]]:
    """Return the verdict of a trained pipeline on each stretch of each question."""
    component: Any = nlp.get_pipe(COMPONENT)
    docs = [doc(nlp.vocab, question) for question in questions]
    scores = iter(component.predict(docs)[1].tolist()) if docs else iter(())
    labels, unknown = [*component.labels, OTHER], Verdict(OTHER, 0.0)
    return [[_verdict(next(scores), labels) if whole else unknown for whole in made.user_data[ASKED]] for made in docs]


def _verdict(scores: Sequence[float], labels: Sequence[str]) -> Verdict:
    """Return the likeliest label; the kinds of a place are one label, told with their shares."""
    said = dict(zip(labels, scores, strict=True))
    kinds = tuple((kind, said.pop(kind)) for kind in KINDS)
    said[PLACE] = sum(share for _, share in kinds)
    best = max(said, key=said.__getitem__)
    return Verdict(best, said[best], kinds if best == PLACE else ())
