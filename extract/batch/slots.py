"""A pool of processes on this machine that outlives whatever an article does to one of them.

A slot is one process with a queue of its own. It takes its articles in turn, so that when it dies or hangs the oldest
one unfinished is the culprit: that one is tried once more, alone in a new process, and then set aside; the others
behind it are given to the new process. Pools that share a queue cannot tell the culprit, and die or hang with it.
"""

import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from extract.articles import Raw, id_of
from extract.batch.outcomes import Failed, Found, Kept, Outcome
from extract.errors import UsageError

IN_FLIGHT = 4  # articles with a slot: the process never waits for the next one
WINDOW = 256  # articles per slot between the oldest without an outcome and the newest: what the order costs in memory
STARTS = 3  # attempts to start a process, which a busy machine may kill too
PATIENCE = 0.5  # seconds between looks at the clock
# Seconds after which a thread lets another one run: those that hand over articles and take outcomes must not wait for
# the usual 5 ms each time, or the processes wait with them.
SWITCH = 0.0001

Settled = Failed | Found | Kept
Doing = Callable[[Raw], Outcome]


@dataclass(slots=True, eq=False)
class _Job:
    """An article on its way; `key` is the caller's, `outcome` is set when it is done."""

    raw: Raw
    outcome: Outcome | None = None
    tries: int = 0


