"""Sentences and words with offsets: tokens give the text back, sentences end where a reader ends them."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract import tokens

VIETNAMESE = (
    "Theo Nghị quyết số. 22-NQ/TU, TP. Hạ Long chi 5.000 tỷ đồng. Ông A. Nam nói: “Tốt lắm.” Rồi ông đi.\n"
    "1. Hoà Bình khoẻ... Xem https://baohoabinh.com.vn/a.b.htm nhé! Còn v.v. và các xã khác"
)
ENGLISH = (
    'Resolution No. 22-NQ/TU was signed by Mr. Tran on Sept. 6. He said "Go." Then they left.\n'
    "2. U.S. firms spent $1.5 million in St. Petersburg... and Hanoi! Why? See fig. 3"
)
LETTERS = st.text(
    st.sampled_from(
        "aăâđơư nhgHÒA 09.,-/%!?\"'“”()…\r\n\t🙂👩\u200d🌾中\u00a0\u200b\u0301\u0323\u0302\u0336\ufeff\u2028\x85"
    ),
    max_size=60,
)


def _sentences(text: str, language: str) -> list[str]:
    return [sentence.text.strip() for sentence in tokens.doc(text, language).sents]


@pytest.mark.parametrize("language", ["vi", "en"])
@given(text=LETTERS | st.text(max_size=60))
@example("")
@example("  \n ")
@example("a\u0301\u0301b")
@example(VIETNAMESE)
@example(ENGLISH)
@example(unicodedata.normalize("NFD", VIETNAMESE).replace("\n", "\r\n"))
@settings(deadline=None)  # the first example loads the library
def test_tokens_give_the_text_back(language: str, text: str) -> None:
    doc = tokens.doc(text, language)
    assert doc.text == text
    assert "".join(token.text_with_ws for token in doc) == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
    assert not text or "".join(sentence.text_with_ws for sentence in doc.sents) == text


def test_vietnamese_words_are_joined_and_raw() -> None:
    doc = tokens.doc("Hoà Bình  xây dựng nông thôn mới theo Quyết định 22-NQ/TU", "vi")
    words = [token.text for token in doc]
    assert words[:4] == ["Hoà Bình", " ", "xây dựng", "nông thôn"]
    assert words[-5:] == ["22", "-", "NQ", "/", "TU"]


def test_vietnamese_words_are_those_of_underthesea() -> None:
    from underthesea import word_tokenize

    for sentence in _sentences(VIETNAMESE.translate({0x201C: '"', 0x201D: '"'}), "vi"):
        words = [token.text for token in tokens.doc(sentence, "vi")]
        respelled = [word.replace("Hoà", "Hòa").replace("khoẻ", "khỏe") for word in words]
        assert respelled == word_tokenize(sentence)


def test_english_words_are_those_of_spacy() -> None:
    import spacy

    assert [token.text for token in tokens.doc(ENGLISH, "en") if not token.is_space] == [
        token.text for token in spacy.blank("en")(ENGLISH) if not token.is_space
    ]


def test_vietnamese_sentences() -> None:
    assert _sentences(VIETNAMESE, "vi") == [
        "Theo Nghị quyết số. 22-NQ/TU, TP. Hạ Long chi 5.000 tỷ đồng.",
        "Ông A. Nam nói: “Tốt lắm.”",
        "Rồi ông đi.",
        "1. Hoà Bình khoẻ...",
        "Xem https://baohoabinh.com.vn/a.b.htm nhé!",
        "Còn v.v. và các xã khác",
    ]


def test_english_sentences() -> None:
    assert _sentences(ENGLISH, "en") == [
        "Resolution No. 22-NQ/TU was signed by Mr. Tran on Sept. 6.",
        'He said "Go."',
        "Then they left.",
        "2. U.S. firms spent $1.5 million in St. Petersburg... and Hanoi!",
        "Why?",
        "See fig. 3",
    ]


@pytest.mark.parametrize(("text", "language"), [(VIETNAMESE, "vi"), (ENGLISH, "en")])
def test_unicode_form_changes_nothing(text: str, language: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    composed = [unicodedata.normalize("NFC", token.text) for token in tokens.doc(decomposed, language)]
    assert composed == [token.text for token in tokens.doc(text, language)]
    assert [unicodedata.normalize("NFC", line) for line in _sentences(decomposed, language)] == _sentences(
        text, language
    )


def test_tokenizer_serves_a_spacy_pipeline() -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.tokenizer = tokens.tokenizer("vi")
    assert [doc.text for doc in nlp.pipe(["Sơn La", "Kinh  Môn"])] == ["Sơn La", "Kinh  Môn"]
