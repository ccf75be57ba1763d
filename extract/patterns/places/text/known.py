"""What a word by itself tells of the names that it can be, or start: it is asked once, for texts repeat few words."""

from functools import cache, lru_cache

from extract.gazetteer import bare_word, load
from extract.patterns.places.text.lexicon import places_lexicon


@cache
def alias_keys() -> frozenset[str]:
    """Return what units are called beside their names, as the keys of names are written."""
    return frozenset(bare_word(alias.replace(" ", "")) for alias in places_lexicon().aliases)


@lru_cache(maxsize=32768)
def is_name(word: str) -> bool:
    """Tell whether a word in lower case alone can be a unit's name, or what else it is called."""
    return load().has(bare_word(word)) or word in places_lexicon().aliases


@lru_cache(maxsize=32768)
def is_key(glued: str) -> bool:
    """Tell whether folded words without blanks are what a unit is called."""
    return load().has(glued) or glued in alias_keys()


@lru_cache(maxsize=32768)
def opens_name(word: str) -> bool:
    """Tell whether what a unit is called can start with a word in lower case; with most words nothing can."""
    return load().opens(bare_word(word)) or any(alias.startswith(bare_word(word)) for alias in alias_keys())
