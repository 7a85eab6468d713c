"""What a title comes down to: each case is a row of `tables/office.txt`."""

import pytest

from reftel.room.office import read_office
from reftel.room.seat import lands
from tests.table import cases


def shown(title: str) -> str:
    office = read_office(title)
    if office is None:
        return "nothing"
    more = (
        "leads" if office.lead else "",
        "former" if office.former else "",
        *(f"of {land}" for land in lands([title])),
    )
    return ", ".join(filter(None, (str(office), *more)))


@pytest.mark.parametrize(("title", "expected"), cases("office"))
def test_office(title, expected):
    assert shown(title) == expected
