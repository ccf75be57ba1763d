"""For users' own gold: `pytest --extract-gold DIR` makes each gold article a test and prints the score table.

`--extract-min [KIND.]MEASURE=VALUE` (f1, precision or recall at the value level; may be given several times) is what
each article must reach; without it an article must be right in everything. `--extract-baseline FILE` (records of an
earlier run) fails the articles that lost a mention since; alone, it asks for nothing else. Pytest loads this wherever
extract is installed; it does nothing without `--extract-gold`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from extract.gold import GoldArticle
    from extract.scoring import ArticleScore
    from extract.scoring.counts import Difference

_MEASURES = ("f1", "precision", "recall")
_LEVEL = "value"


class _Least(NamedTuple):
    """What an article must reach: a measure of one kind, or of all kinds together."""

    kind: str | None
    measure: str
    value: float

    def __str__(self) -> str:
        return f"{self.kind + '.' if self.kind else ''}{self.measure}={self.value:g}"


class _Failure(Exception):
    """An article is not as good as asked; its text says why, with the differences."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("extract", "accuracy on gold articles")
    group.addoption("--extract-gold", metavar="DIR", help="make each gold article (*.txt) of the folder a test")
    group.addoption(
        "--extract-min",
        metavar="[KIND.]MEASURE=VALUE",
        action="append",
        default=[],
        help="what each article must reach, such as f1=0.9 or amounts.recall=0.95 (else: no difference)",
    )
    group.addoption("--extract-baseline", metavar="FILE", help="records of an earlier run: fail what was lost since")


def pytest_configure(config: pytest.Config) -> None:
    """Read the options, so that a wrong one ends the run at once."""
    if config.getoption("--extract-gold"):
        config.pluginmanager.register(_Gold(config), "extract-gold")


class _Gold:
    """The gold articles of a run, and what was scored."""

    def __init__(self, config: pytest.Config) -> None:
        from extract.batch.reading import records
        from extract.errors import ExtractError
        from extract.gold import read_folder
        from extract.pipeline import Pipeline

        self.folder = Path(config.getoption("--extract-gold"))
        self.pipeline: Pipeline = Pipeline()
        self.least = [_least(text) for text in config.getoption("--extract-min")]
        baseline = config.getoption("--extract-baseline")
        try:
            self.articles = list(read_folder(self.folder))
            self.before = {one.article.id or "": one for one in records(Path(baseline))} if baseline else None
        except ExtractError as error:
            raise pytest.UsageError(str(error)) from None
        self.scores: list[ArticleScore] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, session: pytest.Session, items: list[pytest.Item]) -> None:
        """Add a test for each article to those that pytest found itself."""
        folder = _Folder.from_parent(session, name=str(self.folder), gold=self)
        items.extend(folder.collect())

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the score table of the articles that ran."""
        from extract.scoring import Score, table

        if self.scores:
            terminalreporter.section("scores on gold")
            terminalreporter.write_line(table(Score(self.scores)))


class _Folder(pytest.Collector):
    """The folder of gold articles."""

    def __init__(self, *, gold: _Gold, **fields: object) -> None:
        super().__init__(**fields)  # type: ignore[arg-type]  # what from_parent passes on
        self.gold = gold

    def collect(self) -> Sequence[pytest.Item]:
        """Return a test for each article."""
        return [_Article.from_parent(self, name=one.id, article=one, gold=self.gold) for one in self.gold.articles]


class _Article(pytest.Item):
    """One gold article."""

    def __init__(self, *, article: "GoldArticle", gold: _Gold, **fields: object) -> None:
        super().__init__(**fields)  # type: ignore[arg-type]  # what from_parent passes on
        self.article, self.gold = article, gold

    def runtest(self) -> None:
        """Score the article; fail if it is not as good as asked."""
        from extract.scoring import score_articles

        score = score_articles([self.article], self.gold.pipeline).articles[0]
        self.gold.scores.append(score)
        said = [*self._too_low(score), *self._lost(score)]
        if not self.gold.least and self.gold.before is None:
            said += map(_shown, score.differences)
        elif said:
            said += ["", *map(_shown, score.differences)]
        if said:
            raise _Failure("\n".join(said))

    def _too_low(self, score: "ArticleScore") -> Iterator[str]:
        """Yield a line for each measure that is too low."""
        from extract.records import KINDS
        from extract.scoring import Counts

        for least in self.gold.least:
            kinds = [least.kind] if least.kind else KINDS
            counts = sum((score.counts[kind, _LEVEL] for kind in kinds), Counts())
            reached: float = getattr(counts, least.measure)
            if reached < least.value:
                yield f"{least} was asked, {reached:.3f} reached ({counts.right} right of {counts.gold})"

    def _lost(self, score: "ArticleScore") -> Iterator[str]:
        """Yield what was right in the earlier run and is not now."""
        from extract.errors import GoldError
        from extract.scoring import Score, score_records
        from extract.scoring.paired import won_and_lost

        if self.gold.before is not None:
            try:
                before = score_records([self.article], self.gold.before)
            except GoldError as error:
                yield str(error)
                return
            for one in won_and_lost(before, Score([score]))[1]:
                yield "lost: " + _shown(one)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """Return what is wrong, without a traceback; a fault of extract itself keeps its own."""
        if isinstance(excinfo.value, _Failure):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the article stands."""
        return self.gold.folder / f"{self.article.id}.txt", 0, f"gold: {self.article.id}"


def _shown(difference: "Difference") -> str:
    """Return a difference as lines."""
    from extract.scoring import report

    return report.shown(difference)


def _least(text: str) -> _Least:
    """Return what an option asks for; a usage error if that cannot be."""
    from extract.records import KINDS

    name, _, value = text.partition("=")
    kind, _, measure = name.rpartition(".")
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if measure not in _MEASURES or (kind and kind not in KINDS) or not 0 <= number <= 1:
        form = f"[KIND.]MEASURE=VALUE with KIND of {', '.join(KINDS)}, MEASURE of {', '.join(_MEASURES)}, VALUE to 1"
        raise pytest.UsageError(f"--extract-min is {text!r}; write {form}")
    return _Least(kind or None, measure, number)
