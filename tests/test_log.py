"""The log: what no telegram says is noted with days there are, and taken back by its number."""

import json

import pytest
from typer.testing import CliRunner

from reftel.cli.main import app
from tests.archive import archive_of, telegram_text


@pytest.fixture
def log(tmp_path):
    archive = archive_of(tmp_path / "archive", telegram_text(12, "1. (C) PO Delwan met Chief Rustam Darvazi."))

    def run(*words, fails=False, command="log"):
        found = CliRunner().invoke(app, [command, *words, "--archive", str(archive)])
        assert found.exit_code == (2 if fails else 0), found.output
        return found

    return run


@pytest.mark.parametrize("day", ["2011-07-20", "2011-07", "2011"])
def test_what_happened_on_a_day_in_a_month_or_in_a_year_is_noted(log, day):
    log("contact", "Called him", "--on", day)
    (row,) = json.loads(log("list", "--json").stdout)
    assert row["happened"] == day


@pytest.mark.parametrize("day", ["2011-99-99", "2011-02-30", "2011-13", "soon"])
@pytest.mark.parametrize("option", ["--on", "--said"])
def test_a_day_there_is_not_is_refused(log, option, day):
    assert option in log("contact", "Called him", option, day, fails=True).output
    assert json.loads(log("list", "--json").stdout) == []


@pytest.mark.parametrize("number", ["2", "0", "-1", "one", "9" * 30])
def test_an_entry_there_is_not_is_not_taken_back(log, number):
    log("contact", "Called him")
    log("undo", "--", number, fails=True)
    assert len(json.loads(log("list", "--json").stdout)) == 1
    log("undo", "LOG1")
    assert json.loads(log("list", "--json").stdout) == []


@pytest.mark.parametrize("words", [(), ("",), ("   ",)])
def test_nothing_is_not_noted(log, words):
    assert "say what is noted" in log("incident", *words, fails=True).stderr
    assert json.loads(log("list", "--json").stdout) == []


@pytest.mark.parametrize("kind", ["incident", "intervention", "offer", "promise", "risk", "post", "contact"])
def test_what_names_nobody_is_noted_and_the_desk_goes_on(log, kind):
    log(kind, "Acting head of the office since May")
    assert json.loads(log("list", "--json").stdout)[0]["about"] is None
    for command in ("ledger", "watch", "people", "incidents"):
        log("--json", command=command)


@pytest.mark.parametrize("command", ["ledger", "watch"])
def test_what_is_as_of_no_day_when_there_is_nothing(tmp_path, command):
    (tmp_path / "empty").mkdir()
    archive = tmp_path / "archive"
    assert CliRunner().invoke(app, ["add", str(tmp_path / "empty"), "--archive", str(archive)]).exit_code == 0
    assert CliRunner().invoke(app, [command, "--archive", str(archive)]).stderr.rstrip().endswith("as of no day")
