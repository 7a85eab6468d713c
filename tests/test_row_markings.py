"""What a row may be read by is the join of all it shows: of every passage it has a pin to, and of every name in it."""

import re

import msgspec
import pytest

from reftel.desk.casefile import case_file
from reftel.desk.incidents import listed
from reftel.desk.ledger import owed
from reftel.desk.persons import persons
from reftel.desk.record import recorded
from reftel.desk.subject import subject
from reftel.desk.watch import watch
from reftel.room.room import Room
from reftel.terms.marking import permits, read_marking
from tests.archive import archive_of, telegram_text

TEXTS = (
    telegram_text(12, "1. (C) Colonel Rustam Darvazi was shot at on February 9. PO Delwan will meet Rustam Darvazi."),
    telegram_text(
        13,
        "1. (U) Rain.\n\n2. (S/NF) Colonel Rustam Dervazi, also called Rustam Darvazi, is in danger of arrest. PO"
        " Delwan will meet Rustam Darvazi on February 20.",
        level="S E C R E T",
        day="12",
    ),
)
_PIN = re.compile(r"\b\d\d[A-Z]+\d+ (?:¶[\w-]+|SUBJECT)")


def texts(row):
    if isinstance(row, str):
        yield row
    elif isinstance(row, dict):
        for value in row.values():
            yield from texts(value)
    elif isinstance(row, list | tuple):
        for value in row:
            yield from texts(value)


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    archive = archive_of(tmp_path_factory.mktemp("markings") / "archive", *TEXTS)
    with Room.open(archive) as room:
        yield room, recorded(room, archive)


def rows(room, record):
    for name, found in (("people", persons), ("ledger", owed), ("watch", watch), ("incidents", listed)):
        yield from ((name, row) for row in found(record))
    case = msgspec.to_builtins(case_file(room, record, subject(room, record, "Rustam Darvazi")))
    for section, found in case.items():
        yield from ((section, row) for row in found if isinstance(row, dict))


def test_a_row_is_marked_with_the_join_of_all_it_shows(opened):
    room, record = opened
    markings = {f"{each.key} {row.paragraph}": row.marking for each in room.telegrams() for row in each.passages}
    seen = set()
    for name, row in rows(room, record):
        shown = msgspec.to_builtins(row)
        pins = {pin for text in texts(shown) for pin in _PIN.findall(text) if pin in markings}
        for pin in pins:
            assert permits(read_marking(shown["marking"]), read_marking(markings[pin])), (name, pin, shown)
            seen.add((name, markings[pin]))
    assert {("ledger", "SECRET//NOFORN"), ("watch", "SECRET//NOFORN"), ("names", "SECRET//NOFORN")} <= seen


def test_a_person_is_marked_with_the_join_of_all_spellings(opened):
    (one,) = [row for row in persons(opened[1]) if "Rustam Dervazi" in row["names"]]
    assert one["pin"] == "11SAHRIYA12 ¶1"
    assert one["telegrams"] == ["11SAHRIYA12", "11SAHRIYA13"]
    assert one["marking"] == "SECRET//NOFORN"
