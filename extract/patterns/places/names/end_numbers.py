"""Numbers at the end of a name: which close it, and which count what follows."""

import re
from functools import cache

from extract.numeral_words import grammar
from extract.patterns.places.state import BLANK, Scan
from extract.patterns.places.text.lexicon import Head

BEHIND_NO = frozenset({". ", ".", " "})
"""The gaps between "No" and its number."""

_HIGHEST = 20  # of the numbers that names end in: "Lào Cai 99" has a count
_MOST_OF_A_NAME = 4  # sites of one name that "số" tells apart
_NUMBER_AND_LETTER = re.compile(r"\d{1,2}[A-D]$")
_AFTER_NUMBER = frozenset({"", ",", ".", ";", ")", "\n", "…"})
_COUNTED = frozenset({"unit", "list_unit", "village", "numbered_village"})
_AFTER_TYPE = frozenset({" ", ".", ". "})


def counts_things(scan: Scan, number: int) -> bool:
    """Tell whether a number behind a name counts what follows: "cầu Phú Mỹ 3 ôtô"."""
    words, after = scan.words, number + 1
    follows = after < words.size and words.gap(after) == " " and not words.caps[after]
    if not follows or not words.raw[number].isdecimal() or scan.language != "vi":
        return False
    return _counted(scan, after)


def _counted(scan: Scan, at: int) -> bool:
    """Tell whether a word for what is counted stands there, or two."""
    lower, things = scan.words.lower, scan.lexicon["counted_behind"]
    return lower[at] in things or " ".join(lower[at : at + 2]) in things


def counts_gifts(scan: Scan, index: int, number: int) -> bool:
    """Tell whether a number behind the type word at the index counts what is given, or opens a sum.

    "tặng thôn 2 chiếc loa", "mỗi phường 2 máy tính", "Hỗ trợ quận 5 tỷ đồng".
    """
    words, sets, thing = scan.words, scan.lexicon, number + 1
    if thing >= words.size or not words.raw[number].isdecimal():
        return False
    scaled = _scaled().match(words.text, words.ends[number])
    if scaled and not scaled["scale"].istitle():  # a capital opens a name: "thôn 5 Vạn Ninh"
        return True
    if words.gap(thing) != " ":
        return False
    if words.lower[thing] not in sets["given"] or " ".join(words.lower[thing : thing + 2]) in sets["not_given"]:
        return False
    verb = index - (words.before(index) in sets["given_to"])
    given = any(words.slice(max(0, verb - count), verb).lower() in sets["giving"] for count in (1, 2) if verb)
    return given or words.before(index) in sets["each"]


@cache
def _scaled() -> re.Pattern[str]:
    """Return the pattern of what stands behind the first figures of a number with a scale: ",2 tỷ", "-7 triệu"."""
    return re.compile(
        rf"(?:[.,]\d{{1,3}}){{0,3}}(?:\s?[-–]\s?\d[\d.,]{{0,9}})?\s(?P<scale>{grammar().scale})(?!\w)", re.I
    )


def closing(scan: Scan, at: int) -> bool:
    """Tell whether a number stands there that can close a name: 2, and 4A in "Sông Bung 4A"."""
    words = scan.words
    if words.raw[at].isdecimal():
        return words.ordinal(at)
    return words.gap(at) == " " and _NUMBER_AND_LETTER.match(words.raw[at]) is not None


def number_closes(scan: Scan, end: int) -> bool:
    """Tell whether a number closes a name and counts nothing: "xã Phù Cát 3", "phường Duy Tiên 1 từ xã ..."."""
    written = scan.words.raw[end] if scan.words.ordinal(end) else ""
    return written.isdecimal() and int(written) <= _HIGHEST and counts_nothing(scan, end)


def said_number(scan: Scan, end: int) -> bool:
    """Tell whether a low number with its word closes a site's name: "cầu Vĩnh Tuy số 2", not "bến xe X số 20 phố Y"."""
    words = scan.words
    if scan.language != "vi" or end + 1 >= words.size or words.lower[end] not in scan.lexicon["numbers"]:
        return False
    number, after = words.raw[end + 1], end + 2
    low = number.isdecimal() and 0 < int(number) <= _MOST_OF_A_NAME and words.gap(end + 1) == " "
    if not low or words.gap(end) != " " or words.caps[end]:
        return False
    follows = words.lower[after] if after < words.size and words.gap(after) == " " else ""
    told = follows in scan.lexicon["behind_first"] | scan.lexicon["site_deeds"]
    if follows and number == "1" and not (told or scan.type_word(after) or _placed(scan, after)):
        return False  # "Cửa khẩu Hữu Nghị số 1 về kim ngạch"
    return follows in scan.lexicon["site_deeds"] or counts_nothing(scan, end + 1)


def _placed(scan: Scan, at: int) -> bool:
    """Tell whether the text says where it is, not among what it is first: "số 1 trên quốc lộ 1", not "trên cả nước"."""
    words, behind = scan.words, at + 1
    if words.lower[at] not in scan.lexicon["places_at"] or words.gap(behind) != " ":
        return False
    phrase = scan.head(behind)
    road = phrase is not None and phrase.heads[0].role == "road"
    return road or scan.type_word(behind) or scan.unit_at(behind) > behind


