"""What docs/scale.md tells to type is what the command takes."""

import contextlib
import io
import re
from pathlib import Path

from extract.cli import main

TEXT = (Path(__file__).parent.parent / "docs" / "scale.md").read_text(encoding="utf-8")


def test_options_exist() -> None:
    said = io.StringIO()
    with contextlib.suppress(SystemExit), contextlib.redirect_stdout(said):
        main(["run", "--help"])
    commands = re.findall(r"extract run(?:[^\n]*\\\n)*[^\n#]*", TEXT)
    assert len(commands) > 5
    for command in commands:
        for option in re.findall(r"--[a-z-]+", command):
            assert option in said.getvalue(), command
