"""Rooms: what a clearance sees, catching up with the vault, dropping, exporting, and the reasons."""

import shutil

import msgspec
import pytest
from typer.testing import CliRunner

from reftel.cli.main import app
from reftel.room import build, register
from reftel.room.build import ROOMS
from reftel.room.definition import BadSettings, definitions
from reftel.room.grammar import read_query
from reftel.room.room import Room
from reftel.vault.unusable import Unusable
from reftel.vault.writer import writing
from tests.archive import archive_of, telegram_text

MIXED = telegram_text(12, "1. (C) The chief left.\n\n2. (S/NF) The mole stayed.\n\n3. (U) Rain fell.", "S E C R E T")
LOW = telegram_text(13, "1. (C) The road is shut.", day="12")
SECRET = telegram_text(14, "1. (S) The mole ran.", "S E C R E T", day="13")


def reftel(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def archive(tmp_path):
    folder = archive_of(tmp_path / "archive", MIXED, LOW, SECRET)
    assert reftel("room", "add", "visitors", "--clearance", "CONFIDENTIAL", "--archive", folder).exit_code == 0
    return folder


class Stopped(Exception):
    pass


def stop(writer):
    raise Stopped


def visitors(archive):
    return Room.open(archive, name="visitors")


def test_a_room_holds_what_its_clearance_permits(archive):
    with visitors(archive) as room:
        (mixed, low) = room.telegrams()
    assert [row.paragraph for row in mixed.passages] == ["¶1", "¶3"]
    assert (mixed.marking, mixed.subject, mixed.cable.tags, mixed.cable.heading.to) == ("CONFIDENTIAL", None, (), ())
    assert (mixed.key, mixed.dtg, mixed.post) == ("11SAHRIYA12", "2011-02-11T15:30:00Z", "SAHRIYA")
    assert low.subject == "THE DAY'S NEWS"


def test_what_is_hidden_is_not_found(archive):
    with visitors(archive) as room:
        assert room.find(read_query("mole"), 10) == ([], 0)
        assert room.find(read_query("chief"), 10)[1] == 1


def test_hidden_and_unknown_numbers_are_answered_alike(archive, tmp_path):
    without = archive_of(tmp_path / "without", MIXED, LOW)
    reftel("room", "add", "visitors", "--clearance", "CONFIDENTIAL", "--archive", without)
    hidden, unknown = (
        reftel("show", "11SAHRIYA14", "--room", "visitors", "--archive", each) for each in (archive, without)
    )
    assert (hidden.exit_code, hidden.output) == (unknown.exit_code, unknown.output)
    assert hidden.exit_code == 2


def test_a_room_catches_up(archive):
    archive_of(archive, telegram_text(15, "1. (C) The chief came back.", day="14"))
    with visitors(archive) as room:
        assert [row.key for row in room.telegrams()] == ["11SAHRIYA12", "11SAHRIYA13", "11SAHRIYA15"]
        assert room.find(read_query("chief"), 10)[1] == 2
    assert [path.name for path in (archive / ROOMS / "visitors").glob("gen-*")] == ["gen-1"]


def test_another_copy_that_changes_a_telegram_makes_the_next_generation(archive):
    fuller = telegram_text(13, "1. (C) The road is shut.\n\n2. (C) The bridge too.", day="12")
    archive_of(archive, fuller)
    with visitors(archive) as room:
        assert len(room.telegram("11SAHRIYA13").passages) == 3
        assert room.find(read_query("road"), 10)[1] == 1
    assert [path.name for path in (archive / ROOMS / "visitors").glob("gen-*")] == ["gen-2"]


def test_another_copy_of_what_is_hidden_changes_nothing(archive):
    archive_of(archive, telegram_text(14, "1. (S) The mole ran.\n\n2. (S) It hid.", "S E C R E T", day="13"))
    with visitors(archive) as room:
        assert room.count() == 2
    assert [path.name for path in (archive / ROOMS / "visitors").glob("gen-*")] == ["gen-1"]


def test_what_was_entered_and_not_indexed_is_indexed_when_the_room_is_opened(archive, monkeypatch):
    archive_of(archive, telegram_text(15, "1. (C) The chief came back.", day="14"))
    with monkeypatch.context() as patched:
        patched.setattr("reftel.room.index.IndexWriter.commit", stop)
        with pytest.raises(Stopped):
            visitors(archive)
    with visitors(archive) as room:
        assert room.find(read_query("chief"), 10)[1] == 2
    assert [path.name for path in (archive / ROOMS / "visitors").glob("gen-*")] == ["gen-1"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["../x", "--clearance", "SECRET"], "is no name for a room"),
        (["guests", "--clearance", "SECERT"], "is no clearance"),
        (["main", "--clearance", "SECRET"], "never changes"),
        (["visitors", "--clearance", "SECRET"], "never changes"),
    ],
)
def test_rooms_that_cannot_be(archive, words, told):
    done = reftel("room", "add", *words, "--archive", archive)
    assert done.exit_code == 2
    assert told in " ".join(done.output.replace("│", " ").split())


