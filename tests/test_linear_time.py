"""No input makes a finder slow: the time on hostile text grows as the text does.

What is asserted is the exponent of growth, not a time: it does not depend on the machine.
"""

import math
import time

import pytest

from extract.articles import Article
from extract.patterns import FINDERS
from extract.text import View

HOSTILE = (
    "nhãn hiệu “Abcdefghijklmnopqrstuvwxyzabcdef ", 'the brand "Abcdefghijklmnopqrstuvwxyzabcdef ',
    "Công ty Tân Lập. Cam Lộ - La Sơn. ", " - Bản Sen - Lùng Vai",
    "1", "111,", "1.", "12 ", "  ", "\n", "Aa ", "A", "(", "[", "tỷ ", "số ", "No. ", "1 tỷ ", "1,2 triệu ", "năm ",
    "một trăm ", "one hundred and ", "half a ", "từ 1 đến ", "ngày 1/1 ", "Nghị quyết số ", "Nghị quyết 1, ", "22-NQ/",
    "A-", "$", "%", "-1%", "xã A, ", "huyện ", "Tan - ", "https://a", "a@", "của A ", "\u0301", "oà ", "Land Law ",
    "Qua cửa khẩu Ma Lù Thàng; lại qua Ma Lù Thàng. Ở xã Tân Lập. ", "Gồm 3 xã: Tân Lập, Chiềng Hắc. ",
    "Huyện Mộc Châu gồm các xã A, B. ", "thôn A, Yên Bình và Đại Từ, xã B. ", "5,2 và 7,8 tỷ đồng, ",
    "Gia Nghĩa (Đắk Nông) - ", "In Nghe An, Quy Chau and ", "the communes of Quy Chau, Que Phong and ",
    "các xã đạt chuẩn sau ", "Hà Nội\nxã A, xã B. ", "xã Phước Hòa, Phước Sơn, ", "2. 9", "1, 000", "đạt 2 , 5 tỷ ",
    "72/82 ", "phía Đông Bắc Nghệ An ", "Mong Cai - Dongxing border gates, ", "Van Don- Mong Cai expressway, ",
    "K'Ren, ", "quốc lộ 6, 7, ", "KCN Yên Phong, ", "kênh 28 (", "cửa khẩu: cửa khẩu ", "KP3, ",
    "5, 6 and 7 million VND ", "1 (one hundred) ", "aUS$5 ", "mức 2 - 3 tỷ, ", "12 - 14 - 20% ", "số xã còn 24, 5 tỷ ",
    "5 triệu 101. Ông ", "65k - ", "65k-70k/kg ", "Gate ", "Military Base ",
    "Hồ Giáo nói vậy. ", "Tân Lập (huyện Mộc Châu). Tân Lập đẹp. ", "Khu đô thị, dịch vụ và ", "theo quyết định 43, ",
    "<b>", '<a href="', "<!--", "<td>1</td>", "<sup>", "&#1;", "&amp;", "**", "*a", "*a ", "_a", "[a](/", "![", "\\",
    "\\.", "\u00ad", "a\u2014", "5--", "5\u00b7", "a , ", "( ", "\n ", " \n", "> 5% ", "1. 25 ", "tp. Sơn La, ",
    "xã  ", "a\t", "a   B\t", "\r\n", "Sơn La (",
)  # fmt: skip
# What opens a list, and what it then is full of.
LISTS = (
    ("Các xã gồm: ", "Tân Lập (12 hộ), "), ("các bản ", "Co Mạ (12 hộ), "), ("các sông ", "Thái Bình, "),
    ("các hồ ", "Sơn La, "), ("cao tốc ", "Hòa Bình - Mộc Châu, Mộc Châu - Hòa Bình, "), ("các KCN ", "Hà (1), "),
    ("Localities with ports such as ", "Hai Phong, "), ("the beaches of ", "Binh Thuan, "), ("xã A", " xã B huyện C"),
    ("Các xã Tân Thành (các xã Hòa Bình (x), ", "Tân Thành (các xã Hòa Bình (x), "), ("Nghị quyết số 1", ", 2027"),
    ("$1", " to $2 million"), ("Quarters 1", ", 2"), ("Quarters 1", ", Quarters 2, 3"),
)  # fmt: skip
SHORT, LONG = 2_000, 32_000
BOUND = 1.2
TRIES = 3  # a busy machine only lengthens a run: what is steep is measured anew before it counts


def _seconds(kind: str, piece: str, length: int, opening: str = "") -> float:
    """Return the least CPU time of three runs of a finder on a repeated piece behind an opening."""
    text = (opening + piece * (length // len(piece) + 1))[:length]
    times = []
    for _ in range(3):
        begin = time.process_time()
        FINDERS[kind](Article(text, language="vi", published="2024-01-01"), View(text))
        times.append(time.process_time() - begin)
    return min(times)


def _exponent(kind: str, piece: str, opening: str = "") -> float:
    """Return the power of the length with which a finder's time grows on a repeated piece behind an opening."""
    slow, fast = (_seconds(kind, piece, length, opening) for length in (LONG, SHORT))
    return math.log(slow / fast) / math.log(LONG / SHORT)


@pytest.mark.parametrize("kind", FINDERS)
def test_a_long_word_in_quotation_marks_is_read_at_once(kind: str) -> None:
    """A pattern that can part a word in many ways would not end here."""
    for language, said in (("vi", "nhãn hiệu"), ("en", "The brand")):
        text = f'{said} "A{"b" * 200}, 2030" is known.'
        assert not FINDERS[kind](Article(text, language=language, published="2025-09-01"), View(text))


@pytest.mark.parametrize("kind", FINDERS)
def test_time_grows_linearly(kind: str) -> None:
    _seconds(kind, "warm up 5 tỷ đồng, xã Tân Lập ", 400)
    pieces = [("", piece) for piece in HOSTILE] + list(LISTS)
    steep = [piece for piece in pieces if all(_exponent(kind, piece[1], piece[0]) > BOUND for _ in range(TRIES))]
    assert not steep
