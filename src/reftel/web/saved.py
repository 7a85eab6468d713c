"""The page of saved searches: each with how much it finds, and what of that is new since last somebody looked.

They are kept for the room, in its desk: the command `reftel news` tells of the same ones.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
from litestar import post
from litestar.enums import RequestEncodingType
from litestar.handlers import get
from litestar.params import Body
from litestar.response import Redirect

from reftel.desk.desk_file import FOLDER
from reftel.desk.saved import Saved, SavedSearches
from reftel.room.grammar import read_query
from reftel.room.hit import Hit, hit
from reftel.room.query import BadQuery
from reftel.room.room import Room
from reftel.web import address
from reftel.web.form import Page
from reftel.web.problem import Wrong
from reftel.web.rooms import Served

_SHOWN = 5
_LONGEST_NAME, _LONGEST_QUERY = 80, 1000
_WHERE = "/saved"


class Row(msgspec.Struct, frozen=True):
    """One saved search: how many telegrams it finds that are new, and the newest of these."""

    name: str
    query: str
    new: int
    hits: tuple[Hit, ...]


class Kept(msgspec.Struct, frozen=True):
    """All saved searches, those with news first."""

    rows: tuple[Row, ...]


class Sent(msgspec.Struct, frozen=True):
    """What a form says: `do` is `save`, `seen` or `drop`."""

    do: str = "save"
    name: str = ""
    query: str = ""
    token: str = ""


@get(_WHERE, summary="Saved searches and their news")
async def saved(rooms: Served) -> Page[Kept]:
    """Each saved search, and what it finds that it did not find when last somebody looked."""
    found = await rooms.ask(lambda room: Kept(tuple(_rows(room, rooms.archive))))
    return Page(found, "saved.html", rows=found.rows)


@post(_WHERE, status_code=303)
async def change_saved(
    rooms: Served, data: Annotated[Sent, Body(media_type=RequestEncodingType.URL_ENCODED)]
) -> Redirect:
    """Keep a search, count one as looked at, or forget it."""
    there = await rooms.ask(lambda room: _changed(room, rooms.archive, data))
    return Redirect(there, status_code=303)


def names(room: Room, archive: Path) -> tuple[Saved, ...]:
    """The saved searches of a room by name; none where nobody ever saved one."""
    if not (archive / FOLDER / f"{room.name}.db").is_file():
        return ()
    with SavedSearches(archive, room.name) as kept:
        return tuple(kept)


def _rows(room: Room, archive: Path) -> Iterator[Row]:
    found = names(room, archive)
    if not found:
        return
    with SavedSearches(archive, room.name) as kept:
        rows = [_row(room, kept, each) for each in found]
    yield from sorted(rows, key=lambda row: (not row.new, row.name))


def _row(room: Room, kept: SavedSearches, each: Saved) -> Row:
    try:
        news = kept.news(room, each, look=False)
    except BadQuery:
        return Row(each.name, each.query, 0, ())
    telegrams = [found for key in reversed(news.keys[-_SHOWN:]) if (found := room.telegram(key))]
    return Row(each.name, each.query, len(news.keys), tuple(hit(found, news.query, 0.0) for found in telegrams))


def _changed(room: Room, archive: Path, sent: Sent) -> str:
    """The page to show when it is done."""
    name, query = " ".join(sent.name.split())[:_LONGEST_NAME], sent.query[:_LONGEST_QUERY]
    if not name:
        raise Wrong("A search is kept under a name, such as road.")
    with SavedSearches(archive, room.name) as kept:
        if sent.do == "drop":
            kept.drop(name)
        elif sent.do == "seen":
            for each in [row for row in kept if row.name == name]:
                kept.news(room, each)
        else:
            try:
                read_query(query)
                kept.save(room, Saved(name, query))
            except BadQuery as bad:
                raise Wrong(f"{bad.wrong}; {bad.instead}.") from None
    return address.saved()
