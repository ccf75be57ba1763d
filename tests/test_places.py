"""Places: what a name is linked to when several units bear it, and what must never be a place."""

from itertools import pairwise

import pytest

from extract import Pipeline, dates
from extract.articles import Article
from extract.errors import UsageError
from extract.mentions import Place
from extract.patterns import places
from extract.text import View


def found(
    text: str, published: str | None = "2024-05-05", language: str = "vi", source: str | None = None
) -> list[Place]:
    """Return the places of a text."""
    article = Article(text, published=published, language=language, source=source)
    return list(places.find(article, View(text)))


def paths(
    text: str, published: str | None = "2024-05-05", language: str = "vi", source: str | None = None
) -> list[tuple[str, str]]:
    """Return span and path of each place."""
    return [(place.text, ">".join(place.path)) for place in found(text, published, language, source)]


# (language, text, the last place's path): the same name, told apart by what stands around it.
SAME_NAME = [
    ("vi", "Huyện Mộc Châu (Sơn La): xã Tân Lập", "Sơn La>Mộc Châu>Tân Lập"),
    ("vi", "Ở huyện Chợ Đồn, xã Tân Lập", "Bắc Kạn>Chợ Đồn>Tân Lập"),
    ("vi", "Ở huyện Yên Mỹ, tỉnh Hưng Yên, nhất là xã Tân Lập", "Hưng Yên>Yên Mỹ>Tân Lập"),
    ("en", "In Moc Chau district, Tan Lap commune", "Sơn La>Mộc Châu>Tân Lập"),
    ("en", "Cho Don district's Tan Lap commune", "Bắc Kạn>Chợ Đồn>Tân Lập"),
    ("vi", "Tỉnh Tiền Giang: UBND huyện Cai Lậy", "Tiền Giang>Cai Lậy"),
    ("vi", "Tỉnh Tiền Giang có huyện Châu Thành", "Tiền Giang>Châu Thành"),
    ("vi", "Tỉnh Long An có huyện Châu Thành", "Long An>Châu Thành"),
    ("vi", "Tỉnh An Giang có huyện Chợ Mới", "An Giang>Chợ Mới"),
    ("vi", "Tỉnh Bắc Kạn có huyện Chợ Mới", "Bắc Kạn>Chợ Mới"),
    ("en", "Phu Yen province", "Phú Yên"),
    ("en", "Son La province: Phu Yen district", "Sơn La>Phù Yên"),
    ("en", "Son La province, Son La city", "Sơn La>Sơn La"),
    ("en", "The province of Son La", "Sơn La"),
    ("en", "Binh Minh town, Kim Son district", "Ninh Bình>Kim Sơn"),
    ("en", "Binh Minh town, Vinh Long province", "Vĩnh Long"),
]


@pytest.mark.parametrize(("language", "text", "path"), SAME_NAME)
def test_same_name(language: str, text: str, path: str) -> None:
    assert paths(text, language=language)[-1][1] == path


# Provinces with two districts of one name: only the type word tells.
TWINS = [
    ("Kỳ Anh", "Hà Tĩnh"),
    ("Cai Lậy", "Tiền Giang"),
    ("Duyên Hải", "Trà Vinh"),
    ("Hồng Ngự", "Đồng Tháp"),
    ("Cao Lãnh", "Đồng Tháp"),
    ("Long Mỹ", "Hậu Giang"),
]


@pytest.mark.parametrize(("name", "province"), TWINS)
def test_twin_districts(name: str, province: str) -> None:
    town_word = "thành phố" if name in {"Cao Lãnh", "Hồng Ngự"} else "thị xã"
    town, rural = (found(f"{word} {name}, tỉnh {province}")[0] for word in (town_word, "huyện"))
    assert town.path == rural.path == (province, name)
    assert town.code != rural.code


def test_bare_twin_stays_undecided() -> None:
    places_found = found("Tỉnh Đồng Tháp họp. Người dân ở Cao Lãnh vui mừng.")
    twin = places_found[-1]
    assert twin.code is None or twin.text != "Cao Lãnh"


def test_commune_without_its_district_is_ambiguous() -> None:
    (place,) = found("Tan Lap commune has a new school.", language="en")
    assert place.kind == "commune"
    assert place.path == ()
    assert len(place.candidates) > 10
    assert "ambiguous" in place.flags


