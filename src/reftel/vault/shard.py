"""A shard of copies, read: a pure stage from copies to rows, whatever process it runs in.

The rows go through a file in `ARCHIVE/scratch/`, so that no process has to hand rich results to another one.
"""

import os
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path

import msgspec

from reftel.message.cable import Block, Cable, Copy, Reading
from reftel.message.finding import Finding, Severity
from reftel.message.read import read
from reftel.terms.tables import Tables
from reftel.text import Span
from reftel.vault.keeping import Row, rows_of
from reftel.vault.local import tables_of
from reftel.vault.press import Press

SCRATCH = "scratch"
_packer = msgspec.msgpack.Encoder()
_unpacker = msgspec.msgpack.Decoder(tuple[tuple[Row, Row], ...])


def read_whole(copy: Copy, tables: Tables) -> Reading:
    """The reading of a copy; one that breaks the reader is kept all the same, and says so."""
    try:
        return read(copy, tables)
    except Exception as error:
        words = f"reading the telegram broke, which is a fault of reftel: {error!r}"
        whole = Span(0, len(copy.text))
        finding = Finding("broken-reading", Severity.ERROR, words, Span(0, 0))
        return Reading(copy, Cable(), (Block("other", whole),), (*copy.findings, finding))


class Work:
    """What a process needs to work on shards of an archive: its tables, its dictionary, a place for its files."""

    def __init__(self, folder: Path, press: Press) -> None:
        self._tables = tables_of(folder)
        self._press = press
        self._scratch = folder / SCRATCH
        self._numbers = count()

    def read(self, copies: Sequence[Copy]) -> str:
        """Read the copies; the name of the file of their rows."""
        readings = (read_whole(copy, self._tables) for copy in copies)
        path = self._scratch / f"{os.getpid()}-{next(self._numbers)}.rows"
        path.write_bytes(_packer.encode(rows_of(readings, self._press)))
        return str(path)


_work: list[Work] = []


def prepare(folder: Path, dictionaries: Mapping[int, bytes]) -> None:
    """Make this process ready for `read_shard`."""
    _work[:] = [Work(folder, Press(dictionaries))]


def read_shard(copies: Sequence[Copy]) -> str:
    """Read a shard of copies in the process that was made ready; the name of the file of their rows."""
    return _work[0].read(copies)


def taken_in(name: str) -> tuple[tuple[Row, Row], ...]:
    """The rows of a file, which is then gone."""
    path = Path(name)
    rows = _unpacker.decode(path.read_bytes())
    path.unlink()
    return rows
