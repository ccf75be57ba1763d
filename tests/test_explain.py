"""The commands that tell why: `extract explain`, `extract places`."""

import io
from pathlib import Path

import pytest

from extract.cli import main
from extract.explain import explain
from extract.pipeline import Pipeline


def test_explain_names_rule_lexicon_and_rejections(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "Thu hơn 1,5 tỷ đồng, đón 2 triệu lượt khách, quyết định 5 vấn đề."]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "amounts 8-19 '1,5 tỷ đồng'" in lines
    assert "    rule: number and currency" in lines
    assert "    lexicon: 'đồng': amounts.vi.toml [currencies] VND" in lines
    assert any(line.startswith("not amounts") and "counts" in line for line in lines)
    assert any(line.startswith("not resolutions") and "counted" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (
            "Chi hơn 5 tỷ đồng/người/năm.",
            [
                "'đồng': amounts.vi.toml [currencies] VND",
                "'người': amounts.vi.toml [per] người = person",
                "'năm': amounts.vi.toml [per] năm = year",
                "'tỷ': numerals.vi.toml [scales] tỷ = 1000000000",
                "'hơn': modifiers.vi.toml [before] over",
            ],
        ),
        ("Tỷ lệ trên 5%.", ["'%': percentages.en.toml [units] percent", "'%': percentages.vi.toml [units] percent",
                            "'trên': modifiers.vi.toml [before] over"]),
        ("Khoảng từ 5 triệu đồng.", ["'đồng': amounts.vi.toml [currencies] VND",
                                     "'triệu': numerals.vi.toml [scales] triệu = 1000000",
                                     "'khoảng': modifiers.vi.toml [before] about"]),
        ("Vài tỷ đồng.", ["'đồng': amounts.vi.toml [currencies] VND", "'vài': amounts.vi.toml [vague] before",
                          "'tỷ': numerals.vi.toml [scales] tỷ = 1000000000"]),
        # "hơn" that bounds nothing; letters that the border of what is looked at cuts off a word.
        ("Cao hơn 5 tỷ đồng.", ["'đồng': amounts.vi.toml [currencies] VND",
                                "'tỷ': numerals.vi.toml [scales] tỷ = 1000000000"]),
        ("d" * 200 + " 5 USD.", ["'usd': amounts.en.toml [currencies] USD", "'usd': amounts.en.toml [prefixes] USD",
                                 "'usd': amounts.vi.toml [currencies] USD"]),
        ("Nghị quyết 57-NQ/TW.", ["'nghị quyết': resolutions.vi.toml [types] resolution",
                                  "'nq': resolutions.vi.toml [abbreviations] resolution",
                                  "'nq': symbols.toml [types] NQ = resolution"]),
        ("Tại xã Tân Lập, huyện Mộc Châu.", ["'xã': places.vi.toml [before.unit] xã = xã",
                                             "'huyện': places.vi.toml [before.unit] huyện = huyện"]),
        ("Tỉnh ủy Sơn La họp.", ["'tỉnh ủy': places.vi.toml [before.organ] tỉnh ủy = tỉnh"]),
        ("Sông Đà.", ["'sông': places.vi.toml [before.natural] words"]),
        ("In Son La province.", ["'province': places.en.toml [after.unit] province = tỉnh"]),
        ("TPHCM.", ["'tphcm': places.vi.toml [aliases] TPHCM = Hồ Chí Minh"]),
    ],
)  # fmt: skip
def test_explain_names_the_entries_that_mean_what_was_read(text: str, entries: list[str]) -> None:
    lines = explain(text, Pipeline(ner=False))
    assert [line.removeprefix("    lexicon: ") for line in lines if line.startswith("    lexicon: ")] == entries


def test_every_table_that_explain_looks_at_is_there() -> None:
    from extract import entries

    for sources in entries.SOURCES.values():
        for source in sources:
            places = {
                path for filed in entries.known_to(source).values() for one in filed for path in one.where.split()[1:2]
            }
            for table in source.tables:
                assert any(place.startswith((f"[{table}]", f"[{table}.")) for place in places), (source, table)


def test_explain_names_the_flag_of_a_doubtful_separator(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--language", "en", "Revenue was 428.931 million VND."]) == 0
    assert "flags: separator_by_language" in capsys.readouterr().out


def test_explain_reads_standard_input_as_files_are_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for data, code in (("\ufeffChi 5 tỷ đồng.".encode(), 0), ("Thu 5 tỷ đồng.".encode("cp1258", "replace"), 0)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert main(["explain", "-"]) == code
        assert "language: " in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Thu \xff\xfe 5 t\x90.")))
    assert main(["explain", "-"]) == 2
    assert capsys.readouterr().err == "extract: standard input: not UTF-8 (at byte 4); save it as UTF-8\n"


def test_places_gives_what_a_name_was_on_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "xã Tân Lập, huyện Mộc Châu", "--date", "2024-05-01"]) == 0
    out = capsys.readouterr().out
    assert "xã Tân Lập  commune  Sơn La>Mộc Châu>Tân Lập  old:03997" in out
    assert "today: Sơn La>Tân Yên" in out


def test_places_with_a_bad_date_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["places", "Mộc Châu", "--date", "May"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_places_of_a_bare_name_gives_all_that_bore_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "Tân  Lập"]) == 0
    first, *units = capsys.readouterr().out.splitlines()
    assert first == "no place found in 'Tân  Lập'; units of that name:"
    assert len(units) > 20
    assert any("Sơn La>Mộc Châu>Tân Lập" in unit for unit in units)
    assert main(["places", "Tan Lap", "--date", "2025-08-01"]) == 0
    first, *later = capsys.readouterr().out.splitlines()
    assert first.endswith("units of that name on 2025-08-01:")
    assert 0 < len(later) < len(units)
    assert main(["places", "Atlantis"]) == 0
    assert capsys.readouterr().out == "no place found in 'Atlantis'; no unit has that name\n"


def test_explain_of_a_file_says_that_it_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Chi 5 tỷ đồng.")
    assert main(["explain", str(tmp_path / "a.txt")]) == 2
    printed = capsys.readouterr()
    assert f"{tmp_path}/a.txt: is a file" in printed.err and printed.err.count("\n") == 1
    assert printed.out == ""
    assert main(["explain", "x" * 5000 + "\0"]) == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_explain_reads_standard_input_as_a_run_does(
    encoding: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Chi 5 tỷ đồng.".encode(encoding))))
    assert main(["explain", "-"]) == 0
    assert "amounts 4-13 '5 tỷ đồng'" in capsys.readouterr().out
