"""The pool: the same records from any number of workers, and a bad article that costs itself only."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import wait
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from extract.articles import Article, Raw
from extract.batch import runs, slots
from extract.batch.outcomes import Failed, Found, Outcome
from extract.batch.process import Doing
from extract.batch.slots import Pool
from extract.cli import main
from extract.pipeline import Pipeline
from extract.records import Record

GB = 1 << 30


def poisoned_work(settings: runs.Settings) -> Doing:
    """Make the real work, in a process where some articles are poison."""
    record = Pipeline.record

    def poisoned(self: Pipeline, article: Article) -> Record:
        match article.text:
            case "raise":
                raise RuntimeError("two\nlines")
            case "hang":
                time.sleep(60)
            case "memory":
                bytearray(8 * GB)
            case "crash":
                os.kill(os.getpid(), signal.SIGSEGV)
            case "exit":
                os._exit(0)
        return record(self, article)

    Pipeline.record = poisoned  # type: ignore[method-assign]  # in a process of the test only
    return runs._work(settings)


def _poison_set(path: Path) -> None:
    """Write 60 rows, five of them poison."""
    poison = {7: "raise", 8: "hang", 20: "memory", 33: "crash", 34: "exit"}
    rows = [{"id": str(number), "text": poison.get(number, f"Đã chi {number} tỷ đồng.")} for number in range(60)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("workers", ["1", "3"])
def test_poison_costs_itself_only(tmp_path: Path, workers: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs.Settings, "_make", lambda self: partial(poisoned_work, self))
    _poison_set(tmp_path / "in.jsonl")
    output = tmp_path / "records.jsonl"
    command = ["run", str(tmp_path / "in.jsonl"), "--output", str(output), "--workers", workers, "--timeout", "2"]
    assert main([*command, "--traceback"]) == 1
    culprits = {
        "7": ("extract", "RuntimeError: two lines; a fault of extract"),
        "8": ("process", "it took longer than 2 s (--timeout), twice"),
        "20": ("extract", "needs more memory than a worker has (--memory)"),
        "33": ("process", "its worker process died (out of memory, or a crash), twice"),
        "34": ("process", "its worker process died"),
    }
    failed = {row["id"]: row for row in _rows(tmp_path / "records.errors.jsonl")}
    assert list(failed) == list(culprits)
    for id, (stage, reason) in culprits.items():
        assert failed[id]["stage"] == stage
        assert failed[id]["reason"].startswith(reason)
        assert failed[id]["where"] == f"{tmp_path}/in.jsonl:{int(id) + 1}"
    assert "RuntimeError: two\nlines" in failed["7"]["traceback"]
    assert [row["article"]["id"] for row in _rows(output)] == [str(n) for n in range(60) if str(n) not in culprits]


def test_any_number_of_workers_gives_the_same_file(tmp_path: Path) -> None:
    rows = [{"id": str(n), "text": f"Xã Tân Lập chi {n} tỷ đồng. " * (1 + n % 7 * 5)} for n in range(80)]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    written = set()
    for workers in ("0", "1", "2", "5"):
        output = tmp_path / f"{workers}.jsonl"
        assert main(["run", str(tmp_path / "in.jsonl"), "--output", str(output), "--workers", workers]) == 0
        written.add(output.read_bytes())
    assert len(written) == 1
    assert len(next(iter(written)).splitlines()) == 80


def pid_work() -> Doing:
    """Make work that tells the process it is done in."""

    def work(raw: Raw) -> Outcome:
        time.sleep(0.002)
        return Found(raw.where, raw.id, "vi", (0, 0, 0, 0), str(os.getpid()).encode())

    return work


def _raws(count: int) -> list[Raw]:
    return [Raw(str(number), "text", b"", str(number)) for number in range(count)]


def test_workers_that_are_killed_cost_nothing() -> None:
    with Pool(pid_work, workers=2, timeout=30, memory=4 * GB) as pool:
        seen = []
        for number, one in enumerate(pool.run(_raws(600))):
            assert isinstance(one, Found), one
            seen.append(one.id)
            if number in (50, 51, 250):
                os.kill(int(one.line), signal.SIGKILL)
    assert seen == [str(number) for number in range(600)]


def test_no_more_is_read_than_the_order_needs() -> None:
    read = 0

    def counted() -> Any:
        nonlocal read
        for raw in _raws(3000):
            read += 1
            yield raw

    with Pool(pid_work, workers=2, timeout=30, memory=4 * GB) as pool:
        for done, _ in enumerate(pool.run(counted()), start=1):
            assert read - done <= 2 * slots.WINDOW
            if done == 200:
                break


def no_work() -> Doing:
    """Fail to make any work."""
    raise RuntimeError("no model")


def test_workers_that_cannot_start_end_the_run() -> None:
    from extract.errors import UsageError

    with (
        Pool(no_work, workers=1, timeout=5, memory=4 * GB) as pool,
        pytest.raises(UsageError, match="cannot be started"),
    ):
        list(pool.run(_raws(1)))


def test_what_is_settled_keeps_its_place() -> None:
    settled = Failed("x", "read", "no")
    with Pool(pid_work, workers=2, timeout=30, memory=4 * GB) as pool:
        first, second, third = pool.run([_raws(1)[0], settled, _raws(2)[1]])
    assert second is settled
    assert isinstance(first, Found)
    assert isinstance(third, Found)


def test_nothing_of_a_pool_goes_on_when_it_is_closed() -> None:
    """A thread that ends while Python ends makes it print a traceback."""
    before = threading.active_count()
    with Pool(pid_work, workers=2, timeout=30, memory=4 * GB) as pool:
        for _ in pool.run(_raws(100)):
            break
    assert threading.active_count() == before


def endless_work() -> Doing:
    """Never be ready."""
    time.sleep(600)
    raise AssertionError


def test_a_worker_that_never_starts_is_ended() -> None:
    pool = Pool(endless_work, workers=1, timeout=5, memory=4 * GB)
    for raw in _raws(1):
        pool._slots[0].take(slots._Job(raw))
    pool.close()
    assert pool._slots[0].executor is None


def _children(pid: int) -> list[int]:
    """Return the processes below a process."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    below = [int(one) for one, parent in (line.split() for line in listed.splitlines()) if int(parent) == pid]
    return below + [grandchild for child in below for grandchild in _children(child)]