def test_a_dropped_room_is_gone_and_comes_back_only_as_it_was(archive):
    assert reftel("room", "drop", "visitors", "--archive", archive).exit_code == 0
    assert reftel("search", "chief", "--room", "visitors", "--archive", archive).exit_code == 2
    assert reftel("room", "add", "visitors", "--clearance", "SECRET", "--archive", archive).exit_code == 2
    assert reftel("room", "add", "visitors", "--clearance", "CONFIDENTIAL", "--archive", archive).exit_code == 0
    with visitors(archive) as room:
        assert room.count() == 2


def test_what_else_stands_in_the_settings_stays(archive):
    file = archive / "reftel.toml"
    file.write_text("[web]\nport = 8080\n\n" + file.read_text())
    reftel("room", "add", "guests", "--clearance", "SECRET", "--archive", archive)
    reftel("room", "drop", "visitors", "--archive", archive)
    assert "[web]\nport = 8080\n" in file.read_text()
    rows = msgspec.json.decode(reftel("room", "list", "--json", "--archive", archive).stdout)
    assert [(row["name"], row["clearance"]) for row in rows] == [("main", None), ("guests", "SECRET")]


def test_a_clearance_with_signs_of_its_own_leaves_the_rooms_readable(archive):
    reftel("room", "add", "odd", "--clearance", 'SECRET//CAP:FOO"BAR', "--archive", archive)
    assert reftel("room", "list", "--archive", archive).exit_code == 0
    assert set(definitions(archive)) >= {"main", "visitors"}


def test_settings_that_cannot_be_read_are_said(archive):
    (archive / "reftel.toml").write_text("[rooms.visitors\n")
    with pytest.raises(BadSettings, match=r"reftel\.toml cannot be read"):
        definitions(archive)


def test_rooms_are_changed_by_one_writer(archive):
    with writing(archive, "another"):
        for words in (("add", "guests", "--clearance", "SECRET"), ("drop", "visitors")):
            done = reftel("room", *words, "--archive", archive)
            assert (done.exit_code, "another" in done.stderr) == (1, True)
    assert list(definitions(archive)) == ["main", "visitors"]


def test_the_only_copy_of_an_exported_room_is_not_dropped(archive, tmp_path):
    handed = tmp_path / "handed"
    reftel("room", "export", "visitors", handed, "--archive", archive)
    assert reftel("room", "drop", "visitors", "--archive", handed).exit_code == 2
    assert reftel("search", "chief", "--archive", handed).exit_code == 0
    rows = msgspec.json.decode(reftel("room", "list", "--json", "--archive", handed).stdout)
    assert [row["name"] for row in rows] == ["visitors"]
    assert reftel("room", "list", "--archive", tmp_path / "none").exit_code == 2


def test_an_exported_room_stands_alone(archive, tmp_path):
    handed = tmp_path / "handed"
    assert reftel("room", "export", "visitors", handed, "--archive", archive).exit_code == 0
    asked = ["search", "chief road rain OR chief", "--json", "--archive"]
    expected = reftel(*asked, archive, "--room", "visitors").stdout
    shutil.rmtree(archive)
    assert reftel(*asked, handed).stdout == expected
    assert reftel(*asked, handed, "--room", "visitors").stdout == expected
    refused = reftel("add", "-", "--archive", handed)
    assert (refused.exit_code, "has no vault to add to" in " ".join(refused.stderr.split())) == (2, True)
    assert not (handed / "vault.db").exists()


def test_a_telegram_without_a_number_is_found_by_its_key(tmp_path):
    text = "SECRET\n\n1. (C) The mole dug a tunnel.\n\n2. (S) It ended."
    folder = archive_of(tmp_path, text)
    with Room.open(folder) as room:
        (key,) = (telegram.key for telegram in room.telegrams())
    assert key.startswith("UNNUMBERED-")
    for words in (("room", "why"), ("custody",)):
        assert reftel(*words, key, "--archive", folder).exit_code == 0
        assert reftel(*words, "UNNUMBERED-0000000000000000", "--archive", folder).exit_code == 2


