"""The page of missing telegrams: those that are cited and that nobody here holds, with what is known of them."""

from collections.abc import Sequence
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import QueryParameter

from reftel.desk.request import request
from reftel.room.missing import Missing
from reftel.room.missing import missing as found
from reftel.web.form import Page
from reftel.web.rooms import Served

AT_ONCE = 50
Post = Annotated[str, QueryParameter(name="post", max_length=60, description="Those of one post: DELWAN.")]
Year = Annotated[str, QueryParameter(name="year", pattern=r"^(?:[12]\d{3})?$", description="Those of one year: 2011.")]
PageNumber = Annotated[int, QueryParameter(name="page", ge=1, le=100_000, description="Fifty telegrams a page.")]


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
    all_rows = await rooms.ask(lambda room: found(room.links, room.telegram, asked, of_year))
    some = all_rows[(page - 1) * AT_ONCE : page * AT_ONCE]
    listed = Listed(len(all_rows), page, max(1, -(-len(all_rows) // AT_ONCE)), some)
    view = {"post": post, "year": year, "markings": _markings(some), "request": request(all_rows) if all_rows else ""}
    return Page(listed, "missing.html", rows=all_rows, view=view)


def _markings(rows: Sequence[Missing]) -> list[str | None]:
    return [said.marking for row in rows for said in row.said]