def test_commune_follows_the_home_province() -> None:
    text = "Tan Tien commune has a new school."
    (place,) = found(text, language="en", source="https://baobacgiang.vn/x.html")
    assert place.path[0] == "Bắc Giang"
    assert "home province" in place.evidence


@pytest.mark.parametrize(
    "source", ["https://baobacgiang.vn/x", "en.bacgiang.gov.vn", "Báo Bắc Giang", "Bac Giang Newspaper"]
)
def test_home_from_the_source(source: str) -> None:
    (place,) = found("Tan Tien commune has a new school.", language="en", source=source)
    assert place.path[0] == "Bắc Giang"


def test_same_name_once_with_its_district() -> None:
    text = "Xã Tân Lập, huyện Mộc Châu có chợ. Chiều qua, xã Tân Lập họp."
    assert paths(text)[-1] == ("xã Tân Lập", "Sơn La>Mộc Châu>Tân Lập")


def test_province_or_its_city() -> None:
    text = "Tỉnh Sơn La phát triển du lịch. Thành phố Sơn La mở phố đi bộ. Sơn La đón khách."
    assert [path for _, path in paths(text)] == ["Sơn La", "Sơn La>Sơn La", "Sơn La"]


# (published, text, path of the first place): the reform of 1 July 2025.
REFORM = [
    ("2025-06-30", "Huyện Kim Sơn, tỉnh Ninh Bình", "Ninh Bình>Kim Sơn"),
    ("2025-07-01", "Xã Kim Sơn, tỉnh Ninh Bình", "Ninh Bình>Kim Sơn"),
    ("2025-09-01", "Kim Sơn (Ninh Bình) vào vụ cói", "Ninh Bình>Kim Sơn"),
    ("2025-09-01", "Huyện Yên Châu cũ, tỉnh Sơn La", "Sơn La>Yên Châu"),
    ("2025-09-01", "Tỉnh Hà Giang trước đây", "Hà Giang"),
    ("2025-09-01", "Phường Hạ Long, tỉnh Quảng Ninh", "Quảng Ninh>Hạ Long"),
    ("2025-09-01", "Thị trấn Phát Diệm, huyện Kim Sơn cũ", "Ninh Bình>Kim Sơn>Phát Diệm"),
]


@pytest.mark.parametrize(("published", "text", "path"), REFORM)
def test_reform(published: str, text: str, path: str) -> None:
    assert paths(text, published)[0][1] == path


def test_bare_name_of_commune_and_old_district() -> None:
    text = "Tỉnh Sơn La họp. Người dân ở Yên Châu trồng chuối."
    before, after = (found(text, day)[-1] for day in ("2024-05-05", "2025-10-10"))
    assert (before.kind, before.register) == ("district", "old")
    assert (after.kind, after.register) == ("commune", "new")


def test_old_city_without_a_heir_of_its_name() -> None:
    """After the reform there are Móng Cái 1, 2 and 3, but no Móng Cái."""
    place = found("Quang Ninh province is busy. Tourists return to Mong Cai.", "2025-10-10", "en")[-1]
    assert place.text == "Mong Cai"
    assert place.register == "old"
    assert {each.path[-1] for each in place.current} >= {"Móng Cái 1", "Móng Cái 2", "Móng Cái 3"}


def test_merged_province_keeps_its_last_path() -> None:
    (place,) = found("Hà Giang đón khách.", "2025-10-10")
    assert (place.kind, place.path) == ("province", ("Hà Giang",))
    assert [each.path for each in place.current] == [("Tuyên Quang",)]


def test_undated_article_with_districts_is_old() -> None:
    text = "Huyện Kim Sơn và huyện Yên Mô của tỉnh Ninh Bình thi đua."
    assert {place.register for place in found(text, None)} == {"old"}


def test_folded_name_of_a_district_at_home_and_a_far_province() -> None:
    text = "Son La province met. Moc Chau and Phu Yen grow plums."
    assert paths(text, language="en")[-1] == ("Phu Yen", "Sơn La>Phù Yên")


def test_unit_of_no_register_is_kept_without_a_path() -> None:
    """There is no ward of that name: it must not become the province."""
    place = found("Phường Sơn La họp dân.", "2025-09-01")[0]
    assert (place.text, place.kind, place.path) == ("Phường Sơn La", "commune", ())


def test_commune_is_never_moved_to_another_district() -> None:
    """Xuân Lam left the register in 2019; a Xuân Lâm of another district must not take its place."""
    place = found("Xuan Lam commune, Tho Xuan district, Thanh Hoa province", language="en")[0]
    assert place.path == ("Thanh Hóa", "Thọ Xuân", "Xuân Lam")


