from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.terms.dtg import DTG, read_dtg
from tests.table import cases


@pytest.mark.parametrize(("text", "expected"), cases("dtg"))
def test_read_dtg(text, expected):
    group = read_dtg(text)
    assert (f"{group} | {group.iso or '-'} | {group.julian or '-'}" if group else "-") == expected


@given(st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2049, 12, 31)), st.sampled_from("ZARN"))
def test_what_is_printed_reads_back(when, zone):
    group = DTG(when.day, when.hour, when.minute, zone, when.month, when.year)
    assert read_dtg(str(group)) == group


def test_zones_are_hours_ahead_of_zulu_or_behind():
    assert DTG(1, 12, 0, "C", 6, 2011).when == datetime(2011, 6, 1, 9, tzinfo=UTC)
    assert DTG(1, 12, 0, "R", 6, 2011).when == datetime(2011, 6, 1, 17, tzinfo=UTC)
