"""What people decided in one room, kept in `ARCHIVE/desk/ROOM.db`: it survives every rebuild, and `reftel room drop`.

What was taken back stays, marked so.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from reftel.desk.desk_file import DeskFile, may_be_kept
from reftel.room.judgement import VERDICTS, Judgement, Mark

_COLUMNS = "about, left, right, verdict, by, at, why, marking"


class Judgements:
    """What was decided in one room; without an archive to keep it in there is nothing."""

    def __init__(self, archive: Path | None, room: str) -> None:
        self._file = DeskFile(archive, room)

    def __iter__(self) -> Iterator[Judgement]:
        """The judgements that stand, in the order in which they were made."""
        for row in self._file.rows(f"select {_COLUMNS}, id from judgement where undone is null order by id"):
            yield _judgement(*row)

    def add(self, row: Judgement) -> int:
        """Keep a judgement; its number."""
        if row.verdict not in VERDICTS:
            raise ValueError(f"{row.verdict!r} is no verdict; there are {', '.join(VERDICTS)}")
        left, right = (msgspec.json.encode(mark).decode() for mark in (row.left, row.right))
        values = (row.about, left, right, row.verdict, row.by, row.at, row.why, row.marking)
        with self._file.writing() as db:
            cursor = db.execute(f"insert into judgement ({_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?)", values)
            return int(cursor.lastrowid or 0)

    def undo(self, at: str, number: int | None = None) -> int | None:
        """Take back a judgement, the last one when none is named; its number, None when there is none."""
        if number is not None and not may_be_kept(number):
            return None
        with self._file.writing() as db:
            which = "id = ?" if number else "id = (select max(id) from judgement where undone is null)"
            row = db.execute(
                f"update judgement set undone = ? where undone is null and {which} returning id",
                (at, *((number,) if number else ())),
            ).fetchone()
        return int(row[0]) if row else None


def _judgement(about: Any, left: Any, right: Any, verdict: Any, by: Any, at: Any, *rest: Any) -> Judgement:  # noqa: ANN401
    return Judgement(about, _mark(left), _mark(right), verdict, by, at, *rest)


def _mark(text: str) -> Mark:
    return msgspec.json.decode(text, type=Mark)
