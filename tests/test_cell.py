"""A cell of a CSV table: readable words, and no formula."""

import pytest

from reftel.desk.cell import cell
from reftel.room.missing import Said


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(sign):
    assert cell(f"{sign}SUM(1)").startswith("'")
    assert cell((f"{sign}SUM(1)", "x")).startswith("'")


def test_a_record_is_readable():
    said = Said(pin="11DELWAN88 ¶2", quote="the road is shut", marking=None, dtg=None)
    assert cell((said, said)) == "; ".join(["11DELWAN88 ¶2, the road is shut"] * 2)
