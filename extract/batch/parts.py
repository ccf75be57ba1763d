"""A folder of parts, one for each shard: a part is there when it is complete, and a shard may be worked on again.

Beside the parts, in `.parts`, stands what each is made of (its stamp), its failures and the ids of its articles. The
stamp is written last: a shard that has one of today is done, whatever machine did it.
"""

import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path

from extract.articles.metadata import Stated, read_metadata
from extract.batch import FAILURES, SUFFIXES
from extract.batch.index import Index
from extract.batch.inputs import Inputs
from extract.batch.journal import Journal, folder_of
from extract.batch.oddities import Oddities, add
from extract.batch.outcomes import (
    Failed,
    Found,
    Outcome,
    failure_of_line,
    holds_failures,
    id_taken,
    is_foreign,
    record_of_line,
)
from extract.batch.outputs import final, plain
from extract.batch.runs import InThisProcess, Settings, outcomes
from extract.batch.shards import Shard
from extract.batch.slots import Pool
from extract.errors import UsageError

Counts = dict[str, dict[str, int]]

_PART = re.compile(rf"part-\d{{6,}}(?:{'|'.join(map(re.escape, SUFFIXES))})")


@dataclass(frozen=True)
class Parts:
    """A folder of parts; picklable, for it goes to every machine that works on it."""

    folder: Path
    suffix: str
    settings: Settings
    metadata: Path | None = None
    retry_failed: bool = False

    @property
    def errors(self) -> Path:
        """Return where the failures of all parts are."""
        return self.folder / FAILURES

    def part(self, shard: Shard) -> Path:
        """Return where the part of a shard is."""
        return self.folder / f"{shard.name}{self.suffix}"

    def beside(self, shard: Shard, what: str) -> Path:
        """Return where something about a part is."""
        return self.folder / ".parts" / f"{shard.name}.{what}"

    def stamp(self, shard: Shard) -> str:
        """Return the stamp that the part of a shard bears if it is of today."""
        state = self.metadata.stat() if self.metadata else None
        return shard.stamp(repr((self.settings.rules, self.suffix, state and (state.st_size, state.st_mtime_ns))))

    def holds(self, shard: Shard) -> "Done":
        """Return what the part of a shard holds."""
        return Done(**json.loads(self.beside(shard, "stamp").read_bytes()))

    def done(self, shard: Shard) -> "Done | None":
        """Return what the part of a shard holds; None if there is none of today."""
        try:
            done = self.holds(shard)
        except (OSError, ValueError, TypeError):
            return None
        return done if done.stamp == self.stamp(shard) and self.part(shard).exists() else None

    def owned(self) -> dict[str, list[Path]]:
        """Return what runs wrote into the folder, by the names of their parts: a part whose name `.parts` knows."""
        kept: dict[str, list[Path]] = {}
        for path in (self.folder / ".parts").glob("part-*.*"):
            kept.setdefault(path.name.partition(".")[0], []).append(path)
        for name, paths in kept.items():
            parts = [self.folder / f"{name}{suffix}" for suffix in SUFFIXES]
            paths += [path for part in parts for path in (part, folder_of(part)) if path.exists()]
        return kept

    def clear(self) -> None:
        """Take away what an earlier run wrote into the folder, and nothing else."""
        for path in (path for paths in self.owned().values() for path in paths):
            _remove(path)
        if (self.folder / ".parts").exists() and holds_failures(self.errors):
            self.errors.unlink()

    def check(self, *, overwrite: bool) -> None:
        """Raise UsageError for a file that the run would write over or take away, and that no run wrote."""
        owned = self.owned()
        parts = [path for path in parts_in(self.folder) if path.name.partition(".")[0] not in owned]
        says = "is not of an earlier run; name another folder for --output"
        if parts and not overwrite:
            raise UsageError(f"{parts[0]}: {says}, or --overwrite")
        if is_foreign(self.errors):
            raise UsageError(f"{self.errors}: {says}, or move it")


def parts_in(folder: Path) -> list[Path]:
    """Return the files of a folder that have the name of a part, in order."""
    return sorted(path for path in folder.glob("part-*") if _PART.fullmatch(path.name))


@dataclass
class Done:
    """What a part holds."""

    stamp: str
    counts: Counts = field(default_factory=dict)
    failed: int = 0
    odd: Oddities = field(default_factory=dict)

    def add(self, outcome: Outcome, kinds: tuple[str, ...], times: int = 1) -> None:
        """Count an outcome."""
        if isinstance(outcome, Failed):
            self.failed += times
            return
        add(self.odd, {way: (times * count, first) for way, (count, first) in outcome.oddities.items()})
        counts = self.counts.setdefault(outcome.language, {})
        for name, count in zip(("articles", *kinds), (1, *outcome.counts), strict=True):
            counts[name] = counts.get(name, 0) + times * count


