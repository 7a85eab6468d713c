"""The telegram that began it: every field, the paragraphs and their marks, the references, as the contract has them."""

import msgspec
import pytest

from reftel.message.read import read
from reftel.message.record import record
from reftel.readers.reader import read_path
from reftel.terms.tables import shipped

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def reading(shared):
    (copy,) = read_path(shared / "seed" / "07BAGHDAD4003.txt")
    return read(copy, shipped())


@pytest.fixture(scope="module")
def fields(reading):
    return msgspec.json.decode(msgspec.json.encode(record(reading)))


def test_the_heading(fields):
    assert fields["mrn"] == "07BAGHDAD4003"
    assert fields["dtg"] == "2007-12-10T11:58:00Z"
    assert fields["transmission"] == "VZCZCXRO7701"
    assert fields["precedence"] == "PRIORITY"
    assert fields["from"] == {"routing": "RUEHGB", "plad": "AMEMBASSY BAGHDAD", "post": "BAGHDAD"}
    (state,) = fields["to"]
    assert (state["routing"], state["post"], state["precedence"], state["mcn"]) == (
        "RUEHC",
        "STATE",
        "PRIORITY",
        "4755",
    )
    (posts,) = fields["info"]
    assert (posts["routing"], posts["plad"], posts["post"]) == ("RUCNRAQ", "IRAQ COLLECTIVE", None)


def test_level_captions_and_order(fields):
    assert (fields["level"], fields["marking"]) == ("SECRET", "SECRET//NOFORN")
    assert fields["captions"] == ["SIPDIS", "NOFORN"]
    assert fields["declassify"]["on"] == "2017-12-07"
    assert fields["tags"] == ["PGOV", "IR", "IZ"]
    assert fields["classified_by"]["names"] == ["Matt Tueller"]
    assert fields["classified_by"]["reasons"] == ["1.4(b)", "1.4(d)"]


def test_references_two_telegrams_and_a_report_with_its_own_time(fields):
    rows = [(row["label"], row["kind"], row["mrn"]) for row in fields["references"]]
    assert rows == [("A", "cable", "07BAGHDAD3951"), ("B", "cable", "07HILLAH169"), ("C", "report", None)]
    assert fields["references"][2]["dtg"] == "2007-12-09T12:23:00Z"


def test_paragraphs_one_to_five_though_a_pilcrow_became_a_digit(fields):
    rows = [(row["number"], row["label"], row["mark"]) for row in fields["paragraphs"]]
    assert [number for number, _, _ in rows] == [1, 2, 3, 4, 5]
    assert all(label.startswith("1") for _, label, _ in rows)
    assert all(mark for _, _, mark in rows)
    assert fields["paragraphs"][0]["role"] == "summary"
    assert fields["signers"] == ["BUTENIS"]


def test_nothing_is_lost(reading):
    text = reading.copy.text
    assert "".join(block.span.of(text) for block in reading.blocks) == text
