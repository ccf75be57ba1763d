"""The commands that tell why: `extract explain`, `extract places`."""

import pytest

from extract.cli import main


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
