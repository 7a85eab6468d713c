"""A telegram and a passage as historians and reference managers have them."""

import json

import pytest
from typer.testing import CliRunner

from reftel.cli.main import app
from reftel.desk.cite import STYLES, Source
from reftel.message.cable import Cable, Release
from reftel.room.telegram import Telegram
from reftel.terms.marking import read_marking
from tests.archive import archive_of, telegram_text


@pytest.fixture
def cited(tmp_path):
    archive = archive_of(tmp_path / "archive", telegram_text(12, "1. (C) It rained.\n\n2. (U) It did."))

    def of(*words):
        return CliRunner().invoke(app, ["cite", *words, "--archive", str(archive)])

    return of


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            "chicago",
            "Embassy Sahriya to Department of State, telegram 11SAHRIYA12, “THE DAY'S NEWS,” February 11, 2011, ¶1,"
            " CONFIDENTIAL.",
        ),
        (
            "frus",
            "Telegram 12 From the Embassy in Sahriya to the Department of State, February 11, 2011, 1530Z, ¶1,"
            " CONFIDENTIAL.",
        ),
        (
            "nara",
            "Telegram 12 from Embassy Sahriya “THE DAY'S NEWS”; February 11, 2011; 11SAHRIYA12, ¶1, CONFIDENTIAL.",
        ),
    ],
)
def test_a_passage_in_each_style(cited, style, expected):
    assert cited("11 Sahriya 12", "¶1", "--style", style).stdout.strip() == expected


def test_reference_managers_get_theirs(cited):
    lines = cited("11SAHRIYA12", "--style", "ris").stdout.splitlines()
    assert lines[0] == "TY  - GOVDOC"
    assert "DA  - 2011/02/11" in lines
    (item,) = json.loads(cited("11SAHRIYA12 ¶2", "--style", "csl").stdout)
    assert item["issued"] == {"date-parts": [[2011, 2, 11]]}
    assert (item["locator"], item["note"]) == ("¶2", "UNCLASSIFIED")


def test_what_is_not_there_is_said(cited):
    assert cited("11SAHRIYA13").exit_code == 2
    assert cited("11SAHRIYA12", "¶9").exit_code == 2
    assert cited("11SAHRIYA12", "--style", "mla").exit_code == 2


def test_what_was_released_says_what_it_was_at_origin(tmp_path):
    release = "\n\nRELEASED IN FULL\nAnn Vale, Director\n12/25/2005\n"
    text = telegram_text(12, "1. (S) It rained.", level="S E C R E T") + release
    archive = archive_of(tmp_path / "archive", text)
    found = Source(
        Telegram("11SAHRIYA12", Cable(marking=read_marking("SECRET"))), None, Release("in full", date="2005-12-25")
    )
    assert STYLES["chicago"](found).endswith("SECRET at origin, released in full 2005.")
    assert CliRunner().invoke(app, ["cite", "11SAHRIYA12", "--archive", str(archive)]).exit_code == 0


@pytest.mark.parametrize("style", ["chicago", "frus", "nara"])
def test_a_record_of_the_national_archives_names_its_collection(style):
    found = Source(Telegram("75SAHRIYA12", Cable()), origin="National Archives, Central Foreign Policy Files 1973-79")
    assert "RG 59, U.S. National Archives" in STYLES[style](found)
