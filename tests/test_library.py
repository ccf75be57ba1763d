"""The face of the library: what may be given to it, what it says of the rest, and what its names are."""

from datetime import date, datetime
from typing import Any

import pytest

import extract
from extract import Article, ArticleError, Pipeline
from extract.errors import ExtractError, FieldError

PIPELINE = Pipeline(ner=False)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"text": None}, "text is None, not a string; give one"),
        ({"text": float("nan")}, "text is nan, not a string"),
        ({"text": b"5%"}, "text is b'5%', not a string"),
        ({"title": 5.5}, "title is 5.5, not a string; give one, or leave it out"),
        ({"id": 5.0}, "id is 5.0, not a string"),
        ({"id": True}, "id is True, not a string"),
        ({"published": 2024}, "published is 2024, not a string"),
        ({"source": ["x"]}, "source is \\['x'\\], not a string"),
        ({"language": 1}, "language is 1, not a string"),
        ({"home_province": 14}, "home_province is 14, not a string"),
        ({"extra": "q"}, "extra is 'q', not a dict"),
    ],
)
def test_a_field_of_a_wrong_type_is_named(fields: dict[str, Any], says: str) -> None:
    with pytest.raises(FieldError, match=says) as error:
        PIPELINE(**({"text": "Chi 5 tỷ đồng."} | fields))
    assert isinstance(error.value, TypeError)
    assert isinstance(error.value, ExtractError)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("day", ["2024-11-02", date(2024, 11, 2), datetime(2024, 11, 2, 8), "2024-11-02T08:00:00Z"])
def test_a_day_may_be_a_date(day: Any) -> None:
    assert PIPELINE("", published=day).article.published == "2024-11-02"
    assert Pipeline(date=day, ner=False)("Quyết định số 12/QĐ-UBND ngày 28/4.").resolutions[0].issued == "2024-04-28"


def test_the_library_takes_what_rows_take() -> None:
    article = PIPELINE("5%", id=7, title="", published="", source="", language="").article
    assert (article.id, article.title, article.published, article.source) == ("7", None, None, None)
    nan: Any = float("nan")
    article = PIPELINE("5%", id=nan, title=nan, published=nan, language=nan, source=nan).article
    assert (article.id, article.title, article.published, article.source) == (None, None, None, None)
    for nothing in ("NaTType", "NAType"):  # as pandas names what it has for a day, and for anything
        assert PIPELINE("5%", published=type(nothing, (), {})()).article.published is None
    with pytest.raises(ArticleError, match='"id" is empty'):
        PIPELINE("5%", id="")
    with pytest.raises(FieldError, match="published is datetime"):
        Article("", published=date(2024, 1, 2))  # type: ignore[arg-type]  # what the test is about


def test_names_can_be_completed_and_imported() -> None:
    assert set(extract.__all__) <= set(dir(extract))
    assert {"Amount", "Percentage", "Place", "Resolution", "Mention", "UsageError", "Pipeline"} <= set(extract.__all__)
    for name in extract.__all__:
        assert getattr(extract, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'Sum'"):
        _ = extract.Sum
