"""What the words around a name that no unit near bears say: that it is where something is, or that it is no place."""

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence

from extract.ner.entities import Verdict
from extract.ner.linking import ABROAD
from extract.ner.others import own_words
from extract.ner.stretches import FEATURES, Stretch, feature_word, namelike
from extract.patterns.places.not_places.firms_again import called
from extract.patterns.places.state import BLANK, Scan
from extract.spots import Spot
from extract.text import View

_MOST_ITEMS = 6
_LIES_IN = frozenset({" (", ", "})
_DASH = " - "
_OVER = frozenset(",.;)")
_CLOSING = frozenset(".;!?\n")


class Signs:
    """Tells of the stretches whether the words around say that they are places, given the places that are known."""

    def __init__(self, view: View, scan: Scan, standing: Sequence[Spot], others: Container[tuple[str, ...]]) -> None:
        self._view, self._scan, self._others = view, scan, others
        self._starts = {spot.start: spot.end for spot in standing}
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
        """Tell whether a word like "in" stands before, what it lies in behind, a list, or a type word."""
        first, end = stretch.first, stretch.end
        if self._led(first) or self._typed_before(first) or self.told_kind(stretch) or self._lies_in(end):
            return True
        return self._listed_before(first) or self._listed_behind(end) or self._in_list(first, end)

    def _led(self, first: int) -> bool:
        """Tell whether a word like "in" stands before, or what is a place's own and "of": "families of Na Chua"."""
        words, before = self._scan.words, self._scan.words.before(first)
        if before in self._scan.lexicon["whereabouts"] or before in own_words("whereabouts"):
            return True
        return before in self._scan.lexicon["of"] and words.before(first - 1) in own_words("of_places")

    def _typed_before(self, first: int) -> bool:
        """Tell whether a place's type word in small letters stands right before: "the hamlets Na Loi"."""
        words, scan = self._scan.words, self._scan
        if scan.language != "en" or not first or words.gap(first) != " " or words.caps[first - 1]:
            return False
        tail = scan.suffix(first - 1)
        return tail is not None and tail[1] == first and tail[0].role in FEATURES | {"unit"}

    def _lies_in(self, end: int) -> bool:
        """Tell whether a known place follows: "Lang Nu (Bao Yen)", in English with "in": "Lang Nu, in Bao Yen"."""
        words = self._scan.words
        if end >= words.size or words.gap(end) not in _LIES_IN:
            return False
        if self._scan.language == "en" and end + 1 < words.size and words.lower[end] in self._scan.lexicon["lying"]:
            over = self._starts.get(words.starts[end + 1], len(words.text))
            return words.text[over : over + 1] in _OVER  # not "X, in Hanoi for a show"
        return words.starts[end] in self._starts

    def _in_list(self, first: int, end: int) -> bool:
        """Tell whether it goes on a list that closes: "posts at A, B and C fell", not "In A, B and C cried"."""
        words, scan = self._scan.words, self._scan
        if not (first > 1 and words.gap(first) == ", " and words.ends[first - 1] in self._ends):
            return False
        item = scan.list_joint(end)
        for _ in range(_MOST_ITEMS):
            if not (0 < item < words.size and words.caps[item]):
                return False
            last = words.run(item, BLANK)
            if words.before(item) in scan.lexicon["and"]:
                return self._list_led(first) and self._list_over(last)
            item = scan.list_joint(last)
        return False

    def _list_led(self, item: int) -> bool:
        """Tell whether a preposition that opens no sentence leads to the first name of the list: "posts at A, B"."""
        words = self._scan.words
        for _ in range(_MOST_ITEMS):
            if words.gap(item) != ", ":
                break
            item -= 1
            while words.gap(item) == " " and words.caps[item - 1]:
                item -= 1
        if item < 1 or words.opens_sentence(item - 1):
            return False
        return self._led(item) or self._typed_before(item)

    def _list_over(self, end: int) -> bool:
        """Tell whether the sentence ends behind the list or goes on with a preposition: no verb, as of persons."""
        words, sets = self._scan.words, self._scan.lexicon
        if end >= words.size or not _CLOSING.isdisjoint(words.gap(end)):
            return True
        return words.gap(end) == " " and (words.lower[end] in sets["leading"] or words.lower[end] in sets["of"])

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
