"""Vietnamese or English, told right for articles, sentences and headlines in any dress."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.language import detect

CORPUS = Path(__file__).parent.parent / "corpus"
REAL = Path(__file__).parent.parent.parent / "shared" / "articles"

VIETNAMESE = """\
Sơn La: 65 xã đạt chuẩn
Khánh thành cầu Bến Rừng
Hải Phòng đón 2 triệu khách
Thủ tướng thăm Đắk Lắk
Bắc Ninh khởi công khu công nghiệp
Giá xăng tăng từ chiều nay
Mưa lớn gây ngập ở Huế
Cà Mau công bố Nghị quyết 12
Giải ngân vốn đầu tư công chậm
Kinh Môn lên thành phố
Bộ trưởng Nguyễn Chí Dũng thăm Lai Châu
Samsung rót thêm 1 tỷ USD vào Bắc Ninh
Vingroup, FPT và Viettel cùng dự hội nghị
Formosa Hà Tĩnh Steel xin nâng công suất
Chương trình OCOP ở Quảng Ninh
Gia Lai siết quản lý đất rừng
Công an xã bắt nhóm trộm
Hội thảo "Green growth in the Mekong Delta" tại Cần Thơ
Ca khúc "We Are The World" vang lên ở Đà Nẵng
(vinhlong.gov.vn) - Sáng 18/4, Chủ
Startup Việt gọi vốn Series A
TP.HCM: Metro số 1 chạy thử
HỘI NGHỊ TỔNG KẾT NĂM 2023
SƠN LA ĐẨY MẠNH XÂY DỰNG NÔNG THÔN MỚI
NGHỊ QUYẾT VỀ PHÁT TRIỂN KINH TẾ BIỂN
TRUNG TÂM VĂN HÓA THỂ THAO
Phú Quốc Đón Khách Quốc Tế
Samsung Đầu Tư Thêm Vào Bắc Ninh
Đại Hội Đảng Bộ Tỉnh Yên Bái
Son La day manh xay dung nong thon moi
Thu tuong lam viec voi tinh Ninh Binh
Tinh uy Son La ban hanh nghi quyet moi
To chuc hoi nghi can bo toan tinh
HAI PHONG DAY MANH CAI CACH HANH CHINH
Gia ca phe tang manh tai Dak Lak
Nong dan trong lua o Thai Binh duoc mua
"""

ENGLISH = """\
Son La has 65 new communes
Thủ Đức opens third bridge
Hải Phòng welcomes two million visitors
Prime Minister visits Đắk Lắk
Lê Minh Khái visits Đắk Lắk
Lê Minh Khái Visits Đắk Lắk Province
Bắc Ninh breaks ground on industrial park
Fuel prices rise this afternoon
Heavy rain floods Huế
Cà Mau announces Resolution No. 12
Public investment disbursement is slow
Kinh Môn becomes a city
Minister Nguyễn Chí Dũng tours Lai Châu
Samsung pours $1 billion into Bắc Ninh
OCOP products from Quảng Ninh sell well
Gia Lai tightens forest land management
Commune police arrest gang of thieves
Party chief Tô Lâm meets voters in Hưng Yên
Former Quảng Bình Province chairman Trần Công Thuật dies
The song "Việt Nam quê hương tôi" closes the show
Workshop "Tăng trưởng xanh" held in Cần Thơ
Tuyên Quang: Cham Chu to be a park
SON LA STEPS UP NEW RURAL CONSTRUCTION
LÊ MINH KHÁI VISITS ĐẮK LẮK PROVINCE
RESOLUTION ON MARINE ECONOMY
CULTURE AND SPORTS CENTER
Phú Quốc Welcomes International Tourists
Yên Bái Provincial Party Congress
Long An to do more on land
Hoa Binh can go on with the plan
Dak Lak coffee prices soar
Thai Binh farmers enjoy bumper rice crop
Ninh Binh: No more poor households
Man on the run in Ca Mau
Mr. Nguyen Manh Hien, Comrade Le
Building Kinh Mon into a growth pole
"""

ENGLISH_ARTICLE = """\
Chairman Nguyễn Văn Thắng of the Điện Biên People's Committee and Secretary Trần Quốc Cường met
Lò Văn Phương, Mùa A Sơn, Vừ A Bằng and Giàng Thị Hoa in Mường Ảng, Tủa Chùa and Điện Biên Đông on Thursday
(Photo: Đặng Thị Ngọc Ánh).
"""

VIETNAMESE_ARTICLE = """\
Theo báo cáo "Vietnam Economic Update: Making the most of public investment" của World Bank, kinh tế
quý I tăng khá. Chuyên gia John Smith nhận định: "Growth will be strong in the second half of the year".
Tỉnh đặt mục tiêu tăng 8%.
"""


@pytest.mark.parametrize("headline", VIETNAMESE.splitlines())
def test_vietnamese_headline(headline: str) -> None:
    assert detect(headline) == "vi"


@pytest.mark.parametrize("headline", ENGLISH.splitlines())
def test_english_headline(headline: str) -> None:
    assert detect(headline) == "en"


@pytest.mark.parametrize("change", [str, str.upper, lambda text: unicodedata.normalize("NFD", text)])
@pytest.mark.parametrize(("text", "language"), [(ENGLISH_ARTICLE, "en"), (VIETNAMESE_ARTICLE, "vi")])
def test_article_with_the_other_language(text: str, language: str, change: Callable[[str], str]) -> None:
    assert detect(change(text)) == language


def test_web_address_does_not_count() -> None:
    assert detect("Nguồn: https://baosonla.org.vn/the-news-of-the-province-and-the-district.html") == "vi"


@pytest.mark.parametrize("text", ["", "   ", "2024", "69 % + 3", "🙂", "\ud800"])
def test_text_without_words_is_vietnamese(text: str) -> None:
    assert detect(text) == "vi"


@given(st.text())
def test_any_text_has_one_of_the_two(text: str) -> None:
    assert detect(text) in ("vi", "en")
    assert detect(unicodedata.normalize("NFD", text)) == detect(unicodedata.normalize("NFC", text))


def _labelled(folder: Path) -> list[tuple[Path, str]]:
    """Return the articles of a folder with the language that their gold header gives."""
    gold = folder.parent / ("gold" if folder == CORPUS else "gold-real")
    found = []
    for path in sorted(folder.rglob("*.txt")):
        label = gold / path.relative_to(folder)
        lines = label.read_text(encoding="utf-8").splitlines()[:10] if label.exists() else []
        found += [(path, line.split(":")[1].strip()) for line in lines if line.startswith("language:")]
    return found


@pytest.mark.parametrize("folder", [CORPUS, REAL])
def test_every_labelled_article(folder: Path) -> None:
    labelled = _labelled(folder)
    if not labelled:
        pytest.skip(f"no labelled articles in {folder.name}")
    wrong = [path.name for path, language in labelled if detect(path.read_text(encoding="utf-8")) != language]
    assert wrong == []
