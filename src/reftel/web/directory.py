"""The pages of offices and places, and the list of all people: what telegrams name, each with its first words.

They are made once the telegrams were read for claims; until then they say how many are left.
"""

from functools import partial
from typing import Annotated

from litestar import get
from litestar.params import QueryParameter

from reftel.desk.directory import Directory, Listed, directory
from reftel.desk.record import recorded
from reftel.room.claims import unread
from reftel.web import address
from reftel.web.form import Page
from reftel.web.paging import Leaf, PageNumber
from reftel.web.rooms import Rooms, Served

READ_AT_ONCE = 24
"""So few telegrams are read for claims when a page is asked for: it takes seconds."""
Named = Annotated[str, QueryParameter(name="name", max_length=200, description="Those whose name has these words.")]
_NONE = Directory((), (), ())


class Shown(Leaf, frozen=True, kw_only=True):
    """What was asked for, how many there are, those of one page, and how many telegrams are still to be read."""

    name: str
    unread: int
    rows: tuple[Listed, ...]


@get("/offices", summary="Offices, and who held them")
async def offices(rooms: Served, name: Named = "", page: PageNumber = 1) -> Page[Shown]:
    """Every office somebody is said to hold, with all who are said to have held it."""
    left, known = await listed(rooms)
    return _page(left, known.offices, name, page, "Offices")


@get("/places", summary="Places where something happened")
async def places(rooms: Served, name: Named = "", page: PageNumber = 1) -> Page[Shown]:
    """Every place where something is said to have happened or somebody to hold an office."""
    left, known = await listed(rooms)
    return _page(left, known.places, name, page, "Places")


async def listed(rooms: Rooms) -> tuple[int, Directory]:
    """How many telegrams are to be read yet, and the directory; nothing in it while they are many."""
    left = await rooms.ask(lambda room: unread(room.register))
    if left > READ_AT_ONCE:
        return left, _NONE
    return 0, await rooms.ask_once("directory", lambda room: directory(recorded(room, rooms.archive)))


def _page(left: int, known: tuple[Listed, ...], name: str, page: int, title: str) -> Page[Shown]:
    words = name.lower().split()
    wanted = [row for row in known if all(word in f"{row.name} {' '.join(row.also)}".lower() for word in words)]
    shown = Shown.of(wanted, page, name=name, unread=left)
    path = f"/{title.lower()}"
    there = address.again(partial(address.listed, path), {"name": name})
    return Page(shown, "directory.html", rows=wanted, view={"title": title, "path": path, "there": there})
