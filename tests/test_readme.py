"""The README is true: its examples run, its commands exist, its figures are those of today."""

import doctest
import importlib.util
import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from extract.mentions import Flag

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_examples_run() -> None:
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len(blocks) >= 2
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "README", "README.md", 0)
    runner = doctest.DocTestRunner()
    runner.run(test)
    assert runner.tries > 5
    assert runner.failures == 0


@pytest.mark.parametrize("command", re.findall(r"^extract (\w+)", README, re.MULTILINE))
def test_commands_exist(command: str) -> None:
    from extract.cli import main

    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0


@pytest.mark.parametrize("target", re.findall(r"^make (\w+)", README, re.MULTILINE))
def test_make_targets_exist(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_every_flag_is_told_once_and_no_other() -> None:
    rows = README[README.index("| flag | of |") :].partition("\n\n")[0].splitlines()[2:]
    told = [flag for row in rows for flag in re.findall(r"`([^`\n]+)`", row.split("|")[1])]
    assert sorted(told) == sorted(get_args(Flag))


def test_every_dependency_is_told_and_no_other() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [re.split(r"[<>=]", line)[0] for line in project["dependencies"]]
    told = re.search(r"^Runtime dependencies: (.*)\.$", README, re.MULTILINE)
    assert told and sorted(told[1].lower().split(", ")) == sorted(needed)
    for extra in project["optional-dependencies"].keys() - {"dev", "bench"}:
        assert f"[{extra}]`" in README


def test_exit_codes_are_told() -> None:
    from extract.cli import parts

    said = README[README.index("Exit codes of") :]
    for code in (parts.DONE, parts.SOME_FAILED, parts.USAGE, parts.INTERRUPTED, parts.HUNG_UP):
        assert re.search(rf"\b{code}\b", said[:600]), code


def test_scores_and_agreement_are_those_of_today() -> None:
    path = ROOT / "tools" / "readme_scores.py"
    spec = importlib.util.spec_from_file_location("readme_scores", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.scores() in README, "run: python tools/readme_scores.py"
    gold = (ROOT / "gold" / "README.md").read_text(encoding="utf-8")
    assert module.agreed() in gold, "run: python tools/readme_scores.py"
