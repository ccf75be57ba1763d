"""The learned part: what it is asked, what it decides, and that it is off unless asked for."""

import math
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest

from extract import Pipeline
from extract.errors import UsageError
from extract.explain import explain
from extract.ner import CHOICES, agreed, own
from extract.ner.entities import ORG, OTHER, PERSON, PLACE, Entity, Question, Verdict, verdict
from extract.ner.review import Reviewer, Thresholds

TEXT = "On Monday Mr. Nguyen Van Ha went to Zorin Blask and to Son La province with Tam Blask."
THRESHOLDS = Thresholds(add=0.8, drop=0.9, review=0.5)


class Scripted:
    """A recogniser that says what it was told to, and remembers what it was asked."""

    def __init__(self, said: dict[str, Verdict]) -> None:
        self.said = said
        self.asked: list[str] = []

    def __call__(self, questions: Sequence[Question]) -> list[list[Verdict]]:
        rows = []
        for question in questions:
            names = [question.sentence[start:end] for start, end in question.stretches]
            self.asked += names
            rows.append([self.said.get(name, Verdict(OTHER, 1.0)) for name in names])
        return rows


def _places(text: str, said: dict[str, Verdict], **fields: Any) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    record = Pipeline(ner=Reviewer("script", Scripted(said), THRESHOLDS))(text, **fields)
    return {place.text: (place.evidence, place.flags) for place in record.places}


def test_only_what_rules_left_in_doubt_is_asked() -> None:
    script = Scripted({})
    Pipeline(ner=Reviewer("script", script, THRESHOLDS))(TEXT)
    assert "Zorin Blask" in script.asked
    assert not any("Son La" in name for name in script.asked)


def test_nothing_is_asked_where_nothing_is_in_doubt() -> None:
    script = Scripted({})
    Pipeline(ner=Reviewer("script", script, THRESHOLDS))("Hộ nghèo của tỉnh Sơn La giảm 4-5%.")
    assert script.asked == []


def test_a_sure_place_is_added_with_the_score_in_its_evidence() -> None:
    found = _places(TEXT, {"Zorin Blask": Verdict(PLACE, 0.93)})
    assert found["Zorin Blask"] == (("script: PLACE 0.93",), ("kind guessed",))
    assert "Son La province" in found


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Zorin Blask", "province"), ("Zorin Port", "site"), ("Zorin River", "natural"), ("Ta Xi", "site")],
)
def test_a_kind_that_no_register_tells_is_guessed(name: str, kind: str) -> None:
    reviewer = Reviewer("script", Scripted({name: Verdict(PLACE, 0.99)}), THRESHOLDS)
    places = Pipeline(ner=reviewer, language="en")(f"Then goods left {name} by night.").places
    assert [place.kind for place in places] == [kind]


def test_below_the_threshold_it_is_for_review_and_no_mention() -> None:
    pipeline = Pipeline(ner=Reviewer("script", Scripted({"Zorin Blask": Verdict(PLACE, 0.7)}), THRESHOLDS))
    assert "Zorin Blask" not in {place.text for place in pipeline(TEXT).places}
    assert any("'Zorin Blask': for review; script: PLACE 0.70" in line for line in explain(TEXT, pipeline))
    unsure = Pipeline(ner=Reviewer("script", Scripted({"Zorin Blask": Verdict(PLACE, 0.4)}), THRESHOLDS))
    assert not any("Zorin" in line for line in explain(TEXT, unsure))


DOUBTFUL = "Đoàn công tác đến thăm Phan Thiết hôm qua."


@pytest.mark.parametrize(
    ("said", "flags"),
    [
        (Verdict(PERSON, 0.95), None),
        (Verdict(ORG, 0.6), ("org?",)),
        (Verdict(PERSON, 0.4), ()),
        (Verdict(PLACE, 0.99), ()),
    ],
)
def test_a_name_that_may_be_a_person_s(said: Verdict, flags: tuple[str, ...] | None) -> None:
    assert "Phan Thiết" in {place.text for place in Pipeline()(DOUBTFUL, published="2024-06-05").places}
    found = _places(DOUBTFUL, {"Phan Thiết": said}, published="2024-06-05")
    assert found.get("Phan Thiết", (None, None))[1] == flags


def test_a_name_of_the_register_is_linked_or_keeps_its_candidates() -> None:
    text = "Đoàn tỉnh Sơn La họp. Năm nay Tân Lập thắng lớn."
    assert [place.text for place in Pipeline()(text, published="2022-05-01").places] == ["tỉnh Sơn La"]
    reviewer = Reviewer("script", Scripted({"Tân Lập": Verdict(PLACE, 0.99)}), THRESHOLDS)
    added = Pipeline(ner=reviewer)(text, published="2022-05-01").places[-1]
    assert (added.text, added.kind, added.path) == ("Tân Lập", "commune", ("Sơn La", "Mộc Châu", "Tân Lập"))
    elsewhere = Pipeline(ner=reviewer, home_province="Bạc Liêu")(text, published="2022-05-01").places[-1]
    assert elsewhere.path == ()
    assert elsewhere.flags == ("ambiguous",)
    assert {candidate.path[-1] for candidate in elsewhere.candidates} == {"Tân Lập"}


