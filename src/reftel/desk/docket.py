"""The docket: what a room's record comes to, kept as rows beside the room, so that a question reads what it needs.

It may be deleted at any time: it is made again from the room and from what people decided. Its stamp covers all that it
is made from, so that a docket that stands is right; it is written whole beside the old one and takes its place.
"""

import os
import sqlite3
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib import resources
from pathlib import Path
from threading import get_ident

import msgspec

from reftel.desk.filing import file_in
from reftel.room.extraction import edition
from reftel.room.record import Record
from reftel.room.room import Room
from reftel.vault.database import writable

FILE = "desk.db"
_FORM = 1
_PACKAGES = ("reftel.room", "reftel.desk", "reftel.terms")


def docket(
    room: Room, judged: object, make: Callable[[], Record], ahead: Callable[[sqlite3.Connection, Record], object]
) -> tuple[sqlite3.Connection, Record | None]:
    """The rows of a room that are right as of now, and the record they were made from when that was done just now.

    `ahead` adds what is made of the rows once they stand.
    """
    file, wanted = room.folder / FILE, stamp(room, judged)
    if (db := _opened(file)) is not None:
        if _stamped(db) == wanted:
            return db, None
        db.close()
    record = make()
    if not writable(room.folder / "room.db"):
        db = sqlite3.connect(":memory:", check_same_thread=False)
        file_in(db, record, wanted)
        ahead(db, record)
        return db, record
    # Each process and each thread writes a file of its own.
    making = file.with_name(f"{FILE}.{os.getpid()}-{get_ident()}.new")
    making.unlink(missing_ok=True)
    db = sqlite3.connect(making, isolation_level=None)
    try:
        db.execute("pragma journal_mode = off")
        db.execute("pragma synchronous = off")
        file_in(db, record, wanted)
        ahead(db, record)
    finally:
        db.close()
    with making.open("rb") as written:
        os.fsync(written.fileno())
    making.replace(file)
    found = _opened(file)
    assert found is not None
    return found, record


def _opened(file: Path) -> sqlite3.Connection | None:
    if not file.is_file():
        return None
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _stamped(db: sqlite3.Connection) -> str | None:
    try:
        row = db.execute("select stamp from stamp").fetchone()
    except sqlite3.DatabaseError:
        return None
    return str(row[0]) if row else None


def stamp(room: Room, judged: object) -> str:
    """The digest of all that the rows are made from: rules, the room's telegrams and claims, what people decided."""
    (claimed,) = room.register.db.execute("select count(*) from claimed").fetchone()
    parts = (_FORM, edition(), _rules(), room.register.taken, room.count(), claimed, judged)
    return sha256(msgspec.msgpack.encode(parts)).hexdigest()


@cache
def _rules() -> str:
    """The digest of the modules and tables that make rows of claims."""
    digest = sha256()
    for package in _PACKAGES:
        for file in sorted(resources.files(package).iterdir(), key=lambda each: each.name):
            if file.name.endswith(".py"):
                digest.update(file.read_bytes())
    return digest.hexdigest()
