"""Keeper commands: where copies come from, how they differ, what was done, whether all is there, and what falls due."""

import shutil
import sqlite3
import tarfile
from contextlib import closing

import msgspec
import pytest
from typer.testing import CliRunner

from reftel.cli.main import app
from reftel.room.room import Room
from reftel.vault.audit import breaks
from reftel.vault.unusable import Unusable
from reftel.vault.vault import Vault
from tests.archive import telegram_text
from tests.archived import COPIES
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples/kharvan"
COMMANDS = ("custody X", "versions X", "audit", "verify", "rebuild", "due --by 2031-01-01")
SHOWN = "1. (C) Colonel Orvash Vale told the DCM that the road is shut.\n\n2. (C) He left."
WITHHELD = "1. (C) Colonel XXXXXXXXXXXX told the DCM that the road is shut.\n\n2. (C) He left."


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "archive"
    ask(folder, "add", EXAMPLES, "--obtained-from", "Kharvan Records Office", "--obtained-on", "2031-02-11")
    return folder


def ask(archive, *words, stdin=None):
    return CliRunner().invoke(app, [*map(str, words), "--archive", str(archive)], input=stdin)


def told(archive, *words):
    return [msgspec.json.decode(line) for line in ask(archive, *words, "--json").stdout.splitlines()]


@pytest.mark.parametrize("command", [*COMMANDS, "backup file.tar"])
def test_without_an_archive_a_command_says_how_to_make_one(command, tmp_path):
    result = ask(tmp_path / "none", *command.split())
    assert result.exit_code == 2
    assert "there is no archive in" in result.stderr
    assert not (tmp_path / "none").exists()


def test_custody_tells_of_every_copy_how_it_came(archive):
    first, second = told(archive, "custody", "11 sahriya 431")
    assert first["source"].endswith("11SAHRIYA431.txt")
    assert second["source"].endswith("11SAHRIYA431_corrected.txt")
    assert first["run"]["origin"]["obtained_from"] == "Kharvan Records Office"
    assert (first["run"]["number"], first["reader"]) == (1, "telegram")
    page = ask(archive, "custody", first["digest"][:12]).stdout
    assert "obtained on:   2031-02-11" in page
    assert second["digest"] not in page


def test_custody_tells_what_the_source_declares(archive):
    (row,) = told(archive, "custody", "11STATE21877")
    assert row["declared"]["Mail Subject"]


@pytest.mark.parametrize("command", ["custody", "versions"])
def test_an_unknown_telegram_is_a_wrong_call(command, archive):
    result = ask(archive, command, "11NOWHERE1")
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_corrected_copy_stands_and_its_corrections_are_shown(archive):
    (found,) = told(archive, "versions", "11SAHRIYA431")
    assert [(row["corrected"], row["stands"]) for row in found["copies"]] == [(False, False), (True, True)]
    assert [(row["place"], row["words"], row["instead"]) for row in found["passages"]] == [
        ("¶1", "25,", "15,"),
        ("¶3", "25", "15"),
    ]


def test_what_one_release_withholds_and_another_shows_stands_out(tmp_path):
    for body in (WITHHELD, SHOWN):
        ask(tmp_path, "add", "-", stdin=telegram_text(12, body))
    (found,) = told(tmp_path, "versions", "11SAHRIYA12")
    (row,) = found["passages"]
    assert (row["kind"], row["shown"], row["other"]) == ("withheld", 2, 1)
    assert (row["words"], row["instead"]) == ("Orvash Vale", "XXXXXXXXXXXX")
    assert "withheld in copy 1, shown in copy 2: Orvash Vale" in ask(tmp_path, "versions", "11SAHRIYA12").stdout


def test_a_paragraph_only_one_copy_has(tmp_path):
    for body in (SHOWN, SHOWN + "\n\n3. (C) He came back."):
        ask(tmp_path, "add", "-", stdin=telegram_text(12, body))
    (found,) = told(tmp_path, "versions", "11SAHRIYA12")
    assert [(row["place"], row["kind"], row["shown"]) for row in found["passages"]] == [("¶3", "only in one", 2)]


