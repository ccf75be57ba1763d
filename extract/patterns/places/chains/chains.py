"""What stands around what: "X commune (Y district)", "xã X, huyện Y", "Y district's X commune"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from extract.bearers import levels_borne, named
from extract.gazetteer import fold_word
from extract.lexicon import alternation
from extract.patterns.places.chains import past, ways
from extract.patterns.places.chains.told_twice import ENDS, part
from extract.patterns.places.text.cues import ends
from extract.patterns.places.text.lexicon import places_lexicon
from extract.spots import Spot, name_holds
from extract.text import CAPITALS

_CLOSING = frozenset({"", ",", ".", ";", ")", "\n"})
_LONGEST_GAP = 24
_LONGEST_AROUND = 60  # " in the northern mountainous province of "
_BEFORE_COMMUNE = frozenset({", ", " "})
_LEADING = frozenset({None, "province", "district"})


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what stands between a place and the one around it, between two of a list, before a place inside."""
    lexicon = places_lexicon()
    within, joining = alternation(lexicon["enclosing"]), alternation(lexicon["and"])
    # "the Tan Lap Commune People's Committee, Moc Chau District"
    school = rf"(?:\s(?i:{alternation(lexicon['schools'] | lexicon['offices_between'])}))?"
    measured = rf"(?:\s\d[\d.,]*\s?(?:{alternation(lexicon['measures'])})(?!\w))?"
    including, plural = alternation(lexicon["including"]), alternation(lexicon["plural"])
    once = rf"(?:(?:{alternation(lexicon['former_before'])}) )?"
    described, types = alternation(lexicon["described_as"]), alternation(lexicon["unit_words"])
    definite, of = alternation(lexicon["definite"]), alternation(lexicon["of"])
    told = rf"(?:(?:{described})[ -]){{0,3}}(?:(?:{types}) (?:(?:{of}) )?(?:(?:{described}) ){{0,3}})?"
    near = rf"(?:(?:{alternation(lexicon['near_by'])}) |{types} (?:{alternation(lexicon['near_by'])}) )?"
    having, closing = alternation(lexicon["having"]), alternation(lexicon["listing"])
    counted = rf" (?:{having}) (?:\d+|{plural}) (?:{types})(?:,? [^\W\d_]+){{0,6}}?(?:: | (?:{closing}):? )"
    child = rf"(?:'s |, | \(|: | - |,? \(?(?:{including}):? (?:(?:{plural}) )?| (?:{having}) |{counted})"
    inside = rf"{school},? (?:{within})(?: (?:{definite}))? {once}{near}{told}"
    near_by = rf"{school}, ?(?:(?:{definite}) )?{once}{told}"
    around = rf"{measured}{school},? ?\((?:(?:{within}) )?{once}|{near_by}| - |-|{inside}"
    listed = rf"(?:, | - |; |,? (?:{joining}) )$"
    return re.compile(f"(?:{around})$"), re.compile(listed), re.compile(f"{child}$")


@cache
def _side_by_side() -> re.Pattern[str]:
    """Return what stands between places of one list or clause: "TP X và các huyện Y", "X 20 mm, Y 30 mm"."""
    lexicon = places_lexicon()
    joining, plural = alternation(lexicon["and"]), alternation(lexicon["plural"])
    return re.compile(rf"(?: \d[\d.,]*(?: [^\W\d]{{1,5}})?)?(?:, |,? (?:{joining}) )(?:(?:{plural}) )?$")


@cache
def _of_region() -> re.Pattern[str]:
    """Return what stands between a region and a province that it describes: " province of "."""
    lexicon = places_lexicon()
    return re.compile(
        rf" (?:(?:{alternation(lexicon['described_as'])}) )?(?:{alternation(lexicon['unit_words'])}) of $"
    )


@cache
def _now() -> re.Pattern[str]:
    """Return what stands behind a former unit before what it is today: "X commune, former Y city, now Z ward"."""
    lexicon = places_lexicon()
    former, now = alternation(lexicon.former_after), alternation(lexicon["now_called"])
    types = alternation(lexicon["unit_words"])
    return re.compile(rf"(?: (?:{former}))?[,)]{{0,2}} \(?(?:{now}) (?:(?i:{types}) )?[{CAPITALS}]")


@cache
def _when() -> re.Pattern[str]:
    """Return what says when or with what something was behind an address that does not end its clause."""
    return re.compile(rf" (?:{alternation(places_lexicon()['behind_address'])})(?!\w)")


@cache
def _opening(district: bool) -> re.Pattern[str]:
    """Return what stands before a name that opens its sentence, clause or section; a district's office may."""
    leading, organs = (alternation(places_lexicon()[words]) for words in ("leading", "district_organs"))
    border, item = r"(?:\A|[\n.;!?]\s{0,3})", r"(?:[-+*•]\s)?"
    office = rf"(?:(?:{organs})\s)?" if district else ""
    return re.compile(rf"(?:{border}{item}{office}|(?:{border}{item}|, )(?:{leading})\s)\Z", re.IGNORECASE)


