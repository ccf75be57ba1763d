"""The journey of one article, one call per stage."""

from dataclasses import replace

from extract import dates, language
from extract.articles import Article
from extract.patterns import FINDERS
from extract.records import ArticleFields, Record
from extract.text import View


class Pipeline:
    """Turns articles into records; holds what is the same for all articles of a run.

    `language` ("vi" or "en") fixes the language of all articles; by default each is detected.
    """

    def __init__(self, *, language: str | None = None) -> None:
        self._language = language

    def __call__(self, text: str, **fields: str | None) -> Record:
        """Return the record of a text; `fields` are those of `Article` (id, title, published, source, language)."""
        return self.record(Article(text, **fields))  # type: ignore[arg-type]  # Article checks the names

    def record(self, article: Article) -> Record:
        """Return the record of an article."""
        view = View(article.text)
        detected = self._language or article.language or language.detect(view.text)
        # Finders are given the day of the dateline; the record keeps to what was given with the article.
        dated = replace(article, language=detected, published=article.published or dates.dateline(view))
        found = {kind: tuple(find(dated, view)) for kind, find in FINDERS.items()}
        fields = ArticleFields(
            id=article.id,
            language=detected,  # type: ignore[arg-type]  # checked by the model
            title=article.title,
            published=article.published,
            source=article.source,
            text=article.text,
            extra=article.extra,
        )
        return Record.model_validate({"article": fields, **found})


def extract(text: str, **fields: str | None) -> Record:
    """Return the record of one text; `fields` as of `Article`: id, title, published, source, language."""
    return Pipeline()(text, **fields)
