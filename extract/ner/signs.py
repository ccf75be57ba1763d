"""What the words around a name that no unit near bears say: that it is where something is, or that it is no place."""

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence

from extract.ner.entities import Verdict
from extract.ner.linking import ABROAD
from extract.ner.others import own_words
from extract.ner.stretches import FEATURES, Stretch, feature_word, namelike
from extract.patterns.places.firms_again import called
from extract.patterns.places.state import BLANK, Scan
from extract.spots import Spot
from extract.text import View

_MOST_ITEMS = 6
_LIES_IN = frozenset({" (", ", "})
_DASH = " - "


class Signs:
    """Tells of the stretches whether the words around say that they are places, given the places that are known."""

    def __init__(self, view: View, scan: Scan, standing: Sequence[Spot], others: Container[tuple[str, ...]]) -> None:
        self._view, self._scan, self._others = view, scan, others
        self._starts = {spot.start for spot in standing}
        self._ends = {spot.end for spot in standing}
        self._typed = {core: spot.kind for spot in standing if spot.kind in FEATURES for core in self._cores(spot)}
        self._foreign = sorted(spot.start for spot in standing if _foreign(scan, spot))

    def name(self, stretch: Stretch) -> tuple[str, ...]:
        """Return the name of a stretch as names are compared."""
        return called(self._scan, stretch.first, stretch.end)

    def without_abroad(self, stretch: Stretch, verdict: Verdict) -> Verdict:
        """Return the verdict without the share of places abroad where the sentence tells of no land abroad."""
        start = self._scan.words.starts[stretch.first]
        begin, end = self._view.sentence(start)
        at = bisect_left(self._foreign, begin)
        if not verdict.kinds or (at < len(self._foreign) and self._foreign[at] < end):
            return verdict
        kinds = tuple((kind, 0.0 if kind == ABROAD else share) for kind, share in verdict.kinds)
        return Verdict(verdict.label, sum(share for _, share in kinds), kinds)

    def of_place(self, stretch: Stretch, placed: Container[tuple[str, ...]]) -> bool:
        """Tell whether a name that no unit near bears can be a place's; in English some words must say so: `placed`."""
        name = self.name(stretch)
        told = self._scan.language != "en" or name in placed
        return told and name not in self._others and namelike(self._scan, stretch.first, stretch.end)

    def placed(self, stretches: Iterable[Stretch]) -> set[tuple[str, ...]]:
        """Return the names of those, in order, of which some words say that they are places."""
        names = set()
        for stretch in stretches:
            if self._placed(stretch):
                names.add(self.name(stretch))
                # A list that opens with it goes on: "in Lung Pha and Na Sen".
                self._ends.add(self._scan.words.ends[stretch.end - 1])
        return names

    def _placed(self, stretch: Stretch) -> bool:
        """Tell whether a word like "in" stands before, what it lies in behind, a list, or a type word elsewhere."""
        words, end = self._scan.words, stretch.end
        before = words.before(stretch.first)
        led = before in self._scan.lexicon["whereabouts"] or before in own_words("whereabouts")
        if led or self.told_kind(stretch):
            return True
        if end < words.size and words.gap(end) in _LIES_IN and words.starts[end] in self._starts:
            return True
        return self._listed_before(stretch.first) or self._listed_behind(end)

    def told_kind(self, stretch: Stretch) -> str:
        """Return the kind of the feature that the text calls so with its type word: "Vuon Chuoi Street"; or ""."""
        return self._typed.get(self.name(stretch), "")

    def _listed_before(self, first: int) -> bool:
        """Tell whether a known place and "and" or a dash stand before, not a comma: "In Hue, X said"."""
        words = self._scan.words
        if first and words.gap(first) == _DASH:
            return words.ends[first - 1] in self._ends
        joined = first > 1 and words.before(first) in self._scan.lexicon["and"]
        return joined and words.gap(first - 1) in {" ", ", "} and words.ends[first - 2] in self._ends

    def _listed_behind(self, end: int) -> bool:
        """Tell whether a list goes on to a known place: "X, Duc Giang and Ha Dong", "X - Dien Bien Phu"."""
        words = self._scan.words
        for _ in range(_MOST_ITEMS):
            item = end if end < words.size and words.gap(end) == _DASH else self._scan.list_joint(end)
            if not 0 < item < words.size:
                return False
            if words.starts[item] in self._starts:
                return True
            if not words.caps[item]:
                return False
            end = words.run(item, BLANK)
        return False

    def _cores(self, spot: Spot) -> Iterator[tuple[str, ...]]:
        """Yield the name of a feature without its type word, if that stands behind it."""
        words = self._scan.words
        first, end = bisect_left(words.starts, spot.start), bisect_left(words.starts, spot.end)
        for at in range(first + 1, end):
            if feature_word(self._scan, at) == spot.kind:
                yield called(self._scan, first, at)
                return


def _foreign(scan: Scan, spot: Spot) -> bool:
    """Tell whether a place that the rules found lies abroad: a country, or a province that no register knows."""
    if spot.unit or spot.candidates or spot.kind not in {"country", "province"}:
        return False
    return spot.name.split(maxsplit=1)[0].lower() not in scan.lexicon["home_country"]
