"""Offsets are those of the text as it was read, in any Unicode form; the values do not depend on the form."""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract.pipeline import extract
from extract.records import KINDS, Record

VIETNAMESE = """\
Hoà Bình, 5/3/2024 - Ngày 6/6/2022, Ban Thường vụ Tỉnh uỷ ban hành Nghị quyết số 22-NQ/TU về nông thôn mới.
Thực hiện Quyết định số 1676/QĐ-TTg, tỉnh Sơn La huy động hơn 69 tỷ đồng và 6,8 triệu USD cho huyện Mộc Châu.
Tỷ lệ hộ nghèo giảm còn 18,66%, thu nhập 45 triệu đồng/người/năm; xã Tân Lập tăng 4-5%, đạt 120,3 % kế hoạch.
"""
ENGLISH = """\
On June 6, 2022, the Standing Committee of the Son La Provincial Party Committee issued
Resolution No. 22-NQ/TU.
Under Decision No. 1676/QD-TTg, over 69 billion VND and $5.2 million went to Moc Chau district of Sơn La.
The poverty rate fell to 18.66%, and in Tân Lập commune by 4-5%; revenue was VND 120,402 million (44.4%).
"""

_MENTION = re.compile(
    r"hơn|over|(?<=Quyết định số )\S+|(?<=Sơn )La|(?<=Moc )Chau|69|18[,.]66%|6,8 triệu USD|\\$5.2 million"
)
DRESSES: dict[str, Callable[[str], str]] = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "byte order mark": lambda text: "\ufeff" + text,
    "non-breaking blanks": lambda text: text.replace(" ", "\u00a0"),
    "narrow blanks": lambda text: text.replace(" ", "\u202f"),
    "emoji": lambda text: "".join(f"🙂 {line} 👩\u200d🌾" for line in text.splitlines(keepends=True)),
    "zero-width": lambda text: text.replace(" ", " \u200b"),
    "soft hyphens": lambda text: text.replace("o", "o\u00ad"),
    "double blanks": lambda text: text.replace(" ", "  "),
    "NFD and double blanks": lambda text: unicodedata.normalize("NFD", text).replace(" ", "  "),
    "tags": lambda text: _MENTION.sub(r'<b class="x">\g<0></b>', text),
    "escaped tags": lambda text: _MENTION.sub(r"&lt;b&gt;\g<0>&lt;/b&gt;", text),
    "emphasis": lambda text: _MENTION.sub(r"**\g<0>**", text),
    "slant": lambda text: _MENTION.sub(r"*\g<0>*", text),
    "links": lambda text: _MENTION.sub(r"[\g<0>](https://a.vn/b_(c).html)", text),
    "lines as tags": lambda text: text.replace("\n", "<br/>"),
    "paragraphs as tags": lambda text: "".join(f"<p>{line}</p>\n" for line in text.splitlines()),
    "backslashes": lambda text: re.sub(r"[-.*_#()]", r"\\\g<0>", text),
    "entities": lambda text: re.sub(r"[^\x00-\x7f]", lambda letter: f"&#{ord(letter[0])};", text),
    "entities of entities": lambda text: text.replace(" ", "&amp;nbsp;"),
    "entities and NFD": lambda text: unicodedata.normalize("NFD", text).replace("\u0323", "&#803;"),
    "marks of direction": lambda text: text.replace(" ", " \u202a"),
    "wide signs": lambda text: re.sub(r"[!-~]", lambda sign: chr(ord(sign[0]) + 0xFEE0), text),
    "blanks before marks": lambda text: re.sub(r"(?=[,;:.]\s)", " ", text),
    "blanks in brackets": lambda text: text.replace("(", "( ").replace(")", " )"),
    "indented lines": lambda text: re.sub(r"(?m)^|$", "   ", text),
    "NFD and CRLF": lambda text: unicodedata.normalize("NFD", text).replace("\n", "\r\n"),
}
HOSTILE = st.text(
    st.sampled_from(
        '0123456789.,-/%‰$₫ \n\r\tđĐồngtỷriệuNQQĐCPUNo.số()"“”[]:;ạ🙂👩\u200d🌾中'
        "<>&;*_\\`\u00a0\u00ad\u200b\u0301\u0323\u0302\u0336\ufeff"
    ),
    max_size=80,
)
MARKUP = ["<b>", "</td>", "<br>", "&agrave;", "&#769;", "**", "_", "[a](/b)", "\u00ad", "--", "\u2014"]
WORDS = [*MARKUP, *VIETNAMESE.split(), *ENGLISH.split(), "\n", "\u00a0", "\u0301", "tỷ", "%", "đồng", "-", "đến"]
PIECES = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


def _spans_are_true(record: Record) -> bool:
    """Say whether each mention stands where it says, in order and apart from the others of its kind."""
    text = record.article.text
    for kind in KINDS:
        end = 0
        for mention in getattr(record, kind):
            if mention.start < end or text[mention.start : mention.end] != mention.text or not mention.text:
                return False
            end = mention.end
    return True


def _values(record: Record) -> dict[str, list[dict[str, Any]]]:
    """Return the mentions of each kind without where they stand."""
    place = {"start", "end", "text", "converts"}
    return {kind: [mention.model_dump(exclude=place) for mention in getattr(record, kind)] for kind in KINDS}


@pytest.mark.parametrize("text", [VIETNAMESE, ENGLISH])
def test_plain_text_has_mentions_of_every_kind(text: str) -> None:
    record = extract(text)
    assert _spans_are_true(record)
    assert [kind for kind in KINDS if not getattr(record, kind)] == []


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("text", [VIETNAMESE, ENGLISH])
def test_dress_of_the_text_changes_no_value(text: str, dress: str) -> None:
    dressed = extract(DRESSES[dress](text))
    assert dressed.article.text == DRESSES[dress](text)
    assert dressed.article.language == extract(text).article.language
    assert _spans_are_true(dressed)
    assert _values(dressed) == _values(extract(text))


@given(HOSTILE | PIECES | st.text(max_size=80))
@example("")
@example("\u0301")
@example("5\u0301%")
@example("1." * 200 + " tỷ đồng")
@settings(deadline=None)  # the first example loads the lexicons
def test_hostile_text(text: str) -> None:
    record = extract(text)
    assert record.article.text == text
    assert _spans_are_true(record)
    assert extract(text) == record
    assert Record.model_validate_json(record.model_dump_json()).article == record.article
