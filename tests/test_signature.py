"""Who signed and drafted: each case is a row of `tables/drafter.txt`."""

import pytest

from reftel.room.room import Room
from reftel.room.roster import figures
from reftel.room.signature import drafters
from tests.archive import archive_of, telegram_text
from tests.table import cases


@pytest.mark.parametrize(("line", "expected"), cases("drafter"))
def test_drafter(line, expected):
    assert "; ".join(drafters(line)) == expected


def test_whoever_drafts_is_whom_the_telegram_names_by_family_name(tmp_path):
    text = telegram_text(31, "1. (C) PolOff Orlan met with Governor Tamaz on February 9.")
    with Room.open(archive_of(tmp_path / "archive", f"DRAFTED BY POL: MARTA ORLAN\n{text}")) as room:
        (telegram,) = room.telegrams()
    (her, _) = figures(telegram, (), (("Orlan", "PolOff"), ("Tamaz", "Governor")))
    assert set(her.names) == {"MARTA ORLAN", "Orlan"}
