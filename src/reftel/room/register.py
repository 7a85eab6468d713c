"""The register of a room: its telegrams under their keys, in one SQLite file, and how far it has come in the vault."""

import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reftel.room.batch import Batch, opened_block, opened_cable
from reftel.room.document import Document
from reftel.room.part import PARTS
from reftel.room.shelf import Shelf
from reftel.room.telegram import Telegram
from reftel.vault.database import connect, migrate
from reftel.vault.vault import Vault

FILE = "room.db"
FORM = 1
"""What a room keeps, and how: one more whenever either changes, so that rooms of another form are built anew."""
_OPEN_BLOCKS = 8


class Taken(NamedTuple):
    """How far a room has come in the vault's edition: from the copy `floor` to `last`, on its way to `goal`.

    Its index has `documents`, and had `before`; the newest telegrams are in the blocks from `block` on.
    """

    edition: int = 0
    floor: int = 0
    last: int = 0
    goal: int = 0
    documents: int = 0
    before: int = 0
    block: int = 1


def form(folder: Path) -> int:
    """The form of the room in this folder; it is only looked at, not brought up."""
    state = (folder / FILE).stat()
    return _form(folder, state.st_dev, state.st_ino)


@lru_cache(64)
def _form(folder: Path, *_: int) -> int:
    """The same for one file, which keeps its form: each page asks for it."""
    db = connect(folder / FILE)
    try:
        (number,) = db.execute("pragma application_id").fetchone()
        return int(number)
    finally:
        db.close()


class Register:
    """One open register; with a `shelf` its telegrams stand there, else in its own blocks."""

    def __init__(self, folder: Path, shelf: Shelf | None = None) -> None:
        self._shelf = shelf
        new = not (folder / FILE).exists()
        self.db = connect(folder / FILE)
        migrate(self.db, "reftel.room")
        if new:
            self.db.execute(f"pragma application_id = {FORM}")
        self._opened = lru_cache(_OPEN_BLOCKS)(self._open_block)
        self._state = (0, 0)
        self._numbers: dict[tuple[str, tuple[str, ...]], int] = {}

    def close(self) -> None:
        """Close the file."""
        self._opened.cache_clear()
        self.db.close()
        if self._shelf:
            self._shelf.close()

    @property
    def vault(self) -> Vault | None:
        """The vault its telegrams stand in; None where it has blocks of its own."""
        return self._shelf.vault if self._shelf else None

    @property
    def taken(self) -> Taken:
        """How far the room has come; at its beginning it has taken nothing."""
        row = self.db.execute(f"select {', '.join(Taken._fields)} from taken").fetchone()
        return Taken(*row) if row else Taken()

    def set_taken(self, taken: Taken) -> None:
        """Note how far the room has come, within the transaction that brings it there."""
        self.db.execute("delete from taken")
        self.db.execute("insert into taken values (?, ?, ?, ?, ?, ?, ?)", taken)

    def next_block(self) -> int:
        """The number of the next block, or of the next copy on the shelf."""
        if self._shelf:
            return self.taken.last + 1
        (number,) = self.db.execute("select coalesce(max(id), 0) + 1 from block").fetchone()
        return int(number)

    def add(self, batch: Batch) -> Iterator[Document]:
        """Enter the telegrams of a batch, save those that are held; the documents of those entered."""
        first = 0 if self._shelf else self.next_block()
        self.db.executemany("insert into block (id, bytes) values (?, ?)", enumerate(batch.blocks, first))
        for entry in batch.entries:
            row = (entry.key, entry.dtg, first + entry.block, entry.slot)
            if not self.db.execute("insert or ignore into telegram values (?, ?, ?, ?)", row).rowcount:
                continue
            for part, rows in zip(PARTS, entry.rows, strict=True):
                self.db.executemany(part.insert, rows)
            yield from entry.documents

    def holds(self, key: str) -> bool:
        """Whether a telegram has this key."""
        return self.db.execute("select 1 from telegram where key = ?", (key,)).fetchone() is not None

    def get(self, key: str) -> Telegram | None:
        """The telegram of a key."""
        row = self.db.execute("select key, block, slot from telegram where key = ?", (key,)).fetchone()
        return self._telegram(*row) if row else None

    def keys(self) -> list[str]:
        """All keys, in order of time."""
        return [key for (key,) in self.db.execute("select key from telegram order by dtg, key")]

    def order(self) -> list[tuple[str, str]]:
        """When each telegram was sent, `~` when that is not known, and its key, in order of time."""
        return self.db.execute("select dtg, key from telegram order by dtg, key").fetchall()

    def telegrams(self, keys: Iterable[str] | None = None) -> Iterator[Telegram]:
        """These telegrams, or all of them, in order of time."""
        if keys is None:
            rows = self.db.execute("select key, block, slot from telegram order by dtg, key")
            yield from (self._telegram(*row) for row in rows)
            return
        found = [telegram for key in keys if (telegram := self.get(key))]
        yield from sorted(found, key=lambda telegram: telegram.order)

    def from_block(self, block: int) -> Iterator[Telegram]:
        """The telegrams in this block and those behind it."""
        rows = self.db.execute("select key, block, slot from telegram where block >= ?", (block,))
        yield from (self._telegram(*row) for row in rows)

    def count(self) -> int:
        """How many telegrams there are."""
        return self.number("select count(*) from telegram")

    def number(self, asked: str, *values: str) -> int:
        """A number the file tells, asked once until somebody changes the file: to count many rows takes long."""
        (seen,) = self.db.execute("pragma data_version").fetchone()
        state = (int(seen), self.db.total_changes)
        if state != self._state:
            self._state = state
            self._numbers.clear()
        if (asked, values) not in self._numbers:
            (self._numbers[asked, values],) = self.db.execute(asked, values).fetchone()
        return self._numbers[asked, values]

    def _telegram(self, key: str, block: int, slot: int) -> Telegram:
        if self._shelf:
            found = self._shelf.telegram(block)
            if found is None:
                raise sqlite3.DatabaseError(f"the vault lacks the copy {block}; `reftel verify` says what is wrong")
            return found
        return Telegram(key, opened_cable(self._opened(block)[slot]))

    def _open_block(self, block: int) -> list[bytes]:
        row: tuple[bytes] | None = self.db.execute("select bytes from block where id = ?", (block,)).fetchone()
        if row is None:
            raise sqlite3.DatabaseError(f"the room lacks its block {block}; `reftel rebuild` makes it anew")
        return opened_block(row[0])
