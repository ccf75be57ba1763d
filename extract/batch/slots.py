"""A pool of processes on this machine that outlives whatever an article does to one of them.

A slot is one process with a queue of its own. It takes its articles in turn and counts them, so that when it dies or
hangs the culprit is known: that one is tried once more, alone in a new process, and then set aside; the others are
given to the new process. Pools that share a queue cannot tell the culprit, and die or hang with it. Articles go to a
slot a few at a time, for each hand-over wakes four threads, which costs more than its bytes.
"""

import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from extract.articles import Raw, id_of
from extract.batch.interrupts import undisturbed
from extract.batch.outcomes import Failed, Found, Kept, Outcome
from extract.batch.process import Doing, Sent, Unsent, begin, do, end, said_of
from extract.errors import UsageError

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext

WARM = "extract.batch.warm"
TOGETHER = 8  # articles handed over at once
IN_FLIGHT = 2 * TOGETHER  # articles with a slot: the process never waits for the next one
WINDOW = 256  # articles per slot between the oldest without an outcome and the newest: what the order costs in memory
STARTS = 3  # attempts to start a process, which a busy machine may kill too
PATIENCE = 0.5  # seconds between looks at the clock
# Seconds after which a thread lets another one run: those that hand over articles and take outcomes must not wait for
# the usual 5 ms each time, or the processes wait with them.
SWITCH = 0.0001

Settled = Failed | Found | Kept


@dataclass(slots=True, eq=False)
class _Job:
    """An article on its way; `outcome` is set when it is done, a `suspect` is tried alone."""

    raw: Raw
    outcome: Outcome | None = None
    tries: int = 0
    suspect: bool = False


class Pool:
    """Processes that do the same work; `make` makes what does it, in each of them.

    `timeout` is in seconds for one article; `memory` in bytes of address space for one process; `warm` names modules
    that are imported once for all processes.
    """

    def __init__(
        self, make: Callable[[], Doing], *, workers: int, timeout: float, memory: int, warm: Sequence[str] = (WARM,)
    ) -> None:
        self._slots = [_Slot(make, timeout, memory, warm) for _ in range(workers)]
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
                    with undisturbed():
                        slot.take(job)
                else:
                    waiting.append(one)
            while waiting:
                first = waiting[0]
                if isinstance(first, _Job) and first.outcome is None:
                    with undisturbed():
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
        with undisturbed():
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


@dataclass(frozen=True, slots=True)
class _Parcel:
    """Articles handed over together."""

    jobs: list[_Job]
    future: "Future[list[Sent]]"


