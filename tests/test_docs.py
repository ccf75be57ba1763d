"""What README and docs/ tell to type is what the command takes."""

import ast
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


PACKAGES_OF_PLACES = sorted(path.parent for path in Path(places.__file__).parent.rglob("__init__.py"))


@pytest.mark.parametrize("package", PACKAGES_OF_PLACES, ids=lambda path: path.name)
def test_the_map_of_a_package_of_places_names_what_is_in_it(package: Path) -> None:
    here = {path.stem for path in package.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    map_of_package = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert set(re.findall(r"`(\w+)`", map_of_package)) == here - {"__init__"}
