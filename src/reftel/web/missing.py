"""The page of missing telegrams: those that are cited and that nobody here holds, with what is known of them."""

from collections.abc import AsyncIterator, Sequence
from functools import partial
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import QueryParameter

from reftel.desk.request import request
from reftel.room.missing import Listed as Row
from reftel.room.missing import Missing, group, listing, record
from reftel.room.room import Room
from reftel.web.form import Page
from reftel.web.rooms import Rooms, Served

AT_ONCE = 25
_ALL = "missing"
Post = Annotated[str, QueryParameter(name="post", max_length=60, description="Those of one post: DELWAN.")]
Year = Annotated[str, QueryParameter(name="year", pattern=r"^(?:[12]\d{3})?$", description="Those of one year: 2011.")]
PageNumber = Annotated[int, QueryParameter(name="page", ge=1, le=100_000, description="Twenty-five telegrams a page.")]


class Listed(msgspec.Struct, frozen=True):
    """The missing telegrams of a post and a year, or all: how many, and those of one page."""

    total: int
    page: int
    pages: int
    rows: tuple[Missing, ...]


@get("/missing", summary="Telegrams that are cited and not held")
async def missing(rooms: Served, post: Post = "", year: Year = "", page: PageNumber = 1) -> Page[Listed]:
    """The telegrams that others cite and that are not here, the most cited first."""
    asked = rooms.tables.posts.letters(post) if post.strip() else None
    of_year = int(year) if year else None
    every = await rooms.ask_once(_ALL, lambda room: listing(room.links))
    wanted = [row for row in every if asked in (None, row.post) and of_year in (None, row.year)]
    some = await rooms.ask(partial(_records, rows=wanted[(page - 1) * AT_ONCE : page * AT_ONCE]))
    listed = Listed(len(wanted), page, max(1, -(-len(wanted) // AT_ONCE)), some)
    view = {"post": post, "year": year, "markings": _markings(some), "request": request(some) if some else ""}
    return Page(listed, "missing.html", rows=lambda: _all(rooms, wanted), view=view)


async def _all(rooms: Rooms, wanted: Sequence[Row]) -> AsyncIterator[tuple[Missing, ...]]:
    """All of them, some at a time."""
    for first in range(0, len(wanted), AT_ONCE):
        yield await rooms.ask(partial(_records, rows=wanted[first : first + AT_ONCE]))


def _records(room: Room, rows: Sequence[Row]) -> tuple[Missing, ...]:
    found = (group(row, room.links) for row in rows)
    return tuple(record(each, room.links, room.telegram) for each in found if each.links)


def _markings(rows: Sequence[Missing]) -> list[str | None]:
    return [said.marking for row in rows for said in row.said]
