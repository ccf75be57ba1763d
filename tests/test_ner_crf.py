"""The CRF taggers with features built once: the library's own answers, and words that lead back to the text."""

from pathlib import Path

import pytest

from extract import gold
from extract.ner import crf
from extract.text import View
from extract.tokens import spelt_words

GOLD = Path(__file__).parent.parent / "gold"
SENTENCES = [
    "Ông Putin ca ngợi những thành tựu vĩ đại của Liên Xô",
    "Hà Nội",
    "Chi 5.000 tỷ đồng",
    "Hoà Bình  khoẻ, theo Nghị quyết số 22-NQ/TU; Công ty TNHH Hoa Sen ở Mộc Châu.",
    "...",
]


def _sentences() -> list[str]:
    """Return sentences of a Vietnamese article of the dev part."""
    view = View(gold.read(GOLD / "vi-07-lao-cai-du-lich.txt").text)
    starts = {view.sentence(at)[0] for at in range(len(view.text))}
    return [view.text[slice(*view.sentence(at))] for at in sorted(starts)]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_tags_are_those_of_the_library(sentence: str) -> None:
    from underthesea import ner

    assert crf.tag([word for word, _ in spelt_words(sentence)]) == ner(sentence)


def test_tags_are_those_of_the_library_throughout_an_article() -> None:
    from underthesea import ner

    sentences = _sentences()
    assert len(sentences) > 20
    for sentence in sentences:
        assert crf.tag([word for word, _ in spelt_words(sentence)]) == ner(sentence)


def test_entities_lead_back_to_the_text() -> None:
    sentence = "Ông  Putin ca ngợi thành tựu của Liên Xô ở Mát-xcơ-va"
    found = [(sentence[one.start : one.end], one.label) for one in crf.entities(sentence)]
    assert ("Putin", "PER") in found
    assert ("Liên Xô", "LOC") in found
    assert all(0 < one.score <= 1 for one in crf.entities(sentence))


@pytest.mark.parametrize("sentence", ["", " ", "và rồi thôi"])
def test_no_entities_where_there_are_none(sentence: str) -> None:
    assert list(crf.entities(sentence)) == []


def test_what_is_no_word_costs_no_time_and_breaks_nothing() -> None:
    sentence = f"Ông Putin {'a' * 5000} Liên Xô"
    assert all(one.end <= len(sentence) for one in crf.entities(sentence))
