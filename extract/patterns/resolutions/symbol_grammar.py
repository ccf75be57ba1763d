"""The sources of the letters behind a document's number, of the pieces they are made of and of what parts these."""

from collections.abc import Iterable
from functools import cache

from extract.lexicon import alternation, folded, load, load_file
from extract.text import unmark


@cache
def symbol_end() -> tuple[str, str]:
    """Return the sources of where a symbol and where one piece of it ends; a word may be glued ("NQ/TUngày")."""
    glued = rf"(?=(?:{alternation(folded(load('resolutions')['glued']['words']))})\s)"
    return (
        rf"(?:(?![A-Za-z0-9])|{glued}|(?<=[A-Za-z])(?=[A-Z][a-z]{{2}}))",
        rf"(?:(?![A-Za-z])|{glued}|(?=[A-Z][a-z]{{2}}))",
    )


@cache
def symbol_source(announced: bool = False) -> str:
    """Return the source of the letters after a number; groups gap and pieces.

    `announced` by a type word, they may stand behind a mere blank: "Chương trình 04 CTr/TU", not "năm 2024 QĐ-UBND".
    """
    shape = load_file("symbols", "extract.patterns")["shape"]
    apart = rf"(?:{'|'.join(shape['apart'])})(?![A-Z])"
    # "88/TB-KV IX", "12/TB-KTNN KV. VIII"
    region = rf"(?:[A-Z]{{2,8}}\s)?(?:{'|'.join(shape['regional'])})\.?\s[IVX]{{1,4}}"
    letters = rf"(?=[A-Z][a-z]?[A-Z])(?:{'|'.join(shape['digraphs'])}|[A-Z]){{2,18}}"
    end = rf"(?:\d{{1,3}}|{_figure_apart()})?{symbol_end()[1]}"
    assembly_ = rf"(?:{'|'.join(load_file('symbols', 'extract.patterns')['assembly'])})\s(?=\d\d(?!\d))"
    shaped = rf"{region}|{assembly_}|{'|'.join(shape['mixed'])}|{letters}"
    piece = rf"(?:T\.[UW](?![A-Za-z])|(?:{shaped}){end}|[A-Z]{{1,18}}{end})"
    issuers = load_file("symbols", "extract.patterns")["issuers"]["codes"]
    no_body = set(shape["apart"]) - set(folded(issuers))
    # A blank on one side of the hyphen is a slip inside a symbol, on both sides also a dash: a body may follow where
    # the symbol lacks it, "1819/QD - KTNN", and the next one in a joint symbol, not "12/QD-UBND - BIDV".
    body = rf"(?:{'|'.join(shape['after_blank'])}|{issuer_source()})(?![A-Za-z])"
    spaced = r"[^\S\n][-\u2014]\s"  # no item of a list, "158/BC\n- UBND"
    dash = rf"{spaced}(?!(?:{alternation(no_body)})(?![A-Za-z]))(?={body})"
    # Behind a type code alone any letters are its issuer where they end as a symbol does, "158/BC - ATGT ngày"; behind
    # an issuer a section's, before the day of the paper: "4428/QĐ - BNN - XD ngày 30/10".
    section = rf"(?!{apart})[A-Z]{{2,9}}(?:\s?[,.;()]|\s[a-z]|\n|$)"
    dated = rf"[A-Z]{{2,9}}\s(?:{_dated()})\s\d"
    last = rf"{spaced}(?=(?!{apart}){dated})"
    plain = (
        rf"(?:-\s|\s-)(?=(?:[A-Z]{{2,8}}|TT[gr])(?![a-z]))|\s?[-\u2014]\s?(?={_unit()})|\s?[/&]\s?|[-\u2014]\n?"
        r"|\.(?=[A-Z]{2}|P\d|[IVX]{1,4}(?![A-Za-z]))"
    )
    # "1675/NQ UBTVQH14", "120/KH_UBND": a blank is a lost hyphen before the few that are most often cited.
    between = rf"(?:{_behind_type()}(?:{dash}|{spaced}(?={section}|{dated}))|{lost_hyphen()}|{last}|{plain})"
    # Print loses the separator: "1676QĐ-UBND", "973/2020UBTVQH14"; a known code follows then.
    codes = alternation(folded(load_file("symbols", "extract.patterns")["types"]))
    offices = alternation(folded(load_file("symbols", "extract.patterns")["owners"]["office_first"]))
    lost = rf"(?<=\d)(?=(?:{codes})[-/][A-Z]|(?:UBTV)?QH\d\d)"
    # "57.NQ/TW"; without a type word a sentence may end at the point.
    known = rf"(?:{codes})[-/](?:{alternation(folded(issuers))})(?![A-Za-z])"
    lost += rf"|(?<=\d)\.(?={known})" if announced else ""
    lost += rf"|(?<=\d)\s(?=(?:{codes})[-/][A-Z]|(?:{offices})-[A-Z]{{2}})" if announced else ""
    # An office alone is no symbol yet, "3661 / SNN - VPDP"; behind a type code the dash parts: "12/QD-UBND - TP Vinh".
    firms = alternation(folded(load_file("symbols", "extract.patterns")["issuers"]["firms"]))
    office = rf"(?:(?:{issuer_source()}|{firms}|[A-Z]{{2,4}}\s?&\s?[A-Z]{{2,4}})\s-\s(?={section}))?"
    joint = rf"(?:{'|'.join(shape['joint'])})(?:(?:{dash}|{plain}){piece}){{1,6}}"
    # In small letters only what is known: "57-nq/tw", "12/qd-ubnd".
    small = rf"(?=[A-Z]{{0,3}}[a-z]|[A-Z]{{1,5}}[-/][A-Z]{{0,3}}[a-z])(?i:{known})(?![-/&]\w|\.[A-Z]{{2}})"
    pieces = rf"{small}|{joint}|{office}{piece}(?:{between}{piece}){{0,5}}"
    return rf"(?P<gap>\s{{0,2}}(?:/-|[-/\u2014])\s{{0,2}}|{lost})(?P<pieces>{pieces}){_late_year()}"


