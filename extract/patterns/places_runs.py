"""Capitalised runs: names before their English type word, fixed names, bare names, and what is none."""

from extract.links import LEVELS, named
from extract.patterns import places_heads
from extract.patterns.places_lexicon import Head
from extract.patterns.places_scan import Scan

_BLANK = frozenset({" "})
_SHOUTED_RUN = 4
_UNIT_ROLES = frozenset({"unit", "adjective"})


def fixed(scan: Scan, index: int) -> int:
    """Read a country, region or foreign place; return the word after it, 0 if there is none."""
    words = scan.words
    phrase = scan.lexicon.names.longest(words, index)
    if phrase is None or (scan.person_at == index and (len(phrase.words) < 2 or phrase.heads[0].role != "country")):
        return 0
    end, head = index + len(phrase.words), phrase.heads[0]
    if not any(words.caps[index:end]) or (head.weak and (scan.language != "vi" or not _country_cue(scan, index, end))):
        return 0
    if end - index == 1 and (_continued(scan, index, end) or words.text[words.ends[end - 1] :][:1] == "$"):
        return 0
    suffix = _suffix(scan, end)
    if suffix and head.role == "province" and suffix[0].role == "unit":
        return _foreign(scan, index, end)
    if (
        suffix
        and suffix[0].role in {"site", head.role}
        and (head.role in {"province", "natural"} or (head.role == "region" and words.caps[suffix[1] - 1]))
    ):
        return 0
    if scan.unit_at(index) > end:
        return 0
    if head.role == "site" and words.ordinal(end):
        end += 1
    scan.add(index, end, "fixed name", kind=head.role)
    return end


def _foreign(scan: Scan, index: int, end: int) -> int:
    """Read "Yunnan province": a foreign place with its type word."""
    found = _suffix(scan, end)
    if found and found[0].role == "unit":
        scan.add(index, found[1], "fixed name", name=scan.words.slice(index, end), kind="province")
        return found[1]
    return 0


def _continued(scan: Scan, index: int, end: int) -> bool:
    """Tell whether the word is one of a longer name: "Mỹ" in "Mỹ Lộc"."""
    words = scan.words
    if scan.language == "en" and not words.syllable(index):
        return False
    before = index > 0 and words.caps[index - 1] and words.gap(index) == " " and not scan.boundary(index - 1)
    after = end < len(words) and words.caps[end] and words.gap(end) == " " and not scan.boundary(end)
    return before or after


def _country_cue(scan: Scan, index: int, end: int) -> bool:
    """Tell whether the text treats the short word as a country: "thị trường Mỹ", "Nga và Đức"."""
    words = scan.words
    cues = scan.lexicon["country_cues"]
    if any(
        words.slice(index - count, index).lower() in cues
        for count in (1, 2, 3)
        if index >= count and words.gap(index) == " "
    ):
        return True
    if words.gap(index).endswith("(") and words.gap(end).startswith(")"):
        return True
    if scan.spots and scan.spots[-1].kind == "country" and words.starts[index] - scan.spots[-1].end <= 4:
        return True
    item = scan.list_joint(end)
    follower = scan.lexicon.names.longest(words, item) if item > 0 else None
    return follower is not None and follower.heads[0].role == "country" and not words.opens_sentence(index)


def run(scan: Scan, index: int) -> int:
    """Read the capitalised run that starts here; return the word after what was read."""
    words = scan.words
    if scan.person_at == index:
        return _person(scan, index)
    if scan.opener(index) and words.lower[index] not in scan.lexicon["directions"] and not _name_first(scan, index):
        return index + 1
    end = _cut(scan, index, words.run(index))
    if _sentence_word(scan, index, end):
        return index + 1
    first = _first_suffix(scan, index, end)
    if first is None:
        _bare(scan, index, end)
        return end
    head, at, after = first
    if head.role == "company":
        return after
    if head.role == "school":
        scan.school_at = index
        _bare(scan, index, at)
        return after
    if head.role in _UNIT_ROLES:
        return _unit(scan, head, index, at, after)
    if head.role == "village":
        return _village(scan, index, at, after)
    return _site(scan, head, index, at, after)


def _name_first(scan: Scan, index: int) -> bool:
    """Tell whether an opener is the first word of a name after all: "An Lao", not "The Binh Dinh"."""
    if scan.words.lower[index] in scan.lexicon["connectors"]:
        return False
    return scan.unit_at(index) >= max(index + 2, scan.unit_at(index + 1))


