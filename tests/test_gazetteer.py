"""The register: its counts, its tree, its dates, and the many ways to write a name."""

import gzip
from collections import Counter
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from extract.gazetteer import REFORM, Unit, fold, load, lookup, squash, vkey
from extract.text import old_style

BEFORE = date(2022, 6, 1)
AFTER = REFORM
TABLES = Path(__file__).resolve().parent.parent / "tools" / "gazetteer"


def paths(name: str, on: date | None = None, **limits: Any) -> list[str]:
    """Return the paths of all units that bear the name."""
    gazetteer = load()
    return [">".join(gazetteer.path(unit)) for unit in gazetteer.find(name, on=on, **limits)]


def in_force(day: date) -> Counter[str]:
    """Return how many units of each level there were on a day."""
    return Counter(unit.level for unit in load() if unit.in_force(day))


# --- the whole ---


@pytest.mark.parametrize(
    ("day", "provinces", "districts", "communes"),
    [
        (date(2019, 6, 1), 63, 713, 11_160),
        (date(2020, 6, 1), 63, 707, 10_614),
        (date(2023, 6, 1), 63, 705, 10_599),
        (date(2025, 6, 30), 63, 696, 10_035),
        (date(2025, 7, 1), 34, 0, 3_321),
    ],
)
def test_counts_of_the_official_lists(day: date, provinces: int, districts: int, communes: int) -> None:
    assert in_force(day) == Counter(province=provinces, district=districts, commune=communes)


def test_every_link_leads_to_a_unit() -> None:
    gazetteer = load()
    for unit in gazetteer:
        assert all(gazetteer.unit(uid) for uid in unit.successors)
        parent = gazetteer.parent(unit)
        assert (parent is None) == (unit.level == "province")
        assert parent is None or parent.register == unit.register


def test_every_old_unit_is_something_today() -> None:
    gazetteer = load()
    for unit in gazetteer:
        today = gazetteer.current(unit)
        assert today, unit
        assert {each.register for each in today} == {"new"}
        assert unit.level != "province" or [each.level for each in today] == ["province"]


def test_a_unit_lives_within_the_days_of_its_parent() -> None:
    gazetteer = load()
    for unit in gazetteer:
        parent = gazetteer.parent(unit)
        if parent:
            assert (parent.valid_from or date.min) <= (unit.valid_from or date.min), unit
            assert (parent.valid_to or date.max) >= (unit.valid_to or date.max), unit


def test_the_names_of_one_code_follow_each_other_without_a_gap() -> None:
    by_code: dict[tuple[str, str], list[Unit]] = {}
    for unit in load():
        by_code.setdefault((unit.register, unit.code), []).append(unit)
    for units in by_code.values():
        units.sort(key=lambda unit: unit.valid_to or date.max)
        for earlier, later in pairwise(units):
            assert later.valid_from in (earlier.valid_to, None) or earlier.approximate


def test_no_unit_stands_twice() -> None:
    units = list(load())
    keys = Counter((u.register, u.level, u.parent, u.type, vkey(u.name), u.valid_to) for u in units)
    assert [key for key, count in keys.items() if count > 1] == []


def test_names_are_written_in_one_style() -> None:
    for unit in load():
        assert unit.name == old_style(unit.name).strip()
        assert "(" not in unit.name
        assert not unit.name[0].isdigit()


def test_children_are_the_other_side_of_parent() -> None:
    gazetteer = load()
    below = [child for unit in gazetteer for child in gazetteer.children(unit)]
    assert len(below) == len(set(below)) == sum(unit.parent is not None for unit in gazetteer)


def test_data_file_is_small_and_made_without_a_clock() -> None:
    packed = files("extract.gazetteer").joinpath("units.tsv.gz").read_bytes()
    assert len(packed) <= 400_000
    assert packed[4:8] == b"\0\0\0\0"  # the time in a gzip header
    assert gzip.decompress(packed).startswith(b"#uid\t")


@pytest.mark.parametrize("table", sorted(TABLES.glob("*.tsv")), ids=lambda path: path.stem)
def test_every_row_of_the_hand_tables_names_its_source(table: Path) -> None:
    lines = table.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert rows
    assert len({len(row) for row in rows}) == 1
    assert all(row[-1].strip() for row in rows)


# --- spelling ---

