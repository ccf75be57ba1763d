"""What a worker process does: it makes itself ready, works on articles and counts them, and how it ends."""

import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from extract.articles import Raw
from extract.batch.outcomes import Outcome

Doing = Callable[[Raw], Outcome]
STARTING, POLL = 2.0, 0.01  # seconds that a process which is to be ended has to say who it is, and between looks


class Counter(Protocol):
    """A number that a process shares with its parent."""

    value: int


@dataclass(frozen=True, slots=True)
class Unsent:
    """Why an article has no outcome that could be sent back."""

    said: str


Sent = Outcome | Unsent


def said_of(error: BaseException) -> str:
    """Return an exception in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]


_doing: Doing | None = None
_begun: Counter | None = None


def begin(make: Callable[[], Doing], memory: int, begun: Counter, pid: Counter) -> None:
    """Make a process ready: it says who it is, leaves Ctrl-C to its parent, ends with it, and has a limit of memory."""
    global _doing, _begun  # what a process does is set once, at its start
    import resource

    pid.value = os.getpid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory if hard == resource.RLIM_INFINITY else min(memory, hard), hard))
    try:
        made = make()
    except BaseException:
        logging.disable()  # the parent says it in one line; the pool would print the traceback
        raise
    _doing, _begun = made, begun


def _end_with_parent() -> None:
    """Wait for the parent to be gone; without it nobody would end this process."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(3)


def end(pid: Counter) -> bool:
    """End the process as soon as it says who it is, whatever it does then; tell whether it said so in time."""
    until = time.monotonic() + STARTING
    while not pid.value and time.monotonic() < until:
        time.sleep(POLL)
    if pid.value:
        with suppress(ProcessLookupError):
            os.kill(pid.value, signal.SIGKILL)
    return pid.value > 0


def do(raws: list[Raw]) -> list[Sent]:
    """Do the work of this process on some articles, counting each that is begun."""
    assert _doing is not None and _begun is not None  # set by begin
    sent: list[Sent] = []
    for raw in raws:
        _begun.value += 1
        try:
            sent.append(_doing(raw))
        except Exception as error:
            sent.append(Unsent(said_of(error)))
    return sent
