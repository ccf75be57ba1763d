"""The version of the rules: a fingerprint of lexicons, register, model and the options that change a record."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

NO_DATA = (".py", ".pyc", ".so", ".pyd", ".md", ".typed")


@cache
def fingerprint(*, language: str | None, ner: bool) -> str:
    """Return what is the same as long as the lexicons, the register, the model and the options are."""
    digest = hashlib.sha256(f"language={language} ner={ner}".encode())
    for name, data in sorted(_data(files("extract"), "")):
        digest.update(f"\n{name} {hashlib.sha256(data).hexdigest()}".encode())
    return digest.hexdigest()[:16]


def _data(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of the data files of the package."""
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _data(entry, f"{above}{entry.name}/")
        elif not entry.name.endswith(NO_DATA):
            yield above + entry.name, entry.read_bytes()
