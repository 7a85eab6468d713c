"""The list of missing telegrams, kept as rows beside the room: a page of it is read, and the list made once.

What 11DELWAN88 means depends on every telegram that is held, so the list is made anew when one comes.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from reftel.desk.docket import digest, made_by
from reftel.desk.kept_file import standing, written
from reftel.room.missing import Missing, listing
from reftel.room.room import Room

FILE = "missing.db"
_SCHEMA = """
create table stamp (stamp text not null) strict;
create table missing (place integer primary key, post text, year integer, row blob not null) strict;
create index missing_of_post on missing (post, year, place);
create index missing_of_year on missing (year, place)
"""
_WHERE = "where (?1 is null or post = ?1) and (?2 is null or year = ?2)"
_pack = msgspec.msgpack.Encoder().encode
_row = msgspec.msgpack.Decoder(Missing).decode


class Wanted(NamedTuple):
    """Of which post and year, None for all."""

    post: str | None = None
    year: int | None = None


class MissingList:
    """The missing telegrams of a room, the most cited first; none of them is quoted yet."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def count(self, wanted: Wanted) -> int:
        """How many there are."""
        (number,) = self._db.execute(f"select count(*) from missing {_WHERE}", wanted).fetchone()
        return int(number)

    def some(self, wanted: Wanted, first: int, most: int) -> tuple[Missing, ...]:
        """Those from place `first` on, `most` of them."""
        asked = f"select row from missing {_WHERE} order by place limit ?3 offset ?4"
        return tuple(_row(packed) for (packed,) in self._db.execute(asked, (*wanted, most, first)))


def missing_list(room: Room, archive: Path) -> MissingList:
    """The list that is kept, when it is of the room as it stands; else it is made and kept."""
    file, stamp = room.folder / FILE, digest((made_by(archive), room.register.taken, room.count()))
    return MissingList(standing(file, stamp) or written(file, _filled(room, stamp)))


def _filled(room: Room, stamp: str) -> Callable[[sqlite3.Connection], None]:
    def fill(db: sqlite3.Connection) -> None:
        for statement in _SCHEMA.split(";"):
            db.execute(statement)
        db.execute("begin")
        rows = ((place, row.post, row.year, _pack(row)) for place, row in enumerate(listing(room.links)))
        db.executemany("insert into missing values (?, ?, ?, ?)", rows)
        db.execute("insert into stamp values (?)", (stamp,))
        db.execute("commit")

    return fill