DAK_LAK = "Đắk Lắk"
QUY_NHON = "Bình Định>Quy Nhơn"
HCMC = "Hồ Chí Minh"
HUE = "Thừa Thiên Huế"


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Hà Nội", "Hà Nội"), ("Hanoi", "Hà Nội"), ("Ha Noi", "Hà Nội"), ("HÀ NỘI", "Hà Nội"),
        ("HCMC", HCMC), ("HCM City", HCMC), ("Saigon", HCMC), ("Sài Gòn", HCMC), ("TP.HCM", HCMC),
        ("TPHCM", HCMC), ("TP. HCM", HCMC), ("Tp. Ho Chi Minh", HCMC), ("Ho Chi Minh City", HCMC),
        ("Đắk Lắk", DAK_LAK), ("Đăk Lăk", DAK_LAK), ("Đắc Lắc", DAK_LAK), ("Dak Lak", DAK_LAK),
        ("Daklak", DAK_LAK), ("Dac Lac", DAK_LAK), ("Darlac", DAK_LAK),
        ("Quy Nhơn", QUY_NHON), ("Qui Nhơn", QUY_NHON), ("Qui Nhon", QUY_NHON), ("Quinhon", QUY_NHON),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu"), ("Bà Rịa-Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Ba Ria–Vung Tau", "Bà Rịa - Vũng Tàu"), ("BR-VT", "Bà Rịa - Vũng Tàu"),
        ("Thừa Thiên-Huế", HUE), ("Thua Thien Hue", HUE), ("TT-Huế", HUE),
        ("Kontum", "Kon Tum"), ("Bac Can", "Bắc Kạn"), ("Bắc Cạn", "Bắc Kạn"),
        ("Buôn Mê Thuột", "Đắk Lắk>Buôn Ma Thuột"), ("Ban Me Thuot", "Đắk Lắk>Buôn Ma Thuột"),
        ("Đà Lạt", "Lâm Đồng>Đà Lạt"), ("Dalat", "Lâm Đồng>Đà Lạt"),
        ("Quận 1", "Hồ Chí Minh>Quận 1"), ("Quận 01", "Hồ Chí Minh>Quận 1"),
        ("District 1", "Hồ Chí Minh>Quận 1"),
        ("Ia H'Drai", "Kon Tum>Ia H'Drai"), ("Ia HDrai", "Kon Tum>Ia H'Drai"),
        ("Spratly", "Khánh Hòa>Trường Sa"),
    ],
)  # fmt: skip
def test_one_unit_by_any_spelling(name: str, path: str) -> None:
    assert paths(name, BEFORE)[0] == path  # the highest unit comes first; lower ones may share its name


def test_tone_placement_makes_no_difference() -> None:
    assert paths("Hoà Bình", BEFORE) == paths("Hòa Bình", BEFORE)
    assert vkey("Hoà") == vkey("Hòa")
    assert vkey("THUỶ") == vkey("Thủy")
    assert vkey("Hoa\u0300") == vkey("Hòa")
    assert vkey("Quý") != vkey("Quy")


def test_names_are_shown_in_the_old_style() -> None:
    for new, old in (("Hoà", "Hòa"), ("Thuỷ", "Thủy"), ("Khoẻ", "Khỏe"), ("TOÀ", "TÒA"), ("Uỷ", "Ủy")):
        assert old_style(new) == old
    for same in ("Quý", "Huế", "Hoàn", "Quả", "Nguyễn", "Thuận"):
        assert old_style(same) == same


def test_keys() -> None:
    assert fold("Đắk Lắk") == "dak lak"
    assert squash("M'Drắk") == squash("M’Drak") == "mdrak"
    assert squash("Mỹ Lý") == squash("Mi Li")
    assert squash("Tây") != squash("Tai")
    assert squash("Phường 01") == squash("Phường 1")


def test_apostrophes_and_highland_marks() -> None:
    expected = ["Đắk Lắk>M'Đrắk", "Đắk Lắk>M'Đrắk>M'Drắk"]
    for name in ("M'Drak", "MDrak", "M’Đrăk", "M'Đrắk"):
        assert paths(name, BEFORE) == expected
        assert paths(name, AFTER) == ["Đắk Lắk>M'Drắk"]


def test_marks_decide_between_namesakes() -> None:
    assert {"Phú Yên", "Sơn La>Phù Yên"} <= set(paths("Phu Yen", BEFORE))
    assert "Sơn La>Phù Yên" not in paths("Phú Yên", BEFORE)
    assert "Phú Yên" not in paths("Phù Yên", BEFORE)


def test_a_syllable_may_lose_its_marks_but_not_change_them() -> None:
    assert paths("Mộc Chau", BEFORE) == paths("Mộc Châu", BEFORE)
    assert paths("Mộc Chẩu", BEFORE) == []
    assert paths("Mọc Châu", BEFORE) == []


def test_near_homographs_stay_apart() -> None:
    gazetteer = load()
    hoang_hoa = gazetteer.find("Hoằng Hóa", on=BEFORE, level="district")[0]
    assert paths("Hoằng Đông", BEFORE, within=hoang_hoa) == ["Thanh Hóa>Hoằng Hóa>Hoằng Đông"]
    assert len(paths("Hoang Dong", BEFORE, within=hoang_hoa)) == 2


