"""The docket: what a room's record comes to, kept as rows beside the room, so that a question reads what it needs.

It may be deleted at any time: it is made again from the room and from what people decided. Its stamp covers all that it
is made from, so that a docket that stands is right; it is written whole beside the old one and takes its place.
"""

import os
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from threading import get_ident
from typing import NamedTuple

import msgspec

from reftel.desk.filing import file_in
from reftel.room.extraction import edition
from reftel.room.record import Record
from reftel.room.room import Room
from reftel.room.rules import rules
from reftel.vault.database import writable
from reftel.vault.local import FOLDER, tables_beside
from reftel.vault.pool import seldom

FILE = "desk.db"
_PACKAGES = ("reftel.text", "reftel.terms", "reftel.message", "reftel.room", "reftel.desk")
Fill = Callable[[sqlite3.Connection], object]


class Making(NamedTuple):
    """How rows are made: `record` is what they are made from, `ahead` adds what is made of them once they stand."""

    record: Callable[[], Record]
    ahead: Callable[[sqlite3.Connection, Record], object]


def docket(room: Room, archive: Path, judged: object, making: Making) -> tuple[sqlite3.Connection, Record | None]:
    """The rows of a room that are right as of now, and the record they were made from when that was done just now."""
    file, wanted = room.folder / FILE, stamp(room, archive, judged)
    if (db := _standing(file, wanted)) is not None:
        return db, None
    with seldom():
        return _made(room, file, wanted, making)


def _made(room: Room, file: Path, wanted: str, making: Making) -> tuple[sqlite3.Connection, Record]:
    """The rows made, and the record they were made from."""
    record = making.record()

    def fill(db: sqlite3.Connection) -> None:
        file_in(db, record, wanted)
        making.ahead(db, record)
        record.kept.made.sweep()

    if writable(room.folder / "room.db"):
        return _written(file, fill), record
    db = sqlite3.connect(":memory:", check_same_thread=False)
    fill(db)
    return db, record


def _standing(file: Path, wanted: str) -> sqlite3.Connection | None:
    """The rows that stand, when they are of this stamp."""
    if not file.is_file():
        return None
    db = _opened(file)
    if _stamped(db) == wanted:
        return db
    db.close()
    return None


def _written(file: Path, fill: Fill) -> sqlite3.Connection:
    """The rows written whole beside the old ones, and then put in their place."""
    _clear(file)
    # Each process and each thread writes a file of its own.
    making = file.with_name(f"{FILE}.{os.getpid()}-{get_ident()}.new")
    making.unlink(missing_ok=True)
    db = sqlite3.connect(making, isolation_level=None)
    try:
        db.execute("pragma journal_mode = off")
        db.execute("pragma synchronous = off")
        fill(db)
    finally:
        db.close()
    with making.open("rb") as written:
        os.fsync(written.fileno())
    making.replace(file)
    return _opened(file)


def _clear(file: Path) -> None:
    """Remove what processes that are no more left half written."""
    for left in file.parent.glob(f"{FILE}.*.new"):
        process = left.name.removeprefix(f"{FILE}.").partition("-")[0]
        if process.isdecimal() and not _is_alive(int(process)):
            left.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # somebody else's
    return True


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _stamped(db: sqlite3.Connection) -> str | None:
    try:
        row = db.execute("select stamp from stamp").fetchone()
    except sqlite3.DatabaseError:
        return None
    return str(row[0]) if row else None


def stamp(room: Room, archive: Path, judged: object) -> str:
    """The digest of all that the rows are made from: rules, the room's telegrams and claims, what people decided."""
    (claimed,) = room.register.db.execute("select count(*) from claimed").fetchone()
    return _digest((made_by(archive), room.register.taken, room.count(), claimed, judged))


def made_by(archive: Path) -> str:
    """The digest of the rules that make rows of telegrams: rules and tables of reftel, and the archive's own tables."""
    return _digest((edition(), rules(*_PACKAGES), tables_beside([archive / FOLDER])))


def _digest(parts: object) -> str:
    return sha256(msgspec.msgpack.encode(parts)).hexdigest()