def test_the_log_tells_what_was_done(archive):
    ask(archive, "rebuild")
    rows = told(archive, "audit")
    assert [row["action"] for row in rows] == ["add begun", "add ended", "rebuild begun", "rebuild ended"]
    assert [row["previous"] for row in rows[1:]] == [row["hash"] for row in rows[:-1]]
    assert ask(archive, "audit").exit_code == 0


def tamper(archive, *statements):
    with closing(sqlite3.connect(archive / "vault.db")) as db:
        for name in ("audit_is_not_changed", "audit_is_not_shortened"):
            db.execute(f"drop trigger {name}")
        for statement in statements:
            db.execute(statement)
        db.commit()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("update audit set actor = 'nobody' where number = 1", "entry 1 was changed"),
        ("delete from audit where number = 1", "entry 1 is missing"),
        ("update audit set previous = zeroblob(32) where number = 2", "entry 2 does not follow entry 1"),
    ],
)
def test_a_log_that_was_changed_is_found_out(statement, words, archive):
    tamper(archive, statement)
    result = ask(archive, "audit")
    assert result.exit_code == 1
    assert words in result.stderr
    assert ask(archive, "verify").exit_code == 1


@pytest.mark.parametrize(
    ("number", "words"),
    [(2, "run 1: it has ended, and the audit log does not"), (1, "run 1: the audit log does not tell that it began")],
)
def test_a_log_whose_newest_entries_are_gone_is_found_out(number, words, archive):
    tamper(archive, f"delete from audit where number >= {number}")
    result = ask(archive, "verify")
    assert (result.exit_code, words in result.stdout) == (1, True)


def lock(monkeypatch):
    for module in ("vault.database", "room.index", "room.build"):
        monkeypatch.setattr(f"reftel.{module}.writable", lambda path: False)


def test_an_archive_that_cannot_be_written_is_searched_and_verified(archive, monkeypatch):
    before = {path: path.read_bytes() for path in archive.rglob("*.db")}
    lock(monkeypatch)
    assert ask(archive, "verify").exit_code == 0
    assert "11DELWAN" in ask(archive, "search", "police").stdout
    assert {path: path.read_bytes() for path in archive.rglob("*.db")} == before
    with Vault.open(archive) as vault, pytest.raises(sqlite3.OperationalError, match="readonly"):
        vault.db.execute("delete from edition")


def test_a_room_that_is_behind_is_said_where_nothing_can_be_written(archive, monkeypatch):
    shutil.rmtree(archive / "rooms")
    lock(monkeypatch)
    with pytest.raises(Unusable, match="cannot be written"):
        Room.open(archive)


def test_the_log_is_not_changed_by_accident(archive):
    with Vault.open(archive) as vault:
        with pytest.raises(sqlite3.IntegrityError):
            vault.db.execute("update audit set actor = 'nobody'")
        with pytest.raises(sqlite3.IntegrityError):
            vault.db.execute("delete from audit")
        assert list(breaks(vault.db)) == []


def test_a_whole_archive_verifies(archive):
    result = ask(archive, "verify")
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"{COPIES} copies" in result.stderr


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("update copy set bytes = (select bytes from copy where id = 2) where id = 1", "copy 1: its bytes are not"),
        ("update copy set bytes = zeroblob(9) where id = 1", "copy 1: it cannot be opened"),
        ("update reading set cable = (select cable from reading where copy = 2) where copy = 1", "copy 1: "),
        ("delete from reading where copy = 3", "copy 3: it has no reading"),
        ("delete from copy where id = 44", f"run 1: it kept {COPIES} copies"),
        ("update run set obtained_from = 'nobody'", "run 1: obtained_from is 'nobody'"),
        ("update run set note = 'forged'", "run 1: note is 'forged'"),
        ("update run set counts = '{\"added\":1}'", "run 1: it ended otherwise"),
        ("update copy set source = 'elsewhere' where id = 4", "run 1: source, reader, origin or release"),
        ('update copy set release = \'{"kind":"in full"}\' where id = 4', "run 1: source, reader, origin or release"),
        ("update reading set mrn = '11DELWAN98' where copy = 2", "copy 2: it is kept under another number"),
    ],
)
def test_damage_is_found(statement, words, archive):
    with closing(sqlite3.connect(archive / "vault.db")) as db:
        db.execute(statement)
        db.commit()
    result = ask(archive, "verify")
    assert result.exit_code == 1
    assert words in result.stdout


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("delete from telegram where key = '11DELWAN12'", "room main: it lacks 11DELWAN12"),
        ("update telegram set key = '11DELWAN13' where key = '11DELWAN12'", "room main: it has 11DELWAN13"),
        ("update taken set documents = documents + 1", "room main: its index has"),
    ],
)
def test_a_room_that_is_not_what_the_vault_holds_is_found(statement, words, archive):
    (room,) = archive.glob("rooms/main/gen-*/room.db")
    with closing(sqlite3.connect(room)) as db:
        db.execute("pragma foreign_keys = off")
        db.execute(statement)
        db.commit()
    result = ask(archive, "verify")
    assert result.exit_code == 1
    assert words in result.stdout