@cache
def _leads() -> tuple[str, ...]:
    """Return what stands there if it is no mark."""
    return ends(*places_lexicon()["leading"], *places_lexicon()["district_organs"])


def chain(spots: list[Spot], text: str) -> None:
    """Note for each spot its neighbours in a list, and the place that the text puts around it."""
    _name_villages(spots, text)
    for spot in spots:
        spot.leads = spot.kind in _LEADING and _opens(spot, text)
    gaps = past.gaps(spots, text, _LONGEST_AROUND + 1)
    pairs = list(zip(gaps, spots, spots[1:], strict=False))
    listed = _side_by_side()
    for gap, here, following in pairs:
        if len(gap) <= _LONGEST_GAP and listed.match(gap):
            here.next, following.last = following, here
            ways.between(here, following, text)
        ways.ahead(here, following, gap)
    _enclose_all([pair for pair in pairs if not _behind_office(*pair, text)])
    part(pairs, text)
    _mark_keys(pairs)
    for spot in spots:
        around_it = spot.parent
        if around_it is not None and (not around_it.types or "province" in around_it.levels) and not spot.bracketed:
            # "Giáp huyện A, B có 240 km biên giới", not "Mưa ở huyện A, tỉnh B chiều nay"
            spot.loose = not (ENDS.match(text, around_it.end) or _when().match(text, around_it.end))
    closed = _close_former(pairs)
    for spot in spots:
        _share_former(spot, closed)
        if spot.types and spot.parent is not None and spot.parent.former and _renamed(spot.parent, text):
            spot.former = True
    child, opened = _patterns()[2], set[int]()
    for gap, before, here in _past_brackets(pairs):
        if gap == "'s " and here.kind == "village" and before.rank is None:
            here.parent, before.cue = before, True
        if here.parent is None and _lies_under(here, before) and child.match(gap):
            here.parent = before
        elif here.parent is None and here.group and here.group == before.group and id(before.parent) in opened:
            here.parent = before.parent
        if here.parent is before:
            opened.add(id(before))


def _mark_keys(pairs: Iterable[tuple[str, Spot, Spot]]) -> None:
    """Note of bare keys of what a district of another name holds that they are near: "Hoa Lư: xã A, huyện B"."""
    for gap, here, following in pairs:
        above = following.parent if gap == ": " and here.kind is None else None
        if above is not None and above.types and "district" in above.levels:
            here.local = here.local or fold_word(above.name) != fold_word(here.name)


def _opens(spot: Spot, text: str) -> bool:
    """Tell whether the spot opens its sentence, clause or section."""
    first = max(0, spot.start - _LONGEST_GAP)
    before = text[first : spot.start]
    if before[-1:] == " " and before[-2:-1].isalnum() and not before.lower().endswith(_leads()):
        return False
    return _opening(spot.kind == "district").search(text, first, spot.start) is not None


def _close_former(pairs: list[tuple[str, Spot, Spot]]) -> set[int]:
    """Note of the units of a chain that "cũ" behind its province is said of all; return which they are."""
    closed = set[int]()
    for gap, here, following in reversed(pairs):
        if gap.startswith(",") and (_closes_former(here, following) or _goes_back(here, following, closed)):
            here.former = True
            closed.add(id(here))
    return closed


def _renamed(around: Spot, text: str) -> bool:
    """Tell whether the text says what a former unit's part is now, behind all that stands around it."""
    while around.parent is not None and around.parent.start > around.start:
        around = around.parent
    return _now().match(text, around.end) is not None


def _closes_former(here: Spot, around: Spot) -> bool:
    """Tell whether "cũ" behind a province is said of its district too: "(Sông Cầu, Phú Yên cũ)".

    A bracket between them is another thing: what is called "Tuy Hòa (Phú Yên cũ)" may be the ward of today.
    """
    if not around.former or here.former or here.parent is not around:
        return False
    province = any(unit.level == "province" for unit in named(around.name))
    district = here.levels == ("district",) if here.types else _bare_district(here)
    return province and district and name_holds(around.name, here.name)


def _goes_back(here: Spot, following: Spot, closed: set[int]) -> bool:
    """Tell whether such a chain holds a commune too: "xã X, huyện Y, tỉnh Z cũ", not "xã X (huyện Y, tỉnh Z cũ)"."""
    inside = here.parent is following or (here.group and here.group == following.group)
    return bool(inside and following.types and id(following) in closed and here.levels == ("commune",))


