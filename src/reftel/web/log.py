"""The page of the log: what no telegram says (a call, a visit, a document), noted beside the telegrams."""

from datetime import date
from typing import Annotated, Literal

import msgspec
from litestar import get, post
from litestar.params import QueryParameter
from litestar.response import Redirect

from reftel.desk.logbook import KINDS, PREFIX, Log, Note
from reftel.desk.writing import NoMarking, marking_for
from reftel.room.room import Room
from reftel.web.banner import effective
from reftel.web.change import MOST_POSTED, Entry, Posted, hand, led_to
from reftel.web.form import Page
from reftel.web.paging import AT_ONCE, Leaf, PageNumber
from reftel.web.problem import Wrong
from reftel.web.record import known
from reftel.web.rooms import Rooms, Served

_Short = Annotated[str, msgspec.Meta(max_length=300)]
_Long = Annotated[str, msgspec.Meta(max_length=4000)]
Number = Annotated[int, QueryParameter(name="entry", ge=0, description="The page with this entry: 3.")]


class Logged(Leaf, frozen=True, kw_only=True):
    """How many entries stand, and those of one page, the newest first."""

    rows: tuple[Note, ...]


class Noted(msgspec.Struct, frozen=True):
    """What a form notes, or with `undo` takes back; days are ISO, `on` may be a month or a year."""

    kind: Literal["incident", "intervention", "offer", "promise", "risk", "post", "contact"] = "contact"
    text: _Long = ""
    about: _Short = ""
    on: Annotated[str, msgspec.Meta(pattern=r"^(\d{4}(-\d\d(-\d\d)?)?)?$")] = ""
    said: _Short = ""
    source: _Short = ""
    marking: _Short = ""
    undo: Entry = 0


@get("/log", summary="What was noted")
async def log(rooms: Served, page: PageNumber = 1, entry: Number = 0) -> Page[Logged]:
    """What people noted beside the telegrams, the newest first; each entry can be taken back."""
    rows = await rooms.ask(lambda room: list(reversed(list(Log(rooms.archive, room.name)))))
    if entry:
        page = next((place // AT_ONCE + 1 for place, row in enumerate(rows) if row.number == entry), page)
    found = Logged.of(rows, page)
    view = {"kinds": KINDS, "prefix": PREFIX, "marking": effective(row.marking for row in found.rows)}
    return Page(found, "log.html", rows=rows, view=view)


@post("/log", status_code=303, request_max_body_size=MOST_POSTED, summary="Note something")
async def note(rooms: Served, data: Annotated[Noted, Posted]) -> Redirect:
    """Note what no telegram says, or take an entry back, and lead to the log."""
    made = await rooms.ask(lambda room: _done(rooms, room, data))
    return led_to(f"/log?entry={made}#{PREFIX}{made}" if made else "/log", "/log")


def _done(rooms: Rooms, room: Room, asked: Noted) -> int:
    """Do it; the number of a new entry."""
    book, by = Log(rooms.archive, room.name), hand()
    if asked.undo:
        book.undo(asked.undo, by.at)
        return 0
    known(asked.on)
    text = " ".join(asked.text.split())
    if not text:
        raise Wrong("Say what is noted; nothing was kept.")
    try:
        marking = marking_for(rooms.archive, room, asked.marking.strip() or None).marking
        said = date.fromisoformat(asked.said.strip() or by.at[:10]).isoformat()
    except NoMarking as error:
        raise Wrong(f"{error}; nothing was kept.") from None
    except ValueError:
        raise Wrong(f"{asked.said} is no day; write it as 2011-07-08. Nothing was kept.") from None
    about, source = asked.about.strip() or None, asked.source.strip() or None
    return book.add(Note(asked.kind, text, said, by.by, by.at, about, asked.on or None, source, marking))
