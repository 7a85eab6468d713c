"""Saved searches tell what is new since last time, each room its own, and outlive what is built anew."""

import msgspec
import pytest
from typer.testing import CliRunner

from reftel.cli.main import app
from tests.archive import archive_of, telegram_text

FIRST = telegram_text(12, "1. (C) The chief left.")
SECOND = telegram_text(13, "1. (C) The chief came back.", day="12")
SECRET = telegram_text(14, "1. (S) The chief hid.", "S E C R E T", day="13")


def reftel(*words):
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def archive(tmp_path):
    folder = archive_of(tmp_path / "archive", FIRST)
    reftel("room", "add", "visitors", "--clearance", "CONFIDENTIAL", "--archive", folder)
    reftel("search", "chief", "--save", "chiefs", "--archive", folder)
    reftel("search", "chief", "--save", "chiefs", "--archive", folder, "--room", "visitors")
    return folder


def news(archive, *more):
    (row,) = msgspec.json.decode(reftel("news", "--json", "--archive", archive, *more))
    return [hit["pin"] for hit in row["hits"]]


def test_what_was_there_is_no_news_and_what_comes_is_once(archive):
    assert news(archive) == []
    archive_of(archive, SECOND)
    assert news(archive, "--peek") == ["11SAHRIYA13 ¶1"]
    assert news(archive) == ["11SAHRIYA13 ¶1"]
    assert news(archive) == []


def test_each_room_has_its_own(archive):
    archive_of(archive, SECOND, SECRET)
    assert news(archive, "--room", "visitors") == ["11SAHRIYA13 ¶1"]
    assert news(archive) == ["11SAHRIYA13 ¶1", "11SAHRIYA14 ¶1"]


def test_saved_searches_outlive_a_dropped_room(archive):
    reftel("room", "drop", "visitors", "--archive", archive)
    reftel("room", "add", "visitors", "--clearance", "CONFIDENTIAL", "--archive", archive)
    assert news(archive, "--room", "visitors") == []


def test_a_search_is_forgotten(archive):
    reftel("news", "chiefs", "--drop", "--archive", archive)
    assert msgspec.json.decode(reftel("news", "--json", "--archive", archive)) == []
