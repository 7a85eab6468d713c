"""What people decided in one room, kept in `ARCHIVE/desk/ROOM.db`: it survives every rebuild, and `reftel room drop`.

What was taken back stays, marked so.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from reftel.desk.saved import FOLDER
from reftel.room.judgement import VERDICTS, Judgement, Mark
from reftel.vault.database import connect, migrate, transaction

_SCHEMA = "reftel.desk"


class Judgements:
    """What was decided in one room; without an archive to keep it in there is nothing."""

    def __init__(self, archive: Path | None, room: str) -> None:
        self._file = archive / FOLDER / f"{room}.db" if archive else None

    def __iter__(self) -> Iterator[Judgement]:
        """The judgements that stand, in the order in which they were made."""
        if self._file is None or not self._file.is_file():
            return
        db = connect(self._file)
        try:
            migrate(db, _SCHEMA)
            rows = db.execute(
                "select about, left, right, verdict, by, at, why, marking, id from judgement"
                " where undone is null order by id"
            ).fetchall()
        finally:
            db.close()
        for about, left, right, verdict, by, at, why, marking, number in rows:
            yield Judgement(about, _mark(left), _mark(right), verdict, by, at, why, marking, number)

    def add(self, row: Judgement) -> int:
        """Keep a judgement; its number."""
        if row.verdict not in VERDICTS:
            raise ValueError(f"{row.verdict!r} is no verdict; there are {', '.join(VERDICTS)}")
        left, right = (msgspec.json.encode(mark).decode() for mark in (row.left, row.right))
        values = (row.about, left, right, row.verdict, row.by, row.at, row.why, row.marking)
        with self._open() as db:
            cursor = db.execute(
                "insert into judgement (about, left, right, verdict, by, at, why, marking)"
                " values (?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )
            return int(cursor.lastrowid or 0)

    def undo(self, at: str, number: int | None = None) -> int | None:
        """Take back a judgement, the last one when none is named; its number, None when there is none."""
        with self._open() as db:
            which = "id = ?" if number else "id = (select max(id) from judgement where undone is null)"
            row = db.execute(
                f"update judgement set undone = ? where undone is null and {which} returning id",
                (at, *((number,) if number else ())),
            ).fetchone()
        return int(row[0]) if row else None

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """The file, within one transaction; made when there is none."""
        if self._file is None:
            raise ValueError("judgements need an archive to be kept in")
        self._file.parent.mkdir(mode=0o700, exist_ok=True)
        db = connect(self._file)
        try:
            migrate(db, _SCHEMA)
            with transaction(db):
                yield db
        finally:
            db.close()


def _mark(text: str) -> Mark:
    return msgspec.json.decode(text, type=Mark)
