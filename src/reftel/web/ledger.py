"""The ledger: what somebody is to do, who, for whom, by when, and what became of it; what is overdue comes first."""

from collections import Counter
from collections.abc import Iterable
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import QueryParameter

from reftel.desk.evidence import ATTEMPTED, LAPSED, OPEN, RELAYED, STANDING, STATES
from reftel.desk.ledger import Owed, Wanted
from reftel.desk.ledger import ledger as made
from reftel.room.record import Record
from reftel.room.room import Room
from reftel.web import address
from reftel.web.form import Page
from reftel.web.paging import PageNumber, pages, some
from reftel.web.record import AsOf, At, Confirmed, ask, known
from reftel.web.rooms import Served

OVERDUE = "overdue"
ORDER = (OVERDUE, OPEN, RELAYED, ATTEMPTED, STANDING, LAPSED, *STATES)
"""The order in which states are shown, each where it comes first."""
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
    wanted = Wanted(owner.strip() or None, about.strip() or None, None, False, confirmed)
    everything, day = await ask(rooms, known(as_of, at), lambda room, record: _all(room, record, wanted))
    rows = [row for row in everything if (not became or row.state == became) and (row.overdue or not overdue)]
    found = Ledger(len(rows), day, _states(everything), page, pages(len(rows)), some(rows, page))
    asked: dict[str, object] = {"owner": owner, "about": about, "state": became, "overdue": overdue}
    asked |= {"as-of": as_of, "at": at, "confirmed": confirmed}
    view = {"asked": asked, "there": address.again(address.ledger, asked), "states": STATES, "group": group}
    return Page(found, "ledger.html", rows=rows, view=view)


def _all(_: Room, record: Record, wanted: Wanted) -> tuple[list[Owed], str | None]:
    rows = made(record, wanted)
    return sorted(rows, key=_order), record.as_of


def group(row: Owed) -> str:
    """Under which heading an entry stands: its state, or that it is overdue."""
    return OVERDUE if row.overdue else row.state


def _order(row: Owed) -> tuple[int, str, str, str]:
    return ORDER.index(group(row)), row.due or "~", row.dtg or "~", row.id


def _states(rows: Iterable[Owed]) -> dict[str, int]:
    counts = Counter(map(group, rows))
    return {state: counts[state] for state in dict.fromkeys(ORDER) if counts[state]}
