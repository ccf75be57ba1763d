"""Own names of companies, banks and cooperatives, which are no places."""

import re

from extract.bearers import LARGE
from extract.patterns.places.not_places.marks import quoted_mark
from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.text.lexicon import Head, Phrase

_INSIDE_COMPANY = frozenset({" ", "-", " - ", " & "})
_INSIDE_TRADE = _INSIDE_COMPANY - {" - "}  # "Công ty BOT X - chủ đầu tư dự án Y"
_ENDS_TRADE = frozenset({"unit", "list_unit", "organ", "village"})
_LONGEST_TRADE = 3
_LONGEST_OWN_TRADE = 9
_LONGEST_COMPANY = 7
_MOST_PEOPLES = 8
_LEGAL_WORDS = 4
_LONGEST_PRODUCT, _LONGEST_GATHERED = 2, 2
_AGE_CLASS = re.compile(r"U\d\d$")


def company(scan: Scan, head: Head, index: int, name: int) -> int:
    """Pass over the own name of a company, bank or cooperative; "các resort Xuyên Mộc" are those of the place."""
    words = scan.words
    if scan.plural(index) and words.slice(index, name).lower() in scan.lexicon["venues"]:
        return 0
    if words.caps[index] and name == index + 1 and scan.unit_at(index) > name:
        return 0  # "Hàm Ninh, Quán Hàu": a unit's name opens with the word
    if name < words.size and words.lower[name] in scan.lexicon["and"]:
        return 0  # "12 tàu và Gia Lai thiệt hại"
    if words.slice(index, name).lower() in scan.lexicon["firms_by_capital"] and not _by_capital(scan, index, name):
        return 0
    if _of_places(scan, index, name):
        return name
    if _from_places(scan, index, name) or (name < words.size and _AGE_CLASS.match(words.raw[name])):
        return 0  # "giải U23 châu Á"
    if name < words.size and words.caps[name] and scan.type_sign(name):
        return name  # "một công ty TP.HCM", "tàu cao tốc TP HCM - Côn Đảo"
    if (quoted := quoted_mark(scan, index, name)) or words.slice(index, name).lower() in scan.lexicon["only_marks"]:
        return quoted
    return _own_name(scan, index, name)


