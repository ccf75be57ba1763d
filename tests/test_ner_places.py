"""What the learned part makes of the places it adds: how sure, of which kind, linked to which unit, and repeated."""

from collections.abc import Sequence

import pytest

from extract import Pipeline
from extract.explain import explain
from extract.ner import own
from extract.ner.entities import OTHER, PERSON, PLACE, Known, Question, Verdict
from extract.ner.linking import weighed
from extract.ner.review import Reviewer, Thresholds

THRESHOLDS = Thresholds(add=0.8, drop=0.9, review=0.5)


def _kinds(**shares: float) -> tuple[tuple[str, float], ...]:
    return tuple((kind, shares.get(kind, 0.0)) for kind in own.KINDS)


def _says(said: dict[str, Verdict], asked: list[str] | None = None) -> Pipeline:
    """Return a pipeline whose recogniser says of a stretch what is given for "sentence's first word: stretch"."""

    def recognise(questions: Sequence[Question]) -> list[list[Verdict]]:
        rows = []
        for question in questions:
            names = [question.sentence[start:end] for start, end in question.stretches]
            if asked is not None:
                asked.extend(names)
            first = question.sentence.split()[0]
            rows.append([said.get(f"{first}: {name}") or said.get(name, Verdict(OTHER, 1.0)) for name in names])
        return rows

    return Pipeline(ner=Reviewer("script", recognise, THRESHOLDS))


def test_a_unit_at_home_of_that_name_makes_a_place_likelier_and_a_unit() -> None:
    verdict = Verdict(PLACE, 0.6, _kinds(unit=0.4, site=0.2))
    near, far = weighed(verdict, True), weighed(verdict, False)
    assert near[0] > 0.9 > far[0]
    assert (near[1], far[1]) == ("unit", "site")
    assert weighed(Verdict(PLACE, 0.6), True) == (0.6, "")


@pytest.mark.parametrize(
    ("home", "path"),
    [("Sơn La", ("Sơn La", "Mộc Châu", "Tân Lập")), ("Thái Nguyên", ("Thái Nguyên", "Thái Nguyên", "Tân Lập"))],
)
def test_a_unit_at_home_is_linked(home: str, path: tuple[str, ...]) -> None:
    pipeline = _says({"Tân Lập": Verdict(PLACE, 0.7, _kinds(unit=0.6, site=0.1))})
    place = pipeline(f"Tỉnh {home} họp. Năm nay Tân Lập thắng lớn.", published="2022-05-01").places[-1]
    assert (place.text, place.kind, place.path) == ("Tân Lập", "commune", path)


def test_the_place_around_a_new_one_tells_which_unit_it_is() -> None:
    pipeline = _says({"Tân Lập": Verdict(PLACE, 0.99)})
    text = "Tỉnh Bạc Liêu cử đoàn đi. Đoàn đến Tân Lập, huyện Mộc Châu, tỉnh Sơn La."
    found = {place.text: place for place in pipeline(text, published="2022-05-01").places}
    assert found["Tân Lập"].path == ("Sơn La", "Mộc Châu", "Tân Lập")


def test_a_kind_that_the_recogniser_tells() -> None:
    pipeline = _says({"Lung Pha": Verdict(PLACE, 0.99, _kinds(natural=0.7, site=0.29))})
    place = pipeline("They looked up to Lung Pha again.", language="en").places[0]
    assert (place.kind, place.flags) == ("natural", ("kind guessed",))


@pytest.mark.parametrize("name", ["Drug Prevention", "Nguyen Lam", "Zorin Blask"])
def test_what_no_unit_near_bears_and_is_no_name_of_a_place_is_for_review(name: str) -> None:
    pipeline = _says({name: Verdict(PLACE, 0.99, _kinds(site=0.99))})
    text = f"They spoke of {name} again."
    assert not pipeline(text, language="en").places
    assert any("for review; script: PLACE 0.99" in line for line in explain(text, pipeline))


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Họ đứng trước khoảnh Lung Pha đến tối.", False),
        ("Bài hát của ca sỹ Lung Pha rất hay.", False),
        ("Lung Pha đến từ sớm.", False),
        ("Họ ở Lung Pha đến tối.", True),
        ("Họ chọn Lung Pha vì gần.", True),
        ("Ba nơi: Lung Pha, Na Sen.", True),
    ],
)
def test_in_vietnamese_what_stands_before_tells_whether_it_is_the_place_s_whole_name(text: str, stands: bool) -> None:
    pipeline = _says({"Lung Pha": Verdict(PLACE, 0.99, _kinds(site=0.99))})
    assert ["Lung Pha"] * stands == [place.text for place in pipeline(text, language="vi").places]


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("They met Lung Pha, 26, and others.", False),
        ("They met Lung Pha, deputy chairman of the district.", False),
        ("They went to Lung Pha, 26 people in all.", True),
        ("They went to Lung Pha, a hamlet.", True),
    ],
)
def test_in_english_an_age_or_an_office_behind_makes_a_person(text: str, stands: bool) -> None:
    pipeline = _says({"Lung Pha": Verdict(PLACE, 0.99, _kinds(village=0.99))})
    assert ["Lung Pha"] * stands == [place.text for place in pipeline(text, language="en").places]


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("They admired Lung Pha again.", False),
        ("They left Lung Pha, Son La province, again.", True),
        ("They admired Moc Chau district and Lung Pha.", True),
        ("They went to Na Sen and Lung Pha.", True),
        ("In Moc Chau district, Lung Pha cried again.", False),
        ("They admired Lung Pha, Na Sen and Moc Chau district.", True),
        ("Mai Ba Dinh - Lung Pha - Na Sen won.", False),
        ("They admired Lung Pha. Others live in Lung Pha.", True),
        ("They admired Lung Pha. Lung Pha Bridge is long.", True),
    ],
)
def test_in_english_some_words_must_say_that_a_name_no_unit_near_bears_is_a_place(text: str, stands: bool) -> None:
    pipeline = _says(dict.fromkeys(("Lung Pha", "Na Sen"), Verdict(PLACE, 0.99, _kinds(village=0.99))))
    assert ("Lung Pha" in {place.text for place in pipeline(text, language="en").places}) == stands


