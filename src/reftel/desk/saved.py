"""Saved searches, and the news of each: what it finds that it did not find when last somebody looked.

They lie in `ARCHIVE/desk/ROOM.db`, each room its own, and outlive whatever is built anew.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from reftel.desk.desk_file import FOLDER
from reftel.room.grammar import read_query
from reftel.room.query import Query
from reftel.room.room import Room
from reftel.vault.database import connect, migrate, transaction


class Saved(msgspec.Struct, frozen=True):
    """One saved search: its name, and the query as it was typed."""

    name: str
    query: str


class News(msgspec.Struct, frozen=True):
    """What a saved search finds that is new: keys of telegrams, in order of time."""

    saved: Saved
    query: Query
    keys: tuple[str, ...]


class SavedSearches:
    """The saved searches of one room; use it in a `with` block."""

    def __init__(self, archive: Path, room: str) -> None:
        folder = archive / FOLDER
        folder.mkdir(mode=0o700, exist_ok=True)
        self._db = connect(folder / f"{room}.db")
        migrate(self._db, "reftel.desk")

    def __enter__(self) -> "SavedSearches":
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def __iter__(self) -> Iterator[Saved]:
        for row in self._db.execute("select name, query from search order by name").fetchall():
            yield Saved(*row)

    def save(self, room: Room, saved: Saved) -> int:
        """Keep a search, in the place of one of the same name; what it finds now is no news. How much that is."""
        found = room.found(read_query(saved.query))
        with transaction(self._db):
            self._db.execute("delete from search where name = ?", (saved.name,))
            self._db.execute("insert into search (name, query) values (?, ?)", (saved.name, saved.query))
            self._see(saved.name, found)
        return len(found)

    def drop(self, name: str) -> bool:
        """Forget a search; whether there was one of this name."""
        with transaction(self._db):
            return bool(self._db.execute("delete from search where name = ?", (name,)).rowcount)

    def news(self, room: Room, saved: Saved, look: bool = True) -> News:
        """What is new; with `look` it is so no more."""
        query = read_query(saved.query)
        found = room.found(query)
        seen = {key for (key,) in self._db.execute("select key from seen where search = ?", (saved.name,))}
        if look:
            with transaction(self._db):
                self._see(saved.name, found)
        return News(saved, query, tuple(key for key in found if key not in seen))

    def _see(self, name: str, keys: list[str]) -> None:
        self._db.execute("delete from seen where search = ?", (name,))
        self._db.executemany("insert into seen (search, key) values (?, ?)", ((name, key) for key in keys))