def test_nothing_is_an_empty_tuple() -> None:
    assert load().find("Atlantis") == ()
    assert load().find("") == ()
    assert load().find("Kim Sơn", on=BEFORE, within=load().unit("old:14")) == ()


def test_quarters_and_contacts_are_no_units() -> None:
    assert load().find("Q1") == load().find("F1") == load().find("P.1") == ()


def test_probe_for_finders() -> None:
    gazetteer = load()
    assert gazetteer.probe(("moc", "chau"))
    assert gazetteer.probe(("ba", "ria", "vung", "tau"))
    assert not gazetteer.probe(("the", "province"))
    assert gazetteer.longest(("dien", "bien", "phu", "city")) == 3
    assert gazetteer.longest(("annual", "report")) == 0


# --- dates ---


def test_the_register_follows_the_date() -> None:
    assert paths("Phát Diệm", BEFORE) == ["Ninh Bình>Kim Sơn>Phát Diệm"]
    assert paths("Phát Diệm", REFORM - timedelta(days=1)) == ["Ninh Bình>Kim Sơn>Phát Diệm"]
    assert paths("Phát Diệm", REFORM) == ["Ninh Bình>Phát Diệm"]
    assert paths("Yên Châu", BEFORE, level="district") == ["Sơn La>Yên Châu"]
    assert paths("Yên Châu", AFTER) == ["Sơn La>Yên Châu"]


def test_a_renamed_commune_has_the_path_of_the_day() -> None:
    moc_chau = load().unit("old:123")
    assert paths("Tân Lập", BEFORE, within=moc_chau) == ["Sơn La>Mộc Châu>Tân Lập"]
    assert paths("Tan Lap", BEFORE, within=moc_chau) == ["Sơn La>Mộc Châu>Tân Lập"]
    assert paths("Tân Lập", date(2025, 2, 1), within=moc_chau) == []
    assert paths("Tân Yên", date(2025, 2, 1), within=moc_chau) == ["Sơn La>Mộc Châu>Tân Yên"]
    assert paths("Tân Yên", date(2025, 1, 31), within=moc_chau) == []


def test_thua_thien_hue_became_hue() -> None:
    assert paths("Huế", BEFORE) == ["Thừa Thiên Huế>Huế"]
    assert paths("Huế", date(2025, 1, 1)) == paths("Hue", AFTER) == ["Huế"]
    assert paths("Thừa Thiên Huế", date(2024, 12, 31)) == ["Thừa Thiên Huế"]
    assert paths("Thừa Thiên Huế", AFTER) == ["Huế"]
    assert paths("A Lưới", date(2025, 3, 1), level="district") == ["Huế>A Lưới"]


def test_thu_duc_city() -> None:
    assert paths("Thủ Đức", date(2020, 12, 31), level="district") == ["Hồ Chí Minh>Thủ Đức"]
    assert load().find("Thủ Đức", on=date(2020, 12, 31), level="district")[0].type == "quận"
    assert load().find("Thu Duc", on=date(2021, 1, 1), level="district")[0].type == "thành phố"
    assert paths("Quận 9", date(2020, 6, 1)) == ["Hồ Chí Minh>Quận 9"]
    assert paths("Quận 9", date(2021, 1, 1)) == []
    assert paths("Hiệp Phú", date(2022, 1, 1), level="commune") == ["Hồ Chí Minh>Thủ Đức>Hiệp Phú"]
    assert paths("Hiệp Phú", date(2020, 1, 1), level="commune") == ["Hồ Chí Minh>Quận 9>Hiệp Phú"]


def test_units_that_ended_before_the_first_list() -> None:
    assert paths("Hà Tây", level="province") == ["Hà Tây"]
    assert paths("Hà Tây", BEFORE, level="province") == []
    assert paths("Từ Liêm", level="district") == ["Hà Nội>Từ Liêm"]
    assert paths("Tân Thành", date(2018, 4, 11), level="district") == ["Bà Rịa - Vũng Tàu>Tân Thành"]


