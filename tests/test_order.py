from datetime import date

import pytest

from reftel.terms.dtg import DTG
from reftel.terms.era import order_in_force
from reftel.terms.level import Level
from reftel.terms.order import falls_due, read_declassify
from tests.table import cases


@pytest.mark.parametrize(("text", "expected"), cases("declassify"))
def test_read_declassify(text, expected):
    read = read_declassify(text)
    parts = (read.order, read.date, read.event, read.exemption)
    assert " | ".join(part or "-" for part in parts) == expected


@pytest.mark.parametrize(("given", "expected"), cases("due"))
def test_falls_due(given, expected):
    day, level, line = given.split(" / ")
    signed = date.fromisoformat(day)
    term = read_declassify(line) if line != "-" else None
    due = falls_due(term, DTG(signed.day, 12, 0, "Z", signed.month, signed.year), Level[level])
    assert (due.on.isoformat() if due else "-") == expected


def test_eras_follow_each_other_without_a_gap():
    for day in (date(1972, 5, 31), date(1978, 11, 30), date(1982, 7, 31), date(1995, 10, 13), date(2010, 6, 26)):
        before, after = order_in_force(day), order_in_force(date.fromordinal(day.toordinal() + 1))
        assert before
        assert after
        assert before is not after
    assert order_in_force(date(1950, 1, 1)) is None