def test_commune_in_brackets_with_its_old_district() -> None:
    text = "Xã Mường Típ (huyện Kỳ Sơn cũ, tỉnh Nghệ An)"
    assert paths(text, "2025-09-01")[0] == ("Xã Mường Típ", "Nghệ An>Mường Típ")


def test_typed_commune_far_from_home_is_doubtful() -> None:
    text = "Tỉnh Sơn La họp. Xã Mường Típ có cầu mới."
    place = found(text)[-1]
    assert place.path == ()
    assert "far from home" in place.flags


def test_communes_that_were_merged_are_old_ones() -> None:
    """One of the three bears the name of the new commune, the others exist no more."""
    text = "Xã Nghĩa Hành (Nghệ An) nhập từ 3 xã: Phú Sơn, Nghĩa Hành và Tân Hương (huyện Tân Kỳ cũ)."
    assert [path for _, path in paths(text, "2025-08-19")] == [
        "Nghệ An>Nghĩa Hành",
        "Nghệ An",
        "Nghệ An>Tân Kỳ>Phú Sơn",
        "Nghệ An>Tân Kỳ>Nghĩa Hành",
        "Nghệ An>Tân Kỳ>Tân Hương",
        "Nghệ An>Tân Kỳ",
    ]


KINDS = [
    ("vi", "Vùng biển Hoàng Sa", "natural"),
    ("vi", "Bờ biển Gia Lai", "province"),
    ("vi", "Huyện Sông Mã", "district"),
    ("vi", "Dọc sông Mã", "natural"),
    ("vi", "Ở cầu Cần Thơ", "site"),
    ("en", "The North-South Expressway", "road"),
    ("en", "The Ho Chi Minh City - Long Thanh - Dau Giay Expressway", "road"),
    ("en", "Son La hydropower reservoir", "province"),
    ("en", "Huu Day dike", "site"),
    ("en", "Truong Son National Martyrs' Cemetery", "site"),
]


@pytest.mark.parametrize(("language", "text", "kind"), KINDS)
def test_kind(language: str, text: str, kind: str) -> None:
    assert [place.kind for place in found(text, language=language)] == [kind]


NO_PLACE = [
    ("vi", "Đồng chí Phạm Xuân Thăng phát biểu."),
    ("vi", "Ông Hồ Quốc Dũng và bà Mai Sơn dự họp."),
    ("vi", "Hồ Quốc Dũng kết luận hội nghị."),
    ("vi", "Công ty cổ phần Chế biến thủy sản Xuất nhập khẩu Cà Mau báo lãi."),
    ("vi", "Công ty TNHH Thương mại và Dịch vụ Kim Sơn nộp thuế."),
    ("vi", "Tập đoàn Hòa Phát và HTX Bình Minh ký kết."),
    ("vi", "Đoàn Thanh niên Cộng sản Hồ Chí Minh phát động."),
    ("vi", "QUỐC TUẤN"),
    ("en", "QUOC TUAN and BAO THU"),
    ("en", "Comrade Tran Xuan Truong spoke."),
    ("en", "Kim Son Garment Joint Stock Company paid taxes."),
    ("en", "Hau River Rice Company Limited reported a loss."),
    ("en", "A walking street and an alley were opened."),
    ("en", "Revenue of Quarter 4 rose."),
    ("en", "It cost US$5 million."),
]


@pytest.mark.parametrize(("language", "text"), NO_PLACE)
def test_no_place(language: str, text: str) -> None:
    assert paths(text, language=language) == []


def test_hard_wrapped_lines() -> None:
    text = (
        "Hội nghị được tổ chức tại huyện Quảng\nXương, tỉnh Thanh Hóa với sự\ntham gia của nhiều\n"
        "đại biểu đến từ các\nxã và thị trấn trên địa\nbàn, các ngành\nliên quan."
    )
    assert paths(text)[0] == ("huyện Quảng\nXương", "Thanh Hóa>Quảng Xương")


def test_lines_that_open_with_a_marked_capital_are_not_wrapped() -> None:
    lines = [
        "Đoàn kiểm tra tại Mộc Châu",
        "Ấn tượng Yên Châu",
        "Ủng hộ bà con xã Tân Lập",
        "Đổi thay ở Mường La",
        "Ổn định Sốp Cộp",
    ]
    assert [span for span, _ in paths("\n".join(lines))] == [
        "Mộc Châu",
        "Yên Châu",
        "xã Tân Lập",
        "Mường La",
        "Sốp Cộp",
    ]


