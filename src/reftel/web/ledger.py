"""The ledger: what somebody is to do, who, for whom, by when, and what became of it; what is overdue comes first."""

from collections.abc import Iterable
from functools import partial
from typing import Annotated

from litestar import get
from litestar.params import QueryParameter

from reftel.desk.evidence import STATES
from reftel.desk.flat import LedgerRow, of_ledger
from reftel.desk.ledger import Owed, Wanted
from reftel.desk.question import question_of
from reftel.desk.record import Asked, Record
from reftel.desk.urgency import Leaf as Found
from reftel.desk.urgency import group, leaf
from reftel.room.judgement import Judgement
from reftel.web import address
from reftel.web.form import Page
from reftel.web.paging import AT_ONCE, Leaf, Look, PageNumber, View, pages
from reftel.web.record import AsOf, At, Confirmed, all_of, ask, known
from reftel.web.rooms import Rooms, Served

_ANY_STATE = rf"^(?:{'|'.join(STATES)})?$"
Owner = Annotated[str, QueryParameter(max_length=200, description="Who is to do it: PO Delwan.")]
About = Annotated[str, QueryParameter(max_length=200, description="Whom it concerns, in any spelling.")]
OfState = Annotated[str, QueryParameter(name="state", pattern=_ANY_STATE, description="What became of it: kept.")]
Overdue = Annotated[bool, QueryParameter(description="Only what is past its day and not done.")]


class Ledger(Leaf, frozen=True, kw_only=True):
    """How many entries there are as of a day, how they spread over states, and those of one page.

    `states` counts what would be shown without a state; an entry that is overdue counts there alone.
    """

    as_of: str | None
    states: dict[str, int]
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
    view: Look = View.LIST,
) -> Page[Ledger]:
    """Every commitment, offer, request, recommendation and thing pending, and the words for what became of it."""
    wanted = Wanted(owner.strip() or None, about.strip() or None, became or None, overdue, confirmed)
    (day, found), judged = await _shown(rooms, known(as_of, at), wanted, page)
    shown = Ledger(
        total=found.total, page=page, pages=pages(found.total), rows=found.rows, as_of=day, states=found.states
    )
    asked: dict[str, object] = {"owner": owner, "about": about, "state": became, "overdue": overdue}
    asked |= {"as-of": as_of, "at": at, "confirmed": confirmed, "view": view.value}
    decided = _decisions(found.rows, judged)
    asks = {row.id: question.id for row in found.rows if row.id not in decided and (question := question_of(row))}
    more = {"judged": decided, "asks": asks, "states": STATES, "group": group, "asked": asked, "view": view.value}
    more["there"] = address.again(address.ledger, asked)
    return Page(shown, "ledger.html", rows=lambda: all_of(rooms, known(as_of, at), partial(_flat, wanted)), view=more)


async def _shown(
    rooms: Rooms, asked: Asked, wanted: Wanted, page: int
) -> tuple[tuple[str | None, Found], tuple[Judgement, ...]]:
    """One page with the day it holds for, and what people decided of states."""
    judged = await ask(rooms, asked, lambda _, record: tuple(row for row in record.judged if row.about == "state"))
    return await _leaf(rooms, asked, wanted, page), judged


async def _leaf(rooms: Rooms, asked: Asked, wanted: Wanted, page: int) -> tuple[str | None, Found]:
    """One page, and the day it holds for."""
    first = (page - 1) * AT_ONCE
    return await ask(rooms, asked, lambda _, record: (record.as_of, leaf(record, wanted, first, AT_ONCE)))


def _decisions(rows: Iterable[Owed], judged: Iterable[Judgement]) -> dict[str, Judgement]:
    """The last judgement on the state of each entry that has one, by the entry's id."""
    last = {(row.left.mrn, row.left.quote): row for row in judged}
    found = {}
    for row in rows:
        for pin in row.pins:
            for quote in row.quotes:
                if decided := last.get((pin.partition(" ")[0], quote)):
                    found[row.id] = decided
    return found


def _flat(wanted: Wanted, record: Record, first: int, most: int) -> tuple[LedgerRow, ...]:
    return tuple(of_ledger(leaf(record, wanted, first, most).rows))
