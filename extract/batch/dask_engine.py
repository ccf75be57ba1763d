"""Shards on a Dask cluster that runs already: connected to by address, never started from here."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from extract.articles.opening import needs
from extract.batch.parts import Parts, run_shard
from extract.batch.shards import Shard
from extract.errors import ArticleError, UsageError

ANSWER_WITHIN = 10  # seconds
AHEAD = 3  # shards with each thread of a worker: none of them waits, and the scheduler's memory stays flat
RETRIES = 5  # of a shard whose worker died; the articles in it that kill are set aside by the slot


def run(shards: Iterable[Shard], parts: Parts, address: str) -> Iterator[Shard]:
    """Yield each shard when its part is written."""
    try:
        distributed = needs("distributed", "cluster")
    except ArticleError as error:
        raise UsageError(f"--engine dask: {error}") from None
    try:
        client = distributed.Client(address, timeout=ANSWER_WITHIN, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        said = " ".join(str(error).split())
        raise UsageError(f"{address}: no Dask scheduler answers ({said}); see docs/scale.md") from None
    with client:
        _probe(client)
        yield from _in_turn(distributed, client, shards, parts)


def _probe(client: Any) -> None:  # noqa: ANN401  # Dask has no types
    """Raise UsageError unless a worker can start processes."""
    try:
        client.wait_for_workers(1, timeout=60)
    except TimeoutError:
        raise UsageError("the Dask scheduler has no workers; start some (docs/scale.md)") from None
    may_start = client.run(_may_start)
    if not all(may_start.values()):
        raise UsageError(
            "the Dask workers may not start processes; start them with DASK_DISTRIBUTED__WORKER__DAEMON=False "
            "(docs/scale.md)"
        )


def _may_start() -> bool:
    """Say whether this process may have children."""
    from multiprocessing import current_process

    return not current_process().daemon


def _in_turn(distributed: Any, client: Any, shards: Iterable[Shard], parts: Parts) -> Iterator[Shard]:  # noqa: ANN401
    """Yield shards as they are done, with a few more on their way than there are threads to work on them."""
    coming = iter(shards)
    threads = sum(client.nthreads().values())
    sent: dict[Any, Shard] = {}

    def send(shard: Shard) -> Any:  # noqa: ANN401
        future = client.submit(run_shard, shard, parts, pure=False, retries=RETRIES)
        sent[future.key] = shard
        return future

    first = [send(shard) for shard in islice(coming, AHEAD * threads)]
    pending = distributed.as_completed(first, loop=client.loop)
    for future in pending:
        shard = sent.pop(future.key)
        if future.status != "finished":
            error = future.exception()
            said = " ".join(f"{type(error).__name__}: {error}".split())[:300]
            raise UsageError(f"{shard.name}: could not be written ({said}); mend that, then go on with --resume")
        for following in islice(coming, 1):
            pending.add(send(following))
        yield shard
