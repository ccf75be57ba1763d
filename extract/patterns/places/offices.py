"""Districts that head a list as the name of their office: "Điện lực Thanh Bình: ấp 1 xã Tân Mỹ"."""

from extract.patterns.places.lexicon import Head
from extract.patterns.places.state import BLANK, Scan


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
