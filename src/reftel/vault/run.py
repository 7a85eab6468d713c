"""Runs: each time copies were added or read anew, who asked for it, and what came of it.

Run 1: `add`, begun 2031-02-11T09:30:00+00:00, obtained from the Kharvan Records Office, 15 copies kept.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from hashlib import sha256

import msgspec

from reftel import __version__
from reftel.vault.audit import append
from reftel.vault.database import transaction
from reftel.vault.keeping import Row

ADD, REBUILD = "add", "rebuild"


class Origin(msgspec.Struct, frozen=True):
    """What the keeper says of where the copies come from: `obtained_on` is an ISO date."""

    obtained_from: str | None = None
    obtained_on: str | None = None
    note: str | None = None


class Begun(msgspec.Struct, frozen=True):
    """What is known of a run when it begins: `at` is an ISO time, `asked` the paths, `actor` who asked."""

    action: str
    at: str
    actor: str
    asked: tuple[str, ...] = ()
    origin: Origin = Origin()


class Run(msgspec.Struct, frozen=True):
    """One run as it is kept; `ended` and `counts` are None while it runs."""

    number: int
    action: str
    began: str
    ended: str | None
    reftel: str
    asked: tuple[str, ...]
    origin: Origin
    counts: dict[str, int] | None


def begin(db: sqlite3.Connection, begun: Begun) -> int:
    """Note that a run began; its number. Runs that were cut off before are ended first."""
    with transaction(db):
        for number, action in db.execute("select id, action from run where ended is null").fetchall():
            _end(db, number, begun.at, begun.actor, f"{action} cut off", {})
        origin = begun.origin
        row = (begun.action, begun.at, __version__, msgspec.json.encode(begun.asked).decode())
        number = db.execute(
            "insert into run (action, began, reftel, asked, obtained_from, obtained_on, note)"
            " values (?, ?, ?, ?, ?, ?, ?)",
            (*row, origin.obtained_from, origin.obtained_on, origin.note),
        ).lastrowid
        details = {"run": number, "reftel": __version__, "asked": begun.asked, **msgspec.to_builtins(origin)}
        append(db, begun.at, begun.actor, f"{begun.action} begun", details)
    return number or 0


def end(db: sqlite3.Connection, number: int, at: str, actor: str, counts: dict[str, int]) -> None:
    """Note that a run ended, and what came of it."""
    with transaction(db):
        (action,) = db.execute("select action from run where id = ?", (number,)).fetchone()
        _end(db, number, at, actor, f"{action} ended", counts)


def _end(db: sqlite3.Connection, number: int, at: str, actor: str, action: str, counts: dict[str, int]) -> None:
    kept, digest = digest_of_run(db, number)
    counts = {**counts, "kept": kept}
    row = (at, msgspec.json.encode(counts).decode(), number)
    db.execute("update run set ended = ?, counts = ? where id = ?", row)
    custody = custody_of_run(db, number)
    append(db, at, actor, action, {"run": number, **counts, "copies": digest, "custody": custody})


def digest_of_run(db: sqlite3.Connection, number: int) -> tuple[int, str]:
    """How many copies a run kept, and one digest over theirs, in the order they came: the audit log vouches for it."""
    whole, kept = sha256(), 0
    for (digest,) in db.execute("select digest from copy where run = ? order by id", (number,)):
        whole.update(digest)
        kept += 1
    return kept, whole.hexdigest()


def custody_of_run(db: sqlite3.Connection, number: int) -> str:
    """One digest over what is known of how the copies of a run came, in their order."""
    whole = sha256()
    for digest, *told in db.execute(
        "select digest, reader, source, encoding, origin, release, declared from copy where run = ? order by id",
        (number,),
    ):
        whole.update(msgspec.json.encode([digest.hex(), *told]))
    return whole.hexdigest()


def runs(db: sqlite3.Connection, numbers: Sequence[int] | None = None) -> Iterator[Run]:
    """These runs, or all, the first one first."""
    for row in db.execute(
        "select id, action, began, ended, reftel, asked, obtained_from, obtained_on, note, counts from run order by id"
    ):
        if numbers is None or row[0] in numbers:
            yield _run(row)


def _run(row: Row) -> Run:
    number, action, began, ended, reftel, asked, *origin, counts = row
    told = msgspec.json.decode(counts, type=dict[str, int]) if counts else None
    return Run(
        number, action, began, ended, reftel, msgspec.json.decode(asked, type=tuple[str, ...]), Origin(*origin), told
    )
