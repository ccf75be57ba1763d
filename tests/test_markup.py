"""What a page or a crawler leaves in a text is read as what it prints, and what only looks like it stays."""

import pytest

from extract.text import View

PRINTED = {
    "hơn **45 tỷ đồng** và __12%__": "hơn 45 tỷ đồng và 12%",
    "*12*% và _45 tỷ_": "12% và 45 tỷ",
    "[**Nghị quyết 57**](https://x.vn/a_(b).html), [tỉnh](/tinh)": "Nghị quyết 57, tỉnh",
    "ảnh ![](https://x.vn/a.jpg) đẹp": "ảnh đẹp",
    "12\\.5 \\- 13\\*": "12.5 - 13*",
    "45\\2024\\QĐ-UBND, 32-CT\\TU": "45/2024/QĐ-UBND, 32-CT/TU",
    '<span style="color: red;">45</span> tỷ <u>đ</u>': "45 tỷ đ",
    "&lt;b&gt;45&lt;/b&gt; tỷ": "45 tỷ",
    "<p>Một</p>\n<p>Hai<br/>Ba<br>\nBốn</p>": "Một\n\nHai\nBa\nBốn\n",
    "<tr><td>Sơn La</td><td>45</td></tr>": "Sơn La | 45 |\n",
    "H&agrave; N&#7897;i &amp; T&T; 12&#37; &#x110;": "Hà Nội & T&T; 12% Đ",
    "e&#769; tri&shy;ệu 45&nbsp;tỷ&#8203; đồng": "é triệu 45 tỷ đồng",
    "45<sup>1</sup> tỷ, 5 m<sup>2</sup>": "45 tỷ, 5 m2",
    "45<sup>000</sup><sup>đ</sup>, Quốc lộ 1<sup>A</sup>": "45000đ, Quốc lộ 1A",
    "giá <s>45</s>50 tỷ": "giá 45 | 50 tỷ",
    "**45 tỷ**, **5**6 tỷ": "45 tỷ, 56 tỷ",
    "20\u00ad30%, UBND\u00adKTN, số 8 \u00ad 12, kinh do\u00adanh": "20-30%, UBND-KTN, số 8 - 12, kinh doanh",
    "4·500, 2 -- 3, 5—7%, Bà Rịa — Vũng Tàu": "4.500, 2 - 3, 5-7%, Bà Rịa - Vũng Tàu",
    "mƣời ﬁve １．２５０，５": "mười five 1.250,5",
}
AS_IT_STANDS = (
    "<5% và > 3%, a < b > c, x <b và c>", "2 * 3 * 4, 2*3*4, 10**9", "* một\n* hai", "5 tỷ (*), 6 tỷ (*)", "** ghi chú",
    "*Ghi chú: 4*15 tỷ", "3*** 250 tỷ", "3** 250 tỷ", "4**5** tỷ", "Bấm *101*5000 đồng",
    "a_b_c, x__y__z, ____", "[1] (2), [Điều 5](sửa đổi)", "T&T, S&P; AT&T", "C:\\thu", "nơi này—là", "1 , 2",
)  # fmt: skip


@pytest.mark.parametrize("raw", PRINTED)
def test_markup_is_read_as_printed(raw: str) -> None:
    assert View(raw).text == PRINTED[raw]


@pytest.mark.parametrize("raw", AS_IT_STANDS)
def test_what_only_looks_like_markup_stays(raw: str) -> None:
    assert View(raw).text == raw


@pytest.mark.parametrize("raw", PRINTED)
def test_every_character_stands_somewhere(raw: str) -> None:
    view = View(raw)
    spans = [view.span(at, at + 1) for at in range(len(view.text))]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(raw) for start, end in spans)


@pytest.mark.parametrize(
    "raw", ["10<sup>9</sup> đồng", "4[9](#fn9) đồng", '45<a href="#f1">9</a> đồng', "45[[9]](#fn9) đồng"]
)
def test_a_power_or_the_link_of_a_note_is_no_figure(raw: str) -> None:
    assert "9 đồng" not in View(raw).text.replace("[", "").replace("]", "")
