"""The word lists of places as one dictionary; never compiled, for a compiled class cannot be one (pyproject.toml)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.patterns.places.text.lexicon import Table


_COMPOSED = {
    "plural": ("plural_heads",),
    "after_number_pairs": ("struck", "pleased"),
    "bare_numbered_features": ("crossings",),
    "glued_signs": ("glued_roads",),
    "house_numbers": ("sure_houses",),
    "land_cues": ("country_cues",),
    "marks": ("only_marks",),
    "street_lists": ("including",),
    "streets_behind": ("streets_before",),
    "surnames": ("surnames_of_women",),
}
"""Lists of words with those that hold some of theirs: each word stands in one of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon(dict[str, frozenset[str]]):
    """All word lists of places: the plain ones by their names, as in a dictionary, and what is made of them."""

    before: "Table"
    after: "Table"
    names: "Table"
    modifiers: "Table"
    aliases: dict[str, str]
    firsts: dict[str, frozenset[str]]
    """The words with which a head word or fixed name starts, with those that must follow, none if nothing must."""
    heads: frozenset[str]
    fixed: frozenset[str]
    """The words with which a head word before a name, and a fixed name, starts."""
    suffixes: frozenset[str]
    """The words with which what follows a name starts: type words and what describes them."""
    former_after: tuple[str, ...]
    glued: dict[str, int]
    translated: dict[str, str]
    """English points of the compass in the names of units, as Vietnamese has them."""
    printed_on: re.Pattern[str]
    """A function word in one with a name: "andLong Khanh"."""
    printed_behind: re.Pattern[str]
    """A name's last word in one with the caption or sentence behind it: "Thiên CầmẢnh", "Kỳ XuânNgày 28/8"."""
    printed_before: re.Pattern[str]
    """A province that opens a line in one with the next word: "Quảng BìnhMưa lớn", "Báo Lâm ĐồngBáo Lâm Đồng"."""


_LAST_WORDS = {
    "country_cue_ends": "country_cues",
    "squad_lasts": "squads",
    "of_level_ends": "of_level",
    "local_body_lasts": "local_bodies",
    "festival_lasts": "festivals",
    "commune_organ_lasts": "commune_organs",
    "plural_passed": "plural_passes",
}
"""Sets of the last words of what other sets hold."""


def composed(sets: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return the lists that hold the words of others, with all of their words."""
    return {whole: sets[whole].union(*(sets[part] for part in parts)) for whole, parts in _COMPOSED.items()}


def last_words(sets: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return the sets of the last words of what others hold."""
    return {name: frozenset(text.rpartition(" ")[2] for text in sets[texts]) for name, texts in _LAST_WORDS.items()}
