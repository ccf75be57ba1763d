"""What a record takes from the article's own words: its day, its address, who issued a document."""

import pytest

from extract import Pipeline

PIPELINE = Pipeline()


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Tin mới\nTHỨ HAI, 28/09/2020 18:59:46\nChiều 28.9, tỉnh họp.", "2020-09-28"),
        ("Tin mới\nCập nhật: 08:30 12/03/2024\nTỉnh họp.", "2024-03-12"),
        ("Revenue rises\nFriday, April 18, 2025\nThe province met.", "2025-04-18"),
        ("The province met.\nSource: https://baoxyz.vn/thu-ngan-sach/d20240906083741949.htm", "2024-09-06"),
        ("Ngày 6/6/2022, Tỉnh ủy ban hành Nghị quyết số 22-NQ/TU.", None),
        ("Hội nghị diễn ra ngày 12/3/2024 tại thành phố.", None),
    ],
)
def test_the_day_that_a_dateline_or_an_address_states(text: str, published: str | None) -> None:
    assert PIPELINE(text).article.published == published


def test_a_day_that_is_given_goes_before_the_dateline() -> None:
    assert PIPELINE("THỨ HAI, 28/09/2020 18:59\nTỉnh họp.", published="2020-10").article.published == "2020-10"


def test_the_day_of_the_run_serves_finders_but_is_not_recorded() -> None:
    record = Pipeline(date="2021-05-02")("Quyết định số 12/QĐ-UBND ngày 28/4 của tỉnh.")
    assert record.article.published is None
    assert record.resolutions[0].issued == "2021-04-28"


def test_the_address_that_the_text_names_as_its_source() -> None:
    text = "The province met.\nSource: https://baoxyz.vn/a.htm\nComment (0)"
    assert PIPELINE(text).article.source == "https://baoxyz.vn/a.htm"
    assert PIPELINE("See https://baoxyz.vn/a.htm for more.").article.source is None


def test_who_issued_a_document_and_what_it_is_about() -> None:
    text = (
        "On June 6, 2022, the Standing Committee of the Provincial Party Committee issued Resolution No. 22-NQ/TU on "
        "building new rural areas. Resolution 22 has reached every village."
    )
    for mention in PIPELINE(text).resolutions:
        assert mention.issuer == "Standing Committee of the Provincial Party Committee"
        assert mention.subject == "building new rural areas"


def test_an_issuer_ends_without_the_blank_before_a_bracket() -> None:
    document = PIPELINE("Huyện học tập Nghị quyết số 57-NQ/TW của Bộ Chính trị (khóa XIII).").resolutions[0]
    assert document.issuer == "Bộ Chính trị"


def test_a_conversion_names_the_sum_that_it_says_again() -> None:
    dong, dollars = PIPELINE("The road cost 68 billion VND (US$2.7 million).").amounts
    assert dong.converts is None
    assert dollars.converts == (dong.start, dong.end)


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Investment is VND10.3 trlion.", ("scale_left_out",)),
        ("Investment rose from VND 11,000 billion to nearly VND 16,000.", ("scale_left_out",)),
        ("Investment is VND 10.3 trillion.", ()),
        ("Power costs VND2,103.11 per kWh.", ()),
        ("Investment is VND 300 trillion.", ("national_scale",)),
        ("Exports reached $1.2 billion and imports 800 million.", ("currency_by_context",)),
        ("Vốn đăng ký 50 triệu USD; đã giải ngân 20 triệu.", ("currency_by_context",)),
        ("Vốn đăng ký 50 triệu USD; ngân sách chi 20 triệu.", ()),
        ("Trúng 3 triệu USD. Ông trích 500 triệu ủng hộ.", ()),
        ("Thương vụ có giá 60 tỷ euro. Hãng không thể mua với giá 100 tỷ.", ("currency_by_context",)),
        ("Japan lent $200 million, the province built roads for 90 billion.", ("currency_by_context",)),
        ("Police found 1,200 USD and 700 million.", ()),
        ("Police found 12 billion VND and 700 million.", ()),
    ],
)
def test_what_a_reader_should_know_of_a_sum(text: str, flags: tuple[str, ...]) -> None:
    assert Pipeline()(text, language="en").amounts[-1].flags == flags


