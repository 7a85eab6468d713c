"""What was made, kept under a digest of all that it was made from, so that a change makes anew only what it touches.

`made.db` stands beside the room and may be deleted at any time: what it held is made again. What it holds is right
whenever it was made, since another telegram, another person or another rule is another digest.
"""

import sqlite3
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import ParamSpec

from reftel.vault.database import connect, transaction, writable

FILE = "made.db"
_BY = "create table if not exists made_by (rules text not null) strict"
_MADE = "create table if not exists made (key blob primary key, value blob not null) strict, without rowid"
_AT_ONCE = 5_000
_SIZE = 16
P = ParamSpec("P")


def digest(*parts: bytes) -> bytes:
    """The digest of parts in their order; where one ends and the next begins counts."""
    found = blake2b(digest_size=_SIZE)
    for part in parts:
        found.update(len(part).to_bytes(8, "little"))
        found.update(part)
    return found.digest()


class Made:
    """One open store; without a folder it keeps nothing beyond its own life. `rules` is the digest of what makes it."""

    def __init__(self, folder: Path | None = None, rules: str = "") -> None:
        self._db = _opened(folder, rules)
        self._asked: set[bytes] = set()
        self._fresh: dict[bytes, bytes] = {}

    def of(self, kind: str, parts: bytes, make: Callable[P, bytes], *args: P.args, **rest: P.kwargs) -> bytes:
        """What was made of these parts; it is made when it is not there."""
        key = digest(kind.encode(), parts)
        self._asked.add(key)
        if (fresh := self._fresh.get(key)) is not None:
            return fresh
        row: tuple[bytes] | None = self._db.execute("select value from made where key = ?", (key,)).fetchone()
        if row is not None:
            return row[0]
        made = self._fresh[key] = make(*args, **rest)
        if len(self._fresh) >= _AT_ONCE:
            self.write()
        return made

    def sweep(self) -> None:
        """Let go of what nothing asked for, once it is as much as what was asked for."""
        self.write()
        (held,) = self._db.execute("select count(*) from made").fetchone()
        if held > 2 * len(self._asked):
            keys = [key for (key,) in self._db.execute("select key from made")]
            left = ((key,) for key in keys if key not in self._asked)
            with transaction(self._db):
                self._db.executemany("delete from made where key = ?", left)
        self._db.execute("pragma wal_checkpoint(truncate)")

    def write(self) -> None:
        """Keep what was made since."""
        if self._fresh:
            with transaction(self._db):
                self._db.executemany("insert or ignore into made values (?, ?)", self._fresh.items())
            self._fresh = {}


def _opened(folder: Path | None, rules: str) -> sqlite3.Connection:
    file = folder / FILE if folder and writable(folder / FILE if (folder / FILE).is_file() else folder) else None
    if file is None:
        return _of_rules(sqlite3.connect(":memory:", isolation_level=None), rules)
    try:
        return _of_rules(connect(file), rules)
    except sqlite3.DatabaseError:
        # A file that cannot be read holds nothing that is worth more than making it again.
        for left in (file, *(file.with_name(f"{file.name}{end}") for end in ("-wal", "-shm"))):
            left.unlink(missing_ok=True)
        return _of_rules(connect(file), rules)


def _of_rules(db: sqlite3.Connection, rules: str) -> sqlite3.Connection:
    """The file, emptied when what it holds was made by other rules."""
    db.execute("pragma synchronous = normal")
    with transaction(db):
        db.execute(_BY)
        db.execute(_MADE)
        if db.execute("select rules from made_by").fetchall() != [(rules,)]:
            db.execute("delete from made")
            db.execute("delete from made_by")
            db.execute("insert into made_by values (?)", (rules,))
    return db
