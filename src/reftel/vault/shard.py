"""A shard of copies, read: a pure stage from copies to rows, whatever process it runs in.

The rows go through a file in `ARCHIVE/scratch/`, so that no process has to hand rich results to another one.
"""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from reftel.message.cable import Block, Cable, Copy, Reading
from reftel.message.finding import Finding, Severity
from reftel.message.read import read, read_all
from reftel.terms.tables import Tables
from reftel.text import Span
from reftel.vault.keeping import Row, rows_of
from reftel.vault.local import tables_of
from reftel.vault.pool import Job
from reftel.vault.press import Press

SCRATCH = "scratch"
_LOT = 128
"""How many copies are read before they are pressed: to turn from one to the other at each costs a sixth more."""
_packer = msgspec.msgpack.Encoder()
_unpacker = msgspec.msgpack.Decoder(tuple[tuple[Row, Row], ...])


def read_whole(copy: Copy, tables: Tables) -> Reading:
    """The reading of a copy; one that breaks the reader is kept all the same, and says so."""
    try:
        return read(copy, tables)
    except Exception as error:
        return unread(copy, repr(error))


def _read_lot(copies: Sequence[Copy], tables: Tables) -> list[Reading]:
    """The readings of copies, read together; when that breaks, each by itself."""
    try:
        return read_all(copies, tables)
    except Exception:
        return [read_whole(copy, tables) for copy in copies]


def unread(copy: Copy, why: str) -> Reading:
    """What is kept of a copy that cannot be read: itself, and why."""
    words = f"reading the telegram broke, which is a fault of reftel: {why}"
    finding = Finding("broken-reading", Severity.ERROR, words, Span(0, 0))
    return Reading(copy, Cable(), (Block("other", Span(0, len(copy.text))),), (*copy.findings, finding))


class _Work:
    """What a process needs to work on shards of an archive: its tables, its dictionaries, a place for its files."""

    def __init__(self, folder: Path, dictionaries: Mapping[int, bytes]) -> None:
        self._tables = tables_of(folder)
        self._press = Press(dictionaries)
        self._scratch = folder / SCRATCH

    def read(self, copies: Sequence[Copy]) -> str:
        """Read the copies; the name of the file of their rows."""
        rows: list[tuple[Row, Row]] = []
        for start in range(0, len(copies), _LOT):
            rows += rows_of(_read_lot(copies[start : start + _LOT], self._tables), self._press)
        return _written(self._scratch, rows)


_work: list[_Work] = []


def prepare(folder: Path, dictionaries: Mapping[int, bytes]) -> None:
    """Make this process ready for `read_shard`."""
    _work[:] = [_Work(folder, dictionaries)]


def read_shard(copies: Sequence[Copy]) -> str:
    """Read a shard of copies in the process that was made ready; the name of the file of their rows."""
    return _work[0].read(copies)


def lost(copies: Sequence[Copy], folder: Path, dictionaries: Mapping[int, bytes]) -> str:
    """The rows of copies over which a process died: those of each half, until one copy is left, which is not read."""
    if len(copies) == 1:
        rows = rows_of([unread(copies[0], "the process died over it")], Press(dictionaries))
        return _written(folder / SCRATCH, rows)
    job = Job(read_shard, prepare, (folder, dictionaries), lambda half: lost(half, folder, dictionaries))
    middle = len(copies) // 2
    halves = (copies[:middle], copies[middle:])
    return _written(folder / SCRATCH, [row for half in halves for row in taken_in(job.alone(half))])


def _written(scratch: Path, rows: Sequence[tuple[Row, Row]]) -> str:
    """Write rows to a file; its name."""
    file, name = tempfile.mkstemp(".rows", dir=scratch)
    with open(file, "wb") as stream:
        stream.write(_packer.encode(rows))
    return name


def taken_in(name: str) -> tuple[tuple[Row, Row], ...]:
    """The rows of a file, which is then gone."""
    path = Path(name)
    rows = _unpacker.decode(path.read_bytes())
    path.unlink()
    return rows