def site_number(scan: Scan, at: int) -> int:
    """Return how many words the number takes behind a site's English type word, 0 if none stands there.

    "Que Vo Industrial Park III", "border gate II", "bridge No. 2".
    """
    words = scan.words
    if at >= words.size or words.gap(at) != " ":
        return 0
    if words.lower[at] in scan.lexicon["numbers"] and scan.language == "en":
        said = at + 1 < words.size and words.gap(at + 1) in BEHIND_NO and words.value(at + 1)
        whole = said and (words.raw[at + 1].isalpha() or counts_nothing(scan, at + 1))
        return 2 if whole and not _numbers_things(scan, at + 2) else 0
    if not words.value(at) or not (words.caps[at - 1] or (words.raw[at].isalpha() and len(words.raw[at]) > 1)):
        return 0  # "the border gate I crossed"
    roman = not words.raw[at].isdecimal()
    return int(number_closes(scan, at) or (roman and words.gap(at + 1) != "-"))


def _numbers_things(scan: Scan, at: int) -> bool:
    """Tell whether a further number leads to what both are of: "Lach Huyen Port No. 3 and 4 berths"."""
    words = scan.words
    further = at + 1 < words.size and words.lower[at] in scan.lexicon["and"] and words.raw[at + 1].isdecimal()
    return further and words.gap(at + 2) == " " and not counts_nothing(scan, at + 1)


def counts_nothing(scan: Scan, number: int) -> bool:
    """Tell whether what follows a number ends it: a mark, a function word, a type word; not "10 hộ", "12.000"."""
    words = scan.words
    after = words.text[words.ends[number] : words.ends[number] + 2]
    if after[:1] in _AFTER_NUMBER or after == " (":
        return not after[1:].isdecimal() or words.gap(number + 1) == ", "
    follows = words.lower[number + 1] if number + 1 < words.size and words.gap(number + 1) == " " else ""
    pair = " ".join(words.lower[number + 1 : number + 3])
    known = follows in scan.lexicon["after_number"] or pair in scan.lexicon["after_number_pairs"]
    return known or scan.type_word(number + 1)


def adds_count(scan: Scan, item: int) -> bool:
    """Tell whether a number behind a joint only counts what follows: "khóm 3A với 45 khẩu", "quận 3 và 5 phường"."""
    words, sets, after = scan.words, scan.lexicon, item + 1
    if words.before(item) in sets["linking"]:
        return True
    if after >= words.size or words.gap(after) != " ":
        return False
    if _counted(scan, after):
        return True
    pair = " ".join(words.lower[after : after + 2])
    phrase = scan.head(after)
    unit = phrase is not None and phrase.heads[0].role in _COUNTED and words.syllable(after)
    return unit and pair not in sets["after_number_pairs"] and not (words.caps[after] or named_after(scan, after))


def counts_units(scan: Scan, name: int, item: int, head: Head | None = None) -> bool:
    """Tell whether a number that closes a list counts the units named behind it: "phường 1, 2 và 3 xã A, B, C".

    `name`: where the list starts; `head`: that of its units, of whose level none lies in another. Villages may lie in
    the unit behind the last of them ("thôn 1, 2 và 3 xã A") if no number comes twice and not as many are named; a lone
    1 counts where the list has no 2.
    """
    words, phrase = scan.words, scan.head(item + 1)
    if phrase is None or phrase.heads[0].role not in _COUNTED or not words.raw[item].isdecimal():
        return False
    if words.gap(item + 1) != " " or not named_after(scan, item + 1):
        return False
    if head is not None and head.levels == phrase.heads[0].levels:
        return True
    before = words.raw[name:item]
    again = words.raw[item] in before or (words.raw[item] == "1" and "2" not in before)
    return again or _names(scan, item + 1 + len(phrase.words)) == int(words.raw[item]) > 1


def _names(scan: Scan, name: int) -> int:
    """Return how many names a list has that starts at a word; a large unit behind the first is where they lie."""
    words, count = scan.words, 0
    while 0 < name < words.size and words.caps[name] and not scan.head(name) and count <= _HIGHEST:
        if count and scan.unit_at(name, ("province", "district")) == words.run(name):
            break
        name, count = scan.list_joint(words.run(name)), count + 1
    return count


def named_after(scan: Scan, index: int) -> bool:
    """Tell whether a name or number follows the type word at the index: not in "cảng Lạch Huyện"."""
    words, phrase = scan.words, scan.head(index)
    name = index + len(phrase.words) if phrase else index
    return name < words.size and (words.caps[name] or words.raw[name].isdecimal()) and words.gap(name) in _AFTER_TYPE


def past_half(scan: Scan, end: int) -> int:
    """Return where the word ends that tells two halves of a hamlet apart, else `end`: "ấp 7 Biển".

    Not where it opens another word, nor a people unless its commune follows: "ấp 7 Kinh tế", "ấp 3 Kinh, Khmer".
    """
    words, sets, last = scan.words, scan.lexicon, end + 1
    one = words.gap(end) == " " and words.run(end, BLANK) == last
    if not one or words.lower[end] not in sets["village_halves"]:
        return end
    people = words.lower[end] in sets["ethnic"] and not (last < words.size and scan.type_word(last))
    return end if people or " ".join(words.lower[end : end + 2]) in sets["compounds"] else last
