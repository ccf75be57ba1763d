"""`extract run --part-size`: a folder of parts, on this machine or on an engine of many."""

import argparse
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from extract.batch import FAILURES
from extract.errors import Notice, UsageError

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from extract.batch.inputs import Inputs
    from extract.batch.oddities import Oddities
    from extract.batch.parts import Parts
    from extract.batch.runs import Settings
    from extract.batch.shards import Shard
    from extract.cli.progress import Progress
    from extract.errors import ExtractError

PART_SIZE = 10_000  # articles: some minutes of work, some tens of megabytes


def check(options: argparse.Namespace) -> None:
    """Raise UsageError unless the output can take parts."""
    from extract.batch import STANDARD_INPUT, outputs

    output: Path = options.output
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output}: this is a file; name a folder for the parts")
    if not output.exists() or any(output.iterdir()):
        outputs.check_new(output, overwrite=options.overwrite, resume=options.resume)
    outputs.check_kind(output / f"x.{options.format}")
    if STANDARD_INPUT in options.paths:
        raise UsageError("-: standard input cannot be cut into parts; write it to a file first")
    _check_apart(output.resolve(), options)
    if options.engine != "local" and not options.address:
        raise UsageError(f"--engine {options.engine} needs the --address of its scheduler; see docs/scale.md")


def _check_apart(folder: Path, options: argparse.Namespace) -> None:
    """Raise UsageError if the folder of parts lies in an input, or an input or the table among the parts."""
    inputs = [Path(path).resolve() for path in options.paths if "://" not in path]
    if any(path in (folder, *folder.parents) for path in inputs):
        raise UsageError(f"{options.output}: lies in one of the inputs; name another folder for --output")
    for path in [*inputs, options.metadata.resolve()] if options.metadata else inputs:
        inside = path.relative_to(folder).parts[0] if folder in path.parents else ""
        if inside.startswith(("part-", ".part")) or inside == FAILURES:
            raise UsageError(f"{path}: lies among the parts of --output; name another folder, or move it")


def run(options: argparse.Namespace, inputs: "Inputs", settings: "Settings", progress: "Progress") -> "Run":
    """Work on all shards that are not done, and return what there is then."""
    from dataclasses import replace

    from extract.batch.journal import writing
    from extract.batch.parts import Parts

    if options.engine != "local":
        settings = replace(settings, workers=1)  # each thread of the cluster works on a shard of its own
    metadata = options.metadata.resolve() if options.metadata else None
    parts = Parts(options.output.resolve(), f".{options.format}", settings, metadata, options.retry_failed)
    parts.check(overwrite=options.overwrite)
    run = Run(options, parts, progress)
    with writing(options.output):
        (parts.folder / ".parts").mkdir(parents=True, exist_ok=True)
        run.carry_out(inputs)
    return run


class Run:
    """A run over shards; `plan` is complete at its end."""

    def __init__(self, options: argparse.Namespace, parts: "Parts", progress: "Progress") -> None:
        self.plan: list[Shard] = []
        self.problems: list[ExtractError] = []
        self.failed = 0
        self._options, self._parts, self._progress = options, parts, progress

    def tell(self, error: "ExtractError") -> None:
        """Say what hinders with a path."""
        if not isinstance(error, Notice):
            self.problems.append(error)
        self._progress.problem(error)

    def carry_out(self, inputs: "Inputs") -> None:
        """Work on the shards, then say what failed."""
        from extract.batch.parts import settle

        for shard in self._worked_on(self._to_do(inputs)):
            if self._options.engine != "local":
                self._count(shard)
            self._progress.add(size=shard.size)
        # Without a shard there was nothing to read, a wrong path perhaps: the parts of an earlier run stay.
        for failed in settle(self._parts, self.plan) if self.plan else ():
            self.failed += 1
            self._progress.problem(failed.error)

    def _to_do(self, inputs: "Inputs") -> "Iterator[Shard]":
        """Yield the shards that are not done."""
        from dataclasses import replace

        from extract.batch.index import Index
        from extract.batch.shards import shards

        index = Index(self._parts.folder / ".parts" / "files")
        files = inputs.files(lambda name, place: index.take(name, place) is None, self.tell)
        for shard in shards(files, self._options.part_size or PART_SIZE):
            if not self.plan and self._options.overwrite:
                self._parts.clear()
            self.plan.append(replace(shard, files=()))  # of ten million files only one shard's are in memory
            done = self._parts.done(shard)
            if done is None or (done.failed and self._options.retry_failed):
                yield shard
            else:
                self._count(shard)
                self._progress.add(size=shard.size)
        index.close()
        (self._parts.folder / ".parts" / "files").unlink()
        if not self.plan:
            with suppress(OSError):  # not empty: it is that of an earlier run
                (self._parts.folder / ".parts").rmdir()

    def _worked_on(self, shards: "Iterator[Shard]") -> "Iterator[Shard]":
        """Yield the shards as they are done."""
        if self._options.engine == "dask":
            from extract.batch import dask_engine

            yield from dask_engine.run(shards, self._parts, self._options.address)
            return
        from extract.batch.outcomes import Failed
        from extract.batch.parts import run_shard

        with self._parts.settings.pool() as pool:
            for shard in shards:
                run_shard(
                    shard,
                    self._parts,
                    pool,
                    lambda outcome: self._progress.add(articles=1, failed=int(isinstance(outcome, Failed))),
                )
                yield shard

    def _count(self, shard: "Shard") -> None:
        """Count the articles of a part."""
        done = self._parts.holds(shard)
        articles = sum(counts["articles"] for counts in done.counts.values())
        self._progress.add(articles=articles + done.failed, failed=done.failed)

    @property
    def counts(self) -> "Counter[tuple[str, str]]":
        """Return what all parts hold."""
        from extract.batch.parts import summed

        return summed(self._parts, self.plan)

    @property
    def odd(self) -> "Oddities":
        """Return what is odd about articles of all parts."""
        from extract.batch.parts import odd

        return odd(self._parts, self.plan)
