"""`extract gold` and `extract score` as a person calls them."""

import json
from pathlib import Path

import pytest

from extract.cli import main
from extract.cli.gold import NAMES
from extract.gold import parse, read_folder
from extract.gold_formats import FORMATS
from extract.gold_lint import lint

ROOT = Path(__file__).parent.parent
HEAD = "id: a\nlanguage: en\npublished: 2024-11-02\n---\n"
PLACE = "[[Son La province|PLACE|kind=province|path=Sơn La]]"
GOOD = HEAD + PLACE + " raised [[69 billion VND|AMOUNT|value=69000000000|currency=VND]].\n"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Return a folder with one gold article."""
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("[[69 billion|AMOUNT|value=69,000|currency=VND]]", "value is '69,000', not a plain number"),
        ("[[69 billion|AMOUNT|value=69000000000]]", "has no currency"),
        ("[[69 billion|AMOUNT|value=69|currency=dong]]", "not an ISO 4217 code"),
        ("[[No. 5|RESOLUTION|number=05|type=paper]]", "type is 'paper', not one of"),
        ("[[No. 5|RESOLUTION|number=05|type=plan|issued=2024-02-30]]", "not a day"),
        ("[[No. 5|RESOLUTION|number=05|type=plan|issued=20240501]]", "issued is '20240501', not a day YYYY-MM-DD"),
        ("[[ 5%|PERCENT|value=5]]", "blank at its edge"),
        ("[[5%|PERCENT|value=5|per=year]]", "an attribute 'per'"),
        ("[[Son La|PLACE|kind=town]]", "kind is 'town'"),
        ("[[Red River|PLACE|kind=natural|path=Hà Nội]]", "a natural has no path"),
        ("[[Son La|PLACE|kind=province|path=Son La]]", "path 'Son La' is no unit's of any time"),
        ("[[Moc Chau|PLACE|kind=province|path=Sơn La>Mộc Châu]]", "is that of a district"),
    ],
)
def test_lint_names_each_fault(body: str, says: str) -> None:
    remarks = list(lint([parse(HEAD + body)]))
    assert any(says in remark.says and remark.fault for remark in remarks), remarks


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("[[Ma River|PLACE|kind=natural]] rose. The Ma River fell.", "marked as a place elsewhere and not here"),
        ("[[Phat Diem|PLACE|kind=commune|path=Ninh Bình>Phát Diệm]]", "was not in force on 2024-11-02"),
        ("[[5 tỷ đồng|AMOUNT|value=7|currency=VND]]", "'5' is not in value 7"),
        ("[[4-6%|PERCENT|value=4|max=5]]", "'6' is not in value 4 or max 5"),
        ("[[45%|PERCENT|value=46]]", "'45' is not in value 46"),
        ("[[NQ 57|RESOLUTION|number=59-NQ/TW|type=resolution]]", "'59' of the number 59-NQ/TW is not in it"),
        ("[[tỉnh Quảng Bình|PLACE|kind=province|path=Quảng Trị]]", "the path 'Quảng Trị' ends in another name"),
        ("[[District 7|PLACE|kind=district|path=Hồ Chí Minh>Quận 8]]", "ends in another name"),
        ("[[5 tỷ đồng|AMOUNT|value=5000000|currency=VND]]", "'5 tỷ đồng' does not come to value 5000000"),
        ("[[8 tỷ|AMOUNT|value=8|currency=VND]]", "'8 tỷ' does not come to value 8"),
        ("[[$1.2 million|AMOUNT|value=12000000|currency=USD]]", "does not come to value 12000000"),
        ("[[4-5 tỷ đồng|AMOUNT|value=4000000000|max=5000000|currency=VND]]", "does not come to max 5000000"),
        ("[[4,5%|PERCENT|value=45]]", "'4,5%' does not come to value 45"),
        ("Đã chi 5 triệu đồng.", "looks like a sum"),
        ("Đã chi 35.000 đồng.", "looks like a sum"),
        ("Đã chi 1.250 nghìn tỷ đồng.", "looks like a sum"),
        ("Tăng 5 phần trăm.", "looks like a sum"),
        ("Tăng 7 điểm phần trăm.", "looks like a sum"),
        ("It rose by 7.5 percentage points.", "looks like a sum"),
        ("Theo Quyết định số 12.", "looks like a sum"),
        ("Under Decision No. 12 it was paid.", "looks like a sum"),
        ("It raised 7 triệu USD.", "looks like a sum, a share or a document and is not marked"),
        ("It raised $4 million.", "looks like a sum"),
        ("It raised VND 500,000.", "looks like a sum"),
        ("It rose by 12,5 %.", "looks like a sum"),
        ("Theo Quyết định số 15/QĐ-UBND của tỉnh.", "looks like a sum"),
        ("Theo Nghị định số 29/2020/NĐ-CP.", "looks like a sum"),
    ],
)
def test_lint_names_what_a_person_should_look_at(body: str, says: str) -> None:
    remarks = list(lint([parse(HEAD + body)]))
    assert [(says in remark.says, remark.fault) for remark in remarks] == [(True, False)]


@pytest.mark.parametrize(
    "body",
    [
        "[[1 tỷ 50 triệu đồng|AMOUNT|value=1050000000|currency=VND]]",
        "[[60-65.000 đồng|AMOUNT|value=60000|max=65000|currency=VND]]",
        "[[một triệu đồng|AMOUNT|value=1000000|currency=VND]]",
        "[[0,50%|PERCENT|value=0.5]]",
        "[[Resolution No. 05|RESOLUTION|number=5-NQ/TU|type=resolution]]",
        "[[Saigon|PLACE|kind=province|path=Hồ Chí Minh]] [[Hanoi|PLACE|kind=province|path=Hà Nội]]",
        "[[Districts 7|PLACE|kind=district|path=Hồ Chí Minh>Quận 7]]",
        "[[800 triệu - 1 tỷ đồng|AMOUNT|value=800000000|max=1000000000|currency=VND]]",
        "[[4-5 tỷ đồng|AMOUNT|value=4000000000|max=5000000000|currency=VND]]",
        "[[1.250,5 tỷ đồng|AMOUNT|value=1250500000000|currency=VND]]",
        "[[$4|AMOUNT|value=4000000|max=|currency=USD]] to [[$5 million|AMOUNT|value=5000000|currency=USD]]",
        "[[50 cents|AMOUNT|value=0.5|currency=USD]] [[500k|AMOUNT|value=500000|currency=VND]]",
        "[[3 nghìn tỷ đồng|AMOUNT|value=3000000000000|currency=VND]]",
        "[[2 tỷ rưỡi|AMOUNT|value=2500000000|currency=VND]]",
        "[[-5,5%|PERCENT|value=-5.5]] [[12.50%|PERCENT|value=12.5]]",
        "12 đồng chí, 3 đồng đội, 5 bảng A, 3 yên xe, ông đến số 12, 24/7, 30/6/2025, QĐ-UBND, 5 PM.",
    ],
)
def test_lint_leaves_what_is_right(body: str) -> None:
    assert list(lint([parse(HEAD + body)])) == []


def test_lint_has_little_to_say_of_the_gold_set() -> None:
    known = [article for article in read_folder(ROOT / "gold") if article.header["split"] == "dev"]
    says = [remark.says for remark in lint(known)]
    assert [one for one in says if "is not in" in one or "another name" in one] == []
    assert [one for one in says if "does not come to" in one] == []
    assert sum("looks like" in one for one in says) == 1  # the name of a file


def test_lint_shows_whole_figures_and_days_of_the_calendar() -> None:
    remarks = list(lint([parse(HEAD.replace("2024-11-02", "2024-13-45") + "It cost $5 million, 10% and 1,500.5 USD.")]))
    assert [(one.where, one.fault) for one in remarks] == [
        ("header", True), ("'$5 million' at 8", False), ("'10%' at 20", False), ("'1,500.5 USD' at 28", False),
    ]  # fmt: skip
    assert remarks[0].says == "published is '2024-13-45'; write YYYY, YYYY-MM or YYYY-MM-DD"


def test_lint_goes_on_behind_a_file_that_cannot_be_read(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (gold / "b.txt").write_text(HEAD + "One.\n[[x|SPECIES]]", encoding="utf-8")
    (gold / "c.txt").write_text(HEAD + PLACE + "\n\nTwo [[ three", encoding="utf-8")
    (gold / "d.txt").write_bytes(b"\xff")
    (gold / "e.txt").write_text(HEAD.replace("a", "e", 1) + "[[5%|PERCENT]]", encoding="utf-8")
    assert main(["gold", "lint", str(gold)]) == 1
    printed = capsys.readouterr()
    says = ["e: '5%' at 0: has no value", "b.txt:6: unknown label 'SPECIES'", "c.txt:7: a '[[' that opens no mention"]
    lines = printed.out.splitlines()
    assert [part in line for part, line in zip(says, lines, strict=False)] == [True] * 3, lines
    assert "d.txt: not UTF-8" in lines[3] and lines[4] == "4 faults, 0 to look at"
    assert printed.err == ""
    assert main(["gold", "lint", str(gold / "none")]) == 2


def test_lint_finds_articles_that_stand_twice() -> None:
    says = [remark.says for remark in lint([parse(GOOD), parse(GOOD)])]
    assert says == ["another article has this id", "the same text is that of a"]


def test_lint_by_command(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gold", "lint", str(gold)]) == 0
    assert capsys.readouterr().out == "0 faults, 0 to look at\n"
    (gold / "b.txt").write_text(HEAD.replace("a", "b", 1) + "[[5%|PERCENT]]", encoding="utf-8")
    assert main(["gold", "lint", str(gold)]) == 1
    assert "fault: b: '5%' at 0: has no value" in capsys.readouterr().out


def test_prelabel_gives_an_article_to_correct(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(parse(GOOD).text, encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_text("In Son La [[ province, 5% more was raised.", encoding="utf-8")
    assert main(["gold", "prelabel", str(tmp_path / "in"), "--output", str(tmp_path / "out")]) == 1
    printed = capsys.readouterr()
    assert "b.txt: its text holds '[['" in printed.err
    article = parse((tmp_path / "out" / "a.txt").read_text(encoding="utf-8"))
    assert article.text == parse(GOOD).text
    assert [one.attributes.get("value") for one in article.of("amounts")] == ["69000000000"]
    assert main(["gold", "prelabel", str(tmp_path / "in"), "--output", str(tmp_path / "out")]) == 2


def test_prelabel_takes_what_is_known_of_the_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    text = "Xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La chi 5 tỷ đồng."
    (tmp_path / "in" / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "in" / "c.txt").write_text("5%")
    (tmp_path / "in" / "known.csv").write_text(
        "id,date,title\na.txt,2024-05-01,Một bài\nb.txt,2024,Hai\nc.txt,1/5/2024,\n"
    )
    known = ["--metadata", str(tmp_path / "in" / "known.csv")]
    assert main(["gold", "prelabel", str(tmp_path / "in"), "--output", str(tmp_path / "out"), *known]) == 0
    assert capsys.readouterr().err.splitlines() == [
        f"extract: {known[1]}: 1 of 3 ids are no article's, as 'b.txt'; write them as in the records",
        f"extract: {tmp_path}/in/c.txt: published is '1/5/2024', which is not read; the article is without a day for "
        "that; write YYYY, YYYY-MM or YYYY-MM-DD",
    ]
    article = parse((tmp_path / "out" / "a.txt").read_text(encoding="utf-8"))
    assert (article.header["published"], article.header["title"]) == ("2024-05-01", "Một bài")
    assert (
        main(["gold", "prelabel", str(tmp_path / "in"), "--output", str(tmp_path / "o"), "--metadata", "gone.csv"]) == 2
    )


def test_prelabel_sets_aside_what_has_no_file_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ids = ["d", "d.txt", "d", "x" * 300, "a/b", "e"]
    rows = [json.dumps({"id": id, "text": f"{number}% more was raised in Son La."}) for number, id in enumerate(ids)]
    (tmp_path / "in.jsonl").write_text("\n".join([*rows, "{"]))
    assert main(["gold", "prelabel", str(tmp_path / "in.jsonl"), "--output", str(tmp_path / "out")]) == 1
    printed = capsys.readouterr()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a__b.txt", "d.txt", "e.txt"]
    assert "3 articles to correct" in printed.out
    says = ["'d' and 'd.txt' give one file", "the id 'd' is that of two", "too long for the name", "in.jsonl:7: broken"]
    lines = printed.err.splitlines()
    assert all(part in line for part, line in zip(says, lines, strict=True)), lines


def test_prelabel_without_articles_or_a_place_to_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.jsonl").touch()
    for output, says in (("out", "no article in it"), ("gone/out", "there is no such folder"), (".", "exists already")):
        assert main(["gold", "prelabel", str(tmp_path / "in.jsonl"), "--output", str(tmp_path / output)]) == 2
        assert says in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_convert_of_nothing_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "e.json").write_text("[]")
    assert main(["gold", "convert", str(tmp_path / "e.json"), str(tmp_path / "x"), "--from", "label-studio"]) == 2
    assert "e.json: no article in it" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_convert_there_and_back(gold: Path, tmp_path: Path) -> None:
    assert main(["gold", "convert", str(gold), str(tmp_path / "x.jsonl"), "--to", "jsonl"]) == 0
    assert main(["gold", "convert", str(tmp_path / "x.jsonl"), str(tmp_path / "back"), "--from", "jsonl"]) == 0
    assert (tmp_path / "back" / "a.txt").read_text(encoding="utf-8") == GOOD
    assert main(["gold", "convert", str(gold), str(tmp_path / "x.jsonl"), "--to", "jsonl"]) == 2
    assert main(["gold", "convert", str(tmp_path / "none"), str(tmp_path / "y"), "--from", "brat"]) == 2


def test_agreement_by_command(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "second"
    other.mkdir()
    (other / "a.txt").write_text(GOOD.replace("[[Son La province|", "Son [[La province|"), encoding="utf-8")
    assert main(["gold", "agreement", str(gold), str(other), "--differences"]) == 0
    printed = capsys.readouterr().out
    assert "| places | en | 1 | 1 | 0.000 |" in printed
    assert "  first: 'Son La province'" in printed and "  second: 'La province'" in printed
    for name in ("b", "c"):
        (gold / f"{name}.txt").write_text(GOOD.replace("id: a", f"id: {name}"), encoding="utf-8")
    assert main(["gold", "agreement", str(gold), str(other)]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line == f"extract: {gold}: only this folder has 2 articles, which are left out, as 'b'"


def test_score_by_command(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(parse(GOOD).text, encoding="utf-8")
    records = tmp_path / "records.jsonl"
    assert main(["run", str(tmp_path / "in"), "--output", str(records)]) == 0
    worse = tmp_path / "worse.jsonl"
    row = json.loads(records.read_text(encoding="utf-8"))
    row["amounts"][0]["value"] = 69
    worse.write_text(json.dumps(row) + "\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["score", str(gold), "--records", str(records), "--baseline", str(worse)]) == 0
    printed = capsys.readouterr().out
    assert "| amounts | 0.000 | 1.000 | +1.000 |" in printed
    assert "won: 1" in printed and "lost: 0" in printed and "a amounts magnitude" in printed
    assert main(["score", str(gold), "--records", str(worse), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["errors"] == {"amounts magnitude": 1}
    for group in ("language", "genre", "article", "attribute", "error"):
        assert main(["score", str(gold), "--by", group]) == 0


@pytest.mark.parametrize("name", ["r.jsonl", "r.jsonl.gz", "r.jsonl.zst", "r.parquet", "parts"])
def test_score_reads_what_a_run_wrote(
    gold: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    for number in "ab":
        (tmp_path / "in" / f"{number}.txt").write_text(parse(GOOD).text, encoding="utf-8")
    more = ["--part-size", "1", "--format", "jsonl.gz"] if name == "parts" else []
    output = str(tmp_path / name)
    assert main(["run", str(tmp_path / "in"), "--output", output, "--workers", "0", "--quiet", *more]) == 0
    assert main(["score", str(gold), "--records", output, "--baseline", output]) == 0
    assert "won: 0" in capsys.readouterr().out
    if not more:
        Path(output).write_bytes(b"no records\n")
        assert main(["score", str(gold), "--records", output]) == 2
        assert f"{output}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--records", "none.jsonl"], "none.jsonl: cannot be read"),
        (["--split", "train"], "no gold article has split: train"),
        (["--language", "vi"], "no gold article has language: vi"),
    ],
)
def test_a_wrong_call_of_score_is_one_line(
    gold: Path, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", str(gold), *arguments]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1 and says in lines[0]


@pytest.mark.parametrize("option", ["--records", "--baseline"])
def test_a_folder_without_parts_is_said(
    gold: Path, tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "made").mkdir()
    for name in ("part-foo", "part-000000.jsonl.new", "o.jsonl"):
        (tmp_path / "made" / name).write_text("{}")
    assert main(["score", str(gold), option, str(tmp_path / "made")]) == 2
    says = "no part (part-000000.jsonl) in this folder; name one of parts, or a file"
    assert capsys.readouterr().err == f"extract: {tmp_path}/made: {says}\n"


def test_a_header_that_no_article_can_have_names_its_file(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (gold / "a.txt").write_text(GOOD.replace("2024-11-02", "2024-99"), encoding="utf-8")
    assert main(["score", str(gold)]) == 2
    assert "a: its header cannot be taken: published is '2024-99'" in capsys.readouterr().err


def test_records_that_are_none_are_named_with_their_line(
    gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.jsonl").write_text('{"a": 1}\n', encoding="utf-8")
    assert main(["score", str(gold), "--records", str(tmp_path / "x.jsonl")]) == 2
    assert "x.jsonl:1: no record of extract" in capsys.readouterr().err


@pytest.mark.parametrize("folder", ["missing", "."])
def test_score_without_gold_is_a_usage_error(folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(tmp_path / folder)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_command_offers_every_format() -> None:
    assert set(NAMES) == set(FORMATS)
