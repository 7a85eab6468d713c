"""The ledger: what somebody is to do, who, for whom, by when, and what became of it; what is overdue comes first."""

from collections.abc import AsyncIterator
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import QueryParameter

from reftel.desk.evidence import STATES
from reftel.desk.ledger import Owed, Wanted
from reftel.desk.record import Asked
from reftel.desk.urgency import Leaf, group, leaf
from reftel.web import address
from reftel.web.form import Page
from reftel.web.paging import AT_ONCE, PageNumber, pages
from reftel.web.record import AsOf, At, Confirmed, ask, known
from reftel.web.rooms import Rooms, Served

_BATCH = 500
_ANY_STATE = rf"^(?:{'|'.join(STATES)})?$"
Owner = Annotated[str, QueryParameter(max_length=200, description="Who is to do it: PO Delwan.")]
About = Annotated[str, QueryParameter(max_length=200, description="Whom it concerns, in any spelling.")]
OfState = Annotated[str, QueryParameter(name="state", pattern=_ANY_STATE, description="What became of it: kept.")]
Overdue = Annotated[bool, QueryParameter(description="Only what is past its day and not done.")]


class Ledger(msgspec.Struct, frozen=True):
    """How many entries there are as of a day, how they spread over states, and those of one page.

    `states` counts what would be shown without a state; an entry that is overdue counts there alone.
    """

    total: int
    as_of: str | None
    states: dict[str, int]
    page: int
    pages: int
    rows: tuple[Owed, ...]


@get("/ledger", summary="What is owed")
async def ledger(
    rooms: Served,
    owner: Owner = "",
    about: About = "",
    became: OfState = "",
    overdue: Overdue = False,
    as_of: AsOf = "",
    at: At = "",
    confirmed: Confirmed = False,
    page: PageNumber = 1,
) -> Page[Ledger]:
    """Every commitment, offer, request, recommendation and thing pending, and the words for what became of it."""
    wanted = Wanted(owner.strip() or None, about.strip() or None, became or None, overdue, confirmed)
    day, found = await _leaf(rooms, known(as_of, at), wanted, page)
    shown = Ledger(found.total, day, found.states, page, pages(found.total), found.rows)
    asked: dict[str, object] = {"owner": owner, "about": about, "state": became, "overdue": overdue}
    asked |= {"as-of": as_of, "at": at, "confirmed": confirmed}
    view = {"asked": asked, "there": address.again(address.ledger, asked), "states": STATES, "group": group}
    return Page(shown, "ledger.html", rows=lambda: _batches(rooms, known(as_of, at), wanted), view=view)


async def _leaf(
    rooms: Rooms, asked: Asked, wanted: Wanted, page: int, at_once: int = AT_ONCE
) -> tuple[str | None, Leaf]:
    """One page, and the day it holds for."""
    first = (page - 1) * at_once
    return await ask(rooms, asked, lambda _, record: (record.as_of, leaf(record, wanted, first, at_once)))


async def _batches(rooms: Rooms, asked: Asked, wanted: Wanted) -> AsyncIterator[tuple[Owed, ...]]:
    """All rows, so many at a time."""
    page = 1
    while (rows := (await _leaf(rooms, asked, wanted, page, _BATCH))[1].rows) or page == 1:
        yield rows
        page += 1
