"""The pages of offices and places, and the list of all people: what telegrams name, each with its first words.

They are made once the telegrams were read for claims; until then they say how many are left.
"""

from functools import partial
from typing import Annotated

from litestar import get
from litestar.params import QueryParameter

from reftel.desk.directory import Listed, count, some
from reftel.room.claims import unread
from reftel.web import address
from reftel.web.form import Batches, Page
from reftel.web.paging import AT_ONCE, Leaf, PageNumber, pages
from reftel.web.record import all_of, ask, known
from reftel.web.rooms import Rooms, Served

READ_AT_ONCE = 24
"""So few telegrams are read for claims when a page is asked for: it takes seconds."""
Named = Annotated[str, QueryParameter(name="name", max_length=200, description="Those whose name has these words.")]


class Shown(Leaf, frozen=True, kw_only=True):
    """What was asked for, how many there are, those of one page, and how many telegrams are still to be read."""

    name: str
    unread: int
    rows: tuple[Listed, ...]


@get("/offices", summary="Offices, and who held them")
async def offices(rooms: Served, name: Named = "", page: PageNumber = 1) -> Page[Shown]:
    """Every office somebody is said to hold, with all who are said to have held it."""
    return await _page(rooms, "offices", name, page)


@get("/places", summary="Places where something happened")
async def places(rooms: Served, name: Named = "", page: PageNumber = 1) -> Page[Shown]:
    """Every place where something is said to have happened or somebody to hold an office."""
    return await _page(rooms, "places", name, page)


async def listed(rooms: Rooms, kind: str, name: str, page: int) -> Shown:
    """One page of a list of the directory; nothing in it while many telegrams are to be read yet."""
    left = await rooms.ask(lambda room: unread(room.register))
    if left > READ_AT_ONCE:
        return Shown(total=0, page=page, pages=1, rows=(), name=name, unread=left)
    first = (page - 1) * AT_ONCE
    total, rows = await ask(
        rooms, known(), lambda _, record: (count(record, kind, name), some(kind, name, record, first, AT_ONCE))
    )
    return Shown(total=total, page=page, pages=pages(total), rows=rows, name=name, unread=0)


def every(rooms: Rooms, kind: str, shown: Shown) -> Batches | tuple[()]:
    """All rows of such a list, some at a time; none while telegrams are to be read."""
    return () if shown.unread else lambda: all_of(rooms, known(), partial(some, kind, shown.name))


async def _page(rooms: Rooms, kind: str, name: str, page: int) -> Page[Shown]:
    shown, path = await listed(rooms, kind, name, page), f"/{kind}"
    there = address.again(partial(address.listed, path), {"name": name})
    view = {"title": kind.capitalize(), "path": path, "there": there}
    return Page(shown, "directory.html", rows=every(rooms, kind, shown), view=view)
