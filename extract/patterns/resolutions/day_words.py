"""Sources of patterns that the grammars of the days of issue share; all for text without marks."""

from extract.lexicon import alternation, folded, load


def words_of(*names: str) -> str:
    """Return the alternation of the lexicon's words for dates of the given names."""
    lexicon = load("resolutions")["dates"]
    return alternation(word for name in names for word in folded(lexicon[name]))


def article_source() -> str:
    """Return the source of an article that may stand before a noun or a date: "the Government", "of the 5th"."""
    return rf"(?:(?:{alternation(folded(load('resolutions')['joiners']['articles']))})\s)?"


def abbreviation_dot() -> str:
    """Return the source of a dot that ends no sentence, behind a unit's short word or in "T.Ư": "UBND TP. Hà Nội"."""
    issuer = load("resolutions")["issuer"]
    behind = "|".join(rf"(?<=[^A-Za-z]{word})" for word in issuer["abbreviated"])
    unit = rf"(?:{behind})\.(?= ?[A-Z])(?! ?(?:{alternation(issuer['next_sentence'])})(?!\w))"
    return rf"(?:{unit}|(?<=[^A-Za-z]T)\.(?=[UW](?![A-Za-z])))"


def no_deadline() -> str:
    """Return the source of what says that no word of a term stands before a date: "từ ngày 1/7", "before May 5"."""
    return "".join(f"(?<!{word} )" for word in folded(load("resolutions")["dates"]["not_opening"]))
