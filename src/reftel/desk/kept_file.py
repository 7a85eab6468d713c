"""Kept files: rows in a SQLite file beside a room, right while what they were made from stands as their stamp says.

A file is written whole beside the old one and takes its place; it is then only read.
"""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import get_ident

from reftel.vault.database import writable

Fill = Callable[[sqlite3.Connection], object]


def standing(file: Path, wanted: str) -> sqlite3.Connection | None:
    """The rows that stand, when they are of this stamp."""
    if not file.is_file():
        return None
    db = _opened(file)
    if _stamped(db) == wanted:
        return db
    db.close()
    return None


def written(file: Path, fill: Fill) -> sqlite3.Connection:
    """The rows written whole beside the old ones and put in their place; where nothing may be written, in memory."""
    if not writable(file.with_name("room.db")):
        db = sqlite3.connect(":memory:", check_same_thread=False)
        fill(db)
        return db
    _clear(file)
    # Each process and each thread writes a file of its own.
    making = file.with_name(f"{file.name}.{os.getpid()}-{get_ident()}.new")
    making.unlink(missing_ok=True)
    db = sqlite3.connect(making, isolation_level=None)
    try:
        db.execute("pragma journal_mode = off")
        db.execute("pragma synchronous = off")
        fill(db)
    finally:
        db.close()
    with making.open("rb") as done:
        os.fsync(done.fileno())
    making.replace(file)
    return _opened(file)


def _clear(file: Path) -> None:
    """Remove what processes that are no more left half written."""
    for left in file.parent.glob(f"{file.name}.*.new"):
        process = left.name.removeprefix(f"{file.name}.").partition("-")[0]
        if process.isdecimal() and not _is_alive(int(process)):
            left.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # somebody else's
    return True


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _stamped(db: sqlite3.Connection) -> str | None:
    try:
        row = db.execute("select stamp from stamp").fetchone()
    except sqlite3.DatabaseError:
        return None
    return str(row[0]) if row else None
