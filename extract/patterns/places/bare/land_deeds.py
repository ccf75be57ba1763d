"""What only states do, behind the short name of one: "Mỹ áp thuế", "nguy cơ Mỹ tấn công Iran"."""

from extract.patterns.places.state import Scan

_LONGEST_DEED = 4
_LONGEST_BEFORE = 2
_MOST_BEFORE = 2  # "sẽ tiếp tục"
_NEAR = 4
"""Words behind the deed within which the other country stands: "phóng hơn 500 UAV vào Ukraine"."""


def does_as_state(scan: Scan, index: int) -> bool:
    """Tell whether a state's deed follows the word, or one that persons do too, done to another country.

    "Vùng Mỹ sử dụng chất độc hóa học", "Nga đã phóng tên lửa", "Đức gặp Hà Lan"; not "Anh gặp Hà Lan" where that is he.
    """
    words, sets = scan.words, scan.lexicon
    at = _deed(scan, index + 1)
    he = words.lower[index] in sets["pronouns_too"] and _opens(scan, index)
    for end in range(min(at + _LONGEST_DEED, words.size), at, -1) if words.gap(at) == " " else ():
        deed = words.slice(at, end).lower()
        if deed in sets["deeds_of_war"] or (deed in sets["deeds_of_states"] and not he):
            return True
        if deed in sets["deeds_on_lands"] and not he:
            return _land_behind(scan, end)
    return False


def _deed(scan: Scan, at: int) -> int:
    """Return where the deed starts behind what tells when, or whether, it is done: "sẽ tiếp tục tấn công"."""
    words = scan.words
    for _ in range(_MOST_BEFORE):
        ends = range(min(at + _LONGEST_BEFORE, words.size), at, -1) if words.gap(at) == " " else ()
        at = next((end for end in ends if words.slice(at, end).lower() in scan.lexicon["before_deeds_of_lands"]), at)
    return at


def _land_behind(scan: Scan, at: int) -> bool:
    """Tell whether another country that is nothing else, or a town abroad, follows the deed in the same clause."""
    words = scan.words
    for name in range(at, min(at + _NEAR + 1, words.size)):
        if words.gap(name) != " " or words.lower[name] in scan.lexicon["no_land_done_to"]:
            return False
        if words.caps[name] and (words.syllable(name) or not words.raw[name].isupper()):
            abroad = scan.country(name) or scan.foreign(name) > 0
            return abroad and not scan.weak_country(name) and words.lower[name] not in scan.lexicon["home_country"]
    return False


def _opens(scan: Scan, index: int) -> bool:
    """Tell whether the capital may be that of a sentence: it stands behind no word with a blank."""
    return scan.words.gap(index) != " " or scan.words.opens_sentence(index)
