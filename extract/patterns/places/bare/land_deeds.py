"""What only states do, behind the short name of one: "Mỹ áp thuế", "nguy cơ Mỹ tấn công Iran"."""

from extract.patterns.places.state import BLANK, Scan

_LONGEST_DEED = 4
_LONGEST_BEFORE = 2
_MOST_BEFORE = 2  # "sẽ tiếp tục"
_GOALS = frozenset({"-", " - ", "–"})
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
        if deed in sets["deeds_on_lands"]:
            land = _land_behind(scan, end, home=words.lower[index] in sets["no_given_names"])
            return land > 0 and (not he or _score(scan, land))
    return False


def beside_land(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a list joins another country to the word: "từ Nga và Đức".

    At the head of a sentence one that no person is called like: "Mỹ, Israel tấn công", "Đức - Slovakia 6-0".
    """
    words, sets = scan.words, scan.lexicon
    item = scan.list_joint(end)
    if not 0 < item < words.size or not scan.country(item):
        return False
    if end > index + 1 or not words.opens_sentence(index):
        return True
    he = words.lower[index] in sets["pronouns_too"] and words.gap(end) == " "
    sure = not scan.weak_country(item) and words.lower[item] not in sets["home_country"]
    return sure and not he and words.lower[index] not in scan.given


def _score(scan: Scan, at: int) -> bool:
    """Tell whether goals stand there, or within a few words: "Anh thắng Serbia 2-0"."""
    words = scan.words
    ends = range(at, min(at + _NEAR, words.size - 1))
    goals = (end for end in ends if words.raw[end].isdecimal() and words.raw[end + 1].isdecimal())
    return any(words.gap(end + 1) in _GOALS for end in goals)


def of_people(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a people's name is joined to the country's, which is one, too: "người dân Lào và Khơ Mú"."""
    words, ethnic = scan.words, scan.lexicon["ethnic"]
    if words.lower[index] not in ethnic:
        return False
    item = scan.list_joint(end)
    last = words.run(item, BLANK) if 0 < item < words.size and words.caps[item] else 0
    other = words.slice(item, last).lower() if last else ""
    return other in ethnic - scan.lexicon["short_countries"] and not scan.country(item)


def _deed(scan: Scan, at: int) -> int:
    """Return where the deed starts behind what tells when, or whether, it is done: "sẽ tiếp tục tấn công"."""
    words = scan.words
    for _ in range(_MOST_BEFORE):
        ends = range(min(at + _LONGEST_BEFORE, words.size), at, -1) if words.gap(at) == " " else ()
        at = next((end for end in ends if words.slice(at, end).lower() in scan.lexicon["before_deeds_of_lands"]), at)
    return at


def _land_behind(scan: Scan, at: int, *, home: bool) -> int:
    """Return the word behind another country that is nothing else, or a town abroad, to which the deed is done; or 0.

    `home`: it may be Vietnam.
    """
    words = scan.words
    for name in range(at, min(at + _NEAR + 1, words.size)):
        if words.gap(name) != " " or words.lower[name] in scan.lexicon["no_land_done_to"]:
            return 0
        if words.caps[name] and (words.syllable(name) or not words.raw[name].isupper()):
            abroad = scan.country(name) or scan.foreign(name) > 0
            ours = words.lower[name] in scan.lexicon["home_country"] and not home
            return name + 1 if abroad and not scan.weak_country(name) and not ours else 0
    return 0


def _opens(scan: Scan, index: int) -> bool:
    """Tell whether the capital may be that of a sentence: it stands behind no word with a blank."""
    return scan.words.gap(index) != " " or scan.words.opens_sentence(index)
