"""What a recogniser decides of the stretches that the rules left in doubt: places added, people and firms taken out."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extract import trace
from extract.articles import Article
from extract.links.register import InForce
from extract.mentions import Flag
from extract.ner.entities import ORG, OTHER, PERSON, PLACE, Known, Question, Recogniser, Span, Verdict
from extract.ner.linking import ABROAD, link, settle, weighed
from extract.ner.signs import Signs
from extract.ner.stretches import Stretch, doubtful, feature_word
from extract.patterns.places.setting.context import setting
from extract.patterns.places.state import Scan
from extract.spots import Spot
from extract.text import View

RULE = "ner"
_FLAGS: dict[str, Flag] = {PERSON: "person?", ORG: "org?"}


class Thresholds(NamedTuple):
    """How sure a verdict must be: to add a place, to take one out, and to be shown for review."""

    add: float
    drop: float
    review: float


class _New(NamedTuple):
    """A place to be added, the stretch that it is, what kind it seems to be, and what was said of it."""

    spot: Spot
    stretch: Stretch
    kind: str
    verdict: Verdict


class Reviewer:
    """Asks one recogniser about the stretches in doubt and acts on its verdicts; `name` stands in the evidence."""

    def __init__(self, name: str, recogniser: Recogniser, thresholds: Thresholds) -> None:
        self._name, self._recogniser, self._thresholds = name, recogniser, thresholds

    def __call__(
        self, article: Article, view: View, scan: Scan, spots: Sequence[Spot], standing: Sequence[Spot]
    ) -> list[Spot]:
        """Return the places that stand after the review, in order; `spots` are all that the rules looked at."""
        stretches, people, others = doubtful(scan, standing)
        verdicts = self._verdicts(view, scan, stretches, _known(scan, stretches, standing, people))
        dropped: set[int] = set()
        left: list[tuple[Stretch, Verdict]] = []
        for stretch, verdict in zip(stretches, verdicts, strict=True):
            if stretch.spot is not None:
                if self._turned_down(stretch.spot, verdict):
                    dropped.add(id(stretch.spot))
            elif verdict.label in {PLACE, OTHER}:
                left.append((stretch, verdict))
        kept = [spot for spot in standing if id(spot) not in dropped]
        if not any(map(self._likely, left)):
            return kept
        register = InForce(setting(article, view, list(spots)))
        signs = Signs(view, scan, standing, others)
        new = list(_with_repeats(scan, self._added(scan, list(filter(self._likely, left)), register, signs), left))
        self._note(scan, [each for each in left if self._likely(each)], new)
        link([each.spot for each in new], spots, scan.words.text, register)
        for spot, stretch, kind, verdict in new:
            settle(spot, kind, _ending(scan, stretch) or _by_letters(scan, stretch), verdict, register)
            spot.evidence.insert(0, self._said(verdict))
        return sorted([*kept, *(each.spot for each in new)], key=lambda spot: spot.start)

    def _verdicts(self, view: View, scan: Scan, stretches: Sequence[Stretch], known: Sequence[Known]) -> list[Verdict]:
        """Return the verdict on each stretch; each sentence is given to the recogniser once."""
        asked: dict[Span, dict[Span, None]] = {}
        places: list[tuple[Span, Span]] = []
        for first, end, _ in stretches:
            start, stop = scan.words.starts[first], scan.words.ends[end - 1]
            begin, last = view.sentence(start)
            within = (start - begin, min(stop, last) - begin)
            asked.setdefault((begin, last), {})[within] = None
            places.append(((begin, last), within))
        starts = [one.start for one in known]
        questions = []
        for (begin, last), parts in asked.items():
            inside = known[bisect_left(starts, begin) : bisect_left(starts, last)]
            moved = [Known(one.start - begin, min(one.end, last) - begin, one.kind) for one in inside]
            questions.append(Question(view.text[begin:last], tuple(parts), tuple(moved)))
        answers = self._recogniser(questions) if questions else []
        said = {
            (sentence, part): verdict
            for (sentence, parts), row in zip(asked.items(), answers, strict=True)
            for part, verdict in zip(parts, row, strict=True)
        }
        return [said[place] for place in places]

    def _said(self, verdict: Verdict) -> str:
        """Return a verdict as evidence."""
        return f"{self._name}: {verdict.label} {verdict.score:.2f}"

    def _turned_down(self, spot: Spot, verdict: Verdict) -> bool:
        """Tell whether a place that the rules found is none; note what is said against it."""
        if verdict.label not in _FLAGS or verdict.score < self._thresholds.review:
            if verdict.label == PLACE:
                spot.evidence.append(self._said(verdict))
            return False
        if verdict.score >= self._thresholds.drop:
            trace.reject("places", spot.start, spot.end, self._said(verdict))
            return True
        spot.evidence.append(self._said(verdict))
        spot.flags.append(_FLAGS[verdict.label])
        return False

    def _likely(self, said: tuple[Stretch, Verdict]) -> bool:
        """Tell whether a stretch is likelier a place than not."""
        return said[1].label == PLACE and said[1].score >= self._thresholds.review

    def _added(
        self, scan: Scan, likely: Sequence[tuple[Stretch, Verdict]], register: InForce, signs: Signs
    ) -> Iterator[_New]:
        """Yield the places of which the verdicts are sure enough."""
        placed = signs.placed(stretch for stretch, _ in likely)
        for stretch, said in likely:
            spot, verdict = _spot(scan, stretch), signs.without_abroad(stretch, said)
            at_home = bool(register.at_home(spot))
            score, kind = weighed(verdict, at_home)
            ending = _ending(scan, stretch)
            sure = not verdict.kinds or at_home or ending
            if score >= self._thresholds.add and (sure or signs.of_place(stretch, placed)):
                yield _New(spot, stretch, ending or (not at_home and signs.told_kind(stretch)) or kind, verdict)

    def _note(self, scan: Scan, likely: Iterable[tuple[Stretch, Verdict]], new: Iterable[_New]) -> None:
        """Note for review what was not added and lies in no place that was."""
        taken = {index for each in new for index in range(each.stretch.first, each.stretch.end)}
        for stretch, verdict in likely:
            if taken.isdisjoint(range(stretch.first, stretch.end)):
                start, stop = scan.words.starts[stretch.first], scan.words.ends[stretch.end - 1]
                trace.reject("places", start, stop, f"for review; {self._said(verdict)}")


def _spot(scan: Scan, stretch: Stretch) -> Spot:
    """Return the place that a stretch would be, as if a word like "in" stood before it."""
    start, stop = scan.words.starts[stretch.first], scan.words.ends[stretch.end - 1]
    return Spot(start, stop, scan.unit_name(stretch.first, stretch.end), RULE, cue=True)


def _known(scan: Scan, stretches: Iterable[Stretch], standing: Iterable[Spot], people: Iterable[range]) -> list[Known]:
    """Return the places and people of the text that are not in doubt, in order."""
    words = scan.words
    found = [Known(words.starts[name[0]], words.ends[name[-1]], "person") for name in people]
    doubts = {id(stretch.spot) for stretch in stretches if stretch.spot}
    for spot in standing:
        if id(spot) not in doubts:
            level = spot.unit.level if spot.unit else spot.kind or spot.candidates[0].level
            found.append(Known(spot.start, spot.end, level))
    return sorted(found)


def _with_repeats(scan: Scan, added: Iterable[_New], left: Iterable[tuple[Stretch, Verdict]]) -> Iterator[_New]:
    """Yield the new places without overlaps, the surest first, then the longest; then the same names elsewhere.

    What is said of a name where it is surest holds for all of its places.
    """
    taken: set[int] = set()
    first: dict[str, _New] = {}
    for new in sorted(added, key=lambda each: (-each.verdict.score, each.stretch.first - each.stretch.end)):
        if taken.isdisjoint(words := range(new.stretch.first, new.stretch.end)):
            taken.update(words)
            said = first.setdefault(new.spot.name, new)
            yield said._replace(spot=new.spot, stretch=new.stretch)
    for stretch, _ in left if first else ():
        spot, words = _spot(scan, stretch), range(stretch.first, stretch.end)
        if spot.name in first and taken.isdisjoint(words):
            taken.update(words)
            spot.evidence.append("repeat")
            yield first[spot.name]._replace(spot=spot, stretch=stretch)


def _ending(scan: Scan, stretch: Stretch) -> str:
    """Return the kind of feature that the last words of a name tell; an empty text if they tell none."""
    kinds = (feature_word(scan, index) for index in range(stretch.first + 1, stretch.end))
    return next(filter(None, kinds), "")


def _by_letters(scan: Scan, stretch: Stretch) -> str:
    """Return the likelier kind of a name of which nothing else is known: of Vietnamese syllables, or abroad."""
    return "site" if all(map(scan.words.syllable, range(stretch.first, stretch.end))) else ABROAD