def _cut(scan: Scan, index: int, end: int) -> int:
    """Return where the run ends if a Vietnamese head word inside starts another name: "UBND TP Thủ Đức"."""
    if scan.surnamed(index, end):
        return end
    known = scan.unit_at(index)
    for at in range(max(index + 1, known), end):
        phrase = scan.lexicon.before.longest(scan.words, at)
        if (
            phrase
            and (phrase.heads[0].role in {"unit", "organ"} or len(phrase.words) > 1)
            and scan.words.gap(at) == " "
        ):
            name = at + len(phrase.words)
            if (
                name < len(scan.words)
                and (scan.words.caps[name] or scan.words.number(name))
                and phrase.words[0] not in {"district", "ward"}
            ):
                return at
    return end


def _sentence_word(scan: Scan, index: int, end: int) -> bool:
    """Tell whether the first word has its capital from the sentence alone: "Khách Hàn Quốc"."""
    words = scan.words
    if (
        end - index < 3
        or _suffix(scan, end)
        or not words.opens_sentence(index)
        or words.lower[index] in scan.lexicon["surnames"]
    ):
        return False
    if scan.unit_at(index) > index:
        return False
    phrase = scan.lexicon.names.longest(words, index + 1)
    return scan.unit_at(index + 1) == end or (phrase is not None and index + 1 + len(phrase.words) == end)


def _person(scan: Scan, index: int) -> int:
    """Pass over a person's name."""
    words = scan.words
    end = index
    while end < min(len(words), index + 5) and words.caps[end] and (end == index or words.gap(end) == " "):
        if end > index and scan.lexicon.before.longest(words, end) and scan.unit_at(end) == end:
            break
        end += 1
    return max(end, index + 1)


def _suffix(scan: Scan, at: int) -> tuple[Head, int] | None:
    """Return the head word that stands after a name, modifiers passed over, and the word after it."""
    words = scan.words
    if at >= len(words) or words.gap(at) not in _BLANK:
        return None
    start = at
    direct = scan.lexicon.after.longest(words, at)
    while direct is None and start - at < 4:
        phrase = scan.lexicon.modifiers.longest(words, start)
        if phrase is None:
            return None
        start += len(phrase.words)
        direct = scan.lexicon.after.longest(words, start)
        if direct and direct.heads[0].role in _UNIT_ROLES | {"company", "school"}:
            return None
    return (direct.heads[0], start + len(direct.words)) if direct else None


def _first_suffix(scan: Scan, index: int, end: int) -> tuple[Head, int, int] | None:
    """Return the first head word after a name in the run or right behind it, where it starts and ends."""
    if company := _company_after(scan, index, end):
        return Head("company"), company, company
    known = scan.unit_at(index)
    ends = range(index + 1, end + 2 if scan.words.ordinal(end) else end + 1)
    for at in ends:
        found = _suffix(scan, at)
        if found is None or at < known:
            continue
        head, after = found
        if head.role not in _UNIT_ROLES and (company := _company_in(scan, after, end)):
            return Head("company"), company, company
        if at < end and head.role == "site":
            further = _suffix(scan, after)
            while further and further[0].role in {"site", "company"} and scan.words.caps[after]:
                head, after = further
                further = _suffix(scan, after)
        return head, at, after
    return None


def _company_in(scan: Scan, start: int, end: int) -> int:
    """Return where a company's head word further on in the run ends, 0 if there is none."""
    for at in range(start, end):
        phrase = scan.lexicon.after.longest(scan.words, at)
        if phrase and phrase.heads[0].role == "company":
            return at + len(phrase.words)
    return 0


def _company_after(scan: Scan, index: int, end: int) -> int:
    """Return where "A Trading and Service Co., Ltd" ends, 0 if the run is no part of such a name."""
    words = scan.words
    if (
        end + 1 >= len(words)
        or words.lower[end] not in {"and", "&"}
        or words.gap(end) != " "
        or not words.caps[end + 1]
    ):
        return 0
    last = words.run(end + 1)
    for at in range(end + 2, last + 1):
        phrase = scan.lexicon.after.longest(words, at)
        if phrase and phrase.heads[0].role == "company":
            return at + len(phrase.words)
    return 0


def _unit(scan: Scan, head: Head, index: int, at: int, after: int) -> int:
    """Read "Kim Son district", "Son La Provincial ..."; a list before a plural shares its type word."""
    levels = tuple({level for kind in head.types for level in LEVELS[kind]})
    first = _name_start(scan, index, at, levels)
    if first < 0:
        if head.role == "unit" and not _no_name(scan, index, at):
            first = _trailing(scan, index, at)
        if first < 0 or at - first > 4 or scan.surnamed(first, at):
            _bare(scan, index, at)
            return after
    if first > index:
        _bare(scan, index, first)
    outside = head.role == "adjective"
    end = at if outside else after
    kind = "commune" if levels == ("commune",) else "district" if levels == ("district",) else "province"
    if not outside or named(scan.unit_name(first, at)):
        name = scan.unit_name(first, at)
        scan.add(first, end, "adjective" if outside else "type word", name=name, kind=kind, types=head.types)
        if scan.words.lower[after - 1] in scan.lexicon["plural"]:
            _list_before(scan, head, first, kind)
    return after


