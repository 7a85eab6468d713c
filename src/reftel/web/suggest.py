"""Completion: how what stands in the search box may go on, in words and values of the room and no others.

`/suggest.json?q=police chi` is asked by the script of the search box while one types; as a page it is a list.
"""

import msgspec
from litestar import get

from reftel.room.completion import Completion
from reftel.web.form import Page
from reftel.web.rooms import Served
from reftel.web.search import Words

_MOST = 10


class Suggested(msgspec.Struct, frozen=True):
    """What was typed, and how it may go on."""

    query: str
    rows: tuple[Completion, ...]


@get("/suggest", summary="How a search may go on")
async def suggest(rooms: Served, q: Words = "") -> Page[Suggested]:
    """The words, posts and TAGS of what may be seen that begin like the last word typed, the most frequent first."""
    found = await rooms.ask(lambda room: room.complete(q, _MOST))
    return Page(Suggested(q, found), "suggest.html", rows=found)
