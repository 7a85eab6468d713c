"""The first page: the search box, what a desk looks at first, what the archive holds, and its newest telegrams.

What is overdue, at risk and silent is what ledger and watch say, once the telegrams were read for claims.
"""

from itertools import islice
from typing import Any

import msgspec
from litestar import Request, get

from reftel.desk.copies import are_told, findings
from reftel.desk.overview import Overview, overview
from reftel.desk.saved import SavedSearches
from reftel.room.claims import unread
from reftel.room.facets import Count
from reftel.room.gap import Gap, gaps
from reftel.room.grammar import read_query
from reftel.room.hit import Asked, Hit
from reftel.room.hit import search as searched
from reftel.room.query import BadQuery
from reftel.room.ranking import Sort
from reftel.room.record import Behind
from reftel.room.room import Room
from reftel.web import address
from reftel.web.behind import BEHIND
from reftel.web.chart import Bar, bars, times
from reftel.web.directory import READ_AT_ONCE
from reftel.web.form import Page
from reftel.web.record import record_of
from reftel.web.rooms import Rooms, Served
from reftel.web.saved import names

_NEWEST = 6
_PATIENCE = 4.0
"""Seconds the page waits for what a desk looks at first; after a change of a large archive it takes minutes."""
_MOST_GAPS = 200
_MOST_COUNTED = 2_000
"""Findings of more copies are not counted for a page: each reading would have to be opened."""


class Fresh(msgspec.Struct, frozen=True):
    """A saved search and how much it finds that is new."""

    name: str
    query: str
    new: int


class Holdings(msgspec.Struct, frozen=True):
    """What the archive holds, as far as it may be seen: how many telegrams, how they spread, and the newest.

    `overview` is None while telegrams are `unread` for claims, and while what they say is still worked out.
    """

    total: int
    facets: dict[str, tuple[Count, ...]]
    newest: tuple[Hit, ...]
    unread: int
    overview: Overview | None
    fresh: tuple[Fresh, ...]
    gaps: tuple[Gap, ...]
    findings: tuple[Count, ...]


@get("/", summary="What the archive holds")
async def start(request: Request[Any, Any, Any], rooms: Served) -> Page[Holdings]:
    """What is new, overdue, at risk and silent; how many telegrams there are, by post, year and TAGS."""
    left = await rooms.ask(lambda room: unread(room.register))
    told = await _overview(rooms) if left <= READ_AT_ONCE else None
    held = await holdings(rooms)
    found = msgspec.structs.replace(held, unread=0 if told else left, overview=told)
    counts = {row.value: row.count for row in found.facets.get("year", ()) if row.value.isdigit()}
    rows = [Bar(year, counts.get(year, 0), address.search(address.field("year", year))) for year in times(counts)]
    view = {
        "chart": bars(rows, "Telegrams by year") if rows else None,
        "keeper": request.app.state.intakes is not None
        and await rooms.ask(lambda room: are_told(rooms.archive, room.name)),
    }
    return Page(found, "start.html", rows=found.newest, view=view)


async def holdings(rooms: Rooms) -> Holdings:
    """What the archive holds, without what a desk looks at first."""
    return await rooms.ask_once("holdings", lambda room: _holdings(room, rooms))


async def _overview(rooms: Rooms) -> Overview | None:
    """What a desk looks at first; None while that is still worked out."""

    def answer(room: Room) -> tuple[Overview, Behind]:
        record = record_of(rooms, room)
        return overview(record), record.behind

    try:
        found, behind = await rooms.ask_once("overview", answer, _PATIENCE)
        BEHIND.set(behind)
        return found
    except TimeoutError:
        return None


def _holdings(room: Room, rooms: Rooms) -> Holdings:
    found = searched(room, read_query(""), Asked(_NEWEST, 0, Sort.NEWEST))
    return Holdings(
        total=found.total,
        facets=found.facets,
        newest=found.hits,
        unread=0,
        overview=None,
        fresh=_fresh(room, rooms),
        gaps=tuple(islice(gaps(room.register.db), _MOST_GAPS)),
        findings=findings(rooms.archive, room.name, _MOST_COUNTED),
    )


def _fresh(room: Room, rooms: Rooms) -> tuple[Fresh, ...]:
    """The saved searches that find something new."""
    kept = names(room, rooms.archive)
    if not kept:
        return ()
    found: list[Fresh] = []
    with SavedSearches(rooms.archive, room.name) as saved:
        for each in kept:
            try:
                new = len(saved.news(room, each, look=False).keys)
            except BadQuery:
                continue
            found += [Fresh(each.name, each.query, new)] if new else []
    return tuple(found)
