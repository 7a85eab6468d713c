"""What became of an entry of the ledger, by what a later telegram says."""

import pytest

from reftel.desk.ledger import ledger
from reftel.desk.record import recorded
from reftel.room.room import Room
from tests.archive import archive_of, telegram_text
from tests.table import cases


@pytest.mark.parametrize(("given", "state"), cases("outcome"), ids=lambda text: text.replace(" ", "_")[:60])
def test_the_state_of_an_entry(tmp_path, given, state):
    first, later, word = given.split(" / ")
    reply = telegram_text(33, f"1. (C) {later}", day="25").replace("NEWS\n", "NEWS\n\nREF: SAHRIYA 31\n")
    archive = archive_of(tmp_path / "archive", telegram_text(31, f"1. (C) {first}"), reply)
    with Room.open(archive) as room:
        rows = [row for row in ledger(recorded(room, archive)) if word in " ".join((row.action, *row.quotes))]
    assert [row.state for row in rows] == [state]
