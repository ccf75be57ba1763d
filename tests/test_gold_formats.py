"""Gold in the formats of other tools: there and back nothing is lost that the format can hold."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import gold_formats
from extract.errors import GoldError
from extract.gold import LABELS, GoldArticle, GoldMention, parse, write

ROOT = Path(__file__).parent.parent
WHOLE = ("markup", "jsonl", "label-studio", "docbin")
NO_ATTRIBUTES = ("doccano", "conll")
SOURCE = """id: son-la/a
language: vi
title: Một bài
published: 2024-11-02
---
Ngày 6/6, [[Tỉnh
Sơn La|PLACE|kind=province|path=Sơn La]] chi  hơn [[69 tỷ đồng|AMOUNT|value=69000000000|currency=VND]] \U0001f600
(\t[[Nghị quyết số 22-NQ/TU|RESOLUTION|number=22-NQ/TU|type=resolution]]) "[[18,66%|PERCENT|value=18.66]]".

"""
ARTICLE = parse(SOURCE.replace("Tỉnh\n", "Tỉnh\r\n"))


def _there_and_back(article: GoldArticle, name: str, folder: Path) -> GoldArticle:
    gold_formats.write([article], folder / "out", name)
    return gold_formats.read(folder / "out", name)[0]


def _spans(article: GoldArticle, attributes: bool) -> list[tuple[int, int, str, Mapping[str, str]]]:
    return [(one.start, one.end, one.kind, one.attributes if attributes else {}) for one in article.mentions]


@pytest.mark.parametrize("name", gold_formats.FORMATS)
def test_a_round_trip_keeps_text_spans_labels_and_id(name: str, tmp_path: Path) -> None:
    back = _there_and_back(ARTICLE, name, tmp_path)
    assert (back.id, back.text) == (ARTICLE.id, ARTICLE.text)
    assert _spans(back, attributes=name not in NO_ATTRIBUTES) == _spans(ARTICLE, attributes=name not in NO_ATTRIBUTES)


@pytest.mark.parametrize("name", [*WHOLE, "doccano"])
def test_a_round_trip_keeps_the_header(name: str, tmp_path: Path) -> None:
    assert _there_and_back(ARTICLE, name, tmp_path).header == ARTICLE.header


@pytest.mark.parametrize("name", WHOLE)
def test_the_gold_set_survives_there_and_back(name: str, tmp_path: Path) -> None:
    articles = gold_formats.read(ROOT / "gold", "markup")
    gold_formats.write(articles, tmp_path / "out", name)
    assert gold_formats.read(tmp_path / "out", name) == articles


def _worded(surface: str) -> bool:
    return bool(surface) and surface == surface.strip()


@st.composite
def _articles(draw: st.DrawFn) -> GoldArticle:
    text = draw(st.text("ab Đ\n\r\té1.,-\"'", min_size=1, max_size=60))
    borders = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    kinds = st.sampled_from(sorted(LABELS.values()))
    mentions = [
        GoldMention(start, end, draw(kinds), {"value": draw(st.sampled_from(["1", "x y", "á"]))})
        for start, end in zip(borders[::2], borders[1::2], strict=False)
    ]
    return GoldArticle("a", text, tuple(mentions), {"id": "a", "language": "vi"})


@given(article=_articles(), name=st.sampled_from([*WHOLE, *NO_ATTRIBUTES]))
@settings(deadline=None, max_examples=150)
def test_any_text_and_spans_survive(article: GoldArticle, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    if name == "conll":  # blanks are no tokens there
        kept = tuple(one for one in article.mentions if _worded(article.text[one.start : one.end]))
        article = GoldArticle(article.id, article.text, kept, article.header)
    back = _there_and_back(article, name, tmp_path_factory.mktemp("round"))
    assert back.text == article.text
    assert _spans(back, name not in NO_ATTRIBUTES) == _spans(article, name not in NO_ATTRIBUTES)


def test_labels_of_different_kinds_may_overlap_where_the_format_can_hold_it(tmp_path: Path) -> None:
    mentions = (GoldMention(0, 9, "resolutions", {}), GoldMention(4, 7, "places", {}))
    article = GoldArticle("a", "Chỉ thị 5 của tỉnh", mentions, {"id": "a"})
    for name in ("jsonl", "label-studio", "docbin", "doccano", "conll", "brat"):
        folder = tmp_path / name
        folder.mkdir()
        assert _spans(_there_and_back(article, name, folder), attributes=True) == _spans(article, attributes=True)
    with pytest.raises(GoldError, match="inline markup cannot hold both"):
        write(article)


@pytest.mark.parametrize("text", ["a [[b", "a|b", "x]] y"])
def test_the_markup_says_what_it_cannot_hold(text: str) -> None:
    with pytest.raises(GoldError, match="markup"):
        write(GoldArticle("a", text, (GoldMention(0, len(text), "places", {"kind": "road"}),), {"id": "a"}))


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("jsonl", '{"text": "abc", "spans": [{"start": 0, "end": 9, "label": "PLACE"}]}\n', "outside the text"),
        ("jsonl", '{"text": "abc", "spans": [{"start": 0, "end": 2, "label": "GPE"}]}\n', "unknown label 'GPE'"),
        ("jsonl", "no json\n", "out:1: no annotated text"),
        ("doccano", '{"text": "abc"}\n', "out:1: no annotated text"),
        ("label-studio", "{}", "no tasks of Label Studio|'data'"),
        ("label-studio", '[{"x": 1}]', "no tasks of Label Studio"),
        ("conll", '# text = "a"\na\tx\n', "a line is a word"),
        ("docbin", "nothing", "no DocBin"),
        ("conll", '# text = "a"\nno tab\n', "a line is a word"),
        ("conll", "# text = abc\n", "no string of JSON"),
        ("conll", "# text = [1]\n", "no string of JSON"),
        ("jsonl", '{"text": 5}\n', "the text is int, not a string"),
        ("jsonl", '{"text": "a\\ud800"}\n', "half a surrogate pair"),
        ("jsonl", '{"text": "abc", "spans": [{"start": 0.5, "end": 2, "label": "PLACE"}]}\n', "whole numbers"),
        ("jsonl", "[" * 100_000 + "\n", "out:1: no annotated text"),
        (
            "label-studio",
            '[{"data": {"text": "a"}, "annotations": [{"result": [{"id": "1", "type": "textarea", '
            '"value": {"text": ["x"]}}]}]}]',
            "no tasks of Label Studio",
        ),
    ],
)
def test_a_broken_file_says_what_is_wrong(name: str, content: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text(content, encoding="utf-8")
    if content == "{}":
        assert gold_formats.read(path, name) == []
        return
    with pytest.raises(GoldError, match=says):
        gold_formats.read(path, name)


def test_brat_parts_a_mention_at_a_line_break(tmp_path: Path) -> None:
    gold_formats.write([ARTICLE], tmp_path / "out", "brat")
    first = (tmp_path / "out" / "son-la" / "a.ann").read_text(encoding="utf-8").splitlines()[0]
    assert first == "T1\tPLACE 10 14;16 22\tTỉnh Sơn La"


def test_doccano_as_it_exports(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"id": 7, "text": "tỉnh Sơn La", "label": [[0, 11, "PLACE"]]}), encoding="utf-8")
    article = gold_formats.read(path, "doccano")[0]
    assert (article.id, _spans(article, attributes=False)) == ("7", [(0, 11, "places", {})])


def _named(*ids: str) -> list[GoldArticle]:
    """Return articles of which only the id matters."""
    return [GoldArticle(id, f"text {id}", (), {"id": id}) for id in ids]


@pytest.mark.parametrize(
    ("name", "id"),
    [("brat", id) for id in ("../x", "/tmp/extract-x", "a/../../x", "nul\0", "x" * 300, "a/" + "x" * 300, "", " ")]
    + [("markup", id) for id in ("nul\0", "x" * 300, "")],
)
def test_an_id_leads_nowhere_else(name: str, id: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.txt").write_text("kept")
    with pytest.raises(GoldError, match=r"leads out of the folder|too long for the name|has no id"):
        gold_formats.write(_named("good", id), tmp_path / "in" / "out", name)
    assert [path.name for path in tmp_path.rglob("*")] == ["in", "x.txt"]
    assert (tmp_path / "in" / "x.txt").read_text() == "kept"
    assert not Path("/tmp/extract-x.txt").exists()


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("brat", ("d", "d.txt")),
        ("brat", ("a//b", "a/b")),
        ("brat", ("d", "d")),
        ("markup", ("d", "d.txt")),
        ("markup", ("a/b", "a__b")),
    ],
)
def test_no_two_articles_share_a_file(name: str, ids: tuple[str, str], tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="give each article its own"):
        gold_formats.write(_named(*ids), tmp_path / "out", name)
    assert not (tmp_path / "out").exists()


def test_a_file_is_never_written_over(tmp_path: Path) -> None:
    """A file system that takes `a` and `A` for one name tells so; here a folder stands where a file would."""
    with pytest.raises(GoldError, match="cannot be written"):
        gold_formats.write(_named("a.txt/b", "a"), tmp_path / "out", "brat")
    assert not (tmp_path / "out").exists()
