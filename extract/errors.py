"""The small tree of errors that a user can cause; each says what, where and what to do."""


class ExtractError(Exception):
    """Base of all errors that `extract` raises on purpose; its text is one line for the user."""


class UsageError(ExtractError):
    """The call itself cannot be carried out (exit code 2)."""


class ArticleError(ExtractError):
    """One article cannot be read or processed; the others of a run can (exit code 1; 2 where it is the only text)."""


class FieldError(ArticleError, TypeError):
    """A field of an article that no article has, or of such a type: None, NaN or bytes for a text."""


class Notice(ExtractError):
    """What a user should know; nothing is wrong (exit code 0)."""


class GoldError(ExtractError):
    """A gold file breaks the inline markup or the header."""


class LexiconError(ExtractError):
    """A lexicon file is malformed: a fault of the package, never of the user's text."""
