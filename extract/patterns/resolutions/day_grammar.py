"""The compiled grammar of the days of issue: what stands around a date that is a document's own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract import dates
from extract.lexicon import alternation, folded, load
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
    for_all: re.Pattern[str]
    """A date, later in the sentence, that all its documents share."""


def words_of(*names: str) -> str:
    """Return the alternation of the lexicon's words for dates of the given names."""
    lexicon = load("resolutions")["dates"]
    return alternation(word for name in names for word in folded(lexicon[name]))


def article_source() -> str:
    """Return the source of an article that may stand before a noun or a date: "the Government", "of the 5th"."""
    return rf"(?:(?:{alternation(folded(load('resolutions')['joiners']['articles']))})\s)?"


def abbreviation_dot() -> str:
    """Return the source of the dot behind a unit's short word, which ends no sentence: "UBND TP. Hà Nội"."""
    issuer = load("resolutions")["issuer"]
    behind = "|".join(rf"(?<=[^A-Za-z]{word})" for word in issuer["abbreviated"])
    return rf"(?:{behind})\.(?= ?[A-Z])(?! ?(?:{alternation(issuer['next_sentence'])})(?!\w))"


def _after_source() -> str:
    """Return the source of a date after a number: beside it, after its issuer, after "issued by"."""
    day, issued, date, the = words_of("day"), words_of("issued"), dates.source(), article_source()
    # The blank before the date gets lost: "datedSeptember 02, 2016".
    dated = rf"(?:{day})(?::?\s{{1,2}}{the}|(?=\d|(?-i:[A-Z])))"
    marker = rf"(?:(?:{issued})\s{{1,2}}(?:(?:{day})\s{{1,2}})?{the}|{dated})"
    # After a comma a date in letters needs no marker: "Decision No. 14/QD-TTg, September 5, 2024".
    spelled = r"(?<=,\s)(?=[A-Z][a-z]{2,8}\s\d|\d{1,2}\s[A-Z][a-z]{2,8}\s)"
    # "... có hiệu lực từ ngày 1/7" is no day of issue; of figures only "the 7th session" stands between.
    numbering = "|".join(f"(?<={word} )" for word in folded(load("resolutions")["dates"]["numbering"]))
    figures = (
        rf"[^.;\n()\d]|{abbreviation_dot()}|\d{{1,3}}(?:{dates.ordinals()})|(?:{numbering})\d{{1,2}}(?!\d|[/.-]\d)"
    )
    between = rf"(?:(?!\b(?:{words_of('in_force')}))(?:{figures}))"
    # Before a plain "on" the day is that of a session which opened then.
    held = rf"(?:(?!\b(?:{words_of('in_force')}|(?:{words_of('held')})\b))(?:{figures}))"
    about = alternation(folded(load("resolutions")["subject"]["words"]))
    # Behind a comma only the issuer may stand before the day: not "do Chủ tịch ký về lễ hội, khai mạc ngày 4/5".
    clause = rf"{about}|{words_of('predicates')}|{alternation(folded(load('resolutions')['joiners']['words']))}"
    session = alternation(folded(load("resolutions")["dates"]["numbering"]))
    beside = rf"(?:(?!,(?!\s(?:{session})\s)|\b(?:{clause})\s){between})"
    body = alternation(folded(load("resolutions")["bare"]["issued_by"]))
    sure = words_of("issued", "dated")  # "of" and "on" are too common to part a date from an issuer
    # "nghị quyết 82/2017/NQ-HĐND tỉnh ngày 13 tháng 12"; behind "tỉnh, ngày" another clause starts.
    begin = rf"(?:\s(?:{words_of('level')})\s{{1,2}}|\s{{0,2}},?\s{{0,2}})"
    return (
        rf"{begin}(?:(?:{words_of('shared', 'respective')})\s{{1,2}})?"
        rf"(?:\((?:{marker})?|{marker}|{spelled})(?P<near>{date})"
        rf"|\s{{0,2}}[;|\n]\s{{0,2}}(?:{words_of('label')})\s?[:|]\s?(?P<label>{date})"
        rf"|(?:\s(?:{words_of('of')})\s{between}{{2,90}}?|,\s(?:{words_of('of')})\s{beside}{{2,90}}?|{_addressee()}),?\s\(?{_no_deadline()}"
        rf"(?:{sure})\s{{1,2}}"
        rf"(?:(?:{day})\s{{1,2}})?{the}(?P<far>{date})"
        rf"|\s(?:{words_of('of')})\s{held}{{2,90}}?\s\((?P<inside>{date})\)"
        rf"|,?\s(?:{words_of('by')})\s{held}{{2,80}}?\s(?:{day})\s{{1,2}}(?P<by>{date})"
        rf"|\s(?:{about})\s(?:(?!\b(?:{words_of('relative')})\b)[^.,;\n()\d]){{3,90}}?"
        rf"\s(?:{words_of('issued_later')})\s{{1,2}}(?P<later>{date})"
        # "Nghị quyết số 25/NQ-HĐND về đầu tư công giai đoạn 2021-2025, ngày 9/12/2020 của HĐND tỉnh"
        rf"|\s(?:(?!\b(?:{words_of('in_force')}))[^.,;\n()]){{3,120}}?,\s(?:{words_of('behind_subject')})\s{{1,2}}"
        rf"(?P<told>{date})(?=(?P<of>\s(?:{body})\s)|\s?(?:[.;\n]|$))"
    )


