"""How the benchmarks measure: CPU time, rounds interleaved, medians."""

import statistics
import time
from collections.abc import Callable, Mapping

ROUNDS = 9


def interleaved(contenders: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """Return the median CPU seconds of each contender; the first round, which loads and compiles, does not count."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for round_ in range(rounds + 1):
        for name, run in contenders.items():
            begin = time.process_time()
            run()
            if round_:
                times[name].append(time.process_time() - begin)
    return {name: statistics.median(values) for name, values in times.items()}
