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


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("President Nabil Hosmard supported talks on security and trade.", "open"),
        ("President Nabil Hosmard signed a decree on the wages of the notaries.", "kept"),
    ],
)
def test_of_another_thread_only_rare_words_and_a_person_speak(tmp_path, told, state):
    first = "1. (C) President Nabil Hosmard promised to sign a decree on security, trade and the wages of the notaries."
    texts = telegram_text(31, first), telegram_text(33, f"1. (C) {told}", day="25")
    archive = archive_of(tmp_path / "archive", *texts)
    with Room.open(archive) as room:
        (row,) = ledger(recorded(room, archive))
    assert row.state == state
