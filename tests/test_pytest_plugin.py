"""The plugin for users' own gold, run by pytest in a folder that holds nothing else."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parent.parent
SUM = "[[69 billion VND|AMOUNT|value=69000000000|currency=VND]]"
RIGHT = f"id: a\nlanguage: en\n---\nIt raised {SUM} or [[5%|PERCENT|value=5]].\n"
WRONG = RIGHT.replace("id: a", "id: b").replace("value=69000000000", "value=69000000")


@pytest.fixture
def folder(pytester: pytest.Pytester) -> Path:
    """Return the folder of a right and a wrong gold article."""
    gold = pytester.path / "mine"
    gold.mkdir()
    (gold / "a.txt").write_text(RIGHT, encoding="utf-8")
    (gold / "b.txt").write_text(WRONG, encoding="utf-8")
    return gold


def test_each_article_is_a_test_and_the_table_is_printed(pytester: pytest.Pytester, folder: Path) -> None:
    result = pytester.runpytest("--extract-gold", "mine")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "*gold: b*",
            "b amounts magnitude: ...It raised {[[]69 billion VND]} or 5%*",
            "  gold: '69 billion VND' value=69000000|currency=VND",
            "  found: '69 billion VND' value=69000000000|currency=VND",
            "*scores on gold*",
            "| amounts | 2 | 2 |*",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


def test_one_article_by_name(pytester: pytest.Pytester, folder: Path) -> None:
    pytester.runpytest("--extract-gold", "mine", "-k", "a").assert_outcomes(passed=1, deselected=1)


def test_a_minimum_instead_of_no_difference(pytester: pytest.Pytester, folder: Path) -> None:
    arguments = ["--extract-gold", "mine", "--extract-min"]
    pytester.runpytest(*arguments, "f1=0.5").assert_outcomes(passed=2)
    result = pytester.runpytest(*arguments, "f1=0.5", "--extract-min", "amounts.recall=0.9")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["amounts.recall=0.9 was asked, 0.000 reached (0 right of 1)"])


def test_a_baseline_fails_what_was_lost(pytester: pytest.Pytester, folder: Path) -> None:
    from extract import Pipeline, records
    from extract.gold import read_folder

    found = [Pipeline()(one.text, id=one.id) for one in read_folder(folder)]
    baseline = pytester.path / "before.jsonl"
    baseline.write_text("".join(map(records.line, found)), encoding="utf-8")
    arguments = ["--extract-gold", "mine", "--extract-baseline", "before.jsonl"]
    pytester.runpytest(*arguments).assert_outcomes(passed=2)  # b was as wrong before
    better = found[1].amounts[0].model_copy(update={"value": Decimal(69000000)})
    fixed = [found[0], found[1].model_copy(update={"amounts": (better,)})]
    baseline.write_text("".join(map(records.line, fixed)), encoding="utf-8")
    result = pytester.runpytest(*arguments)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["lost: b amounts magnitude*"])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--extract-gold", "none"], "*none: no gold article*"),
        (["--extract-gold", "mine", "--extract-min", "f2=1"], "*--extract-min is 'f2=1'; write*"),
        (["--extract-gold", "mine", "--extract-baseline", "none.jsonl"], "*none.jsonl: cannot be read*"),
    ],
)
def test_a_wrong_call_says_what_to_do(pytester: pytest.Pytester, folder: Path, arguments: list[str], says: str) -> None:
    result = pytester.runpytest(*arguments)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([says])


def test_a_copy_of_our_gold_outside_the_repository(pytester: pytest.Pytester) -> None:
    copied = pytester.path / "gold"
    copied.mkdir()
    for path in sorted((ROOT / "gold").glob("*-01-*.txt")):
        shutil.copy(path, copied)
    pytester.runpytest("--extract-gold", "gold", "--extract-min", "f1=0.9").assert_outcomes(passed=2)


def test_without_the_option_nothing_happens(pytester: pytest.Pytester, folder: Path) -> None:
    pytester.runpytest().assert_outcomes()
