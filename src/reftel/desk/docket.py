"""The docket: what a room's record comes to, kept as rows beside the room, so that a question reads what it needs.

It may be deleted at any time: it is made again from the room and from what people decided. Its stamp covers all that it
is made from, so that a docket that stands is right; it is written whole beside the old one and takes its place. Who
asks for an answer soon is given one that lacks but the last decisions, and is told how many.
"""

import sqlite3
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import msgspec

from reftel.desk.filing import file_in
from reftel.desk.kept_file import standing, written
from reftel.room.extraction import edition
from reftel.room.judgement import Judgement
from reftel.room.record import Record
from reftel.room.room import Room
from reftel.room.rules import rules
from reftel.vault.local import FOLDER, tables_beside
from reftel.vault.pool import seldom

FILE = "desk.db"
_PACKAGES = ("reftel.text", "reftel.terms", "reftel.message", "reftel.room", "reftel.desk")


class Ground(NamedTuple):
    """What rows are made from: the digest of all but decisions, and one of each decision."""

    rest: str
    decided: frozenset[str]


class Docket(NamedTuple):
    """Rows that stand, the record they were made from when that was done just now, and how many decisions they lack."""

    db: sqlite3.Connection
    record: Record | None = None
    behind: int = 0


class Making(NamedTuple):
    """How rows are made: `record` is what they are made from, `ahead` adds what is made of them once they stand."""

    record: Callable[[], Record]
    ahead: Callable[[sqlite3.Connection, Record], object]


def docket(room: Room, ground: Ground, making: Making, soon: bool = False) -> Docket:
    """The rows of a room as of now; `soon` takes those that lack but decisions rather than make them anew."""
    file = room.folder / FILE
    if (db := standing(file, ground.rest)) is not None:
        decided = {digest for (digest,) in db.execute("select digest from decided")}
        behind = len(decided ^ ground.decided)
        if soon or not behind:
            return Docket(db, None, behind)
        db.close()
    with seldom():
        return _made(file, ground, making)


def _made(file: Path, ground: Ground, making: Making) -> Docket:
    record = making.record()

    def fill(db: sqlite3.Connection) -> None:
        file_in(db, record, ground.rest, ground.decided)
        making.ahead(db, record)
        record.kept.made.sweep()

    return Docket(written(file, fill), record)


def ground(room: Room, archive: Path, judged: Iterable[Judgement], logged: object) -> Ground:
    """What the rows are made from: rules, the room's telegrams and claims, what was logged, what people decided."""
    (claimed,) = room.register.db.execute("select count(*) from claimed").fetchone()
    rest = digest((made_by(archive), room.register.taken, room.count(), claimed, logged))
    return Ground(rest, frozenset(map(digest, judged)))


def made_by(archive: Path) -> str:
    """The digest of the rules that make rows of telegrams: rules and tables of reftel, and the archive's own tables."""
    return digest((edition(), rules(*_PACKAGES), tables_beside([archive / FOLDER])))


def digest(parts: object) -> str:
    """The digest of parts that msgpack can write."""
    return sha256(msgspec.msgpack.encode(parts)).hexdigest()
