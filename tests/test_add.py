"""`reftel add`: what is kept, what is passed over, and what is said of it."""

import os
import subprocess
import sys
import zipfile
from io import BytesIO

import msgspec
import pytest
from typer.testing import CliRunner

from reftel.cli.main import app
from reftel.message.read import read_all
from reftel.readers.reader import read_stream
from reftel.vault import ingest, shard
from reftel.vault.audit import breaks, entries
from reftel.vault.run import ADD, Begun, begin, runs
from reftel.vault.unusable import Unusable
from reftel.vault.vault import Vault
from reftel.vault.writer import writing
from tests.archive import telegram_text
from tests.archived import COPIES, TELEGRAMS
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples/kharvan"
ONE = telegram_text(12, "1. (C) The chief left the city.")


def run(*words, stdin=None):
    return CliRunner().invoke(app, [str(word) for word in words], input=stdin)


def add(archive, *words, **more):
    return run("add", *words, "--archive", archive, **more)


def added(archive, *words, **more):
    result = add(archive, *words, "--json", **more)
    return msgspec.json.decode(result.stdout)


def test_a_folder_is_added_and_searchable(tmp_path):
    result = add(tmp_path / "a", EXAMPLES)
    assert (result.exit_code, result.stderr) == (0, "")
    told = f"{COPIES} new copies: {TELEGRAMS} telegrams not held before, 2 further copies of telegrams held\n"
    assert told in result.stdout
    assert "11DELWAN12" in run("search", "post:DELWAN chief", "--archive", tmp_path / "a").stdout


def test_the_same_bytes_a_second_time_are_nothing(tmp_path):
    added(tmp_path / "a", EXAMPLES)
    again = added(tmp_path / "a", EXAMPLES)
    assert (again["added"], again["telegrams"], again["held"]) == (0, 0, COPIES)


def test_standard_input_is_added(tmp_path):
    result = added(tmp_path / "a", "-", stdin=ONE)
    assert (result["added"], result["telegrams"]) == (1, 1)


def test_what_could_not_be_read_is_told_and_the_rest_is_kept(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE)
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    result = add(tmp_path / "a", folder)
    assert result.exit_code == 1
    assert "photo.png: error binary-file" in result.stderr
    assert "1 new copy: 1 telegram not held before\n" in result.stdout
    assert "1 x binary-file" in result.stdout


def test_a_wrong_date_is_a_wrong_call_and_leaves_nothing(tmp_path):
    result = add(tmp_path / "a", EXAMPLES, "--obtained-on", "11.02.2031")
    assert result.exit_code == 2
    assert "2031-02-11" in result.stderr
    assert not (tmp_path / "a").exists()


def test_a_run_keeps_who_gave_the_copies_and_the_log_tells_of_it(tmp_path):
    add(tmp_path, EXAMPLES, "--obtained-from", "Kharvan Records Office", "--obtained-on", "2031-02-11")
    with Vault.open(tmp_path) as vault:
        (one,) = runs(vault.db)
        assert one.origin.obtained_from == "Kharvan Records Office"
        assert one.counts is not None
        assert one.counts["added"] == COPIES
        assert [entry.action for entry in entries(vault.db)] == ["add begun", "add ended"]
        assert list(breaks(vault.db)) == []


def test_tables_that_come_later_are_read_by_what_is_held(tmp_path):
    folder, tables = tmp_path / "in", tmp_path / "in" / "tables"
    tables.mkdir(parents=True)
    text = (EXAMPLES / "11DELWAN12.txt").read_bytes()
    (folder / "one.txt").write_bytes(text.replace(b"DELWAN", b"QORVAL"))
    add(tmp_path / "a", folder)
    (tables / "post.csv").write_text("post,name,source\nQORVAL,Qorval,made up\n")
    add(tmp_path / "a", folder)
    with Vault.open(tmp_path / "a") as vault:
        assert vault.edition == 2


def test_another_writer_is_named(tmp_path):
    (tmp_path / "a").mkdir()
    with writing(tmp_path / "a", "reftel rebuild"):
        result = add(tmp_path / "a", EXAMPLES)
    assert result.exit_code == 1
    assert f"process {os.getpid()}" in result.stderr
    assert "reftel rebuild" in result.stderr