def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("".join(f'{{"id": "{n}", "text": "5 tỷ đồng"}}\n' for n in range(100_000)))
    command = [sys.executable, "-m", "extract", "run", "in.jsonl", "--output", "out.jsonl", "--workers", "2"]
    parent = subprocess.Popen(command, cwd=tmp_path)
    records = tmp_path / ".out.jsonl.run" / "records"
    _until(lambda: records.exists() and records.stat().st_size > 0)
    children = _children(parent.pid)
    assert len(children) >= 3  # the server that forks, and two workers
    parent.kill()
    parent.wait()
    _until(lambda: not any(Path(f"/proc/{pid}/cmdline").exists() and _alive(pid) for pid in children))


def _alive(pid: int) -> bool:
    """Say whether a process runs, and is not only waiting to be counted."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def _until(happens: Any) -> None:
    """Wait for something to happen."""
    limit = time.monotonic() + 20
    while not happens():
        assert time.monotonic() < limit
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_pool_that_is_interrupted_ends_its_wait_first(
    number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[str] = []

    def interrupted(*args: Any, **options: Any) -> Any:
        waits.append("begun")
        signal.raise_signal(number)
        done = wait(*args, **options)
        waits.append("ended")
        return done

    monkeypatch.setattr("extract.batch.slots.wait", interrupted)
    before = signal.signal(number, signal.default_int_handler)
    try:
        with (
            pytest.raises(KeyboardInterrupt),
            Pool(partial(runs._work, runs.Settings(ner=False)), workers=1, timeout=30, memory=4 * GB) as pool,
        ):
            list(pool.run([Raw("one", "text", "Chi 5 tỷ đồng.".encode())]))
        assert signal.getsignal(number) is signal.default_int_handler
    finally:
        signal.signal(number, before)
    assert waits == ["begun", "ended"]
