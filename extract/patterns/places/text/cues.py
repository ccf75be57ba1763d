"""Words without which a pattern cannot match: a look for them in the stretch costs a tenth of trying the pattern."""

from collections.abc import Iterable


def cues(*words: str) -> tuple[str, ...]:
    """Return parts of words, in lower case, of which one stands in each stretch that holds one of the words.

    They have no blanks, for a pattern may allow several of these. A part that stands in other words does for them too.
    """
    parts = list[str]()
    for word in sorted(words, key=lambda word: (len(word.split()), len(word), word)):
        if not cued(word, parts):
            parts.append(max(word.lower().split(), key=len))
    return tuple(parts)


def ends(*words: str) -> tuple[str, ...]:
    """Return what a stretch ends in, in lower case, that ends in one of the words and a blank."""
    return tuple({f"{word.lower().split()[-1]} " for word in words})


def cued(stretch: str, parts: Iterable[str]) -> bool:
    """Tell whether the stretch holds one of the parts."""
    lower = stretch.lower()
    for part in parts:  # noqa: SIM110  # `any` of a generator takes longer than all the look-ups
        if part in lower:
            return True
    return False
