"""What a recogniser decides of the stretches that the rules left in doubt: places added, people and firms taken out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extract import trace
from extract.articles import Article
from extract.links_register import InForce
from extract.ner.entities import ORG, PERSON, PLACE, Question, Recogniser, Span, Verdict
from extract.ner.stretches import Stretch, doubtful
from extract.patterns.places_context import setting
from extract.patterns.places_scan import Scan
from extract.spots import Spot, highest
from extract.text import View

RULE = "ner"
_FEATURES = frozenset({"site", "natural", "village", "road"})


class Thresholds(NamedTuple):
    """How sure a verdict must be: to add a place, to take one out, and to be shown for review."""

    add: float
    drop: float
    review: float


class Reviewer:
    """Asks one recogniser about the stretches in doubt and acts on its verdicts; `name` stands in the evidence."""

    def __init__(self, name: str, recogniser: Recogniser, thresholds: Thresholds) -> None:
        self._name, self._recogniser, self._thresholds = name, recogniser, thresholds

    def __call__(
        self, article: Article, view: View, scan: Scan, spots: Sequence[Spot], standing: Sequence[Spot]
    ) -> list[Spot]:
        """Return the places that stand after the review, in order; `spots` are all that the rules looked at."""
        stretches = doubtful(scan, standing)
        verdicts = self._verdicts(view, scan, stretches)
        added: list[tuple[float, Stretch, Spot]] = []
        dropped: set[int] = set()
        for stretch, verdict in zip(stretches, verdicts, strict=True):
            if stretch.spot is not None:
                if self._turned_down(stretch.spot, verdict):
                    dropped.add(id(stretch.spot))
            elif verdict.label == PLACE and (spot := self._place(scan, stretch, verdict)):
                added.append((verdict.score, stretch, spot))
        kept = [spot for spot in standing if id(spot) not in dropped]
        new = list(_apart(added))
        if new:
            register = InForce(setting(article, view, list(spots)))
            for stretch, spot in new:
                _link(scan, stretch, spot, register)
        return sorted([*kept, *(spot for _, spot in new)], key=lambda spot: spot.start)

    def _verdicts(self, view: View, scan: Scan, stretches: Sequence[Stretch]) -> list[Verdict]:
        """Return the verdict on each stretch; each sentence is given to the recogniser once."""
        asked: dict[Span, dict[Span, None]] = {}
        places: list[tuple[Span, Span]] = []
        for first, end, _ in stretches:
            start, stop = scan.words.starts[first], scan.words.ends[end - 1]
            begin, last = view.sentence(start)
            within = (start - begin, min(stop, last) - begin)
            asked.setdefault((begin, last), {})[within] = None
            places.append(((begin, last), within))
        questions = [Question(view.text[slice(*sentence)], tuple(parts)) for sentence, parts in asked.items()]
        answers = self._recogniser(questions) if questions else []
        known = {
            (sentence, part): verdict
            for (sentence, parts), row in zip(asked.items(), answers, strict=True)
            for part, verdict in zip(parts, row, strict=True)
        }
        return [known[place] for place in places]

    def _said(self, verdict: Verdict) -> str:
        """Return a verdict as evidence."""
        return f"{self._name}: {verdict.label} {verdict.score:.2f}"

    def _turned_down(self, spot: Spot, verdict: Verdict) -> bool:
        """Tell whether a place that the rules found is none; note what is said against it."""
        if verdict.label not in {PERSON, ORG} or verdict.score < self._thresholds.review:
            if verdict.label == PLACE:
                spot.evidence.append(self._said(verdict))
            return False
        if verdict.score >= self._thresholds.drop:
            trace.reject("places", spot.start, spot.end, self._said(verdict))
            return True
        spot.evidence.append(self._said(verdict))
        spot.flags.append(f"{verdict.label.lower()}?")
        return False

    def _place(self, scan: Scan, stretch: Stretch, verdict: Verdict) -> Spot | None:
        """Return the place that a verdict makes of a stretch; below the threshold it is only noted for review."""
        start, stop = scan.words.starts[stretch.first], scan.words.ends[stretch.end - 1]
        if verdict.score < self._thresholds.add:
            if verdict.score >= self._thresholds.review:
                trace.reject("places", start, stop, f"for review; {self._said(verdict)}")
            return None
        name = scan.unit_name(stretch.first, stretch.end)
        return Spot(start, stop, name, RULE, evidence=[self._said(verdict)])


def _apart(added: Iterable[tuple[float, Stretch, Spot]]) -> Iterator[tuple[Stretch, Spot]]:
    """Yield the new places without overlaps, the surest first, then the longest."""
    taken: set[int] = set()
    for _, stretch, spot in sorted(added, key=lambda each: (-each[0], each[1].first - each[1].end)):
        words = range(stretch.first, stretch.end)
        if taken.isdisjoint(words):
            taken.update(words)
            yield stretch, spot


def _link(scan: Scan, stretch: Stretch, spot: Spot, register: InForce) -> None:
    """Link a new place to the one unit at home, or note what it could be, or guess its kind."""
    home, units = register.at_home(spot), register.of_day(spot)
    if len(home) == 1:
        spot.unit = home[0]
        spot.evidence.append("home province")
    elif units:
        spot.candidates = tuple(highest(home or units))
        spot.flags.append("ambiguous")
    else:
        spot.kind = _kind(scan, stretch)
        spot.flags.append("kind guessed")


def _kind(scan: Scan, stretch: Stretch) -> str:
    """Return the likeliest kind of a name that no unit bears: what its last words say, else by its letters."""
    for index in range(stretch.first + 1, stretch.end):
        tail = scan.lexicon.after.longest(scan.words, index)
        if tail is not None and tail.heads[0].role in _FEATURES:
            return tail.heads[0].role
    # On the dev part most bare names of Vietnamese syllables that are no unit's are sites; others are abroad.
    return "site" if all(map(scan.words.syllable, range(stretch.first, stretch.end))) else "province"
