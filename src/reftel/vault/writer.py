"""One writer at a time: whoever changes an archive holds its lock, and another one is told who that is.

The lock is the system's own, on `ARCHIVE/writer.lock`, so that it falls when its holder dies, however that happens;
`ARCHIVE/writer.json` only says who holds it. Readers ask neither.
"""

import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

LOCK, TOLD = "writer.lock", "writer.json"


class Writer(msgspec.Struct, frozen=True):
    """Who writes: the process, its machine, its command, and since when (ISO)."""

    process: int
    host: str
    command: str
    since: str


class Busy(Exception):
    """Another process writes to the archive; `str()` says who, `writer` is None when that is not known."""

    def __init__(self, writer: Writer | None) -> None:
        self.writer = writer
        who = "another process"
        if writer:
            who = f"process {writer.process} on {writer.host} ({writer.command}, since {writer.since})"
        super().__init__(f"{who} is writing to this archive; wait until it has ended")


@contextmanager
def writing(folder: Path, command: str) -> Iterator[None]:
    """Be the archive's one writer; `Busy` when another one is. A lock whose holder died is no longer held."""
    lock = sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None)
    try:
        try:
            lock.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            raise Busy(writer(folder)) from None
        told = Writer(os.getpid(), socket.gethostname(), command, datetime.now(UTC).isoformat(timespec="seconds"))
        (folder / TOLD).write_bytes(msgspec.json.encode(told))
        try:
            yield
        finally:
            (folder / TOLD).unlink(missing_ok=True)
    finally:
        lock.close()


def writer(folder: Path) -> Writer | None:
    """Who said last that they write to the archive in this folder."""
    try:
        return msgspec.json.decode((folder / TOLD).read_bytes(), type=Writer)
    except (OSError, msgspec.DecodeError):
        return None
