"""Exact, structured records from Vietnamese provincial news.

`extract.extract(text)` returns the `Record` of one text; `extract.Pipeline` serves many.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.articles import Article
    from extract.errors import ExtractError
    from extract.pipeline import Pipeline, extract
    from extract.records import Record

__all__ = ["Article", "ExtractError", "Pipeline", "Record", "extract"]
__version__ = "0.1.0"

_HOMES = {
    "Article": "extract.articles",
    "ExtractError": "extract.errors",
    "Pipeline": "extract.pipeline",
    "Record": "extract.records",
    "extract": "extract.pipeline",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # a module attribute can be anything
    """Import a public name when it is first used, so that `import extract` stays cheap."""
    if name not in _HOMES:
        raise AttributeError(f"module 'extract' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