def _no_name(scan: Scan, index: int, at: int) -> bool:
    """Tell whether there is no word that could be a Vietnamese name before the type word."""
    return all(scan.boundary(word) for word in range(index, at))


def _name_start(scan: Scan, index: int, at: int, levels: tuple[str, ...]) -> int:
    """Return where the name of a unit that ends before `at` starts, -1 if the words there are none."""
    for first in range(max(index, at - 6), at):
        if scan.unit_at(first, levels, at) == at and not (
            first > index and not scan.boundary(first - 1) and scan.words.gap(first) == " " and scan.surnamed(index, at)
        ):
            return first
    return -1


def _trailing(scan: Scan, index: int, at: int) -> int:
    """Return where the last words before `at` that look Vietnamese start."""
    words = scan.words
    first = at
    while (
        first > index
        and (not scan.boundary(first - 1) or words.ordinal(first - 1))
        and (first == at or words.gap(first) in {" ", "-"})
    ):
        first -= 1
    return first if first < at else -1


def _list_before(scan: Scan, head: Head, first: int, kind: str) -> None:
    """Read the names of "A, B and C districts" that stand before the last one."""
    words = scan.words
    spot = scan.spots[-1]
    spot.group = group = spot.group or scan.group()
    at = first
    while (last := _joint_before(scan, at)) > 0 and words.caps[last - 1]:
        start = last
        while (
            start > 0
            and words.caps[start - 1]
            and (start == last or words.gap(start) in {" ", "-"})
            and last - start < 5
        ):
            start -= 1
        start = _list_item(scan, start, last, head)
        if start < 0:
            return
        covered = [old for old in scan.spots if old.start < words.ends[last - 1] and old.end > words.starts[start]]
        if any(old.types or old.kind not in {None, kind} for old in covered):
            return
        for old in covered:
            scan.spots.remove(old)
        types = head.types if head.role == "unit" else ()
        scan.add(start, last, "list", name=scan.unit_name(start, last), kind=kind, types=types, group=group)
        at = start


def _list_item(scan: Scan, start: int, last: int, head: Head) -> int:
    """Return where the name in the words of a list item starts, -1 if there is none."""
    if head.types:
        levels = tuple({level for kind in head.types for level in LEVELS[kind]})
        known = _name_start(scan, start, last, levels)
        if known >= 0:
            return known
    first = _trailing(scan, start, last)
    return -1 if first < 0 or (last - first > 2 and scan.surnamed(first, last)) else first


def _joint_before(scan: Scan, at: int) -> int:
    """Return the index after the list item before `at`, -1 if there is none."""
    words = scan.words
    if at < 2:
        return -1
    if words.lower[at - 1] in scan.lexicon["and"] and words.gap(at) == " ":
        return at - 1 if words.gap(at - 1) in {" ", ", "} else -1
    return at if words.gap(at) in {", ", ",", " - "} else -1


def _village(scan: Scan, index: int, at: int, after: int) -> int:
    """Read "Na Cang village"."""
    first = _trailing(scan, index, at)
    if first < 0 or at - first > 4 or (scan.surnamed(first, at) and at - first > 2):
        _bare(scan, index, at)
        return at
    if first > index:
        _bare(scan, index, first)
    scan.add(first, after, "village", name=scan.words.slice(first, at), kind="village")
    if scan.words.lower[after - 1] in scan.lexicon["plural"]:
        _list_before(scan, Head("village"), first, "village")
    return after


def _site(scan: Scan, head: Head, index: int, at: int, after: int) -> int:
    """Read "Huu Day dike", "Cau Treo Border Gate Economic Zone", "Red River", "Tran Phu Street"."""
    words = scan.words
    kind = "road" if head.role in {"road", "expressway"} else head.role
    joined = kind == "road" or (head.role == "site" and words.caps[after - 1])
    first = _site_start(scan, index, at, joined)
    if first < 0:
        _bare(scan, index, at)
        return at
    if first > index:
        _bare(scan, index, first)
    lower = not words.caps[after - 1]
    if scan.language == "vi" and not words.slice(first, at).isascii():
        _bare(scan, index, at)
        return at
    soft = lower and kind == "site"
    core = (words.starts[first], words.ends[at - 1])
    scan.add(
        first,
        after,
        head.role,
        name=words.slice(first, at if soft else after),
        kind=kind,
        soft=soft,
        core=core,
    )
    if words.lower[after - 1] in scan.lexicon["plural"]:
        _list_before(scan, Head(kind), first, kind)
    return after