@pytest.mark.parametrize(
    "text",
    [
        "Vốn 1. 250 tỷ đồng cho dự án.",
        "Quảng Yên 3. 163 tỷ đồng.",
        "Vay 2 50 triệu đồng.",
        "Thu đạt 101. 8% kế hoạch.",
        "Dự toán (71, 3%).",
        "Vĩnh Thạnh 24, 59% hộ.",
        "Làm đường 1 .250 tỷ đồng.",
        "Làm đường 1. 250 tỷ đồng.",
        "Lao động tăng lên 12.500, 15 triệu đồng/tháng.",
    ],
)
def test_a_figure_that_may_be_the_rest_of_a_number_bears_a_flag(text: str) -> None:
    record = PIPELINE(text, language="vi")
    assert [mention.flags for mention in (*record.amounts, *record.percentages)] == [("separator_by_shape",)]


@pytest.mark.parametrize(
    "text",
    [
        "Ông vay năm 2024. 250 tỷ đồng là của xã.",
        "Có 2 hộ: 1. 250 triệu đồng.",
        "Theo Điều 5. 250 triệu đồng được chi.",
        "Quý 3 50 tỷ đồng.",
        "Ngày 5/10, 25% hộ thoát nghèo.",
        "Các gói 1, 2, 3 triệu đồng.",
        "Tàu 67. 250 tỷ đồng được vay.",
    ],
)
def test_a_figure_behind_the_end_of_a_clause_bears_none(text: str) -> None:
    record = PIPELINE(text, language="vi")
    assert [mention.flags for mention in (*record.amounts, *record.percentages)] == [()]


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Từ vốn Chương trình 135, 250 triệu đồng được chi.", ()),
        ("Thực hiện Đề án 06, 250 triệu đồng được chi.", ()),
        ("Với hợp phần 2, 30 tỷ đồng đã được chi.", ()),
        ("Ở tuổi 30, 500 triệu đồng là số tiền lớn.", ()),
        ("Giá điện là 2.103,115 đồng/kWh.", ()),
        ("Tỷ giá là 24.250,125 đồng/USD.", ()),
        ("Năng suất đạt 2.125 triệu đồng/lao động.", ()),
        ("Đất phố cổ giá 1.050 triệu đồng/m2.", ()),
        ("Vốn hóa của hãng là 3.450 tỷ USD.", ()),
        ("Nhà máy có vốn 20 triệu USD; lương công nhân 9 triệu.", ()),
        ("Xuất khẩu đạt 350 triệu USD; vốn đầu tư đạt 12.000 tỷ.", ()),
        ("Xã huy động được 5, 2 tỷ đồng.", ("separator_by_shape",)),
        ("Xuất khẩu đạt 35.450 tỷ USD.", ("separator_by_language",)),
        ("Học phí là 4.125 triệu đồng/tháng.", ("separator_by_language",)),
        ("Thu nhập đạt 1.250 triệu đồng/người.", ("separator_by_language",)),
        ("Thu nhập bình quân của thợ ở công ty đạt 8.500 triệu đồng/tháng.", ("separator_by_language",)),
        ("Bằng chữ: Hai tỷ, ba trăm triệu, năm nghìn đồng.", ("separator_by_shape",)),
    ],
)
def test_clear_sums_in_vietnamese_bear_no_flag(text: str, flags: tuple[str, ...]) -> None:
    assert PIPELINE(text, language="vi").amounts[-1].flags == flags


@pytest.mark.parametrize(
    "text",
    [
        "Decision (No. 866/QD-TTg of the Prime Minister dated July 18, 2023) approves the plan.",
        "Quyết định (số 866/QĐ-TTg của Thủ tướng ngày 18/7/2023) duyệt quy hoạch.",
    ],
)
def test_a_day_inside_the_bracket_of_a_number_is_its_own(text: str) -> None:
    assert [one.issued for one in PIPELINE(text).resolutions] == ["2023-07-18"]
