"""What README and docs/ tell to type is what the command takes."""

import re
import shlex
from pathlib import Path

import pytest

from extract.cli import make_parser
from extract.patterns import places

ROOT = Path(__file__).parent.parent
TEXT = "\n".join(
    (ROOT / name).read_text(encoding="utf-8")
    for name in ("README.md", "docs/scale.md", "docs/speed.md", "docs/record.md")
)
COMMANDS = [
    command.replace("\\\n", " ").strip()
    for block in re.findall(r"```console\n(.*?)```", TEXT, re.DOTALL)
    for command in re.findall(r"^(?:.* -- )?(extract (?:.*\\\n)*.*)", block, re.MULTILINE)
]


def test_commands_are_found() -> None:
    assert len(COMMANDS) > 15
    assert any("--engine dask --address" in command for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_are_taken_as_they_stand(command: str) -> None:
    options = make_parser().parse_args(shlex.split(command, comments=True)[1:])
    assert callable(options.carry_out)


@pytest.mark.parametrize("wrong", ["extract run x --output y --none", "extract gold convert x"])
def test_a_command_that_is_not_taken_is_seen(wrong: str) -> None:
    with pytest.raises(SystemExit):
        make_parser().parse_args(shlex.split(wrong)[1:])


def test_the_map_of_places_names_each_of_its_modules() -> None:
    modules = {path.stem for path in (ROOT / "extract" / "patterns" / "places").glob("*.py")} - {"__init__"}
    named = set(re.findall(r"`(\w+)`", places.__doc__ or ""))
    assert named == modules
