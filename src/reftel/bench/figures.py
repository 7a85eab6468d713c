"""The figures of an archive on this machine: each with what it should reach, and what it stands beside."""

import sys
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from statistics import median

import msgspec

from reftel.bench.beside import Fts5, parse_all
from reftel.bench.corpus import write_corpus
from reftel.bench.machine import processor_seconds, run
from reftel.bench.searching import in_fts5, in_room, searches, words_of
from reftel.bench.telegrams import telegrams
from reftel.readers.reader import read_stream
from reftel.room.grammar import read_query
from reftel.room.room import Room
from reftel.vault.ingest import ingest
from reftel.vault.run import ADD, Begun, begin
from reftel.vault.vault import Vault

_REFTEL = (sys.executable, "-P", "-c", "from reftel.cli.main import main; main()")
_REACH = {"top ten": 20.0, "facets and a date range": 60.0, "a common word with facets": 150.0}
_MARK = "zzyzxqo"
_TIMES = 5
_SERIALS = 900_000


class Figure(msgspec.Struct, frozen=True):
    """One figure: what it is of, how much, in which unit, what it should reach, and what it stands beside."""

    what: str
    measured: float
    unit: str
    reach: str = ""
    beside: str = ""


def figures(folder: Path, count: int, tell: Callable[[str], object]) -> Iterator[Figure]:
    """Make so many telegrams in the folder, add them, search them; a figure as soon as there is one."""
    telegrams_in, archive = folder / "telegrams", folder / "archive"
    tell(f"writing {count:,} telegrams")
    size = write_corpus(telegrams_in, count)
    tell("adding them")
    ran = run((*_REFTEL, "add", str(telegrams_in), "--archive", str(archive)))
    tell("a plain parser")
    spent = processor_seconds()
    plain = parse_all(telegrams_in)
    spent = processor_seconds() - spent
    tell("SQLite FTS5")
    beside = Fts5(folder / "fts5.db")
    indexed = beside.add(telegrams_in)
    rates = f"plain parse without storing {count / plain:,.0f}; SQLite FTS5 {count / indexed:,.0f}"
    yield Figure("from files to searchable", count / ran.seconds, "telegrams a second", "1,500", rates)
    told = f"plain parse without storing {spent / count * 1000:.2f}"
    yield Figure("processor time for that", ran.processor / count * 1000, "ms a telegram", "1.33 on 2 cores", told)
    if ran.memory:
        yield Figure("memory of all processes", ran.memory / 1e6, "MB", "2,000 while adding 1,000,000")
    text = (
        f"{size / count / 1000:.1f} KB of text each; SQLite FTS5 {bytes_of(folder / 'fts5.db') / count / 1000:.1f} KB"
    )
    yield Figure("disk, all of it", bytes_of(archive) / count / 1000, "KB a telegram", "10", text)
    yield Figure("disk, the vault", bytes_of(archive / "vault.db") / count / 1000, "KB a telegram")
    tell("searching")
    yield from _searches(archive, telegrams_in, beside)
    beside.close()
    tell("adding one more")
    yield Figure("a new telegram visible in search", median(_news(archive)), "ms", "500")


def _searches(archive: Path, telegrams_in: Path, beside: Fts5) -> Iterator[Figure]:
    words = words_of(telegrams_in)
    with Room.open(archive) as room:
        for search in searches(words):
            here, there = in_room(room, search), in_fts5(beside, search)
            told = f"half in {here.p50:.1f}; SQLite FTS5 {there.p95:,.1f}, {there.p95 / here.p95:,.1f} times as long"
            yield Figure(f"search: {search.name}", here.p95, "ms (p95)", f"{_REACH[search.name]:.0f}", told)


def _news(archive: Path) -> Iterator[float]:
    """The milliseconds from a telegram's bytes to its being found, a few times over."""
    for number, text in enumerate(telegrams(_TIMES, seed=0, base=_SERIALS)):
        mark = f"{_MARK}{'abcdefgh'[number]}"
        began = time.perf_counter()
        with Vault.open(archive) as vault:
            at = begin(vault.db, Begun(ADD, "2000-01-01T00:00:00+00:00", "bench"))
            ingest(vault, read_stream(BytesIO(f"{text}\n\n9. (U) {mark}.\n".encode()), "-"), at)
        with Room.open(archive) as room:
            _keys, total = room.find(read_query(mark), 1)
        if total != 1:
            raise RuntimeError(f"{mark} was added and is not found")
        yield (time.perf_counter() - began) * 1000


def bytes_of(path: Path) -> int:
    """How many bytes a file has, or all files of a folder."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())
