"""The words of a text at which a head word or fixed name may start: found once, for each is looked up many times."""

from itertools import compress

from extract.patterns.places.text.word_lists import Lexicon
from extract.patterns.places.text.words import Words


def openings(words: Words, lexicon: Lexicon) -> list[int]:
    """Return the words that can open an entry together with the word behind them."""
    firsts, lower = lexicon.firsts, words.lower
    following = [*lower[1:], ""]
    return [
        index
        for index in compress(range(words.size), map(firsts.__contains__, lower))
        if not (seconds := firsts[lower[index]]) or following[index] in seconds
    ]
