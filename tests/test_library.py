"""The face of the library: what may be given to it, what it says of the rest, and what its names are."""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import extract
from extract import Article, ArticleError, Pipeline, UsageError
from extract.errors import ExtractError, FieldError

PIPELINE = Pipeline(ner=False)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"text": None}, "text is None, not a string; give one"),
        ({"text": float("nan")}, "text is nan, not a string"),
        ({"text": b"5%"}, "text is b'5%', not a string"),
        ({"title": 5.5}, "title is 5.5, not a string; give one, or leave it out"),
        ({"id": 5.5}, "id is 5.5, not a string or a whole number; give one, or leave it out"),
        ({"id": 2.0**53}, "id is 9007199254740992.0, not a string or a whole number"),
        ({"id": True}, "id is True, not a string"),
        ({"published": 2024}, "published is 2024, not a string"),
        ({"source": ["x"]}, "source is \\['x'\\], not a string"),
        ({"language": 1}, "language is 1, not a string"),
        ({"home_province": 14}, "home_province is 14, not a string"),
        ({"extra": "q"}, "extra is 'q', not a dict"),
        ({"extra": {1: 2}}, "extra has the key 1, not a string; give one, or leave it out"),
        ({"foo": 1}, "foo is no field of an article; the fields are id, title, published,"),
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
    with pytest.raises(ArticleError, match='"id" is empty'):
        PIPELINE("5%", id="")
    assert PIPELINE("5%", id=4.0).article.id == "4"  # as pandas writes the ids of a table with a gap
    assert PIPELINE("5%", title=None, extra=None).article.extra == {}
    with pytest.raises(FieldError, match="published is datetime"):
        Article("", published=date(2024, 1, 2))  # type: ignore[arg-type]  # what the test is about


def _nat() -> Any:
    """Return what is like pandas' NaT: a day that has no form."""
    return type("NaTType", (datetime,), {"isoformat": lambda self: "NaT"})(1, 1, 1)


def _na() -> Any:
    """Return what is like pandas' NA: nothing can be asked of it."""

    def refuse(*_: object) -> bool:
        raise TypeError("boolean value of NA is ambiguous")

    same = {"__bool__": refuse, "__eq__": lambda self, other: self, "__hash__": object.__hash__}
    return type("NAType", (), same)()


@pytest.mark.parametrize("nothing", [None, "", float("nan"), _nat(), _na()])
@pytest.mark.parametrize("name", ["id", "title", "published", "source", "language", "home_province", "extra"])
def test_what_pandas_has_for_nothing_states_nothing(name: str, nothing: Any) -> None:
    fields: dict[str, Any] = {name: nothing}
    if name == "id" and isinstance(nothing, str):
        return  # an id that is given must not be empty
    assert PIPELINE("5%", **fields).article == PIPELINE("5%").article


@pytest.mark.parametrize("nothing", [None, "", float("nan"), _nat(), _na()])
@pytest.mark.parametrize("name", ["language", "home_province", "date"])
def test_nothing_is_stated_of_all_articles_with_it_either(name: str, nothing: Any) -> None:
    options: dict[str, Any] = {name: nothing}
    assert Pipeline(ner=False, **options)("5%") == PIPELINE("5%")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"language": "fr"}, "language is 'fr'; write vi or en"),
        ({"language": 1}, "language is 1; write vi or en"),
        ({"date": "2024-13-01"}, "date is '2024-13-01'; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ({"date": 2024}, "date is 2024; write YYYY"),
        ({"home_province": 3}, "home_province is 3, no province"),
        ({"home_province": "Sơn Laa"}, "home_province is 'Sơn Laa', no province; write its name, as Sơn La"),
        ({"home_province": "huyện Mộc Châu"}, "no province"),
    ],
)
def test_what_is_wrong_with_a_pipeline_is_the_call(options: dict[str, Any], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        Pipeline(ner=False, **options)


def test_nothing_stated_of_all_articles() -> None:
    assert Pipeline(language="", date="", home_province="", ner=False)("xã Tân Lập").article.language == "vi"


@pytest.mark.parametrize(
    "name", ["Sơn La", "son la", "Tỉnh Sơn La", "tỉnh Sơn La", "Son La province", "Son La Province", "SƠN LA"]
)
def test_a_home_province_may_be_written_as_it_is_in_texts(name: str) -> None:
    text = "Xã Tân Lập họp."
    assert not PIPELINE(text, published="2024-05-01").places[0].path
    for place in (
        PIPELINE(text, published="2024-05-01", home_province=name).places[0],
        Pipeline(home_province=name, ner=False)(text, published="2024-05-01").places[0],
        PIPELINE.record(Article(text, published="2024-05-01", home_province=name)).places[0],
    ):
        assert place.path == ("Sơn La", "Mộc Châu", "Tân Lập")


@pytest.mark.parametrize("name", ["TP.HCM", "Ho Chi Minh City", "Thành phố Hà Nội", "Thành phố Huế", "Da Nang city"])
def test_cities_are_home_provinces_too(name: str) -> None:
    assert Pipeline(home_province=name, ner=False)("5%").percentages


@pytest.mark.parametrize("name", ["Sơn Laa", "Sơn La, Lai Châu", "Mộc Châu", "UBND tỉnh Sơn La", "\ud800", " "])
def test_a_home_province_of_an_article_is_checked_too(name: str) -> None:
    says = "home_province is .*, no province; write its name"
    with pytest.raises(ArticleError, match=says):
        extract.extract("5%", home_province=name)
    with pytest.raises(ArticleError, match=says):
        PIPELINE.record(Article("5%", home_province=name))


def test_names_can_be_completed_and_imported() -> None:
    assert set(extract.__all__) <= set(dir(extract))
    assert {"Amount", "Percentage", "Place", "Resolution", "Mention", "UsageError", "Pipeline"} <= set(extract.__all__)
    for name in extract.__all__:
        assert getattr(extract, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'Sum'"):
        _ = extract.Sum


def test_no_compiled_class_has_a_cached_property() -> None:
    """The compiler reads it as a property, and what should be worked out once is worked out at each call."""
    root = Path(__file__).parent.parent
    hook = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"][
        "mypyc"
    ]
    modules = [path for pattern in hook["include"] for path in root.glob(pattern)]
    assert len(modules) > 100
    assert [path.name for path in modules if "cached_property" in path.read_text(encoding="utf-8")] == []