def test_a_lock_whose_holder_died_is_taken_over(tmp_path):
    program = (
        "import os, sys; from pathlib import Path; from reftel.vault.writer import writing\n"
        "with writing(Path(sys.argv[1]), 'reftel add'): os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False)
    assert (tmp_path / "writer.json").exists()
    assert add(tmp_path, EXAMPLES).exit_code == 0


def test_readers_are_not_kept_out_by_a_writer(tmp_path):
    add(tmp_path, EXAMPLES)
    with writing(tmp_path, "reftel add"), Vault.open(tmp_path) as vault:
        vault.db.execute("begin immediate")
        assert run("search", "chief", "--archive", tmp_path).exit_code == 0
        vault.db.execute("rollback")


def test_several_processes_keep_what_one_keeps(tmp_path, monkeypatch):
    monkeypatch.setattr(ingest, "SHARD", 100)
    texts = [telegram_text(serial, f"1. (C) Telegram {serial}.") for serial in range(1, 601)]
    (tmp_path / "many.txt").write_text("\n\f\n".join(texts))
    for workers in (1, 2):
        assert added(tmp_path / str(workers), tmp_path / "many.txt", "--workers", workers)["added"] == 600
    with Vault.open(tmp_path / "1") as one, Vault.open(tmp_path / "2") as two:
        assert [copy for _, copy in one.copies()] == [copy for _, copy in two.copies()]
        assert list(one.telegrams()) == list(two.telegrams())
    assert not (tmp_path / "2" / "scratch").exists()


POISON = "1. (C) This one brings the house down."


def deadly_read(copies, tables):
    if any(POISON in copy.text for copy in copies):
        os.kill(os.getpid(), 9)
    return read_all(copies, tables)


def prepare_deadly(folder, dictionaries):
    """What a process is made ready by in the test below: one telegram then kills whoever reads it."""
    shard.prepare(folder, dictionaries)
    shard.read_all = deadly_read


def test_a_telegram_over_which_processes_die_is_kept_and_the_others_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(ingest, "SHARD", 4)
    for module in (ingest, shard):
        monkeypatch.setattr(module, "prepare", prepare_deadly)
    texts = [telegram_text(serial, f"1. (C) Telegram {serial}.") for serial in range(1, 12)]
    texts.insert(6, telegram_text(99, POISON))
    with Vault.make(tmp_path) as vault:
        number = begin(vault.db, Begun(ADD, "2031-02-11T09:30:00+00:00", "keeper"))
        found = read_stream(BytesIO("\n\f\n".join(texts).encode()), "-")
        assert ingest.ingest(vault, found, number, workers=2).added == 12
        held = [reading for group in vault.telegrams() for _, reading in group]
    lost = [reading for reading in held if POISON in reading.copy.text]
    assert [finding.code for finding in lost[0].findings] == ["broken-reading"]
    assert sum(reading.cable.mrn is not None for reading in held) == 11


def test_a_telegram_that_breaks_the_reader_takes_none_of_its_lot_with_it(tmp_path, monkeypatch):
    def breaking_read(copies, tables):
        if any(POISON in copy.text for copy in copies):
            raise ValueError("broken")
        return read_all(copies, tables)

    monkeypatch.setattr(shard, "read_all", breaking_read)
    monkeypatch.setattr(shard, "read", lambda copy, tables: breaking_read((copy,), tables)[0])
    texts = [telegram_text(1, "1. (C) Telegram 1."), telegram_text(2, POISON), telegram_text(3, "1. (C) Telegram 3.")]
    (tmp_path / "three.txt").write_text("\n\f\n".join(texts))
    added(tmp_path / "a", tmp_path / "three.txt", "--workers", 1)
    with Vault.open(tmp_path / "a") as vault:
        held = [reading for group in vault.telegrams() for _, reading in group]
    assert sum(finding.code == "broken-reading" for reading in held for finding in reading.findings) == 1
    assert sum(reading.cable.mrn is not None for reading in held) == 2


def test_an_archive_that_cannot_be_made_is_a_wrong_call(tmp_path):
    (tmp_path / "file").write_text("no folder")
    for archive in (tmp_path / "file", tmp_path / "file" / "below"):
        result = add(archive, EXAMPLES)
        assert result.exit_code == 2
        assert "Traceback" not in result.output


def test_tables_in_an_archive_of_files_are_no_telegrams(tmp_path):
    with zipfile.ZipFile(tmp_path / "kharvan.zip", "w") as file:
        for path in EXAMPLES.rglob("*"):
            file.write(path, path.relative_to(EXAMPLES))
    assert added(tmp_path / "a", tmp_path / "kharvan.zip")["added"] == COPIES


def test_what_another_version_read_asks_for_a_rebuild(tmp_path):
    add(tmp_path, EXAMPLES)
    with Vault.open(tmp_path) as vault:
        vault.db.execute("update reading set cable = ? where copy = 1", (vault.press.reading(b"\x93\x80\x90\xc0"),))
        with pytest.raises(Unusable, match="reftel rebuild"):
            list(vault.telegrams())
    assert run("rebuild", "--archive", tmp_path).exit_code == 0
    assert run("verify", "--archive", tmp_path).exit_code == 0
