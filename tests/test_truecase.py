"""Telegrams in capitals read in small letters again."""

import pytest

from reftel.claims.truecase import truecase
from tests.table import cases


@pytest.mark.parametrize(("line", "expected"), cases("truecase"))
def test_a_line_in_capitals(line, expected):
    assert truecase(line) == expected