def _dated() -> str:
    """Return the alternation of the words between a number and its day."""
    return alternation(folded(load("resolutions")["dates"]["dated"]))


def _unit() -> str:
    """Return the source of a section that a letter and its figures name, as those of the police: "PC01", "C 44"."""
    return rf"(?:{'|'.join(load_file('symbols', 'extract.patterns')['shape']['sections'])})\s?\d{{1,2}}(?!\w)"


def _figure_apart() -> str:
    """Return the source of the figure of an office behind a blank: always of a section, of others before the day."""
    section = _behind(load_file("symbols", "extract.patterns")["shape"]["sections"])
    about = alternation(folded(load("resolutions")["subject"]["words"]))
    day = rf"\s(?:{_dated()})\s\d{{1,2}}(?:[/.-]|\s[a-z])"
    return rf"(?:{section}\s\d{{1,2}}(?!\w)|\s\d{{1,3}}(?={day}|\s(?:{about})\s))"


def lost_hyphen() -> str:
    """Return the source of what stands for a hyphen between the code of a type and an issuer."""
    issuers = alternation(folded(load_file("symbols", "extract.patterns")["shape"]["behind_lost_hyphen"]))
    return rf"{_behind_type()}[ _](?=(?:{issuers}|UBTVQH\s?\d\d)(?![A-Za-z_/-]))"


def _behind_type() -> str:
    """Return the source of a place right behind the code of a type, which is no symbol yet."""
    return _behind(folded(load_file("symbols", "extract.patterns")["types"]))


def _behind(codes: Iterable[str]) -> str:
    """Return the source of a place right behind one of some codes."""
    by_length: dict[int, list[str]] = {}
    for code in codes:
        by_length.setdefault(len(code), []).append(code)
    behind = (f"(?<=[^A-Za-z](?:{'|'.join(alike)}))" for alike in by_length.values())  # of one width each
    return f"(?:{'|'.join(behind)})"


def _late_year() -> str:
    """Return the source of a year behind a symbol of the State, "15/NĐ-CP/2020", or of a company, "5/NQ-HĐQT/2018"."""
    owners, year = load_file("symbols", "extract.patterns")["owners"], r"(?:19|20)\d\d"
    late = rf"{_behind(folded(owners['state']))}/(?P<late>{year})"
    return rf"(?:(?:{late}|{_behind(folded(owners['companies']))}/(?P<closing>{year}))(?![\d/]))?"


def issuer_source() -> str:
    """Return the source of an issuer's letters, without marks."""
    issuers = load_file("symbols", "extract.patterns")["issuers"]
    return unmark("|".join([*issuers["shapes"], *issuers["codes"]]))
