"""What tests share, and the support matrix that the phrase book amounts to, printed at the end of a run."""

import tomllib
from pathlib import Path

import pytest

from extract.articles import Article
from extract.pipeline import Pipeline
from extract.records import Record

BOOK = Path(__file__).parent / "examples"


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list to which the id of each article that is worked on, in this process, is added."""
    ids: list[str] = []
    record = Pipeline.record

    def counting(self: Pipeline, article: Article) -> Record:
        ids.append(article.id or "")
        return record(self, article)

    monkeypatch.setattr(Pipeline, "record", counting)
    return ids


def _size(path: Path, table: str) -> int:
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get(table, [])
    return sum(len(row["say"]) for row in rows)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print kind x language: forms, near misses, pending."""
    terminalreporter.section("phrase book")
    for path in sorted(BOOK.glob("*.toml")):
        sizes = [f"{_size(path, table):4} {name}" for table, name in TABLES]
        terminalreporter.write_line(f"{path.stem:16}" + "  ".join(sizes))


TABLES = (("value", "forms"), ("near_miss", "near misses"), ("pending", "pending"))
