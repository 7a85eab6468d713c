"""References, as 11SAHRIYA500 would cite them: `label kind value`, the value an MRN or the entry's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.message.reference import Citing, read_references
from reftel.terms.tables import shipped
from reftel.text import cut
from tests.table import cases

POSTS = shipped().posts.plus(
    [
        {"post": "SAHRIYA", "name": "SAHRIYA", "kind": "embassy"},
        {"post": "PORTZAYD", "name": "PORT ZAYD", "kind": "consulate"},
        {"post": "DELWAN", "name": "DELWAN", "kind": "office"},
    ],
    [{"alias": "PZ", "post": "PORTZAYD", "from": "", "to": ""}],
)
CITING = Citing(2011, "SAHRIYA", 500, 6)


def read(text: str, citing: Citing = CITING):
    return read_references(cut(text, []), 0, len(text), citing, POSTS)


def shown(entry) -> str:
    value = str(entry.mrn) if entry.mrn else entry.text
    return f"{entry.label or '-'} {entry.kind} {value}"


@pytest.mark.parametrize(("text", "expected"), cases("reference"))
def test_reference(text, expected):
    assert " | ".join(map(shown, read(text))) == expected.replace("nothing", "")


def test_the_rule_that_gave_the_year_is_named():
    rules = [entry.rule for entry in read("A. SAHRIYA 88 B. 10 DELWAN 7 C. SAHRIYA 3853")]
    assert rules == [
        "year of the citing cable",
        "as printed",
        "year before the citing cable: its serial is above the citing cable's own",
    ]


def test_without_a_year_there_is_no_number():
    (entry,) = read("DELWAN 88", Citing())
    assert (entry.kind, entry.mrn, entry.rule) == ("cable", None, "the year is not known")


def test_a_report_keeps_its_own_date_time_group():
    (entry,) = read("TD 539-11\n091223Z DEC 10")
    assert (entry.kind, entry.dtg.iso) == ("report", "2010-12-09T12:23:00Z")


def test_spans_hold_the_words():
    text = "A. SAHRIYA\n0088 B. VALE-ORDE EMAIL 02/11/2011"
    assert [entry.span.of(text) for entry in read(text)] == ["SAHRIYA\n0088", "VALE-ORDE EMAIL 02/11/2011"]


@given(st.text(alphabet="ABCREF 0123456789().,;:/&-\n¶", max_size=200))
def test_any_list_is_read(text):
    for entry in read(text):
        assert " ".join(entry.span.of(text).split()) == entry.text or entry.kind != "cable"