@pytest.mark.parametrize(
    ("district", "last_day", "heir"),
    [
        ("Hòa Bình>Kỳ Sơn", date(2019, 12, 31), "Hòa Bình>Hòa Bình"),
        ("Quảng Ninh>Hoành Bồ", date(2019, 12, 31), "Quảng Ninh>Hạ Long"),
        ("Cao Bằng>Thông Nông", date(2020, 1, 31), "Cao Bằng>Hà Quảng"),
        ("Cao Bằng>Trà Lĩnh", date(2020, 2, 29), "Cao Bằng>Trùng Khánh"),
        ("Quảng Ngãi>Tây Trà", date(2020, 1, 31), "Quảng Ngãi>Trà Bồng"),
        ("Thanh Hóa>Tĩnh Gia", date(2020, 5, 31), "Thanh Hóa>Nghi Sơn"),
        ("Nam Định>Mỹ Lộc", date(2024, 8, 31), "Nam Định>Nam Định"),
        ("Nghệ An>Cửa Lò", date(2024, 11, 30), "Nghệ An>Vinh"),
        ("Ninh Bình>Ninh Bình", date(2024, 12, 31), "Ninh Bình>Hoa Lư"),
        ("Bắc Giang>Yên Dũng", date(2024, 12, 31), "Bắc Giang>Bắc Giang"),
        ("Bà Rịa - Vũng Tàu>Đất Đỏ", date(2024, 12, 31), "Bà Rịa - Vũng Tàu>Long Đất"),
        ("Thừa Thiên Huế>Nam Đông", date(2024, 12, 31), "Huế>Phú Lộc"),
    ],
)
def test_districts_that_ended_before_the_reform(district: str, last_day: date, heir: str) -> None:
    gazetteer = load()
    name = district.rpartition(">")[2]
    assert district in paths(name, last_day, level="district")
    assert district not in paths(name, last_day + timedelta(days=1), level="district")
    namesakes = gazetteer.find(name, on=last_day, level="district")
    unit = next(each for each in namesakes if ">".join(gazetteer.path(each)) == district)
    old_heirs = [uid for uid in unit.successors if uid.startswith("old:")]
    assert heir in [">".join(gazetteer.path(gazetteer.unit(uid))) for uid in old_heirs]
    assert unit.historic


def test_codes_are_reused_across_the_reform() -> None:
    gazetteer = load()
    assert gazetteer.unit("old:00004").name == "Trúc Bạch"
    assert gazetteer.unit("new:00004").name == "Ba Đình"
    assert gazetteer.unit("old:24").name == "Bắc Giang"
    assert gazetteer.unit("new:24").name == "Bắc Ninh"
    with pytest.raises(KeyError):
        gazetteer.unit("new:001")


def test_today() -> None:
    gazetteer = load()

    def today(uid: str) -> set[str]:
        return {">".join(gazetteer.path(unit)) for unit in gazetteer.current(gazetteer.unit(uid))}

    assert today("old:35") == {"Ninh Bình"}
    assert today("old:00004") == {"Hà Nội>Ba Đình"}
    assert today("old:498") == {"Đà Nẵng>Hoàng Sa"}  # an island district without communes
    assert today("old:09013") == {"Hà Nội>Mê Linh", "Hà Nội>Tiến Thắng", "Hà Nội>Yên Lãng", "Hà Nội>Ô Diên"}
    assert today("old:11890") == {"Hải Phòng>Nguyễn Bỉnh Khiêm"}  # not what its namesake in Kim Thành became
    assert today("new:37") == {"Ninh Bình"}


def test_former() -> None:
    gazetteer = load()
    provinces = gazetteer.former(gazetteer.unit("new:37"))
    assert {unit.name for unit in provinces} == {"Hà Nam", "Nam Định", "Ninh Bình"}
    parts = gazetteer.former(gazetteer.unit("new:00004"))
    assert {"Trúc Bạch", "Quán Thánh"} <= {unit.name for unit in parts}
    assert all(unit.level == "commune" for unit in parts)


def test_an_ordinal_name_is_found_by_its_stem_as_a_set() -> None:
    assert paths("Mong Cai", BEFORE) == ["Quảng Ninh>Móng Cái"]
    wards = {"Quảng Ninh>Móng Cái 1", "Quảng Ninh>Móng Cái 2", "Quảng Ninh>Móng Cái 3"}
    assert set(paths("Móng Cái", AFTER)) == set(paths("Mong Cai", AFTER)) == wards
    assert paths("Móng Cái 2", AFTER) == ["Quảng Ninh>Móng Cái 2"]
    assert paths("Đạ Tẻh", AFTER) == ["Lâm Đồng>Đạ Tẻh"]  # a unit of its own beside Đạ Tẻh 2 and 3


def test_units_upgraded_after_the_reform() -> None:
    gazetteer = load()
    for uid in ("new:75", "new:22", "new:24"):
        assert gazetteer.unit(uid).type == "thành phố"
    assert gazetteer.unit("new:26368").type == "phường"


def test_lookup_by_hand() -> None:
    found = lookup("Mộc Sơn", date(2025, 3, 1))
    assert [entry["path"] for entry in found] == ["Sơn La>Mộc Châu>Mộc Sơn"]
    assert found[0]["valid_from"] == date(2025, 2, 1)
    assert found[0]["today"] == ["Sơn La>Mộc Sơn"]
