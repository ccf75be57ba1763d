"""Which format a path holds, as its name tells."""

from pathlib import Path

from extract.errors import UsageError

ENDINGS = {".jsonl": "jsonl", ".json": "label-studio", ".conll": "conll", ".spacy": "docbin", "": "markup"}
"""The format that the ending of a name stands for; a folder has none."""


def by_name(path: Path, option: str) -> str:
    """Return the format of a path; UsageError, which names the option that says it, where the name does not tell.

    >>> by_name(Path("out/mine.spacy"), "--to"), by_name(Path("out/mine"), "--to")
    ('docbin', 'markup')
    """
    if path.is_dir():
        return "brat" if next(path.rglob("*.ann"), None) else "markup"
    name = ENDINGS.get(path.suffix)
    if name is None:
        raise UsageError(f"{path}: its ending tells no format; name it with {option}")
    return name