def _site_start(scan: Scan, index: int, at: int, joined: bool) -> int:
    """Return where the name of a site that ends before `at` starts, -1 if nothing there is a name."""
    words = scan.words
    first = at
    while first > index:
        word = first - 1
        gap = words.gap(first) if first < at else " "
        if gap not in {" ", "-"} and not (joined and gap == " - "):
            break
        opener = scan.opener(word) and words.lower[word] not in scan.lexicon["directions"]
        plain = words.syllable(word) and words.lower[word] not in scan.lexicon["organ_after"]
        part = (
            plain
            or scan.unit_at(word) > word
            or words.raw[word].isupper()
            or words.raw[word].isdigit()
            or words.lower[word] in scan.lexicon["directions"]
        )
        if opener or not part:
            break
        first = word
    empty = scan.lexicon["directions"] | scan.lexicon["articles"]
    named_words = [word for word in range(first, at) if words.lower[word] not in empty]
    return first if named_words and not all(words.raw[word].isdigit() for word in named_words) else -1


def _bare(scan: Scan, start: int, end: int) -> None:
    """Look for bare names that fill the run, or the part of it between English words."""
    words = scan.words
    shouted = words.shouted(start, end) and end > start
    at = start
    if not shouted and _is_person(scan, start, end):
        return
    while at < end:
        if at > start and (shouted or _left(scan, start, at)) and (last := fixed(scan, at)):
            at = last
            continue
        last = scan.unit_at(at, None, end)
        if last > at and (
            (shouted and end - start >= _SHOUTED_RUN) or (_left(scan, start, at) and _right(scan, last, end))
        ):
            _add_bare(scan, at, last, shouted)
            at = last
        elif (natural := _natural(scan, start, at, end)) > at:
            at = natural
        else:
            at += 1


def _is_person(scan: Scan, start: int, end: int) -> bool:
    """Tell whether the whole run is a person's name: a surname first, and no unit known by it."""
    words = scan.words
    whole = words.run(start, _BLANK)
    if whole != end or scan.unit_at(start, None, end) == end:
        return False
    return end - start >= 3 and scan.surnamed(start, end) and not any(scan.boundary(at) for at in range(start + 1, end))


def _left(scan: Scan, start: int, at: int) -> bool:
    """Tell whether a name can start here: nothing Vietnamese stands before it in the run."""
    if at == start:
        return True
    return (
        "-" in scan.words.gap(at) or scan.boundary(at - 1) or len(scan.words.raw[at - 1]) == 1 or _spot_ends(scan, at)
    )


def _spot_ends(scan: Scan, at: int) -> bool:
    """Tell whether the last spot ends right before the word."""
    return bool(scan.spots) and scan.spots[-1].end == scan.words.ends[at - 1]


def _right(scan: Scan, last: int, end: int) -> bool:
    """Tell whether a name can end before the word: nothing Vietnamese follows in the run."""
    words = scan.words
    if last >= end or "-" in words.gap(last) or scan.boundary(last):
        return True
    if scan.lexicon.before.longest(words, last) is not None:
        return True
    return end - last >= 2 and scan.surnamed(last, end)


def _natural(scan: Scan, start: int, at: int, end: int) -> int:
    """Read "Con Noi", "Hòn Mê": the first word is a natural feature's."""
    words = scan.words
    firsts = scan.lexicon["natural_firsts"]
    count = 1 if words.lower[at] in firsts else 2 if " ".join(words.lower[at : at + 2]) in firsts else 0
    if not count or at + count >= end or not _left(scan, start, at):
        return at
    last = at + count + 1
    if scan.boundary(at + count) or not _right(scan, last, end):
        return at
    scan.add(at, last, "natural", kind="natural")
    return last


def _add_bare(scan: Scan, at: int, last: int, shouted: bool) -> None:
    """Add a bare name, with what makes it doubtful."""
    name = scan.unit_name(at, last)
    spot = scan.add(at, last, "bare", name=name, shouted=shouted)
    spot.doubtful = doubtful(scan, at, last)
    spot.cue = spot.cue or (at == scan.school_at and not spot.doubtful)


def doubtful(scan: Scan, at: int, last: int) -> bool:
    """Tell whether a bare name may be a person, a school's patron or an ordinary word."""
    words = scan.words
    large = any(unit.level != "commune" for unit in named(scan.unit_name(at, last)))
    if " ".join(map(words.fold, range(at, last))) == "ho chi minh":
        return True
    if scan.surnamed(at, last) and words.lower[at] not in scan.lexicon["places_too"] and not large:
        return True
    if at in (scan.weak_at, scan.school_at) and not large:
        return True
    ordinary = " ".join(map(words.fold, range(at, last))) in scan.lexicon["ordinary"]
    return ordinary and not scan.cued(at)


__all__ = ["fixed", "places_heads", "run"]