def test_list_of_communes_shares_the_district_in_brackets() -> None:
    text = "Các xã Kim Đông, Kim Trung và Kim Hải (huyện Kim Sơn)"
    assert [path for _, path in paths(text)] == [
        "Ninh Bình>Kim Sơn>Kim Đông",
        "Ninh Bình>Kim Sơn>Kim Trung",
        "Ninh Bình>Kim Sơn>Kim Hải",
        "Ninh Bình>Kim Sơn",
    ]


def test_offsets_are_those_of_the_raw_text() -> None:
    import unicodedata

    text = unicodedata.normalize("NFD", "Tại xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La.")
    for place in found(text):
        assert text[place.start : place.end] == place.text
    assert [place.path[-1] for place in found(text)] == ["Tân Lập", "Mộc Châu", "Sơn La"]


def test_places_never_overlap() -> None:
    text = "Khu kinh tế cửa khẩu quốc tế Cầu Treo, xã Sơn Kim 1, huyện Hương Sơn, QL8A; cầu Mỹ Thuận, TP.HCM, Q.1."
    spans = [(place.start, place.end) for place in found(text)]
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_home_province_and_date_given() -> None:
    text = "Xã Tân Lập huy động 2 tỷ đồng làm đường."
    (unknown,) = Pipeline()(text).places
    assert unknown.path == ()
    (known,) = Pipeline(home_province="Sơn La", date="2024-05-01")(text).places
    assert known.path == ("Sơn La", "Mộc Châu", "Tân Lập")
    (renamed,) = Pipeline(home_province="Son La", date="2026-05-01")("Xã Tân Yên làm đường.").places
    assert renamed.path == ("Sơn La", "Tân Yên")


def test_a_home_province_that_is_none_is_an_error() -> None:
    with pytest.raises(UsageError, match="no province"):
        Pipeline(home_province="Atlantis")


# (text, path of the first place): articles without a date, told by what they say.
UNDATED = [
    ("Đảng ủy xã Nam Đàn, tỉnh Nghệ An tổng kết năm 2025, nhiệm vụ năm 2026.", "Nghệ An>Nam Đàn"),
    ("Xã Thống Nhất, TP Hạ Long, tỉnh Quảng Ninh làm đường, xong trước 31/12/2025.", "Quảng Ninh>Hạ Long>Thống Nhất"),
    ("Sáng 15/8/2025, xã Kim Liên, tỉnh Nghệ An họp. Trước đây xã thuộc huyện Nam Đàn.", "Nghệ An>Kim Liên"),
    ("Sáng 15/8/2025, xã Kim Liên (Nghệ An) mời nguyên Bí thư Huyện ủy Nam Đàn.", "Nghệ An>Kim Liên"),
    ("Phường Thuận Hòa, TP Huế, tỉnh Thừa Thiên Huế ngập sâu.", "Thừa Thiên Huế>Huế>Thuận Hòa"),
    ("Xã Mỹ Đức, huyện Đạ Tẻh, tỉnh Lâm Đồng được mùa.", "Lâm Đồng>Đạ Tẻh>Mỹ Đức"),
    ("Xã Kim Liên, tỉnh Nghệ An vận hành chính quyền địa phương 2 cấp.", "Nghệ An>Kim Liên"),
    ("Xã Kim Liên (Nghệ An) và đặc khu Vân Đồn hoạt động từ ngày 01/7/2025.", "Nghệ An>Kim Liên"),
    ("Đảng bộ xã Chí Đám (Phú Thọ) lần thứ I, nhiệm kỳ 2025-2030.", "Phú Thọ>Chí Đám"),
    ("On September 15, 2025, Yen Chau commune, Son La province opened a market.", "Sơn La>Yên Châu"),
    ("By September 15, 2025, Chieng Hac commune, Yen Chau district, Son La", "Sơn La>Yên Châu>Chiềng Hặc"),
]


@pytest.mark.parametrize(("text", "path"), UNDATED)
def test_undated(text: str, path: str) -> None:
    assert paths(text, None, "vi" if "ã" in text or "ư" in text else "en")[0][1] == path