def test_of_two_places_that_overlap_the_surer_stands() -> None:
    text = "Today\nIn Zorin Blask it rained."
    said = {"In Zorin Blask": Verdict(PLACE, 0.85), "Zorin Blask": Verdict(PLACE, 0.95)}
    assert list(_places(text, said)) == ["Zorin Blask"]


def test_offsets_are_those_of_the_raw_text() -> None:
    text = "Họ đến Zo\u200brin  Mưa\u0323t rồi về."
    record = Pipeline(language="vi", ner=Reviewer("script", _all_places, THRESHOLDS))(text)
    assert all(text[place.start : place.end] == place.text for place in record.places)
    assert all(first.end <= second.start for first, second in pairwise(record.places))
    assert record.places


def _seconds(piece: str, length: int) -> float:
    text = (piece * (length // len(piece) + 1))[:length]
    pipeline = Pipeline(language="vi", date="2024-01-01", ner=Reviewer("script", _all_places, THRESHOLDS))
    times = []
    for _ in range(3):
        begin = time.process_time()
        pipeline(text)
        times.append(time.process_time() - begin)
    return min(times)


@pytest.mark.parametrize("piece", ["Zorin Blask. ", "Zorin Blask ", "A Company ", "ông Zorin Blask, "])
def test_time_grows_linearly(piece: str) -> None:
    """The exponent of growth, as tests/test_linear_time.py has it for the finders; what is steep is measured anew."""
    _seconds(piece, 400)
    assert any(math.log(_seconds(piece, 32_000) / _seconds(piece, 2_000)) / math.log(16) <= 1.2 for _ in range(3))


def _all_places(questions: Sequence[Question]) -> list[list[Verdict]]:
    return [[Verdict(PLACE, 1.0) for _ in question.stretches] for question in questions]


@pytest.mark.parametrize("choice", CHOICES)
def test_each_choice_runs_in_both_languages(choice: str) -> None:
    pipeline = Pipeline(ner=choice)
    vietnamese, english = pipeline(DOUBTFUL), pipeline(TEXT)
    assert "Phan Thiết" in {place.text for place in vietnamese.places}
    assert "Son La province" in {place.text for place in english.places}


def test_the_own_model_tells_people_from_places_by_the_sentence() -> None:
    sentences = ["Ông Mường Tạo, Chủ tịch xã, cho biết.", "Xe chở hàng từ Mường Tạo về cửa khẩu."]
    asked = [Question(text, ((text.index("Mường"), text.index("Tạo") + 3),)) for text in sentences]
    labels = [row[0].label for row in own.classify(own.load(), asked)]
    assert labels == [PERSON, PLACE]


def test_a_stretch_that_ends_inside_a_word_is_nothing() -> None:
    assert own.classify(own.load(), [Question("Xin chào", ((0, 6),))]) == [[Verdict(OTHER, 0.0)]]
    assert own.classify(own.load(), []) == []


def test_a_user_s_spacy_pipeline() -> None:
    import spacy

    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Zorin Blask"}, {"label": "PERSON", "pattern": "Tam Blask"}])  # type: ignore[attr-defined]  # of the ruler
    found = {place.text: place.evidence for place in Pipeline(ner=nlp)(TEXT).places}
    assert found["Zorin Blask"] == ("given: PLACE 1.00",)
    assert "Tam Blask" not in found


def test_what_entities_say_of_a_stretch() -> None:
    place, person = Entity(3, 8, "LOC", 0.8), Entity(10, 20, "PER", 0.7)
    assert verdict((3, 8), [place, person]) == Verdict(PLACE, 0.8)
    assert verdict((3, 6), [place, person]) == Verdict(OTHER, 0.0)
    assert verdict((12, 18), [place, person]) == Verdict(PERSON, 0.7)


def test_two_recognisers_must_agree() -> None:
    first = [[Verdict(PLACE, 1.0), Verdict(PERSON, 0.5)]]
    second = [[Verdict(PLACE, 0.5), Verdict(PLACE, 0.5)]]
    assert agreed(first, second) == [[Verdict(PLACE, 0.75), Verdict(OTHER, 0.0)]]


@pytest.mark.parametrize("choice", ["spacy", None, True, 3])
def test_what_is_no_choice(choice: object) -> None:
    with pytest.raises(UsageError, match="ner is"):
        Pipeline(ner=choice)  # type: ignore[arg-type]  # that is the test


def test_without_it_no_model_library_is_loaded() -> None:
    code = (
        "import sys; from extract import Pipeline; Pipeline()('Xã Tân Lập, huyện Mộc Châu'); "
        "Pipeline(ner=False)('They sell rice in Lung Pha and in Moc Chau.'); "
        "print([name for name in ('spacy', 'underthesea') if name in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"
