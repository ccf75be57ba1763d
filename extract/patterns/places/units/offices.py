"""Offices and teams and the places they are of: "Điện lực Thanh Bình: ấp 1 xã Tân Mỹ", "Cục Thuế Hải Phòng"."""

from extract.bearers import LARGE
from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.text.lexicon import Head

_LONGEST_FIELD = 4


def office(scan: Scan, head: Head, index: int, name: int) -> int:
    """Read a district behind the office at the start of a line, before a colon or the line's end."""
    words = scan.words
    if "\n" not in words.gap(index) or name >= words.size or words.gap(name) != " ":
        return 0
    end = words.run(name, BLANK)
    closed = words.gap(end).startswith(":") or "\n" in words.gap(end)
    if not closed or scan.unit_at(name, ("province",)) == end or scan.unit_at(name, head.levels) != end:
        return 0
    scan.add(name, end, "organ", name=scan.unit_name(name, end), kind=head.kind, types=head.types)
    return end


def field_end(scan: Scan, start: int, end: int) -> int:
    """Return where the place of an office starts that closes the run behind what it sees to; 0 if none does.

    "Cục Thuế Hải Phòng", "Sở Công Thương Sơn La"; and "Bệnh viện Phổi Đà Nẵng", where the first word is no part of it.
    """
    words, fields = scan.words, scan.lexicon["office_fields"]
    for at in range(start + 1, end):
        if words.lower[at - 1] in scan.lexicon["proud"] and scan.unit_at(at, ("province",)) == end:
            other = words.before(at - 1) in scan.lexicon["shops"] or scan.surnamed(start, at)
            return 0 if other else at  # "Câu lạc bộ Khởi nghiệp Xanh Bình Định"
        if at == end - 1 and words.lower[at] not in scan.lexicon["single"]:
            break  # but "Đại học Y Dược Huế"
        before = (" ".join(words.lower[first:at]) for first in range(max(0, at - _LONGEST_FIELD), at - 1))
        if not fields.isdisjoint(before) and scan.unit_at(at, LARGE) == end:
            return at
    return 0


def of_team(scan: Scan, start: int, end: int) -> int:
    """Return where a province starts whose team opens the sentence: "Đoàn Sơn La xếp thứ hai"; 0 if none does.

    "Đoàn" is a surname too: what a team does in a contest must follow.
    """
    words, sets = scan.words, scan.lexicon
    if words.lower[start] not in sets["teams"] or scan.unit_at(start + 1, ("province",)) != end or end == start + 1:
        return 0
    said = words.gap(end) == " " and words.opens_sentence(start)
    does = (words.slice(end, min(end + count, words.size)).lower() for count in (1, 2)) if said else ()
    return 0 if sets["said_of_teams"].isdisjoint(does) else start + 1