def test_nothing_tells_the_era() -> None:
    """Kim Liên lies in Nam Đàn before July 2025, directly in Nghệ An after it."""
    place = found("Tỉnh Nghệ An họp. Xã Kim Liên dự.", None)[1]
    assert place.path == ()
    assert {each.path for each in place.candidates} == {("Nghệ An", "Kim Liên"), ("Nghệ An", "Nam Đàn", "Kim Liên")}
    assert "era guessed" in place.flags


def test_a_guess_is_flagged() -> None:
    place = found("Xã Kim Liên của tỉnh Nghệ An họp, tổng kết năm 2021.", None)[0]
    assert place.path == ("Nghệ An", "Nam Đàn", "Kim Liên")
    assert "era guessed" in place.flags


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("https://a.vn/thu-ngan-sach-20260130213947195.htm", "Nghệ An>Kim Liên"),
        ("https://a.vn/kinhte/202003/vu-lua-1234567/", "Nghệ An>Nam Đàn>Kim Liên"),
        ("https://a.vn/gia-ca-hom-nay-19-9-2024-1234.html", "Nghệ An>Nam Đàn>Kim Liên"),
        ("https://a.vn/2025/08/22/dai-hoi", "Nghệ An>Kim Liên"),
    ],
)
def test_date_in_the_address(source: str, path: str) -> None:
    assert paths("Xã Kim Liên (Nghệ An) họp.", None, source=source)[0][1] == path


# (text, paths): what a merger made one, on 28 July 2025.
MERGERS = [
    (
        "Xã Chí Đám thành lập trên cơ sở sáp nhập xã Chí Đám và xã Hùng Xuyên. Tỉnh Phú Thọ.",
        ["Phú Thọ>Chí Đám", "Phú Thọ>Đoan Hùng>Chí Đám", "Phú Thọ>Đoan Hùng>Hùng Xuyên", "Phú Thọ"],
    ),
    (
        "Quang Dong commune in Nghe An was formed on the basis of merging the communes: Dong Thanh and Kim Thanh.",
        ["Nghệ An>Quang Đồng", "Nghệ An", "Nghệ An>Yên Thành>Đồng Thành", "Nghệ An>Yên Thành>Kim Thành"],
    ),
    ("Sau sáp nhập, xã Chí Đám (Phú Thọ) rộng hơn.", ["Phú Thọ>Chí Đám", "Phú Thọ"]),
    ("Sau sáp nhập xã Chí Đám của tỉnh Phú Thọ rộng hơn.", ["Phú Thọ>Chí Đám", "Phú Thọ"]),
    ("Sau khi sáp nhập với xã Hùng Xuyên, xã Chí Đám rộng ra.", ["Phú Thọ>Đoan Hùng>Hùng Xuyên", "Phú Thọ>Chí Đám"]),
    ("Xã Chí Đám cũng thế, theo tỉnh Phú Thọ.", ["Phú Thọ>Chí Đám", "Phú Thọ"]),
    ("Xã Chí Đám cũ, tỉnh Phú Thọ.", ["Phú Thọ>Đoan Hùng>Chí Đám", "Phú Thọ"]),
    ("Phường Hà Tu, TP Hạ Long, tỉnh Quảng Ninh.", ["Quảng Ninh>Hạ Long>Hà Tu", "Quảng Ninh>Hạ Long", "Quảng Ninh"]),
]


@pytest.mark.parametrize(("text", "expected"), MERGERS)
def test_mergers(text: str, expected: list[str]) -> None:
    language = "en" if "merging" in text else "vi"
    assert [path for _, path in paths(text, "2025-07-28", language)] == expected


# (head of an article, path): the day beside a time; of two, the later one is a crawl's.
DATELINES = [
    ("Saturday - 09:53, 20/02/2021\nApril 21, 2026 | 21:28 GMT +7", "Nghệ An>Nam Đàn>Kim Liên"),
    ("10:10:27 AM | 2/16/2025", "Nghệ An>Nam Đàn>Kim Liên"),
    ("Thứ Sáu, 22/08/2025 09:30", "Nghệ An>Kim Liên"),
]


@pytest.mark.parametrize(("head", "path"), DATELINES)
def test_dateline(head: str, path: str) -> None:
    (place, _) = Pipeline(language="vi")(f"{head}\nXã Kim Liên (Nghệ An) họp.").places
    assert ">".join(place.path) == path


ADDRESSES = [
    ("https://a.vn/thu-ngan-sach-20260130213947195.htm", "2026-01-30"),
    ("https://a.vn/kinhte/202003/vu-lua-3001234/", "2020-03"),
    ("https://a.vn/2025/06/19/x.html", "2025-06-19"),
    ("https://a.vn/gia-19-9-2024-1234.html", "2024-09-19"),
    ("https://a.vn/nam-2025-2030-1234567.html", None),
    ("https://a.vn/post2024130.html", None),
]


