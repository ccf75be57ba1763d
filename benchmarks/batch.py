"""`extract run` as the machine sees it: pace, scaling, memory, growth, and what an article costs beside known tools.

    .venv/bin/pip install -e '.[bench]'
    .venv/bin/python benchmarks/batch.py                # all of it; about half an hour on two quiet cores
    .venv/bin/python benchmarks/batch.py scaling beside # some of it: scaling, memory, growth, beside

Prints Markdown tables. Times depend on the machine; the ratios are what to quote. Runs are processes of their own,
timed from start to end; the tools are timed in this one, CPU time, rounds interleaved, medians.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

from timing import interleaved

from extract.batch.outputs import final

CORPUS = Path(__file__).parent.parent / "corpus"
SHORT = "Xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La chi {} tỷ đồng, đạt 18,66% kế hoạch theo Nghị quyết số 22-NQ/TU."
ROUNDS = 3


def _corpus(language: str = "*") -> list[str]:
    """Return the texts of the corpus."""
    return [path.read_bytes().decode("utf-8") for path in sorted(CORPUS.glob(f"{language}-*.txt"))]


def _write(path: Path, texts: Iterator[str]) -> int:
    """Write articles as JSON Lines and return how many characters they have."""
    characters = 0
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
            characters += len(text)
    return characters


def _start(source: Path, workers: int) -> "subprocess.Popen[bytes]":
    """Start a run."""
    command = [sys.executable, "-m", "extract", "run", str(source), "--output", str(source.with_name("out.jsonl"))]
    return subprocess.Popen([*command, "--overwrite", "--quiet", "--workers", str(workers)])


def _timed(source: Path, workers: int) -> float:
    """Return the seconds that a run takes, its start included."""
    begun = time.perf_counter()
    assert _start(source, workers).wait() == 0
    return time.perf_counter() - begun


def scaling(folder: Path) -> None:
    """Print the pace with one worker and with one for each core."""
    source, articles = folder / "in.jsonl", 3000
    characters = _write(source, islice(cycle(_corpus()), articles))
    numbers = sorted({1, 2, os.cpu_count() or 1})
    took: dict[int, list[float]] = {number: [] for number in numbers}
    for _ in range(ROUNDS):
        for number in numbers:
            took[number].append(_timed(source, number))
    one = statistics.median(took[1])
    print(f"\n{articles} articles of the corpus, {characters / articles:.0f} characters each:\n")
    print("| workers | articles/s | characters/s | times one worker | efficiency |\n|--:|--:|--:|--:|--:|")
    for number, times in took.items():
        seconds = statistics.median(times)
        ratio = one / seconds
        pace = f"{articles / seconds:.0f} | {characters / seconds:,.0f}"
        print(f"| {number} | {pace} | {ratio:.2f} | {ratio / number:.2f} |", flush=True)
    _print_sizes(source.with_name("out.jsonl"), len(_corpus()))


def _print_sizes(output: Path, articles: int) -> None:
    """Print how many bytes a record takes in each kind of output, each text once: repeated ones would compress away."""
    lines = output.with_name("once.jsonl")
    lines.write_bytes(b"".join(output.read_bytes().splitlines(keepends=True)[:articles]))
    print("\n| bytes of a record, its text included | |\n|---|--:|")
    for suffix in ("jsonl", "jsonl.gz", "jsonl.zst", "parquet"):
        made, _ = final(lines, Path(f"x.{suffix}"), lines.parent)
        print(f"| .{suffix} | {made.stat().st_size / articles:,.0f} |", flush=True)


def _family(pid: int) -> list[int]:
    """Return a process and all below it."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(one): int(parent) for one, parent in (line.split() for line in listed.splitlines())}
    family = [pid]
    for one in family:
        family += [child for child, parent in parents.items() if parent == one]
    return family


def _memory(pid: int) -> float:
    """Return the megabytes of a process and all below it, shared pages counted once."""
    kilobytes = 0
    for one in _family(pid):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii").splitlines()
        except OSError:
            continue
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1024


