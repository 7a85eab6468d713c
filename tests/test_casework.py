"""Case files people keep: nothing done in them is lost, all can be undone, and every line is of words that stand."""

import json

import pytest
from typer.testing import CliRunner

from reftel.cli.main import app
from reftel.desk.kept import CaseFiles
from reftel.desk.step import Hand
from tests.archive import archive_of, telegram_text

FIRST = telegram_text(
    12,
    "1. (C) Chief Rustam Darvazi was shot at on February 9. PO Delwan will meet Rustam Darvazi on February 14.\n\n"
    "2. (S) Rustam Darvazi is in danger.",
    level="S E C R E T",
)


@pytest.fixture
def archive(tmp_path):
    return archive_of(tmp_path / "archive", FIRST)


@pytest.fixture
def case(archive):
    def of(*words, fails=False):
        found = CliRunner().invoke(app, ["case", *words, "--archive", str(archive)])
        assert found.exit_code == (2 if fails else 0), found.output
        return found

    return of


@pytest.fixture
def opened(case):
    case("open", "Road", "--about", "Rustam Darvazi")
    return lambda: json.loads(case("Road", "--json").stdout)


def line(shown, section, place=0):
    return shown[section][place]["line"]


def test_a_case_file_without_a_name_of_its_own_is_as_it_was(case):
    shown = json.loads(case("Rustam Darvazi", "--json").stdout)
    assert shown["kept"] is None
    assert {row["line"] for row in shown["names"]}
    assert case("Rustam Darvazi").stdout.startswith("SECRET\nRustam Darvazi\n1 telegram, as of 2011-02-11\n")


@pytest.mark.parametrize("nobody", ["", "   "])
def test_a_case_file_is_about_somebody(case, nobody):
    assert "say whom" in case(nobody, fails=True).stderr


def test_a_pinned_line_stands_first_until_it_is_unpinned(case, opened):
    risk, owed = line(opened(), "risks"), line(opened(), "actions")
    case("pin", "Road", risk)
    case("pin", "road", owed)
    assert [row["line"]["id"] for row in opened()["kept"]["pinned"]] == [risk, owed]
    case("order", "Road", owed, "1")
    assert [row["line"]["id"] for row in opened()["kept"]["pinned"]] == [owed, risk]
    case("unpin", "Road", owed)
    assert [row["line"]["id"] for row in opened()["kept"]["pinned"]] == [risk]
    case("unpin", "Road", owed, fails=True)


def test_all_that_was_done_is_undone_step_by_step(case, opened):
    before = opened()
    case("pin", "Road", line(before, "risks"))
    case("note", "Road", "ring", "the", "pharmacy", "--marking", "CONFIDENTIAL")
    case("wrong", "Road", line(before, "actions"), "--why", "an old promise")
    for _ in range(3):
        case("undo", "Road")
    assert opened() == before
    case("undo", "Road", fails=True)


def test_what_was_taken_back_stays_with_who_and_when(case, archive, opened):
    files = CaseFiles(archive, "main")
    found = files.note(files.find("Road"), "ring", "SECRET", Hand("ana", "2026-01-02T03:04:05+00:00"))
    files.undo(found, Hand("ben", "2026-01-03T03:04:05+00:00"))
    with files._file.writing() as db:
        rows = db.execute("select by, text, undone, undone_by from step where did = 'note'").fetchall()
    assert rows == [("ana", "ring", "2026-01-03T03:04:05+00:00", "ben")]


def test_a_line_marked_wrong_is_nowhere_right_any_more(case, archive, opened):
    case("wrong", "Road", line(opened(), "actions"), "--why", "an old promise")
    shown = opened()
    assert shown["actions"] == []
    (wrong,) = shown["kept"]["wrong"]
    assert (wrong["line"]["quote"], wrong["wrong"]["text"]) == (
        "PO Delwan will meet Rustam Darvazi on February 14",
        "an old promise",
    )
    ledger = CliRunner().invoke(app, ["ledger", "--json", "--archive", str(archive)])
    assert json.loads(ledger.stdout) == []
    case("undo", "Road")
    assert len(opened()["actions"]) == 1