@pytest.mark.parametrize(("address", "day"), ADDRESSES)
def test_day_in_an_address(address: str, day: str | None) -> None:
    assert dates.in_address(address) == day


def test_only_unit_of_the_name_has_another_type() -> None:
    """There was no phường Tây Hồ before the reform, and one xã far away."""
    (place,) = found("Phường Tây Hồ họp.")
    assert place.path == ()
    assert "of another type" in place.flags


def test_type_word_of_a_namesake_elsewhere_is_told() -> None:
    """Đồng Nai has a xã Bình Minh; phường Bình Minh lie in other provinces."""
    text = "Đồng Nai thu ngân sách tốt. Đoàn công tác phường Bình Minh đến thăm."
    place = found(text, published="2025-08-01")[-1]
    assert (place.path, place.flags) == (("Đồng Nai", "Bình Minh"), ("of another type",))
    chained = found("Đoàn công tác phường Bình Minh, tỉnh Đồng Nai đến thăm.", published="2025-08-01")[0]
    assert (chained.path, chained.flags) == (("Đồng Nai", "Bình Minh"), ())


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("Hai xã: xã Bình Minh, xã Phú Cát, huyện Quốc Oai, Hà Nội", [(), ("Hà Nội", "Quốc Oai", "Phú Cát")]),
        ("xã An Phú và xã Tân Hiệp, huyện Hóc Môn", [(), ("Hồ Chí Minh", "Hóc Môn", "Tân Hiệp")]),
        (
            "phường Mỹ Xá và xã Đại An thuộc huyện Vụ Bản, Nam Định",
            [("Nam Định", "Nam Định", "Mỹ Xá"), ("Nam Định", "Vụ Bản", "Đại An")],
        ),
    ],
)
def test_list_lies_in_the_district_behind_it(text: str, paths: list[tuple[str, ...]]) -> None:
    """A commune of the list that the district does not have is doubtful, but a ward before a commune lies beside it."""
    assert [place.path for place in found(text, published="2019-08-01")[:2]] == paths


def test_another_province_named_just_before_is_no_silent_choice() -> None:
    """The home province's unit is flagged if the province named just before has one of the name too."""
    text = "Tỉnh An Giang họp. UBND tỉnh An Giang báo cáo. Mưa như Long An: ở huyện Châu Thành lúa chín."
    place = found(text)[-1]
    assert "another province named before" in place.flags


def test_the_province_that_opens_the_sentence_is_that_of_its_units() -> None:
    """Of two units of a name the one in the province that heads the sentence is meant, not the home province's."""
    text = "Tỉnh An Giang họp. UBND tỉnh An Giang báo cáo. Long An thì khác: ở huyện Châu Thành lúa chín."
    place = found(text)[-1]
    assert (place.path, place.flags) == (("Long An", "Châu Thành"), ())
    assert "named before" in place.evidence


@pytest.mark.parametrize(
    "text", ["Tại phường 5² và quận 1².", "các phường 1, 2² và 3", "Ward 5²", "thôn 3², đường 30²"]
)
def test_a_footnote_mark_is_no_number(text: str) -> None:
    assert not any("²" in place.text or place.name.endswith("²") for place in found(text))


def test_an_english_article_of_today_may_end_in_a_head_word() -> None:
    """Where wards may have a translated point of the compass, the first word of a name is looked at: there is none."""
    text = "Photo:"
    assert not places.find(Article(text, language="en", published="2025-09-01"), View(text))


def test_bare_district_that_opens_a_clause_heads_it() -> None:
    """Two districts of the province have a commune of the name; a chain of its own is nearer than the head."""
    told = "\nXã Minh Tân, huyện Đông Hưng, tỉnh Thái Bình đạt chuẩn."
    first = found(f"Ở Kiến Xương, cánh đồng mẫu (xã Minh Tân) rộng 50 ha.{told}")[1]
    assert first.path == ("Thái Bình", "Kiến Xương", "Minh Tân")
    chained = found("Ở Kiến Xương, ông A học mô hình ở xã Minh Tân, huyện Đông Hưng, tỉnh Thái Bình.")[1]
    assert chained.path == ("Thái Bình", "Đông Hưng", "Minh Tân")
