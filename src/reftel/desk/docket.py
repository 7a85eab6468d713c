"""The docket: what a room's record comes to, kept as rows beside the room, so that a question reads what it needs.

It may be deleted at any time: it is made again from the room and from what people decided. Its stamp covers all that it
is made from, so that a docket that stands is right; it is written whole beside the old one and takes its place. Who
asks for an answer soon is given one that lacks but the last decisions and telegrams, and is told how many.
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
from reftel.room.record import Behind, Record
from reftel.room.room import Room
from reftel.room.rules import rules
from reftel.room.vantage import NOW, Asked
from reftel.vault.local import FOLDER, tables_beside
from reftel.vault.pool import seldom

FILE = "desk.db"
"""The rows of now; those of another day or for a post are in files beside it, by the digest of what is asked."""
_OTHERS = 3
"""Of so many days and posts the rows are kept, those made last; of 100,000 telegrams some 1.5 GB each."""
_PACKAGES = ("reftel.text", "reftel.terms", "reftel.message", "reftel.room", "reftel.desk")


class Telegrams(NamedTuple):
    """How far a room goes: the digest of what it took in, how many telegrams it has, how many were read for claims."""

    taken: str
    held: int
    read: int

    def since(self, before: "Telegrams") -> int:
        """How many telegrams came or were read since; one, when another copy of one came."""
        return max(self.held - before.held, self.read - before.read, int(self != before))


class Ground(NamedTuple):
    """What rows are made from, and for what: the digest of rules and log, the telegrams, the digests of decisions."""

    rest: str
    telegrams: Telegrams
    decided: frozenset[str]
    asked: Asked = NOW

    @property
    def file(self) -> str:
        """The name of the file of these rows."""
        return FILE if self.asked == NOW else f"desk-{digest(self.asked)[:16]}.db"


class Docket(NamedTuple):
    """Rows that stand, the record they were made from when that was done just now, and what they lack."""

    db: sqlite3.Connection
    record: Record | None = None
    behind: Behind = Behind()


class Making(NamedTuple):
    """How rows are made: `record` is what they are made from, `ahead` adds what is made of them once they stand."""

    record: Callable[[], Record]
    ahead: Callable[[sqlite3.Connection, Record], object]


def docket(room: Room, ground: Ground, making: Making) -> Docket:
    """The rows of a room, made when they do not stand."""
    found = at_hand(room, ground)
    if found is not None and not found.behind:
        return found
    with seldom():
        made = _made(room.folder / ground.file, ground, making)
    _clear(room.folder)
    return made


def _clear(folder: Path) -> None:
    """Leave the rows of the days and posts that were made last, beside those of now."""
    found = sorted(folder.glob("desk-*.db"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in found[_OTHERS:]:
        file.unlink(missing_ok=True)


def at_hand(room: Room, ground: Ground) -> Docket | None:
    """The rows that stand, if they lack but what came last; a room that lost something is another, with other rows."""
    db = standing(room.folder / ground.file, ground.rest)
    if db is None:
        return None
    decided = {digest for (digest,) in db.execute("select digest from decided")}
    held = Telegrams(*db.execute("select taken, held, read from grown").fetchone())
    return Docket(db, None, Behind(len(decided ^ ground.decided), ground.telegrams.since(held)))


def _made(file: Path, ground: Ground, making: Making) -> Docket:
    record = making.record()

    def fill(db: sqlite3.Connection) -> None:
        file_in(db, record, ground.rest)
        db.execute("create table decided (digest text primary key) strict, without rowid")
        db.executemany("insert into decided values (?)", ((digest,) for digest in sorted(ground.decided)))
        db.execute("create table grown (taken text not null, held integer not null, read integer not null) strict")
        db.execute("insert into grown values (?, ?, ?)", ground.telegrams)
        making.ahead(db, record)
        if ground.asked == NOW:
            record.kept.made.sweep()

    return Docket(written(file, fill), record)


def ground(room: Room, archive: Path, judged: Iterable[Judgement], logged: object, asked: Asked = NOW) -> Ground:
    """What the rows are made from, as it is now."""
    read = room.register.number("select count(*) from claimed")
    telegrams = Telegrams(digest(room.register.taken), room.count(), read)
    return Ground(digest((made_by(archive), logged, asked)), telegrams, frozenset(map(digest, judged)), asked)


def made_by(archive: Path) -> str:
    """The digest of the rules that make rows of telegrams: rules and tables of reftel, and the archive's own tables."""
    return digest((edition(), rules(*_PACKAGES), tables_beside([archive / FOLDER])))


def digest(parts: object) -> str:
    """The digest of parts that msgpack can write."""
    return sha256(msgspec.msgpack.encode(parts)).hexdigest()