def _addressee() -> str:
    """Return the source of the bodies that a paper is sent to; behind other words a day is that of what is asked."""
    lexicon = load("resolutions")
    issuer, units = lexicon["issuer"], alternation(folded(lexicon["head"]["units"]))
    complete, offices = (alternation(folded(issuer[name])) for name in ("complete", "offices"))
    joiners, word = alternation(folded(lexicon["joiners"]["words"])), r"(?-i:[A-Z])[a-z]{0,7}"
    office = rf"(?:{offices})\s(?:{units})(?:\s{word}){{0,4}}"
    department = (
        rf"(?:{words_of('departments')})\s{word}(?:\s[a-z]{{1,7}})?(?:\s(?:{joiners})\s{word}(?:\s[a-z]{{1,7}})?)?"
    )
    body = rf"(?:{complete}|{office}|{department})"
    return rf"\s(?:{words_of('to')})\s{body}(?:(?:,|\s(?:{joiners}))\s{body}){{0,2}}"


def _no_deadline() -> str:
    """Return the source of what says that no word of a term stands before a date: "từ ngày 1/7", "before May 5"."""
    return "".join(f"(?<!{word} )" for word in folded(load("resolutions")["dates"]["not_opening"]))


def _before_source() -> str:
    """Return the source of a date before a number: "On June 6, 2022, the ... issued", "Adopted on June 24, 2023, "."""
    date = dates.source()
    article = alternation(folded(load("resolutions")["joiners"]["before_type"]))
    return (
        rf"^(?:[^\n;]{{0,160}}(?<!\w))?{_no_deadline()}(?:{words_of('opening')})\s{{1,2}}(?P<date>{date})[^\n;]{{0,220}}?"
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


@cache
def day_grammar() -> DayGrammar:
    """Return the grammar, compiled from the lexicons when it is first needed."""
    lexicon, date = load("resolutions"), dates.source()
    day, issues = words_of("day"), words_of("issues")
    passive = alternation(folded(lexicon["passive"]["words"]))
    flags = re.IGNORECASE
    return DayGrammar(
        after=re.compile(_after_source(), flags),
        before=re.compile(_before_source(), flags),
        behind=re.compile(rf"[^\n.;]{{0,40}}?\s(?:{passive})\s(?:{issues})(?!\w)", flags),
        alone=re.compile(rf"\W*(?:{words_of('opening')})\s(?P<date>{date}),\s{article_source()}$", flags),
        same_day=re.compile(rf"\s(?:{words_of('same_day')})(?!\w)", flags),
        saying=re.compile(_saying_source()),
        naming=re.compile(rf"(?<!\w)(?:{alternation(_marked(lexicon['dates']['not_issuing']))})\s$"),
        was_issued=re.compile(rf"\s{{0,2}},?\s{{0,2}}(?:{words_of('issued_later')})\s", flags),
        governed=re.compile(rf"(?<!\w)(?:{words_of('governing')})\s{article_source()}$", flags),
        subject=re.compile(rf"\W{{0,4}}{article_source()}", flags),
        own=re.compile(
            rf"(?:(?<!\w){_no_deadline()}(?:{words_of('before_day')})|(?:{words_of('owner')}))\s{{1,2}}(?P<date>{date})\s{{1,2}}$",
            flags,
        ),
        issuing=re.compile(rf"(?<!\w)(?:{words_of('participles')})(?!\w)", flags),
        labelled=re.compile(rf"(?:{words_of('label')})\s?[:|]\s?{date}\s{{0,2}}[;|\n][^;|\n]{{0,24}}$", flags),
        for_all=re.compile(
            rf"(?<!\w)(?:(?P<both>{words_of('two')})|{words_of('shared')})"
            rf"\s{{1,2}}(?:{words_of('issued', 'day')})\s{{1,2}}(?:(?:{day})\s{{1,2}})?(?P<date>{date})",
            flags,
        ),
    )
