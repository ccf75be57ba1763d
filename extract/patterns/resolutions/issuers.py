"""The body that issued a document: behind its number ("của Bộ Y tế"), or before it ("Bộ Y tế vừa ban hành").

A body's name has words of any kind; what ends it are marks, verbs and what tells what the document is about. Where
what is left has no word that opens a body's name, there is none: none is better than a wrong one.
"""

import re
from dataclasses import dataclass
from functools import cache

from extract import dates
from extract.lexicon import alternation, folded, load
from extract.patterns.resolutions.citation import Citation
from extract.patterns.resolutions.day_grammar import day_grammar
from extract.patterns.resolutions.day_words import abbreviation_dot, article_source, words_of
from extract.patterns.resolutions.drafts import is_draft
from extract.text import CAPITALS, View

_BEFORE = 160
"""Characters before a citation in which the body that issued it stands."""
_OWNER = 90
_DONE = 90
"""Characters before a citation in which what the body did stands."""
_DATELINE = 32
"""Characters of a line up to a dash that may be the place or the source of news."""


@dataclass(frozen=True)
class _Grammar:
    """For text without marks, but `heads`, `alone`, `apart` and `no_body`; group issuer."""

    after: re.Pattern[str]
    done: re.Pattern[str]
    """What a body did, up to a number; group issues."""
    bound: re.Pattern[str]
    """What ends one clause or name and lets another begin."""
    commas: re.Pattern[str]
    """Parts of names in which a comma stands."""
    heads: re.Pattern[str]
    """A word that opens a body's name."""
    alone: re.Pattern[str]
    """Such words that without more are no body's name: "Bộ"."""
    apart: re.Pattern[str]
    """Before a body's name: it does nothing itself, "hồ sơ của Công ty A có"."""
    before: re.Pattern[str]
    """A name that no known word opens, and what it did."""
    no_body: re.Pattern[str]
    """What no name opens with."""
    over: re.Pattern[str]
    """In such a name: it is one no longer."""
    owner: re.Pattern[str]
    """A body in the possessive before a number: "the Prime Minister's"."""
    approved: re.Pattern[str]
    """A body that approved what a number behind it stands for: "được UBND tỉnh phê duyệt tại"."""


def _words(table: str, name: str) -> str:
    """Return the alternation of the lexicon's words of the given name."""
    return alternation(folded(load("resolutions")[table][name]))


def _english_body() -> str:
    """Return the source of a body in English, all of it: "People's Committee of Son La province"."""
    articles = _words("joiners", "articles")
    word = rf"(?:[A-Z][A-Za-z-]*(?:'s?(?=\s[A-Z]))?|\d{{1,2}}(?:{dates.ordinals()}))"
    link = rf"(?:{_words('issuer', 'links')}|{articles})(?=\s(?:(?:{articles})\s)?[A-Z])"
    holds = rf"(?=(?:[\w'-]{{1,24}}\s){{0,7}}(?:{_words('issuer', 'nouns')})(?![a-z]))"
    return rf"{holds}{word}(?: (?:{word}|{link}|(?:{_words('issuer', 'units')})(?![a-z]))){{0,14}}(?![\w-])"


def _types() -> str:
    """Return the alternation of the type words that no office's name holds: "Sở Tài chính và Kế hoạch"."""
    types = load("resolutions")["types"]
    return alternation(folded(word for type_, words in types.items() if type_ != "plan" for word in words))


def _ends_of_name() -> str:
    """Return the source of a word that ends a body's name: what it did, or what the document is about."""
    about, verbs, stop = (_words("subject", name) for name in ("words", "verbs", "stop"))
    joiners, halves = _words("joiners", "words"), _words("issuer", "halves")
    # A joining word goes on with the body's name where a capital follows: "Bộ Nông nghiệp và Phát triển nông thôn".
    goes_on = rf"(?!(?:{joiners})\s(?:(?!(?i:{_types()})(?!\w))[A-Z]|(?:{halves})(?![a-z])))"
    return rf"{goes_on}(?:(?i:{about}|{verbs})|{stop}|{_words('issuer', 'stop')})(?!\w)"


def _character() -> str:
    """Return the source of a character inside a body's name: no mark but the dot of "TP."."""
    return rf"(?:{_words('issuer', 'commas')}|[^,.:;!?()\"\n]|{abbreviation_dot()})"


def _end_of_name() -> str:
    """Return the source of what ends a body's name by a mark or the end of the text."""
    return rf"(?:\s(?:{_words('issuer', 'closing')}))?(?:\s?(?!{abbreviation_dot()})[,.:;!?()\"\n]|$)"


