"""One-to-one matching of gold mentions and found ones."""

from collections.abc import Sequence

from extract.gold import GoldMention
from extract.scoring.levels import Same, overlap, same_span

Pair = tuple[GoldMention, GoldMention]


def largest(golds: Sequence[GoldMention], founds: Sequence[GoldMention], same: Same) -> int:
    """Return how many pairs the largest one-to-one matching has, whatever the order of the mentions.

    Augmenting paths (Kuhn 1955): a gold mention takes a found one that is free, or that another can give up.
    """
    edges = _edges(golds, founds, same)
    taken: dict[int, int] = {}

    def place(gold: int, tried: set[int]) -> bool:
        for found in edges[gold]:
            if found not in tried:
                tried.add(found)
                if found not in taken or place(taken[found], tried):
                    taken[found] = gold
                    return True
        return False

    return sum(place(gold, set()) for gold in range(len(golds)))


def _edges(golds: Sequence[GoldMention], founds: Sequence[GoldMention], same: Same) -> list[list[int]]:
    """Return for each gold mention the found ones that are like it; only those that overlap can be."""
    order = sorted(range(len(founds)), key=lambda index: founds[index].start)
    longest = max((found.end - found.start for found in founds), default=0)
    edges: list[list[int]] = [[] for _ in golds]
    first = 0
    for gold in sorted(range(len(golds)), key=lambda index: golds[index].start):
        here = golds[gold]
        while first < len(order) and founds[order[first]].start + longest <= here.start:
            first += 1
        for index in order[first:]:
            if founds[index].start >= here.end:
                break
            if overlap(here, founds[index]) and same(here, founds[index]):
                edges[gold].append(index)
    return edges


def pairs(
    golds: Sequence[GoldMention], founds: Sequence[GoldMention]
) -> tuple[list[Pair], list[GoldMention], list[GoldMention]]:
    """Return the pairs that belong together, same spans first, then the largest overlaps; and what is left of both."""
    candidates = [(gold, founds[index]) for gold, near in zip(golds, _edges(golds, founds, overlap), strict=True)
                  for index in near]  # fmt: skip
    candidates.sort(key=lambda pair: (not same_span(*pair), -_shared(*pair), pair[0].start, pair[1].start))
    left_gold, left_found = {id(gold): gold for gold in golds}, {id(found): found for found in founds}
    matched = []
    for gold, found in candidates:
        if id(gold) in left_gold and id(found) in left_found:
            matched.append((left_gold.pop(id(gold)), left_found.pop(id(found))))
    return matched, list(left_gold.values()), list(left_found.values())


def _shared(one: GoldMention, other: GoldMention) -> int:
    """Return how many characters two mentions share."""
    return min(one.end, other.end) - max(one.start, other.start)
