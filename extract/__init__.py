"""Exact, structured records from Vietnamese provincial news.

`extract.extract(text)` returns the `Record` of one text; `extract.Pipeline` serves many.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.articles import Article
    from extract.errors import ArticleError, ExtractError, UsageError
    from extract.mentions import Amount, Candidate, Mention, Percentage, Place, Resolution
    from extract.pipeline import Pipeline, extract
    from extract.records import Record

__all__ = [
    "Amount",
    "Article",
    "ArticleError",
    "Candidate",
    "ExtractError",
    "Mention",
    "Percentage",
    "Pipeline",
    "Place",
    "Record",
    "Resolution",
    "UsageError",
    "extract",
]
__version__ = "0.1.0"

_HOMES = {
    "extract.articles": ("Article",),
    "extract.errors": ("ArticleError", "ExtractError", "UsageError"),
    "extract.mentions": ("Amount", "Candidate", "Mention", "Percentage", "Place", "Resolution"),
    "extract.pipeline": ("Pipeline", "extract"),
    "extract.records": ("Record",),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # a module attribute can be anything
    """Import a public name when it is first used, so that `import extract` stays cheap."""
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(home), name)
    raise AttributeError(f"module 'extract' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names too that were not used yet, for who completes names as they are typed."""
    return sorted({*globals(), *__all__})
