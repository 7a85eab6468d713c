"""How many telegrams a second `reftel read` reads on one core, beside a plain `re` parser and `wc` over the same bytes.

    python benchmarks/read.py                      3,000 generated telegrams
    python benchmarks/read.py --cables cables.txt  a file of your own, telegrams parted by form feeds

Everything is measured in this one run, pinned to one core where the system allows it; each figure is the best of three,
in processor seconds, so that other work on the machine disturbs it less.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

try:
    import resource
except ImportError:  # Windows
    resource = None

import msgspec

from reftel.bench.machine import machine
from reftel.bench.plain import parse
from reftel.bench.telegrams import telegrams
from reftel.message.cable import Copy
from reftel.message.read import read, read_all
from reftel.message.record import record
from reftel.readers.reader import read_path
from reftel.terms.tables import shipped

REFTEL = Path(sys.executable).with_name("reftel")
GOAL = 1_500
LOT = 64


class Row(NamedTuple):
    """What was measured, and the processor seconds it took."""

    name: str
    seconds: float


def best(rounds: int, work: Callable[[], object]) -> float:
    times = []
    for _ in range(rounds):
        start = spent()
        work()
        times.append(spent() - start)
    return min(times)


def spent() -> float:
    """The processor seconds of this process and of those it started; the clock's where they are not told."""
    if resource is None:
        return time.perf_counter()
    usages = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def process(words: Sequence[str | Path]) -> Callable[[], object]:
    """Run a command, its output thrown away; `reftel read` ends with 1 when a telegram has an error in it."""

    # An installed package has its byte code: the first round writes it.
    installed = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def run() -> None:
        done = subprocess.run(words, env=installed, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        if done.returncode not in (0, 1):
            sys.exit(f"{words[0]} ended with {done.returncode}: {done.stderr.decode(errors='replace')[-500:]}")

    return run


def in_process(copies: Sequence[Copy]) -> Iterator[tuple[str, Callable[[], object]]]:
    tables = shipped()
    encoder = msgspec.json.Encoder()
    lots = [copies[start : start + LOT] for start in range(0, len(copies), LOT)]

    def one_by_one() -> None:
        for copy in copies:
            read(copy, tables)

    def together() -> None:
        for lot in lots:
            read_all(lot, tables)

    def read_and_print() -> None:
        for lot in lots:
            for reading in read_all(lot, tables):
                encoder.encode(record(reading))

    yield "read(), one by one", one_by_one
    yield f"read_all(), {LOT} together", together
    yield "read_all(), record and JSON", read_and_print


def measure(cables: Path, rounds: int) -> tuple[int, list[Row]]:
    texts = cables.read_text(encoding="utf-8").split("\n\f\n")
    copies = tuple(read_path(cables))
    jobs = (
        ("wc", process(["wc", cables])),
        ("re baseline: whole process", process([sys.executable, "-m", "reftel.bench.plain", cables])),
        ("re baseline: parse only", lambda: [parse(text) for text in texts]),
        ("reftel --version: start-up", process([REFTEL, "--version"])),
        ("reftel read --json: whole process", process([REFTEL, "read", "--json", cables])),
        *in_process(copies),
    )
    return len(copies), [Row(name, best(rounds, work)) for name, work in jobs]


def pin() -> int | None:
    """Keep this process and those it starts on one core; None where the system does not do that."""
    if not hasattr(os, "sched_setaffinity"):
        return None
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return core


def report(count: int, size: int, rows: Iterable[Row]) -> str:
    seconds = {row.name: row.seconds for row in rows}
    plain = seconds["re baseline: whole process"]
    lines = [f"{'':36}{'cpu s':>9}{'telegrams/s':>13}{'MB/s':>8}{'of wc':>8}{'of re':>8}"]
    for name, spent in seconds.items():
        if name.endswith("start-up"):
            lines.append(f"{name:36}{spent:9.3f}")
            continue
        of_wc = f"1/{spent / seconds['wc']:.0f}"
        lines.append(
            f"{name:36}{spent:9.3f}{count / spent:13,.0f}{size / spent / 1e6:8.1f}{of_wc:>8}{plain / spent:8.2f}"
        )
    rate = count / seconds["reftel read --json: whole process"]
    lines.append(f"\nThe goal is {GOAL:,} telegrams/s: {rate / GOAL:.0%} of it.")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cables", type=Path, help="a file of telegrams parted by form feeds")
    parser.add_argument("--count", type=int, default=3_000, help="how many to generate when no file is named")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    core = pin()
    with tempfile.TemporaryDirectory() as folder:
        cables = asked.cables
        if cables is None:
            cables = Path(folder) / "cables.txt"
            cables.write_text("\n\f\n".join(telegrams(asked.count)) + "\n", encoding="utf-8", newline="")
        count, rows = measure(cables, asked.rounds)
        size = cables.stat().st_size
        print(machine(core))
        print(f"{count:,} telegrams, {size / 1e6:.1f} MB, mean {size / count:,.0f} bytes; best of {asked.rounds}\n")
        print(report(count, size, rows))


if __name__ == "__main__":
    main()