def memory(folder: Path) -> None:
    """Print the memory of a long run by tenths of its time."""
    source, articles = folder / "in.jsonl", 100_000
    _write(source, (SHORT.format(number) for number in range(articles)))
    begun = time.perf_counter()
    run = _start(source, 2)
    samples = []
    while run.poll() is None:
        samples.append(_memory(run.pid))
        time.sleep(0.5)
    seconds = time.perf_counter() - begun
    tenths = [samples[len(samples) * n // 10 : len(samples) * (n + 1) // 10] for n in range(10)]
    means = [statistics.mean(tenth) for tenth in tenths]
    print(f"\n{articles} short articles, 2 workers, {seconds:.0f} s; megabytes (PSS) of all processes by tenths:\n")
    print("| " + " | ".join(f"{n + 1}." for n in range(10)) + " |\n|" + "--:|" * 10)
    print("| " + " | ".join(f"{mean:.1f}" for mean in means) + " |")
    print(f"\nThe last tenth is {means[-1] / means[1] - 1:+.1%} beside the second.", flush=True)


def growth(folder: Path) -> None:
    """Print how time grows with articles and with folders."""
    from extract import Pipeline

    pipeline, text = Pipeline(), "\n".join(_corpus("vi"))
    pipeline(text[:20_000])
    print("\n| characters of one article | seconds | µs/character |\n|--:|--:|--:|")
    for size in (1_000, 10_000, 100_000, 1_000_000):
        article = (text * (size // len(text) + 1))[:size]
        times = []
        for _ in range(ROUNDS):
            begun = time.process_time()
            pipeline(article)
            times.append(time.process_time() - begun)
        seconds = statistics.median(times)
        print(f"| {size:,} | {seconds:.3f} | {seconds / size * 1e6:.2f} |", flush=True)
    print("\n| short articles of a folder | seconds | ms/article |\n|--:|--:|--:|")
    for number in (1_000, 10_000, 100_000):
        inputs = folder / str(number)
        for one in range(number):
            if one % 1000 == 0:
                (inputs / f"{one // 1000:03}").mkdir(parents=True)
            (inputs / f"{one // 1000:03}" / f"{one}.txt").write_text(SHORT.format(one), encoding="utf-8")
        seconds = _timed(inputs, 2)
        print(f"| {number:,} | {seconds:.1f} | {seconds / number * 1e3:.2f} |", flush=True)


def _tools(texts: list[str], language: str) -> dict[str, Callable[[], object]]:
    """Return what is measured, by name; each tool on the language it is made for."""
    import spacy

    from extract import Pipeline

    pipeline, blank = Pipeline(), spacy.blank("xx")
    tools: dict[str, Callable[[], object]] = {
        "extract: the record": lambda: [pipeline(text) for text in texts],
        "spaCy blank tokeniser": lambda: [blank(text) for text in texts],
    }
    if language == "vi":
        from underthesea import ner, word_tokenize

        tools["underthesea.word_tokenize"] = lambda: [word_tokenize(text) for text in texts]
        tools["underthesea.ner"] = lambda: [ner(text) for text in texts]
    else:
        from quantulum3 import parser
        from recognizers_number import recognize_percentage
        from recognizers_number_with_unit import Culture, recognize_currency

        tools["quantulum3"] = lambda: [parser.parse(text) for text in texts]
        tools["recognizers-text, currency and percentage"] = lambda: [
            (recognize_currency(text, Culture.English), recognize_percentage(text, Culture.English)) for text in texts
        ]
    return tools


def beside(_: Path) -> None:
    """Print the cost of an article beside known tools on the same text."""
    warnings.filterwarnings("ignore")
    for language in ("vi", "en"):
        texts = _corpus(language)[:6]
        characters = sum(map(len, texts))
        measured = interleaved(_tools(texts, language), rounds=5)
        ours = measured["extract: the record"]
        print(f"\n| {language}, {len(texts)} articles of the corpus | µs/character | times extract |\n|---|--:|--:|")
        for name, seconds in measured.items():
            print(f"| {name} | {seconds / characters * 1e6:.2f} | {seconds / ours:.2f} |", flush=True)


def main() -> None:
    """Print the tables that are asked for."""
    tables = {"scaling": scaling, "memory": memory, "growth": growth, "beside": beside}
    parser = argparse.ArgumentParser(description="Measure extract run.")
    parser.add_argument("tables", nargs="*", metavar="TABLE", help=f"{', '.join(tables)} (default: all)")
    asked = parser.parse_args().tables
    for name, table in tables.items():
        if not asked or name in asked:
            with tempfile.TemporaryDirectory() as folder:
                table(Path(folder))


if __name__ == "__main__":
    main()
