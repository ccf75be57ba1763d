"""The journey of one article, one call per stage."""

from bisect import bisect_right
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Literal, Unpack

from extract import dates, language, stated
from extract.articles import Article, from_fields, printed_source
from extract.errors import ArticleError
from extract.lexicon import LANGUAGES
from extract.mentions import Mention
from extract.patterns import FINDERS, Finder, places
from extract.records import ArticleFields, Record
from extract.stated import Day, Fields
from extract.text import View

if TYPE_CHECKING:
    from spacy.language import Language

    from extract.ner.review import Reviewer


class Pipeline:
    """Turns articles into records; holds what is the same for all articles of a run.

    `language` ("vi" or "en") fixes the language of all articles; by default each is detected. `home_province` (a
    name) and `date` (`YYYY[-MM[-DD]]`) serve articles that do not tell: places are linked to units of that province
    and day, and a date without a year takes that of the day. `ner` names what reviews doubtful places: "own", "crf",
    "both", or a spaCy pipeline with entities; "auto" is "own" in English and nothing in Vietnamese, False is nothing.
    """

    def __init__(
        self,
        *,
        language: str | None = None,
        home_province: str | None = None,
        date: Day | None = None,
        ner: "str | Language | Reviewer | Literal[False]" = "auto",
    ) -> None:
        self._language, self._date = stated.language(language), stated.day(date)
        self._home_province = stated.home_province(home_province)
        self._finders: dict[str, dict[str, Finder]] = dict.fromkeys(LANGUAGES, FINDERS)
        if ner is not False:
            from extract.ner import reviewer

            for code in LANGUAGES:
                find = partial(places.find, review=reviewer(ner, code))
                self._finders[code] = FINDERS | {"places": find}

    def __call__(self, text: str, **fields: Unpack[Fields]) -> Record:
        """Return the record of a text; a `language` of its own serves a pipeline without one."""
        return self.record(from_fields(text, fields))

    def record(self, article: Article) -> Record:
        """Return the record of an article."""
        view = View(article.text)
        detected = self._language or article.language or language.detect(view.text)
        # What was not given with the article, its text may state: a dateline, the address it was taken from.
        source = article.source or printed_source(view.unmasked)
        article = replace(
            article,
            language=detected,
            published=article.published or dates.dateline(view, source),
            source=source,
            home_province=stated.home_province(article.home_province, ArticleError) or self._home_province,
        )
        dated = article if article.published else replace(article, published=self._date)
        found = {kind: tuple(find(dated, view)) for kind, find in self._finders[detected].items()}
        for kind in ("resolutions", "amounts"):
            found["places"] = _outside(found["places"], found[kind])
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


def _outside(places: tuple[Mention, ...], others: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the places that are no part of a document's number, or a sum: "339/QĐ-DK-VN", "5 triệu đồng Việt Nam"."""
    starts = [other.start for other in others]
    before = [bisect_right(starts, place.start) - 1 for place in places]
    return tuple(place for place, at in zip(places, before, strict=True) if at < 0 or place.end > others[at].end)


def extract(text: str, **fields: Unpack[Fields]) -> Record:
    """Return the record of one text."""
    return Pipeline()(text, **fields)
