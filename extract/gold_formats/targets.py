"""Where the articles of a folder are written: each to a file of its own, and none outside the folder."""

import os
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from extract.errors import GoldError

_LONGEST = 255  # bytes of a name that file systems take


@dataclass
class Targets:
    """The files of a folder, given out by name; ids come from other people's files, so each is checked first."""

    folder: Path
    _taken: dict[PurePosixPath, str] = field(default_factory=dict)

    def take(self, id: str, name: str) -> Path:
        """Return the path of an article's file; GoldError where its id cannot give it one."""
        path = PurePosixPath(name)
        shown = repr(id if len(id) <= 60 else f"{id[:60]}...")
        if not id.strip():
            raise GoldError("an article has no id, which is the name of its file; give it one")
        if path.is_absolute() or ".." in path.parts or "\0" in name:
            raise GoldError(f"the id {shown} leads out of the folder {self.folder}; give the article another id")
        if any(len(os.fsencode(part)) > _LONGEST for part in path.parts):
            raise GoldError(f"the id {shown} is too long for the name of a file; give the article a shorter one")
        if path in self._taken:
            by = self._taken[path]
            ids = f"the id {shown} is that of two articles" if by == id else f"the ids {by!r} and {shown} give one file"
            raise GoldError(f"{ids}, {name}; give each article its own")
        self._taken[path] = id
        return self.folder / path


def write_new(path: Path, text: str) -> None:
    """Write a text to a new file; what is there already is never written over."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(text.encode())
