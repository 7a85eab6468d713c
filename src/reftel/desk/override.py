"""Overrides: names of protected persons that left the desk in full, with who let them, when, and why."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from reftel.desk.desk_file import DeskFile
from reftel.desk.step import Hand


class Override(msgspec.Struct, frozen=True):
    """One time that names were let go: `what` is the command and what it was asked for."""

    what: str
    persons: tuple[str, ...]
    why: str
    by: str
    at: str


class Overrides:
    """Those of one room; none is ever taken back."""

    def __init__(self, archive: Path | None, room: str) -> None:
        self._file = DeskFile(archive, room)

    def __iter__(self) -> Iterator[Override]:
        """In the order in which they came."""
        for what, persons, why, by, at in self._file.rows(
            "select what, persons, why, by, at from override order by id"
        ):
            yield Override(what, msgspec.json.decode(persons, type=tuple[str, ...]), why, by, at)

    def add(self, what: str, persons: tuple[str, ...], why: str, hand: Hand) -> None:
        """Keep one."""
        with self._file.writing() as db:
            db.execute(
                "insert into override (what, persons, why, by, at) values (?, ?, ?, ?, ?)",
                (what, msgspec.json.encode(persons).decode(), why, *hand),
            )
