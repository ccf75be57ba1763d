"""The commands that tell why: `extract explain`, `extract places`, `extract score`."""

from pathlib import Path

import pytest

from extract.cli import main

GOLD = """id: a
language: vi
---
Thu [[5 tỷ đồng|AMOUNT|value=5000000000|currency=VND]], tăng [[3%|PERCENT|value=4]]."""


def test_explain_names_rule_lexicon_and_rejections(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "Thu hơn 1,5 tỷ đồng, đón 2 triệu lượt khách, quyết định 5 vấn đề."]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "amounts 8-19 '1,5 tỷ đồng'" in lines
    assert "    rule: number and currency" in lines
    assert any("lexicon: 'đồng'" in line for line in lines)
    assert any(line.startswith("not amounts") and "counts" in line for line in lines)
    assert any(line.startswith("not resolutions") and "counted" in line for line in lines)


def test_explain_names_the_flag_of_a_doubtful_separator(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--language", "en", "Revenue was 428.931 million VND."]) == 0
    assert "flags: separator_by_language" in capsys.readouterr().out


def test_places_gives_what_a_name_was_on_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "xã Tân Lập, huyện Mộc Châu", "--date", "2024-05-01"]) == 0
    out = capsys.readouterr().out
    assert "xã Tân Lập  commune  Sơn La>Mộc Châu>Tân Lập  old:03997" in out
    assert "today: Sơn La>Tân Yên" in out


def test_places_with_a_bad_date_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "Mộc Châu", "--date", "May"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_score_prints_table_and_differences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(GOLD, encoding="utf-8")
    assert main(["score", str(tmp_path), "--differences"]) == 0
    out = capsys.readouterr().out
    assert "| amounts | 1 | 1 | 1.000 | 1.000 | 1.000 | 1.000 |" in out
    assert "| percentages | 1 | 1 | 1.000 | 1.000 | 0.000 | 0.000 |" in out
    assert "gold  '3%' value=4" in out


@pytest.mark.parametrize("folder", ["missing", "."])
def test_score_without_gold_is_a_usage_error(folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(tmp_path / folder)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
