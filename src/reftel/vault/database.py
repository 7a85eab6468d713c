"""An SQLite file of the archive: opened for one writer and many readers, brought to its newest schema.

Schemas are numbered steps, `schema/0001_vault.sql`; each is taken once, and steps that were released never change.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

_WAIT = 30


def connect(file: Path) -> sqlite3.Connection:
    """Open the file; a writer that finds another one waits for it half a minute."""
    db = sqlite3.connect(file, timeout=_WAIT, isolation_level=None)
    for setting in ("journal_mode = wal", "synchronous = normal", "foreign_keys = on"):
        db.execute(f"pragma {setting}")
    return db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: begun as a writer at once, and taken back when anything raises."""
    db.execute("begin immediate")
    try:
        yield
    except BaseException:
        db.execute("rollback")
        raise
    db.execute("commit")


def migrate(db: sqlite3.Connection, package: str) -> None:
    """Take the steps of `package`'s folder `schema` that this file has not yet seen."""
    folder = resources.files(package).joinpath("schema")
    steps = sorted(step.name for step in folder.iterdir() if step.name.endswith(".sql"))
    if _version(db) == len(steps):
        return
    with transaction(db):
        for step in steps[_version(db) :]:
            for statement in _statements(folder.joinpath(step).read_text(encoding="utf-8")):
                db.execute(statement)
        db.execute(f"pragma user_version = {len(steps)}")


def _version(db: sqlite3.Connection) -> int:
    (number,) = db.execute("pragma user_version").fetchone()
    return int(number)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one, since a script as a whole would end the transaction it stands in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
