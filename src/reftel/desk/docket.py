"""The docket: what a room's record comes to, kept as rows beside the room, so that a question reads what it needs.

It may be deleted at any time: it is made again from the room and from what people decided. Its stamp covers all that it
is made from, so that a docket that stands is right; it is written whole beside the old one and takes its place.
"""

import sqlite3
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import msgspec

from reftel.desk.filing import file_in
from reftel.desk.kept_file import standing, written
from reftel.room.extraction import edition
from reftel.room.record import Record
from reftel.room.room import Room
from reftel.room.rules import rules
from reftel.vault.local import FOLDER, tables_beside
from reftel.vault.pool import seldom

FILE = "desk.db"
_PACKAGES = ("reftel.text", "reftel.terms", "reftel.message", "reftel.room", "reftel.desk")


class Making(NamedTuple):
    """How rows are made: `record` is what they are made from, `ahead` adds what is made of them once they stand."""

    record: Callable[[], Record]
    ahead: Callable[[sqlite3.Connection, Record], object]


def docket(room: Room, archive: Path, judged: object, making: Making) -> tuple[sqlite3.Connection, Record | None]:
    """The rows of a room that are right as of now, and the record they were made from when that was done just now."""
    file, wanted = room.folder / FILE, stamp(room, archive, judged)
    if (db := standing(file, wanted)) is not None:
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

    return written(file, fill), record


def stamp(room: Room, archive: Path, judged: object) -> str:
    """The digest of all that the rows are made from: rules, the room's telegrams and claims, what people decided."""
    (claimed,) = room.register.db.execute("select count(*) from claimed").fetchone()
    return digest((made_by(archive), room.register.taken, room.count(), claimed, judged))


def made_by(archive: Path) -> str:
    """The digest of the rules that make rows of telegrams: rules and tables of reftel, and the archive's own tables."""
    return digest((edition(), rules(*_PACKAGES), tables_beside([archive / FOLDER])))


def digest(parts: object) -> str:
    """The digest of parts that msgpack can write."""
    return sha256(msgspec.msgpack.encode(parts)).hexdigest()
