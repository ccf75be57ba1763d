"""Why a text gives the record it gives: rules, lexicon entries, and what was turned down."""

from collections.abc import Iterator

from extract import trace
from extract.entries import entries
from extract.mentions import Mention
from extract.pipeline import Pipeline
from extract.records import KINDS
from extract.text import View

_HIDDEN = {"start", "end", "text", "rule", "flags"}


def _attributes(mention: Mention) -> str:
    """Return what a mention says, without what is shown elsewhere."""
    stated = mention.model_dump(exclude_none=True, exclude=_HIDDEN)
    return "  ".join(f"{name}={value}" for name, value in stated.items() if value not in ((), ""))


def explain(text: str, pipeline: Pipeline) -> Iterator[str]:
    """Yield the lines that explain the record of a text."""
    with trace.collect() as rejections:
        record = pipeline(text)
    view = View(text)
    yield f"language: {record.article.language}"
    for kind in KINDS:
        for mention in getattr(record, kind):
            yield f"{kind} {mention.start}-{mention.end} {mention.text!r}"
            yield f"    {_attributes(mention)}"
            yield f"    rule: {mention.rule}" + (f"  flags: {', '.join(mention.flags)}" if mention.flags else "")
            for entry in entries(kind, mention, text):
                yield f"    lexicon: {entry}"
    for rejection in sorted(set(rejections), key=lambda one: (one.start, one.end)):
        start, end = view.span(rejection.start, rejection.end)
        yield f"not {rejection.kind} {start}-{end} {text[start:end]!r}: {rejection.reason}"
