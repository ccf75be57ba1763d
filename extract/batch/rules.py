"""The version of the rules: a fingerprint of code, lexicons, register, model and the options that change a record."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

# Compiled modules lie beside their source in a wheel, and give the same records: the source stands for both.
_NOT_READ = (".pyc", ".so", ".pyd", ".md", ".typed")
# What only looks at records, or carries them: what is forgotten here costs a run, one too many would leave old records.
NO_RULES = ("batch/", "cli/", "gold_formats/", "gold_lint/", "scoring/", "by_hand.py", "entries.py", "explain.py")


def fingerprint(*, language: str | None, ner: bool) -> str:
    """Return what is the same as long as the code, the lexicons, the register, the model and the options are."""
    return hashlib.sha256(f"language={language} ner={ner}\n{_of_package()}".encode()).hexdigest()[:16]


@cache
def _of_package() -> str:
    """Return the digest of all files of the package that make a record what it is."""
    return digest(files("extract"))


def digest(package: Traversable) -> str:
    """Return the digest of the files of a package that make a record what it is."""
    whole = hashlib.sha256()
    for name, data in sorted(read(package)):
        whole.update(f"{name} {hashlib.sha256(data).hexdigest()}\n".encode())
    return whole.hexdigest()


def read(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of the files below a folder of which the digest is made."""
    for entry in folder.iterdir():
        name = above + entry.name
        if entry.is_dir():
            yield from read(entry, f"{name}/")
        elif not name.endswith(_NOT_READ) and not name.startswith(NO_RULES):
            yield name, entry.read_bytes()
