"""Ctrl-C, held back where it would do harm."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back, and the signal by which schedulers end a process, until what is inside is done.

    An exception raised inside `Condition.wait`, between its locks, makes the main thread release a lock of the thread
    that hands over the outcomes, which then ends with a traceback of its own.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread is told of signals
        return
    came: list[int] = []
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    held = [each for each, handler in before.items() if callable(handler)]
    for each in held:
        signal.signal(each, lambda number, _: came.append(number))
    try:
        yield
    finally:
        for each in held:
            signal.signal(each, before[each])
    for number in came[:1]:
        signal.raise_signal(number)
