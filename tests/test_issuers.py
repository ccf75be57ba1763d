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
    # The dot of a unit's short word ends no sentence.
    ("Quyết định số 5/QĐ-UBND của UBND TP. Lào Cai ngày 3/1/2018 về giá đất.", "UBND TP. Lào Cai"),
    ("Quyết định số 5/QĐ-UBND của UBND TP.HCM về giá đất.", "UBND TP.HCM"),
    ("Sở Y tế TP. Đà Nẵng có Công văn số 33/SYT-NV.", "Sở Y tế TP. Đà Nẵng"),
    ("UBND Q. Cầu Giấy ban hành Kế hoạch số 33/KH-UBND.", "UBND Q. Cầu Giấy"),
    ("Theo thông báo của UBND TP. Quyết định số 12/QĐ-UBND đã hết hạn.", None),
    ("Công văn của Sở Y tế. Hà Nội ban hành Kế hoạch số 33/KH-UBND.", None),
    # Adverbs and the signer's verb are no part of it.
    ("UBND tỉnh Lai Châu vừa có công văn số 669/UBND-VP.", "UBND tỉnh Lai Châu"),
    ("Bộ Tài chính chính thức ban hành Thông tư số 12/2018/TT-BTC.", "Bộ Tài chính"),
    ("Sở Nội vụ cũng đã kịp thời ra Công văn số 33/SNV-CC.", "Sở Nội vụ"),
    ("UBND xã Vừa A có Quyết định số 12/QĐ-UBND.", "UBND xã Vừa A"),
    ("Quyết định 5/QĐ-UBND do Chủ tịch UBND tỉnh Lò Văn Páo ký quy định giá đất.", "Chủ tịch UBND tỉnh Lò Văn Páo"),
    ("Quyết định 5/QĐ-UBND của Lào Cai chưa phù hợp.", "Lào Cai"),
    # Words are told apart by their marks: "quan" is no "quận", "vệ" no "về", "tô" no "to".
    (
        "Thông báo số 21/TB-CSĐT của Cơ quan Cảnh sát điều tra Công an huyện Mường La, vụ việc đã rõ.",
        "Cơ quan Cảnh sát điều tra Công an huyện Mường La",
    ),
    ("Quyết định số 12/QĐ-CSĐT của Cơ quan Cảnh sát điều tra khởi tố bị can.", "Cơ quan Cảnh sát điều tra"),
    ("Công văn số 12/HH-VT của Hiệp hội Vận tải ô tô Việt Nam.", "Hiệp hội Vận tải ô tô Việt Nam"),
    ("Công văn số 12/CV-BVMT của Chi cục Bảo vệ môi trường Hà Nội.", "Chi cục Bảo vệ môi trường Hà Nội"),
    ("Quyet dinh so 12/QD-UBND cua UBND quan Ba Dinh ve gia dat.", "UBND quan Ba Dinh"),
    # The sentence opens with it, and a dash, a comma or a sign is part of its name.
    (
        "Việc này xong từ 2019\nBộ Lao động - Thương binh và Xã hội ban hành Thông tư 35/2018/TT-BLĐTBXH.",
        "Bộ Lao động - Thương binh và Xã hội",
    ),
    ("Việc này đã xong. Bộ Y tế vừa ban hành Thông tư 35/2018/TT-BYT.", "Bộ Y tế"),
    ("Việc này đã xong. Bộ Y tế cho biết đã ban hành Thông tư 35/2018/TT-BYT.", None),
    (
        "Hôm qua, Sở Văn hóa, Thể thao và Du lịch ban hành Quyết định 12/QĐ-SVHTTDL.",
        "Sở Văn hóa, Thể thao và Du lịch",
    ),
    ("Bộ GD & ĐT đã ban hành Thông tư 12/2020/TT-BGDĐT.", "Bộ GD & ĐT"),
    ("Hà Nội, mùa thu\nTPO - UBND tỉnh Sơn La vừa ban hành Quyết định 12/QĐ-UBND.", "UBND tỉnh Sơn La"),
    # Half of its name is not it.
    ("Hôm nay, trường Trung cấp nghề Kinh tế - Kỹ thuật Bắc Nghệ An đã có tờ trình số 191.", None),
    ("Nghị định 35/2018/NĐ-CP của Chính phủ Quy định chi tiết luật.", "Chính phủ"),
    # Who approved what a number stands for issued it.
    ("Dự án được UBND tỉnh Hà Giang phê duyệt tại Quyết định số 3553/QĐ-UBND.", "UBND tỉnh Hà Giang"),
    ("Dự án được Bộ Y tế thẩm định theo Nghị định 15/2021/NĐ-CP.", None),
    # A sentence before it, an abbreviation's dot, a sign or a comma in it cut nothing off.
    ("Cơ quan xử lý. Cục thuế TP. Đà Nẵng vừa có Thông báo số 12/TB-CT.", "Cục thuế TP. Đà Nẵng"),
    ("Việc này đã rõ. Sở TN & MT tỉnh Bắc Giang đã ban hành Công văn 12/STNMT-QL.", "Sở TN & MT tỉnh Bắc Giang"),
    ("Hôm qua Bộ GD&ĐT ban hành Thông tư 12/2020/TT-BGDĐT.", "Bộ GD&ĐT"),
    ("Mới đây Bộ Lao động, Thương binh và Xã hội ra Thông tư 5/2018/TT-BLĐTBXH.", "Bộ Lao động, Thương binh và Xã hội"),
    ("Nghị quyết 29 của BCH T.Ư Đảng khóa XI đã nêu.", "BCH T.Ư Đảng khóa XI"),
    ("Hiệp hội Bất động sản TP. HCM (HoREA) vừa có Công văn 110/CV-HoREA.", "Hiệp hội Bất động sản TP. HCM"),
    ("Phó Chủ tịch UBND TP Hà Nội - ông Nguyễn Văn A ký Quyết định 5/QĐ-UBND.", "Phó Chủ tịch UBND TP Hà Nội"),
    # Printed small, before a capital.
    ("Hôm qua, sở Xây dựng đã ban hành Công văn 12/SXD-QL.", "sở Xây dựng"),
    ("Thông tư 12/2018/TT-BTC của bộ Tài chính về giá.", "bộ Tài chính"),
    ("Công văn 12/SGDĐT của sở GD & ĐT tỉnh Long An về thi.", "sở GD & ĐT tỉnh Long An"),
    ("Quyết định 12/QĐ-SYT do giám đốc sở Y tế ký.", "giám đốc sở Y tế"),
    ("Hôm qua cán bộ Nguyễn Văn A ký Quyết định 12/QĐ-UBND.", None),
    ("Tại trụ sở Minh Khai có Quyết định 12/QĐ-UBND.", None),
    ("Thông báo số 12/TB-UBND của số 5 phố Huế.", None),
    # Behind what was told or put forward stands who issued it.
    ("Bộ Tài chính cho biết Thủ tướng Chính phủ đã ban hành Quyết định 12/QĐ-TTg.", "Thủ tướng Chính phủ"),
    ("Bộ Nông nghiệp đã tham mưu Chính phủ ban hành Nghị định 67/2014/NĐ-CP.", "Chính phủ"),
    # No bodies: an adverb, a mere "Bộ", whose paper it is, a place before "Hội" and "Phòng".
    ("Từ lúc có Quyết định số 12/QĐ-UBND, giá tăng.", None),
    ("Sau khi ký Quyết định số 12/QĐ-UBND, ông về.", None),
    ("Bộ đã ban hành Quyết định số 12/QĐ-BCT.", None),
    ("Hồ sơ của Công ty An Phú có Quyết định số 12/QĐ-UBND.", None),
    ("Năm 2017, TP Hội An ban hành Quyết định số 12/QĐ-UBND.", "TP Hội An"),
    ("Đầu năm 2017, TP. Hải Phòng ban hành Quyết định số 12/QĐ-UBND.", "TP. Hải Phòng"),
    ("Lương tăng 90.000 đồng\nChính phủ vừa ban hành Nghị định 72/2018/NĐ-CP.", "Chính phủ"),
    # What ends it: a verb, a mark, what the document is about, its type word again.
    ("Cáo trạng số 12/CT-VKS của VKSND Tối cao truy tố ông A.", "VKSND Tối cao"),
    ("Bản án số 12/HSST của TAND TP. Cà Mau buộc bà A trả tiền.", "TAND TP. Cà Mau"),
    ('Công văn số 12/TANDTC của TAND Tối cao: "không cho".', "TAND Tối cao"),
    ('Công văn số 12/BTC của Bộ nêu rõ: "không".', None),
    ('Theo "Nghị định 12/2018/NĐ-CP của Chính phủ" thì được.', "Chính phủ"),
    ('Quyết định 12/QĐ-TTg của Thủ tướng Chính phủ "Về việc ấy".', "Thủ tướng Chính phủ"),
    ("Nghị định 46/2016/NĐ-CP của Chính phủ Nghị định quy định mức phạt.", "Chính phủ"),
    ("Quyết định 12/QĐ-BGTVT do Thứ trưởng Bộ GTVT Lê Văn A ký.", "Thứ trưởng Bộ GTVT Lê Văn A"),
    ("Giấy phép số 43/GP do sở Xây dựng Khánh Hòa cấp.", "sở Xây dựng Khánh Hòa"),
    ("Thông báo 170/TB của Văn phòng UBND và Kết luận nội dung tố cáo.", "Văn phòng UBND"),
    ("Tàu đóng theo Nghị định 67/2014/NĐ-CP của Bình Định bị hư hỏng.", None),
    ("Chỉ thị 40-CT/TW của Ban bí thư vào năm 2004.", "Ban bí thư"),
    # What goes on with it.
    ("Thông tư 12/2018/TT-BGDĐT của Bộ Giáo dục và đào tạo quy định.", "Bộ Giáo dục và đào tạo"),
    ("Nghị quyết 233/NQ-ĐU của Đảng ủy Tập đoàn Dầu khí có nội dung sai.", "Đảng ủy Tập đoàn Dầu khí"),
    ("Quyết định 5/QĐ-ĐU của Đảng ủy Khối Doanh nghiệp Trung ương.", "Đảng ủy Khối Doanh nghiệp Trung ương"),
    (
        "On April 29, 2025, Da Nang City People's Committee issued Decision No. 34/QD-UBND.",
        "Da Nang City People's Committee",
    ),
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
    ("Nghị quyết số 12/NQ-HĐND về một số cơ chế hỗ trợ trẻ em.", "một số cơ chế hỗ trợ trẻ em"),
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
def test_an_issuer_ends_with_the_body(text: str, issuer: str | None) -> None:
    assert PIPELINE(text).resolutions[0].issuer == issuer


@pytest.mark.parametrize(("text", "subject"), SUBJECTS)
def test_a_subject_is_the_whole_title(text: str, subject: str | None) -> None:
    assert PIPELINE(text).resolutions[0].subject == subject