class Pool:
    """Processes that do the same work; `make` makes what does it, in each of them.

    `timeout` is in seconds for one article; `memory` in bytes of address space for one process.
    """

    def __init__(self, make: Callable[[], Doing], *, workers: int, timeout: float, memory: int) -> None:
        self._slots = [_Slot(make, timeout, memory) for _ in range(workers)]
        self._interval = sys.getswitchinterval()

    def run(self, ones: Iterable[Raw | Settled]) -> Iterator[Settled]:
        """Yield the outcome of each article, in order; what is settled already keeps its place."""
        waiting: deque[_Job | Settled] = deque()
        coming = iter(ones)
        exhausted = False
        while waiting or not exhausted:
            while not exhausted and len(waiting) < WINDOW * len(self._slots) and (slot := self._free()):
                one = next(coming, None)
                if one is None:
                    exhausted = True
                elif isinstance(one, Raw):
                    job = _Job(one)
                    waiting.append(job)
                    slot.take(job)
                else:
                    waiting.append(one)
            while waiting:
                first = waiting[0]
                if isinstance(first, _Job) and first.outcome is None:
                    self._wait()
                    break
                waiting.popleft()
                yield first.outcome if isinstance(first, _Job) else first  # type: ignore[misc]  # has one: see above

    def _free(self) -> "_Slot | None":
        """Return the slot with the least to do that has room; a process is started only when it is needed."""
        slot = min(self._slots, key=lambda slot: slot.load)
        return slot if slot.load < IN_FLIGHT else None

    def _wait(self) -> None:
        """Wait until an article is done or a slot's time is over, and see to it."""
        wait([one for slot in self._slots if (one := slot.next_event)], timeout=PATIENCE, return_when=FIRST_COMPLETED)
        for slot in self._slots:
            slot.look()

    def close(self) -> None:
        """End all processes."""
        for slot in self._slots:
            slot.close()

    def __enter__(self) -> "Pool":
        """Return the pool."""
        sys.setswitchinterval(SWITCH)
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes."""
        self.close()
        sys.setswitchinterval(self._interval)


@dataclass(slots=True, eq=False)
class _Slot:
    """One process, the articles it was given in order, and those that wait until a suspect has been tried alone."""

    make: Callable[[], Doing]
    timeout: float
    memory: int
    executor: ProcessPoolExecutor | None = None
    started: "Future[int] | None" = None
    starts: int = 0
    given: "deque[tuple[_Job, Future[Outcome]]]" = field(default_factory=deque)
    behind: deque[_Job] = field(default_factory=deque)
    since: float = 0.0  # when the oldest given article began

    @property
    def load(self) -> int:
        """Return how many articles it has."""
        return len(self.given) + len(self.behind)

    @property
    def next_event(self) -> "Future[Any] | None":
        """Return what is to be waited for: the start of the process, or its oldest article."""
        if self.started and not self.started.done():
            return self.started
        return self.given[0][1] if self.given else None

    def take(self, job: _Job) -> None:
        """Give an article to the process; behind a suspect it waits."""
        if self.behind or (self.given and self.given[0][0].tries):
            self.behind.append(job)
        else:
            self._give(job)

    def _give(self, job: _Job) -> None:
        """Hand an article over to the process, which is started if there is none."""
        if not self.given:
            self.since = time.monotonic()
        try:
            future = self._executor().submit(_do, job.raw)
        except BrokenExecutor as error:
            future = Future()
            future.set_exception(error)
        self.given.append((job, future))

    def _executor(self) -> ProcessPoolExecutor:
        """Return what runs the process; it is started if there is none."""
        from multiprocessing import get_context

        if self.executor is None:
            context = get_context("forkserver")
            context.set_forkserver_preload(["extract.batch.warm"])
            self.executor = ProcessPoolExecutor(
                1, mp_context=context, initializer=_begin, initargs=(self.make, self.memory)
            )
            self.started = self.executor.submit(os.getpid)
        return self.executor

    def look(self) -> None:
        """Take what is done, and deal with a process that died or an article that takes too long."""
        if self.started is None or not self.started.done():
            self.since = time.monotonic()  # a slow start is no article's fault
            return
        if self.started.exception():
            self._start_failed()
            return
        self.starts = 0
        while self.given and self.given[0][1].done():
            job, future = self.given[0]
            if isinstance(future.exception(), BrokenExecutor):
                self._lost("its worker process died (out of memory, or a crash)")
                return
            self.given.popleft()
            self.since = time.monotonic()
            job.outcome = _outcome(job, future)
            self._free_those_behind()
        if self.given and time.monotonic() - self.since > self.timeout:
            self._lost(f"it took longer than {self.timeout:g} s (--timeout)")

    def _start_failed(self) -> None:
        """Try another start; it is not the articles' fault."""
        self.starts += 1
        if self.starts == STARTS:
            raise UsageError("the worker processes cannot be started; see whether the machine has memory left")
        self._again([job for job, _ in self.given])

    def _lost(self, reason: str) -> None:
        """Put the oldest article to a second trial, alone, or set it aside; the others begin anew."""
        culprit, *others = [job for job, _ in self.given]
        culprit.tries += 1
        if culprit.tries < 2:
            self._again([culprit, *others])
            return
        raw = culprit.raw
        reason += ", twice, the second time alone; the others are not touched"
        culprit.outcome = Failed(raw.where, "process", reason, id_of(raw), raw.content)
        self._again(others)

    def _again(self, jobs: list[_Job]) -> None:
        """Give articles to a new process."""
        self.close()
        self.given.clear()
        self.behind.extendleft(reversed(jobs))
        self._free_those_behind()

    def _free_those_behind(self) -> None:
        """Hand over what waits, up to and not beyond a suspect."""
        while self.behind and not (self.given and (self.given[0][0].tries or self.behind[0].tries)):
            self._give(self.behind.popleft())

    def close(self) -> None:
        """End the process."""
        if self.executor is None:
            return
        if self.started and self.started.done() and not self.started.exception():
            with suppress(ProcessLookupError):
                os.kill(self.started.result(), signal.SIGKILL)
        self.executor.shutdown(wait=False, cancel_futures=True)
        self.executor = self.started = None


def _outcome(job: _Job, future: "Future[Outcome]") -> Outcome:
    """Return what the process sent back."""
    error = future.exception()
    if error is None:
        return future.result()
    raw = job.raw
    said = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return Failed(
        raw.where, "process", f"its outcome could not be sent back ({said}); please report it", id_of(raw), raw.content
    )


_doing: Doing | None = None


def _begin(make: Callable[[], Doing], memory: int) -> None:
    """Make a process ready: it leaves Ctrl-C to its parent, ends with it, and has a limit of memory."""
    global _doing  # noqa: PLW0603  # what a process does is set once, at its start
    import resource

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory if hard == resource.RLIM_INFINITY else min(memory, hard), hard))
    _doing = make()


def _end_with_parent() -> None:
    """Wait for the parent to be gone; without it nobody would end this process."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(3)


def _do(raw: Raw) -> Outcome:
    """Do the work of this process on one article."""
    assert _doing is not None  # set by _begin
    return _doing(raw)