@dataclass(slots=True, eq=False)
class _Slot:
    """One process, the parcels it was given, what is gathered for the next, and what waits behind a suspect."""

    make: Callable[[], Doing]
    timeout: float
    memory: int
    warm: Sequence[str]
    executor: ProcessPoolExecutor | None = None
    started: "Future[int] | None" = None
    starts: int = 0
    given: "deque[_Parcel]" = field(default_factory=deque)
    gathered: list[_Job] = field(default_factory=list)
    behind: deque[_Job] = field(default_factory=deque)
    begun: Any = None  # shared with the process: how many articles it has begun
    pid: Any = None  # shared with it: who it is, as soon as it runs
    seen: int = 0  # of these, those that were seen to have begun
    taken: int = 0  # of these, those whose outcome was taken
    since: float = 0.0  # when the last was seen to have begun

    @property
    def load(self) -> int:
        """Return how many articles it has."""
        return sum(len(parcel.jobs) for parcel in self.given) + len(self.gathered) + len(self.behind)

    @property
    def next_event(self) -> "Future[Any] | None":
        """Return what is to be waited for: the start of the process, or its oldest parcel."""
        if self.started and not self.started.done():
            return self.started
        return self.given[0].future if self.given else None

    def take(self, job: _Job) -> None:
        """Gather an article for the process; behind a suspect it waits."""
        if self.behind or self._tries_suspect():
            self.behind.append(job)
        else:
            self._gather(job)

    def _tries_suspect(self) -> bool:
        """Tell whether a suspect is with the process."""
        return bool(self.given) and self.given[0].jobs[0].suspect

    def _gather(self, job: _Job) -> None:
        """Put an article into the next parcel, which goes when it is full or the process has nothing to do."""
        self.gathered.append(job)
        if len(self.gathered) == TOGETHER or not self.given:
            self._give()

    def _give(self) -> None:
        """Hand over what is gathered to the process, which is started if there is none."""
        if not self.given:
            self.since = time.monotonic()
        try:
            future = self._executor().submit(do, [job.raw for job in self.gathered])
        except BrokenExecutor as error:
            future = Future()
            future.set_exception(error)
        self.given.append(_Parcel(self.gathered, future))
        self.gathered = []

    def _executor(self) -> ProcessPoolExecutor:
        """Return what runs the process; it is started if there is none."""
        if self.executor is None:
            context = _context(self.warm)
            self.begun, self.seen, self.taken = context.RawValue("Q"), 0, 0
            self.pid = context.RawValue("Q")
            self.executor = ProcessPoolExecutor(
                1, mp_context=context, initializer=begin, initargs=(self.make, self.memory, self.begun, self.pid)
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
        while self.given and self.given[0].future.done():
            parcel = self.given[0]
            error = parcel.future.exception()
            if isinstance(error, BrokenExecutor):
                self._lost("its worker process died (out of memory, or a crash)")
                return
            self.given.popleft()
            self.since = time.monotonic()
            self.taken += len(parcel.jobs)
            self._settle(parcel, error)
            self._free_those_behind()
        if self.gathered and len(self.given) < 2:
            self._give()
        if self.begun.value != self.seen:
            self.seen, self.since = self.begun.value, time.monotonic()
        if self.given and time.monotonic() - self.since > self.timeout:
            self._lost(f"it took longer than {self.timeout:g} s (--timeout)")

    def _settle(self, parcel: _Parcel, error: BaseException | None) -> None:
        """Note the outcomes of a parcel; what could not be sent back together is tried one by one."""
        if error is None:
            for job, sent in zip(parcel.jobs, parcel.future.result(), strict=True):
                job.outcome = _unsent(job.raw, sent.said) if isinstance(sent, Unsent) else sent
        elif len(parcel.jobs) == 1:
            parcel.jobs[0].outcome = _unsent(parcel.jobs[0].raw, said_of(error))
        else:
            for job in reversed(parcel.jobs):
                job.suspect = True
                self.behind.appendleft(job)

    def _start_failed(self) -> None:
        """Try another start; it is not the articles' fault."""
        self.starts += 1
        if self.starts == STARTS:
            raise UsageError(
                "the worker processes cannot be started; see whether there is memory left, or give more (--memory)"
            )
        self._again([job for parcel in self.given for job in parcel.jobs])

    def _lost(self, reason: str) -> None:
        """Put the article that was under way to a second trial, alone, or set it aside; the others begin anew."""
        jobs = [job for parcel in self.given for job in parcel.jobs]
        under_way = min(max(self.begun.value - self.taken - 1, 0), len(self.given[0].jobs) - 1)
        culprit = jobs.pop(under_way)
        culprit.tries, culprit.suspect = culprit.tries + 1, True
        if culprit.tries < 2:
            self._again([culprit, *jobs])
            return
        raw = culprit.raw
        reason += ", twice, the second time alone; the others are not touched"
        culprit.outcome = Failed(raw.where, "process", reason, id_of(raw), raw.content)
        self._again(jobs)

    def _again(self, jobs: list[_Job]) -> None:
        """Give articles to a new process."""
        self.close()
        self.given.clear()
        self.behind.extendleft(reversed([*jobs, *self.gathered]))
        self.gathered = []
        self._free_those_behind()

    def _free_those_behind(self) -> None:
        """Hand over what waits, up to and not beyond a suspect."""
        while self.behind and not self._tries_suspect():
            if self.behind[0].suspect and (self.given or self.gathered):
                break
            self._gather(self.behind.popleft())

    def close(self) -> None:
        """End the process and the thread that waits on it; Python prints a traceback if it ends only with Python."""
        if self.executor is None:
            return
        self.executor.shutdown(wait=end(self.pid), cancel_futures=True)
        self.executor = self.started = None


def _context(warm: Sequence[str]) -> "ForkServerContext":
    """Return how processes are started: from a server that is warm already."""
    from multiprocessing import get_context

    context = get_context("forkserver")
    context.set_forkserver_preload([*warm])
    return context


def _unsent(raw: Raw, said: str) -> Failed:
    """Return the failure of an article whose outcome could not be sent back."""
    reason = f"its outcome could not be sent back ({said}); please report it"
    return Failed(raw.where, "process", reason, id_of(raw), raw.content)
