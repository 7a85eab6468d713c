"""The page of incidents: what happened, each happening once, with all that tell of it and what they do not agree on."""

from enum import StrEnum
from functools import partial
from typing import Annotated

from litestar import get
from litestar.params import QueryParameter

from reftel.desk.flat import IncidentRow, of_incidents
from reftel.desk.incidents import Happened, Wanted
from reftel.desk.leaf import IncidentLeaf, incident_leaf
from reftel.room.record import Record
from reftel.terms.place import asked as of_place
from reftel.web import address
from reftel.web.form import Page
from reftel.web.paging import AT_ONCE, Leaf, PageNumber, pages
from reftel.web.record import DAY, AsOf, Confirmed, all_of, ask, known
from reftel.web.rooms import Served


class Type(StrEnum):
    """What may be asked for; without a type all but meetings and interventions are listed."""

    ALL = ""
    ATTACK = "attack"
    THREAT = "threat"
    DETENTION = "detention"
    PERSONNEL = "personnel"
    MEETING = "meeting"
    INTERVENTION = "intervention"


class State(StrEnum):
    """Whether it happened, as most tellings have it."""

    ANY = ""
    OCCURRED = "occurred"
    PLANNED = "planned"
    ATTEMPTED = "attempted"
    REVERSED = "reversed"
    DENIED = "denied"


OfType = Annotated[Type, QueryParameter(name="type", description="Only these: attack.")]
Place = Annotated[str, QueryParameter(name="in", max_length=100, description="Where it happened: Delwan.")]
First = Annotated[str, QueryParameter(name="from", pattern=DAY, description="From this day on: 2011-05-01.")]
Last = Annotated[str, QueryParameter(name="to", pattern=DAY, description="Up to this day: 2011-07-31.")]
OfState = Annotated[State, QueryParameter(name="status", description="Whether it happened: occurred, planned.")]


class Incidents(Leaf, frozen=True, kw_only=True):
    """How many incidents there are, of how many tellings, how many of them confirmed, and those of one page."""

    tellings: int
    confirmed: int
    rows: tuple[Happened, ...]


@get("/incidents", summary="What happened")
async def incidents(
    rooms: Served,
    kind: OfType = Type.ALL,
    place: Place = "",
    first: First = "",
    last: Last = "",
    happened: OfState = State.ANY,
    as_of: AsOf = "",
    confirmed: Confirmed = False,
    page: PageNumber = 1,
) -> Page[Incidents]:
    """Attacks, threats, detentions and changes in posts, each once, with its tellings; other types when asked for."""
    within = of_place(place, rooms.archive)
    wanted = Wanted(kind.value or None, within, first or None, last or None, happened.value or None, confirmed)
    leaf, names = await ask(rooms, known(as_of), lambda _, record: _shown(record, wanted, page))
    found = Incidents(
        total=leaf.total,
        page=page,
        pages=pages(leaf.total),
        rows=leaf.rows,
        tellings=leaf.tellings,
        confirmed=leaf.confirmed,
    )
    asked: dict[str, object] = {"type": kind.value, "in": place, "from": first, "to": last, "status": happened.value}
    asked |= {"as-of": as_of, "confirmed": confirmed}
    view = {"names": names, "asked": asked, "there": address.again(address.incidents, asked)}
    view |= {"types": list(Type)[1:], "states": list(State)[1:]}
    return Page(found, "incidents.html", rows=lambda: all_of(rooms, known(as_of), partial(_flat, wanted)), view=view)


def _shown(record: Record, wanted: Wanted, page: int) -> tuple[IncidentLeaf, frozenset[str]]:
    """One page, and the names of the persons in it."""
    leaf = incident_leaf(record, wanted, (page - 1) * AT_ONCE, AT_ONCE)
    return leaf, frozenset(record.person(key).name for row in leaf.rows for key in row.about)


def _flat(wanted: Wanted, record: Record, first: int, most: int) -> tuple[IncidentRow, ...]:
    return tuple(of_incidents(incident_leaf(record, wanted, first, most).rows))
