"""An archive of every earlier schema is brought to the newest one, and nothing in it is lost.

`tests/schema/PACKAGE-N.sql` holds an archive as step N left it; `python -m tests.test_migration` writes the one of the
newest step, when there is none yet. They are never changed afterwards.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reftel.vault import rebuild
from reftel.vault.audit import breaks, entries
from reftel.vault.database import NewerSchema, connect, migrate, schema_steps, version
from reftel.vault.run import runs
from reftel.vault.vault import FILE, Vault
from reftel.vault.verification import verify
from tests.archive import archive_of, telegram_text

FOLDER = Path(__file__).parent / "schema"
STEPS = len(schema_steps("reftel.vault"))
TEXTS = [telegram_text(serial, f"1. (C) Telegram {serial}.") for serial in (12, 13)]


def fixture(step: int) -> Path:
    return FOLDER / f"vault-{step}.sql"


def restored(folder: Path, step: int) -> Path:
    """An archive as step `step` left it."""
    folder.mkdir()
    with closing(connect(folder / FILE)) as db:
        db.execute("pragma foreign_keys = off")  # tables stand in the order of the alphabet
        db.executescript(fixture(step).read_text(encoding="utf-8"))
        db.execute(f"pragma user_version = {step}")
    return folder


def schema(db: sqlite3.Connection) -> set[str]:
    rows = db.execute("select sql from sqlite_master where sql is not null and name not like 'sqlite_%'")
    return {" ".join(sql.split()) for (sql,) in rows}


@pytest.mark.parametrize("step", range(1, STEPS + 1))
def test_an_archive_of_an_earlier_schema_is_brought_to_the_newest(step, tmp_path):
    with Vault.open(restored(tmp_path / "old", step)) as old, Vault.make(tmp_path / "new") as new:
        assert version(old.db) == STEPS
        assert {line.split(" -- ")[0] for line in schema(old.db)} == {line.split(" -- ")[0] for line in schema(new.db)}
        assert [copy.text for _, copy in old.copies()] == TEXTS
        assert [run.action for run in runs(old.db)] == ["add"]
        assert list(entries(old.db))
        assert list(breaks(old.db)) == []
        rebuild.ask(old)
        rebuild.rebuild(old)
        assert list(verify(old)) == []
        assert [str(held.reading.cable.mrn) for group in old.telegrams() for held in group] == [
            "11SAHRIYA12",
            "11SAHRIYA13",
        ]


def test_a_file_of_a_newer_version_is_left_alone(tmp_path):
    with closing(connect(tmp_path / FILE)) as db:
        db.execute("pragma user_version = 999")
        with pytest.raises(NewerSchema, match="999"):
            migrate(db, "reftel.vault")


def test_a_step_that_fails_is_taken_back(tmp_path, monkeypatch):
    broken = (*schema_steps("reftel.vault"), "create table extra (id integer);\nselect * from nowhere;\n")
    monkeypatch.setattr("reftel.vault.database.schema_steps", lambda package: broken)
    with closing(connect(tmp_path / FILE)) as db:
        migrate(db, "reftel.vault", steps=STEPS)
        with pytest.raises(sqlite3.OperationalError):
            migrate(db, "reftel.vault")
        assert version(db) == STEPS
        assert not any("extra" in sql for sql in schema(db))


def main() -> None:
    from tempfile import TemporaryDirectory

    if fixture(STEPS).exists():
        raise SystemExit(f"{fixture(STEPS).name} is there already, and is never changed")
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, Vault.open(archive_of(Path(folder) / "archive", *TEXTS)) as vault:
        fixture(STEPS).write_text("\n".join(vault.db.iterdump()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
