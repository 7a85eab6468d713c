"""The audit log: what was done to the archive, each entry chained by its hash to the one before.

    3  2031-02-11T09:30:00+00:00  avale  add ended  {"run":1,"added":15,...}

Whoever changes or takes out an entry breaks the chain behind it. Whoever can write the file can also write the whole
chain anew: note the newest hash elsewhere, and `reftel audit` shows whether it still stands where it stood.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from hashlib import sha256

import msgspec

from reftel.vault.keeping import Row

START = bytes(32)
"""What stands in the first entry for the hash of the one before."""


class Entry(msgspec.Struct, frozen=True):
    """One entry; `details` is JSON, `previous` and `hash` are SHA-256 in hex."""

    number: int
    at: str
    actor: str
    action: str
    details: str
    previous: str
    hash: str


def hashed(number: int, at: str, actor: str, action: str, details: str, previous: bytes) -> bytes:
    """The hash of an entry: SHA-256 over its values as a JSON list, the hash of the one before in hex."""
    return sha256(msgspec.json.encode([number, at, actor, action, details, previous.hex()])).digest()


def append(db: sqlite3.Connection, at: str, actor: str, action: str, details: Mapping[str, object]) -> None:
    """Write an entry, within the transaction that does what it tells of."""
    last = db.execute("select number, hash from audit order by number desc limit 1").fetchone()
    number, previous = (last[0] + 1, last[1]) if last else (1, START)
    told = msgspec.json.encode(details).decode()
    row = (number, at, actor, action, told, previous, hashed(number, at, actor, action, told, previous))
    db.execute("insert into audit values (?, ?, ?, ?, ?, ?, ?)", row)


def entries(db: sqlite3.Connection) -> Iterator[Entry]:
    """All entries, the first one first."""
    for row in db.execute("select * from audit order by number"):
        yield _entry(row)


def _entry(row: Row) -> Entry:
    number, at, actor, action, details, previous, found = row
    return Entry(number, at, actor, action, details, previous.hex(), found.hex())


def breaks(db: sqlite3.Connection) -> Iterator[str]:
    """Where the chain is broken, in words; nothing when it is whole."""
    previous, expected = START, 1
    for number, at, actor, action, details, before, found in db.execute("select * from audit order by number"):
        if number != expected:
            yield f"entry {expected} is missing"
        elif before != previous:
            yield f"entry {number} does not follow entry {number - 1}"
        if hashed(number, at, actor, action, details, before) != found:
            yield f"entry {number} was changed"
        previous, expected = found, number + 1
