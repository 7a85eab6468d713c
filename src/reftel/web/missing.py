"""The page of missing telegrams: those that are cited and that nobody here holds, with what is known of them."""

from collections.abc import AsyncIterator, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

from litestar import get
from litestar.params import QueryParameter

from reftel.desk.missing_list import Wanted, missing_list
from reftel.desk.request import request
from reftel.room.missing import Missing, quoted
from reftel.room.room import Room
from reftel.web import address
from reftel.web.form import Page
from reftel.web.paging import Leaf, pages
from reftel.web.rooms import Rooms, Served

AT_ONCE = 25
_EXPORTED_AT_ONCE = 200
_QUOTED, _NAMED = 3, 20
"""So many places that speak of a telegram are quoted, which reads the telegrams; so many others are named."""
Post = Annotated[str, QueryParameter(name="post", max_length=60, description="Those of one post: DELWAN.")]
Year = Annotated[str, QueryParameter(name="year", pattern=r"^(?:[12]\d{3})?$", description="Those of one year: 2011.")]
PageNumber = Annotated[int, QueryParameter(name="page", ge=1, le=100_000, description="Twenty-five telegrams a page.")]


class Listed(Leaf, frozen=True, kw_only=True):
    """The missing telegrams of a post and a year, or all: how many, and those of one page."""

    rows: tuple[Missing, ...]


@get("/missing", summary="Telegrams that are cited and not held")
async def missing(rooms: Served, post: Post = "", year: Year = "", page: PageNumber = 1) -> Page[Listed]:
    """The telegrams that others cite and that are not here, the most cited first."""
    letters = rooms.tables.posts.letters(post) if post.strip() else None
    wanted = Wanted(letters, int(year) if year else None)
    found = await rooms.ask_once(f"missing {wanted} {page}", partial(_page, archive=rooms.archive, of=(wanted, page)))
    wording = await rooms.ask(lambda room: request(found.rows, room.links.sent)) if found.rows else ""
    there = address.again(address.missing, {"post": post, "year": year})
    view = {"post": post, "year": year, "markings": _markings(found.rows), "there": there}
    view |= {"request": wording, "most_places": _NAMED}
    return Page(found, "missing.html", rows=lambda: _all(rooms, wanted), view=view)


def _page(room: Room, archive: Path, of: tuple[Wanted, int]) -> Listed:
    wanted, page = of
    every = missing_list(room, archive)
    total, rows = every.count(wanted), every.some(wanted, (page - 1) * AT_ONCE, AT_ONCE)
    return Listed(total=total, page=page, pages=pages(total, AT_ONCE), rows=_quoted(room, rows))


async def _all(rooms: Rooms, wanted: Wanted) -> AsyncIterator[tuple[Missing, ...]]:
    """All of them, some at a time."""

    def some(room: Room, first: int) -> tuple[Missing, ...]:
        return _quoted(room, missing_list(room, rooms.archive).some(wanted, first, _EXPORTED_AT_ONCE), most=None)

    first = 0
    while rows := await rooms.ask_long(partial(some, first=first)):
        yield rows
        first += _EXPORTED_AT_ONCE


def _quoted(room: Room, rows: Sequence[Missing], most: int | None = _QUOTED) -> tuple[Missing, ...]:
    return tuple(quoted(row, room.links, room.telegram, most) for row in rows)


def _markings(rows: Sequence[Missing]) -> list[str | None]:
    return [said.marking for row in rows for said in row.said]
