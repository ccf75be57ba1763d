"""From bytes to the article: plain text as it stands, the main text of a page, the fields of a row."""

import json
import re
from collections.abc import Mapping
from typing import Any

from extract.articles.article import BESIDE, SURROGATE, Article, from_fields, id_text, is_nothing, refuse_empty_id
from extract.articles.days import day_of
from extract.articles.decoding import decode, decode_page, decode_utf8
from extract.articles.raws import Raw
from extract.errors import ArticleError

DAYS = ("published", "date")
"""Under which the day is read in rows and tables: the first that states one."""

_SENTENCE_END = re.compile(r"[.!?\u2026:;][\"'\u201d\u2019)\]]*$")


def parse(raw: Raw) -> Article:
    """Return the article of the bytes; ArticleError for what holds none."""
    stated: dict[str, Any] = dict(raw.stated)
    if raw.id and SURROGATE.search(raw.id):
        raise ArticleError("the name of the file, which is the article's id, is not UTF-8; rename the file")
    if raw.kind == "row":
        return _row(raw.data, stated)
    if raw.kind == "text":
        return _stating(decode(raw.data), raw.id, stated)
    return _page(raw, stated)


def _page(raw: Raw, stated: dict[str, Any]) -> Article:
    """Return the article of a web page: its main text, and title, date and source where the page has them."""
    from trafilatura import bare_extraction

    page = bare_extraction(
        decode_page(raw.data, raw.charset),
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        # The wider search would take a deadline in the text for the date of the article.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    text = (page.text if page else None) or ""
    if not any(_reads_like_prose(line) for line in text.splitlines()):
        raise ArticleError("no article found on this page; give the page of one article, or its text as .txt")
    fields = {"title": page.title, "published": page.date, "source": page.url or raw.source} | stated
    return _stating(text, raw.id, fields)


def _stating(text: str, id: str | None, fields: dict[str, Any]) -> Article:
    """Return the article of a file, of which this is stated; a day that cannot be read goes to `extra`."""
    day, unread = day_stated(fields)
    extra = {} if unread is None else {"published": unread}
    return Article(text, id=id, **fields | {"published": day}, extra=extra)


def _reads_like_prose(line: str) -> bool:
    """Say whether a line is a sentence, not an entry of a menu or a form ("Log in", "Not found.")."""
    words = len(line.split())
    return words >= 25 or (words >= 10 and _SENTENCE_END.search(line) is not None)


def _row(line: bytes, stated_beside: dict[str, Any]) -> Article:
    """Return the article of one line of JSON; what the contract does not name goes to `extra`."""
    row = json_object(decode_utf8(line)) | stated_beside
    if "id" not in row or "text" not in row:
        raise ArticleError('"id" or "text" is missing; each line needs both')
    day, unread = day_stated(row)
    stated = {name: row.pop(name, None) for name in ("text", "id", *BESIDE)} | {"published": day}
    if unread is not None:
        row["published"] = unread
    if is_nothing(stated["id"]):
        refuse_empty_id()
    return from_fields(stated.pop("text"), stated | {"extra": row})


def day_stated(fields: Mapping[str, Any]) -> tuple[str | None, Any]:
    """Return the day that is stated, and what is stated if it cannot be read as one.

    >>> day_stated({"published": "", "date": 2024}), day_stated({"published": "2.11.2024", "date": "2024"})
    (('2024', None), (None, '2.11.2024'))
    """
    stated = next((fields[name] for name in DAYS if not is_nothing(fields.get(name))), None)
    day = day_of(str(stated) if type(stated) is int else stated)
    return day, None if day else stated


def undated(extra: Mapping[str, Any]) -> str:
    """Return what a row states as its day and what cannot be read as one, as it can be shown; else an empty text."""
    return repr(extra["published"])[:60] if "published" in extra else ""


def id_of(raw: Raw) -> str | None:
    """Return the id of an article that is not parsed; None for a row that is broken or states none."""
    if raw.kind != "row":
        return raw.id
    try:
        return id_text(json_object(decode_utf8(raw.data)).get("id"))
    except ArticleError:
        return None


def json_object(line: str) -> dict[str, Any]:
    """Return the object of one line of JSON."""
    try:
        row = json.loads(line, parse_constant=_no_json)
    except json.JSONDecodeError as error:
        raise ArticleError(f"broken JSON ({error.msg}, column {error.colno}); mend the line") from None
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"broken JSON ({error}); mend the line") from None
    if not isinstance(row, dict):
        raise ArticleError('not a JSON object; write {"id": ..., "text": ...} on one line')
    if "\\u" in line and SURROGATE.search(json.dumps(row, ensure_ascii=False)):
        raise ArticleError("a \\u escape is half a surrogate pair, which is no character; mend the line")
    return row


def _no_json(constant: str) -> None:
    """Refuse NaN and Infinity, which Python reads and JSON does not know."""
    raise ValueError(f"{constant} is no JSON value")
