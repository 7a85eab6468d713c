"""The machine a benchmark ran on, in a line; and how much memory a run takes with all its processes."""

import os
import platform
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_EVERY = 0.2
_SESSION, _RESIDENT = 3, 21
_PROCESSES = Path("/proc")


def machine(core: int | None = None) -> str:
    """Processor, cores, system, Python and load; `core` is the one the process is pinned to, if it is."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next(line.partition(": ")[2] for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        model = platform.processor() or platform.machine()
    pinned = "" if core is None else f"; pinned to core {core}"
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, {python}{load}{pinned}"


class Ran(NamedTuple):
    """A command that ran: seconds, those of the processor, and the most memory its processes had together.

    Memory is 0 where it cannot be known.
    """

    seconds: float
    processor: float
    memory: int


def processor_seconds() -> float:
    """The processor's seconds this process and those it waited for have taken so far."""
    return sum(os.times()[:4])


def run(words: Sequence[str]) -> Ran:
    """Run a command to its end; `RuntimeError` when it does not end well."""
    began, spent, most = time.perf_counter(), processor_seconds(), 0
    process = subprocess.Popen(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while process.poll() is None:
        most = max(most, _memory(process.pid))
        time.sleep(_EVERY)
    seconds = time.perf_counter() - began
    if process.returncode:
        raise RuntimeError(f"{words[-1]} ended with {process.returncode}: {process.communicate()[1][-500:]}")
    process.communicate()
    return Ran(seconds, processor_seconds() - spent, most)


def _memory(session: int) -> int:
    """Bytes in memory of all processes of a session."""
    if not _PROCESSES.is_dir():
        return 0
    pages = 0
    for path in _PROCESSES.glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[_SESSION]) == session:
            pages += int(fields[_RESIDENT])
    return pages * os.sysconf("SC_PAGE_SIZE")