def _by_capital(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a firm is told by its capital: "nhà thầu Doanh nghiệp xây dựng X", not "doanh nghiệp xây dựng X".

    Nor "Hội Doanh nghiệp xây dựng X", "ngày hội Doanh nghiệp xây dựng X", "Doanh nghiệp xây dựng Nghệ An".
    """
    words = scan.words
    before = range(max(0, index - _LONGEST_GATHERED), index) if words.gap(index) == " " else ()
    gathered = any(words.slice(at, index).lower() in scan.lexicon["firms_gathered"] for at in before)
    inside = gathered or (words.gap(index) == " " and words.caps[index - 1])
    shown = words.caps[index] and not inside and not words.opens_sentence(index)
    return shown and scan.unit_at(name, ("province",)) != words.run(name, BLANK)


def _of_places(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a train or contest has no name of its own: "tàu Sài Gòn - Nha Trang", "giải Đông Nam Á".

    Nor boats of a province: "ba tàu Bình Định", "tàu Quảng Ngãi bị chìm"; "tàu Hải Dương 8" has one.
    """
    words, sets, head = scan.words, scan.lexicon, scan.words.slice(index, name).lower()
    end = words.run(name, BLANK)
    if end == name or words.gap(name) != " ":
        return False
    if head in sets["contest_heads"]:
        region = scan.lexicon.names.longest(words, name)
        return region is not None and region.heads[0].role == "region" and name + len(region.words) == end
    if head not in sets["vessels"] or scan.unit_at(name, LARGE) != end:
        return False
    if words.gap(end) == " - ":
        return scan.unit_at(end, LARGE) == words.run(end, BLANK)
    struck = words.gap(end) == " " and words.lower[end] in sets["said_of_vessels"]
    return (scan.plural(index) or struck) and scan.unit_at(name, ("province",)) == end


def _own_name(scan: Scan, index: int, name: int) -> int:
    """Pass over a firm's own name, whose head word starts and ends at the indices."""
    words = scan.words
    inside = scan.lexicon["company_inside"]
    firm = of_law(scan, index) and not scan.plural(index)
    if firm:
        inside |= scan.lexicon["firm_inside"]
    legal = _legal_end(scan, index, name) if firm else 0
    own = firm and (legal > 0 or _called(scan, index, name))
    first = end = max(name, legal)
    named_at, proper = 0, False
    while end < words.size and (_inside(scan, end, named_at if firm else 0) or (end == name and not words.gap(end))):
        trade = _trade_end(scan, end) if own and not proper else end
        if trade > end:
            end = trade
            continue
        phrase = scan.head(end)  # "hợp tác xãHòa Bình" too
        role = phrase.heads[0].role if phrase else ""
        if role == "company" or (role == "unit" and not words.caps[end]):
            break
        if phrase and role == "site" and len(phrase.words) > 1 and not proper and not words.caps[end]:
            end += len(phrase.words)  # "Công ty Cổ phần khu công nghiệp Long Khánh"
            continue
        if proper and _builds(scan, end):
            break
        if words.caps[end]:
            if not (legal or named_at) and _of_country(scan, name, end):
                return 0  # "công ty may Hàn Quốc"
            dashed = words.gap(end) == " - "  # "Dược - Trang thiết bị Y tế X", not "Hưng Thịnh - Chủ đầu tư dự án X"
            goes_on = words.lower[end] in inside and not proper if dashed else not words.caps[end - 1]
            half = _half(scan, end) if own and (end == first or goes_on) else 0
            described = 0 if half else _described(scan, name, end)
            proper = proper or described > 0 or not (words.lower[end] in inside or half)
            end = max(end, described - 1, half - 1)
            named_at = end + 1
        elif not (words.lower[end] in inside or _deals(scan, end) or (proper and _numbered(scan, end))):
            break  # but "Sông Đà 5 - Trường Sơn"
        end += 1
    if named_at:
        scan.firms.append((index, named_at))
    return named_at


def _numbered(scan: Scan, at: int) -> bool:
    """Tell whether the number stands there with which the first of two names ends."""
    return scan.words.ordinal(at) and scan.words.gap(at + 1) == " - "


def _called(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a firm's own name follows without its legal form: "Hợp tác xã nước mắm X", "Công ty Vàng bạc X"."""
    words = scan.words
    capital = words.caps[index] and not words.opens_sentence(index)
    if words.run(name) > name:
        return True
    trades = scan.lexicon["company_inside"] | scan.lexicon["firm_inside"] | scan.lexicon["firm_trades"]
    trade = name < words.size and words.lower[name] in trades  # not "Hợp tác xã đưa chè Mộc Châu lên sàn"
    return trade and (capital or words.slice(index, name).lower() in scan.lexicon["own_firms"])


def _inside(scan: Scan, at: int, named_at: int) -> bool:
    """Tell whether a firm's name may go on at the word: not behind a full stop, but for that in "TP.HCM"."""
    words, gap = scan.words, scan.words.gap(at)
    if gap in _INSIDE_COMPANY:
        office = words.before(at) in scan.lexicon["and"] and words.caps[at]
        return not (office and words.lower[at] in scan.lexicon["organs_first"])  # "Tập đoàn Binance và Sở Tài chính"
    return gap in {".", ". "} and at == named_at and scan.type_sign(at - 1)


def _legal_end(scan: Scan, index: int, name: int) -> int:
    """Return where a firm's legal form ends, 0 if none is written: "công ty TNHH", "CTCP", "công ty CP"."""
    words, forms = scan.words, scan.lexicon["legal_forms"]
    ends = [end for end in range(name + 1, name + _LEGAL_WORDS + 1) if " ".join(words.lower[name:end]) in forms]
    if ends and words.gap(name) == " ":
        return ends[-1]
    return name if words.slice(index, name).lower() in forms else 0


def _trade_end(scan: Scan, start: int) -> int:
    """Return where the small words end that say what a firm does before its name: "vàng bạc đá quý Phú Nhuận".

    `start` if none stand there, if no name follows, or if one of them ends what is the firm's own.
    """
    words, at = scan.words, start
    while at < words.size and at - start <= _LONGEST_OWN_TRADE and words.gap(at) in _INSIDE_TRADE:
        if words.caps[at]:
            return at
        phrase = scan.head(at)
        role = phrase.heads[0].role if phrase else ""
        if not words.raw[at].isalpha() or _over(scan, at):
            return start
        named = phrase is not None and at + len(phrase.words) < words.size and words.caps[at + len(phrase.words)]
        if (named and role in _ENDS_TRADE) or of_law(scan, at):
            return start
        at += len(phrase.words) if phrase and role == "word" else 1
    return start


def _over(scan: Scan, at: int) -> bool:
    """Tell whether a word there says where a firm is, whose, or what it does: its own name is over."""
    lower, over = scan.words.lower, scan.lexicon["firm_over"]
    return (lower[at] in over and not _deals(scan, at)) or " ".join(lower[at : at + 2]) in over


def _deals(scan: Scan, at: int) -> bool:
    """Tell whether the word there ends what a firm deals in: "Thiết bị", not "Công ty X bị phạt"."""
    return " ".join(scan.words.lower[max(0, at - 1) : at + 1]) in scan.lexicon["firm_pairs"]


def _half(scan: Scan, at: int) -> int:
    """Return where capitals end of which half a compound of the firm's trade is the last: "Đá quý X"; else 0.

    So in "Sở Giao dịch cà phê X", but not in "Hòa Phát trồng cây ở X".
    """
    words, last = scan.words, scan.words.run(at, BLANK) - 1
    alone = last == at and words.syllable(at) and not words.raw[at].isupper()
    if scan.lexicon.names.longest(words, at - 1) or words.gap(at) not in _INSIDE_COMPANY:
        return 0  # "Khí miền Nam gửi"
    office = " ".join(words.lower[last : last + 2]) in scan.lexicon["office_compounds"]
    return last + 1 if (alone or office) and _trade_end(scan, last + 1) > last + 1 else 0


def _of_country(scan: Scan, name: int, at: int) -> bool:
    """Tell whether another country fills the capitals behind what is no site: "hãng Đức", not "tàu sân bay Pháp"."""
    if scan.weak_country(at) and scan.words.lower[at] in scan.lexicon["sides"]:
        return False  # "Hợp tác xã Đông Đức"
    sites = any((phrase := scan.head(word)) and phrase.heads[0].role == "site" for word in range(name, at))
    return not sites and scan.whole_country(at) and scan.words.lower[at] not in scan.lexicon["home_country"]


def of_law(scan: Scan, index: int) -> bool:
    """Tell whether the head word is that of a firm in law, which has a long name of its own: "công ty", "HTX"."""
    phrase = scan.head(index)
    return phrase is not None and not scan.lexicon["firms_of_law"].isdisjoint(_openings(phrase))


def _openings(phrase: Phrase) -> set[str]:
    """Return the words with which a head word opens, the first one to all of them."""
    return {" ".join(phrase.words[:count]) for count in range(1, len(phrase.words) + 1)}


def _from_places(scan: Scan, index: int, name: int) -> bool:
    """Tell whether a country, or a pair of places, tells where a consortium is from: "liên danh Việt Nam - Lào"."""
    words, phrase = scan.words, scan.head(index)
    if phrase is None or scan.lexicon["consortia"].isdisjoint(_openings(phrase)):
        return False
    places, at = 0, name
    while places < _MOST_PEOPLES:
        end = words.run(at, BLANK)
        if not scan.whole_country(at) and (end == at or scan.unit_at(at, ("province",)) != end):
            return False
        places += 1
        if words.gap(end) != " - ":
            return places > 1 or scan.whole_country(name)
        at = end
    return False


def _builds(scan: Scan, at: int) -> bool:
    """Tell whether a verb and what the company builds stand behind its name: "Tập đoàn Sumitomo đầu tư KCN X"."""
    words = scan.words
    for end in (at + 2, at + 4):
        phrase = scan.head(end) if end < words.size and not any(words.caps[at:end]) else None
        if phrase and words.slice(at, end).lower() in scan.lexicon["builds"]:
            return phrase.heads[0].role == "site"
    return False


def company_on(scan: Scan, start: int) -> int:
    """Return where the English name of a company goes on and ends: "Vietnam Oil and Gas Group"; 0 if it does not."""
    words, at = scan.words, start
    if scan.language != "en":
        return 0
    joining = scan.lexicon["and"]
    while at < words.size and at - start < _LONGEST_COMPANY and words.gap(at) in _INSIDE_COMPANY:
        phrase = scan.lexicon.after.longest(words, at)
        if phrase and phrase.heads[0].role == "company" and words.caps[at]:
            return at + len(phrase.words)
        if not words.caps[at] and words.lower[at] not in joining:
            break
        at += 1
    return 0


def _described(scan: Scan, name: int, at: int) -> int:
    """Return where a name such as "Nhãn chín muộn Sông Mã" ends: one word, what describes it, a place; else 0."""
    words, end = scan.words, at + 1
    if at != name or end >= words.size or words.caps[end] or _builds(scan, end):
        return 0
    while end < words.size and end - at <= _LONGEST_TRADE and not words.caps[end] and words.gap(end) == " ":
        stops = words.lower[end] in scan.lexicon["and"] or words.lower[end] in scan.lexicon["cues"]
        if scan.head(end) or stops or _over(scan, end):
            return 0
        end += 1
    if end >= words.size or words.gap(end) != " " or not words.caps[end] or end - at < 2:
        return 0
    if _of_country(scan, end, end):
        return 0  # "Ngân hàng Trung ương Anh"
    return words.run(end, BLANK)


def short_firm(scan: Scan, start: int, end: int) -> bool:
    """Tell whether the name ends that of a firm that all know: "Phân bón Cà Mau", not "Sở Xây dựng Hòa Bình".

    While there was the province, "Xây dựng Hòa Bình" at the start of a sentence told what to do with it.
    """
    words, sets = scan.words, scan.lexicon
    for first in range(max(0, start - _LONGEST_PRODUCT), start):
        if words.slice(first, end).lower() in sets["small_brands"]:
            return True  # "giá vàng Phú Quý"
        if words.caps[first] and words.slice(first, end).lower() in sets["short_firms"]:
            built = words.opens_sentence(first) and words.slice(first, start).lower() in sets["builds"]
            return words.before(first) not in sets["no_short_firms"] and (scan.reformed or not built)
    return False
