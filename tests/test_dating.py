"""Dates as they were said and as they were meant, of single passages."""

import pytest

from tests.table import cases
from tests.test_claims import told


@pytest.mark.parametrize(("passage", "expected"), cases("dating"))
def test_how_an_event_is_dated(passage, expected):
    dated = {}
    for claim in told(passage):
        date = claim.keys.get("date") or claim.keys.get("due")
        how = claim.dated
        dated[claim.keys.get("type", "")] = f"{date} ({how.words} / {how.to})" if how else str(date)
    type_, _, want = expected.partition(": ")
    assert dated.get(type_) == want, dated
