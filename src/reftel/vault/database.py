"""An SQLite file of the archive: opened for one writer and many readers, brought to its newest schema.

Schemas are numbered steps, `schema/0001_vault.sql`; each is taken once, and steps that were released never change.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path

from reftel.vault.unusable import Unusable

_WAIT = 30
_PAGE = 32768
"""Bytes a page: a telegram takes a few thousand, and of small pages it would leave half empty."""
_MAP = f"mmap_size = {0x7FFF0000}"
"""The file is read where the system has it, as far as SQLite can: to copy so wide a page for each row takes long."""


class NewerSchema(Unusable):
    """The file was made by a newer version of reftel than this one."""


def connect(file: Path) -> sqlite3.Connection:
    """Open the file; a writer that finds another one waits for it half a minute.

    One that cannot be written, as on a disk kept for evidence, is opened to be read.
    """
    if file.is_file() and not writable(file):
        return _to_read(file)
    db = sqlite3.connect(file, timeout=_WAIT, isolation_level=None)
    for setting in (f"page_size = {_PAGE}", "journal_mode = wal", "synchronous = full", "foreign_keys = on", _MAP):
        db.execute(f"pragma {setting}")
    return db


def writable(file: Path) -> bool:
    """Whether the file can be written, and others beside it."""
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def _to_read(file: Path) -> sqlite3.Connection:
    """The file as it stands, which nobody changes; `Unusable` when its last words stand in a log beside it."""
    log = file.with_name(f"{file.name}-wal")
    if log.is_file() and log.stat().st_size:
        raise Unusable(f"{file} was not closed and cannot be written here; copy it with {log.name} to where it can be")
    db = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    db.execute(f"pragma {_MAP}")
    return db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: begun as a writer at once, and taken back when anything raises."""
    db.execute("begin immediate")
    try:
        yield
        db.execute("commit")
    except BaseException:
        if db.in_transaction:
            db.execute("rollback")
        raise


def migrate(db: sqlite3.Connection, package: str, steps: int | None = None) -> None:
    """Take the steps of `package`'s folder `schema` that this file has not yet seen; of `steps` only the first ones."""
    scripts = schema_steps(package)[:steps]
    if version(db) > len(scripts):
        raise NewerSchema(
            f"the archive was made by a newer version of reftel (schema {version(db)}; this one knows {len(scripts)});"
            " take that one"
        )
    if version(db) == len(scripts):
        return
    try:
        _take(db, scripts)
    except sqlite3.OperationalError as error:
        if "readonly" not in str(error):
            raise
        raise Unusable(
            "the archive was made by an older version of reftel and cannot be written here; copy it to where it can be"
        ) from None


def _take(db: sqlite3.Connection, scripts: tuple[str, ...]) -> None:
    with transaction(db):
        for script in scripts[version(db) :]:
            for statement in _statements(script):
                db.execute(statement)
        db.execute(f"pragma user_version = {len(scripts)}")


@cache
def schema_steps(package: str) -> tuple[str, ...]:
    """The scripts of the steps, in order."""
    folder = resources.files(package).joinpath("schema")
    names = sorted(step.name for step in folder.iterdir() if step.name.endswith(".sql"))
    return tuple(folder.joinpath(name).read_text(encoding="utf-8") for name in names)


def version(db: sqlite3.Connection) -> int:
    """How many steps the file has taken."""
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
