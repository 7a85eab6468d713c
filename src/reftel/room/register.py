"""The register of a room: its telegrams under their keys, in one SQLite file, and how far it has come in the vault."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import zstandard

from reftel.message.cable import Cable
from reftel.room.telegram import Telegram
from reftel.vault.database import connect, migrate, transaction

FILE = "room.db"
_LEVEL = 3
_packer = msgspec.msgpack.Encoder()
_unpacker = msgspec.msgpack.Decoder(Cable)


class Taken(NamedTuple):
    """How far a room has come: the vault's edition, its last copy, and the documents the index then had."""

    edition: int = 0
    last: int = 0
    documents: int = 0


class Register:
    """One open register."""

    def __init__(self, folder: Path) -> None:
        self._db = connect(folder / FILE)
        migrate(self._db, "reftel.room")

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @property
    def taken(self) -> Taken:
        """How far the room has come; at its beginning it has taken nothing."""
        row = self._db.execute("select edition, last, documents from taken").fetchone()
        return Taken(*row) if row else Taken()

    def add(self, telegrams: Iterable[Telegram], taken: Taken) -> None:
        """Add telegrams, and with them how far the room has come: both or neither."""
        with transaction(self._db):
            self._db.executemany(
                "insert or replace into telegram (key, place, cable) values (?, ?, ?)",
                ((row.key, "|".join(row.order), _packed(row.cable)) for row in telegrams),
            )
            self._db.execute("delete from taken")
            self._db.execute("insert into taken values (?, ?, ?)", taken)

    def holds(self, key: str) -> bool:
        """Whether a telegram has this key."""
        return self._db.execute("select 1 from telegram where key = ?", (key,)).fetchone() is not None

    def get(self, key: str) -> Telegram | None:
        """The telegram of a key."""
        row = self._db.execute("select key, cable from telegram where key = ?", (key,)).fetchone()
        return _telegram(row) if row else None

    def keys(self) -> list[str]:
        """All keys, in order of time."""
        return [key for (key,) in self._db.execute("select key from telegram order by place")]

    def telegrams(self, keys: Iterable[str] | None = None) -> Iterator[Telegram]:
        """These telegrams, or all of them, in order of time."""
        if keys is None:
            yield from map(_telegram, self._db.execute("select key, cable from telegram order by place"))
            return
        found = [telegram for key in keys if (telegram := self.get(key))]
        yield from sorted(found, key=lambda telegram: telegram.order)

    def count(self) -> int:
        """How many telegrams there are."""
        (number,) = self._db.execute("select count(*) from telegram").fetchone()
        return int(number)


def _packed(cable: Cable) -> bytes:
    return zstandard.compress(_packer.encode(cable), _LEVEL)


def _telegram(row: sqlite3.Row | tuple[str, bytes]) -> Telegram:
    key, pressed = row
    return Telegram(key, _unpacker.decode(zstandard.decompress(pressed)))
