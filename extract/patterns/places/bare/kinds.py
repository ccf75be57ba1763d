"""What a fixed name is here, if not what it is elsewhere: "bang Georgia" is no land, "a Mekong province" no river."""

from extract.patterns.places.state import Scan

_NEAR = 5  # words before a state: "bang Texas và Georgia"
_JOINT = 4  # letters: " và "


def kind_here(scan: Scan, index: int, end: int) -> str:
    """Return what the name is here if not what it is elsewhere: "bang Georgia", "a Mekong province"; else nothing."""
    words, sets = scan.words, scan.lexicon
    basin = words.slice(index, end).lower() in sets["basins"] and words.gap(end) == " "
    if basin and words.lower[end] in sets["in_basins"]:
        return "region"
    return "province" if _federal(scan, index) else ""


def goods(scan: Scan, index: int, end: int, role: str) -> bool:
    """Tell whether a ship, a model or a breed is called like a place: "USS Vermont", "xe Colorado", "chó Alaska"."""
    words, sets = scan.words, scan.lexicon
    before = words.before(index)
    if before in sets["before_models"] or (before in sets["vehicles"] and words.lower[index] in sets["models"]):
        return True
    breed = role in {"province", "region"} and words.gap(index) == " "
    names = (words.slice(max(0, index - count), index).lower() for count in (1, 2))
    return breed and not sets["breeds"].isdisjoint(names)


def _federal(scan: Scan, index: int) -> bool:
    """Tell whether a state called like a country stands there, alone or joined to another: "bang Texas và Georgia"."""
    words, sets = scan.words, scan.lexicon
    if words.lower[index] not in sets["federal_states"]:
        return False
    if words.before(index) in sets["state_words"]:
        return True
    last = scan.spots[-1] if scan.spots else None
    joined = words.before(index) in sets["and"] or words.gap(index) == ", "
    beside = joined and last is not None and last.kind == "province" and words.starts[index] - last.end <= _JOINT
    return beside and not sets["state_words"].isdisjoint(words.lower[max(0, index - _NEAR) : index])
