"""The compiled grammar of the days of issue: what stands around a date that is a document's own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract import dates
from extract.lexicon import alternation, folded, load
from extract.patterns.resolutions.day_behind import after_source
from extract.patterns.resolutions.day_words import article_source, no_deadline, words_of
from extract.text import CAPITALS, unmark


@dataclass(frozen=True)
class DayGrammar:
    """Where the day of issue stands, in both languages; all for text without marks."""

    after: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    """ "was issued" behind a number, the date standing before it."""
    alone: re.Pattern[str]
    """A date that opens the sentence, all that stands before a number which "was issued"."""
    issues: re.Pattern[str]
    """A word of issuing right before a number, in the group of that name."""
    same_day: re.Pattern[str]
    saying: re.Pattern[str]
    """Somebody tells, on the day before it, what was issued on another; for text with its marks."""
    was_issued: re.Pattern[str]
    """What is said of a number that is the subject: "was approved on"."""
    governed: re.Pattern[str]
    """What makes another word the subject of what stands behind a number: "Funding under"."""
    subject: re.Pattern[str]
    """All that stands in a sentence before a number that is its subject: "The Decree No. 5 on land was issued on"."""
    own: re.Pattern[str]
    """A day right before a type word: "the May 5, 2021 Decision No. 13"."""
    naming: re.Pattern[str]
    """What stands before a word of issuing that issues nothing: "trong đó có"; for text with its marks."""
    issuing: re.Pattern[str]
    labelled: re.Pattern[str]
    """A day under its label in front of a number."""
    acting: re.Pattern[str]
    """What a body does, behind its name or right before a day; for text with its marks."""
    parts: re.Pattern[str]
    """Words of names that look like such words; for text with its marks."""
    ends_acting: re.Pattern[str]
    """The same right before a day."""
    for_all: re.Pattern[str]
    """A date, later in the sentence, that all its documents share."""


def _before_source() -> str:
    """Return the source of a date before a number: "On June 6, 2022, the ... issued", "Adopted on June 24, 2023, "."""
    date = dates.source()
    article = alternation(folded(load("resolutions")["joiners"]["before_type"]))
    return (
        rf"^(?:[^\n;]{{0,160}}(?<!\w))?{no_deadline()}"
        rf"(?:(?:{words_of('opening')})\s{{1,2}}{article_source()}|(?:{words_of('told_day')}),?\s\(?(?:(?:{words_of('dated')})\s)?)"
        rf"(?P<date>{date})[^\n;]{{0,220}}?"
        rf"(?<!\w)(?P<issues>{words_of('issues')})\s{{1,2}}(?:(?:{article})\s)?$"
        rf"|^\W{{0,4}}(?:{words_of('participles')})\s(?:(?:{words_of('day')})\s)?(?P<alone>{date})[^.;\n]{{0,80}}?,\s{article_source()}$"
    )


def _marked(words: Sequence[str]) -> list[str]:
    """Return the words, those of several syllables also unmarked: one alone is then another word, "nói" and "Nội"."""
    return [*words, *(unmark(word) for word in words if " " in word)]


def _saying_source() -> str:
    """Return the source of words that make the day before them that of the news: "cho biết", "theo Tỉnh ủy X,"."""
    lexicon = load("resolutions")["dates"]
    said, telling, after, after_if_done, done, orders = (
        alternation(_marked(lexicon[name]))
        for name in ("saying", "telling", "following", "following_if_done", "done", "orders")
    )
    # Bodies are printed with a capital, and no more than their name is meant: not "theo Bộ Công an phân cấp,".
    source = rf"(?!(?:{alternation(lexicon['no_source'])})(?!\w))(?:{alternation(lexicon['sources'])})(?!\w)"
    body = rf"{source}(?:(?!\s(?:{orders})(?!\w))[^,;\n'\u2019]){{0,80}}"
    was_issued = rf",\s[^,;\n]{{0,80}}?(?<!\w)(?:{done})\s[^,;\n]{{1,24}}$"
    return (
        rf"(?<!\w)(?:(?i:{said})(?!\w)|(?:{after})\s{body},|(?:{after_if_done})\s{body}{was_issued})"
        rf"|,\s(?:{source}|[{CAPITALS}])[^;\n]{{0,100}}?\s(?:{telling}){was_issued}"
    )


def _ends_acting_source() -> str:
    """Return the source of what a body does, between its name and a day; not "cảnh sát điều tra ngày"."""
    lexicon = load("resolutions")
    ends, named = (_marked(lexicon["issuer"][name]) for name in ("ending", "no_ending"))
    days = alternation(_marked(lexicon["dates"]["dated"]))
    behind = "".join(rf"(?<!(?i:{word})\s)" for word in named)
    return rf"\s{behind}(?:{alternation(ends)}),?\s\(?(?:{days})\s$"


@cache
def day_grammar() -> DayGrammar:
    """Return the grammar, compiled from the lexicons when it is first needed."""
    lexicon, date = load("resolutions"), dates.source()
    day, issues = words_of("day"), words_of("issues")
    before_type = alternation(folded(lexicon["joiners"]["before_type"]))
    passive = alternation(folded(lexicon["passive"]["words"]))
    flags = re.IGNORECASE
    return DayGrammar(
        after=re.compile(after_source(), flags),
        before=re.compile(_before_source(), flags),
        behind=re.compile(rf"[^\n.;]{{0,40}}?\s(?:{passive})\s(?:{issues})(?!\w)", flags),
        alone=re.compile(rf"\W*(?:{words_of('opening')})\s(?P<date>{date}),\s{article_source()}$", flags),
        issues=re.compile(rf"(?<!\w)(?P<issues>{issues})\s{{1,2}}(?:(?:{before_type})\s)?$", flags),
        same_day=re.compile(rf"\s(?:{words_of('same_day')})(?!\w)", flags),
        saying=re.compile(_saying_source()),
        naming=re.compile(rf"(?<!\w)(?:{alternation(_marked(lexicon['dates']['not_issuing']))})\s$"),
        was_issued=re.compile(rf"\s{{0,2}},?\s{{0,2}}(?:{words_of('issued_later')})\s", flags),
        governed=re.compile(rf"(?<!\w)(?:{words_of('governing')})\s{article_source()}$", flags),
        subject=re.compile(rf"\W{{0,4}}{article_source()}", flags),
        own=re.compile(
            rf"(?:(?<!\w){no_deadline()}(?:{words_of('before_day')})|(?:{words_of('owner')}))\s{{1,2}}(?P<date>{date})\s{{1,2}}$",
            flags,
        ),
        issuing=re.compile(rf"(?<!\w)(?:{words_of('participles')})(?!\w)", flags),
        labelled=re.compile(rf"(?:{words_of('label')})\s?[:|]\s?{date}\s{{0,2}}[;|\n][^;|\n]{{0,24}}$", flags),
        acting=re.compile(rf"(?<!\w)(?:{alternation(_marked(lexicon['issuer']['acting']))})(?!\w)"),
        parts=re.compile(rf"(?<!\w)(?:{alternation(_marked(lexicon['issuer']['inside']))})(?!\w)"),
        ends_acting=re.compile(_ends_acting_source()),
        for_all=re.compile(
            rf"(?<!\w)(?:(?P<both>{words_of('two')})|{words_of('shared')})"
            rf"\s{{1,2}}(?:{words_of('issued', 'day')})\s{{1,2}}(?:(?:{day})\s{{1,2}})?(?P<date>{date})",
            flags,
        ),
    )