def _complete_body(ends: str) -> str:
    """Return the source of a Vietnamese body that its place or its own name ends: "UBND tỉnh Trà Vinh" before "đối"."""
    opened = rf"(?:{_words('subject', 'words')}|{_words('subject', 'verbs')}|{_types()})(?!\w)"
    units, joined = _words("head", "units"), rf"(?:(?: | ?- ?)(?!(?i:{opened}))[A-Z][a-z]{{0,7}})"
    run = rf"[A-Z](?:(?!\s{ends}){_character()}){{0,70}}?(?<!\w)"
    place = rf"(?:{units}){joined}{{1,5}}"
    office = rf"(?:{_words('issuer', 'offices')})\s(?:{units})"
    # A committee of the Party's in a firm or an office bears that one's name: "Đảng ủy Tập đoàn Dầu khí".
    alone = rf"(?:{_words('issuer', 'complete')})(?!\s(?:{_words('issuer', 'heads')})(?!\w)){joined}{{0,4}}"
    term = rf"(?:\s(?:{_words('issuer', 'terms')})\s[IVX\d]{{1,6}}(?![A-Za-z]))?"
    goes_on = rf"\s(?:{units}|{_words('issuer', 'going_on')})(?!\w)"
    closed = rf"(?=\s(?:[a-z]|(?i:{opened}))|{_end_of_name()})(?!{goes_on})"
    return rf"(?:{run})?(?:{place}(?:\s{place}){{0,2}}|{office}|{alone}){term}{closed}"


def _after_source(ends: str) -> str:
    """Return the source of a body in the possessive behind a number."""
    of, the = words_of("of", "belonging", "agents"), article_source()
    small = rf"(?:(?:{_words('issuer', 'small')})\s){{0,2}}(?=[A-Z])"
    void = rf"\s(?:{_words('issuer', 'void')})(?!\w)"
    named = rf"[A-Z](?:(?!\s{ends}|{void}){_character()}){{2,80}}?(?=\s{ends}|{_end_of_name()})"
    return rf",?\s(?:{of})\s{the}(?P<issuer>{_english_body()}|{small}(?:{_complete_body(ends)}|{named}))"


def _heads() -> str:
    """Return the source of a word that opens a body's name, with its marks; printed small before a capital."""
    lexicon = load("resolutions")
    issuer, party = lexicon["issuer"], lexicon["party"]
    words = [word for name in ("heads", "offices", "complete", "leaders") for word in issuer[name]]
    words += [word for name in ("lead", "local", "alone", "central") for word in party[name]]
    words += lexicon["dates"]["departments"]
    no_place, no_half = (
        "".join(rf"(?<!(?i:{re.escape(word)}) )" for word in issuer[name]) for name in ("places", "compounds")
    )
    small = rf"(?:{alternation(issuer['small_heads'])})(?=\s[{CAPITALS}])"
    return rf"(?<![\w&-])(?:{no_place}(?:{alternation(words)})(?!\w)|{no_half}{small})"


def _no_names() -> set[str]:
    """Return the words that open a body's name and are none alone: "Bộ", not "Quốc hội"."""
    lexicon = load("resolutions")
    issuer, party = lexicon["issuer"], lexicon["party"]
    names = {*issuer["complete"], *issuer["offices"], *party["local"], *party["alone"], *party["central"]}
    return {*lexicon["dates"]["departments"], *issuer["heads"], *issuer["leaders"]} - names