def _share_former(last: Spot, closed: set[int]) -> None:
    """Note of the names in a list that "cũ" behind the last one is said of all: "Kỳ Anh, Cẩm Xuyên (cũ)".

    What stands behind the province of those that are closed is said of its own districts: "Cam Ranh và Phan Rang, Ninh
    Thuận cũ".
    """
    listed = [last] if last.former and _bare_district(last) else []
    around = last.parent.name if last.parent is not None and id(last) in closed else None
    while listed:
        spot = listed.pop()
        for mate in spot.beside:
            inside = name_holds(last.name, mate.name)  # "Chiềng Sơn, Mộc Châu cũ"
            if around is not None and not name_holds(around, mate.name):
                continue
            if mate.start < spot.start and not mate.former and _bare_district(mate) and not inside:
                mate.former = True
                listed.append(mate)


def _bare_district(spot: Spot) -> bool:
    """Tell whether a name without a type word is a district's and no province's."""
    levels = levels_borne(spot.name) if spot.kind is None and not spot.types else frozenset()
    return "district" in levels and "province" not in levels


def _past_brackets(pairs: Iterable[tuple[str, Spot, Spot]]) -> Iterator[tuple[str, Spot, Spot]]:
    """Yield the pairs, a bracket around the first of two passed over: "Thủy Nguyên (Hải Phòng) có 4 xã: ..."."""
    inner: Spot | None = None
    for gap, before, here in pairs:
        if inner is not None and inner.parent is before and gap.startswith(") ") and gap[2:3].isalpha():
            yield gap[1:], inner, here
        else:
            yield gap, before, here
        inner = before


def _name_villages(spots: list[Spot], text: str) -> None:
    """Make villages of the bare names between a village and its commune: "thôn A, B và C, xã D"."""
    listed = _patterns()[1]
    run: list[Spot] = []
    for here, following in pairwise(spots):
        gap = text[here.end : following.start][: _LONGEST_GAP + 1]
        if here.kind == "village":
            run = []
        district = gap == " " and bool(run) and name_holds(run[-1].name, following.name)  # "thôn X, Kim Sơn thị trấn Y"
        commune = following.types and following.levels == ("commune",)
        if run and commune and gap in _BEFORE_COMMUNE and not district:
            for spot in run:
                spot.kind = "village"
            run = []
        elif (here.kind == "village" or run) and listed.match(gap) and following.kind is None:
            run.append(following)
        else:
            run = []


def _enclose_all(pairs: list[tuple[str, Spot, Spot]]) -> None:
    """Note of all spots which one encloses them."""
    around = _patterns()[0]
    for gap, here, following in reversed(pairs):
        if len(gap) <= _LONGEST_GAP or (len(gap) <= _LONGEST_AROUND and around.match(gap)):
            _enclose(gap, here, following)


@cache
def _office() -> re.Pattern[str]:
    """Return an office between a unit and a comma."""
    return re.compile(rf"\s(?:{alternation(places_lexicon()['offices_between'])}), ", re.IGNORECASE)


def _behind_office(gap: str, _: Spot, following: Spot, text: str) -> bool:
    """Tell whether a list of offices goes on behind a unit's: "Tan Lap Commune Police, Moc Chau Hospital"."""
    closed = text[following.end : following.end + 1] in _CLOSING
    return not (following.types or closed) and _office().match(gap) is not None


def _enclose(gap: str, here: Spot, following: Spot) -> None:
    """Note that the following spot encloses this one, or that both lie in the same place."""
    around, listed, _ = _patterns()
    in_list = listed.match(gap) is not None
    low, high = here.lowest, following.rank
    if in_list and not following.types:
        following.beside.append(here)
        if not here.types:
            here.beside.append(following)
    lower = low is not None and high is not None and low < high and here.types != following.types
    if in_list and here.rank == high and not lower and (high is not None or following.parent):
        here.parent, here.handed = following.parent, True
    elif here.kind == "region" and _of_region().match(gap) and following.kind == "province":
        here.parent = following  # "Chau Thanh district in the Mekong Delta province of Tra Vinh"
    elif gap == " - " and here.leads and fold_word(here.name) == fold_word(following.name):
        return  # "Thai Binh - Thai Binh province has ...": a dateline
    elif (around.match(gap) or _glued(gap, here, following)) and (low is None or high is None or low < high):
        here.parent, here.bracketed, here.dashed = following, "(" in gap, "-" in gap
        following.cue = following.cue or here.kind == "village"
    elif here.group and here.group == following.group:
        here.parent = following.parent


def _glued(gap: str, here: Spot, following: Spot) -> bool:
    """Tell whether a name and its unit stand side by side: "xã An Phú huyện Củ Chi", "quê Quế Sơn Quảng Nam"."""
    if gap != " ":
        return False
    bare = here.kind is None and following.kind is None
    return bool(here.types and following.types) or (bare and name_holds(following.name, here.name))


def _lies_under(here: Spot, before: Spot) -> bool:
    """Tell whether the text says of both what they are, and the first is the higher."""
    low, high = here.lowest, before.rank
    return low is not None and high is not None and low < high
