"""The page of people: a name in any spelling, the spellings telegrams have of it, and where the person's page is."""

from typing import Annotated

import msgspec
from litestar import get
from litestar.params import QueryParameter

from reftel.claims.name import read_name
from reftel.desk.brief import Brief, Part, brief
from reftel.desk.directory import Listed
from reftel.web import address
from reftel.web.banner import effective
from reftel.web.directory import every, listed
from reftel.web.form import Page
from reftel.web.paging import PageNumber
from reftel.web.person import AT_ONCE
from reftel.web.rooms import Served

NameTyped = Annotated[str, QueryParameter(name="name", max_length=200, description="In any spelling: Daoud Jurkhal.")]


class Person(msgspec.Struct, frozen=True):
    """Somebody whom telegrams name: as asked for, how it is written there, in how many sentences and telegrams.

    `unread` is how many more telegrams have words like the name: of many only some are read.
    """

    name: str
    spellings: tuple[str, ...]
    sentences: int
    telegrams: int
    first: str | None
    last: str | None
    undecided: int
    unread: int
    marking: str | None
    status: str = "unconfirmed"


class People(msgspec.Struct, frozen=True):
    """The name that was asked for, and who was found; without a name all who are `known`, some a page."""

    name: str
    rows: tuple[Person, ...]
    known: tuple[Listed, ...] = ()
    total: int = 0
    page: int = 1
    pages: int = 1
    unread: int = 0


@get("/people", summary="People by name")
async def people(rooms: Served, name: NameTyped = "", page: PageNumber = 1) -> Page[People]:
    """Who is named so, in whatever spelling, as far as may be seen; without a name, all."""
    if not name.strip():
        leaf = await listed(rooms, "people", "", page)
        shown = People("", (), leaf.rows, leaf.total, page, leaf.pages, leaf.unread)
        return Page(shown, "people.html", rows=every(rooms, "people", leaf), view={"there": address.people})
    asked = read_name(name)
    found = await rooms.ask_long(lambda room: brief(room, asked, Part(0, AT_ONCE))) if asked else None
    rows = (_person(found),) if found and (found.lines or found.undecided or found.likely > AT_ONCE) else ()
    there = address.again(address.people, {"name": name})
    return Page(People(name, rows, total=len(rows)), "people.html", rows=rows, view={"there": there})


def _person(found: Brief) -> Person:
    days = sorted(line.dtg[:10] for line in found.lines if line.dtg)
    return Person(
        name=found.name,
        spellings=found.spellings,
        sentences=len(found.lines),
        telegrams=len({line.mrn for line in found.lines}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        undecided=len(found.undecided),
        unread=max(found.likely - AT_ONCE, 0),
        marking=effective(line.marking for line in (*found.lines, *found.undecided)),
    )
