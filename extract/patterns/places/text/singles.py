"""One word that may be a unit's bare name: "Huế", "Hanoi", "Krongno", unless a person is called so: "tài xế Vinh"."""

import re

from extract.bearers import LARGE, named
from extract.gazetteer import fold_word
from extract.patterns.places.text.word_lists import Lexicon
from extract.patterns.places.text.words import Words

# A folded name of the Highlands, which is written in one word too: Krông Nô, Kon Rẫy.
_HIGHLAND = re.compile(r"[krl]\b|[fjwz']|\b(?:kr|gl|bl|pl|(?:ea|ia|kon|chu)\b)")
_LONGEST_TITLE = 3
_LONGEST_DEED = 2


def single(words: Words, lexicon: Lexicon, index: int, language: str) -> bool:
    """Tell whether one word alone can be a bare name: Huế, and Hanoi for Hà Nội."""
    word = words.lower[index]
    if " ".join(words.lower[index : index + 2]) in lexicon["phrases"]:
        return False
    if word in lexicon["single"] or word in lexicon.aliases:
        return True
    raw = words.raw[index]
    units = named(raw)
    if language == "vi" and raw.isascii() and raw[1:].islower() and word not in lexicon["glued_towns"]:
        units = tuple(unit for unit in units if unit.level == "province" or _HIGHLAND.search(fold_word(unit.name)))
    if ("'" in word and len(word) > 3) or (len(word) > 5 and not words.syllable(index)):  # D'Ran, Krongno
        return bool(units)
    return any(unit.level in LARGE and " " in unit.name for unit in units)


def of_person(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Tell whether a word that people are called too is a person's: "tài xế Vinh", "Tại tòa, Huế khai nhận"."""
    if words.lower[index] not in lexicon["given_towns"]:
        return False
    led = words.gap(index) == " " and words.lower[index - 1] in lexicon["cues"]  # "về Huế với Hương"
    if not led and _companion(words, lexicon, index):
        return True
    deeds = lexicon["deeds"]
    if words.gap(index) == " ":
        starts = (index - count for count in range(1, _LONGEST_TITLE + 1) if index >= count)
        title = next((at for at in starts if words.slice(at, index).lower() in lexicon["before_given"]), -1)
        if title >= 0:
            return words.before(title) not in lexicon["plural"]  # "các tài xế Huế"
        # Behind another word it may close an office's name, or tell of all: "Sở Du lịch Huế", "người Huế".
        deeds = lexicon["own_deeds"]
        if words.caps[index - 1] or words.lower[index - 1] not in lexicon["before_deeds"]:
            return False
    after = index + 1
    ends = range(after + 1, min(after + _LONGEST_DEED, words.size) + 1) if words.gap(after) == " " else ()
    return any(words.slice(after, end).lower() in deeds for end in ends)


def _companion(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Tell whether it and another given name open a sentence in which people do something: "Vinh và Hùng cãi nhau"."""
    for joint, other in ((index + 1, index + 2), (index - 1, index - 2)):
        if not 0 <= other < words.size or words.lower[joint] not in lexicon["companions"]:
            continue
        first, end = min(index, other), max(index, other) + 1
        inside = all(words.gap(at) == " " for at in range(first + 1, end))
        named = words.caps[other] and words.lower[other] in lexicon["given_names"] and words.run(other) == other + 1
        if inside and named and (not first or words.opens_sentence(first)) and words.gap(end) == " ":
            ends = range(end + 1, min(end + _LONGEST_DEED, words.size) + 1)
            return any(words.slice(end, last).lower() in lexicon["pair_deeds"] for last in ends)
    return False
