"""The article: what goes into the pipeline, and how it is read from files of many kinds.

`find` names the files of a path, `raws` takes the articles out of a file as bytes (files.py, raws.py), `parse` makes
one of them an `Article` (parsing.py): the first two are cheap and serve all workers, the last is done by each.
"""

from extract.articles.article import Article, from_fields, is_nothing, printed_source
from extract.articles.days import FORMS, day_of
from extract.articles.files import SUFFIXES, File, Wanted, find, shown
from extract.articles.parsing import id_of, parse, undated
from extract.articles.raws import Raw, Unread, raws

__all__ = [
    "FORMS",
    "SUFFIXES",
    "Article",
    "File",
    "Raw",
    "Unread",
    "Wanted",
    "day_of",
    "find",
    "from_fields",
    "id_of",
    "is_nothing",
    "parse",
    "printed_source",
    "raws",
    "shown",
    "undated",
]
