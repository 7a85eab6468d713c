"""The desk's file of a room, `ARCHIVE/desk/ROOM.db`: what people keep and decide, which no rebuild touches."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reftel.vault.database import connect, migrate, transaction

FOLDER = "desk"
_SCHEMA = "reftel.desk"
_LAST = 2**63 - 1


def may_be_kept(number: int) -> bool:
    """Whether a row may have this number: they are counted from 1, and SQLite has 64 bits for it.

    >>> may_be_kept(3), may_be_kept(0), may_be_kept(10**30)
    (True, False, False)
    """
    return 0 < number <= _LAST


class DeskFile:
    """The file of one room; without an archive to keep it in there is nothing, and nothing can be kept."""

    def __init__(self, archive: Path | None, room: str) -> None:
        self._file = archive / FOLDER / f"{room}.db" if archive else None

    def rows(self, question: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """The answers to a question; none while there is no file."""
        if self._file is None or not self._file.is_file():
            return []
        with self._open() as db:
            return db.execute(question, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The file within one transaction; made, for its owner alone, when there is none."""
        if self._file is None:
            raise ValueError("what people decide needs an archive to be kept in")
        self._file.parent.mkdir(mode=0o700, exist_ok=True)
        with self._open() as db, transaction(db):
            yield db

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        assert self._file is not None
        db = connect(self._file)
        try:
            migrate(db, _SCHEMA)
            yield db
        finally:
            db.close()
