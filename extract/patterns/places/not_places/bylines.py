"""Who wrote an article or a letter, and given names that open like a sight: "Thanh Hà (tổng hợp)", "Đình Trọng"."""

from extract.patterns.places.features.rivers import is_lake, of_water
from extract.patterns.places.state import BLANK, Scan

_LONGEST_CLOSING = 3  # words of a name alone at the end of a text
_LONGEST_NAMES = 8  # words of one or two names
_LONGEST_BRACKET = 6
_LONGEST_NOTE = 2
_SENTENCE_ENDS = frozenset('.!?"”')
_OPENING = frozenset({" (", "("})
_HALL = frozenset({"village", "unit"})


def credited(scan: Scan, index: int) -> int:
    """Return where a by-line with a bracket ends that starts there: "Thanh Hà (tổng hợp)", "Theo X (Dân trí)"; or 0."""
    words, sets = scan.words, scan.lexicon
    gap = words.gap(index)
    alone = "\n" in gap
    if not (alone or (gap == " " and words.lower[index - 1] in sets["bylines"])):
        return 0
    end = words.run(index, most=_LONGEST_NAMES)
    if alone and words.gap(name := words.run(index, BLANK)) == " - ":
        return _note_on_line(scan, index, name)
    if words.gap(end) not in _OPENING:
        return 0
    ends = range(end + 1, min(end + _LONGEST_BRACKET, words.size) + 1)
    last = next((at for at in ends if words.text.startswith(")", words.ends[at - 1])), 0)
    if not last or (alone and "\n" not in words.gap(last)):
        return 0  # "Thanh Hà (Dân trí) kể ..."
    written = words.slice(end, last).lower()
    dateline = alone and scan.unit_at(index, ("province",)) == end  # "Hà Nội (TTXVN)"
    if (written in sets["newspapers"] and not dateline) or (alone and written in sets["written_by"]):
        return 0 if alone and _in_lines(scan, index, (end, last)) else last
    return end if alone and words.lower[end] in sets["bylines"] else 0  # "X (Theo Herald New Zealand)"


def _note_on_line(scan: Scan, index: int, at: int) -> int:
    """Return where a line ends that says who wrote an article, no province: "Mộc Miên - tổng hợp"; or 0."""
    words = scan.words
    if scan.unit_at(index, ("province",)) == at:
        return 0
    ends = range(at + 1, min(at + _LONGEST_NOTE, words.size) + 1)
    last = next((end for end in ends if "\n" in words.gap(end) or end == words.size), 0)
    written = last and words.slice(at, last).lower() in scan.lexicon["written_by"]
    return last if written and not _in_lines(scan, index, (at, last)) else 0


def _in_lines(scan: Scan, index: int, note: tuple[int, int]) -> bool:
    """Tell whether a colon announces the line, or the note ends the line before or the next one, too: a list."""
    words, (at, last) = scan.words, note
    written, size = words.slice(at, last).lower(), last - at
    if ":" in words.gap(index):
        return True
    above = index >= size and words.slice(index - size, index).lower() == written
    below = words.run(last, BLANK)
    return above or (last < below <= words.size - size and words.slice(below, below + size).lower() == written)


def past_paper(scan: Scan, name: int) -> int:
    """Return where the photographer's name starts behind a paper's and a stroke, else `name`: "VnExpress/Duc Hoa"."""
    words, end = scan.words, scan.words.run(name, BLANK)
    stroke = name < end < words.size and words.gap(end) == "/" and words.caps[end]
    sign = stroke and end == name + 1 and not (words.syllable(name) or scan.country(name) or scan.foreign(name))
    paper = sign or (stroke and words.slice(name, end).lower() in scan.lexicon["newspapers"])
    return end if paper and scan.unit_at(name) <= name else name


def names_on_line(scan: Scan, index: int, name: int) -> int:
    """Return where the names end that fill a line behind "By": "By Ngoc Chanh - Translated by Anh Quan"; else 0.

    `index`, `name`: where the head word and the first name start.
    """
    words, at, passed = scan.words, name, 0
    opens = "\n" in words.gap(index) or words.gap(index).strip() in {"-", "."}
    if scan.language != "en" or not opens or not words.caps[index] or words.gap(name) != " ":
        return 0
    while at < words.size and words.caps[at]:
        end = words.run(at, BLANK)
        body = scan.unit_at(at, ("province",)) > at or words.lower[end - 1] in scan.lexicon["organ_after"]
        if not 1 < end - at <= _LONGEST_CLOSING + 1 or body:
            return passed  # "By Thanh Ha, Ninh Binh Newspaper"
        gap = words.gap(end)
        if "\n" in gap or gap.strip() in {"-", "."}:
            return end
        if gap != ", ":
            return 0
        at = passed = end
    return 0


def closing(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a name alone closes the text, after a whole sentence, or a newspaper behind a stroke does it."""
    words, papers = scan.words, scan.lexicon["newspapers"]
    if words.gap(end) == "/" and words.slice(end, max(end + 1, words.run(end, BLANK))).lower() in papers:
        return True
    if end != words.size or not 1 < end - start <= _LONGEST_CLOSING or "\n" not in words.gap(start) or not start:
        return False
    return words.text[: words.starts[start]].rstrip()[-1:] in _SENTENCE_ENDS


def given(scan: Scan, index: int) -> bool:
    """Tell whether a person's name opens like a communal house or a lake: "Đình Trọng ghi bàn", "Hồ Giáo".

    With one syllable behind it, it is one's; a house or a lake is known, or what stands around it tells.
    """
    words, sets = scan.words, scan.lexicon
    if scan.language != "vi" or not words.caps[index] or words.lower[index] not in sets["given_heads"]:
        return False
    name, end = index + 1, words.run(index, BLANK)
    if scan.middle_name(index, end):
        return True
    if end != index + 2 or not words.syllable(name):
        return False
    water = words.lower[index] in sets["lake"]
    known = is_lake(scan, index, end) or scan.unit_at(index) == end if water else words.lower[name] in sets["halls"]
    if known or (words.lower[index], words.lower[name]) in words.small_headed:
        return False
    around = words.before(index) in sets["locative"] or words.before(index) in sets["around"] or of_water(scan, index)
    said = words.gap(end) == " " and words.slice(end, min(end + 2, words.size)).lower() in sets["said_of_halls"]
    return not (around or said or _placed(scan, end))


def _placed(scan: Scan, end: int) -> bool:
    """Tell whether a bracket or comma and what a unit is called stand behind: "Đình Chèm (phường X)"."""
    phrase = scan.head(end) if scan.words.gap(end) in {" (", ", "} else None
    return phrase is not None and phrase.heads[0].role in _HALL
