"""A president and his brother in one telegram: each case is a row of `tables/leader.txt`."""

import pytest

from reftel.room.leader import Known, leaders
from reftel.room.room import Room
from reftel.room.roster import figures
from tests.archive import archive_of, telegram_text
from tests.table import cases


@pytest.fixture(scope="module")
def telegram(tmp_path_factory):
    folder = tmp_path_factory.mktemp("leader") / "archive"
    with Room.open(archive_of(folder, telegram_text(31, "1. (C) Nobody is named here."))) as room:
        (found,) = room.telegrams()
    return found


def words(text):
    pairs = (each.strip().partition(":") for each in text.split(","))
    return tuple((name.strip(), title.strip()) for title, _, name in pairs)


@pytest.mark.parametrize(("given", "expected"), cases("leader"))
def test_leader(given, expected, telegram):
    rows = [words(text) for text in given.split(" | ")]
    known = Known.of((name for row in rows for name, _ in row if " " in name), (leaders((), row) for row in rows))
    shown = [
        f"{each.name} ({', '.join(each.titles)})" if each.titles else each.name
        for each in figures(telegram, (), rows[-1], known)
        if each.name not in {"VALE"}
    ]
    assert "; ".join(sorted(shown)) == expected
