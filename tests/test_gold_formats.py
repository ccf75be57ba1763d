"""Gold in the formats of other tools: there and back nothing is lost that the format can hold."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import gold_formats
from extract.cli import main
from extract.errors import GoldError
from extract.gold import LABELS, GoldArticle, GoldMention, parse, write

ROOT = Path(__file__).parent.parent
ANY_SPAN = ("markup", "jsonl", "doccano", "label-studio", "docbin", "conll")
"""Formats in which a mention may stand anywhere; brat parts one at the ends of lines."""
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


def _spans(article: GoldArticle) -> list[tuple[int, int, str, Mapping[str, str]]]:
    return [(one.start, one.end, one.kind, one.attributes) for one in article.mentions]


@pytest.mark.parametrize("id", ["son-la/a", "003.txt"])
@pytest.mark.parametrize("name", gold_formats.FORMATS)
def test_a_round_trip_keeps_all(name: str, id: str, tmp_path: Path) -> None:
    article = GoldArticle(id, ARTICLE.text, ARTICLE.mentions, dict(ARTICLE.header) | {"id": id})
    assert _there_and_back(article, name, tmp_path) == article


@pytest.mark.parametrize("name", gold_formats.FORMATS)
def test_the_gold_set_survives_there_and_back(name: str, tmp_path: Path) -> None:
    articles = gold_formats.read(ROOT / "gold", "markup")
    gold_formats.write(articles, tmp_path / "out", name)
    back = gold_formats.read(tmp_path / "out", name)
    assert sorted(back, key=lambda one: one.id) == sorted(articles, key=lambda one: one.id)
    assert gold_formats.losses(articles, back) == []


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


@given(article=_articles(), name=st.sampled_from(ANY_SPAN))
@settings(deadline=None, max_examples=150)
def test_any_text_and_spans_survive(article: GoldArticle, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    if name == "conll":  # blanks are no tokens there
        kept = tuple(one for one in article.mentions if _worded(article.text[one.start : one.end]))
        article = GoldArticle(article.id, article.text, kept, article.header)
    back = _there_and_back(article, name, tmp_path_factory.mktemp("round"))
    assert back.text == article.text
    assert _spans(back) == _spans(article)


def test_labels_of_different_kinds_may_overlap_where_the_format_can_hold_it(tmp_path: Path) -> None:
    mentions = (GoldMention(0, 9, "resolutions", {}), GoldMention(4, 7, "places", {}))
    article = GoldArticle("a", "Chỉ thị 5 của tỉnh", mentions, {"id": "a"})
    for name in ("jsonl", "label-studio", "docbin", "doccano", "conll", "brat"):
        folder = tmp_path / name
        folder.mkdir()
        assert _spans(_there_and_back(article, name, folder)) == _spans(article)
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
        ("conll", '# text = "a"\n# attributes = 5\n', "the attributes are no object of JSON; write # attributes"),
        ("jsonl", '{"text": "abc", "label": [[0, 1, "PLACE"]]}\n', "labels of doccano, not spans"),
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
    assert (article.id, _spans(article)) == ("7", [(0, 11, "places", {})])


def test_a_span_that_was_moved_has_no_attributes_of_another(tmp_path: Path) -> None:
    for name, moved in (("doccano", ("[10, 22,", "[16, 22,")), ("conll", ("\t10\tO\tO\tO\tB", "\t10\tO\tO\tO\tO"))):
        path = tmp_path / name
        gold_formats.write([ARTICLE], path, name)
        path.write_bytes(path.read_bytes().replace(moved[0].encode(), moved[1].encode()))
        (article,) = gold_formats.read(path, name)
        assert [one.attributes.get("value") for one in article.mentions][-1] == "18.66"
        assert all("path" not in one.attributes for one in article.mentions)


def test_a_docbin_has_entities_to_train_on(tmp_path: Path) -> None:
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    gold_formats.write([ARTICLE], tmp_path / "x.spacy", "docbin")
    (doc,) = DocBin().from_bytes((tmp_path / "x.spacy").read_bytes()).get_docs(Vocab())
    assert [(one.start_char, one.end_char) for one in doc.ents] == [(one.start, one.end) for one in ARTICLE.mentions]
    assert [one.label_ for one in doc.ents] == [one.label_ for one in doc.spans["extract"]]


@pytest.mark.parametrize(
    ("written", "format"),
    [("x.spacy", "docbin"), ("x.conll", "conll"), ("x.jsonl", "jsonl"), ("x.json", "label-studio"), ("x", "markup")],
)
def test_a_name_tells_its_format(written: str, format: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold_formats.write([ARTICLE], tmp_path / "gold", "markup")
    assert main(["gold", "convert", str(tmp_path / "gold"), str(tmp_path / written)]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == (f"1 article: {tmp_path / written} ({format})\n", "")
    assert gold_formats.read(tmp_path / written, format) == [ARTICLE]
    assert main(["gold", "convert", str(tmp_path / written), str(tmp_path / "back")]) == 0
    assert gold_formats.read(tmp_path / "back", "markup") == [ARTICLE]


def test_a_name_that_tells_no_format_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold_formats.write([ARTICLE], tmp_path / "brat", "brat")
    for source, target, says in (
        ("brat", "x.bin", "x.bin: its ending tells no format; name it with --to"),
        ("x.bin", "x.spacy", "x.bin: its ending tells no format; name it with --from"),
    ):
        assert main(["gold", "convert", str(tmp_path / source), str(tmp_path / target)]) == 2
        assert says in capsys.readouterr().err
    assert main(["gold", "convert", str(tmp_path / "brat"), str(tmp_path / "x.conll")]) == 0


def test_what_a_format_does_not_hold_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blank = (GoldMention(0, 2, "places", {"kind": "site"}), GoldMention(3, 4, "places", {"kind": "site"}))
    gold_formats.write([GoldArticle("a", "a b c", blank, {"id": "a"})], tmp_path / "x.jsonl", "jsonl")
    assert main(["gold", "convert", str(tmp_path / "x.jsonl"), str(tmp_path / "x.conll")]) == 0
    assert "x.conll: conll does not hold 2 mentions as they were" in capsys.readouterr().err


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


def test_entities_alone_are_read(tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin, Span

    doc = spacy.blank("xx")("tỉnh Sơn La")
    doc.set_ents([Span(doc, 1, 3, label="PLACE")])
    (tmp_path / "x.spacy").write_bytes(DocBin(docs=[doc]).to_bytes())
    (article,) = gold_formats.read(tmp_path / "x.spacy", "docbin")
    assert _spans(article) == [(5, 11, "places", {})]
