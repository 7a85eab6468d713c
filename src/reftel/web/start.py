"""The first page: the search box, what the archive holds, and its newest telegrams."""

import msgspec
from litestar import get

from reftel.room.facets import Count
from reftel.room.grammar import read_query
from reftel.room.hit import Asked, Hit
from reftel.room.hit import search as searched
from reftel.room.ranking import Sort
from reftel.room.room import Room
from reftel.web import address
from reftel.web.chart import Bar, bars, times
from reftel.web.form import Page
from reftel.web.rooms import Served

_NEWEST = 6


class Holdings(msgspec.Struct, frozen=True):
    """What the archive holds, as far as it may be seen: how many telegrams, how they spread, and the newest."""

    total: int
    facets: dict[str, tuple[Count, ...]]
    newest: tuple[Hit, ...]


@get("/", summary="What the archive holds")
async def start(rooms: Served) -> Page[Holdings]:
    """How many telegrams there are, by post, year and TAGS, and the newest of them."""
    found = await rooms.ask(_holdings)
    counts = {row.value: row.count for row in found.facets.get("year", ()) if row.value.isdigit()}
    rows = [Bar(year, counts.get(year, 0), address.search(address.field("year", year))) for year in times(counts)]
    view = {"chart": bars(rows, "Telegrams by year") if rows else None}
    return Page(found, "start.html", rows=found.newest, view=view)


def _holdings(room: Room) -> Holdings:
    found = searched(room, read_query(""), Asked(_NEWEST, 0, Sort.NEWEST))
    return Holdings(found.total, found.facets, found.hits)