@cache
def _grammar() -> _Grammar:
    """Return the grammar, compiled from the lexicons when it is first needed."""
    lexicon, the, ends = load("resolutions"), article_source(), _ends_of_name()
    issuer, before_type = lexicon["issuer"], rf"(?:(?:{_words('joiners', 'before_type')})\s)?"
    lead = [word.capitalize() for word in folded([*lexicon["dates"]["fronting"], *lexicon["before_name"]["words"]])]
    approved, approving, within = (_words("issuer", name) for name in ("approved", "approving", "approved_in"))
    body = rf"[A-Z](?:{_words('issuer', 'commas')}|[A-Za-z\s'-]|\s?&\s?(?=[A-Z])|{abbreviation_dot()})"
    did = rf"(?:\s(?:{_words('issuer', 'adverbs')})){{0,3}}\s(?P<issues>{words_of('issues')})\s{before_type}$"
    return _Grammar(
        after=re.compile(_after_source(ends)),
        done=re.compile(
            rf"(?:\s\([^()\n]{{2,24}}\)|\s-\s(?:{_words('issuer', 'persons')})(?:\s[A-Z][a-z]{{0,7}}){{2,4}})?{did}"
        ),
        bound=re.compile(rf"(?!{abbreviation_dot()})[,.:;()\"\n]\s?|(?<!\w)(?:{words_of('agents')}|{ends})(?!\w)"),
        commas=re.compile(_words("issuer", "commas")),
        heads=re.compile(_heads()),
        alone=re.compile(alternation(_no_names())),
        apart=re.compile(rf"(?<!\w)(?:{alternation(issuer['apart'])})\s$"),
        before=re.compile(rf"(?:^|[,.:]\s|(?<![\w,])\W){the}(?P<issuer>{body}{{2,110}}?){did}"),
        no_body=re.compile(rf"(?:{alternation(issuer['no_body'])})(?!\w)"),
        over=re.compile(rf"\s(?:{ends}|(?:{_words('issuer', 'adverbs')})$)"),
        owner=re.compile(rf"(?<![\w'-]){the}(?P<issuer>(?!(?:{alternation(lead)})\s){_english_body()})'s\s$"),
        approved=re.compile(
            rf"(?<!\w)(?:{approved})\s(?P<issuer>{body}{{2,80}}?)\s(?:{approving})(?:\s[a-z]{{1,7}}){{0,6}}?\s(?:{within})\s"
            rf"{before_type}$"
        ),
    )


def behind(text: str, position: int, limit: int) -> tuple[int, int] | None:
    """Return where the body stands that owns a number, of the text as printed words are told apart in it."""
    match = _grammar().after.match(text, position, limit)
    return match.span("issuer") if match else None


def ahead(view: View, text: str, citation: Citation) -> tuple[int, int] | None:
    """Return where the body stands before a number that issued or approved it."""
    grammar, end = _grammar(), citation.start
    start = max(view.sentence(end)[0], end - _BEFORE)
    if owner := grammar.owner.search(text, max(start, end - _OWNER), end):
        return owner.span("issuer")
    done = grammar.done.search(text, max(start, end - _DONE), end)
    if done and (body := _that_did(view, text, start, done)):
        return None if is_draft(view, citation, done["issues"]) else body
    approved = grammar.approved.search(text, start, end)
    return approved.span("issuer") if approved else None


def _that_did(view: View, text: str, start: int, done: re.Match[str]) -> tuple[int, int] | None:
    """Return where the body stands that did what `done` tells, in a sentence from `start`."""
    grammar, end = _grammar(), done.start()
    stretch = grammar.commas.sub(lambda match: match[0].replace(",", " "), text[start:end])
    begin = start + max((match.end() for match in grammar.bound.finditer(stretch)), default=0)
    head = grammar.heads.search(view.text, begin, end)
    while head and (act := _act(view, head.end(), end)):
        head = grammar.heads.search(view.text, act, end)
    if head:
        no_name = grammar.alone.fullmatch(view.text, head.start(), end) and view.text[end - 1].islower()
        owned = grammar.apart.search(view.text, begin, head.start())
        return None if no_name or owned else (head.start(), end)
    match = grammar.before.search(text, start, done.end())
    if not match or match.start("issuer") < begin or grammar.over.search(match["issuer"]):
        return None
    if grammar.no_body.match(view.text, match.start("issuer")):
        return None
    return None if _is_cut(view, match.start("issuer")) else match.span("issuer")


def _act(view: View, start: int, end: int) -> int | None:
    """Return where the last thing done in a stretch behind a name's first word ends: "Bộ Y tế cho biết"."""
    grammar = day_grammar()
    words = grammar.parts.sub(lambda match: "x" * len(match[0]), view.text[start:end])
    acts = [match for match in grammar.acting.finditer(words) if match.start() > 1]  # "Ban tổ chức"
    return start + acts[-1].end() if acts else None


def _is_cut(view: View, begin: int) -> bool:
    """Say whether what stands right before a name is part of it: "Kinh tế - Kỹ thuật", "TP. Đà Nẵng", "TN & MT"."""
    text = view.text
    if text[begin - 2 : begin] == "& " or re.search(rf"{abbreviation_dot()}\s?$", view.folded[begin - 4 : begin]):
        return True
    # Behind a dateline opens a sentence: "TPO - UBND tỉnh".
    dash = text[begin - 3 : begin] == " - " and text[begin - 4 : begin - 3].isalpha()
    return dash and begin - text.rfind("\n", 0, begin) > _DATELINE
