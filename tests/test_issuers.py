"""Who issued a document and what it is about, in the words of the text."""

import pytest

from extract import Pipeline

PIPELINE = Pipeline(ner=False)

ISSUERS = [
    ("Quyết định số 2/QĐ-UBND ngày 12/01/2024 của UBND tỉnh Trà Vinh đối với 3 dự án.", "UBND tỉnh Trà Vinh"),
    ("Nghị quyết số 12/NQ-HĐND của HĐND tỉnh Gia Lai thông qua ngày 15/12/2022.", "HĐND tỉnh Gia Lai"),
    ("Luật số 55/2024/QH15 được Quốc hội thông qua ngày 26/11/2024.", "Quốc hội"),
    ("Quyết định số 5/QĐ-UBND của Chủ tịch UBND tỉnh Sơn La giao các sở thực hiện.", "Chủ tịch UBND tỉnh Sơn La"),
    ("Nghị quyết số 5/NQ-HĐND của HĐND tỉnh Sơn La khóa XV về thu phí.", "HĐND tỉnh Sơn La khóa XV"),
    (
        "Thông tư số 5/2024/TT-BNN của Bộ Nông nghiệp và Phát triển nông thôn về giống cây.",
        "Bộ Nông nghiệp và Phát triển nông thôn",
    ),
    ("Quyết định số 5/QĐ-UBND của UBND huyện Mộc Châu, tỉnh Sơn La.", "UBND huyện Mộc Châu"),
    ("Kế hoạch số 5/KH-UBND của UBND tỉnh Bà Rịa - Vũng Tàu triển khai đến các xã.", "UBND tỉnh Bà Rịa - Vũng Tàu"),
    ("Nghị quyết số 57-NQ/TW của Bộ Chính trị chỉ ra việc cần làm.", "Bộ Chính trị"),
    ("Nghị quyết số 29/2025/QH15 của Quốc hội và lễ trao giải.", "Quốc hội"),
    (
        "Resolution No. 5/NQ-HDND of the Provincial People's Council stipulates support levels.",
        "Provincial People's Council",
    ),
    (
        "Decision No. 5/QD-UBND of the People's Committee of Son La province for 3 projects.",
        "People's Committee of Son La province",
    ),
    (
        "Circular No. 5/2024/TT-BNN of the Ministry of Agriculture and Rural Development on trees.",
        "Ministry of Agriculture and Rural Development",
    ),
    ("It follows the Government's Decree No. 10/2023/ND-CP.", "Government"),
    ("Under Prime Minister's Decision No. 17/QD-TTg, fees fall.", "Prime Minister"),
    ("The Chairman has just signed Decision No. 189/QD-UBND.", "The Chairman"),
]

SUBJECTS = [
    (
        "Nghị quyết số 12/NQ-HĐND về việc giao dự toán thu, chi ngân sách năm 2022.",
        "giao dự toán thu, chi ngân sách năm 2022",
    ),
    ("Quyết định số 9/QĐ-UBND về giao đất, tỉnh và huyện đã họp.", "giao đất"),
    ("Nghị định số 207/2026/NĐ-CP quy định chi tiết một số điều của luật Xây dựng.", "một số điều của luật Xây dựng"),
    ("Nghị định số 10/2022/NĐ-CP quy định về lệ phí trước bạ.", "lệ phí trước bạ"),
    ("Nghị quyết 98 sửa đổi là cơ hội lớn.", None),
    ("Decision No. 5/QD-UBND on the coastal axis DT.719B project.", "the coastal axis DT.719B project"),
    (
        "Resolution No. 57-NQ/TW on science, technology, innovation and digital transformation.",
        "science, technology, innovation and digital transformation",
    ),
    ("Decree No. 78/2002/ND-CP on credit for the poor (Decree 78).", "credit for the poor"),
    ("Plan No. 5/KH-UBND on implementing Resolution No. 57-NQ/TW.", "implementing Resolution No. 57-NQ/TW"),
    ("Implementing Plan No. 69/KH-UBND, on the morning of May 4, the commune met.", None),
]


@pytest.mark.parametrize(("text", "issuer"), ISSUERS)
def test_an_issuer_ends_with_the_body(text: str, issuer: str) -> None:
    assert PIPELINE(text).resolutions[0].issuer == issuer


@pytest.mark.parametrize(("text", "subject"), SUBJECTS)
def test_a_subject_is_the_whole_title(text: str, subject: str | None) -> None:
    assert PIPELINE(text).resolutions[0].subject == subject
