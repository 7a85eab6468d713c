"""The page of missing telegrams: those that are cited and that nobody here holds, with what is known of them."""

from collections.abc import AsyncIterator, Sequence
from functools import partial
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import QueryParameter

from reftel.desk.request import request
from reftel.room.missing import Missing, listing, quoted
from reftel.room.room import Room
from reftel.web import address
from reftel.web.form import Page
from reftel.web.paging import Leaf, some
from reftel.web.rooms import Rooms, Served

AT_ONCE = 25
_QUOTED, _NAMED = 3, 20
"""So many places that speak of a telegram are quoted, which reads the telegrams; so many others are named."""
_ALL = "missing"
Post = Annotated[str, QueryParameter(name="post", max_length=60, description="Those of one post: DELWAN.")]
Year = Annotated[str, QueryParameter(name="year", pattern=r"^(?:[12]\d{3})?$", description="Those of one year: 2011.")]
PageNumber = Annotated[int, QueryParameter(name="page", ge=1, le=100_000, description="Twenty-five telegrams a page.")]


class Listed(Leaf, frozen=True, kw_only=True):
    """The missing telegrams of a post and a year, or all: how many, and those of one page."""

    rows: tuple[Missing, ...]


@get("/missing", summary="Telegrams that are cited and not held")
async def missing(rooms: Served, post: Post = "", year: Year = "", page: PageNumber = 1) -> Page[Listed]:
    """The telegrams that others cite and that are not here, the most cited first."""
    asked = rooms.tables.posts.letters(post) if post.strip() else None
    of_year = int(year) if year else None
    every = await rooms.ask_once(_ALL, lambda room: listing(room.links))
    wanted = every if asked is None and of_year is None else _of(every, asked, of_year)
    name = f"{_ALL} {asked} {of_year} {page}"
    found = await rooms.ask_once(name, partial(_quoted, rows=some(wanted, page, AT_ONCE)))
    listed = msgspec.structs.replace(Listed.of(wanted, page, AT_ONCE), rows=found)
    wording = await rooms.ask(lambda room: request(found, room.links.sent)) if found else ""
    there = address.again(address.missing, {"post": post, "year": year})
    view = {"post": post, "year": year, "markings": _markings(found), "there": there}
    view |= {"request": wording, "most_places": _NAMED}
    return Page(listed, "missing.html", rows=lambda: _all(rooms, wanted), view=view)


def _of(rows: Sequence[Missing], post: str | None, year: int | None) -> tuple[Missing, ...]:
    return tuple(row for row in rows if post in (None, row.post) and year in (None, row.year))


async def _all(rooms: Rooms, wanted: Sequence[Missing]) -> AsyncIterator[tuple[Missing, ...]]:
    """All of them, some at a time."""
    for first in range(0, len(wanted), AT_ONCE):
        yield await rooms.ask(partial(_quoted, rows=wanted[first : first + AT_ONCE], most=None))


def _quoted(room: Room, rows: Sequence[Missing], most: int | None = _QUOTED) -> tuple[Missing, ...]:
    return tuple(quoted(row, room.links, room.telegram, most) for row in rows)


def _markings(rows: Sequence[Missing]) -> list[str | None]:
    return [said.marking for row in rows for said in row.said]