def test_a_confirmed_line_is_confirmed_everywhere(case, archive, opened):
    case("confirm", "Road", line(opened(), "actions"))
    ledger = CliRunner().invoke(app, ["ledger", "--json", "--confirmed", "--archive", str(archive)])
    assert [row["status"] for row in json.loads(ledger.stdout)] == ["confirmed"]


def test_a_line_of_ones_own_is_of_words_that_stand_there(case, opened):
    case("pin", "Road", "11SAHRIYA12 ¶1", "was shot  AT", "--says", "The first attempt", "--marking", "CONFIDENTIAL")
    (row,) = opened()["kept"]["pinned"]
    assert row["line"]["quote"] == "was shot at"
    assert (row["line"]["text"], row["line"]["status"], row["line"]["how"]) == (
        "The first attempt",
        "confirmed",
        "judged",
    )
    assert "stand in ¶1" in " ".join(case("pin", "Road", "11SAHRIYA12 ¶2", "was shot at", fails=True).output.split())
    case("pin", "Road", "11SAHRIYA12 ¶1", "was killed", fails=True)
    case("pin", "Road", "11SAHRIYA99 ¶1", "was shot at", fails=True)


def test_a_line_the_machine_no_longer_makes_stays_while_its_words_stand(case, archive, opened):
    risk = line(opened(), "risks")
    case("pin", "Road", risk)
    files = CaseFiles(archive, "main")
    with files._file.writing() as db:
        db.execute("update step set line = '00000000' where did = 'pin'")
    (row,) = opened()["kept"]["pinned"]
    assert row["line"]["id"] == "00000000"
    assert "shot at" in row["line"]["text"]
    with files._file.writing() as db:
        db.execute("update step set marks = replace(marks, 'shot', 'met') where did = 'pin'")
    assert (opened()["kept"]["pinned"], opened()["kept"]["lost"]) == ([], 1)


def test_a_case_file_is_marked_by_all_that_it_shows(case, opened):
    assert opened()["marking"] == "SECRET"
    case("note", "Road", "told by phone", "--marking", "SECRET//NOFORN")
    assert opened()["marking"] == "SECRET//NOFORN"
    case("note", "Road", "loud", "--marking", "LOUD", fails=True)


def test_a_note_without_a_marking_takes_the_highest_of_the_room(case, opened):
    assert "marked SECRET" in case("note", "Road", "ring the pharmacy").stderr
    assert [note["marking"] for note in opened()["kept"]["notes"]] == ["SECRET"]


def test_names_are_one_each_and_can_be_changed(case, opened):
    case("open", "ROAD", fails=True)
    case("name", "Road", "The road")
    assert json.loads(case("the road", "--json").stdout)["kept"]["about"] == "Rustam Darvazi"
    assert "there are The road" in " ".join(case("undo", "Road", fails=True).output.split())


def test_what_was_put_away_comes_back(case, opened):
    case("note", "Road", "kept", "--marking", "SECRET")
    case("close", "Road")
    assert json.loads(case("list", "--json").stdout) == []
    case("reopen", "Road")
    assert [note["text"] for note in opened()["kept"]["notes"]] == ["kept"]
    case("reopen", "Road", fails=True)


def test_a_room_below_sees_no_line_of_what_it_may_not_see(archive, case, opened):
    case("pin", "Road", line(opened(), "risks"))
    runner = CliRunner()
    made = ["room", "add", "low", "--clearance", "CONFIDENTIAL", "--archive", str(archive), "--workers", "1"]
    assert runner.invoke(app, made).exit_code == 0
    there = runner.invoke(app, ["case", "Road", "--json", "--room", "low", "--archive", str(archive)])
    assert json.loads(there.stdout)["kept"] is None
