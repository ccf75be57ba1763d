"""The source of a day behind a number: beside it, behind the body that issued the paper, behind "ban hành".

"Nghị quyết số 12 của HĐND tỉnh ngày 6/3/2024" tells the day of issue, "Nghị quyết số 12 của HĐND tỉnh công bố ngày
6/3/2024" that of something else. What can be done with a paper is no closed set; what a body is called and the words of
issuing nearly are. All for text without marks.
"""

from extract import dates
from extract.lexicon import alternation, folded, load
from extract.patterns.resolutions.day_words import abbreviation_dot, article_source, no_deadline, words_of


def _listed(table: str, *names: str) -> str:
    """Return the alternation of the words of a table of the lexicon."""
    return alternation(folded(word for name in names for word in load("resolutions")[table][name]))


def _figures() -> str:
    """Return the source of a character between a number and its day: of figures only "the 7th session" stands there."""
    numbering = "|".join(f"(?<={word} )" for word in folded(load("resolutions")["dates"]["numbering"]))
    return (
        rf"(?:[^.;\n()\d]|{abbreviation_dot()}|\d{{1,3}}(?:{dates.ordinals()})"
        rf"|(?:{numbering})\d{{1,2}}(?!\d|[/.-]\d))"
    )


def _between(*names: str) -> str:
    """Return the source of such a character where no word of the given names starts."""
    return rf"(?:(?!\b(?:{words_of(*names)})){_figures()})"


def _titled() -> str:
    """Return the source of a character in what a paper is about, where nothing takes place."""
    return rf"(?:(?!\b(?:{words_of('in_force', 'takes_place')})(?!\w)){_figures()})"


def _beside() -> str:
    """Return the source of such a character behind a comma, where only the issuer may stand before the day.

    Not "do Chủ tịch ký về lễ hội, khai mạc ngày 4/5".
    """
    clause = rf"{_listed('subject', 'words')}|{words_of('predicates')}|{_listed('joiners', 'words')}"
    return rf"(?:(?!,(?!\s(?:{words_of('numbering')})\s)|\b(?:{clause})\s){_between('in_force')})"


def _marker(*names: str) -> str:
    """Return the source of a word for a day, one of those of the given names, up to its date."""
    upon = rf"(?:(?:{words_of('upon')})\s)?(?:(?:{words_of('day')})\s{{1,2}})?"
    return rf"(?:{words_of(*names)})\s{{1,2}}{upon}{article_source()}"


def _body(before_day: str, run: str) -> str:
    """Return the source of a Vietnamese body's name, and of the session in which it met, up to `before_day`.

    Behind the word that opens a body's name it may hold any other, in the group `run`: what is done has verbs.
    """
    term = rf"(?:{words_of('numbering')}|{_listed('issuer', 'terms')})\s"
    figures = r"(?:\d{1,2}(?!\d|[/.-]\d)|(?:19|20)\d\d\s?-\s?(?:19|20)\d\d(?!\d)|(?-i:[IVX]{1,5})(?!\w))"
    dot = rf"(?:{abbreviation_dot()}|(?!\w))"
    # "Bộ Quản lý": of two words the second has its capital, of two syllables it has none.
    second = rf"(?:\s(?!{before_day})(?-i:{_listed('issuer', 'second')})(?!\w))?"
    word = (
        rf"(?:{term}{figures}|\({term}{figures}\)|(?:{_listed('issuer', 'numbered')})\s{figures}"
        rf"|(?-i:{_listed('issuer', 'named')})(?!\w)|(?-i:[A-Z]{{2,8}}){dot}|(?-i:[A-Z])[a-z]{{0,7}}{dot}{second}"
        rf"|(?:{_listed('issuer', 'parts')})(?!\w))"
    )
    goes_on = rf"(?:{words_of('numbering')})\s|(?:{words_of('level')})\s(?-i:[A-Z])"
    parted = rf"(?:\s?[-&]\s?|,?\s(?={goes_on})|\s|(?<=\.))"
    # Each word is read in one way only: no part of a name is tried twice.
    known = rf"(?>{word}(?:{parted}(?!{before_day})(?>{word})){{0,18}})"
    part = rf"(?:(?!,(?!\s(?:{_listed('issuer', 'behind_comma')})(?!\w))){_figures()})"
    return rf"(?:{known}|(?P<{run}>(?-i:{_listed('issuer', 'heads')})(?!\w){part}{{2,110}}?))"


