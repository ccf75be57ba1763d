"""Shards on a real cluster, a scheduler and two workers in processes of their own: nothing is lost or doubled."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.batch import dask_engine
from extract.cli import main

LOOPBACK = ["--dashboard-address", "127.0.0.1:0"]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """Start a scheduler and two workers on loopback; give the address and the workers."""
    told = tmp_path / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    scheduler = [*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told), *LOOPBACK]
    worker = [*dask, "worker", "--scheduler-file", str(told), "--host", "127.0.0.1", *LOOPBACK, "--nthreads", "1"]
    worker += ["--no-nanny", "--memory-limit", "0", "--local-directory", str(tmp_path / "dask")]
    started = [_start(scheduler, tmp_path)]
    started += [_start(worker, tmp_path) for _ in range(2)]
    try:
        limit = time.monotonic() + 30
        while not told.exists() or not told.read_text():
            assert time.monotonic() < limit
            time.sleep(0.05)
        yield json.loads(told.read_text())["address"], started[1:]
    finally:
        for process in started:
            process.kill()
            process.wait()


def _start(command: list[str], folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_worker_that_is_killed_costs_nothing(
    tmp_path: Path, cluster: tuple[str, list["subprocess.Popen[bytes]"]]
) -> None:
    rows = [{"id": str(n), "text": f"Xã Tân Lập, huyện Mộc Châu chi {n} tỷ đồng. " * 6} for n in range(360)]
    lines = [json.dumps(row) + "\n" for row in rows]
    lines[77] = "{\n"
    lines[300] = lines[3]
    source = tmp_path / "in.jsonl"
    source.write_text("".join(lines))
    assert main(["run", str(source), "--output", str(tmp_path / "local"), "--part-size", "25", "--workers", "2"]) == 1

    address, workers = cluster
    output = tmp_path / "out"
    command = [sys.executable, "-m", "extract", "run", str(source), "--output", str(output), "--part-size", "25"]
    command += ["--engine", "dask", "--address", address]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    while len(list(output.glob("part-*"))) < 4:
        assert run.poll() is None
        time.sleep(0.02)
    workers[0].kill()
    _, said = run.communicate(timeout=60)
    assert run.returncode == 1, said.decode()
    assert len(said.splitlines()) == 2
    assert _files(output) == _files(tmp_path / "local")
    assert [path.name for path in output.iterdir() if path.name.endswith(".run")] == []

    (output / "part-000003.jsonl").unlink()
    run = subprocess.Popen([*command, "--resume"], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    assert run.wait(60) == 1
    assert _files(output) == _files(tmp_path / "local")


def test_driver_that_is_killed_is_resumed(tmp_path: Path, cluster: tuple[str, list["subprocess.Popen[bytes]"]]) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out"
    source.write_text("".join(f'{{"id": "{n}", "text": "Xã Tân Lập chi {n} tỷ đồng."}}\n' for n in range(400)))
    command = [sys.executable, "-m", "extract", "run", str(source), "--output", str(output), "--part-size", "20"]
    command += ["--engine", "dask", "--address", cluster[0], "--resume", "--quiet"]
    run = subprocess.Popen(command)
    while len(list(output.glob("part-*"))) < 3:
        assert run.poll() is None
        time.sleep(0.02)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    assert subprocess.run(command, check=False).returncode == 0
    ids = [json.loads(line)["article"]["id"] for part in sorted(output.glob("part-*")) for line in part.open()]
    assert ids == [str(n) for n in range(400)]


def test_no_scheduler_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_engine, "ANSWER_WITHIN", 1)
    (tmp_path / "a.txt").write_text("x")
    command = ["run", str(tmp_path / "a.txt"), "--output", str(tmp_path / "out"), "--engine", "dask"]
    assert main([*command, "--address", "tcp://127.0.0.1:9"]) == 2
    assert "no Dask scheduler answers" in capsys.readouterr().err.splitlines()[-1]