def run_shard(
    shard: Shard, parts: Parts, pool: Pool | InThisProcess | None = None, seen: Callable[[Outcome], None] | None = None
) -> None:
    """Write the part of a shard; articles that an earlier attempt had done are not worked on again."""
    if pool is None:
        with parts.settings.pool() as own:
            run_shard(shard, parts, own, seen)
        return
    from extract.records import KINDS

    parts.beside(shard, "begun").touch()
    parts.beside(shard, "stamp").unlink(missing_ok=True)
    stamp = parts.stamp(shard)  # before its files are read: what changes meanwhile is read again by the next run
    errors = parts.beside(shard, "errors.jsonl")
    journal = Journal(parts.part(shard), errors, parts.settings.rules, resume=True, retry_failed=parts.retry_failed)
    done, ids = Done(stamp), []
    try:
        inputs = Inputs((), stated=_stated(parts.metadata))
        articles = (one for file in shard.files for one in inputs.of_file(file))
        for outcome in outcomes(articles, journal, pool):
            done.add(outcome, KINDS)
            if isinstance(outcome, Found):
                ids.append(json.dumps([outcome.id, outcome.where]))
            if seen:
                seen(outcome)
        for found, failed in journal.finish():
            done.add(found, KINDS, -1)
            done.add(failed, KINDS)
    except BaseException:
        journal.leave()
        raise
    _write(parts.beside(shard, "ids"), "".join(f"{id}\n" for id in ids))
    _write(parts.beside(shard, "stamp"), json.dumps(asdict(done)))


@lru_cache(maxsize=1)
def _stated(path: Path | None) -> Stated:
    """Return what a table states, read once in each process."""
    return read_metadata(path) if path else {}


def _write(path: Path, text: str) -> None:
    """Write a small file whole or not at all."""
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def settle(parts: Parts, plan: list[Shard]) -> Iterator[Failed]:
    """Yield all failures of a complete run, in order, and write them down; an id is given to its first article only."""
    index = Index(parts.folder / ".parts" / "index")
    errors = parts.errors
    new = parts.folder / ".parts" / FAILURES
    with new.open("wb") as file:
        for shard in plan:
            _settle_ids(parts, shard, index)
            for failed in _failures(parts, shard):
                file.write(failed.line)
                yield failed
        file.flush()
        os.fsync(file.fileno())
    index.close()
    (parts.folder / ".parts" / "index").unlink()
    if new.stat().st_size:
        new.replace(errors)
    else:
        new.unlink()
        if holds_failures(errors):
            errors.unlink()
    _forget_others(parts, plan)


def _failures(parts: Parts, shard: Shard) -> Iterator[Failed]:
    """Yield the failures of a part."""
    path = parts.beside(shard, "errors.jsonl")
    if path.exists():
        with path.open("rb") as lines:
            for line in lines:
                yield failure_of_line(line)[1]


def _settle_ids(parts: Parts, shard: Shard, index: Index) -> None:
    """Take the records out of a part whose id an earlier part has."""
    taken: dict[str, tuple[str, str]] = {}
    rest: list[str] = []
    for line in parts.beside(shard, "ids").read_text(encoding="utf-8").splitlines():
        id, where = json.loads(line)
        if by := index.take(f"id {id}", where):
            taken[id] = where, by
        else:
            rest.append(f"{line}\n")
    if taken:
        _take_out(parts, shard, taken)
        _write(parts.beside(shard, "ids"), "".join(rest))


def _take_out(parts: Parts, shard: Shard, taken: dict[str, tuple[str, str]]) -> None:
    """Write a part again without some of its records, which become failures."""
    from extract.records import KINDS

    done = parts.holds(shard)
    folder = folder_of(parts.part(shard))
    folder.mkdir(exist_ok=True)
    parts.beside(shard, "stamp").unlink()  # if this is cut short, the shard is worked on again, from what there is
    failures = list(_failures(parts, shard))
    with (folder / "rest").open("wb") as rest:
        for line in plain(parts.part(shard), folder).open("rb"):
            key, found = record_of_line(line)
            if found.id not in taken:
                rest.write(line)
                continue
            where, by = taken[found.id]
            failures.append(id_taken(where, found.id, by, key))
            done.add(found, KINDS, -1)
            done.add(failures[-1], KINDS)
        rest.flush()
        os.fsync(rest.fileno())
    _write(parts.beside(shard, "errors.jsonl"), "".join(one.line.decode() for one in failures))
    made, _ = final(folder / "rest", parts.part(shard), folder)
    made.replace(parts.part(shard))
    shutil.rmtree(folder)
    _write(parts.beside(shard, "stamp"), json.dumps(asdict(done)))


def _forget_others(parts: Parts, plan: list[Shard]) -> None:
    """Take away the parts of shards that an earlier run had and this one has not."""
    names = {shard.name for shard in plan}
    for name, paths in parts.owned().items():
        for path in paths:
            other_kind = path.parent == parts.folder and path.name != f"{name}{parts.suffix}"
            if name not in names or other_kind:
                _remove(path)


def _remove(path: Path) -> None:
    """Take away a file, or a folder with all that is in it."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def summed(parts: Parts, plan: list[Shard]) -> Counter[tuple[str, str]]:
    """Return what all parts hold, by language and by what is counted."""
    counts: Counter[tuple[str, str]] = Counter()
    for shard in plan:
        for language, by_name in parts.holds(shard).counts.items():
            for name, count in by_name.items():
                counts[language, name] += count
    return counts


def odd(parts: Parts, plan: list[Shard]) -> Oddities:
    """Return what is odd about articles of all parts."""
    together: Oddities = {}
    for shard in plan:
        add(together, parts.holds(shard).odd)
    return together