@pytest.mark.parametrize(
    "text",
    [
        "They went with Lung Pha (born in 1988) in town. Others came to Lung Pha.",
        "They read it in Lung Pha newspaper. Others came to Lung Pha.",
        "They saw trucks of Lung Pha enterprise. Others came to Lung Pha.",
        "They saw Lung Pha 79 Construction Company. Others came to Lung Pha.",
        "They saw Lùng Pha Company. Others came to Lung Pha.",
        "They saw footballer Nguyen Lung Pha. Others came to Lung Pha.",
    ],
)
def test_what_the_text_tells_as_a_person_firm_or_paper_is_no_new_place(text: str) -> None:
    pipeline = _says({"Lung Pha": Verdict(PLACE, 0.99, _kinds(village=0.99))})
    assert not pipeline(text, language="en").places


def test_a_by_line_is_not_asked_about_though_a_unit_near_bears_the_name() -> None:
    asked: list[str] = []
    _says({}, asked)("They live in Hanoi.\nBinh Minh (Synthesis)\nPhoto: a car", language="en")
    assert asked == []


@pytest.mark.parametrize(("land", "kinds"), [("town", []), ("Laos", ["province"])])
def test_a_place_abroad_is_guessed_only_beside_a_land_abroad(land: str, kinds: list[str]) -> None:
    pipeline = _says({"Lung Pha": Verdict(PLACE, 0.99, _kinds(abroad=0.95, village=0.04))})
    places = pipeline(f"They went to Lung Pha by car from {land}.", language="en").places
    assert [place.kind for place in places if place.text == "Lung Pha"] == kinds


def test_a_feature_told_with_its_type_word_tells_the_kind_of_its_bare_name() -> None:
    pipeline = _says({"Lung Pha": Verdict(PLACE, 0.99, _kinds(village=0.99))})
    places = pipeline("Lung Pha Street is closed. They went to Lung Pha.", language="en").places
    assert [place.kind for place in places] == ["road", "road"]


@pytest.mark.parametrize(
    "text", ["Photos: Lung Pha - Na Sen", "By Lung Pha - Na Sen, in town", "They saw Lung XYZ Pha again."]
)
def test_by_lines_and_runs_with_an_acronym_are_not_asked_about(text: str) -> None:
    asked: list[str] = []
    _says({}, asked)(f"Rain fell all day.\n{text}", language="en")
    assert asked == []


def test_a_name_that_was_added_stands_wherever_it_is_repeated_but_for_people() -> None:
    said = {
        "They: Lung Pha": Verdict(PLACE, 0.99),
        "Again: Lung Pha": Verdict(OTHER, 0.9),
        "Uncle: Lung Pha": Verdict(PERSON, 0.9),
    }
    text = "They came to Lung Pha by car. Again of Lung Pha they sang. Uncle with Lung Pha slept."
    places = _says(said)(text, language="en").places
    assert [(place.start, place.evidence[1:]) for place in places] == [(13, ()), (39, ("repeat",))]


def test_names_that_a_dash_parts_are_asked_about_apart() -> None:
    asked: list[str] = []
    _says({}, asked)("The road of Lung Pha - Na Sen is closed.", language="en")
    assert {"Lung Pha", "Na Sen"} <= set(asked)
    assert not any("-" in name for name in asked)


@pytest.mark.parametrize(
    "text", ["Lúa Hương Thơm 8, giá tốt.", "Theo Decision No 5, ban hành.", "Số 12/Lung Pha ban hành."]
)
def test_what_belongs_to_a_number_is_not_asked_about(text: str) -> None:
    asked: list[str] = []
    _says({}, asked)(text, language="vi")
    assert not {"Hương Thơm", "Lúa Hương Thơm", "Decision No", "Lung Pha"} & set(asked)


def test_what_the_rules_know_is_one_word_to_the_model() -> None:
    from spacy.vocab import Vocab

    text = "Xe từ Lung Pha sang xã Tân Lập mất 35 phút đi bộ đường rừng."
    start = text.index("xã")
    question = Question(text, ((6, 14),), (Known(start, start + len("xã Tân Lập"), "commune"),))
    made = own.doc(Vocab(), question)
    assert [token.text for token in made] == ["Xe", "từ", "Lung", "Pha", "sang", "‹commune›", "mất", "00"]
    assert [span.text for span in made.spans[own.ASKED]] == ["Lung Pha"]


def test_the_model_is_asked_with_the_names_that_rules_know() -> None:
    seen: list[Question] = []

    def recognise(questions: Sequence[Question]) -> list[list[Verdict]]:
        seen.extend(questions)
        return [[Verdict(OTHER, 1.0) for _ in question.stretches] for question in questions]

    pipeline = Pipeline(ner=Reviewer("script", recognise, THRESHOLDS))
    pipeline("Ông Trần Văn Hùng từ Lung Pha về tỉnh Sơn La.", language="vi")
    known = {(seen[0].sentence[one.start : one.end], one.kind) for one in seen[0].known}
    assert known == {("Trần Văn Hùng", "person"), ("tỉnh Sơn La", "province")}