def test_a_backup_is_restored(archive, tmp_path):
    (archive / "desk").mkdir()
    with closing(sqlite3.connect(archive / "desk" / "main.db")) as db:
        db.execute("pragma journal_mode = wal")
        db.execute("create table decision (words text)")
        db.execute("insert into decision values ('the same man')")
        db.commit()
        assert ask(archive, "backup", tmp_path / "backup.tar").exit_code == 0
    with tarfile.open(tmp_path / "backup.tar") as file:
        file.extractall(tmp_path / "restored", filter="data")
    again = tmp_path / "restored"
    assert ask(again, "verify").exit_code == 0
    assert ask(again, "search", "post:DELWAN").stdout == ask(archive, "search", "post:DELWAN").stdout
    with closing(sqlite3.connect(again / "desk" / "main.db")) as db:
        assert db.execute("select words from decision").fetchone() == ("the same man",)
    assert (again / "tables" / "post.csv").read_bytes() == (archive / "tables" / "post.csv").read_bytes()


def test_a_backup_is_taken_while_another_writes(archive, tmp_path):
    with Vault.open(archive) as vault:
        vault.db.execute("begin immediate")
        vault.db.execute("delete from reading")
        assert ask(archive, "backup", tmp_path / "backup.tar").exit_code == 0
        vault.db.execute("rollback")
    with tarfile.open(tmp_path / "backup.tar") as file:
        file.extractall(tmp_path / "restored", filter="data")
    assert ask(tmp_path / "restored", "verify").exit_code == 0


def test_no_backup_is_overwritten(archive, tmp_path):
    (tmp_path / "backup.tar").write_text("an older one")
    assert ask(archive, "backup", tmp_path / "backup.tar").exit_code == 2
    assert (tmp_path / "backup.tar").read_text() == "an older one"


def test_a_rebuild_reads_every_copy_anew_and_changes_nothing_else(archive):
    with Vault.open(archive) as vault:
        before = list(vault.telegrams())
        vault.db.execute("update reading set mrn = null, cable = (select cable from reading where copy = 1)")
    assert told(archive, "rebuild") == [{"run": 2, "read_again": COPIES}]
    with Vault.open(archive) as vault:
        assert vault.edition == 2
        assert list(vault.telegrams()) == before


def test_a_rebuild_that_was_stopped_goes_on(archive):
    with Vault.open(archive) as vault:
        vault.db.execute("update edition set asked = 2")
        vault.db.execute("update reading set edition = 2 where copy <= 10")
    assert told(archive, "rebuild") == [{"run": 2, "read_again": COPIES - 10}]


def test_due_lists_what_a_reviewer_may_decide(archive):
    rows = {row["mrn"]: row for row in told(archive, "due", "--by", "2021-02-11")}
    assert sorted(rows) == ["11DELWAN12", "11SAHRIYA88", "76SAHRIYA412"]
    assert {row["status"] for row in rows.values()} == {"eligible"}
    assert rows["76SAHRIYA412"]["exemption"] == "GDS"
    page = ask(archive, "due", "--by", "2021-02-11")
    assert "eligible since 2021-01-18" in page.stdout
    assert "released" not in page.stdout


def test_due_asks_for_a_date(archive):
    assert ask(archive, "due", "--by", "soon").exit_code == 2