def _issuing(beside: str) -> str:
    """Return the source of "do UBND tỉnh ban hành" and "được HĐND tỉnh thông qua tại kỳ họp thứ 4"."""
    agents, met = words_of("agents"), words_of("met_at")
    free = _between("in_force", "other_papers")
    done = rf"(?<!\w)(?:{words_of('signing')})(?:\s(?:{met})\s{beside}{{2,60}}?)?(?:\s(?:{words_of('upon')}))?"
    was = rf"(?:(?:{words_of('done')})\s)?"
    return rf"\s{was}(?:{agents})\s(?:{free}{{0,90}}?\s)?{done}|,\s{was}(?:{agents})\s(?:{beside}{{0,90}}?\s)?{done}"


def _issuer_leads(sure: str, date: str) -> tuple[str, str]:
    """Return the sources of what stands between a number and a day, and between it and a day in brackets."""
    of, beside, between = words_of("of"), _beside(), _between("in_force")
    issuing = _issuing(beside)
    body, noted = (rf",?\s(?:{words_of('belonging')})\s{_body(sure + date, run)}" for run in ("run", "run_noted"))
    # Behind what a paper is about the day may be that of what it is about: a group, for it needs its year then.
    loose = _between("in_force", "takes_place")  # also what starts like such a word, but before a bracket
    title = rf"(?P<title>\s(?:{_listed('subject', 'words')})\s(?:{loose}{{3,90}}?|{_titled()}{{3,90}}?(?=,?\s\()))"
    far = rf"\s(?:{of})\s{between}{{2,90}}?|,\s(?:{of})\s{beside}{{2,90}}?|{_addressee()}"
    # In a body's name stands no word of a term, for all that "Đầu tư ngày" reads like "từ ngày" without marks.
    sent = rf"(?P<sent>{_addressee()})"
    owned = rf"{body}(?:(?:{title}|{sent}),?\s\(?{no_deadline()}|(?:\s(?:{words_of('done')}))?,?\s\(?)"
    far = rf"(?:(?:{far}),?\s\(?{no_deadline()}|{owned}){sure}|(?:{issuing}),?\s\(?{no_deadline()}{_marker('day')}"
    # Before a plain "on" the day is that of a session which opened then.
    inside = rf"\s(?:{of})\s{_held()}{{2,90}}?|{noted}|{issuing}"
    return far, rf"(?:{inside})"


def _held() -> str:
    """Return the source of a character between a number and a day before which no session opens."""
    return rf"(?:(?!\b(?:{words_of('in_force')}|(?:{words_of('held')})\b)){_figures()})"


def _relative(character: str) -> str:
    """Return the source of "which the People's Committee issued"."""
    articles = _listed("joiners", "articles")
    return (
        rf"(?:{words_of('whom')})\s(?:(?:{articles})\s|(?-i:[A-Z])){character}{{2,80}}?\s(?:{words_of('whom_issued')})"
    )


def after_source() -> str:
    """Return the source of a date after a number: beside it, after its issuer, after "issued by"."""
    day, issued, date, the = words_of("day"), words_of("issued"), dates.source(), article_source()
    # The blank before the date gets lost: "datedSeptember 02, 2016".
    dated = rf"(?:{day})(?::?\s{{1,2}}{the}|(?=\d|(?-i:[A-Z])))"
    marker = rf"(?:(?:{issued})\s{{1,2}}(?:(?:{day})\s{{1,2}})?{the}|{dated})"
    # After a comma a date in letters needs no marker: "Decision No. 14/QD-TTg, September 5, 2024".
    spelled = r"(?<=,\s)(?=[A-Z][a-z]{2,8}\s\d|\d{1,2}\s[A-Z][a-z]{2,8}\s)"
    about, body = _listed("subject", "words"), _listed("bare", "issued_by")
    sure = _marker("issued", "dated")  # "of" and "on" are too common to part a date from an issuer
    far, inside = _issuer_leads(sure, date)
    held = _held()
    # "nghị quyết 82/2017/NQ-HĐND tỉnh ngày 13 tháng 12"; behind "tỉnh, ngày" another clause starts.
    begin = rf"(?:\s(?:{words_of('level')})\s{{1,2}}|\s{{0,2}},?\s{{0,2}})"
    return (
        rf"{begin}(?:(?:{words_of('shared', 'respective')})\s{{1,2}})?"
        rf"(?:\((?:{marker})?|{marker}|{spelled})(?P<near>{date})"
        rf"|\s{{0,2}}[;|\n]\s{{0,2}}(?:{words_of('label')})\s?[:|]\s?(?P<label>{date})"
        rf"|\s(?:{words_of('upon')})\s(?:{day})\s{{1,2}}(?P<signed>{date})"
        rf"|(?:{far})(?P<far>{date})"
        rf"|{inside}\s\((?P<inside>{date})\)"
        rf"|,?\s(?:(?:{words_of('by')})\s{held}{{2,80}}?|{_relative(held)})\s(?:{day})\s{{1,2}}(?P<by>{date})"
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
