"""The watch: who is at risk, of what, from whom, since when, on whose word, what was done and what is owed."""

from functools import partial
from typing import Annotated

from litestar import get
from litestar.params import QueryParameter

from reftel.desk.danger import LEVELS
from reftel.desk.flat import WatchRow, of_watch
from reftel.desk.leaf import watch_leaf
from reftel.desk.logbook import KINDS
from reftel.desk.record import Record
from reftel.desk.watch import Sought
from reftel.desk.watched import Watched
from reftel.terms.place import asked as of_place
from reftel.web import address
from reftel.web.form import Page
from reftel.web.paging import AT_ONCE, Leaf, PageNumber, pages
from reftel.web.record import AsOf, Confirmed, all_of, ask, known
from reftel.web.rooms import Served

_DAYS = 14
Place = Annotated[str, QueryParameter(name="in", max_length=100, description="Only those of a place: Delwan.")]
Silent = Annotated[
    int, QueryParameter(ge=1, le=36_500, description="After how many days without a word somebody stands out.")
]


class Watch(Leaf, frozen=True, kw_only=True):
    """How many stand on the watch as of a day, of how many nothing was heard, and those of one page."""

    as_of: str | None
    days: int
    silent: int
    rows: tuple[Watched, ...]


@get("/watch", summary="Who is at risk")
async def watch(
    rooms: Served,
    as_of: AsOf = "",
    place: Place = "",
    silent: Silent = _DAYS,
    confirmed: Confirmed = False,
    page: PageNumber = 1,
) -> Page[Watch]:
    """Everybody in danger, the gravest first, groups with the members named; who fell silent stands out."""
    within = of_place(place, rooms.archive)
    sought = Sought(silent, within, confirmed)
    first = (page - 1) * AT_ONCE
    leaf, day = await ask(
        rooms, known(as_of), lambda _, record: (watch_leaf(record, sought, first, AT_ONCE), record.as_of)
    )
    found = Watch(
        total=leaf.total,
        page=page,
        pages=pages(leaf.total),
        rows=leaf.rows,
        as_of=day,
        days=silent,
        silent=leaf.silent,
    )
    asked = {"as-of": as_of, "in": place, "silent": silent if silent != _DAYS else None, "confirmed": confirmed}
    view = {"asked": asked, "there": address.again(address.watch, asked), "levels": LEVELS, "kinds": KINDS}
    return Page(found, "watch.html", rows=lambda: all_of(rooms, known(as_of), partial(_flat, sought)), view=view)


def _flat(sought: Sought, record: Record, first: int, most: int) -> tuple[WatchRow, ...]:
    return tuple(of_watch(watch_leaf(record, sought, first, most).rows))