def test_an_export_brings_the_tables_of_what_it_shows_and_no_others(archive, tmp_path):
    (archive / "tables").mkdir()
    rows = "post,name,kind,source\nSAHRIYA,SAHRIYA,embassy,story\nNOWHERE,NOWHERE,embassy,story\n"
    (archive / "tables" / "post.csv").write_text(rows)
    (archive / "tables" / "post_alias.csv").write_text(
        "alias,post,from,to,source\nSAHCITY,SAHRIYA,,,story\nNOCITY,NOWHERE,,,story\n"
    )
    handed = tmp_path / "handed"
    assert reftel("room", "export", "visitors", handed, "--archive", archive).exit_code == 0
    asked = ("knew", "chief", "--by", "SAHCITY", "--json", "--archive")
    assert reftel(*asked, handed).stdout == reftel(*asked, archive, "--room", "visitors").stdout
    assert "11SAHRIYA12" in reftel(*asked, handed).stdout
    assert "NOWHERE" not in "".join(path.read_text() for path in (handed / "tables").iterdir())


def test_the_reasons(archive):
    done = reftel("room", "why", "11SAHRIYA12", "--room", "visitors", "--archive", archive)
    assert done.stdout.splitlines() == [
        "11SAHRIYA12 is partly in the room visitors (CONFIDENTIAL)",
        "  copy 1  heading  hidden  SECRET//NOFORN: the level is above CONFIDENTIAL; NOFORN is not in the clearance",
        "  copy 1  SUBJECT  hidden  SECRET//NOFORN: the level is above CONFIDENTIAL; NOFORN is not in the clearance",
        "  copy 1  ¶1       seen    CONFIDENTIAL: within CONFIDENTIAL",
        "  copy 1  ¶2       hidden  SECRET//NOFORN: the level is above CONFIDENTIAL; NOFORN is not in the clearance",
        "  copy 1  ¶3       seen    UNCLASSIFIED: within CONFIDENTIAL",
    ]


def test_a_caption_that_nobody_knows_restricts(tmp_path):
    folder = archive_of(tmp_path / "archive", LOW.replace("E.O. 13526", "ZEBRA ONLY\n\nE.O. 13526"))
    reftel("room", "add", "visitors", "--clearance", "SECRET//NOFORN", "--archive", folder)
    reftel("room", "add", "zebras", "--clearance", "SECRET//NOFORN//CAP:ZEBRA ONLY", "--archive", folder)
    with Room.open(folder, name="visitors") as room, Room.open(folder, name="zebras") as other:
        assert (room.count(), other.count()) == (0, 1)
    done = reftel("room", "why", "11SAHRIYA13", "--room", "visitors", "--archive", folder)
    assert "CAP:ZEBRA ONLY: ZEBRA ONLY is not in the clearance" in done.stdout


def test_no_mark_and_no_banner_is_for_rooms_without_a_test(tmp_path):
    bare = "FM AMEMBASSY SAHRIYA\nTO SECSTATE WASHDC\n\nSUBJECT: NEWS\n\n1. The chief left.\n"
    folder = archive_of(tmp_path / "archive", bare)
    reftel("room", "add", "all", "--clearance", "TOP SECRET//NOFORN", "--archive", folder)
    with Room.open(folder) as main, Room.open(folder, name="all") as room:
        assert (main.count(), room.count()) == (1, 0)


def test_what_a_passage_was_taken_for_with_the_help_of_hidden_words_is_forgotten(tmp_path):
    body = "1. (S) Summary: The mole.\n\n2. (C) The chief left.\n\n3. (S) He hid. End Summary."
    folder = archive_of(tmp_path / "archive", telegram_text(12, body, "S E C R E T"))
    reftel("room", "add", "visitors", "--clearance", "CONFIDENTIAL", "--archive", folder)
    with Room.open(folder, name="visitors") as room:
        (passage,) = room.telegram("11SAHRIYA12").passages
    assert (passage.paragraph, passage.role) == ("¶2", "body")


def test_a_room_of_another_form_is_built_anew(tmp_path, monkeypatch):
    archive = archive_of(tmp_path / "archive", telegram_text(88, "1. (C) The chief called."))
    monkeypatch.setattr(register, "FORM", register.FORM + 1)
    monkeypatch.setattr(build, "FORM", register.FORM)
    with Room.open(archive):
        pass
    monkeypatch.undo()
    with Room.open(archive) as room:
        assert room.telegram("11SAHRIYA88") is not None
    assert [path.name for path in (archive / ROOMS / "main").glob("gen-*")] == ["gen-2"]


def test_an_exported_room_of_another_form_says_so(archive, tmp_path, monkeypatch):
    monkeypatch.setattr(register, "FORM", register.FORM + 1)
    monkeypatch.setattr(build, "FORM", register.FORM)
    done = CliRunner().invoke(app, ["room", "export", "main", str(tmp_path / "out"), "--archive", str(archive)])
    assert done.exit_code == 0, done.output
    monkeypatch.undo()
    with pytest.raises(Unusable, match="another version"):
        Room.open(tmp_path / "out")
